//! What is imported is judged: what nobody says is guessed, marked and listed, and what a person says counts.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::long_csv::csv_file;
use crate::support::program::run_on;

/// A pack that was imported from rows of the long form, and what was said of it.
struct Imported {
    folder: TempDir,
    said: String,
}

const HEADER: &str =
    "place,plan,category,indicator_vi,indicator_en,unit,kind,year,source_id,value\n";
/// A source of a known day, without which nothing exists on a day that is named.
const SOURCES: &str = "source_id,title,publisher,date\nS,Báo cáo,UBND,2023-12-31\n";

impl Imported {
    #[track_caller]
    fn of(rows: &str, options: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("rows.csv"), rows).unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        fs::write(folder.path().join("sources.csv"), SOURCES).unwrap();
        let (rows, pack, sources) = (path("rows.csv"), path("pack"), path("sources.csv"));
        let mut line = vec!["import", &rows, "-o", &pack, "--sources", &sources];
        line.extend(options);
        let output = run_on(folder.path(), &line);
        let said = String::from_utf8(output.stdout).unwrap();
        let failed = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{said}{failed}");
        Self { folder, said }
    }

    fn pack(&self) -> std::path::PathBuf {
        self.folder.path().join("pack")
    }

    #[track_caller]
    fn status(&self) -> Value {
        status(&self.pack())
    }

    /// The files of the pack, one behind the other.
    fn text(&self) -> String {
        let mut names: Vec<_> = fs::read_dir(self.pack())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        names.sort();
        let texts = names.iter().map(|path| fs::read_to_string(path).unwrap());
        texts.collect()
    }

    #[track_caller]
    fn line(&self, words: &[&str]) -> String {
        let output = run_on(&self.pack(), words);
        String::from_utf8(output.stdout).unwrap()
    }
}

#[track_caller]
fn status(pack: &Path) -> Value {
    let output = run_on(pack, &["status", "--json", "--as-of", "2024-06-30"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A target of 2025 and results, of an indicator of this name.
fn rows(plan: &str, name: &str, (start, now, target): (&str, &str, &str)) -> String {
    let row = |kind: &str, year: &str, value: &str| {
        format!("Bắc Hà,{plan},Xã hội,{name},,%,{kind},{year},S,{value}\n")
    };
    [
        HEADER,
        &row("actual", "2020", start),
        &row("actual", "2023", now),
        &row("target", "2025", target),
    ]
    .concat()
}

#[test]
fn a_direction_that_nobody_says_is_guessed_marked_and_listed() {
    let rows = rows("NQ", "Tỷ lệ hộ nghèo", ("20", "4", "5"));
    let found = Imported::of(&rows, &["--term", "2021-2025"]);
    assert!(
        found
            .said
            .contains("Tỷ lệ hộ nghèo (%): thấp hơn là tốt, theo tên"),
        "{}",
        found.said
    );
    assert!(
        found.said.contains("--better 'Tỷ lệ hộ nghèo=lower'"),
        "{}",
        found.said
    );
    let text = found.text();
    assert!(
        text.contains("better = \"lower\"\nbetter_guessed = true\n"),
        "{text}"
    );
    // It would be met, and counts in no met.
    let board = found.status();
    assert_eq!(board["by_status"]["met"], 0, "{board}");
    assert_eq!(board["by_status"]["exceeded"], 0, "{board}");
    assert_eq!(board["classes"]["unconfirmed"], 1, "{board}");
    let said = found.line(&["list"]);
    assert!(said.contains("Tạm tính: chiều chưa xác nhận"), "{said}");
    let said = found.line(&["show", "tỷ lệ hộ nghèo", "--lang", "en"]);
    assert!(
        said.contains("Provisional: direction not confirmed"),
        "{said}"
    );
    assert!(said.contains("lower is better (a guess)"), "{said}");
}

#[test]
fn what_a_guess_rests_on_is_said_for_signs_and_figures_too() {
    let signed = rows("NQ 2021-2025", "Chỉ số X", ("20", "14", ">=25"));
    let signed = signed
        .replace("value\n", "value,comparator\n")
        .replace(",>=25\n", ",25,>=\n");
    let signed = signed
        .replace(",20\n", ",20,=\n")
        .replace(",14\n", ",14,=\n");
    let found = Imported::of(&signed, &["--lang", "en"]);
    assert!(
        found
            .said
            .contains("higher is better, by the sign of its target"),
        "{}",
        found.said
    );
    let moved = rows("NQ 2021-2025", "Lao động nông nghiệp", ("60", "50", "45"));
    let found = Imported::of(&moved, &["--lang", "en"]);
    let ground = "lower is better, by its target against the figures before it";
    assert!(found.said.contains(ground), "{}", found.said);
    let unknown = rows("NQ 2021-2025", "Chỉ số X", ("45", "50", "45"));
    let found = Imported::of(&unknown, &["--lang", "en"]);
    assert!(
        found.said.contains("which way is better is not known"),
        "{}",
        found.said
    );
    assert!(!found.text().contains("guessed"), "{}", found.text());
}

#[test]
fn what_a_person_says_by_option_map_or_column_is_no_guess() {
    let given = rows("NQ", "Tỷ lệ hộ nghèo", ("20", "4", "5"));
    let check = |found: &Imported| {
        assert!(!found.text().contains("guessed"), "{}", found.text());
        assert_eq!(found.status()["by_status"]["exceeded"], 1, "{}", found.said);
    };
    let term = ["--term", "2021-2025"];
    check(&Imported::of(
        &given,
        &[&term[..], &["--better", "tỉ lệ hộ nghèo=lower"]].concat(),
    ));
    check(&Imported::of(
        &given,
        &[&term[..], &["--better", "lower"]].concat(),
    ));
    let column = given.replace("value\n", "value,better\n");
    let column = column
        .replace(",5\n", ",5,lower\n")
        .replace(",20\n", ",20,\n");
    check(&Imported::of(&column.replace(",4\n", ",4,\n"), &term));
    let folder = TempDir::new().unwrap();
    let map = folder.path().join("map.toml");
    fs::write(&map, "term = [2021, 2025]\n[better]\n\"Tỷ lệ hộ nghèo\" = \"lower\"\n[kind_of_target]\n\"*\" = \"level\"\n").unwrap();
    check(&Imported::of(&given, &["--map", map.to_str().unwrap()]));
}

#[test]
fn a_kind_that_is_guessed_waits_for_a_person_too() {
    let yearly = |kind: &str, values: [&str; 2]| {
        let row = |(year, value): (i32, &str)| {
            format!("Bắc Hà,,Thu chi,Thu ngân sách,,tỷ đồng,{kind},{year},S,{value}\n")
        };
        (2022..).zip(values).map(row).collect::<String>()
    };
    let given = [
        HEADER,
        &yearly("target", ["90", "95"]),
        &yearly("actual", ["100", "99"]),
    ]
    .concat();
    let found = Imported::of(&given, &["--better", "higher"]);
    // The direction is said, so nothing is guessed of it.
    assert!(!found.text().contains("guessed"), "{}", found.text());
    let found = Imported::of(&given, &[]);
    assert!(
        found
            .text()
            .contains("target_kind = \"flow\"\ntarget_kind_guessed = true\n"),
        "{}",
        found.text()
    );
    assert_eq!(
        found.status()["classes"]["unconfirmed"],
        1,
        "{}",
        found.status()
    );
    let found = Imported::of(&given, &["--better", "higher", "--kind-of-target", "flow"]);
    assert_eq!(
        found.status()["by_status"]["exceeded"],
        1,
        "{}",
        found.status()
    );
}

#[test]
fn a_term_that_is_said_is_that_of_targets_with_and_without_a_plan() {
    let judged = |plan: &str, options: &[&str]| {
        let given = rows(plan, "Tỷ lệ hộ nghèo", ("20", "4", "5"));
        let options = [&["--better", "lower"], options].concat();
        let found = Imported::of(&given, &options);
        (found.status()["by_status"]["exceeded"].clone(), found)
    };
    let (count, found) = judged("NQ 2021-2025", &[]);
    assert_eq!(count, 0, "nobody says it");
    assert!(found.said.contains("--term 2021-2025"), "{}", found.said);
    assert_eq!(judged("NQ 2021-2025", &["--term", "2021-2025"]).0, 1);
    // Without a plan the targets get one of that term, or the one that is named.
    let (count, found) = judged("", &[]);
    assert_eq!(count, 0, "nobody says it");
    assert!(found.said.contains("plan-without-term"), "{}", found.said);
    let (count, found) = judged("", &["--term", "2021-2025"]);
    assert_eq!(count, 1);
    assert!(
        found.text().contains("Kế hoạch 2021-2025"),
        "{}",
        found.text()
    );
    let (count, found) = judged("", &["--plan", "NQ ĐH", "--term", "2021-2025"]);
    assert_eq!(count, 1);
    assert!(found.text().contains("NQ ĐH"), "{}", found.text());
}

#[test]
fn a_plan_without_a_term_is_told_on_the_board_and_by_check() {
    for plan in ["NQ", ""] {
        let given = rows(plan, "Tỷ lệ hộ nghèo", ("20", "4", "5"));
        let found = Imported::of(&given, &["--better", "lower"]);
        let board = found.status();
        assert_eq!(board["classes"]["other"]["no_term"], 1, "{board}");
        assert_eq!(board["classes"]["no_data"], 0, "{board}");
        let said = found.line(&["status", "--as-of", "2024-06-30"]);
        assert!(said.contains("Kế hoạch chưa có nhiệm kỳ"), "{said}");
        let said = found.line(&["status", "--as-of", "2024-06-30", "--lang", "en"]);
        assert!(said.contains("The plan has no term"), "{said}");
        // Nobody says which figures are of the term, so none is told to lie before it.
        let said = found.line(&["show", "tỷ lệ hộ nghèo"]);
        assert!(
            !said.contains("trước kỳ") && !said.contains("trong kỳ"),
            "{said}"
        );
    }
    let given = rows("NQ giai đoạn 2021-2025", "Tỷ lệ hộ nghèo", ("20", "4", "5"));
    let found = Imported::of(&given, &["--better", "lower", "--exact"]);
    let said = found.line(&["check"]);
    assert!(said.contains("plan-without-term"), "{said}");
    // The plan of one year needs none: its figure has not come.
    let yearly =
        rows("KH 2024", "Tỷ lệ hộ nghèo", ("20", "4", "5")).replace("target,2025", "target,2024");
    let found = Imported::of(&yearly, &["--better", "lower"]);
    assert!(!found.line(&["status"]).contains("chưa có nhiệm kỳ"));
}

#[test]
fn guesses_go_out_and_come_in_again_as_guesses() {
    let given = rows("NQ 2021-2025", "Tỷ lệ hộ nghèo", ("20", "4", "5"));
    let found = Imported::of(&given, &[]);
    let full = found.line(&["export", "--full"]);
    let again = Imported::of(&full, &["--exact"]);
    assert_eq!(again.text(), found.text());
    assert!(again.text().contains("better_guessed = true"), "{full}");
    // A direction that was said to be none is none, and is not guessed.
    let none = Imported::of(&given, &["--better", "none"]);
    let again = Imported::of(&none.line(&["export", "--full"]), &["--exact"]);
    assert_eq!(again.text(), none.text());
    assert!(
        again.text().contains("better = \"none\"\ndecimals"),
        "{}",
        again.text()
    );
    // Rows that were never asked are as they were.
    let exact = chitieu::pack::exchange::import::read(&[csv_file("rows.csv", given)], None, "pack");
    assert!(exact.proposals.is_empty());
}
