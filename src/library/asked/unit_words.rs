//! Words that look like a unit but begin the name of what is counted.
//!
//! Owns when "đô" in "bao nhiêu đô thị" and "đồng" in "bao nhiêu đồng bào" are not currencies: when a name in the
//! data has the word and the next one side by side. It must not know which words are units.

use crate::core::fold::bare;
use crate::core::model::SeriesId;
use crate::library::asked::asking::Asking;
use crate::search::answer::Reading;
use crate::search::grammar::{Lead, Question, QuestionKind};
use crate::search::syllable::is_syllable;

impl Asking<'_> {
    /// Returns the last word of a unit to the counted noun if a name has both side by side.
    pub(super) fn give_back_unit_word(&self, question: &mut Question) {
        let is_counted = matches!(question.kind, QuestionKind::Figure | QuestionKind::None);
        let Some(unit) = question.unit.clone().filter(|_| is_counted) else {
            return;
        };
        let mut unit: Vec<&str> = unit.split_whitespace().collect();
        let Some(last) = unit.pop() else {
            return;
        };
        // "Đô thị" begins like a dollar; "km" never begins a word.
        let next = self.word_behind(last).filter(|_| is_syllable(&bare(last)));
        let Some(next) = next else {
            return;
        };
        let compound = format!("{last} {next}");
        if !self.is_in_a_name(&compound) {
            return;
        }
        let subject = question.subjects.first().cloned();
        let rest = subject.filter(|subject| {
            let first = subject.split_whitespace().next().unwrap_or_default();
            bare(first) == bare(&next)
        });
        let subject = match (rest, question.subjects.is_empty()) {
            (Some(rest), _) => format!("{last} {rest}"),
            (None, true) => compound,
            (None, false) => return,
        };
        match question.subjects.first_mut() {
            Some(first) => *first = subject,
            None => question.subjects.push(subject),
        }
        question.kind = QuestionKind::Figure;
        question.unit = Some(unit.join(" ")).filter(|unit| !unit.is_empty());
        if question.unit.is_none() {
            question.lead = question.lead.or(Some(Lead::Number));
        }
    }

    /// The word of the question right after another one.
    fn word_behind(&self, word: &str) -> Option<String> {
        let clean = |word: &str| {
            let letters = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            letters.to_owned()
        };
        let mut words = self.text.split_whitespace().map(clean);
        words.find(|one| bare(one) == bare(word))?;
        words.next().filter(|next| !next.is_empty())
    }

    /// Whether the name of a hit has two words side by side.
    pub(super) fn is_in_a_name(&self, compound: &str) -> bool {
        let (_, answer) = self.find(compound, self.scope);
        let folded = format!(" {} ", bare(compound));
        let mut hits = answer
            .hits
            .iter()
            .filter(|hit| hit.reading == Reading::Typed);
        hits.any(|hit| {
            let names = self.names(SeriesId(hit.entry));
            let mut names = names.iter().map(|name| format!(" {} ", bare(name)));
            names.any(|name| name.contains(&folded))
        })
    }
}
