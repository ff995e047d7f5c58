//! Import of texts that nobody meant: they may be refused, and take nothing down.

use std::fs;
use std::path::Path;

use chitieu::pack::diagnostic::{Problem, TextReading, Unopened};
use chitieu::pack::import::answers::Answers;
use chitieu::pack::import::form::FileForm;
use chitieu::pack::import::open::{Workbook, Workbooks};
use chitieu::pack::import::translate::{GivenFile, Translated, translate};
use proptest::prelude::*;

/// Reads no workbook.
struct None;

impl Workbooks for None {
    fn open(&self, _: &[u8]) -> Result<Workbook, Unopened> {
        Err(Unopened::Damaged)
    }
}

fn read(bytes: &[u8], form: Option<FileForm>) -> Translated {
    let answers = Answers {
        form,
        place: Some("P".to_owned()),
        unsorted: "U".to_owned(),
        ..Answers::default()
    };
    translate(
        vec![GivenFile::File("any.csv".to_owned(), bytes.to_vec())],
        &answers,
        &None,
    )
}

/// Every text file among the forms.
fn samples() -> Vec<Vec<u8>> {
    fn walk(folder: &Path, found: &mut Vec<Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() {
                walk(&path, found);
            } else if matches!(ending, Some("csv" | "tsv")) {
                found.push(fs::read(path).unwrap());
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms"),
        &mut found,
    );
    found
}

const JOINED: &str = "freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \nA,PC,DE\t5.1 \t: b\nA,PC,X,EL\t7.5 \t8\nA,PC,EL\t: \t6.5 p\n";

#[test]
fn the_place_told_of_a_figure_behind_joined_keys_is_its_own_field() {
    let found = read(JOINED.as_bytes(), Option::None);
    let columns = found.rows.spots.iter().map(|spot| {
        let placed = found.places(&[(*spot, Problem::BadYear(String::new()))]);
        let span = placed[0].span.unwrap();
        (span.line, span.column, span.end_column)
    });
    assert_eq!(columns.collect::<Vec<_>>(), [(2, 9, 13), (4, 12, 17)]);
}

#[test]
fn a_row_with_more_keys_than_its_heading_is_told_and_moves_no_figure() {
    let found = read(JOINED.as_bytes(), Option::None);
    let told = found.problems.iter().map(|found| {
        let span = found.span.unwrap();
        (found.problem.clone(), span.line, span.column)
    });
    let text = "A,PC,X,EL".to_owned();
    let left_out = Problem::Read(TextReading::LeftOut { text });
    assert_eq!(told.collect::<Vec<_>>(), [(left_out, 3, 1)]);
    let rows = String::from_utf8(found.rows.claims).unwrap();
    assert!(!rows.contains("7.5") && !rows.contains(",8,"), "{rows}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes, Option::None);
    }

    #[test]
    fn any_cells_are_read_or_refused(
        rows in prop::collection::vec(
            prop::collection::vec(
                prop::sample::select(vec![
                    "", "STT", "Chỉ tiêu", "ĐVT", "2020", "KH 2021", "Năm", "I", "1.1", "-", "\"", "a",
                    "1.234,5", "(1)", "≥ 5", "9-10", "Tổng cộng", "Ghi chú:", "𝟛", "%", "e", "1e5", "Tỉnh",
                ]),
                0..8,
            ),
            0..12,
        ),
        form in prop::option::of(prop::sample::select(FileForm::ALL.to_vec())),
    ) {
        let rows: Vec<String> = rows.iter().map(|cells| cells.join(";")).collect();
        read(rows.join("\n").as_bytes(), form);
    }

    #[test]
    fn files_that_were_cut_or_changed_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        put in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        form in prop::option::of(prop::sample::select(FileForm::ALL.to_vec())),
    ) {
        let samples = samples();
        let mut bytes = which.get(&samples).clone();
        let at = put.index(bytes.len());
        bytes[at] = byte;
        bytes.truncate(cut.index(bytes.len()));
        read(&bytes, form);
    }
}
