//! How files are written: links, rights, closed folders, devices, signals, and two at the same time.

use std::env;
use std::fs::{self, File, Permissions};
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use chitieu::cli::stop::Signals;
use chitieu::explorer::memory;
use chitieu::pack::files::atomic::{
    self, Access, Never, Obstacle, Step, Stop, WriteError, WriteOutcome,
};
use chitieu::pack::files::folder;
use rustix::buffer::spare_capacity;
use rustix::fs::{XattrFlags, getxattr, setxattr};
use rustix::process::{Pid, Signal, geteuid, kill_process};
use tempfile::TempDir;

/// What a file holds before and after.
const OLD: &str = "the old text, which is longer than the new one\n";
const NEW: &str = "the new text\n";
/// Somebody who owns nothing.
const NOBODY: u32 = 65534;

/// A folder of its own that goes away with the test.
struct Scratch(TempDir);

impl Scratch {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        set_mode(folder.path(), 0o755);
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn old(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, OLD).unwrap();
        path
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn write(path: &Path, access: Access) -> Result<WriteOutcome, WriteError> {
    atomic::write(path, access, &Never, |out| out.write_all(NEW.as_bytes()))
}

#[track_caller]
fn fails(written: Result<WriteOutcome, WriteError>, at: Step, with: ErrorKind) {
    let WriteError::Failed { step, error, .. } = written.unwrap_err() else {
        panic!("it was not stopped");
    };
    assert_eq!((step, error.kind()), (at, with));
}

#[test]
fn links_are_followed() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path("there")).unwrap();
    let real = scratch.old("there/real");
    symlink("there/real", scratch.path("link")).unwrap();
    symlink(scratch.path("link"), scratch.path("further")).unwrap();
    symlink("there/new", scratch.path("dangling")).unwrap();
    symlink("loop", scratch.path("loop")).unwrap();
    symlink("there", scratch.path("here")).unwrap();
    for (name, real) in [
        ("further", &real),
        ("dangling", &scratch.path("there/new")),
        (
            "here/in-a-linked-folder",
            &scratch.path("there/in-a-linked-folder"),
        ),
    ] {
        assert_eq!(
            write(&scratch.path(name), Access::Usual).unwrap(),
            WriteOutcome::Whole
        );
        assert_eq!(text(real), NEW, "{name}");
    }
    for name in ["link", "further", "dangling", "here"] {
        assert!(scratch.path(name).is_symlink(), "{name}");
    }
    let looped = write(&scratch.path("loop"), Access::Usual).unwrap_err();
    assert!(
        looped.to_string().contains("find what is there"),
        "{looped}"
    );
    symlink("gone/new", scratch.path("nowhere")).unwrap();
    let nowhere = write(&scratch.path("nowhere"), Access::Usual);
    fails(nowhere, Step::Find, ErrorKind::NotFound);
    assert_eq!(
        scratch.names(),
        [
            "dangling", "further", "here", "link", "loop", "nowhere", "there"
        ]
    );
}

#[test]
fn rights_are_kept_and_a_private_file_is_private() {
    let scratch = Scratch::new();
    File::create(scratch.path("made")).unwrap();
    let usual = mode(&scratch.path("made"));
    for (before, access, after) in [
        (None, Access::Usual, usual),
        (None, Access::Private, 0o600),
        (Some(0o640), Access::Usual, 0o640),
        (Some(0o444), Access::Usual, 0o444),
        (Some(0o755), Access::Usual, 0o755),
        (Some(0o644), Access::Private, 0o600),
    ] {
        let path = scratch.path("file");
        if let Some(before) = before {
            fs::write(&path, OLD).unwrap();
            set_mode(&path, before);
        }
        assert_eq!(write(&path, access).unwrap(), WriteOutcome::Whole);
        assert_eq!(
            (mode(&path), text(&path).as_str()),
            (after, NEW),
            "{before:?}"
        );
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn an_owner_is_kept() {
    if !geteuid().is_root() {
        return;
    }
    let scratch = Scratch::new();
    let path = scratch.old("file");
    set_mode(&path, 0o640);
    chown(&path, Some(NOBODY), Some(NOBODY)).unwrap();
    assert_eq!(write(&path, Access::Usual).unwrap(), WriteOutcome::Whole);
    let about = fs::metadata(&path).unwrap();
    assert_eq!((about.uid(), about.gid()), (NOBODY, NOBODY));
    assert_eq!((mode(&path), text(&path).as_str()), (0o640, NEW));
}

#[test]
fn what_fails_leaves_the_old_file() {
    let scratch = Scratch::new();
    let path = scratch.old("file");
    let failed = atomic::write(&path, Access::Usual, &Never, |out| {
        out.write_all(NEW.as_bytes())?;
        Err(io::Error::from(ErrorKind::StorageFull))
    });
    fails(failed, Step::Write, ErrorKind::StorageFull);
    assert_eq!(text(&path), OLD);
    fails(
        write(scratch.0.path(), Access::Usual),
        Step::Make,
        ErrorKind::IsADirectory,
    );
    fails(
        write(&scratch.path("gone/file"), Access::Usual),
        Step::Find,
        ErrorKind::NotFound,
    );
    fails(
        write(&scratch.path("file/file"), Access::Usual),
        Step::Find,
        ErrorKind::NotADirectory,
    );
    assert_eq!(scratch.names(), ["file"]);
}

#[test]
fn devices_and_pipes_are_written_to() {
    fails(
        write(Path::new("/dev/full"), Access::Usual),
        Step::Write,
        ErrorKind::StorageFull,
    );
    assert!(
        fs::metadata("/dev/full")
            .unwrap()
            .file_type()
            .is_char_device()
    );
    let null = write(Path::new("/dev/null"), Access::Private).unwrap();
    assert_eq!(null, WriteOutcome::Streamed);

    let scratch = Scratch::new();
    let pipe = scratch.path("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let reader = thread::spawn({
        let pipe = pipe.clone();
        move || text(&pipe)
    });
    assert_eq!(write(&pipe, Access::Usual).unwrap(), WriteOutcome::Streamed);
    assert_eq!(reader.join().unwrap(), NEW);
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());

    // A name for what is open already.
    let file = File::create(scratch.path("file")).unwrap();
    let mut export = chitieu(&["export", "-o", "/dev/stdout"]);
    assert!(export.stdout(file).status().unwrap().success());
    assert_eq!(text(&scratch.path("file")), exported());
    assert_eq!(scratch.names(), ["file", "pipe"]);
}

#[test]
fn much_is_written_in_pieces() {
    let scratch = Scratch::new();
    let path = scratch.old("file");
    let piece = vec![b'x'; 1 << 20];
    let written = atomic::write(&path, Access::Usual, &Never, |out| {
        (0..96).try_for_each(|_| out.write_all(&piece))
    });
    assert_eq!(written.unwrap(), WriteOutcome::Whole);
    assert_eq!(fs::metadata(&path).unwrap().len(), 96 << 20);
}

/// The program with a clean environment, in English.
fn chitieu(line: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chitieu"));
    command.args(["--lang", "en"]).args(line).env_clear();
    command.env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml");
    command
}

/// What an export says.
fn exported() -> String {
    String::from_utf8(chitieu(&["export"]).output().unwrap().stdout).unwrap()
}

/// Runs the program as somebody who is not root.
fn as_nobody(line: &[&str], path: &Path) -> Output {
    // Where the program stands may be closed to others.
    let program = tempfile::tempdir().unwrap();
    set_mode(program.path(), 0o755);
    let copy = program.path().join("chitieu");
    // Copied here, it might be open for writing in a process that another test begins just now.
    let copied = Command::new("cp")
        .args([Path::new(env!("CARGO_BIN_EXE_chitieu")), &copy])
        .status();
    assert!(copied.unwrap().success());
    let mut command = Command::new(copy);
    command
        .args(["--lang", "en"])
        .args(line)
        .arg("-o")
        .arg(path);
    command.env_clear().current_dir("/");
    command.env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml");
    if geteuid().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.output().unwrap()
}

#[test]
fn a_file_in_a_closed_folder_is_written_over() {
    let scratch = Scratch::new();
    let path = scratch.old("file");
    let closed = scratch.old("closed");
    let number = fs::metadata(&path).unwrap().ino();
    set_mode(&path, 0o666);
    set_mode(&closed, 0o444);
    set_mode(scratch.0.path(), 0o555);
    let done = as_nobody(&["export"], &path);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(
        said.contains("was written over in place: its folder takes no new file"),
        "{said}"
    );
    assert_eq!(text(&path), exported());
    assert_eq!(fs::metadata(&path).unwrap().ino(), number);
    for name in ["closed", "new"] {
        let done = as_nobody(&["export"], &scratch.path(name));
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{name}: {said}");
        assert!(said.contains("permission denied"), "{name}: {said}");
    }
    assert_eq!(text(&closed), OLD);
    assert_eq!(scratch.names(), ["closed", "file"]);
    set_mode(scratch.0.path(), 0o755);
}

#[test]
fn a_file_whose_owner_cannot_be_kept_is_written_over() {
    if !geteuid().is_root() {
        return;
    }
    let scratch = Scratch::new();
    let path = scratch.old("file");
    set_mode(&path, 0o666);
    set_mode(scratch.0.path(), 0o777);
    let done = as_nobody(&["export"], &path);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("could not keep its owner"), "{said}");
    assert_eq!(fs::metadata(&path).unwrap().uid(), 0);
    assert_eq!(text(&path), exported());
    assert_eq!(scratch.names(), ["file"]);
}

#[test]
fn a_limit_on_files_is_an_error() {
    let scratch = Scratch::new();
    let path = scratch.old("file");
    let done = Command::new("sh")
        .args(["-c", "ulimit -f 1; exec \"$0\" --lang en export -o \"$1\""])
        .args([Path::new(env!("CARGO_BIN_EXE_chitieu")), &path])
        .output()
        .unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot write to"), "{said}");
    assert_eq!(text(&path), OLD);
    assert_eq!(scratch.names(), ["file"]);
}

/// Runs a line of shell with the program as `$0` and a path as `$1`.
fn shell(line: &str, path: &Path) -> Output {
    let mut command = Command::new("sh");
    command
        .args(["-c", line])
        .arg(env!("CARGO_BIN_EXE_chitieu"))
        .arg(path);
    command
        .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
        .env("LANG", "C.UTF-8");
    command.output().unwrap()
}

#[test]
fn a_limit_on_files_is_an_error_wherever_the_text_goes() {
    let scratch = Scratch::new();
    let (rows, out) = (scratch.path("rows.csv"), scratch.path("out"));
    fs::write(&rows, exported()).unwrap();
    for command in [
        "export >\"$1/out\"",
        "export --format json >\"$1/out\"",
        "list --json >\"$1/out\"",
        "man >\"$1/out\"",
        "completions bash >>\"$1/out\"",
        "import \"$1/rows.csv\" -o \"$1/pack\"",
        "export -o \"$1/new\" --sources \"$1/sources\"",
    ] {
        let line = format!("ulimit -f 1; \"$0\" --lang en {command}");
        let done = shell(&line, scratch.0.path());
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{command}: {said}");
        assert_eq!(said.lines().count(), 1, "{command}: {said}");
        assert!(said.contains("the file is too large"), "{command}: {said}");
        let _ = fs::remove_file(&out);
        assert_eq!(scratch.names(), ["rows.csv"], "{command}");
    }
}

#[test]
fn a_file_with_other_names_keeps_them() {
    let scratch = Scratch::new();
    let (path, other) = (scratch.old("file"), scratch.path("other"));
    fs::hard_link(&path, &other).unwrap();
    let written = write(&path, Access::Usual).unwrap();
    assert_eq!(written, WriteOutcome::InPlace(Obstacle::Names));
    assert_eq!([text(&path), text(&other)], [NEW, NEW]);
    let done = chitieu(&["export", "-o"]).arg(&other).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("the file has other names"), "{said}");
    assert_eq!(text(&path), exported());
    // It is not torn where there is no room for the new text.
    let before = text(&path);
    fs::write(&path, OLD).unwrap();
    let line = "ulimit -f 1; \"$0\" --lang en export -o \"$1\"";
    assert_eq!(shell(line, &path).status.code(), Some(2));
    assert_eq!([text(&path), text(&other)], [OLD, OLD]);
    assert!(before.len() > OLD.len());
    assert_eq!(scratch.names(), ["file", "other"]);
}

#[test]
fn who_may_use_a_file_is_not_widened() {
    let scratch = Scratch::new();
    let path = scratch.old("file");
    // Its owner and one other may read and write; the mode then shows the most that any other may.
    let list: Vec<u8> = [
        (1_u16, 6_u16, u32::MAX),
        (2, 6, NOBODY),
        (4, 0, u32::MAX),
        (16, 6, u32::MAX),
        (32, 0, u32::MAX),
    ]
    .iter()
    .fold(2_u32.to_le_bytes().to_vec(), |mut list, (tag, may, who)| {
        list.extend(tag.to_le_bytes());
        list.extend(may.to_le_bytes());
        list.extend(who.to_le_bytes());
        list
    });
    let name = "system.posix_acl_access";
    if setxattr(&path, name, &list, XattrFlags::empty()).is_err() {
        // This file system has no such lists.
        return;
    }
    assert_eq!(write(&path, Access::Usual).unwrap(), WriteOutcome::Whole);
    let mut kept = Vec::with_capacity(1000);
    getxattr(&path, name, spare_capacity(&mut kept)).unwrap();
    assert_eq!(kept, list);
    assert_eq!((mode(&path), text(&path).as_str()), (0o660, NEW));
}

/// Runs one of the tests below, which are parts of others, in a process of its own.
///
/// `env` gives the signals back their usual way: a run under `nohup` or in the background of a script hands on that
/// some are ignored, and what is ignored is rightly passed over.
fn part(name: &str, path: &Path) -> Child {
    let (_, here) = module_path!().split_once("::").unwrap();
    let name = format!("{here}::{name}");
    Command::new("env")
        .arg("--default-signal")
        .arg(env::current_exe().unwrap())
        .args([name.as_str(), "--exact", "--ignored", "--nocapture"])
        .env("CHITIEU_PART", path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The path that a part is given.
fn given() -> PathBuf {
    env::var_os("CHITIEU_PART").unwrap().into()
}

/// Tells who waits for it that it is half done, and goes on when it is told to.
fn wait_in_the_middle() -> io::Result<()> {
    io::stdout().write_all(b"\nhalf done\n")?;
    io::stdout().flush()?;
    io::stdin().read_line(&mut String::new()).map(|_| ())
}

/// A signal that was sent may come to a thread that has not had its turn.
fn wait_for_one(signals: &Signals) {
    while !signals.has_come() {
        thread::yield_now();
    }
}

#[test]
#[ignore = "a part of other tests"]
fn writer_that_waits() {
    let signals = Signals::listen();
    let _ = atomic::write(&given(), Access::Usual, &signals, |out| {
        out.write_all(NEW.as_bytes())?;
        out.flush()?;
        wait_in_the_middle()?;
        wait_for_one(&signals);
        out.write_all(NEW.as_bytes())
    });
}

#[test]
#[ignore = "a part of other tests"]
fn folder_writer_that_waits() {
    struct Waits(Signals);
    impl Stop for Waits {
        fn hold(&self) {
            self.0.hold();
        }
        fn has_come(&self) -> bool {
            wait_in_the_middle().unwrap();
            wait_for_one(&self.0);
            self.0.has_come()
        }
    }
    let files = ["a", "b"].map(|name| (name.to_owned(), NEW.to_owned()));
    let _ = folder::write(&given(), &files, &Waits(Signals::listen()));
}

/// Waits until a part is half done.
fn wait_for(part: &mut Child) {
    let lines = BufReader::new(part.stdout.as_mut().unwrap()).lines();
    let said = lines.map_while(Result::ok).find(|line| line == "half done");
    assert!(said.is_some(), "the part ended early");
}

fn send(part: &Child, signal: Signal) {
    kill_process(Pid::from_child(part), signal).unwrap();
}

#[test]
fn a_signal_in_between_leaves_nothing() {
    for signal in [
        Signal::HUP,
        Signal::INT,
        Signal::QUIT,
        Signal::TERM,
        Signal::ALARM,
        Signal::USR1,
        Signal::USR2,
        Signal::VTALARM,
        Signal::PROF,
        Signal::XCPU,
    ] {
        let scratch = Scratch::new();
        let path = scratch.old("file");
        let mut writer = part("writer_that_waits", &path);
        wait_for(&mut writer);
        assert_eq!(
            scratch.names().len(),
            2,
            "the new file stands beside the old one"
        );
        send(&writer, signal);
        // It goes on, and meets the signal.
        writer.stdin.take().unwrap().write_all(b"\n").unwrap();
        let status = writer.wait().unwrap();
        assert_eq!(status.signal(), Some(signal.as_raw()), "{status}");
        assert_eq!(text(&path), OLD);
        assert_eq!(scratch.names(), ["file"]);
    }
    let scratch = Scratch::new();
    let mut writer = part("folder_writer_that_waits", &scratch.path("pack"));
    wait_for(&mut writer);
    assert_eq!(scratch.names().len(), 1, "the new folder stands beside");
    send(&writer, Signal::TERM);
    writer.stdin.take().unwrap().write_all(b"\n").unwrap();
    assert_eq!(writer.wait().unwrap().signal(), Some(Signal::TERM.as_raw()));
    assert_eq!(scratch.names(), [""; 0]);
}

#[test]
#[ignore = "a part of other tests"]
fn writer_that_passes_over_a_signal() {
    let signals = Signals::listen();
    let written = atomic::write(&given(), Access::Usual, &signals, |out| {
        wait_in_the_middle()?;
        out.write_all(NEW.as_bytes())
    });
    assert_eq!(written.unwrap(), WriteOutcome::Whole);
}

#[test]
fn a_signal_that_was_to_be_passed_over_is() {
    let scratch = Scratch::new();
    let path = scratch.old("file");
    let (_, here) = module_path!().split_once("::").unwrap();
    // As `nohup` does.
    let mut writer = Command::new("sh")
        .args(["-c", "trap '' HUP; exec \"$@\"", "sh"])
        .arg(env::current_exe().unwrap())
        .arg(format!("{here}::writer_that_passes_over_a_signal"))
        .args(["--exact", "--ignored", "--nocapture"])
        .env("CHITIEU_PART", &path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    wait_for(&mut writer);
    send(&writer, Signal::HUP);
    writer.stdin.take().unwrap().write_all(b"\n").unwrap();
    assert!(writer.wait().unwrap().success());
    assert_eq!(text(&path), NEW);
    assert_eq!(scratch.names(), ["file"]);
}

#[test]
fn what_a_killed_process_left_goes_after_a_day() {
    let scratch = Scratch::new();
    let path = scratch.old("file");
    for part_name in ["writer_that_waits", "folder_writer_that_waits"] {
        let path = match part_name {
            "writer_that_waits" => path.clone(),
            _ => scratch.path("pack"),
        };
        let mut writer = part(part_name, &path);
        wait_for(&mut writer);
        send(&writer, Signal::KILL);
        writer.wait().unwrap();
    }
    assert_eq!(text(&path), OLD);
    let left: Vec<String> = scratch.names();
    assert_eq!(left.len(), 3, "{left:?}");
    // What is not of this program.
    for name in [
        ".chitieu-notes.new",
        "chitieu-abcdefgh.new",
        ".chitieu-ab cdefg.new",
    ] {
        fs::write(scratch.path(name), OLD).unwrap();
    }
    write(&path, Access::Usual).unwrap();
    assert_eq!(scratch.names().len(), 6, "they may still be written");
    let age = |hours: u64| {
        let then = SystemTime::now() - Duration::from_secs(hours * 3600);
        for name in scratch.names() {
            File::open(scratch.path(&name))
                .unwrap()
                .set_modified(then)
                .unwrap();
        }
    };
    age(23);
    write(&path, Access::Usual).unwrap();
    assert_eq!(scratch.names().len(), 6, "they are younger than a day");
    age(25);
    write(&path, Access::Usual).unwrap();
    assert_eq!(
        scratch.names(),
        [
            ".chitieu-ab cdefg.new",
            ".chitieu-notes.new",
            "chitieu-abcdefgh.new",
            "file"
        ]
    );
}

#[test]
fn a_folder_is_written_whole() {
    let scratch = Scratch::new();
    let files = ["a", "b"].map(|name| (name.to_owned(), NEW.to_owned()));
    let check = |name: &str| {
        let path = scratch.path(name);
        assert_eq!(
            ["a", "b"].map(|file| text(&path.join(file))),
            [NEW, NEW],
            "{name}"
        );
    };
    fs::create_dir(scratch.path("empty")).unwrap();
    set_mode(&scratch.path("empty"), 0o750);
    symlink("empty", scratch.path("link")).unwrap();
    folder::write(&scratch.path("link"), &files, &Never).unwrap();
    check("empty");
    assert_eq!(mode(&scratch.path("empty")), 0o750);
    folder::write(&scratch.path("deep/er/new"), &files, &Never).unwrap();
    check("deep/er/new");
    // The second file cannot be written: nothing is left of the first.
    let bad = [files[0].clone(), ("no/name".to_owned(), NEW.to_owned())];
    assert!(folder::write(&scratch.path("bad"), &bad, &Never).is_err());
    assert_eq!(scratch.names(), ["deep", "empty", "link"]);
}

#[test]
fn a_folder_that_nothing_can_be_made_beside_is_filled() {
    let scratch = Scratch::new();
    let rows = scratch.path("rows.csv");
    fs::write(&rows, exported()).unwrap();
    set_mode(&rows, 0o644);
    let pack = scratch.path("pack");
    fs::create_dir(&pack).unwrap();
    set_mode(&pack, 0o777);
    set_mode(scratch.0.path(), 0o555);
    let done = as_nobody(&["import", rows.to_str().unwrap()], &pack);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(0), "{said}");
    set_mode(scratch.0.path(), 0o755);
    let loaded = chitieu::pack::load(&[chitieu::pack::files::open(&pack)]);
    assert_eq!(loaded.catalog.claim_count(), exported().lines().count() - 1);
    assert_eq!(scratch.names(), ["pack", "rows.csv"]);
    let hidden = |entry: io::Result<fs::DirEntry>| {
        entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with('.')
    };
    assert!(!fs::read_dir(&pack).unwrap().any(hidden));
}

#[test]
#[ignore = "a part of other tests"]
fn session_that_remembers() {
    let path = given();
    let mut memory = memory::read_memory(&path);
    wait_in_the_middle().unwrap();
    memory.asked(&format!("query {}", std::process::id()));
    memory.opened("indicator");
    memory::save(&memory, &path).unwrap();
}

#[test]
fn sessions_in_many_processes_lose_nothing() {
    let scratch = Scratch::new();
    let path = scratch.path("state/memory.toml");
    let mut sessions: Vec<Child> = (0..4)
        .map(|_| part("session_that_remembers", &path))
        .collect();
    sessions.iter_mut().for_each(wait_for);
    for session in &mut sessions {
        session.stdin.take().unwrap().write_all(b"\n").unwrap();
    }
    for session in &mut sessions {
        let mut rest = String::new();
        session
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut rest)
            .unwrap();
        assert!(session.wait().unwrap().success(), "{rest}");
    }
    let kept = memory::read_memory(&path);
    assert_eq!((kept.queries().len(), kept.count("indicator")), (4, 4));
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&scratch.path("state")), 0o700);
    let names = fs::read_dir(scratch.path("state")).unwrap().count();
    assert_eq!(names, 1);
}

#[test]
fn errors_say_what_was_tried() {
    let error = write(Path::new("/nonexistent/file"), Access::Usual).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("/nonexistent/file: cannot find what is there: ")
    );
    assert_eq!(error.into_io().kind(), ErrorKind::NotFound);
    assert_ne!(
        WriteOutcome::InPlace(Obstacle::Owner),
        WriteOutcome::InPlace(Obstacle::Folder)
    );
}
