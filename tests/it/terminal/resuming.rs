//! Where a session stopped, the next one of the same person goes on; who is here for the first time is welcomed.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rustix::process::Signal;
use tempfile::TempDir;

use super::FIRST;
use crate::support::pty::{CHITIEU, Pty, Start, told};

/// A person with a state folder.
struct Person(TempDir);

impl Person {
    /// One who was here before.
    fn new() -> Self {
        let person = Self::first();
        fs::create_dir_all(person.file().parent().unwrap()).unwrap();
        fs::write(person.file(), "").unwrap();
        person
    }

    /// One who never was.
    fn first() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self) -> std::path::PathBuf {
        self.0.path().join("chitieu/memory.toml")
    }

    fn begins(&self, more: &[&str]) -> Pty {
        self.begins_at((120, 40), more)
    }

    fn begins_at(&self, size: (u16, u16), more: &[&str]) -> Pty {
        let mut command = vec![CHITIEU];
        command.extend(more);
        Pty::start(&Start {
            command: &command,
            size,
            env: &[("XDG_STATE_HOME", self.0.path().to_str().unwrap())],
        })
    }
}

/// Leaves with the key, and sees that it ends well.
fn leaves(pty: &mut Pty) {
    pty.send("\x03");
    assert_eq!(told(pty.end().0), "exit 0");
    pty.assert_restored();
}

const GOES_ON: &str = "Mở lại chỗ đã dừng lần trước";

/// Goes to a place, asks, chooses the second answer and reads it.
fn look_around(pty: &mut Pty) {
    pty.wait_for(FIRST);
    pty.send("\x1bOR");
    pty.wait_for("Chọn địa bàn");
    pty.send("son la\r");
    pty.wait_gone("Chọn địa bàn");
    pty.send("/ho ngheo");
    pty.wait_for("/ ho ngheo");
    pty.send("\x1b[B");
    pty.wait_until("the second answer", |pty| {
        chosen(pty).is_some_and(|name| name.starts_with("Mức giảm tỷ lệ hộ nghèo các huyện"))
    });
    pty.send("\r");
    pty.wait_gone("Tab bộ lọc");
}

/// The name on the chosen row.
fn chosen(pty: &Pty) -> Option<String> {
    let text = pty.text();
    let mut rows = text.lines().filter(|row| row.contains('▸'));
    rows.next_back()
        .map(|row| row.rsplit('▸').next().unwrap_or(""))
        .map(|row| row.split('│').next().unwrap_or("").trim().to_owned())
}

#[test]
fn the_next_session_goes_on_where_the_last_one_stopped() {
    let person = Person::new();
    let mut pty = person.begins(&[]);
    look_around(&mut pty);
    let before = chosen(&pty);
    leaves(&mut pty);
    assert_eq!(
        fs::metadata(person.file()).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let mut pty = person.begins(&[]);
    pty.wait_for(GOES_ON);
    pty.wait_for("Sơn La");
    pty.wait_for("ho ngheo");
    assert_eq!(chosen(&pty), before, "{}", pty.text());
    // Who begins anew does so, also by naming where.
    leaves(&mut pty);
    for anew in [
        &["--fresh"][..],
        &["--place", "dien-bien"],
        &["--query", "grdp"],
    ] {
        let mut pty = person.begins(anew);
        pty.wait_for("GRDP");
        assert!(!pty.text().contains(GOES_ON), "{anew:?}: {}", pty.text());
        assert!(!pty.text().contains("ho ngheo"), "{anew:?}: {}", pty.text());
        pty.signal(Signal::KILL);
        pty.end_unread();
    }
    let mut pty = person.begins(&[]);
    pty.wait_for(GOES_ON);
    leaves(&mut pty);
}

#[test]
fn a_dropped_line_is_gone_on_with() {
    for drops in [
        (|pty: &mut Pty| pty.hang_up()) as fn(&mut Pty),
        |pty| pty.signal(Signal::HUP),
        |pty| pty.signal(Signal::TERM),
    ] {
        let person = Person::new();
        let mut pty = person.begins(&[]);
        look_around(&mut pty);
        let before = chosen(&pty);
        drops(&mut pty);
        pty.end_unread();
        let mut pty = person.begins(&[]);
        pty.wait_for(GOES_ON);
        assert_eq!(chosen(&pty), before, "{}", pty.text());
    }
}

#[test]
fn a_day_that_was_gone_to_is_gone_on_with_and_said() {
    let person = Person::new();
    let mut pty = person.begins(&[]);
    pty.wait_for(FIRST);
    pty.send("\x1b[23~");
    pty.wait_for("Các lần công bố");
    pty.send("2023-12-31\x1b[B\x1b[B");
    pty.wait_for("▸ Xem như đã biết đến 31/12/2023");
    pty.send("\r");
    pty.wait_for("công bố đến 31/12/2023");
    leaves(&mut pty);
    let mut pty = person.begins(&[]);
    pty.wait_for("xem như đã biết đến 31/12/2023");
    pty.wait_for("công bố đến 31/12/2023");
    leaves(&mut pty);
    // A day that is asked for wins, and is not kept as if it had been gone to.
    let mut pty = person.begins(&["--as-of", "2024-12-31"]);
    pty.wait_for("công bố đến 31/12/2024");
    leaves(&mut pty);
    let mut pty = person.begins(&[]);
    pty.wait_for(FIRST);
    pty.wait_for("tính đến");
}

#[test]
fn nothing_is_gone_on_with_where_nothing_is_kept_or_nothing_is_there_any_more() {
    let person = Person::new();
    let mut pty = person.begins(&[]);
    look_around(&mut pty);
    leaves(&mut pty);
    let kept = fs::read_to_string(person.file()).unwrap();
    let mut pty = person.begins(&["--shared"]);
    pty.wait_for(FIRST);
    assert!(!pty.text().contains(GOES_ON), "{}", pty.text());
    leaves(&mut pty);
    assert_eq!(fs::read_to_string(person.file()).unwrap(), kept);
    let settings = person.0.path().join("config.toml");
    fs::write(&settings, "memory = false\n").unwrap();
    let mut pty = Pty::start(&Start {
        command: &[CHITIEU],
        size: (120, 40),
        env: &[
            ("XDG_STATE_HOME", person.0.path().to_str().unwrap()),
            ("CHITIEU_CONFIG", settings.to_str().unwrap()),
        ],
    });
    pty.wait_for(FIRST);
    assert!(!pty.text().contains(GOES_ON), "{}", pty.text());
    // What is not there any more is passed over.
    let odd = kept
        .replace("Sơn La", "Nơi khác")
        .replace("son-la/", "nobody/")
        .replace("focus = ", "unknown = 1\nfocus = ");
    fs::write(person.file(), odd).unwrap();
    let mut pty = person.begins(&[]);
    pty.wait_for("ho ngheo");
    leaves(&mut pty);
    // Other packs are somewhere else.
    let mut pty = person.begins(&["--only", "--pack", pack(person.0.path()).to_str().unwrap()]);
    pty.wait_for("Chỉ tiêu a");
    assert!(!pty.text().contains(GOES_ON), "{}", pty.text());
}

fn pack(around: &Path) -> std::path::PathBuf {
    let path = around.join("p.toml");
    fs::write(
        &path,
        "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"H\"\n[[category]]\nid = \"c\"\nname = \"C\"\n[[indicator]]\nid = \"a\"\nname = \"Chỉ tiêu a\"\ncategory = \"c\"\nbetter = \"higher\"\nclaims = [{ kind = \"actual\", year = 2024, value = 1 }]\n",
    )
    .unwrap();
    path
}

const WELCOME: &str = "để xem muốn làm gì thì bấm phím nào";

#[test]
fn who_is_here_for_the_first_time_is_welcomed_until_a_key_that_also_acts() {
    for (key, shows) in [("/", "gõ để tìm: "), ("O", "Tổng quan"), ("?", "Trợ giúp")] {
        let person = Person::first();
        let mut pty = person.begins(&[]);
        pty.wait_for(WELCOME);
        for taught in [
            "Bấm / rồi gõ",
            "Enter để mở",
            "Esc để lùi lại",
            "Bấm y để chép",
        ] {
            assert!(pty.text().contains(taught), "{}", pty.text());
        }
        pty.send(key);
        pty.wait_gone(WELCOME);
        pty.wait_for(shows);
        leaves(&mut pty);
        let mut pty = person.begins(&[]);
        pty.wait_for(FIRST);
        assert!(!pty.text().contains(WELCOME), "{}", pty.text());
    }
}

#[test]
fn where_nothing_can_be_kept_nobody_is_welcomed_each_time_anew() {
    let mut pty = Pty::explorer((120, 40));
    pty.wait_for(FIRST);
    assert!(!pty.text().contains(WELCOME), "{}", pty.text());
    let person = Person::first();
    let mut pty = person.begins(&["--shared"]);
    pty.wait_for(FIRST);
    assert!(!pty.text().contains(WELCOME), "{}", pty.text());
    leaves(&mut pty);
    assert!(!person.file().exists());
}
