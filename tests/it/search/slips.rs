//! Slips, sounds and raw keys that a generator makes of names.

use std::fmt::Write as _;

use chitieu::core::fold::{Folded, bare};
use chitieu::library::Library;
use chitieu::search::answer::{Answer, Request};
use chitieu::search::query::Query;

use crate::support::frozen;

/// Numbers in a row that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        // xorshift64
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

fn ask(library: &Library, text: &str) -> Answer {
    let request = Request {
        limit: 10,
        default_place: library.catalog.default_place().map(|place| place.0),
        ..Request::default()
    };
    let query = Query::parse(text);
    library.index().search(&query, &request).unwrap_or_default()
}

/// The indicators of which one text holds all these words, without marks.
fn holders(library: &Library, words: &str) -> Vec<u32> {
    let catalog = &library.catalog;
    let wanted: Vec<&str> = words.split(' ').collect();
    let holds = |text: &str| {
        let text = bare(text);
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        wanted.iter().all(|word| words.contains(word))
    };
    let indicators = (0..).zip(catalog.indicators());
    let found = indicators.filter(|(_, indicator)| {
        let names = [indicator.name.vi, indicator.name.en];
        let mut texts = names.iter().chain(&indicator.aliases);
        texts.any(|text| holds(catalog.text(*text)))
    });
    found.map(|(at, _)| at).collect()
}

/// Two to four words in a row of the name of an indicator.
fn phrase(library: &Library, chance: &mut Chance) -> Vec<String> {
    loop {
        let indicators = library.catalog.indicators();
        let indicator = &indicators[chance.below(indicators.len())];
        let name = library.catalog.text(indicator.name.vi).to_lowercase();
        let words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
        let count = 2 + chance.below(3);
        if words.len() < count {
            continue;
        }
        let start = chance.below(words.len() - count + 1);
        let words = words[start..start + count].to_vec();
        let is_plain = |word: &String| word.chars().all(char::is_alphabetic);
        if words.iter().all(is_plain) && bare(&words.join(" ")).len() > 6 {
            return words;
        }
    }
}

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
fn telex(word: &str) -> String {
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

/// Asks `count` queries of one kind; at least `least` percent must be answered first by an indicator that holds the
/// words as they were meant; returns the line of a table. Queries that are found as they stand, or that mean several things, are left out.
fn check_slips(
    kind: &str,
    count: usize,
    least: usize,
    change: fn(&[String], &mut Chance) -> Vec<String>,
) -> String {
    let library = frozen::library();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let (mut asked, mut right, mut left_out) = (0, 0, 0);
    let mut report = String::new();
    while asked < count {
        let words = phrase(&library, &mut chance);
        let typed = change(&words, &mut chance).join(" ");
        let meant = bare(&words.join(" "));
        let wanted = holders(&library, &meant);
        if bare(&typed) == meant || !holders(&library, &bare(&typed)).is_empty() {
            left_out += 1;
            continue;
        }
        asked += 1;
        let answer = ask(&library, &typed);
        match answer.hits.first() {
            Some(hit) if wanted.contains(&hit.indicator) => right += 1,
            first => {
                let name =
                    first.map(|hit| library.catalog.indicators()[hit.indicator as usize].name.vi);
                let name = name.map_or("-", |name| library.catalog.text(name));
                let _ = writeln!(report, "{typed:?} for {meant:?}: {name}");
            }
        }
    }
    assert!(
        right * 100 >= asked * least,
        "{kind}: {right} of {asked}\n{report}"
    );
    format!("{kind}: {right} of {asked}, {left_out} left out")
}

#[test]
fn a_slip_of_the_finger_is_forgiven() {
    println!("{}", check_slips("key beside", 50, 90, key_beside_it));
    println!("{}", check_slips("far key", 50, 90, far_key));
    println!("{}", check_slips("left out", 50, 88, letter_left_out));
    println!("{}", check_slips("too many", 50, 90, letter_too_many));
    println!("{}", check_slips("struck twice", 50, 90, struck_twice));
    println!("{}", check_slips("swapped", 50, 90, swapped));
    println!("{}", check_slips("first letter", 50, 90, first_letter));
    println!(
        "{}",
        check_slips("two in a long word", 20, 90, two_in_a_long_word)
    );
}

#[test]
fn sounds_of_the_country_are_forgiven() {
    println!("{}", check_slips("sounds", 100, 92, sound));
}

#[test]
fn raw_keys_need_not_be_perfect() {
    println!("{}", check_slips("raw keys", 100, 94, raw_keys));
}

#[test]
fn letters_at_random_give_nothing() {
    let library = frozen::library();
    let mut chance = Chance(0x1234_5678_9abc_def1);
    let mut answered = Vec::new();
    for _ in 0..120 {
        let words = (0..1 + chance.below(3)).map(|_| {
            let letters = (0..3 + chance.below(6)).map(|_| (b'a' + chance.below(26) as u8) as char);
            letters.collect::<String>()
        });
        let typed = words.collect::<Vec<_>>().join(" ");
        if ask(&library, &typed).total > 0 {
            answered.push(typed);
        }
    }
    assert!(answered.len() <= 1, "{answered:?}");
}
