//! An agenda that no file holds: it is told until it is saved, and when its person leaves.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chitieu::library::brief::Brief;
use tempfile::TempDir;

use super::FIRST;
use crate::support::pty::{Pty, Start, explorer, pass, told};

/// A person's data folder, in which a file stands where the folder of the agendas should.
struct Blocked(TempDir);

impl Blocked {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir_all(home.path().join("chitieu")).unwrap();
        // What is no folder holds no file, also for an administrator whom no rights stop.
        fs::write(home.path().join("chitieu/briefs"), "").unwrap();
        Self(home)
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("chitieu/briefs")
    }

    fn open_up(&self) {
        fs::remove_file(self.folder()).unwrap();
    }

    fn items(&self) -> usize {
        let bytes = fs::read(self.folder().join("ghim.toml")).unwrap();
        Brief::read(&bytes).unwrap().items().len()
    }

    fn session(&self, options: &str, size: (u16, u16)) -> Pty {
        start(self.0.path(), options, size)
    }
}

fn start(home: &Path, options: &str, size: (u16, u16)) -> Pty {
    let script = format!("exec {} {options}", explorer());
    let mut pty = Pty::start(&Start {
        command: &["bash", "-c", &script],
        env: &[("XDG_DATA_HOME", home.to_str().unwrap())],
        size,
    });
    pty.wait_for(FIRST);
    pty
}

/// Types a key as a person does: letters that come together are a text and no keys.
fn type_by_hand(pty: &mut Pty, key: &str) {
    pass(Duration::from_millis(200));
    pty.send(key);
}

const MARK: &str = "chưa lưu";

/// A session that was opened while its folder was there, and has lost it.
fn with_a_pin_that_no_file_holds(home: &Blocked, size: (u16, u16)) -> Pty {
    home.open_up();
    let mut pty = home.session("", size);
    fs::write(home.folder(), "").unwrap();
    pty.send(" ");
    pty.wait_for("Chưa lưu được");
    pty
}

#[test]
fn that_an_agenda_is_in_no_file_is_seen_until_it_is_saved() {
    let home = Blocked::new();
    let mut pty = with_a_pin_that_no_file_holds(&home, (100, 30));
    // The news go with the next key, the mark does not.
    for key in ["\x1b[B", "\x1b[B", "\x1b[A"] {
        type_by_hand(&mut pty, key);
        pty.wait_until("the mark beside the hints", |pty| {
            let text = pty.text();
            let last = text.lines().next_back().unwrap_or_default();
            last.contains("! nội dung họp chưa lưu") && last.contains("tìm")
        });
    }
    type_by_hand(&mut pty, "b");
    pty.wait_for("Chưa lưu: ");
    type_by_hand(&mut pty, "b");
    home.open_up();
    type_by_hand(&mut pty, " ");
    pty.wait_for("Đã ghim");
    type_by_hand(&mut pty, "\x1b[B");
    pty.wait_until("no mark", |pty| !pty.text().contains(MARK));
    assert_eq!(home.items(), 2);
    type_by_hand(&mut pty, "q");
    assert_eq!(told(pty.end().0), "exit 0");
}

#[test]
fn who_leaves_is_told_first_and_again_on_the_way_out() {
    let home = Blocked::new();
    let mut pty = with_a_pin_that_no_file_holds(&home, (100, 30));
    type_by_hand(&mut pty, "q");
    pty.wait_for("bấm lần nữa để thoát");
    // Another key is another answer.
    type_by_hand(&mut pty, "\x1b[B");
    pty.wait_until("the warning gone", |pty| {
        !pty.text().contains("bấm lần nữa")
    });
    type_by_hand(&mut pty, "q");
    pty.wait_for("bấm lần nữa để thoát");
    type_by_hand(&mut pty, "q");
    let (end, rest) = (pty.end().0, String::from_utf8_lossy(&pty.log).into_owned());
    assert_eq!(told(end), "exit 0");
    assert!(rest.contains("“ghim” không lưu được"), "{rest}");
}

#[test]
fn leaving_tries_once_more_and_says_that_it_is_saved_after_all() {
    let home = Blocked::new();
    let mut pty = with_a_pin_that_no_file_holds(&home, (100, 30));
    home.open_up();
    type_by_hand(&mut pty, "q");
    pty.wait_for("Đã lưu nội dung họp");
    assert_eq!(home.items(), 1);
    type_by_hand(&mut pty, "q");
    assert_eq!(told(pty.end().0), "exit 0");
    let said = String::from_utf8_lossy(&pty.log).into_owned();
    assert!(!said.contains("không lưu được"), "{said}");
}

#[test]
fn who_leaves_by_force_is_told_afterwards() {
    let home = Blocked::new();
    let mut pty = with_a_pin_that_no_file_holds(&home, (100, 30));
    type_by_hand(&mut pty, "\x03");
    assert_eq!(told(pty.end().0), "exit 0");
    let said = String::from_utf8_lossy(&pty.log).into_owned();
    assert!(said.contains("“ghim” không lưu được"), "{said}");
}

#[test]
fn what_is_told_of_an_agenda_is_told_whole_on_narrow_screens() {
    for size in [(100, 30), (60, 24), (40, 20)] {
        let home = Blocked::new();
        let mut pty = with_a_pin_that_no_file_holds(&home, size);
        let said = |pty: &Pty| pty.text().split_whitespace().collect::<Vec<_>>().join(" ");
        pty.wait_until("the whole of it", |pty| {
            said(pty).contains("còn ở đây đến khi thoát: ")
        });
        assert!(
            said(&pty).contains("Chưa lưu được nội dung họp, còn ở đây"),
            "{}",
            pty.text()
        );
        type_by_hand(&mut pty, "\x1b[B");
        pty.wait_for(MARK);
        type_by_hand(&mut pty, "\x03");
        pty.end();
    }
}

#[test]
fn a_new_agenda_is_begun_from_inside_with_a_key_and_a_name() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = start(home.path(), "", (100, 30));
    pty.send(" ");
    pty.wait_for("Đã ghim: ");
    type_by_hand(&mut pty, "b");
    pty.wait_for("ghim · 1 mục");
    type_by_hand(&mut pty, "m");
    pty.wait_for("Tên nội dung họp mới");
    pass(Duration::from_millis(200));
    pty.send("giao ban");
    pty.wait_for("> giao ban");
    type_by_hand(&mut pty, "\r");
    pty.wait_for("giao ban · 0 mục");
    pty.wait_for("Nội dung họp mới “giao ban”");
    type_by_hand(&mut pty, "b");
    pty.wait_for(FIRST);
    type_by_hand(&mut pty, " ");
    pty.wait_for("(mục 1 của “giao ban”)");
    let file = home.path().join("chitieu/briefs/giao ban.toml");
    pty.wait_until("the pin on the disk", |_| {
        fs::read_to_string(&file).is_ok_and(|text| text.contains("address = "))
    });
    // A name of one that is there opens it.
    type_by_hand(&mut pty, "b");
    pty.wait_for("giao ban · 1 mục");
    type_by_hand(&mut pty, "m");
    pty.wait_for("Tên nội dung họp mới");
    pass(Duration::from_millis(200));
    pty.send("ghim.toml");
    pty.wait_for("> ghim.toml");
    type_by_hand(&mut pty, "\r");
    pty.wait_for("Đang xem “ghim”");
    pty.wait_for("ghim · 1 mục");
    type_by_hand(&mut pty, "q");
    assert_eq!(told(pty.end().0), "exit 0");
}

#[test]
fn a_name_that_is_none_of_an_agenda_is_told_and_what_is_open_stays() {
    let home = tempfile::tempdir().unwrap();
    let mut pty = start(home.path(), "", (100, 30));
    for (name, why) in [("../x", "tên có dấu /"), (".x", "bắt đầu bằng dấu chấm")] {
        type_by_hand(&mut pty, "b");
        pty.wait_for("ghim · 0 mục");
        type_by_hand(&mut pty, "m");
        pty.wait_for("Tên nội dung họp mới");
        pass(Duration::from_millis(200));
        pty.send(name);
        pty.wait_for(name);
        type_by_hand(&mut pty, "\r");
        pty.wait_for(why);
        pty.wait_for("ghim · 0 mục");
        type_by_hand(&mut pty, "b");
        pty.wait_for(FIRST);
    }
    assert!(!home.path().join("chitieu/x.toml").exists());
    type_by_hand(&mut pty, "q");
    assert_eq!(told(pty.end().0), "exit 0");
}
