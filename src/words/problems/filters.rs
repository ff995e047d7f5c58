//! Says in both languages why a filter of a query cannot be read, and what to write instead.
//!
//! Says also what of one was understood that could be read in several ways. Owns one sentence for each reason. What a
//! field takes stands in the table of filters; where the filter stands in the query is said by `at_its_place`. It must
//! not know how a filter is read.

use crate::core::lang::Lang;
use crate::search::condition::FilterReason;
use crate::search::filter_fields::FilterField;
use crate::search::query::{Query, QueryProblem};
use crate::words::filters;
use crate::words::locale::words::fill;
use crate::words::phrases::phrases;
use crate::words::problems::names;

phrases! {
    /// The sentences.
    Parts, parts;

    missing = "thiếu {}, ví dụ {}", "{} is missing, as in {}";
    lone_field = "“{}:” có khoảng trắng theo sau, đã tìm như từ thường; bộ lọc viết liền, ví dụ {}", "“{}:” before a space is searched as text; a filter is written without it, as in {}";
    missing_alternative = "thiếu một giá trị bên dấu phẩy, viết liền như {}", "a value is missing beside a comma; without spaces, as in {}";
    unknown_value = "không hiểu “{}”; có: {}, ví dụ {}", "“{}” is not known; known: {}, as in {}";
    years_reversed = "năm đầu phải trước năm cuối", "the first year must come before the last";
    no_year = "“{}” không phải là năm: năm gồm bốn chữ số, ví dụ nam:2023 hoặc nam:2021..2025", "“{}” is no year: a year has four digits, as in year:2023 or year:2021..2025";
    missing_number = "sau > hoặc < cần một con số, ví dụ >50", "a number must follow > or <, as in >50";
    no_number = "“{}” không phải là số; sau > hoặc < cần một con số, ví dụ >50", "“{}” is no number; a number must follow > or <, as in >50";
    unknown_field = "không có bộ lọc “{}:”, đã tìm như từ thường; gần nhất là {}: ({})", "there is no filter “{}:”, searched as text; the nearest is {}: ({})";
    several = "“{}” là phần đầu của nhiều giá trị, lấy tất cả: {}", "“{}” begins several values, all are taken: {}";
    several_more = "{}, …", "{}, … ";
    at_place = "cột {}, “{}”: {}", "column {}, “{}”: {}";
}

/// Names that are listed one by one.
const MOST_NAMES: usize = 6;

/// What is wrong with a part of a query, or to be known of it, in one line.
pub fn message(problem: &QueryProblem, lang: Lang) -> String {
    let parts = parts(lang);
    let line = |field: &FilterField| filters::of(*field);
    let example = |field: &FilterField| line(field).map_or("", |line| line.example(lang));
    match &problem.reason {
        FilterReason::UnknownName(error) => names::unknown(error, lang),
        FilterReason::MissingValue(field) => {
            let what = line(field).map_or("", |line| line.missing(lang));
            fill(parts.missing, &[what, example(field)])
        }
        FilterReason::LoneField(field) => {
            let name = lang.pick(field.vi(), field.en());
            fill(parts.lone_field, &[name, example(field)])
        }
        FilterReason::MissingAlternative(field) => {
            fill(parts.missing_alternative, &[several_of(*field, lang)])
        }
        FilterReason::UnknownValue(field, value) => {
            let values = line(field).map_or_else(String::new, |line| line.values(lang));
            fill(parts.unknown_value, &[value, &values, example(field)])
        }
        FilterReason::YearsReversed => parts.years_reversed.to_owned(),
        FilterReason::NoYear(text) => fill(parts.no_year, &[text]),
        FilterReason::MissingNumber | FilterReason::LoneSign => parts.missing_number.to_owned(),
        FilterReason::NoNumber(text) => fill(parts.no_number, &[text]),
        FilterReason::UnknownField(name, field, near) => {
            let meaning = line(field).map_or("", |line| line.short(lang));
            fill(parts.unknown_field, &[name, near, meaning])
        }
        FilterReason::Several { value, vi, en } => {
            let all = lang.pick(vi, en);
            let (named, more) = all.split_at(all.len().min(MOST_NAMES));
            let mut named = named.join(", ");
            if !more.is_empty() {
                named = fill(parts.several_more, &[&named]);
            }
            fill(parts.several, &[value, named.trim_end()])
        }
    }
}

/// The same with its place in the query: the column of its first letter, and the part itself.
pub fn at_its_place(query: &Query, problem: &QueryProblem, lang: Lang) -> String {
    let part = query.text().chars().skip(problem.start);
    let part: String = part.take(problem.end - problem.start).collect();
    let column = (problem.start + 1).to_string();
    let said = message(problem, lang);
    fill(parts(lang).at_place, &[&column, &part, &said])
}

/// How several values of a field are written.
fn several_of(field: FilterField, lang: Lang) -> &'static str {
    match field {
        FilterField::Year => lang.pick("nam:2021,2023", "year:2021,2023"),
        _ => filters::of(FilterField::Status).map_or("", |line| line.example(lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Parts, at_its_place, message};
    use crate::core::lang::Lang;
    use crate::search::query::Query;
    use crate::words::phrases::check_both;

    #[test]
    fn every_sentence_exists_in_both_languages() {
        check_both(Parts::ALL, &["several_more"]);
    }

    #[test]
    fn every_reason_is_told_in_both_languages() {
        for (text, vi, en) in [
            (
                "nam:abc chè",
                "“abc” không phải là năm: năm gồm bốn chữ số, ví dụ nam:2023 hoặc nam:2021..2025",
                "“abc” is no year: a year has four digits, as in year:2023 or year:2021..2025",
            ),
            (
                "chè >x",
                "“x” không phải là số; sau > hoặc < cần một con số, ví dụ >50",
                "“x” is no number; a number must follow > or <, as in >50",
            ),
            (
                "chè >",
                "sau > hoặc < cần một con số, ví dụ >50",
                "a number must follow > or <, as in >50",
            ),
            (
                "năm:2025-2021",
                "năm đầu phải trước năm cuối",
                "the first year must come before the last",
            ),
            (
                "nam: 2023",
                "“nam:” có khoảng trắng theo sau, đã tìm như từ thường; bộ lọc viết liền, ví dụ nam:2021..2023",
                "“year:” before a space is searched as text; a filter is written without it, as in year:2021..2023",
            ),
            (
                "tt:",
                "thiếu tình trạng, ví dụ tt:đạt,vượt",
                "a status is missing, as in st:met,exceeded",
            ),
            (
                "cat:",
                "thiếu lĩnh vực, ví dụ lv:kinh-tế",
                "a category is missing, as in cat:economy",
            ),
            (
                "tt:đạt, vượt",
                "thiếu một giá trị bên dấu phẩy, viết liền như tt:đạt,vượt",
                "a value is missing beside a comma; without spaces, as in st:met,exceeded",
            ),
            (
                "has:tea",
                "không hiểu “tea”; có: mục-tiêu, trái-công-bố, mâu-thuẫn, ví dụ co:mục-tiêu",
                "“tea” is not known; known: target, disagreement, conflict, as in has:target",
            ),
            (
                "sx:t",
                "không hiểu “t”; có: chênh, tên, năm, tình-trạng, tiến-độ, thay-đổi, cập-nhật; thêm -tăng, -giảm, ví dụ sx:-chênh",
                "“t” is not known; known: gap, name, year, status, way, change, updated; also with -asc, -desc, as in sort:-gap",
            ),
            (
                "yaer:2023",
                "không có bộ lọc “yaer:”, đã tìm như từ thường; gần nhất là year: (năm)",
                "there is no filter “yaer:”, searched as text; the nearest is year: (year)",
            ),
            (
                "co:m",
                "“m” là phần đầu của nhiều giá trị, lấy tất cả: mục tiêu, mâu thuẫn",
                "“m” begins several values, all are taken: target, conflict",
            ),
        ] {
            let query = Query::parse(text);
            let said: Vec<[String; 2]> = query
                .problems()
                .iter()
                .map(|problem| Lang::ALL.map(|lang| message(problem, lang)))
                .collect();
            assert_eq!(said, [[vi.to_owned(), en.to_owned()]], "{text}");
        }
    }

    #[test]
    fn a_place_is_the_column_of_the_part_and_the_part() {
        for (text, start) in [
            ("nghèo nam:23", "cột 7, “nam:23”: “23” không phải là năm"),
            ("tt:đạt nam:2021,23", "cột 17, “23”: “23” không phải là năm"),
            ("!co:xyz", "cột 1, “!co:xyz”: không hiểu “xyz”"),
        ] {
            let query = Query::parse(text);
            let problem = query.error().unwrap();
            let said = at_its_place(&query, problem, Lang::Vi);
            assert!(said.starts_with(start), "{text}: {said}");
        }
    }
}
