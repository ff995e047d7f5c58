//! `ask`: a question and its answer, as people read it and as scripts do.

use serde_json::Value;

use crate::support::program::{json, prints, run, run_for, run_shipped};

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];

fn asked(question: &str) -> Value {
    json(&["ask", question, "--json", DAY[0], DAY[1]])
}

/// The document of a question that has no answer.
fn unanswered(question: &str) -> Value {
    let text = prints(&["ask", question, "--json", DAY[0], DAY[1]], 1);
    serde_json::from_str(&text).unwrap()
}

fn names(array: &Value) -> Vec<&str> {
    let items = array.as_array().unwrap().iter();
    items.map(|item| item.as_str().unwrap()).collect()
}

#[test]
fn a_script_is_told_what_was_understood_and_gets_cards() {
    let document = asked("che phủ rừng đạt chưa");
    let understood = &document["understood"];
    assert_eq!(understood["kind"], "met");
    assert_eq!(names(&understood["indicators"]), ["forest-cover"]);
    assert_eq!(names(&understood["places"]), ["Lai Châu"]);
    assert_eq!(understood["category"], Value::Null);
    assert_eq!(understood["status"].as_array().unwrap().len(), 0);
    assert_eq!(understood["year"], Value::Null);
    assert_eq!(understood["since"], Value::Null);
    let text = &understood["text"];
    assert_eq!(
        text["vi"],
        "đã đạt mục tiêu hay chưa – Tỷ lệ che phủ rừng · Lai Châu"
    );
    assert!(
        text["en"]
            .as_str()
            .unwrap()
            .starts_with("whether the target is met – ")
    );
    assert_eq!(document["board"], Value::Null);
    let card = &document["cards"][0];
    for key in [
        "id",
        "name",
        "place",
        "shown",
        "newer",
        "target",
        "plan",
        "status",
        "reason",
        "last_known",
        "gap",
        "gap_low",
        "gap_high",
        "derived",
        "owner",
    ] {
        assert!(card.get(key).is_some(), "{key}");
    }
    assert_eq!(card["name"]["vi"], "Tỷ lệ che phủ rừng");
    let hit = &document["hits"][0];
    assert_eq!(
        (&hit["rank"], &hit["kind"]),
        (&1.into(), &"indicator".into())
    );
}

#[test]
fn which_targets_are_a_list_and_how_many_a_board_with_both_counts() {
    let document = asked("chỉ tiêu kinh tế nào vượt");
    let understood = &document["understood"];
    assert_eq!(understood["kind"], "which");
    assert_eq!(understood["category"], "Kinh tế");
    assert_eq!(names(&understood["status"]), ["exceeded"]);
    let cards = document["cards"].as_array().unwrap();
    assert!(!cards.is_empty());
    for card in cards {
        assert_eq!(card["status"], "exceeded");
        assert_eq!(
            (&card["place"], &card["category"]),
            (&"Lai Châu".into(), &"Kinh tế".into())
        );
    }
    assert_eq!(document["hits"].as_array().unwrap().len(), cards.len());

    let document = asked("how many targets are met");
    assert_eq!(document["understood"]["kind"], "count");
    assert_eq!(
        names(&document["understood"]["status"]),
        ["exceeded", "met"]
    );
    let board = &document["board"];
    let counts = &board["by_status"];
    let met = counts["met"].as_u64().unwrap() + counts["exceeded"].as_u64().unwrap();
    assert_eq!(document["cards"].as_array().unwrap().len() as u64, met);
    assert_eq!(board["reported"][0]["met"], 22);
    assert_eq!(
        *board,
        json(&["status", "--json", "--place", "Lai Châu", DAY[0], DAY[1]])
    );
}

#[test]
fn a_list_that_holds_nothing_is_an_answer() {
    let text = prints(
        &["ask", "chỉ tiêu môi trường nào khó đạt", DAY[0], DAY[1]],
        0,
    );
    assert!(text.contains("Không có chỉ tiêu nào như vậy."), "{text}");
}

#[test]
fn places_stand_side_by_side_and_those_without_figures_are_named() {
    let document = asked("hộ nghèo so với Điện Biên");
    assert_eq!(document["understood"]["kind"], "compare");
    assert_eq!(
        names(&document["understood"]["places"]),
        ["Lai Châu", "Điện Biên"]
    );
    let places: Vec<&Value> = document["cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| &card["place"])
        .collect();
    assert_eq!(places, ["Lai Châu", "Điện Biên"]);
    // A level never stands beside a change.
    let text = prints(
        &["ask", "hộ nghèo so với Sơn La và Hà Giang", DAY[0], DAY[1]],
        0,
    );
    assert!(
        text.contains("Sơn La: chưa có số liệu của chỉ tiêu này\n"),
        "{text}"
    );
    assert!(
        text.contains("Hà Giang: không có trong dữ liệu đang mở\n"),
        "{text}"
    );
}

#[test]
fn a_place_that_is_not_open_is_named_and_nothing_is_guessed() {
    let document = unanswered("tỷ lệ hộ nghèo Hà Giang là bao nhiêu");
    assert_eq!(document["understood"]["kind"], "none");
    assert_eq!(names(&document["missing_places"]), ["Hà Giang"]);
    assert_eq!(document["cards"].as_array().unwrap().len(), 0);
    let output = run(&["ask", "hộ nghèo Hà Giang", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "chitieu: Hà Giang: not in the open data\n"
    );
    // Beside a place that is open it is only missing.
    let document = asked("poverty in Dien Bien and Yen Bai");
    assert_eq!(document["understood"]["kind"], "compare");
    assert_eq!(names(&document["missing_places"]), ["Yên Bái"]);
}

#[test]
fn what_the_data_does_not_have_is_no_answer() {
    for question in [
        "giá xăng hôm nay bao nhiêu",
        "what is the unemployment benefit",
        "bao nhiêu ca sốt xuất huyết",
    ] {
        assert_eq!(
            unanswered(question)["understood"]["kind"],
            "none",
            "{question}"
        );
    }
    // A figure of a year that nobody published is not filled in from another one.
    let text = prints(
        &["ask", "hộ nghèo năm 2022 là bao nhiêu", DAY[0], DAY[1]],
        0,
    );
    assert!(text.contains("chưa có số liệu năm 2022"), "{text}");
}

#[test]
fn when_is_the_year_it_was_reached_or_the_deadline_and_never_a_year_to_come() {
    let text = prints(
        &["ask", "khi nào che phủ rừng đạt mục tiêu", DAY[0], DAY[1]],
        0,
    );
    assert!(
        text.contains("Tỷ lệ che phủ rừng: đạt mục tiêu từ năm "),
        "{text}"
    );
    let text = prints(&["ask", "bao giờ xã nông thôn mới đạt", DAY[0], DAY[1]], 0);
    assert!(text.contains("đã qua thời hạn năm 2025"), "{text}");
    let text = prints(
        &[
            "ask",
            "when will forest cover reach the target",
            "--as-of",
            "2023-10-01",
            "--lang",
            "en",
        ],
        0,
    );
    assert!(text.contains("the deadline is 2025"), "{text}");
    // A figure that is no target is not answered as if it were one.
    let text = prints(&["ask", "khi nào che phủ rừng đạt 70%", DAY[0], DAY[1]], 0);
    assert!(text.contains("không theo mức 70% trong câu hỏi"), "{text}");
}

#[test]
fn a_source_is_named_and_that_nobody_answers_is_said() {
    let text = prints(&["ask", "che phủ rừng lấy số ở đâu ra", DAY[0], DAY[1]], 0);
    assert!(
        text.contains("Nguồn số liệu: ") && text.contains("Nguồn mục tiêu: "),
        "{text}"
    );
    let text = prints(&["ask", "ai chịu trách nhiệm việc làm", DAY[0], DAY[1]], 0);
    assert!(
        text.contains("chưa nguồn nào nêu cơ quan chịu trách nhiệm"),
        "{text}"
    );
    let text = prints(
        &[
            "ask",
            "Sở Y tế phụ trách những chỉ tiêu nào",
            DAY[0],
            DAY[1],
        ],
        0,
    );
    assert!(
        text.contains("Chưa nguồn nào nêu chỉ tiêu nào do Sở Y tế phụ trách."),
        "{text}"
    );
}

#[test]
fn what_is_new_comes_by_day_since_the_day_that_is_named() {
    let document = asked("số nào thay đổi từ tháng 8/2025 đến giờ");
    assert_eq!(document["understood"]["since"], "2025-08-01");
    let changes = document["changes"].as_array().unwrap();
    assert!(!changes.is_empty());
    let days: Vec<&str> = changes
        .iter()
        .map(|change| change["published"].as_str().unwrap())
        .collect();
    assert!(days.iter().all(|day| *day >= "2025-08"), "{days:?}");
    assert!(
        days.is_sorted_by(|one, next| one >= next || next.starts_with(one)),
        "{days:?}"
    );
    // What was published after the day that is looked from does not exist.
    let early = json(&[
        "ask",
        "what changed since 2024-01-01",
        "--json",
        "--as-of",
        "2024-06-30",
    ]);
    for change in early["changes"].as_array().unwrap() {
        assert!(
            change["published"].as_str().unwrap() < "2024-07",
            "{change}"
        );
    }
}

#[test]
fn a_question_of_a_shared_account_is_answered() {
    let shared = run_for(
        "ask che phủ rừng đạt chưa --json --as-of 2026-11-24",
        &["--shared"],
    );
    let own = run(&["ask", "che phủ rừng đạt chưa", "--json", DAY[0], DAY[1]]);
    assert_eq!(shared.status.code(), Some(0));
    assert_eq!(shared.stdout, own.stdout);
}

#[test]
fn questions_that_are_none_are_harmless() {
    for question in [
        "\u{1b}[31mche phủ rừng đạt chưa\u{1b}[0m",
        "\u{202e}đạt chưa",
        "????",
        "đạt đạt đạt đạt đạt",
        "nào nào gì gì bao nhiêu bao nhiêu",
        "0",
        "2025",
        "%",
        "so với",
        "và với và với",
        &"chỉ tiêu nào không đạt ".repeat(400),
        &"a".repeat(20_000),
    ] {
        for form in [None, Some("--json")] {
            let line: Vec<&str> = ["ask", "--", question].into_iter().collect();
            let line: Vec<&str> = form
                .into_iter()
                .fold(line, |line, form| [&["ask", form], &line[1..]].concat());
            let output = run_shipped(&line);
            assert!(
                matches!(output.status.code(), Some(0 | 1)),
                "{question:?}: {output:?}"
            );
            assert!(!output.stdout.contains(&0x1b), "{question:?}");
            assert!(
                !String::from_utf8(output.stdout)
                    .unwrap()
                    .contains('\u{202e}'),
                "{question:?}"
            );
        }
    }
}
