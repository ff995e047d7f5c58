//! Calculates how well the typed marks agree with those of a known word.
//!
//! Owns the factors. It must not know the vocabulary.

use crate::core::fold::Word;

/// The mark of a letter was left out, or typed on the letter d.
const LETTER_LEFT_OUT: f64 = 0.88;
const STROKE_LEFT_OUT: f64 = 0.95;
/// A letter has another mark.
const LETTER_DIFFERS: f64 = 0.72;
/// A letter was typed with a mark that it does not have.
const LETTER_ADDED: f64 = 0.62;
const STROKE_ADDED: f64 = 0.70;
/// The tone was left out; hỏi and ngã were confused; a word without a tone was typed with one; the tone is another
/// one.
const TONE_LEFT_OUT: f64 = 0.97;
const HOI_FOR_NGA: f64 = 0.96;
const TONE_ADDED: f64 = 0.86;
const TONE_DIFFERS: f64 = 0.88;

/// If the letters themselves are wrong, only the tone counts.
const SLIPPED_TONE_AGREES: f64 = 0.97;
const SLIPPED_TONE_DIFFERS: f64 = 0.88;

/// The ranks of hỏi and ngã.
const HOI: u32 = 2;
const NGA: u32 = 3;

/// Returns how well the typed marks agree with those of a word of the same bare letters; 1 where none were typed.
pub(super) fn agreement(typed: &Word, known: &Word) -> f64 {
    if !typed.is_marked() {
        return 1.0;
    }
    letters(typed, known) * tones(typed.tones, known.tones)
}

/// The same for a word whose letters slipped.
pub(super) fn agreement_of_slip(typed: &Word, known: &Word) -> f64 {
    if !typed.is_marked() {
        1.0
    } else if typed.tones == known.tones {
        SLIPPED_TONE_AGREES
    } else {
        SLIPPED_TONE_DIFFERS
    }
}

/// Returns whether a mark was typed that the word of the same bare letters does not have.
pub(super) fn contradict(typed: &Word, known: &Word) -> bool {
    typed.is_marked()
        && (letters(typed, known) <= LETTER_DIFFERS
            || tones(typed.tones, known.tones) <= TONE_DIFFERS)
}

/// The factor of the letter that agrees worst.
fn letters(typed: &Word, known: &Word) -> f64 {
    let rows = typed.toneless.chars().zip(known.toneless.chars());
    let bare = typed.bare.chars();
    let factors = rows.zip(bare).map(|((is, should), bare)| {
        if is == should {
            1.0
        } else if bare == 'd' {
            if is == bare {
                STROKE_LEFT_OUT
            } else {
                STROKE_ADDED
            }
        } else if is == bare {
            LETTER_LEFT_OUT
        } else if should == bare {
            LETTER_ADDED
        } else {
            LETTER_DIFFERS
        }
    });
    factors.fold(1.0, f64::min)
}

fn tones(typed: u32, known: u32) -> f64 {
    match (typed, known) {
        (typed, known) if typed == known => 1.0,
        (0, _) => TONE_LEFT_OUT,
        (HOI, NGA) | (NGA, HOI) => HOI_FOR_NGA,
        (_, 0) => TONE_ADDED,
        _ => TONE_DIFFERS,
    }
}

#[cfg(test)]
mod tests {
    use super::agreement;
    use crate::core::fold::{Folded, Word};

    fn word(text: &str) -> Word {
        Folded::new(text).spelled().next().unwrap()
    }

    #[test]
    fn marks_that_no_word_bears_count_against_it() {
        let check = |typed: &str, known: &str, want: f64| {
            let found = agreement(&word(typed), &word(known));
            assert!((found - want).abs() < 0.001, "{typed} {known}: {found}");
        };
        check("san", "sản", 1.0);
        check("sản", "sản", 1.0);
        check("sắn", "sản", 0.62 * 0.88);
        check("lợn", "lòng", 0.62 * 0.88);
        check("điên", "điện", 0.97);
        check("hôi", "hội", 0.97);
        check("dien", "điện", 1.0);
        check("diện", "điện", 0.95);
        check("mủ", "mũ", 0.96);
    }
}
