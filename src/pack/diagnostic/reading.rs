//! What an import makes of texts that offices write in their own way.
//!
//! Owns what was understood and is only said, and what cannot be. It must not know a form, nor a language.

use serde::{Deserialize, Serialize};

use super::kept::{self, Name};
use super::severity::Severity;
use super::system::SystemError;

/// What was made of a text, or why nothing could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextReading {
    /// A comparator was written in another way.
    Comparator {
        /// What stands there.
        text: String,
        /// The comparator it is read as.
        #[serde(with = "kept::name")]
        read: Name,
    },
    /// Signs or spaces between thousands.
    Thousands {
        /// What stands there.
        text: String,
        /// The figure it is read as.
        figure: String,
    },
    /// A figure was written in another way: brackets or another sign for minus, full-width digits, an exponent.
    Respelled {
        /// What stands there.
        text: String,
        /// The figure it is read as.
        figure: String,
    },
    /// Words beside a figure that say its kind.
    OfKind {
        /// What stands there.
        text: String,
        /// The code of the kind.
        #[serde(with = "kept::name")]
        kind: Name,
    },
    /// A number of a workbook whose format shows a thousandth of it or less.
    Scaled {
        /// The number that is stored.
        text: String,
        /// The figure that is shown.
        figure: String,
    },
    /// A footnote mark behind a figure, kept as its note.
    Footnote {
        /// The mark.
        mark: String,
    },
    /// There is no figure, by this mark.
    Missing {
        /// The mark; empty for an empty field.
        mark: String,
    },
    /// UTF-8 that somebody read as Latin-1 before.
    Mojibake,
    /// A letter that was lost before.
    LostLetter,
    /// A place that differs from an earlier one by spaces or capitals only.
    JoinedPlace {
        /// The earlier one.
        kept: String,
    },
    /// An indicator that differs from an earlier one by spaces, capitals, i/y or a footnote mark only.
    JoinedName {
        /// The earlier one.
        kept: String,
    },
    /// The same name with and without an English one.
    JoinedEnglish {
        /// The English name.
        kept: String,
    },
    /// A figure far from its neighbours by a power of ten.
    FarFromNeighbours {
        /// The figure as printed.
        figure: String,
        /// How many times as large as its neighbours it is; negative for how many times smaller.
        times: i32,
        /// The figures beside it.
        beside: String,
        /// Whether three digits stand behind its point.
        is_three: bool,
    },
    /// Decimals in a count of persons or things.
    PartOfACount {
        /// The figure as printed.
        figure: String,
        /// The unit.
        unit: String,
    },
    /// A result of a year that has not come.
    YearToCome {
        /// The year.
        year: i16,
        /// The year of our era, if it was told in the Buddhist one.
        buddhist: Option<i16>,
    },
    /// A year of one or two digits.
    ShortYear {
        /// The year.
        year: i16,
    },
    /// An answer for an indicator that no file has.
    NoSuchIndicator {
        /// The name that was given.
        name: String,
        /// The nearest that there is.
        near: Option<String>,
    },
    /// A row that a pack cannot hold, left out of a published file.
    LeftOut {
        /// What stands there.
        text: String,
    },
    /// A cell that says something and is no single figure: told, counted and left out.
    Aside {
        /// What stands there.
        text: String,
        /// What it is.
        is: Aside,
    },
    /// A row that only sums others.
    Total,
    /// A plan with targets of several years and no term.
    NoTerm {
        /// The plan.
        plan: String,
        /// The first and last year that its name speaks of.
        likely: Option<(i16, i16)>,
    },
    /// A place that is no more, with which its series ended.
    EndedPlace {
        /// The place.
        place: String,
    },
    /// Targets of years ahead without a plan: nobody says since when they count.
    NoPlan {
        /// The year of the first result.
        first: i16,
        /// The year of the last target.
        last: i16,
    },
    /// A row of a place beside one of all of the place that a person names, by the same name.
    HomeOrPart {
        /// The place.
        place: String,
    },
    /// A further heading below the figures of a table, which heads another table.
    SecondHeading,
    /// An error of a spreadsheet.
    ErrorCell(String),
    /// A day where a figure should stand: a spreadsheet makes one of a range.
    DateForRange(String),
    /// A day where a year should stand.
    DateForYear(String),
    /// No figure.
    NoFigure(String),
    /// A term where a year should stand.
    TermForYear {
        /// What stands there.
        text: String,
        /// The last year.
        last: i16,
    },
    /// A fiscal year where a year should stand.
    FiscalYear {
        /// What stands there.
        text: String,
        /// The first year.
        first: i16,
    },
    /// Nothing proves which mark is the decimal one.
    Undecided {
        /// A figure with two readings.
        text: String,
        /// The figure, if the mark is a decimal comma.
        comma: String,
        /// The figure, if the mark is a decimal point.
        point: String,
    },
    /// Two figures prove different decimal marks.
    Torn {
        /// The one with a decimal comma.
        comma: String,
        /// The one with a decimal point.
        point: String,
    },
    /// A number under a percent unit that may be a share of one.
    ShareOrPercent(String),
    /// A result of a year after that in which it was published.
    EarlyResult {
        /// The year of the figure.
        year: i16,
        /// The year of the publication, else the present one.
        known: i16,
    },
    /// Two figures for one year, kind and source.
    Twice {
        /// The figure that stands there first.
        first: String,
    },
    /// A file that is no table.
    Unopened(Unopened),
    /// No table was recognised in the file.
    NoTable,
    /// Two forms fit equally.
    TwoForms(
        #[serde(with = "kept::name")] Name,
        #[serde(with = "kept::name")] Name,
    ),
    /// A JSON document or a text of a form that is not read.
    UnknownForm,
    /// A sheet was named that is not there.
    NoSheet {
        /// Those that are there, with commas.
        there: String,
    },
    /// Cells of a file held signs that move a terminal or hide in a text; they were taken out.
    Cleansed {
        /// How many cells; the problem stands at the first.
        cells: usize,
    },
    /// A form in which no figure stands.
    EmptyForm,
    /// A cell of a form that says what nobody understands.
    FormCell {
        /// What stands there.
        text: String,
        /// What it should say.
        fault: FormFault,
    },
}

/// What a cell of a form does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormFault {
    /// The name of an indicator, in a row that has figures.
    NoName,
    /// The time of a target.
    TargetTime,
    /// A part of the year of the column.
    Period,
    /// Actual, estimate or forecast.
    Kind,
    /// A sign that bounds a figure.
    Sign,
    /// The same sign as the cell beside it.
    TwoSigns,
    /// A day.
    Day,
    /// The first and the last year of a plan.
    Term,
    /// Which way is better.
    Better,
    /// How a target is compared.
    TargetKind,
    /// A figure of its own: the cell is merged with that of another figure.
    Merged,
}

/// What a cell says that is no single figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aside {
    /// Words alone: `đạt`, `hoàn thành`.
    Words,
    /// A part and its whole: `44/94`.
    Pair,
    /// A rise or fall where the thing itself should stand: `giảm 3-4%`.
    Change,
    /// A figure with words in brackets that may say another time or thing: `45,2 (năm 2022)`.
    Remark,
    /// A figure that says another kind than its column: `ước 45` under a plan.
    OtherKind,
}

/// Why a file gives no table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unopened {
    /// A workbook or document that is damaged.
    Damaged,
    /// A workbook that asks for a password.
    Encrypted,
    /// It needs more memory or time than it is given.
    TooMuch,
    /// The program that reads workbooks cannot be started.
    NotStarted,
    /// A file of a kind that is not read: its name.
    Kind(#[serde(with = "kept::name")] Name),
    /// Bytes that are no text.
    Binary,
    /// An old Vietnamese encoding: its name.
    OldFont(#[serde(with = "kept::name")] Name),
    /// No encoding that is known.
    UnknownEncoding,
    /// No encoding has the name that was given.
    NoSuchEncoding,
    /// It was written while it was read.
    Changed,
    /// The system does not give it.
    System(SystemError),
}

impl TextReading {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Comparator { .. }
            | Self::Thousands { .. }
            | Self::Respelled { .. }
            | Self::Scaled { .. }
            | Self::OfKind { .. }
            | Self::Footnote { .. } => "read-as",
            Self::Missing { .. } => "missing-value",
            Self::Mojibake => "mojibake",
            Self::LostLetter => "lost-letter",
            Self::JoinedPlace { .. } | Self::JoinedName { .. } | Self::JoinedEnglish { .. } => {
                "joined"
            }
            Self::FarFromNeighbours { .. } => "far-from-neighbours",
            Self::PartOfACount { .. } => "part-of-a-count",
            Self::YearToCome { .. } => "year-to-come",
            Self::ShortYear { .. } => "short-year",
            Self::NoSuchIndicator { .. } => "no-such-indicator",
            Self::LeftOut { .. } => "left-out",
            Self::Aside { .. } => "no-single-figure",
            Self::Total => "total-row",
            Self::EndedPlace { .. } => "unit-ended",
            Self::NoTerm { .. } | Self::NoPlan { .. } => "plan-without-term",
            Self::HomeOrPart { .. } => "place-of-two",
            Self::SecondHeading => "second-heading",
            Self::ErrorCell(_) => "error-cell",
            Self::DateForRange(_) => "date-for-range",
            Self::DateForYear(_) | Self::TermForYear { .. } | Self::FiscalYear { .. } => "bad-year",
            Self::NoFigure(_) => "no-figure",
            Self::Undecided { .. } | Self::Torn { .. } => "decimal-mark",
            Self::ShareOrPercent(_) => "share-or-percent",
            Self::Twice { .. } => "told-twice",
            Self::EarlyResult { .. } => "early-result",
            Self::Unopened(_) => "unreadable",
            Self::NoTable | Self::TwoForms(..) | Self::UnknownForm | Self::NoSheet { .. } => {
                "unknown-form"
            }
            Self::Cleansed { .. } => "cleaned-text",
            Self::EmptyForm => "empty-form",
            Self::FormCell { .. } => "form-cell",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Comparator { .. }
            | Self::Thousands { .. }
            | Self::Respelled { .. }
            | Self::Scaled { .. }
            | Self::OfKind { .. }
            | Self::Footnote { .. }
            | Self::Missing { .. }
            | Self::Mojibake
            | Self::LostLetter
            | Self::JoinedPlace { .. }
            | Self::JoinedName { .. }
            | Self::JoinedEnglish { .. }
            | Self::FarFromNeighbours { .. }
            | Self::PartOfACount { .. }
            | Self::YearToCome { .. }
            | Self::ShortYear { .. }
            | Self::NoSuchIndicator { .. }
            | Self::LeftOut { .. }
            | Self::Aside { .. }
            | Self::Total
            | Self::NoTerm { .. }
            | Self::NoPlan { .. }
            | Self::EndedPlace { .. }
            | Self::Cleansed { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What tells this apart from others of its code that are told on their own; the rest is counted.
    pub fn group(&self) -> String {
        match self {
            Self::Comparator { text, .. } => text.clone(),
            Self::Missing { mark } | Self::Footnote { mark } => mark.clone(),
            Self::Thousands { .. } => "thousands".to_owned(),
            Self::Respelled { .. } => "respelled".to_owned(),
            Self::Scaled { .. } => "scaled".to_owned(),
            Self::OfKind { kind, .. } => (*kind).to_owned(),
            Self::NoSuchIndicator { name, .. } => name.clone(),
            Self::Aside { is, .. } => format!("{is:?}"),
            Self::FormCell { fault, .. } => format!("{fault:?}"),
            other => format!("{:?}", std::mem::discriminant(other)),
        }
    }
}
