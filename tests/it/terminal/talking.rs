//! The dialogue on a terminal: typed, interrupted, ended, where a cursor can be placed and where it cannot.

use rustix::process::Signal;

use crate::support::pty::{CHITIEU, Pty, Start, told};

fn talk(command: &[&str], term: &str) -> Pty {
    Pty::start(&Start {
        command,
        size: (100, 40),
        env: &[("TERM", term), ("LANG", "vi_VN.UTF-8")],
    })
}

const TALK: [&str; 4] = [CHITIEU, "talk", "--as-of", "2026-11-24"];
const PLAIN: [&str; 4] = [CHITIEU, "--plain", "--as-of", "2026-11-24"];
const BEGINS: &str = "Mỗi dòng một câu hỏi";

#[test]
fn a_person_types_questions_and_nothing_is_drawn() {
    for command in [TALK, PLAIN] {
        let mut pty = talk(&command, "xterm-256color");
        pty.wait_for(BEGINS);
        pty.send("che phủ rừng đạt chưa\r");
        pty.wait_for("Đạt: đúng mục tiêu");
        pty.send("lịch sử\r");
        pty.wait_for("năm có số liệu");
        pty.send("\x04");
        assert_eq!(told(pty.end().0), "exit 0");
        assert!(!pty.log.contains(&0x1b), "an escape sequence");
    }
}

#[test]
fn an_interrupt_ends_it_as_it_ends_other_programs() {
    // A run under `nohup` hands on that some signals are ignored, which is kept for good reason.
    let mut command = vec!["env", "--default-signal"];
    command.extend(TALK);
    let mut pty = talk(&command, "xterm-256color");
    pty.wait_for(BEGINS);
    pty.send("che phủ\x03");
    assert_eq!(told(pty.end().0), "signal 2");
    for signal in [Signal::TERM, Signal::HUP] {
        let mut pty = talk(&command, "xterm-256color");
        pty.wait_for(BEGINS);
        pty.signal(signal);
        assert!(told(pty.end().0).starts_with("signal "));
    }
}

#[test]
fn a_terminal_that_goes_away_ends_it() {
    let mut pty = talk(&TALK, "xterm-256color");
    pty.wait_for(BEGINS);
    pty.hang_up();
    pty.end_unread();
}

#[test]
fn a_dumb_terminal_gets_the_list_and_then_the_dialogue() {
    let command = [CHITIEU, "--place", "Lai Châu", "--as-of", "2026-11-24"];
    let mut pty = talk(&command, "dumb");
    pty.wait_for(BEGINS);
    pty.send("hộ nghèo so với Điện Biên\r");
    pty.wait_for("so sánh – Tỷ lệ hộ nghèo");
    pty.send("thoát\r");
    assert_eq!(told(pty.end().0), "exit 0");
    let text = String::from_utf8(std::mem::take(&mut pty.log)).unwrap();
    let list = text.find("GRDP bình quân đầu người").unwrap();
    assert!(list < text.find(BEGINS).unwrap());
    assert!(!text.contains('\u{1b}'));
}
