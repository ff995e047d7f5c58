//! Spellings that are the same, from tables made by others, and what a person would expect of them.

use chitieu::core::fold::{Folded, Likeness, Word, bare, key};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; 2]> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut parts = line.split('\t');
        [parts.next().unwrap_or(""), parts.next().unwrap_or("")]
    })
}

fn words(text: &str) -> Vec<Word> {
    Folded::new(text).spelled().collect()
}

// The worst likeness of two texts, word by word.
fn likeness(a: &str, b: &str) -> Option<Likeness> {
    let (a, b) = (words(a), words(b));
    if a.len() != b.len() {
        return None;
    }
    let pairs = a.iter().zip(&b);
    let all: Option<Vec<Likeness>> = pairs.map(|(a, b)| a.likeness(b)).collect();
    Some(all?.into_iter().max().unwrap_or(Likeness::Exact))
}

#[test]
fn marks_are_dropped_as_in_the_table() {
    let mut count = 0;
    for [marked, plain] in rows(include_str!(
        "../../data/search/vi-text/remove_diacritics.tsv"
    )) {
        assert_eq!(bare(marked), bare(plain), "{marked}");
        let letters = bare(plain).replace(' ', "");
        let is_plain = letters.chars().all(|c| c.is_ascii_alphanumeric());
        assert!(is_plain || !plain.is_ascii(), "{marked} {letters}");
        count += 1;
    }
    assert_eq!(count, 94);
}

#[test]
fn where_the_tone_mark_stands_does_not_matter() {
    let mut count = 0;
    let rows = rows(include_str!(
        "../../data/search/vi-text/tone_placement_to_new_style.tsv"
    ));
    // Two rows mend a tone that stands on an apostrophe, which is no letter.
    for [old, new] in rows.filter(|[old, _]| !old.contains("'\u{301}")) {
        assert_eq!(likeness(old, new), Some(Likeness::Exact), "{old} {new}");
        count += 1;
    }
    assert_eq!(count, 264);
}

#[test]
fn i_and_y_are_one_at_the_last_level_only() {
    let mut count = 0;
    for [y, i] in rows(include_str!("../../data/search/vi-text/iy_to_i.tsv")) {
        assert_eq!(key(y), key(i), "{y} {i}");
        let want = match y == i {
            true => Likeness::Exact,
            false => Likeness::Loose,
        };
        assert_eq!(likeness(y, i), Some(want), "{y} {i}");
        count += 1;
    }
    assert_eq!(count, 100);
}

#[test]
fn one_place_has_one_folded_name_however_it_is_written() {
    let forms = [
        "do thi",
        "Do thi",
        "DO THI",
        "đô thị",
        "ĐÔ THỊ",
        "Ðô thị",
        "đô-thị",
        "đô. thị",
    ];
    for form in forms {
        let decomposed: String = form.nfd().collect();
        assert_eq!(bare(form), "do thi", "{form}");
        assert_eq!(bare(&decomposed), "do thi", "{form}");
    }
}

fn syllable() -> impl Strategy<Value = String> {
    "(b|c|ch|d|đ|gi|h|kh|l|m|ng|nh|ph|qu|t|th|tr|x|Đ|TH)?(a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|oa|uy|iê|ươ|Ư|Ê)(\u{300}|\u{301}|\u{303}|\u{309}|\u{323})?(n|ng|nh|t|m|c|p|i|u)?"
}

proptest! {
    #[test]
    fn every_form_of_unicode_folds_alike(words in prop::collection::vec(syllable(), 1..6)) {
        let text = words.join(" ");
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(Folded::new(&composed), Folded::new(&decomposed));
        prop_assert_eq!(Folded::new(&composed), Folded::new(&text));
        prop_assert_eq!(likeness(&composed, &decomposed), Some(Likeness::Exact));
    }

    #[test]
    fn no_letter_is_ever_lost(text in "[a-zđĐÐƉ0-9 ]{0,30}") {
        let letters = text.chars().filter(|c| *c != ' ').count();
        prop_assert_eq!(Folded::new(&text).letters().len(), letters);
    }

    #[test]
    fn folding_a_folded_text_changes_nothing(text in "[ -\u{1eff}]{0,30}") {
        let once = bare(&text);
        prop_assert_eq!(bare(&once), once);
    }
}
