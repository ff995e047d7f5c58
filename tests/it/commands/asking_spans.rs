//! Questions over several years, of causes, and of what needs attention.

use std::process::Command;

use serde_json::Value;

use crate::support::program::program_on_frozen;

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];

fn run(mut program: Command) -> String {
    let output = program.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8(said).unwrap()
}

fn stdout(mut program: Command) -> String {
    String::from_utf8(program.output().unwrap().stdout).unwrap()
}

fn told(question: &str) -> String {
    run(program_on_frozen(&["ask", question, DAY[0], DAY[1]]))
}

fn asked(question: &str) -> Value {
    let json = run(program_on_frozen(&[
        "ask", "--json", question, DAY[0], DAY[1],
    ]));
    serde_json::from_str(&json).unwrap_or_else(|_| panic!("{question}: {json}"))
}

fn names(document: &Value) -> Vec<String> {
    let cards = document["cards"].as_array().unwrap().iter();
    let names = cards.map(|card| card["name"]["vi"].as_str().unwrap().to_owned());
    names.collect()
}

#[test]
fn a_mean_of_years_is_one_that_is_published_or_none() {
    for question in [
        "tăng trưởng GRDP trung bình cả nhiệm kỳ",
        "bình quân 5 năm tăng trưởng GRDP",
        "average GRDP growth of the term",
    ] {
        let document = asked(question);
        assert_eq!(
            names(&document)[0],
            "Tốc độ tăng trưởng GRDP bình quân",
            "{question}"
        );
        assert!(document["understood"]["only_years"].is_null(), "{question}");
    }
    for question in [
        "thu ngân sách bình quân mỗi năm của nhiệm kỳ",
        "hộ nghèo trung bình giai đoạn 2021-2025",
        "average poverty rate over the term",
        "che phủ rừng bình quân 5 năm",
    ] {
        let document = asked(question);
        assert_eq!(document["understood"]["only_years"], "mean", "{question}");
        let text = told(question);
        assert!(
            text.contains("chưa có số bình quân nhiều năm"),
            "{question}: {text}"
        );
    }
    for question in [
        "GRDP bình quân đầu người là bao nhiêu",
        "thu nhập bình quân là bao nhiêu",
    ] {
        let document = asked(question);
        assert!(document["understood"]["only_years"].is_null(), "{question}");
    }
}

#[test]
fn a_whole_term_is_not_answered_by_one_year() {
    for question in [
        "thu ngân sách cả nhiệm kỳ",
        "budget revenue over the whole term",
        "trong 5 năm thu ngân sách được bao nhiêu",
    ] {
        let document = asked(question);
        assert_eq!(document["understood"]["only_years"], "whole", "{question}");
        let text = told(question);
        let years = ["2021", "2024", "2025"];
        assert!(
            years.iter().all(|year| text.contains(year)),
            "{question}: {text}"
        );
    }
}

#[test]
fn a_year_set_against_another_is_told_with_it() {
    let both = told("GRDP đầu người 2025 so với 2020");
    assert!(both.contains("(2020") && both.contains("(2025)"), "{both}");
    let lacking = told("hộ nghèo 2024 so với 2023");
    assert!(lacking.contains("chưa có số liệu năm 2023"), "{lacking}");
    assert!(!lacking.contains("(2020)"), "{lacking}");
    let before = told("khách du lịch 2025 so với 2024");
    assert!(before.contains("năm 2025 là so với năm 2024"), "{before}");
    let other = told("tăng trưởng GRDP năm 2025 so với 2021");
    assert!(other.contains("2021"), "{other}");
}

#[test]
fn a_part_of_a_year_is_not_called_the_year() {
    let part = told("kim ngạch xuất nhập khẩu quý I năm 2023");
    assert!(
        part.contains("trong năm đó có") && !part.contains("cả năm đó"),
        "{part}"
    );
    let other = told("giá trị xuất khẩu hàng địa phương quý I 2025");
    assert!(!other.contains("cả năm đó"), "{other}");
    let whole = told("thu ngân sách quý I 2025");
    assert!(whole.contains("số liệu của cả năm đó"), "{whole}");
}

#[test]
fn the_worst_are_those_that_need_attention_in_its_order() {
    // A question is about the own place, a list about all of them.
    let list = stdout(program_on_frozen(&[
        "list",
        "--attention",
        "--place",
        "Lai Châu",
        "--json",
        DAY[0],
        DAY[1],
    ]));
    let list: Value = serde_json::from_str(&list).unwrap();
    let rows = list
        .as_array()
        .cloned()
        .or_else(|| list["rows"].as_array().cloned());
    let wanted: Vec<String> = rows
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert!(wanted.len() > 3, "{list}");
    for question in [
        "chỉ tiêu nào kém nhất",
        "chỉ tiêu nào xa mục tiêu nhất",
        "worst target",
        "chỉ tiêu nào đáng lo",
        "cần chú ý gì",
        "what should we worry about",
        "which target is furthest behind",
        "what needs attention",
        "có gì đáng lo ngại không",
    ] {
        let document = asked(question);
        assert_eq!(document["understood"]["kind"], "which", "{question}");
        let cards = document["cards"].as_array().unwrap();
        let found: Vec<&str> = cards
            .iter()
            .filter_map(|card| card["id"].as_str())
            .collect();
        assert_eq!(found, wanted, "{question}");
        assert!(
            told(question).contains("xa mục tiêu nhất đứng trước"),
            "{question}"
        );
    }
}

#[test]
fn where_figures_went_is_told_of_how_many() {
    for question in [
        "bao nhiêu chỉ tiêu xấu đi",
        "what got worse",
        "chỉ tiêu nào tốt lên",
    ] {
        let text = told(question);
        assert!(
            text.contains("So được hai năm gần nhất"),
            "{question}: {text}"
        );
        assert!(text.contains("trong 34 chỉ tiêu"), "{question}: {text}");
    }
}

#[test]
fn a_share_of_the_targets_is_a_count() {
    for question in [
        "share of targets met",
        "tỷ lệ chỉ tiêu đạt",
        "tỉ lệ hoàn thành chỉ tiêu",
        "what percentage of targets were met",
        "bao nhiêu phần trăm chỉ tiêu đã đạt",
    ] {
        assert_eq!(asked(question)["understood"]["kind"], "count", "{question}");
        let text = told(question);
        assert!(text.contains("tính ra"), "{question}: {text}");
        assert!(text.contains("Công bố"), "{question}: {text}");
    }
    let document = asked("tỷ lệ trường đạt chuẩn quốc gia là bao nhiêu");
    assert_eq!(names(&document)[0], "Tỷ lệ trường đạt chuẩn quốc gia");
}

#[test]
fn a_cause_is_not_made_up() {
    for question in [
        "vì sao tăng trưởng không đạt",
        "why is poverty rising",
        "nguyên nhân thu ngân sách vượt",
    ] {
        let document = asked(question);
        assert_eq!(document["understood"]["asks_why"], true, "{question}");
        let text = told(question);
        assert!(
            text.contains("Dữ liệu không nêu nguyên nhân"),
            "{question}: {text}"
        );
    }
}

#[test]
fn a_filter_with_a_blank_is_told_how_it_is_written() {
    for (question, filter) in [
        ("tình trạng: đạt", "tt:đạt"),
        ("lĩnh vực: kinh tế", "lv:\"kinh tế\""),
        ("status: met", "tt:met"),
    ] {
        let text = told(question);
        assert!(text.contains(filter), "{question}: {text}");
    }
}
