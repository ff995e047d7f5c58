//! Long CSV in and out: nothing is lost on the way, and what cannot be read is told.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;

use chitieu::clean::clean;
use chitieu::exchange::export::write_csv;
use chitieu::exchange::import::{self, CsvFile, Imported};
use chitieu::model::PackId;
use chitieu::outlook::Outlook;
use chitieu::pack::files::PackFiles;
use chitieu::pack::{self, write};

fn csv_file(bytes: impl Into<Vec<u8>>) -> CsvFile {
    CsvFile {
        name: "in.csv".to_owned(),
        bytes: bytes.into(),
    }
}

fn import(bytes: &[u8]) -> Imported {
    import::read(&[csv_file(bytes)], None, "pack")
}

/// How often each row occurs, every field cleaned.
fn rows(bytes: &[u8]) -> BTreeMap<Vec<String>, usize> {
    let mut reader = csv::Reader::from_reader(bytes);
    let mut rows = BTreeMap::new();
    for record in reader.records() {
        let row = record
            .unwrap()
            .iter()
            .map(|field| clean(field).into_owned())
            .collect();
        *rows.entry(row).or_insert(0) += 1;
    }
    rows
}

/// The files of an import as a pack that is loaded again.
fn written(imported: &Imported) -> PackFiles {
    let files = write::write(&imported.catalog, PackId(0));
    PackFiles {
        name: "pack".to_owned(),
        files: files
            .into_iter()
            .map(|(name, text)| (name, text.into_bytes()))
            .collect(),
        problems: Vec::new(),
    }
}

/// Imports, writes the pack, loads it and exports it.
fn round_trip(bytes: &[u8]) -> Vec<u8> {
    let imported = import(bytes);
    assert!(!imported.has_errors(), "{:?}", imported.diagnostics.first());
    let loaded = pack::load(&[written(&imported)]);
    let errors: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter(|found| found.is_error())
        .collect();
    assert!(errors.is_empty(), "{:?}", errors.first());
    let mut out = Vec::new();
    let outlook = Outlook::on(jiff::civil::date(2025, 11, 1));
    write_csv(&loaded.catalog, &outlook, None, &mut out).unwrap();
    out
}

/// Run with `CHITIEU_CSV=a.csv:b.csv cargo test --release --test import -- --ignored --nocapture`.
#[test]
#[ignore = "reads the files that CHITIEU_CSV names"]
fn named_files_come_back_as_they_were() {
    let named = std::env::var("CHITIEU_CSV").unwrap_or_default();
    for path in std::env::split_paths(&named) {
        let bytes = std::fs::read(&path).unwrap();
        assert!(
            rows(&bytes) == rows(&round_trip(&bytes)),
            "{}",
            path.display()
        );
    }
}

#[test]
fn a_small_file_comes_back_as_it_was() {
    let text = "place,plan,category,indicator_vi,indicator_en,unit,kind,year,period,value,comparator,source_id,note\n\
        Lai Châu,NQ,Kinh tế,GRDP,,triệu đồng,target,2025,year,65,>=,L01,\n\
        Lai Châu,,Kinh tế,GRDP,,,actual,,,47.450,~,,\"a, \"\"b\"\"\"\n";
    assert_eq!(rows(text.as_bytes()), rows(&round_trip(text.as_bytes())));
    assert_eq!(rows(text.as_bytes()).len(), 2);
}
