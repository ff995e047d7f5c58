//! Files that a person names for an import: what stands in their place, how much is read and how much is told.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use std::thread;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::long_csv::{file_of, row};
use crate::support::program::run;
use crate::support::pty::CHITIEU;

/// Runs a command that may take no more than half a gigabyte of memory.
fn bounded(line: &[&str]) -> Output {
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -v 524288; exec \"$0\" \"$@\"", CHITIEU])
        .args(line)
        .env_clear()
        .env("CHITIEU_CONFIG", "/nonexistent/config.toml");
    command.output().unwrap()
}

/// The one line in which a command says why it did nothing.
#[track_caller]
fn refused(line: &[&str]) -> String {
    let output = bounded(line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{line:?}: {said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    said
}

fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

/// What a pack folder holds: names and bytes.
fn pack(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}

/// A device that never ends, one that is empty and one that fails are devices, as rows and as sources.
#[test]
fn devices_are_refused_as_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let rows = folder.path().join("rows.csv");
    fs::write(&rows, file_of(&[row("note", "a")])).unwrap();
    let rows = rows.to_str().unwrap();
    for device in ["/dev/zero", "/dev/urandom", "/dev/null", "/dev/tty"] {
        for line in [
            &["import", device, "-o", out][..],
            &["import", rows, device, "-o", out],
            &["import", rows, "--sources", device, "-o", out],
        ] {
            let said = refused(line);
            assert!(
                said.contains(&format!("“{device}”: đây là thiết bị")),
                "{said}"
            );
        }
    }
    assert!(!Path::new(out).exists());
}

/// A file that claims two gigabytes is refused before a byte of it is read.
#[test]
fn a_file_beyond_all_measure_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sparse.csv");
    File::create(&path).unwrap().set_len(2 << 30).unwrap();
    let out = folder.path().join("out");
    let [path, out] = [&path, &out].map(|path| path.to_str().unwrap());
    let said = refused(&["import", path, "-o", out]);
    assert!(said.contains("lớn hơn mức được đọc là 512 MiB"), "{said}");
    let said = refused(&["import", path, "-o", out, "--lang", "en"]);
    assert!(
        said.contains("larger than the 512 MiB that are read"),
        "{said}"
    );
    // What is read where it stands may be larger, but not without end.
    File::create(path).unwrap().set_len((2 << 30) + 1).unwrap();
    let said = refused(&["import", path, "-o", out]);
    assert!(said.contains("lớn hơn mức được đọc là 2 GiB"), "{said}");
    let said = refused(&["import", path, "-o", out, "--lang", "en"]);
    assert!(
        said.contains("larger than the 2 GiB that are read"),
        "{said}"
    );
    File::create(path).unwrap().set_len(2 << 30).unwrap();
    // A link to it is it.
    let link = folder.path().join("link.csv");
    std::os::unix::fs::symlink("sparse.csv", &link).unwrap();
    let said = refused(&["import", link.to_str().unwrap(), "-o", out]);
    assert!(said.contains("512 MiB"), "{said}");
}

/// One that is all zeros takes a few times its size and is no CSV.
#[test]
fn a_file_of_nothing_is_told_within_bounds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sparse.csv");
    File::create(&path).unwrap().set_len(100 << 20).unwrap();
    let out = folder.path().join("out");
    let [path, out] = [&path, &out].map(|path| path.to_str().unwrap());
    let output = bounded(&["import", path, "-o", out]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("[unreadable]"), "{said}");
    assert!(said.len() < 20_000, "{}", said.len());
}

/// What comes through a named pipe, or from another command, gives the pack that the file gives.
#[test]
fn a_named_pipe_still_works() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let shown = |name: &str| at(name).to_str().unwrap().to_owned();
    let bytes = file_of(&[row("note", "a"), row("year", "2022")]);
    fs::write(at("rows.csv"), &bytes).unwrap();
    fs::write(
        at("sources.csv"),
        "source_id,title,publisher,date,url,covers\nL01,Nghị quyết,,,,\n",
    )
    .unwrap();
    pipe(&at("rows.pipe"));
    pipe(&at("sources.pipe"));
    let feed = |name: &str, bytes: Vec<u8>| {
        let path = at(name);
        thread::spawn(move || fs::write(path, bytes).unwrap())
    };
    let writers = [
        feed("rows.pipe", bytes),
        feed("sources.pipe", fs::read(at("sources.csv")).unwrap()),
    ];
    for (rows, sources, out) in [
        ("rows.csv", "sources.csv", "one/pack"),
        ("rows.pipe", "sources.pipe", "two/pack"),
    ] {
        let line = [
            "import",
            &shown(rows),
            "--sources",
            &shown(sources),
            "-o",
            &shown(out),
        ];
        let output = run(&line);
        assert!(output.status.success(), "{output:?}");
    }
    writers
        .into_iter()
        .for_each(|writer| writer.join().unwrap());
    assert_eq!(pack(&at("one/pack")), pack(&at("two/pack")));
    let script = format!(
        "cat {} | {CHITIEU} import /dev/stdin -o {}",
        shown("rows.csv"),
        shown("three/pack")
    );
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// Of problems of one kind the first are told and the rest is counted, each kind for itself; JSON has them all.
#[test]
fn problems_beyond_the_first_of_a_kind_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    let mut rows = vec![row("year", "hai"); 1_234];
    rows.extend(vec![row("source_id", "L\u{200b}1"); 3]);
    fs::write(&path, file_of(&rows)).unwrap();
    let out = folder.path().join("out");
    let [path, out] = [&path, &out].map(|path| path.to_str().unwrap());
    let output = run(&["import", path, "-o", out]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    let told = |code: &str| {
        let mark = format!("[{code}]:");
        said.lines().filter(|line| line.contains(&mark)).count()
    };
    assert_eq!(told("bad-field"), 5, "{said}");
    let rest: Vec<&str> = said.lines().filter(|line| line.starts_with('…')).collect();
    assert_eq!(
        rest,
        ["… và 1.229 chỗ khác cùng loại [bad-field]; --all in tất cả"]
    );
    assert!(said.contains("1.234 lỗi"), "{said}");
    let output = run(&["import", path, "-o", out, "--json"]);
    let all: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let errors = all.iter().filter(|one| one["severity"] == "error");
    assert_eq!(errors.count(), 1_234);
}

/// The same where a pack is checked, errors and warnings alike.
#[test]
fn a_check_counts_what_is_beyond_a_thousand() {
    let folder = tempfile::tempdir().unwrap();
    let keys: String = (0..1_500).map(|at| format!("k{at} = 1\n")).collect();
    let text = format!("[pack]\nid = \"p\"\nname = \"P\"\nplace = \"P\"\n{keys}");
    fs::write(folder.path().join("pack.toml"), text).unwrap();
    let path = folder.path().to_str().unwrap();
    let output = run(&["check", path, "--lang", "en"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.matches("error[unknown-key]").count(), 1_000);
    let rest = "… and 500 more of this kind [unknown-key]; --json lists all";
    assert!(said.contains(rest), "{said}");
    assert!(said.contains("1,500 errors"), "{said}");
}
