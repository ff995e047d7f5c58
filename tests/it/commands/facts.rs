//! The facts that commands print: as plain lines, as CSV, as JSON.

use serde_json::Value;

use crate::support::data;
use crate::support::folder::Folder;
use crate::support::frozen::PLACE;
use crate::support::program::{json, prints, run, run_shipped};

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn find_puts_the_indicator_first_without_marks() {
    let found = json(&["find", "ty le ho ngheo", "--json"]);
    let first = &found[0];
    assert_eq!(first["rank"], 1);
    assert_eq!(first["name"]["vi"], "Tỷ lệ hộ nghèo");
    assert_eq!(first["place"], "Lai Châu");
    assert_eq!(first["reading"], "typed");
    assert_eq!(first["latest"]["value"], "19.46");
    assert_eq!(first["latest"]["low"], 19.46);
    assert_eq!(first["target"], Value::Null);
    for key in [
        "rank", "id", "name", "category", "place", "plan", "unit", "score", "reading", "matches",
        "status", "target", "latest",
    ] {
        assert!(keys(first).contains(&key), "{key}");
    }
}

#[test]
fn find_that_finds_nothing_ends_with_one() {
    let output = run(&["find", "qzxwvk"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
    assert_eq!(prints(&["find", "qzxwvk", "--json"], 1), "[]\n");
}

#[test]
fn find_tells_that_nothing_was_asked() {
    let check = |line: &[&str], want: &str| {
        let output = run(line);
        assert_eq!(output.status.code(), Some(1), "{line:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(want), "{line:?}: {said}");
    };
    check(&["find", ""], "chưa hỏi gì");
    check(&["find", "!!!"], "chưa hỏi gì");
    check(&["show", " "], "chưa hỏi gì");
    check(&["find", "--lang", "en", "--json", ""], "nothing was asked");
    check(&["show", "l01"], "hỏi nguon:L01");
}

#[test]
fn find_stays_in_the_place_asked_for() {
    let found = json(&["find", "grdp", "--place", "son la", "--json"]);
    let places: Vec<&Value> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| &hit["place"])
        .collect();
    assert!(!places.is_empty());
    assert!(places.iter().all(|place| *place == "Sơn La"), "{places:?}");
}

#[test]
fn show_lists_every_claim_with_its_source() {
    let shown = json(&["show", "Tỷ lệ hộ nghèo", "--json"]);
    let claims = shown["claims"].as_array().unwrap();
    let mut rows = facts("lai-chau.csv");
    rows.retain(|row| row[3] == "Tỷ lệ hộ nghèo" && row[5] == "%");
    assert_eq!(claims.len(), rows.len());
    for row in rows {
        let is_row = |claim: &&Value| {
            claim["kind"] == row[6].as_str()
                && claim["year"] == row[7].parse::<i64>().unwrap()
                && claim["period"] == row[8].as_str()
                && claim["value"] == row[9].as_str()
                && claim["comparator"] == row[10].as_str()
                && claim["source_id"] == row[11].as_str()
        };
        assert!(claims.iter().any(|claim| is_row(&claim)), "{row:?}");
    }
    let plain = prints(&["show", "ty le ho ngheo"], 0);
    for claim in claims {
        let source = claim["source_id"].as_str().unwrap();
        assert!(
            plain.contains(source),
            "{source} is not on the page:\n{plain}"
        );
    }
    assert!(!plain.contains('\u{1b}'));
}

fn facts(file: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(data("facts").join(file)).unwrap();
    reader
        .records()
        .map(|record| record.unwrap().iter().map(ToOwned::to_owned).collect())
        .collect()
}

#[test]
fn show_takes_an_id_a_name_or_letters() {
    for wanted in [
        "grdp-per-capita",
        "GRDP bình quân đầu người",
        "grdp BÌNH QUÂN đầu người",
        "GRDP per capita",
        "grdp dau nguoi",
    ] {
        let shown = json(&["show", wanted, "--json"]);
        assert_eq!(shown["id"], "grdp-per-capita", "{wanted}");
    }
    assert_eq!(run(&["show", "qzxwvk"]).status.code(), Some(1));
}

#[test]
fn show_marks_where_sources_disagree() {
    let shown = json(&["show", "grdp-per-capita", "--json"]);
    let conflicts = shown["conflicts"].as_array().unwrap();
    let of_year = |year: i64| {
        let conflict = conflicts
            .iter()
            .find(|found| found["year"] == year)
            .unwrap();
        let values = conflict["values"].as_array().unwrap().iter();
        values
            .map(|claim| claim["value"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(of_year(2020), ["43.8", "43.33"]);
    assert_eq!(of_year(2025), ["65.5", "79"]);
    let last = conflicts
        .iter()
        .find(|found| found["year"] == 2025)
        .unwrap();
    assert_eq!(last["chosen"]["value"], "79");
    assert_eq!(last["chosen_by"], "latest_publication");
    for key in [
        "claims",
        "sources",
        "conflicts",
        "series",
        "assessment",
        "official",
        "aliases",
        "related",
        "same_name",
    ] {
        assert!(keys(&shown).contains(&key), "{key}");
    }
}

#[test]
fn one_name_with_two_units_names_the_other() {
    let shown = json(&["show", "Xã có đường ô tô đến trung tâm", "--json"]);
    assert_eq!(shown["same_name"].as_array().unwrap().len(), 1);
}

#[test]
fn list_is_one_line_an_indicator() {
    let plain = prints(&["list", "--place", PLACE], 0);
    assert_eq!(plain.lines().count(), 175);
    assert!(
        plain
            .lines()
            .next()
            .unwrap()
            .starts_with("Tốc độ tăng trưởng GRDP bình quân")
    );
    let all = prints(&["list", "--place", "all"], 0);
    assert_eq!(all.lines().count(), 264);
    let csv = prints(&["list", "--csv", "--category", "moi truong"], 0);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(ToOwned::to_owned)
        .collect();
    assert_eq!(
        head,
        [
            "id",
            "name_vi",
            "name_en",
            "category",
            "place",
            "unit",
            "latest",
            "latest_year",
            "latest_kind",
            "target",
            "target_year",
            "status",
            "comparator",
            "target_comparator",
            "plan",
            "reason",
            "gap",
            "gap_unit",
            "source_id",
            "target_source_id",
            "owner",
            "period",
            "class",
            "derived",
            "other_values",
            "newer",
            "newer_year",
            "newer_period",
        ]
    );
    let categories = reader.records().map(|record| record.unwrap()[3].to_owned());
    assert!(
        categories
            .into_iter()
            .all(|category| category == "Môi trường")
    );
    let met = json(&["list", "--status", "met", "--json"]);
    assert!(
        met.as_array()
            .unwrap()
            .iter()
            .all(|row| row["status"] == "met")
    );
    assert!(!met.as_array().unwrap().is_empty());
}

/// Every number below a value.
fn sum(value: &Value) -> i64 {
    match value {
        Value::Object(map) => map.values().map(sum).sum(),
        number => number.as_i64().unwrap(),
    }
}

#[test]
fn those_without_a_verdict_add_up_and_none_is_counted_as_met() {
    for day in ["2023-09-08", "2025-12-31", "2026-11-29"] {
        let asked = ["status", "--place", PLACE, "--as-of", day];
        let status = json(&[&asked[..], &["--json"]].concat());
        let by_status = &status["by_status"];
        assert_eq!(sum(by_status), status["total"].as_i64().unwrap(), "{day}");
        let classes = &status["classes"];
        assert_eq!(
            sum(classes),
            by_status["not_assessable"].as_i64().unwrap(),
            "{day}"
        );
        assert_eq!(classes["no_data"], status["without_figure"], "{day}");
        // Before the deadlines nothing is provisional, afterwards something is.
        assert_eq!(sum(&classes["provisional"]) > 0, day > "2026", "{day}");
        let plain = prints(&asked, 0);
        let total = status["total"].as_i64().unwrap();
        let counts = plain.lines().filter_map(|line| {
            let (count, _) = line.trim_start().split_once(&format!("/{total}  "))?;
            count.parse::<i64>().ok()
        });
        assert_eq!(counts.sum::<i64>(), total, "{day}: {plain}");
    }
}

#[test]
fn no_plan_is_credited_with_the_targets_of_another() {
    for (asked, plan, title) in [
        (&["--place", PLACE][..], Value::Null, "Mọi kế hoạch chính"),
        (
            &["--place", PLACE, "--plan", "nq-xiv"],
            "NQ ĐH XIV 2020-2025".into(),
            "NQ ĐH XIV 2020-2025",
        ),
        // One main plan is the plan.
        (
            &["--place", "dien-bien"],
            "NQ ĐH XIV 2020-2025".into(),
            "NQ ĐH XIV 2020-2025",
        ),
    ] {
        let asked = [&["status"], asked].concat();
        let status = json(&[&asked[..], &["--json"]].concat());
        assert_eq!(status["plan"], plan, "{asked:?}");
        let plain = prints(&asked, 0);
        let first = plain.lines().next().unwrap();
        assert!(first.contains(title), "{first}");
    }
}

#[test]
fn status_prints_its_denominator_and_what_was_reported() {
    let status = json(&["status", "--place", PLACE, "--json"]);
    assert_eq!(status["total"], 34);
    assert_eq!(status["withdrawals"], Value::Array(Vec::new()));
    let classes = status["by_status"].as_object().unwrap();
    let sum: i64 = classes.values().map(|count| count.as_i64().unwrap()).sum();
    assert_eq!(sum, 34);
    let reported = status["reported"].as_array().unwrap();
    assert_eq!(
        (&reported[0]["met"], &reported[0]["of"]),
        (&22.into(), &55.into())
    );
    assert_eq!(reported[0]["published"], "2023-09-08");
    assert_eq!(reported[1]["met"], Value::Null);
    assert_eq!(
        (&reported[1]["missed"], &reported[1]["of"]),
        (&6.into(), &50.into())
    );
    let plain = prints(&["status", "--place", PLACE], 0);
    assert!(plain.contains("34 có mục tiêu"), "{plain}");
    assert!(
        plain.contains("công bố: ước 22/55 đạt và vượt (08/09/2023"),
        "{plain}"
    );
    assert!(
        plain.contains("công bố: ước 6/50 không đạt (08/2025"),
        "{plain}"
    );
}

#[test]
fn both_languages_speak() {
    let vi = prints(&["show", "forest-cover"], 0);
    let en = prints(&["--lang", "en", "show", "forest-cover"], 0);
    assert!(vi.contains("Mục tiêu: 54%, 2025"), "{vi}");
    assert!(en.contains("Target: 54%, 2025"), "{en}");
    let help = prints(&["--help"], 0);
    assert!(help.contains("Cách dùng: chitieu"), "{help}");
    assert!(prints(&["--lang", "en", "--help"], 0).contains("Usage: chitieu"));
}

#[test]
fn a_plan_is_looked_for_in_the_pack_of_the_place_first() {
    // Only on the packs inside the binary is a place shown that nobody named.
    let shipped =
        |line: &[&str]| -> Value { serde_json::from_slice(&run_shipped(line).stdout).unwrap() };
    let lai_chau = shipped(&["status", "--plan", "nq-xiv", "--json"]);
    let dien_bien = shipped(&[
        "status",
        "--place",
        "Điện Biên",
        "--plan",
        "nq-xiv",
        "--json",
    ]);
    for status in [&lai_chau, &dien_bien] {
        assert!(status["total"].as_i64().unwrap() > 0, "{status}");
    }
    assert_eq!(dien_bien["place"], "Điện Biên");
}

#[test]
fn without_a_terminal_the_facts_come_as_plain_lines() {
    assert_eq!(prints(&[], 0), prints(&["list"], 0));
    assert_eq!(
        prints(&["--query", "grdp"], 0),
        prints(&["find", "grdp"], 0)
    );
}

#[test]
fn completions_and_manual_come_from_the_same_options() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(prints(&["completions", shell], 0).contains("CHITIEU_COMPLETE"));
    }
    let man = prints(&["man"], 0);
    assert!(man.starts_with(".ie") && man.contains("chitieu"), "{man}");
}

#[test]
fn every_command_has_a_manual_page_with_examples_and_exit_codes_in_both_languages() {
    let of = |name: &str, lang| prints(&["man", name, "--lang", lang], 0);
    for name in [
        "find", "ask", "show", "list", "export", "import", "doctor", "man",
    ] {
        let (vi, en) = (of(name, "vi"), of(name, "en"));
        for heading in [
            ".SH NAME",
            ".SH EXAMPLES",
            ".SH EXIT STATUS",
            ".SH SEE ALSO",
        ] {
            assert!(en.contains(heading), "{name}: {heading}");
            assert!(!vi.contains(heading), "{name}: {heading}");
        }
        assert!(
            vi.contains(".SH TÊN") && vi.contains(".SH VÍ DỤ"),
            "{name}: {vi}"
        );
        assert!(en.contains(&format!("chitieu {name}")), "{name}: {en}");
        assert!(!en.contains(".SH EXTRA"), "{name}: {en}");
    }
    let whole = of("chitieu", "en");
    for text in [
        ".SH KEYS OF THE EXPLORER",
        "Ctrl\\-T",
        "CHITIEU_PACK",
        "config.toml",
        "128 + n",
    ] {
        assert!(whole.contains(text), "{text}: {whole}");
    }
    // The head and the headings are in the language, and no option has room for a value that it does not take.
    for (lang, heading, manual) in [
        ("vi", ".SH LỆNH", "Hướng dẫn lệnh"),
        ("en", ".SH COMMANDS", "User Commands"),
    ] {
        assert!(of("chitieu", lang).contains(heading), "{lang}");
        for name in ["chitieu", "import", "status"] {
            let page = of(name, lang);
            let head = page.lines().find(|line| line.starts_with(".TH"));
            let head = head.unwrap_or_default();
            assert!(head.contains(manual), "{name}: {head}");
            assert!(head.contains("chitieu 0."), "{name}: {head}");
            assert!(!page.contains(" \\fR]"), "{name}: {page}");
        }
    }
    // What no person calls has no page, nor has what is no command.
    for name in ["read-workbook", "nothing"] {
        prints(&["man", name], 1);
    }
}

#[test]
fn an_official_judgement_stands_beside_the_computed_one() {
    let waste = "urban-solid-waste-collected-and-treated";
    let shown = json(&["--as-of", "2023-09-08", "show", waste, "--json"]);
    assert_eq!(shown["assessment"]["status"], "exceeded");
    let official = &shown["official"];
    assert_eq!(official["status"], "exceeded");
    assert_eq!(official["published"], "2023-09-08");
    assert_eq!(official["disagrees"], false);
    let rule = &shown["rule"];
    assert_eq!(
        (&rule["kind"], &rule["deadline"]),
        (&"level".into(), &2025.into())
    );
    assert_eq!(rule["inputs"][0]["value"], "98.2");
    assert_eq!(rule["thresholds"]["on_track"], 0.95);
    // The day before nobody had said it.
    let before = json(&["--as-of", "2023-09-07", "show", waste, "--json"]);
    assert_eq!(before["official"], Value::Null);
}

#[test]
fn part_of_a_year_never_stands_as_the_year_beside_its_target() {
    let page = prints(&["show", "state-budget-revenue"], 0);
    let line = "2022: trên 1.800 tỷ đồng (10 tháng đầu năm 2022) · mục tiêu 2.250 tỷ đồng · Chưa đánh giá: ";
    assert!(page.contains(line), "{page}");
}

/// A pack with somebody who answers for an indicator, a quote, and two sources that disagree about one year.
fn pack_of_an_office() -> Folder {
    let folder = Folder::new(b"office");
    let text = r#"
        pack = { id = "p", name = "P", place = "Tỉnh", main_plans = ["five"] }
        category = [{ id = "c", name = "Kinh tế" }]
        source = [
          { id = "A", title = "A", date = "2025-03-01" },
          { id = "B", title = "B", date = "2024-11-01" },
        ]

        [[plan]]
        id = "five"
        name = "KH 2021-2025"
        term = [2021, 2025]

        [[plan]]
        id = "yearly"
        name = "KH hằng năm"

        [[indicator]]
        id = "income"
        name = "Thu nhập"
        category = "c"
        unit = "triệu đồng"
        target_kind = "level"
        better = "higher"
        base_year = 2020
        owner = [{ name = { vi = "Sở A", en = "Department A" }, source = "A" }]
        claims = [
          { plan = "five", kind = "target", year = 2025, value = 65, source = "A" },
          { plan = "yearly", kind = "target", year = 2024, value = 50, source = "A" },
          { kind = "actual", year = 2024, value = 62.6, source = "A", quote = "đạt 62,6 triệu đồng" },
          { kind = "actual", year = 2024, value = 55.9, source = "B" },
          { kind = "actual", year = 2020, value = 40, source = "A" },
        ]

        [[indicator]]
        id = "roads"
        name = "Đường"
        category = "c"
        unit = "km"
        target_kind = "level"
        better = "higher"
        base_year = 2020
        claims = [{ plan = "five", kind = "target", year = 2025, value = 10, source = "A" }]
    "#;
    std::fs::write(folder.path.join("pack.toml"), text).unwrap();
    folder
}

#[test]
fn targets_are_counted_by_who_answers_for_them() {
    let folder = pack_of_an_office();
    let asked = ["--pack", folder.path.to_str().unwrap(), "status"];
    let with = |more: &[&'static str]| [&asked[..], more].concat();
    assert!(json(&with(&["--json"])).get("by_owner").is_none());
    let status = json(&with(&["--by", "owner", "--json"]));
    let owners = status["by_owner"].as_array().unwrap();
    assert_eq!(owners[0]["owner"]["en"], "Department A");
    assert_eq!(owners[1]["owner"], Value::Null);
    for owner in owners {
        assert_eq!(owner["total"], 1);
        assert_eq!(sum(&owner["by_status"]), 1);
    }
    let plain = prints(&with(&["--by", "owner"]), 0);
    for line in [
        "  Sở A                                  0/1 đạt hoặc vượt\n",
        "  Chưa nguồn nào nêu cơ quan phụ trách  0/1 đạt hoặc vượt\n",
    ] {
        assert!(plain.contains(line), "{plain}");
    }
}

#[test]
fn the_verdict_of_a_year_tells_what_other_sources_say() {
    let folder = pack_of_an_office();
    let path = folder.path.to_str().unwrap();
    let asked = ["--pack", path, "--as-of", "2025-06-01", "show", "income"];
    let plain = prints(&asked, 0);
    let line = "  2024: 62,6 triệu đồng (nguồn khác 55,9) · mục tiêu 50 triệu đồng · Vượt, cao hơn mục tiêu 5,9 đến 12,6 triệu đồng, tùy nguồn\n";
    assert!(plain.contains(line), "{plain}");
    let shown = json(&[&asked[..], &["--json"]].concat());
    let year = &shown["years"][0];
    assert_eq!(
        (&year["gap"], &year["gap_low"], &year["gap_high"]),
        (&12.6.into(), &5.9.into(), &12.6.into())
    );
}

#[test]
fn what_a_source_printed_stands_under_the_claim() {
    let folder = pack_of_an_office();
    let path = folder.path.to_str().unwrap();
    let plain = prints(&["--pack", path, "show", "income"], 0);
    assert!(
        plain.contains("\n      trích: “đạt 62,6 triệu đồng”\n"),
        "{plain}"
    );
}

#[test]
fn a_plan_without_a_target_does_not_say_that_there_is_none() {
    let folder = pack_of_an_office();
    let path = folder.path.to_str().unwrap();
    let with = |more: &[&'static str]| prints(&[&["--pack", path, "list"], more].concat(), 0);
    let listed = with(&["--plan", "yearly"]);
    let roads = listed
        .lines()
        .find(|line| line.starts_with("Đường"))
        .unwrap();
    assert!(
        roads.ends_with("kế hoạch này không đặt mục tiêu"),
        "{listed}"
    );
    assert!(!with(&[]).contains("không có mục tiêu"));
}
