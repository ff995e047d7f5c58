//! What differs between two packs, or in one since a day.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{json, prints, run_on};

/// Two packs of one indicator; the second was changed by a function of its text.
struct Two(TempDir);

const PACK: &str = r#"
[pack]
id = "p"
name = "P"
place = "Lai Châu"
main_plans = ["nq"]
[[plan]]
id = "nq"
name = "NQ"
term = [2021, 2025]
[[source]]
id = "S1"
title = "Một"
date = "2023-01-31"
[[source]]
id = "S2"
title = "Hai"
date = "2024-06-30"
[[category]]
id = "c"
name = "C"
[[indicator]]
id = "poverty"
name = { vi = "Tỷ lệ hộ nghèo", en = "Poverty" }
category = "c"
unit = "%"
better = "lower"
target_kind = "level"
claims = [
  { kind = "actual", year = 2020, value = 20, source = "S1" },
  { kind = "actual", year = 2022, value = 12, source = "S1" },
  { plan = "nq", kind = "target", year = 2025, value = 10, source = "S1" },
]
"#;

impl Two {
    fn new(change: impl Fn(&str) -> String) -> Self {
        let two = Self(TempDir::new().unwrap());
        for (name, text) in [("one", PACK.to_owned()), ("other", change(PACK))] {
            fs::create_dir(two.path(name)).unwrap();
            fs::write(two.path(name).join("pack.toml"), text).unwrap();
        }
        two
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    #[track_caller]
    fn run(&self, code: i32, options: &[&str]) -> String {
        let (one, other) = (self.path("one"), self.path("other"));
        let mut line = vec!["diff", one.to_str().unwrap(), other.to_str().unwrap()];
        line.extend(options);
        let output = run_on(self.0.path(), &line);
        let said = String::from_utf8(output.stdout).unwrap();
        let failed = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{said}{failed}");
        said
    }

    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.run(0, &["--json", "--as-of", "2024-12-31"])).unwrap()
    }
}

/// Puts a line behind the claims.
fn with(text: &str, claim: &str) -> String {
    text.replace("\n]\n", &format!("\n  {claim},\n]\n"))
}

fn lengths(found: &Value) -> Vec<usize> {
    let names = ["added", "revised", "withdrawn", "targets", "statuses"];
    names
        .map(|name| found[name].as_array().unwrap().len())
        .to_vec()
}

#[test]
fn packs_that_say_the_same_differ_in_nothing() {
    let two = Two::new(|text| {
        text.replace("id = \"p\"", "id = \"q\"")
            .replace("\"c\"", "\"d\"")
    });
    assert_eq!(two.run(1, &[]), "Không có gì khác.\n");
    let found: Value = serde_json::from_str(&two.run(1, &["--json"])).unwrap();
    assert_eq!(lengths(&found), [0; 5]);
}

#[test]
fn figures_that_came_changed_or_went_are_told_with_what_they_did() {
    let added = Two::new(|text| {
        with(
            text,
            "{ kind = \"actual\", year = 2023, value = 9, source = \"S2\" }",
        )
    });
    let found = added.json();
    assert_eq!(lengths(&found), [1, 0, 0, 0, 1], "{found}");
    assert_eq!(found["added"][0]["claim"]["value"], "9");
    assert_eq!(found["statuses"][0]["to"], "exceeded");
    let said = added.run(0, &["--as-of", "2024-12-31"]);
    assert!(
        said.contains("Tỷ lệ hộ nghèo, Lai Châu\n  mới: thực hiện 9 (2023) [S2]"),
        "{said}"
    );
    assert!(said.contains("tình trạng: Đúng tiến độ → Vượt"), "{said}");
    let said = added.run(0, &["--as-of", "2024-12-31", "--lang", "en"]);
    assert!(said.contains("status: On track → Exceeded"), "{said}");
    // A later source says another thing of a year.
    let later = Two::new(|text| {
        with(
            text,
            "{ kind = \"actual\", year = 2022, value = 19, source = \"S2\" }",
        )
    });
    let found = later.json();
    assert_eq!(lengths(&found), [0, 1, 0, 0, 1], "{found}");
    assert_eq!(found["revised"][0]["from"]["value"], "12");
    assert_eq!(found["revised"][0]["to"]["source_id"], "S2");
    // The source itself was mended.
    let mended = Two::new(|text| text.replace("value = 12", "value = 12.5"));
    assert_eq!(lengths(&mended.json()), [0, 1, 0, 0, 0]);
    let gone = Two::new(|text| {
        text.replace(
            "  { kind = \"actual\", year = 2022, value = 12, source = \"S1\" },\n",
            "",
        )
    });
    assert_eq!(lengths(&gone.json()), [0, 0, 1, 0, 1]);
}

#[test]
fn a_target_that_changed_is_told_beside_its_figures() {
    let two = Two::new(|text| text.replace("value = 10", "value = 13"));
    let found = two.json();
    assert_eq!(lengths(&found), [0, 1, 0, 1, 1], "{found}");
    assert_eq!(found["targets"][0]["from"]["value"], "10");
    let said = two.run(0, &["--as-of", "2024-12-31", "--lang", "en"]);
    assert!(said.contains("target: 10 (2025) → 13 (2025)"), "{said}");
    // A target that is gone leaves nothing to judge.
    let without = Two::new(|text| {
        text.lines()
            .filter(|line| !line.contains("kind = \"target\""))
            .collect::<Vec<_>>()
            .join("\n")
    });
    let found = without.json();
    assert_eq!(lengths(&found), [0, 0, 1, 1, 1], "{found}");
    assert_eq!(found["statuses"][0]["to"], Value::Null);
}

#[test]
fn an_indicator_under_another_id_is_known_by_its_name() {
    let two = Two::new(|text| text.replace("\"poverty\"", "\"ho-ngheo\""));
    two.run(1, &[]);
    let renamed = Two::new(|text| {
        text.replace("\"poverty\"", "\"ho-ngheo\"")
            .replace("Tỷ lệ hộ nghèo", "Hộ nghèo")
    });
    assert_eq!(lengths(&renamed.json()), [3, 0, 3, 2, 2]);
}

#[test]
fn since_a_day_only_what_was_published_then_is_told() {
    let two = Two::new(|text| {
        let text = with(
            text,
            "{ kind = \"actual\", year = 2023, value = 9, source = \"S2\" }",
        );
        with(
            &text,
            "{ kind = \"actual\", year = 2021, value = 15, source = \"S1\" }",
        )
    });
    assert!(two.run(0, &[]).contains("mới: 2"));
    assert!(two.run(0, &["--since", "2023-12-31"]).contains("mới: 1"));
    two.run(1, &["--since", "2024-12-31"]);
    // In one pack, and in those that are open.
    let other = two.path("other");
    let line = [
        "diff",
        other.to_str().unwrap(),
        "--since",
        "2023-12-31",
        "--lang",
        "en",
    ];
    let output = run_on(two.0.path(), &line);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.starts_with("Figures new: 1, revised: 0, withdrawn: 0"),
        "{said}"
    );
    assert!(prints(&["diff", "--since", "2024-12-31"], 0).contains("tình trạng"));
    let found = json(&["diff", "--since", "2024-12-31", "--json"]);
    assert!(!found["added"].as_array().unwrap().is_empty());
}

#[test]
fn one_pack_alone_or_what_is_none_is_a_misuse() {
    let two = Two::new(str::to_owned);
    let one = two.path("one");
    let output = run_on(two.0.path(), &["diff", one.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--since"), "{said}");
    fs::write(two.path("other").join("pack.toml"), "x = 1\n").unwrap();
    two.run(2, &[]);
}

#[test]
fn since_a_day_to_come_nothing_is_new_not_even_what_has_no_day() {
    let said = prints(&["diff", "--since", "2090-01-01"], 1);
    assert!(!said.contains("sửa"), "{said}");
}
