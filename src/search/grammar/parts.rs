//! Parts of a year in a question: a quarter, a half, the first months.
//!
//! Owns how both languages write them, with the year after them if there is one. It must not know which figures there
//! are, and reads no clock.

use crate::core::fold::bare;
use crate::core::period::PartOfYear;
use crate::search::grammar::dates::{Date, YearSaid, year};
use crate::search::grammar::phrases::QUARTER;

/// The most words of a part with its year.
const MOST_WORDS: usize = 9;

/// Words between a part and its year, folded.
const BETWEEN: &[&str] = &[
    "dau", "nam", "cua", "trong", "of", "in", "the", "year", "hoi",
];

/// Words after a number of months that make it an age or a time before today, folded.
const NO_PART: &[&str] = &[
    "tuoi", "truoc", "qua", "gan", "toi", "nay", "vua", "sau", "tro", "moi", "lien", "old", "ago",
    "age",
];

/// Years without a number, folded.
const YEARS_SAID: &[(&str, i16)] = &[
    ("nam nay", 0),
    ("this year", 0),
    ("nam ngoai", -1),
    ("nam truoc", -1),
    ("last year", -1),
    ("nam sau", 1),
    ("nam toi", 1),
    ("next year", 1),
];

struct Words<'c> {
    chunks: &'c [&'c str],
    bare: Vec<String>,
}

/// Reads a part of a year from the front of some chunks; returns the number of chunks too.
pub(super) fn read(chunks: &[&str]) -> Option<(Date, usize)> {
    let words = Words {
        chunks,
        bare: chunks.iter().take(MOST_WORDS).map(|at| bare(at)).collect(),
    };
    words
        .compact()
        .or_else(|| words.quarter())
        .or_else(|| words.half())
        .or_else(|| words.months())
}

impl Words<'_> {
    fn word(&self, at: usize) -> &str {
        self.bare.get(at).map_or("", String::as_str)
    }

    fn chunk(&self, at: usize) -> &str {
        self.chunks.get(at).copied().unwrap_or_default()
    }

    /// A part with its year, which stands in the same chunk or after it.
    fn with_year(&self, part: PartOfYear, taken: usize, own: Option<i16>) -> (Date, usize) {
        if let Some(own) = own {
            return (Date::Part(part, Some(YearSaid::Number(own))), taken);
        }
        match self.year_from(taken) {
            Some((year, taken)) => (Date::Part(part, Some(year)), taken),
            None => {
                let is_rest = |at: &usize| matches!(self.word(*at), "dau" | "nam");
                let rest = (taken..MOST_WORDS).take_while(is_rest).count();
                (Date::Part(part, None), taken + rest)
            }
        }
    }

    /// The year from a word on, with its end.
    fn year_from(&self, start: usize) -> Option<(YearSaid, usize)> {
        let mut at = start;
        while at < self.bare.len() {
            if let Some(year) = year(self.chunk(at)) {
                return Some((YearSaid::Number(year), at + 1));
            }
            let two = format!("{} {}", self.word(at), self.word(at + 1));
            if let Some((_, years)) = YEARS_SAID.iter().find(|(said, _)| *said == two) {
                return Some((YearSaid::FromNow(*years), at + 2));
            }
            if !BETWEEN.contains(&self.word(at)) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// "Q1", "Q1/2025", "H2-2024".
    fn compact(&self) -> Option<(Date, usize)> {
        let (said, own) = with_own_year(self.chunk(0))?;
        let part = match said.as_str() {
            "h1" => PartOfYear::Half(1),
            "h2" => PartOfYear::Half(2),
            said => PartOfYear::Quarter(quarter_number(said.strip_prefix('q')?, true)?),
        };
        Some(self.with_year(part, 1, own))
    }

    /// "Quý I", "quý 1/2025", "quý đầu năm", "first quarter", "quarter 3".
    fn quarter(&self) -> Option<(Date, usize)> {
        // "Quỹ 1" is not a quarter: marks count here.
        let is_quarter = |at| QUARTER.contains(&self.chunk(at).to_lowercase().as_str());
        if is_quarter(0) {
            let (said, own) = with_own_year(self.chunk(1))?;
            let number = quarter_number(&said, false).or_else(|| {
                let is_first = said == "dau" && self.word(2) == "nam";
                is_first.then_some(1)
            })?;
            return Some(self.with_year(PartOfYear::Quarter(number), 2, own));
        }
        let number = ordinal(self.word(0)).filter(|_| is_quarter(1))?;
        Some(self.with_year(PartOfYear::Quarter(number), 2, None))
    }

    /// "Nửa đầu năm", "nửa cuối 2025", "first half", "half year".
    fn half(&self) -> Option<(Date, usize)> {
        let (first, second) = (self.word(0), self.word(1));
        let half = match (first, second) {
            ("nua", "dau" | "cuoi" | "sau") => {
                let is_year = self.word(2) == "nam" || year(self.chunk(2)).is_some();
                let half = if second == "dau" { 1 } else { 2 };
                is_year.then_some(half)?
            }
            ("nua", "nam") => match self.word(2) {
                "cuoi" | "sau" => return Some(self.with_year(PartOfYear::Half(2), 3, None)),
                _ => 1,
            },
            ("half", "year") => 1,
            (ordinal_word, "half") => ordinal(ordinal_word).filter(|half| *half < 3)?,
            _ => return None,
        };
        Some(self.with_year(PartOfYear::Half(half), 2, None))
    }

    /// "6 tháng", "sáu tháng đầu năm", "9 tháng 2025", "6 tháng cuối năm", "first nine months of".
    fn months(&self) -> Option<(Date, usize)> {
        let is_led = self.word(0) == "first";
        let at = usize::from(is_led);
        let count = count(self.word(at))?;
        let is_foreign = matches!(self.word(at + 1), "months" | "month");
        if !is_foreign && self.word(at + 1) != "thang" {
            return None;
        }
        let next = self.word(at + 2);
        let is_month = next.starts_with(|c: char| c.is_ascii_digit()) && year(next).is_none();
        if is_month || NO_PART.contains(&next) {
            // "Sau tháng 6" and "trẻ 6 tháng tuổi" are not parts of a year.
            return None;
        }
        if next == "cuoi" {
            let taken = at + 3;
            return (count == 6).then(|| self.with_year(PartOfYear::Half(2), taken, None));
        }
        // "The last six months" are not a part of one year.
        if is_foreign && !is_led && self.year_from(at + 2).is_none() {
            return None;
        }
        Some(self.with_year(PartOfYear::Months(count), at + 2, None))
    }
}

/// A chunk in lower case without marks, and the year at its end: "I/2025".
fn with_own_year(chunk: &str) -> Option<(String, Option<i16>)> {
    let (said, own) = match chunk.split_once(['/', '-', '.']) {
        Some((said, own)) => (said, Some(year(own)?)),
        None => (chunk, None),
    };
    Some((bare(said), own))
}

fn quarter_number(said: &str, is_digit: bool) -> Option<u8> {
    let number = match said {
        "1" => 1,
        "2" => 2,
        "3" => 3,
        "4" => 4,
        _ if is_digit => return None,
        "i" | "mot" | "nhat" | "one" => 1,
        "ii" | "hai" | "two" => 2,
        "iii" | "ba" | "three" => 3,
        "iv" | "tu" | "bon" | "four" => 4,
        _ => return None,
    };
    Some(number)
}

fn ordinal(said: &str) -> Option<u8> {
    let number = match said {
        "first" | "1st" => 1,
        "second" | "2nd" => 2,
        "third" | "3rd" => 3,
        "fourth" | "4th" | "last" => 4,
        _ => return None,
    };
    Some(number)
}

/// A number of months; "a month" is too often part of a name.
fn count(said: &str) -> Option<u8> {
    let number = match said {
        "hai" | "two" => 2,
        "ba" | "three" => 3,
        "bon" | "four" => 4,
        "nam" | "five" => 5,
        "sau" | "six" => 6,
        "bay" | "seven" => 7,
        "tam" | "eight" => 8,
        "chin" | "nine" => 9,
        "muoi" | "ten" => 10,
        "eleven" => 11,
        digits => digits.parse().ok()?,
    };
    (2..=11).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_year_are_read_as_both_languages_write_them() {
        let check = |text: &str, want: Option<(PartOfYear, Option<YearSaid>, usize)>| {
            let chunks: Vec<&str> = text.split(' ').collect();
            let want = want.map(|(part, year, taken)| (Date::Part(part, year), taken));
            assert_eq!(read(&chunks), want, "{text}");
        };
        let of = |year| Some(YearSaid::Number(year));
        check(
            "quý I năm 2025",
            Some((PartOfYear::Quarter(1), of(2025), 4)),
        );
        check(
            "quy 3 2024 dat",
            Some((PartOfYear::Quarter(3), of(2024), 3)),
        );
        check("quý IV/2025", Some((PartOfYear::Quarter(4), of(2025), 2)));
        check("quý hai", Some((PartOfYear::Quarter(2), None, 2)));
        check("Q1 2025", Some((PartOfYear::Quarter(1), of(2025), 2)));
        check("q2/2024", Some((PartOfYear::Quarter(2), of(2024), 1)));
        check(
            "first quarter of 2025",
            Some((PartOfYear::Quarter(1), of(2025), 4)),
        );
        check("6 tháng 2025", Some((PartOfYear::Months(6), of(2025), 3)));
        check(
            "sáu tháng đầu năm 2025",
            Some((PartOfYear::Months(6), of(2025), 5)),
        );
        check("9 thang dau nam", Some((PartOfYear::Months(9), None, 4)));
        check(
            "6 tháng cuối năm 2025",
            Some((PartOfYear::Half(2), of(2025), 5)),
        );
        check("nửa đầu năm 2025", Some((PartOfYear::Half(1), of(2025), 4)));
        check(
            "first half of 2025",
            Some((PartOfYear::Half(1), of(2025), 4)),
        );
        check("H1 2025", Some((PartOfYear::Half(1), of(2025), 2)));
        check(
            "six months 2025",
            Some((PartOfYear::Months(6), of(2025), 3)),
        );
        check(
            "first nine months of 2025",
            Some((PartOfYear::Months(9), of(2025), 5)),
        );
        check(
            "6 tháng đầu năm nay",
            Some((PartOfYear::Months(6), Some(YearSaid::FromNow(0)), 5)),
        );
        for none in [
            "6 tháng tuổi",
            "6 tháng qua",
            "sau tháng 6",
            "tháng 6 năm 2025",
            "six months",
            "nửa đầu nhiệm kỳ",
            "quy hoạch 2025",
            "quỹ 1",
            "12 tháng",
            "2025",
        ] {
            check(none, None);
        }
    }
}
