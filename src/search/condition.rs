//! Filters of a query: by field in both languages, `>` and `<`.
//!
//! Owns what may stand after a field and how a number is written. It knows no catalogue: which values exist
//! is asked elsewhere.

use crate::core::fold::bare;

/// A filter and its place in the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What is asked for.
    pub filter: Filter,
    /// Whether it was written with `!` and holds when the filter does not.
    pub negated: bool,
    /// The first character of the filter in the query.
    pub start: usize,
    /// The character after it.
    pub end: usize,
}

/// A filter by field. Texts are folded: bare words, one space apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// `tt:khó-đạt`, `st:unlikely`: the status, in either language.
    Status(String),
    /// `lv:kinh-te`, `cat:economy`: the category.
    Category(String),
    /// `nam:2023`, `year:2021-2025`: a claim about one of these years.
    Years(i32, i32),
    /// `nguon:L01`, `src:…`: a claim of this source, by id, title or publisher.
    Source(String),
    /// `dia:sin-ho`, `at:lai-chau`: the place.
    Place(String),
    /// `>50`, `>=50`: the latest value is above (or equal, when the flag is set).
    Above(f64, bool),
    /// `<50`, `<=50`: the latest value is below (or equal, when the flag is set).
    Below(f64, bool),
    /// `co:muc-tieu`, `has:target`: there is a target.
    HasTarget,
    /// `co:trai-cong-bo`, `has:disagreement`: an official judgement and the computed status differ.
    HasDisagreement,
    /// `co:mau-thuan`, `has:conflict`: sources give figures that exclude each other.
    HasConflict,
}

/// A field a filter can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterField {
    /// `tt`, `st`.
    Status,
    /// `lv`, `cat`.
    Category,
    /// `nam`, `year`.
    Year,
    /// `nguon`, `src`.
    Source,
    /// `dia`, `at`.
    Place,
    /// `co`, `has`.
    Has,
}

impl FilterField {
    /// Returns the field that a name stands for, in either language, with or without marks.
    pub fn named(name: &str) -> Option<FilterField> {
        match bare(name).as_str() {
            "tt" | "st" | "status" | "tinh trang" => Some(FilterField::Status),
            "lv" | "cat" | "category" | "linh vuc" => Some(FilterField::Category),
            "nam" | "year" => Some(FilterField::Year),
            "nguon" | "src" | "source" => Some(FilterField::Source),
            "dia" | "at" | "place" | "dia ban" => Some(FilterField::Place),
            "co" | "has" => Some(FilterField::Has),
            _ => None,
        }
    }
}

/// Splits `nam:2023` into the field and what follows it.
pub(crate) fn field_and_value(text: &str) -> Option<(FilterField, &str)> {
    let (name, value) = text.split_once(':')?;
    Some((FilterField::named(name)?, value))
}

/// A filter, or what is wrong with it in Vietnamese and English.
pub(crate) type Explained = Result<Filter, (&'static str, &'static str)>;

/// Reads the value of a field.
pub(crate) fn filter(field: FilterField, value: &str) -> Explained {
    let folded = bare(value);
    if folded.is_empty() {
        return Err(match field {
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
            FilterField::Has => HAS_KNOWN,
        });
    }
    match field {
        FilterField::Status => Ok(Filter::Status(folded)),
        FilterField::Category => Ok(Filter::Category(folded)),
        FilterField::Year => years(value),
        FilterField::Source => Ok(Filter::Source(folded)),
        FilterField::Place => Ok(Filter::Place(folded)),
        FilterField::Has => match folded.as_str() {
            "muc tieu" | "target" => Ok(Filter::HasTarget),
            "trai cong bo" | "disagreement" => Ok(Filter::HasDisagreement),
            "mau thuan" | "conflict" => Ok(Filter::HasConflict),
            _ => Err(HAS_KNOWN),
        },
    }
}

const HAS_KNOWN: (&str, &str) = (
    "có: co:muc-tieu, co:trai-cong-bo, co:mau-thuan",
    "known: has:target, has:disagreement, has:conflict",
);

fn years(value: &str) -> Explained {
    let year = |text: &str| {
        text.parse::<i32>()
            .ok()
            .filter(|year| (1000..=9999).contains(year))
    };
    let (from, to) = value.split_once(['-', '–']).unwrap_or((value, value));
    match (year(from), year(to)) {
        (Some(from), Some(to)) if from <= to => Ok(Filter::Years(from, to)),
        (Some(_), Some(_)) => Err((
            "năm đầu phải trước năm cuối",
            "the first year must come before the last",
        )),
        _ => Err((
            "năm gồm bốn chữ số, ví dụ nam:2023 hoặc nam:2021-2025",
            "a year has four digits, as in year:2023 or year:2021-2025",
        )),
    }
}

/// Reads `>50` or `<=80%`.
pub(crate) fn compare(text: &str) -> Explained {
    let (above, rest) = match text.strip_prefix('>') {
        Some(rest) => (true, rest),
        None => (false, text.trim_start_matches('<')),
    };
    let (equal, rest) = match rest.strip_prefix('=') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    match number(rest) {
        Some(number) if above => Ok(Filter::Above(number, equal)),
        Some(number) => Ok(Filter::Below(number, equal)),
        None => Err((
            "sau > hoặc < cần một con số, ví dụ >50",
            "a number must follow > or <, as in >50",
        )),
    }
}

/// Reads a number as either language writes it: groups of exactly three digits are thousands
/// (`3.000`, `27,004`), any other comma or point is decimal (`47,45`); a percent sign may follow.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('%');
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    if digits.is_empty()
        || !digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return None;
    }
    let decimal = digits
        .char_indices()
        .rev()
        .map(|(_, c)| c)
        .find(|c| matches!(c, '.' | ','));
    let plain = match decimal {
        None => digits.to_owned(),
        Some(mark) if is_grouped(digits, mark) => digits.replace(mark, ""),
        Some(mark) => {
            let other = if mark == '.' { ',' } else { '.' };
            digits.replace(other, "").replace(mark, ".")
        }
    };
    plain.parse::<f64>().ok().map(|number| sign * number)
}

fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let head = groups.next().unwrap_or_default();
    let headed =
        (1..=3).contains(&head.len()) && head != "0" && head.chars().all(|c| c.is_ascii_digit());
    headed && groups.all(|group| group.len() == 3 && group.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_both_languages() {
        let check = |text: &str, want: Option<f64>| assert_eq!(number(text), want, "{text}");
        check("3.000", Some(3000.0));
        check("27,004", Some(27004.0));
        check("47,45", Some(47.45));
        check("1.234.567,8", Some(1_234_567.8));
        check("0.125", Some(0.125));
        check("-3,4%", Some(-3.4));
        check("1..2", None);
        check("abc", None);
        check("", None);
    }
}
