//! Any bytes as a sheet of an office or a publisher: what is read stands where it is said to stand.

use chitieu::core::model::PackId;
use chitieu::pack::diagnostic::{Diagnostic, Problem, TextSpan, Unopened};
use chitieu::pack::exchange::import::{CsvFile, Tolerance, read_with};
use chitieu::pack::import::answers::Answers;
use chitieu::pack::import::draft::Spot;
use chitieu::pack::import::number::Decimal;
use chitieu::pack::import::open::{Workbook, Workbooks};
use chitieu::pack::import::translate::{GivenFile, Translated, translate};
use chitieu::pack::write;
use jiff::civil::date;

use crate::{catalog, diagnostics, written};

/// A line that begins so starts a file of a folder, whose path follows.
const FILE: &str = "# file ";
/// The name of the rows that are made of a sheet.
const ROWS: &str = "rows";

/// The bytes are one file, or the files of a folder where they begin with a line `# file PATH`.
///
/// Demanded: no panic, the same when it is read again, problems that stand within their file, a row for each figure,
/// each with a place that holds its digits, and a pack that can be read.
pub fn sheet(data: &[u8]) {
    let look = |_: &Diagnostic| None;
    check(&given(data), &NoWorkbooks, is_terse(data), &look);
}

/// Reads no workbook.
struct NoWorkbooks;

impl Workbooks for NoWorkbooks {
    fn open(&self, _: &[u8]) -> Result<Workbook, Unopened> {
        Err(Unopened::Damaged)
    }
}

/// Whether a person says little or much of these bytes; both are tried as lengths change.
pub(crate) fn is_terse(data: &[u8]) -> bool {
    data.len() % 2 == 0
}

/// Checks what files give; `look` tells the cell of a workbook at which a problem stands.
pub(crate) fn check(
    given: &[GivenFile],
    workbooks: &dyn Workbooks,
    is_terse: bool,
    look: &dyn Fn(&Diagnostic) -> Option<String>,
) {
    let answers = answers(is_terse);
    let read = translate(given.to_vec(), &answers, workbooks);
    let again = translate(given.to_vec(), &answers, workbooks);
    assert_eq!(said(&read), said(&again), "read again");
    let texts = texts(&read);
    diagnostics::check(&read.problems, &texts);
    let rows = figures(&read);
    assert_eq!(rows.len(), read.rows.spots.len(), "a place for each row");
    for (value, spot) in rows.iter().zip(&read.rows.spots) {
        stands(&read, *spot, value, &texts, look);
    }
    in_a_pack(&read, &answers);
}

fn answers(is_terse: bool) -> Answers {
    let terse = Answers {
        place: Some("Lai Châu".to_owned()),
        unsorted: "U".to_owned(),
        today: Some(date(2025, 11, 24)),
        ..Answers::default()
    };
    if is_terse {
        return terse;
    }
    let text = |text: &str| Some(text.to_owned());
    Answers {
        decimal: Some(Decimal::Comma),
        missing: vec!["không".to_owned()],
        plan: text("KH"),
        term: Some((2021, 2025)),
        category: text("C"),
        indicator: text("Tỷ lệ hộ nghèo"),
        unit: text("%"),
        year: Some(2023),
        source: text("Báo cáo"),
        published: text("2024-06-30"),
        exact: true,
        ..terse
    }
}

/// The file or the folder that the bytes are.
fn given(data: &[u8]) -> Vec<GivenFile> {
    let text = String::from_utf8_lossy(data);
    if !text.starts_with(FILE) {
        return vec![GivenFile::File("in.csv".to_owned(), data.to_vec())];
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix(FILE), files.last_mut()) {
            (Some(path), _) => files.push((path.trim().to_owned(), Vec::new())),
            (None, Some((_, bytes))) => bytes.extend(line.as_bytes()),
            (None, None) => {}
        }
    }
    let is_usual = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    files.retain(|(path, _)| path.chars().all(is_usual));
    files.sort();
    files.dedup_by(|one, other| one.0 == other.0);
    vec![GivenFile::Folder("in".to_owned(), files)]
}

/// Everything that was read, to be compared.
fn said(read: &Translated) -> String {
    let longs: Vec<_> = read
        .longs
        .iter()
        .map(|file| (&file.name, whole(file)))
        .collect();
    let rest = (&read.told, &read.problems, &read.place_hint, read.cleaned);
    format!("{:?} {longs:?} {rest:?}", read.rows)
}

/// The files in which problems stand.
fn texts(read: &Translated) -> Vec<(String, Vec<u8>)> {
    let files = read.texts.iter().chain(&read.longs);
    files
        .map(|file| (file.name.clone(), whole(file).to_vec()))
        .collect()
}

/// The bytes of a file, which is held as all that are given here.
fn whole(file: &CsvFile) -> &[u8] {
    file.text.whole().expect("a file that is held")
}

/// The figure of each row.
fn figures(read: &Translated) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(read.rows.claims.as_slice());
    let headers = reader.headers().expect("a header").clone();
    let value = headers.iter().position(|name| name == "value");
    let value = value.expect("a column of figures");
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.get(value).expect("a figure").to_owned())
        .collect()
}

/// The place told for a figure holds its digits.
fn stands(
    read: &Translated,
    spot: Spot,
    value: &str,
    texts: &[(String, Vec<u8>)],
    look: &dyn Fn(&Diagnostic) -> Option<String>,
) {
    let placed = read.places(&[(spot, Problem::BadYear(value.to_owned()))]);
    let placed = placed.first().expect("a place");
    let held = match placed.span {
        Some(span) => {
            let file = texts.iter().find(|(name, _)| **name == *placed.file);
            let (_, bytes) = file.expect("the file of a figure");
            within(bytes, span)
        }
        None => look(placed).unwrap_or_else(|| panic!("{value} at no cell: {placed:?}")),
    };
    let cell = digits(&held);
    // What is written with an exponent is written out.
    let has_exponent = held.contains(['e', 'E']);
    let of_value = value.split('-').map(digits);
    for number in of_value.filter(|_| !has_exponent) {
        let number = number.trim_start_matches('0');
        assert!(cell.contains(number), "{value} at {held:?} of {placed:?}");
    }
}

/// The digits of a text, those of full width too.
fn digits(text: &str) -> String {
    let plain = |c: char| match u32::from(c) {
        wide @ 0xFF10..=0xFF19 => char::from_digit(wide - 0xFF10, 10),
        _ => Some(c).filter(char::is_ascii_digit),
    };
    text.chars().filter_map(plain).collect()
}

/// The text of a place.
fn within(bytes: &[u8], span: TextSpan) -> String {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.split('\n').enumerate().skip(span.line - 1);
    let lines = lines.take(span.end_line - span.line + 1);
    let mut held = String::new();
    for (at, line) in lines {
        let is_last = at + 1 == span.end_line;
        let first = if at + 1 == span.line { span.column } else { 1 };
        let end = if is_last { span.end_column } else { usize::MAX };
        held.extend(line.chars().take(end - 1).skip(first - 1));
        if !is_last {
            held.push('\n');
        }
    }
    held
}

/// What was read is a pack that can be read, unless a row of it is refused.
fn in_a_pack(read: &Translated, answers: &Answers) {
    let mut files = read.longs.clone();
    files.push(CsvFile::held(ROWS, read.rows.claims.clone()));
    let sources = CsvFile::held("sources", read.rows.sources.clone());
    let tolerance = Tolerance {
        exact: answers.exact,
        today: answers.today,
        plan: answers.plan.clone(),
        term: answers.term,
        plan_of_term: "KH 2021-2025".to_owned(),
        sides: answers.sides.clone(),
        guesses: true,
    };
    let imported = read_with(&files, Some(&sources), "pack", tolerance);
    let all = files.iter().chain([&sources]);
    let all: Vec<_> = all
        .map(|file| (file.name.clone(), whole(file).to_vec()))
        .collect();
    diagnostics::check(&imported.diagnostics, &all);
    let of_rows = imported
        .diagnostics
        .iter()
        .filter(|found| *found.file == *ROWS);
    for span in of_rows.filter_map(|found| found.span) {
        let row = span.line.saturating_sub(2);
        assert!(row < read.rows.spots.len().max(1), "no cell of {span:?}");
    }
    catalog::told(&imported.catalog);
    if imported.has_errors() {
        return;
    }
    let loaded = written::loaded(write::write(&imported.catalog, PackId(0)));
    assert_eq!(loaded.catalog.claim_count(), imported.catalog.claim_count());
}
