//! Any bytes as a long CSV of claims: what is accepted goes through a pack and comes back as it was.

use std::collections::BTreeMap;

use chitieu::core::catalog::Catalog;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::model::PackId;
use chitieu::pack::exchange::export::{CsvLayout, write_csv};
use chitieu::pack::exchange::import::{CsvFile, Imported, read};
use chitieu::pack::write;

use crate::{catalog, diagnostics, written};

/// Demanded: no panic, problems that stand within the file, ids that lead somewhere; and of what was read
/// without an error, the same rows, in every column, from the pack that is written of it, and from the rows
/// themselves.
pub fn csv(data: &[u8]) {
    let imported = import(data);
    diagnostics::check(
        &imported.diagnostics,
        &[("in.csv".to_owned(), data.to_vec())],
    );
    catalog::told(&imported.catalog);
    if imported.has_errors() {
        return;
    }
    let loaded = written::loaded(write::write(&imported.catalog, PackId(0)));
    for layout in [CsvLayout::Plain, CsvLayout::Full, CsvLayout::Spreadsheet] {
        let file = export(&imported.catalog, layout);
        let exported = rows(&file);
        assert_eq!(
            exported.values().sum::<usize>(),
            imported.catalog.claim_count()
        );
        let from_pack = rows(&export(&loaded.catalog, layout));
        assert_eq!(from_pack, exported, "{layout:?} by a pack");
        let again = import(&file);
        let error = again.diagnostics.iter().find(|found| found.is_error());
        assert_eq!(error, None, "the {layout:?} rows that were exported");
        let from_rows = rows(&export(&again.catalog, layout));
        assert_eq!(from_rows, exported, "{layout:?} by its rows");
    }
}

fn import(bytes: &[u8]) -> Imported {
    let file = CsvFile::held("in.csv", bytes);
    read(&[file], None, "pack")
}

fn export(catalog: &Catalog, layout: CsvLayout) -> Vec<u8> {
    let mut out = Vec::new();
    let viewpoint = Viewpoint::on(jiff::civil::date(2025, 11, 1));
    write_csv(catalog, &viewpoint, catalog.series_ids(), layout, &mut out)
        .expect("memory is never full");
    out
}

/// How often each row occurs.
fn rows(bytes: &[u8]) -> BTreeMap<Vec<String>, usize> {
    let mut rows = BTreeMap::new();
    for record in csv::Reader::from_reader(bytes).records() {
        let record = record.expect("what was exported can be read");
        let row = record.iter().map(str::to_owned).collect();
        *rows.entry(row).or_insert(0) += 1;
    }
    rows
}
