//! Periods in words.
//!
//! Owns how a period is said beside the year of its claim: "9 tháng", "bình quân 2021–2025", "giữa nhiệm kỳ". An
//! unknown text is said as it was written. It must not know the figure of the claim.

use crate::core::lang::Lang;
use crate::core::period::{MONTH_NAMES, PartOfYear, Period, PeriodMeaning, SpanEnd, SpanMeasure};

/// Says a period; the year itself is said by the caller.
pub(crate) fn say(period: &Period, lang: Lang) -> String {
    match period.meaning() {
        PeriodMeaning::Unknown => period.text().to_owned(),
        PeriodMeaning::Undated(first, last) => lang.pick(
            format!("{first}–{last}, không rõ năm"),
            format!("{first}–{last}, year unknown"),
        ),
        PeriodMeaning::Within(part) => within(part, lang),
        PeriodMeaning::Span {
            first,
            end,
            measure,
        } => span(first, end, measure, lang),
    }
}

/// Says a period with the year of its claim: "tháng 9/2020", "first half of 2023", "2021 to mid-term 2023
/// average"; the whole year is just its number.
pub(crate) fn in_year(period: &Period, year: i16, lang: Lang) -> String {
    let said = say(period, lang);
    if period.is_whole_year() {
        return year.to_string();
    }
    if period.names_its_year() {
        return said;
    }
    match period.meaning() {
        PeriodMeaning::Within(PartOfYear::Months(count)) => lang.pick(
            format!("{count} tháng đầu năm {year}"),
            format!("first {count} months of {year}"),
        ),
        PeriodMeaning::Within(PartOfYear::Half(_)) => {
            lang.pick(format!("{said} {year}"), format!("{said} of {year}"))
        }
        PeriodMeaning::Within(PartOfYear::Term | PartOfYear::EachYear) => {
            lang.pick(format!("{said} đến {year}"), format!("{said} to {year}"))
        }
        PeriodMeaning::Within(
            PartOfYear::Month(_)
            | PartOfYear::Quarter(_)
            | PartOfYear::To(..)
            | PartOfYear::ToBetween(..),
        ) => lang.pick(format!("{said}/{year}"), format!("{said} {year}")),
        PeriodMeaning::Span { .. } if lang == Lang::En => {
            let measure = said.rsplit_once(' ');
            match measure.filter(|(_, last)| matches!(*last, "average" | "total")) {
                Some((years, measure)) => format!("{years} {year} {measure}"),
                None => format!("{said} {year}"),
            }
        }
        _ => format!("{said} {year}"),
    }
}

/// Says a period with its year as short as it can still be read aloud: "BQ 2021–2023", "9 tháng 2025".
pub(crate) fn short(period: &Period, year: i16, lang: Lang) -> String {
    match period.meaning() {
        PeriodMeaning::Within(PartOfYear::Year | PartOfYear::EndOfTerm) => year.to_string(),
        PeriodMeaning::Within(PartOfYear::MidTerm) => {
            lang.pick(format!("giữa kỳ {year}"), format!("mid {year}"))
        }
        PeriodMeaning::Within(PartOfYear::Months(count)) => lang.pick(
            format!("{count} tháng {year}"),
            format!("{count} mo. {year}"),
        ),
        PeriodMeaning::Within(PartOfYear::Half(1)) => {
            lang.pick(format!("6 tháng {year}"), format!("H1 {year}"))
        }
        PeriodMeaning::Within(PartOfYear::Month(month)) => format!("{month}/{year}"),
        PeriodMeaning::Span {
            first: Some(first),
            measure,
            end,
        } if first <= year => {
            let measure = match measure {
                SpanMeasure::Mean => lang.pick("BQ ", "avg "),
                SpanMeasure::Sum => lang.pick("tổng ", "sum "),
                SpanMeasure::Unsaid => "",
            };
            match end {
                SpanEnd::Year(_) if first == year => in_year(period, year, lang),
                SpanEnd::Year(_) => format!("{measure}{first}–{year}"),
                SpanEnd::MidTerm | SpanEnd::MidYear(_) => {
                    let middle = lang.pick("giữa", "mid");
                    format!("{measure}{first}–{middle} {year}")
                }
                SpanEnd::Month(month, _) => format!("{measure}{first}–{month}/{year}"),
                SpanEnd::Day(day, month, _) => format!("{measure}{first}–{day}/{month}/{year}"),
            }
        }
        _ => in_year(period, year, lang),
    }
}

fn within(part: PartOfYear, lang: Lang) -> String {
    let fixed = |vi: &str, en: &str| lang.pick(vi, en).to_owned();
    match part {
        PartOfYear::Year => fixed("cả năm", "year"),
        PartOfYear::MidTerm => fixed("giữa nhiệm kỳ", "mid-term"),
        PartOfYear::EndOfTerm => fixed("cuối nhiệm kỳ", "end of term"),
        PartOfYear::StartOfTerm => fixed("đầu nhiệm kỳ", "start of term"),
        PartOfYear::Term => fixed("cả nhiệm kỳ", "whole term"),
        PartOfYear::EachYear => fixed("mỗi năm", "each year"),
        PartOfYear::StartOfYear(year) => {
            lang.pick(format!("đầu năm {year}"), format!("start of {year}"))
        }
        PartOfYear::Month(month) => {
            lang.pick(format!("tháng {month}"), month_name(month).to_owned())
        }
        PartOfYear::SchoolYear(first) => {
            let years = format!("{first}–{}", first + 1);
            lang.pick(format!("năm học {years}"), format!("school year {years}"))
        }
        PartOfYear::Months(count) => lang.pick(format!("{count} tháng"), format!("{count} months")),
        PartOfYear::Quarter(number) => {
            let roman = ["I", "II", "III", "IV"];
            let at = usize::from(number.saturating_sub(1)).min(3);
            lang.pick(format!("quý {}", roman[at]), format!("Q{number}"))
        }
        PartOfYear::Half(1) => fixed("6 tháng đầu năm", "first half"),
        PartOfYear::Half(_) => fixed("6 tháng cuối năm", "second half"),
        PartOfYear::To(month, Some(day)) => lang.pick(
            format!("đến {day}/{month}"),
            format!("to {day} {}", month_name(month)),
        ),
        PartOfYear::To(month, None) => lang.pick(
            format!("đến hết tháng {month}"),
            format!("to {}", month_name(month)),
        ),
        PartOfYear::ToBetween(first, second) => lang.pick(
            format!("đến tháng {first}–{second}"),
            format!("to {}–{}", month_name(first), month_name(second)),
        ),
    }
}

fn span(first: Option<i16>, end: SpanEnd, measure: SpanMeasure, lang: Lang) -> String {
    let years = match (first, end) {
        (Some(first), SpanEnd::Year(last)) => format!("{first}–{last}"),
        (Some(first), end) => lang.pick(
            format!("{first} đến {}", until(end, lang)),
            format!("{first} to {}", until(end, lang)),
        ),
        (None, SpanEnd::Year(last)) => {
            lang.pick(format!("đến hết {last}"), format!("to the end of {last}"))
        }
        (None, end) => lang.pick(
            format!("đến {}", until(end, lang)),
            format!("to {}", until(end, lang)),
        ),
    };
    match measure {
        SpanMeasure::Mean => lang.pick(format!("bình quân {years}"), format!("{years} average")),
        SpanMeasure::Sum => lang.pick(format!("lũy kế {years}"), format!("{years} total")),
        SpanMeasure::Unsaid => years,
    }
}

fn until(end: SpanEnd, lang: Lang) -> String {
    match end {
        SpanEnd::Year(year) => year.to_string(),
        SpanEnd::MidTerm => lang.pick("giữa nhiệm kỳ", "mid-term").to_owned(),
        SpanEnd::MidYear(year) => lang.pick(format!("giữa {year}"), format!("mid-{year}")),
        SpanEnd::Month(month, year) => lang.pick(
            format!("tháng {month}/{year}"),
            format!("{} {year}", month_name(month)),
        ),
        SpanEnd::Day(day, month, year) => lang.pick(
            format!("{day:02}/{month:02}/{year}"),
            format!("{day} {} {year}", month_name(month)),
        ),
    }
}

fn month_name(month: u8) -> &'static str {
    let at = usize::from(month).wrapping_sub(1);
    MONTH_NAMES.get(at).copied().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::{in_year, say};
    use crate::core::lang::Lang;
    use crate::core::period::Period;

    #[test]
    fn the_year_stands_where_a_reader_looks_for_it() {
        for (text, vi, en) in [
            ("year", "2023", "2023"),
            ("September", "tháng 9/2023", "September 2023"),
            ("first quarter", "quý I/2023", "Q1 2023"),
            (
                "10 months",
                "10 tháng đầu năm 2023",
                "first 10 months of 2023",
            ),
            ("first half", "6 tháng đầu năm 2023", "first half of 2023"),
            ("to 11 March", "đến 11/3/2023", "to 11 March 2023"),
            ("mid-term", "giữa nhiệm kỳ 2023", "mid-term 2023"),
            ("each year", "mỗi năm đến 2023", "each year to 2023"),
            (
                "2021 to mid-term average",
                "bình quân 2021 đến giữa nhiệm kỳ 2023",
                "2021 to mid-term 2023 average",
            ),
            (
                "2021-2023 average",
                "bình quân 2021–2023",
                "2021–2023 average",
            ),
        ] {
            let period = Period::parse(text);
            assert_eq!(in_year(&period, 2023, Lang::Vi), vi);
            assert_eq!(in_year(&period, 2023, Lang::En), en);
        }
    }

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
