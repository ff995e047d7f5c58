//! Slips, sounds and raw keys that a generator makes of names.

use std::fmt::Write as _;

use chitieu::core::fold::bare;
use chitieu::library::Library;

use super::slip_kinds::{Chance, Change, FINGER, SPACES, VIETNAMESE};
use crate::support::asking::search as ask;
use crate::support::frozen;
use crate::support::long_csv::imported;

/// The words of the texts of each indicator, without marks: folded once for all queries.
fn texts(library: &Library) -> Vec<Vec<Vec<String>>> {
    let catalog = &library.catalog;
    let words = |text: &str| {
        let text = bare(text);
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.map(str::to_owned).collect()
    };
    let indicators = catalog.indicators().iter();
    let texts = indicators.map(|indicator| {
        let names = [indicator.name.vi, indicator.name.en];
        let texts = names.iter().chain(&indicator.details().aliases);
        texts.map(|text| words(catalog.text(*text))).collect()
    });
    texts.collect()
}

/// The indicators of which one text holds all these words, without marks.
fn holders(texts: &[Vec<Vec<String>>], words: &str) -> Vec<u32> {
    let wanted: Vec<&str> = words.split(' ').collect();
    let holds = |text: &Vec<String>| wanted.iter().all(|word| text.iter().any(|one| one == word));
    let indicators = (0..).zip(texts);
    let found = indicators.filter(|(_, texts)| texts.iter().any(holds));
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

/// A draw that tests repeat.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Asks `count` queries of one kind; each must be answered first by an indicator that holds the words as they were meant.
/// Queries that are found as they stand, or that mean several things, are left out. Returns how many were right, and
/// what was wrong with the others.
fn slips(library: &Library, change: Change, count: usize, seed: u64) -> (usize, String) {
    let mut chance = Chance(seed);
    let texts = texts(library);
    let (mut asked, mut right, mut drawn) = (0, 0, 0);
    let mut report = String::new();
    while asked < count && drawn < 60 * count {
        drawn += 1;
        let words = phrase(library, &mut chance);
        let typed = change(&words, &mut chance).join(" ");
        let meant = bare(&words.join(" "));
        let wanted = holders(&texts, &meant);
        let is_as_meant = bare(&typed) == meant && typed == bare(&typed);
        if is_as_meant
            || typed == words.join(" ")
            || !holders(&texts, &bare(&typed)).is_empty() && bare(&typed) != meant
        {
            continue;
        }
        asked += 1;
        let answer = ask(library, &typed);
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
    assert_eq!(asked, count, "too few queries can be drawn");
    (right, report)
}

/// Holds that at least so many percent are right, and returns the table by kind.
fn check_slips(kinds: &[(&str, Change)], count: usize, least: usize) -> String {
    let library = frozen::library();
    let (mut table, mut low) = (String::new(), String::new());
    for (kind, change) in kinds {
        let (right, report) = slips(&library, *change, count, SEED);
        let _ = writeln!(table, "{kind}: {right} of {count}");
        if right * 100 < count * least {
            let _ = writeln!(low, "{kind}: {right} of {count}\n{report}");
        }
    }
    assert!(low.is_empty(), "{low}");
    table
}

#[test]
fn a_slip_of_the_finger_is_forgiven() {
    println!("{}", check_slips(&FINGER, 50, 90));
}

#[test]
fn sounds_raw_keys_and_marks_need_not_be_perfect() {
    println!("{}", check_slips(&VIETNAMESE, 50, 90));
}

#[test]
fn spaces_may_stand_in_the_wrong_place() {
    let (faults_of_space, with_a_slip): (Vec<_>, Vec<_>) = SPACES
        .into_iter()
        .partition(|(kind, _)| !kind.contains("slip"));
    println!("{}", check_slips(&faults_of_space, 50, 90));
    // Two faults in two or three words leave little to go by.
    println!("{}", check_slips(&with_a_slip, 50, 70));
}

/// Other draws than the tests repeat, over the packs and over imported ones. `cargo test --test it
/// search::slips::over -- --ignored --nocapture` prints the table by kind.
#[test]
#[ignore = "a measurement of some minutes"]
fn over_other_draws_and_packs() {
    let packs = [
        ("packs", frozen::library(), true),
        ("provinces", imported("lai-chau.csv"), true),
        ("world", imported("wdi-viet-nam.csv"), false),
    ];
    let count = 50;
    for (name, library, is_vietnamese) in &packs {
        let mut kinds = FINGER.to_vec();
        kinds.extend(SPACES);
        if *is_vietnamese {
            kinds.extend(VIETNAMESE);
        }
        for (kind, change) in kinds {
            let (mut all, mut shares) = (0, Vec::new());
            for seed in 1..=6 {
                let (right, _) = slips(library, change, count, SEED.wrapping_mul(2 * seed + 1));
                all += right;
                shares.push(format!("{:3}", right * 100 / count));
            }
            println!(
                "{name:<10} {kind:<20} {:5.1} % of {}: {}",
                all as f64 * 100.0 / (6 * count) as f64,
                6 * count,
                shares.join(" ")
            );
        }
    }
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
