//! Broken packs, each beside the problems that a person is shown.
//!
//! `UPDATE_BROKEN=1 cargo test --test it broken_packs` writes the expected files anew; look at the difference.

use std::fs;
use std::path::{Path, PathBuf};

use chitieu::cli::{self, report};
use chitieu::core::lang::Lang;
use chitieu::pack::files::{self, PackFiles};
use chitieu::pack::mend::mend;
use chitieu::pack::toml::{Notes, first_fault};
use chitieu::pack::{Loaded, load};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;
use serde_json::Value;

use crate::support::data;

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(data("broken"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// A pack whose files are named as a person in the folder above would.
fn open(folder: &Path) -> PackFiles {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let mut pack = files::open(folder);
    for (file, _) in &mut pack.files {
        let last = Path::new(&*file)
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        *file = format!("{name}/{last}");
    }
    for problem in &mut pack.problems {
        problem.file = name.as_str().into();
    }
    pack.name = name;
    pack
}

#[test]
fn every_broken_pack_says_what_is_expected() {
    let update = std::env::var_os("UPDATE_BROKEN").is_some();
    let mut wrong = Vec::new();
    for folder in folders() {
        let pack = open(&folder);
        for lang in Lang::ALL {
            let said = cli::data::check(std::slice::from_ref(&pack), None, false, lang).text;
            let path = folder.join(format!("expected.{}.txt", lang.code()));
            if update {
                fs::write(&path, &said).unwrap();
            }
            let expected = fs::read_to_string(&path)
                .unwrap_or_default()
                .replace("\r\n", "\n");
            if said != expected {
                wrong.push(format!("{}:\n{said}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_twenty_and_each_has_a_problem() {
    let folders = folders();
    assert!(folders.len() >= 20);
    for folder in folders {
        let Loaded { diagnostics, .. } = load(&[open(&folder)]);
        assert!(!diagnostics.is_empty(), "{}", folder.display());
    }
}

#[test]
fn json_says_the_same_with_places() {
    for folder in folders() {
        let packs = [open(&folder)];
        let found = load(&packs).diagnostics;
        let json: Value = serde_json::from_str(&report::json(&found, Lang::En)).unwrap();
        let entries = json.as_array().unwrap();
        assert_eq!(entries.len(), found.len());
        for (entry, found) in entries.iter().zip(&found) {
            let keys: Vec<&String> = entry.as_object().unwrap().keys().collect();
            let expected = [
                "severity",
                "code",
                "message",
                "file",
                "line",
                "column",
                "end_line",
                "end_column",
                "help",
            ];
            assert_eq!(keys, expected);
            assert_eq!(entry["code"], found.problem.code());
            assert_eq!(entry["file"], *found.file);
            assert_eq!(
                entry["line"].as_u64(),
                found.span.map(|span| span.line as u64)
            );
            assert_eq!(
                entry["column"].as_u64(),
                found.span.map(|span| span.column as u64)
            );
            assert!(!entry["help"].as_str().unwrap().is_empty());
        }
    }
}

#[test]
fn an_error_ends_with_one_and_a_warning_with_none() {
    let code = |name: &str| {
        let folder = folders()
            .into_iter()
            .find(|path| path.ends_with(name))
            .unwrap();
        cli::data::check(&[open(&folder)], None, true, Lang::Vi).code
    };
    assert_eq!(code("decimal-comma"), 1);
    assert_eq!(code("duplicate-claims"), 0);
}

/// What is read of a pack beside its broken entries: indicators and their numbers of claims.
#[test]
fn one_bad_entry_never_costs_the_rest() {
    for (name, expected) in [
        ("decimal-comma", &[("grdp", 2)][..]),
        ("syntax-claim", &[("grdp", 2)]),
        ("syntax-unclosed", &[("a", 0), ("kept", 1), ("kept-too", 1)]),
        ("syntax-header", &[("kept", 1)]),
        ("syntax-key", &[("kept", 1)]),
        ("not-utf8", &[("a", 1), ("kept", 1)]),
        ("nested-too-deep", &[("kept", 1)]),
        ("header-in-a-string", &[("grdp", 1), ("kept", 1)]),
        ("unknown-keys", &[("grdp", 1)]),
        ("bad-figures", &[("grdp", 1)]),
        ("bad-years", &[("grdp", 0)]),
        ("duplicate-claims", &[("grdp", 4)]),
    ] {
        let folder = folders()
            .into_iter()
            .find(|path| path.ends_with(name))
            .unwrap();
        let catalog = load(&[open(&folder)]).catalog;
        let mut read: Vec<(&str, usize)> = Vec::new();
        for (number, indicator) in (0..).zip(catalog.indicators()) {
            let own = catalog
                .series()
                .iter()
                .filter(|series| series.indicator.0 == number);
            let claims = own.map(|series| series.claims().len()).sum();
            read.push((catalog.text(indicator.id), claims));
        }
        assert_eq!(read, expected, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Bytes changed at random in a real pack: whatever is wrong is told, and nothing panics.
    #[test]
    fn random_damage_is_survived(
        places in proptest::collection::vec((any::<Index>(), any::<u8>(), 0_usize..40), 1..6),
    ) {
        let mut bytes = fs::read(data("frozen/lai-chau/tong-hop.toml")).unwrap();
        for (index, byte, removed) in places {
            let at = index.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, [byte]);
        }
        let packs = [PackFiles::in_memory("x.toml", &bytes)];
        for lang in Lang::ALL {
            let done = cli::data::check(&packs, None, false, lang);
            assert!(done.text.lines().all(|line| !line.contains('\u{1b}')));
        }
    }
}

proptest! {
    /// Whatever is wrong: what is left is sound and stands where it stood, and all that went is told.
    #[test]
    fn what_is_left_stands_where_it_stood(
        parts in proptest::collection::vec(proptest::sample::select(PARTS), 1..40),
    ) {
        let text = parts.concat();
        let mut notes = Notes::new("x.toml");
        let mended = mend(&text, &mut notes);
        prop_assert_eq!(first_fault(&mended), None);
        prop_assert_eq!(mended.len(), text.len());
        let mut both = mended.bytes().zip(text.bytes());
        prop_assert!(both.all(|(left, was)| left == was || (left == b' ' && was != b'\n')));
        prop_assert_eq!(notes.finish(&text).is_empty(), mended == text);
        prop_assert_eq!(mended == text, first_fault(&text).is_none());
    }
}

#[test]
fn a_sound_text_is_left_as_it_is_whatever_its_strings_hold() {
    let headers = "[[indicator]]\n".repeat(20);
    for text in [
        format!(
            "note = \"\"\"\n{headers}note = '''\n[[plan]]\n'''\n[[indicator]]\nnote = \"\"\"\n"
        ),
        format!("note = '''\n{headers}'''\n[[plan]]\n"),
    ] {
        assert_eq!(first_fault(&text), None);
        let mut notes = Notes::new("x.toml");
        assert_eq!(mend(&text, &mut notes), text);
        assert!(notes.finish(&text).is_empty());
    }
}

/// What packs are made of, and what breaks them.
const PARTS: &[&str] = &[
    "[[indicator]]\n",
    "[[indicator]]\nid = \"a\"\n",
    "[[plan]]\n",
    "[pack]\n",
    "[indicator.name]\n",
    "[[plan\n",
    "  [x]\n",
    "claims = [\n",
    "{ value = 1 },\n",
    "{ value = 47,45 },\n",
    "{ value = 1 }\n",
    "{\n value = 2,\n}, # ]\n",
    "{ value = 1,\n",
    "]\n",
    "}\n",
    "id = 1\n",
    "name = \"tỷ lệ\"\r\n",
    "name = \"tỷ lệ\n",
    "note = \"\"\"\n",
    "\"\"\"\n",
    "'''\n",
    "note = '''\n[[plan]]\n'''\n",
    "\n",
    "\r",
    "x y\n",
    "a.b = 1\n",
    "= \\\"\n",
    "x\"[",
    "\u{feff}",
    "0x",
    "z = +\n",
];
