//! Import: what cannot be read is told, all in one go, and then nothing is written.

use std::fs;
use std::path::PathBuf;

use chitieu::cli::args::Import;
use chitieu::cli::{self, data};
use chitieu::core::lang::Lang;
use chitieu::core::model::ClaimId;
use chitieu::pack;
use chitieu::pack::exchange::columns::COLUMNS;
use chitieu::pack::exchange::import;
use chitieu::words::problems::diagnostics::message;
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
            "4:41 read-as",
            "5:34 year bad-year",
            "5:41 value bad-range",
            "6:44 value bad-range",
            "7:44 value bad-figure",
            "8:1 bad-row",
            "9:10 plan empty-text",
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
    let unknown = [&["1:1 unknown-column"], &missing[..]].concat();
    check_problems("nơi;lĩnh vực;số\na;b;1\n".as_bytes(), &unknown);
}

#[test]
fn broken_quotes_and_bytes_are_reported() {
    let header = "place,category,indicator_vi,kind,value,note\n";
    let text = format!("{header}a,b,c,actual,1,\"x\"y\na,b,c,actual,1,\"open\na,b,c,actual,1,\n");
    check_problems(text.as_bytes(), &["2:19 bad-row", "3:16 bad-row"]);
    let mut bytes = format!("{header}a,b,").into_bytes();
    bytes.extend(b"Tr\xFBc,actual,1,\nd,e,f,actual,y,\n");
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

/// A row with further columns, and what is wrong with them.
#[track_caller]
fn check_further(columns: &str, fields: &str, expected: &[&str]) {
    let header = "place,category,indicator_vi,kind,value,comparator,indicator_id";
    let text = format!("{header},{columns}\na,b,c,actual,1,=,x,{fields}\n");
    check_problems(text.as_bytes(), expected);
}

#[test]
fn every_further_column_that_cannot_be_read_is_reported() {
    check_further("term,plan", "2025,p", &["2:20 term bad-year"]);
    check_further("term,plan", "2025-2021,p", &["2:20 term bad-year"]);
    check_further("term,plan", "02021-2025,p", &["2:20 term bad-year"]);
    check_further("term,plan", "2021-2025,", &["2:20 term empty-text"]);
    check_further("rounded_to", "0", &["2:20 rounded_to bad-number"]);
    check_further("rounded_to", "\"1,5\"", &["2:20 rounded_to bad-figure"]);
    check_further(
        "break,nearly,derived",
        "yes,TRUE,1",
        &[
            "2:20 break unknown-word",
            "2:24 nearly unknown-word",
            "2:29 derived unknown-word",
        ],
    );
    check_further("ended", "1/7/2025", &["2:20 ended bad-date"]);
    check_further(
        "owner_source,ended_source",
        "A,B",
        &[
            "2:20 source-not-listed",
            "2:20 owner_source empty-text",
            "2:22 source-not-listed",
            "2:22 ended_source empty-text",
        ],
    );
    check_further("owner", "|Dept A", &["2:20 owner empty-text"]);
    check_further("owner", " |Dept A", &["2:20 owner empty-text"]);
    check_further(
        "relation",
        "share:x;shares:x:x;parts:x; change:",
        &[
            "2:20 relation bad-relation",
            "2:20 relation unknown-word",
            "2:20 relation bad-relation",
        ],
    );
    check_further("relation", "parts:x:x:x", &["2:20 relation bad-relation"]);
    check_further(
        "relation",
        "share:x:y;parts:xx",
        &[
            "2:20 relation unknown-reference",
            "2:20 relation unknown-reference",
        ],
    );
}

/// Rows of one indicator that tell different things of it, in columns that only the first fills at first.
#[test]
fn what_rows_tell_of_one_thing_is_told_once() {
    let text = "place,category,indicator_vi,kind,value,indicator_id,plan,term,owner,owner_source,ended,relation\n\
        a,b,c,actual,1,,p,,,,,\n\
        a,b,c,actual,2,x,p,2021-2025,Sở A,,2025-07-01,parts:x\n\
        a,b,c,actual,3,x,p,2021-2025,Sở A|Sở A,,2025-07-01, parts:x ;\n\
        a,b,c,actual,4,x,p,2020-2025,Sở B,,2025-08-01,change:x\n\
        a,b,c,actual,5,x,q,2020-2025,Sở A,S,,\n\
        d,b,c,actual,6,x,,,Sở B,,2025-08-01,\n";
    let imported = import_bytes(text.as_bytes());
    let said = imported.diagnostics.iter().map(|found| {
        let span = found.span.unwrap();
        let said = message(&found.problem, Lang::En);
        format!("{}:{} {said}", span.line, span.column)
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            "5:20 column “term” differs from an earlier row; “2021-2025” is kept",
            "5:30 column “owner” differs from an earlier row; “Sở A” is kept",
            "5:36 column “ended” differs from an earlier row; “2025-07-01” is kept",
            "5:47 column “relation” differs from an earlier row; “parts:x” is kept",
            "6:35 no --sources file lists the source “S”",
            "6:35 column “owner_source” differs from an earlier row; “” is kept",
        ]
    );
    assert!(!imported.has_errors());
}

#[test]
fn a_note_sets_a_field_only_where_there_is_no_column_for_it() {
    // The further column with its field, comparator and note; then whether it is derived, nearly, and remarks.
    let check = |(column, field): (&str, &str),
                 comparator: &str,
                 note: &str,
                 found: (bool, bool),
                 remarks: &[&str]| {
        let text = format!(
            "place,category,indicator_vi,kind,value,comparator,note{column}\n\
            a,b,c,actual,1,{comparator},{note}{field}\n"
        );
        let imported = import_bytes(text.as_bytes());
        let said = imported.diagnostics.iter();
        let said = said.map(|found| (found.is_error(), message(&found.problem, Lang::En)));
        let remarks = remarks.iter().map(|remark| (false, (*remark).to_owned()));
        assert_eq!(
            said.collect::<Vec<_>>(),
            remarks.collect::<Vec<_>>(),
            "{text}"
        );
        let claim = imported.catalog.claim(ClaimId(0));
        assert_eq!((claim.is_derived, claim.is_nearly), found, "{text}");
        assert_eq!(imported.catalog.text(claim.note), note);
    };
    let none = ("", "");
    let derived = "there is no column “derived” and the note begins with it: derived = true is set";
    let nearly = "there is no column “nearly” and the note begins with it: nearly = true is set";
    check(none, "=", "derived: 2 - 1", (true, false), &[derived]);
    check(none, "~", "derived", (true, false), &[derived]);
    check(none, "~", "nearly (just under) 1", (false, true), &[nearly]);
    for note in [
        "nearly 1",
        "derivedness",
        "is derived",
        "Derived: 2 - 1",
        "suy ra: 2 - 1",
        "",
    ] {
        check(none, "=", note, (false, false), &[]);
    }
    for note in ["as of the latest report", "nearlyish", "not nearly 1"] {
        check(none, "~", note, (false, false), &[]);
    }
    check(
        (",derived", ",false"),
        "=",
        "derived: 2 - 1",
        (false, false),
        &[],
    );
    check(
        (",derived", ","),
        "=",
        "derived: 2 - 1",
        (false, false),
        &[],
    );
    check(
        (",derived", ",true"),
        "~",
        "nearly 1",
        (true, true),
        &[nearly],
    );
    check((",nearly", ","), "~", "nearly 1", (false, false), &[]);
    let of_exact = "nearly goes with comparator = \"~\" only";
    check((",nearly", ",true"), "=", "", (false, false), &[of_exact]);
}

#[test]
fn remarks_on_row_after_row_are_one_with_a_count() {
    let scratch = Scratch::new();
    let mut rows = vec![row("note", "derived: 1"); 1_200];
    rows.extend([row("note", "derived: 2 x"), row("note", "plain")]);
    scratch.file("in.csv", &file_of(&rows));
    let (text, code) = scratch.import("out").unwrap();
    assert_eq!(code, 0);
    assert_eq!(text.matches("in.csv:").count(), 2, "{text}");
    assert!(text.contains("warning[note-for-field]"), "{text}");
    assert!(
        text.contains("… and 1,200 more rows with a note that begins with “derived” [note-for-field]; --json lists all\n"),
        "{text}"
    );
    assert!(text.contains("0 errors, 1,202 warnings"), "{text}");
    let (json, code) = scratch.import_as("json", true).unwrap();
    assert_eq!(code, 0);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let remarks = json.as_array().unwrap().iter();
    let remarks = remarks.filter(|found| found["code"] == "note-for-field");
    assert_eq!(remarks.count(), 1_201);
    assert_eq!(scratch.names(), ["in.csv", "json", "out"]);
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
    assert_eq!(
        rows(&export(&loaded.catalog)),
        rows(claims.text.whole().unwrap())
    );

    let sources = csv_file(
        "sources.csv",
        "source_id,title,date,due\nL01,a,,\nL01,b,,\nL02,a,May 2020,\n,c,,\nx\u{200b},c,,\n\
        L03,a,,soon\nL04,a,2020,\nL04,a,2020-01,\n",
    );
    let imported = import::read(&[claims], Some(&sources), "pack");
    let found = imported.diagnostics.iter().filter(|found| found.is_error());
    let lines = found.map(|found| found.span.unwrap().line);
    assert_eq!(lines.collect::<Vec<_>>(), [3, 4, 5, 6, 7, 9]);
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
        self.import_as(output, false)
    }

    fn import_as(&self, output: &str, json: bool) -> Result<(String, u8), String> {
        let args = Import {
            files: vec![self.0.path().join("in.csv")],
            output: Some(self.0.path().join(output)),
            json,
            ..Import::default()
        };
        let done = cli::import::import(&args, Lang::En).map_err(|error| error.said(Lang::En))?;
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
