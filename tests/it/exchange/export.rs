//! What `export` takes out: which places, which day, in which form.

use std::sync::Arc;

use chitieu::cli::args::Cli;
use chitieu::cli::data::{ExportForm, export_to};
use chitieu::cli::scope::CommandScope;
use chitieu::core::lang::Lang;
use chitieu::library::Library;
use chitieu::pack::exchange::export::CsvLayout;
use chitieu::pack::files::PackFiles;
use clap::Parser;
use serde_json::{Value, json};

use crate::support::frozen;
use crate::support::program::run;

/// What `export` writes with these options, as of the packs in the binary.
fn export(options: &[&str], form: ExportForm) -> Vec<u8> {
    export_of(frozen::library(), options, form)
}

fn export_of(library: Arc<Library>, options: &[&str], form: ExportForm) -> Vec<u8> {
    let words = ["chitieu"].iter().chain(options);
    let global = Cli::try_parse_from(words).unwrap().global;
    let today = jiff::civil::date(2025, 11, 1);
    let scope = CommandScope::new(library, &global, true, today, Lang::Vi).unwrap();
    let mut out = Vec::new();
    export_to(&scope, form, &mut out).unwrap();
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
        let rows =
            csv::Reader::from_reader(export(options, ExportForm::Csv(CsvLayout::Plain)).as_slice())
                .records()
                .count();
        assert_eq!(rows, count, "{options:?}");
        let json = export(options, ExportForm::Json);
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
    let json = export(&[], ExportForm::Json);
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

/// Every field that a pack can hold, and a figure that follows from another.
const FIELDS: &str = r#"
    pack = { id = "p", name = "P", place = "Tỉnh" }
    category = [{ id = "c", name = "Kinh tế" }]
    source = [{ id = "A", title = "A", date = "2023-07-01", language = "en", due = "2026-03" }]
    [[indicator]]
    id = "share"
    name = "Tỷ lệ"
    category = "c"
    owner = [{ name = { vi = "Sở A", en = "Dept A" }, source = "A" }]
    ended = [{ place = "Xã", date = "2025-07-01", source = "A" }]
    relation = [{ form = "share", of = "all", count = "done" }, { form = "parts", of = "all" }]
    claims = [
      { kind = "actual", year = 2022, value = 48, comparator = "~", nearly = true, derived = true, rounded_to = 0.50, source = "A", superseded = ["A", "B"], quote = "gần 48 %", page = "tr. 3" },
      { kind = "actual", year = 2023, value = 50 },
    ]
    [[indicator]]
    id = "all"
    name = "Tất cả"
    category = "c"
    [[indicator]]
    id = "done"
    name = "Đã xong"
    category = "c"
    claims = [{ kind = "target", year = 2025, value = [9, 10] }]
    [[derive]]
    indicator = "done"
    kind = "estimate"
    year = 2024
    form = "same"
    inputs = [{ indicator = "share", year = 2023 }]
"#;

fn of_fields(form: ExportForm) -> String {
    let pack = PackFiles::in_memory("p.toml", FIELDS.as_bytes());
    let library = Arc::new(Library::open(&[pack]));
    assert_eq!(library.catalog.claim_count(), 4, "with the one worked out");
    let bytes = export_of(library, &["--place", "all"], form);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_the_program_worked_out_is_never_exported() {
    for layout in [CsvLayout::Plain, CsvLayout::Full, CsvLayout::Spreadsheet] {
        let text = of_fields(ExportForm::Csv(layout));
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(!text.contains(",2024,"), "{text}");
    }
    let json: Value = serde_json::from_str(&of_fields(ExportForm::Json)).unwrap();
    let done = &json["indicators"][2];
    assert_eq!(done["id"], "done");
    assert_eq!(done["claims"].as_array().unwrap().len(), 1);
}

#[test]
fn the_json_export_tells_every_field() {
    let json: Value = serde_json::from_str(&of_fields(ExportForm::Json)).unwrap();
    let share = &json["indicators"][0];
    assert_eq!(
        share["owner"],
        json!([{ "place": "Tỉnh", "name": { "vi": "Sở A", "en": "Dept A" }, "source_id": "A" }])
    );
    assert_eq!(
        share["ended"],
        json!([{ "place": "Xã", "date": "2025-07-01", "source_id": "A" }])
    );
    assert_eq!(
        share["relation"],
        json!([
            { "form": "share", "of": "all", "count": "done" },
            { "form": "parts", "of": "all", "count": null },
        ])
    );
    // A claim, and what it says of itself.
    let check = |claim: &Value, expected: Value| {
        for (key, value) in expected.as_object().unwrap() {
            assert_eq!(&claim[key], value, "{key}");
        }
    };
    check(
        &share["claims"][0],
        json!({
            "nearly": true, "derived": true, "rounded_to": "0.50", "superseded": ["A", "B"],
            "quote": "gần 48 %", "page": "tr. 3", "break": false,
        }),
    );
    check(
        &share["claims"][1],
        json!({
            "nearly": false, "derived": false, "rounded_to": null, "superseded": [], "quote": "", "page": "",
        }),
    );
    check(
        &json["sources"][0],
        json!({ "id": "A", "language": "en", "due": "2026-03-31" }),
    );
    check(
        &json["sources"][1],
        json!({ "id": "B", "language": "", "due": null }),
    );
}

#[test]
fn a_spreadsheet_gets_a_mark_and_its_ranges_as_text() {
    let text = of_fields(ExportForm::Csv(CsvLayout::Spreadsheet));
    let plain = of_fields(ExportForm::Csv(CsvLayout::Plain));
    assert_eq!(
        text.strip_prefix('\u{feff}').unwrap(),
        plain.replace(",9-10,", ",\"=\"\"9-10\"\"\",")
    );
    assert_ne!(plain, text);
}

#[test]
fn options_of_csv_go_with_no_other_form() {
    for (options, said) in [
        (&["--full"][..], "--full"),
        (&["--excel"], "--excel"),
        (&["--sources", "/nonexistent/s.csv"], "--sources"),
    ] {
        let line = [&["export", "--format", "json"][..], options].concat();
        let done = run(&line);
        assert_eq!(done.status.code(), Some(2));
        assert_eq!(
            String::from_utf8(done.stderr).unwrap(),
            format!("chitieu: {said} chỉ dùng với --format csv\n")
        );
    }
    let done = run(&["export", "--full", "--excel"]);
    assert_eq!(done.status.code(), Some(2));
}
