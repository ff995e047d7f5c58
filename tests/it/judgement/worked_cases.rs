//! Every row of `cases.csv`, through the rule and through the command: status, flags, reason and every
//! number; an empty field is no number.

use std::collections::BTreeSet;

use chitieu::cli::args::Assess;
use chitieu::cli::assess::run;
use chitieu::core::lang::Lang;
use chitieu::core::rule::assess::assess;
use chitieu::core::rule::verdict::{Assessment, Confidence, LastKnown, Side};
use serde_json::Value;

use crate::judgement::rows::{Row, rows};

const NUMBERS: [&str; 15] = [
    "gap",
    "gap_low",
    "gap_high",
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
    "high80",
];

/// What an answer says, from wherever it came.
struct Answer {
    status: String,
    reason: String,
    flags: BTreeSet<String>,
    confidence: String,
    numbers: Vec<Option<f64>>,
    last_year: String,
    last_side: String,
    last_gap: Option<f64>,
}

impl From<&Assessment> for Answer {
    fn from(found: &Assessment) -> Self {
        let known = found.last_known.as_ref();
        let text = |said: Option<String>| said.unwrap_or_default();
        Self {
            status: found.status.code().to_owned(),
            reason: text(found.reason.map(|reason| reason.code().to_owned())),
            flags: found.flags.iter().map(ToString::to_string).collect(),
            confidence: text(found.confidence.map(Confidence::code).map(str::to_owned)),
            numbers: vec![
                found.gap,
                found.gap_low,
                found.gap_high,
                found.percent_of_target,
                found.way,
                found.time,
                found.ratio,
                found.q,
                found.pace,
                found.need,
                found.factor,
                found.hold_end,
                found.cautious_end,
                found.low80,
                found.high80,
            ],
            last_year: text(known.map(|known| known.year.to_string())),
            last_side: text(known.map(|known| Side::code(known.side).to_owned())),
            last_gap: known.and_then(|known: &LastKnown| known.gap),
        }
    }
}

impl From<&Value> for Answer {
    fn from(json: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let known = &json["last_known"];
        let flags = json["flags"].as_array().unwrap();
        Self {
            status: text(&json["status"]),
            reason: text(&json["reason"]),
            flags: flags.iter().map(text).collect(),
            confidence: text(&json["confidence"]),
            numbers: NUMBERS.map(|name| json[name].as_f64()).to_vec(),
            last_year: known["year"]
                .as_i64()
                .map(|year| year.to_string())
                .unwrap_or_default(),
            last_side: text(&known["side"]),
            last_gap: known["gap"].as_f64(),
        }
    }
}

/// What differs between a row and an answer.
fn differences(row: &Row, found: &Answer) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |column: &str, found: &str, expected: &str| {
        if found != expected {
            let id = row.get("id");
            wrong.push(format!("{id} {column}: {found:?}, expected {expected:?}"));
        }
    };
    check("status", &found.status, row.get("status"));
    check("reason", &found.reason, row.get("reason"));
    check("confidence", &found.confidence, row.get("confidence"));
    check(
        "last_known_year",
        &found.last_year,
        row.get("last_known_year"),
    );
    check(
        "last_known_side",
        &found.last_side,
        row.get("last_known_side"),
    );
    let sorted = |flags: &BTreeSet<String>| {
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        flags.join("|")
    };
    let expected = row.get("flags").split('|').filter(|flag| !flag.is_empty());
    let expected = expected.map(str::to_owned).collect();
    check("flags", &sorted(&found.flags), &sorted(&expected));
    let numbers = NUMBERS.into_iter().zip(found.numbers.iter().copied());
    for (column, found) in numbers.chain([("last_known_gap", found.last_gap)]) {
        let expected = row.get(column);
        let same = match found {
            None => expected.is_empty(),
            Some(found) => expected.parse().is_ok_and(|expected: f64| {
                (found - expected).abs() <= 1e-6 * expected.abs().max(1e-3)
            }),
        };
        if !same {
            check(column, &format!("{found:?}"), expected);
        }
    }
    wrong
}

#[test]
fn every_worked_case_comes_out() {
    let rows = rows();
    assert_eq!(rows.len(), 439);
    let wrong: Vec<String> = rows
        .iter()
        .flat_map(|row| {
            let (points, rivals) = (row.points(), row.rivals());
            differences(row, &Answer::from(&assess(&row.case(&points, &rivals))))
        })
        .collect();
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_command_gives_every_worked_case_the_same_answer() {
    let text = |row: &Row, column: &str| {
        let text = row.get(column);
        (!text.is_empty()).then(|| text.to_owned())
    };
    let wrong: Vec<String> = rows()
        .iter()
        .flat_map(|row| {
            let args = Assess {
                kind: row.get("kind").to_owned(),
                better: row.get("better").to_owned(),
                series: text(row, "series"),
                base_year: Some(row.get("base_year").parse().unwrap()),
                target: text(row, "target"),
                target_far: text(row, "target_far"),
                by: row.get("by").parse().unwrap(),
                decimals: Some(row.get("decimals").parse().unwrap()),
                min: text(row, "min"),
                max: text(row, "max"),
                provisional: row.get("provisional") == "yes",
                strict: row.get("strict") == "yes",
                rounded_to: text(row, "rounded_to"),
                mean: text(row, "mean"),
                mean_to: text(row, "mean_to"),
                ended: text(row, "ended"),
                conflict: text(row, "conflict"),
                parts: text(row, "parts"),
                json: true,
            };
            match run(&args, row.day(), Lang::En) {
                Ok(said) => {
                    let json: Value = serde_json::from_str(&said).unwrap();
                    differences(row, &Answer::from(&json))
                }
                Err(error) => vec![format!("{}: {error}", row.get("id"))],
            }
        })
        .collect();
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}
