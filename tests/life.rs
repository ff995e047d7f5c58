//! Life and death of a session on a real terminal: however it ends, the terminal is given back.

mod support;

use std::process::Stdio;
use std::time::Duration;

use chitieu::model::SeriesId;
use chitieu::search::answer::Reading;
use chitieu::tui::app::Row;
use chitieu::tui::local;
use chitieu::tui::session::Session;
use chitieu::tui::terminal::Questions;
use rustix::process::Signal;
use support::pty::{CHITIEU, Pty, Start, pair, told};

const FIRST: &str = "Tốc độ tăng trưởng GRDP";

/// Opens the explorer, types, optionally signals, and checks that everything is given back.
#[track_caller]
fn check(typed: &str, signal: Option<Signal>) {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    pty.send(typed);
    if let Some(signal) = signal {
        pty.signal(signal);
    }
    let (status, _) = pty.end();
    assert_eq!(told(status), "exit 0", "{typed:?} {signal:?}");
    pty.assert_restored();
}

#[test]
fn leaving_gives_the_terminal_back() {
    check("q", None);
    check("\x03", None);
    check("\x11", None);
}

#[test]
fn control_c_leaves_the_search_box_and_menus() {
    check("/ho ngheo\x03", None);
    check(":\x03", None);
    check("?ngon\x03", None);
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        check("", Some(signal));
        check("/ho", Some(signal));
    }
}

/// L1: the line goes down while hang-ups are ignored.
#[test]
fn l1_a_line_that_goes_down_ends_the_program() {
    for trap in ["trap '' HUP;", ""] {
        let script = format!("{trap} exec {CHITIEU}");
        let mut pty = Pty::start(&Start {
            command: &["sh", "-c", &script],
            ..Start::default()
        });
        pty.wait_for(FIRST);
        let before = pty.cpu();
        pty.hang_up();
        let (_, used) = pty.end();
        assert!(used - before < Duration::from_millis(50), "{used:?}");
    }
}

/// L1: only the output goes away.
#[test]
fn l1_an_output_that_goes_away_ends_the_program() {
    let (keys, shown) = (pair((80, 24)), pair((80, 24)));
    let stdio = |fd: &std::os::fd::OwnedFd| Stdio::from(fd.try_clone().unwrap());
    let streams = [stdio(&keys.slave), stdio(&shown.slave), stdio(&shown.slave)];
    let mut pty = Pty::spawn(&Start::default(), shown.master, &shown.slave, streams);
    drop(shown.slave);
    pty.wait_for(FIRST);
    pty.hang_up();
    let (status, used) = pty.end();
    assert_eq!(told(status), "exit 0");
    assert!(used < Duration::from_secs(2), "{used:?}");
    drop(keys);
}

#[test]
fn without_an_output_the_terminal_is_left_alone() {
    let mut pty = Pty::start(&Start {
        command: &["sh", "-c", &format!("exec {CHITIEU} >&-")],
        ..Start::default()
    });
    let (status, _) = pty.end();
    assert_eq!(told(status), "exit 0");
    assert!(!pty.log.contains(&0x1b), "no escapes without a screen");
}

/// Started by the tests below in a terminal of its own: its list ends in a row that does not exist,
/// so that going there breaks the drawing, and copying there breaks the update.
#[test]
#[ignore = "runs in a terminal that another test makes"]
fn broken_session() {
    let mut app = support::screen::app((80, 24));
    app.rows.push(Row::of(SeriesId(u32::MAX), Reading::Typed));
    app.cursor.set_len(app.rows.len());
    let _ = local::feed::run(Session::new(app, Questions::default()));
}

/// L3: a panic in drawing and in updating gives the terminal back, and its message can be read.
#[test]
fn l3_a_panic_gives_the_terminal_back() {
    let own = std::env::current_exe().unwrap();
    let own = own.to_str().unwrap();
    for (typed, origin) in [("\x1b[F", "src/"), ("\x1b[Fy", "src/")] {
        let mut pty = Pty::start(&Start {
            command: &[
                own,
                "--exact",
                "broken_session",
                "--ignored",
                "--nocapture",
                "--test-threads=1",
            ],
            ..Start::default()
        });
        pty.wait_for(FIRST);
        pty.send(typed);
        let (status, _) = pty.end();
        assert_eq!(told(status), "exit 101");
        let shown = pty.text();
        assert!(shown.contains("panicked at"), "{shown}");
        assert!(shown.contains(origin), "{shown}");
        pty.assert_restored();
    }
}

/// Ctrl-Z under a shell stops the job with the terminal given back; `fg` brings the screen back.
#[test]
fn suspended_and_continued() {
    let mut pty = Pty::start(&Start {
        command: &["bash", "--norc", "--noprofile", "-i"],
        env: &[("PS1", "prompt> ")],
        ..Start::default()
    });
    pty.wait_for("prompt> ");
    pty.send(format!("{CHITIEU}\n"));
    pty.wait_for(FIRST);
    pty.send("/rung");
    pty.wait_for("Tỷ lệ che phủ rừng");
    pty.send("\x1a");
    pty.wait_for("Stopped");
    assert!(!pty.screen().alternate_screen());
    assert!(!pty.screen().hide_cursor());
    pty.send("fg\n");
    pty.wait_for("Tỷ lệ che phủ rừng");
    assert!(pty.screen().alternate_screen());
    pty.send("\x03");
    pty.wait_until("the shell's prompt", |pty| {
        pty.text().trim_end().ends_with("prompt>")
    });
    pty.send("exit\n");
    pty.end();
    pty.assert_restored();
}

/// L5: without a shell there is nobody to continue it, so it does not stop.
#[test]
fn l5_without_a_shell_it_does_not_stop() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    pty.send("\x1a/rung");
    pty.wait_for("Tỷ lệ che phủ rừng");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// B2, B3: a storm of sizes ends with the right screen for few bytes.
#[test]
fn b2_a_storm_of_sizes() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    let before = pty.log.len();
    for step in 0..80_u16 {
        pty.resize(20 + step * 37 % 181, 6 + step * 13 % 65);
        pty.pump(Duration::from_millis(5));
    }
    pty.resize(100, 30);
    pty.wait_until("a screen of 100 columns", |pty| {
        pty.text().lines().nth(2) == Some(&"─".repeat(100))
    });
    let written = pty.log.len() - before;
    assert!(written <= 150_000, "{written} bytes");
    let mut app = support::screen::app((100, 30));
    app.outlook.as_of = true;
    app.refresh();
    let expected = support::screen::draw(&app);
    pty.wait_until("the whole screen", |pty| {
        pty.text().trim_end() == expected.trim_end()
    });
    pty.send("q");
    pty.end();
    pty.assert_restored();
}

/// B6: nothing is written and nothing wakes while nobody does anything.
#[test]
fn b6_idle_is_silent() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    pty.send("\x1b[B\x1b[B");
    pty.wait_for("mục tiêu 3.000 tỷ đồng");
    while pty.pump(Duration::from_millis(500)) {}
    let (written, woken) = (pty.log.len(), pty.switches());
    assert!(!pty.pump(Duration::from_secs(3)));
    assert_eq!(pty.log.len(), written, "bytes while idle");
    assert_eq!(pty.switches(), woken, "wake-ups while idle");
}
