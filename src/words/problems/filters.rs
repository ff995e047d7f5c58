//! Says in both languages why a filter of a query cannot be read, and what to write instead.
//!
//! Owns one sentence for each reason. It must not know where the filter stands in the query.

use crate::core::lang::Lang;
use crate::search::condition::{FilterField, Reason};
use crate::search::query::Problem;
use crate::words::problems::names;

/// What is wrong with a part of a query, in one line.
pub fn message(problem: &Problem, lang: Lang) -> String {
    let (vi, en) = match &problem.reason {
        Reason::UnknownName(error) => return names::unknown(error, lang),
        Reason::MissingValue(field) => missing(*field),
        Reason::UnknownProperty => missing(FilterField::Has),
        Reason::YearsReversed => (
            "năm đầu phải trước năm cuối",
            "the first year must come before the last",
        ),
        Reason::NoYear => (
            "năm gồm bốn chữ số, ví dụ nam:2023 hoặc nam:2021-2025",
            "a year has four digits, as in year:2023 or year:2021-2025",
        ),
        Reason::NoNumber => (
            "sau > hoặc < cần một con số, ví dụ >50",
            "a number must follow > or <, as in >50",
        ),
    };
    lang.pick(vi, en).to_owned()
}

fn missing(field: FilterField) -> (&'static str, &'static str) {
    match field {
        FilterField::Status => (
            "thiếu tình trạng, ví dụ tt:khó-đạt",
            "a status is missing, as in st:unlikely",
        ),
        FilterField::Category => (
            "thiếu lĩnh vực, ví dụ lv:kinh-tế",
            "a category is missing, as in cat:economy",
        ),
        FilterField::Year => (
            "thiếu năm, ví dụ nam:2023",
            "a year is missing, as in year:2023",
        ),
        FilterField::Source => (
            "thiếu nguồn, ví dụ nguon:L01",
            "a source is missing, as in src:L01",
        ),
        FilterField::Place => (
            "thiếu địa bàn, ví dụ dia:sìn-hồ",
            "a place is missing, as in at:lai-chau",
        ),
        FilterField::Has => (
            "có: co:muc-tieu, co:trai-cong-bo, co:mau-thuan",
            "known: has:target, has:disagreement, has:conflict",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::message;
    use crate::core::lang::Lang;
    use crate::search::query::Query;

    #[test]
    fn every_reason_is_told_in_both_languages() {
        for (text, vi, en) in [
            (
                "nam:abc chè",
                "năm gồm bốn chữ số, ví dụ nam:2023 hoặc nam:2021-2025",
                "a year has four digits, as in year:2023 or year:2021-2025",
            ),
            (
                "chè >x",
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
                "thiếu năm, ví dụ nam:2023",
                "a year is missing, as in year:2023",
            ),
            (
                "tt:",
                "thiếu tình trạng, ví dụ tt:khó-đạt",
                "a status is missing, as in st:unlikely",
            ),
            (
                "cat:",
                "thiếu lĩnh vực, ví dụ lv:kinh-tế",
                "a category is missing, as in cat:economy",
            ),
            (
                "src:",
                "thiếu nguồn, ví dụ nguon:L01",
                "a source is missing, as in src:L01",
            ),
            (
                "dia:",
                "thiếu địa bàn, ví dụ dia:sìn-hồ",
                "a place is missing, as in at:lai-chau",
            ),
            (
                "has:tea",
                "có: co:muc-tieu, co:trai-cong-bo, co:mau-thuan",
                "known: has:target, has:disagreement, has:conflict",
            ),
            (
                "co:",
                "có: co:muc-tieu, co:trai-cong-bo, co:mau-thuan",
                "known: has:target, has:disagreement, has:conflict",
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
}
