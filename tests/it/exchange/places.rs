//! Places of rows by the list of administrative units: what was merged ends, and what no pack has is said to be that.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{run, run_on};

const HEADER: &str = "place,category,indicator_vi,unit,kind,year,value\n";

/// A pack of rows of these places, each with a figure of this year.
fn import(rows: &[(&str, &str)], options: &[&str]) -> (TempDir, PathBuf, String) {
    let folder = TempDir::new().unwrap();
    let rows: String = rows
        .iter()
        .map(|(place, year)| format!("{place},Xã hội,Dân số,người,actual,{year},5\n"))
        .collect();
    let (file, pack) = (folder.path().join("rows.csv"), folder.path().join("pack"));
    fs::write(&file, format!("{HEADER}{rows}")).unwrap();
    let mut line = vec![
        "import",
        file.to_str().unwrap(),
        "-o",
        pack.to_str().unwrap(),
    ];
    line.extend(options);
    let output = run_on(folder.path(), &line);
    assert_eq!(output.status.code(), Some(0));
    (folder, pack, String::from_utf8(output.stdout).unwrap())
}

/// The text of the one indicator.
fn indicator(pack: &std::path::Path) -> String {
    fs::read_to_string(pack.join("xa-hoi.toml")).unwrap()
}

#[test]
fn series_of_units_that_were_merged_end_with_them_and_old_and_new_stand_side_by_side() {
    let rows = [
        ("Hà Giang", "2024"),
        ("Tuyên Quang", "2024"),
        ("Huyện Bắc Hà", "2024"),
        ("Bắc Hà", "2024"),
        ("Thanh Hoá", "2024"),
        ("Cả nước", "2024"),
    ];
    let (_folder, pack, said) = import(&rows, &[]);
    assert_eq!(said.matches("[unit-ended]").count(), 2, "{said}");
    assert!(said.contains("“Hà Giang” không còn từ 1/7/2025"), "{said}");
    let text = indicator(&pack);
    assert_eq!(text.matches("date = \"2025-07-01\"").count(), 2, "{text}");
    assert!(
        text.contains("{ place = \"Huyện Bắc Hà\", date = \"2025-07-01\" }"),
        "{text}"
    );
    for (place, _) in rows {
        assert!(
            text.contains(&format!("place = \"{place}\", kind")),
            "{place}: {text}"
        );
    }
    // Letter by letter nothing is concluded from a name.
    let (_folder, pack, said) = import(&rows, &["--exact", "--lang", "en"]);
    assert!(
        !said.contains("unit-ended") && !indicator(&pack).contains("ended"),
        "{said}"
    );
}

#[test]
fn a_series_that_goes_on_after_the_reform_has_not_ended() {
    let (_folder, pack, said) = import(&[("Yên Bái", "2024"), ("Yên Bái", "2026")], &[]);
    assert!(
        !said.contains("unit-ended") && !indicator(&pack).contains("ended"),
        "{said}"
    );
    let (_folder, pack, said) = import(
        &[("Yên Bái", "2024"), ("Yên Bái", "2025")],
        &["--lang", "en"],
    );
    assert!(
        said.contains("“Yên Bái” is no unit any more since 1 July 2025"),
        "{said}"
    );
    assert!(indicator(&pack).contains("date = \"2025-07-01\""));
}

#[test]
fn the_target_of_a_place_that_is_gone_is_told_to_have_ended() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("rows.csv");
    let row = |kind: &str, year: &str, value: &str| {
        format!("Bắc Kạn,Xã hội,Hộ nghèo,%,{kind},{year},{value},NQ,2021-2025,lower\n")
    };
    let header = HEADER.replace("value\n", "value,plan,term,better\n");
    let rows = [
        row("actual", "2020", "20"),
        row("actual", "2023", "12"),
        row("target", "2025", "10"),
    ];
    fs::write(&file, header + &rows.concat()).unwrap();
    let pack = folder.path().join("pack");
    let output = run_on(
        folder.path(),
        &[
            "import",
            file.to_str().unwrap(),
            "-o",
            pack.to_str().unwrap(),
        ],
    );
    assert_eq!(output.status.code(), Some(0));
    let output = run_on(&pack, &["status", "--json"]);
    let board: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(board["classes"]["other"]["unit_ended"], 1, "{board}");
}

#[test]
fn a_real_place_that_no_pack_has_is_said_to_be_none_of_them_and_no_other_is_offered() {
    for (place, lang, expected) in [
        (
            "Hà Nội",
            "vi",
            "dữ liệu đang mở không có địa bàn “Hà Nội”; có: Lai Châu",
        ),
        (
            "Lào Cai",
            "vi",
            "dữ liệu đang mở không có địa bàn “Lào Cai”; có: Lai Châu",
        ),
        (
            "tp ha noi",
            "en",
            "the open data have no place “tp ha noi”; known: ",
        ),
        // A slip of what is there is still helped.
        (
            "Lao Chau",
            "vi",
            "không có địa bàn “Lao Chau”; gần nhất là “Lai Châu”",
        ),
        // What is like nothing is offered nothing.
        ("Bavaria", "en", "there is no place “Bavaria”; known: "),
    ] {
        for command in ["list", "status", "export"] {
            let output = run(&[command, "--place", place, "--lang", lang]);
            assert_eq!(output.status.code(), Some(2), "{place}");
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains(expected), "{command} {place}: {said}");
            assert!(
                expected.contains("gần nhất") || !said.contains("gần nhất"),
                "{said}"
            );
        }
    }
}
