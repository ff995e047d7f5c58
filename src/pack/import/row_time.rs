//! Rows of an office sheet that say a part of the time of their columns: `Quý I`, `Thu quý I`.
//!
//! Owns which names of rows say that, and what is left of them. Ages and terms of contracts are counted in months too,
//! so that within a name only a part of the calendar counts. It must not know the rows above.

use super::heading;
use super::moment::{ClaimMoment, WHOLE};
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// What the name of a row says of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowTime {
    /// The time; the year is 0 where the columns tell it.
    pub moment: ClaimMoment,
    /// The kind that stands beside it.
    pub kind: Option<ClaimKind>,
    /// What stands before it.
    pub name: String,
}

impl RowTime {
    /// The time of a figure in a column of this time; none where both say different things.
    pub fn within(&self, column: Option<&ClaimMoment>) -> Option<ClaimMoment> {
        let Some(column) = column else {
            return Some(self.moment.clone());
        };
        let year = match (self.moment.year, column.year) {
            (0, year) | (year, 0) => year,
            (own, year) if own == year => year,
            _ => return None,
        };
        let levelled = |moment: &ClaimMoment| moment.period.replace("{}", &year.to_string());
        let (own, of_column) = (levelled(&self.moment), levelled(column));
        let period = match (own.as_str(), of_column.as_str()) {
            (_, WHOLE) => own,
            (WHOLE, _) => of_column,
            (own, of_column) if own == of_column => own.to_owned(),
            _ => return None,
        };
        Some(ClaimMoment { year, period })
    }
}

/// The time that the name of a row says, whole or at its end.
pub fn of_name(name: &str) -> Option<RowTime> {
    let name = name
        .trim()
        .trim_start_matches(['-', '–', '+', '•', '*', ' ']);
    if let Some((moment, kind)) = time(without_sum(name)) {
        let name = String::new();
        return Some(RowTime { moment, kind, name });
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..words.len()).find_map(|at| {
        let (head, tail) = words.split_at_checked(at)?;
        let tail = tail.join(" ");
        let (moment, kind) = time(&tail).filter(|_| is_of_calendar(head, &tail))?;
        let is_joint = |word: &&&str| matches!(bare(word).as_str(), "trong" | "cua" | "");
        let kept = head.len() - head.iter().rev().take_while(is_joint).count();
        let name = head.get(..kept)?.join(" ");
        let name = name.trim_end_matches([',', ':', '-', '(', ' ']).to_owned();
        (!name.is_empty()).then_some(RowTime { moment, kind, name })
    })
}

/// The time of a text that says nothing else but a kind.
fn time(text: &str) -> Option<(ClaimMoment, Option<ClaimKind>)> {
    let read = heading::read(text);
    if !read.is_of_figures() || !read.rest.is_empty() {
        return None;
    }
    let waiting = read.part.map(|period| ClaimMoment { year: 0, period });
    Some((read.moment.or(waiting)?, read.kind))
}

/// A name without the word by which it sums the rows above: `Cộng 6 tháng`.
fn without_sum(name: &str) -> &str {
    let mut left = name;
    while let Some((word, rest)) = left.split_once(' ') {
        if !matches!(bare(word).as_str(), "cong" | "tong") {
            break;
        }
        left = rest.trim_start();
    }
    left
}

/// Words of names in which months are those of an age, a course or a contract, folded.
const OF_AGES: [&str; 12] = [
    "tre", "bu", "tuoi", "hoc", "dao", "nghe", "khoa", "hop", "vay", "thoi", "han", "tam",
];

/// Words before months that bound them, folded.
const BOUNDS: [&str; 9] = [
    "duoi", "tren", "tu", "du", "sau", "trong", "qua", "hon", "den",
];

/// Tells whether the end of a name can only be a part of a year: `quý II`, `6 tháng đầu năm`, `đến tháng 9`; months
/// alone where the name is of nothing that is counted in months.
fn is_of_calendar(head: &[&str], tail: &str) -> bool {
    let folded = bare(tail);
    let words: Vec<&str> = folded.split(' ').collect();
    let ends = |end: &str| folded.ends_with(end);
    let head: Vec<String> = head.iter().map(|word| bare(word)).collect();
    let is_one_of = |word: &String, list: &[&str]| list.contains(&word.as_str());
    let is_plain = !head.last().is_some_and(|word| is_one_of(word, &BOUNDS))
        && !head.iter().any(|word| is_one_of(word, &OF_AGES));
    match words.as_slice() {
        ["quy" | "luy", ..] | ["nua", "dau" | "cuoi", ..] => true,
        ["den" | "tinh", ..] | ["3" | "6" | "9" | "11" | "12", "thang"] => is_plain,
        ["thang", month] => month.parse::<u8>().is_ok(),
        _ => ends("thang dau nam") || ends("thang cuoi nam"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, period: &str) {
        let found = of_name(text).map(|time| (time.name, time.moment.period));
        assert_eq!(found, Some((name.to_owned(), period.to_owned())), "{text}");
    }

    #[test]
    fn names_of_rows_say_parts_of_a_year() {
        check("Quý I", "", "{} Q1");
        check("- 6 tháng đầu năm", "", "first half");
        check("9 tháng", "", "9 months");
        check("Thu quý I", "Thu", "{} Q1");
        check("Thu ngân sách trong quý III", "Thu ngân sách", "{} Q3");
        check("Giải ngân 6 tháng đầu năm", "Giải ngân", "first half");
        check("Xuất khẩu tháng 9", "Xuất khẩu", "September");
        check("Giải ngân đến tháng 9", "Giải ngân", "to September");
        check("Giải ngân đến hết quý III", "Giải ngân", "to September");
        check("Cộng 6 tháng", "", "first half");
        check("Thu ngân sách 9 tháng", "Thu ngân sách", "9 months");
        check("Lũy kế 9 tháng", "", "9 months");
    }

    #[test]
    fn ages_and_terms_are_no_parts_of_a_year() {
        for name in [
            "Trẻ em dưới 6 tháng tuổi",
            "Trẻ bú mẹ hoàn toàn trong 6 tháng đầu",
            "Lao động có hợp đồng từ 12 tháng",
            "Học nghề 3 tháng",
            "Nửa đầu nhiệm kỳ",
            "Thành thị",
            "Nam",
        ] {
            assert_eq!(of_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_part_and_a_column_that_say_different_things_say_nothing() {
        let quarter = of_name("Quý I").unwrap();
        let of = |year, period: &str| ClaimMoment {
            year,
            period: period.to_owned(),
        };
        let year = of(2024, WHOLE);
        assert_eq!(quarter.within(Some(&year)), Some(of(2024, "2024 Q1")));
        assert_eq!(quarter.within(Some(&of(2024, "first half"))), None);
        assert_eq!(quarter.within(None), Some(of(0, "{} Q1")));
    }
}
