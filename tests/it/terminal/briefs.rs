//! The agenda on a real terminal: saved at once, whole whatever happens, and never over what somebody else wrote.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::Duration;

use chitieu::library::brief::Brief;
use rustix::process::Signal;
use tempfile::TempDir;

use super::FIRST;
use crate::support::pty::{Pty, Start, explorer, pass, told};

/// How often a session is killed while it saves; `CHITIEU_KILLS` asks for more.
const KILLS: usize = 20;

/// A person's data folder.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("chitieu/briefs")
    }

    fn file(&self) -> PathBuf {
        self.folder().join("ghim.toml")
    }

    fn session(&self, options: &str) -> Pty {
        let script = format!("exec {} {options}", explorer());
        let mut pty = Pty::start(&Start {
            command: &["bash", "-c", &script],
            env: &[("XDG_DATA_HOME", self.0.path().to_str().unwrap())],
            size: (100, 30),
        });
        pty.wait_for(FIRST);
        pty
    }

    /// How many items the file has; none where there is no file.
    fn items(&self) -> Option<usize> {
        let bytes = fs::read(self.file()).ok()?;
        Some(Brief::read(&bytes).unwrap().items().len())
    }
}

/// Waits until the agenda on the disk has so many items.
#[track_caller]
fn wait_saved(pty: &mut Pty, home: &Home, count: usize) {
    pty.wait_until(&format!("{count} items on the disk"), |_| {
        home.items() == Some(count)
    });
}

/// Types a letter as a person does: letters that come together are a text and no keys.
fn type_by_hand(pty: &mut Pty, letter: &str) {
    pass(Duration::from_millis(200));
    pty.send(letter);
}

fn leave(mut pty: Pty) {
    pty.send("\x03");
    assert_eq!(told(pty.end().0), "exit 0");
}

#[test]
fn a_pin_is_saved_at_once_for_its_owner_alone_and_is_there_the_next_time() {
    let home = Home::new();
    let mut pty = home.session("");
    pty.send(" ");
    pty.wait_for("Đã ghim: ");
    wait_saved(&mut pty, &home, 1);
    let mode = fs::metadata(home.file()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    leave(pty);
    let mut pty = home.session("");
    type_by_hand(&mut pty, "b");
    pty.wait_for("1 mục");
    pty.wait_for("1. Tốc độ tăng trưởng GRDP");
    leave(pty);
}

#[test]
fn several_agendas_are_kept_apart() {
    let home = Home::new();
    fs::create_dir_all(home.folder()).unwrap();
    fs::write(home.folder().join("khác.toml"), "title = \"Khác\"\n").unwrap();
    let script = format!("exec {} brief khác --open", explorer());
    let mut pty = Pty::start(&Start {
        command: &["bash", "-c", &script],
        env: &[("XDG_DATA_HOME", home.0.path().to_str().unwrap())],
        size: (100, 30),
    });
    pty.wait_for("Khác · khác · 0 mục");
    type_by_hand(&mut pty, "b");
    pty.wait_for(FIRST);
    type_by_hand(&mut pty, " ");
    pty.wait_for("“khác”");
    pty.wait_until("the pin on the disk", |_| {
        let text = fs::read_to_string(home.folder().join("khác.toml"));
        text.is_ok_and(|text| text.contains("address = "))
    });
    leave(pty);
    let text = fs::read_to_string(home.folder().join("khác.toml")).unwrap();
    assert!(
        text.starts_with("title = \"Khác\"\n") && text.contains("address = "),
        "{text}"
    );
    assert_eq!(home.items(), None);
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_kept_beside_and_told() {
    let home = Home::new();
    let mut pty = home.session("");
    pty.send(" ");
    wait_saved(&mut pty, &home, 1);
    fs::write(home.file(), "title = \"của người khác\"\n").unwrap();
    pty.send("\x1b[B");
    pty.send(" ");
    pty.wait_for("Có người khác đã sửa tệp");
    assert_eq!(home.items(), Some(2));
    let beside = fs::read_to_string(home.folder().join("ghim.other-1.toml")).unwrap();
    assert_eq!(beside, "title = \"của người khác\"\n");
    leave(pty);
}

#[test]
fn a_file_that_is_no_agenda_is_told_and_left_as_it_is() {
    let home = Home::new();
    fs::create_dir_all(home.folder()).unwrap();
    fs::write(home.file(), "title = \n").unwrap();
    let mut pty = home.session("");
    pty.send(" ");
    pty.wait_for("Không ghi vào “ghim”");
    type_by_hand(&mut pty, "b");
    pty.wait_for("1 mục");
    leave(pty);
    assert_eq!(fs::read_to_string(home.file()).unwrap(), "title = \n");
}

#[test]
fn where_nothing_can_be_written_that_is_said_and_the_pin_stays_on_the_screen() {
    // What is no folder holds no file, also for an administrator whom no rights stop.
    let home = Home::new();
    fs::create_dir_all(home.0.path().join("chitieu")).unwrap();
    let mut pty = home.session("");
    fs::write(home.folder(), "").unwrap();
    pty.send(" ");
    pty.wait_for("Chưa lưu được");
    type_by_hand(&mut pty, "b");
    pty.wait_for("1 mục");
    leave(pty);
}

#[test]
fn a_full_disk_loses_nothing_of_what_was_saved() {
    let home = Home::new();
    let mut pty = home.session("");
    pty.send(" ");
    wait_saved(&mut pty, &home, 1);
    leave(pty);
    let before = fs::read(home.file()).unwrap();
    // A limit on the size of files refuses what a full disk refuses.
    let script = format!("ulimit -f 0; exec {}", explorer());
    let mut pty = Pty::start(&Start {
        command: &["bash", "-c", &script],
        env: &[("XDG_DATA_HOME", home.0.path().to_str().unwrap())],
        size: (100, 30),
    });
    pty.wait_for(FIRST);
    pty.send("\x1b[B");
    pty.send(" ");
    pty.wait_for("Chưa lưu được");
    assert_eq!(fs::read(home.file()).unwrap(), before);
    leave(pty);
}

#[test]
fn in_a_shared_account_nothing_is_written() {
    let home = Home::new();
    let mut pty = home.session("--shared");
    pty.send(" ");
    pty.wait_for("chỉ giữ đến khi thoát");
    type_by_hand(&mut pty, "b");
    pty.wait_for("1 mục");
    leave(pty);
    assert!(!home.0.path().join("chitieu").exists());
}

#[test]
fn a_session_that_is_killed_while_it_saves_leaves_the_agenda_whole() {
    let asked = std::env::var("CHITIEU_KILLS").ok();
    let kills = asked.and_then(|count| count.parse().ok()).unwrap_or(KILLS);
    let home = Home::new();
    for kill in 0..kills {
        let mut pty = home.session("");
        let before = home.items().unwrap_or(0);
        pty.send("\x1b[F");
        pty.send(" ");
        // The later the kill, the further the saving has come.
        if kill % 2 == 1 {
            pty.wait_for("ghim: ");
        }
        pty.signal(Signal::KILL);
        pty.end();
        // Reading it panics where it is half of one.
        let after = home.items().unwrap_or(0);
        assert!(after <= before + 1, "{before} became {after}");
    }
}

#[test]
fn a_folder_that_was_there_keeps_its_rights_and_a_new_one_is_private() {
    let home = Home::new();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut pty = home.session("");
    pty.send(" ");
    wait_saved(&mut pty, &home, 1);
    assert_eq!(mode(&home.folder()), 0o700);
    fs::set_permissions(home.folder(), Permissions::from_mode(0o755)).unwrap();
    pty.send("\x1b[B");
    pty.send(" ");
    wait_saved(&mut pty, &home, 2);
    assert_eq!(mode(&home.folder()), 0o755);
    leave(pty);
}

#[test]
fn an_agenda_that_is_named_and_not_there_is_made_with_the_first_pin() {
    let home = Home::new();
    let script = format!("exec {} --brief mới", explorer());
    let mut pty = Pty::start(&Start {
        command: &["bash", "-c", &script],
        env: &[("XDG_DATA_HOME", home.0.path().to_str().unwrap())],
        size: (100, 30),
    });
    pty.wait_for("mới · 0 mục");
    type_by_hand(&mut pty, "b");
    pty.wait_for(FIRST);
    let file = home.folder().join("mới.toml");
    assert!(!file.exists());
    type_by_hand(&mut pty, " ");
    pty.wait_until("the new file", |_| file.exists());
    leave(pty);
}

/// What stands at the head of the box that offers the agendas.
const OFFERED: &str = "Nội dung họp (Enter: mở)";

#[test]
fn another_agenda_of_the_folder_is_chosen_with_a_key_and_pinned_into() {
    let home = Home::new();
    fs::create_dir_all(home.folder()).unwrap();
    let other = "title = \"Khác\"\n\n[[item]]\naddress = \"chitieu://lai-chau/forest-cover\"\n";
    fs::write(home.folder().join("khác.toml"), other).unwrap();
    let mut pty = home.session("");
    pty.send(" ");
    wait_saved(&mut pty, &home, 1);
    type_by_hand(&mut pty, "b");
    pty.wait_for("ghim · 1 mục");
    type_by_hand(&mut pty, "\t");
    pty.wait_for(OFFERED);
    pty.wait_for("Khác · 1 mục");
    type_by_hand(&mut pty, "k");
    pty.wait_for("> k");
    type_by_hand(&mut pty, "\r");
    pty.wait_for("Khác · khác · 1 mục");
    pty.wait_for("1. Tỷ lệ che phủ rừng");
    type_by_hand(&mut pty, "b");
    pty.wait_for(FIRST);
    type_by_hand(&mut pty, " ");
    pty.wait_for("“khác”");
    pty.wait_until("the pin on the disk", |_| {
        let text = fs::read_to_string(home.folder().join("khác.toml"));
        text.is_ok_and(|text| text.matches("address = ").count() == 2)
    });
    assert_eq!(home.items(), Some(1));
    leave(pty);
}

#[test]
fn an_agenda_with_a_day_of_its_own_turns_the_session_to_it() {
    let home = Home::new();
    fs::create_dir_all(home.folder()).unwrap();
    let then = "as_of = \"2023-12-31\"\nplace = \"Điện Biên\"\n\n[[item]]\naddress = \
                \"chitieu://lai-chau/grdp-per-capita\"\n";
    fs::write(home.folder().join("trước.toml"), then).unwrap();
    let mut pty = home.session("");
    type_by_hand(&mut pty, "b");
    pty.wait_for("ghim · 0 mục");
    type_by_hand(&mut pty, "\t");
    pty.wait_for(OFFERED);
    type_by_hand(&mut pty, "\r");
    pty.wait_for("trước · 1 mục");
    pty.wait_for("31/12/2023");
    pty.wait_for("chitieu  Điện Biên");
    assert!(!pty.text().contains("ước 79"), "{}", pty.text());
    leave(pty);
}

#[test]
fn an_agenda_that_cannot_be_read_is_told_and_what_is_open_stays() {
    let home = Home::new();
    fs::create_dir_all(home.folder()).unwrap();
    fs::write(home.folder().join("hỏng.toml"), "title = \n").unwrap();
    let mut pty = home.session("");
    pty.send(" ");
    wait_saved(&mut pty, &home, 1);
    type_by_hand(&mut pty, "b");
    pty.wait_for("ghim · 1 mục");
    type_by_hand(&mut pty, "\t");
    pty.wait_for("không đọc được");
    type_by_hand(&mut pty, "h");
    pty.wait_for("> h");
    type_by_hand(&mut pty, "o");
    pty.wait_for("> ho");
    type_by_hand(&mut pty, "\r");
    pty.wait_for("không phải là nội dung họp");
    pty.wait_for("ghim · 1 mục");
    leave(pty);
}

#[test]
fn what_no_file_holds_yet_is_not_left_and_a_shared_account_offers_nothing() {
    let home = Home::new();
    fs::create_dir_all(home.folder()).unwrap();
    fs::write(home.folder().join("khác.toml"), "title = \"Khác\"\n").unwrap();
    fs::write(home.file(), "title = \n").unwrap();
    let mut pty = home.session("");
    pty.send(" ");
    pty.wait_for("Không ghi vào “ghim”");
    type_by_hand(&mut pty, "b");
    pty.wait_for("ghim · 1 mục");
    type_by_hand(&mut pty, "\t");
    pty.wait_for(OFFERED);
    type_by_hand(&mut pty, "k");
    pty.wait_for("> k");
    type_by_hand(&mut pty, "\r");
    pty.wait_for("còn mục chưa lưu được");
    pty.wait_for("ghim · 1 mục");
    leave(pty);
    let mut pty = home.session("--shared");
    type_by_hand(&mut pty, "b");
    pty.wait_for("0 mục");
    type_by_hand(&mut pty, "\t");
    pty.wait_for("Tài khoản dùng chung");
    assert!(!pty.text().contains(OFFERED), "{}", pty.text());
    leave(pty);
}
