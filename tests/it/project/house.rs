//! The tower: which room may name which, that no files go in a circle, and that `words` alone speaks.
//!
//! What `docs/architecture.md` promises about the tree is checked here on every path in the source, so
//! that the picture cannot rot. Each rule is shown to fail on a planted example.

mod arrows;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use arrows::{Arrows, Source, read};
use texts::texts;
use unicode_normalization::UnicodeNormalization;

/// Rooms and the floors on which they stand. A room names rooms of lower floors; two rooms of one floor
/// never name each other both ways.
const FLOORS: &[(&str, u8)] = &[
    ("core", 1),
    ("search", 1),
    ("pack", 2),
    ("line", 2),
    ("words", 3),
    ("library", 4),
    ("report", 4),
    ("explorer", 5),
    ("cli", 6),
];

/// Files that may touch what is outside the program, and what of it.
const OUTSIDE: &[(&str, &[&str])] = &[
    // Many series are counted, and many rows written, on all cores.
    ("src/core/shares.rs", &["threads"]),
    // A large index is built and sifted on all cores.
    ("src/search/build.rs", &["threads"]),
    ("src/search/halves.rs", &["threads"]),
    // Large files are parsed while what was parsed is understood.
    ("src/pack/read/ahead.rs", &["threads"]),
    ("src/pack/files/", &["files"]),
    // What a killed process left is told by its age, a lock is waited for, an owner is asked.
    ("src/pack/files/atomic.rs", &["clock", "system"]),
    // What was written just now is not told by its time, and what is somebody else's is not believed.
    ("src/pack/files/cache.rs", &["clock", "system"]),
    ("src/pack/files/lock.rs", &["threads", "clock"]),
    ("src/library/open.rs", &["threads"]),
    // What systems do not have in common.
    ("src/pack/files/system/", &["system", "clock"]),
    ("src/line/streams/", &["files", "system"]),
    ("src/line/waker.rs", &["files", "sockets"]),
    ("src/line/tty.rs", &["files", "clock", "threads", "system"]),
    ("src/line/signals.rs", &["files", "sockets", "system"]),
    ("src/explorer/memory.rs", &["files", "environment"]),
    (
        "src/explorer/local/",
        &["files", "clock", "threads", "sockets", "system"],
    ),
    // The names of error numbers; nothing is asked of the system.
    ("src/words/problems/system.rs", &["system"]),
    ("src/explorer/workers.rs", &["threads"]),
    (
        "src/cli/",
        &[
            "files",
            "clock",
            "environment",
            "threads",
            "process",
            "system",
        ],
    ),
    ("src/main.rs", &["process"]),
];

/// What is outside, by the beginnings of paths.
const KINDS: &[(&str, &[&str])] = &[
    (
        "files",
        &[
            "std::fs",
            "std::os::unix",
            "tempfile",
            "std::io::stdin",
            "std::io::stdout",
            "std::io::stderr",
        ],
    ),
    (
        "clock",
        &[
            "std::time::Instant",
            "std::time::SystemTime",
            "jiff::Zoned",
            "jiff::Timestamp",
        ],
    ),
    ("environment", &["std::env", "etcetera"]),
    ("threads", &["std::thread", "rayon"]),
    ("process", &["std::process"]),
    ("sockets", &["std::net", "std::os::unix::net"]),
    (
        "system",
        &[
            "rustix",
            "nix",
            "libc",
            "signal_hook",
            "crossterm::terminal::size",
        ],
    ),
];

/// Files outside `words` in which Vietnamese may stand, and why: none of it is said to a person.
const NOT_SAID: &[(&str, &str)] = &[
    (
        "src/pack/slips/figure.rs",
        "words in front of figures, as people write them",
    ),
    (
        "src/search/condition.rs",
        "values of filters, as people type them",
    ),
    (
        "src/core/fold.rs",
        "the alphabet by which letters are folded",
    ),
    (
        "src/core/judge/evidence.rs",
        "words of notes, as data has them",
    ),
    ("src/core/judge/term.rs", "units, as data has them"),
    (
        "src/pack/import/eastern.rs",
        "headings and times, as offices of Japan and Korea write them",
    ),
    ("src/pack/lint.rs", "units, as data has them"),
    (
        "src/pack/quoted.rs",
        "words of numbers and units, as sources print them",
    ),
    ("src/pack/remarks.rs", "words of remarks, as data has them"),
    (
        "src/pack/draft/",
        "words of resolutions and reports, as their writers use them, and names made of them",
    ),
    ("src/search/wordings.rs", "what people type, in a test"),
    (
        "src/pack/import/apart.rs",
        "words of headings with their marks, as offices write them",
    ),
    (
        "src/pack/import/parting.rs",
        "headings of quarters and months, which fold like other words",
    ),
    (
        "src/pack/import/number.rs",
        "words beside figures, as offices write them",
    ),
    (
        "src/pack/import/signs.rs",
        "words beside figures, as offices write them",
    ),
    (
        "src/pack/import/titles.rs",
        "words of titles, as offices write them",
    ),
    (
        "src/pack/exchange/sameness.rs",
        "letters that stand for one another",
    ),
    (
        "src/search/tolerant/elsewhere.rs",
        "names of places, as people type them",
    ),
    (
        "src/search/tolerant/telling.rs",
        "small words, as people type them",
    ),
    (
        "src/search/filter_fields.rs",
        "names of filters and their values, as people type them",
    ),
    ("src/search/question.rs", "what people type to ask"),
    ("src/search/grammar/phrases.rs", "what people type to ask"),
    (
        "src/search/grammar/countries.rs",
        "names of countries, as people type them",
    ),
];

/// Every source file of the program.
fn sources() -> Vec<Source> {
    fn walk(dir: &Path, top: &Path, found: &mut Vec<Source>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, top, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(top).unwrap().to_string_lossy();
                found.push((name.replace('\\', "/"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&top.join("src"), top, &mut found);
    found.sort();
    found
}

/// The room of a file, with its floor; the crate and its entry stand above all rooms.
fn room(path: &str) -> (&str, u8) {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let Some((room, _)) = inside.split_once('/') else {
        return (inside, u8::MAX);
    };
    let floor = FLOORS.iter().find(|(name, _)| *name == room);
    let (_, floor) = floor.unwrap_or_else(|| panic!("{path}: the room has no floor"));
    (room, *floor)
}

/// Everything that is wrong with the tower, a line each.
fn faults(arrows: &Arrows) -> Vec<String> {
    let mut faults = Vec::new();
    let mut beside: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for ((from, to), path) in &arrows.between {
        let ((own, own_floor), (other, other_floor)) = (room(from), room(to));
        if own == other {
            continue;
        }
        if other_floor > own_floor {
            faults.push(format!("upward: {from} names {path}"));
        } else if other_floor == own_floor {
            if beside.contains_key(&(other, own)) {
                faults.push(format!(
                    "both ways: {own} and {other} name each other: {from}, {path}"
                ));
            }
            beside.insert((own, other), path);
        }
    }
    for circle in circles(arrows) {
        faults.push(format!("circle: {}", circle.join(", ")));
    }
    for (file, paths) in &arrows.outside {
        for path in paths {
            if let Some(kind) = kind_outside(path)
                && !may_touch(file, kind)
            {
                faults.push(format!("outside: {file} touches {kind}: {path}"));
            }
        }
    }
    faults
}

/// What a path touches outside the program; the longest beginning counts.
fn kind_outside(path: &str) -> Option<&'static str> {
    let begins = |start: &str| {
        path.strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    KINDS
        .iter()
        .flat_map(|(kind, starts)| starts.iter().map(move |start| (*kind, *start)))
        .filter(|(_, start)| begins(start))
        .max_by_key(|(_, start)| start.len())
        .map(|(kind, _)| kind)
}

fn may_touch(file: &str, kind: &str) -> bool {
    OUTSIDE
        .iter()
        .any(|(place, kinds)| file.starts_with(place) && kinds.contains(&kind))
}

/// Files that lead back to themselves, each group once (Tarjan's strongly connected components).
fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in arrows.between.keys() {
        next.entry(from).or_default().insert(to);
    }
    let reach = |start: &str| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = next.get(start).into_iter().flatten().copied().collect();
        while let Some(file) = open.pop() {
            if seen.insert(file) {
                open.extend(next.get(file).into_iter().flatten());
            }
        }
        seen.into_iter().map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let reached: BTreeMap<&str, BTreeSet<String>> =
        next.keys().map(|file| (*file, reach(file))).collect();
    let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
    for (file, all) in &reached {
        if all.contains(*file) {
            let back = |other: &&String| {
                reached
                    .get(other.as_str())
                    .is_some_and(|there| there.contains(*file))
            };
            circles.insert(all.iter().filter(back).cloned().collect());
        }
    }
    circles.into_iter().collect()
}

#[test]
fn rooms_name_lower_rooms_only_and_no_files_go_in_a_circle() {
    let faults = faults(&read(&sources()));
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Judges a planted crate: files with their texts; the fault expected begins so, or there is none.
#[track_caller]
fn check_planted(files: &[(&str, &str)], expected: Option<&str>) {
    let files: Vec<Source> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    let found = faults(&read(&files));
    match expected {
        Some(fault) => assert!(
            found.len() == 1 && found[0].starts_with(fault),
            "expected {fault}, found {found:?}"
        ),
        None => assert!(found.is_empty(), "{found:?}"),
    }
}

#[test]
fn planted_faults_are_seen() {
    let figure = ("src/core/figure.rs", "pub struct Figure;");
    let words = ("src/words/mod.rs", "pub mod locale; pub fn say() {}");
    let locale = ("src/words/locale.rs", "pub fn day() {}");
    let core = |text| [("src/core/a.rs", text), figure, words, locale];
    // What is allowed: downward, in every way of writing it.
    for text in [
        "use crate::core::figure::Figure; fn a(_: Figure) {}",
        "use crate::{core::{figure::{self, Figure}}}; fn a() -> figure::Figure { Figure }",
        "fn a() -> super::figure::Figure { super::figure::Figure }",
        "mod tests { fn a() -> super::super::figure::Figure { todo() } }",
    ] {
        check_planted(&core(text), None);
    }
    // Upward, in every way of writing it.
    for text in [
        "use crate::words::say;",
        "use crate::{core::figure::Figure, words::{locale::{day, self}}};",
        "use crate::words as other; fn a() { other::say() }",
        "fn a() { crate::words::say() }",
        "fn a() { format!(\"{}\", crate::words::locale::day()) }",
        "fn a() { super::super::words::say() }",
        "mod inner { fn a() { super::super::super::words::say() } }",
        "#[cfg(test)] mod tests { use crate::words::say; }",
        "fn a(_: &dyn Fn(crate::words::Kind)) {}",
        "impl crate::words::Says for A {}",
        "use self::super::super::words::say;",
        "fn a() { ::chitieu::words::say() }",
        "extern crate self as me; fn a() { me::words::say() }",
        "#[serde(with = \"crate::words::locale\")] struct A;",
        "#[derive(crate::words::Says)] struct A;",
        "m! { use crate::{core::figure, words}; }",
    ] {
        check_planted(&core(text), Some("upward: src/core/a.rs"));
    }
    // Two rooms of one floor.
    let pack = ("src/pack/a.rs", "use crate::line::b::B;");
    check_planted(&[pack, ("src/line/b.rs", "pub struct B;")], None);
    let line = ("src/line/b.rs", "use crate::pack::c::C;");
    let more = ("src/pack/c.rs", "pub struct C;");
    check_planted(&[pack, line, more], Some("both ways: pack and line"));
}

#[test]
fn planted_circles_are_seen() {
    let a = ("src/core/a.rs", "use super::b::B; pub struct A;");
    let b = (
        "src/core/b.rs",
        "pub struct B; fn b(_: crate::core::c::C) {}",
    );
    check_planted(&[a, b, ("src/core/c.rs", "pub struct C;")], None);
    check_planted(
        &[a, b, ("src/core/c.rs", "use super::a; pub type C = a::A;")],
        Some("circle: src/core/a.rs, src/core/b.rs, src/core/c.rs"),
    );
    // Through a door: the door shows a file that looks back through it.
    let door = ("src/core/mod.rs", "mod a; pub use a::A;");
    check_planted(&[door, ("src/core/a.rs", "pub struct A;")], None);
    let behind = ("src/core/a.rs", "use super::A as Same; pub struct A;");
    check_planted(
        &[door, behind],
        Some("circle: src/core/a.rs, src/core/mod.rs"),
    );
    // In tests too.
    let tested = (
        "src/core/b.rs",
        "pub struct B; #[cfg(test)] mod tests { use super::super::a::A; }",
    );
    check_planted(&[a, tested], Some("circle: src/core/a.rs, src/core/b.rs"));
}

#[test]
fn planted_steps_outside_are_seen() {
    for (text, kind) in [
        ("use std::fs;", "files"),
        ("use std::{fs::File, io};", "files"),
        ("fn a() { std::thread::spawn(|| ()); }", "threads"),
        ("use std::thread::Builder;", "threads"),
        ("use std::process::Command;", "process"),
        ("use std::os::unix::net::UnixStream;", "sockets"),
        ("use std::net::TcpListener;", "sockets"),
        ("use std::time::{Duration, Instant};", "clock"),
        ("fn a() { vec![std::env::var(\"A\")]; }", "environment"),
        ("use rustix::event::poll;", "system"),
        ("use std::io; fn a() { io::stdin(); }", "files"),
        ("use std::time; fn a() { time::Instant::now(); }", "clock"),
        (
            "use std as s; fn a() { s::thread::spawn(|| ()); }",
            "threads",
        ),
        ("use jiff as j; fn a() { j::Zoned::now(); }", "clock"),
        (
            "use std::os as o; fn a() { o::unix::net::UnixStream::pair(); }",
            "sockets",
        ),
        (
            "fn a() { etcetera::choose_base_strategy(); }",
            "environment",
        ),
    ] {
        let fault = format!("outside: src/core/a.rs touches {kind}");
        check_planted(&[("src/core/a.rs", text)], Some(&fault));
    }
    for text in [
        "use std::time::Duration;",
        "#[cfg(test)] mod tests { use std::fs; }",
    ] {
        check_planted(&[("src/core/a.rs", text)], None);
    }
    check_planted(&[("src/cli/a.rs", "use std::fs;")], None);
}

/// What a file outside `words` says in a language, a line each.
fn spoken(path: &str, source: &str) -> Vec<String> {
    // A folder is named with a stroke at its end.
    let is_named = |file: &str| file == path || file.ends_with('/') && path.starts_with(file);
    let is_not_said = NOT_SAID.iter().any(|(file, _)| is_named(file));
    // The two codes of the languages are no words.
    if is_not_said || path.starts_with("src/words/") || path == "src/core/lang.rs" {
        return Vec::new();
    }
    let has_marks = |letter: char| matches!(letter, 'đ' | 'Đ') || letter.nfd().count() > 1;
    let is_said = |text: &texts::Text| {
        text.is_picked
            || text
                .letters
                .chars()
                .any(|c| c.is_alphabetic() && has_marks(c))
    };
    texts(source)
        .into_iter()
        .filter(is_said)
        .map(|text| format!("{path}:{}: “{}”", text.line, text.letters))
        .collect()
}

#[test]
fn words_alone_speak() {
    let said: Vec<String> = sources()
        .iter()
        .filter(|(path, _)| !path.ends_with("/tests.rs"))
        .flat_map(|(path, text)| spoken(path, text))
        .collect();
    assert!(said.is_empty(), "{} texts\n{}", said.len(), said.join("\n"));
}

#[test]
fn planted_texts_are_seen() {
    let check = |source: &str, said: usize| {
        let found = spoken("src/core/a.rs", source);
        assert_eq!(found.len(), said, "{source}: {found:?}");
    };
    check("fn a() -> &'static str { \"không có\" }", 1);
    check("fn a() { format!(\"{} Đạt\", 1); }", 1);
    check("fn a() { lang.pick(\"nam\", \"year\"); }", 2);
    check("fn a() { lang.pick(\n\"nam {}\",\n\"year {}\",\n); }", 2);
    check("const A: &str = r#\"số\"#;", 1);
    check("#[cfg(test)] mod tests {} fn a() { b(\"số\") }", 1);
    check("//! Tỷ lệ.\n/// Số\nfn a() { b(\"ascii\", 'ế') } // số", 0);
    check("#[cfg(test)] mod tests { fn a() { b(\"số\") } }", 0);
    check("fn a() { lang.pick(\"\", title); pick(vi, en); }", 0);
}

/// A sentence as an error tells a caller nothing that it could act on, and speaks one language.
#[test]
fn errors_are_types() {
    for (path, text) in sources() {
        let is_text = |line: &&str| line.contains("Result<") && line.contains(", String>");
        let found: Vec<&str> = text.lines().filter(is_text).collect();
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

/// The measures of the house, printed with `--nocapture`.
#[test]
fn measures() {
    let files = sources();
    let arrows = read(&files);
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, text) in &files {
        *lines.entry(room(path).0).or_default() += text.lines().count();
    }
    let total: usize = lines.values().sum();
    let between: BTreeSet<(&str, &str)> = arrows
        .between
        .keys()
        .map(|(from, to)| (room(from).0, room(to).0))
        .filter(|(from, to)| from != to && !from.ends_with(".rs"))
        .collect();
    let mut lengths: Vec<usize> = arrows.functions.iter().map(|(_, lines)| *lines).collect();
    lengths.sort_unstable();
    let (longest, most) = arrows
        .functions
        .iter()
        .max_by_key(|(_, lines)| *lines)
        .unwrap();
    let (largest, share) = lines.iter().max_by_key(|(_, lines)| **lines).unwrap();
    let tenth = lengths[lengths.len() * 9 / 10];
    println!(
        "files {} · lines {total} · rooms {}",
        files.len(),
        FLOORS.len()
    );
    println!(
        "arrows between rooms {} · between files {}",
        between.len(),
        arrows.between.len()
    );
    println!("circles {}", circles(&arrows).len());
    println!(
        "largest room {largest}: {share} lines, {} %",
        share * 100 / total
    );
    println!(
        "functions {} · p90 {tenth} · longest {most} ({longest})",
        lengths.len()
    );
    for (room, lines) in &lines {
        println!("  {room}: {lines}");
    }
    assert!(
        tenth <= 28,
        "a tenth of the functions has over {tenth} lines"
    );
    assert!(*most <= 100, "{longest} has {most} lines");
    assert!(
        share * 100 <= total * 35,
        "{largest} has {share} of {total} lines"
    );
}
