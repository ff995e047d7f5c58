//! The columns of a form that an office fills in, by their headings in both languages.
//!
//! Owns what each heading of such a form says, folded, and by which of them a form is recognised. It must not know how a
//! heading is written for a person, nor read a cell below one.

use super::grid::Grid;
use super::moment::likely_year;
use crate::core::fold::bare;

/// What a column of a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormColumn {
    /// The number of the row.
    Number,
    /// The group of the indicator.
    Category,
    /// Its name.
    Name,
    /// Its unit.
    Unit,
    /// Its target.
    Target,
    /// What bounds the target.
    TargetSign,
    /// The time of the target.
    TargetTime,
    /// The document that sets the target.
    TargetSource,
    /// The day of that document.
    TargetDay,
    /// A result of this year.
    Result(i16),
    /// What bounds the results of the row.
    ResultSign,
    /// The part of the year of the results.
    Period,
    /// Whether they are actual, estimated or forecast.
    Kind,
    /// The document that says the results.
    Source,
    /// The day of that document.
    Day,
    /// A remark.
    Note,
    /// The place.
    Place,
    /// The plan of the target.
    Plan,
    /// The first and last year of that plan.
    Term,
    /// Which way is better.
    Better,
    /// How the target is compared.
    TargetKind,
}

/// Headings, folded, in Vietnamese and in English.
const HEADINGS: &[(FormColumn, &[&str])] = &[
    (FormColumn::Number, &["tt", "stt", "no"]),
    (FormColumn::Category, &["linh vuc", "category"]),
    (FormColumn::Name, &["chi tieu", "indicator"]),
    (FormColumn::Unit, &["don vi", "don vi tinh", "dvt", "unit"]),
    (FormColumn::Target, &["muc tieu", "target"]),
    (FormColumn::TargetSign, &["muc tieu dau", "target sign"]),
    (
        FormColumn::TargetTime,
        &[
            "muc tieu nam",
            "muc tieu thoi gian",
            "target year",
            "target time",
        ],
    ),
    (
        FormColumn::TargetSource,
        &["muc tieu nguon", "target source"],
    ),
    (
        FormColumn::TargetDay,
        &["muc tieu ngay cong bo", "target published"],
    ),
    (FormColumn::ResultSign, &["ket qua dau", "result sign"]),
    (FormColumn::Period, &["ket qua ky", "result period"]),
    (FormColumn::Kind, &["ket qua loai so lieu", "result kind"]),
    (FormColumn::Source, &["ket qua nguon", "result source"]),
    (
        FormColumn::Day,
        &["ket qua ngay cong bo", "result published"],
    ),
    (FormColumn::Note, &["ghi chu", "note"]),
    (FormColumn::Place, &["dia ban", "place"]),
    (FormColumn::Plan, &["ke hoach", "plan"]),
    (FormColumn::Term, &["nhiem ky", "term"]),
    (FormColumn::Better, &["chieu tot len", "better"]),
    (
        FormColumn::TargetKind,
        &["cach so muc tieu", "kind of target"],
    ),
];

/// What stands before the year of a column of results, folded.
const RESULTS: [&str; 2] = ["ket qua ", "result "];
/// How many headings that no other sheet has make a form of a table.
const FEWEST: usize = 3;
/// How far from the top a heading may stand.
const DEEPEST: usize = 20;

impl FormColumn {
    /// What the column of a heading holds.
    pub fn of(heading: &str) -> Option<Self> {
        let folded = bare(heading);
        let year = |start: &&str| likely_year(folded.strip_prefix(*start)?);
        if let Some(year) = RESULTS.iter().find_map(year) {
            return Some(Self::Result(year));
        }
        let known = HEADINGS.iter();
        let mut known = known.filter(|(_, names)| names.contains(&folded.as_str()));
        known.next().map(|(column, _)| *column)
    }

    /// Whether figures stand in it.
    pub fn is_of_figures(self) -> bool {
        matches!(self, Self::Target | Self::Result(_))
    }

    /// Whether no other sheet has such a heading.
    fn is_of_a_form(self) -> bool {
        matches!(
            self,
            Self::TargetSign
                | Self::TargetTime
                | Self::TargetSource
                | Self::TargetDay
                | Self::ResultSign
                | Self::Period
                | Self::Kind
                | Self::Source
                | Self::Day
                | Self::TargetKind
        )
    }
}

/// The heading of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormHeading {
    /// Its row.
    pub row: usize,
    /// What columns hold, in their order; of two with one meaning the first counts, unless figures stand in them.
    pub columns: Vec<(usize, FormColumn)>,
    /// Columns with another heading.
    pub others: Vec<usize>,
}

impl FormHeading {
    /// Finds the heading of a form; none where a table is none.
    pub fn of(grid: &Grid) -> Option<Self> {
        let rows = 0..grid.lines.len().min(DEEPEST);
        rows.map(|row| Self::at(grid, row)).find(Self::is_of_a_form)
    }

    fn at(grid: &Grid, row: usize) -> Self {
        let mut heading = Self {
            row,
            columns: Vec::new(),
            others: Vec::new(),
        };
        for (at, cell) in grid.filled(row) {
            match FormColumn::of(&cell.text) {
                Some(column) if column.is_of_figures() || heading.place_of(column).is_none() => {
                    heading.columns.push((at, column));
                }
                _ => heading.others.push(at),
            }
        }
        heading
    }

    fn is_of_a_form(&self) -> bool {
        let own = self
            .columns
            .iter()
            .filter(|(_, column)| column.is_of_a_form());
        let has_figures = self
            .columns
            .iter()
            .any(|(_, column)| column.is_of_figures());
        own.count() >= FEWEST && has_figures && self.place_of(FormColumn::Name).is_some()
    }

    /// Where a column stands.
    pub fn place_of(&self, wanted: FormColumn) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns
            .find(|(_, column)| *column == wanted)
            .map(|(at, _)| *at)
    }
}
