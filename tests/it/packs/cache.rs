//! The cache as somebody meets it: every answer is what the packs say, whatever stands in it and whatever happens to it.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use chitieu::library::Library;
use chitieu::pack::files;
use tempfile::TempDir;

use crate::support::data;
use crate::support::program::program;
use crate::support::pty::{CHITIEU, Pty, Start, pass};

/// A home of somebody's own.
pub(super) struct Home {
    dir: TempDir,
}

impl Home {
    pub(super) fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A copy of a pack of the tests.
    pub(super) fn pack(&self, name: &str) -> PathBuf {
        let to = self.path("pack");
        fs::create_dir_all(&to).unwrap();
        for entry in fs::read_dir(data(name)).unwrap() {
            let from = entry.unwrap().path();
            fs::copy(&from, to.join(from.file_name().unwrap())).unwrap();
        }
        to
    }

    pub(super) fn command(&self, pack: &Path, line: &[&str]) -> Command {
        let mut command = program(line);
        command.env("CHITIEU_PACK", pack);
        command.env("XDG_CACHE_HOME", self.path("cache"));
        command
    }

    pub(super) fn run(&self, pack: &Path, line: &[&str]) -> Output {
        self.command(pack, line).output().unwrap()
    }

    /// What is kept.
    pub(super) fn kept(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.path("cache/chitieu"));
        let entries = entries.into_iter().flatten();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

pub(super) fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[track_caller]
pub(super) fn compiles(home: &Home, pack: &Path) {
    let (code, out, err) = said(&home.run(pack, &["compile"]));
    assert_eq!(code, Some(0), "{out}{err}");
}

/// Lines that ask for everything that packs tell.
const LINES: [&[&str]; 12] = [
    &["list"],
    &["list", "--json", "--place", "all"],
    &["list", "--csv", "--as-of", "2024-06-30"],
    &["find", "ho ngheo", "--json"],
    &["find", "t"],
    &["show", "a", "--why"],
    &["ask", "còn thiếu bao nhiêu"],
    &["status", "--json", "--by", "owner"],
    &["check"],
    &["check", "--json", "--lang", "en"],
    &["export", "--full"],
    &["export", "--format", "json"],
];

/// Packs of the tests, broken ones among them.
fn packs() -> Vec<PathBuf> {
    let broken = fs::read_dir(data("broken")).unwrap();
    let mut packs: Vec<PathBuf> = broken.map(|entry| entry.unwrap().path()).collect();
    packs.push(data("plans"));
    packs.sort();
    packs
}

#[test]
fn every_command_says_the_same_from_the_cache() {
    let all = packs();
    let check = |pack: &PathBuf| {
        let home = Home::new();
        let compiled = home.run(pack, &["compile"]);
        // Of what is no pack nothing is kept.
        assert_eq!(
            compiled.status.success(),
            !home.kept().is_empty(),
            "{pack:?}"
        );
        for line in LINES {
            let cold: Vec<&str> = line.iter().copied().chain(["--no-cache"]).collect();
            assert_eq!(
                said(&home.run(pack, line)),
                said(&home.run(pack, &cold)),
                "{pack:?} {line:?}"
            );
        }
        compiled.status.success()
    };
    let kept: usize = thread::scope(|scope| {
        let halves = all.chunks(all.len().div_ceil(2));
        let halves: Vec<_> = halves
            .map(|half| scope.spawn(|| half.iter().filter(|pack| check(pack)).count()))
            .collect();
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    assert!(
        kept * 10 > all.len() * 8,
        "{kept} of {} were kept",
        all.len()
    );
}

#[test]
fn problems_of_packs_are_kept_with_them() {
    for pack in packs() {
        let library = Library::open(&[files::open(&pack)]);
        if let Ok(image) = library.image() {
            let kept = Library::from_image(image.clone()).unwrap();
            assert_eq!(kept.diagnostics, library.diagnostics, "{pack:?}");
            assert!(kept.image().unwrap() == image, "{pack:?}");
        }
    }
}

#[test]
fn a_pack_that_is_changed_is_told_as_it_is_and_compiled_anew() {
    let home = Home::new();
    let pack = home.pack("plans");
    compiles(&home, &pack);
    let [path] = home.kept().try_into().unwrap();
    let before = fs::read(&path).unwrap();
    let file = pack.join("pack.toml");
    let text = fs::read_to_string(&file).unwrap();
    let more = "\n[[indicator]]\nid = \"new\"\nname = \"Chỉ tiêu mới\"\ncategory = \"all\"\n\
                claims = [{ kind = \"actual\", year = 2024, value = 1 }]\n";
    fs::write(&file, text + more).unwrap();
    let (code, out, _) = said(&home.run(&pack, &["find", "chỉ tiêu mới"]));
    assert_eq!(
        (code, out.contains("Chỉ tiêu mới")),
        (Some(0), true),
        "{out}"
    );
    assert_eq!(home.kept(), std::slice::from_ref(&path));
    assert!(fs::read(&path).unwrap() != before);
}

#[test]
fn whatever_stands_in_its_place_the_answer_comes_and_nothing_is_said() {
    type Break<'b> = (&'b str, &'b dyn Fn(&Path));
    let breaks: [Break<'_>; 8] = [
        ("nothing", &|path| fs::remove_file(path).unwrap()),
        ("empty", &|path| fs::write(path, "").unwrap()),
        ("a folder", &|path| {
            fs::remove_file(path).unwrap();
            fs::create_dir_all(path.join("in it")).unwrap();
        }),
        ("two gigabytes", &|path| {
            let file = File::options().write(true).open(path).unwrap();
            file.set_len(2 << 30).unwrap();
        }),
        ("a link to a device", &|path| {
            fs::remove_file(path).unwrap();
            symlink("/dev/zero", path).unwrap();
        }),
        ("a pipe", &|path| {
            fs::remove_file(path).unwrap();
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        }),
        ("of another version", &|path| {
            let mut bytes = fs::read(path).unwrap();
            let text: Vec<u8> = bytes.iter().rev().copied().collect();
            bytes.copy_from_slice(&text);
            fs::write(path, bytes).unwrap();
        }),
        ("not to be read", &|path| {
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        }),
    ];
    let line = ["list", "--json"];
    for (what, make) in breaks {
        let home = Home::new();
        let pack = home.pack("plans");
        let right = said(&home.run(&pack, &["list", "--json", "--no-cache"]));
        compiles(&home, &pack);
        let [path] = home.kept().try_into().unwrap();
        make(&path);
        assert_eq!(said(&home.run(&pack, &line)), right, "{what}");
        assert_eq!(said(&home.run(&pack, &line)), right, "{what}, again");
    }
}

#[test]
fn where_nothing_can_be_kept_the_answer_comes_and_compile_says_why_in_a_line() {
    let home = Home::new();
    let pack = home.pack("plans");
    let right = said(&home.run(&pack, &["list", "--json", "--no-cache"]));
    fs::write(home.path("file"), "").unwrap();
    let file = home.path("file");
    for (folder, lang, part) in [
        ("/dev/null", "vi", "không ghi được vào"),
        ("/proc/nothing", "en", "cannot write to"),
        (file.to_str().unwrap(), "vi", "không ghi được vào"),
    ] {
        let run = |line: &[&str]| {
            let mut command = home.command(&pack, line);
            command.env("XDG_CACHE_HOME", folder);
            said(&command.output().unwrap())
        };
        assert_eq!(run(&["list", "--json"]), right, "{folder}");
        let (code, out, err) = run(&["compile", "--lang", lang]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{folder}");
        assert!(err.lines().count() == 1 && err.contains(part), "{err}");
    }
    // No room: a file may not grow beyond half a kilobyte.
    let run = |line: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("ulimit -f 1; exec {CHITIEU} {line}")]);
        command.env_clear().env("CHITIEU_PACK", &pack);
        command.env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml");
        command.env("XDG_CACHE_HOME", home.path("full"));
        said(&command.output().unwrap())
    };
    let (code, _, err) = run("compile");
    assert_eq!((code, err.lines().count()), (Some(2), 1), "{err}");
    assert_eq!(fs::read_dir(home.path("full/chitieu")).unwrap().count(), 0);
    assert_eq!(run("list --json"), right);
}

#[test]
fn nothing_is_kept_where_it_was_said_so_or_the_account_is_shared() {
    let home = Home::new();
    let pack = home.pack("plans");
    let off = |lang: &str| match lang {
        "vi" => "bộ nhớ đệm đang tắt",
        _ => "the cache is off",
    };
    for (lang, line, variable) in [
        ("vi", &["compile", "--no-cache"][..], ("A", "b")),
        ("en", &["compile", "--lang", "en"], ("CHITIEU_CACHE", "off")),
        ("vi", &["--shared", "compile"], ("A", "b")),
        (
            "en",
            &["compile", "--lang", "en"],
            ("SSH_ORIGINAL_COMMAND", ""),
        ),
    ] {
        let mut command = home.command(&pack, line);
        let (code, out, err) = said(&command.env(variable.0, variable.1).output().unwrap());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{line:?}");
        assert!(err.contains(off(lang)), "{line:?}: {err}");
        assert!(home.kept().is_empty(), "{line:?}");
    }
    // What the program has inside needs none.
    let mut command = program(&["compile"]);
    let (code, out, _) = said(
        &command
            .env("XDG_CACHE_HOME", home.path("cache"))
            .output()
            .unwrap(),
    );
    assert_eq!((code, out.lines().count()), (Some(0), 1));
    assert!(home.kept().is_empty());
}

#[test]
fn several_packs_are_kept_together() {
    let home = Home::new();
    let (one, other) = (data("plans"), data("broken/relations"));
    let (one, other) = (one.to_str().unwrap(), other.to_str().unwrap());
    let compiled = home.run(Path::new("/nonexistent"), &["compile", one, other]);
    assert_eq!(compiled.status.code(), Some(0), "{}", said(&compiled).2);
    assert_eq!(home.kept().len(), 1);
    for pair in [[one, other], [other, one]] {
        let line = ["list", "--json", "--pack", pair[0], "--pack", pair[1]];
        let cold: Vec<&str> = line.iter().copied().chain(["--no-cache"]).collect();
        let run = |line: &[&str]| said(&home.run(Path::new("/nonexistent"), line));
        assert_eq!(run(&line), run(&cold));
    }
    assert_eq!(
        home.kept().len(),
        1,
        "small packs are kept where that was asked for"
    );
}

/// Starts it with nothing to read and nobody to read it.
fn start(command: &mut Command) -> Child {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null());
    command.stderr(Stdio::null()).spawn().unwrap()
}

/// Compiles and is killed at moments that differ, while others read.
fn kill_at_moments(times: u32) {
    let home = Home::new();
    let pack = home.pack("plans");
    let line = ["list", "--json"];
    let right = said(&home.run(&pack, &["list", "--json", "--no-cache"]));
    let whole = Instant::now();
    compiles(&home, &pack);
    let whole = whole.elapsed();
    for time in 0..times {
        // Parts of the whole time in no order.
        let part = (time * 7919 % 997) as f64 / 997.0;
        let mut killed = start(&mut home.command(&pack, &["compile"]));
        let mut reader = home.command(&pack, &line);
        let reader = reader
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let end = Instant::now() + whole.mul_f64(part);
        while Instant::now() < end {
            thread::yield_now();
        }
        killed.kill().unwrap();
        killed.wait().unwrap();
        assert_eq!(said(&reader.wait_with_output().unwrap()), right, "{part}");
        assert_eq!(said(&home.run(&pack, &line)), right, "after {part}");
    }
    compiles(&home, &pack);
    let kept = home.kept();
    let images = kept
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "img"));
    assert_eq!(images.count(), 1, "{kept:?}");
}

#[test]
fn a_writer_that_is_killed_leaves_the_old_the_new_or_none() {
    kill_at_moments(20);
}

#[test]
#[ignore = "takes minutes; run by hand"]
fn a_writer_that_is_killed_two_hundred_times_leaves_the_old_the_new_or_none() {
    kill_at_moments(200);
}

#[test]
fn many_may_write_and_read_at_once() {
    let home = Home::new();
    let pack = home.pack("plans");
    let line = ["list", "--json"];
    let right = said(&home.run(&pack, &["list", "--json", "--no-cache"]));
    let mut writers: Vec<Child> = (0..6)
        .map(|_| start(&mut home.command(&pack, &["compile"])))
        .collect();
    for _ in 0..6 {
        assert_eq!(said(&home.run(&pack, &line)), right);
    }
    for writer in &mut writers {
        assert!(writer.wait().unwrap().success());
    }
    assert_eq!(home.kept().len(), 1, "nothing is left beside it");
    assert_eq!(said(&home.run(&pack, &line)), right);
}

#[test]
fn an_image_on_the_standard_output_is_the_image_alone() {
    let home = Home::new();
    let pack = home.pack("plans");
    let image = home.path("image");
    let named = home.run(&pack, &["compile", "-o", image.to_str().unwrap()]);
    assert_eq!(said(&named).1.lines().count(), 1);
    let image = fs::read(image).unwrap();
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let line = ["compile", "-o", name];
        let piped = home.run(&pack, &line);
        assert!(piped.stdout == image, "{name} to a pipe");
        assert_eq!(said(&piped).2.lines().count(), 1, "{name}");
        let path = home.path("redirected");
        let file = File::create(&path).unwrap();
        let quiet = Stdio::null();
        let mut command = home.command(&pack, &line);
        let status = command.stdout(file).stderr(quiet).status().unwrap();
        assert!(
            status.success() && fs::read(&path).unwrap() == image,
            "{name}"
        );
        let file = File::create(&path).unwrap();
        let both = file.try_clone().unwrap();
        let mut command = home.command(&pack, &line);
        let status = command.stdout(file).stderr(both).status().unwrap();
        assert!(
            status.success() && fs::read(&path).unwrap() == image,
            "{name} with 2>&1"
        );
    }
    let to_nothing = home.run(&pack, &["compile", "-o", "/dev/null"]);
    assert_eq!(
        (to_nothing.status.code(), to_nothing.stdout.len()),
        (Some(0), 0)
    );
}

#[test]
fn no_file_that_a_pack_is_read_from_is_written_over() {
    let home = Home::new();
    let pack = home.pack("plans");
    let file = pack.join("pack.toml");
    let before = fs::read(&file).unwrap();
    symlink(&file, home.path("link")).unwrap();
    fs::hard_link(&file, home.path("hard")).unwrap();
    let names = [
        file.clone(),
        pack.join("../pack/./pack.toml"),
        home.path("link"),
        home.path("hard"),
    ];
    for name in &names {
        let name = name.to_str().unwrap();
        for line in [
            &["compile", "-o", name][..],
            &["export", "-o", name],
            &["export", "--sources", name],
            &["export", "--format", "json", "-o", name],
        ] {
            let (code, out, err) = said(&home.run(&pack, line));
            assert_eq!((code, out.as_str()), (Some(2), ""), "{line:?}");
            assert!(err.contains("tệp nguồn"), "{line:?}: {err}");
            assert!(fs::read(&file).unwrap() == before, "{line:?}");
        }
    }
    // A file beside it is nobody's source.
    let beside = home.path("beside.img");
    let written = home.run(&pack, &["compile", "-o", beside.to_str().unwrap()]);
    assert_eq!(written.status.code(), Some(0));
}

#[test]
fn who_waits_at_a_terminal_is_told_and_a_pipe_is_not() {
    for (lang, said) in [("vi", "đang xử lý…"), ("en", "working…")] {
        let home = Home::new();
        let pipe = home.path("pipe");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let out = home.path("out");
        let (pipe, out) = (pipe.to_str().unwrap(), out.to_str().unwrap());
        let line = [
            CHITIEU, "--lang", lang, "import", pipe, "-o", out, "--place", "Xã A",
        ];
        let start = Start {
            command: &line,
            ..Start::default()
        };
        let mut terminal = Pty::start(&start);
        terminal.wait_for(said);
        let sheet = "Chỉ tiêu;Đơn vị;2022;2023\nTỷ lệ hộ nghèo;%;7,1;6,2\n";
        fs::write(pipe, sheet).unwrap();
        terminal.wait_for("chitieu --pack");
        let text = terminal.text();
        assert!(!text.contains(said), "{text}");
    }
}

#[test]
fn nothing_is_said_of_waiting_where_nobody_watches() {
    let home = Home::new();
    let pipe = home.path("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let out = home.path("out");
    let line = [
        "import",
        pipe.to_str().unwrap(),
        "-o",
        out.to_str().unwrap(),
        "--place",
        "Xã A",
    ];
    let mut command = home.command(Path::new("/nonexistent"), &line);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It opens the pipe, and is given nothing for longer than a person would wait in silence.
    let mut writer = File::options().write(true).open(&pipe).unwrap();
    pass(Duration::from_millis(700));
    let sheet = "Chỉ tiêu;Đơn vị;2022;2023\nTỷ lệ hộ nghèo;%;7,1;6,2\n";
    std::io::Write::write_all(&mut writer, sheet.as_bytes()).unwrap();
    drop(writer);
    let output = child.wait_with_output().unwrap();
    let (code, _, err) = said(&output);
    assert_eq!(code, Some(0), "{err}");
    assert!(!err.contains("đang") && !err.contains('\r'), "{err:?}");
}
