//! Filters of a query: by field in both languages, and by `>` and `<`.
//!
//! Owns the names of the fields, what may follow each, and how a number is written. Must not know the
//! catalogue, and so not which values exist.

use crate::core::figure::Figure;
use crate::core::fold::bare;
use crate::core::nearest::UnknownName;

/// A filter and where it stands in the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The filter.
    pub filter: Filter,
    /// Whether it was written with `!`: only what fails the filter passes.
    pub negated: bool,
    /// The first character of the filter in the query.
    pub start: usize,
    /// The character after it.
    pub end: usize,
}

/// What an entry must fulfil. Texts are folded: bare words, one space apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// `tt:khó-đạt`, `st:provisional`: the status or the class of the board, in either language.
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
    /// A claim prints this figure: what the typed text may mean with either decimal mark.
    Printed(Vec<Figure>),
    /// The unit begins so.
    Unit(String),
    /// `co:muc-tieu`, `has:target`: there is a target.
    HasTarget,
    /// `co:trai-cong-bo`, `has:disagreement`: an official judgement and the computed status differ.
    HasDisagreement,
    /// `co:mau-thuan`, `has:conflict`: sources give figures that exclude each other.
    HasConflict,
}

/// A filter as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// With the Vietnamese names.
    pub vi: String,
    /// With the English names.
    pub en: String,
}

impl Filter {
    /// How the filter is typed; read back it is the same one.
    pub fn written(&self) -> Written {
        let named = |vi: &str, en: &str, value: &str| {
            let value = value.replace(' ', "-");
            Written {
                vi: format!("{vi}:{value}"),
                en: format!("{en}:{value}"),
            }
        };
        let same = |text: String| Written {
            vi: text.clone(),
            en: text,
        };
        let has = |vi: &str, en: &str| Written {
            vi: format!("co:{vi}"),
            en: format!("has:{en}"),
        };
        let or_equal = |is: bool| if is { "=" } else { "" };
        match self {
            Self::Status(value) => named("tt", "st", value),
            Self::Category(value) => named("lv", "cat", value),
            Self::Years(first, last) if first == last => named("nam", "year", &first.to_string()),
            Self::Years(first, last) => named("nam", "year", &format!("{first}-{last}")),
            Self::Source(value) => named("nguon", "src", value),
            Self::Place(value) => named("dia", "at", value),
            Self::Above(bound, equal) => same(format!(">{}{bound}", or_equal(*equal))),
            Self::Below(bound, equal) => same(format!("<{}{bound}", or_equal(*equal))),
            // Nothing but a figure is typed for it.
            Self::Printed(figures) => {
                same(figures.first().map(Figure::to_string).unwrap_or_default())
            }
            Self::Unit(unit) => named("dv", "unit", unit),
            Self::HasTarget => has("mục-tiêu", "target"),
            Self::HasDisagreement => has("trái-công-bố", "disagreement"),
            Self::HasConflict => has("mâu-thuẫn", "conflict"),
        }
    }
}

/// A field that a filter can name.
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
    pub(super) fn named(name: &str) -> Option<Self> {
        match bare(name).as_str() {
            "tt" | "st" | "status" | "tinh trang" => Some(Self::Status),
            "lv" | "cat" | "category" | "linh vuc" => Some(Self::Category),
            "nam" | "year" => Some(Self::Year),
            "nguon" | "src" | "source" => Some(Self::Source),
            "dia" | "at" | "place" | "dia ban" => Some(Self::Place),
            "co" | "has" => Some(Self::Has),
            _ => None,
        }
    }
}

/// Splits `nam:2023` into the field and what follows it; `None` where no field is named.
pub(super) fn field_and_value(text: &str) -> Option<(FilterField, &str)> {
    let (name, value) = text.split_once(':')?;
    Some((FilterField::named(name)?, value))
}

/// Why a filter could not be read, or can hold for nothing: comes with its place in the query, of which the
/// rest still works.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Nothing stands behind the name of the field.
    #[error("a filter without its value")]
    MissingValue(FilterField),
    /// `co:` or `has:` does not know the property.
    #[error("a property that no entry has")]
    UnknownProperty,
    /// The first year stands after the last.
    #[error("years in the wrong order")]
    YearsReversed,
    /// What should be a year has not four digits.
    #[error("not a year")]
    NoYear,
    /// No number follows `>` or `<`.
    #[error("a comparison without a number")]
    NoNumber,
    /// The value names nothing in the catalogue, which only the catalogue can tell.
    #[error(transparent)]
    UnknownName(#[from] UnknownName),
}

/// Reads the value of a field.
pub(crate) fn filter(field: FilterField, value: &str) -> Result<Filter, Reason> {
    let folded = bare(value);
    if folded.is_empty() {
        return Err(Reason::MissingValue(field));
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
            _ => Err(Reason::UnknownProperty),
        },
    }
}

fn years(value: &str) -> Result<Filter, Reason> {
    let year = |text: &str| {
        text.parse::<i32>()
            .ok()
            .filter(|year| (1000..=9999).contains(year))
    };
    let (from, to) = value.split_once(['-', '–']).unwrap_or((value, value));
    match (year(from), year(to)) {
        (Some(from), Some(to)) if from <= to => Ok(Filter::Years(from, to)),
        (Some(_), Some(_)) => Err(Reason::YearsReversed),
        _ => Err(Reason::NoYear),
    }
}

/// Reads `>50` or `<=80%`.
pub(crate) fn compare(text: &str) -> Result<Filter, Reason> {
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
        None => Err(Reason::NoNumber),
    }
}

/// Reads a number as either language writes it: a comma or point before each group of exactly three digits
/// parts thousands (`3.000`, `27,004`), any other is a decimal mark (`47,45`). A percent sign may follow.
pub(super) fn number(text: &str) -> Option<f64> {
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

/// Returns the figures that a text may mean: a comma or point before three digits may part thousands or decimals
/// ("27.004" is 27,004 in one language and 27.004 in the other). Empty where it is no number.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let text = text.trim_end_matches('%').replace('−', "-");
    if number(&text).is_none() {
        return Vec::new();
    }
    let marks = [('.', ','), (',', '.')];
    let read = marks.map(|(thousands, decimal)| {
        let (whole, fraction) = match text.rsplit_once(decimal) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text.as_str(), None),
        };
        let groups = whole.trim_start_matches('-');
        let is_whole = !groups.contains(thousands) || is_grouped(groups, thousands);
        let whole = whole.replace(thousands, "");
        // "15.000" are thousands: nobody prints three decimals that end with nothing.
        let is_round = fraction.is_some_and(|fraction| fraction.ends_with('0'));
        let is_grouped = is_grouped(text.trim_start_matches('-'), decimal);
        let is_whole = is_whole && !(is_round && is_grouped);
        let plain = fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}"));
        Figure::parse(&plain).ok().filter(|_| is_whole)
    });
    let mut figures: Vec<Figure> = read.into_iter().flatten().collect();
    figures.dedup();
    figures
}

/// Returns whether a mark parts the digits into groups of thousands.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let head = groups.next().unwrap_or_default();
    let is_head =
        (1..=3).contains(&head.len()) && head != "0" && head.chars().all(|c| c.is_ascii_digit());
    is_head && groups.all(|group| group.len() == 3 && group.chars().all(|c| c.is_ascii_digit()))
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

    #[test]
    fn figures_with_either_mark() {
        let check = |text: &str, want: &str| {
            let found: Vec<String> = figures(text).iter().map(Figure::to_string).collect();
            assert_eq!(found.join(" "), want, "{text}");
        };
        check("19,46", "19.46");
        check("27.004", "27004 27.004");
        check("27,004", "27.004 27004");
        check("54%", "54");
        check("1.234.567,8", "1234567.8");
        check("1,205.7", "1205.7");
        check("-3,4", "-3.4");
        check("2025", "2025");
        check("15.000", "15000");
        check("8.500", "8500");
        check("0,50", "0.50");
        check("1.2.1", "");
        check("abc", "");
    }

    #[test]
    fn a_filter_is_read_back_as_it_was_written() {
        for wanted in [
            Filter::Status("kho dat".to_owned()),
            Filter::Category("kinh te".to_owned()),
            Filter::Years(2023, 2023),
            Filter::Years(2021, 2025),
            Filter::Source("l01".to_owned()),
            Filter::Place("sin ho".to_owned()),
            Filter::HasTarget,
            Filter::HasDisagreement,
            Filter::HasConflict,
        ] {
            let written = wanted.written();
            for text in [written.vi, written.en] {
                let (field, value) = field_and_value(&text).unwrap();
                assert_eq!(filter(field, value).ok(), Some(wanted.clone()), "{text}");
            }
        }
        for (wanted, text) in [
            (Filter::Above(50.0, false), ">50"),
            (Filter::Below(2.5, true), "<=2.5"),
        ] {
            assert_eq!(wanted.written().vi, text);
        }
    }
}
