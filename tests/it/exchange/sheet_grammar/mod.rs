//! Sheets that a small grammar writes, each with what it means: an import gives exactly that, or says what it does not
//! take. Headings of one to three rows, in rows and in groups; kinds, parts of years, terms, comparisons; indicators,
//! places and years as rows; parts of indicators, cells that are no figure.

mod layouts;
mod words;

use std::collections::BTreeSet;

use chitieu::pack::diagnostic::Unopened;
use chitieu::pack::import::answers::Answers;
use chitieu::pack::import::open::{Workbook, Workbooks};
use chitieu::pack::import::translate::{Given, Translated, translate};

use layouts::{
    groups_of_times, places_by_groups, places_by_times, rows_of_indicators, rows_of_years,
};
use words::KINDS;

/// The place that the person names who imports.
const HOME: &str = "Lai Châu";
/// How many sheets are written.
const SHEETS: u64 = 480;

/// Place, name, unit, kind, year, period, comparator and value of a figure.
type Claim = [String; 8];

/// Numbers that look random and are the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        // xorshift64
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn some<T: Copy>(&mut self, of: &[T], count: usize) -> Vec<T> {
        let mut left = of.to_vec();
        (0..count.min(of.len()))
            .map(|_| left.remove(self.below(left.len())))
            .collect()
    }

    fn happens(&mut self, in_ten: usize) -> bool {
        self.below(10) < in_ten
    }

    /// A figure as it is printed, and as a pack has it. Its decimals prove the mark.
    fn figure(&mut self) -> (String, String) {
        let (whole, part) = (self.below(900) + 10, self.below(89) + 10);
        match self.below(6) {
            0 => (format!("{whole}"), format!("{whole}")),
            1 => (
                format!("{}.{whole:03},5", part % 9 + 1),
                format!("{}{whole:03}.5", part % 9 + 1),
            ),
            _ => (format!("{whole},{part}"), format!("{whole}.{part}")),
        }
    }
}

/// What a column of figures says of time and kind.
#[derive(Clone, Debug)]
struct When {
    heading: String,
    kind: &'static str,
    year: i32,
    period: String,
}

/// A heading of one row, with its meaning.
fn when(dice: &mut Dice) -> When {
    let year = 2018 + i32::try_from(dice.below(6)).unwrap();
    let (word, kind) = dice.one(&KINDS);
    let whole = |heading: String, kind, period: &str| When {
        heading,
        kind,
        year,
        period: period.to_owned(),
    };
    match dice.below(12) {
        0 => whole(format!("{year}"), "actual", "year"),
        1 => whole(format!("{word} 6 tháng {year}"), kind, "first half"),
        2 => whole(format!("{word} 9 tháng năm {year}"), kind, "9 months"),
        3 => whole(format!("Lũy kế 9 tháng {year}"), "actual", "9 months"),
        4 => whole(format!("{word} quý II/{year}"), kind, &format!("{year} Q2")),
        5 => whole(format!("TH đến 30/6/{year}"), "actual", "to 30 June"),
        6 => whole(format!("Ước cả năm {year}"), "estimate", "year"),
        7 => When {
            heading: dice
                .one(&[
                    "BQ 2021-2025",
                    "Bình quân 2021-2025",
                    "BQ 5 năm 2021-2025",
                    "Bình quân giai đoạn 2021 - 2025",
                ])
                .to_owned(),
            kind: "actual",
            year: 2025,
            period: "2021-2025 average".to_owned(),
        },
        8 | 9 => whole(format!("{word} năm {year}"), kind, "year"),
        _ => whole(format!("{word} {year}"), kind, "year"),
    }
}

/// Headings that mean different things.
fn whens(dice: &mut Dice, count: usize) -> Vec<When> {
    let mut all: Vec<When> = Vec::new();
    while all.len() < count {
        let one = when(dice);
        let key = |when: &When| (when.kind, when.year, when.period.clone());
        if all.iter().all(|known| key(known) != key(&one)) {
            all.push(one);
        }
    }
    all
}

/// A sheet and what it means.
#[derive(Default)]
struct Sheet {
    lines: Vec<Vec<String>>,
    claims: BTreeSet<Claim>,
}

impl Sheet {
    fn line(&mut self, cells: &[&str]) {
        self.lines
            .push(cells.iter().map(|cell| (*cell).to_owned()).collect());
    }

    fn claim(&mut self, place: &str, (name, unit): (&str, &str), when: &When, value: String) {
        let year = when.year.to_string();
        let sign = "=".to_owned();
        let texts = [place, name, unit, when.kind, &year, &when.period].map(str::to_owned);
        let [place, name, unit, kind, year, period] = texts;
        self.claims
            .insert([place, name, unit, kind, year, period, sign, value]);
    }

    fn text(&self) -> String {
        let lines = self.lines.iter().map(|cells| cells.join(";") + "\n");
        lines.collect()
    }
}

/// A cell of figures, which now and then holds none; what a pack has for it.
fn cell(dice: &mut Dice, may_be_odd: bool) -> (String, Option<String>) {
    if may_be_odd && dice.happens(1) {
        let odd = [
            "đạt",
            "44/94",
            "giảm 3-4%",
            "Hoàn thành",
            "-",
            "...",
            "1/2",
            "",
            "chưa có số liệu",
        ];
        return (dice.one(&odd).to_owned(), None);
    }
    let (printed, value) = dice.figure();
    (printed, Some(value))
}

struct NoWorkbooks;

impl Workbooks for NoWorkbooks {
    fn open(&self, _: &[u8]) -> Result<Workbook, Unopened> {
        Err(Unopened::Damaged)
    }
}

fn imported(text: &str) -> Translated {
    let answers = Answers {
        place: Some(HOME.to_owned()),
        unsorted: "Chưa phân loại".to_owned(),
        ..Answers::default()
    };
    let given = Given::File("bieu.csv".to_owned(), text.as_bytes().to_vec());
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
    let kinds: [(&str, fn(&mut Dice) -> Sheet); 5] = [
        ("indicators", rows_of_indicators),
        ("groups", groups_of_times),
        ("places by things", places_by_groups),
        ("places by times", places_by_times),
        ("years", rows_of_years),
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
    assert!(exact * 100 >= SHEETS * 95, "exact {exact}, told {told}");
}
