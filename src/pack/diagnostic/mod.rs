//! A problem and its place in a file.
//!
//! Owns the stable codes and severities; `place` has lines and columns, `doubt` what is only doubtful. It
//! must not know languages: a `Problem` holds what is wrong as data (`SystemError` of the system,
//! `Fault` of TOML), and `words::problems` says it.

mod doubt;
mod fault;
mod kept;
mod place;
mod reading;
mod severity;
mod slip;
mod system;

use std::fmt;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::core::figure::FigureError;
use crate::pack::stored::ChangedText;

pub use doubt::Doubt;
pub use fault::{Expected, Fault, Wrong};
pub use kept::Name;
pub use place::{LineIndex, TextSpan, spans};
pub use reading::{Aside, FormFault, TextReading, Unopened};
pub use severity::Severity;
pub use slip::Slip;
pub use system::{NotAFile, SystemError};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// The file or folder cannot be read.
    Unreadable(SystemError),
    /// What stands in the place of a file is none.
    NotAFile(NotAFile),
    /// The folder has no TOML file.
    NoFiles,
    /// A file larger than is read.
    TooLarge {
        /// The most bytes that are read.
        most: u64,
    },
    /// A byte that is no UTF-8, at this offset.
    NotUtf8 {
        /// Offset from the start of the file, from zero.
        offset: usize,
    },
    /// Not TOML.
    Syntax(Fault),
    /// No file has a `[pack]` table.
    NoPack,
    /// A table that may stand once stands again.
    Repeated {
        /// The table.
        #[serde(with = "kept::name")]
        table: Name,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The table it stands in.
        #[serde(with = "kept::name")]
        table: Name,
        /// The nearest known key.
        #[serde(with = "kept::some_name")]
        nearest: Option<Name>,
    },
    /// A key that must be there is not.
    MissingKey {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
        /// The table it is missing from.
        #[serde(with = "kept::name")]
        table: Name,
    },
    /// A value of the wrong type.
    WrongType {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
        /// What is wanted.
        wanted: WantedValue,
        /// What stands there, in TOML's words.
        #[serde(with = "kept::name")]
        found: Name,
    },
    /// A word out of a fixed list was wanted.
    UnknownWord {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
        /// What stands there.
        word: String,
        /// The words that may stand there.
        #[serde(with = "kept::names")]
        allowed: Vec<Name>,
        /// The nearest of them.
        #[serde(with = "kept::some_name")]
        nearest: Option<Name>,
    },
    /// An id that is not made of small ASCII letters, digits and hyphens.
    BadId(String),
    /// A source id with a hidden character.
    BadSourceId(String),
    /// An id used before.
    DuplicateId {
        /// The table.
        #[serde(with = "kept::name")]
        table: Name,
        /// The id.
        id: String,
        /// File and line of the first use.
        first: Option<(Arc<str>, usize)>,
    },
    /// An id that names nothing.
    UnknownReference {
        /// What it should name: the table.
        #[serde(with = "kept::name")]
        table: Name,
        /// The id.
        id: String,
        /// The nearest known id.
        nearest: Option<String>,
    },
    /// A text that is no figure.
    BadFigure {
        /// The text.
        text: String,
        /// Why.
        error: FigureError,
    },
    /// A value and its comparator do not fit: a range without two figures, or two without `range`.
    BadRange,
    /// A year that is not between 1 and 9999, or a term that ends before it starts.
    BadYear(String),
    /// A date of publication of an unknown form.
    BadDate(String),
    /// A whole number outside what the key takes.
    BadNumber {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
        /// The least that may stand there.
        least: i64,
        /// The most that may stand there.
        most: i64,
    },
    /// A number that must be above zero is not.
    NotAboveZero {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
    },
    /// An empty text where one is needed.
    EmptyText {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
    },
    /// A text of more words than are read.
    TooManyWords {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
        /// The most words.
        most: usize,
    },
    /// More entries or texts than are read.
    TooMany {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
        /// The most that are read.
        most: usize,
    },
    /// A source id that the pack does not list.
    UnknownSource {
        /// The id.
        id: String,
        /// The nearest known id.
        nearest: Option<String>,
    },
    /// Hidden or control characters were made visible or removed.
    Cleaned {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
    },
    /// A text that a spreadsheet takes for a formula.
    FormulaText {
        /// The key.
        #[serde(with = "kept::name")]
        key: Name,
        /// The sign it begins with.
        sign: char,
    },
    /// A letter that only looks like đ.
    LookalikeLetter {
        /// The letter.
        letter: char,
    },
    /// Letters that tell of text in an old Vietnamese encoding.
    LegacyEncoding,
    /// The same claim twice.
    DuplicateClaim,
    /// A range whose upper end is below its lower.
    ReversedRange,
    /// A share outside 0 to 100 as a target.
    ShareOutOfRange {
        /// The figure as written.
        value: String,
    },
    /// A target without a `target_kind`.
    NoTargetKind,
    /// Figures that do not fit each other.
    Doubtful(Doubt),
    /// A CSV that lacks a column.
    MissingColumn {
        /// The column.
        column: String,
    },
    /// A CSV column that means nothing.
    UnknownColumn {
        /// The column.
        column: String,
        /// The nearest known one.
        #[serde(with = "kept::some_name")]
        nearest: Option<Name>,
    },
    /// A CSV column that stands twice.
    RepeatedColumn {
        /// The column.
        column: String,
    },
    /// A CSV row that cannot be read.
    BadRow(RowError),
    /// A CSV field that cannot be read.
    BadField {
        /// The column.
        #[serde(with = "kept::name")]
        column: Name,
        /// What is wrong with it.
        problem: Box<Problem>,
    },
    /// No `--sources` was given, or it does not list this id.
    SourceNotListed {
        /// The id.
        id: String,
    },
    /// A text of a CSV that names no relation between indicators.
    BadRelation(String),
    /// A note of a CSV that begins with the name of a field, for which there is no column; the field is set.
    NoteForField {
        /// The field.
        #[serde(with = "kept::name")]
        field: Name,
    },
    /// A CSV field that tells another thing of its indicator than an earlier row did.
    Differs {
        /// The column.
        #[serde(with = "kept::name")]
        column: Name,
        /// What the earlier row says, which is kept.
        kept: String,
    },
    /// What an import made of a text that is not written as the long form wants it.
    Read(TextReading),
    /// A slip of a hand or of an office program.
    Slip(Slip),
    /// A file that is not read, because an editor added an ending to its name.
    OtherName {
        /// Its name.
        name: String,
        /// The name by which it would be read.
        wanted: String,
        /// Whether the folder has no file that is read.
        is_alone: bool,
    },
    /// A file in another encoding than UTF-8.
    OtherEncoding {
        /// What the bytes look like.
        encoding: String,
        /// How many lines have such bytes.
        lines: usize,
    },
}

/// Why a CSV row cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowError {
    /// More or fewer fields than columns.
    FieldCount {
        /// The fields of the row.
        found: usize,
        /// The columns.
        wanted: usize,
    },
    /// A quote that opens a field and is never closed.
    OpenQuote,
    /// Letters between the closing quote and the comma.
    AfterQuote,
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WantedValue {
    /// A string.
    Text,
    /// A string, or `{ vi = "...", en = "..." }`.
    BothLanguages,
    /// A whole number.
    Integer,
    /// A number or a string of digits, or `[low, high]`.
    Figure,
    /// `true` or `false`.
    YesOrNo,
    /// A list of strings.
    Texts,
    /// `[first year, last year]`.
    Term,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

impl Problem {
    /// What an error of reading tells of.
    pub fn unreadable(error: &io::Error) -> Self {
        NotAFile::of(error).map_or_else(|| Self::Unreadable(error.into()), Self::NotAFile)
    }

    /// What an error tells that comes while a file of figures is read.
    pub fn unread(error: &io::Error) -> Self {
        let is_changed = error
            .get_ref()
            .is_some_and(|inner| inner.is::<ChangedText>());
        Self::Read(TextReading::Unopened(match is_changed {
            true => Unopened::Changed,
            false => Unopened::System(error.into()),
        }))
    }

    /// The stable code of the problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) | Self::NotAFile(_) => "unreadable",
            Self::NoFiles => "no-files",
            Self::TooLarge { .. } => "too-large",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::Syntax(_) => "toml-syntax",
            Self::NoPack => "no-pack",
            Self::Repeated { .. } => "repeated-table",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::WrongType { .. } => "wrong-type",
            Self::UnknownWord { .. } => "unknown-word",
            Self::BadId(_) | Self::BadSourceId(_) => "bad-id",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::UnknownReference { .. } => "unknown-reference",
            Self::BadFigure { .. } => "bad-figure",
            Self::BadRange => "bad-range",
            Self::BadYear(_) => "bad-year",
            Self::BadDate(_) => "bad-date",
            Self::BadNumber { .. } | Self::NotAboveZero { .. } => "bad-number",
            Self::EmptyText { .. } => "empty-text",
            Self::TooManyWords { .. } => "too-many-words",
            Self::TooMany { .. } => "too-many",
            Self::UnknownSource { .. } => "unknown-source",
            Self::Cleaned { .. } => "cleaned-text",
            Self::FormulaText { .. } => "formula-text",
            Self::LookalikeLetter { .. } => "lookalike-letter",
            Self::LegacyEncoding => "legacy-encoding",
            Self::DuplicateClaim => "duplicate-claim",
            Self::ReversedRange => "reversed-range",
            Self::ShareOutOfRange { .. } => "share-out-of-range",
            Self::NoTargetKind => "no-target-kind",
            Self::Doubtful(doubt) => doubt.code(),
            Self::MissingColumn { .. } => "missing-column",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::RepeatedColumn { .. } => "repeated-column",
            Self::BadRow(_) => "bad-row",
            Self::BadField { .. } => "bad-field",
            Self::SourceNotListed { .. } => "source-not-listed",
            Self::BadRelation(_) => "bad-relation",
            Self::NoteForField { .. } => "note-for-field",
            Self::Differs { .. } => "differs",
            Self::Read(reading) => reading.code(),
            Self::Slip(slip) => slip.code(),
            Self::OtherName { is_alone, .. } if *is_alone => "no-files",
            Self::OtherName { .. } => "other-name",
            Self::OtherEncoding { .. } => "not-utf8",
        }
    }

    /// How bad the problem is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnknownSource { .. }
            | Self::Cleaned { .. }
            | Self::FormulaText { .. }
            | Self::LookalikeLetter { .. }
            | Self::LegacyEncoding
            | Self::DuplicateClaim
            | Self::ReversedRange
            | Self::ShareOutOfRange { .. }
            | Self::NoTargetKind
            | Self::Doubtful(_)
            | Self::SourceNotListed { .. }
            | Self::NoteForField { .. }
            | Self::Differs { .. } => Severity::Warning,
            Self::OtherName { is_alone, .. } if !is_alone => Severity::Warning,
            Self::Read(reading) => reading.severity(),
            _ => Severity::Error,
        }
    }
}

/// A problem and where it is: comes with what was read of a file, or in place of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{file}{}: {}", Position(*.span), .problem.code())]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// The file, as a person would name it.
    pub file: Arc<str>,
    /// The place in the file, where there is one.
    pub span: Option<TextSpan>,
}

/// Writes a place in a file as `:3:7`, none as nothing.
struct Position(Option<TextSpan>);

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(span) => write!(f, ":{}:{}", span.line, span.column),
            None => Ok(()),
        }
    }
}

impl Diagnostic {
    /// File, line and column, as far as there are any.
    pub fn place(&self) -> String {
        format!("{}{}", self.file, Position(self.span))
    }

    /// Tells whether something was not read.
    pub fn is_error(&self) -> bool {
        self.problem.severity() == Severity::Error
    }
}
