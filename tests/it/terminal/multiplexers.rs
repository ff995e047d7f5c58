//! The explorer inside tmux and GNU screen, which draw it again for the terminal around them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::FIRST;
use crate::support::frozen::PLACE;
use crate::support::pty::{CHITIEU, Pty, Start, explorer, has_tool};
use crate::support::screen;

/// Looks something up by arrows, a lone Escape and the search box, and compares whole screens.
fn look_up(pty: &mut Pty, size: (u16, u16)) {
    let stands = |pty: &mut Pty, keys: &str| {
        let expected = screen::screen_as_of(size, keys);
        pty.wait_until(&format!("the screen after {keys:?}:\n{expected}"), |pty| {
            pty.text().trim_end() == expected.trim_end()
        });
    };
    pty.wait_for(FIRST);
    stands(pty, "");
    pty.send("\x1b[B\x1b[B");
    stands(pty, "<down><down>");
    pty.send("/che phu rung");
    stands(pty, "<down><down>/che phu rung");
    pty.send("\x1b");
    stands(pty, "<down><down>/che phu rung<esc>");
    for _ in 0..12 {
        pty.send("\x1b[B");
    }
    let moved = format!("<down><down>/che phu rung<esc>{}", "<down>".repeat(12));
    stands(pty, &moved);
    pty.send("?");
    stands(pty, &format!("{moved}?"));
    pty.send("\x03");
}

/// T5: tmux holds an Escape back and answers for the terminal.
#[test]
fn t5_inside_tmux() {
    if !has_tool("tmux") {
        return;
    }
    for size in [(100, 30), (40, 20)] {
        let name = format!("chitieu-{}-{}", std::process::id(), size.0);
        let folder = tempfile::tempdir().unwrap();
        let configuration = folder.path().join("tmux.conf");
        fs::write(&configuration, "set -g status off\n").unwrap();
        let path = configuration.to_str().unwrap();
        let inside = explorer();
        let mut pty = Pty::start(&Start {
            command: &[
                "tmux",
                "-u",
                "-L",
                &name,
                "-f",
                path,
                "new-session",
                &inside,
            ],
            size,
            ..Start::default()
        });
        look_up(&mut pty, size);
        pty.wait_for("[exited]");
        pty.end();
        let _ = Command::new("tmux")
            .args(["-L", &name, "kill-server"])
            .output();
    }
}

/// tmux holds an Escape back and sends it glued to the key that follows it: both are pressed, also where both
/// look like the start of a sequence.
#[test]
fn an_escape_and_a_key_that_tmux_glues() {
    if !has_tool("tmux") {
        return;
    }
    let name = format!("chitieu-{}-glued", std::process::id());
    let folder = tempfile::tempdir().unwrap();
    let configuration = folder.path().join("tmux.conf");
    fs::write(
        &configuration,
        "set -g status off\nset -g escape-time 500\n",
    )
    .unwrap();
    let size = (100, 30);
    let inside = explorer();
    let path = configuration.to_str().unwrap();
    let mut pty = Pty::start(&Start {
        command: &[
            "tmux",
            "-u",
            "-L",
            &name,
            "-f",
            path,
            "new-session",
            &inside,
        ],
        size,
        ..Start::default()
    });
    pty.wait_for(FIRST);
    let listed = screen::screen_as_of(size, "");
    for (glued, apart) in [
        ("\x1bj", "j"),
        ("\x1bO", "O"),
        ("\x1bP", "P"),
        ("\x1b?", "?"),
    ] {
        pty.send("/rung");
        pty.wait_for("/ rung");
        pty.send(glued);
        let expected = screen::screen_as_of(size, &format!("/rung<esc>{apart}"));
        pty.wait_until(&format!("the screen after {glued:?}:\n{expected}"), |pty| {
            pty.text().trim_end() == expected.trim_end()
        });
        // Escape and Home, glued as well.
        pty.send("\x1b\x1b[H");
        pty.wait_until("the list again", |pty| {
            pty.text().trim_end() == listed.trim_end()
        });
    }
    pty.send("\x03");
    pty.wait_for("[exited]");
    pty.end();
    let _ = Command::new("tmux")
        .args(["-L", &name, "kill-server"])
        .output();
}

/// T5: GNU screen has 256 colors at the most and moves lines in its own way.
#[test]
fn t5_inside_screen() {
    if !has_tool("screen") {
        return;
    }
    for size in [(100, 30), (40, 20)] {
        let name = format!("chitieu-{}-{}", std::process::id(), size.0);
        let folder = tempfile::tempdir().unwrap();
        // Closed to all others, as screen wants it.
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        let configuration = folder.path().join("screenrc");
        fs::write(
            &configuration,
            "startup_message off\nterm screen-256color\n",
        )
        .unwrap();
        let path = configuration.to_str().unwrap();
        let mut pty = Pty::start(&Start {
            command: &[
                "screen",
                "-U",
                "-S",
                &name,
                "-c",
                path,
                CHITIEU,
                "--place",
                PLACE,
                "--as-of",
                "2026-11-24",
            ],
            size,
            env: &[("SCREENDIR", folder.path().to_str().unwrap())],
        });
        look_up(&mut pty, size);
        pty.wait_for("[screen is terminating]");
        pty.end();
    }
}
