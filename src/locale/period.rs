//! Periods in words.
//!
//! Owns how a period is said beside the year of its claim: "9 tháng", "bình quân 2021–2025", "giữa
//! nhiệm kỳ". An unknown text is said as it was written.

use crate::lang::Lang;
use crate::period::{End, Meaning, Measure, Part, Period};

/// Says a period; the year itself is said by the caller.
pub fn say(period: &Period, lang: Lang) -> String {
    match period.meaning() {
        Meaning::Unknown => period.text().to_owned(),
        Meaning::Undated(first, last) => lang.pick(
            format!("{first}–{last}, không rõ năm"),
            format!("{first}–{last}, year unknown"),
        ),
        Meaning::Within(part) => within(part, lang),
        Meaning::Span {
            first,
            end,
            measure,
        } => span(first, end, measure, lang),
    }
}

fn within(part: Part, lang: Lang) -> String {
    let fixed = |vi: &str, en: &str| lang.pick(vi, en).to_owned();
    match part {
        Part::Year => fixed("cả năm", "year"),
        Part::MidTerm => fixed("giữa nhiệm kỳ", "mid-term"),
        Part::EndOfTerm => fixed("cuối nhiệm kỳ", "end of term"),
        Part::StartOfTerm => fixed("đầu nhiệm kỳ", "start of term"),
        Part::Term => fixed("cả nhiệm kỳ", "whole term"),
        Part::EachYear => fixed("mỗi năm", "each year"),
        Part::StartOfYear(year) => lang.pick(format!("đầu năm {year}"), format!("start of {year}")),
        Part::Month(month) => lang.pick(format!("tháng {month}"), month_name(month).to_owned()),
        Part::SchoolYear(first) => {
            let years = format!("{first}–{}", first + 1);
            lang.pick(format!("năm học {years}"), format!("school year {years}"))
        }
        Part::Months(count) => lang.pick(format!("{count} tháng"), format!("{count} months")),
        Part::Quarter(number) => {
            let roman = ["I", "II", "III", "IV"];
            let at = usize::from(number.saturating_sub(1)).min(3);
            lang.pick(format!("quý {}", roman[at]), format!("Q{number}"))
        }
        Part::Half(1) => fixed("6 tháng đầu năm", "first half"),
        Part::Half(_) => fixed("6 tháng cuối năm", "second half"),
        Part::To(month, Some(day)) => lang.pick(
            format!("đến {day}/{month}"),
            format!("to {day} {}", month_name(month)),
        ),
        Part::To(month, None) => lang.pick(
            format!("đến hết tháng {month}"),
            format!("to {}", month_name(month)),
        ),
        Part::ToBetween(first, second) => lang.pick(
            format!("đến tháng {first}–{second}"),
            format!("to {}–{}", month_name(first), month_name(second)),
        ),
    }
}

fn span(first: Option<i16>, end: End, measure: Measure, lang: Lang) -> String {
    let years = match (first, end) {
        (Some(first), End::Year(last)) => format!("{first}–{last}"),
        (Some(first), end) => lang.pick(
            format!("{first} đến {}", until(end, lang)),
            format!("{first} to {}", until(end, lang)),
        ),
        (None, End::Year(last)) => {
            lang.pick(format!("đến hết {last}"), format!("to the end of {last}"))
        }
        (None, end) => lang.pick(
            format!("đến {}", until(end, lang)),
            format!("to {}", until(end, lang)),
        ),
    };
    match measure {
        Measure::Mean => lang.pick(format!("bình quân {years}"), format!("{years} average")),
        Measure::Sum => lang.pick(format!("lũy kế {years}"), format!("{years} total")),
        Measure::Unsaid => years,
    }
}

fn until(end: End, lang: Lang) -> String {
    match end {
        End::Year(year) => year.to_string(),
        End::MidTerm => lang.pick("giữa nhiệm kỳ", "mid-term").to_owned(),
        End::MidYear(year) => lang.pick(format!("giữa {year}"), format!("mid-{year}")),
        End::Month(month, year) => lang.pick(
            format!("tháng {month}/{year}"),
            format!("{} {year}", month_name(month)),
        ),
        End::Day(day, month, year) => lang.pick(
            format!("{day:02}/{month:02}/{year}"),
            format!("{day} {} {year}", month_name(month)),
        ),
    }
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = usize::from(month).wrapping_sub(1);
    NAMES.get(at).copied().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::say;
    use crate::lang::Lang;
    use crate::period::Period;

    #[test]
    fn periods_are_said_in_both_languages() {
        for (text, vi, en) in [
            ("mid-term", "giữa nhiệm kỳ", "mid-term"),
            ("9 months", "9 tháng", "9 months"),
            ("first half", "6 tháng đầu năm", "first half"),
            ("2015 Q4", "quý IV", "Q4"),
            ("to 11 March", "đến 11/3", "to 11 March"),
            (
                "to October-November",
                "đến tháng 10–11",
                "to October–November",
            ),
            (
                "2021-2025 average",
                "bình quân 2021–2025",
                "2021–2025 average",
            ),
            (
                "2021 to mid-term average",
                "bình quân 2021 đến giữa nhiệm kỳ",
                "2021 to mid-term average",
            ),
            (
                "2021 to 20/8/2023 total",
                "lũy kế 2021 đến 20/08/2023",
                "2021 to 20 August 2023 total",
            ),
            (
                "to end-2018 total",
                "lũy kế đến hết 2018",
                "to the end of 2018 total",
            ),
            (
                "school year 2024-2025",
                "năm học 2024–2025",
                "school year 2024–2025",
            ),
            (
                "undated, 2021-2025",
                "2021–2025, không rõ năm",
                "2021–2025, year unknown",
            ),
            ("September", "tháng 9", "September"),
            ("tuần 3", "tuần 3", "tuần 3"),
        ] {
            let period = Period::parse(text);
            assert_eq!(say(&period, Lang::Vi), vi);
            assert_eq!(say(&period, Lang::En), en);
        }
    }
}
