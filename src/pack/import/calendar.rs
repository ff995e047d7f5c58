//! Years, months and words that follow each other.
//!
//! Owns what every reader of times needs: what a year is, which words follow each other. It must not know a
//! heading.

use crate::core::fold::bare;

/// The period of a whole year.
pub const WHOLE: &str = "year";

/// A year of four digits between 1 and 9999.
pub fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && *year > 0)
}

/// A year of the times of which figures are kept.
pub fn likely_year(text: &str) -> Option<i16> {
    year(text).filter(|year| (1900..=2100).contains(year))
}

/// Takes words that follow each other; tells whether one of these texts was there.
pub fn take_words(words: &mut Vec<String>, texts: &[&str]) -> bool {
    texts.iter().any(|text| remove(words, text))
}

fn remove(words: &mut Vec<String>, text: &str) -> bool {
    let wanted: Vec<&str> = text.split(' ').collect();
    let found = words
        .windows(wanted.len())
        .position(|window| window == wanted);
    if let Some(at) = found {
        words.drain(at..at + wanted.len());
    }
    found.is_some()
}

/// A text whose school year is told with a stroke, `năm học 2022/2023`, with a hyphen instead.
pub fn with_school_years(text: &str) -> String {
    let is_of_school = bare(text).contains("nam hoc");
    let level = |word: &str| {
        let years = word.split_once('/').filter(|_| is_of_school);
        let years = years.and_then(|(first, last)| {
            let (first, last) = (likely_year(first)?, likely_year(last)?);
            (last == first + 1).then(|| format!("{first}-{last}"))
        });
        years.unwrap_or_else(|| word.to_owned())
    };
    text.split_whitespace()
        .map(level)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The years of `2023-24` and `2023/24`.
pub fn short_span(word: &str) -> Option<(i16, i16)> {
    let (first, last) = word.split_once(['-', '/'])?;
    let first = likely_year(first)?;
    let digits: i16 = last.parse().ok().filter(|_| last.len() == 2)?;
    ((first + 1) % 100 == digits).then_some((first, first + 1))
}
