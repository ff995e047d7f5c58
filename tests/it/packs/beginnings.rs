//! New packs, from nothing and from plans, and packs that are mended without a person.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::Output;

use chitieu::pack::files;
use chitieu::pack::load;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::data;
use crate::support::program::{program, run, run_shipped};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn path(folder: &Path) -> &str {
    folder.to_str().unwrap()
}

/// The problems of a pack, in the program's JSON.
fn problems(folder: &Path) -> Vec<Value> {
    let output = run_shipped(&["check", "--json", path(folder)]);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_new_pack_passes_check_and_explains_itself_in_both_languages() {
    for lang in ["vi", "en"] {
        let folder = TempDir::new().unwrap();
        let pack = folder.path().join("Xã Bản Bo 2026");
        let output = run_shipped(&[
            "new",
            path(&pack),
            "--place",
            "Xã \"Bản Bo\"",
            "--lang",
            lang,
        ]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(said(&output).contains("chitieu check"), "{output:?}");
        assert_eq!(problems(&pack), [] as [Value; 0]);
        let loaded = load(&[files::open(&pack)]).catalog;
        assert_eq!((loaded.indicators().len(), loaded.claim_count()), (1, 2));
        let text = fs::read_to_string(pack.join("pack.toml")).unwrap();
        for part in [
            "#:schema ./schema.json",
            "Xã \\\"Bản Bo\\\"",
            "A new pack",
            "Bộ dữ liệu mới",
        ] {
            assert!(text.contains(part), "{part}");
        }
        let schema = fs::read(pack.join("schema.json")).unwrap();
        assert_eq!(schema, run_shipped(&["schema"]).stdout);
    }
}

#[test]
fn a_new_pack_from_a_plan_has_its_targets_and_no_results() {
    for plan in ["nq-xiv", "KH 2021-2025"] {
        let folder = TempDir::new().unwrap();
        let pack = folder.path().join("moi");
        let output = run(&["new", path(&pack), "--from", plan]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let errors: Vec<Value> = problems(&pack)
            .into_iter()
            .filter(|found| found["severity"] == "error")
            .collect();
        assert_eq!(errors, [] as [Value; 0], "{plan}");
        let catalog = load(&[files::open(&pack)]).catalog;
        assert!(catalog.indicators().len() > 5, "{plan}");
        for id in catalog.series_ids() {
            for (_, claim) in catalog.claims(id) {
                assert_eq!(claim.kind.code(), "target");
            }
        }
        let text = fs::read_to_string(pack.join("chi-tieu.toml")).unwrap();
        assert!(text.contains("# { kind = \"actual\", year = "), "{text}");
    }
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("moi");
    let output = run(&["new", path(&pack), "--from", "không có kế hoạch này"]);
    assert_ne!(output.status.code(), Some(0));
    assert!(!pack.exists());
}

#[test]
fn a_folder_with_files_is_no_new_pack_and_stays_as_it_is() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("so-lieu.txt"), "47,45").unwrap();
    let output = run_shipped(&["new", path(folder.path())]);
    assert_ne!(output.status.code(), Some(0));
    assert!(!output.stderr.is_empty());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let file = folder.path().join("so-lieu.txt");
    assert_ne!(run_shipped(&["new", path(&file)]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), "47,45");
}

/// A copy of a broken pack.
fn copy_of(name: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(data("broken").join(name)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if !name.to_string_lossy().starts_with("expected") {
            fs::copy(entry.path(), folder.path().join(name)).unwrap();
        }
    }
    folder
}

#[test]
fn what_can_only_mean_one_thing_is_mended_and_shown() {
    for (name, shows) in [
        ("slip-smart-quotes", "“"),
        ("slip-smart-quote-close", "”"),
        ("slip-decimal-comma", "47.45"),
        ("slip-excel-nbsp", "1U+00A0234.5"),
        ("slip-nbsp-indent", "U+00A0"),
        ("slip-u2212", "-2.5"),
        ("slip-txt-silent", "kinh-te.toml.txt"),
        ("slip-txt", "pack.toml.txt"),
    ] {
        let folder = copy_of(name);
        let output = run_shipped(&["check", "--fix", path(folder.path())]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(0), "{name}: {said}");
        assert!(said.contains(shows), "{name}: {said}");
        assert_eq!(problems(folder.path()), [] as [Value; 0], "{name}");
    }
}

#[test]
fn what_could_change_a_meaning_is_left_to_a_person() {
    for name in [
        "slip-percent-sign",
        "slip-range-text",
        "slip-ge-in-value",
        "slip-git-conflict",
        "slip-missing-comma-claims",
        "slip-dup-key",
        "slip-cp1258",
        "slip-quote-inside",
        "slip-json-colon",
        "slip-comment-slash",
    ] {
        let folder = copy_of(name);
        let file = folder.path().join("kinh-te.toml");
        let (before, inode) = (fs::read(&file).unwrap(), fs::metadata(&file).unwrap().ino());
        let output = run_shipped(&["check", "--fix", path(folder.path())]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert_eq!(fs::read(&file).unwrap(), before, "{name}");
        assert_eq!(fs::metadata(&file).unwrap().ino(), inode, "{name}");
    }
}

#[test]
fn a_name_that_is_taken_and_a_sound_file_stay() {
    let folder = copy_of("slip-txt-silent");
    let sound = "# “ghi chú”\u{a0}\n[[list]]\nid = \"a\"\ntitle = \"“A” 1,5\u{a0}%\"\n";
    fs::write(folder.path().join("kinh-te.toml"), sound).unwrap();
    let output = run_shipped(&["check", "--fix", path(folder.path())]);
    assert!(
        folder.path().join("kinh-te.toml.txt").exists(),
        "{output:?}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("kinh-te.toml")).unwrap(),
        sound
    );
}

#[test]
fn to_mend_a_pack_has_to_be_named() {
    let output = program(&["check", "--fix"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}
