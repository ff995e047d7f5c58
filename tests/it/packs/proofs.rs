//! What `check` proves of figures: quotes, relations, terms, directions, days on which editions are due.
//!
//! What a person is shown stands beside the packs in `tests/data/broken`; here is where each begins and ends.

use chitieu::cli::data::check;
use chitieu::core::lang::Lang;
use chitieu::pack::files::PackFiles;
use chitieu::pack::load;

use crate::support::folder::Folder;
use crate::support::program::run_shipped;

const HEAD: &str = r#"[pack]
id = "p"
name = "P"
place = "Here"
[[category]]
id = "c"
name = "C"
[[source]]
id = "S"
date = "2024-02"
[[source]]
id = "T"
date = "2024-02"
"#;

fn pack(rest: &str) -> PackFiles {
    PackFiles::in_memory("p.toml", format!("{HEAD}{rest}").as_bytes())
}

/// The codes of what is wrong with a pack.
fn codes(rest: &str) -> Vec<&'static str> {
    let found = load(&[pack(rest)]).diagnostics;
    found.iter().map(|found| found.problem.code()).collect()
}

/// An indicator with a unit, more keys and claims; a claim is `2023 41.5`, with more keys behind it.
fn indicator(id: &str, unit: &str, keys: &str, claims: &[&str]) -> String {
    let claim = |claim: &&str| {
        let mut parts = claim.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or("");
        let (year, value, more) = (next(), next(), next());
        let source = if more.contains("source") {
            ""
        } else {
            ", source = \"S\""
        };
        let more = if more.is_empty() {
            String::new()
        } else {
            format!(", {more}")
        };
        format!("{{ kind = \"actual\", year = {year}, value = {value}{source}{more} }},\n")
    };
    let claims: String = claims.iter().map(claim).collect();
    format!(
        "[[indicator]]\nid = \"{id}\"\nname = \"{id}\"\ncategory = \"c\"\nunit = \"{unit}\"\n{keys}\nclaims = [\n{claims}]\n"
    )
}

const DIFFERS: [&str; 1] = ["relation-differs"];

#[test]
fn a_share_of_all_is_the_count_within_what_was_printed() {
    let share = "relation = [{ form = \"share\", of = \"all\", count = \"part\" }]";
    let of = |share_unit: &str, [one, all, part]: [&str; 3], units: [&str; 2]| {
        codes(
            &[
                indicator("share", share_unit, share, &[one]),
                indicator("all", units[0], "", &[all]),
                indicator("part", units[1], "", &[part]),
            ]
            .concat(),
        )
    };
    let communes = ["xã", "xã"];
    for (figures, expected) in [
        (["2023 41.5", "2023 94", "2023 39"], &[][..]),
        // 42.5 of 94 is 39.95 and may be 40, not 41: 42.55 of 94.5 is 40.2.
        (["2023 42.5", "2023 94", "2023 40"], &[]),
        (["2023 42.5", "2023 94", "2023 41"], &DIFFERS),
        (["2023 42.5", "2022 94", "2023 41"], &[]),
        (["2023 42.5", "2023 94 source = \"T\"", "2023 41"], &[]),
        (["2023 42.5 comparator = \"~\"", "2023 94", "2023 41"], &[]),
        (["2023 42.5 comparator = \">\"", "2023 94", "2023 41"], &[]),
        (["2023 42.5 derived = true", "2023 94", "2023 41"], &[]),
        (["2023 42.5", "2023 94 place = \"There\"", "2023 41"], &[]),
        (
            ["2023 42.5", "2023 94 period = \"mid-term\"", "2023 41"],
            &[],
        ),
        (["2023 [42,45]", "2023 94", "2023 41"], &[]),
        (["2023 42.5", "2023 90 rounded_to = 10", "2023 40"], &[]),
    ] {
        assert_eq!(of("%", figures, communes), expected, "{figures:?}");
    }
    let people = ["2023 50.0", "2023 480", "2023 240000"];
    assert_eq!(of("%", people, ["nghìn người", "người"]), [] as [&str; 0]);
    assert_eq!(of("%", people, ["người", "người"]), DIFFERS);
    assert_eq!(
        of("‰", ["2023 5", "2023 1000", "2023 5"], communes),
        [] as [&str; 0]
    );
}

#[test]
fn parts_sum_to_the_whole_where_every_part_is_there() {
    let part = "relation = [{ form = \"parts\", of = \"all\" }]";
    let of = |all: &str, parts: [&[&str]; 3]| {
        let mut text = indicator("all", "ha", "", &[all]);
        for (at, claims) in parts.iter().enumerate() {
            text += &indicator(&format!("part-{at}"), "ha", part, claims);
        }
        codes(&text)
    };
    let [a, b, c]: [&[&str]; 3] = [&["2023 10"], &["2023 20"], &["2023 30"]];
    assert_eq!(of("2023 60", [a, b, c]), [] as [&str; 0]);
    // Three roundings of a half each, and that of the whole.
    assert_eq!(of("2023 62", [a, b, c]), [] as [&str; 0]);
    assert_eq!(of("2023 63", [a, b, c]), DIFFERS);
    assert_eq!(of("2023 63", [a, &[], c]), [] as [&str; 0]);
    assert_eq!(of("2023 63", [a, &["2022 20"], c]), [] as [&str; 0]);
    // Of two figures for one thing either may be right.
    assert_eq!(
        of("2023 63", [a, &["2023 20", "2023 23"], c]),
        ["same-source-disagrees"]
    );
}

#[test]
fn a_level_is_the_one_before_and_its_change() {
    let of = |unit: &str, better: &str, change: &str| {
        let keys =
            format!("better = \"{better}\"\nrelation = [{{ form = \"change\", of = \"level\" }}]");
        codes(
            &[
                indicator("change", unit, &keys, &[change]),
                indicator(
                    "level",
                    "%",
                    "better = \"lower\"",
                    &["2022 30.2", "2023 26.8"],
                ),
            ]
            .concat(),
        )
    };
    let fits: [&str; 0] = [];
    assert_eq!(of("điểm %", "higher", "2023 3.4"), fits, "a fall");
    assert_eq!(of("điểm %", "lower", "2023 -3.4"), fits, "a change");
    assert_eq!(of("điểm %", "none", "2023 3.4"), fits, "either way");
    assert_eq!(
        of("điểm %", "higher", "2023 3.5"),
        fits,
        "as far as printed"
    );
    assert_eq!(of("điểm %", "higher", "2023 3.6"), DIFFERS);
    assert_eq!(of("điểm %", "lower", "2023 3.4"), DIFFERS);
    assert_eq!(of("điểm %", "none", "2023 5"), DIFFERS);
    assert_eq!(of("nghìn người", "higher", "2023 5"), fits, "another thing");
    assert_eq!(of("điểm %", "higher", "2022 5"), fits, "nothing before");
    assert_eq!(
        of("điểm %", "higher", "2023 5 period = \"2021-2023 average\""),
        fits,
        "a mean"
    );
}

#[test]
fn a_target_that_spans_years_has_its_term() {
    let target = |plan: &str, keys: &str| {
        codes(&format!(
            "[[plan]]\nid = \"a\"\nname = \"{plan}\"\n[[indicator]]\nid = \"i\"\nname = \"I\"\ncategory = \"c\"\nunit = \"%\"\nbetter = \"higher\"\ntarget_kind = \"growth\"\nclaims = [{{ plan = \"a\", kind = \"target\", value = 9{keys} }}]\n"
        ))
    };
    let (told, fits): ([&str; 1], [&str; 0]) = (["plan-without-term"], []);
    for (plan, keys, is_told) in [
        ("A", ", year = 2025", false),
        ("A", ", year = 2025, source = \"S\"", false),
        ("A", ", year = 2026, source = \"S\"", true),
        ("A", "", true),
        ("A", ", year = 2025, period = \"term\"", true),
        ("A", ", period = \"2021-2025 average\"", false),
        ("A 2021-2025", ", year = 2025", true),
        (
            "A 2021-2025",
            ", year = 2025, period = \"2021-2025 average\"",
            false,
        ),
    ] {
        let expected: &[&str] = if is_told { &told } else { &fits };
        assert_eq!(target(plan, keys), expected, "{plan}{keys}");
    }
}

#[test]
fn a_source_past_its_due_is_told_on_a_day_only() {
    let packs = [pack(
        "[[source]]\nid = \"R\"\ndue = \"2026-03-01\"\n[[source]]\nid = \"X\"\ndate = \"no\"\n[[source]]\nid = \"Q\"\ndue = \"2026-02\"\n",
    )];
    let told = |day: Option<&str>| {
        let day = day.map(|day| day.parse().unwrap());
        let said = check(&packs, day, false, Lang::En);
        assert_eq!(said.code, 1, "the date that is none");
        let heads = said.text.lines().filter_map(|line| line.split_once("]: "));
        let lines = heads.map(|(head, _)| head.rsplit(':').nth(2).unwrap().to_owned());
        lines.collect::<Vec<String>>()
    };
    let whole = HEAD.lines().count();
    let lines = |lines: &[usize]| {
        lines
            .iter()
            .map(|line| (whole + line).to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(None), lines(&[6]));
    assert_eq!(told(Some("2026-02-28")), lines(&[6]));
    assert_eq!(told(Some("2026-03-01")), lines(&[6, 9]));
    assert_eq!(told(Some("2026-03-02")), lines(&[3, 6, 9]));
    // A terminal or not, nothing but the command line says the day of a script.
    let folder = Folder::new(b"late");
    let late = format!("{HEAD}[[source]]\nid = \"R\"\ndue = \"2020-01\"\n");
    std::fs::write(folder.path.join("p.toml"), late).unwrap();
    let path = folder.path.to_str().unwrap();
    let said = |more: &[&str]| {
        let output = run_shipped(&[&["check", path, "--lang", "en"], more].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(
        said(&[]).starts_with("0 errors, 0 warnings"),
        "{}",
        said(&[])
    );
    let due = said(&["--as-of", "2020-02-01"]);
    assert!(
        due.contains("warning[past-due]: a newer edition of this source was due on 31 Jan 2020"),
        "{due}"
    );
}
