//! Import of the long form as offices fill it in: what is understood is said, what cannot be is named for what it is.

use std::path::Path;

use super::forms::import;

/// Imports a file: the code, what is said and what is not, and how many figures come out.
#[track_caller]
fn check(name: &str, code: i32, said: &[&str], not: &str, figures: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/long/{name}.csv"));
    let (told, found, exported) = import(&[path.to_str().unwrap(), "--place", "Bắc Hà"]);
    assert_eq!(found, Some(code), "{name}: {told}");
    for part in said {
        assert!(told.contains(part), "{name}: {part}: {told}");
    }
    assert!(not.is_empty() || !told.contains(not), "{name}: {told}");
    assert!(told.lines().count() <= 200);
    if code == 0 {
        let rows = exported.lines().count() - 1;
        assert_eq!(rows, figures, "{name}: {exported}");
    }
}

#[test]
fn comparators_are_read_for_what_they_mean() {
    check(
        "comparator-ge-sign",
        0,
        &["“≥” is read as “>=”"],
        "names =",
        1,
    );
    check(
        "comparator-approx-sign",
        0,
        &["“≈” is read as “~”"],
        "names =",
        1,
    );
    check(
        "comparator-space",
        0,
        &["“> ” is read as “>”"],
        "names >=",
        1,
    );
}

#[test]
fn figures_are_read_as_offices_write_them() {
    check("value-trailing-space", 0, &["fields cleaned: 1"], "", 1);
    check(
        "value-nbsp-thousands",
        0,
        &["is read as 469818", "a mark for thousands"],
        "",
        1,
    );
    let marks = [
        "“..” is taken as missing",
        "“n/a”",
        "“x”",
        "an empty field",
        "7 warnings",
        "Figures: 0",
    ];
    check("value-missing-marks", 0, &marks, "", 0);
}

#[test]
fn what_is_no_figure_is_named_for_what_it_is() {
    check(
        "value-error-cell",
        1,
        &["an error of the spreadsheet"],
        "it has an exponent",
        0,
    );
    check(
        "value-word-with-e",
        1,
        &["“true” is no figure"],
        "it has an exponent",
        0,
    );
    let date = ["a spreadsheet made a date of a range", "2 errors"];
    check("range-made-a-date", 1, &date, "it has an exponent", 0);
}

#[test]
fn figures_far_from_their_neighbours_are_warned_of() {
    let series = [
        "2.100 is about a thousandth of its neighbours",
        "2.250 is about",
        "three digits behind the point",
    ];
    check("value-dot-thousands-series", 0, &series, "", 4);
    check(
        "value-hundredfold",
        0,
        &[
            "9360 is about 100 times its neighbours",
            "a lost decimal mark?",
        ],
        "",
        3,
    );
    check(
        "persons-with-decimals",
        0,
        &["469.818 người: a count with decimals"],
        "",
        1,
    );
}

#[test]
fn years_that_are_none_are_told_with_how_to_write_them() {
    check(
        "year-term",
        1,
        &["write year 2025, period “2021-2025”"],
        "of a term the first year first",
        0,
    );
    check(
        "year-fiscal",
        1,
        &["write year 2021, period “2020/21”"],
        "",
        0,
    );
    check(
        "year-buddhist",
        0,
        &[
            "a result of the year 2568, which has not come",
            "it is 2025",
        ],
        "",
        1,
    );
    check(
        "year-two-digits",
        0,
        &["year 21: a year of one or two digits"],
        "",
        1,
    );
}

#[test]
fn what_a_spreadsheet_does_to_a_file_is_understood() {
    check("semicolons", 0, &["separated by “;”"], "", 1);
    check("excel-blank-rows", 0, &["0 errors, 0 warnings"], "", 1);
    check(
        "workbook-renamed",
        0,
        &["workbook .xlsx"],
        "there is no column",
        35,
    );
}

#[test]
fn one_thing_in_other_letters_is_joined_and_told() {
    check(
        "place-space",
        0,
        &["differs from “Lai Châu” by a space", "places: 1"],
        "",
        2,
    );
    check(
        "name-double-space",
        0,
        &["differs from “Tỷ lệ hộ nghèo” by a space", "indicators: 1"],
        "",
        2,
    );
    check(
        "english-name-missing-once",
        0,
        &[
            "with and without an English one, “Poverty rate”",
            "indicators: 1",
        ],
        "",
        2,
    );
}

#[test]
fn letters_that_were_lost_before_are_warned_of() {
    check(
        "mojibake",
        0,
        &["UTF-8 that was read as Latin-1", "nothing is cut out of it"],
        "",
        1,
    );
    check(
        "replacement-mark",
        0,
        &["U+FFFD", "a letter was lost before"],
        "",
        1,
    );
}

#[test]
fn a_term_that_is_said_is_that_of_plans_without_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/long/plan-without-term.csv");
    let (told, code, _) = import(&[path.to_str().unwrap(), "--term", "2021-2025"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(!told.contains("no term"), "{told}");
}

#[test]
fn a_plan_without_a_term_is_told_with_what_it_does() {
    check(
        "plan-without-term",
        0,
        &["“NQ XIV 2020-2025” has no term, so none of its targets is judged"],
        "",
        3,
    );
}
