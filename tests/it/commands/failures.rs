//! How commands fail and end: with one line that names a cure, or quietly.

use std::process::Command;

use crate::support::program::run;
use crate::support::pty::CHITIEU;

/// A misuse ends with 2 and exactly one line on standard error.
#[track_caller]
fn complains(line: &[&str], expected: &str) {
    let output = run(line);
    assert_eq!(output.status.code(), Some(2), "{line:?}");
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        format!("chitieu: {expected}\n")
    );
    assert!(output.stdout.is_empty(), "{line:?}");
}

#[test]
fn a_misuse_is_one_line_with_a_cure() {
    complains(&["lst"], "không có lệnh “lst”; có phải “list”?");
    complains(
        &["list", "--place", "Lao Chau"],
        "không có địa bàn “Lao Chau”; gần nhất là “Lai Châu”",
    );
    complains(
        &["--lang", "en", "list", "--category", "econmy"],
        "there is no category “econmy”; the nearest is “Economy”",
    );
    complains(
        &["status", "--plan", "nq-xvi"],
        "không có kế hoạch “nq-xvi”; gần nhất là “nq-xiv”",
    );
}

/// Words that are no command are most likely meant for the search.
#[test]
fn words_that_are_no_command_are_offered_to_the_search() {
    let said = "không có lệnh “che phu rung”; tìm chỉ tiêu: chitieu find che phu rung";
    complains(&["che phu rung"], said);
    complains(&["che", "phu", "rung"], said);
    complains(
        &["--lang", "en", "che", "phu", "rung", "--json"],
        "there is no command “che phu rung”; to look for an indicator: chitieu find che phu rung",
    );
}

/// Every command takes a day in every form, and says of any other text what may stand there.
#[test]
fn a_day_is_taken_in_every_form() {
    let assess = |as_of: &str| {
        let line = "assess --kind level --better higher --series 2020:40,2023:50 --target 65 --by 2025 --json";
        let line: Vec<&str> = line.split(' ').chain(["--as-of", as_of]).collect();
        run(&line)
    };
    let last_of_2025 = run(&["status", "--json", "--as-of", "2025-12-31"]).stdout;
    assert!(!last_of_2025.is_empty());
    for day in ["31/12/2025", "12/2025", "2025-12", "2025"] {
        let found = run(&["status", "--json", "--as-of", day]);
        assert_eq!(found.stdout, last_of_2025, "{day}");
        assert_eq!(assess(day).stdout, assess("2025-12-31").stdout, "{day}");
    }
    for (lang, said) in [
        (
            "vi",
            "--as-of: “31/02/2023” không phải là ngày; viết như 2023-09-08, 08/09/2023, 9/2023, 2023",
        ),
        (
            "en",
            "--as-of: “31/02/2023” is no day; write 2023-09-08, 08/09/2023, 9/2023, 2023",
        ),
    ] {
        for command in ["status", "list", "export"] {
            complains(&["--lang", lang, command, "--as-of", "31/02/2023"], said);
        }
    }
}

/// A negative unit is told as what it is, not as an option.
#[test]
fn a_number_below_zero_is_no_option() {
    let line = "assess --kind level --better higher --series 2020:40 --target 65 --by 2025 --rounded-to -1";
    let line: Vec<&str> = line.split(' ').collect();
    complains(&line, "--rounded-to: -1 không phải là số dương");
}

#[test]
fn an_argument_that_is_no_text_is_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let done = Command::new(CHITIEU)
        .args(["--lang", "vi", "find"])
        .arg(std::ffi::OsStr::from_bytes(b"r\xe1c \x9b31m"))
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(
        said,
        "chitieu: có đối số không phải UTF-8; đặt bảng mã của terminal là UTF-8 (Windows: chcp 65001)\n"
    );
}

#[test]
fn what_cannot_be_read_is_a_failure_of_every_command() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    std::fs::create_dir_all(folder.join("empty")).unwrap();
    std::fs::create_dir_all(folder.join("dangling")).unwrap();
    std::os::unix::fs::symlink(folder.join("x"), folder.join("dangling/a.toml")).unwrap();
    std::fs::create_dir_all(folder.join("giant")).unwrap();
    let giant = std::fs::File::create(folder.join("giant/a.toml")).unwrap();
    giant.set_len(chitieu::pack::files::LARGEST + 1).unwrap();
    let check = |pack: &str, file: &str, said: &str| {
        let pack = folder.join(pack);
        let expected = format!("{}: {said}", folder.join(file).display());
        let commands: [&[&str]; 6] = [
            &[],
            &["find", "grdp"],
            &["show", "grdp"],
            &["list"],
            &["status"],
            &["export"],
        ];
        for command in commands {
            let line = [&["--pack", pack.to_str().unwrap()], command].concat();
            complains(&line, &expected);
        }
    };
    std::os::unix::fs::symlink(folder.join("nowhere"), folder.join("lost")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("linked-device")).unwrap();
    std::os::unix::fs::symlink("loop", folder.join("loop")).unwrap();
    let made = Command::new("mkfifo").arg(folder.join("pipe")).status();
    assert!(made.unwrap().success());
    drop(std::os::unix::net::UnixListener::bind(folder.join("socket")).unwrap());
    let missing = "không đọc được: không có tệp hoặc thư mục này";
    let lost = "không đọc được: đây là liên kết trỏ tới nơi không tồn tại";
    let device = "không đọc được: đây là thiết bị, không phải tệp";
    check("gone", "gone", missing);
    check("empty", "empty", "thư mục không có tệp .toml nào");
    check("dangling", "dangling/a.toml", lost);
    check("lost", "lost", lost);
    check("lost/below", "lost/below", lost);
    check("loop", "loop", "không đọc được: liên kết vòng");
    check("linked-device", "linked-device", device);
    check("/dev/null", "/dev/null", device);
    check("/dev/tty", "/dev/tty", device);
    check(
        "pipe",
        "pipe",
        "không đọc được: đây là đường ống (pipe), không phải tệp",
    );
    check(
        "socket",
        "socket",
        "không đọc được: đây là socket, không phải tệp",
    );
    check(
        "giant",
        "giant/a.toml",
        "tệp lớn hơn mức được đọc là 64 MiB",
    );
}

/// In a container the session often began outside: its number is then 0 for the program.
#[test]
fn a_session_begun_outside_the_container_is_no_hindrance() {
    let program = CHITIEU;
    let output = Command::new("unshare")
        .args(["--pid", "--fork", program, "list"])
        .env("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
        .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
        .env_remove("CHITIEU_LANG")
        .output();
    let said = match &output {
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    match output {
        Ok(output) if output.status.success() => assert!(!output.stdout.is_empty()),
        // Only the administrator may make such a space, and not on every machine.
        _ => assert!(
            said.contains("unshare") || said.contains("os error"),
            "{said}"
        ),
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let program = CHITIEU;
    let line = format!("{program} list --place all | head -1; echo ${{PIPESTATUS[0]}}");
    let output = Command::new("bash").args(["-c", &line]).output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(shown.lines().count(), 2, "{shown}");
    assert!(matches!(shown.lines().last(), Some("0" | "141")), "{shown}");
    assert!(output.stderr.is_empty());
}

/// A disk that is full is told in the language asked for, and ends with 2.
#[test]
fn a_full_disk_is_told_in_both_languages() {
    for (lang, said) in [
        ("vi", "chitieu: đĩa đầy\n"),
        ("en", "chitieu: the disk is full\n"),
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let done = Command::new(CHITIEU)
            .args(["list", "--lang", lang])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(done.status.code(), Some(2));
        let err = String::from_utf8(done.stderr).unwrap();
        assert!(err.ends_with(said), "{err}");
    }
}

/// What is no pack is said to be none, by every command that was to read one: text, tables, pictures, TOML of
/// something else, nothing at all, a folder of such files; also beside a pack.
#[test]
fn what_is_no_pack_is_a_failure_of_every_command() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let files: [(&str, &[u8]); 8] = [
        (
            "README.md",
            b"# chitieu\n\n`chitieu` is a terminal explorer.\n",
        ),
        ("rows.csv", b"place,indicator,year\nA,b,2024\n"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        (
            "Cargo.toml",
            b"[package]\nname = \"x\"\n[[bin]]\nname = \"y\"\n",
        ),
        ("empty", b""),
        ("blank", b"\n\n\n"),
        ("facts.json", b"{\"pack\": {}}\n"),
        ("zeros", &[0; 64]),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    std::fs::create_dir(folder.join("folder")).unwrap();
    std::fs::copy(folder.join("Cargo.toml"), folder.join("folder/a.toml")).unwrap();
    let names = files.map(|(name, _)| name);
    for name in names.into_iter().chain(["folder"]) {
        let path = folder.join(name).display().to_string();
        let expected = format!("{path}: không phải bộ dữ liệu; xem chitieu check {path}");
        let commands: [&[&str]; 6] = [
            &[],
            &["find", "grdp"],
            &["show", "grdp"],
            &["list"],
            &["status"],
            &["export"],
        ];
        for command in commands {
            complains(&[&["--pack", &path], command].concat(), &expected);
        }
        assert_eq!(run(&["check", &path]).status.code(), Some(1), "{name}");
    }
    let (pack, other) = (
        crate::support::data("frozen").join("son-la"),
        folder.join("rows.csv").display().to_string(),
    );
    let beside = run(&["status", "--pack", pack.to_str().unwrap(), "--pack", &other]);
    assert_eq!(beside.status.code(), Some(2));
    // A pack without anything in it is one, and so is one with a slip.
    for text in [
        "[pack]\nid = \"a\"\nname = \"A\"\n",
        "[pack]\nid = \"a\"\nname = A\n",
    ] {
        let path = folder.join("pack.toml");
        std::fs::write(&path, text).unwrap();
        let found = run(&["status", "--pack", path.to_str().unwrap()]);
        let said = String::from_utf8_lossy(&found.stderr).into_owned();
        assert_eq!(found.status.code(), Some(0), "{said}");
    }
}

/// However the output cannot be written, whatever is printed: one line and 2. A reader that went away is none of these.
#[test]
fn an_output_that_cannot_be_written_is_a_failure_of_every_command() {
    let scratch = tempfile::tempdir().unwrap();
    let out = scratch.path().join("out");
    let out = out.display();
    let commands = [
        "list",
        "find rung",
        "show forest-cover --json",
        "status",
        "export",
        "export --format json",
        "check",
        "completions bash",
        "man",
        "--help",
        "--version",
        "list --help",
        "find nothing-of-the-kind --json",
        "",
    ];
    for command in commands {
        for (shell, said) in [
            (format!("\"$0\" {command} > /dev/full"), "đĩa đầy"),
            (format!("\"$0\" {command} 1< /dev/null"), "luồng đã bị đóng"),
            (
                format!("ulimit -f 0; \"$0\" {command} > {out}"),
                "tệp quá lớn",
            ),
        ] {
            let done = Command::new("bash")
                .args(["-c", &shell, CHITIEU])
                .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
                .env("LANG", "C.UTF-8")
                .output()
                .unwrap();
            let err = String::from_utf8(done.stderr).unwrap();
            assert_eq!(done.status.code(), Some(2), "{shell}: {err}");
            assert!(err.trim_end().ends_with(said), "{shell}: {err}");
        }
        for shell in [
            format!("\"$0\" {command} | true; exit ${{PIPESTATUS[0]}}"),
            format!("\"$0\" {command} | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}"),
        ] {
            let done = Command::new("bash")
                .args(["-c", &shell, CHITIEU])
                .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
                .output()
                .unwrap();
            let err = String::from_utf8_lossy(&done.stderr).into_owned();
            let code = done.status.code();
            let is_quiet =
                matches!(code, Some(0 | 141)) || (command.contains("nothing") && code == Some(1));
            assert!(is_quiet, "{shell}: {code:?} {err}");
        }
    }
}

/// A pipe that somebody else set not to wait is waited for: everything arrives.
#[test]
fn a_pipe_that_does_not_wait_is_waited_for() {
    use std::io::Read as _;
    let line = ["export", "--place", "all"];
    let expected = run(&line).stdout;
    let (mut reader, writer) = std::io::pipe().unwrap();
    rustix::io::ioctl_fionbio(&writer, true).unwrap();
    let mut command = crate::support::program::program_on_frozen(&line);
    let mut child = command.stdout(writer).spawn().unwrap();
    // The only writing end is the child's.
    drop(command);
    let mut found = Vec::new();
    reader.read_to_end(&mut found).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(expected.len() > 1 << 16, "more than a pipe holds");
    assert_eq!(found.len(), expected.len());
}

/// A link to nothing is called so wherever a path is named: to be read, or to be written below it.
#[test]
fn a_link_to_nothing_is_called_what_it_is() {
    let scratch = tempfile::tempdir().unwrap();
    let lost = scratch.path().join("lost");
    std::os::unix::fs::symlink(scratch.path().join("gone/further"), &lost).unwrap();
    let (lost, below) = (
        lost.display().to_string(),
        lost.join("below").display().to_string(),
    );
    let said = "đây là liên kết trỏ tới nơi không tồn tại";
    let new = scratch.path().join("new").display().to_string();
    let rows = scratch.path().join("rows.csv");
    std::fs::write(&rows, "").unwrap();
    let rows = rows.display().to_string();
    for path in [&lost, &below] {
        let read = format!("không đọc được tệp “{path}”: {said}");
        let write = format!("không ghi được vào “{path}”: {said}");
        complains(&["import", path, "-o", &new], &read);
        complains(&["import", &rows, "--sources", path, "-o", &new], &read);
        complains(&["export", "-o", path], &write);
        complains(&["export", "--sources", path], &write);
        let config = Command::new(CHITIEU)
            .args(["list"])
            .env("CHITIEU_CONFIG", path)
            .output()
            .unwrap();
        let told = String::from_utf8(config.stderr).unwrap();
        assert_eq!(told, format!("chitieu: {path}: không đọc được: {said}\n"));
        assert_eq!(config.status.code(), Some(0), "{told}");
    }
    complains(
        &["import", "/dev/null", "-o", &lost],
        &format!("không ghi được vào “{lost}”: {said}"),
    );
}

/// Two texts never go into one file, whatever it is called.
#[test]
fn one_file_is_not_written_twice() {
    let scratch = tempfile::tempdir().unwrap();
    let at = |name: &str| scratch.path().join(name).display().to_string();
    std::os::unix::fs::symlink(scratch.path().join("a.csv"), scratch.path().join("b.csv")).unwrap();
    std::fs::create_dir(scratch.path().join("c")).unwrap();
    std::fs::write(at("a.csv"), "kept").unwrap();
    for other in ["a.csv", "b.csv", "c/../a.csv"] {
        let claims = at(other);
        complains(
            &["export", "--sources", &at("a.csv"), "-o", &claims],
            &format!("“{claims}” được dùng cho cả -o lẫn --sources; hãy đặt hai tệp khác nhau"),
        );
        assert_eq!(std::fs::read_to_string(at("a.csv")).unwrap(), "kept");
    }
}
