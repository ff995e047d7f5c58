//! Every kept input of every target, played again without libFuzzer.

use std::fs;
use std::path::Path;

/// Plays the inputs of a target; the name of the one that fails is printed before.
fn play(target: &str, demand: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    let entries = fs::read_dir(folder).expect("the target has kept inputs");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    assert!(paths.len() >= 4, "{target}: {} inputs", paths.len());
    for path in paths {
        println!("{}", path.display());
        demand(&fs::read(path).expect("a file"));
    }
    demand(b"");
}

#[test]
fn decoder() {
    play("decoder", chitieu_fuzz::decoder);
}

#[test]
fn pack_text() {
    play("pack_text", chitieu_fuzz::pack_text);
}

#[test]
fn csv() {
    play("csv", chitieu_fuzz::csv);
}

#[test]
fn query() {
    play("query", chitieu_fuzz::query);
}

#[test]
fn sheet() {
    play("sheet", chitieu_fuzz::sheet);
}

#[test]
fn workbook() {
    play("workbook", chitieu_fuzz::workbook);
}

#[test]
fn prose() {
    play("prose", chitieu_fuzz::prose);
}

#[test]
fn image() {
    play("image", chitieu_fuzz::image);
}
