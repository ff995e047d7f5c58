//! Reads the CSV of the sources.
//!
//! Owns its columns and checks. The same row twice is one source; one id with two meanings is a
//! problem.

use std::collections::HashMap;

use super::sheet::{CsvFile, Row, Sheet};
use crate::core::catalog::build::Builder;
use crate::core::clean::VISIBLE_MARK;
use crate::core::model::{PackId, Published, Source, SourceId, Text};
use crate::pack::diagnostic::{Diagnostic, Problem};

const NAMES: [&str; 6] = ["source_id", "title", "publisher", "date", "url", "covers"];
const SOURCE_ID: usize = 0;
const TITLE: usize = 1;
const PUBLISHER: usize = 2;
const DATE: usize = 3;
const URL: usize = 4;
const COVERS: usize = 5;

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
    let mut rows: HashMap<Text, [Text; 4]> = HashMap::new();
    let mut sheet = Sheet::open(file, &NAMES, &["source_id", "title"]);
    sheet.each_row(|row| {
        let Some(id) = id(row) else { return };
        let date = row.text(DATE).unwrap_or_default();
        let published = Published::parse(&date).unwrap_or_else(|| {
            row.note(DATE, Problem::BadDate(date.into_owned()));
            Published::default()
        });
        let texts = [TITLE, PUBLISHER, URL, COVERS]
            .map(|column| builder.text(row.text(column).as_deref().unwrap_or("")));
        let id_text = builder.text(&id);
        if let Some(before) = rows.insert(id_text, texts) {
            if before != texts {
                let (table, first) = ("source", None);
                row.note(SOURCE_ID, Problem::DuplicateId { table, id, first });
            }
            return;
        }
        let [title, publisher, url, covers] = texts;
        let unknown = builder.text("");
        let source = builder.source(Source {
            pack,
            id: id_text,
            title,
            publisher,
            published,
            url,
            covers,
            language: unknown,
            due: None,
        });
        listed.known.insert(id_text, source);
    });
    listed.cleaned = sheet.cleaned();
    listed.diagnostics = sheet.finish();
    listed
}

fn id(row: &mut Row<'_, '_>) -> Option<String> {
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
