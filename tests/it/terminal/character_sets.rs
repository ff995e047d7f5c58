//! Letters in another character set than UTF-8: they cannot be read, and the person is told what to do, once.

use std::time::Duration;

use super::FIRST;
use crate::support::pty::{Pty, Start, pass};

/// The beginning of what is said; it fits a phone, and has the cure in it.
const TOLD: &str = "Chữ bị mất: đặt bảng mã UTF-8";

/// A key that is no letter, which closes the news.
const UP: &str = "\x1b[A";

/// "hộ nghèo" typed on terminals set to the character sets that people have: what can be read is searched for.
#[test]
fn letters_of_another_character_set_are_told_of_once() {
    for (set, typed) in [
        ("Latin-1", &b"h\xf4 ngh\xe8o"[..]),
        ("Windows-1258", b"h\xf4\xf2 nghe\xcco"),
        ("TCVN3", b"h\xe9 ngh\xcco"),
        ("VISCII", b"h\xf6 ngh\xe8o"),
    ] {
        let mut pty = Pty::explorer((80, 24));
        pty.wait_for(FIRST);
        pty.send("/");
        pty.wait_for("/ gõ để tìm");
        for byte in typed {
            pty.send([*byte]);
        }
        pty.wait_for(TOLD);
        pty.wait_until(set, |pty| {
            pty.text().contains("/ h ngh") && pty.text().contains("chcp 65001")
        });
        // It stays while the word is typed, and goes with the next step.
        pty.send("\r");
        pty.wait_gone(TOLD);
        pty.send([&b"/\x15gr"[..], typed].concat());
        pty.wait_for("/ grh ngh");
        assert!(!pty.text().contains(TOLD), "{set}: told twice");
        pty.send("\x03");
        pty.end();
        pty.assert_restored();
    }
}

/// A lone letter, at the end of what came; a paste; and in the list, where letters ask for nothing.
#[test]
fn wherever_letters_are_lost_it_is_told() {
    for (place, typed) in [
        ("at the end, in the list", &b"\xe9"[..]),
        ("before a key", b"\xe9\x1b[B"),
        ("at the end of a word, opened at once", b"/h\xe9\r"),
        ("twice", b"\xf4\xf4"),
        ("without a beginning", b"\x99"),
        ("a paste into the box", b"/\x1b[200~h\xf4 nghe\x1b[201~"),
        (
            "an address of old Windows",
            b"\x1b[200~T\xfd l\xd6\x1b[201~",
        ),
    ] {
        let mut pty = Pty::start(&Start {
            size: (40, 20),
            ..Start::default()
        });
        pty.wait_for(FIRST);
        pty.send(typed);
        pty.wait_until(place, |pty| pty.text().contains(TOLD));
        // Keys right behind a paste are refused.
        pass(Duration::from_millis(100));
        pty.send(UP);
        pty.wait_gone(TOLD);
        pty.send("\x03");
        pty.end();
        pty.assert_restored();
    }
}

/// What is UTF-8 is never told of, however it is cut: letters of every length, one byte at a time.
#[test]
fn letters_of_utf_8_in_pieces_are_no_other_character_set() {
    let mut pty = Pty::explorer((80, 24));
    pty.wait_for(FIRST);
    pty.send("/");
    pty.wait_for("/ gõ để tìm");
    for byte in "tỷ lệ 🙂 hộ nghèo".bytes() {
        pty.send([byte]);
    }
    pty.wait_for("hộ nghèo");
    assert!(!pty.text().contains(TOLD));
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}
