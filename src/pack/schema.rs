//! The pack format as a JSON Schema, by which editors complete and check.
//!
//! Owns one row for every key of every table. A test holds the rows equal to the keys that the reader asks for. It must
//! not know how a table is read, nor a language.

use serde_json::{Map, Value, json};

use crate::core::derivation::Form;
use crate::core::model::{
    Better, ClaimKind, Comparator, JudgementStatus, PlanStatus, RelationForm, TargetKind,
};
use crate::pack::read::PLACE_LEVELS;

/// What a key takes.
#[derive(Clone, Copy, Debug)]
enum Takes {
    Text,
    Id,
    Both,
    Number(i64, i64),
    Figure,
    Truth,
    Texts,
    Phrases,
    Term,
    Word(fn() -> Vec<&'static str>),
    /// Tables of the kind named.
    Tables(&'static str),
}

/// A key: its name, what it takes, whether it must be there.
type Key = (&'static str, Takes, bool);

const YEAR: Takes = Takes::Number(1, 9999);

/// The keys of each table; those of the first ones stand at the top of a file, once or many times.
const TABLES: &[(&str, &[Key])] = &[
    (
        "pack",
        &[
            ("id", Takes::Id, true),
            ("name", Takes::Both, true),
            ("place", Takes::Text, false),
            ("main_plans", Takes::Texts, false),
        ],
    ),
    (
        "assess",
        &[
            ("on_track", Takes::Figure, false),
            ("at_risk", Takes::Figure, false),
            ("recent", Takes::Figure, false),
            ("surge", Takes::Figure, false),
        ],
    ),
    (
        "place",
        &[
            ("name", Takes::Both, true),
            ("level", Takes::Word(levels), false),
        ],
    ),
    (
        "category",
        &[("id", Takes::Id, true), ("name", Takes::Both, true)],
    ),
    (
        "plan",
        &[
            ("id", Takes::Id, true),
            ("name", Takes::Both, true),
            ("title", Takes::Both, false),
            ("term", Takes::Term, false),
            ("status", Takes::Word(plan_statuses), false),
        ],
    ),
    (
        "source",
        &[
            ("id", Takes::Text, true),
            ("title", Takes::Text, false),
            ("publisher", Takes::Text, false),
            ("date", Takes::Text, false),
            ("url", Takes::Text, false),
            ("covers", Takes::Text, false),
            ("language", Takes::Text, false),
            ("due", Takes::Text, false),
        ],
    ),
    (
        "indicator",
        &[
            ("id", Takes::Id, true),
            ("name", Takes::Both, true),
            ("category", Takes::Text, true),
            ("unit", Takes::Both, false),
            ("better", Takes::Word(directions), false),
            ("better_guessed", Takes::Truth, false),
            ("decimals", Takes::Number(0, 18), false),
            ("target_kind", Takes::Word(target_kinds), false),
            ("target_kind_guessed", Takes::Truth, false),
            ("min", Takes::Figure, false),
            ("max", Takes::Figure, false),
            ("aliases", Takes::Texts, false),
            ("related", Takes::Texts, false),
            ("owner", Takes::Tables("owner"), false),
            ("ended", Takes::Tables("ended"), false),
            ("relation", Takes::Tables("relation"), false),
            ("claims", Takes::Tables("claims"), false),
        ],
    ),
    ("claim", CLAIM),
    (
        "derive",
        &[
            ("indicator", Takes::Text, true),
            ("place", Takes::Text, false),
            ("kind", Takes::Word(result_kinds), false),
            ("year", YEAR, false),
            ("period", Takes::Text, false),
            ("form", Takes::Word(forms), true),
            ("inputs", Takes::Tables("inputs"), false),
            ("value", Takes::Figure, false),
            ("comparator", Takes::Word(comparators), false),
            ("formula", Takes::Both, false),
            ("note", Takes::Both, false),
        ],
    ),
    (
        "programme",
        &[
            ("id", Takes::Id, true),
            ("kind", Takes::Text, true),
            ("order", YEAR, false),
            ("text", Takes::Both, true),
            ("plan", Takes::Text, false),
            ("source", Takes::Text, false),
            ("note", Takes::Both, false),
            ("indicators", Takes::Texts, false),
        ],
    ),
    (
        "list",
        &[
            ("id", Takes::Id, true),
            ("title", Takes::Both, true),
            ("plan", Takes::Text, false),
            ("source", Takes::Text, false),
            ("indicators", Takes::Texts, false),
            ("items", Takes::Tables("items"), false),
        ],
    ),
    (
        "reported",
        &[
            ("met", COUNT, false),
            ("missed", COUNT, false),
            ("of", COUNT, false),
            ("kind", Takes::Word(kinds), false),
            ("place", Takes::Text, false),
            ("plan", Takes::Text, false),
            ("year", YEAR, false),
            ("period", Takes::Text, false),
            ("source", Takes::Text, false),
            ("note", Takes::Both, false),
        ],
    ),
    (
        "judgement",
        &[
            ("indicator", Takes::Text, true),
            ("status", Takes::Word(judgements), false),
            ("place", Takes::Text, false),
            ("plan", Takes::Text, false),
            ("wording", Takes::Text, false),
            ("year", YEAR, false),
            ("period", Takes::Text, false),
            ("source", Takes::Text, false),
            ("note", Takes::Both, false),
        ],
    ),
    (
        "withdrawn",
        &[
            ("indicator", Takes::Text, true),
            ("place", Takes::Text, false),
            ("plan", Takes::Text, false),
            ("source", Takes::Text, false),
            ("note", Takes::Both, false),
        ],
    ),
    ("synonym", WORDING),
    ("short_form", WORDING),
    ("false_friend", &[("said", Takes::Phrases, true)]),
];

/// The keys of tables that stand in others.
const INNER: &[(&str, &[Key])] = &[
    ("claims", CLAIM_OF_ITS_INDICATOR),
    (
        "owner",
        &[
            ("place", Takes::Text, false),
            ("name", Takes::Both, true),
            ("source", Takes::Text, false),
        ],
    ),
    (
        "ended",
        &[
            ("place", Takes::Text, false),
            ("date", Takes::Text, true),
            ("source", Takes::Text, false),
        ],
    ),
    (
        "relation",
        &[
            ("form", Takes::Word(relations), true),
            ("of", Takes::Text, true),
            ("count", Takes::Text, false),
        ],
    ),
    (
        "inputs",
        &[
            ("indicator", Takes::Text, true),
            ("place", Takes::Text, false),
            ("year", YEAR, false),
            ("period", Takes::Text, false),
            ("source", Takes::Text, false),
            ("low", Takes::Figure, false),
            ("high", Takes::Figure, false),
            ("note", Takes::Both, false),
        ],
    ),
    (
        "items",
        &[
            ("vi", Takes::Text, true),
            ("en", Takes::Text, true),
            ("note", Takes::Both, false),
        ],
    ),
];

const COUNT: Takes = Takes::Number(0, u32::MAX as i64);

const WORDING: &[Key] = &[
    ("said", Takes::Phrases, true),
    ("meant", Takes::Phrases, true),
];

const CLAIM: &[Key] = &[
    ("indicator", Takes::Text, true),
    ("place", Takes::Text, false),
    ("plan", Takes::Text, false),
    ("kind", Takes::Word(kinds), true),
    ("year", YEAR, false),
    ("period", Takes::Text, false),
    ("value", Takes::Figure, true),
    ("comparator", Takes::Word(comparators), false),
    ("source", Takes::Text, false),
    ("note", Takes::Both, false),
    ("break", Takes::Truth, false),
    ("nearly", Takes::Truth, false),
    ("derived", Takes::Truth, false),
    ("rounded_to", Takes::Figure, false),
    ("superseded", Takes::Texts, false),
    ("quote", Takes::Text, false),
    ("page", Takes::Text, false),
];

/// A claim that stands in its indicator does not name it.
const CLAIM_OF_ITS_INDICATOR: &[Key] = CLAIM.split_at(1).1;

fn levels() -> Vec<&'static str> {
    PLACE_LEVELS.to_vec()
}

fn plan_statuses() -> Vec<&'static str> {
    PlanStatus::ALL.iter().map(|word| word.code()).collect()
}

fn directions() -> Vec<&'static str> {
    Better::ALL.iter().map(|word| word.code()).collect()
}

fn target_kinds() -> Vec<&'static str> {
    TargetKind::ALL.iter().map(|word| word.code()).collect()
}

fn kinds() -> Vec<&'static str> {
    ClaimKind::ALL.iter().map(|word| word.code()).collect()
}

/// What follows from other figures is no target.
fn result_kinds() -> Vec<&'static str> {
    let mut kinds = kinds();
    kinds.retain(|kind| *kind != ClaimKind::Target.code());
    kinds
}

fn comparators() -> Vec<&'static str> {
    Comparator::ALL.iter().map(|word| word.code()).collect()
}

fn judgements() -> Vec<&'static str> {
    JudgementStatus::ALL
        .iter()
        .map(|word| word.code())
        .collect()
}

fn relations() -> Vec<&'static str> {
    RelationForm::ALL.iter().map(|word| word.code()).collect()
}

fn forms() -> Vec<&'static str> {
    Form::ALL.iter().map(|word| word.code()).collect()
}

/// The schema of one file of a pack.
pub fn schema() -> Value {
    let tables = TABLES.iter().map(|(name, _)| (*name).to_owned());
    let top: Map<String, Value> = tables.map(at_the_top).collect();
    let all = TABLES.iter().chain(INNER);
    let mut known: Map<String, Value> = all
        .map(|(name, keys)| ((*name).to_owned(), table(keys)))
        .collect();
    known.insert("both".to_owned(), both());
    known.insert("figure".to_owned(), figure());
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "chitieu",
        "type": "object",
        "properties": top,
        "additionalProperties": false,
        "definitions": known,
    })
}

/// A table at the top of a file: two stand once, the others many times.
fn at_the_top(name: String) -> (String, Value) {
    let one = reference(&name);
    let value = match name.as_str() {
        "pack" | "assess" => one,
        _ => json!({ "type": "array", "items": one }),
    };
    (name, value)
}

fn table(keys: &[Key]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|(name, takes, _)| ((*name).to_owned(), takes.schema()))
        .collect();
    let needed = keys.iter().filter(|(_, _, is_needed)| *is_needed);
    let needed: Vec<&str> = needed.map(|(name, ..)| *name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": false,
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// One text for both languages, or one for each.
fn both() -> Value {
    let text = json!({ "type": "string" });
    json!({ "anyOf": [text, {
        "type": "object",
        "properties": { "vi": text, "en": text },
        "required": ["vi", "en"],
        "additionalProperties": false,
    }] })
}

/// A figure, digits as a text, or the two ends of a range.
fn figure() -> Value {
    let one = json!({ "type": ["number", "string"] });
    json!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 2, "maxItems": 2 }] })
}

impl Takes {
    fn schema(self) -> Value {
        match self {
            Self::Text => json!({ "type": "string" }),
            Self::Id => json!({ "type": "string", "pattern": "^[a-z0-9._-]+$" }),
            Self::Both => reference("both"),
            Self::Figure => reference("figure"),
            Self::Number(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            Self::Truth => json!({ "type": "boolean" }),
            Self::Texts => json!({ "type": "array", "items": { "type": "string" } }),
            Self::Phrases => json!({ "anyOf": [Self::Text.schema(), Self::Texts.schema()] }),
            Self::Term => {
                json!({ "type": "array", "items": YEAR.schema(), "minItems": 2, "maxItems": 2 })
            }
            Self::Word(words) => json!({ "type": "string", "enum": words() }),
            Self::Tables(name) => json!({ "type": "array", "items": reference(name) }),
        }
    }
}
