//! What a pack says of a figure in fields: replaced, ended, rounded, derived.

use chitieu::core::judge::standing::{Reason, Standing, Status, standing};
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::model::{ClaimKind, Comparator, SeriesId};
use chitieu::core::rule::verdict::Side;
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;

/// Opens a pack: plans, sources and what is given.
fn open(tables: &str) -> Library {
    let text = format!(
        r#"
        pack = {{ id = "p", name = "P", place = "Tỉnh", main_plans = ["five"] }}
        category = [{{ id = "c", name = "Kinh tế" }}]
        plan = [{{ id = "five", name = "KH 2021-2025", term = [2021, 2025] }}]
        source = [
          {{ id = "A", title = "A", date = "2023-07-01" }},
          {{ id = "B", title = "B", date = "2023-12-01" }},
          {{ id = "C", title = "C", date = "2026-01-15" }},
          {{ id = "U", title = "Undated" }},
        ]
        {tables}
        "#
    );
    Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())])
}

/// An indicator with keys of its own and claims.
fn indicator(id: &str, keys: &str, claims: &[&str]) -> String {
    format!(
        r#"
        [[indicator]]
        id = "{id}"
        name = "{id}"
        category = "c"
        better = "higher"
        {keys}
        claims = [
          {}
        ]
        "#,
        claims.join(",\n")
    )
}

fn see(library: &Library, id: &str, day: &str) -> (SeriesId, Standing) {
    let catalog = &library.catalog;
    let mut series = catalog.series_ids();
    let wanted = |series: &SeriesId| catalog.text(catalog.indicator_of(*series).id) == id;
    let series = series.find(wanted).unwrap();
    let mut viewpoint = Viewpoint::on(day.parse().unwrap());
    viewpoint.as_of = true;
    (series, standing(catalog, &viewpoint, series))
}

/// The figure that stands for an indicator on a day, with its comparator; "-" for none.
fn leading(library: &Library, id: &str, day: &str) -> String {
    let (_, found) = see(library, id, day);
    match found.shown().or(found.figures.apart) {
        None => "-".to_owned(),
        Some(at) => {
            let claim = library.catalog.claim(at);
            let sign = claim.comparator.code();
            format!("{sign} {}", library.catalog.value_text(at))
        }
    }
}

/// The codes of the problems of a pack.
fn problems(library: &Library) -> Vec<&'static str> {
    let found = library.diagnostics.iter();
    found.map(|found| found.problem.code()).collect()
}

const TARGET: &str = r#"{ plan = "five", kind = "target", year = 2025, value = 70, source = "A" }"#;

#[test]
fn a_replaced_figure_is_listed_and_not_chosen_from_the_day_of_what_replaced_it() {
    let library = open(&indicator(
        "one",
        "target_kind = \"level\"",
        &[
            TARGET,
            r#"{ kind = "actual", year = 2025, value = 71, source = "B", superseded = ["C"] }"#,
            r#"{ kind = "actual", year = 2024, value = 60, source = "A" }"#,
        ],
    ));
    assert!(problems(&library).is_empty(), "{:?}", library.diagnostics);
    assert_eq!(leading(&library, "one", "2026-01-14"), "= 71");
    assert_eq!(leading(&library, "one", "2026-01-15"), "= 60");
    let (series, _) = see(&library, "one", "2026-01-15");
    assert_eq!(library.catalog.claims(series).count(), 3);
}

#[test]
fn a_unit_that_ended_leaves_the_last_known_side() {
    let ended = r#"ended = [{ date = "2025-07-01", source = "B" }]
        target_kind = "level""#;
    let library = open(&indicator(
        "one",
        ended,
        &[
            TARGET,
            r#"{ kind = "actual", year = 2020, value = 40, source = "A" }"#,
            r#"{ kind = "actual", year = 2024, value = 60, source = "B" }"#,
        ],
    ));
    assert!(problems(&library).is_empty(), "{:?}", library.diagnostics);
    for (day, reason) in [
        ("2025-06-29", None),
        ("2025-07-01", Some(Reason::UnitEnded)),
    ] {
        let (_, found) = see(&library, "one", day);
        assert_eq!(found.reason, reason, "{day}");
    }
    let (_, found) = see(&library, "one", "2026-06-01");
    assert_eq!(
        found.assessment.last_known.map(|last| last.side),
        Some(Side::Below)
    );
}

#[test]
fn a_figure_printed_in_thousands_proves_nothing_nearer_than_half_of_one() {
    let judged = |keys: &str, value: &str| {
        let claim =
            format!(r#"{{ kind = "actual", year = 2025, value = {value}, source = "C"{keys} }}"#);
        let target = r#"{ plan = "five", kind = "target", year = 2025, value = 226000, comparator = ">", source = "A" }"#;
        let library = open(&indicator(
            "one",
            "target_kind = \"level\"",
            &[target, &claim],
        ));
        assert_eq!(problems(&library), ["no-baseline"]);
        let (_, found) = see(&library, "one", "2026-06-01");
        (found.status, found.reason)
    };
    let open_question = (Status::NotAssessable, Some(Reason::AtThreshold));
    assert_eq!(judged("", "226001"), (Status::Exceeded, None));
    assert_eq!(judged(", rounded_to = 1000", "226001"), open_question);
    assert_eq!(
        judged(", rounded_to = 1000", "226500"),
        (Status::Exceeded, None)
    );
    assert_eq!(judged("", "225999"), (Status::Missed, None));
    assert_eq!(judged(", rounded_to = 1000", "225999"), open_question);
    // What is worked out has no rounding.
    assert_eq!(
        judged(", derived = true", "226000.4"),
        (Status::Exceeded, None)
    );
}

/// Three figures that others follow from.
fn inputs() -> String {
    let figure = |year: i32, value: &str, source: &str| {
        format!(r#"{{ kind = "actual", year = {year}, value = {value}, source = "{source}" }}"#)
    };
    let solid = [figure(2023, "99.7", "A")];
    let stations = [figure(2023, "94.2", "B"), figure(2024, "96", "U")];
    let parts = |claims: &[String]| {
        claims
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    };
    indicator("schools", "unit = \"%\"", &[&parts(&solid)])
        + &indicator("stations", "unit = \"%\"", &[&parts(&stations)])
}

#[test]
fn a_declared_figure_is_worked_out_and_counts_when_all_its_inputs_are_known() {
    let bundle = indicator(
        "bundle",
        "unit = \"%\"\ntarget_kind = \"level\"",
        &[r#"{ plan = "five", kind = "target", year = 2025, value = 100, source = "A" }"#],
    );
    let library = open(&format!(
        "{}{bundle}
        [[derive]]
        indicator = \"bundle\"
        year = 2023
        form = \"weakest\"
        inputs = [{{ indicator = \"schools\", year = 2023 }}, {{ indicator = \"stations\", year = 2023 }}]
        ",
        inputs()
    ));
    assert!(problems(&library).is_empty(), "{:?}", library.diagnostics);
    assert_eq!(leading(&library, "bundle", "2023-11-30"), "-");
    assert_eq!(leading(&library, "bundle", "2023-12-01"), "= 94.2");
    let (series, found) = see(&library, "bundle", "2023-12-01");
    let catalog = &library.catalog;
    let claim = catalog.claim(found.judged.unwrap());
    assert_eq!(claim.kind, ClaimKind::Estimate);
    let source = catalog.source(claim.source.unwrap());
    assert_eq!(catalog.text(source.id), "B");
    let derivation = catalog.derivation_of(found.judged.unwrap()).unwrap();
    let values: Vec<String> = derivation
        .inputs
        .iter()
        .map(|input| catalog.value_text(input.claim.unwrap()))
        .collect();
    assert_eq!(values, ["99.7", "94.2"]);
    // It is no row of the pack.
    let viewpoint = Viewpoint::on("2024-01-01".parse().unwrap());
    assert_eq!(viewpoint.claims(catalog, series).count(), 1);
    assert_eq!(viewpoint.counting(catalog, series).len(), 2);
}

#[test]
fn a_derivation_may_follow_from_another_and_from_what_the_pack_says() {
    let all = |order: [&str; 2]| {
        open(&format!(
            "{}{}{}{}{}",
            inputs(),
            indicator("sum", "unit = \"%\"", &[]),
            indicator("rest", "unit = \"%\"", &[]),
            order[0],
            order[1]
        ))
    };
    let sum = r#"
        [[derive]]
        indicator = "sum"
        year = 2023
        form = "sum"
        inputs = [
          { indicator = "schools", year = 2023, low = 99, high = 99.8 },
          { indicator = "stations", year = 2023, source = "B", low = 90 },
        ]
    "#;
    let rest = r#"
        [[derive]]
        indicator = "rest"
        year = 2023
        form = "rest"
        inputs = [{ indicator = "sum", year = 2023 }]
    "#;
    for order in [[sum, rest], [rest, sum]] {
        let library = all(order);
        assert!(problems(&library).is_empty(), "{:?}", library.diagnostics);
        assert_eq!(leading(&library, "sum", "2024-01-01"), "range 189-194");
        assert_eq!(leading(&library, "rest", "2024-01-01"), "range -94--89");
        assert_eq!(leading(&library, "rest", "2023-11-01"), "-");
    }
}

#[test]
fn a_printed_row_is_shown_compared_and_counts_with_its_inputs() {
    let row = |value: &str| {
        let row = format!(
            r#"{{ kind = "actual", year = 2023, value = {value}, source = "A", derived = true }}"#
        );
        open(&format!(
            "{}{}
            [[derive]]
            indicator = \"half\"
            kind = \"actual\"
            year = 2023
            form = \"mean\"
            inputs = [{{ indicator = \"schools\", year = 2023 }}, {{ indicator = \"stations\", year = 2023 }}]
            ",
            inputs(),
            indicator("half", "unit = \"%\"", &[&row]),
        ))
    };
    // The mean of 99.7 and 94.2 is 96.95; a unit of the last printed digit may be off.
    for (value, expected) in [
        ("97", &[][..]),
        ("96.9", &[]),
        ("96", &[]),
        ("95", &["derived-differs"]),
        ("96.8", &["derived-differs"]),
    ] {
        let library = row(value);
        assert_eq!(problems(&library), expected, "{value}");
        assert_eq!(
            leading(&library, "half", "2023-12-01"),
            format!("= {value}")
        );
        // Source A had said it before, but not all it follows from was known.
        assert_eq!(leading(&library, "half", "2023-11-30"), "-");
        let (series, _) = see(&library, "half", "2023-12-01");
        assert_eq!(
            library.catalog.claims(series).count(),
            1,
            "no second figure"
        );
    }
}

#[test]
fn a_bound_is_what_the_pack_says_and_a_figure_passed_on_stays_as_printed() {
    let library = open(&format!(
        "{}{}{}
        [[derive]]
        indicator = \"left\"
        year = 2023
        form = \"bound\"
        value = 16
        comparator = \">=\"
        formula = {{ vi = \"ít nhất 16\", en = \"at least 16\" }}
        inputs = [{{ indicator = \"schools\", year = 2023 }}]
        [[derive]]
        indicator = \"other-name\"
        year = 2023
        form = \"same\"
        inputs = [{{ indicator = \"stations\", year = 2023 }}]
        ",
        inputs(),
        indicator("left", "", &[]),
        indicator("other-name", "unit = \"%\"", &[]),
    ));
    assert!(problems(&library).is_empty(), "{:?}", library.diagnostics);
    assert_eq!(leading(&library, "left", "2023-08-01"), ">= 16");
    let (_, found) = see(&library, "other-name", "2024-01-01");
    let claim = library.catalog.claim(found.shown().unwrap());
    assert_eq!(claim.comparator, Comparator::Equal);
    assert_eq!(claim.rounded_to.unwrap().to_string(), "0.1");
}

#[test]
fn what_cannot_be_worked_out_is_told_in_place_and_the_rest_loads() {
    let check = |derive: &str, expected: &[&str]| {
        let library = open(&format!(
            "{}{}{derive}",
            inputs(),
            indicator("sum", "unit = \"%\"", &[])
        ));
        assert_eq!(problems(&library), expected, "{derive}");
        let lines = library
            .diagnostics
            .iter()
            .map(|found| found.span.map(|span| span.line));
        assert!(lines.flatten().count() == expected.len(), "{derive}");
        assert_eq!(
            leading(&library, "schools", "2024-01-01"),
            "= 99.7",
            "{derive}"
        );
    };
    let derive = |rest: &str| format!("[[derive]]\nindicator = \"sum\"\nyear = 2023\n{rest}\n");
    let schools = r#"inputs = [{ indicator = "schools", year = 2023 }]"#;
    check(&derive(&format!("form = \"sum\"\n{schools}")), &[]);
    check(&derive("form = \"sum\""), &["derivation-without-inputs"]);
    check(
        &derive("form = \"sum\"\ninputs = []"),
        &["derivation-without-inputs"],
    );
    check(
        &derive("form = \"sum\"\ninputs = 3"),
        &["derivation-without-inputs", "wrong-type"],
    );
    check(&derive(schools), &["missing-key"]);
    check(
        &derive(&format!("form = \"guess\"\n{schools}")),
        &["unknown-word"],
    );
    check(
        &derive(&format!("form = \"bound\"\n{schools}")),
        &["missing-key"],
    );
    check(
        &derive(&format!("form = \"growth\"\n{schools}")),
        &["derivation-impossible"],
    );
    check(
        &derive(
            r#"form = "sum"
inputs = [{ indicator = "schools", year = 2022 }]"#,
        ),
        &["derivation-lacks-input"],
    );
    check(
        &derive(
            r#"form = "sum"
inputs = [{ indicator = "school", year = 2023 }]"#,
        ),
        &["unknown-reference"],
    );
    check(
        &derive(
            r#"form = "sum"
inputs = [{ indicator = "sum", year = 2023 }]"#,
        ),
        &["derivation-circle"],
    );
    check(
        &derive(
            r#"form = "sum"
inputs = [{ indicator = "schools", year = 2023, low = "x" }]"#,
        ),
        &["bad-figure"],
    );
    // Ends that are none, or contradict what was printed.
    for ends in [
        "low = 100, high = 99",
        "low = 99.8",
        "high = 99",
        "low = 1, high = 50",
    ] {
        let inputs = format!("inputs = [{{ indicator = \"schools\", year = 2023, {ends} }}]");
        check(
            &derive(&format!("form = \"sum\"\n{inputs}")),
            &["derivation-impossible"],
        );
    }
    check(
        &derive(&format!("kind = \"target\"\nform = \"sum\"\n{schools}")),
        &["unknown-word"],
    );
}

#[test]
fn wrong_fields_of_a_claim_are_told_and_the_claim_stays() {
    for (key, code) in [
        ("rounded_to = -1", "bad-number"),
        ("rounded_to = 0", "bad-number"),
        ("rounded_to = true", "wrong-type"),
        ("nearly = true", "nearly-of-exact"),
        ("nearly = 1", "wrong-type"),
        ("derived = \"yes\"", "wrong-type"),
        ("superseded = \"B\"", "wrong-type"),
        ("superseded = [\"Z\"]", "unknown-source"),
        ("quote = 3", "wrong-type"),
        ("page = [1]", "wrong-type"),
    ] {
        let claim =
            format!(r#"{{ kind = "actual", year = 2023, value = 5, source = "A", {key} }}"#);
        let library = open(&indicator("one", "", &[&claim]));
        assert_eq!(problems(&library), [code], "{key}");
        assert_eq!(library.catalog.claim_count(), 1, "{key}");
    }
    for (keys, code) in [
        ("ended = [{ date = \"2025-13-01\" }]", "bad-date"),
        ("ended = [{ source = \"A\" }]", "missing-key"),
        ("owner = [{ source = \"A\" }]", "missing-key"),
        ("owner = \"Sở Y tế\"", "wrong-type"),
        (
            "relation = [{ form = \"share\", of = \"one\" }]",
            "missing-key",
        ),
        (
            "relation = [{ form = \"half\", of = \"one\" }]",
            "unknown-word",
        ),
        ("relation = [{ of = \"one\" }]", "missing-key"),
        (
            "relation = [{ form = \"change\", of = \"two\" }]",
            "unknown-reference",
        ),
    ] {
        let library = open(&indicator("one", keys, &[]));
        assert_eq!(problems(&library), [code], "{keys}");
        assert_eq!(library.catalog.indicators().len(), 1, "{keys}");
    }
}

#[test]
fn a_claim_at_the_top_of_any_file_is_one_of_its_indicator() {
    let claim = |id: &str, value: i32| {
        format!(
            "[[claim]]\nindicator = \"{id}\"\nkind = \"actual\"\nyear = 2020\nvalue = {value}\nsource = \"A\"\n"
        )
    };
    let own = [
        TARGET,
        r#"{ kind = "actual", year = 2024, value = 60, source = "A" }"#,
    ];
    let pack = open(&indicator("one", "target_kind = \"level\"", &own));
    // Inside, the base year is missing.
    assert_eq!(problems(&pack), ["no-baseline"]);
    let files = |top: &str| {
        let first = indicator("one", "target_kind = \"level\"", &own);
        let head = r#"
            pack = { id = "p", name = "P", place = "Tỉnh", main_plans = ["five"] }
            category = [{ id = "c", name = "Kinh tế" }]
            plan = [{ id = "five", name = "KH 2021-2025", term = [2021, 2025] }]
            source = [{ id = "A", title = "A", date = "2023-07-01" }]
        "#;
        Library::open(&[PackFiles {
            name: "p".to_owned(),
            files: vec![
                ("a.toml".to_owned(), format!("{head}{first}").into_bytes()),
                ("b.toml".to_owned(), top.as_bytes().to_vec()),
            ],
            problems: Vec::new(),
        }])
    };
    let library = files(&claim("one", 40));
    assert!(problems(&library).is_empty(), "{:?}", library.diagnostics);
    assert_eq!(library.catalog.claim_count(), 3);
    // What does not fit is told in the file in which it stands.
    let library = files(&format!("{}{}", claim("one", 40), claim("one", 40)));
    assert_eq!(problems(&library), ["duplicate-claim"]);
    assert!(&*library.diagnostics[0].file == "b.toml");
    assert_eq!(library.diagnostics[0].span.unwrap().line, 7);
    let library = files(&format!("{}{}", claim("one", 40), claim("on", 41)));
    assert_eq!(problems(&library), ["unknown-reference"]);
    assert_eq!(library.diagnostics[0].span.unwrap().line, 8);
    let library = files(&claim("one", 80));
    assert_eq!(problems(&library), ["direction-conflict"]);
}

#[test]
fn figures_that_follow_from_each_other_cost_no_more_than_their_number() {
    let first = indicator(
        "n0",
        "",
        &[r#"{ kind = "actual", year = 2023, value = 0.001, source = "A" }"#],
    );
    let second = indicator(
        "n1",
        "",
        &[r#"{ kind = "actual", year = 2023, value = 0.001, source = "B" }"#],
    );
    // Each is the sum of the two before it: looked through input by input the last would take millions of steps.
    let others: String = (2..60)
        .map(|at| {
            let derive = format!(
                "[[derive]]\nindicator = \"n{at}\"\nyear = 2023\nform = \"sum\"\ninputs = [{{ indicator = \"n{}\", year = 2023 }}, {{ indicator = \"n{}\", year = 2023 }}]\n",
                at - 1,
                at - 2
            );
            indicator(&format!("n{at}"), "", &[]) + &derive
        })
        .collect();
    let library = open(&format!("{first}{second}{others}"));
    assert!(problems(&library).is_empty(), "{:?}", library.diagnostics);
    assert_eq!(leading(&library, "n59", "2023-11-30"), "-");
    assert_eq!(leading(&library, "n59", "2023-12-01"), "= 1548008755.92");
}

#[test]
fn a_figure_is_replaced_by_another_source_that_the_pack_lists() {
    for (by, code, value) in [
        ("C", None, "60"),
        ("B", Some("replaced-by-itself"), "71"),
        ("Z", Some("unknown-source"), "71"),
    ] {
        let newer = format!(
            r#"{{ kind = "actual", year = 2025, value = 71, source = "B", superseded = ["{by}"] }}"#
        );
        let older = r#"{ kind = "actual", year = 2024, value = 60, source = "A" }"#;
        let keys = "target_kind = \"level\"";
        let library = open(&indicator("one", keys, &[TARGET, &newer, older]));
        let codes: Vec<&str> = code.into_iter().collect();
        assert_eq!(problems(&library), codes, "{by}");
        assert_eq!(
            leading(&library, "one", "2026-06-01"),
            format!("= {value}"),
            "{by}"
        );
    }
}
