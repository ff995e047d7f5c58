//! Notes of claims as the pack writes them: one text, or one in each language.

use chitieu::core::lang::Lang;
use chitieu::core::model::ClaimId;
use chitieu::pack::diagnostic::Problem;
use chitieu::pack::files::PackFiles;
use chitieu::pack::{Loaded, load};
use chitieu::words::locale::number::Form;
use chitieu::words::wording;

/// Loads a pack with one indicator whose only claim has this note.
fn with_note(note: &str) -> Loaded {
    let text = format!(
        r#"
        pack = {{ id = "p", name = "P", place = "P" }}
        category = [{{ id = "c", name = "C" }}]
        [[indicator]]
        id = "i"
        name = "I"
        category = "c"
        claims = [{{ kind = "actual", year = 2023, value = 48, comparator = "~", note = {note} }}]
        "#
    );
    load(&[PackFiles {
        name: "p".to_owned(),
        files: vec![("p.toml".to_owned(), text.into_bytes())],
        problems: Vec::new(),
    }])
}

#[test]
fn a_note_is_one_string_or_one_in_each_language() {
    // The note as written; then what is said in Vietnamese, in English, and exchanged.
    let check = |note: &str, [vi, en, exchanged]: [&str; 3]| {
        let loaded = with_note(note);
        let problems: Vec<&Problem> = loaded.diagnostics.iter().map(|d| &d.problem).collect();
        assert!(problems.is_empty(), "{note}: {problems:?}");
        let catalog = &loaded.catalog;
        let claim = catalog.claim(ClaimId(0));
        assert_eq!(catalog.note(claim.note, Lang::Vi), vi, "{note}");
        assert_eq!(catalog.note(claim.note, Lang::En), en, "{note}");
        assert_eq!(catalog.text(claim.note), exchanged, "{note}");
    };
    check(r#""""#, ["", "", ""]);
    check(r#""up 50%""#, ["up 50%", "up 50%", "up 50%"]);
    check(
        r#"{ vi = "tăng 50%", en = "up 50%" }"#,
        ["tăng 50%", "up 50%", "up 50%"],
    );
}

#[test]
fn the_exchanged_note_says_derived_and_nearly_in_both_languages() {
    let loaded = with_note(r#"{ vi = "nguồn ghi gần 48", en = "nearly (just under) 48" }"#);
    let claim = loaded.catalog.claim(ClaimId(0));
    let figure = |lang| wording::figure(&loaded.catalog, &claim, Form::Words, lang);
    assert_eq!(figure(Lang::Vi), "gần 48");
    assert_eq!(figure(Lang::En), "nearly 48");
    let loaded = with_note(r#"{ vi = "suy ra: 50 - 2", en = "derived: 50 - 2" }"#);
    assert!(wording::is_derived(
        &loaded.catalog,
        &loaded.catalog.claim(ClaimId(0))
    ));
}

#[test]
fn a_note_in_one_language_only_is_reported_and_kept() {
    let loaded = with_note(r#"{ vi = "tăng 50%" }"#);
    let missing = |d: &chitieu::pack::diagnostic::Diagnostic| {
        matches!(d.problem, Problem::MissingKey { key: "en", .. })
    };
    assert!(loaded.diagnostics.iter().any(missing));
    let claim = loaded.catalog.claim(ClaimId(0));
    assert_eq!(loaded.catalog.text(claim.note), "tăng 50%");
}
