//! What terminals and input methods send: typed letters, pastes, answers late or on their way.

use std::time::{Duration, Instant};

use super::FIRST;
use crate::support::pty::{Pty, Start, explorer, pass, told};

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
    pty.wait_for("/ abc");
    // Keys right behind a paste are refused.
    pass(Duration::from_millis(100));
    pty.send("\x15");
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
        // Behind the list a question can be asked.
        pty.wait_for("> ");
        pty.send("\x04");
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
            &format!("{}; read -r line; echo \"got=$line\"", explorer()),
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
