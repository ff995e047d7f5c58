//! What a slipping hand and an input method that is off make of a few words of a name.
//!
//! Owns the kinds of slips and how each is drawn. Must not know what is searched.

use chitieu::core::fold::{Folded, bare};

/// Numbers in a row that look like chance and are the same each time.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    /// A number below an end.
    pub(super) fn below(&mut self, end: usize) -> usize {
        // xorshift64
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Makes of a few words, with their marks, what somebody types.
pub(super) type Change = fn(&[String], &mut Chance) -> Vec<String>;

/// The kinds that any language has.
pub(super) const FINGER: [(&str, Change); 8] = [
    ("key beside", key_beside_it),
    ("far key", far_key),
    ("left out", letter_left_out),
    ("too many", letter_too_many),
    ("struck twice", struck_twice),
    ("swapped", swapped),
    ("first letter", first_letter),
    ("two in a long word", two_in_a_long_word),
];

/// The kinds of spaces in a wrong place.
pub(super) const SPACES: [(&str, Change); 4] = [
    ("space a letter off", space_off),
    ("space off, a slip", space_off_and_slip),
    ("glued, a slip", glued_and_slip),
    ("parted, a slip", parted_and_slip),
];

/// The kinds that Vietnamese has besides.
pub(super) const VIETNAMESE: [(&str, Change); 6] = [
    ("sounds", sound),
    ("another mark", another_mark),
    ("raw keys", raw_keys),
    ("raw VNI", raw_vni),
    ("raw keys, a slip", raw_keys_and_slip),
    ("raw keys, glued", raw_keys_glued),
];

const VOWELS: &str = "aeiouy";

/// The longest word of a phrase, by its number.
fn longest(words: &[String]) -> usize {
    let lengths = (0..).zip(words).map(|(at, word)| (bare(word).len(), at));
    lengths.max().map_or(0, |(_, at)| at)
}

/// Keys side by side on a keyboard.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

fn key_beside(letter: char, chance: &mut Chance) -> char {
    let row = ROWS.iter().find(|row| row.contains(letter));
    let row: Vec<char> = row.unwrap_or(&ROWS[0]).chars().collect();
    let at = row.iter().position(|key| *key == letter).unwrap_or(0);
    let beside = if at == 0 || (chance.below(2) == 0 && at + 1 < row.len()) {
        at + 1
    } else {
        at - 1
    };
    row[beside]
}

fn any_letter(chance: &mut Chance) -> char {
    char::from(b'a' + chance.below(26) as u8)
}

/// A word of a phrase, by its number.
fn any_word(words: &[String], chance: &mut Chance) -> usize {
    chance.below(words.len())
}

/// Does something to the letters of one word of a phrase, without marks, at one place.
fn change_word(
    words: &[String],
    at: usize,
    chance: &mut Chance,
    change: impl Fn(&mut Vec<char>, usize, &mut Chance),
) -> Vec<String> {
    let mut words: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let mut letters: Vec<char> = words[at].chars().collect();
    if letters.len() > 1 {
        let place = chance.below(letters.len());
        change(&mut letters, place, chance);
    }
    words[at] = letters.into_iter().collect();
    words
}

fn key_beside_it(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = any_word(words, chance);
    change_word(words, at, chance, |letters, place, chance| {
        letters[place] = key_beside(letters[place], chance);
    })
}

fn far_key(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = any_word(words, chance);
    change_word(words, at, chance, |letters, place, chance| {
        letters[place] = any_letter(chance);
    })
}

fn letter_left_out(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = any_word(words, chance);
    change_word(words, at, chance, |letters, place, _| {
        letters.remove(place);
    })
}

fn letter_too_many(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = any_word(words, chance);
    change_word(words, at, chance, |letters, place, chance| {
        letters.insert(place, any_letter(chance));
    })
}

fn struck_twice(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = any_word(words, chance);
    change_word(words, at, chance, |letters, place, _| {
        letters.insert(place, letters[place]);
    })
}

fn swapped(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = any_word(words, chance);
    change_word(words, at, chance, |letters, place, _| {
        let place = place.min(letters.len() - 2);
        letters.swap(place, place + 1);
    })
}

fn first_letter(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = any_word(words, chance);
    change_word(words, at, chance, |letters, _, chance| {
        letters[0] = key_beside(letters[0], chance);
    })
}

fn two_in_a_long_word(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = longest(words);
    if bare(&words[at]).len() < 6 {
        return words.iter().map(|word| bare(word)).collect();
    }
    let once = change_word(words, at, chance, |letters, place, _| {
        let place = place.min(letters.len() - 2);
        letters.swap(place, place + 1);
    });
    change_word(&once, at, chance, |letters, place, _| {
        letters.remove(place);
    })
}

/// One sound for another in a word that has it.
fn sound(words: &[String], chance: &mut Chance) -> Vec<String> {
    let mut words: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let onsets = [
        ("s", "x"),
        ("tr", "ch"),
        ("l", "n"),
        ("gi", "d"),
        ("x", "s"),
        ("ch", "tr"),
        ("n", "l"),
    ];
    let endings = [("n", "ng"), ("t", "c"), ("ng", "n"), ("c", "t")];
    for _ in 0..20 {
        let at = chance.below(words.len());
        let word = words[at].clone();
        let (from, to) = onsets[chance.below(onsets.len())];
        if chance.below(2) == 0 {
            let rest = word.strip_prefix(from);
            if let Some(rest) = rest.filter(|rest| rest.starts_with(|c| VOWELS.contains(c))) {
                words[at] = format!("{to}{rest}");
                return words;
            }
        } else {
            let (from, to) = endings[chance.below(endings.len())];
            let rest = word.strip_suffix(from);
            if let Some(rest) = rest.filter(|rest| rest.ends_with(|c| VOWELS.contains(c))) {
                words[at] = format!("{rest}{to}");
                return words;
            }
        }
    }
    words
}

/// The Telex keys of a word: the letter keys, its marks behind them, the tone at the end.
pub(super) fn telex(word: &str) -> String {
    let mut keys = String::new();
    let mut tone = "";
    for letter in Folded::new(word).letters() {
        keys.push_str(match letter.toneless {
            'ă' => "aw",
            'â' => "aa",
            'đ' => "dd",
            'ê' => "ee",
            'ô' => "oo",
            'ơ' => "ow",
            'ư' => "uw",
            _ => "",
        });
        if letter.toneless == letter.bare {
            keys.push(letter.bare);
        }
        if letter.tone > 0 {
            tone = ["", "f", "r", "x", "s", "j"][usize::from(letter.tone)];
        }
    }
    keys + tone
}

/// Raw keys of an input method that was off, one of them struck twice, left out or in the wrong place.
fn raw_keys(words: &[String], chance: &mut Chance) -> Vec<String> {
    let mut keys: Vec<String> = words.iter().map(|word| telex(word)).collect();
    let at = longest(&keys);
    let mut letters: Vec<char> = keys[at].chars().collect();
    match chance.below(3) {
        0 => letters.push(*letters.last().unwrap()),
        1 => {
            letters.pop();
        }
        _ => {
            let last = letters.pop().unwrap();
            letters.insert(letters.len().saturating_sub(1), last);
        }
    }
    keys[at] = letters.into_iter().collect();
    keys
}

/// The VNI keys of a word: the letters, then its marks, the tone at the end.
fn vni(word: &str) -> String {
    let mut keys = String::new();
    let mut tone = String::new();
    for letter in Folded::new(word).letters() {
        keys.push(letter.bare);
        keys.push_str(match letter.toneless {
            'ă' => "8",
            'â' | 'ê' | 'ô' => "6",
            'ơ' | 'ư' => "7",
            'đ' => "9",
            _ => "",
        });
        if letter.tone > 0 {
            tone = ["", "2", "3", "4", "1", "5"][usize::from(letter.tone)].to_owned();
        }
    }
    keys + &tone
}

/// The same of VNI: a mark left out, struck twice or wrong.
fn raw_vni(words: &[String], chance: &mut Chance) -> Vec<String> {
    let mut keys: Vec<String> = words.iter().map(|word| vni(word)).collect();
    let at = chance.below(keys.len());
    let mut letters: Vec<char> = keys[at].chars().collect();
    let marks: Vec<usize> = (0..letters.len())
        .filter(|at| letters[*at].is_ascii_digit())
        .collect();
    if marks.is_empty() {
        return keys;
    }
    let mark = marks[chance.below(marks.len())];
    match chance.below(3) {
        0 => letters.insert(mark, letters[mark]),
        1 => {
            letters.remove(mark);
        }
        _ => letters[mark] = char::from(b'1' + chance.below(9) as u8),
    }
    keys[at] = letters.into_iter().collect();
    keys
}

/// Telex keys with a slip in the letters of another word.
fn raw_keys_and_slip(words: &[String], chance: &mut Chance) -> Vec<String> {
    let mut keys: Vec<String> = words.iter().map(|word| telex(word)).collect();
    let at = chance.below(keys.len());
    let mut letters: Vec<char> = keys[at].chars().collect();
    if letters.len() < 2 {
        return keys;
    }
    let place = chance.below(letters.len() - 1);
    match chance.below(3) {
        0 => letters.swap(place, place + 1),
        1 => letters[place] = key_beside(letters[place], chance),
        _ => letters.insert(place, letters[place]),
    }
    keys[at] = letters.into_iter().collect();
    keys
}

/// Telex keys of which two words have no space between them.
fn raw_keys_glued(words: &[String], chance: &mut Chance) -> Vec<String> {
    let keys: Vec<String> = words.iter().map(|word| telex(word)).collect();
    glue(&keys, chance.below(keys.len() - 1))
}

/// One word with another mark than it bears: hỏi for ngã, or a letter without its mark.
fn another_mark(words: &[String], chance: &mut Chance) -> Vec<String> {
    let mut words = words.to_vec();
    let at = any_word(&words, chance);
    let hook_and_tilde = "ảãẻẽỉĩỏõủũỷỹẩẫẳẵểễổỗởỡửữ";
    let letters: Vec<char> = hook_and_tilde.chars().collect();
    let other = |letter: char| match letters.iter().position(|known| *known == letter) {
        Some(place) => letters[place ^ 1],
        None => match letter {
            'ă' | 'â' => 'a',
            'ê' => 'e',
            'ô' | 'ơ' => 'o',
            'ư' => 'u',
            'đ' => 'd',
            other => other,
        },
    };
    words[at] = words[at].chars().map(other).collect();
    words
}

fn glue(words: &[String], at: usize) -> Vec<String> {
    let mut words = words.to_vec();
    let next = words.remove(at + 1);
    words[at].push_str(&next);
    words
}

/// The space between two words one letter too early or too late: "cun ghoa" for "cung hoa".
fn space_off(words: &[String], chance: &mut Chance) -> Vec<String> {
    let mut words: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let at = chance.below(words.len() - 1);
    let (mut before, mut after) = (words[at].clone(), words[at + 1].clone());
    if chance.below(2) == 0 {
        let last = before.pop().unwrap();
        after.insert(0, last);
    } else {
        let first = after.remove(0);
        before.push(first);
    }
    let parts = [before, after].into_iter().filter(|part| !part.is_empty());
    words.splice(at..at + 2, parts);
    words
}

/// A slip in one word, as fingers make it.
fn slip(words: &[String], at: usize, chance: &mut Chance) -> Vec<String> {
    let kind = chance.below(4);
    change_word(words, at, chance, |letters, place, chance| match kind {
        0 => {
            let place = place.min(letters.len() - 2);
            letters.swap(place, place + 1);
        }
        1 => letters[place] = key_beside(letters[place], chance),
        2 => letters.insert(place, letters[place]),
        _ => {
            letters.remove(place);
        }
    })
}

fn space_off_and_slip(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = longest(words);
    space_off(&slip(words, at, chance), chance)
}

fn glued_and_slip(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = longest(words);
    let words = slip(words, at, chance);
    glue(&words, chance.below(words.len() - 1))
}

/// A word with a space in it, and a slip in another one.
fn parted_and_slip(words: &[String], chance: &mut Chance) -> Vec<String> {
    let at = longest(words);
    let other = (at + 1) % words.len();
    let mut words = slip(words, other, chance);
    let letters = words[at].chars().count();
    if letters < 3 {
        return words;
    }
    let place = 1 + chance.below(letters - 1);
    let rest: String = words[at].chars().skip(place).collect();
    words[at] = words[at].chars().take(place).collect();
    words.insert(at + 1, rest);
    words
}
