//! Doubts about data that were read without error: each with its code and its line.

use chitieu::pack::files::PackFiles;
use chitieu::pack::load;

const HEAD: &str = r#"[pack]
id = "p"
name = "P"
place = "Here"
[[category]]
id = "all"
name = "All"
[[plan]]
id = "five"
name = "Five"
term = [2021, 2025]
[[source]]
id = "S"
[[source]]
id = "T"
date = "2024-05"
[[indicator]]
id = "one"
name = "Cơ cấu: a"
category = "all"
"#;

/// Reads a pack whose first indicator goes on as given, and tells code and line of what was noted,
/// the line counted from there.
fn found(rest: &str) -> Vec<(&'static str, usize)> {
    let text = format!("{HEAD}{rest}");
    let pack = PackFiles::in_memory("p.toml", text.as_bytes());
    let loaded = load(&[pack]);
    let before = HEAD.lines().count();
    loaded
        .diagnostics
        .iter()
        .map(|found| {
            assert!(!found.is_error(), "{:?}", found.problem);
            let line = found.span.map_or(0, |span| span.line - before);
            (found.problem.code(), line)
        })
        .collect()
}

#[track_caller]
fn check(head: &str, claims: &str, expected: &[(&str, usize)]) {
    let rest = format!("better = \"higher\"\n{head}\nclaims = [\n{claims}\n]\n");
    assert_eq!(found(&rest), expected, "{claims}");
}

const LEVEL: &str = "unit = \"%\"\ndecimals = 1\ntarget_kind = \"level\"";
const TARGET: &str =
    "{ plan = \"five\", kind = \"target\", year = 2025, value = 70, source = \"S\" },";

#[test]
fn sound_data_bring_no_doubt() {
    let claims = format!(
        "{TARGET}\n{{ kind = \"actual\", year = 2020, value = 40, source = \"S\" }},\n{{ kind = \"actual\", year = 2023, value = 58, source = \"S\", note = \"vượt 3,2 điểm %\" }},"
    );
    check(LEVEL, &claims, &[]);
}

#[test]
fn a_start_beyond_the_target_is_doubtful() {
    let claims =
        format!("{TARGET}\n{{ kind = \"actual\", year = 2020, value = 75, source = \"S\" }},");
    check(LEVEL, &claims, &[("direction-conflict", 6)]);
}

#[test]
fn units_and_kinds_must_fit() {
    let claims = "{ plan = \"five\", kind = \"target\", year = 2025, value = 3, source = \"S\" },";
    check(
        "unit = \"điểm %/năm\"\ntarget_kind = \"level\"",
        claims,
        &[("yearly-unit", 5)],
    );
    check(
        "unit = \"lượt\"\ntarget_kind = \"growth\"",
        claims,
        &[("unit-mismatch", 5)],
    );
}

#[test]
fn a_level_is_not_said_of_every_year() {
    let claims = "{ plan = \"five\", kind = \"target\", year = 2025, value = 3, source = \"S\", note = { vi = \"3 xã/năm\", en = \"3 communes\" } },";
    let kind = "unit = \"xã\"\ntarget_kind = ";
    check(
        &format!("{kind}\"level\""),
        claims,
        &[("yearly-target-text", 5)],
    );
    check(&format!("{kind}\"flow\""), claims, &[]);
}

#[test]
fn progress_is_counted_from_an_earlier_figure() {
    let figure = |year: i32, more: &str| {
        format!("{{ kind = \"actual\", year = {year}, value = 41, source = \"S\"{more} }},\n")
    };
    let claims = |figures: &[String]| format!("{TARGET}\n{}", figures.concat());
    let none = [("no-baseline", 6)];
    check(LEVEL, &claims(&[]), &[]);
    check(LEVEL, &claims(&[figure(2023, "")]), &none);
    check(LEVEL, &claims(&[figure(2023, ""), figure(2021, "")]), &[]);
    let about = figure(2020, ", comparator = \"~\"");
    check(LEVEL, &claims(&[figure(2023, ""), about]), &none);
    // The mean of a term needs no start.
    let mean = "{ plan = \"five\", kind = \"target\", year = 2025, period = \"2021-2025 average\", value = 9, source = \"S\" },";
    check(LEVEL, &format!("{mean}\n{}", figure(2023, "")), &[]);
}

#[test]
fn results_stay_within_the_term_they_are_filed_under() {
    let claim = |year: i32| {
        format!(
            "{{ plan = \"five\", kind = \"actual\", year = {year}, value = 41, source = \"S\" }},"
        )
    };
    // The year a plan counts from belongs to it.
    check("unit = \"%\"", &claim(2020), &[]);
    check("unit = \"%\"", &claim(2019), &[("figure-outside-term", 4)]);
    check("unit = \"%\"", &claim(2026), &[("figure-outside-term", 4)]);
}

#[test]
fn of_two_figures_of_a_year_one_is_the_later() {
    let claims = |value: &str, source: &str| {
        format!(
            "{{ kind = \"actual\", year = 2023, value = 58.2, source = \"S\" }},\n{{ kind = \"actual\", year = 2023, value = {value}{source} }},"
        )
    };
    check(
        "unit = \"%\"",
        &claims("59.1", ""),
        &[("duplicate-year", 5)],
    );
    check("unit = \"%\"", &claims("58", ""), &[]);
    check("unit = \"%\"", &claims("59.1", ", source = \"T\""), &[]);
}

#[test]
fn a_break_is_said_of_a_result() {
    let claim = |kind: &str| {
        format!("{{ kind = \"{kind}\", year = 2023, value = 41, source = \"S\", break = true }},")
    };
    check("unit = \"%\"", &claim("estimate"), &[]);
    check("unit = \"%\"", &claim("forecast"), &[("bad-break", 4)]);
}

#[test]
fn targets_stay_within_their_plan_and_are_not_changed_silently() {
    let late = "{ plan = \"five\", kind = \"target\", year = 2027, value = 70, source = \"S\" },";
    check(LEVEL, late, &[("outside-term", 6)]);
    let changed =
        format!("{TARGET}\n{{ plan = \"five\", kind = \"target\", year = 2025, value = 65 }},");
    check(LEVEL, &changed, &[("target-changed", 7)]);
}

#[test]
fn one_source_says_one_figure() {
    let claims = "{ kind = \"actual\", year = 2023, value = 58, source = \"S\" },\n{ kind = \"actual\", year = 2023, value = 59, source = \"S\" },";
    check("unit = \"%\"", claims, &[("same-source-disagrees", 5)]);
}

#[test]
fn parts_of_years_are_told() {
    let target = "{ plan = \"five\", kind = \"target\", year = 2025, value = 70, source = \"S\" },";
    let half = format!(
        "{target}\n{{ kind = \"actual\", year = 2023, period = \"first half\", value = 30, source = \"S\" }},"
    );
    check(
        "unit = \"ha\"\ntarget_kind = \"flow\"",
        &half,
        &[("part-of-year-only", 5)],
    );
    let note =
        "{ kind = \"actual\", year = 2023, value = 30, source = \"S\", note = \"6 tháng\" },";
    check("unit = \"ha\"", note, &[("part-of-year-note", 4)]);
}

#[test]
fn points_parts_and_shares_are_counted() {
    let note =
        "{ kind = \"actual\", year = 2023, value = 98.2, source = \"S\", note = \"vượt 3,2%\" },";
    check("unit = \"%\"", note, &[("percent-for-points", 4)]);
    let said = "{ kind = \"actual\", year = 2023, value = 98.2, source = \"S\", note = { vi = \"vượt 3,2%\", en = \"3.2 over\" } },";
    check("unit = \"%\"", said, &[("percent-for-points", 4)]);
    let count = |note: &str| {
        format!(
            "{{ kind = \"actual\", year = 2023, value = 41.5, source = \"S\", note = \"{note}\" }},"
        )
    };
    check("unit = \"%\"", &count("39/94"), &[]);
    check("unit = \"%\"", &count("94/39"), &[("count-over-all", 4)]);
    check("unit = \"%\"", &count("đến 30/6"), &[]);
    let parts = "{ plan = \"five\", kind = \"target\", year = 2025, value = 2, source = \"S\" },\n{ kind = \"actual\", year = 2023, value = 3, source = \"S\" },";
    check(
        "unit = \"huyện\"\ntarget_kind = \"milestone\"",
        parts,
        &[("parts-over-all", 6)],
    );
    let share = |value: &str| {
        format!(
            "unit = \"%\"\nbetter = \"none\"\ndecimals = 2\ntarget_kind = \"structure\"\nclaims = [\n{{ kind = \"actual\", year = 2023, value = {value}, source = \"S\" }},\n]\n"
        )
    };
    let second = "[[indicator]]\nid = \"two\"\nname = \"Cơ cấu: b\"\ncategory = \"all\"\n";
    let both = |one: &str, other: &str| format!("{}{second}{}", share(one), share(other));
    assert_eq!(found(&both("40", "60.2")), []);
    assert_eq!(found(&both("40", "59")), [("shares-sum", 17)]);
}

#[test]
fn thresholds_are_read_and_kept_in_order() {
    let with = |table: &str| {
        let pack = PackFiles::in_memory("p.toml", format!("{table}\n{HEAD}").as_bytes());
        let loaded = load(&[pack]);
        let codes: Vec<&str> = loaded
            .diagnostics
            .iter()
            .map(|found| found.problem.code())
            .collect();
        (loaded.catalog.packs()[0].thresholds, codes)
    };
    let (usual, _) = with("");
    let (set, codes) = with("[assess]\non_track = 0.9\nsurge = 1.2");
    assert_eq!((set.on_track, set.surge, codes), (0.9, 1.2, vec![]));
    assert_eq!((set.at_risk, set.recent), (usual.at_risk, usual.recent));
    let (reversed, codes) = with("[assess]\non_track = 0.5");
    assert_eq!((reversed, codes), (usual, vec!["reversed-range"]));
    let (wrong, codes) = with("[assess]\nrecent = -1");
    assert_eq!((wrong, codes), (usual, vec!["bad-number"]));
}
