//! The fields that a filter can name, and the fixed values of some of them.
//!
//! Owns the names of these fields and values, as people type them in either language. It must not know the catalogue,
//! nor what a field asks of an entry.

use strsim::osa_distance;

use crate::core::fold::bare;

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
    /// `kh`, `plan`.
    Plan,
    /// `đv`, `unit`.
    Unit,
    /// `cq`, `owner`.
    Owner,
    /// `co`, `has`.
    Has,
    /// `uoc`, `est`.
    Estimate,
    /// `sx`, `sort`: an order, not a filter.
    Sort,
}

/// What an order compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// Figure minus target, the least first.
    Gap,
    /// The name.
    Name,
    /// The year of the figure shown, the newest first.
    Year,
    /// The class of the board, the best first.
    Status,
    /// The share of the way to the target that is done, the least first.
    Way,
    /// How much the newest yearly figure differs from the one before, as a share of that, the most first.
    Change,
    /// The day on which something was published last, the newest first.
    Updated,
}

impl SortKey {
    /// Tells whether the greatest comes first unless the order is reversed.
    pub(super) fn falls_by_itself(self) -> bool {
        matches!(self, Self::Year | Self::Change | Self::Updated)
    }
}

/// A property that `co:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Property {
    /// There is a target.
    Target,
    /// An official judgement and the computed status differ.
    Disagreement,
    /// Sources give figures that exclude each other.
    Conflict,
}

/// A value with its names: the first in each language is how it is offered.
pub(crate) type Value<T> = (T, &'static [&'static str]);

/// What `co:` and `has:` know.
pub(crate) const PROPERTIES: [Value<Property>; 3] = [
    (Property::Target, &["mục tiêu", "target"]),
    (Property::Disagreement, &["trái công bố", "disagreement"]),
    (Property::Conflict, &["mâu thuẫn", "conflict"]),
];

/// What `uoc:` knows.
pub(crate) const YES_OR_NO: [Value<bool>; 2] = [
    (true, &["có", "yes", "đúng", "true", "1"]),
    (false, &["không", "no", "sai", "false", "0"]),
];

/// What `sx:` knows.
pub(crate) const SORT_KEYS: [Value<SortKey>; 7] = [
    (SortKey::Gap, &["chênh", "gap", "chênh lệch"]),
    (SortKey::Name, &["tên", "name"]),
    (SortKey::Year, &["năm", "year"]),
    (SortKey::Status, &["tình trạng", "status"]),
    (SortKey::Way, &["tiến độ", "way"]),
    (SortKey::Change, &["thay đổi", "change"]),
    (SortKey::Updated, &["cập nhật", "updated"]),
];

/// Folded words after a sort key: ascending, descending.
pub(super) const RISING: [&str; 4] = ["tang", "tang dan", "asc", "ascending"];
pub(super) const FALLING: [&str; 4] = ["giam", "giam dan", "desc", "descending"];

impl FilterField {
    /// Every field, in the order in which they are listed.
    pub const ALL: [Self; 11] = [
        Self::Status,
        Self::Category,
        Self::Year,
        Self::Source,
        Self::Place,
        Self::Plan,
        Self::Unit,
        Self::Owner,
        Self::Has,
        Self::Estimate,
        Self::Sort,
    ];

    /// The names: the Vietnamese one, the English one, then all others that are understood.
    pub(crate) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Status => &["tt", "st", "status", "tình trạng"],
            Self::Category => &["lv", "cat", "category", "lĩnh vực"],
            Self::Year => &["nam", "year"],
            Self::Source => &["nguon", "src", "source"],
            Self::Place => &["dia", "at", "place", "địa bàn"],
            Self::Plan => &["kh", "plan", "kế hoạch"],
            Self::Unit => &["đv", "unit", "đơn vị"],
            Self::Owner => &["cq", "owner", "cơ quan"],
            Self::Has => &["co", "has"],
            Self::Estimate => &["uoc", "est", "estimate"],
            Self::Sort => &["sx", "sort", "sắp xếp"],
        }
    }

    /// The Vietnamese name.
    pub(crate) fn vi(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// The English name.
    pub(crate) fn en(self) -> &'static str {
        self.names().get(1).copied().unwrap_or_default()
    }

    /// Whether a name is English: names with marks, and the first one, are Vietnamese.
    pub(super) fn is_english(self, name: &str) -> bool {
        let mut others = self.names().iter().skip(1);
        others.any(|known| known.is_ascii() && bare(known) == bare(name))
    }

    /// Whether commas separate several values, of which one has to hold.
    pub(crate) fn takes_several(self) -> bool {
        matches!(
            self,
            Self::Status | Self::Category | Self::Year | Self::Source | Self::Place | Self::Plan
        )
    }

    /// Returns the field with a name, in either language, with or without marks.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = bare(name);
        let is_name = |field: &Self| field.names().iter().any(|known| bare(known) == name);
        Self::ALL.into_iter().find(is_name)
    }

    /// Returns the field, and its name, that a text misses by one typing error.
    pub(super) fn one_slip_from(name: &str) -> Option<(Self, &'static str)> {
        let folded = bare(name);
        if !folded.chars().all(char::is_alphabetic) {
            return None;
        }
        let mut all = Self::ALL.into_iter().flat_map(|field| {
            let names = field.names().iter();
            names.map(move |name| (field, *name))
        });
        all.find(|(_, known)| osa_distance(&bare(known), &folded) == 1)
    }
}

/// Splits a token at its first colon; `None` where there is none or a quotation begins before it.
pub(super) fn name_and_value(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    (!name.contains(is_quote)).then_some((name, value))
}

/// Splits `nam:2023` into the field and what follows it; `None` where no field is named.
pub(crate) fn field_and_value(text: &str) -> Option<(FilterField, &str)> {
    let (name, value) = name_and_value(text)?;
    Some((FilterField::named(name)?, value))
}

/// Splits the value of a field at its commas outside quotes, where the field takes several, each with the count
/// of characters before it.
pub(crate) fn alternatives(field: FilterField, value: &str) -> Vec<(usize, &str)> {
    if !field.takes_several() {
        return vec![(0, value)];
    }
    let mut is_quoted = false;
    let parts = value.split(|c| {
        is_quoted ^= is_quote(c);
        c == ',' && !is_quoted
    });
    let mut at = 0;
    parts
        .map(|part| {
            let start = at;
            at += part.chars().count() + 1;
            (start, part)
        })
        .collect()
}

/// Returns whether a character opens or closes a quotation.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_in_both_languages_and_no_name_means_two() {
        let all: Vec<String> = FilterField::ALL
            .iter()
            .flat_map(|field| field.names().iter().map(|name| bare(name)))
            .collect();
        for (at, name) in all.iter().enumerate() {
            assert_eq!(
                all.iter().position(|known| known == name),
                Some(at),
                "{name}"
            );
        }
        for (name, want) in [
            ("ĐV", Some(FilterField::Unit)),
            ("dv", Some(FilterField::Unit)),
            ("Năm", Some(FilterField::Year)),
            ("cơ-quan", Some(FilterField::Owner)),
            ("sort", Some(FilterField::Sort)),
            ("http", None),
        ] {
            assert_eq!(FilterField::named(name), want, "{name}");
        }
    }

    #[test]
    fn a_slip_of_a_name_is_one_edit() {
        for (written, want) in [
            ("yaer", Some("year")),
            ("ttt", Some("tt")),
            ("nguo", Some("nguon")),
            ("unti", Some("unit")),
            ("ownr", Some("owner")),
            ("http", None),
            ("12", None),
            ("nhóm", None),
        ] {
            let near = FilterField::one_slip_from(written).map(|(_, name)| name);
            assert_eq!(near, want, "{written}");
        }
    }

    #[test]
    fn commas_part_values_outside_quotes_in_fields_that_take_several() {
        let check = |field, value: &str, want: &[(usize, &str)]| {
            assert_eq!(alternatives(field, value), want, "{value}");
        };
        check(FilterField::Status, "đạt,vượt", &[(0, "đạt"), (4, "vượt")]);
        check(
            FilterField::Place,
            "\"a, b\",c",
            &[(0, "\"a, b\""), (7, "c")],
        );
        check(FilterField::Year, "2021,", &[(0, "2021"), (5, "")]);
        check(FilterField::Owner, "Sở A, B", &[(0, "Sở A, B")]);
        check(FilterField::Unit, "a,b", &[(0, "a,b")]);
    }
}
