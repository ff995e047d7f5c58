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
    let missing = "không đọc được: không có tệp hoặc thư mục này";
    check("gone", "gone", missing);
    check("empty", "empty", "thư mục không có tệp .toml nào");
    check("dangling", "dangling/a.toml", missing);
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
