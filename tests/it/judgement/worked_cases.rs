//! Every row of `cases.csv`: status, flags, reason and every number; an empty field is no number.

use chitieu::core::figure::Figure;
use chitieu::core::model::{Better, TargetKind, Thresholds};
use chitieu::core::rule::assess::assess;
use chitieu::core::rule::case::{Case, Evidence, Point, Target};
use chitieu::core::rule::verdict::{Assessment, Confidence};

const FILE: &str = include_str!("../../data/judgement/cases.csv");
const NUMBERS: [&str; 12] = [
    "gap",
    "percent_of_target",
    "way",
    "time",
    "R",
    "q",
    "pace",
    "need",
    "factor",
    "hold_end",
    "cautious_end",
    "low80",
];

/// One row by column name.
struct Row {
    header: csv::StringRecord,
    fields: csv::StringRecord,
}

impl Row {
    fn get(&self, column: &str) -> &str {
        let at = self.header.iter().position(|name| name == column).unwrap();
        self.fields.get(at).unwrap()
    }

    fn figure(&self, column: &str) -> Option<Figure> {
        let text = self.get(column);
        (!text.is_empty()).then(|| Figure::parse(text).unwrap())
    }

    fn points(&self) -> Vec<Point> {
        let point = |text: &str| {
            let (year, value) = text.split_once(':').unwrap();
            Point::new(year.parse().unwrap(), Figure::parse(value).unwrap())
        };
        self.get("series").split(';').map(point).collect()
    }
}

fn rows() -> Vec<Row> {
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

fn assess_row(row: &Row) -> Assessment {
    let points = row.points();
    let evidence = match row.get("parts").split_once('/') {
        Some((done, all)) => Evidence::Parts {
            done: done.parse().unwrap(),
            all: all.parse().unwrap(),
            year: points.last().unwrap().year,
        },
        None => Evidence::Years(&points),
    };
    assess(&Case {
        kind: TargetKind::parse(row.get("kind")).unwrap(),
        better: Better::parse(row.get("better")).unwrap(),
        evidence,
        base_year: row.get("base_year").parse().unwrap(),
        target: row.figure("target").map(|value| Target {
            value,
            far: row.figure("target_far"),
            strict: false,
        }),
        deadline: row.get("by").parse().unwrap(),
        decimals: row.get("decimals").parse().unwrap(),
        min: row.figure("min"),
        max: row.figure("max"),
        provisional: row.get("provisional") == "yes",
        past: false,
        thresholds: Thresholds::default(),
    })
}

fn number(found: &Assessment, column: &str) -> Option<f64> {
    match column {
        "gap" => found.gap,
        "percent_of_target" => found.percent_of_target,
        "way" => found.way,
        "time" => found.time,
        "R" => found.ratio,
        "q" => found.q,
        "pace" => found.pace,
        "need" => found.need,
        "factor" => found.factor,
        "hold_end" => found.hold_end,
        "cautious_end" => found.cautious_end,
        "low80" => found.low80,
        "high80" => found.high80,
        _ => panic!("no number {column}"),
    }
}

/// What differs between a row and what the rule says of it.
fn differences(row: &Row) -> Vec<String> {
    let found = assess_row(row);
    let mut wrong = Vec::new();
    let mut check = |column: &str, found: String, expected: &str| {
        if found != expected {
            let id = row.get("id");
            wrong.push(format!("{id} {column}: {found:?}, expected {expected:?}"));
        }
    };
    check("status", found.status.code().into(), row.get("status"));
    let sorted = |flags: Vec<String>| {
        let mut flags = flags;
        flags.sort();
        flags.join("|")
    };
    let expected: Vec<String> = row.get("flags").split('|').map(Into::into).collect();
    let flags = found.flags.iter().map(ToString::to_string).collect();
    check("flags", sorted(flags), &sorted(expected.clone()));
    let reason = found.reason.map_or("", |reason| reason.code());
    let expected = match row.get("status") {
        "not_assessable" => expected[0].split(':').next().unwrap(),
        _ => "",
    };
    check("reason", reason.into(), expected);
    let confidence = found.confidence.map_or("", Confidence::code);
    check("confidence", confidence.into(), row.get("confidence"));
    for column in NUMBERS.into_iter().chain(["high80"]) {
        let (found, expected) = (number(&found, column), row.get(column));
        let same = match found {
            None => expected.is_empty(),
            Some(found) => expected.parse().is_ok_and(|expected: f64| {
                (found - expected).abs() <= 1e-6 * expected.abs().max(1e-3)
            }),
        };
        if !same {
            check(column, format!("{found:?}"), expected);
        }
    }
    wrong
}

#[test]
fn every_worked_case_comes_out() {
    let rows = rows();
    assert_eq!(rows.len(), 204);
    let wrong: Vec<String> = rows.iter().flat_map(differences).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
