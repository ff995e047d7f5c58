//! The rows of `cases.csv` as cases.

use chitieu::core::figure::Figure;
use chitieu::core::model::{Better, TargetKind, Thresholds};
use chitieu::core::position::Position;
use chitieu::core::rule::case::{Bound, Case, Evidence, Measure, Point, Target};
use jiff::civil::Date;

const FILE: &str = include_str!("../../data/judgement/cases.csv");

/// One row by column name.
pub(crate) struct Row {
    header: csv::StringRecord,
    fields: csv::StringRecord,
}

pub(crate) fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(FILE.as_bytes());
    let header = reader.headers().unwrap().clone();
    let records = reader.records().map(Result::unwrap);
    records
        .map(|fields| Row {
            header: header.clone(),
            fields,
        })
        .collect()
}

impl Row {
    pub(crate) fn get(&self, column: &str) -> &str {
        let at = self.header.iter().position(|name| name == column).unwrap();
        self.fields.get(at).unwrap()
    }

    fn figure(&self, column: &str) -> Option<Figure> {
        let text = self.get(column);
        (!text.is_empty()).then(|| Figure::parse(text).unwrap())
    }

    pub(crate) fn day(&self) -> Option<Date> {
        let text = self.get("today");
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    /// The figures of the series, or the mean alone.
    pub(crate) fn points(&self) -> Vec<Point> {
        let mut points: Vec<Point> = match self.figure("mean") {
            Some(mean) => vec![Point::at(moment(self.get("mean_to")), mean)],
            None => {
                let point = |text: &str| {
                    let (when, value) = text.split_once(':').unwrap();
                    let bound = match value.get(..1) {
                        Some(">") => Bound::Above,
                        Some("<") => Bound::Below,
                        _ => Bound::Exact,
                    };
                    let digits = value.trim_start_matches(['<', '>']);
                    Point {
                        bound,
                        ..Point::at(moment(when), Figure::parse(digits).unwrap())
                    }
                };
                self.get("series").split(';').map(point).collect()
            }
        };
        points.last_mut().unwrap().rounded_to = self.figure("rounded_to");
        points
    }

    pub(crate) fn rivals(&self) -> Vec<Point> {
        let values = self.get("conflict").split(';');
        let values = values.filter(|value| !value.is_empty());
        let rival = |value: &str| Point::new(0, Figure::parse(value).unwrap());
        values.map(rival).collect()
    }

    pub(crate) fn case<'r>(&self, points: &'r [Point], rivals: &'r [Point]) -> Case<'r> {
        let newest = points.last().unwrap();
        let evidence = match self.get("parts").split_once('/') {
            Some((done, all)) => Evidence::Parts {
                done: done.parse().unwrap(),
                all: all.parse().unwrap(),
                at: newest.at,
            },
            None if self.get("mean").is_empty() => Evidence::Years(points),
            None => Evidence::Span {
                figure: *newest,
                measure: Measure::Mean,
            },
        };
        let ended = self.get("ended");
        Case {
            kind: TargetKind::parse(self.get("kind")).unwrap(),
            better: Better::parse(self.get("better")).unwrap(),
            evidence,
            base_year: self.get("base_year").parse().unwrap(),
            target: self.figure("target").map(|value| Target {
                value,
                far: self.figure("target_far"),
                strict: self.get("strict") == "yes",
            }),
            deadline: self.get("by").parse().unwrap(),
            decimals: self.get("decimals").parse().unwrap(),
            min: self.figure("min"),
            max: self.figure("max"),
            provisional: self.get("provisional") == "yes",
            today: self.day().map(Position::end_of_day),
            ended: (!ended.is_empty()).then(|| moment(ended)),
            rivals,
            thresholds: Thresholds::default(),
        }
    }
}

/// `2023`, `2022.5` or `2025-10`.
fn moment(text: &str) -> Position {
    if let Some((year, month)) = text.split_once('-') {
        return Position::end_of_month(year.parse().unwrap(), month.parse().unwrap());
    }
    match text.strip_suffix(".5") {
        Some(year) => Position::middle_of(year.parse::<i32>().unwrap() + 1),
        None => Position::end_of(text.parse().unwrap()),
    }
}
