//! What `find` says where it finds nothing.

use chitieu::core::fold::bare;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::{Instead, Library, Scope};
use chitieu::search::answer::Request;

use crate::support::frozen;
use crate::support::program::run;

/// What is said on both outputs, and the code.
fn said(line: &[&str]) -> (String, String, i32) {
    let output = run(line);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (text(output.stdout), text(output.stderr), code)
}

#[test]
fn a_suggestion_stands_on_standard_error_and_never_in_the_array() {
    for query in ["lợn", "sắn"] {
        let (out, err, code) = said(&["find", query]);
        assert_eq!((out.as_str(), code), ("", 1), "{query}");
        assert!(err.contains("Ý bạn là “"), "{err}");
        let (out, err, code) = said(&["find", query, "--json"]);
        assert_eq!((out.as_str(), code), ("[]\n", 1), "{query}");
        assert!(err.contains("Ý bạn là “"), "{err}");
    }
}

#[test]
fn what_a_place_hides_is_said_with_how_to_ask_for_it() {
    let hidden = "Số huyện ra khỏi danh sách huyện nghèo";
    for line in [
        &["find", hidden, "--place", "Cả nước"][..],
        &["find", hidden, "lv:tổng-hợp"],
        &["find", hidden, "dia:cả-nước"],
        &["find", hidden, "--place", "Cả nước", "--json"],
    ] {
        let (out, err, code) = said(line);
        assert!(out.is_empty() || out == "[]\n", "{line:?}: {out}");
        assert_eq!(code, 1, "{line:?}");
        assert!(err.contains("có ở Sơn La: “"), "{line:?}: {err}");
        assert!(err.trim_end().ends_with(hidden), "{line:?}: {err}");
    }
}

/// What is offered instead of a query over all places.
fn instead(library: &Library, text: &str) -> Option<Instead> {
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    let query = library.understand(text);
    let answer = library.find(&query, scope, 5);
    let found = library.instead(&query, &answer, scope, Request::default())?;
    if let Instead::Words(words) = &found {
        assert_ne!(bare(words), bare(text), "{text}");
        let again = library.find(&library.understand(words), scope, 1);
        assert!(again.total > 0, "{text}: {words} finds nothing");
    }
    Some(found)
}

#[test]
fn what_is_offered_finds_something_is_no_echo_and_bears_its_marks() {
    let library = frozen::library();
    // Words of names with a word that is none: near something, and not it.
    let names = library.catalog.indicators().iter();
    let names: Vec<String> = names
        .map(|indicator| library.catalog.text(indicator.name.vi).to_lowercase())
        .collect();
    let mut offered = 0;
    for name in names.iter().step_by(9) {
        let words: Vec<&str> = name.split_whitespace().take(2).collect();
        for typed in [
            format!("{} metro tàu ngầm blockchain", words.join(" ")),
            bare(&format!("{}x zzqk wkqz", words.join(" "))),
            format!("{}ợợ", words.join(" ")),
        ] {
            if let Some(Instead::Words(words)) = instead(&library, &typed) {
                offered += 1;
                let is_spelled = names.iter().any(|name| {
                    let name = bare(name);
                    let words = bare(&words);
                    name.contains(&words) || words.contains(&name)
                });
                assert!(is_spelled || words != bare(&words), "{typed}: {words}");
            }
        }
    }
    assert!(offered >= 3, "only {offered}");
}
