//! `find` and `show` beyond indicators: plans, what they consist of, places and sources.

use serde_json::{Value, json};

use crate::support::program::run;
use crate::support::{data, plans};

/// Runs a command on the pack in which a plan has everything; gives output and code.
fn said(line: &[&str]) -> (String, i32) {
    let folder = data(plans::FOLDER);
    let pack = ["--pack", folder.to_str().unwrap()];
    let output = run(&[line, &pack].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    (text, output.status.code().unwrap())
}

#[track_caller]
fn document(line: &[&str]) -> Value {
    let (text, code) = said(&[line, &["--json"]].concat());
    assert_eq!(code, 0, "{line:?}");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn find_says_what_it_is_with_its_plan_and_its_source() {
    for (line, want) in [
        (
            &["find", "san thàng"][..],
            "Danh sách: Xã làm điểm · Xã San Thàng · KH 2021-2025 · S1, 08/09/2023\n",
        ),
        (
            &["find", "phieu", "tin", "nhiem"],
            "Nhiệm vụ 1: Lấy phiếu tín nhiệm giữa nhiệm kỳ · KH 2021-2025 · S1, 08/09/2023\n",
        ),
        (
            &["find", "kết luận 21", "--lang", "en"],
            "Task 2: Conclusion 21, learning from President Hồ Chí Minh · Plan 2021-2025 · S1, 8 Sep 2023\n",
        ),
        (
            &["find", "22/55"],
            "Kế hoạch, nghị quyết: KH 2021-2025 · Kế hoạch phát triển năm năm của tỉnh thử · five\n",
        ),
        (
            &["find", "một dòng lạ"],
            "Nội dung khác: Một dòng lạ · KH 2021-2025 · S1, 08/09/2023\n",
        ),
        (
            &["find", "báo cáo giữa kỳ"],
            "Nguồn: Báo cáo giữa kỳ · S1 · 08/09/2023 · hỏi nguon:S1\n",
        ),
    ] {
        let (text, code) = said(line);
        assert_eq!((text.as_str(), code), (want, 0), "{line:?}");
    }
}

#[test]
fn find_puts_indicators_first_and_keeps_to_its_limit() {
    let (text, _) = said(&["find", "communes"]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("Số xã nông thôn mới"), "{text}");
    assert_eq!(lines[1], "");
    assert!(
        lines[2].starts_with("Kế hoạch, nghị quyết: Văn bản"),
        "{text}"
    );
    assert!(lines[3].starts_with("Danh sách: Xã làm điểm"), "{text}");
    let (text, _) = said(&["find", "communes", "-n", "1"]);
    assert_eq!(text.lines().count(), 1, "{text}");
    // A plan of another place is not there.
    let output = run(&["find", "san thàng", "--place", "son la"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn find_json_is_one_list_in_which_each_says_its_kind() {
    let found = document(&["find", "communes"]);
    let found = found.as_array().unwrap();
    let kinds: Vec<&Value> = found.iter().map(|entry| &entry["kind"]).collect();
    assert_eq!(kinds, ["indicator", "plan", "list"]);
    let ranks: Vec<&Value> = found.iter().map(|entry| &entry["rank"]).collect();
    assert_eq!(ranks, [1, 2, 3]);
    for entry in found {
        for key in [
            "rank", "kind", "id", "name", "category", "place", "plan", "unit", "score", "reading",
            "matches", "status", "target", "latest",
        ] {
            assert!(entry.get(key).is_some(), "{key}: {entry}");
        }
    }
    let scores: Vec<f64> = found
        .iter()
        .filter_map(|one| one["score"].as_f64())
        .collect();
    assert!(
        scores.is_sorted_by(|better, worse| better >= worse),
        "{scores:?}"
    );

    let of = |typed: &str| document(&["find", typed])[0].clone();
    let list = of("san thang");
    for (key, want) in [
        ("kind", json!("list")),
        ("id", json!("communes")),
        (
            "name",
            json!({ "vi": "Xã làm điểm", "en": "Pilot communes" }),
        ),
        (
            "item",
            json!({ "vi": "Xã San Thàng", "en": "San Thàng commune" }),
        ),
        ("place", json!("Tỉnh thử")),
        ("plan", json!("KH 2021-2025")),
        ("source_id", json!("S1")),
        ("reading", json!("typed")),
        ("matched_field", json!("item")),
        ("matched_text", json!("Xã San Thàng")),
        ("matches", json!([[3, 6], [7, 12]])),
        ("status", Value::Null),
        ("latest", Value::Null),
    ] {
        assert_eq!(list[key], want, "{key}");
    }
    let task = of("phieu tin nhiem");
    assert_eq!(
        (&task["kind"], &task["line"]),
        (&json!("programme"), &json!("task"))
    );
    let plan = of("ke hoach phat trien nam nam");
    assert_eq!(
        (&plan["kind"], &plan["id"]),
        (&json!("plan"), &json!("five"))
    );
    let source = of("bao cao giua ky");
    assert_eq!(
        (&source["kind"], &source["id"]),
        (&json!("source"), &json!("S1"))
    );
    let place = of("test province");
    assert_eq!(place["kind"], "indicator");
}

#[test]
fn show_tells_everything_of_a_plan() {
    let want = "\
Kế hoạch phát triển năm năm của tỉnh thử
KH 2021-2025 · giai đoạn 2021–2025 · đã ban hành · five

Số văn bản: 17/NQ-HĐND ngày 09/12/2020 (S2, 12/2020)

Đã công bố
  ước 22/55 đạt và vượt, giữa nhiệm kỳ 2023 (S1, 08/09/2023)
    chỉ tiêu thành phần

Chỉ tiêu có mục tiêu trong kế hoạch này (1)
  Số xã nông thôn mới  56 xã, 2025  mục tiêu 54 xã (2025)  ▲ Vượt

Các chương trình trọng điểm
  1. Phát triển rừng bền vững (S2, 12/2020)
    cụ thể hóa: QĐ 422/QĐ-UBND

Các nhiệm vụ
  1. Lấy phiếu tín nhiệm giữa nhiệm kỳ (S1, 08/09/2023)
  2. Kết luận 21, học tập và làm theo Bác (S1, 08/09/2023)

Nội dung khác
  Một dòng lạ (S1, 08/09/2023)

Xã làm điểm (S1, 08/09/2023)
  Xã San Thàng
    làm trước
  Xã Bản Bo

Huyện dự kiến (S1, 08/09/2023)
  Huyện Tam Đường

Nguồn
  S1  Báo cáo giữa kỳ, Báo thử, 08/09/2023, https://example.org/s1
  S2  Toàn văn kế hoạch, 12/2020, không có địa chỉ
";
    for wanted in [
        "five",
        "KH 2021-2025",
        "kh 2021-2025",
        "Plan 2021-2025",
        "Kế hoạch phát triển năm năm của tỉnh thử",
        "nam nam",
    ] {
        let (text, code) = said(&["show", wanted]);
        assert_eq!((text.as_str(), code), (want, 0), "{wanted}");
    }
    // Of a line its plan, which says the line first.
    let (text, _) = said(&["show", "phiếu tín nhiệm"]);
    let line = "Nhiệm vụ 1: Lấy phiếu tín nhiệm giữa nhiệm kỳ · KH 2021-2025 · S1, 08/09/2023\n\n";
    assert_eq!(text, format!("{line}{want}"));
}

#[test]
fn show_tells_what_a_plan_is_and_what_was_known_on_a_day() {
    for (line, wants, hides) in [
        (
            &["show", "next"][..],
            &[
                "giai đoạn 2026–2030 · dự thảo · next",
                "mục tiêu 80 xã (2030",
            ][..],
            &["Đã công bố"][..],
        ),
        (
            &["show", "state"],
            &["Số liệu thống kê\nstate\n", "Chưa có mục tiêu nào"],
            &["đã ban hành"],
        ),
        (
            &["show", "five", "--as-of", "2021-01-01"],
            &["Phát triển rừng bền vững", "S2  Toàn văn"],
            &["phiếu tín nhiệm", "22/55", "San Thàng", "S1  "],
        ),
        (
            &["show", "five", "--lang", "en"],
            &[
                "term 2021–2025 · adopted",
                "Key programmes",
                "est. 22/55 met or exceeded",
                "first of all",
            ],
            &["Nhiệm vụ"],
        ),
    ] {
        let (text, code) = said(line);
        assert_eq!(code, 0, "{line:?}");
        for want in wants {
            assert!(text.contains(want), "{line:?}: {want}\n{text}");
        }
        for hidden in hides {
            assert!(!text.contains(hidden), "{line:?}: {hidden}\n{text}");
        }
    }
}

#[test]
fn show_prints_the_list_that_holds_a_name() {
    let want = "\
Khớp: Xã San Thàng

Xã làm điểm
Danh sách · KH 2021-2025 · S1, 08/09/2023
  Xã San Thàng
    làm trước
  Xã Bản Bo

Chỉ tiêu liên quan
  Số xã nông thôn mới · Tỉnh thử  56 xã, 2025  mục tiêu 54 xã (2025)  ▲ Vượt

Thuộc kế hoạch
  KH 2021-2025 · five

Nguồn
  S1  Báo cáo giữa kỳ, Báo thử, 08/09/2023, https://example.org/s1
";
    assert_eq!(said(&["show", "san thàng"]), (want.to_owned(), 0));
    // A list that names no plan tells those of its indicators.
    let (text, _) = said(&["show", "tam đường"]);
    let plans = "Kế hoạch có mục tiêu cho các chỉ tiêu này\n  KH 2021-2025 · five\n  Dự thảo KH 2026-2030 · next\n";
    assert!(text.contains(plans), "{text}");
}

#[test]
fn an_indicator_of_that_id_or_name_is_shown_before_a_plan() {
    for wanted in ["new-communes", "Số xã nông thôn mới", "nong thon moi"] {
        assert_eq!(document(&["show", wanted])["kind"], "indicator", "{wanted}");
    }
    for wanted in ["Văn bản trùng mã", "Paper of the same id"] {
        let shown = document(&["show", wanted]);
        assert_eq!(
            (&shown["kind"], &shown["id"]),
            (&json!("plan"), &json!("new-communes"))
        );
    }
    // Nothing of a plan, and a source alone, is nothing to show.
    for wanted in ["qzxwvk", "bao cao giua ky"] {
        assert_eq!(said(&["show", wanted]).1, 1, "{wanted}");
    }
}

#[test]
fn show_json_tells_a_plan_as_one_object() {
    let plan = document(&["show", "five"]);
    for (path, want) in [
        ("/kind", json!("plan")),
        ("/id", json!("five")),
        ("/pack", json!("test")),
        ("/name/en", json!("Plan 2021-2025")),
        (
            "/title/en",
            json!("Five-year development plan of the test province"),
        ),
        ("/number/vi", json!("17/NQ-HĐND ngày 09/12/2020")),
        ("/place", json!("Tỉnh thử")),
        ("/term", json!([2021, 2025])),
        ("/status", json!("adopted")),
        ("/reported/0/met", json!(22)),
        ("/reported/0/of", json!(55)),
        ("/reported/0/source_id", json!("S1")),
        ("/targets/0/id", json!("new-communes")),
        ("/targets/0/status", json!("exceeded")),
        ("/targets/0/target/value", json!("54")),
        ("/programmes/0/line", json!("key_programme")),
        (
            "/programmes/1/text/vi",
            json!("Lấy phiếu tín nhiệm giữa nhiệm kỳ"),
        ),
        ("/programmes/1/order", json!(1)),
        ("/programmes/1/indicators", json!(["trust"])),
        ("/lists/0/items/0/vi", json!("Xã San Thàng")),
        ("/lists/0/items/0/note/en", json!("first of all")),
        ("/sources/0/id", json!("S1")),
    ] {
        assert_eq!(plan.pointer(path), Some(&want), "{path}");
    }
    assert!(plan.get("met").is_none());
    let task = document(&["show", "phiếu tín nhiệm"]);
    assert_eq!(task["kind"], "plan");
    assert_eq!(task["met"]["kind"], "programme");
    assert_eq!(task["met"]["id"], "task-1");
    let list = document(&["show", "san thang"]);
    assert_eq!(
        (&list["kind"], &list["met"]["item"]["vi"]),
        (&json!("list"), &json!("Xã San Thàng"))
    );
    let draft = document(&["show", "next"]);
    assert_eq!(
        (&draft["status"], &draft["targets"][0]["plan"]),
        (&json!("draft"), &json!("Dự thảo KH 2026-2030"))
    );
}
