//! Reads what a remark says of its figure, as far as a check needs it.
//!
//! Owns a few narrow patterns. A remark is free text: what is not plainly said is not read. It must not know claims.

use crate::core::figure::Figure;

/// Tells whether a remark says "vượt 3,2 %" of a percentage, which can only be points.
pub(super) fn says_percent_over(note: &str) -> bool {
    note.match_indices("vượt ").any(|(at, word)| {
        let rest = note.get(at + word.len()..).unwrap_or("");
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
        after.len() < rest.len() && after.trim_start().starts_with('%')
    })
}

/// Tells whether a remark is nothing but the name of a part of a year.
pub(super) fn says_part_of_year(note: &str) -> bool {
    let note = note.trim().to_lowercase();
    [
        "6 tháng",
        "9 tháng",
        "6 tháng đầu năm",
        "first half",
        "6 months",
        "9 months",
    ]
    .contains(&note.as_str())
}

/// Tells whether the name of an indicator says that it is reached anew every year.
pub(super) fn names_every_year(name: &str) -> bool {
    let name = name.to_lowercase();
    let phrases = ["mỗi năm", "hằng năm", "hàng năm", "each year", "every year"];
    says_a_year(&name) || phrases.iter().any(|phrase| name.contains(phrase))
}

/// Tells whether a remark on a target says "so much a year". An amount earned by a person a year does not count: it is
/// yearly anyway.
pub(super) fn says_a_year(note: &str) -> bool {
    let note = note.to_lowercase();
    let plain = note.replace("/người/năm", "").replace("/person/year", "");
    plain.contains("/năm") || plain.contains("/year")
}

/// The years that a name spans: "2021-2025", "2021 đến 2025".
pub(super) fn span_in(name: &str) -> Option<(i16, i16)> {
    let word = |c: char| !c.is_ascii_digit();
    let years = name.split(word).filter(|part| part.len() == 4);
    let years: Vec<&str> = years.collect();
    years.windows(2).find_map(|two| {
        let [first, last] = [two[0], two[1]];
        let is_joined = |link: &str| name.contains(&format!("{first}{link}{last}"));
        let links = ["-", "–", "—", " - ", " – ", " đến ", " to "];
        let is_span =
            ("1900".."3000").contains(&first) && first < last && links.into_iter().any(is_joined);
        let span = first.parse().ok().zip(last.parse().ok());
        span.filter(|_| is_span)
    })
}

/// A count of a whole, as in "5 of 9".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// How many.
    pub(super) of: u32,
    /// The size of the whole.
    pub(super) all: u32,
}

impl Count {
    /// Tells whether a percentage is that share, either way round: to the decimals it is given with.
    pub(super) fn is_share(self, percent: Figure) -> bool {
        let step = 10_f64.powi(-i32::from(percent.scale()));
        let (of, all) = (f64::from(self.of), f64::from(self.all));
        let is = |share: f64| (share * 100.0 - percent.to_f64()).abs() <= step;
        is(of / all) || is(all / of)
    }
}

/// The first count that a remark says: "39/94", "228 of 327", "39 trên 94". Dates and the numbers of
/// documents have a second stroke or none of the two.
pub(super) fn count(note: &str) -> Option<Count> {
    let plain = note.replace(" of ", "/").replace(" trên ", "/");
    let word = |c: char| !(c.is_ascii_digit() || c == '/');
    plain.split(word).find_map(|part| {
        let (of, all) = part.split_once('/')?;
        let (of, all) = (of.parse().ok()?, all.parse().ok()?);
        (of > 0 && all > 0).then_some(Count { of, all })
    })
}

#[cfg(test)]
mod tests {
    use super::{
        Count, count, names_every_year, says_a_year, says_part_of_year, says_percent_over, span_in,
    };
    use crate::core::figure::Figure;

    #[test]
    fn remarks_are_read_narrowly() {
        for (note, expected) in [
            ("vượt 3,2%", true),
            ("vượt 3.2 % so với nghị quyết", true),
            ("vượt 3,2 điểm %", false),
            ("vượt mục tiêu", false),
            ("3,2%", false),
        ] {
            assert_eq!(says_percent_over(note), expected, "{note}");
        }
        assert!(says_part_of_year("6 tháng đầu năm"));
        assert!(!says_part_of_year("6 tháng đầu năm đạt 1.885"));
    }

    #[test]
    fn every_year_is_heard_in_both_languages() {
        for (note, expected) in [
            ("tăng thêm 3 xã/năm", true),
            ("3 communes/year", true),
            ("65 triệu đồng/người/năm", false),
            ("nguồn ghi “per year” (mỗi năm)", false),
            ("so với năm trước", false),
        ] {
            assert_eq!(says_a_year(note), expected, "{note}");
        }
        assert!(names_every_year("Số xã đạt chuẩn mỗi năm"));
        assert!(names_every_year("Party members admitted each year"));
        assert!(!names_every_year("Thu ngân sách trên địa bàn"));
    }

    #[test]
    fn a_span_of_years_is_told_from_years() {
        for (name, expected) in [
            ("Kế hoạch 5 năm 2021-2025", true),
            ("Resolution XIV 2020–2025", true),
            ("giai đoạn 2021 đến 2025", true),
            ("Kế hoạch năm 2025 (NQ 158/2024/QH15)", false),
            ("Kế hoạch hằng năm", false),
            ("2025-2025", false),
        ] {
            assert_eq!(span_in(name).is_some(), expected, "{name}");
        }
    }

    #[test]
    fn counts_are_told_from_dates_and_documents() {
        for (note, expected) in [
            ("equals 39/94", Some((39, 94))),
            ("228 of 327 schools", Some((228, 327))),
            ("đạt 94 trên 39 xã", Some((94, 39))),
            ("đến 20/8/2023", None),
            ("NQ 39/2020/NQ-HĐND", None),
            ("vượt mục tiêu", None),
            ("0/5", None),
        ] {
            let found = count(note).map(|found| (found.of, found.all));
            assert_eq!(found, expected, "{note}");
        }
        let count = Count { of: 94, all: 39 };
        for (percent, expected) in [("41.5", true), ("41", true), ("241.0", true), ("60", false)] {
            let figure = Figure::parse(percent).unwrap();
            assert_eq!(count.is_share(figure), expected, "{percent}");
        }
    }
}
