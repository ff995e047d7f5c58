//! Problems of the data on a real terminal: told at the start, and their lines read from the file again.

use std::fs;

use crate::support::folder::Folder;
use crate::support::pty::{CHITIEU, Pty, Start, told};

#[test]
fn a_pack_with_an_error_leads_to_the_line_as_it_is_by_now() {
    let folder = Folder::new(b"pack");
    let file = folder.path.join("pack.toml");
    let text = "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"H\"\n[[category]]\nid = \"c\"\nname = \"C\"\n[[indicator]]\nid = \"a\"\nname = \"Chỉ tiêu a\"\ncategory = \"c\"\nbetter = \"up\"\n";
    fs::write(&file, text).unwrap();
    let mut pty = Pty::start(&Start {
        command: &[CHITIEU, "--pack", folder.path.to_str().unwrap()],
        ..Start::default()
    });
    pty.wait_for("Dữ liệu có 1 lỗi, phần đọc được vẫn dùng; bấm ! để xem");
    pty.send("!");
    pty.wait_for("pack.toml:12:10");
    pty.wait_gone("bấm ! để xem");
    fs::write(&file, text.replace("Chỉ tiêu a", "Chỉ tiêu mới")).unwrap();
    pty.send("\r");
    pty.wait_for("10 │ name = \"Chỉ tiêu mới\"");
    pty.wait_for("▸ 12 │ better = \"up\"");
    pty.send("\x1b[27u");
    pty.wait_for("Lỗi của dữ liệu");
    fs::remove_file(&file).unwrap();
    pty.send("\r");
    pty.wait_for("Không có dòng nào để xem");
    pty.send("q");
    let (status, _) = pty.end();
    // As with every command, what could not be read decides nothing here.
    assert_eq!(told(status), "exit 0");
    pty.assert_restored();
}

#[test]
fn problems_of_the_packs_inside_the_binary_have_lines_too() {
    let mut pty = Pty::start(&Start {
        command: &[CHITIEU, "--as-of", "2026-11-24"],
        ..Start::default()
    });
    pty.wait_for("Tất cả");
    pty.send("!no-baseline\r");
    pty.wait_for("cảnh báo[no-baseline]");
    pty.wait_for("kind = \"target\"");
    pty.send("\x03");
    assert_eq!(told(pty.end().0), "exit 0");
}

#[test]
fn on_a_terminal_check_tells_sources_past_their_due() {
    let folder = Folder::new(b"pack");
    let text = "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"H\"\n[[source]]\nid = \"S\"\ndue = \"2020-01\"\n";
    fs::write(folder.path.join("pack.toml"), text).unwrap();
    let mut pty = Pty::start(&Start {
        command: &[CHITIEU, "check", folder.path.to_str().unwrap()],
        ..Start::default()
    });
    pty.wait_for("cảnh báo[past-due]");
    assert_eq!(told(pty.end().0), "exit 0");
}
