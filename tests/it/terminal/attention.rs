//! What fails, on a real terminal: the keys that a meeting's question takes, and the start on it.

use std::path::Path;
use std::time::Duration;

use crate::support::frozen;
use crate::support::pty::{CHITIEU, Pty, Start};

/// The explorer on the packs inside the binary, on the day of the tasks.
const SHIPPED: [&str; 5] = [CHITIEU, "--place", "lai-chau", "--as-of", "2026-11-29"];

/// A session on these packs.
fn shipped(size: (u16, u16), more: &[(&str, &str)]) -> Pty {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let packs = frozen::variable_in(&data);
    let packs = packs.to_str().unwrap();
    let env = [&[("CHITIEU_PACK", packs)], more].concat();
    let start = Start {
        command: &SHIPPED,
        size,
        env: &env,
    };
    Pty::start(&start)
}

/// Waits until nothing more comes: every question of the program was answered, and the keys before are no burst with
/// the next one.
fn rest(pty: &mut Pty) {
    while pty.pump(Duration::from_millis(150)) {}
}

/// The line that holds a text.
fn line(pty: &Pty, text: &str) -> usize {
    let shown = pty.text();
    let at = shown.lines().position(|line| line.contains(text));
    at.unwrap_or_else(|| panic!("no {text:?} in\n{shown}"))
}

/// Prints how many keys a task took, which are within what it may take.
#[expect(clippy::print_stdout, reason = "who reads the tests learns the counts")]
fn count(keys: usize, most: usize, task: &str) {
    println!("{task}: {keys} of {most} keys");
    assert!(keys <= most, "{task}: {keys} keys");
}

/// "Which is short, the one that is short most first": one key.
#[test]
fn what_fails_stands_there_after_one_key() {
    let mut pty = shipped((120, 40), &[]);
    pty.wait_for("Tốc độ tăng");
    let keys = "a";
    pty.send(keys);
    pty.wait_for("Cần chú ý:");
    count(keys.len(), 8, "what fails");
    pty.wait_gone("Lĩnh vực");
    rest(&mut pty);
    let shown = pty.text();
    for said in [
        "5,8–6,0%/năm",
        "9–10",
        "3 đến 3,2 điểm %",
        "■ Không đạt",
        "suy ra",
        "46,8%",
        "2024",
        "trên 57,5",
        "10,7 điểm %",
        "Đơn vị đã kết thúc",
        "226.000 tấn",
        "trên 226.000",
        "≈ Sát ngưỡng",
        "Chưa có số liệu: 11",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let growth = line(&pty, "Tốc độ tăng trưởng GRDP");
    assert!(growth < line(&pty, "Thôn, bản") && growth < line(&pty, "Tỷ lệ xã"));
    assert!(
        !shown.contains("● Đạt") && !shown.contains("▲ Vượt"),
        "{shown}"
    );
    // What has no figure at all is named on request.
    pty.send("G\x1b[A\x1b[A\r");
    pty.wait_for("· Chưa có số liệu");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

#[test]
fn a_detail_is_read_and_the_row_is_come_back_to() {
    for size in [(40, 20), (80, 24), (120, 40)] {
        let mut pty = shipped(size, &[]);
        pty.wait_for("Tốc độ tăng");
        pty.send("a");
        pty.wait_for("Cần chú ý:");
        pty.send("\x1b[B\r");
        pty.wait_gone("Cần chú ý:");
        pty.wait_for("Thôn, bản");
        pty.wait_for("cuộn");
        rest(&mut pty);
        pty.send("\x1b");
        pty.wait_for("Cần chú ý:");
        pty.wait_for("▸ Thôn, bản");
        pty.send("\x03");
        pty.end();
        pty.assert_restored();
    }
}

#[test]
fn the_configuration_starts_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    std::fs::write(&config, "start = \"attention\"\n").unwrap();
    let mut pty = shipped((80, 24), &[("CHITIEU_CONFIG", config.to_str().unwrap())]);
    pty.wait_for("Cần chú ý:");
    pty.send("a");
    pty.wait_gone("Cần chú ý:");
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// Sorted, filtered, gone back and forward, copied: each with its key, as a terminal sends it.
#[test]
fn the_keys_of_a_list_work_on_a_terminal() {
    let mut pty = shipped((120, 40), &[]);
    pty.wait_for("Tốc độ tăng");
    pty.send("s");
    pty.wait_for("Xếp theo");
    pty.send("\x1b[B\r");
    pty.wait_for("/ sx:tình-trạng");
    rest(&mut pty);
    pty.send("f");
    pty.wait_for("Lọc danh sách;");
    rest(&mut pty);
    pty.send("khong dat\r");
    pty.wait_for("tt:Không-đạt");
    rest(&mut pty);
    pty.send("/che phu rung");
    pty.wait_for("/ che phu rung");
    pty.wait_gone("tt:");
    pty.send("\r");
    pty.wait_for("54%");
    rest(&mut pty);
    pty.send("/");
    pty.wait_for("gõ để tìm");
    pty.send("\x1b[A");
    pty.wait_for("/ che phu rung");
    rest(&mut pty);
    pty.send("\x15grdp dau nguoi");
    pty.wait_for("/ grdp dau nguoi");
    pty.send("\r");
    pty.wait_for("nguồn khác");
    rest(&mut pty);
    pty.send("[");
    pty.wait_for("/ che phu rung");
    rest(&mut pty);
    pty.send("]");
    pty.wait_for("/ grdp dau nguoi");
    rest(&mut pty);
    pty.send("C");
    pty.wait_for("Cả danh sách");
    pty.send("\r");
    pty.wait_for("Đã gửi");
    rest(&mut pty);
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
    let log = String::from_utf8_lossy(&pty.log);
    assert!(
        log.contains("\x1b]52;"),
        "nothing was sent to the clipboard"
    );
}
