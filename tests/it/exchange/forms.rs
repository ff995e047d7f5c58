//! Import: files of offices and publishers come in as they are, each figure exactly as it was printed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::program::run_shipped;

/// What makes a figure, as the long form says it.
type Figure = [String; 7];

const COMPARED: [&str; 7] = [
    "place",
    "indicator_vi",
    "year",
    "period",
    "kind",
    "value",
    "comparator",
];

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/forms")
        .join(name)
}

/// The figures of a long CSV, and with each its unit.
fn figures(text: &str) -> BTreeSet<(Figure, String)> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|known| known == name).unwrap();
    let columns = COMPARED.map(column);
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        (
            columns.map(|column| row[column].to_owned()),
            row[column("unit")].to_owned(),
        )
    });
    rows.collect()
}

/// Imports into a folder of its own; what was said, the code, and what an export of it gives.
pub(super) fn import(line: &[&str]) -> (String, Option<i32>, String) {
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("pack");
    let pack = pack.to_str().unwrap();
    let mut whole = vec!["--lang", "en", "import"];
    whole.extend(line);
    whole.extend(["-o", pack]);
    let output = run_shipped(&whole);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    let exported = run_shipped(&["--pack", pack, "--place", "all", "export"]);
    let exported = String::from_utf8(exported.stdout).unwrap();
    (said, output.status.code(), exported)
}

/// Imports a case of the collection, and compares each figure with what must come out.
#[track_caller]
fn check(name: &str, said: &[&str]) {
    let folder = data(name);
    let expect = fs::read_to_string(folder.join("expect.toml")).unwrap();
    let expect: toml::Table = expect.parse().unwrap();
    let args: Vec<&str> = expect["args"]
        .as_array()
        .unwrap()
        .iter()
        .map(|arg| arg.as_str().unwrap())
        .collect();
    let entries = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_source = |path: &PathBuf| {
        !path
            .file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("expect")
    };
    let mut sources: Vec<PathBuf> = entries.filter(is_source).collect();
    if sources.len() > 1 {
        sources = vec![folder.clone()];
    }
    let mut line = vec![sources[0].to_str().unwrap()];
    line.extend(args);
    let (told, code, exported) = import(&line);
    assert_eq!(code, Some(0), "{told}");
    let expected = figures(&fs::read_to_string(folder.join("expected.csv")).unwrap());
    let found = figures(&exported);
    let only = |figures: &BTreeSet<(Figure, String)>| {
        figures
            .iter()
            .map(|(figure, _)| figure.clone())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(only(&found), only(&expected), "{told}");
    for (figure, unit) in expected.iter().filter(|(_, unit)| !unit.is_empty()) {
        assert!(
            found.contains(&(figure.clone(), unit.clone())),
            "{figure:?} {unit}"
        );
    }
    for part in said {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn an_office_sheet_with_semicolons_comes_in() {
    check(
        "office-sheet-semicolon",
        &[
            "a wide sheet (wide); separated by “;”",
            "decimal comma (by “43,33”); 13 figures",
            "2 lines above the heading",
            "1 row of totals without figures",
            "missing: “(*)” 1, “...” 1",
            "“≤” is read as “<=”",
        ],
    );
}

#[test]
fn a_workbook_with_two_heading_rows_comes_in() {
    check(
        "office-sheet-two-header-rows-xlsx",
        &["workbook .xlsx, sheets “Biểu 01”", "hidden sheets “nháp”"],
    );
}

#[test]
fn a_workbook_of_the_old_form_comes_in() {
    check(
        "office-sheet-xls",
        &["workbook .xls", "hidden sheets “Nháp”", "no-single-figure"],
    );
}

#[test]
fn observations_with_names_beside_their_codes_come_in() {
    check(
        "oecd-names-beside-codes",
        &[
            "columns “STRUCTURE”, “FREQ”, “DECIMALS”",
            "“ACTION D” is left out",
        ],
    );
    check(
        "ons-observations",
        &["“calendar-years”", "missing: empty 1"],
    );
}

#[test]
fn a_world_economic_outlook_comes_in() {
    check(
        "imf-weo",
        &[
            "(imf); separated by tabs; UTF-16LE; decimal point",
            "missing: “--” 1, “n/a” 1",
        ],
    );
}

#[test]
fn series_below_their_descriptions_come_in() {
    check(
        "series-below-descriptions",
        &["(series)", "8 lines above the heading"],
    );
}

#[test]
fn a_western_table_comes_in_with_its_letters() {
    check("destatis-western", &["windows-1252", "3 lines of remarks"]);
    check(
        "genesis-flat",
        &["decimal comma", "“Zeit_Code”", "missing: “/” 1"],
    );
}

#[test]
fn periods_of_two_days_and_columns_of_months_come_in() {
    check(
        "days-of-periods",
        &["“baseline value”", "“2023-06-30” is left out"],
    );
    check("health-survey", &["“LowConfidenceLimit”"]);
    check("months-as-columns", &["columns “Annual”"]);
}

#[test]
fn a_table_of_a_statistics_office_comes_in() {
    check(
        "pxweb-preliminary-year",
        &["pxweb", "missing: “-” 1, “..” 1"],
    );
}

#[test]
fn a_repository_of_open_sdg_comes_in() {
    check(
        "open-sdg-repository",
        &[
            "open-sdg",
            "without figures “data/indicator_5-a-2.csv”",
            "empty 1",
            "fields cleaned: 2",
            "“1e-05” is read as 0.00001",
        ],
    );
}

#[test]
fn a_download_of_the_world_bank_comes_in() {
    check("world-bank-wide", &["worldbank", "5 figures"]);
}

#[test]
fn a_form_that_was_filled_in_comes_in() {
    check(
        "filled-form",
        &[
            "a form that was filled in (form)",
            "6 rows not filled in",
            "decimal comma",
        ],
    );
}

#[test]
fn sdmx_comes_in() {
    check("sdmx-csv", &["sdmx-csv", "missing: empty 1, “NaN” 1"]);
}

#[test]
fn a_table_of_eurostat_comes_in() {
    check("eurostat-tsv", &["eurostat-tsv", "missing: “:” 3"]);
}

#[test]
fn targets_and_results_side_by_side_come_in() {
    check(
        "city-performance-measures",
        &[
            "pairs",
            "missing: “N/A” 1, “TBD” 1",
            "“($25,000)” is read as -25000",
        ],
    );
}

#[test]
fn what_a_city_says_of_its_targets_is_kept_as_its_own_word() {
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("pack");
    let file = data("city-performance-measures/measures.csv");
    let [pack, file] = [&pack, &file].map(|path| path.to_str().unwrap());
    let output = run_shipped(&["import", file, "--place", "City", "-o", pack]);
    assert_eq!(output.status.code(), Some(0));
    let said = fs::read_to_string(Path::new(pack).join("judgements.toml")).unwrap();
    assert_eq!(said.matches("[[judgement]]").count(), 4, "{said}");
    assert_eq!(said.matches("status = \"missed\"").count(), 2, "{said}");
    assert!(said.contains("wording = \"On Target\""), "{said}");
    let checked = run_shipped(&["check", pack]);
    assert_eq!(checked.status.code(), Some(0), "{checked:?}");
}

#[test]
fn a_chart_of_our_world_in_data_comes_in() {
    check(
        "owid-chart",
        &["owid", "columns “Continent”", "“-4000” is left out"],
    );
}

#[test]
fn a_data_package_comes_in() {
    check("frictionless-package", &["frictionless", "missing: “-” 1"]);
}

#[test]
fn a_workbook_and_a_csv_of_one_sheet_say_the_same() {
    let of = |name: &str| {
        let (said, code, exported) = import(&[data(name).to_str().unwrap(), "--place", "Bắc Hà"]);
        assert_eq!(code, Some(0), "{said}");
        let mut reader = csv::Reader::from_reader(exported.as_bytes());
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            let value: f64 = row[9].parse().unwrap();
            format!("{} {} {} {value}", &row[3], &row[6], &row[7])
        });
        rows.collect::<BTreeSet<_>>()
    };
    let workbook = of("bac-ha.xlsx");
    assert_eq!(workbook.len(), 35);
    assert_eq!(workbook, of("bac-ha-wide.csv"));
}

#[test]
fn a_place_that_nobody_says_is_asked_for_with_the_command_that_says_it() {
    let (said, code, _) = import(&[data("bac-ha.xlsx").to_str().unwrap()]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--place 'Bắc Hà'"), "{said}");
    let (said, code, _) = import(&[data("bac-ha-wide.csv").to_str().unwrap()]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--place 'NAME OF THE PLACE'"), "{said}");
    assert!(!said.contains("Lai Châu"), "{said}");
}

#[test]
fn a_map_that_was_written_reads_the_file_of_next_month() {
    let folder = TempDir::new().unwrap();
    let map = folder.path().join("map.toml");
    let map = map.to_str().unwrap();
    let file = data("bac-ha-wide.csv");
    let file = file.to_str().unwrap();
    let (said, code, first) = import(&[
        file,
        "--place",
        "Bắc Hà",
        "--category",
        "Kinh tế",
        "--write-map",
        map,
    ]);
    assert_eq!(code, Some(0), "{said}");
    let written = fs::read_to_string(map).unwrap();
    for part in [
        "form = \"wide\"",
        "decimal = \"comma\"",
        "place = \"Bắc Hà\"",
        "category = \"Kinh tế\"",
    ] {
        assert!(written.contains(part), "{written}");
    }
    let (said, code, second) = import(&[file, "--map", map]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(first, second);
    fs::write(map, "decimal = \"dot\"").unwrap();
    let (said, code, _) = import(&[file, "--map", map]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("decimal does not take “dot”"), "{said}");
}
