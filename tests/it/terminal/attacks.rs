//! Hostile data on a real terminal: whatever a pack says, only allowed escapes are written.

use std::fs;
use std::time::Duration;

use crate::support::data;
use crate::support::escapes::{copied, forbidden, modes};
use crate::support::folder::Folder;
use crate::support::frozen::PLACE;
use crate::support::pty::{CHITIEU, Pty, Start, pass, told};

fn hostile(name: &str) -> Vec<u8> {
    fs::read(data("hostile").join(name)).unwrap()
}

/// X1 to X5: through every pane, menu and copy of a pack full of attacks.
#[test]
fn x1_a_hostile_pack_writes_only_allowed_escapes() {
    let folder = Folder::new(b"ev\x1b]0;owned\x07il\xc2\x9b31m");
    fs::write(folder.path.join("pack.toml"), hostile("pack.toml")).unwrap();
    fs::write(folder.path.join("problems.toml"), hostile("problems.toml")).unwrap();
    fs::write(
        folder.path.join("br\u{1b}[31mok\u{202e}en.toml"),
        hostile("broken.toml"),
    )
    .unwrap();
    for size in [(120, 40), (80, 24), (40, 20)] {
        let path = folder.path.to_str().unwrap();
        let mut pty = Pty::start(&Start {
            command: &[CHITIEU, "--pack", path, "--as-of", "2026-11-24"],
            size,
            ..Start::default()
        });
        pty.wait_for("Chỉ tiêu thứ 1");
        let keys = "\x1b[B|\x1b[A|\r|\x1b[6~|\x1b[6~|\x1b[6~|\x1b[6~|\x1b[5~|y|Y|z|z|\x1b[27u|L|Y|\x1b[B|Y|\t|\t|\t|L|T|T|T|P|\x1b[B|\r|K|\x1b[B|\r|:|\x1b[27u|?|\x1b[27u|!|\x1b[B|\r|\x1b[B|\x1b[27u|\x1b[6~|\r|\x1b[6~|\x1b[27u|\x1b[F|\x1b[27u|/|thu 2|\r|Y";
        for key in keys.split('|') {
            pty.send(key);
            // Each state is to be drawn. Escape comes coded, so that no key can join it under load.
            while pty.pump(Duration::from_millis(90)) {}
        }
        // A hostile paste into the search box, whose text is then drawn, too.
        pty.send("/\x1b[200~a\x1b]0;x\x07\u{9b}31m\u{202e}\x1b[201~");
        while pty.pump(Duration::from_millis(90)) {}
        pty.send("\x03");
        let (status, _) = pty.end();
        assert_eq!(told(status), "exit 0");
        assert_eq!(forbidden(&pty.log), None, "{size:?}");
        let copies = copied(&pty.log);
        assert!(copies.len() >= 4, "{copies:?}");
        for copy in copies {
            assert!(!copy.chars().any(char::is_control), "{copy:?}");
            assert_eq!(forbidden(copy.as_bytes()), None, "{copy:?}");
            assert_eq!(copy, copy.trim_end_matches('\n'));
        }
        for (mode, set, reset) in modes(&pty.log) {
            assert_eq!(set, reset, "mode {mode}");
        }
        pty.assert_restored();
    }
}

/// X2: a file that is no UTF-8 is a problem to read of, not a crash.
#[test]
fn x2_invalid_letters_are_told() {
    let folder = Folder::new(b"latin");
    fs::write(folder.path.join("pack.toml"), hostile("pack.toml")).unwrap();
    fs::write(folder.path.join("latin.toml"), b"# caf\xe9 \x9b31m\n").unwrap();
    let path = folder.path.to_str().unwrap();
    let mut pty = Pty::start(&Start {
        command: &[CHITIEU, "--pack", path],
        ..Start::default()
    });
    pty.wait_for("Chỉ tiêu thứ 1");
    pty.send("!");
    pty.wait_for("latin.toml");
    pty.send("\x03");
    pty.end();
    assert_eq!(forbidden(&pty.log), None);
    pty.assert_restored();
}

/// X5: neither the configuration nor the option lets a copy out that was switched off.
#[test]
fn x5_no_copy_leaves_where_it_is_switched_off() {
    let folder = Folder::new(b"clipboard");
    let config = folder.path.join("config.toml");
    fs::write(&config, "clipboard = false\n").unwrap();
    let config = config.to_str().unwrap();
    let day = [CHITIEU, "--place", PLACE, "--as-of", "2026-11-24"];
    let option = [&day[..], &["--no-clipboard"]].concat();
    for (command, env) in [
        (&day[..], &[("CHITIEU_CONFIG", config)][..]),
        (&option[..], &[][..]),
    ] {
        let mut pty = Pty::start(&Start {
            command,
            env,
            ..Start::default()
        });
        pty.wait_for("Tốc độ tăng");
        pty.send("Y");
        pty.wait_for("Bảng tạm đã tắt");
        // By hand: what comes as fast as it is seen is a text.
        pass(Duration::from_millis(60));
        pty.send("q");
        pty.end();
        assert_eq!(copied(&pty.log), [""; 0]);
        pty.assert_restored();
    }
}

/// X8: whatever the other side says of its terminal and its language is looked up and never used.
#[test]
fn x8_a_hostile_environment() {
    for value in [
        "../../../../etc/passwd",
        "xterm\u{1b}]0;owned\u{7}",
        "xterm-256color\u{9b}31m",
        "%n%s",
        "xterm\u{202e}",
    ] {
        let long = "x".repeat(60_000);
        let mut pty = Pty::start(&Start {
            env: &[
                ("TERM", value),
                ("COLORTERM", value),
                ("COLORFGBG", value),
                ("LANG", value),
                ("LC_ALL", value),
                ("LC_CTYPE", value),
                ("COLUMNS", "999999999"),
                ("LINES", "-1"),
                ("TERMCAP", &long),
                ("TERMINFO", value),
            ],
            ..Start::default()
        });
        pty.wait_for("GRDP");
        pty.send("q");
        assert_eq!(told(pty.end().0), "exit 0", "{value:?}");
        assert_eq!(forbidden(&pty.log), None, "{value:?}");
        pty.assert_restored();
    }
}
