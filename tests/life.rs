//! Life and death of a session on a real terminal: however it ends, the terminal is given back.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod support;

use std::process::Stdio;
use std::time::{Duration, Instant};

use chitieu::model::SeriesId;
use chitieu::search::answer::Reading;
use chitieu::tui::app::Row;
use chitieu::tui::local;
use chitieu::tui::session::Session;
use chitieu::tui::terminal::Questions;
use rustix::process::Signal;
use support::escapes::forbidden;
use support::pty::{CHITIEU, Pty, Start, has_tool, pair, pass, told};
use support::rubbish;

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

/// L4: also where margins were in use, at every end.
#[test]
fn l4_margins_are_given_back() {
    let ends: [&dyn Fn(&mut Pty); 4] = [
        &|pty| pty.send("q"),
        &|pty| pty.send("/ho\x03"),
        &|pty| pty.signal(Signal::TERM),
        &|pty| pty.signal(Signal::HUP),
    ];
    for end in ends {
        let mut pty = Pty::explorer((120, 40));
        pty.margins = true;
        pty.wait_for(FIRST);
        pty.wait_until("the question for margins", |pty| {
            pty.log.windows(7).any(|part| part == b"\x1b[?69$p")
        });
        pty.send("\x1b[B".repeat(30));
        let expected = support::screen::screen_as_of((120, 40), &"<down>".repeat(30));
        let row = expected.lines().rfind(|line| line.contains("│▸ ")).unwrap();
        pty.wait_for(row.split('│').nth(1).unwrap());
        end(&mut pty);
        let (status, _) = pty.end();
        assert_eq!(told(status), "exit 0");
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
    let _ = local::feed::run(Session::new(app, Questions::default()), None);
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

/// Stopped and continued from outside: input is raw again and the whole screen is sent.
#[test]
fn continued_from_outside() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    while pty.pump(Duration::from_millis(200)) {}
    let before = pty.log.len();
    pty.signal(Signal::STOP);
    pty.signal(Signal::CONT);
    pty.wait_until("the whole screen again", |pty| {
        let again = &pty.log[before..];
        again.windows(4).any(|part| part == b"\x1b[2J")
    });
    pty.send("/rung");
    pty.wait_for("Tỷ lệ che phủ rừng");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// L5: without a shell that can continue it, it does not stop; also behind one that only waits for
/// it, as a server's forced command has.
#[test]
fn l5_without_a_shell_it_does_not_stop() {
    let script = format!("{CHITIEU}; exit 7");
    for (command, ended) in [
        (vec![CHITIEU], "exit 0"),
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
    let expected = support::screen::screen_as_of((100, 30), "");
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

/// A reader that stands still cannot hold the program; what fits of the farewell is sent.
#[test]
fn a_reader_that_stands_still_holds_nobody() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    for key in ["\x1b[6~", "\x1b[5~"].repeat(40) {
        pty.send(key);
        pass(Duration::from_millis(20));
    }
    let before = Instant::now();
    pty.signal(Signal::TERM);
    assert_eq!(told(pty.end_unread()), "exit 0");
    assert!(before.elapsed() < Duration::from_secs(2));
    while pty.pump(Duration::ZERO) {}
    pty.assert_restored();
}

/// Where the terminal cannot be opened a second time, as after a change of user, its blocking output
/// serves, and even then a reader that stands still holds nobody.
#[test]
fn without_a_second_opening_nobody_is_held_either() {
    let ends = pair((120, 40));
    let name = rustix::termios::ttyname(&ends.slave, Vec::new()).unwrap();
    rustix::fs::chmod(&name, rustix::fs::Mode::empty()).unwrap();
    let is_root = rustix::process::geteuid().is_root();
    if is_root && !has_tool("setpriv") {
        return;
    }
    // Nothing is closed to root, so root becomes nobody, who gets a program of its own.
    let program = std::env::temp_dir().join(format!("chitieu-nobody-{}", std::process::id()));
    std::fs::copy(CHITIEU, &program).unwrap();
    let own = [program.to_str().unwrap(), "--as-of", "2026-11-24"];
    let nobody = ["setpriv", "--reuid", "65534", "--clear-groups", "--"];
    let command = if is_root {
        [&nobody[..], &own].concat()
    } else {
        own.to_vec()
    };
    let start = Start {
        command: &command,
        size: (120, 40),
        ..Start::default()
    };
    let stdio = || Stdio::from(ends.slave.try_clone().unwrap());
    let streams = [stdio(), stdio(), stdio()];
    let mut pty = Pty::spawn(&start, ends.master, &ends.slave, streams);
    pty.wait_for(FIRST);
    let fds = format!("/proc/{}/fdinfo", pty.pid().as_raw_nonzero());
    let flags = std::fs::read_dir(fds).unwrap().map(|fd| {
        let about = std::fs::read_to_string(fd.unwrap().path()).unwrap();
        let flags = about.lines().find_map(|line| line.strip_prefix("flags:\t"));
        u32::from_str_radix(flags.unwrap(), 8).unwrap()
    });
    let (writing, not_blocking) = (0o1, 0o4000);
    let is_second = |flags: &u32| flags & 0o3 == writing && flags & not_blocking != 0;
    assert_eq!(flags.filter(is_second).count(), 0, "it was opened again");
    pty.send("/che phu rung\r");
    pty.wait_for("▸ Tỷ lệ che phủ rừng");
    pty.send("\x1b[27u");
    for key in ["\x1b[6~", "\x1b[5~"].repeat(40) {
        pty.send(key);
        pass(Duration::from_millis(20));
    }
    let before = Instant::now();
    pty.signal(Signal::TERM);
    assert_eq!(told(pty.end_unread()), "exit 0");
    assert!(before.elapsed() < Duration::from_secs(2));
    while pty.pump(Duration::ZERO) {}
    pty.assert_restored();
    let _ = std::fs::remove_file(program);
}

/// B8: over a line of 2 KB a second the last state stands as soon as little more than its own bytes
/// has come.
#[test]
fn b8_a_slow_reader_gets_the_last_state() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    while pty.pump(Duration::from_millis(500)) {}
    let tick = |pty: &mut Pty| {
        pass(Duration::from_millis(10));
        pty.pump_at_most(Duration::ZERO, 20);
    };
    for _ in 0..60 {
        pty.send("\x1b[B");
        (0..3).for_each(|_| tick(&mut pty));
    }
    let read = pty.log.len();
    let expected = support::screen::screen_as_of((120, 40), &"<down>".repeat(60));
    let mut ticks = 0;
    while pty.text().trim_end() != expected.trim_end() {
        tick(&mut pty);
        ticks += 1;
        assert!(
            ticks < 3000,
            "waited in vain for the last state:\n{}",
            pty.text()
        );
        // What may be on its way, the frame behind it, then a leap and the detail of the last state.
        let more = pty.log.len() - read;
        assert!(more <= 7000, "{more} bytes and still:\n{}", pty.text());
    }
    pty.send("q");
    pty.end();
    pty.assert_restored();
}

/// B10: a terminal that answers nothing has its first screen and its answers all the same.
#[test]
fn b10_a_terminal_that_answers_nothing() {
    let started = Instant::now();
    let mut pty = Pty::explorer((120, 40));
    pty.confirms = false;
    pty.wait_for(FIRST);
    pty.send("/ty le che phu rung\r");
    pty.wait_for("▸ Tỷ lệ che phủ rừng");
    pty.wait_for("ước 54%   2025");
    assert!(started.elapsed() < Duration::from_secs(5));
    pty.send("q");
    pty.end();
    pty.assert_restored();
}

/// B9: among ten thousand indicators the first byte comes within a second of each letter.
#[test]
fn b9_letters_are_answered_among_ten_thousand() {
    let folder = std::env::temp_dir().join(format!("chitieu-life-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut pack = String::from(
        "pack = { id = \"p\", name = \"P\", place = \"P\" }\ncategory = [{ id = \"c\", name = \"C\" }]\n",
    );
    for at in 0..10_000 {
        let name = ["Tỷ lệ hộ nghèo", "Diện tích rừng", "Số giường bệnh"][at % 3];
        pack.push_str(&format!(
            "[[indicator]]\nid = \"i{at}\"\nname = \"{name} số {at}\"\ncategory = \"c\"\n\
             claims = [{{ kind = \"actual\", year = 2023, value = {at} }}]\n"
        ));
    }
    std::fs::write(folder.join("pack.toml"), pack).unwrap();
    let mut pty = Pty::start(&Start {
        command: &[CHITIEU, "--pack", folder.to_str().unwrap()],
        size: (120, 40),
        ..Start::default()
    });
    pty.wait_for("Tỷ lệ hộ nghèo số 0");
    pty.send("/");
    for letter in "ty le ho ngheo so 9".chars() {
        while pty.pump(Duration::from_millis(100)) {}
        let before = Instant::now();
        pty.send(letter.to_string());
        assert!(pty.pump(Duration::from_secs(1)), "{letter:?} waits");
        assert!(before.elapsed() < Duration::from_secs(1));
    }
    pty.wait_for("Tỷ lệ hộ nghèo số 9");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
    let _ = std::fs::remove_dir_all(&folder);
}

/// Rubbish of every kind is survived with few bytes.
#[test]
fn rubbish_is_survived() {
    for (name, bytes) in rubbish::kinds() {
        let mut pty = Pty::explorer((120, 40));
        pty.wait_for(FIRST);
        let before = pty.log.len();
        for piece in bytes.chunks(512) {
            pty.send(piece);
            pty.pump(Duration::from_millis(1));
        }
        // Whatever is open now, these leave it.
        pty.send("\x1b");
        while pty.pump(Duration::from_millis(500)) {}
        let written = pty.log.len() - before;
        assert!(written <= 64_000, "{name}: {written} bytes");
        pty.send("\x03");
        let (status, _) = pty.end();
        assert_eq!(told(status), "exit 0", "{name}");
        assert_eq!(forbidden(&pty.log), None, "{name}");
        pty.assert_restored();
    }
}

/// V8, V9: what an input method sends, in the search box and in the list.
#[test]
fn v8_v9_input_methods() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    pty.send("\x7fọ\x7f\x7fưđ");
    pty.wait_for("Bộ gõ đang bật");
    pty.send("/ho\x08ô\x08ộ ngheo\x7f\x7fèo");
    pty.wait_for("/ hộ nghèo");
    pty.wait_gone("Bộ gõ đang bật");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// X6, X7: hostile and huge pastes leave the program open and at work.
#[test]
fn x6_x7_pastes() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    pty.send("\x1b[200~abc\x1b[201~q\x03");
    // Keys right behind a paste are refused.
    pass(Duration::from_millis(100));
    pty.send("/");
    pty.wait_for("/ gõ để tìm");
    let before = Instant::now();
    pty.send(format!("\x1b[200~{}\x1b[201~", "rừng ".repeat(40_000)));
    pty.wait_for("rừng rừng");
    assert!(
        before.elapsed() < Duration::from_secs(5),
        "a paste of 280 KB"
    );
    pass(Duration::from_millis(100));
    pty.send("\x15\x0b");
    pty.wait_for("/ gõ để tìm");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// T13: where the cursor cannot be placed the same facts come as plain lines.
#[test]
fn t13_a_dumb_terminal_gets_plain_lines() {
    for term in ["dumb", ""] {
        let mut pty = Pty::start(&Start {
            env: &[("TERM", term)],
            size: (120, 40),
            ..Start::default()
        });
        assert_eq!(told(pty.end().0), "exit 0");
        let text = String::from_utf8(pty.log.clone()).unwrap();
        assert!(text.contains(FIRST), "{term:?}");
        assert!(!text.contains('\u{1b}'), "{term:?}");
    }
}

/// T3: an answer that comes after the search box was opened is swallowed.
#[test]
fn t3_an_answer_in_the_search_box() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    pty.send("/ho");
    pty.wait_for("/ ho");
    pty.send("\x1b]11;rgb:ff");
    pty.send("ff/ffff/ffff\x1b");
    pty.send("\\n");
    pty.wait_for("/ hon");
    assert!(!pty.text().contains("rgb"));
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// A quick end swallows the answers that are still on their way, so that the shell does not read
/// them.
#[test]
fn answers_do_not_reach_the_shell() {
    let mut pty = Pty::start(&Start {
        command: &[
            "sh",
            "-c",
            &format!("{CHITIEU}; read -r line; echo \"got=$line\""),
        ],
        ..Start::default()
    });
    pty.confirms = false;
    pty.wait_for(FIRST);
    pty.send("q");
    pty.wait_until("the first screen again", |pty| {
        !pty.screen().alternate_screen()
    });
    pty.send("\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?2026;2$y\x1b[0n");
    pass(Duration::from_millis(600));
    pty.send("typed\n");
    pty.wait_for("got=typed");
    pty.end();
}
