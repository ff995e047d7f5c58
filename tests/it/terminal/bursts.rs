//! Text without brackets on a real terminal, with a shell behind the program that would run what is left over.

use std::time::{Duration, Instant};

use super::FIRST;
use crate::support::pty::{Pty, Start, explorer, pass, told};

/// A gap that makes two bursts of one; a busy machine may not send faster.
const TOO_LONG: Duration = Duration::from_millis(20);

/// So often a machine may be too busy to send, or to take, as fast as it should.
const TURNS: usize = 9;

/// The explorer, and behind it what a shell would read.
fn before_a_shell() -> Pty {
    let script = format!(
        "{}; echo ready; read -r line; echo \"got=$line\"",
        explorer()
    );
    let mut pty = Pty::start(&Start {
        command: &["sh", "-c", &script],
        size: (100, 30),
        ..Start::default()
    });
    pty.wait_for(FIRST);
    while pty.pump(Duration::from_millis(100)) {}
    pty
}

/// Sends a text, so many milliseconds a letter; tells whether it went out as fast, and nothing kept the program from
/// taking it.
fn send(pty: &mut Pty, text: &str, speed: u64) -> bool {
    let speed = Duration::from_millis(speed);
    let (mut longest, mut longest_wait) = (Duration::ZERO, Duration::ZERO);
    let mut last = Instant::now();
    let mut waited = pty.kept_waiting();
    for letter in text.split_inclusive(|_| true) {
        pty.send(letter);
        longest = longest.max(last.elapsed());
        last = Instant::now();
        let end = last + speed;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            pty.pump(left);
        }
        let so_far = pty.kept_waiting();
        longest_wait = longest_wait.max(so_far.saturating_sub(waited));
        waited = so_far;
    }
    longest < speed + TOO_LONG && longest_wait < TOO_LONG.max(speed)
}

/// Leaves, and checks that the shell reads what is typed then and nothing before it.
#[track_caller]
fn leave(mut pty: Pty) {
    pass(Duration::from_millis(100));
    pty.send("\x03");
    pty.wait_for("ready");
    pty.send("typed\n");
    pty.wait_for("got=");
    assert!(pty.text().contains("got=typed"), "{}", pty.text());
    pty.end();
}

/// In every place, each at another speed: the first line of a text is kept, and neither the program nor the
/// shell behind it runs anything.
#[test]
fn a_text_without_brackets_runs_nothing() {
    let text = "Lq zy hộ\rQuy mô kinh tế; kết quả\rtouch X\r";
    for (keys, shown, speed) in [
        (&["/"][..], "/ gõ để tìm", 3),
        (&[], FIRST, 1),
        (&["\r"], FIRST, 10),
        (&[":"], "Lệnh", 20),
        (&["="], "Giả định", 0),
        (&["O"], "Tổng quan: ", 3),
    ] {
        let went_out = (0..TURNS).any(|_| {
            let mut pty = before_a_shell();
            for key in keys {
                pty.send(key);
                pty.wait_for(shown);
                pass(Duration::from_millis(100));
            }
            let is_quick = send(&mut pty, text, speed);
            if is_quick {
                pty.wait_for("Lq zy hộ");
                assert!(!pty.text().contains("kết quả"), "{}", pty.text());
            }
            assert!(pty.screen().alternate_screen(), "it has not left");
            leave(pty);
            is_quick
        });
        assert!(went_out, "the machine is too busy");
    }
}

/// Whatever still comes right behind the key that leaves is swallowed.
#[test]
fn what_comes_behind_leaving_does_not_reach_the_shell() {
    for (first, rest, speed) in [
        ("\x03", "touch X\rls\r", 3),
        ("/ho\x11", "quit\rls -l\r", 10),
        ("/ho\x03", "x\r", 0),
    ] {
        let went_out = (0..TURNS).any(|_| {
            let mut pty = before_a_shell();
            let is_quick = send(&mut pty, &format!("{first}{rest}"), speed);
            pty.wait_for("ready");
            pty.send("typed\n");
            pty.wait_for("got=");
            let is_kept = pty.text().contains("got=typed");
            assert!(is_kept || !is_quick, "{}", pty.text());
            pty.end();
            is_quick && is_kept
        });
        assert!(went_out, "the machine is too busy");
    }
}

/// `q` leaves after a moment; as the first letter of a word, typed by hand, it opens the search.
#[test]
fn q_leaves_and_begins_words() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    let began = Instant::now();
    pty.send("q");
    assert_eq!(told(pty.end().0), "exit 0");
    assert!(began.elapsed() >= Duration::from_millis(250));
    pty.assert_restored();

    let went_out = (0..TURNS).any(|_| {
        let mut pty = before_a_shell();
        let is_quick = send(&mut pty, "quy hoạch", 80);
        if is_quick {
            pty.wait_for("/ quy hoạch");
            leave(pty);
        }
        is_quick
    });
    assert!(went_out, "the machine is too busy");
}

/// Ctrl-S and Ctrl-Q, a habit of stopping and starting output, end nothing.
#[test]
fn ctrl_s_and_ctrl_q_end_nothing() {
    let mut pty = before_a_shell();
    pty.send("\x13");
    pass(Duration::from_millis(60));
    pty.send("\x11");
    pass(Duration::from_millis(60));
    pty.send("/rung");
    pty.wait_for("/ rung");
    pty.send("\x11");
    pty.wait_until("the first screen again", |pty| {
        !pty.screen().alternate_screen()
    });
}

/// What is typed before the program is there is taken as keys, and what it opens stands open.
#[test]
fn what_is_typed_ahead_is_taken() {
    let mut pty = Pty::start(&Start::default());
    pty.send("jjk");
    pty.wait_for(FIRST);
    pty.send("\x1b[B/che phu rung");
    pty.wait_for("/ che phu rung");
    pty.send("\x03");
    pty.end();
    let mut pty = Pty::start(&Start {
        size: (120, 40),
        ..Start::default()
    });
    pty.send("/che phu rung\r");
    pty.wait_until("the answer, without the box", |pty| {
        pty.text().contains("Tỷ lệ che phủ rừng") && pty.screen().hide_cursor()
    });
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// A paste whose end never comes can be ended by hand: by Ctrl-C three times, or by any keys after a while.
#[test]
fn an_unfinished_paste_can_be_ended() {
    let mut pty = before_a_shell();
    pty.send("\x1b[200~abc");
    for _ in 0..3 {
        pass(Duration::from_millis(80));
        pty.send("\x03");
    }
    pty.wait_for("/ abc");
    leave(pty);
    let mut pty = before_a_shell();
    pty.send("\x1b[200~abc");
    let began = Instant::now();
    while !pty.text().contains("/ abc") {
        assert!(began.elapsed() < Duration::from_secs(10), "{}", pty.text());
        pass(Duration::from_millis(200));
        pty.send("x");
        pty.pump(Duration::from_millis(10));
    }
    leave(pty);
}

/// Backspaces that an input method counts by code points, and a selection that it types over.
#[test]
fn input_methods_count_code_points_and_select() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    pty.send("/tiê\u{301}ng\x7f\x7f\x7f\x7fê\u{300}ng");
    pty.wait_for("/ tiềng");
    pty.send("\x15");
    pty.wait_for("/ gõ để tìm");
    pty.send("tieng\x1b[1;2D\x1b[1;2D\x1b[1;2Dếng");
    pty.wait_for("/ tiếng");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}
