//! Reads the CSV of the sources.
//!
//! Owns its columns and checks. The same row twice is one source; one id with two meanings is a problem. It must not
//! know claims.

use std::collections::HashMap;

use jiff::civil::Date;

use super::columns::SOURCE_COLUMNS;
use super::sheet::{CsvFile, Sheet, SheetRow};
use crate::core::catalog::build::Builder;
use crate::core::clean::VISIBLE_MARK;
use crate::core::model::{PackId, Published, Source, SourceId, Text};
use crate::pack::diagnostic::{Diagnostic, Problem};

const SOURCE_ID: usize = 0;
const TITLE: usize = 1;
const PUBLISHER: usize = 2;
const DATE: usize = 3;
const URL: usize = 4;
const COVERS: usize = 5;
const LANGUAGE: usize = 6;
const DUE: usize = 7;

/// The sources of a file by their ids.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub(super) known: HashMap<Text, SourceId>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) cleaned: usize,
}

/// Reads a file of sources.
pub(super) fn read(file: &CsvFile, builder: &mut Builder, pack: PackId) -> Listed {
    let mut listed = Listed::default();
    let mut rows: HashMap<Text, ([Text; 5], Published, Option<Date>)> = HashMap::new();
    let mut sheet = Sheet::open(file, &SOURCE_COLUMNS, &["source_id", "title"]);
    sheet.each_row(|row| {
        let Some(id) = id(row) else { return };
        let published = date(row, DATE);
        let due = date(row, DUE).last_day();
        let texts = [TITLE, PUBLISHER, URL, COVERS, LANGUAGE]
            .map(|column| builder.text(row.text(column).as_deref().unwrap_or("")));
        let id_text = builder.text(&id);
        let said = (texts, published, due);
        if let Some(before) = rows.insert(id_text, said) {
            if before != said {
                let (table, first) = ("source", None);
                row.note(SOURCE_ID, Problem::DuplicateId { table, id, first });
            }
            return;
        }
        let [title, publisher, url, covers, language] = texts;
        let source = builder.source(Source {
            pack,
            id: id_text,
            title,
            publisher,
            published,
            url,
            covers,
            language,
            due,
        });
        listed.known.insert(id_text, source);
    });
    listed.cleaned = sheet.cleaned();
    listed.diagnostics = sheet.finish();
    listed
}

/// A date as far as it is known; one that cannot be read is noted.
fn date(row: &mut SheetRow<'_, '_>, column: usize) -> Published {
    let date = row.text(column).unwrap_or_default();
    Published::parse(&date).unwrap_or_else(|| {
        row.note(column, Problem::BadDate(date.into_owned()));
        Published::default()
    })
}

fn id(row: &mut SheetRow<'_, '_>) -> Option<String> {
    let id = row.text(SOURCE_ID)?.into_owned();
    if id.trim().is_empty() {
        row.note(SOURCE_ID, Problem::EmptyText { key: "source_id" });
        return None;
    }
    if id.contains(VISIBLE_MARK) {
        row.note(SOURCE_ID, Problem::BadSourceId(id));
        return None;
    }
    Some(id)
}
