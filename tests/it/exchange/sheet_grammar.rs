//! Sheets that a small grammar writes, each with what it means: an import gives exactly that, or says what it does not
//! take.

use std::collections::BTreeSet;

use chitieu::pack::diagnostic::Unopened;
use chitieu::pack::import::answers::Answers;
use chitieu::pack::import::open::{Workbook, Workbooks};
use chitieu::pack::import::translate::{GivenFile, Translated, translate};

use super::written_sheets::layouts::{
    groups_of_times, places_and_indicators, places_by_groups, places_by_times, rows_of_indicators,
    rows_of_kinds, rows_of_years, rows_of_years_in_groups,
};
use super::written_sheets::{Claim, Dice, HOME, Sheet};

/// How many sheets are written.
const SHEETS: u64 = 640;

/// Writes a sheet of one layout.
type Write = fn(&mut Dice) -> Sheet;

struct NoWorkbooks;

impl Workbooks for NoWorkbooks {
    fn open(&self, _: &[u8]) -> Result<Workbook, Unopened> {
        Err(Unopened::Damaged)
    }
}

pub(super) fn imported(text: &str) -> Translated {
    let answers = Answers {
        place: Some(HOME.to_owned()),
        unsorted: "Chưa phân loại".to_owned(),
        ..Answers::default()
    };
    let given = GivenFile::File("bieu.csv".to_owned(), text.as_bytes().to_vec());
    translate(vec![given], &answers, &NoWorkbooks)
}

fn claims(translated: &Translated) -> BTreeSet<Claim> {
    let mut reader = csv::Reader::from_reader(translated.rows.claims.as_slice());
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        [0, 3, 5, 6, 7, 8, 10, 9].map(|at| row[at].to_owned())
    });
    rows.collect()
}

#[test]
fn sheets_of_many_headings_give_what_they_mean_or_say_what_is_not_taken() {
    let kinds: [(&str, Write); 8] = [
        ("indicators", rows_of_indicators),
        ("groups", groups_of_times),
        ("places by things", places_by_groups),
        ("places by times", places_by_times),
        ("years", rows_of_years),
        ("years in groups", rows_of_years_in_groups),
        ("kinds", rows_of_kinds),
        ("places and indicators", places_and_indicators),
    ];
    let (mut exact, mut told, mut wrong) = (0, 0, Vec::new());
    for number in 0..SHEETS {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (number + 1).wrapping_mul(0x0100_0000_01B3));
        dice.below(2);
        let (kind, write) = kinds[usize::try_from(number).unwrap() % kinds.len()];
        let sheet = write(&mut dice);
        let text = sheet.text();
        let translated = imported(&text);
        let found = claims(&translated);
        let says = translated.problems.iter().any(|problem| problem.is_error())
            || !translated.rows.needs.is_empty();
        let more: Vec<&Claim> = found.difference(&sheet.claims).collect();
        let less: Vec<&Claim> = sheet.claims.difference(&found).collect();
        let is_told = says || translated.told.iter().any(|told| !told.columns.is_empty());
        match (more.is_empty() || says, less.is_empty() && more.is_empty()) {
            (_, true) => exact += 1,
            (true, false) if is_told => told += 1,
            _ => wrong.push(format!("{kind}\n{text}more {more:#?}\nless {less:#?}")),
        }
        if !(less.is_empty() && more.is_empty()) && std::env::var_os("CHITIEU_SHOW").is_some() {
            println!(
                "{kind} told:{is_told} says:{says}\n{text}more {more:?}\nless {less:?}\n{:?} {:?}",
                translated.told, translated.problems
            );
        }
    }
    println!("exact {exact}, told {told}, wrong {}", wrong.len());
    let first: Vec<&str> = wrong.iter().take(4).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        first.join("\n")
    );
    assert!(exact * 100 >= SHEETS * 98, "exact {exact}, told {told}");
}
