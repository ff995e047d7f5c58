//! The tables of a document.
//!
//! Owns what is taken of `.docx`: rows and cells, what is merged, and the paragraph above each table, in which its
//! title stands. It must not know forms, nor read prose.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Cell, Grid, GridRow, Merged};
use super::open::Workbook;
use crate::pack::diagnostic::Unopened;

/// The part of a document that holds its text.
const BODY: &str = "word/document.xml";
/// The most bytes of that part.
const MOST: u64 = 256 << 20;
/// The paragraphs above a table that may be its title.
const TITLES: usize = 4;

/// Reads the tables of a document.
///
/// # Errors
/// Where it is damaged.
pub fn read(bytes: &[u8]) -> Result<Workbook, Unopened> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unopened::Damaged)?;
    let part = archive.by_name(BODY).map_err(|_| Unopened::Damaged)?;
    let mut text = String::new();
    part.take(MOST)
        .read_to_string(&mut text)
        .map_err(|_| Unopened::Damaged)?;
    Ok(Workbook {
        kind: "docx".to_owned(),
        grids: tables(&text)?,
        hidden: Vec::new(),
    })
}

/// What is under way while a document is read.
#[derive(Default)]
struct Walk {
    /// Paragraphs since the last table.
    above: Vec<String>,
    /// Open tables, the outermost first; one in a cell of another adds its text to that.
    depth: usize,
    rows: Vec<Vec<Cell>>,
    merged: Vec<Merged>,
    /// Columns whose cells go on from above: the first row of each.
    open: Vec<(usize, usize, usize)>,
    row: Vec<Cell>,
    text: String,
    span: usize,
    goes_on: Option<bool>,
    is_text: bool,
    grids: Vec<Grid>,
}

fn tables(text: &str) -> Result<Vec<Grid>, Unopened> {
    let mut reader = Reader::from_str(text);
    let mut walk = Walk::default();
    loop {
        match reader.read_event().map_err(|_| Unopened::Damaged)? {
            Event::Start(tag) => walk.start(&tag),
            Event::Empty(tag) => {
                walk.start(&tag);
                walk.end(tag.local_name().as_ref());
            }
            Event::End(tag) => walk.end(tag.local_name().as_ref()),
            Event::Text(words) if walk.is_text => walk.text.push_str(&words.xml10_content()),
            Event::GeneralRef(name) if walk.is_text => match name.resolve_char_ref() {
                Ok(Some(letter)) => walk.text.push(letter),
                _ => walk.text.push_str(entity(name.as_ref())),
            },
            Event::Eof => return Ok(walk.grids),
            _ => {}
        }
    }
}

/// The letter that a name in XML stands for.
fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

impl Walk {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.text.clear();
                }
            }
            "tr" if self.depth == 1 => self.row.clear(),
            "tc" if self.depth == 1 => {
                self.text.clear();
                self.span = 1;
                self.goes_on = None;
            }
            "gridSpan" if self.depth == 1 => {
                self.span = value(tag)
                    .and_then(|count| count.parse().ok())
                    .unwrap_or(1)
                    .clamp(1, 1000);
            }
            "vMerge" if self.depth == 1 => {
                self.goes_on = Some(value(tag).is_none_or(|word| word != "restart"));
            }
            "t" => self.is_text = true,
            "tab" | "br" | "cr" => self.text.push(' '),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.is_text = false,
            "p" if self.depth == 0 => {
                let paragraph = std::mem::take(&mut self.text);
                let paragraph = paragraph.trim();
                if !paragraph.is_empty() {
                    self.above.push(paragraph.to_owned());
                }
            }
            "p" => self.text.push(' '),
            "tc" if self.depth == 1 => self.cell(),
            "tr" if self.depth == 1 => {
                let row = std::mem::take(&mut self.row);
                self.rows.push(row);
            }
            "tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.table();
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self) {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let first = self.row.len();
        let (row, last) = (self.rows.len(), first + self.span - 1);
        self.row.push(Cell::text(words.join(" ")));
        self.row.resize(last + 1, Cell::default());
        match self.goes_on {
            Some(false) => {
                self.open.retain(|(column, ..)| *column != first);
                self.open.push((first, last, row));
            }
            Some(true) => self.goes_on_from_above(first, row),
            None if self.span > 1 => self.merged.push(Merged {
                rows: (row, row),
                columns: (first, last),
            }),
            None => {}
        }
    }

    /// A cell that is one with that above it.
    fn goes_on_from_above(&mut self, column: usize, row: usize) {
        let open = self.open.iter().find(|(first, ..)| *first == column);
        let Some((column, last, from)) = open.copied() else {
            return;
        };
        let is_other = |area: &Merged| area.columns.0 != column || area.rows.0 != from;
        self.merged.retain(is_other);
        self.merged.push(Merged {
            rows: (from, row),
            columns: (column, last),
        });
    }

    fn table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let titles = std::mem::take(&mut self.above);
        let titles: Vec<String> = titles.into_iter().rev().take(TITLES).rev().collect();
        let shift = titles.len();
        let titles = titles.into_iter().map(|title| vec![Cell::text(title)]);
        let lines = titles
            .chain(rows)
            .enumerate()
            .map(|(at, cells)| GridRow { cells, at });
        let merged = std::mem::take(&mut self.merged)
            .into_iter()
            .map(|area| Merged {
                rows: (area.rows.0 + shift, area.rows.1 + shift),
                ..area
            });
        self.open.clear();
        self.grids.push(Grid {
            sheet: Some((self.grids.len() + 1).to_string()),
            lines: lines.collect(),
            merged: merged.collect(),
            ..Grid::default()
        });
    }
}

fn value(tag: &BytesStart<'_>) -> Option<String> {
    let attributes = tag.attributes().flatten();
    let mut values = attributes.filter(|attribute| attribute.key.local_name().as_ref() == "val");
    let value = |attribute: Attribute<'_>| {
        String::from_utf8_lossy(attribute.value.as_ref().as_ref()).into_owned()
    };
    values.next().map(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_their_titles_and_what_is_merged() {
        let cell = |properties: &str, text: &str| {
            format!(
                "<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
            )
        };
        let text = format!(
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Biểu 1 &amp; 2</w:t></w:r></w:p><w:tbl>\
            <w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl><w:p/></w:body></w:document>",
            cell("<w:vMerge w:val=\"restart\"/>", "Chỉ tiêu"),
            cell("<w:gridSpan w:val=\"2\"/>", "Năm 2022"),
            cell("<w:vMerge/>", ""),
            cell("", "KH"),
            cell("", "TH"),
        );
        let grids = tables(&text).unwrap();
        assert_eq!(grids.len(), 1);
        let grid = &grids[0];
        assert_eq!(grid.shown(0, 0), "Biểu 1 & 2");
        assert_eq!(
            (grid.shown(1, 0), grid.shown(1, 1), grid.shown(2, 2)),
            ("Chỉ tiêu", "Năm 2022", "TH")
        );
        assert_eq!(
            grid.merged,
            [
                Merged {
                    rows: (1, 1),
                    columns: (1, 2)
                },
                Merged {
                    rows: (1, 2),
                    columns: (0, 0)
                }
            ]
        );
    }
}
