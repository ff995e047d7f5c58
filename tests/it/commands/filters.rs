//! Filters on the command line: what cannot be read ends with 2 and its place, what is listed in the help, and
//! that every form keeps the order that was asked for.

use serde_json::Value;

use crate::support::program::{json, prints, run};

/// Checks that a line ends with 2, prints nothing, and says one line that contains a text.
#[track_caller]
fn refused(line: &[&str], want: &str) {
    let output = run(line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{line:?}: {said}");
    assert!(output.stdout.is_empty(), "{line:?}");
    assert_eq!(said.lines().count(), 1, "{line:?}: {said}");
    assert!(said.contains(want), "{line:?}: {said}");
}

#[test]
fn an_unreadable_filter_ends_with_two_and_tells_its_column() {
    refused(
        &["find", "nam:23"],
        "cột 1, “nam:23”: “23” không phải là năm",
    );
    refused(
        &["find", "hộ", "nghèo", "co:xyz"],
        "cột 10, “co:xyz”: không hiểu “xyz”; có: mục-tiêu",
    );
    refused(
        &["find", "tt:xong"],
        "không có tình trạng “xong”; có: Vượt, Đạt",
    );
    refused(&["find", "--json", "tt:xong"], "không có tình trạng “xong”");
    refused(&["find", "--csv", "sx:t"], "không hiểu “t”; có: chênh, tên");
    refused(
        &["find", "dia:hà-nội hộ nghèo"],
        "không có địa bàn “hà-nội”; có: ",
    );
    refused(&["find", "tt:"], "thiếu tình trạng, ví dụ tt:đạt,vượt");
    refused(&["find", "tt:đạt,abc"], "cột 8, “abc”");
    refused(&["show", "co:xyz"], "cột 1, “co:xyz”");
    refused(&["show", "--json", "nam:23 rừng"], "cột 1, “nam:23”");
    refused(
        &["--lang", "en", "find", "forest", "year:23"],
        "column 8, “year:23”: “23” is no year: a year has four digits",
    );
}

#[test]
fn a_remark_stands_beside_the_answer() {
    for (query, want) in [
        (
            "tt:kh",
            "“kh” là phần đầu của nhiều giá trị, lấy tất cả: Khó đạt, Không đạt",
        ),
        ("yaer:2023 ty le ho ngheo", "không có bộ lọc “yaer:”"),
        ("rừng > rung", "sau > hoặc < cần một con số"),
    ] {
        let output = run(&["find", query]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{query}: {said}");
        assert!(!output.stdout.is_empty(), "{query}");
        assert!(said.contains(want), "{query}: {said}");
    }
}

#[test]
fn every_form_keeps_the_order_that_was_asked_for() {
    for query in [
        "co:mục-tiêu sx:-chênh",
        "lv:kinh-tế sx:tên",
        "sx:năm",
        "tt:đạt,vượt sort:status",
    ] {
        let found = json(&["find", query, "--json"]);
        let found = found.as_array().unwrap();
        assert!(found.len() > 3, "{query}");
        let names: Vec<&str> = found
            .iter()
            .map(|hit| hit["name"]["vi"].as_str().unwrap())
            .collect();
        let plain = prints(&["find", query], 0);
        let csv = prints(&["find", query, "--csv"], 0);
        assert_eq!(plain.lines().count(), names.len(), "{query}");
        assert_eq!(csv.lines().count(), names.len() + 1, "{query}");
        for (at, name) in names.iter().enumerate() {
            assert!(
                plain.lines().nth(at).unwrap().starts_with(name),
                "{query}: {name}"
            );
            assert!(
                csv.lines().nth(at + 1).unwrap().contains(name),
                "{query}: {name}"
            );
        }
    }
    let gaps = json(&["find", "co:mục-tiêu sx:chênh", "-n", "500", "--json"]);
    let statuses = gaps.as_array().unwrap().iter();
    let ranks = statuses.filter_map(|hit| {
        let order = ["missed", "unlikely", "at_risk", "on_track"];
        let beyond = ["met", "exceeded"]
            .iter()
            .any(|known| hit["status"] == *known);
        let at = order.iter().position(|known| hit["status"] == *known);
        at.or(beyond.then_some(order.len()))
    });
    let ranks: Vec<usize> = ranks.collect();
    assert!(ranks.len() > 5 && ranks.is_sorted(), "{ranks:?}");
    let years = json(&["find", "sx:năm", "-n", "500", "--json"]);
    let years: Vec<&Value> = years
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| &hit["shown"]["year"])
        .collect();
    let years: Vec<i64> = years.iter().map_while(|year| year.as_i64()).collect();
    assert!(years.len() > 100 && years.is_sorted_by(|one, next| one >= next));
}

#[test]
fn csv_of_nothing_has_its_headings_and_ends_with_one() {
    let nothing = prints(&["find", "--csv", "nam:1901"], 1);
    assert_eq!(nothing.lines().count(), 1, "{nothing}");
}

#[test]
fn the_help_and_the_manual_list_every_filter() {
    for lang in ["vi", "en"] {
        let help = prints(&["--lang", lang, "find", "--help"], 0);
        let manual = prints(&["--lang", lang, "man"], 0).replace("\\-", "-");
        for names in [
            "tt: st:",
            "lv: cat:",
            "nam: year:",
            "nguon: src:",
            "dia: at:",
            "kh: plan:",
            "đv: unit:",
            "cq: owner:",
            "co: has:",
            "uoc: est:",
            "> <",
            "sx: sort:",
        ] {
            assert!(help.contains(names), "{lang} {names}: {help}");
            assert!(manual.contains(names), "{lang} {names}: {manual}");
        }
        let example = if lang == "vi" {
            "sx:-chênh"
        } else {
            "sort:-gap"
        };
        assert!(help.contains(example) && manual.contains(example), "{help}");
        assert!(
            help.lines().all(|line| line.chars().count() <= 100),
            "{help}"
        );
    }
}
