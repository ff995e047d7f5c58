//! Filters and orders of a query: fields in both languages, and `>` and `<`.
//!
//! Owns what a filter may ask, how it is written, and why one cannot be read. It must not know the catalogue, and so
//! not which values exist; `read_filter` reads the typed text.

use crate::core::nearest::UnknownName;
use crate::search::filter_fields::{FilterField, SortKey};
use crate::search::printed_figures::Amount;

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

/// A condition on an entry. Texts are folded: bare words, one space apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// `tt:khó-đạt`, `st:provisional`: the status or the class of the board, in either language.
    Status(String),
    /// `lv:kinh-te`, `cat:economy`: the category.
    Category(String),
    /// `nam:2023`, `year:2021..2025`, `nam:2021..`: a claim about one of these years.
    Years(i32, i32),
    /// `nguon:L01`, `src:…`: a claim of this source, by id, title or publisher.
    Source(String),
    /// `dia:sin-ho`, `at:lai-chau`: the place.
    Place(String),
    /// `>50`, `>=50`: the latest value is above (or equal, when the flag is set).
    Above(f64, bool),
    /// `<50`, `<=50`: the latest value is below (or equal, when the flag is set).
    Below(f64, bool),
    /// A claim prints this figure, in its unit or in full digits.
    Printed(Amount),
    /// The unit begins with these words.
    Unit(String),
    /// `đv:%`, `unit:người`: the unit, by its name or how it begins.
    UnitNamed(String),
    /// `kh:nq-xiv`, `plan:…`: a target of this plan, by its id, name or title.
    Plan(String),
    /// `cq:sở-y-tế`, `owner:…`: who answers for it.
    Owner(String),
    /// `uoc:có`, `est:no`: the figure shown is an estimate, or is not.
    Estimate(bool),
    /// `tt:đạt,vượt`: one of several values of a field.
    Any(Vec<Filter>),
    /// `co:muc-tieu`, `has:target`: there is a target.
    HasTarget,
    /// `co:trai-cong-bo`, `has:disagreement`: an official judgement and the computed status differ.
    HasDisagreement,
    /// `co:mau-thuan`, `has:conflict`: sources give figures that exclude each other.
    HasConflict,
}

/// Years that stand for an open end.
pub(super) const FIRST_YEAR: i32 = 1000;
pub(super) const LAST_YEAR: i32 = 9999;

/// A filter as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// With the Vietnamese names.
    pub vi: String,
    /// With the English names.
    pub en: String,
}

impl Filter {
    /// How the filter is typed; read again it is the same filter.
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
            Self::Years(first, last) => {
                let end = |year: i32| match year {
                    FIRST_YEAR | LAST_YEAR => String::new(),
                    year => year.to_string(),
                };
                named("nam", "year", &format!("{}..{}", end(*first), end(*last)))
            }
            Self::Source(value) => named("nguon", "src", value),
            Self::Place(value) => named("dia", "at", value),
            Self::Above(bound, equal) => same(format!(">{}{bound}", or_equal(*equal))),
            Self::Below(bound, equal) => same(format!("<{}{bound}", or_equal(*equal))),
            // This filter is typed as a bare figure.
            Self::Printed(amount) => {
                let figure = amount.figures.first().map(ToString::to_string);
                same(figure.unwrap_or_default())
            }
            Self::Unit(unit) | Self::UnitNamed(unit) => named("đv", "unit", unit),
            Self::Plan(value) => named("kh", "plan", value),
            Self::Owner(value) => named("cq", "owner", value),
            Self::Estimate(true) => Written {
                vi: "uoc:có".to_owned(),
                en: "est:yes".to_owned(),
            },
            Self::Estimate(false) => Written {
                vi: "uoc:không".to_owned(),
                en: "est:no".to_owned(),
            },
            Self::Any(filters) => {
                let all: Vec<Written> = filters.iter().map(Self::written).collect();
                Written {
                    vi: several(all.iter().map(|one| one.vi.as_str())),
                    en: several(all.iter().map(|one| one.en.as_str())),
                }
            }
            Self::HasTarget => has("mục-tiêu", "target"),
            Self::HasDisagreement => has("trái-công-bố", "disagreement"),
            Self::HasConflict => has("mâu-thuẫn", "conflict"),
        }
    }
}

/// Writes filters of one field as one: its name once, the values parted by commas.
fn several<'w>(written: impl Iterator<Item = &'w str>) -> String {
    let mut all = String::new();
    for one in written {
        match one.split_once(':') {
            Some((_, value)) if !all.is_empty() => {
                all.push(',');
                all.push_str(value);
            }
            _ => all.push_str(one),
        }
    }
    all
}

/// An order that a query asks for: `sx:chênh`, `sort:-year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// What it looks at.
    pub by: SortKey,
    /// Whether the order is reversed.
    pub is_reversed: bool,
    /// Whether the field was named in English; then English names are sorted.
    pub is_english: bool,
}

/// Why a filter could not be read or can never hold, with its place in the query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterReason {
    /// Nothing follows the name of the field.
    #[error("a filter without its value")]
    MissingValue(FilterField),
    /// A value before or after a comma is missing.
    #[error("a comma without a value")]
    MissingAlternative(FilterField),
    /// The field does not know the value, or several values begin like it.
    #[error("a value that the field does not know: {1:?}")]
    UnknownValue(FilterField, String),
    /// The first year stands after the last.
    #[error("years in the wrong order")]
    YearsReversed,
    /// A year does not have four digits.
    #[error("not a year: {0:?}")]
    NoYear(String),
    /// Nothing follows `>` or `<`.
    #[error("a comparison without a number")]
    MissingNumber,
    /// What follows `>` or `<` is not a number.
    #[error("not a number: {0:?}")]
    NoNumber(String),
    /// The value names nothing in the catalogue; only the catalogue can report this.
    #[error(transparent)]
    UnknownName(#[from] UnknownName),
    /// A remark: a `>` or `<` stands alone among words without a number, and was ignored.
    #[error("a sign without a number")]
    LoneSign,
    /// A remark: a space follows the colon, as in pasted text, and the name was read as a word.
    #[error("a field before a space")]
    LoneField(FilterField),
    /// A remark: the word before the colon is not a field, but nearly this name of one.
    #[error("not a field: {0:?}, nearly {2:?}")]
    UnknownField(String, FilterField, &'static str),
    /// A remark: the value begins several names, and each of them passes.
    #[error("a value that begins several: {value:?}")]
    Several {
        /// The value as it was written.
        value: String,
        /// The names that it begins, in Vietnamese.
        vi: Vec<String>,
        /// The names that it begins, in English.
        en: Vec<String>,
    },
}

impl FilterReason {
    /// Whether the query can be answered all the same.
    pub fn is_remark(&self) -> bool {
        matches!(
            self,
            Self::LoneSign | Self::LoneField(_) | Self::UnknownField(..) | Self::Several { .. }
        )
    }

    /// Whether a filter that is still being typed may cause this.
    pub(super) fn is_unfinished(&self) -> bool {
        matches!(self, Self::MissingValue(_) | Self::MissingNumber)
    }
}
