//! The letters that a row marks are those that were typed.

use chitieu::core::fold::{Folded, nfc};
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::Scope;
use chitieu::search::answer::Reading;
use chitieu::search::highlight::matches;
use chitieu::search::query::Query;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::support::frozen;

const READINGS: [Reading; 8] = [
    Reading::Typed,
    Reading::Telex,
    Reading::Vni,
    Reading::Glued,
    Reading::Initials,
    Reading::KeyboardTypo,
    Reading::Scattered,
    Reading::Partial,
];

// Marks lie in order, apart, inside the text, and on the edges of graphemes.
fn check(text: &str, marks: &[(usize, usize)]) {
    let text = nfc(text);
    let mut edges = vec![0];
    for grapheme in text.graphemes(true) {
        edges.push(edges[edges.len() - 1] + grapheme.chars().count());
    }
    let mut last = None;
    for (start, end) in marks {
        assert!(start < end, "{text:?} {marks:?}");
        assert!(
            edges.contains(start) && edges.contains(end),
            "{text:?} {marks:?}"
        );
        assert!(last.is_none_or(|last| last < *start), "{text:?} {marks:?}");
        last = Some(*end);
    }
}

fn marked(text: &str, marks: &[(usize, usize)]) -> String {
    let letters: Vec<char> = nfc(text).chars().collect();
    let runs = marks.iter().map(|(start, end)| &letters[*start..*end]);
    let runs: String = runs.flatten().collect();
    Folded::new(&runs)
        .letters()
        .iter()
        .map(|letter| letter.bare)
        .collect()
}

fn sentence() -> impl Strategy<Value = Vec<String>> {
    let word = "(b|c|ch|d|đ|h|l|m|ng|t|th|Đ)(a|ă|â|e|ê|i|o|ô|ơ|u|ư|oa|iê|ươ)(\u{300}|\u{301}|\u{309}|\u{323})?(n|ng|t|m)?";
    prop::collection::vec(word, 1..7)
}

proptest! {
    #[test]
    fn a_word_of_the_text_marks_itself(words in sentence(), at in any::<prop::sample::Index>(), cut in 1usize..4) {
        let text = words.join(" ");
        let word = Folded::new(&words[at.index(words.len())]).spelled().next().unwrap();
        let typed: String = word.bare.chars().take(cut).collect();
        for form in [text.nfc().collect::<String>(), text.nfd().collect()] {
            let found = matches(&form, &Query::parse(&typed), Reading::Typed);
            check(&form, &found);
            let letters = marked(&form, &found);
            prop_assert!(!letters.is_empty());
            // Nothing but repetitions of what was typed, or of its spelling with i for y.
            let rest = letters.replace(&typed, "");
            prop_assert!(rest.is_empty(), "{} in {:?} marks {}", typed, form, letters);
        }
    }

    #[test]
    fn any_reading_marks_on_edges(words in sentence(), typed in "[a-zđ0-9ăâêôơư '^!]{0,12}") {
        let text = words.join(" ").to_uppercase();
        for reading in READINGS {
            for form in [text.nfc().collect::<String>(), text.nfd().collect()] {
                check(&form, &matches(&form, &Query::parse(&typed), reading));
            }
        }
    }

    #[test]
    fn any_text_is_marked_on_edges(text in "\\PC{0,40}", typed in "\\PC{0,12}") {
        for reading in [Reading::Typed, Reading::Scattered] {
            check(&text, &matches(&text, &Query::parse(&typed), reading));
        }
    }

    #[test]
    fn initials_and_glued_words_mark_what_was_typed(words in sentence()) {
        let text = words.join(" ");
        let spelled: Vec<_> = Folded::new(&text).spelled().collect();
        let initials: String = spelled.iter().filter_map(|word| word.bare.chars().next()).collect();
        let glued: String = spelled.iter().map(|word| word.bare.as_str()).collect();
        for (typed, reading) in [(initials, Reading::Initials), (glued, Reading::Glued)] {
            let found = matches(&text, &Query::parse(&typed), reading);
            check(&text, &found);
            // Two keys d are Telex for đ, the more literal reading.
            prop_assume!(!typed.contains("dd"));
            let letters = marked(&text, &found);
            prop_assert!(letters.contains(&typed), "{} marks {}", typed, letters);
        }
    }
}

/// The letters that are marked in the name of the first answer.
fn marked_in_first(query: &str) -> String {
    let library = frozen::library();
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    let query = library.understand(query);
    let answer = library.find(&query, scope, 1);
    let first = &answer.hits[0];
    let indicator = &library.catalog.indicators()[first.indicator as usize];
    let name = nfc(library.catalog.text(indicator.name.vi)).into_owned();
    let letters: Vec<char> = name.chars().collect();
    let found = matches(&name, &query, first.reading);
    let runs = found.iter().map(|(start, end)| &letters[*start..*end]);
    let runs = runs.map(|run| run.iter().collect::<String>());
    runs.collect::<Vec<_>>().join(" ")
}

#[test]
fn words_that_the_tolerant_reading_met_are_marked_as_literal_ones_are() {
    for (query, marked) in [
        ("lăng xuất lao động", "Năng suất lao động"),
        ("che phurr ruwngf", "che phủ rừng"),
        ("ty le mgheo", "Tỷ lệ nghèo"),
        ("giai quyet viet lam", "Giải quyết việc làm"),
        ("suy dnih duong", "suy dinh dưỡng"),
        ("ngân xách", "ngân sách"),
        ("che phu rung xyzzy", "che phủ rừng"),
    ] {
        assert_eq!(marked_in_first(query), marked, "{query}");
    }
}
