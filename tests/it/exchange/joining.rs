//! Reports that call things otherwise than the pack that they join: places with a title, plans that are not named, units
//! in other letters, answers that name nothing.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::support::program::run_on;

/// A pack with a target of a plan and results, in a folder of its own.
struct Pack(TempDir);

const SHEET: &str = "Chỉ tiêu;ĐVT;TH 2022;Mục tiêu 2025\n\
    GRDP bình quân đầu người;triệu đồng/người/năm;47,5;65\n\
    Tốc độ tăng GRDP;%/năm;7,5;9\n\
    Tỷ lệ hộ nghèo;%;22,5;10\n";

impl Pack {
    fn of(place: &str) -> Self {
        let pack = Self(TempDir::new().unwrap());
        let said = pack.import(
            SHEET,
            &[
                "--place",
                place,
                "--plan",
                "NQ XIV",
                "--term",
                "2021-2025",
                "--published",
                "2023-01-10",
                "-o",
                "pack",
            ],
        );
        assert_eq!(said.1, Some(0), "{}", said.0);
        pack
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn import(&self, sheet: &str, args: &[&str]) -> (String, Option<i32>) {
        fs::write(self.path("bieu.csv"), sheet).unwrap();
        self.run_here(&[&["import", "bieu.csv"], args].concat())
    }

    /// Runs it with names of files in the folder.
    fn run_here(&self, line: &[&str]) -> (String, Option<i32>) {
        let is_file = |word: &str| matches!(word, "bieu.csv" | "full.csv" | "pack" | "again");
        let word = |word: &&str| match is_file(word) {
            true => self.path(word).to_str().unwrap().to_owned(),
            false => (*word).to_owned(),
        };
        let line: Vec<String> = line.iter().map(word).collect();
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        let output = run_on(self.0.path(), &line);
        let said = [output.stdout, output.stderr].concat();
        (String::from_utf8(said).unwrap(), output.status.code())
    }

    fn join(&self, sheet: &str, args: &[&str]) -> (String, Option<i32>) {
        let args = [
            &[
                "--into",
                "pack",
                "--published",
                "2024-01-10",
                "--source",
                "Báo cáo 2023",
            ],
            args,
        ]
        .concat();
        self.import(sheet, &args)
    }

    fn run(&self, line: &[&str]) -> String {
        let output = run_on(&self.path("pack"), line);
        String::from_utf8(output.stdout).unwrap()
    }
}

#[test]
fn a_place_is_the_same_with_its_title() {
    for (there, here) in [
        ("Lai Châu", "Tỉnh Lai Châu"),
        ("Tỉnh Lai Châu", "Lai Châu"),
        ("Lai Châu", "Lai Châu Province"),
        ("Hà Nội", "TP. Hà Nội"),
        ("Mường Tè", "Huyện Mường Tè"),
    ] {
        let pack = Pack::of(there);
        let (said, code) = pack.join(
            "Chỉ tiêu;ĐVT;TH 2023\nTỷ lệ hộ nghèo;%;19,5\n",
            &["--place", here],
        );
        assert_eq!(code, Some(0), "{said}");
        let exported = pack.run(&["export", "--place", "all"]);
        let places: Vec<&str> = exported
            .lines()
            .skip(1)
            .filter_map(|row| row.split(',').next())
            .collect();
        assert!(
            places.iter().all(|place| *place == there),
            "{here}: {exported}"
        );
    }
    let pack = Pack::of("Lai Châu");
    for here in ["Thành phố Lai Châu", "Xã Lai Châu"] {
        let (said, code) = pack.join(
            "Chỉ tiêu;ĐVT;TH 2023\nTỷ lệ hộ nghèo;%;0,7\n",
            &["--place", here],
        );
        assert_eq!(code, Some(0), "{said}");
        assert!(pack.run(&["export", "--place", "all"]).contains(here));
    }
}

#[test]
fn a_target_without_a_plan_joins_the_plan_that_the_pack_has() {
    let pack = Pack::of("Lai Châu");
    let target = "Chỉ tiêu;ĐVT;Mục tiêu 2025\nTỷ lệ hộ nghèo;%;12\n";
    let (said, code) = pack.join(target, &["--place", "Lai Châu"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("--plan") && said.contains("sửa 1"), "{said}");
    let exported = pack.run(&["export"]);
    let targets = exported
        .lines()
        .filter(|row| row.contains("hộ nghèo") && row.contains(",target,"));
    assert!(
        targets.clone().count() == 2 && targets.clone().all(|row| row.contains("NQ XIV")),
        "{exported}"
    );
    // By its term alone a plan is the one of that term.
    let pack = Pack::of("Lai Châu");
    let (said, code) = pack.join(target, &["--place", "Lai Châu", "--term", "2021-2025"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(!pack.run(&["export"]).contains("Kế hoạch 2021-2025"));
    // The target of a year within its term takes no lead of the term's.
    let pack = Pack::of("Lai Châu");
    let yearly = "Chỉ tiêu;ĐVT;KH 2024\nTỷ lệ hộ nghèo;%;17\n";
    let (said, code) = pack.join(yearly, &["--place", "Lai Châu"]);
    assert_eq!(code, Some(0), "{said}");
    let shown = pack.run(&["show", "hộ nghèo", "--as-of", "2025-06-01"]);
    assert!(shown.contains("Mục tiêu: 10%, 2025"), "{shown}");
    // Who names another plan means it.
    let pack = Pack::of("Lai Châu");
    let (said, code) = pack.join(target, &["--place", "Lai Châu", "--plan", "Kế hoạch tỉnh"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(pack.run(&["export"]).contains("Kế hoạch tỉnh"));
}

#[test]
fn a_unit_in_other_letters_is_the_same_and_one_of_other_words_is_settled_with_an_option() {
    let pack = Pack::of("Lai Châu");
    let sheet = "Chỉ tiêu;ĐVT;TH 2023\n\
        GRDP bình quân đầu người;Tr.đ/người/năm;50,5\n\
        Tốc độ tăng GRDP;% / năm;8\n";
    let (said, code) = pack.join(sheet, &["--place", "Lai Châu"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("mới 2"), "{said}");
    let sheet = "Chỉ tiêu;ĐVT;TH 2024\n\
        GRDP bình quân đầu người;triệu đồng/người;52,5\n\
        Tốc độ tăng GRDP;%;8,5\n";
    let (said, code) = pack.join(sheet, &["--place", "Lai Châu"]);
    assert_eq!(code, Some(1), "{said}");
    let first = "GRDP bình quân đầu người=triệu đồng/người/năm";
    let second = "Tốc độ tăng GRDP=%/năm";
    for option in [first, second] {
        assert!(said.contains(&format!("--unit '{option}'")), "{said}");
    }
    let args = ["--place", "Lai Châu", "--unit", first, "--unit", second];
    let (said, code) = pack.join(sheet, &args);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("mới 2"), "{said}");
}

#[test]
fn an_answer_for_an_indicator_that_is_not_there_is_told() {
    let pack = Pack(TempDir::new().unwrap());
    for (option, answer) in [
        ("--better", "Ty le ho ngheo da chieu=lower"),
        ("--kind-of-target", "Hộ ngèo=flow"),
        ("--unit", "Hộ ngèo=hộ"),
    ] {
        let line = ["--place", "P", option, answer, "--dry-run", "--lang", "en"];
        let (said, code) = pack.import(SHEET, &line);
        assert_eq!(code, Some(0), "{said}");
        assert!(
            said.contains("no-such-indicator") && said.contains(option),
            "{said}"
        );
    }
    let line = [
        "--place",
        "P",
        "--better",
        "tỷ lệ hộ nghèo=lower",
        "--dry-run",
    ];
    let (said, _) = pack.import(SHEET, &line);
    assert!(!said.contains("no-such-indicator"), "{said}");
}

#[test]
fn yearly_targets_of_a_longer_plan_are_told_year_by_year() {
    let pack = Pack(TempDir::new().unwrap());
    let sheet = "Chỉ tiêu;ĐVT;TH 2020;KH 2021;TH 2021;KH 2022;TH 2022;KH 2023;KH 2025\n\
        Tỷ lệ hộ nghèo;%;20,5;18,5;18,1;16,5;16,9;14,5;10,5\n";
    let line = [
        "--place",
        "P",
        "--term",
        "2021-2025",
        "--better",
        "lower",
        "--published",
        "2023-02-05",
        "-o",
        "pack",
    ];
    let (said, code) = pack.import(sheet, &line);
    assert_eq!(code, Some(0), "{said}");
    let shown = pack.run(&["show", "hộ nghèo"]);
    for year in [
        "2021: 18,1% · mục tiêu 18,5% · Vượt",
        "2022: 16,9% · mục tiêu 16,5% · Không đạt",
    ] {
        assert!(shown.contains(year), "{shown}");
    }
    // A target without a result of its year is held against no earlier one.
    assert!(!shown.contains("  2023: "), "{shown}");
}

#[test]
fn targets_that_nobody_says_the_term_of_are_told() {
    let pack = Pack(TempDir::new().unwrap());
    let annex = "Phụ lục chỉ tiêu kế hoạch;;;\nChỉ tiêu;ĐVT;2023;2025\nHộ nghèo;%;15,5;10\n";
    let line = ["--place", "P", "--published", "2021-03-01", "--dry-run"];
    let (said, _) = pack.import(annex, &line);
    assert!(said.contains("plan-without-term"), "{said}");
    // Nor where the day of the document is not known, and the results are years older.
    let sheet = "Chỉ tiêu;ĐVT;TH 2021;Mục tiêu 2025\nHộ nghèo;%;15,5;10\n";
    let (said, _) = pack.import(sheet, &["--place", "P", "--dry-run"]);
    assert!(said.contains("plan-without-term"), "{said}");
    let (said, _) = pack.import(sheet, &["--place", "P", "--plan", "NQ XIV", "--dry-run"]);
    assert!(said.contains("plan-without-term"), "{said}");
    let (said, _) = pack.import(sheet, &["--place", "P", "--term", "2021-2025", "--dry-run"]);
    assert!(!said.contains("plan-without-term"), "{said}");
}

#[test]
fn a_target_outside_the_term_of_its_plan_is_told_whatever_its_kind() {
    let pack = Pack(TempDir::new().unwrap());
    let sheet = "Chỉ tiêu;ĐVT;TH 2022;Mục tiêu 2030\nHộ nghèo;%;15,5;5\n";
    let line = [
        "--place",
        "P",
        "--plan",
        "NQ XIV",
        "--term",
        "2021-2025",
        "-o",
        "pack",
    ];
    let (said, code) = pack.import(sheet, &line);
    assert_eq!(code, Some(0), "{said}");
    let checked = pack.run(&["check"]);
    assert!(checked.contains("outside-term"), "{checked}");
}

#[test]
fn what_was_guessed_and_main_plans_go_out_and_come_back() {
    let pack = Pack::of("Lai Châu");
    let document: serde_json::Value =
        serde_json::from_str(&pack.run(&["export", "--format", "json"])).unwrap();
    let guessed = |key: &str| {
        let indicators = document["indicators"].as_array().unwrap();
        indicators.iter().all(|one| one[key].is_boolean())
    };
    assert!(
        guessed("better_guessed") && guessed("kind_of_target_guessed"),
        "{document}"
    );
    assert!(
        document.to_string().contains("\"better_guessed\":true"),
        "{document}"
    );
    let files = fs::read_dir(pack.path("pack")).unwrap();
    let whole: String = files
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap_or_default())
        .collect();
    let id = whole.split("[[plan]]\nid = \"").nth(1).unwrap();
    let id = id.split('"').next().unwrap().to_owned();
    let file = pack.path("pack/pack.toml");
    let text = fs::read_to_string(&file).unwrap();
    let text = text.replacen("[pack]\n", &format!("[pack]\nmain_plans = [\"{id}\"]\n"), 1);
    fs::write(&file, text).unwrap();
    fs::write(pack.path("full.csv"), pack.run(&["export", "--full"])).unwrap();
    let line = ["import", "full.csv", "--exact", "-o", "again"];
    let (said, code) = pack.run_here(&line);
    assert_eq!(code, Some(0), "{said}");
    let again = fs::read_to_string(pack.path("again/pack.toml")).unwrap();
    assert!(
        again.contains(&format!("main_plans = [\"{id}\"]")),
        "{again}"
    );
    let again = fs::read_dir(pack.path("again")).unwrap();
    let again: String = again
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap_or_default())
        .collect();
    assert!(again.contains("better_guessed = true"), "{again}");
}

#[test]
fn a_file_without_a_place_is_of_the_only_one_of_the_pack_and_that_is_said() {
    let sheet = "Chỉ tiêu;ĐVT;TH 2023\nTỷ lệ hộ nghèo;%;20,5\n";
    let pack = Pack::of("Tam Đường");
    let (said, code) = pack.import(sheet, &["--into", "pack", "--source", "Báo cáo 2023"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("lấy Tam Đường, địa bàn duy nhất của gói"),
        "{said}"
    );
    assert!(said.contains("mới 1"), "{said}");
    // A title that names another place is asked about, and so is a pack of two places.
    let titled = format!("KẾT QUẢ HUYỆN SÌN HỒ;;\n{sheet}");
    let (said, code) = pack.import(&titled, &["--into", "pack", "--source", "Báo cáo khác"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--place 'Sìn Hồ'"), "{said}");
    let args = ["--into", "pack", "--source", "Báo cáo", "--place", "Sìn Hồ"];
    let (said, code) = pack.import(sheet, &args);
    assert_eq!(code, Some(0), "{said}");
    let (said, code) = pack.import(sheet, &["--into", "pack", "--source", "Báo cáo nữa"]);
    assert_eq!(code, Some(2), "{said}");
}
