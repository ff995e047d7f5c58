//! The cells of many lines of a table, kept close.
//!
//! Owns how they are kept: the cells of many lines are one text, since a table can have a line for each of a million
//! series. It must not know what the cells say, nor how wide their columns become.

use crate::core::judge::standing::Status;
use crate::line::draw::text;

/// How many cells have a column of their own: name, figure, time, target, status.
pub(super) const COLUMNS: usize = 5;

/// The widths of the cells that have a column, or of these columns.
pub(super) type CellWidths = [usize; COLUMNS];

/// The cells of a line.
#[derive(Debug)]
pub(crate) struct TableCells {
    /// The name, with the place where that does not go without saying.
    pub(crate) name: String,
    /// The figure that leads.
    pub(crate) figure: String,
    /// Its year and period.
    pub(crate) when: String,
    /// The target; empty without one.
    pub(crate) target: String,
    /// The word of the status with its sign.
    pub(crate) status: String,
    /// Who answers for it; empty where no source says so.
    pub(super) owner: String,
    /// The status.
    pub(super) class: Status,
}

/// The cells of some lines that follow each other.
#[derive(Debug, Default)]
pub(crate) struct TableRows {
    text: String,
    rows: Vec<KeptRow>,
}

/// Where the cells of a line end in the text, and how wide they are: what is wider than a number can tell is wider than
/// any column.
#[derive(Debug)]
struct KeptRow {
    ends: [u32; COLUMNS + 1],
    widths: [u16; COLUMNS],
    class: Status,
}

/// The cells of a line that is kept.
pub(super) struct KeptCells<'r> {
    pub(super) name: &'r str,
    pub(super) figure: &'r str,
    pub(super) when: &'r str,
    pub(super) target: &'r str,
    pub(super) status: &'r str,
    pub(super) owner: &'r str,
    pub(super) class: Status,
    pub(super) widths: CellWidths,
}

impl TableRows {
    /// The lines in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = KeptCells<'_>> {
        let mut start = 0;
        self.rows.iter().map(move |row| {
            let mut cells = row.ends.map(|end| {
                let cell = self.text.get(start..end as usize).unwrap_or_default();
                start = end as usize;
                cell
            });
            let [name, figure, when, target, status, owner] = cells.each_mut().map(|cell| *cell);
            KeptCells {
                name,
                figure,
                when,
                target,
                status,
                owner,
                class: row.class,
                widths: row.widths.map(usize::from),
            }
        })
    }
}

impl FromIterator<TableCells> for TableRows {
    fn from_iter<T: IntoIterator<Item = TableCells>>(lines: T) -> Self {
        let mut all = Self::default();
        for line in lines {
            let cells = [
                &line.name,
                &line.figure,
                &line.when,
                &line.target,
                &line.status,
                &line.owner,
            ];
            let ends = cells.map(|cell| {
                all.text.push_str(cell);
                all.text.len() as u32
            });
            let [columns @ .., _] = cells;
            all.rows.push(KeptRow {
                ends,
                widths: columns.map(|cell| u16::try_from(text::width(cell)).unwrap_or(u16::MAX)),
                class: line.class,
            });
        }
        all.text.shrink_to_fit();
        all.rows.shrink_to_fit();
        all
    }
}
