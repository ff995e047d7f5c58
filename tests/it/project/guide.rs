//! The task guide in both languages: what its rows tell to press or to type is done, and what they say is seen is looked for.
//!
//! The pages are the lists of the tests. In a table of keys each row begins on the first screen; the commands of a table run one
//! after another in one folder, in which the files that they name stand.

use std::fs;
use std::path::Path;
use std::process::Output;

use chitieu::core::lang::Lang;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::desk::Desk;
use chitieu::library::brief::Brief;
use chitieu::line::terminal::Questions;
use tempfile::TempDir;

use crate::support::line::Line;
use crate::support::program::program_on_frozen;
use crate::support::steps::{self, marked};
use crate::support::{data, frozen, screen};

/// The pages, and how the program speaks there.
const PAGES: [(&str, Lang); 2] = [
    ("docs/vi/huong-dan.md", Lang::Vi),
    ("docs/guide.md", Lang::En),
];

/// The explorer, and how a command begins.
const PROGRAM: &str = "chitieu ";

/// One row: what somebody wants, what is to be pressed or typed, and what then stands there.
#[derive(Clone, Debug)]
struct Row {
    want: String,
    steps: Vec<String>,
    seen: Vec<String>,
}

impl Row {
    fn read(line: &str) -> Self {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        assert_eq!(cells.len(), 3, "three columns: {line}");
        Self {
            want: cells[0].trim().to_owned(),
            steps: marked(cells[1]),
            seen: marked(cells[2]),
        }
    }

    fn command(&self) -> Option<&str> {
        self.steps.first()?.strip_prefix(PROGRAM)
    }

    /// The keys among the steps, or the command with its options: what both languages share.
    fn shape(&self) -> Vec<&str> {
        if let Some(command) = self.command() {
            let mut words = command.split(' ');
            let verb = words.next();
            verb.into_iter()
                .chain(words.filter(|word| word.starts_with('-')))
                .collect()
        } else {
            self.steps
                .iter()
                .map(String::as_str)
                .filter(|step| steps::is_key(step))
                .collect()
        }
    }

    /// What is wrong with it where this is what the program shows.
    fn misses(&self, shown: &str) -> Option<String> {
        let Self { want, seen, .. } = self;
        if seen.is_empty() {
            return Some(format!("“{want}” says nothing that can be looked for"));
        }
        let missing = seen.iter().find(|text| !shown.contains(*text))?;
        Some(format!("“{want}”: no “{missing}” in\n{shown}"))
    }
}

/// The tables of a page.
fn tables(page: &str) -> Vec<Vec<Row>> {
    let mut tables = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("|---|---|---|\n") {
        let rows = after.lines().take_while(|line| line.starts_with('|'));
        tables.push(rows.map(Row::read).collect());
        rest = after;
    }
    tables
}

/// What the explorer shows after the steps.
fn pressed(steps: &[String], lang: Lang) -> String {
    let library = frozen::library();
    let options = Options {
        lang,
        ..screen::options(&library, (120, 40))
    };
    let mut app = App::new(library, options);
    app.lay_out(Desk::with_brief("ghim", Brief::default()));
    let mut line = Line::with(app, Questions::default());
    steps::take(&mut line, steps);
    line.text()
}

/// The words of a command as a shell parts them.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('\'').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// A folder with the files that the commands name, and a home with an agenda.
fn office() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let sheet = data("forms/office-sheet-semicolon/bieu-01.csv");
    fs::copy(sheet, folder.path().join("bieu-01.csv")).unwrap();
    put(
        "bao-cao.csv",
        "STT;Chỉ tiêu;Đơn vị tính;TH 2023\n1;Tỷ lệ hộ nghèo;%;15,1\n",
    );
    put(
        "nghi-quyet.txt",
        "Phấn đấu đến năm 2025, tỷ lệ che phủ rừng đạt 54%.\n",
    );
    fs::create_dir_all(folder.path().join("home/chitieu/briefs")).unwrap();
    put(
        "home/chitieu/briefs/ghim.toml",
        "title = \"Giao ban\"\n\n[[item]]\naddress = \"chitieu://lai-chau/forest-cover\"\n",
    );
    folder
}

/// Runs a command in a folder.
fn typed(command: &str, folder: &Path, lang: Lang) -> Output {
    let words = words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let locale = match lang {
        Lang::Vi => "vi_VN.UTF-8",
        Lang::En => "en_GB.UTF-8",
    };
    let mut program = program_on_frozen(&words);
    program
        .current_dir(folder)
        .env("LANG", locale)
        .env("XDG_DATA_HOME", folder.join("home"))
        .env("XDG_CACHE_HOME", folder)
        .env("XDG_STATE_HOME", folder);
    program.output().unwrap()
}

/// What is wrong with the rows of a table, done from the first to the last.
fn mistakes(rows: &[Row], lang: Lang) -> Vec<String> {
    let office = office();
    let mut found = Vec::new();
    for row in rows {
        let Some(command) = row.command() else {
            found.extend(row.misses(&pressed(&row.steps, lang)));
            continue;
        };
        let output = typed(command, office.path(), lang);
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        let written = words(command);
        let written = written.iter().skip_while(|word| *word != "-o").nth(1);
        let is_there = written.is_none_or(|name| office.path().join(name).exists());
        if output.status.code() != Some(0) || !is_there {
            found.push(format!("“{}”: {command} fails:\n{said}", row.want));
        } else {
            found.extend(row.misses(&said));
        }
    }
    found
}

/// Where two pages do not hold the same rows.
fn differences(one: &[Vec<Row>], other: &[Vec<Row>]) -> Vec<String> {
    let sizes = |tables: &[Vec<Row>]| tables.iter().map(Vec::len).collect::<Vec<_>>();
    if sizes(one) != sizes(other) {
        return vec![format!("rows: {:?} and {:?}", sizes(one), sizes(other))];
    }
    let pairs = one.iter().flatten().zip(other.iter().flatten());
    let differ = pairs.filter(|(one, other)| one.shape() != other.shape());
    differ
        .map(|(one, other)| format!("“{}” and “{}”", one.want, other.want))
        .collect()
}

fn page(path: &str) -> Vec<Vec<Row>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    tables(&fs::read_to_string(path).unwrap())
}

/// Checks one table of both pages.
#[track_caller]
fn holds(at: usize) {
    let found = PAGES.map(|(path, lang)| (path, mistakes(&page(path)[at], lang)));
    let told = found.into_iter().filter(|(_, found)| !found.is_empty());
    let told: Vec<String> = told
        .map(|(path, found)| format!("{path}:\n{}", found.join("\n\n")))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

#[test]
fn every_key_of_the_guide_shows_what_it_says() {
    holds(0);
}

#[test]
fn every_command_of_the_guide_says_what_it_says() {
    holds(1);
}

#[test]
fn both_pages_hold_the_same_tasks() {
    let [vi, en] = PAGES.map(|(path, _)| page(path));
    let tasks: usize = vi.iter().map(Vec::len).sum();
    assert!(
        vi.len() == 2 && tasks > 20,
        "the tables were not read: {tasks}"
    );
    assert_eq!(differences(&vi, &en), [""; 0]);
}

/// Rows that must not pass: another key, a text that stands nowhere, nothing to look for, an option that is not there, a file
/// that is not there, a command that says something else.
#[test]
fn a_row_that_is_wrong_is_found() {
    let wrong = [
        "| so | `/` `che phu rung` `Enter` `C` | `So sánh giữa các địa bàn` |",
        "| so | `/` `che phu rung` `c` | `So sánh giữa các địa bàn` |",
        "| đọc | `/` `che phu rung` `Enter` | `ước 55% 2025` |",
        "| đọc | `/` `che phu rung` `Enter` | chữ số lớn |",
        "| tra | `chitieu find che phu rung --top 1` | `Tỷ lệ che phủ rừng` |",
        "| đưa | `chitieu import khong-co.csv -o bo` | `0 lỗi` |",
        "| tra | `chitieu find che phu rung -n 1` | `Mức giảm tỷ lệ hộ nghèo` |",
    ];
    for line in wrong {
        let rows = [Row::read(line)];
        assert_eq!(mistakes(&rows, Lang::Vi).len(), 1, "{line}");
    }
    let right = "| so | `/` `che phu rung` `Enter` `c` | `So sánh giữa các địa bàn` |";
    assert_eq!(mistakes(&[Row::read(right)], Lang::Vi), [""; 0]);
}

/// A row that one page lacks, another key and another option.
#[test]
fn pages_that_go_apart_are_found() {
    let table = |rows: &str| tables(&format!("|---|---|---|\n{rows}"));
    let vi = "| a | `/` `rừng` `Enter` | `x` |\n| b | `chitieu find rừng -n 1` | `y` |\n";
    let one = table(vi);
    let en = vi.replace("rừng", "forest");
    assert_eq!(differences(&one, &table(&en)), [""; 0]);
    for (from, to) in [
        ("| b | `chitieu find forest -n 1` | `y` |\n", ""),
        ("Enter", "Tab"),
        (" -n 1", " --json"),
    ] {
        let other = en.replace(from, to);
        assert_ne!(other, en);
        assert_eq!(differences(&one, &table(&other)).len(), 1, "{other}");
    }
}
