//! The list becomes a page with a few keys, on a real terminal.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::frozen;
use crate::support::pty::{CHITIEU, Pty, Start, told};

/// F12. Letters that come at once behind `E` would be a text that begins with it.
const PAGE: &str = "\x1b[24~";

/// The explorer on the frozen packs as they were known on a day.
fn explorer(more: &[&str]) -> Pty {
    let packs = frozen::variable();
    let command = [
        &[CHITIEU, "--place", frozen::PLACE, "--as-of", "2026-11-29"],
        more,
    ]
    .concat();
    let mut pty = Pty::start(&Start {
        command: &command,
        size: (120, 40),
        env: &[("CHITIEU_PACK", packs.to_str().unwrap())],
    });
    pty.wait_for("Có mục tiêu");
    pty
}

fn leave(mut pty: Pty) {
    pty.send("\x03");
    assert_eq!(told(pty.end().0), "exit 0");
    pty.assert_restored();
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn a_file_that_is_there_stays_and_the_screen_says_so() {
    let folder = TempDir::new().unwrap();
    let name = path(&folder, "x.html");
    fs::write(&name, "cũ").unwrap();
    let mut pty = explorer(&[]);
    pty.send(PAGE);
    pty.wait_for("ra tệp");
    pty.send(format!("{name}\r"));
    pty.wait_for("đã có; bấm lại và chọn tên khác");
    assert_eq!(fs::read_to_string(&name).unwrap(), "cũ");
    leave(pty);
}

#[test]
fn a_name_that_was_offered_gets_a_number_where_it_is_taken() {
    let folder = TempDir::new().unwrap();
    let script = format!(
        "cd {} && exec {CHITIEU} --place {} --as-of 2026-11-29",
        folder.path().display(),
        frozen::PLACE
    );
    let packs = frozen::variable();
    let mut pty = Pty::start(&Start {
        command: &["bash", "-c", &script],
        size: (120, 40),
        env: &[("CHITIEU_PACK", packs.to_str().unwrap())],
    });
    pty.wait_for("Có mục tiêu");
    let names = [
        "chi-tieu-2026-11-29.html",
        "chi-tieu-2026-11-29-2.html",
        "chi-tieu-2026-11-29-3.html",
    ];
    fs::write(folder.path().join(names[1]), "cũ").unwrap();
    for name in [names[0], names[2]] {
        pty.send(PAGE);
        pty.wait_for("ra tệp");
        pty.send("\r");
        pty.wait_for(name);
        pty.wait_for("Đã ghi: ");
        assert!(folder.path().join(name).exists(), "{name}");
        pty.send("\x1b[B");
        pty.wait_gone("Đã ghi: ");
    }
    assert_eq!(
        fs::read_to_string(folder.path().join(names[1])).unwrap(),
        "cũ"
    );
    leave(pty);
}

#[test]
fn the_ending_of_the_name_is_the_form_of_the_page() {
    let folder = TempDir::new().unwrap();
    let mut pty = explorer(&[]);
    for (name, start) in [
        ("a.xlsx", &b"PK"[..]),
        ("a.docx", b"PK"),
        ("a.md", b"# "),
        ("a", b"<!DOCTYPE html>"),
    ] {
        pty.send(PAGE);
        pty.wait_for("ra tệp");
        pty.send(path(&folder, name));
        pty.send("\r");
        pty.wait_for("Đã ghi: ");
        let name = match name {
            "a" => "a.html",
            name => name,
        };
        let bytes = fs::read(folder.path().join(name)).unwrap();
        assert!(bytes.starts_with(start), "{name}");
        pty.send("\x1b[B");
        pty.wait_gone("Đã ghi: ");
    }
    leave(pty);
}

#[test]
fn what_cannot_be_written_is_a_line_and_the_explorer_goes_on() {
    let folder = TempDir::new().unwrap();
    let mut pty = explorer(&[]);
    for (name, said) in [
        (path(&folder, "không/có/x"), "không ghi được vào"),
        ("/proc/x.html".to_owned(), "không ghi được vào"),
    ] {
        pty.send(PAGE);
        pty.wait_for("ra tệp");
        pty.send(name);
        pty.send("\r");
        pty.wait_for(said);
    }
    // Esc writes nothing.
    pty.send("E");
    pty.wait_for("ra tệp");
    pty.send("\x1b[27u");
    pty.wait_gone("ra tệp");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    leave(pty);
}

#[test]
fn a_shared_account_writes_no_page() {
    let folder = TempDir::new().unwrap();
    let name = path(&folder, "x.html");
    let mut pty = explorer(&["--shared"]);
    pty.send(PAGE);
    pty.wait_for("ra tệp");
    pty.send(&name);
    pty.send("\r");
    pty.wait_for("Tài khoản dùng chung không ghi tệp được");
    assert!(!Path::new(&name).exists());
    leave(pty);
}

#[test]
fn what_is_no_text_is_not_printed_to_a_terminal() {
    let packs = frozen::variable();
    for form in ["xlsx", "docx"] {
        let mut pty = Pty::start(&Start {
            command: &[CHITIEU, "export", "ho ngheo", "--format", form],
            size: (120, 24),
            env: &[("CHITIEU_PACK", packs.to_str().unwrap())],
        });
        pty.wait_for(&format!("thêm -o TỆP.{form}"));
        assert_eq!(told(pty.end().0), "exit 2");
    }
}
