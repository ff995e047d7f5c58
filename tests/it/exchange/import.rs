//! Import: what cannot be read is told, all in one go, and then nothing is written.

use std::fs;
use std::path::PathBuf;

use chitieu::cli::args::Import;
use chitieu::cli::data;
use chitieu::core::lang::Lang;
use chitieu::pack;
use chitieu::pack::exchange::columns::COLUMNS;
use chitieu::pack::exchange::import;
use tempfile::TempDir;

use crate::support::long_csv::{
    csv_file, export, file_of, import as import_bytes, row, rows, written,
};

/// Imports and gives each problem as `line:column code`, in a field with the code of what is wrong.
#[track_caller]
fn check_problems(bytes: &[u8], expected: &[&str]) {
    let imported = import_bytes(bytes);
    let said = imported.diagnostics.iter().map(|found| {
        let span = found.span.unwrap();
        let code = match &found.problem {
            chitieu::pack::diagnostic::Problem::BadField { column, problem } => {
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
struct Scratch(TempDir);

impl Scratch {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn import(&self, output: &str) -> Result<(String, u8), String> {
        let args = Import {
            files: vec![self.0.path().join("in.csv")],
            sources: None,
            output: self.0.path().join(output),
        };
        let done = data::import(&args, Lang::En).map_err(|error| error.said(Lang::En))?;
        Ok((done.text, done.code))
    }
}

#[test]
fn a_pack_is_written_whole_or_not_at_all() {
    let scratch = Scratch::new();
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
    fs::create_dir(scratch.0.path().join("empty")).unwrap();
    assert_eq!(scratch.import("empty").unwrap().1, 0);
    assert_eq!(scratch.names(), ["empty", "in.csv", "new"]);
    let packs = ["new/out", "empty"].map(|name| pack::files::open(&scratch.0.path().join(name)));
    for pack in packs {
        let done = data::check(std::slice::from_ref(&pack), None, false, Lang::En);
        assert_eq!(done.code, 0, "{}", done.text);
        assert_eq!(pack::load(&[pack]).catalog.claim_count(), 2);
    }
}

#[test]
fn a_folder_in_use_is_left_alone() {
    let scratch = Scratch::new();
    scratch.file("in.csv", &file_of(&[row("note", "a")]));
    fs::create_dir(scratch.0.path().join("used")).unwrap();
    fs::write(scratch.0.path().join("used/x"), "x").unwrap();
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
    fs::remove_file(scratch.0.path().join("in.csv")).unwrap();
    let error = scratch.import("out").unwrap_err();
    assert!(
        error.contains("no such file") && error.contains("in.csv"),
        "{error}"
    );
}
