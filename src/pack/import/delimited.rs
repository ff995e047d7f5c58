//! A text with fields becomes a table.
//!
//! Owns the recognition of the sign between fields. It must not know what a field means.

use csv::ByteRecord;

use super::grid::{Cell, Grid, GridRow, WorkbookOrigin};
use crate::pack::exchange::quotes;

/// Signs that part fields.
const SIGNS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Rows that are looked at to tell the sign.
const LOOKED_AT: usize = 300;

/// Reads a text; the sign is told by what parts most rows alike, unless it is given.
pub fn read(file: &str, text: String, sign: Option<u8>) -> Grid {
    let (told, start) = told_sign(&text);
    let sign = sign.or(told).unwrap_or_else(|| most_likely(&text));
    let text = with_ditto_marks(text, sign);
    let mut grid = Grid {
        file: file.to_owned(),
        origin: WorkbookOrigin::Delimited(sign),
        text,
        ..Grid::default()
    };
    let mut lines = Vec::new();
    let body = grid.text.as_bytes().get(start..).unwrap_or_default();
    let mut reader = reader(body, sign);
    let mut record = ByteRecord::new();
    while matches!(reader.read_byte_record(&mut record), Ok(true)) {
        let at = record.position().map_or(0, |at| at.byte() as usize);
        let cells = record
            .iter()
            .map(|field| Cell::text(String::from_utf8_lossy(field)));
        lines.push(GridRow {
            cells: cells.collect(),
            at: quotes::row_start(grid.text.as_bytes(), start + at),
        });
    }
    grid.lines = lines;
    grid.trim();
    grid
}

/// Doubles quotes that stand alone in a field, as ditto marks, where they would else open a field of many lines.
fn with_ditto_marks(text: String, sign: u8) -> String {
    let sign = char::from(sign);
    let alone = format!("{sign}\"{sign}");
    if !text.contains(&alone) {
        return text;
    }
    let doubled = format!("{sign}\"\"\"\"{sign}");
    let line = |line: &str| {
        let quotes = line.matches('"').count();
        let marks = line.matches(&alone).count();
        // Quotes in pairs open and close a field; all of them alone do not.
        match marks > 0 && (quotes % 2 == 1 || quotes == marks) {
            true => line.replace(&alone, &doubled),
            false => line.to_owned(),
        }
    };
    let lines: Vec<String> = text.split('\n').map(line).collect();
    lines.join("\n")
}

fn reader(bytes: &[u8], sign: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .from_reader(bytes)
}

/// The sign that a first line `sep=;` tells a spreadsheet, and where the rest begins.
fn told_sign(text: &str) -> (Option<u8>, usize) {
    let line = text.lines().next().unwrap_or_default();
    let sign = line
        .strip_prefix("sep=")
        .and_then(|sign| sign.bytes().next());
    match sign {
        Some(sign) => (Some(sign), line.len()),
        None => (None, 0),
    }
}

/// The sign that parts most rows into the same number of fields.
fn most_likely(text: &str) -> u8 {
    // Keys that are joined by commas stand before columns that tabs part.
    let header = text.lines().next().unwrap_or_default();
    if header.contains('\t') && header.contains("\\TIME") {
        return b'\t';
    }
    let weight = |sign: u8| {
        let mut widths: Vec<usize> = Vec::new();
        let mut reader = reader(text.as_bytes(), sign);
        let mut record = ByteRecord::new();
        while widths.len() < LOOKED_AT && matches!(reader.read_byte_record(&mut record), Ok(true)) {
            widths.push(record.len());
        }
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let best = widths.iter().map(|width| alike(*width) * (width - 1)).max();
        best.unwrap_or(0)
    };
    let weights = SIGNS.map(|sign| (weight(sign), sign));
    // On a tie the first wins: semicolons and tabs, unlike commas, are never part of a number.
    let best = weights.iter().rev().max_by_key(|(weight, _)| *weight);
    best.filter(|(weight, _)| *weight > 0)
        .map_or(b',', |(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, sign: char, rows: &[&[&str]]) {
        let grid = read("x.csv", text.to_owned(), None);
        assert_eq!(grid.origin, WorkbookOrigin::Delimited(sign as u8));
        let cells: Vec<Vec<&str>> = grid
            .lines
            .iter()
            .map(|line| line.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect();
        assert_eq!(cells, rows);
    }

    #[test]
    fn the_sign_between_fields_is_told() {
        check("a;b\n1,5;2,5\n", ';', &[&["a", "b"], &["1,5", "2,5"]]);
        check("a\tb\n1,5\t2\n", '\t', &[&["a", "b"], &["1,5", "2"]]);
        check("a,b\n\"1,5\",2\n", ',', &[&["a", "b"], &["1,5", "2"]]);
        check("sep=;\na;b\n", ';', &[&["a", "b"]]);
        check("a\n", ',', &[&["a"]]);
        check(
            "a,b,c\\TIME\t1\nx,y,z\t2\n",
            '\t',
            &[&["a,b,c\\TIME", "1"], &["x,y,z", "2"]],
        );
        check(
            "a;%;1\nb;\";2\n\"c;d\";x;3\n",
            ';',
            &[&["a", "%", "1"], &["b", "\"", "2"], &["c;d", "x", "3"]],
        );
    }

    #[test]
    fn a_cell_knows_its_bytes() {
        let grid = read("x", "t;;\n\n\"a;b\";Số\n".to_owned(), None);
        assert_eq!(grid.bytes(1, 1), 11..15);
    }
}
