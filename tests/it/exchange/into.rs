//! Imports into a pack that lives: what is new comes in one file of its own, once, whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use tempfile::TempDir;

use crate::support::program::run_on;
use crate::support::pty::CHITIEU;

const HEADER: &str =
    "place,plan,category,indicator_vi,indicator_en,unit,kind,year,value,source_id\n";

/// A pack of one report, beside which others lie.
struct Living(TempDir);

impl Living {
    fn new() -> Self {
        let living = Self(TempDir::new().unwrap());
        living.report(
            "first",
            "2023-09-08",
            &[
                ("Tỷ lệ hộ nghèo", "2022", "20,12"),
                ("Dân số", "2022", "469"),
            ],
        );
        let (pack, rows, sources) = (
            living.path("pack"),
            living.path("first.csv"),
            living.path("first.sources.csv"),
        );
        let line = [
            "import",
            text(&rows),
            "-o",
            text(&pack),
            "--sources",
            text(&sources),
        ];
        let output = living.run(&line);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        living
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a report: rows, and its source.
    fn report(&self, name: &str, day: &str, figures: &[(&str, &str, &str)]) {
        let rows = figures.iter().map(|(indicator, year, value)| {
            let value = value.replace(',', ".");
            let unit = if indicator.contains("hộ") {
                "%"
            } else {
                "nghìn người"
            };
            format!("Lai Châu,,Xã hội,{indicator},,{unit},actual,{year},{value},{name}\n")
        });
        let rows: String = rows.collect();
        fs::write(self.path(&format!("{name}.csv")), format!("{HEADER}{rows}")).unwrap();
        let source = format!("source_id,title,publisher,date\n{name},Báo cáo {name},UBND,{day}\n");
        fs::write(self.path(&format!("{name}.sources.csv")), source).unwrap();
    }

    fn line(&self, name: &str) -> Vec<String> {
        let rows = self.path(&format!("{name}.csv"));
        let sources = self.path(&format!("{name}.sources.csv"));
        let pack = self.path("pack");
        let line = [
            "import",
            text(&rows),
            "--into",
            text(&pack),
            "--sources",
            text(&sources),
        ];
        line.map(str::to_owned).to_vec()
    }

    fn run(&self, line: &[&str]) -> Output {
        run_on(self.0.path(), line)
    }

    /// Imports a report into the pack.
    fn add(&self, name: &str, options: &[&str]) -> Output {
        let line = self.line(name);
        let line = line
            .iter()
            .map(String::as_str)
            .chain(options.iter().copied());
        self.run(&line.collect::<Vec<_>>())
    }

    /// The files of the pack, by name, without what a killed process left.
    fn files(&self) -> BTreeMap<String, String> {
        let entries = fs::read_dir(self.path("pack"))
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let named = entries.map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap_or_default())
        });
        named.filter(|(name, _)| !name.starts_with('.')).collect()
    }

    /// How many figures the pack has; it must have no error.
    #[track_caller]
    fn figures(&self) -> usize {
        let output = run_on(&self.path("pack"), &["check"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let output = run_on(&self.path("pack"), &["export"]);
        output.stdout.iter().filter(|byte| **byte == b'\n').count() - 1
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn said(output: &Output) -> String {
    let [out, error] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    format!("{out}{error}")
}

#[track_caller]
fn has(output: &Output, code: i32, phrases: &[&str]) {
    let said = said(output);
    assert_eq!(output.status.code(), Some(code), "{said}");
    for phrase in phrases {
        assert!(said.contains(phrase), "{phrase}: {said}");
    }
}

#[test]
fn a_report_comes_in_one_file_of_its_own_and_what_it_does_is_told() {
    let living = Living::new();
    let before = living.files();
    living.report(
        "second",
        "2024-06-30",
        &[
            ("tỉ lệ hộ  nghèo", "2022", "19,5"),
            ("Dân số", "2022", "469"),
            ("Dân số", "2023", "475"),
        ],
    );
    let counts = "mới 1, trùng 1, sửa 1, mâu thuẫn 0";
    let change = "sửa: Tỷ lệ hộ nghèo, Lai Châu, 2022 (thực hiện): 20,12 → 19,5";
    let dry = living.add("second", &["--dry-run"]);
    has(&dry, 0, &[counts, change, "--dry-run"]);
    assert_eq!(living.files(), before);
    has(
        &living.add("second", &[]),
        0,
        &[counts, change, "2024-06-30-second.toml"],
    );
    let mut after = living.files();
    let added = after.remove("2024-06-30-second.toml").unwrap();
    assert_eq!(after, before, "no other file is touched");
    assert!(
        added.contains("[[claim]]\nindicator = \"ty-le-ho-ngheo\"\nplace = \"Lai Châu\"\n"),
        "{added}"
    );
    assert_eq!(living.figures(), 4);
    // Without the file the import is undone.
    fs::remove_file(living.path("pack/2024-06-30-second.toml")).unwrap();
    assert_eq!(living.figures(), 2);
    let english = living.add("second", &["--lang", "en"]);
    has(
        &english,
        0,
        &[
            "1 new, 1 the same, 1 revised, 0 in conflict",
            "20.12 → 19.5",
        ],
    );
}

#[test]
fn one_file_twice_adds_nothing() {
    let living = Living::new();
    let before = living.files();
    has(
        &living.add("first", &[]),
        0,
        &["mới 0, trùng 2", "Không có gì mới"],
    );
    assert_eq!(living.files(), before);
    living.report("second", "2024-06-30", &[("Dân số", "2023", "475")]);
    has(&living.add("second", &[]), 0, &["mới 1"]);
    let before = living.files();
    has(&living.add("second", &[]), 0, &["mới 0, trùng 1"]);
    // Under another name of the file it is the same report.
    fs::rename(living.path("second.csv"), living.path("copy.csv")).unwrap();
    fs::rename(
        living.path("second.sources.csv"),
        living.path("copy.sources.csv"),
    )
    .unwrap();
    has(&living.add("copy", &[]), 0, &["mới 0, trùng 1"]);
    assert_eq!(living.files(), before);
}

#[test]
fn sources_of_which_neither_is_later_are_in_conflict_and_one_that_says_two_things_is_refused() {
    let living = Living::new();
    living.report("other", "2023-09-08", &[("Tỷ lệ hộ nghèo", "2022", "18")]);
    has(
        &living.add("other", &["--dry-run"]),
        0,
        &["mâu thuẫn 1", "mâu thuẫn: Tỷ lệ hộ nghèo"],
    );
    let before = living.files();
    living.report(
        "first",
        "2023-09-08",
        &[("Tỷ lệ hộ nghèo", "2022", "18"), ("Dân số", "2023", "475")],
    );
    let refused = living.add("first", &[]);
    has(
        &refused,
        1,
        &[
            "một nguồn, hai số: Tỷ lệ hộ nghèo",
            "--published",
            "Chưa ghi gì",
        ],
    );
    assert_eq!(living.files(), before, "nothing of it is written");
}

#[test]
fn a_source_that_says_another_thing_is_refused_even_where_another_one_has_said_the_same() {
    let living = Living::new();
    living.report("one", "2024-01-05", &[("Tỷ lệ hộ nghèo", "2022", "17.5")]);
    has(&living.add("one", &[]), 0, &["Đã ghi"]);
    living.report("other", "2024-01-05", &[("Tỷ lệ hộ nghèo", "2022", "17")]);
    has(&living.add("other", &[]), 0, &["mâu thuẫn 1"]);
    let before = living.files();
    living.report("one", "2024-01-05", &[("Tỷ lệ hộ nghèo", "2022", "17")]);
    has(
        &living.add("one", &[]),
        1,
        &["một nguồn, hai số: Tỷ lệ hộ nghèo", "17,5 → 17"],
    );
    assert_eq!(living.files(), before, "nothing of it is written");
    // What it has said itself is the same, whatever others say.
    living.report("one", "2024-01-05", &[("Tỷ lệ hộ nghèo", "2022", "17.5")]);
    has(&living.add("one", &[]), 0, &["trùng 1"]);
    assert_eq!(living.files(), before);
}

#[test]
fn an_unknown_indicator_is_refused_with_the_nearest_or_made_where_that_is_asked() {
    let living = Living::new();
    let before = living.files();
    living.report(
        "second",
        "2024-06-30",
        &[("Tỷ lệ hộ ngèo", "2023", "16"), ("Dân số", "2023", "475")],
    );
    let refused = living.add("second", &[]);
    has(
        &refused,
        1,
        &[
            "không có chỉ tiêu “Tỷ lệ hộ ngèo (%)”; gần nhất là “Tỷ lệ hộ nghèo (%)”",
            "--new",
        ],
    );
    has(
        &living.add("second", &["--lang", "en"]),
        1,
        &["the nearest is “Tỷ lệ hộ nghèo (%)”"],
    );
    assert_eq!(living.files(), before);
    has(
        &living.add("second", &["--new"]),
        0,
        &["Chỉ tiêu tạo mới: 1"],
    );
    assert_eq!(living.figures(), 4);
    // One name with another unit is another indicator.
    living.report("third", "2024-12-31", &[("Dân số", "2024", "480")]);
    let rows = fs::read_to_string(living.path("third.csv")).unwrap();
    fs::write(
        living.path("third.csv"),
        rows.replace("nghìn người", "người"),
    )
    .unwrap();
    has(
        &living.add("third", &[]),
        1,
        &["không có chỉ tiêu “Dân số (người)”; gần nhất là “Dân số (nghìn người)”"],
    );
}

#[test]
fn what_is_no_pack_or_a_faulty_one_takes_nothing() {
    let living = Living::new();
    living.report("second", "2024-06-30", &[("Dân số", "2023", "475")]);
    fs::write(
        living.path("pack/bad.toml"),
        "[[claim]]\nindicator = \"dan-so\"\n",
    )
    .unwrap();
    has(&living.add("second", &[]), 2, &["lỗi", "chitieu check"]);
    fs::remove_dir_all(living.path("pack")).unwrap();
    assert_eq!(living.add("second", &[]).status.code(), Some(2));
    fs::create_dir(living.path("pack")).unwrap();
    assert_eq!(living.add("second", &[]).status.code(), Some(2));
    assert!(living.files().is_empty());
}

/// Starts the program with these words.
fn start(line: &[String], folder: &Path) -> std::process::Child {
    Command::new(CHITIEU)
        .args(line)
        .current_dir(folder)
        .env_clear()
        .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn imports_at_the_same_time_take_turns_and_nothing_comes_twice() {
    let living = Living::new();
    for name in ["a", "b", "c"] {
        living.report(
            name,
            "2024-06-30",
            &[("Dân số", "2023", "475"), ("Tỷ lệ hộ nghèo", "2023", "16")],
        );
    }
    let lines = ["a", "b", "c", "a", "b", "c"].map(|name| living.line(name));
    let children: Vec<_> = lines
        .iter()
        .map(|line| start(line, living.0.path()))
        .collect();
    for mut child in children {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    assert_eq!(living.figures(), 4);
    assert_eq!(living.files().len(), Living::new().files().len() + 1);
}

/// Kills imports at moments spread over the time that one takes; whatever moment it is, the pack is whole and has all
/// that is new or nothing of it.
fn killed(times: u32) {
    let living = Living::new();
    let figures: Vec<String> = (0..400).map(|year| (1600 + year).to_string()).collect();
    let figures: Vec<(&str, &str, &str)> = figures
        .iter()
        .map(|year| ("Dân số", year.as_str(), "475"))
        .collect();
    living.report("long", "2024-06-30", &figures);
    let line = living.line("long");
    let new = living.path("new");
    let mut made: Vec<String> = line.clone();
    made[2] = "-o".to_owned();
    made[3] = text(&new).to_owned();
    let begun = Instant::now();
    assert_eq!(
        start(&made, living.0.path()).wait().unwrap().code(),
        Some(0)
    );
    let whole = begun.elapsed();
    let mut ends = [0, 0];
    for number in 0..times {
        for (line, is_into) in [(&line, true), (&made, false)] {
            let _ = fs::remove_dir_all(&new);
            let _ = fs::remove_file(living.path("pack/2024-06-30-long.toml"));
            let moment = whole * (number + 1) / times;
            let mut child = start(line, living.0.path());
            let begun = Instant::now();
            while begun.elapsed() < moment && child.try_wait().unwrap().is_none() {
                std::hint::spin_loop();
            }
            let _ = child.kill();
            child.wait().unwrap();
            let figures = if is_into {
                living.figures() - 2
            } else if new.exists() {
                let output = run_on(&new, &["export"]);
                assert_eq!(output.status.code(), Some(0), "{}", said(&output));
                output.stdout.iter().filter(|byte| **byte == b'\n').count() - 1
            } else {
                0
            };
            assert!(
                figures == 0 || figures == 400,
                "{figures} of 400 after {moment:?}"
            );
            ends[usize::from(figures > 0)] += 1;
        }
    }
    assert!(ends[0] > 0, "{ends:?}: none was killed in time");
    // What was left over does not stand in the way of the next one.
    let _ = fs::remove_file(living.path("pack/2024-06-30-long.toml"));
    assert_eq!(
        start(&line, living.0.path()).wait().unwrap().code(),
        Some(0)
    );
    assert_eq!(living.figures(), 402);
}

#[test]
fn an_import_that_is_killed_leaves_all_or_nothing() {
    killed(20);
}

#[test]
#[ignore = "takes minutes; run by hand"]
fn an_import_that_is_killed_at_two_hundred_moments_leaves_all_or_nothing() {
    killed(200);
}

#[test]
fn a_full_disk_leaves_the_pack_as_it_was_and_is_told() {
    let living = Living::new();
    let years: Vec<String> = (0..400).map(|year| (1600 + year).to_string()).collect();
    let figures: Vec<(&str, &str, &str)> = years
        .iter()
        .map(|year| ("Dân số", year.as_str(), "475"))
        .collect();
    living.report("long", "2024-06-30", &figures);
    let before = living.files();
    let words = living.line("long");
    let new = living.path("new");
    for into in [true, false] {
        let mut words = words.clone();
        if !into {
            words[2] = "-o".to_owned();
            words[3] = text(&new).to_owned();
        }
        let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
        // A file may have so little that the figures do not go in.
        let command = format!("ulimit -f 8; exec '{CHITIEU}' {}", words.join(" "));
        let output = Command::new("sh")
            .args(["-c", &command])
            .current_dir(living.0.path())
            .env_clear()
            .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
            .output()
            .unwrap();
        has(&output, 2, &["không ghi được"]);
        assert_eq!(living.files(), before);
        assert!(!new.exists());
        let names = fs::read_dir(living.path("pack")).unwrap().count();
        assert_eq!(names, before.len(), "nothing is left over");
    }
    has(&living.add("long", &[]), 0, &["mới 400"]);
}

#[test]
fn a_newer_report_that_goes_back_to_an_earlier_figure_is_a_revision() {
    let living = Living::new();
    living.report("second", "2024-01-01", &[("Dân số", "2022", "470")]);
    has(&living.add("second", &[]), 0, &["sửa 1"]);
    living.report("third", "2024-06-01", &[("Dân số", "2022", "469")]);
    has(
        &living.add("third", &[]),
        0,
        &["trùng 0, sửa 1", "470 → 469"],
    );
    // Once more it is known, and so is what an older one says.
    has(&living.add("third", &[]), 0, &["trùng 1, sửa 0"]);
    living.report("late", "2023-12-01", &[("Dân số", "2022", "470")]);
    has(&living.add("late", &[]), 0, &["trùng 1, sửa 0"]);
}
