//! What `export` takes out: which places, which day, in which form.

use chitieu::cli::args::{Cli, ExportFormat};
use chitieu::cli::data::export_to;
use chitieu::cli::scope::Scope;
use chitieu::core::lang::Lang;
use clap::Parser;
use serde_json::Value;

use crate::support::frozen;

/// What `export` writes with these options, as of the packs in the binary.
fn export(options: &[&str], format: ExportFormat) -> Vec<u8> {
    let words = ["chitieu"].iter().chain(options);
    let global = Cli::try_parse_from(words).unwrap().global;
    let today = jiff::civil::date(2025, 11, 1);
    let scope = Scope::new(frozen::library(), &global, true, today, Lang::Vi).unwrap();
    let mut out = Vec::new();
    export_to(&scope, format, &mut out).unwrap();
    out
}

#[test]
fn the_default_place_is_exported_and_all_on_demand() {
    for (options, count) in [
        (&[][..], 390),
        (&["--place", "all"], 530),
        (&["--place", "dien bien"], 38),
        (&["--as-of", "2020-12-31"], 95),
    ] {
        let rows = csv::Reader::from_reader(export(options, ExportFormat::Csv).as_slice())
            .records()
            .count();
        assert_eq!(rows, count, "{options:?}");
        let json = export(options, ExportFormat::Json);
        let json: Value = serde_json::from_slice(&json).unwrap();
        let indicators = json["indicators"].as_array().unwrap();
        let claims = indicators
            .iter()
            .map(|found| found["claims"].as_array().unwrap().len());
        assert_eq!(claims.sum::<usize>(), count, "{options:?}");
    }
}

#[test]
fn the_json_export_is_one_document() {
    let json = export(&[], ExportFormat::Json);
    let json: Value = serde_json::from_slice(&json).unwrap();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["packs", "plans", "categories", "indicators", "sources"]
    );
    assert_eq!(json["packs"].as_array().unwrap().len(), 1);
    assert_eq!(json["packs"][0]["id"], "lai-chau");
    let indicators = json["indicators"].as_array().unwrap();
    let grdp = indicators
        .iter()
        .find(|found| found["id"] == "grdp-per-capita")
        .unwrap();
    assert_eq!(grdp["name"]["vi"], "GRDP bình quân đầu người");
    let claims = grdp["claims"].as_array().unwrap();
    let target = claims.iter().find(|claim| claim["value"] == "65").unwrap();
    assert_eq!(
        (&target["kind"], &target["low"]),
        (&"target".into(), &65.into())
    );
    assert_eq!(target["plan"], "NQ ĐH XIV 2020-2025");
    let sources = json["sources"].as_array().unwrap();
    assert!(
        sources
            .iter()
            .any(|source| source["id"] == target["source_id"])
    );
}
