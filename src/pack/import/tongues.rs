//! Times of other languages, in the words of headings: `1º trimestre 2023`, `T1 2024`, `janvier 2024`.
//!
//! Owns which cells say nothing but such a time, and when `T1` is a quarter and no month. It must not know a heading.

use super::calendar::likely_year;
use super::eastern;
use super::english_time::month_named;
use super::grid::{CellKind, Grid};
use crate::core::fold::bare;
use crate::core::period::MONTH_NAMES;

/// The rows that tell in which language a table is.
const DEEPEST: usize = 60;
/// So many words that are no syllables tell that a table is in another language.
const ENOUGH: usize = 2;
/// So many names of months in a row are no other names.
const MONTHS_IN_A_ROW: usize = 3;

/// The months in languages of publishers, each in the words that a folded text has.
const MONTHS: [&[&str]; 12] = [
    &[
        "janvier", "janv", "enero", "ene", "janeiro", "januar", "gennaio", "gen",
    ],
    &[
        "fevrier",
        "fevr",
        "febrero",
        "fevereiro",
        "fev",
        "februar",
        "febbraio",
    ],
    &["mars", "marzo", "marco", "marz", "mrz"],
    &["avril", "avr", "abril", "abr", "aprile"],
    &["mai", "mayo", "maio", "maggio", "mag"],
    &["juin", "junio", "junho", "juni", "giugno", "giu"],
    &["juillet", "juil", "julio", "julho", "juli", "luglio", "lug"],
    &["aout", "agosto", "ago"],
    &["septembre", "septiembre", "setembro", "set", "settembre"],
    &[
        "octobre", "octubre", "outubro", "out", "oktober", "okt", "ottobre", "ott",
    ],
    &["novembre", "noviembre", "novembro"],
    &[
        "decembre",
        "diciembre",
        "dic",
        "dezembro",
        "dez",
        "dezember",
        "dicembre",
    ],
];

/// Words of a quarter, of a half, and between the words of a time, folded.
const QUARTERS: [&str; 7] = [
    "trimestre",
    "trim",
    "quartal",
    "quartaal",
    "kwartaal",
    "kwartal",
    "kvartal",
];
const HALVES: [&str; 5] = ["semestre", "halbjahr", "halvar", "polrocze", "halfjaar"];
const BETWEEN: [&str; 8] = ["de", "do", "del", "du", "di", "of", "en", "et"];

/// Tells whether a folded word is one of a part of a year in another language.
pub(super) fn is_part_of_year(word: &str) -> bool {
    let is_of =
        |words: &[&str]| words.contains(&word) || words.contains(&word.trim_end_matches('s'));
    is_of(&QUARTERS)
        || is_of(&HALVES)
        || matches!(word, "bimestre" | "quadrimestre" | "cuatrimestre")
        || is_counted_quarter(word)
}

/// Writes cells that say nothing but a time of another language in the words of headings.
pub(super) fn level(grid: &mut Grid) {
    let mut terms = false;
    for row in 0..grid.lines.len() {
        let are_months = row < DEEPEST && months_of(grid, row) >= MONTHS_IN_A_ROW;
        let Some(line) = grid.lines.get_mut(row) else {
            continue;
        };
        for cell in &mut line.cells {
            if cell.kind != CellKind::Text || !may_be_time(&cell.text) {
                continue;
            }
            let text = cell.text.trim();
            let told = time(text).or_else(|| eastern::time(text));
            let told = told.or_else(|| marked_year(text));
            let told = told.or_else(|| month_alone(text).filter(|_| are_months));
            terms |= term(text).is_some();
            if let Some(told) = told {
                cell.text = told;
            }
        }
    }
    if terms && are_quarters(grid) {
        let cells = grid.lines.iter_mut().flat_map(|line| &mut line.cells);
        for cell in cells {
            if let Some(told) = term(cell.text.trim()).and_then(|term| term.told()) {
                cell.text = told;
            }
        }
    }
}

/// Tells whether a cell is short and neither a number nor a plain text without one.
fn may_be_time(text: &str) -> bool {
    text.len() <= 48
        && !text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The folded words of a text, with digits apart from the ending that makes them an ordinal: `1º`, `1er`, `4to`.
fn words(text: &str) -> Vec<String> {
    let level = text.replace(['º', '°', 'ª', '.', ',', '-', '/', '\''], " ");
    let folded = bare(&level);
    let words = folded.split(' ').filter(|word| !word.is_empty());
    let words = words.filter(|word| !BETWEEN.contains(word));
    // `3Q2023` is two words.
    let parted = words.flat_map(|word| match word.split_at_checked(2) {
        Some((quarter, year)) if is_counted_quarter(quarter) => vec![quarter, year],
        _ => vec![word],
    });
    let parted = parted.filter(|word| !word.is_empty());
    parted.map(str::to_owned).collect()
}

/// A number from 1 to 4, as an ordinal or in Roman digits.
fn ordinal(word: &str) -> Option<usize> {
    let numbers: [&[&str]; 4] = [
        &[
            "1", "i", "1o", "1er", "1ero", "1e", "1ere", "1a", "primer", "primeiro", "premier",
            "primo",
        ],
        &[
            "2", "ii", "2o", "2e", "2eme", "2do", "2nd", "2a", "segundo", "deuxieme", "secondo",
        ],
        &[
            "3",
            "iii",
            "3o",
            "3e",
            "3eme",
            "3er",
            "3ero",
            "3a",
            "tercer",
            "terceiro",
            "troisieme",
            "terzo",
        ],
        &[
            "4",
            "iv",
            "4o",
            "4e",
            "4eme",
            "4to",
            "4a",
            "cuarto",
            "quarto",
            "quatrieme",
        ],
    ];
    let at = numbers.iter().position(|known| known.contains(&word))?;
    Some(at + 1)
}

/// The month, from one, that a folded word is in some language.
fn month(word: &str) -> Option<usize> {
    let at = MONTHS.iter().position(|known| known.contains(&word));
    at.or_else(|| month_named(word)).map(|at| at + 1)
}

/// `3q`, as banks write a quarter.
fn is_counted_quarter(word: &str) -> bool {
    matches!(word, "1q" | "2q" | "3q" | "4q")
}

/// A year with the letter of a statistics office behind it: `2021p`, `2022e`, `2023f`, `2020r`.
fn marked_year(text: &str) -> Option<String> {
    let (year, mark) = text.split_at_checked(4)?;
    let year = likely_year(year)?;
    match mark {
        "p" | "P" => Some(format!("{year} (prel)")),
        "e" | "E" => Some(format!("{year} (est)")),
        "f" | "F" => Some(format!("{year} (forecast)")),
        "r" | "R" => Some(year.to_string()),
        _ => None,
    }
}

fn month_alone(text: &str) -> Option<String> {
    let words = words(text);
    let [word] = words.as_slice() else {
        return None;
    };
    MONTH_NAMES
        .get(month(word)? - 1)
        .map(|name| (*name).to_owned())
}

/// How many cells of a row are names of months and nothing else.
fn months_of(grid: &Grid, row: usize) -> usize {
    let cells = grid.filled(row).take(24);
    cells
        .filter(|(_, cell)| cell.text.len() <= 16 && month_alone(&cell.text).is_some())
        .count()
}

/// A whole text that is a quarter, a half or a month: `1º trimestre 2023`, `2e trim. 2023`, `janvier 2024`.
fn time(text: &str) -> Option<String> {
    let words = words(text);
    let year = words.iter().find_map(|word| likely_year(word));
    let others: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| likely_year(word).is_none())
        .collect();
    let is_one = words.len() <= others.len() + 1;
    let with_year = |part: &str| match year {
        Some(year) => format!("{part} {year}"),
        None => part.to_owned(),
    };
    match others.as_slice() {
        _ if !is_one => None,
        [one, other] => numbered(one, other).map(|part| with_year(&part)),
        [quarter] if year.is_some() && is_counted_quarter(quarter) => {
            Some(with_year(&format!("Q{}", quarter.trim_end_matches('q'))))
        }
        // Months of English are read where they stand.
        [name] if year.is_some() => {
            let at = MONTHS.iter().position(|known| known.contains(name))?;
            MONTH_NAMES.get(at).map(|name| with_year(name))
        }
        [first, second, third] if year.is_some() => {
            three_months([month(first)?, month(second)?, month(third)?])
                .map(|part| with_year(&part))
        }
        _ => None,
    }
}

/// A quarter or a half with its number, in either order.
fn numbered(one: &str, other: &str) -> Option<String> {
    let (word, number) = match (ordinal(one), ordinal(other)) {
        (Some(number), None) => (other, number),
        (None, Some(number)) => (one, number),
        _ => return None,
    };
    if QUARTERS.contains(&word) {
        return Some(format!("Q{number}"));
    }
    (HALVES.contains(&word) && number <= 2).then(|| format!("H{number}"))
}

/// Three months that follow each other: a quarter, or what no claim can say, told as what it is.
fn three_months(months: [usize; 3]) -> Option<String> {
    let [first, second, last] = months;
    let follow = second == first + 1 && last == second + 1;
    if follow && last % 3 == 0 {
        return Some(format!("Q{}", last / 3));
    }
    let name = |month: usize| MONTH_NAMES.get(month - 1).copied();
    follow.then(|| Some(format!("{}-{}", name(first)?, name(last)?)))?
}

/// What `T1 2024`, `2024-T1`, `1T2024`, `T1` say, whichever language it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Term {
    number: usize,
    year: Option<i16>,
}

impl Term {
    fn told(self) -> Option<String> {
        let is_quarter = (1..=4).contains(&self.number);
        is_quarter.then(|| match self.year {
            Some(year) => format!("Q{} {year}", self.number),
            None => format!("Q{}", self.number),
        })
    }
}

fn term(text: &str) -> Option<Term> {
    if text.len() > 10 || !text.contains(['T', 't']) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let plain: String = lower
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '/' | '.'))
        .collect();
    let parts: Vec<&str> = plain.split('t').collect();
    let [before, behind] = parts.as_slice() else {
        return None;
    };
    let month = |text: &str| {
        let number = text.parse::<usize>().ok().filter(|_| text.len() <= 2)?;
        (1..=12).contains(&number).then_some(number)
    };
    let (number, year) = match (likely_year(before), month(before)) {
        // 2024-T1
        (Some(year), _) => (month(behind)?, Some(year)),
        // 1T2024
        (_, Some(number)) => (number, Some(likely_year(behind)?)),
        // T1, T12024
        _ if before.is_empty() => match behind.split_at_checked(behind.len().saturating_sub(4)) {
            Some((number, year)) if likely_year(year).is_some() => {
                (month(number)?, likely_year(year))
            }
            _ => (month(behind)?, None),
        },
        _ => return None,
    };
    Some(Term { number, year })
}

/// Tells whether the `T1` … of a table are quarters: none goes beyond the fourth, and the words are not Vietnamese.
fn are_quarters(grid: &Grid) -> bool {
    let all = grid.lines.iter().flat_map(|line| &line.cells);
    let mut terms = all.filter_map(|cell| term(cell.text.trim()));
    !terms.any(|term| term.number > 4) && is_foreign(grid)
}

/// Tells whether a table is in another language than Vietnamese: no letter of its own, and words that are none.
fn is_foreign(grid: &Grid) -> bool {
    let cells = || grid.lines.iter().take(DEEPEST).flat_map(|line| &line.cells);
    let is_own = |c: char| {
        matches!(
            c,
            'ă' | 'đ' | 'ơ' | 'ư' | 'Ă' | 'Đ' | 'Ơ' | 'Ư' | '\u{1EA0}'..='\u{1EF9}'
        )
    };
    if cells().any(|cell| cell.text.chars().any(is_own)) {
        return false;
    }
    let mut others: Vec<String> = Vec::new();
    for cell in cells() {
        let folded = bare(&cell.text);
        let words = folded
            .split(' ')
            .filter(|word| word.len() >= 4 && is_no_syllable(word));
        others.extend(words.map(str::to_owned));
    }
    others.sort_unstable();
    others.dedup();
    others.len() >= ENOUGH
}

/// Tells whether a folded word cannot be one Vietnamese syllable: vowels in two places, or an end that none has.
fn is_no_syllable(word: &str) -> bool {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut before = false;
    for c in word.chars() {
        groups += usize::from(is_vowel(c) && !before);
        before = is_vowel(c);
    }
    let ends_well = word.ends_with(|c: char| is_vowel(c) || "chmngpt".contains(c));
    groups >= 2 || groups == 1 && !ends_well
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_other_languages_are_told_in_words_of_headings() {
        for (text, told) in [
            ("1º trimestre 2023", Some("Q1 2023")),
            ("4º trimestre de 2023", Some("Q4 2023")),
            ("1er trim. 2024", Some("Q1 2024")),
            ("2e trimestre", Some("Q2")),
            ("III trimestre 2023", Some("Q3 2023")),
            ("1. Quartal 2023", Some("Q1 2023")),
            ("2º semestre 2023", Some("H2 2023")),
            ("janvier 2024", Some("January 2024")),
            ("dezembro de 2023", Some("December 2023")),
            ("jan-fev-mar 2023", Some("Q1 2023")),
            ("3Q 2023", Some("Q3 2023")),
            ("2023 4Q", Some("Q4 2023")),
            ("fev-mar-abr 2023", Some("February-April 2023")),
            ("5º trimestre 2023", None),
            ("Quý 1 2023", None),
            ("Mai", None),
            ("2023", None),
        ] {
            assert_eq!(time(text).as_deref(), told, "{text}");
        }
    }

    #[test]
    fn a_term_is_written_in_many_ways() {
        for text in [
            "T1 2024", "2024-T1", "1T2024", "1T 2024", "T1/2024", "2024T1",
        ] {
            let found = term(text);
            assert_eq!(
                found.map(|one| (one.number, one.year)),
                Some((1, Some(2024))),
                "{text}"
            );
        }
        for text in ["T13", "TH 2024", "T", "2024", "total", "10t", "t.2024"] {
            assert_eq!(term(text), None, "{text}");
        }
    }
}
