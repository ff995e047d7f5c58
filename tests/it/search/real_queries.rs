//! Real queries, each with its kind and the names that may answer first.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chitieu::core::fold::bare;
use chitieu::library::Library;
use chitieu::search::answer::Answer;

use super::quality::Outcome;
use crate::support::asking::search as ask;
use crate::support::frozen;

const QUERIES: [&str; 2] = [
    include_str!("../../data/search/queries.tsv"),
    include_str!("../../data/search/more-queries.tsv"),
];

/// A query and the folded names that may come first; none when nothing may be found.
struct Case {
    kind: &'static str,
    text: &'static str,
    want: Vec<String>,
}

fn cases() -> Vec<Case> {
    let lines = QUERIES.iter().flat_map(|file| file.lines());
    let lines = lines.filter(|line| !line.starts_with('#'));
    let case = |line: &'static str| {
        let mut parts = line.split('\t');
        let (kind, text) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let names = parts.next().unwrap_or("").split('|').map(bare);
        Case {
            kind,
            text,
            want: names.filter(|name| !name.is_empty()).collect(),
        }
    };
    lines.map(case).collect()
}

fn names(library: &Library, answer: &Answer) -> Vec<String> {
    let name = |indicator: u32| {
        let name = library.catalog.indicators()[indicator as usize].name.vi;
        bare(library.catalog.text(name))
    };
    answer.hits.iter().map(|hit| name(hit.indicator)).collect()
}

/// What became of each query.
pub(super) fn outcomes() -> Vec<Outcome> {
    let library = frozen::library();
    let outcome = |case: Case| {
        let answer = ask(&library, case.text);
        let names = names(&library, &answer);
        let at = names.iter().position(|name| case.want.contains(name));
        Outcome::new(case.kind, at, case.want.is_empty(), answer.total)
    };
    cases().into_iter().map(outcome).collect()
}

#[test]
fn the_right_indicator_comes_first() {
    let library = frozen::library();
    let (mut asked, mut first, mut report) = (0, 0, String::new());
    let mut by_kind: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut below_third = Vec::new();
    for case in cases() {
        let answer = ask(&library, case.text);
        let names = names(&library, &answer);
        let place = names.iter().position(|name| case.want.contains(name));
        let is_right = match case.want.is_empty() {
            true => answer.total == 0,
            false => place == Some(0),
        };
        let counts = by_kind.entry(case.kind).or_default();
        counts.0 += usize::from(is_right);
        counts.1 += 1;
        asked += 1;
        first += usize::from(is_right);
        if !is_right {
            let _ = writeln!(
                report,
                "{} {:?}: first {:?} of {}, wanted {:?}, found at {place:?} by {:?}",
                case.kind,
                case.text,
                names.first(),
                answer.total,
                case.want,
                answer.hits.first().map(|hit| (hit.reading, hit.score)),
            );
        }
        let in_three = place.is_some_and(|place| place < 3);
        if !(in_three || case.want.is_empty() && is_right) {
            below_third.push(case.text);
        }
    }
    let counts = by_kind
        .iter()
        .map(|(kind, (right, of))| format!("{kind} {right}/{of}"));
    let counts: Vec<String> = counts.collect();
    println!("{first} of {asked} first: {}\n{report}", counts.join(", "));
    assert!(asked >= 150, "only {asked} queries");
    assert!(first * 100 >= asked * 97, "{first} of {asked}\n{report}");
    assert!(below_third.is_empty(), "{below_third:?}\n{report}");
}
