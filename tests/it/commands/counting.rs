//! Lists and counts of targets: of what they are, and that what is printed agrees with the board.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::support::program::{json, prints, program_on_frozen};

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];
const PLACES: [&str; 4] = ["Lai Châu", "Sơn La", "Điện Biên", "Cả nước"];

fn told(line: &[&str]) -> String {
    prints(&[line, &DAY].concat(), 0)
}

fn asked(question: &str) -> Value {
    json(&["ask", question, "--json", DAY[0], DAY[1]])
}

/// The line that counts, behind the one that repeats the question.
fn counted(question: &str) -> String {
    let text = told(&["ask", question]);
    text.lines().nth(1).unwrap_or_default().to_owned()
}

fn status(place: &str) -> Value {
    json(&["status", "--json", "--place", place, DAY[0], DAY[1]])
}

fn met(counts: &Value) -> u64 {
    let of = |code: &str| counts["by_status"][code].as_u64().unwrap();
    of("met") + of("exceeded")
}

fn total(counts: &Value) -> u64 {
    counts["total"].as_u64().unwrap()
}

#[test]
fn a_count_of_a_category_of_a_place_is_that_of_the_status() {
    let mut checked = 0;
    for place in PLACES {
        for line in status(place)["by_category"].as_array().unwrap() {
            let category = line["category"].as_str().unwrap();
            let question = format!(
                "bao nhiêu chỉ tiêu {} của {place} đạt",
                category.to_lowercase()
            );
            let wanted = format!("{} trong {} chỉ tiêu: ", met(line), total(line));
            let said = counted(&question);
            assert!(
                said.starts_with(&wanted),
                "{question}: {said}, not {wanted}"
            );
            let board = &asked(&question)["board"];
            assert_eq!(
                (met(board), total(board)),
                (met(line), total(line)),
                "{question}"
            );
            checked += 1;
        }
    }
    assert!(checked >= 8, "{checked}");
}

#[test]
fn a_count_of_several_places_is_of_all_of_them_and_tells_each() {
    for (question, places) in [
        (
            "bao nhiêu chỉ tiêu của Lai Châu và Sơn La đạt",
            &PLACES[..2],
        ),
        (
            "how many targets of Dien Bien and Son La were met",
            &PLACES[1..3],
        ),
        (
            "bao nhiêu chỉ tiêu của Lai Châu, Sơn La và Điện Biên đạt",
            &PLACES[..3],
        ),
        ("how many targets of all provinces were met", &PLACES[..]),
        ("bao nhiêu chỉ tiêu của tất cả các tỉnh đạt", &PLACES[..]),
    ] {
        let boards: Vec<Value> = places.iter().map(|place| status(place)).collect();
        let wanted: (u64, u64) = (boards.iter().map(met).sum(), boards.iter().map(total).sum());
        let document = asked(question);
        let board = &document["board"];
        assert_eq!((met(board), total(board)), wanted, "{question}");
        let text = told(&["ask", question]);
        let said = format!("{} trong {} chỉ tiêu", wanted.0, wanted.1);
        assert!(text.contains(&said), "{text}");
        assert!(
            text.contains(&format!("{}/{} đạt hoặc vượt", wanted.0, wanted.1)),
            "{text}"
        );
        for (place, board) in places.iter().zip(&boards) {
            let line = format!("{place}: {} trong {} chỉ tiêu", met(board), total(board));
            assert!(text.contains(&line), "{line} in {text}");
        }
    }
}

#[test]
fn a_count_of_a_topic_is_of_its_targets_and_an_unknown_topic_counts_nothing() {
    for question in [
        "bao nhiêu chỉ tiêu nông nghiệp vượt",
        "bao nhiêu chỉ tiêu giáo dục đạt",
        "bao nhiêu chỉ tiêu về nước sạch đạt",
        "how many health targets met in Son La",
        "how many clean water targets were missed",
    ] {
        let document = asked(question);
        assert_eq!(document["understood"]["kind"], "count", "{question}");
        let of = total(&document["board"]);
        assert!((1..20).contains(&of), "{question}: {of}");
        let counted = document["cards"].as_array().unwrap().len();
        let text = told(&["ask", question]);
        let line = format!("{counted} trong {of} chỉ tiêu: ");
        assert!(text.contains(&line), "{line} in {text}");
    }
    for question in [
        "bao nhiêu chỉ tiêu vũ trụ đạt",
        "how many submarine targets were met",
    ] {
        prints(&["ask", question, DAY[0], DAY[1]], 1);
    }
}

#[test]
fn every_place_is_looked_at_where_every_place_is_asked_for() {
    for question in ["chỉ tiêu nào không đạt", "which targets are exceeded"] {
        let line = ["--place", "all", "ask", question, "--json", DAY[0], DAY[1]];
        let document = json(&line);
        let cards = document["cards"].as_array().unwrap();
        let elsewhere = cards.iter().any(|card| card["place"] != "Lai Châu");
        assert!(elsewhere, "{question}");
    }
    let text = told(&["--place", "all", "ask", "bao nhiêu chỉ tiêu đạt"]);
    let every = json(&["--place", "all", "status", "--json", DAY[0], DAY[1]]);
    let said = format!("{} trong {} chỉ tiêu", met(&every), total(&every));
    assert!(
        text.contains(&said) && text.contains("Mọi địa bàn"),
        "{text}"
    );
    // A place that is named is still the only one.
    let text = told(&["--place", "all", "ask", "bao nhiêu chỉ tiêu của Sơn La đạt"]);
    assert!(text.contains("trong 22 chỉ tiêu"), "{text}");
}

#[test]
fn a_year_that_a_list_is_not_of_is_named_as_left_out() {
    for question in [
        "chỉ tiêu nào năm 2012 không đạt",
        "bao nhiêu chỉ tiêu đạt năm 2013",
        "which targets were missed in 2014",
    ] {
        let text = told(&["ask", question]);
        let first = text.lines().next().unwrap();
        assert!(!first.contains("201"), "{first}");
        assert!(text.contains("Câu hỏi nêu năm 201"), "{text}");
        assert_eq!(asked(question)["understood"]["year"], Value::Null);
    }
}

#[test]
fn a_filter_in_a_question_holds_or_is_told() {
    let text = told(&["ask", "bao nhiêu chỉ tiêu đạt dia:sơn-la"]);
    assert!(text.contains("1 trong 22 chỉ tiêu"), "{text}");
    let cards = asked("chỉ tiêu nào vượt lv:kinh-te")["cards"].clone();
    let cards = cards.as_array().unwrap();
    assert!(!cards.is_empty());
    assert!(cards.iter().all(|card| card["category"] == "Kinh tế"));
    for question in ["chỉ tiêu nào đạt tt:xyz", "bao nhiêu chỉ tiêu đạt lv:xyz"] {
        let found = told_wrong(&["find", question]);
        assert_eq!(told_wrong(&["ask", question]), found);
        assert!(found.contains("cột"), "{found}");
        let talked = talk(&format!("{question}\n"));
        assert!(talked.contains("cột") && talked.contains("xyz"), "{talked}");
    }
}

/// What is said on standard error where a command ends with 2.
fn told_wrong(line: &[&str]) -> String {
    let output = program_on_frozen(&[line, &DAY].concat()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let text = String::from_utf8(output.stderr).unwrap();
    text.lines().filter(|line| line.contains("xyz")).collect()
}

#[test]
fn classes_that_the_board_tells_apart_are_asked_for_apart() {
    for (question, class) in [
        ("chỉ tiêu nào tạm tính đạt", "Tạm tính: đạt"),
        ("chỉ tiêu nào tạm tính chưa đạt", "Tạm tính: chưa đạt"),
        ("which targets are provisionally met", "Tạm tính: đạt"),
    ] {
        let text = told(&["ask", question]);
        let rows: Vec<&str> = text.lines().skip(2).collect();
        assert!(!rows.is_empty(), "{question}");
        for row in rows {
            assert!(row.ends_with(class), "{question}: {row}");
        }
    }
    let document = asked("chỉ tiêu nào đơn vị đo đã hết");
    assert_eq!(document["understood"]["kind"], "which");
    assert_eq!(document["understood"]["status"][0], "unit_ended");
    for question in ["chỉ tiêu y tế nào đạt", "chỉ tiêu giáo dục nào không đạt"]
    {
        assert_eq!(asked(question)["understood"]["kind"], "which", "{question}");
    }
}

#[test]
fn the_best_are_in_the_order_of_their_gaps() {
    for question in ["best targets", "chỉ tiêu nào vượt nhiều nhất"] {
        let document = asked(question);
        let cards = document["cards"].as_array().unwrap();
        let gaps: Vec<f64> = cards
            .iter()
            .map(|card| card["gap"].as_f64().unwrap())
            .collect();
        assert!(gaps.len() > 1, "{question}");
        // By shares, as units differ: what is only just met stands behind all that is beyond its target.
        let is_ordered = gaps.is_sorted_by(|one, next| (*one > 0.0) >= (*next > 0.0));
        assert!(is_ordered, "{question}: {gaps:?}");
    }
}

#[test]
fn letters_at_random_answer_nothing() {
    for text in [
        "aaaaaaaaaaaaaaa",
        "eeeeee",
        "ooooooooo",
        "asdfgh",
        "bbbbbbb",
        "ddddddd",
    ] {
        prints(&["ask", text, DAY[0], DAY[1]], 1);
    }
}

fn talk(lines: &str) -> String {
    let mut program = program_on_frozen(&["talk", DAY[0], DAY[1]]);
    program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = program.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn a_list_stays_while_its_rows_are_chosen_and_asked_about() {
    let text = talk("chỉ tiêu nào vượt\n3\nnguồn\n2\n-1\n");
    let of = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert!(of("Tổng lượt khách du lịch tăng bình quân: ") > 0, "{text}");
    assert!(of("Thu ngân sách trên địa bàn: ") > 0, "{text}");
    assert!(text.contains("Không có mục -1: chọn từ 1 đến 3."), "{text}");
}
