//! A problem and its place in a file.
//!
//! Owns the stable codes, severities and positions. It must not know languages: a [`Problem`] holds
//! what is wrong as data, and `locale::diagnostics` says it. A position counts lines and columns
//! from one, columns in characters.

use std::ops::Range;
use std::sync::Arc;

use crate::figure::FigureError;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was not read.
    Error,
    /// Everything was read, but somebody should look.
    Warning,
}

impl Severity {
    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file or folder cannot be read; the system's words.
    Unreadable(String),
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
    /// Not TOML; the parser's words.
    Syntax(String),
    /// No file has a `[pack]` table.
    NoPack,
    /// A table that may stand once stands again.
    Repeated {
        /// The table.
        table: &'static str,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The table it stands in.
        table: &'static str,
        /// The nearest known key.
        nearest: Option<&'static str>,
    },
    /// A key that must be there is not.
    MissingKey {
        /// The key.
        key: &'static str,
        /// The table it is missing from.
        table: &'static str,
    },
    /// A value of the wrong type.
    WrongType {
        /// The key.
        key: &'static str,
        /// What is wanted.
        wanted: Wanted,
        /// What stands there, in TOML's words.
        found: &'static str,
    },
    /// A word out of a fixed list was wanted.
    UnknownWord {
        /// The key.
        key: &'static str,
        /// What stands there.
        word: String,
        /// The words that may stand there.
        allowed: Vec<&'static str>,
        /// The nearest of them.
        nearest: Option<&'static str>,
    },
    /// An id that is not made of small ASCII letters, digits and hyphens.
    BadId(String),
    /// A source id with a space, a hidden or a control character.
    BadSourceId(String),
    /// An id used before.
    DuplicateId {
        /// The table.
        table: &'static str,
        /// The id.
        id: String,
        /// File and line of the first use.
        first: Option<(Arc<str>, usize)>,
    },
    /// An id that names nothing.
    UnknownReference {
        /// What it should name: the table.
        table: &'static str,
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
        key: &'static str,
        /// The least that may stand there.
        least: i64,
        /// The most that may stand there.
        most: i64,
    },
    /// An empty text where one is needed.
    EmptyText {
        /// The key.
        key: &'static str,
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
        key: &'static str,
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
        nearest: Option<&'static str>,
    },
    /// A CSV row that cannot be read; the reader's words.
    BadRow(String),
    /// A CSV field that cannot be read.
    BadField {
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        problem: Box<Problem>,
    },
    /// No `--sources` was given, or it does not list this id.
    SourceNotListed {
        /// The id.
        id: String,
    },
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
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
    /// The stable code of the problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
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
            Self::BadNumber { .. } => "bad-number",
            Self::EmptyText { .. } => "empty-text",
            Self::UnknownSource { .. } => "unknown-source",
            Self::Cleaned { .. } => "cleaned-text",
            Self::LookalikeLetter { .. } => "lookalike-letter",
            Self::LegacyEncoding => "legacy-encoding",
            Self::DuplicateClaim => "duplicate-claim",
            Self::ReversedRange => "reversed-range",
            Self::ShareOutOfRange { .. } => "share-out-of-range",
            Self::NoTargetKind => "no-target-kind",
            Self::MissingColumn { .. } => "missing-column",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::BadRow(_) => "bad-row",
            Self::BadField { .. } => "bad-field",
            Self::SourceNotListed { .. } => "source-not-listed",
        }
    }

    /// How bad the problem is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnknownSource { .. }
            | Self::Cleaned { .. }
            | Self::LookalikeLetter { .. }
            | Self::LegacyEncoding
            | Self::DuplicateClaim
            | Self::ReversedRange
            | Self::ShareOutOfRange { .. }
            | Self::NoTargetKind
            | Self::SourceNotListed { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// A place in a text: lines and columns from one, columns in characters; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the character behind the last.
    pub end_line: usize,
    /// Column of the character behind the last.
    pub end_column: usize,
}

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// The file, as a person would name it.
    pub file: Arc<str>,
    /// The place in the file, where there is one.
    pub span: Option<Span>,
}

impl Diagnostic {
    /// Tells whether something was not read.
    pub fn is_error(&self) -> bool {
        self.problem.severity() == Severity::Error
    }
}

/// Finds lines and columns of byte offsets in one text.
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Indexes a text by its line feeds.
    pub fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        Self {
            text,
            starts: starts.collect(),
        }
    }

    /// The lines and columns of a byte range.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end.max(range.start));
        Span {
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let before = self.text.as_bytes().get(start..offset.min(self.text.len()));
        // Continuation bytes do not start a character.
        let characters = before
            .unwrap_or_default()
            .iter()
            .filter(|byte| **byte & 0xC0 != 0x80)
            .count();
        (line.max(1), characters + 1)
    }
}

/// Returns the candidate most like a word, if any is near enough to be a slip.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(word, candidate);
        let allowed = (candidate.chars().count().max(word.chars().count()) / 3).max(1);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let index = LineIndex::new("tỷ lệ = 1\nhộ = 2\n");
        let second = "tỷ lệ = 1\nhộ = ".len();
        let span = index.span(&(second..second + 1));
        assert_eq!((span.line, span.column), (2, 6));
        assert_eq!((span.end_line, span.end_column), (2, 7));
    }

    #[test]
    fn suggests_only_slips() {
        for (word, expected) in [
            ("nmae", Some("name")),
            ("better_", Some("better")),
            ("zzz", None),
        ] {
            assert_eq!(nearest(word, ["name", "better", "unit"]), expected);
        }
    }
}
