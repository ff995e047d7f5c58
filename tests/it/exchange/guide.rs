//! The commands of the guide: each is run on a file such as it speaks of.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::workbooks::{container, document};
use crate::support::pty::CHITIEU;

/// Files such as the guide names, and those of the forms that they are.
const FILES: [(&str, &str); 13] = [
    ("bieu-01.csv", "office-sheet-semicolon/bieu-01.csv"),
    (
        "bieu-02.xlsx",
        "office-sheet-two-header-rows-xlsx/bieu-02.xlsx",
    ),
    ("measures.csv", "city-performance-measures/measures.csv"),
    ("V02.csv", "pxweb-preliminary-year/V02.csv"),
    ("API_XX.csv", "world-bank-wide/API_XX.csv"),
    ("flow.csv", "sdmx-csv/flow.csv"),
    ("weo.xls", "imf-weo/weo.xls"),
    ("series.csv", "series-below-descriptions/series.csv"),
    ("t.tsv", "eurostat-tsv/t.tsv"),
    ("chart.csv", "owid-chart/chart.csv"),
    ("form.xlsx", "filled-form/form.xlsx"),
    ("repository", "open-sdg-repository"),
    ("package", "frictionless-package"),
];

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            copy(&path, &to.join(path.file_name().unwrap()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// The words of a command as a shell parts them.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in command.chars() {
        match letter {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            other => words.last_mut().unwrap().push(other),
        }
    }
    words
}

#[test]
fn every_command_of_the_guide_makes_a_pack() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(top.join("docs/exchange.md")).unwrap();
    let (_, guide) = guide.split_once("| I have | command | form |").unwrap();
    let rows = guide
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let rows: Vec<Vec<&str>> = rows
        .map(|row| row.split('|').map(str::trim).collect())
        .collect();
    assert!(rows.len() > 10, "{rows:?}");
    for row in rows {
        let folder = TempDir::new().unwrap();
        for (name, form) in FILES {
            copy(
                &top.join("tests/data/forms").join(form),
                &folder.path().join(name),
            );
        }
        fs::write(folder.path().join("bao-cao.docx"), document()).unwrap();
        fs::write(
            folder.path().join("table.csv"),
            "Tỉnh;Năm;Giá trị\nLai Châu;2020;20,1\n",
        )
        .unwrap();
        fs::write(
            folder.path().join("paste.txt"),
            "Chỉ tiêu\tĐVT\t2020\nHộ nghèo\t%\t20,1\n",
        )
        .unwrap();
        let long = top.join("tests/data/long/semicolons.csv");
        fs::copy(long, folder.path().join("claims.csv")).unwrap();
        let command = row[2].split('`').nth(1).unwrap();
        let input = fs::File::open(folder.path().join("paste.txt")).unwrap();
        let output = Command::new(CHITIEU)
            .args(&words(command)[1..])
            .current_dir(folder.path())
            .env_clear()
            .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
            .stdin(Stdio::from(input))
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{command}: {said}");
        let form = row[3].split('`').nth(1).unwrap();
        assert!(said.contains(&format!("({form})")), "{command}: {said}");
        assert!(folder.path().join("pack/pack.toml").exists(), "{command}");
    }
}

/// A report in the long form.
fn report(folder: &Path, name: &str, indicator: &str, value: &str) {
    let text = format!(
        "place,category,indicator_vi,unit,kind,year,value\nLai Châu,Xã hội,{indicator},%,actual,2023,{value}\n"
    );
    fs::write(folder.join(name), text).unwrap();
}

#[test]
fn every_command_for_a_pack_that_is_there_does_what_it_says() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(top.join("docs/exchange.md")).unwrap();
    let (_, guide) = guide.split_once("| I want | command |").unwrap();
    let rows = guide
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let commands: Vec<&str> = rows.map(|row| row.split('`').nth(1).unwrap()).collect();
    assert!(commands.len() > 5, "{commands:?}");
    for command in commands {
        let folder = TempDir::new().unwrap();
        let folder = folder.path();
        report(folder, "first.csv", "Tỷ lệ hộ nghèo", "20");
        report(folder, "bao-cao.csv", "Tỷ lệ hộ nghèo", "18");
        report(folder, "moi.csv", "Tỷ lệ che phủ rừng", "52");
        let dated = "source_id,title,publisher,date\nfirst,Báo cáo,UBND,2024-03-31\n";
        fs::write(folder.join("sources.csv"), dated).unwrap();
        let with_source = |name: &str, to: &str| {
            let text = fs::read_to_string(folder.join(name)).unwrap();
            let text = text
                .replace("value\n", "value,source_id\n")
                .replace("0\n", "0,first\n");
            fs::write(folder.join(to), text).unwrap();
        };
        with_source("first.csv", "claims.csv");
        let run = |line: &[String]| {
            Command::new(CHITIEU)
                .args(line)
                .current_dir(folder)
                .env_clear()
                .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
                .output()
                .unwrap()
        };
        for setting in [
            "import claims.csv --sources sources.csv -o pack",
            "import bao-cao.csv -o pack-2",
        ] {
            let setting = run(&words(setting));
            assert_eq!(setting.status.code(), Some(0), "{command}");
        }
        let files = || fs::read_dir(folder.join("pack")).unwrap().count();
        let before = files();
        let output = run(&words(command)[1..]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{command}: {said}");
        let adds = command.contains("--into") && !command.contains("--dry-run");
        assert_eq!(files(), before + usize::from(adds), "{command}: {said}");
        assert!(!command.contains("-o ") || folder.join("same-pack/pack.toml").exists());
        assert!(
            !command.contains("diff") || said.contains("18") || said.contains("20"),
            "{said}"
        );
    }
}

#[test]
fn every_command_for_paper_writes_its_file() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(top.join("docs/exchange.md")).unwrap();
    let (_, guide) = guide.split_once("| I want on paper | command |").unwrap();
    let rows = guide
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let commands: Vec<&str> = rows.map(|row| row.split('`').nth(1).unwrap()).collect();
    assert!(commands.len() > 8, "{commands:?}");
    for command in commands {
        let folder = TempDir::new().unwrap();
        let words = words(command);
        let output = Command::new(CHITIEU)
            .args(&words[1..])
            .current_dir(folder.path())
            .env_clear()
            .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{command}: {said}");
        let written = words.iter().skip_while(|word| *word != "-o").nth(1);
        match written {
            Some(name) => assert!(folder.path().join(name).exists(), "{command}"),
            None => assert!(!output.stdout.is_empty(), "{command}"),
        }
    }
}

/// The commands of the first block below a heading of the guide.
fn commands_below(heading: &str) -> String {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_to_string(top.join("docs/exchange.md")).unwrap();
    let (_, section) = guide.split_once(heading).unwrap();
    let (_, section) = section.split_once("```sh\n").unwrap();
    let (commands, _) = section.split_once("```").unwrap();
    commands.to_owned()
}

/// A command of the guide ends well in a folder.
#[track_caller]
fn check_runs(command: &str, folder: &TempDir) {
    let output = Command::new(CHITIEU)
        .args(&words(command)[1..])
        .current_dir(folder.path())
        .env_clear()
        .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{command}: {said}");
}

#[test]
fn every_command_on_forms_runs() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let commands = commands_below("## A form for offices to fill in");
    let folder = TempDir::new().unwrap();
    let filled = top.join("tests/data/forms/filled-form/form.xlsx");
    assert!(commands.lines().count() > 3);
    for command in commands.lines() {
        check_runs(command, &folder);
        // An office fills in what was written.
        let words = words(command);
        let sheet = words.iter().skip_while(|word| *word != "--sheet").nth(1);
        if let Some(sheet) = sheet {
            assert!(folder.path().join(sheet).exists(), "{command}");
            fs::copy(&filled, folder.path().join(sheet)).unwrap();
        }
    }
}

#[test]
fn every_command_on_drafts_runs() {
    let commands = commands_below("## From the text of a resolution");
    let folder = TempDir::new().unwrap();
    let text = "Năm 2023, thu ngân sách đạt 45,6 tỷ đồng.";
    fs::write(folder.path().join("nghi-quyet.txt"), text).unwrap();
    let document = format!(
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    );
    let document = container(&[("word/document.xml", &document)]);
    fs::write(folder.path().join("nghi-quyet.docx"), document).unwrap();
    assert!(commands.lines().count() > 3);
    for command in commands.lines() {
        check_runs(command, &folder);
    }
}
