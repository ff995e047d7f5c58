//! The JSON Schema of the pack format, held against the reader and the packs that come with the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chitieu::pack::diagnostic::Problem;
use chitieu::pack::files::{self, PackFiles};
use chitieu::pack::load;
use serde_json::{Value, json};

use crate::support::program::run_shipped;

fn schema() -> Value {
    let output = run_shipped(&["schema"]);
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Everything in the source of the reader that could be the name of a key.
fn candidates() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pack/read");
    let mut found: BTreeSet<String> = ["vi", "en"].map(str::to_owned).into();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let texts = text.split('"').skip(1).step_by(2).map(str::to_owned);
        let is_key = |text: &String| {
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        };
        found.extend(texts.filter(is_key));
    }
    found.extend(["id", "note", "synonym", "short_form", "false_friend"].map(str::to_owned));
    found
}

/// The keys that the reader does not know in a table, which is written with all that could be.
fn unknown(written: &str, table: &str) -> BTreeSet<String> {
    let pack = PackFiles::in_memory("x.toml", written.as_bytes());
    let found = load(&[pack]).diagnostics;
    let unknown = found.into_iter().filter_map(|found| match found.problem {
        Problem::UnknownKey { key, table: at, .. } if at == table => Some(key),
        Problem::Syntax(fault) => panic!("{written}: {fault}"),
        _ => None,
    });
    unknown.collect()
}

#[test]
fn the_keys_of_the_schema_are_those_that_the_reader_knows() {
    let schema = schema();
    let candidates = candidates();
    assert!(candidates.len() > 60, "{candidates:?}");
    // A key takes a text here; the few that are tables would be told to be none.
    let pairs: Vec<String> = candidates
        .iter()
        .map(|key| format!("{key} = \"x\""))
        .collect();
    let inline = format!("{{ {}, zzz = 1 }}", pairs.join(", "));
    let indicator = "[[indicator]]\nid = \"a\"\nname = \"A\"\ncategory = \"c\"\n";
    for (name, about) in schema["definitions"].as_object().unwrap() {
        let Some(properties) = about["properties"].as_object() else {
            continue;
        };
        let (written, table) = match name.as_str() {
            "claims" => (format!("{indicator}claims = [{inline}]\n"), "claim"),
            "owner" | "ended" | "relation" => {
                (format!("{indicator}{name} = [{inline}]\n"), name.as_str())
            }
            "inputs" => (
                format!("[[derive]]\nindicator = \"a\"\nform = \"sum\"\ninputs = [{inline}]\n"),
                "inputs",
            ),
            "items" => (
                format!("[[list]]\nid = \"a\"\ntitle = \"A\"\nitems = [{inline}]\n"),
                "items",
            ),
            "pack" | "assess" => (format!("{name} = {inline}\n"), name.as_str()),
            other => (format!("{other} = [{inline}]\n"), other),
        };
        let unknown = unknown(&written, table);
        assert!(unknown.contains("zzz"), "{name} is not read to its end");
        let known: BTreeSet<&String> = candidates.difference(&unknown).collect();
        let told: BTreeSet<&String> = properties.keys().collect();
        assert_eq!(told, known, "{name}");
    }
}

#[test]
fn the_tables_of_the_schema_are_those_that_the_reader_knows() {
    let schema = schema();
    let candidates = candidates();
    let text: String = candidates
        .iter()
        .map(|key| format!("{key} = \"x\"\n"))
        .collect();
    let unknown = unknown(&format!("{text}zzz = 1\n"), "top");
    let known: BTreeSet<&String> = candidates.difference(&unknown).collect();
    let told = schema["properties"].as_object().unwrap();
    assert_eq!(told.keys().collect::<BTreeSet<_>>(), known);
}

/// What of a value a schema does not allow; as much of JSON Schema as ours uses.
fn faults(value: &Value, schema: &Value, root: &Value, at: &str, out: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let inner = root.pointer(name.trim_start_matches('#')).unwrap();
        return faults(value, inner, root, at, out);
    }
    if schema.is_null() {
        return;
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = |one: &Value| {
            let mut found = Vec::new();
            faults(value, one, root, at, &mut found);
            found.is_empty()
        };
        if !any.iter().any(fits) {
            out.push(format!("{at}: {value}"));
        }
        return;
    }
    let own = match value {
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        Value::Number(number) if number.is_f64() => "number",
        _ => "integer",
    };
    let types = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        many => many
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect(),
    };
    let is_type = types.contains(&own) || own == "integer" && types.contains(&"number");
    let is_word = schema["enum"]
        .as_array()
        .is_none_or(|words| words.contains(value));
    let number = value.as_i64();
    let within = |bound: &str, fits: fn(i64, i64) -> bool| {
        number
            .zip(schema[bound].as_i64())
            .is_none_or(|(number, bound)| fits(number, bound))
    };
    let is_within = within("minimum", |a, b| a >= b) && within("maximum", |a, b| a <= b);
    if !(is_type && is_word && is_within) {
        out.push(format!("{at}: {value}"));
    }
    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
        faults(item, &schema["items"], root, &format!("{at}/{number}"), out);
    }
    let Some(entries) = value.as_object() else {
        return;
    };
    for (key, value) in entries {
        match schema["properties"].get(key) {
            Some(inner) => faults(value, inner, root, &format!("{at}/{key}"), out),
            None => out.push(format!("{at}/{key}: not known")),
        }
    }
    let needed = schema["required"].as_array().into_iter().flatten();
    for key in needed.filter_map(Value::as_str) {
        if !entries.contains_key(key) {
            out.push(format!("{at}/{key}: missing"));
        }
    }
}

fn faults_of(text: &str) -> Vec<String> {
    let schema = schema();
    let value: Value = toml::from_str(text).unwrap();
    let mut found = Vec::new();
    faults(&value, &schema, &schema, "", &mut found);
    found
}

#[test]
fn the_packs_that_come_with_the_program_fit_the_schema() {
    let schema = schema();
    for pack in files::embedded() {
        for (name, bytes) in &pack.files {
            let value: Value = toml::from_str(std::str::from_utf8(bytes).unwrap()).unwrap();
            let mut found = Vec::new();
            faults(&value, &schema, &schema, "", &mut found);
            assert!(found.is_empty(), "{name}: {found:#?}");
        }
    }
}

#[test]
fn what_the_schema_does_not_allow_is_what_check_reports() {
    let claim = |more: &str| {
        format!("[[claim]]\nindicator = \"a\"\nkind = \"actual\"\nvalue = 1\n{more}\n")
    };
    for (text, fits) in [
        (claim(""), true),
        (claim("year = 2025"), true),
        (claim("note = { vi = \"a\", en = \"b\" }"), true),
        (claim("superseded = [\"L01\"]"), true),
        (claim("yaer = 2025"), false),
        (claim("year = \"2025\""), false),
        (claim("year = 0"), false),
        (claim("comparator = \"≥\""), false),
        (claim("").replace("kind", "knid"), false),
        (claim("").replace("1", "[1, 2]"), true),
        (
            "[[plan]]\nid = \"a\"\nname = \"A\"\nterm = 2025\n".to_owned(),
            false,
        ),
    ] {
        assert_eq!(faults_of(&text).is_empty(), fits, "{text}");
    }
    assert_eq!(
        schema()["properties"]["pack"],
        json!({ "$ref": "#/definitions/pack" })
    );
}
