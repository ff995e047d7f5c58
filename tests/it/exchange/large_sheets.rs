//! Large files of the long form: read where they stand, in pieces, with the same result, and never with what they were
//! before.
//!
//! What is measured is the peak of a process, so that a test starts one for it alone.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chitieu::core::model::PackId;
use chitieu::pack::diagnostic::{Problem, TextReading, Unopened};
use chitieu::pack::exchange::import::{CsvFile, Imported, Tolerance, read, read_with};
use chitieu::pack::files::atomic::Never;
use chitieu::pack::files::folder;
use chitieu::pack::files::given::{self, NamedFile};
use chitieu::pack::import::answers::Answers;
use chitieu::pack::import::open::open_apart;
use chitieu::pack::stored::{StoredText, TextKeeper};
use chitieu::pack::write::{PackSink, write, write_to};

use crate::support::data;
use crate::support::memory::{peak, run_measured_alone};

/// The rows of the file that is measured, and what makes each of them nearly a kilobyte.
const ROWS: usize = 20_000;
const NOTE: usize = 900;
/// Bytes that its import may take at most; the file has nearly twenty million.
const MOST: usize = 14 << 20;

/// A file that is read where it stands.
fn apart(path: &Path) -> CsvFile {
    let NamedFile::Apart(keeper) = given::open(path).unwrap() else {
        panic!("a file is no pipe");
    };
    let opened = open_apart("in.csv", keeper, &Answers::default()).unwrap();
    CsvFile {
        name: "in.csv".to_owned(),
        text: opened.and_then(|opened| opened.long).unwrap(),
    }
}

fn lenient() -> Tolerance {
    Tolerance {
        guesses: true,
        ..Tolerance::default()
    }
}

#[test]
fn an_import_takes_less_than_its_file() {
    run_measured_alone(module_path!());
}

#[test]
#[ignore = "runs in a process of its own, which the test above starts"]
fn measured_alone() {
    // A small file first, so that the program itself and its tables are there.
    taken_by(10);
    let (taken, length) = taken_by(ROWS);
    assert!(length > 18_000_000, "{length}");
    assert!(taken < MOST, "{taken} bytes for a file of {length}");
}

/// The memory that an import of so many rows takes, and the bytes of its file.
fn taken_by(rows: usize) -> (usize, usize) {
    let desk = tempfile::tempdir().unwrap();
    let path = desk.path().join("rows.csv");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    let header = "place,plan,category,indicator_vi,unit,kind,year,value,source_id,note";
    writeln!(file, "{header}").unwrap();
    let note = "x".repeat(NOTE);
    for at in 0..rows {
        // A target now and then, so that directions are guessed; places by turns, so that rows have to be sorted.
        let (place, kind) = (at % 50, if at % 9 == 0 { "target" } else { "actual" });
        let (indicator, year) = (at / 1000, 1990 + at / 50 % 20);
        let row = format!("P{place},,C,Indicator {indicator},%,{kind},{year},{at}.5,L1,{note}");
        writeln!(file, "{row}").unwrap();
    }
    file.into_inner().unwrap();
    let length = fs::metadata(&path).unwrap().len() as usize;
    let before = peak();
    let file = apart(&path);
    let imported = read_with(&[file], None, "pack", lenient());
    let pack = |sink: &mut dyn PackSink| write_to(&imported.catalog, PackId(0), sink);
    folder::fill(&desk.path().join("pack"), &Never, &pack).unwrap();
    assert_eq!(imported.catalog.claim_count(), rows);
    (peak() - before, length)
}

/// What an import says and what it writes.
fn said(imported: &Imported) -> (Vec<String>, Vec<(String, String)>, usize) {
    let told = imported.diagnostics.iter();
    let told = told.map(|found| format!("{found:?}")).collect();
    (told, write(&imported.catalog, PackId(0)), imported.cleaned)
}

#[test]
fn a_file_that_is_not_held_gives_the_same_pack_and_the_same_problems() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    let header = "place,plan,category,indicator_vi,unit,kind,year,value,source_id,note\r\n";
    let broken = [
        "P,,C,Tên,người,actual,2020,1.5,L1,",
        "P,,C,Tên,người,actual,2021,150,L1,\"ghi\nchú\"",
        "P,,C,Tên,người,actual,hai,15x,L\u{200b},=a",
        "P,,C,Tên,người,actual,2021,1,L1",
        "P,,C,Tên,người,actual,2022,9,L1,\"a\"b",
        "",
        "P ,,C,tên,người,actual,2566,9,L1,Tá»· lá»‡",
        "P,,C,Tên,người,actual,2023,9,L1,\"không đóng",
    ];
    let rows = format!("\u{FEFF}{header}{}\r\n", broken.join("\r\n"));
    let lone = rows.replace("\r\n", "\r");
    let mut texts = vec![rows.replace("\r\n", "\n"), rows, lone];
    for entry in fs::read_dir(data("csv")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
    for text in texts {
        fs::write(&path, &text).unwrap();
        let held = CsvFile::held("in.csv", text.clone());
        let [held, apart] =
            [held, apart(&path)].map(|file| read_with(&[file], None, "p", lenient()));
        let head: String = text.chars().take(90).collect();
        assert_eq!(said(&held), said(&apart), "{head}");
    }
}

/// Keeps a file that is written again after it was read so many times.
#[derive(Debug)]
struct Rewritten {
    before: Vec<u8>,
    after: Vec<u8>,
    left: AtomicUsize,
}

impl TextKeeper for Rewritten {
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        let left = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            });
        let bytes = if left.is_ok() {
            &self.before
        } else {
            &self.after
        };
        let rest = bytes.get(at as usize..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// Whenever a file changes while it is read, that is all that is told of it, and it is an error.
#[test]
fn a_file_that_changes_between_two_readings_is_refused() {
    let rows = "place,category,indicator_vi,kind,year,value\nP,C,Tên,actual,hai,1\nP,C,Tên,actual,2021,2\n";
    let changed = [
        rows.replace(",2\n", ",3\n"),
        rows.replace("Tên,actual,2021,2\n", ""),
        format!("{rows}P,C,Tên,actual,2022,3\n"),
    ];
    for after in changed {
        let mut refused = 0;
        for reads in 2..40 {
            let keeper = Rewritten {
                before: rows.as_bytes().to_vec(),
                after: after.as_bytes().to_vec(),
                left: AtomicUsize::new(reads),
            };
            let text = StoredText::apart(Arc::new(keeper), |_| true)
                .unwrap()
                .unwrap();
            let name = "in.csv".to_owned();
            let imported = read(&[CsvFile { name, text }], None, "p");
            assert!(imported.has_errors(), "a row is wrong");
            let problems: Vec<_> = imported
                .diagnostics
                .iter()
                .map(|found| &found.problem)
                .collect();
            if problems == [&Problem::Read(TextReading::Unopened(Unopened::Changed))] {
                refused += 1;
                assert_eq!(imported.diagnostics[0].span, None);
            } else {
                assert!(
                    matches!(
                        problems[..],
                        [Problem::SourceNotListed { .. }] | [Problem::BadField { .. }]
                    ),
                    "{problems:?}"
                );
            }
        }
        assert!((1..30).contains(&refused), "{refused}");
    }
}
