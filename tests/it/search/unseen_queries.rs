//! Queries of the second round, by kind: slips, sounds, pasted sentences, questions, other places, absent topics.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chitieu::core::fold::bare;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::{Library, Scope};
use chitieu::search::answer::Answer;

use super::quality::Outcome;
use crate::support::frozen;

const QUERIES: &str = include_str!("../../data/search/second-queries.tsv");

/// A query and what may come first.
struct Case {
    kind: &'static str,
    text: &'static str,
    want: Vec<Want>,
}

/// An acceptable answer.
enum Want {
    /// An indicator by its folded name, in a place by its folded name.
    Name(String, String),
    /// Any indicator of a category by its folded name.
    Category(String),
}

fn cases() -> Vec<Case> {
    let lines = QUERIES.lines().filter(|line| !line.starts_with('#'));
    let case = |line: &'static str| {
        let mut parts = line.split('\t');
        let (kind, text) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let wanted = parts.next().unwrap_or("").split('|');
        let wanted = wanted.filter(|want| !want.is_empty());
        let want = wanted.map(|want| match want.strip_prefix("cat:") {
            Some(category) => Want::Category(bare(category)),
            None => {
                let (name, place) = want.split_once('@').unwrap_or((want, "lai chau"));
                Want::Name(bare(name), bare(place))
            }
        });
        Case {
            kind,
            text,
            want: want.collect(),
        }
    };
    lines.map(case).collect()
}

fn ask(library: &Library, text: &str) -> Answer {
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    library.find(&library.understand(text), scope, 10)
}

/// Where the first acceptable answer stands; none where there is none.
fn place_of(library: &Library, answer: &Answer, want: &[Want]) -> Option<usize> {
    let catalog = &library.catalog;
    answer.hits.iter().position(|hit| {
        let indicator = &catalog.indicators()[hit.indicator as usize];
        let place = &catalog.places()[hit.place as usize];
        want.iter().any(|want| match want {
            Want::Name(name, at) => {
                bare(catalog.text(indicator.name.vi)) == *name
                    && bare(catalog.text(place.name.vi)) == *at
            }
            Want::Category(category) => {
                bare(catalog.text(catalog.category(indicator.category).name.vi)) == *category
            }
        })
    })
}

/// What became of each query.
pub(super) fn outcomes() -> Vec<Outcome> {
    let library = frozen::library();
    let outcome = |case: Case| {
        let answer = ask(&library, case.text);
        let at = place_of(&library, &answer, &case.want);
        Outcome::new(case.kind, at, case.want.is_empty(), answer.total)
    };
    cases().into_iter().map(outcome).collect()
}

#[test]
fn the_right_indicator_comes_first_by_kind() {
    let library = frozen::library();
    let mut by_kind: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let (mut all, mut nothing) = ([0; 3], [0; 2]);
    let mut report = String::new();
    for case in cases() {
        let answer = ask(&library, case.text);
        let at = place_of(&library, &answer, &case.want);
        let is_nothing_wanted = case.want.is_empty();
        let is_nothing_found = answer.total == 0;
        let is_first = at == Some(0) || (is_nothing_wanted && is_nothing_found);
        let is_in_three = at.is_some_and(|at| at < 3) || (is_nothing_wanted && is_nothing_found);
        let counts = by_kind.entry(case.kind).or_default();
        for counts in [counts, &mut all] {
            counts[0] += usize::from(is_first);
            counts[1] += usize::from(is_in_three);
            counts[2] += 1;
        }
        if is_nothing_wanted {
            nothing[0] += usize::from(is_nothing_found);
            nothing[1] += 1;
        }
        if !is_first {
            let first = answer.hits.first().map(|hit| {
                let indicator = &library.catalog.indicators()[hit.indicator as usize];
                (bare(library.catalog.text(indicator.name.vi)), hit.reading)
            });
            let _ = writeln!(
                report,
                "{} {:?}: {first:?} of {}, right at {at:?}, {:?}, {:?}",
                case.kind, case.text, answer.total, answer.ignored, answer.suggestion
            );
        }
    }
    for (kind, [first, three, of]) in &by_kind {
        println!("{kind}: {first} first, {three} in three, of {of}");
    }
    println!("all: {all:?}; nothing: {nothing:?}\n{report}");
    let [first, three, of] = all;
    assert!(of >= 190, "only {of} queries");
    assert!(first * 100 >= of * 95, "{first} of {of}\n{report}");
    assert!(three * 100 >= of * 98, "{three} of {of}\n{report}");
}
