//! Long CSV in and out: nothing is lost on the way, and what cannot be read is told.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chitieu::catalog::Catalog;
use chitieu::clean::clean;
use chitieu::cli::args::Import;
use chitieu::cli::data;
use chitieu::exchange::export::{COLUMNS, write_csv};
use chitieu::exchange::import::{self, CsvFile, Imported};
use chitieu::lang::Lang;
use chitieu::model::{Better, PackId, TargetKind};
use chitieu::outlook::Outlook;
use chitieu::pack::files::PackFiles;
use chitieu::pack::{self, write};
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

fn csv_file(name: &str, bytes: impl Into<Vec<u8>>) -> CsvFile {
    CsvFile {
        name: name.to_owned(),
        bytes: bytes.into(),
    }
}

fn import(bytes: &[u8]) -> Imported {
    import::read(&[csv_file("in.csv", bytes)], None, "pack")
}

/// How often each row occurs, every field cleaned.
fn rows(bytes: &[u8]) -> BTreeMap<Vec<String>, usize> {
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
fn file_of(rows: &[[String; 13]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// The files of an import as a pack that is loaded again.
fn written(imported: &Imported) -> PackFiles {
    let files = write::write(&imported.catalog, PackId(0)).into_iter();
    PackFiles {
        name: "pack".to_owned(),
        files: files
            .map(|(name, text)| (name, text.into_bytes()))
            .collect(),
        problems: Vec::new(),
    }
}

fn export(catalog: &Catalog) -> Vec<u8> {
    let mut out = Vec::new();
    let outlook = Outlook::on(jiff::civil::date(2025, 11, 1));
    write_csv(catalog, &outlook, None, &mut out).unwrap();
    out
}

/// Imports, writes the pack, loads it and exports it.
fn round_trip(bytes: &[u8]) -> Vec<u8> {
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
fn check_round_trip(bytes: &[u8], count: usize) {
    let before = rows(bytes);
    let after = rows(&round_trip(bytes));
    assert_eq!(before.values().sum::<usize>(), count);
    for (row, times) in &before {
        assert_eq!(after.get(row), Some(times), "{row:?}");
    }
    assert_eq!(before, after);
}

#[test]
fn real_files_come_back_as_they_were() {
    for (name, count) in [
        ("csv/lai-chau.csv", 620),
        ("csv/provinces.csv", 410),
        ("csv/wdi-viet-nam.csv", 921),
        ("csv/wdi-world.csv", 324),
        ("csv/canada.csv", 322),
        ("facts/lai-chau.csv", 390),
        ("facts/dien-bien.csv", 38),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(name);
        check_round_trip(&fs::read(path).unwrap(), count);
    }
}

/// Run with `CHITIEU_CSV=a.csv:b.csv cargo test --release --test import -- --ignored`.
#[test]
#[ignore = "reads the files that CHITIEU_CSV names"]
fn named_files_come_back_as_they_were() {
    let named = std::env::var("CHITIEU_CSV").unwrap_or_default();
    for path in std::env::split_paths(&named) {
        let bytes = fs::read(&path).unwrap();
        assert!(
            rows(&bytes) == rows(&round_trip(&bytes)),
            "{}",
            path.display()
        );
    }
}

/// A row with one field changed.
fn row(column: &str, text: &str) -> [String; 13] {
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

/// Texts that CSV, TOML or a screen might stumble over.
const NASTY: &[&str] = &[
    "a\nb",
    "a\r\nb",
    "\"",
    "\"\"\"",
    "'''",
    "\\",
    "\\u0041",
    "a\\",
    "a, b; c\td",
    "# no comment",
    "[[indicator]]",
    "]\n[[indicator]]\nid = \"x\"",
    "{ x = 1 }",
    "=1+1",
    "  spaces  ",
    "\u{1b}[31m\0\u{7f}",
    "\u{202e}rtl\u{200b}",
    "e\u{302}\u{301}",
    "日本 🏥",
    "true",
    "2025-01-01",
];

#[test]
fn hostile_texts_come_back_as_they_were() {
    let long = "Chỉ tiêu dài ".repeat(24);
    let mut rows = Vec::new();
    for text in NASTY.iter().copied().chain([long.as_str()]) {
        for column in [
            "place",
            "plan",
            "category",
            "indicator_vi",
            "indicator_en",
            "unit",
            "period",
            "source_id",
            "note",
        ] {
            rows.push(row(column, text));
        }
    }
    check_round_trip(&file_of(&rows), rows.len());
}

#[test]
fn figures_keep_every_digit() {
    let mut rows = Vec::new();
    for value in [
        "0",
        "-0",
        "007",
        "40.40",
        "40.400",
        "-2.77",
        "0.000376121901108149",
        "123456789012345678",
        "-999999999999999999",
        "12345678901234567.8",
        "0.0",
    ] {
        rows.push(row("value", value));
    }
    for value in ["9-10", "-5--3", "6.50-7.0", "10-9", "-1-1", "007-08"] {
        let mut row = row("value", value);
        row[10] = "range".to_owned();
        rows.push(row);
    }
    for comparator in [">=", "<=", ">", "<", "~"] {
        rows.push(row("comparator", comparator));
    }
    for year in ["", "1", "1950", "9999"] {
        rows.push(row("year", year));
    }
    for column in [
        "unit",
        "plan",
        "source_id",
        "indicator_en",
        "period",
        "note",
    ] {
        rows.push(row(column, ""));
    }
    for kind in ["target", "actual", "estimate", "forecast"] {
        rows.push(row("kind", kind));
        rows.push(row("kind", kind));
    }
    check_round_trip(&file_of(&rows), rows.len());
}

#[test]
fn names_that_fold_alike_stay_apart() {
    let mut rows = Vec::new();
    for name in [
        "Hộ nghèo",
        "Hố nghèo",
        "hộ nghèo",
        "Hộ  nghèo",
        "Hộ-nghèo",
        "日本",
        "日 本",
    ] {
        for unit in ["%", "hộ", ""] {
            let mut row = row("indicator_vi", name);
            row[4] = String::new();
            row[5] = unit.to_owned();
            rows.push(row);
        }
    }
    check_round_trip(&file_of(&rows), rows.len());
    let imported = import(&file_of(&rows));
    assert_eq!(imported.catalog.indicators().len(), rows.len());
}

#[test]
fn ids_do_not_depend_on_the_order_of_other_rows() {
    let names = ["Tỷ lệ hộ nghèo", "GRDP", "Độ che phủ rừng"];
    let ids = |names: &[&str]| -> BTreeMap<String, String> {
        let mut rows: Vec<_> = names.iter().map(|name| row("indicator_vi", name)).collect();
        rows.iter_mut().for_each(|row| row[4] = String::new());
        let catalog = import(&file_of(&rows)).catalog;
        let id = |found: &chitieu::model::Indicator| {
            let [name, id] = [found.name.vi, found.id].map(|text| catalog.text(text).to_owned());
            (name, id)
        };
        catalog.indicators().iter().map(id).collect()
    };
    let reversed: Vec<&str> = names.iter().rev().copied().collect();
    assert_eq!(ids(&names), ids(&reversed));
    assert_eq!(ids(&names)["Tỷ lệ hộ nghèo"], "ty-le-ho-ngheo");
}

#[test]
fn the_same_rows_give_the_same_pack() {
    let bytes = file_of(&[row("note", "a"), row("unit", "x"), row("category", "b")]);
    let pack = || write::write(&import(&bytes).catalog, PackId(0));
    assert_eq!(pack(), pack());
    let names: Vec<String> = pack().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["pack.toml", "plans.toml", "kinh-te.toml", "b.toml"]);
}

#[test]
fn a_category_may_be_called_like_a_file_of_the_pack() {
    let rows = ["Plans", "plans", "Sources", "Pack", "CON"].map(|name| row("category", name));
    check_round_trip(&file_of(&rows), rows.len());
}

#[test]
fn marks_line_ends_and_blank_lines_are_no_data() {
    let plain = String::from_utf8(file_of(&[row("note", "a"), row("note", "b")])).unwrap();
    let marked = format!("\u{feff}{}\r\n\r\n", plain.replace('\n', "\r\n"));
    assert_eq!(rows(&round_trip(marked.as_bytes())), rows(plain.as_bytes()));
    assert_eq!(rows(plain.as_bytes()).len(), 2);
}

#[test]
fn columns_may_be_missing_and_stand_in_any_order() {
    let text = "value,kind,indicator_vi,category,place\n9-10,target,GRDP,Kinh tế,Lai Châu\n";
    let full = format!(
        "{}\nLai Châu,,Kinh tế,GRDP,,,target,,year,9-10,range,,\n",
        COLUMNS.join(",")
    );
    assert_eq!(rows(&round_trip(text.as_bytes())), rows(full.as_bytes()));
}

#[test]
fn further_columns_describe_the_indicator() {
    let text = "place,category,indicator_vi,kind,value,indicator_id,better,kind_of_target,decimals,aliases\n\
        Lai Châu,Kinh tế,GRDP,target,65,grdp-x,higher,level,3,tổng sản phẩm; GDP tỉnh ;\n\
        Lai Châu,Kinh tế,GRDP,actual,47.45,,,,,GDP tỉnh;mới\n";
    let imported = import(text.as_bytes());
    assert_eq!(imported.diagnostics, []);
    let loaded = pack::load(&[written(&imported)]);
    assert_eq!(loaded.diagnostics, []);
    let catalog = &loaded.catalog;
    let [indicator] = catalog.indicators() else {
        panic!("one indicator")
    };
    assert_eq!(catalog.text(indicator.id), "grdp-x");
    assert_eq!(indicator.better, Better::Higher);
    assert_eq!(indicator.target_kind, Some(TargetKind::Level));
    assert_eq!(indicator.decimals, 3);
    let aliases = indicator.aliases.iter().map(|alias| catalog.text(*alias));
    assert_eq!(
        aliases.collect::<Vec<_>>(),
        ["tổng sản phẩm", "GDP tỉnh", "mới"]
    );
}

#[test]
fn cleaned_fields_are_counted() {
    let bytes = file_of(&[
        row("note", "a\nb"),
        row("note", "e\u{302}"),
        row("note", "plain"),
    ]);
    assert_eq!(import(&bytes).cleaned, 2);
}

/// Imports and gives each problem as `line:column code`, in a field with the code of what is wrong.
#[track_caller]
fn check_problems(bytes: &[u8], expected: &[&str]) {
    let imported = import(bytes);
    let said = imported.diagnostics.iter().map(|found| {
        let span = found.span.unwrap();
        let code = match &found.problem {
            chitieu::diagnostic::Problem::BadField { column, problem } => {
                format!("{column} {}", problem.code())
            }
            other => other.code().to_owned(),
        };
        format!("{}:{} {code}", span.line, span.column)
    });
    assert_eq!(said.collect::<Vec<_>>(), expected);
    assert!(imported.has_errors());
}

#[test]
fn every_field_that_cannot_be_read_is_reported_with_its_place() {
    let header = COLUMNS.join(",");
    let text = format!(
        "{header}\n\
        ,NQ, ,,,%,goal,20x5,year,\"47,45\",=,,\n\
        Lai Châu,\"a\nb\",Kinh tế,GRDP,,%,actual,2023,year,1e3,≥,,\n\
        Lai Châu,,Kinh tế,GRDP,,%,actual,0,year,9-10,=,,\n\
        Lai Châu,,Kinh tế,GRDP,,%,actual,2023,year,9,range,,\n\
        Lai Châu,,Kinh tế,GRDP,,%,actual,2023,year,1234567890123456789,=,,\n\
        Lai Châu,,Kinh tế\n\
        Lai Châu, ,Kinh tế,GRDP,,%,actual,2023,year, 5,=,,\n"
    );
    check_problems(
        text.as_bytes(),
        &[
            "2:1 place empty-text",
            "2:5 category empty-text",
            "2:7 indicator_vi empty-text",
            "2:11 kind unknown-word",
            "2:16 year bad-year",
            "2:26 value bad-figure",
            "4:37 value bad-figure",
            "4:41 comparator unknown-word",
            "5:34 year bad-year",
            "5:41 value bad-range",
            "6:44 value bad-range",
            "7:44 value bad-figure",
            "8:1 bad-row",
            "9:10 plan empty-text",
            "9:45 value bad-figure",
        ],
    );
}

#[test]
fn a_header_that_does_not_fit_is_reported() {
    check_problems(
        b"place,categori,place,indicator_vi,paragraph,value\n",
        &[
            "1:1 missing-column",
            "1:1 missing-column",
            "1:7 unknown-column",
            "1:16 repeated-column",
            "1:35 unknown-column",
        ],
    );
    let missing = ["1:1 missing-column"; 5];
    check_problems(b"", &missing);
    let semicolons = [&["1:1 unknown-column"], &missing[..]].concat();
    check_problems(
        b"place;category;indicator_vi;kind;value\na;b;c;actual;1\n",
        &semicolons,
    );
}

#[test]
fn broken_quotes_and_bytes_are_reported() {
    let header = "place,category,indicator_vi,kind,value,note\n";
    let text = format!("{header}a,b,c,actual,1,\"x\"y\na,b,c,actual,1,\"open\na,b,c,actual,1,\n");
    check_problems(text.as_bytes(), &["2:19 bad-row", "3:16 bad-row"]);
    let mut bytes = format!("{header}a,b,").into_bytes();
    bytes.extend(b"Tr\xFBc,actual,1,\nd,e,f,actual,x,\n");
    check_problems(
        &bytes,
        &["2:5 indicator_vi not-utf8", "3:14 value bad-figure"],
    );
    check_problems(b"\xFF\xFEp\0l\0a\0", &["1:1 not-utf8"]);
}

#[test]
fn an_id_names_one_indicator_and_a_description_is_told_once() {
    let text = "place,category,indicator_vi,kind,value,indicator_id,better\n\
        a,b,c,actual,1,x,higher\n\
        a,b,c,actual,1,x,lower\n\
        a,b,d,actual,1,x,\n\
        a,b,e,actual,1,X Y,\n";
    check_problems(
        text.as_bytes(),
        &[
            "3:18 differs",
            "4:16 indicator_id duplicate-id",
            "5:16 indicator_id bad-id",
        ],
    );
}

#[test]
fn sources_are_listed_or_missed() {
    let claims = csv_file(
        "in.csv",
        file_of(&[
            row("note", ""),
            row("source_id", "L 2"),
            row("source_id", ""),
        ]),
    );
    let sources = csv_file(
        "sources.csv",
        "source_id,title,publisher,date,url,covers\nL01,Nghị quyết,,2020-10,,\nL01,Nghị quyết,,2020-10,,\nNQ 39,Nghị quyết,,,,\n",
    );
    let imported = import::read(std::slice::from_ref(&claims), Some(&sources), "pack");
    let found = imported
        .diagnostics
        .iter()
        .map(|found| (found.problem.code(), found.is_error()));
    assert_eq!(found.collect::<Vec<_>>(), [("source-not-listed", false)]);
    let loaded = pack::load(&[written(&imported)]);
    let codes = loaded.diagnostics.iter().map(|found| found.problem.code());
    assert_eq!(codes.collect::<Vec<_>>(), ["unknown-source"]);
    assert_eq!(loaded.catalog.sources().len(), 3);
    assert_eq!(rows(&export(&loaded.catalog)), rows(&claims.bytes));

    let sources = csv_file(
        "sources.csv",
        "source_id,title,date\nL01,a,\nL01,b,\nL02,a,May 2020\n,c,\nx\u{200b},c,\n",
    );
    let imported = import::read(&[claims], Some(&sources), "pack");
    let found = imported.diagnostics.iter().filter(|found| found.is_error());
    let lines = found.map(|found| found.span.unwrap().line);
    assert_eq!(lines.collect::<Vec<_>>(), [3, 4, 5, 6]);
}

/// A folder of its own that goes away with the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("chitieu-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn import(&self, output: &str) -> Result<(String, u8), String> {
        let args = Import {
            files: vec![self.0.join("in.csv")],
            sources: None,
            output: self.0.join(output),
        };
        data::import(&args, Lang::En).map(|done| (done.text, done.code))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_pack_is_written_whole_or_not_at_all() {
    let scratch = Scratch::new("whole");
    scratch.file(
        "in.csv",
        &file_of(&[row("note", "a\u{200b}"), row("value", "47,45")]),
    );
    let (text, code) = scratch.import("out").unwrap();
    assert_eq!(code, 1);
    assert!(text.contains("in.csv:3:"), "{text}");
    assert!(
        text.contains("column “value”: “47,45” is no figure"),
        "{text}"
    );
    assert!(text.contains("Nothing was written"), "{text}");
    assert_eq!(scratch.names(), ["in.csv"]);

    scratch.file(
        "in.csv",
        &file_of(&[row("note", "a\u{200b}"), row("value", "47.45")]),
    );
    let (text, code) = scratch.import("new/out").unwrap();
    assert_eq!(code, 0);
    assert!(text.contains("fields cleaned: 1"), "{text}");
    fs::create_dir(scratch.0.join("empty")).unwrap();
    assert_eq!(scratch.import("empty").unwrap().1, 0);
    assert_eq!(scratch.names(), ["empty", "in.csv", "new"]);
    let packs = ["new/out", "empty"].map(|name| pack::files::open(&scratch.0.join(name)));
    for pack in packs {
        let done = data::check(std::slice::from_ref(&pack), false, Lang::En);
        assert_eq!(done.code, 0, "{}", done.text);
        assert_eq!(pack::load(&[pack]).catalog.claim_count(), 2);
    }
}

#[test]
fn a_folder_in_use_is_left_alone() {
    let scratch = Scratch::new("in-use");
    scratch.file("in.csv", &file_of(&[row("note", "a")]));
    fs::create_dir(scratch.0.join("used")).unwrap();
    fs::write(scratch.0.join("used/x"), "x").unwrap();
    for (output, said) in [
        ("used", "has files in it"),
        ("in.csv", "it is not a folder"),
        ("in.csv/out", "it is not a folder"),
    ] {
        let error = scratch.import(output).unwrap_err();
        assert!(error.contains(said), "{error}");
        assert_eq!(error.lines().count(), 1);
    }
    assert_eq!(scratch.names(), ["in.csv", "used"]);
    fs::remove_file(scratch.0.join("in.csv")).unwrap();
    let error = scratch.import("out").unwrap_err();
    assert!(
        error.contains("no such file") && error.contains("in.csv"),
        "{error}"
    );
}

fn text_field() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[a-zăâđêôơưạảấ ,;\"'\\\\\\[\\]{}=#\n\r\t-]{0,12}",
        "\\p{Cc}{0,3}\\p{M}{0,7}.{0,3}",
        proptest::sample::select(NASTY).prop_map(str::to_owned),
    ]
}

fn name_field() -> impl Strategy<Value = String> {
    text_field().prop_filter("a name is not blank", |text| !clean(text).trim().is_empty())
}

fn plan_field() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), name_field()]
}

fn figure() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?[0-9]{1,9}(\\.[0-9]{1,9})?",
        "-?0\\.[0-9]{18}",
        "-?[0-9]{18}"
    ]
}

fn value() -> impl Strategy<Value = (String, String)> {
    let single = (
        figure(),
        proptest::sample::select(vec!["=", ">=", "<=", ">", "<", "~"]),
    );
    prop_oneof![
        single.prop_map(|(figure, comparator)| (figure, comparator.to_owned())),
        (figure(), figure()).prop_map(|(low, high)| (format!("{low}-{high}"), "range".to_owned())),
    ]
}

fn any_row() -> impl Strategy<Value = [String; 13]> {
    let names = (
        name_field(),
        plan_field(),
        name_field(),
        name_field(),
        text_field(),
    );
    let kinds = proptest::sample::select(vec!["target", "actual", "estimate", "forecast"]);
    let year = prop_oneof!["", "[1-9][0-9]{0,3}"];
    let rest = (text_field(), kinds, year, text_field(), value());
    (names, rest, text_field(), text_field()).prop_map(
        |(
            (place, plan, category, vi, en),
            (unit, kind, year, period, (value, comparator)),
            source,
            note,
        )| {
            [
                place,
                plan,
                category,
                vi,
                en,
                unit,
                kind.to_owned(),
                year,
                period,
                value,
                comparator,
                source,
                note,
            ]
        },
    )
}

proptest! {
    #[test]
    fn random_rows_come_back_as_they_were(rows in proptest::collection::vec(any_row(), 1..12)) {
        check_round_trip(&file_of(&rows), rows.len());
    }
}
