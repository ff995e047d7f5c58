//! Lines of the commands on a terminal: they fit its width, and no word is broken that fits a line.

use std::path::Path;
use std::process::Stdio;

use unicode_width::UnicodeWidthStr;

use crate::support::program::run;
use crate::support::pty::{CHITIEU, Pty, Start, pair, told};

/// Columns of phones, halves of screens, old terminals and wide ones.
const WIDTHS: [u16; 7] = [20, 40, 60, 80, 100, 132, 200];

/// What a command prints on a terminal so wide, and how it ends.
fn printed(arguments: &[&str], columns: u16, env: &[(&str, &str)]) -> (String, String) {
    let command = [&[CHITIEU], arguments].concat();
    let mut pty = Pty::start(&Start {
        command: &command,
        size: (columns, 50),
        env,
    });
    let (status, _) = pty.end();
    let text = String::from_utf8(std::mem::take(&mut pty.log)).unwrap();
    (text.replace('\r', ""), told(status))
}

/// The text without what sets colors.
fn bare(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\x1b[") {
        out.push_str(before);
        rest = after.split_once('m').map_or("", |(_, behind)| behind);
    }
    out + rest
}

/// The words of a text that fit on any line of so many columns; a comma joins figure and year where both stand in
/// one line, and is none in columns.
fn words(text: &str, columns: u16) -> Vec<String> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_end_matches(',').to_owned());
    let most = usize::from(columns) * 2 / 3 - 2;
    let mut words: Vec<String> = words
        .filter(|word| word.width() <= most && !word.is_empty())
        .collect();
    words.sort_unstable();
    words
}

#[track_caller]
fn check(arguments: &[&str]) {
    let piped = run(arguments);
    let piped = [piped.stderr, piped.stdout].concat();
    let piped = String::from_utf8(piped).unwrap();
    for columns in WIDTHS {
        let (shown, _) = printed(arguments, columns, &[("LANG", "vi_VN.UTF-8")]);
        let shown = bare(&shown);
        for line in shown.lines() {
            let wide = line.width();
            let room = usize::from(columns);
            assert!(wide <= room, "{arguments:?}, {columns} columns: {line:?}");
        }
        let squeezed = |text: &str| {
            let letters = text.chars().filter(|c| !c.is_whitespace() && *c != ',');
            letters.collect::<String>()
        };
        assert_eq!(squeezed(&shown), squeezed(&piped), "{columns} columns");
        let (found, expected) = (words(&shown, columns), words(&piped, columns));
        // A word may be so long that its rest looks like a shorter one.
        let broken: Vec<&String> = expected
            .iter()
            .filter(|word| !found.contains(word))
            .collect();
        assert!(broken.is_empty(), "{arguments:?}, {columns}: {broken:?}");
    }
}

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];

/// Tables: indicators one a line where the terminal is wide enough, else each with its facts below it.
#[test]
fn lists_fit_the_terminal() {
    check(&[&["list", "--place", "Lai Châu"][..], &DAY].concat());
    check(
        &[
            &["list", "--category", "Môi trường", "--lang", "en"][..],
            &DAY,
        ]
        .concat(),
    );
    check(&[&["find", "ho ngheo"][..], &DAY].concat());
    check(&[&["find", "gdrp", "--limit", "3"][..], &DAY].concat());
    check(&[&["find", "nghi quyet"][..], &DAY].concat());
}

/// Pages of indicators and plans.
#[test]
fn pages_fit_the_terminal() {
    check(&[&["show", "forest-cover", "--why"][..], &DAY].concat());
    check(&[&["show", "grdp-per-head", "--lang", "en"][..], &DAY].concat());
    check(&[&["show", "NQ ĐH XIV 2020-2025"][..], &DAY].concat());
}

/// Counts, an assessment, complaints and what was not found.
#[test]
fn other_lines_fit_the_terminal() {
    check(&[&["status"][..], &DAY].concat());
    check(&[&["status", "--by", "owner", "--lang", "en"][..], &DAY].concat());
    check(&[
        "assess",
        "--target",
        "10",
        "--target-year",
        "2025",
        "--series",
        "2020:5,2023:8",
    ]);
    check(&["list", "--place", "Lai Chauu"]);
    check(&["find", "xyzzyqq"]);
    check(&["list", "--no-such-option"]);
}

/// The help, of which the library wraps all but how a command is called.
#[test]
fn the_help_fits_the_terminal() {
    for arguments in [
        &["--help"][..],
        &["assess", "--help"],
        &["list", "--help", "--lang", "en"],
    ] {
        for columns in [40, 60, 80, 120] {
            let (shown, _) = printed(arguments, columns, &[]);
            for line in bare(&shown).lines() {
                let room = usize::from(columns);
                assert!(line.width() <= room, "{arguments:?} {columns}: {line:?}");
            }
        }
    }
}

/// A line of a file is cut around its fault, so that the mark stands below it at any width.
#[test]
fn the_mark_stands_below_the_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/broken/all-at-once");
    for columns in [40, 60, 80, 120] {
        let arguments = ["check", folder.to_str().unwrap()];
        let (shown, ended) = printed(&arguments, columns, &[]);
        assert_eq!(ended, "exit 1");
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines.iter().all(|line| line.width() <= columns.into()));
        let mark = lines.iter().position(|line| line.contains("^^^^^^^^"));
        let mark = mark.unwrap_or_else(|| panic!("no mark:\n{shown}"));
        let before = lines[mark].chars().take_while(|c| *c != '^').count();
        let marked: String = lines[mark - 1].chars().skip(before).take(8).collect();
        assert_eq!(marked, "\"acutal\"", "{columns}:\n{shown}");
        assert!(shown.contains("47,45"), "{shown}");
    }
}

/// What a program reads is whole on a terminal too, and everything is whole in a pipe or where the terminal does
/// not tell its width.
#[test]
fn data_and_pipes_are_untouched() {
    let whole = |arguments: &[&str]| {
        let text = String::from_utf8(run(arguments).stdout).unwrap();
        text.replace('\r', "")
    };
    for arguments in [
        &["list", "--json", "--as-of", "2026-11-24"][..],
        &["list", "--csv", "--as-of", "2026-11-24"],
        &["show", "forest-cover", "--json", "--as-of", "2026-11-24"],
        &["export"],
        &["man"],
    ] {
        let env = [("LANG", "vi_VN.UTF-8")];
        let (shown, _) = printed(arguments, 40, &env);
        // Remarks stand beside it.
        assert!(shown.contains(&whole(arguments)), "{arguments:?}");
    }
    let list = ["list", "--as-of", "2026-11-24", "--color", "never"];
    let piped = whole(&list);
    assert!(piped.lines().any(|line| line.width() > 170));
    // A serial line tells no size.
    let ends = pair((0, 0));
    let stdio = || Stdio::from(ends.slave.try_clone().unwrap());
    let start = Start {
        command: &[&[CHITIEU], &list[..]].concat(),
        env: &[("LANG", "vi_VN.UTF-8")],
        ..Start::default()
    };
    let mut pty = Pty::spawn(
        &start,
        ends.master,
        &ends.slave,
        [stdio(), stdio(), stdio()],
    );
    pty.end();
    let unknown = String::from_utf8(std::mem::take(&mut pty.log)).unwrap();
    assert!(unknown.replace('\r', "").contains(&piped));
}

/// A terminal that cannot place its cursor gets the same lines instead of the explorer.
#[test]
fn a_dumb_terminal_gets_lines_that_fit() {
    let mut pty = Pty::start(&Start {
        command: &[CHITIEU, "--place", "Lai Châu", "--as-of", "2026-11-24"],
        size: (60, 50),
        env: &[("TERM", "dumb"), ("LANG", "vi_VN.UTF-8")],
    });
    pty.wait_for("> ");
    pty.send("\x04");
    assert_eq!(told(pty.end().0), "exit 0");
    let shown = String::from_utf8(std::mem::take(&mut pty.log)).unwrap();
    let shown = shown.replace('\r', "");
    assert!(shown.contains("GRDP bình quân đầu người\n  ước 79 triệu đồng"));
    assert!(shown.lines().all(|line| line.width() <= 60), "{shown}");
}
