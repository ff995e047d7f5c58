//! `list --attention`: what fails, in the order in which it is asked about.

use crate::support::folder::Folder;
use crate::support::program::{json, prints, run_on};

/// The day of the pack that the tests read.
const DAY: [&str; 4] = ["--as-of", "2026-11-24", "--place", "lai-chau"];

fn listed(more: &[&str]) -> Vec<serde_json::Value> {
    let line = [&["list", "--attention", "--json"], &DAY[..], more].concat();
    json(&line).as_array().unwrap().clone()
}

#[test]
fn the_gravest_class_stands_first_and_in_it_what_is_farthest() {
    for place in ["lai-chau", "son-la", "all"] {
        let line = [
            "list",
            "--attention",
            "--json",
            "--as-of",
            "2026-11-24",
            "--place",
            place,
        ];
        let rows = json(&line);
        let rows = rows.as_array().unwrap();
        assert!(!rows.is_empty(), "{place}");
        let order = [
            "missed",
            "unlikely",
            "at_risk",
            "at_threshold",
            "disputed",
            "provisional",
        ];
        let key = |row: &serde_json::Value| {
            let concern = row["concern"].as_str().unwrap();
            let rank = order.iter().position(|known| *known == concern).unwrap();
            (rank, -row["distance"].as_f64().unwrap_or(-1.0))
        };
        assert!(
            rows.is_sorted_by(|one, next| key(one) <= key(next)),
            "{place}"
        );
    }
}

#[test]
fn what_is_met_or_has_no_figure_is_never_listed() {
    for row in listed(&[]) {
        let class = row["class"].as_str().unwrap();
        assert!(!["met", "exceeded", "on_track", "no_data", "structure"].contains(&class));
        assert_ne!(row["last_known"]["side"], "above", "{row}");
    }
    let text = prints(&[&["list", "--attention"], &DAY[..]].concat(), 0);
    assert!(text.contains("Chưa có số liệu: 14"), "{text}");
    assert!(!text.contains("● Đạt") && !text.contains("▲"), "{text}");
}

#[test]
fn every_row_has_figure_year_target_distance_and_status() {
    let text = prints(&[&["list", "--attention"], &DAY[..]].concat(), 0);
    let row = text
        .lines()
        .find(|line| line.starts_with("Tỷ lệ xã đạt chuẩn"))
        .unwrap();
    for said in [
        "46,8%",
        "2024",
        "mục tiêu trên 57,5% (2025)",
        "thấp hơn mục tiêu 10,7 điểm %",
    ] {
        assert!(row.contains(said), "{said}: {row}");
    }
}

/// A target that was missed, with one who answers for it.
const MISSED: &str = r#"
pack = { id = "p", name = "P", place = "Lai Châu" }
category = [{ id = "a", name = { vi = "Y tế", en = "Health" } }]
plan = [{ id = "nq", name = "NQ", term = [2021, 2025] }]
source = [{ id = "S", title = "Báo cáo", publisher = "UBND", date = "2026-01-01" }]

[[indicator]]
id = "yte"
name = { vi = "Bảo hiểm y tế", en = "Health insurance" }
unit = "%"
category = "a"
better = "higher"
target_kind = "level"
owner = [{ name = { vi = "Sở Y tế", en = "Department of Health" }, source = "S" }]
claims = [
  { plan = "nq", kind = "target", year = 2025, value = 95, source = "S" },
  { kind = "actual", year = 2025, value = 80, source = "S" },
]
"#;

#[test]
fn who_answers_is_told_once() {
    let folder = Folder::new(b"attention");
    std::fs::write(folder.path.join("p.toml"), MISSED).unwrap();
    for (lang, owner) in [("vi", "Sở Y tế"), ("en", "Department of Health")] {
        let line = [
            "list",
            "--attention",
            "--as-of",
            "2026-11-24",
            "--lang",
            lang,
        ];
        let told = run_on(&folder.path, &line);
        let text = String::from_utf8(told.stdout).unwrap();
        assert_eq!(text.matches(owner).count(), 1, "{text}");
    }
}

#[test]
fn it_goes_together_with_category_status_and_csv() {
    let category = listed(&["--category", "moi-truong"]);
    assert!(category.iter().all(|row| row["category"] == "Môi trường"));
    let status = listed(&["--status", "at_threshold"]);
    assert!(!status.is_empty());
    assert!(status.iter().all(|row| row["class"] == "at_threshold"));
    let csv = prints(&[&["list", "--attention", "--csv"], &DAY[..]].concat(), 0);
    assert_eq!(csv.lines().count(), 1 + listed(&[]).len());
}

#[test]
fn where_nothing_fails_that_is_said() {
    let text = prints(
        &[
            "list",
            "--attention",
            "--status",
            "exceeded",
            "--place",
            "lai-chau",
        ],
        0,
    );
    assert!(text.contains("không có mục tiêu nào cần chú ý"), "{text}");
}

/// The ids of the rows of a list.
fn ids(line: &[&str]) -> Vec<String> {
    let rows = json(line);
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| format!("{}@{}", row["id"], row["place"]))
        .collect()
}

#[test]
fn sorting_by_the_gap_puts_in_the_order_of_what_needs_attention() {
    for day in ["2024-12-31", "2025-12-31", "2026-11-24"] {
        for place in ["lai-chau", "dien-bien", "son-la", "all"] {
            let around = ["--as-of", day, "--place", place];
            let attention = ids(&[&["list", "--attention", "--json"], &around[..]].concat());
            let limit = ["-n", "1000", "--json"];
            let sorted = [
                &["find", "co:mục-tiêu", "sx:chênh"],
                &limit[..],
                &around[..],
            ]
            .concat();
            let sorted: Vec<String> = ids(&sorted);
            let same: Vec<&String> = sorted.iter().filter(|id| attention.contains(id)).collect();
            let wanted: Vec<&String> = attention.iter().collect();
            assert_eq!(same, wanted, "{day} {place}");
            let turned = [
                &["find", "co:mục-tiêu", "sx:-chênh"],
                &limit[..],
                &around[..],
            ]
            .concat();
            let turned = ids(&turned);
            let turned = turned.iter().filter(|id| attention.contains(id)).count();
            assert_eq!(turned, wanted.len(), "{day} {place}");
        }
    }
}

#[test]
fn a_figure_that_is_a_range_has_the_distance_of_its_nearer_end() {
    let line = [
        &["show", "Tốc độ tăng trưởng GRDP bình quân", "--json"],
        &DAY[..],
    ]
    .concat();
    let card = json(&line);
    if card["shown"]["comparator"] == "range" {
        let near = card["gap"].as_f64().unwrap();
        let (low, high) = (
            card["gap_low"].as_f64().unwrap(),
            card["gap_high"].as_f64().unwrap(),
        );
        assert!(near == high && low < high, "{card}");
    }
}
