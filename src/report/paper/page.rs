//! A page before it has a form: what stands on it, and in which order.
//!
//! Owns the pieces that every form lays out: tables for the eye, whose cells are said in words, and sheets for a
//! spreadsheet, whose cells are numbers and days. All of it is said already, and none of it is escaped. It must not
//! know a form, nor where the facts came from.

use jiff::civil::Date;

use crate::core::lang::Lang;
use crate::report::paper::picture::Picture;

/// A page to hand round.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    /// The language it is written in.
    pub(crate) lang: Lang,
    /// Its title.
    pub(crate) title: String,
    /// What must be known of it: day, place, plan, state of the data; each with its label.
    pub(crate) facts: Vec<(String, String)>,
    /// What a person wrote about it.
    pub(crate) remarks: Vec<String>,
    /// The parts, from top to bottom.
    pub(crate) parts: Vec<PagePart>,
    /// The sources that its cells name by number, from 1.
    pub(crate) sources: Vec<SourceNote>,
    /// The same for a spreadsheet.
    pub(crate) sheets: Vec<WorkbookSheet>,
}

/// A part of a page; what it lacks is empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct PagePart {
    /// Its heading.
    pub(crate) heading: String,
    /// Lines of text.
    pub(crate) lines: Vec<String>,
    /// A large chart.
    pub(crate) picture: Option<Picture>,
    /// A table.
    pub(crate) table: Option<PageTable>,
}

/// A table for the eye.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageTable {
    /// The headings of the columns.
    pub(crate) columns: Vec<String>,
    /// Its rows.
    pub(crate) rows: Vec<PageRow>,
}

impl PageTable {
    /// The same for a form that draws nothing: without the columns that hold pictures alone, or nothing.
    pub(crate) fn without_pictures(&self) -> Self {
        let is_picture = |piece: &PagePiece| matches!(piece, PagePiece::Picture(_));
        let all = |at: usize| {
            self.rows.iter().filter_map(move |row| match row {
                PageRow::Heading(_) => None,
                PageRow::Cells(cells) => cells.get(at),
            })
        };
        let is_kept = |at: &usize| all(*at).any(|cell| !cell.0.iter().all(is_picture));
        let kept: Vec<usize> = (0..self.columns.len()).filter(is_kept).collect();
        let row = |row: &PageRow| match row {
            PageRow::Heading(title) => PageRow::Heading(title.clone()),
            PageRow::Cells(cells) => PageRow::Cells(
                kept.iter()
                    .filter_map(|at| cells.get(*at).cloned())
                    .collect(),
            ),
        };
        let columns = kept.iter().filter_map(|at| self.columns.get(*at).cloned());
        Self {
            columns: columns.collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(crate) enum PageRow {
    /// A heading over those that follow.
    Heading(String),
    /// One cell a column.
    Cells(Vec<PageCell>),
}

/// A cell of a table: pieces, each on a line of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageCell(pub(crate) Vec<PagePiece>);

impl PageCell {
    /// One piece.
    pub(crate) fn single(piece: PagePiece) -> Self {
        Self(vec![piece])
    }

    /// Plain text; nothing where it is empty.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::default().and(PagePiece::Text(text.into()))
    }

    /// The same with another piece, unless that is empty.
    #[must_use]
    pub(crate) fn and(mut self, piece: PagePiece) -> Self {
        let is_empty = match &piece {
            PagePiece::Strong(text)
            | PagePiece::Text(text)
            | PagePiece::Small(text)
            | PagePiece::Address(text) => text.is_empty(),
            PagePiece::Sources(sources) => sources.is_empty(),
            PagePiece::Status { .. } | PagePiece::Picture(_) => false,
        };
        if !is_empty {
            self.0.push(piece);
        }
        self
    }
}

/// One thing in a cell.
#[derive(Clone, Debug)]
pub(crate) enum PagePiece {
    /// What the eye looks for: a name, a figure.
    Strong(String),
    /// A text.
    Text(String),
    /// The text beside it.
    Small(String),
    /// Where it is found again.
    Address(String),
    /// The word of a status with its sign, and in which color it stands.
    Status {
        /// The sign.
        sign: &'static str,
        /// The word.
        word: String,
        /// How it stands.
        tone: StatusTone,
    },
    /// A small chart.
    Picture(Picture),
    /// Sources by their numbers, each with what it is the source of, where that is not the figure.
    Sources(Vec<(usize, &'static str)>),
}

/// In which color a status stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusTone {
    /// Met, or on the way.
    Good,
    /// At risk.
    Doubtful,
    /// Not met, or hardly to be met.
    Bad,
    /// Without a verdict.
    Open,
}

impl StatusTone {
    /// Its name in a style sheet.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Doubtful => "doubtful",
            Self::Bad => "bad",
            Self::Open => "open",
        }
    }
}

/// A source as it stands at the end of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceNote {
    /// Its short name.
    pub(crate) id: String,
    /// Title, publisher, day, language.
    pub(crate) document: String,
    /// Its address, or that there is none.
    pub(crate) address: String,
    /// Its address where that is one of the web, to be followed.
    pub(crate) link: Option<String>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug)]
pub(crate) struct WorkbookSheet {
    /// Its name.
    pub(crate) name: String,
    /// The headings of its columns, and their widths in letters.
    pub(crate) columns: Vec<(String, u16)>,
    /// Its rows.
    pub(crate) rows: Vec<Vec<SheetValue>>,
}

/// A cell of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SheetValue {
    /// Nothing is known.
    Nothing,
    /// A text, never anything else, whatever it looks like.
    Text(String),
    /// A number with so many decimals.
    Number(f64, u8),
    /// A number without separators, such as a year.
    Plain(i64),
    /// A day.
    Day(Date),
}

/// Most decimals of a number that was worked out.
const MOST_DECIMALS: u8 = 6;

impl SheetValue {
    /// A number that was worked out, with as many decimals as it needs.
    pub(crate) fn worked_out(number: f64) -> Self {
        let said = format!("{number:.*}", usize::from(MOST_DECIMALS));
        let said = said.trim_end_matches('0');
        let decimals = said.split_once('.').map_or(0, |(_, digits)| digits.len());
        let decimals = u8::try_from(decimals).unwrap_or(MOST_DECIMALS);
        Self::Number(said.parse().unwrap_or(number), decimals)
    }

    /// A text; nothing where it is empty.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        match text.is_empty() {
            true => Self::Nothing,
            false => Self::Text(text),
        }
    }
}
