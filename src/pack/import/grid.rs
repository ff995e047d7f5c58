//! A table of cells, as a file or a sheet of a workbook has it.
//!
//! Owns cells, rows, merged areas and the place of each cell. It must not know what a cell means, nor which
//! kind of file it came from.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::pack::exchange::quotes;

/// What a cell was in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// A text whose meaning has to be worked out.
    #[default]
    Text,
    /// A number of a workbook: written with a point, whatever the language.
    Number,
    /// A number of a workbook shown as a percentage, already a hundredfold of what is stored.
    Percent,
    /// A date of a workbook.
    Date,
    /// An error of a spreadsheet.
    Error,
    /// A formula whose value was never stored.
    Formula,
    /// A number that its format does not show.
    Hidden,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// What it was.
    pub kind: CellKind,
    /// How far it is moved in.
    pub indent: u8,
    /// The number that is stored, where its format shows a thousandth of it or less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stored: Option<Box<str>>,
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Tells whether nothing is to be seen in it.
    pub fn is_blank(&self) -> bool {
        !matches!(self.kind, CellKind::Formula | CellKind::Hidden) && self.text.trim().is_empty()
    }
}

/// Cells that are shown as one: rows and columns from zero, the ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
    /// The byte of the text at which the row starts; in a workbook the number of the row from zero.
    pub at: usize,
}

/// What is special about the workbook that a table comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkbookOrigin {
    /// A text, with this sign between its fields.
    Delimited(u8),
    /// A workbook whose formats are known.
    #[default]
    Workbook,
    /// A workbook that does not tell which numbers are shown as percentages.
    Formatless,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The file, as a person would name it.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Its rows.
    pub lines: Vec<GridRow>,
    /// What is merged.
    pub merged: Vec<Merged>,
    /// The columns that its sheet hides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<usize>,
    /// How many cells more the first field of a row of the text became.
    #[serde(skip)]
    pub joined: usize,
    /// Where it comes from.
    pub origin: WorkbookOrigin,
    /// The text of a delimited file, in UTF-8.
    #[serde(skip)]
    pub text: String,
}

impl Grid {
    /// A cell; one that is not there is blank.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        static BLANK: Cell = Cell {
            text: String::new(),
            kind: CellKind::Text,
            indent: 0,
            stored: None,
        };
        let line = self.lines.get(row);
        line.and_then(|line| line.cells.get(column))
            .unwrap_or(&BLANK)
    }

    /// What a cell shows, without spaces around it.
    pub fn shown(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).text.trim()
    }

    /// The most cells that a row has.
    pub fn width(&self) -> usize {
        let widths = self.lines.iter().map(|line| line.cells.len());
        widths.max().unwrap_or(0)
    }

    /// The cells of a row that show something.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = (usize, &Cell)> {
        let cells = self.lines.get(row).map(|line| line.cells.as_slice());
        let cells = cells.unwrap_or_default().iter().enumerate();
        cells.filter(|(_, cell)| !cell.is_blank())
    }

    /// The bytes of a cell in the text of a delimited file.
    pub fn bytes(&self, row: usize, column: usize) -> Range<usize> {
        let start = self.lines.get(row).map_or(0, |line| line.at);
        match self.origin {
            WorkbookOrigin::Delimited(sign) => {
                let field = column.saturating_sub(self.joined);
                quotes::field(self.text.as_bytes(), start, field, sign)
            }
            _ => start..start,
        }
    }

    /// The sign between the fields of a text.
    pub fn delimiter(&self) -> Option<u8> {
        match self.origin {
            WorkbookOrigin::Delimited(sign) => Some(sign),
            _ => None,
        }
    }

    /// The address of a cell in a workbook, as `B7`.
    pub fn address(&self, row: usize, column: usize) -> String {
        let number = self.lines.get(row).map_or(row, |line| line.at);
        format!("{}{}", letters(column), number + 1)
    }

    /// Takes rows without a visible cell from the end.
    pub fn trim(&mut self) {
        while let Some(line) = self.lines.last() {
            if line.cells.iter().any(|cell| !cell.is_blank()) {
                break;
            }
            self.lines.pop();
        }
    }
}

/// The name of a column: A to Z, AA and so on.
pub fn letters(mut column: usize) -> String {
    let mut name = Vec::new();
    loop {
        let letter = u8::try_from(column % 26).unwrap_or(0);
        name.push(char::from(b'A' + letter));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => break,
        }
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_the_names_of_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }
}
