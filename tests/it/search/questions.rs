//! Questions as they are said or typed in a meeting, and what is understood of each.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chitieu::core::fold::bare;
use chitieu::library::Library;

use crate::support::asking::question as ask;
use crate::support::frozen;

const FILES: [&str; 3] = [
    include_str!("../../data/search/questions.tsv"),
    include_str!("../../data/search/more-questions.tsv"),
    include_str!("../../data/search/third-questions.tsv"),
];

/// A question and what must be understood of it.
struct Case {
    text: &'static str,
    kinds: Vec<&'static str>,
    names: &'static str,
    places: &'static str,
    category: &'static str,
    states: &'static str,
    year: &'static str,
}

fn cases() -> Vec<Case> {
    let lines = FILES.iter().flat_map(|file| file.lines());
    let lines = lines.filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let case = |line: &'static str| {
        let parts: Vec<&str> = line.split('\t').collect();
        let part = |at: usize| parts.get(at).copied().unwrap_or("");
        Case {
            text: part(0),
            kinds: part(1).split('|').collect(),
            names: part(2),
            places: part(3),
            category: part(4),
            states: part(5),
            year: part(6),
        }
    };
    lines.map(case).collect()
}

/// What is wrong with what was understood.
fn wrong(library: &Library, case: &Case) -> Vec<String> {
    let asked = ask(library, case.text);
    let catalog = &library.catalog;
    let mut wrong = Vec::new();
    let kind = asked.kind().code();
    if !case.kinds.contains(&kind) {
        wrong.push(format!("kind {kind}, {:?}", case.kinds));
    }
    if case.kinds == ["none"] {
        return wrong;
    }
    let said = |name| bare(catalog.text(name));
    let found: Vec<String> = asked
        .series
        .iter()
        .map(|series| said(catalog.indicator_of(*series).name.vi))
        .collect();
    if case.names.contains(" + ") {
        let wanted: Vec<String> = case.names.split(" + ").map(bare).collect();
        if found != wanted {
            wrong.push(format!("names {found:?}, {}", case.names));
        }
    } else if !case.names.is_empty() {
        let wanted: Vec<String> = case.names.split('|').map(bare).collect();
        if !found.first().is_some_and(|name| wanted.contains(name)) {
            wrong.push(format!(
                "names {found:?}, {} ({:?})",
                case.names, asked.question.subjects
            ));
        }
    }
    let places: BTreeSet<String> = asked
        .places
        .iter()
        .map(|place| said(catalog.place(*place).name.vi))
        .collect();
    let wanted = if case.places.is_empty() {
        "lai chau"
    } else {
        case.places
    };
    let wanted: BTreeSet<String> = wanted.split(',').map(bare).collect();
    if places != wanted {
        wrong.push(format!("places {places:?}, {wanted:?}"));
    }
    let category = asked.category.map(|name| said(name.vi)).unwrap_or_default();
    if category != bare(case.category) {
        wrong.push(format!("category {category}, {}", case.category));
    }
    if case
        .kinds
        .iter()
        .any(|kind| matches!(*kind, "which" | "count"))
    {
        let states: BTreeSet<&str> = asked
            .question
            .states
            .iter()
            .map(|state| state.code())
            .collect();
        let wanted = case
            .states
            .split('|')
            .map(|set| set.split(',').filter(|state| !state.is_empty()));
        let is_wanted = wanted
            .map(Iterator::collect)
            .any(|set: BTreeSet<&str>| set == states);
        if !is_wanted {
            wrong.push(format!("states {states:?}, {}", case.states));
        }
    }
    let year = match asked.question.since {
        Some(since) => since.0.to_string(),
        None => asked
            .question
            .year
            .map(|year| year.to_string())
            .unwrap_or_default(),
    };
    if !year.starts_with(case.year) || year.is_empty() != case.year.is_empty() {
        wrong.push(format!("year {year}, {}", case.year));
    }
    wrong
}

#[test]
fn questions_of_a_meeting_are_understood() {
    let library = frozen::library();
    let cases = cases();
    let mut report = String::new();
    let mut failed = 0;
    for case in &cases {
        let wrong = wrong(&library, case);
        if !wrong.is_empty() {
            failed += 1;
            writeln!(report, "{}\n    {}", case.text, wrong.join("\n    ")).unwrap();
        }
    }
    println!(
        "{report}{} of {} understood",
        cases.len() - failed,
        cases.len()
    );
    assert!(failed * 100 <= cases.len() * 2, "{report}");
}
