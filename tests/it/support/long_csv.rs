//! Rows of the long CSV, and the way through import, pack and export.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chitieu::core::catalog::Catalog;
use chitieu::core::clean::clean;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::model::PackId;
use chitieu::library::Library;
use chitieu::pack::exchange::columns::COLUMNS;
use chitieu::pack::exchange::export::{CsvLayout, write_csv, write_sources};
use chitieu::pack::exchange::import::{self, CsvFile, Imported};
use chitieu::pack::files::PackFiles;
use chitieu::pack::{self, write};

use super::data;

pub(crate) fn csv_file(name: &str, bytes: impl Into<Vec<u8>>) -> CsvFile {
    CsvFile::held(name, bytes)
}

pub(crate) fn import(bytes: &[u8]) -> Imported {
    import::read(&[csv_file("in.csv", bytes)], None, "pack")
}

pub(crate) fn import_with_sources(bytes: &[u8], sources: &[u8]) -> Imported {
    let sources = csv_file("sources.csv", sources);
    import::read(&[csv_file("in.csv", bytes)], Some(&sources), "pack")
}

/// How often each row occurs, every field cleaned.
pub(crate) fn rows(bytes: &[u8]) -> BTreeMap<Vec<String>, usize> {
    let mut reader = csv::Reader::from_reader(bytes);
    let mut rows = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        let row = record.iter().map(|field| clean(field).into_owned());
        *rows.entry(row.collect()).or_insert(0) += 1;
    }
    rows
}

/// Rows as a file with the header of the exchange format.
pub(crate) fn file_of(rows: &[[String; 13]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// A file of `tests/data/csv` as a pack that is searched.
pub(crate) fn imported(name: &str) -> Arc<Library> {
    let bytes = std::fs::read(data("csv").join(name)).unwrap();
    Arc::new(Library::open(&[written(&import(&bytes))]))
}

/// The files of an import as a pack that is loaded again.
pub(crate) fn written(imported: &Imported) -> PackFiles {
    let files = write::write(&imported.catalog, PackId(0)).into_iter();
    PackFiles {
        name: "pack".to_owned(),
        files: files
            .map(|(name, text)| (name, text.into_bytes()))
            .collect(),
        problems: Vec::new(),
    }
}

pub(crate) fn export(catalog: &Catalog) -> Vec<u8> {
    export_as(catalog, CsvLayout::Plain)
}

pub(crate) fn export_as(catalog: &Catalog, layout: CsvLayout) -> Vec<u8> {
    let mut out = Vec::new();
    let viewpoint = Viewpoint::on(jiff::civil::date(2025, 11, 1));
    write_csv(catalog, &viewpoint, catalog.series_ids(), layout, &mut out).unwrap();
    out
}

pub(crate) fn export_sources(catalog: &Catalog, layout: CsvLayout) -> Vec<u8> {
    let mut out = Vec::new();
    write_sources(catalog, |_| true, layout, &mut out).unwrap();
    out
}

/// Imports, writes the pack, loads it and exports it.
pub(crate) fn round_trip(bytes: &[u8]) -> Vec<u8> {
    let imported = import(bytes);
    let problem = imported.diagnostics.iter().find(|found| found.is_error());
    assert!(problem.is_none(), "{problem:?}");
    let loaded = pack::load(&[written(&imported)]);
    let problem = loaded.diagnostics.iter().find(|found| found.is_error());
    assert!(problem.is_none(), "{problem:?}");
    let ids = loaded.catalog.indicators().iter();
    let ids: BTreeSet<&str> = ids.map(|found| loaded.catalog.text(found.id)).collect();
    assert_eq!(
        ids.len(),
        loaded.catalog.indicators().len(),
        "ids are unique"
    );
    assert!(ids.iter().all(|id| id.is_ascii() && id.len() < 200));
    export(&loaded.catalog)
}

#[track_caller]
/// A row with one field changed.
pub(crate) fn row(column: &str, text: &str) -> [String; 13] {
    let plain = [
        "Lai Châu",
        "NQ",
        "Kinh tế",
        "GRDP",
        "GRDP",
        "%",
        "actual",
        "2023",
        "year",
        "47.45",
        "=",
        "L01",
        "",
    ];
    let mut row = plain.map(str::to_owned);
    let number = COLUMNS.iter().position(|name| *name == column).unwrap();
    row[number] = text.to_owned();
    row
}
