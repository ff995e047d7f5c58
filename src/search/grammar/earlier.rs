//! The earlier time that a figure is compared with.
//!
//! Owns how both languages say "than the year before" and "than in the same period"; such words name no place or
//! thing to compare with. It must not know which figures there are, and reads no clock.

use crate::core::fold::bare;
use crate::search::grammar::dates::year;
use crate::search::grammar::says::Earlier;

/// The most words of such a phrase.
const MOST_WORDS: usize = 9;

/// Words that introduce a comparison, folded.
const AGAINST: &[&str] = &[
    "so voi",
    "compared with",
    "compared to",
    "against",
    "on",
    "over",
    "from",
    "than",
    "than in",
    "versus",
    "vs",
];

/// Those after which a bare year is a year; after others, "over 2020", it may be a number.
const BEFORE_YEARS: &[&str] = &["so", "compared", "against", "versus", "vs"];

/// Expressions that compare without such a word, folded.
const ALONE: &[(&str, Earlier)] = &[
    ("cung ky", Earlier::SamePeriod),
    ("year on year", Earlier::YearBefore),
    ("year over year", Earlier::YearBefore),
    ("yoy", Earlier::YearBefore),
];

/// Expressions for the earlier time, folded.
const BASES: &[(&str, Earlier)] = &[
    ("cung ky", Earlier::SamePeriod),
    ("cung thoi diem", Earlier::SamePeriod),
    ("same period", Earlier::SamePeriod),
    ("the same period", Earlier::SamePeriod),
    ("same time", Earlier::SamePeriod),
    ("the same time", Earlier::SamePeriod),
    ("same quarter", Earlier::SamePeriod),
    ("the same quarter", Earlier::SamePeriod),
    ("nam truoc", Earlier::YearBefore),
    ("nam ngoai", Earlier::YearBefore),
    ("nam lien truoc", Earlier::YearBefore),
    ("nam truoc do", Earlier::YearBefore),
    ("last year", Earlier::YearBefore),
    ("previous year", Earlier::YearBefore),
    ("the previous year", Earlier::YearBefore),
    ("the year before", Earlier::YearBefore),
    ("a year earlier", Earlier::YearBefore),
    ("a year ago", Earlier::YearBefore),
];

/// Words that may follow "the same period" without changing it, folded: "cùng kỳ năm trước".
const BEHIND: &[&str] = &[
    "nam truoc",
    "nam ngoai",
    "nam lien truoc",
    "nam truoc do",
    "of last year",
    "last year",
    "of the previous year",
    "the year before",
    "a year earlier",
];

/// Reads an earlier time from the front of some chunks; returns the number of chunks too.
pub(super) fn read(chunks: &[&str]) -> Option<(Earlier, usize)> {
    let words: Vec<String> = chunks.iter().take(MOST_WORDS).map(|at| bare(at)).collect();
    let words = words.as_slice();
    if let Some((earlier, taken)) = longest(ALONE, words, 0) {
        return Some((earlier, behind(chunks, words, earlier, taken)));
    }
    let starts = AGAINST.iter().filter_map(|said| stands(words, 0, said));
    let start = starts.max()?;
    let is_named = words.get(start).is_some_and(|word| word == "nam");
    let is_against = words
        .first()
        .is_some_and(|word| BEFORE_YEARS.contains(&word.as_str()));
    let at = start + usize::from(is_named);
    if let Some(year) = chunks.get(at).and_then(|chunk| year(chunk)) {
        return is_against.then_some((Earlier::Year(year), at + 1));
    }
    let (earlier, taken) = longest(BASES, words, start)?;
    Some((earlier, behind(chunks, words, earlier, taken)))
}

/// The end of a phrase that stands at a word.
fn stands(words: &[String], start: usize, said: &str) -> Option<usize> {
    let parts: Vec<&str> = said.split(' ').collect();
    let here = words.get(start..start + parts.len())?;
    let is_said = here.iter().zip(&parts).all(|(word, part)| word == part);
    is_said.then_some(start + parts.len())
}

fn longest(all: &[(&str, Earlier)], words: &[String], start: usize) -> Option<(Earlier, usize)> {
    let found = all
        .iter()
        .filter_map(|(said, earlier)| Some((*earlier, stands(words, start, said)?)));
    found.max_by_key(|(_, taken)| *taken)
}

/// The end of the expression, with the year of a same period.
fn behind(chunks: &[&str], words: &[String], earlier: Earlier, taken: usize) -> usize {
    if earlier != Earlier::SamePeriod {
        return taken;
    }
    let word = words.get(taken).map(String::as_str);
    let at = taken + usize::from(matches!(word, Some("nam" | "of")));
    if chunks.get(at).is_some_and(|chunk| year(chunk).is_some()) {
        return at + 1;
    }
    let ends = BEHIND.iter().filter_map(|said| stands(words, taken, said));
    ends.max().unwrap_or(taken)
}

#[cfg(test)]
mod tests {
    use super::{Earlier, read};

    #[test]
    fn what_lies_before_is_read_in_both_languages() {
        let check = |text: &str, want: Option<(Earlier, usize)>| {
            let chunks: Vec<&str> = text.split(' ').collect();
            assert_eq!(read(&chunks), want, "{text}");
        };
        check("so với cùng kỳ", Some((Earlier::SamePeriod, 4)));
        check(
            "so voi cung ky nam truoc la",
            Some((Earlier::SamePeriod, 6)),
        );
        check("so với cùng kỳ năm 2024", Some((Earlier::SamePeriod, 6)));
        check("cùng kỳ năm ngoái", Some((Earlier::SamePeriod, 4)));
        check("so với năm trước", Some((Earlier::YearBefore, 4)));
        check("so với năm 2020 tăng", Some((Earlier::Year(2020), 4)));
        check("so với 2020", Some((Earlier::Year(2020), 3)));
        check("compared with last year", Some((Earlier::YearBefore, 4)));
        check("on a year earlier", Some((Earlier::YearBefore, 4)));
        for none in [
            "so với Sơn La",
            "so voi nghi quyet",
            "năm trước",
            "hơn 2020",
            "số năm ngoái",
            "over 2020",
            "so",
        ] {
            check(none, None);
        }
    }
}
