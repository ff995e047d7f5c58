//! Whether a fit is enough to be shown.
//!
//! Owns the floor under which an answer would be a guess. Must not know documents.
//!
//! The numbers were set on queries for what is there and for what is not: right answers lie well above, wrong ones
//! well below.

use crate::search::tolerant::candidates::Way;
use crate::search::tolerant::fit::{Fit, Met};
use crate::search::tolerant::read_row::{ReadRow, ReadWord};
use crate::search::tolerant::telling::share;

/// More for the home place; the floor looks away from where an indicator is.
pub(super) const HOME: f64 = 0.10;

/// Returns whether the first answer explains enough of the query.
pub(super) fn passes(row: &ReadRow, fit: &Fit) -> bool {
    if fit.is_whole_text {
        return true;
    }
    let counting: Vec<(&ReadWord, Option<Met>)> = row
        .words
        .iter()
        .zip(&fit.met)
        .filter(|(word, met)| !word.is_place && (word.share >= share::ORDINARY || met.is_some()))
        .map(|(word, met)| (word, *met))
        .collect();
    let score = fit.as_phrase.unwrap_or(0.0).max(fit.score) + fit.whole + HOME;
    let values: Vec<f64> = counting
        .iter()
        .map(|(_, met)| met.map_or(0.0, |met| met.value))
        .collect();
    let is_exact = |met: &Option<Met>| met.is_some_and(|met| met.way == Way::Whole);
    let exact = counting.iter().filter(|(_, met)| is_exact(met)).count();
    let at_least = |least: f64| values.iter().filter(|value| **value >= least).count();
    let best = values.iter().copied().fold(0.0, f64::max);
    let are_ordinary = counting
        .iter()
        .all(|(word, _)| word.share >= share::ORDINARY);
    match counting.as_slice() {
        // The place is all that is asked for.
        [] => row.words.iter().all(|word| word.is_place),
        [(word, Some(met))] => passes_alone(word, met, score, fit.core),
        [(_, None)] => false,
        [_, _] if exact == 2 && are_ordinary => fit.core >= 0.64,
        [_, _] => {
            let is_start = counting
                .iter()
                .any(|(_, met)| met.is_some_and(|met| met.way == Way::Start));
            let is_decoded =
                |met: &Option<Met>| met.is_some_and(|met| met.way == Way::Keys && met.value >= 0.9);
            let is_decoded = counting.iter().any(|(_, met)| is_decoded(met));
            // Two slips side by side are a phrase.
            let are_near = fit.as_phrase.is_some() && at_least(0.75) == 2;
            let is_sure = exact >= 1 || at_least(0.80) == 2 || are_near || is_start || is_decoded;
            score >= 0.72 && fit.core >= 0.64 && at_least(0.55) == 2 && is_sure
        }
        [_, _, _] => score >= 0.74 && fit.core >= 0.64 && at_least(0.55) >= 2 && best >= 0.75,
        _ => score >= 0.66 && fit.core >= 0.58 && at_least(0.55) >= 2 && best >= 0.75,
    }
}

/// One word alone is easily mistaken: the shorter, the surer it must be.
fn passes_alone(word: &ReadWord, met: &Met, score: f64, core: f64) -> bool {
    let beyond = (word.letters.clamp(5, 9) - 5) as f64 * 0.03;
    // What was typed as a word of the vocabulary is seldom another one.
    let is_known = word.candidates.iter().any(|found| found.way == Way::Whole);
    if is_known && matches!(met.way, Way::Slip | Way::Sound) {
        return false;
    }
    let least_core = match met.way {
        Way::Whole | Way::Form => 0.50,
        Way::Start | Way::Initials | Way::InnerStart => 0.55,
        Way::Keys | Way::OtherMarks => 0.78,
        Way::Slip | Way::Sound if word.letters <= 3 => return false,
        Way::Slip | Way::Sound if word.letters == 4 => 0.84,
        Way::Slip | Way::Sound => 0.78 - beyond / 2.0,
    };
    score >= 0.84 - beyond && core >= least_core
}
