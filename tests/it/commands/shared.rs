//! What somebody may ask for over SSH whose account has this program as its only command: the words come in
//! `SSH_ORIGINAL_COMMAND`, and are read without a shell.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use crate::support::program::{run, run_for};

/// Words that are answered as the same command line is.
#[track_caller]
fn answers(asked: &str, line: &[&str]) {
    let (found, expected) = (run_for(asked, &["--shared"]), run(line));
    let said = String::from_utf8_lossy(&found.stderr).into_owned();
    assert_eq!(
        found.status.code(),
        expected.status.code(),
        "{asked}: {said}"
    );
    assert!(found.stdout == expected.stdout, "{asked}: {said}");
    assert_eq!(found.stderr, expected.stderr, "{asked}");
    assert!(found.status.code().unwrap() < 2, "{asked}: {said}");
}

/// Words that are refused with 2 and one line.
#[track_caller]
fn refuses(asked: impl AsRef<OsStr>, expected: &str) {
    let asked = asked.as_ref();
    let found = run_for(asked, &["--shared"]);
    let said = String::from_utf8(found.stderr).unwrap();
    assert_eq!(found.status.code(), Some(2), "{asked:?}: {said}");
    assert!(found.stdout.is_empty(), "{asked:?}");
    assert_eq!(said.lines().count(), 1, "{asked:?}: {said}");
    assert!(said.contains(expected), "{asked:?}: {said}");
}

const CANNOT_BE_RUN: &str =
    "chỉ dùng được: find, ask, talk, show, list, status, assess, export, --help";
const NO_PATH: &str = "không được đọc, ghi tệp theo đường dẫn";

#[test]
fn words_of_a_login_are_a_command_line_that_only_reads() {
    answers(
        "show forest-cover --json",
        &["show", "forest-cover", "--json"],
    );
    answers("chitieu show forest-cover", &["show", "forest-cover"]);
    answers("find ty le che phu rung", &["find", "ty le che phu rung"]);
    answers(
        "list --category kinh-te",
        &["list", "--category", "kinh-te"],
    );
    answers("status --json", &["status", "--json"]);
    answers("export --format json", &["export", "--format", "json"]);
    answers(
        "assess --kind level --better higher --series 2020:40,2023:50 --target 65 --by 2025",
        &[
            "assess",
            "--kind",
            "level",
            "--better",
            "higher",
            "--series",
            "2020:40,2023:50",
            "--target",
            "65",
            "--by",
            "2025",
        ],
    );
    answers(" \t list\n  --csv ", &["list", "--csv"]);
    answers("--as-of 2023 status", &["status", "--as-of", "2023"]);
    answers("--version", &["--version"]);
    answers("", &[]);
    answers("chitieu", &[]);
    answers("  ", &[]);
}

/// Quotes keep words together where a word or a value begins, and stand for themselves where the search reads them.
#[test]
fn quotes_keep_words_together_and_no_other_sign_means_anything() {
    let dien_bien = ["list", "--place", "Điện Biên"];
    for asked in [
        "list --place 'Điện Biên'",
        "list --place \"Điện Biên\"",
        "list --place='Điện Biên'",
        "'list' \"--place=Điện Biên\"",
    ] {
        answers(asked, &dien_bien);
    }
    answers("find tt:\"có nguy cơ\"", &["find", "tt:\"có nguy cơ\""]);
    answers("find 'tt:\"có nguy cơ\"'", &["find", "tt:\"có nguy cơ\""]);
    for text in [
        "người H'Mông",
        "$(reboot)",
        "rừng > rung.txt",
        "rừng | sh",
        "`id`",
        "rừng && id",
        "~ * ? [a-z] {a,b}",
        "\\rừng\\",
        "rừng # đất",
    ] {
        answers(&format!("find {text}"), &["find", text]);
    }
    refuses("find 'rừng", "dấu nháy mở mà chưa đóng");
    refuses("list --place=\"Điện Biên", "dấu nháy mở mà chưa đóng");
}

#[test]
fn what_does_more_than_read_is_refused() {
    for asked in [
        "sh",
        "sh -c id",
        "bash -i",
        "import a.csv",
        "check",
        "check /etc",
        "man",
        "completions bash",
        "internal-sftp",
        "/usr/lib/openssh/sftp-server",
        "scp -t .",
        "rsync --server . .",
        "git-upload-pack x",
        "list; id",
        "chitieu chitieu",
        "/usr/local/bin/chitieu list",
        "'list --csv'",
        "help",
        "; list",
        "\u{202e}\u{1b}[31m",
    ] {
        let found = run_for(asked, &["--shared"]);
        assert_eq!(found.status.code(), Some(2), "{asked}");
    }
    refuses("sh", CANNOT_BE_RUN);
    refuses("man", CANNOT_BE_RUN);
    refuses("completions bash", CANNOT_BE_RUN);
    refuses("check /etc", CANNOT_BE_RUN);
    refuses("import a.csv -o b", CANNOT_BE_RUN);
    refuses("import", CANNOT_BE_RUN);
    refuses("check --help", CANNOT_BE_RUN);
    refuses("--lang vi --place=x man", "“man”");
    refuses("rm -rf /", "“rm”");
    refuses("--no-such-option list", "“--no-such-option”");
    refuses("list; id", "“list;”");
    refuses("list && id", "“&&”");
    refuses(OsStr::from_bytes(b"find r\xe1c"), "không phải UTF-8");
    let english = run_for("reboot", &["--shared", "--lang", "en"]);
    assert_eq!(
        String::from_utf8(english.stderr).unwrap(),
        "chitieu: “reboot” cannot be run here; what can: find, ask, talk, show, list, status, assess, export, --help\n"
    );
}

/// Wherever it stands and however it is written.
#[test]
fn no_path_is_taken() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("out").display().to_string();
    for asked in [
        format!("export -o {path}"),
        format!("export -o{path}"),
        format!("export -o='{path}'"),
        format!("export --sources {path}"),
        format!("export --sources={path} --full"),
        format!("--pack {path} list"),
        format!("list --pack {path}"),
        format!("list --pack={path}"),
        format!("--pack={path}"),
        format!("chitieu --pack \"{path}\""),
        format!("--pack {path} export -o {path}"),
        "find --pack /etc/passwd x".to_owned(),
        "status --pack /dev/zero".to_owned(),
    ] {
        refuses(&asked, NO_PATH);
    }
    assert!(!scratch.path().join("out").exists());
}

#[test]
fn the_help_of_a_login_names_what_it_may_do() {
    for asked in [
        "--help",
        "-h",
        "chitieu --help",
        "list --help",
        "--lang en --help",
    ] {
        let found = run_for(asked, &["--shared"]);
        let help = String::from_utf8(found.stdout).unwrap();
        assert_eq!(found.status.code(), Some(0), "{asked}");
        assert!(help.contains("--as-of"), "{asked}: {help}");
        for hidden in ["--pack", "import", "check", "completions", "--explain"] {
            assert!(!help.contains(hidden), "{asked}: {hidden}: {help}");
        }
    }
    // Who may do everything is told of everything.
    let all = String::from_utf8(run(&["--help"]).stdout).unwrap();
    for shown in ["--pack", "import", "check", "--shared"] {
        assert!(all.contains(shown), "{shown}: {all}");
    }
}

/// What the account was given holds until the words say otherwise; a command of its own is not asked for another.
#[test]
fn words_win_over_what_the_account_was_given() {
    let given = [
        "--shared", "--lang", "en", "--place", "lai-chau", "--as-of", "2023",
    ];
    let as_given = run_for("list", &given).stdout;
    assert_eq!(
        as_given,
        run(&[
            "list", "--lang", "en", "--place", "lai-chau", "--as-of", "2023"
        ])
        .stdout
    );
    let otherwise = run_for(
        "list --lang vi --place dien-bien --as-of 2024-12-31",
        &given,
    )
    .stdout;
    assert_eq!(
        otherwise,
        run(&[
            "list",
            "--lang",
            "vi",
            "--place",
            "dien-bien",
            "--as-of",
            "2024-12-31"
        ])
        .stdout
    );
    let own = run_for("sh", &["--shared", "status", "--json"]);
    assert_eq!(own.stdout, run(&["status", "--json"]).stdout);
}

/// The path that the account was given is the one that is read.
#[test]
fn packs_that_the_account_was_given_are_read() {
    let packs = crate::support::data("frozen").join("son-la");
    let packs = packs.to_str().unwrap();
    let found = run_for("list --place all", &["--shared", "--pack", packs]);
    assert_eq!(
        String::from_utf8(found.stdout).unwrap(),
        String::from_utf8(run(&["list", "--place", "all", "--pack", packs]).stdout).unwrap()
    );
}
