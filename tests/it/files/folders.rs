//! How the files of a new folder are put on disk: two at the same time, mounts, full disks, what is left.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use chitieu::pack::files::atomic::Never;
use chitieu::pack::files::folder;

const CHITIEU: &str = env!("CARGO_BIN_EXE_chitieu");

/// Rows of so many categories, each of which is a file, with a mark by which they are known again.
fn rows(mark: &str, categories: usize) -> String {
    let row = |at| format!("{mark},{mark} {at},{mark},actual,{at},2023,L1\n");
    let rows: String = (0..categories).map(row).collect();
    format!("place,category,indicator_vi,kind,value,year,source_id\n{rows}")
}

fn import(rows: &Path, to: &Path) -> Command {
    let mut command = Command::new(CHITIEU);
    command
        .args(["--lang", "en", "import"])
        .arg(rows)
        .arg("-o")
        .arg(to);
    command
        .env_clear()
        .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ends(child: Child) -> Output {
    child.wait_with_output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Checks that of two imports into one folder one is there whole, and the other said that it was too late.
#[track_caller]
fn assert_one_won(outputs: [Output; 2], to: &Path, categories: usize) {
    let codes = outputs.each_ref().map(|output| output.status.code());
    let said: Vec<_> = outputs
        .iter()
        .map(|output| String::from_utf8_lossy(&output.stderr))
        .collect();
    let winner = match codes {
        [Some(0), Some(2)] => 0,
        [Some(2), Some(0)] => 1,
        codes => panic!("{codes:?}: {said:?}"),
    };
    assert!(said[1 - winner].contains("has files in it"), "{said:?}");
    let mark = ["A", "B"][winner];
    let loaded = chitieu::pack::load(&[chitieu::pack::files::open(to)]);
    assert!(loaded.diagnostics.iter().all(|found| !found.is_error()));
    let catalog = &loaded.catalog;
    assert_eq!(
        (catalog.claim_count(), catalog.categories().len()),
        (categories, categories)
    );
    let place = |series| catalog.place(catalog.series_of(series).place).name.vi;
    assert!(
        catalog
            .series_ids()
            .all(|series| catalog.text(place(series)) == mark)
    );
    assert!(names(to).iter().all(|name| !name.starts_with('.')));
}

#[test]
fn of_two_imports_into_one_folder_one_is_there_whole() {
    for round in 0..12 {
        let scratch = tempfile::tempdir().unwrap();
        let to = scratch.path().join("deep/pack");
        // It is new, empty, or empty behind a link.
        match round % 3 {
            0 => {}
            1 => fs::create_dir_all(&to).unwrap(),
            _ => {
                fs::create_dir_all(scratch.path().join("deep/real")).unwrap();
                std::os::unix::fs::symlink("real", &to).unwrap();
            }
        }
        let files = ["A", "B"].map(|mark| {
            let path = scratch.path().join(mark);
            fs::write(&path, rows(mark, 40)).unwrap();
            path
        });
        let running = files
            .each_ref()
            .map(|rows| import(rows, &to).spawn().unwrap());
        assert_one_won(running.map(ends), &to, 40);
    }
}

/// Runs a line of shell where things may be mounted; `None` where this machine does not allow it.
fn mounted(script: &str, arguments: &[&Path]) -> Option<Output> {
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["-rm", "sh", "-c", script, CHITIEU])
            .args(arguments);
        command
            .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
            .env("LANG", "C.UTF-8");
        command.output()
    };
    let can = run("mount -t tmpfs none /tmp");
    can.is_ok_and(|found| found.status.success())
        .then(|| run(script).unwrap())
}

#[test]
fn a_mount_point_is_filled_by_one_of_two() {
    // Something mounted whose number is another one, and a folder that is mounted on itself.
    for mount in ["mount -t tmpfs none \"$3\"", "mount --bind \"$3\" \"$3\""] {
        let scratch = tempfile::tempdir().unwrap();
        let to = scratch.path().join("pack");
        fs::create_dir(&to).unwrap();
        for mark in ["A", "B"] {
            fs::write(scratch.path().join(mark), rows(mark, 40)).unwrap();
        }
        let script = format!(
            "{mount}; \"$0\" --lang en import \"$1\" -o \"$3\" 2>\"$4/a\" & a=$!; \
             \"$0\" --lang en import \"$2\" -o \"$3\" 2>\"$4/b\"; echo $? >\"$4/codes\"; \
             wait $a; echo $? >>\"$4/codes\"; ls -A \"$3\" >\"$4/names\"; cat \"$3\"/*.toml >\"$4/all\""
        );
        let [a, b] = ["A", "B"].map(|mark| scratch.path().join(mark));
        let Some(_) = mounted(&script, &[&a, &b, &to, scratch.path()]) else {
            return;
        };
        let text = |name: &str| fs::read_to_string(scratch.path().join(name)).unwrap();
        let mut codes: Vec<String> = text("codes").lines().map(str::to_owned).collect();
        codes.sort();
        assert_eq!(codes, ["0", "2"], "{mount}: {} {}", text("a"), text("b"));
        assert!(
            (text("a") + &text("b")).contains("has files in it"),
            "{mount}"
        );
        let all = text("all");
        let [a, b] = ["place = \"A\"", "place = \"B\""].map(|place| all.contains(place));
        assert!(a != b, "{mount}: they are mixed");
        assert_eq!(
            text("names").lines().count(),
            41,
            "{mount}: {}",
            text("names")
        );
        assert!(!text("names").contains(".chitieu"), "{mount}");
    }
}

#[test]
fn what_is_in_a_mount_point_stays_as_it_is() {
    let scratch = tempfile::tempdir().unwrap();
    let to = scratch.path().join("pack");
    fs::create_dir(&to).unwrap();
    let csv = scratch.path().join("rows");
    fs::write(&csv, rows("A", 3)).unwrap();
    let script = "mount -t tmpfs none \"$2\"; echo mine >\"$2/pack.toml\"; \
                  \"$0\" --lang en import \"$1\" -o \"$2\"; echo $?; ls -A \"$2\"; cat \"$2/pack.toml\"";
    let Some(found) = mounted(script, &[&csv, &to]) else {
        return;
    };
    assert_eq!(
        String::from_utf8_lossy(&found.stdout),
        "2\npack.toml\nmine\n"
    );
}

#[test]
fn a_full_disk_leaves_nothing() {
    let scratch = tempfile::tempdir().unwrap();
    let disk = scratch.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let csv = scratch.path().join("rows");
    fs::write(&csv, rows("A", 400)).unwrap();
    // An import beside and inside, an export of a new file and over one that stays.
    let script = "mount -t tmpfs -o size=64k none \"$2\"; cd \"$2\"; \
        \"$0\" --lang en import \"$1\" -o deep/er/pack; echo $?; \
        \"$0\" --lang en import \"$1\" -o \"$2\"; echo $?; ls -A; \
        echo mine >old; ln old other; \"$0\" --lang en export -o new; echo $?; \
        \"$0\" --lang en export -o old; echo $?; cat old; ls -A";
    let Some(found) = mounted(script, &[&csv, &disk]) else {
        return;
    };
    let said = String::from_utf8_lossy(&found.stderr);
    assert_eq!(
        String::from_utf8_lossy(&found.stdout),
        "2\n2\n2\n2\nmine\nold\nother\n",
        "{said}"
    );
    assert_eq!(said.matches("the disk is full").count(), 4, "{said}");
}

#[test]
fn folders_made_on_the_way_go_again() {
    let scratch = tempfile::tempdir().unwrap();
    let bad = [
        ("a".to_owned(), "x".to_owned()),
        ("no/name".to_owned(), "x".to_owned()),
    ];
    let to = scratch.path().join("deep/er/pack");
    folder::write(&to, &bad, &Never).unwrap_err();
    assert_eq!(names(scratch.path()), [""; 0]);
    // What was there before, and what somebody else put there meanwhile, stays.
    fs::create_dir(scratch.path().join("deep")).unwrap();
    folder::write(&to, &bad, &Never).unwrap_err();
    assert_eq!(names(scratch.path()), ["deep"]);
}

#[test]
fn many_files_are_brought_to_the_disk_together() {
    let scratch = tempfile::tempdir().unwrap();
    let files: Vec<(String, String)> = (0..3000)
        .map(|at| (format!("f{at}"), at.to_string()))
        .collect();
    let to = scratch.path().join("pack");
    folder::write(&to, &files, &Never).unwrap();
    assert_eq!(names(&to).len(), files.len());
    assert_eq!(fs::read_to_string(to.join("f2999")).unwrap(), "2999");
    let usual = scratch.path().join("usual");
    fs::create_dir(&usual).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!(mode(&to), mode(&usual));
}

#[test]
fn what_a_killed_import_left_does_not_fill_a_folder() {
    let scratch = tempfile::tempdir().unwrap();
    let to = scratch.path().join("pack");
    fs::create_dir(&to).unwrap();
    fs::create_dir(to.join(".chitieu-abcdefgh.new")).unwrap();
    assert!(folder::is_free(&to).unwrap());
    fs::write(to.join(".chitieu-mine.new"), "x").unwrap();
    assert!(!folder::is_free(&to).unwrap());
    fs::set_permissions(&to, fs::Permissions::from_mode(0o755)).unwrap();
}
