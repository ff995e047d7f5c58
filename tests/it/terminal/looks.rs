//! Themes and signs as a person sets them: options, configuration, environment, a key, and what is remembered.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::FIRST;
use crate::support::frozen::PLACE;
use crate::support::pty::{CHITIEU, Pty, Start, explorer, has_tool};

/// A mark of the dark theme in 256 colors, and one of the light one: letters that have the focus.
const DARK: &str = "38;5;111m";
const LIGHT: &str = "38;5;25m";

/// The ground of the light theme and of high contrast, where they paint it.
const WHITE: vt100::Color = vt100::Color::Idx(231);
const BLACK: vt100::Color = vt100::Color::Idx(232);
const BARE: vt100::Color = vt100::Color::Default;

/// Starts the explorer with options, a configuration and an environment of its own.
fn start(folder: &Path, options: &[&str], config: &str, env: &[(&str, &str)]) -> Pty {
    let path = folder.join("config.toml");
    fs::write(&path, config).unwrap();
    let state = folder.join("state");
    let own = [
        ("HOME", folder.to_str().unwrap()),
        ("XDG_STATE_HOME", state.to_str().unwrap()),
        ("CHITIEU_CONFIG", path.to_str().unwrap()),
    ];
    let usual = [CHITIEU, "--place", PLACE, "--as-of", "2026-11-24"];
    let mut pty = Pty::start(&Start {
        command: &[&usual[..], options].concat(),
        env: &[&own[..], env].concat(),
        ..Start::default()
    });
    pty.wait_for(FIRST);
    pty
}

fn leave(mut pty: Pty) {
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// The ground that every cell of the screen has, but for those under the chosen name.
fn ground(pty: &Pty) -> Option<vt100::Color> {
    let screen = pty.screen();
    let (rows, columns) = screen.size();
    let mut rows = (0..rows.get()).map(|y| {
        let mut cells = (0..columns.get()).map(|x| screen.cell(y, x).unwrap().bgcolor());
        let first = cells.next().unwrap();
        (cells.all(|ground| ground == first), first)
    });
    let (_, first) = rows.next()?;
    let others = rows.filter(|(is_one, ground)| !is_one || *ground != first);
    (others.count() <= 1).then_some(first)
}

#[track_caller]
fn wait_for_ground(pty: &mut Pty, wanted: vt100::Color) {
    pty.wait_until(&format!("the ground {wanted:?}"), |pty| {
        ground(pty) == Some(wanted)
    });
}

fn wrote(pty: &Pty, mark: &str) -> bool {
    let mut parts = pty.log.windows(mark.len());
    parts.any(|part| part == mark.as_bytes())
}

/// On a terminal that tells nothing of itself: the option goes before the configuration.
#[test]
fn a_theme_is_set_by_option_and_configuration() {
    for (options, config, wanted) in [
        (&["--theme", "light"][..], "", WHITE),
        (&["--theme=high-contrast"], "theme = \"light\"", BLACK),
        (&[], "theme = \"light\"", WHITE),
        (&[], "theme = \"high-contrast\"", BLACK),
        (&["--theme", "auto"], "theme = \"light\"", BARE),
        (&["--theme", "colour-blind"], "", BARE),
        (
            &["--color", "true", "--theme", "light"],
            "",
            vt100::Color::Rgb(255, 255, 255),
        ),
        (&["--color", "16", "--theme", "light"], "", BARE),
        (&["--color", "never"], "theme = \"light\"", BARE),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut pty = start(folder.path(), options, config, &[]);
        wait_for_ground(&mut pty, wanted);
        pty.send("\x1b[B\x1b[B/rung");
        pty.wait_for("/ rung");
        wait_for_ground(&mut pty, wanted);
        leave(pty);
    }
}

/// What the environment says of the ground holds until the terminal itself tells it.
#[test]
fn the_environment_tells_the_ground_of_a_terminal_that_does_not_answer() {
    for (told, mark, other) in [
        ("0;15", LIGHT, DARK),
        ("0;default;15", LIGHT, DARK),
        ("15;0", DARK, LIGHT),
        ("nonsense", DARK, LIGHT),
        ("", DARK, LIGHT),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let env = [("COLORFGBG", told)];
        let mut pty = start(folder.path(), &[], "", &env);
        wait_for_ground(&mut pty, BARE);
        assert!(wrote(&pty, mark) && !wrote(&pty, other), "{told:?}");
        let answer = match mark == LIGHT {
            true => "\x1b]11;rgb:0000/0000/0000\x1b\\",
            false => "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        };
        pty.send(answer);
        pty.wait_until("the theme of the ground that was told", |pty| {
            wrote(pty, other)
        });
        leave(pty);
    }
    // A theme that was chosen is not exchanged, only its ground is painted where it must be.
    let folder = tempfile::tempdir().unwrap();
    let env = [("COLORFGBG", "0;15")];
    let mut pty = start(folder.path(), &["--theme", "dark"], "", &env);
    wait_for_ground(&mut pty, vt100::Color::Idx(234));
    assert!(wrote(&pty, DARK) && !wrote(&pty, LIGHT));
    leave(pty);
}

/// The theme that was chosen with the key is there the next time; what is set later, or said now, goes before it.
#[test]
fn a_theme_chosen_with_the_key_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let choose = |options: &[&str], config: &str, said: &str| {
        let mut pty = start(folder, options, config, &[]);
        pty.send("T");
        pty.wait_for(said);
        leave(pty);
    };
    let shows = |options: &[&str], config: &str, wanted: vt100::Color| {
        let mut pty = start(folder, options, config, &[]);
        wait_for_ground(&mut pty, wanted);
        leave(pty);
    };
    shows(&[], "", BARE);
    choose(&[], "", "Giao diện: nền sáng");
    shows(&[], "", WHITE);
    shows(&["--theme", "high-contrast"], "", BLACK);
    shows(&[], "", WHITE);
    // Set after it was chosen.
    shows(&[], "theme = \"high-contrast\"", BLACK);
    choose(&[], "theme = \"high-contrast\"", "dành cho người mù màu");
    shows(&[], "theme = \"high-contrast\"", BARE);
    // Where nothing is to be remembered, nothing is, and nothing is read.
    let forgetful = "memory = false\ntheme = \"high-contrast\"";
    shows(&[], forgetful, BLACK);
    choose(&[], "memory = false", "Giao diện: nền sáng");
    shows(&[], "memory = false", BARE);
}

/// ASCII signs in the explorer and in commands; what is said now goes before what was set once.
#[test]
fn signs_are_set_by_option_and_configuration() {
    for (options, config, is_ascii) in [
        (&[][..], "", false),
        (&["--signs", "ascii"], "", true),
        (&[], "signs = \"ascii\"", true),
        (&["--signs", "auto"], "signs = \"ascii\"", false),
        (&["--ascii"], "signs = \"auto\"", true),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let pty = start(folder.path(), options, config, &[]);
        assert_eq!(pty.text().contains('▸'), !is_ascii, "{options:?} {config}");
        leave(pty);
        let listed = Command::new(CHITIEU)
            .args(options)
            .args(["list", "--status", "met"])
            .env("CHITIEU_CONFIG", folder.path().join("config.toml"))
            .output()
            .unwrap();
        let listed = String::from_utf8(listed.stdout).unwrap();
        assert_eq!(listed.contains('●'), !is_ascii, "{options:?} {config}");
    }
}

/// What is no theme and no sign is told with what there is; the explorer still opens.
#[test]
fn a_slip_in_a_theme_is_told_with_what_there_is() {
    let wrong = Command::new(CHITIEU)
        .args(["--lang", "vi", "--theme", "solarized"])
        .env("CHITIEU_CONFIG", "/nonexistent")
        .output()
        .unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(wrong.stderr).unwrap(),
        "chitieu: --theme <TÊN> không nhận “solarized”; nhận: auto, dark, light, high-contrast, color-blind, none\n"
    );
    let folder = tempfile::tempdir().unwrap();
    let pty = start(folder.path(), &[], "theme = \"darkk\"\nsigns = 1\n", &[]);
    let log = String::from_utf8_lossy(&pty.log).into_owned();
    assert!(log.contains("“dark”"), "{log}");
    leave(pty);
}

/// Inside GNU screen, which erases in no color but its own, and inside tmux, every cell is painted.
#[test]
fn a_painted_ground_inside_multiplexers() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    let (tmux, screen) = (
        folder.path().join("tmux.conf"),
        folder.path().join("screenrc"),
    );
    fs::write(&tmux, "set -g status off\n").unwrap();
    fs::write(&screen, "startup_message off\nterm screen-256color\n").unwrap();
    let name = format!("chitieu-looks-{}", std::process::id());
    let inside = format!("{} --theme light", explorer());
    let tmux = [
        "tmux",
        "-u",
        "-L",
        &name,
        "-f",
        tmux.to_str().unwrap(),
        "new-session",
        &inside,
    ];
    let words: Vec<&str> = inside.split(' ').collect();
    let screen = ["screen", "-U", "-S", &name, "-c", screen.to_str().unwrap()];
    let screen = [&screen[..], &words].concat();
    for (command, end) in [
        (&tmux[..], "[exited]"),
        (&screen, "[screen is terminating]"),
    ] {
        if !has_tool(command[0]) {
            continue;
        }
        let mut pty = Pty::start(&Start {
            command,
            size: (80, 24),
            env: &[("SCREENDIR", folder.path().to_str().unwrap())],
        });
        pty.wait_for(FIRST);
        wait_for_ground(&mut pty, WHITE);
        pty.send("/che phu rung");
        pty.wait_for("/ che phu rung");
        wait_for_ground(&mut pty, WHITE);
        pty.send("\x1b");
        pty.send("\x1b[6~\x1b[B\x1b[B");
        wait_for_ground(&mut pty, WHITE);
        pty.send("\x03");
        pty.wait_for(end);
        pty.end();
    }
    if has_tool("tmux") {
        let kill = ["-L", &name, "kill-server"];
        let _ = Command::new("tmux").args(kill).output();
    }
}

/// The document's advice for the other side is a configuration that every client reads, old ones too.
#[test]
fn the_advice_for_the_client_is_read_by_ssh() {
    if !has_tool("ssh") {
        return;
    }
    let document = include_str!("../../../docs/ssh.md");
    let blocks = document.split("```ssh_config\n").skip(1);
    let blocks: Vec<&str> = blocks
        .map(|rest| rest.split_once("```").unwrap().0)
        .collect();
    assert_eq!(blocks.len(), 2);
    let text = blocks.concat();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config");
    fs::write(&path, text).unwrap();
    let read = Command::new("ssh")
        .arg("-F")
        .arg(&path)
        .args(["-G", "chitieu"])
        .output()
        .unwrap();
    let said = String::from_utf8(read.stderr).unwrap();
    assert!(read.status.success(), "{said}");
    let found = String::from_utf8(read.stdout).unwrap();
    for line in ["user chitieu", "hostname server", "serveraliveinterval 30"] {
        assert!(found.lines().any(|found| found == line), "{line}\n{found}");
    }
}
