//! Which columns of a sheet are hidden.
//!
//! Owns the parts of a workbook since 2007 that say it, which the library that reads its cells passes over. It must not
//! know what a cell says.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most bytes that are read of one part.
const MOST: u64 = 16 << 20;
/// Columns that a sheet can have.
const WIDEST: usize = 16_384;

/// The hidden columns of each sheet, by its name, counted from zero; none of a workbook that does not say it.
pub fn columns(bytes: &[u8]) -> HashMap<String, Vec<usize>> {
    read(bytes).unwrap_or_default()
}

fn read(bytes: &[u8]) -> Option<HashMap<String, Vec<usize>>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |name: &str| -> Option<String> {
        let mut text = Vec::new();
        let part = archive.by_name(name).ok()?;
        part.take(MOST).read_to_end(&mut text).ok()?;
        Some(String::from_utf8_lossy(&text).into_owned())
    };
    let files: HashMap<String, String> = tags(&part("xl/_rels/workbook.xml.rels")?, "Relationship")
        .into_iter()
        .filter_map(|mut tag| Some((tag.remove("Id")?, tag.remove("Target")?)))
        .collect();
    let sheets = tags(&part("xl/workbook.xml")?, "sheet");
    let found = sheets.into_iter().filter_map(|mut sheet| {
        let (name, id) = (sheet.remove("name")?, sheet.remove("id")?);
        let target = files.get(&id)?;
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        // Columns are told before the cells.
        let hidden = tags(&part(&path)?, "col")
            .into_iter()
            .flat_map(|col| span(&col));
        Some((name, hidden.collect()))
    });
    Some(found.collect())
}

/// The columns that one tag hides.
fn span(col: &HashMap<String, String>) -> Vec<usize> {
    let is_hidden = col
        .get("hidden")
        .is_some_and(|said| said == "1" || said == "true");
    let number = |name: &str| col.get(name)?.parse::<usize>().ok()?.checked_sub(1);
    match (number("min"), number("max")) {
        (Some(first), Some(last)) if is_hidden => (first..=last.min(WIDEST)).collect(),
        _ => Vec::new(),
    }
}

/// The attributes of each tag of a name, by their local names, up to the cells of a sheet or the end of what is well formed.
fn tags(text: &str, name: &str) -> Vec<HashMap<String, String>> {
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let own = tag.local_name();
                if own.as_ref() == "sheetData" {
                    break;
                }
                if own.as_ref() == name {
                    found.push(attributes(&tag));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

fn attributes(tag: &BytesStart<'_>) -> HashMap<String, String> {
    let all = tag.attributes().flatten();
    let read = all.map(|attribute| {
        let name = attribute.key.local_name();
        let name = name.as_ref().to_owned();
        (
            name,
            attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map(|value| value.into_owned())
                .unwrap_or_default(),
        )
    });
    read.collect()
}
