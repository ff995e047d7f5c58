//! Several years in one figure: their mean, or all of them together.
//!
//! Owns how both languages word it, and the question without these words. "Bình quân đầu người" is a mean over
//! people, not over years. It must not know which figures there are.

use crate::core::fold::bare;
use crate::search::grammar::says::Span;

/// Words for a mean, folded; alone they may be part of a name.
const MEANS: &[&str] = &["binh quan", "trung binh", "average", "mean"];

/// Words for a mean of years, folded; "bình quân" alone is more often a mean over people.
const SURE: &[&str] = &[
    "trung binh",
    "average",
    "averaged",
    "mean",
    "on average",
    "the average",
    "the mean",
];

/// Words that combine several years, folded.
const WHOLE: &[&str] = &[
    "ca nhiem ky",
    "toan nhiem ky",
    "suot nhiem ky",
    "trong ca nhiem ky",
    "trong suot nhiem ky",
    "cua ca nhiem ky",
    "ca giai doan",
    "toan giai doan",
    "ca 5 nam",
    "ca nam nam",
    "trong 5 nam",
    "trong nam nam",
    "5 nam qua",
    "trong 5 nam qua",
    "over the term",
    "over the whole term",
    "the whole term",
    "whole term",
    "entire term",
    "the entire term",
    "for the term",
    "across the term",
    "throughout the term",
    "over five years",
    "over 5 years",
    "over the five years",
    "in five years",
    "the last five years",
    "over the last five years",
    "the past five years",
    "over the past five years",
];

/// The same if a mean is asked for, folded.
const WITH_A_MEAN: &[&str] = &[
    "5 nam",
    "nam nam",
    "nhiem ky",
    "trong nhiem ky",
    "cua nhiem ky",
    "hang nam",
    "moi nam",
    "1 nam",
    "mot nam",
    "cac nam",
    "qua cac nam",
    "cua cac nam",
    "tung nam",
    "nhieu nam",
    "of the term",
    "per year",
    "a year",
    "per annum",
    "yearly",
    "annual",
    "five year",
    "5 year",
    "five years",
    "over the years",
    "of five years",
];

/// Words after a mean that make it one over people or places, folded.
const OF_OTHERS: &[&str] = &[
    "dau",
    "nguoi",
    "nhan",
    "ho",
    "lao",
    "dan",
    "ca",
    "chung",
    "toan",
    "xa",
    "hoc",
    "lop",
    "tuoi",
    "income",
    "person",
    "household",
];

/// Words before a mean that make it one over places, folded.
const OF_PLACES: &[&str] = &[
    "national", "country", "song", "tren", "duoi", "kha", "does", "you",
];

/// The combination of years in a question.
pub(super) struct Found {
    /// A mean, or all of them.
    pub(super) kind: Span,
    /// The word for it, as it was typed.
    pub(super) said: String,
    /// The question without the words for it.
    pub(super) without: String,
    /// The same with the word for a mean.
    pub(super) named: Option<String>,
}

/// Takes the combination of years out of a question.
pub(super) fn take(text: &str) -> Option<Found> {
    let chunks: Vec<&str> = text.split_whitespace().collect();
    let words: Vec<String> = chunks.iter().map(|chunk| bare(chunk)).collect();
    let whole = all(&words, WHOLE);
    let mean = mean(&words);
    let Some(mean) = mean else {
        let (start, end) = *whole.first()?;
        return Some(Found {
            kind: Span::Whole,
            said: chunks.get(start..end).unwrap_or_default().join(" "),
            without: without(&chunks, &whole),
            named: None,
        });
    };
    let mut times = all(&words, WITH_A_MEAN);
    times.retain(|found| !is_of_year(&words, *found));
    times.extend(whole);
    let is_range = |chunk: &&&str| {
        let parts = chunk.split(['-', '–']).filter(|part| part.len() == 4);
        let years = parts.filter(|part| part.parse::<i16>().is_ok());
        years.count() == 2
    };
    let names_years = !times.is_empty() || chunks.iter().any(|chunk| is_range(&chunk));
    let said = words.get(mean.0..mean.1).unwrap_or_default().join(" ");
    if !names_years && !SURE.contains(&said.as_str()) {
        return None;
    }
    let mut all = times.clone();
    all.push(mean);
    Some(Found {
        kind: Span::Mean,
        said: chunks.get(mean.0..mean.1).unwrap_or_default().join(" "),
        without: without(&chunks, &all),
        named: Some(without(&chunks, &times)),
    })
}

/// The position of a mean that is not one over people or places.
fn mean(words: &[String]) -> Option<(usize, usize)> {
    let (start, end) = find(words, MEANS)?;
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let is_of_others =
        OF_OTHERS.contains(&word(end)) && find(words, WHOLE).is_none_or(|(at, _)| at != end);
    let before = start.checked_sub(1).map_or("", word);
    (!is_of_others && !OF_PLACES.contains(&before)).then_some((start, end))
}

/// "Năm 2023" after "một" is a year of its own, not "một năm".
fn is_of_year(words: &[String], (_, end): (usize, usize)) -> bool {
    let ends_with_year = words.get(end - 1).is_some_and(|word| word == "nam");
    let next = words.get(end);
    ends_with_year && next.is_some_and(|word| word.len() == 4 && word.parse::<i16>().is_ok())
}

/// Every position of some phrases, the longest of those that overlap.
fn all(words: &[String], phrases: &[&str]) -> Vec<(usize, usize)> {
    let mut left = words.to_vec();
    let mut found = Vec::new();
    while let Some((start, end)) = find(&left, phrases) {
        left.iter_mut()
            .take(end)
            .skip(start)
            .for_each(String::clear);
        found.push((start, end));
    }
    found
}

/// The longest of some phrases in a row of folded words.
fn find(words: &[String], phrases: &[&str]) -> Option<(usize, usize)> {
    let stands = |phrase: &&str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        let mut rows = words.windows(parts.len());
        let at = rows.position(|row| row.iter().zip(&parts).all(|(word, part)| word == part))?;
        Some((at, at + parts.len()))
    };
    let found = phrases.iter().filter_map(stands);
    found.max_by_key(|(start, end)| end - start)
}

/// The text without some of its chunks.
fn without(chunks: &[&str], taken: &[(usize, usize)]) -> String {
    let is_left = |at: &usize| !taken.iter().any(|(start, end)| (*start..*end).contains(at));
    let left = chunks.iter().enumerate().filter(|(at, _)| is_left(at));
    let left: Vec<&str> = left.map(|(_, chunk)| *chunk).collect();
    left.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Span, take};

    #[test]
    fn a_mean_of_years_is_told_from_one_of_people() {
        let check = |text: &str, want: Option<(Span, &str)>| {
            let found = take(text);
            let found = found
                .as_ref()
                .map(|found| (found.kind, found.without.as_str()));
            assert_eq!(found, want, "{text}");
        };
        check(
            "bình quân 5 năm tăng trưởng GRDP",
            Some((Span::Mean, "tăng trưởng GRDP")),
        );
        check(
            "hộ nghèo trung bình giai đoạn 2021-2025",
            Some((Span::Mean, "hộ nghèo giai đoạn 2021-2025")),
        );
        check(
            "thu ngân sách bình quân mỗi năm",
            Some((Span::Mean, "thu ngân sách")),
        );
        check(
            "thu ngân sách bình quân mỗi năm của nhiệm kỳ",
            Some((Span::Mean, "thu ngân sách")),
        );
        check("average poverty rate", Some((Span::Mean, "poverty rate")));
        check(
            "budget revenue over the whole term",
            Some((Span::Whole, "budget revenue")),
        );
        check(
            "thu ngân sách cả nhiệm kỳ",
            Some((Span::Whole, "thu ngân sách")),
        );
        for none in [
            "GRDP bình quân đầu người",
            "thu nhập bình quân",
            "bình quân cả nước",
            "national average",
            "tăng trưởng GRDP bình quân",
            "thu nhập bình quân một người",
            "kế hoạch 5 năm",
        ] {
            check(none, None);
        }
    }
}
