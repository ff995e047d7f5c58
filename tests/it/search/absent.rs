//! Topics that the packs lack: nothing comes, or a suggestion, never a row about something else.

use chitieu::core::fold::{Folded, Word};
use chitieu::library::Library;

use super::quality::Outcome;
use crate::support::asking::search as ask;
use crate::support::frozen;

const TOPICS: &str = include_str!("../../data/search/absent-topics.tsv");

/// Whether a text of an indicator or its category holds the words of a topic: then it is there.
fn holds(library: &Library, indicator: u32, topic: &str) -> bool {
    let catalog = &library.catalog;
    let indicator = &catalog.indicators()[indicator as usize];
    let category = catalog.category(indicator.category).name;
    let names = [
        indicator.name.vi,
        indicator.name.en,
        category.vi,
        category.en,
    ];
    let words = |text: &str| Folded::new(text).spelled().collect::<Vec<Word>>();
    let wanted = words(topic);
    let is = |typed: &Word, known: &Word| {
        typed == known || (!typed.is_marked() && typed.bare == known.bare)
    };
    let mut texts = names.iter().chain(&indicator.details().aliases);
    texts.any(|text| {
        let words = words(catalog.text(*text));
        let stands = |typed: &Word| words.iter().any(|known| is(typed, known));
        wanted.iter().all(stands)
    })
}

/// The topics of a kind.
fn topics(kind: &str) -> impl Iterator<Item = &'static str> {
    let lines = TOPICS.lines().filter_map(|line| line.split_once('\t'));
    lines
        .filter(move |(of, _)| *of == kind)
        .map(|(_, topic)| topic)
}

/// The row that a topic is wrongly answered by.
fn wrong_row(library: &Library, topic: &str) -> Option<String> {
    let answer = ask(library, topic);
    let hit = answer.hits.first()?;
    let name = library.catalog.indicators()[hit.indicator as usize].name.vi;
    (!holds(library, hit.indicator, topic)).then(|| {
        let name = library.catalog.text(name);
        let (understood, ignored) = (&answer.understood, &answer.ignored);
        format!(
            "{topic:?}: {name}, {:?} {:?}, {understood:?}, {ignored:?}",
            hit.reading, hit.field
        )
    })
}

/// What became of each topic.
pub(super) fn outcomes() -> Vec<Outcome> {
    let library = frozen::library();
    let all = KINDS.iter().flat_map(|(kind, _)| topics(kind));
    let outcome = |topic| {
        let is_right = wrong_row(&library, topic).is_none();
        Outcome {
            kind: "absent",
            is_first: is_right,
            is_in_three: is_right,
            is_nothing_wanted: true,
        }
    };
    all.map(outcome).collect()
}

/// The kinds of topics, and how many there must be.
const KINDS: [(&str, usize); 2] = [("tuned", 100), ("measured", 60)];

#[test]
fn a_topic_that_is_not_there_is_said_to_be_absent() {
    let library = frozen::library();
    for (kind, least) in KINDS {
        let all = topics(kind).count();
        let wrong: Vec<String> = topics(kind)
            .filter_map(|topic| wrong_row(&library, topic))
            .collect();
        let report = wrong.join("\n");
        println!(
            "{kind}: {} of {all} answered by another thing\n{report}",
            wrong.len()
        );
        assert!(all >= least, "only {all} of {kind}");
        assert!(
            wrong.len() * 20 <= all,
            "{kind}: {} of {all}\n{report}",
            wrong.len()
        );
    }
}
