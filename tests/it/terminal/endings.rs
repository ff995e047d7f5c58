//! Life and death of a session on a real terminal: however it ends, the terminal is given back.

use std::process::Stdio;
use std::time::Duration;

use chitieu::core::model::SeriesId;
use chitieu::explorer::local::{self, given::LoopInputs};
use chitieu::explorer::session::Session;
use chitieu::explorer::state::things::ListRow;
use chitieu::line::terminal::Questions;
use chitieu::pack::files::Shelf;
use chitieu::search::answer::Reading;
use rustix::process::{Pid, Signal, kill_process};

use super::FIRST;
use crate::support::escapes::forbidden;
use crate::support::pty::{Pty, Start, explorer, pair, told};
use crate::support::screen;

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
    assert_eq!(told(status), ended(signal), "{typed:?} {signal:?}");
    pty.assert_restored();
}

/// How the program ends by a signal: as shells tell it.
fn ended(signal: Option<Signal>) -> String {
    format!("exit {}", signal.map_or(0, |signal| 128 + signal.as_raw()))
}

#[test]
fn leaving_gives_the_terminal_back() {
    check("q", None);
    check("\x03", None);
    check("\x11", None);
}

/// L4: also where margins were in use, at every end.
#[test]
fn l4_margins_are_given_back() {
    let ends: [(&str, Option<Signal>); 4] = [
        ("q", None),
        ("/ho\x03", None),
        ("", Some(Signal::TERM)),
        ("", Some(Signal::HUP)),
    ];
    for (typed, signal) in ends {
        let mut pty = Pty::explorer((120, 40));
        pty.margins = true;
        pty.wait_for(FIRST);
        pty.wait_until("the question for margins", |pty| {
            pty.log.windows(7).any(|part| part == b"\x1b[?69$p")
        });
        pty.send("\x1b[B".repeat(30));
        let expected = screen::screen_as_of((120, 40), &"<down>".repeat(30));
        let row = expected.lines().rfind(|line| line.contains("│▸ ")).unwrap();
        pty.wait_for(row.split('│').nth(1).unwrap());
        pty.send(typed);
        if let Some(signal) = signal {
            pty.signal(signal);
        }
        let (status, _) = pty.end();
        assert_eq!(told(status), ended(signal));
        assert_eq!(forbidden(&pty.log), None);
        pty.assert_restored();
    }
}

#[test]
fn control_c_leaves_the_search_box_and_menus() {
    check("/ho ngheo\x03", None);
    check(":\x03", None);
    check("?ngon\x03", None);
}

/// And the exit status tells which it was.
#[test]
fn signals_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        check("", Some(signal));
        check("/ho", Some(signal));
    }
}

/// A shell that waits for it sees 128 + n, also where what stops from the keyboard was ignored before.
#[test]
fn a_shell_can_tell_how_it_ended() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        // A shell without job control lets what runs beside it ignore the keyboard's signals.
        let script = format!(
            "{} < /dev/tty & echo \"pid $!.\"; wait $!; echo ended $?",
            explorer()
        );
        let mut pty = Pty::start(&Start {
            command: &["bash", "-c", &script],
            ..Start::default()
        });
        pty.wait_for(FIRST);
        let log = String::from_utf8_lossy(&pty.log).into_owned();
        let (_, pid) = log.split_once("pid ").unwrap();
        let (pid, _) = pid.split_once('.').unwrap();
        let explorer = Pid::from_raw(pid.parse().unwrap()).unwrap();
        kill_process(explorer, signal).unwrap();
        pty.wait_for(&format!("ended {}", 128 + signal.as_raw()));
        pty.end();
    }
}

/// L1: the line goes down while hang-ups are ignored.
#[test]
fn l1_a_line_that_goes_down_ends_the_program() {
    for trap in ["trap '' HUP;", ""] {
        let script = format!("{trap} exec {}", explorer());
        let mut pty = Pty::start(&Start {
            command: &["sh", "-c", &script],
            ..Start::default()
        });
        pty.wait_for(FIRST);
        let before = pty.cpu();
        pty.hang_up();
        let (status, used) = pty.end();
        assert_eq!(told(status), ended(Some(Signal::HUP)));
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
    assert_eq!(told(status), ended(Some(Signal::HUP)));
    assert!(used < Duration::from_secs(2), "{used:?}");
    drop(keys);
}

#[test]
fn without_an_output_the_terminal_is_left_alone() {
    let mut pty = Pty::start(&Start {
        command: &["sh", "-c", &format!("exec {} >&-", explorer())],
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
    let mut app = screen::app((80, 24));
    app.snapshot
        .rows
        .push(ListRow::series(SeriesId(u32::MAX), Reading::Typed));
    app.panes.list.set_len(app.snapshot.rows.len());
    let _ = local::feed::run(
        Session::new(app, Questions::default()),
        LoopInputs::files(Shelf::Embedded, today),
    );
}

/// L3: a panic in drawing and in updating gives the terminal back, and its message can be read.
#[test]
fn l3_a_panic_gives_the_terminal_back() {
    let own = std::env::current_exe().unwrap();
    let own = own.to_str().unwrap();
    let (_, room) = module_path!().split_once("::").unwrap();
    let session = format!("{room}::broken_session");
    for (typed, origin) in [("\x1b[F", "src/"), ("\x1b[Fy", "src/")] {
        let mut pty = Pty::start(&Start {
            command: &[
                own,
                "--exact",
                &session,
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
    pty.send(explorer() + "\n");
    pty.wait_for(FIRST);
    pty.send("/rung");
    pty.wait_for("Tỷ lệ che phủ rừng");
    // An answer of the terminal that is still on its way when the program stops is read by the shell.
    while pty.pump(Duration::from_millis(200)) {}
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

/// What the terminal still answers when the job stops is read by the program, not by the shell, whether a key
/// or a signal stops it, however the answer is cut and whatever is typed right behind the key.
#[test]
fn what_is_on_its_way_does_not_reach_the_shell() {
    let answer: &[&str] = &["\x1b[0n"];
    let pieces: &[&str] = &[
        "\x1b]11;rgb:0000/00",
        "00/0000\x1b",
        "\\\x1b[?2026;2$y\x1b[0n",
    ];
    late_answers(false, answer);
    late_answers(false, pieces);
    late_answers(true, pieces);
    late_answers(false, &["touch X\r", "ls\r", "\x1b[0n"]);
}

#[track_caller]
fn late_answers(by_signal: bool, answers: &[&str]) {
    let mut pty = Pty::start(&Start {
        command: &["bash", "--norc", "--noprofile", "-i"],
        env: &[("PS1", "prompt> ")],
        ..Start::default()
    });
    pty.wait_for("prompt> ");
    pty.send(explorer() + "\n");
    pty.wait_for(FIRST);
    while pty.pump(Duration::from_millis(200)) {}
    // How long an answer is waited for is bounded, so that a busy machine may miss the moment.
    let is_kept = (0..5).any(|_| {
        pty.confirms = false;
        let before = pty.log.len();
        pty.send("\x0c");
        pty.wait_until("the question behind a whole screen", |pty| {
            pty.log[before..].windows(4).any(|part| part == b"\x1b[5n")
        });
        if by_signal {
            stop_job(&pty);
        } else {
            pty.send("\x1a");
        }
        pty.wait_until("the other screen", |pty| !pty.screen().alternate_screen());
        for answer in answers {
            pty.send(answer);
            pty.pump(Duration::from_millis(5));
        }
        pty.confirms = true;
        pty.wait_for("Stopped");
        while pty.pump(Duration::from_millis(100)) {}
        let is_echoed = pty.text().contains("^[") || pty.text().contains("touch");
        pty.send("fg\n");
        pty.wait_until("the screen again, or a complaint", |pty| {
            let text = pty.text();
            pty.screen().alternate_screen()
                || text.contains("not found")
                || text.contains("syntax error")
        });
        let is_kept = pty.screen().alternate_screen();
        if !is_kept {
            pty.send("fg\n");
        }
        pty.wait_for(FIRST);
        while pty.pump(Duration::from_millis(200)) {}
        is_kept && !is_echoed
    });
    assert!(is_kept, "the shell read the answer");
    pty.send("\x03");
    pty.wait_until("the shell's prompt", |pty| {
        pty.text().trim_end().ends_with("prompt>")
    });
    pty.send("exit\n");
    pty.end();
}

/// The explorers that a shell in a pseudo-terminal has started.
fn jobs(pty: &Pty) -> Vec<Pid> {
    let shell = pty.pid().as_raw_nonzero();
    let path = format!("/proc/{shell}/task/{shell}/children");
    let children = std::fs::read_to_string(path).unwrap();
    let pids = children.split_whitespace().map(|pid| pid.parse().unwrap());
    pids.filter_map(Pid::from_raw).collect()
}

fn stop_job(pty: &Pty) {
    for pid in jobs(pty) {
        kill_process(pid, Signal::TSTP).unwrap();
    }
}

/// Stopped and continued from outside: input is raw again, every mode is set and the whole screen is sent; also
/// where whoever had the terminal meanwhile took every mode away, and time and again.
#[test]
fn continued_from_outside() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    while pty.pump(Duration::from_millis(200)) {}
    for taken_away in [false, true, true] {
        let before = pty.log.len();
        pty.signal(Signal::STOP);
        if taken_away {
            pty.take_modes_away();
        }
        pty.signal(Signal::CONT);
        pty.continued += 1;
        pty.wait_until("the whole screen again", |pty| {
            let again = &pty.log[before..];
            again.windows(4).any(|part| part == b"\x1b[2J")
        });
        pty.wait_until("every mode", |pty| {
            let screen = pty.screen();
            screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor()
        });
        assert!(pty.is_raw(), "input is raw");
        pty.send("/rung");
        pty.wait_for("Tỷ lệ che phủ rừng");
        pty.send("\x1b[27u");
        pty.wait_gone("/ rung");
    }
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// The same under a shell with job control, which the job is stopped behind the back of.
#[test]
fn stopped_from_outside_under_a_shell() {
    let mut pty = Pty::start(&Start {
        command: &["bash", "--norc", "--noprofile", "-i"],
        env: &[("PS1", "prompt> ")],
        ..Start::default()
    });
    pty.wait_for("prompt> ");
    pty.send(explorer() + "\n");
    pty.wait_for(FIRST);
    while pty.pump(Duration::from_millis(200)) {}
    for pid in jobs(&pty) {
        kill_process(pid, Signal::STOP).unwrap();
    }
    pty.wait_for("Stopped");
    pty.send("printf '\\033[?1049l\\033[?2004l\\033[?25h'; stty sane; echo re''set\n");
    pty.wait_for("reset");
    assert!(!pty.screen().alternate_screen());
    pty.send("fg\n");
    pty.wait_until("every mode", |pty| {
        let screen = pty.screen();
        screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor()
    });
    pty.wait_for(FIRST);
    pty.send("/rung");
    pty.wait_for("Tỷ lệ che phủ rừng");
    pty.send("\x03");
    pty.wait_until("the shell's prompt", |pty| {
        pty.text().trim_end().ends_with("prompt>")
    });
    pty.send("exit\n");
    pty.end();
}

/// L5: without a shell that can continue it, it does not stop; also behind one that only waits for
/// it, as a server's forced command has.
#[test]
fn l5_without_a_shell_it_does_not_stop() {
    let script = format!("{}; exit 7", explorer());
    for (command, ended) in [
        (Start::default().command.to_vec(), "exit 0"),
        (vec!["sh", "-c", &script], "exit 7"),
    ] {
        let mut pty = Pty::start(&Start {
            command: &command,
            ..Start::default()
        });
        pty.wait_for(FIRST);
        pty.send("\x1a/rung");
        pty.wait_for("Tỷ lệ che phủ rừng");
        pty.send("\x03");
        assert_eq!(told(pty.end().0), ended);
        pty.assert_restored();
    }
}

/// The day of a clock that stands still.
fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 24)
}
