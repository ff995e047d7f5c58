//! The explorer inside tmux and GNU screen, which draw it again for the terminal around them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::Duration;

use super::FIRST;
use crate::support::frozen::PLACE;
use crate::support::pty::{CHITIEU, Pty, Start, explorer, has_tool, pass};
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

/// A server of tmux that ends with the test.
struct Tmux {
    pty: Pty,
    name: String,
    folder: tempfile::TempDir,
}

impl Tmux {
    /// Starts a command in a tmux of its own with this configuration.
    fn start(test: &str, size: (u16, u16), configuration: &str, inside: &str) -> Self {
        let name = format!("chitieu-{test}-{}-{}", std::process::id(), size.0);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tmux.conf");
        fs::write(&path, format!("set -g status off\n{configuration}")).unwrap();
        let path = path.to_str().unwrap();
        let command = ["tmux", "-u", "-L", &name, "-f", path, "new-session", inside];
        let pty = Pty::start(&Start {
            command: &command,
            size,
            ..Start::default()
        });
        Self { pty, name, folder }
    }

    /// What tmux itself says.
    fn says(&self, line: &[&str]) -> String {
        said_by(&self.name, line)
    }
}

/// What the tmux of a name says.
fn said_by(name: &str, line: &[&str]) -> String {
    let mut command = Command::new("tmux");
    let said = command.args(["-L", name]).args(line).output();
    String::from_utf8(said.unwrap().stdout).unwrap()
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.says(&["kill-server"]);
        // The folder goes with it.
        let _ = self.folder.path();
    }
}

/// Starts a command in a GNU screen of its own; the folder is to live as long as it.
fn in_screen(test: &str, size: (u16, u16), inside: &[&str]) -> (Pty, tempfile::TempDir) {
    let name = format!("chitieu-{test}-{}-{}", std::process::id(), size.0);
    let folder = tempfile::tempdir().unwrap();
    // Closed to all others, as screen wants it.
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    let path = folder.path().join("screenrc");
    fs::write(&path, "startup_message off\nterm screen-256color\n").unwrap();
    let path = path.to_str().unwrap();
    let command = [&["screen", "-U", "-S", &name, "-c", path], inside].concat();
    let pty = Pty::start(&Start {
        command: &command,
        size,
        env: &[("SCREENDIR", folder.path().to_str().unwrap())],
    });
    (pty, folder)
}

/// The explorer as screen takes it.
const INSIDE: [&str; 5] = [CHITIEU, "--place", PLACE, "--as-of", "2026-11-24"];

/// Opens an indicator whose citation is too long for the last line of any screen.
fn look_for_cited(pty: &mut Pty) {
    pty.send("/che phu rung\r");
    pty.wait_until("the indicator and the hints of the panes", |pty| {
        let text = pty.text();
        text.contains("ước 54%") && text.contains(" / tìm")
    });
    // A letter that follows at once would be part of the text.
    pass(Duration::from_millis(80));
}

/// Whether the screen shows the whole citation from its first column on, and this of its way.
fn shows_copy(pty: &Pty, told: &str) -> bool {
    let text = pty.text();
    let squeezed: String = text.split_whitespace().collect();
    let told: String = told.split_whitespace().collect();
    squeezed.starts_with("Tỷlệchephủrừng,LaiChâu:")
        && squeezed.contains("2021-2025-tinh-lai-chau-2022102616297920.htm.")
        && squeezed.contains(&told)
        && !text.contains('│')
}

/// A copy out of tmux as it is set without any configuration never leaves it: the text is shown whole, with the
/// line that would let it through, and the key that closes the view acts.
#[test]
fn x5_a_copy_inside_tmux_is_shown_whole() {
    if !has_tool("tmux") {
        return;
    }
    for size in [(120, 40), (40, 20)] {
        let mut tmux = Tmux::start("copy", size, "", &explorer());
        tmux.pty.wait_for(FIRST);
        look_for_cited(&mut tmux.pty);
        tmux.pty.send("Y");
        let told = "Đã gửi tới tmux; tmux.conf có thể cần: set -s set-clipboard on";
        tmux.pty
            .wait_until("the whole citation", |pty| shows_copy(pty, told));
        assert_eq!(tmux.says(&["show-buffer"]), "");
        let log = String::from_utf8_lossy(&tmux.pty.log).into_owned();
        assert!(!log.contains("\x1b]52;"), "nothing left tmux");
        // The cursor rests on the text for whoever reads by it.
        let name = tmux.name.clone();
        tmux.pty.wait_until("the cursor on the text", |_| {
            let at = ["display-message", "-p", "#{cursor_x},#{cursor_y}"];
            said_by(&name, &at).trim() == "0,0"
        });
        pass(Duration::from_millis(80));
        tmux.pty.send("L");
        tmux.pty.wait_for("Forest cover");
        tmux.pty.send("\x03");
        tmux.pty.wait_for("[exited]");
        tmux.pty.end();
    }
}

/// With the line that the view tells, the same copy arrives in tmux and in the terminal around it.
#[test]
fn x5_a_copy_leaves_tmux_where_it_is_let() {
    if !has_tool("tmux") {
        return;
    }
    let line = "set -s set-clipboard on\n";
    let mut tmux = Tmux::start("let", (80, 24), line, &explorer());
    tmux.pty.wait_for(FIRST);
    look_for_cited(&mut tmux.pty);
    tmux.pty.send("y");
    tmux.pty.wait_for("set -s set-clipboard on");
    tmux.pty.wait_until("a copy that leaves tmux", |pty| {
        // "ước 54%", whatever tmux names the clipboard.
        String::from_utf8_lossy(&pty.log).contains(";xrDhu5tjIDU0JQ==")
    });
    assert_eq!(tmux.says(&["show-buffer"]), "ước 54%");
    tmux.pty.send("\x03");
    tmux.pty.wait_for("[exited]");
    tmux.pty.end();
}

/// In GNU screen nothing is sent: it hands nothing on, and writes what is too long across the screen.
#[test]
fn x5_a_copy_inside_screen_is_only_shown() {
    if !has_tool("screen") {
        return;
    }
    for size in [(120, 40), (40, 20)] {
        let (mut pty, _folder) = in_screen("copy", size, &INSIDE);
        pty.wait_for(FIRST);
        look_for_cited(&mut pty);
        pty.send("Y");
        let told = "Không gửi được: GNU screen không hỗ trợ.";
        pty.wait_until("the whole citation", |pty| shows_copy(pty, told));
        pty.wait_until("the cursor on the text", |pty| {
            pty.screen().cursor_position() == (0, 0)
        });
        pty.send("\x1b[B");
        pty.wait_gone(told);
        pty.send("\x03");
        pty.wait_for("[screen is terminating]");
        pty.end();
    }
}

/// The cursor of the real terminals stands on the chosen row after each step, and in the box while it is open.
#[test]
fn the_cursor_rests_on_the_chosen_row_of_tmux_and_screen() {
    let row = |pty: &Pty| {
        let text = pty.text();
        let row = text.lines().position(|row| row.contains('▸'));
        row.and_then(|row| u16::try_from(row).ok())
    };
    let steps = |pty: &mut Pty| {
        pty.wait_for(FIRST);
        let mut before = None;
        for _ in 0..4 {
            pty.wait_until("the cursor on the next row", |pty| {
                let (at, _) = pty.screen().cursor_position();
                row(pty) != before && row(pty) == Some(at)
            });
            before = row(pty);
            pty.send("\x1b[B");
        }
        pty.send("/ho");
        pty.wait_until("the cursor in the box", |pty| {
            let (at, column) = pty.screen().cursor_position();
            let mut rows = pty.screen().rows(0, column);
            rows.nth(usize::from(at))
                .is_some_and(|row| row.ends_with("/ ho"))
        });
        pty.send("\x03\x03");
    };
    if has_tool("tmux") {
        let mut tmux = Tmux::start("rest", (80, 24), "", &explorer());
        steps(&mut tmux.pty);
        tmux.pty.wait_for("[exited]");
        tmux.pty.end();
    }
    if has_tool("screen") {
        let (mut pty, _folder) = in_screen("rest", (80, 24), &INSIDE);
        steps(&mut pty);
        pty.wait_for("[screen is terminating]");
        pty.end();
    }
}

/// From a machine beyond only the name of the terminal tells of a multiplexer, and GNU screen and tmux bear the
/// same: what is sent leaves no trace in either, and both ways are told.
#[test]
fn x5_a_copy_from_beyond_a_multiplexer_leaves_no_trace() {
    let told = "Đã gửi; GNU screen không hỗ trợ, còn tmux.conf có thể cần: set -s set-clipboard on";
    let squeezed = |pty: &Pty| pty.text().split_whitespace().collect::<String>();
    let expected = format!("ước54%{}", told.replace(' ', ""));
    let copies = |pty: &mut Pty| {
        pty.wait_for(FIRST);
        look_for_cited(pty);
        pty.send("y");
        pty.wait_until("the figure and both ways", |pty| {
            squeezed(pty).starts_with(&expected)
        });
        pass(Duration::from_millis(80));
        pty.send("Y");
        pty.wait_until("the whole citation", |pty| {
            shows_copy(pty, "Không gửi được: dài quá cho bảng tạm.")
        });
        pty.send("\x03");
    };
    if has_tool("screen") {
        let inside = [&["env", "-u", "STY"], &INSIDE[..]].concat();
        let (mut pty, _folder) = in_screen("beyond", (80, 24), &inside);
        copies(&mut pty);
        pty.wait_for("[screen is terminating]");
        pty.end();
    }
    if has_tool("tmux") {
        let inside = format!(
            "env -u TMUX -u TERM_PROGRAM TERM=screen-256color {}",
            explorer()
        );
        let mut tmux = Tmux::start("beyond", (80, 24), "", &inside);
        copies(&mut tmux.pty);
        tmux.pty.wait_for("[exited]");
        tmux.pty.end();
    }
}

/// T5: tmux holds an Escape back and answers for the terminal.
#[test]
fn t5_inside_tmux() {
    if !has_tool("tmux") {
        return;
    }
    for size in [(100, 30), (40, 20)] {
        let mut tmux = Tmux::start("look-up", size, "", &explorer());
        look_up(&mut tmux.pty, size);
        tmux.pty.wait_for("[exited]");
        tmux.pty.end();
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
        let (mut pty, _folder) = in_screen("look-up", size, &INSIDE);
        look_up(&mut pty, size);
        pty.wait_for("[screen is terminating]");
        pty.end();
    }
}
