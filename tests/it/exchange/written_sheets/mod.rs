//! A small grammar of the sheets of offices, which writes each with what it means: headings of one to three rows, in rows
//! and in groups; kinds, parts of years, terms, comparisons; parts of indicators, cells that are no figure.

pub(super) mod layouts;
mod words;

use std::collections::BTreeSet;

use words::KINDS;

/// The place that the person names who imports.
pub(super) const HOME: &str = "Lai Châu";

/// Place, name, unit, kind, year, period, comparator and value of a figure.
pub(super) type Claim = [String; 8];

/// Numbers that look random and are the same at every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, end: usize) -> usize {
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

impl When {
    /// The same in a part of its year.
    fn part(&self, part: &str) -> Self {
        let period = part.replace("{}", &self.year.to_string());
        Self {
            period,
            ..self.clone()
        }
    }
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
    let next = year + 1;
    match dice.below(19) {
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
        10 => whole(format!("{word} nửa đầu {year}"), kind, "first half"),
        11 => whole(format!("Nửa cuối năm {year}"), "actual", "second half"),
        12 => whole(format!("{word} 9th/{year}"), kind, "9 months"),
        13 => whole(format!("TH6T/{year}"), "actual", "first half"),
        14 => whole(format!("TH {year}-09"), "actual", "September"),
        15 => When {
            year: next,
            ..whole(
                format!("{word} năm học {year}-{next}"),
                kind,
                &format!("school year {year}-{next}"),
            )
        },
        16 => When {
            year: 2020,
            ..whole("Nhiệm kỳ 2015-2020".to_owned(), "actual", "2015-2020")
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
pub(super) struct Sheet {
    lines: Vec<Vec<String>>,
    pub(super) claims: BTreeSet<Claim>,
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

    pub(super) fn text(&self) -> String {
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
