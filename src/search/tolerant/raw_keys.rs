//! Removes from raw keys those that make marks.
//!
//! Owns which keys make marks, in Telex and in VNI. It must not know the vocabulary.
//!
//! No key sequence is simulated, so keys that came twice, late, wrong or not at all do no harm.

use crate::search::keys::is_held;

/// The letters that some keys write, and the marks of the other keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    /// The bare letters.
    pub(super) bare: String,
    /// The tones typed, in order, as `core::fold` numbers them.
    pub(super) tones: Vec<u8>,
}

impl Letters {
    /// How well the tones typed fit a word that bears these, 0 for none.
    pub(super) fn fit(&self, tones: u32) -> f64 {
        match self.tones.last() {
            Some(last) if u32::from(*last) == tones => 0.97,
            Some(_) if self.tones.iter().any(|tone| u32::from(*tone) == tones) => 0.94,
            Some(_) => 0.88,
            None if tones == 0 => 0.93,
            None => 0.90,
        }
    }
}

/// Returns the letters of Telex keys; `None` where no key makes a mark.
///
/// No Vietnamese syllable has s, r, x, f, j, w or z after its vowel, so no letter is lost.
pub(super) fn telex(keys: &str) -> Option<Letters> {
    if is_held(keys) {
        return None;
    }
    let keys: Vec<char> = keys.chars().collect();
    if !keys.iter().all(char::is_ascii_alphabetic) {
        return None;
    }
    let onset = keys.iter().position(|key| is_vowel(*key) || *key == 'w')?;
    let mut bare = String::new();
    let mut tones = Vec::new();
    let mut is_marked = false;
    for (at, key) in keys.iter().enumerate() {
        if at < onset {
            let is_stroke = *key == 'd' && bare.ends_with('d');
            match is_stroke {
                true => is_marked = true,
                false => bare.push(*key),
            }
            continue;
        }
        match key {
            's' => tones.push(4),
            'f' => tones.push(1),
            'r' => tones.push(2),
            'x' => tones.push(3),
            'j' => tones.push(5),
            'z' => tones.clear(),
            'w' => {
                is_marked = true;
                // A lone w is ư.
                if bare.chars().next_back().is_none_or(|last| !is_vowel(last)) && at == onset {
                    bare.push('u');
                }
            }
            'd' if bare.starts_with('d') && at + 1 == keys.len() => is_marked = true,
            'a' | 'e' | 'o' if repeats_vowel(&bare, *key) => is_marked = true,
            _ => bare.push(*key),
        }
    }
    (is_marked || !tones.is_empty()).then_some(Letters { bare, tones })
}

/// Returns whether one more vowel of a kind makes a mark: beside the same vowel, or after an ending.
fn repeats_vowel(bare: &str, key: char) -> bool {
    let last = bare.chars().next_back();
    let is_closed = last.is_some_and(|last| !is_vowel(last));
    last == Some(key) || (is_closed && bare.contains(key))
}

/// Returns the letters of VNI keys; `None` if no digit follows a letter.
pub(super) fn vni(keys: &str) -> Option<Letters> {
    let is_mixed = keys.starts_with(|key: char| key.is_ascii_alphabetic())
        && keys.contains(|key: char| key.is_ascii_digit());
    if !is_mixed {
        return None;
    }
    let tones = keys.chars().filter_map(|key| match key {
        '1' => Some(4),
        '2' => Some(1),
        '3' => Some(2),
        '4' => Some(3),
        '5' => Some(5),
        _ => None,
    });
    let letters = keys.chars().filter(|key| !key.is_ascii_digit());
    Some(Letters {
        bare: letters.collect(),
        tones: tones.collect(),
    })
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::{Letters, telex, vni};

    fn letters(bare: &str, tones: &[u8]) -> Option<Letters> {
        Some(Letters {
            bare: bare.to_owned(),
            tones: tones.to_vec(),
        })
    }

    #[test]
    fn keys_that_make_marks_are_taken_away() {
        assert_eq!(telex("hooj"), letters("ho", &[5]));
        assert_eq!(telex("nghejof"), letters("ngheo", &[5, 1]));
        assert_eq!(telex("viecej"), letters("viec", &[5]));
        assert_eq!(telex("ddieenj"), letters("dien", &[5]));
        assert_eq!(telex("ruwngf"), letters("rung", &[1]));
        assert_eq!(telex("phurr"), letters("phu", &[2, 2]));
        assert_eq!(telex("thuw"), letters("thu", &[]));
        assert_eq!(telex("ngheo"), None);
        assert_eq!(telex("grdp"), None);
        assert_eq!(vni("ngheo2"), letters("ngheo", &[1]));
        assert_eq!(vni("d9ie6n5"), letters("dien", &[5]));
        assert_eq!(vni("2025"), None);
    }
}
