//! Notes of claims as the pack writes them: one text, or one in each language.

use chitieu::core::lang::Lang;
use chitieu::core::model::ClaimId;
use chitieu::pack::diagnostic::Problem;
use chitieu::pack::files::PackFiles;
use chitieu::pack::{Loaded, load};
use chitieu::words::locale::number::FigureSize;
use chitieu::words::wording;

/// Loads a pack with one indicator whose only claim has this note.
fn with_note(note: &str) -> Loaded {
    with(&format!("note = {note}"))
}

/// The same with any further keys.
fn with(keys: &str) -> Loaded {
    let text = format!(
        r#"
        pack = {{ id = "p", name = "P", place = "P" }}
        category = [{{ id = "c", name = "C" }}]
        [[indicator]]
        id = "i"
        name = "I"
        category = "c"
        claims = [{{ kind = "actual", year = 2023, value = 48, comparator = "~", {keys} }}]
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
fn what_a_figure_is_stands_in_fields_and_is_never_read_from_a_note() {
    // The keys of the claim; then the figure in Vietnamese and English, and whether it is derived.
    let check = |keys: &str, said: [&str; 2], is_derived: bool| {
        let loaded = with(keys);
        let claim = loaded.catalog.claim(ClaimId(0));
        let figure = |lang| wording::figure(&claim, FigureSize::Words, lang);
        assert_eq!([figure(Lang::Vi), figure(Lang::En)], said, "{keys}");
        assert_eq!(claim.is_derived, is_derived, "{keys}");
    };
    let about = ["khoảng 48", "about 48"];
    check("nearly = true", ["gần 48", "nearly 48"], false);
    check("derived = true", about, true);
    check("nearly = false, derived = false", about, false);
    check(r#"note = "nearly (just under) 48""#, about, false);
    check(
        r#"note = { vi = "theo báo cáo gần nhất", en = "as of the latest report" }"#,
        about,
        false,
    );
    check(r#"note = "derived: 50 - 2""#, about, false);
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
