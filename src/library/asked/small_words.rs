//! Small words that may belong to the subject, and questions about the units of a place.
//!
//! Owns when "bao nhieu can bo" is about "can bo" and when the small word is reported as left out: "cán bộ" typed
//! without marks begins like "cần". It must not know which words are small.

use crate::core::fold::bare;
use crate::library::asked::answer::Asked;
use crate::library::asked::asking::Asking;
use crate::library::asked::left::leave_out;
use crate::search::answer::Reading;
use crate::search::grammar::Question;

/// Words for the kind of a thing, folded, longer ones first.
const CLASSIFIERS: &[&[&str]] = &[
    &["cay", "trong"],
    &["loai", "cay"],
    &["vat", "nuoi"],
    &["cay"],
    &["con"],
    &["cai"],
    &["chiec"],
    &["qua"],
    &["hat"],
    &["cu"],
];

impl Asking<'_> {
    /// Adds the small words to a subject of one word if a name has them side by side; otherwise returns them as left
    /// out.
    pub(super) fn join_small_words(&self, question: &mut Question) -> Vec<String> {
        let Some(joined) = question.with_small_words.take() else {
            return Vec::new();
        };
        let [subject] = question.subjects.as_slice() else {
            return Vec::new();
        };
        if self.is_in_a_name(&joined) {
            question.subjects = vec![joined];
            return Vec::new();
        }
        let small = joined.split_whitespace();
        let small = small.filter(|word| bare(word) != bare(subject));
        small.map(ToOwned::to_owned).collect()
    }

    /// Leaves out the word for the kind of a thing if the data has only the name without it: "cây mắc ca".
    pub(super) fn drop_classifier(&self, question: &mut Question) {
        let [subject] = question.subjects.as_mut_slice() else {
            return;
        };
        let words: Vec<&str> = subject.split_whitespace().collect();
        let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
        let stands = |classifier: &&[&str]| {
            let at = folded
                .windows(classifier.len())
                .position(|row| row == *classifier)?;
            Some(at..at + classifier.len())
        };
        let Some(at) = CLASSIFIERS.iter().find_map(stands) else {
            return;
        };
        let is_last = at.end == words.len();
        let without: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(other, _)| !at.contains(other))
            .map(|(_, word)| *word)
            .collect();
        let without = without.join(" ");
        if !is_last && !self.is_in_a_name(subject) && self.is_in_a_name(&without) {
            *subject = without;
        }
    }

    /// Returns the level of a unit to the subject if a name contains it: "thôn nào chưa có điện" is about villages
    /// without power, whose names are unknown, not about households.
    pub(super) fn give_back_level(&self, question: &mut Question) {
        let (Some(units), [subject]) = (&question.each_unit, question.subjects.as_slice()) else {
            return;
        };
        let is_level = |word: &&str| !matches!(bare(word).as_str(), "nao" | "which");
        let Some(level) = units.split_whitespace().find(is_level) else {
            return;
        };
        let words: Vec<&str> = question.said_words().collect();
        let said = words.join(" ");
        let whole = match words.contains(&level) {
            true => said,
            false => format!("{level} {subject}"),
        };
        let (_, answer) = self.find(&whole, self.scope);
        let is_literal = answer.understood.is_none() && answer.ignored.is_empty();
        let first = answer.hits.first();
        if is_literal && first.is_some_and(|hit| hit.reading == Reading::Typed) {
            question.subjects = vec![whole];
        }
    }

    /// Reports that units of a place are not listed one by one: "xã nào chưa đạt".
    pub(super) fn tell_units_left(&self, asked: &mut Asked) {
        let Some(units) = asked.question.each_unit.clone() else {
            return;
        };
        let subject = bare(&asked.question.subjects.join(" "));
        match bare(&units).split(' ').any(|word| word == subject) {
            true => self.refuse(asked, &units),
            false if !asked.series.is_empty() => leave_out(asked, units),
            false => {}
        }
    }
}
