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
    /// A source id with a hidden character.
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
        nearest: Option<&'static str>,
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
        column: &'static str,
        /// What is wrong with it.
        problem: Box<Problem>,
    },
    /// No `--sources` was given, or it does not list this id.
    SourceNotListed {
        /// The id.
        id: String,
    },
    /// A CSV field that tells another thing of its indicator than an earlier row did.
    Differs {
        /// The column.
        column: &'static str,
        /// What the earlier row says, which is kept.
        kept: String,
    },
}

/// Why a CSV row cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What is doubtful in data that were read without error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The figure at the start of a term is already better than the target.
    DirectionConflict,
    /// A yearly unit with a level as target.
    YearlyUnit,
    /// A level as target whose name or remark speaks of every year.
    YearlyText,
    /// A growth rate as target of figures in another unit.
    UnitMismatch,
    /// A target whose results have the same name and another unit.
    OtherUnit,
    /// A target outside the term of its plan.
    OutsideTerm {
        /// First year of the term.
        first: i16,
        /// Last year of the term.
        last: i16,
    },
    /// A result filed under a plan whose term it lies outside.
    FigureOutsideTerm {
        /// First year of the term.
        first: i16,
        /// Last year of the term.
        last: i16,
    },
    /// A target with a figure in its term and none before it to count from.
    NoBaseline,
    /// A yearly target whose term has figures of parts of years only.
    PartOfYearOnly,
    /// A note that names a part of a year beside a figure of a whole one.
    PartOfYearNote,
    /// One source with two figures for the same thing.
    SameSource,
    /// Two figures of one year that exclude each other, neither of them published later.
    DuplicateYear,
    /// A second target of one plan without a document.
    TargetChanged,
    /// More parts of a milestone done than there are.
    PartsOverAll,
    /// A remark that counts more than there are.
    CountOverAll,
    /// A break said of a figure that is no result.
    BadBreak,
    /// Percent said of a difference of percentages.
    PercentForPoints,
    /// Shares that do not add up to their whole.
    SharesSum {
        /// The sum, in tenths.
        tenths: i64,
    },
}

impl Doubt {
    /// One of each.
    pub const ALL: [Self; 18] = [
        Self::DirectionConflict,
        Self::YearlyUnit,
        Self::YearlyText,
        Self::UnitMismatch,
        Self::OtherUnit,
        Self::OutsideTerm {
            first: 2021,
            last: 2025,
        },
        Self::FigureOutsideTerm {
            first: 2021,
            last: 2025,
        },
        Self::NoBaseline,
        Self::PartOfYearOnly,
        Self::PartOfYearNote,
        Self::SameSource,
        Self::DuplicateYear,
        Self::TargetChanged,
        Self::PartsOverAll,
        Self::CountOverAll,
        Self::BadBreak,
        Self::PercentForPoints,
        Self::SharesSum { tenths: 1015 },
    ];

    /// The stable code of the doubt.
    pub fn code(self) -> &'static str {
        match self {
            Self::DirectionConflict => "direction-conflict",
            Self::YearlyUnit => "yearly-unit",
            Self::YearlyText => "yearly-target-text",
            Self::UnitMismatch => "unit-mismatch",
            Self::OtherUnit => "other-unit",
            Self::OutsideTerm { .. } => "outside-term",
            Self::FigureOutsideTerm { .. } => "figure-outside-term",
            Self::NoBaseline => "no-baseline",
            Self::PartOfYearOnly => "part-of-year-only",
            Self::PartOfYearNote => "part-of-year-note",
            Self::SameSource => "same-source-disagrees",
            Self::DuplicateYear => "duplicate-year",
            Self::TargetChanged => "target-changed",
            Self::PartsOverAll => "parts-over-all",
            Self::CountOverAll => "count-over-all",
            Self::BadBreak => "bad-break",
            Self::PercentForPoints => "percent-for-points",
            Self::SharesSum { .. } => "shares-sum",
        }
    }
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
            Self::Doubtful(doubt) => doubt.code(),
            Self::MissingColumn { .. } => "missing-column",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::RepeatedColumn { .. } => "repeated-column",
            Self::BadRow(_) => "bad-row",
            Self::BadField { .. } => "bad-field",
            Self::SourceNotListed { .. } => "source-not-listed",
            Self::Differs { .. } => "differs",
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
            | Self::Doubtful(_)
            | Self::SourceNotListed { .. }
            | Self::Differs { .. } => Severity::Warning,
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

/// Finds lines and columns of byte offsets in one text, which need not be valid UTF-8.
///
/// Characters are counted once for every `CHUNK` bytes, so that a file of one endless line with
/// thousands of problems is no slower than any other.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t [u8],
    starts: Vec<usize>,
    counts: Vec<usize>,
}

/// Bytes between two counts of characters.
const CHUNK: usize = 512;

impl<'t> LineIndex<'t> {
    /// Indexes a text by its line feeds.
    pub fn new(text: &'t (impl AsRef<[u8]> + ?Sized)) -> Self {
        let text = text.as_ref();
        let feeds = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0).chain(feeds.map(|(at, _)| at + 1));
        let mut counts = vec![0];
        let mut sum = 0;
        for chunk in text.chunks(CHUNK) {
            sum += characters(chunk);
            counts.push(sum);
        }
        Self {
            text,
            starts: starts.collect(),
            counts,
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

    /// The bytes of a line (counted from one) without its line break.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.start(line);
        let end = self
            .starts
            .get(line)
            .map_or(self.text.len(), |next| next - 1);
        let ends_in_return = end > start && self.text.get(end - 1) == Some(&b'\r');
        start..end - usize::from(ends_in_return)
    }

    /// The byte at which a character of a line starts; line and column count from one.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let wanted = self.count_before(self.start(line)) + column.saturating_sub(1);
        let chunk = self.counts.partition_point(|count| *count <= wanted);
        let chunk = chunk.saturating_sub(1);
        let mut missing = wanted - self.counts.get(chunk).copied().unwrap_or(0);
        let rest = self.text.get(chunk * CHUNK..).unwrap_or_default();
        for (at, byte) in rest.iter().enumerate() {
            if is_first_byte(*byte) {
                if missing == 0 {
                    return chunk * CHUNK + at;
                }
                missing -= 1;
            }
        }
        self.text.len()
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let before = self.count_before(offset) - self.count_before(self.start(line));
        (line, before + 1)
    }

    fn start(&self, line: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1));
        start.copied().unwrap_or(self.text.len())
    }

    fn count_before(&self, offset: usize) -> usize {
        let chunk = offset / CHUNK;
        let rest = self.text.get(chunk * CHUNK..offset).unwrap_or_default();
        self.counts.get(chunk).copied().unwrap_or(0) + characters(rest)
    }
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_first_byte(**byte)).count()
}

/// Tells whether a byte starts a character; continuation bytes do not.
fn is_first_byte(byte: u8) -> bool {
    byte & 0xC0 != 0x80
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
    fn places_lead_back_to_bytes() {
        let text = format!("a\r\n{}x\n", "ộ".repeat(2000));
        let index = LineIndex::new(&text);
        for (line, column, found) in [(1, 1, "a"), (2, 1, "ộ"), (2, 2000, "ộ"), (2, 2001, "x")]
        {
            let at = index.offset(line, column);
            assert!(
                text.get(at..).unwrap().starts_with(found),
                "{line}:{column}"
            );
            let span = index.span(&(at..at + found.len()));
            assert_eq!((span.line, span.column), (line, column));
            assert_eq!((span.end_line, span.end_column), (line, column + 1));
        }
        assert_eq!(index.line(1), 0..1);
        assert_eq!(index.line(2), 3..3 + 6001);
        assert_eq!(index.offset(9, 9), text.len());
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
