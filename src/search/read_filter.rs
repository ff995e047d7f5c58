//! Reads the value after the name of a field as a filter or an order.
//!
//! Owns how values, years and comparisons are written, and what is wrong with one that cannot be read. It must not
//! know the catalogue: it is checked later whether a name exists.

use crate::core::fold::bare;
use crate::core::meant::{NameFit, meant};
use crate::search::condition::{FIRST_YEAR, Filter, FilterReason, LAST_YEAR, Order};
use crate::search::filter_fields::{
    FALLING, FilterField, PROPERTIES, Property, RISING, SORT_KEYS, Value, YES_OR_NO, alternatives,
    is_quote,
};
use crate::search::typed_number::number;

/// A value that was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    /// A filter, and a remark on how it was read.
    Filter(Filter, Option<FilterReason>),
    /// An order.
    Order(Order),
}

/// Why a value could not be read, with the range of characters in it; the whole token where there is no range.
pub(super) type Unread = (Option<(usize, usize)>, FilterReason);

/// Reads the value of a field with this name. A comma at its end may stay while it is `open`, that is, still being
/// typed.
pub(super) fn read(
    (field, name): (FilterField, &str),
    value: &str,
    open: bool,
) -> Result<Read, Unread> {
    let whole = |reason| (None, reason);
    if is_blank(value) {
        return Err(whole(FilterReason::MissingValue(field)));
    }
    let is_english = field.is_english(name);
    if field == FilterField::Sort {
        let order = order(value, is_english).map_err(whole)?;
        return Ok(Read::Order(order));
    }
    let mut parts = alternatives(field, value);
    if open && parts.len() > 1 && parts.last().is_some_and(|(_, part)| is_blank(part)) {
        parts.pop();
    }
    if let [(_, only)] = parts.as_slice() {
        let (filter, remark) = one((field, is_english), only).map_err(whole)?;
        return Ok(Read::Filter(filter, remark));
    }
    let read = parts.into_iter().map(|(at, part)| {
        let at = (at, at + part.chars().count());
        if is_blank(part) {
            return Err((Some(at), FilterReason::MissingAlternative(field)));
        }
        let (filter, _) = one((field, is_english), part).map_err(|reason| (Some(at), reason))?;
        Ok(filter)
    });
    let filters: Vec<Filter> = read.collect::<Result<_, Unread>>()?;
    Ok(Read::Filter(Filter::Any(filters), None))
}

/// Whether the text consists only of quotation marks.
fn is_blank(value: &str) -> bool {
    value.chars().all(|c| c.is_whitespace() || is_quote(c))
}

/// Reads one value of a field.
fn one(
    (field, is_english): (FilterField, bool),
    value: &str,
) -> Result<(Filter, Option<FilterReason>), FilterReason> {
    let written = || value.replace(is_quote, "");
    let folded = bare(value);
    let unknown = || FilterReason::UnknownValue(field, written());
    let named = |filter: fn(String) -> Filter| {
        let is_named = !folded.is_empty();
        is_named.then(|| filter(folded.clone())).ok_or_else(unknown)
    };
    let filter = match field {
        FilterField::Status => named(Filter::Status)?,
        FilterField::Category => named(Filter::Category)?,
        FilterField::Year => years(&written())?,
        FilterField::Source => named(Filter::Source)?,
        FilterField::Place => named(Filter::Place)?,
        FilterField::Plan => named(Filter::Plan)?,
        FilterField::Owner => named(Filter::Owner)?,
        FilterField::Unit => Filter::UnitNamed(written().trim().replace('-', " ").to_lowercase()),
        FilterField::Estimate => match known(&YES_OR_NO, &folded, is_english).as_slice() {
            [(only, _)] => Filter::Estimate(*only),
            _ => return Err(unknown()),
        },
        FilterField::Has => {
            let meant = known(&PROPERTIES, &folded, is_english);
            let remark = (meant.len() > 1).then(|| FilterReason::Several {
                value: written(),
                vi: offered(&meant, 0),
                en: offered(&meant, 1),
            });
            let mut filters: Vec<Filter> =
                meant.iter().map(|(property, _)| has(*property)).collect();
            return match filters.len() {
                0 => Err(unknown()),
                1 => Ok((filters.remove(0), None)),
                _ => Ok((Filter::Any(filters), remark)),
            };
        }
        FilterField::Sort => return Err(unknown()),
    };
    Ok((filter, None))
}

fn has(property: Property) -> Filter {
    match property {
        Property::Target => Filter::HasTarget,
        Property::Disagreement => Filter::HasDisagreement,
        Property::Conflict => Filter::HasConflict,
    }
}

/// The values of a table with this folded name: in the language of the field's name, else in any.
fn known<T: Copy>(table: &[Value<T>], folded: &str, is_english: bool) -> Vec<Value<T>> {
    let by = |is_name: &dyn Fn(usize, &str) -> bool| {
        let names = table.iter().map(|(_, names)| {
            let names = names.iter().copied().enumerate();
            let names = names.filter(|(at, name)| is_name(*at, name));
            names.map(|(_, name)| name).collect::<Vec<&str>>()
        });
        meant(names, folded, NameFit::Letters)
    };
    let own = match is_english {
        true => by(&|_, name| name.is_ascii()),
        false => by(&|at, _| at != 1),
    };
    let found = if own.any() { own } else { by(&|_, _| true) };
    let values = table.iter().zip(found.is);
    values
        .filter_map(|(value, is_meant)| is_meant.then_some(*value))
        .collect()
}

/// The index of a language in the tables of values.
fn offered<T>(values: &[Value<T>], language: usize) -> Vec<String> {
    let names = values.iter().filter_map(|(_, names)| names.get(language));
    names.map(|name| (*name).to_owned()).collect()
}

/// Reads `chênh`, `-gap`, `năm-tăng`, `name desc`: the sort key and the direction.
fn order(value: &str, is_english: bool) -> Result<Order, FilterReason> {
    let unknown = || FilterReason::UnknownValue(FilterField::Sort, value.replace(is_quote, ""));
    let written = value.trim_start_matches(is_quote);
    let is_turned = written.starts_with(['-', '−']);
    let folded = bare(written);
    let direction = |words: &[&str]| {
        let ends = words.iter().filter_map(|word| {
            let rest = folded.strip_suffix(word)?;
            rest.strip_suffix(' ')
        });
        ends.min_by_key(|rest| rest.len())
    };
    let (key, is_rising) = match (direction(&RISING), direction(&FALLING)) {
        (Some(key), _) => (key, Some(true)),
        (None, Some(key)) => (key, Some(false)),
        (None, None) => (folded.as_str(), None),
    };
    let [(by, _)] = known(&SORT_KEYS, key, is_english)[..] else {
        return Err(unknown());
    };
    // Years, days and changes are sorted with the greatest first unless reversed.
    let is_against = is_rising.is_some_and(|is_rising| is_rising == by.falls_by_itself());
    Ok(Order {
        by,
        is_reversed: is_against != is_turned,
        is_english,
    })
}

fn years(value: &str) -> Result<Filter, FilterReason> {
    let value = value.trim();
    let year = |text: &str| {
        let text = text.trim();
        let is_year = text.len() == 4 && text.chars().all(|c| c.is_ascii_digit());
        let year = text.parse::<i32>().ok().filter(|_| is_year);
        year.filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))
            .ok_or_else(|| FilterReason::NoYear(text.to_owned()))
    };
    let range = value.split_once("..").or_else(|| value.split_once('…'));
    let (from, to) = match range {
        // Three full stops are read as two.
        Some((from, to)) => (from, to.trim_start_matches('.')),
        None => {
            let (from, to) = value.split_once(['-', '–', '—']).unwrap_or((value, value));
            return between(year(from)?, year(to)?);
        }
    };
    if from.is_empty() && to.is_empty() {
        return Err(FilterReason::NoYear(value.to_owned()));
    }
    let end = |text: &str, open| match text.is_empty() {
        true => Ok(open),
        false => year(text),
    };
    between(end(from, FIRST_YEAR)?, end(to, LAST_YEAR)?)
}

fn between(from: i32, to: i32) -> Result<Filter, FilterReason> {
    let is_forward = from <= to;
    is_forward
        .then_some(Filter::Years(from, to))
        .ok_or(FilterReason::YearsReversed)
}

/// Reads `>50` or `<=80%`.
///
/// # Errors
/// Returns the reason if no number follows the sign.
pub(crate) fn compare(text: &str) -> Result<Filter, FilterReason> {
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
        None if is_blank(rest) => Err(FilterReason::MissingNumber),
        None => Err(FilterReason::NoNumber(rest.replace(is_quote, ""))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::filter_fields::SortKey;
    use crate::search::filter_fields::field_and_value;

    #[test]
    fn an_order_is_read_with_its_direction() {
        let check = |text: &str, want: Option<(SortKey, bool)>| {
            let (name, value) = text.split_once(':').unwrap();
            let found = match read((FilterField::Sort, name), value, true) {
                Ok(Read::Order(order)) => Some((order.by, order.is_reversed)),
                _ => None,
            };
            assert_eq!(found, want, "{text}");
        };
        check("sx:chênh", Some((SortKey::Gap, false)));
        check("sx:chenh-lech", Some((SortKey::Gap, false)));
        check("sort:-gap", Some((SortKey::Gap, true)));
        check("sort:gap-desc", Some((SortKey::Gap, true)));
        check("sort:-gap-desc", Some((SortKey::Gap, false)));
        check("sx:ten", Some((SortKey::Name, false)));
        check("sx:\"tên giảm dần\"", Some((SortKey::Name, true)));
        check("sx:năm", Some((SortKey::Year, false)));
        check("sx:năm-tăng", Some((SortKey::Year, true)));
        check("sx:nam-giam", Some((SortKey::Year, false)));
        check("sort:st", Some((SortKey::Status, false)));
        check("sort:n", Some((SortKey::Name, false)));
        check("sx:na", Some((SortKey::Year, false)));
        check("sx:tình-trạng", Some((SortKey::Status, false)));
        // "t" begins two keys, and "xyz" none.
        check("sx:t", None);
        check("sx:xyz", None);
        check("sx:giảm", None);
        check("sx:-", None);
    }

    #[test]
    fn years_are_read_with_open_ends() {
        let check = |text: &str, want: Option<(i32, i32)>| {
            let found = match years(text) {
                Ok(Filter::Years(from, to)) => Some((from, to)),
                _ => None,
            };
            assert_eq!(found, want, "{text}");
        };
        check("2023", Some((2023, 2023)));
        check("2021..2023", Some((2021, 2023)));
        check("2021...2023", Some((2021, 2023)));
        check("2021…2023", Some((2021, 2023)));
        check("2021-2023", Some((2021, 2023)));
        check("2021–2023", Some((2021, 2023)));
        check("2021..", Some((2021, LAST_YEAR)));
        check("..2023", Some((FIRST_YEAR, 2023)));
        for unreadable in [
            "23",
            "2023..2021",
            "..",
            "abc",
            "2021..23",
            "02023",
            "-2023",
            "2021-",
        ] {
            check(unreadable, None);
        }
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
            Filter::Years(2021, LAST_YEAR),
            Filter::Years(FIRST_YEAR, 2023),
            Filter::Plan("nq xiv".to_owned()),
            Filter::Owner("so y te".to_owned()),
            Filter::UnitNamed("%".to_owned()),
            Filter::UnitNamed("triệu đồng/người".to_owned()),
            Filter::Estimate(true),
            Filter::Estimate(false),
            Filter::Any(vec![
                Filter::Status("dat".to_owned()),
                Filter::Status("vuot".to_owned()),
            ]),
            Filter::Any(vec![
                Filter::Years(2021, 2021),
                Filter::Years(2023, LAST_YEAR),
            ]),
        ] {
            let written = wanted.written();
            for text in [written.vi, written.en] {
                let (name, value) = text.split_once(':').unwrap();
                let (field, _) = field_and_value(&text).unwrap();
                let found = read((field, name), value, true);
                assert_eq!(found, Ok(Read::Filter(wanted.clone(), None)), "{text}");
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
