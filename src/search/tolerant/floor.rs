//! Decides whether a fit is enough to be shown.
//!
//! Owns the threshold below which an answer would be a guess. It must not know documents.
//!
//! The numbers were set on queries with and without a right answer: right answers lie well above, wrong ones well
//! below.

use crate::search::tolerant::candidates::{Candidate, Way};
use crate::search::tolerant::fit;
use crate::search::tolerant::met::{Met, TolerantFit};
use crate::search::tolerant::read_row::{ReadRow, ReadWord};
use crate::search::tolerant::telling::share;

/// More for the home place; the threshold counts it for every place.
pub(super) const HOME: f64 = 0.10;

/// A syllable with another tone than the typed one has at most this value.
const OTHER_TONE: f64 = 0.96;
/// So few letters count as raw keys only if they give exactly the marks of a word.
const KEYS: f64 = 0.93;
const FEW_KEYS: usize = 5;
/// Forms and starts of words with a lower value may be other words.
const IS_AS_TYPED: f64 = 0.84;
/// Guesses with a lower mean need another word that matches exactly.
const BOLD: f64 = 0.78;
/// A longer query is a sentence.
const SHORT: usize = 4;
/// The least share that a whole text must explain of a shorter query.
const MOST_OF_IT: f64 = 0.62;
/// So many specific words in one text are no accident, if they are this percentage of those in the query.
const MANY: usize = 4;
const MOST_OF_MANY: usize = 65;
/// Syllables of words for a way of measuring, which many names have.
const MEASURES: [&str; 6] = ["dien", "tich", "san", "luong", "gia", "tri"];
/// Fewer letters are not both cut and corrected.
const FEW_LETTERS: usize = 7;

/// Returns whether the first answer explains enough of the query.
pub(super) fn passes(row: &ReadRow, fit: &TolerantFit) -> bool {
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
    // Unit and category are shared by many indicators.
    let is_exact = |met: &Option<Met>| {
        met.is_some_and(|met| {
            met.way == Way::Whole && (met.at.is_some() || met.value >= fit::IN_OTHER_TEXT)
        })
    };
    // A form or a start counts as the word itself.
    let is_as_typed = |(_, met): &(&ReadWord, Option<Met>)| {
        let is_word = |met: &Met| {
            matches!(met.way, Way::Form | Way::Start)
                && met.value >= IS_AS_TYPED
                && met.at.is_some()
        };
        is_exact(met) || met.as_ref().is_some_and(is_word)
    };
    let exact = counting.iter().filter(|(_, met)| is_exact(met)).count();
    let at_least = |least: f64| values.iter().filter(|value| **value >= least).count();
    let best = values.iter().copied().fold(0.0, f64::max);
    if fit.is_whole_text && (counting.len() > SHORT || fit.core >= MOST_OF_IT) {
        return true;
    }
    // A whole name, and beside it only small words.
    let is_small = |(word, met): (&ReadWord, &Option<Met>)| {
        met.is_some() || word.is_place || word.share < share::ORDINARY
    };
    if fit.is_whole_text && row.words.iter().zip(&fit.met).all(is_small) {
        return true;
    }
    if lacks_head(&counting) || guesses_twice(row, &counting) || only_guesses(&counting) {
        return false;
    }
    let are_ordinary = counting
        .iter()
        .all(|(word, _)| word.share >= share::ORDINARY);
    // A long text about one thing, with a word or two that the name does not have: "hợp đồng liên kết tiêu thụ chè".
    let tells = |(word, _): &&(&ReadWord, Option<Met>)| {
        word.share >= share::ORDINARY && !MEASURES.contains(&word.word.bare.as_str())
    };
    let telling: Vec<bool> = counting
        .iter()
        .filter(tells)
        .map(|(_, met)| is_exact(met))
        .collect();
    let met = telling.iter().filter(|is_exact| **is_exact).count();
    if met >= MANY && met * 100 >= telling.len() * MOST_OF_MANY {
        return true;
    }
    match counting.as_slice() {
        // Only the place is asked for.
        [] => row.words.iter().all(|word| word.is_place),
        [(word, Some(met))] => passes_alone(word, met, score, fit.core),
        [(_, None)] => false,
        [_, _] if counting.iter().all(is_as_typed) && are_ordinary => fit.core >= 0.64,
        [_, _] => {
            let is_start = counting
                .iter()
                .any(|(_, met)| met.is_some_and(|met| met.way == Way::Start));
            let is_decoded =
                |met: &Option<Met>| met.is_some_and(|met| met.way == Way::Keys && met.value >= 0.9);
            let is_decoded = counting.iter().any(|(_, met)| is_decoded(met));
            // Two errors side by side form a phrase.
            let are_near = fit.as_phrase.is_some() && at_least(0.75) == 2;
            let is_sure = exact >= 1 || at_least(0.80) == 2 || are_near || is_start || is_decoded;
            score >= 0.72 && fit.core >= 0.64 && at_least(0.55) == 2 && is_sure
        }
        [_, _, _] => score >= 0.74 && fit.core >= 0.64 && at_least(0.55) >= 2 && best >= 0.75,
        _ => score >= 0.66 && fit.core >= 0.58 && at_least(0.55) >= 2 && best >= 0.75,
    }
}

/// Returns whether the first word of a short query has no match: then another thing is meant, of which this one is a
/// part ("trợ cấp thất nghiệp").
fn lacks_head(counting: &[(&ReadWord, Option<Met>)]) -> bool {
    let is_short = (2..=SHORT).contains(&counting.len());
    let first = counting.first();
    let is_marked = counting.iter().any(|(word, _)| word.word.is_marked());
    is_short && is_marked && first.is_some_and(|(_, met)| met.is_none())
}

/// Returns whether a query with marks matches only by bold guesses: another word of the same letters, or not much
/// alike.
fn only_guesses(counting: &[(&ReadWord, Option<Met>)]) -> bool {
    let is_marked = counting.iter().any(|(word, _)| word.word.is_marked());
    let telling = counting
        .iter()
        .filter(|(word, _)| word.share >= share::ORDINARY);
    let met: Vec<Met> = telling.filter_map(|(_, met)| *met).collect();
    let is_guess = |met: &Met| {
        matches!(
            met.way,
            Way::Slip | Way::Sound | Way::OtherMarks | Way::Start | Way::InnerStart
        )
    };
    let mean = met.iter().map(|met| met.value).sum::<f64>() / met.len().max(1) as f64;
    let is_bold = met.iter().any(|met| met.way == Way::OtherMarks) || mean < BOLD;
    is_marked && met.len() > 1 && met.iter().all(is_guess) && is_bold
}

/// Returns whether a few letters were cut into words and these are guessed as well.
fn guesses_twice(row: &ReadRow, counting: &[(&ReadWord, Option<Met>)]) -> bool {
    let is_guess =
        |met: &Option<Met>| met.is_some_and(|met| matches!(met.way, Way::Slip | Way::Sound));
    let letters: usize = row.words.iter().map(|word| word.letters).sum();
    row.is_cut && letters < FEW_LETTERS && counting.iter().any(|(_, met)| is_guess(met))
}

/// A single word is easily mistaken, so a shorter one needs a better match.
fn passes_alone(word: &ReadWord, met: &Met, score: f64, core: f64) -> bool {
    let beyond = (word.letters.clamp(5, 9) - 5) as f64 * 0.03;
    // A known word is seldom another one.
    let is_known = word
        .candidates()
        .iter()
        .any(|found| found.way == Way::Whole);
    if is_known && matches!(met.way, Way::Slip | Way::Sound) {
        return false;
    }
    // A syllable with a tone is not another one, and letters that may be raw keys are not always.
    let is_exact = |found: &Candidate| found.way == Way::Whole && found.quality > OTHER_TONE;
    let is_same_tone = match met.way {
        Way::Whole => word.word.tones == 0 || word.candidates().iter().any(is_exact),
        Way::OtherMarks => word.word.tones == 0,
        _ => true,
    };
    if !is_same_tone {
        return false;
    }
    let best = word.candidates().first();
    if met.way == Way::Keys
        && word.letters <= FEW_KEYS
        && best.is_some_and(|best| best.quality < KEYS)
    {
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
