//! Vietnamese text without its marks.
//!
//! Owns what it means for two spellings to be the same, at four levels: exact, tone dropped, all marks
//! dropped, and i written for y. It must not know queries, packs or screens.
//!
//! A text is a row of letters, each remembering the characters of the NFC text it stands
//! for, and a word keeps its tone apart from its letters, so that where the tone mark was placed
//! (`hoà`, `hòa`) never matters.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_compatible};
use unicode_segmentation::UnicodeSegmentation;

/// One folded letter and the characters of the original it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter with every mark dropped, lower case: `e` for `Ệ`.
    pub bare: char,
    /// The letter with its tone dropped, lower case: `ê` for `Ệ`.
    pub toneless: char,
    /// The tone the letter bears: 0 none, 1 grave, 2 hook, 3 tilde, 4 acute, 5 dot below.
    pub tone: u8,
    /// The first character (of the NFC text) of the grapheme the letter belongs to.
    pub start: usize,
    /// The character after that grapheme.
    pub end: usize,
}

/// How much two spellings have in common, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Every mark is the same; only the place of the tone mark may differ.
    Exact,
    /// The same letters with another tone, or none.
    Toneless,
    /// The same letters once all marks are dropped.
    Bare,
    /// The same but for i and y.
    Loose,
}

/// A word: the letters between two separators.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Word {
    /// The letters with every mark dropped.
    pub bare: String,
    /// The letters with the tone dropped.
    pub toneless: String,
    /// The tones of the word in order, six to the power of their rank; 0 for none.
    pub tones: u32,
}

impl Word {
    /// Returns whether any mark, of tone or of letter, was written.
    pub fn is_marked(&self) -> bool {
        self.tones != 0 || self.bare != self.toneless
    }

    /// Compares two words; `None` when not even the bare letters agree.
    pub fn likeness(&self, other: &Word) -> Option<Likeness> {
        if self.toneless == other.toneless {
            return Some(if self.tones == other.tones {
                Likeness::Exact
            } else {
                Likeness::Toneless
            });
        }
        if self.bare == other.bare {
            return Some(Likeness::Bare);
        }
        (loose(&self.bare) == loose(&other.bare)).then_some(Likeness::Loose)
    }
}

/// A text as a row of words with the way back to its characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    letters: Vec<Letter>,
    words: Vec<Range<usize>>,
}

impl Folded {
    /// Folds a text. Offsets count characters of its NFC form.
    pub fn new(text: &str) -> Folded {
        let mut folded = Folded::default();
        let text: Cow<'_, str> = nfc(text);
        let mut at = 0;
        for grapheme in text.graphemes(true) {
            let end = at + grapheme.chars().count();
            for c in grapheme.chars() {
                folded.push(c, at, end);
            }
            at = end;
        }
        folded.words.retain(|word| !word.is_empty());
        folded
    }

    /// Returns the letters in order, separators left out.
    pub fn letters(&self) -> &[Letter] {
        &self.letters
    }

    /// Returns each word as a range of [`Folded::letters`].
    pub fn words(&self) -> &[Range<usize>] {
        &self.words
    }

    /// Returns the words themselves.
    pub fn spelled(&self) -> impl Iterator<Item = Word> + '_ {
        self.words
            .iter()
            .map(|range| spell(&self.letters[range.clone()]))
    }

    /// Returns the characters of the NFC text that a run of letters stands for, on grapheme edges.
    pub fn characters(&self, letters: Range<usize>) -> Option<(usize, usize)> {
        let run = self.letters.get(letters)?;
        Some((run.first()?.start, run.last()?.end))
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        let mut parts = [None::<Letter>; 4];
        let mut count = 0;
        let mut separates = false;
        let mut single = false;
        for_each_part(c, |part| match part {
            FoldedPart::Letter(bare, toneless) if count < parts.len() => {
                parts[count] = Some(Letter {
                    bare,
                    toneless,
                    tone: 0,
                    start,
                    end,
                });
                count += 1;
            }
            FoldedPart::Letter(..) => {}
            FoldedPart::Symbol(bare) => {
                parts[0] = Some(Letter {
                    bare,
                    toneless: bare,
                    tone: 0,
                    start,
                    end,
                });
                count = 1;
                single = true;
            }
            FoldedPart::Mark(mark) => {
                let fresh = count.checked_sub(1).and_then(|last| parts[last].as_mut());
                // A mark that did not compose belongs to the letter before it in the same grapheme.
                if let Some(letter) = fresh.or_else(|| {
                    self.letters
                        .last_mut()
                        .filter(|letter| letter.start == start)
                }) {
                    add_mark(letter, mark);
                }
            }
            FoldedPart::Separator => separates = true,
        });
        if separates || single {
            self.words.push(self.letters.len()..self.letters.len());
        }
        for letter in parts.into_iter().flatten() {
            self.letters.push(letter);
            match self.words.last_mut() {
                Some(word) => word.end += 1,
                None => self.words.push(0..1),
            }
        }
        if single {
            self.words.push(self.letters.len()..self.letters.len());
        }
    }
}

/// Returns the NFC form, borrowed when the text already has it.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if unicode_normalization::is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Returns the words with every mark dropped, lower case, one space apart: `ty le ho ngheo`.
pub fn bare(text: &str) -> String {
    join(text, |word| Cow::Owned(word.bare))
}

/// Returns the words with tones dropped but letters kept: `ty lê hô nghèo` without its tones.
pub fn toneless(text: &str) -> String {
    join(text, |word| Cow::Owned(word.toneless))
}

/// Returns the most forgiving spelling, in which also i and y are one: the key for "is this the same name?".
pub fn key(text: &str) -> String {
    join(text, |word| Cow::Owned(loose(&word.bare).into_owned()))
}

/// Returns a bare word with i for a final y that is its only vowel (`ty`, `quy`), else the word itself.
pub fn loose(bare: &str) -> Cow<'_, str> {
    match bare.strip_suffix('y') {
        Some(head) if head == "qu" || (!head.is_empty() && head.chars().all(is_consonant)) => {
            Cow::Owned(format!("{head}i"))
        }
        _ => Cow::Borrowed(bare),
    }
}

/// Returns the first graphemes of a text, never part of one.
pub fn first_graphemes(text: &str, count: usize) -> &str {
    match text.grapheme_indices(true).nth(count) {
        Some((at, _)) => text.split_at(at).0,
        None => text,
    }
}

/// Returns a key by which texts sort in Vietnamese order: letters first, then tones
/// (none, grave, hook, tilde, acute, dot below), word by word across the whole text.
pub fn collation_key(text: &str) -> Vec<u32> {
    let folded = Folded::new(text);
    let mut key = Vec::with_capacity(folded.letters.len() * 2 + folded.words.len());
    for range in &folded.words {
        key.extend(
            folded.letters[range.clone()]
                .iter()
                .map(|letter| rank(letter.toneless)),
        );
        key.push(1);
    }
    key.push(0);
    key.extend(folded.letters.iter().map(|letter| u32::from(letter.tone)));
    key
}

const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

fn rank(letter: char) -> u32 {
    match ALPHABET.chars().position(|known| known == letter) {
        Some(place) => 0x100 + place as u32,
        None if letter.is_ascii() => 2 + u32::from(letter),
        None => 0x200 + u32::from(letter),
    }
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_lowercase() && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn join(text: &str, pick: impl Fn(Word) -> Cow<'static, str>) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in Folded::new(text).spelled() {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&pick(word));
    }
    joined
}

/// Returns the word that letters make.
pub fn spell(letters: &[Letter]) -> Word {
    let tones = letters.iter().filter(|letter| letter.tone != 0);
    Word {
        bare: letters.iter().map(|letter| letter.bare).collect(),
        toneless: letters.iter().map(|letter| letter.toneless).collect(),
        tones: tones.fold(0, |all: u32, letter| {
            all.wrapping_mul(6).wrapping_add(letter.tone.into())
        }),
    }
}

/// Returns letters as they are written, in lower case: `Ệ` is `ệ`.
pub fn written(letters: &[Letter]) -> String {
    let tone = |letter: &Letter| usize::from(letter.tone).checked_sub(1).map(|at| TONES[at]);
    let marked = |letter: &Letter| std::iter::once(letter.toneless).chain(tone(letter));
    letters.iter().flat_map(marked).nfc().collect()
}

// Grave, hook, tilde, acute, dot below: the order of the Vietnamese dictionary.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

enum FoldedPart {
    Letter(char, char),
    Symbol(char),
    Mark(char),
    Separator,
}

fn for_each_part(c: char, mut each: impl FnMut(FoldedPart)) {
    match c {
        'a'..='z' | '0'..='9' => return each(FoldedPart::Letter(c, c)),
        'A'..='Z' => {
            let lower = c.to_ascii_lowercase();
            return each(FoldedPart::Letter(lower, lower));
        }
        // Ð and Ɖ look like Đ and stand for it in real text.
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ' => return each(FoldedPart::Letter('d', 'đ')),
        '%' | '‰' | '°' => return each(FoldedPart::Symbol(c)),
        // A syllable of Hangul is one letter; taken apart it would be three.
        '\u{ac00}'..='\u{d7a3}' => return each(FoldedPart::Letter(c, c)),
        _ if c.is_ascii() => return each(FoldedPart::Separator),
        _ => {}
    }
    for lower in c.to_lowercase() {
        // A letter of another alphabet may come apart into a capital: the mathematical ones do.
        decompose_compatible(lower, |part| {
            part.to_lowercase().for_each(|part| each(classify(part)));
        });
    }
}

fn classify(part: char) -> FoldedPart {
    match part {
        'đ' | 'ð' | 'ɖ' => FoldedPart::Letter('d', 'đ'),
        '\u{300}'..='\u{36f}' => FoldedPart::Mark(part),
        _ if part.is_alphanumeric() => FoldedPart::Letter(part, part),
        _ if is_symbol(part) => FoldedPart::Symbol(part),
        _ => FoldedPart::Separator,
    }
}

// Signs worth finding (an emoji, ℃, →), as against punctuation and invisible characters.
fn is_symbol(c: char) -> bool {
    matches!(c, '%' | '‰' | '°' | '€' | '£' | '¥' | '₫' | '±')
        || matches!(c, '\u{2100}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn add_mark(letter: &mut Letter, mark: char) {
    let tone = match mark {
        '\u{300}' | '\u{340}' => 1,
        '\u{309}' => 2,
        '\u{303}' => 3,
        '\u{301}' | '\u{341}' => 4,
        '\u{323}' => 5,
        _ => {
            letter.toneless = compose(letter.toneless, mark).unwrap_or(letter.toneless);
            return;
        }
    };
    letter.tone = tone;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_vietnamese_letter_folds_in_every_form() {
        let mut count = 0;
        for base in "aăâeêioôơuưy".chars() {
            for tone in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
                for letter in [base, base.to_uppercase().next().unwrap()] {
                    let plain = if base.is_ascii() { base } else { bare_of(base) };
                    let mixed = format!("{letter}{tone}");
                    let composed: String = mixed.nfc().collect();
                    let decomposed: String = mixed.nfd().collect();
                    for form in [&mixed, &composed, &decomposed] {
                        assert_eq!(bare(form), plain.to_string(), "{form:?}");
                        assert_eq!(Folded::new(form), Folded::new(&composed), "{form:?}");
                    }
                    count += usize::from(!composed.is_ascii());
                }
            }
        }
        for letter in ["đ", "Đ", "ð", "Ð", "ɖ", "Ɖ"] {
            assert_eq!(bare(letter), "d");
            assert_eq!(toneless(letter), "đ");
        }
        assert_eq!(count + 2, 134);
    }

    fn bare_of(letter: char) -> char {
        letter.nfd().next().unwrap()
    }

    #[test]
    fn separators_and_forms() {
        let check = |text: &str, want: &str| assert_eq!(bare(text), want, "{text:?}");
        check("ĐÔ THỊ", "do thi");
        check("  Hà    Nội  ", "ha noi");
        check("Hà-Nội", "ha noi");
        check("TP. Hồ Chí Minh", "tp ho chi minh");
        check("04-NQ/TU", "04 nq tu");
        check("điểm %/năm", "diem % nam");
        check("80%", "80 %");
        check("km²", "km2");
        check("", "");
        check("\u{301}\u{301}", "");
        check("İstanbul ﬁn 𝛢", "istanbul fin α");
        check("한국 🏥 9", "한국 🏥 9");
    }

    #[test]
    fn letters_are_written_as_they_were() {
        for text in ["nghèo", "tỷ", "lệ", "được", "hòa", "hoà", "quyển"] {
            assert_eq!(written(Folded::new(&text.to_uppercase()).letters()), text);
        }
    }

    #[test]
    fn the_levels_of_likeness() {
        let check = |a: &str, b: &str, want: Option<Likeness>| {
            let word = |text: &str| Folded::new(text).spelled().next().unwrap();
            assert_eq!(word(a).likeness(&word(b)), want, "{a} {b}");
        };
        check("hoà", "hòa", Some(Likeness::Exact));
        check("THUỶ", "thủy", Some(Likeness::Exact));
        check("hô", "hộ", Some(Likeness::Toneless));
        check("ho", "hộ", Some(Likeness::Bare));
        check("tỉ", "tỷ", Some(Likeness::Loose));
        check("sĩ", "sỹ", Some(Likeness::Loose));
        check("quí", "quý", Some(Likeness::Loose));
        check("tay", "tai", None);
        check("thuỷ", "thui", None);
    }

    #[test]
    fn places_are_graphemes_of_the_composed_text() {
        let folded = Folded::new("Tỷ lệ");
        assert_eq!(folded.characters(0..2), Some((0, 2)));
        assert_eq!(folded.characters(2..4), Some((3, 5)));
        assert_eq!(folded.characters(4..4), None);
        assert_eq!(first_graphemes("ho\u{323}\u{302}x", 2), "ho\u{323}\u{302}");
        assert_eq!(first_graphemes("ab", 9), "ab");
    }

    #[test]
    fn vietnamese_order() {
        let mut words = vec![
            "hộ",
            "đô thị",
            "ăn",
            "hổ",
            "du lịch",
            "ho",
            "ân",
            "hồ",
            "an",
            "Đảng",
            "họ",
            "hố",
            "hỗ",
            "a",
        ];
        words.sort_by_key(|word| collation_key(word));
        let want = [
            "a",
            "an",
            "ăn",
            "ân",
            "du lịch",
            "Đảng",
            "đô thị",
            "ho",
            "họ",
            "hồ",
            "hổ",
            "hỗ",
            "hố",
            "hộ",
        ];
        assert_eq!(words, want);
    }

    proptest! {
        #[test]
        fn composed_and_decomposed_fold_alike(text in "[a-zA-ZđĐ ăâêôơưĂÂÊÔƠƯáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ-]{0,40}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(Folded::new(&composed), Folded::new(&decomposed));
        }

        #[test]
        fn places_stay_on_grapheme_edges(text in "\\PC{0,40}") {
            let composed: String = text.nfc().collect();
            let mut edges = vec![0];
            for grapheme in composed.graphemes(true) {
                edges.push(edges[edges.len() - 1] + grapheme.chars().count());
            }
            let folded = Folded::new(&text);
            for letter in folded.letters() {
                prop_assert!(edges.contains(&letter.start) && edges.contains(&letter.end));
            }
            let counted: usize = folded.words().iter().map(|word| word.len()).sum();
            prop_assert_eq!(counted, folded.letters().len());
        }
    }
}
