//! Bytes of a file become tables.
//!
//! Owns the kinds of files by their first bytes. It must not know forms: what a table says is told elsewhere. Workbooks
//! are read by whoever is handed in, since a hostile one must not take this process down.

use std::io;
use std::sync::Arc;

use encoding_rs::UTF_8;

use super::answers::Answers;
use super::cleansed::{clean_text, cleanse};
use super::delimited;
use super::encoding::{self, DecodedText, Undecodable, Utf8Check};
use super::form::FileForm;
use super::grid::Grid;
use super::recognise::is_long;
use super::side_by_side;
use super::tongues;
use crate::pack::diagnostic::{Diagnostic, Unopened};
use crate::pack::stored::{StoredText, TextKeeper};

/// The tables of a workbook or document.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Workbook {
    /// The ending that such files have.
    pub kind: String,
    /// Its tables.
    pub grids: Vec<Grid>,
    /// The names of sheets that are hidden.
    pub hidden: Vec<String>,
}

/// Whoever reads workbooks.
pub trait Workbooks {
    /// Reads one.
    ///
    /// # Errors
    /// Where it is damaged, locked, or needs too much.
    fn open(&self, bytes: &[u8]) -> Result<Workbook, Unopened>;
}

/// A file as tables.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// Its tables.
    pub grids: Vec<Grid>,
    /// The kind of a workbook.
    pub workbook: Option<&'static str>,
    /// Hidden sheets.
    pub hidden: Vec<String>,
    /// The encoding of a text.
    pub encoding: Option<&'static str>,
    /// The sign between the fields of a text.
    pub delimiter: Option<u8>,
    /// The text of a file that has the long form already, from which no table is made.
    pub long: Option<StoredText>,
    /// Whether it is a JSON document.
    pub is_json: bool,
    /// What is told of signs that were taken out of its cells.
    pub cleansed: Option<Box<Diagnostic>>,
}

/// Endings of workbooks and documents.
const ENDINGS: [&str; 6] = ["xlsx", "xlsb", "xls", "ods", "docx", "xlsm"];

/// Opens a file.
///
/// # Errors
/// Where it holds no table that can be read.
pub fn open(
    name: &str,
    bytes: Vec<u8>,
    answers: &Answers,
    workbooks: &dyn Workbooks,
) -> Result<Opened, Unopened> {
    if is_workbook(&bytes) {
        let workbook = workbooks.open(&bytes)?;
        let kind = ENDINGS.into_iter().find(|ending| *ending == workbook.kind);
        let mut grids = workbook.grids;
        for grid in &mut grids {
            name.clone_into(&mut grid.file);
        }
        let cleansed = cleanse(&mut grids);
        grids.iter_mut().for_each(tongues::level);
        let hidden = workbook.hidden.iter();
        return Ok(Opened {
            grids: grids.into_iter().flat_map(side_by_side::parted).collect(),
            workbook: Some(kind.unwrap_or("xlsx")),
            hidden: hidden.map(|name| clean_text(name)).collect(),
            cleansed,
            ..Opened::default()
        });
    }
    if let Some(kind) = unread(&bytes) {
        return Err(Unopened::Kind(kind));
    }
    if is_binary(&bytes) {
        return Err(Unopened::Binary);
    }
    let decoded =
        encoding::decode(bytes, answers.encoding.as_deref()).map_err(|error| match error {
            Undecodable::OldFont(name) => Unopened::OldFont(name),
            Undecodable::Unknown(_) => Unopened::UnknownEncoding,
            Undecodable::NoSuchEncoding => Unopened::NoSuchEncoding,
        })?;
    if let Some(font) = encoding::old_font_letters(&decoded.text) {
        return Err(Unopened::OldFont(font));
    }
    Ok(text(name, decoded, answers))
}

/// A text as a table, or as it is where it is of the long form.
fn text(name: &str, decoded: DecodedText, answers: &Answers) -> Opened {
    let mut text = decoded.text;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    let mut opened = Opened {
        encoding: Some(decoded.encoding),
        is_json: is_json(&text),
        ..Opened::default()
    };
    if let Some(delimiter) = long_sign(name, &text, answers) {
        opened.delimiter = delimiter;
        opened.long = Some(StoredText::held(text));
        return opened;
    }
    let mut grid = delimited::read(name, text, answers.delimiter);
    opened.delimiter = grid.delimiter();
    opened.cleansed = cleanse(std::slice::from_mut(&mut grid));
    tongues::level(&mut grid);
    opened.grids = side_by_side::parted(grid);
    opened
}

fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The sign between the fields of a text whose first line is the header of the long form; none where it is not, or not
/// to be read as such.
fn long_sign(name: &str, text: &str, answers: &Answers) -> Option<Option<u8>> {
    let head = text.lines().find(|line| !line.trim().is_empty());
    let head = delimited::read(name, head.unwrap_or_default().to_owned(), answers.delimiter);
    let is_other = answers.form.is_some_and(|form| form != FileForm::Long);
    (is_long(&head) && !is_other).then(|| head.delimiter())
}

/// The bytes by which a text of the long form is known: so many as the letters that are looked at may have.
const HEAD: usize = 4 * encoding::MOST_LETTERS;

/// Opens a file where it stands, if it is UTF-8 of the long form; none where it has to be held to be understood. What
/// comes out is what [`open`] makes of the same bytes.
///
/// # Errors
/// Where it cannot be read.
pub fn open_apart(
    name: &str,
    keeper: Arc<dyn TextKeeper>,
    answers: &Answers,
) -> io::Result<Option<Opened>> {
    let forced = answers.encoding.as_deref().map(encoding::named);
    if forced.is_some_and(|forced| forced != Some(UTF_8)) {
        return Ok(None);
    }
    let mut bytes = vec![0; HEAD];
    let read = keeper.read_at(0, &mut bytes)?;
    bytes.truncate(read);
    let Some(delimiter) = sign_of_head(name, &bytes, answers) else {
        return Ok(None);
    };
    drop(bytes);
    let mut check = Utf8Check::default();
    let text = StoredText::apart(keeper, |piece| check.takes(piece))?;
    let text = text.filter(|_| check.is_whole());
    Ok(text.map(|text| Opened {
        encoding: Some(UTF_8.name()),
        delimiter,
        long: Some(text),
        ..Opened::default()
    }))
}

/// The sign between the fields of a file that begins as one of the long form and in no other encoding.
fn sign_of_head(name: &str, bytes: &[u8], answers: &Answers) -> Option<Option<u8>> {
    let is_wide = encoding::wide(bytes).is_some();
    if is_workbook(bytes) || unread(bytes).is_some() || is_binary(bytes) || is_wide {
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // The head may end within a letter.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let first = text.trim_start();
    // A first line that is longer than the head is none of the long form.
    let is_cut = bytes.len() == HEAD && !first.contains('\n');
    if is_cut || is_json(text) || encoding::old_font_letters(text).is_some() {
        return None;
    }
    long_sign(name, text, answers)
}

fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// So many bytes of a text have one zero at most.
const TEXT_OF_A_ZERO: usize = 16;

/// Tells whether bytes are no text of any encoding: zeros stand among them, and not every second one is zero. A text in
/// UTF-8 may have a few, which are taken out of its cells.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    let is_marked = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let is_text = match std::str::from_utf8(head) {
        Ok(_) => true,
        // The head may end within a letter.
        Err(error) => error.error_len().is_none(),
    };
    let is_wide = is_marked || encoding::wide(head).is_some();
    zeros > 0 && !is_wide && !(is_text && zeros * TEXT_OF_A_ZERO <= head.len())
}

/// The name of a kind of file that is not read, by its first bytes.
fn unread(bytes: &[u8]) -> Option<&'static str> {
    let head: Vec<u8> = bytes
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take(64)
        .copied()
        .collect();
    let head = head.to_ascii_lowercase();
    [
        (&b"%pdf"[..], "PDF"),
        (b"{\\rtf", "RTF"),
        (b"<!doctype html", "HTML"),
        (b"<html", "HTML"),
        (b"<table", "HTML"),
        (b"<?xml", "XML"),
        (b"\x1f\x8b", "gzip"),
        (b"\x89png", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"rar!", "RAR"),
        (b"7z\xbc\xaf", "7z"),
    ]
    .into_iter()
    .find(|(start, _)| head.starts_with(start))
    .map(|(_, name)| name)
}
