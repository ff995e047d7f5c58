//! Calculates how far a typed syllable is from another that sounds like it in some region.
//!
//! Owns which parts of a syllable are confused, and at which cost. It must not know the vocabulary.

/// A syllable in parts, without marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Syllable<'w> {
    onset: &'w str,
    vowels: &'w str,
    ending: &'w str,
}

/// Parts that are written for each other, with the cost.
type Confused = &'static [(&'static str, &'static str, f64)];

const ONSETS: Confused = &[
    ("ng", "ngh", 0.02),
    ("g", "gh", 0.02),
    ("k", "c", 0.03),
    ("ph", "f", 0.03),
    ("qu", "w", 0.05),
    ("z", "d", 0.05),
    ("z", "gi", 0.05),
    ("gi", "d", 0.06),
    ("s", "x", 0.07),
    ("tr", "ch", 0.08),
    ("l", "n", 0.09),
    ("g", "gi", 0.10),
    ("r", "d", 0.12),
    ("r", "gi", 0.12),
    ("qu", "k", 0.12),
    ("qu", "c", 0.12),
    ("p", "ph", 0.12),
    ("v", "d", 0.14),
    ("v", "gi", 0.14),
    ("r", "g", 0.14),
    ("kh", "k", 0.15),
    ("n", "nh", 0.16),
    ("ng", "n", 0.16),
    ("tr", "t", 0.18),
    ("th", "t", 0.20),
    ("kh", "h", 0.20),
    ("ch", "c", 0.20),
    ("qu", "h", 0.20),
    ("nh", "d", 0.20),
    ("p", "b", 0.20),
    ("b", "v", 0.22),
    ("s", "th", 0.25),
    ("s", "tr", 0.25),
    ("x", "ch", 0.25),
];

const VOWELS: Confused = &[
    ("i", "y", 0.03),
    ("ye", "ie", 0.03),
    ("yeu", "ieu", 0.03),
    ("uy", "ui", 0.05),
    ("uu", "uou", 0.10),
    ("ai", "ay", 0.11),
    ("ao", "au", 0.11),
    ("oai", "oay", 0.11),
    ("ie", "i", 0.12),
    ("uo", "u", 0.12),
    ("ieu", "iu", 0.12),
    ("iu", "uu", 0.12),
    ("ieu", "uou", 0.12),
    ("ua", "uo", 0.12),
    ("ia", "ie", 0.12),
    ("uye", "ye", 0.12),
    ("ie", "e", 0.14),
    ("uo", "o", 0.15),
    ("uye", "ie", 0.15),
    ("o", "u", 0.16),
    ("e", "i", 0.16),
    ("oi", "ui", 0.16),
    ("oa", "o", 0.16),
    ("oe", "e", 0.16),
    ("uoi", "oi", 0.16),
    ("uoi", "ui", 0.16),
    ("oa", "a", 0.18),
    ("a", "e", 0.20),
    ("ieu", "eo", 0.20),
    ("ue", "e", 0.20),
];

const ENDINGS: Confused = &[
    ("n", "ng", 0.09),
    ("c", "t", 0.10),
    ("n", "nh", 0.11),
    ("ch", "t", 0.11),
    ("ch", "c", 0.11),
    ("ng", "nh", 0.13),
    ("ch", "nh", 0.13),
    ("m", "n", 0.20),
    ("p", "t", 0.20),
];

/// The most that a word may cost; beyond it the sounds have little in common.
const MOST: f64 = 0.40;

/// Words of fewer letters cost more.
const SHORT: usize = 4;
const SHORT_FACTOR: f64 = 1.25;

/// Returns the syllables that sound like a typed one, without itself, each with its likelihood.
pub(in crate::search) fn alike(typed: &str) -> Vec<(String, f64)> {
    let Some(syllable) = Syllable::of(typed) else {
        return Vec::new();
    };
    let factor = if typed.len() < SHORT {
        SHORT_FACTOR
    } else {
        1.0
    };
    let mut found = Vec::new();
    for (onset, first) in others(syllable.onset, ONSETS) {
        for (vowels, second) in others(syllable.vowels, VOWELS) {
            for (ending, third) in others(syllable.ending, ENDINGS) {
                let cost = (first + second + third) * factor;
                if cost > 0.0 && cost <= MOST {
                    found.push((format!("{onset}{vowels}{ending}"), 1.0 - cost));
                }
            }
        }
    }
    found
}

/// The part itself, and those that are confused with it.
fn others(part: &str, confused: Confused) -> Vec<(&str, f64)> {
    let mut found = vec![(part, 0.0)];
    for (one, other, cost) in confused {
        if *one == part {
            found.push((*other, *cost));
        } else if *other == part {
            found.push((*one, *cost));
        }
    }
    found
}

impl<'w> Syllable<'w> {
    /// Splits a bare word; `None` if it is not a syllable.
    fn of(word: &'w str) -> Option<Self> {
        if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return None;
        }
        let onset = ONSET_FORMS.iter().find(|form| {
            let rest = word.strip_prefix(**form);
            // In "gi" and "qu" the vowel belongs to the onset if another follows.
            rest.is_some_and(|rest| rest.starts_with(is_vowel))
        });
        let onset = onset.map_or("", |form| *form);
        let rest = word.strip_prefix(onset)?;
        let end = rest.find(|letter| !is_vowel(letter));
        let (vowels, ending) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        let is_ending = ENDING_FORMS.contains(&ending);
        let (onset, _) = word.split_at_checked(onset.len())?;
        (!vowels.is_empty() && is_ending).then_some(Self {
            onset,
            vowels,
            ending,
        })
    }
}

/// Longer forms first.
const ONSET_FORMS: [&str; 30] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "f", "g",
    "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "x", "z",
];

const ENDING_FORMS: [&str; 9] = ["", "ng", "nh", "ch", "c", "m", "n", "p", "t"];

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn sounds_that_are_confused() {
        let check = |typed: &str, meant: &str, want: f64| {
            let found = alike(typed);
            let found = found.iter().find(|(word, _)| word == meant);
            let found = found.map_or(0.0, |(_, likeness)| *likeness);
            assert!((found - want).abs() < 0.001, "{typed} {meant}: {found}");
        };
        check("lang", "nang", 0.91);
        check("xuat", "suat", 0.93);
        check("chong", "trong", 0.92);
        check("giam", "dam", 0.94);
        check("xach", "sach", 0.93);
        check("dien", "dieng", 0.91);
        check("ty", "ti", 1.0 - 0.03 * 1.25);
        check("viet", "viec", 0.90);
        check("zuong", "duong", 0.95);
        check("rung", "dung", 0.88);
        check("quoc", "cuoc", 0.73);
        // Too far, not a syllable, the word itself.
        check("bat", "vang", 0.0);
        check("grdp", "grd", 0.0);
        check("nang", "nang", 0.0);
    }
}
