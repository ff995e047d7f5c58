//! Characters that have no picture of their own, wherever a text can come in and go out.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Duration;

use chitieu::core::clean::{VISIBLE_MARK, clean, is_hidden as is_hidden_here};
use chitieu::library::Library;
use chitieu::line::terminal::{ColorDepth, Questions};
use chitieu::pack::files::PackFiles;

use crate::support::escapes::{copied, forbidden};
use crate::support::hidden::{all, is_hidden};
use crate::support::line::Line;
use crate::support::pty::CHITIEU;
use crate::support::screen;

/// A text with every one of them, each between letters.
fn text() -> String {
    let mut text = String::from("Tên");
    for c in all() {
        text.push(c);
        text.push('a');
    }
    text
}

/// A text with some of every kind, short enough for a line.
const SOME: &str =
    "x\u{206a}\u{34f}\u{fe0f}\u{e0100}\u{e0fff}\u{115f}\u{17b4}\u{180b}\u{1d173}\u{202e}\u{ad}y";

#[test]
fn every_hidden_character_becomes_a_mark() {
    let all = all();
    assert!(all.len() > 4_100, "{}", all.len());
    for c in &all {
        assert!(is_hidden_here(*c), "{:04X}", *c as u32);
        // Alone, between letters, before and behind a mark that would join its letter.
        for (front, behind) in [("", ""), ("a", "b"), ("e\u{302}", "\u{301}"), ("日", "本")] {
            let cleaned = clean(&format!("{front}{c}{behind}")).into_owned();
            assert!(!cleaned.chars().any(is_hidden), "{:04X}", *c as u32);
            assert!(cleaned.contains(VISIBLE_MARK), "{:04X}", *c as u32);
            assert_eq!(clean(&cleaned), cleaned);
        }
    }
    // Nothing else is taken for one of them: letters of every script, marks, signs and pictures stay.
    let others = ('\0'..=char::MAX).filter(|c| is_hidden_here(*c) && !is_hidden(*c));
    assert_eq!(others.collect::<String>(), "");
    for kept in ["Tỷ lệ hộ nghèo", "日本", "ก็", "נִקּוּד", "😀", "½ ≥ ₫"]
    {
        assert_eq!(clean(kept), kept);
    }
}

/// A pack in which they stand in every text.
fn pack(text: &str) -> String {
    let key = "plain";
    format!(
        r#"
[pack]
id = "{key}"
name = {{ vi = "{text} gói", en = "{text} pack" }}
place = "{text} nơi"
main_plans = ["p"]
[[category]]
id = "c"
name = {{ vi = "{text} lĩnh vực", en = "{text}" }}
[[plan]]
id = "p"
name = {{ vi = "{text} kế hoạch", en = "{text} plan" }}
title = {{ vi = "{text}", en = "{text}" }}
term = [2021, 2025]
[[source]]
id = "s"
title = "{text}"
publisher = "{text}"
url = "https://example.org/{text}"
covers = "{text}"
date = "2024-01-01"
[[source]]
id = "s{text}"
title = "t"
[[indicator]]
id = "a"
name = {{ vi = "{text}", en = "{text}" }}
category = "c"
unit = {{ vi = "{text}", en = "{text}" }}
better = "higher"
aliases = ["{text}", "tên khác"]
owner = [{{ name = "{text}", source = "s" }}]
"x{text}" = 1
claims = [
  {{ plan = "p", kind = "target", year = 2025, value = 60, source = "s", note = {{ vi = "{text}", en = "{text}" }} }},
  {{ plan = "p", kind = "actual", year = 2023, value = 50, source = "s", quote = "{text} 50", page = "{text}" }},
  {{ plan = "p", kind = "actual", year = 2023, value = 70, source = "u{text}", period = "{text}" }},
  {{ plan = "q{text}", kind = "b{text}", year = 2024, value = "{text}", source = "s" }},
]
[[indicator]]
id = "i{text}"
name = "Một {text}"
category = "d{text}"
"#
    )
}

fn program(line: &[&OsStr]) -> Output {
    Command::new(CHITIEU)
        .args(line)
        .env_clear()
        .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
        .output()
        .unwrap()
}

#[track_caller]
fn assert_shown(name: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let bad = text.chars().find(|c| is_hidden(*c));
    assert_eq!(bad.map(|c| format!("{:04X}", c as u32)), None, "{name}");
    // JSON may write a character by its number, and whoever reads it gets it back.
    let lower = text.to_ascii_lowercase();
    for number in [
        "\\u202e", "\\u206a", "\\u034f", "\\ufe0f", "\\udb40", "\\u00ad",
    ] {
        assert!(!lower.contains(number), "{name}: {number}");
    }
}

#[test]
fn no_command_lets_a_hidden_character_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("p{SOME}"));
    fs::create_dir(&path).unwrap();
    fs::write(path.join(format!("t{SOME}.toml")), pack(&text())).unwrap();
    let bad = path.join("broken");
    fs::create_dir(&bad).unwrap();
    fs::write(
        bad.join(format!("b{SOME}.toml")),
        format!("[pack\n{SOME} = {SOME}"),
    )
    .unwrap();
    let csv = folder.path().join(format!("r{SOME}.csv"));
    let rows = format!(
        "place,category,indicator_vi,kind,value,year,source_id,k{SOME}\n\
         P,C,{0},actual,5,2023,L{SOME},x\nP{SOME},C,{0},b{SOME},{0},2023,L1,x\n",
        text()
    );
    fs::write(&csv, rows).unwrap();
    let (path, bad, csv) = (path.as_os_str(), bad.as_os_str(), csv.as_os_str());
    let some = OsStr::from_bytes(SOME.as_bytes());
    let gone = OsStr::from_bytes("/nonexistent/x\u{206a}\u{e0100}y".as_bytes());
    let word = OsStr::new;
    let commands: &[&[&OsStr]] = &[
        &[word("check"), path],
        &[word("check"), path, word("--json")],
        &[word("check"), bad],
        &[word("check"), gone],
        &[word("--pack"), path, word("list")],
        &[word("--pack"), path, word("list"), word("--json")],
        &[word("--pack"), path, word("show"), word("a")],
        &[
            word("--pack"),
            path,
            word("show"),
            word("a"),
            word("--json"),
        ],
        &[word("--pack"), path, word("show"), some],
        &[word("--pack"), path, word("find"), word("ten")],
        &[
            word("--pack"),
            path,
            word("find"),
            word("ten"),
            word("--json"),
        ],
        &[word("--pack"), path, word("find"), some],
        &[word("--pack"), path, word("status")],
        &[word("--pack"), path, word("status"), word("--json")],
        &[word("--pack"), path, word("export")],
        &[word("--pack"), path, word("export"), word("--full")],
        &[
            word("--pack"),
            path,
            word("export"),
            word("--format"),
            word("json"),
        ],
        &[word("--pack"), path, word("export"), word("-o"), gone],
        &[word("--pack"), path, word("--place"), some, word("list")],
        &[word("--pack"), path, word("--plan"), some, word("list")],
        &[word("--pack"), gone, word("list")],
        &[word("import"), csv, word("-o"), gone],
        &[word("import"), csv, word("-o"), gone, word("--json")],
        &[word("import"), gone, word("-o"), gone],
        &[word("assess"), word("--target"), some],
        &[some],
    ];
    for line in commands {
        for lang in ["vi", "en"] {
            let lang = [word("--lang"), word(lang)];
            let line: Vec<&OsStr> = lang.into_iter().chain(line.iter().copied()).collect();
            let found = program(&line);
            let name = format!("{:?}", line.get(2..).unwrap_or_default());
            assert_shown(&name, &found.stdout);
            assert_shown(&name, &found.stderr);
            assert!(
                !found.stdout.is_empty() || !found.stderr.is_empty(),
                "{name}"
            );
        }
    }
}

#[test]
fn no_hidden_character_reaches_a_screen_or_a_clipboard() {
    // A copy is never longer than a line of the terminal may be.
    for (text, is_copied) in [(text(), false), (SOME.to_owned(), true)] {
        let name = format!("f{SOME}");
        let files = [PackFiles::in_memory(&name, pack(&text).as_bytes())];
        let library = Arc::new(Library::open(&files));
        for size in [(120, 40), (40, 20)] {
            let app = screen::over(Arc::clone(&library), size, ColorDepth::Ansi256);
            let mut line = Line::with(app, Questions::default());
            for key in [
                "j", "\r", "y", "Y", "\x1b[6~", "L", "Y", "O", "\x1b", "!", "\r", "\x1b", "\x1b",
                "/", SOME,
            ] {
                line.feed(key);
                line.pass(Duration::from_secs(2));
            }
            for frame in &line.frames {
                assert_eq!(forbidden(frame), None);
            }
            let frames = line.frames.iter();
            let copies: Vec<String> = frames.flat_map(|frame| copied(frame)).collect();
            assert!(!is_copied || !copies.is_empty());
            for copy in copies {
                assert!(!copy.chars().any(is_hidden), "{copy:?}");
            }
        }
    }
}
