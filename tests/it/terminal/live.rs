//! Packs that change on the disk while the explorer shows them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::folder::Folder;
use crate::support::pty::{CHITIEU, Pty, Start};

/// A pack of some indicators in a folder: id, and the figure of 2024 of each.
struct Pack(Folder);

impl Pack {
    fn new(indicators: &[(&str, &str)]) -> Self {
        let pack = Self(Folder::new(b"pack"));
        fs::write(
            pack.file("pack.toml"),
            "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"H\"\n[[category]]\nid = \"c\"\nname = \"C\"\n",
        )
        .unwrap();
        for (id, figure) in indicators {
            pack.write(id, figure);
        }
        pack
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path.join(name)
    }

    fn write(&self, id: &str, figure: &str) {
        fs::write(self.file(&format!("{id}.toml")), text(id, figure)).unwrap();
    }

    /// As editors write: beside, then renamed over what is there.
    fn rename(&self, id: &str, figure: &str) {
        let beside = self.file(&format!(".{id}.new"));
        fs::write(&beside, text(id, figure)).unwrap();
        fs::rename(&beside, self.file(&format!("{id}.toml"))).unwrap();
    }

    fn open(&self, more: &[&str]) -> Pty {
        open(&self.0.path, more)
    }
}

fn open(path: &Path, more: &[&str]) -> Pty {
    let mut command = vec![CHITIEU, "--only", "--as-of", "2026-11-24", "--pack"];
    command.push(path.to_str().unwrap());
    command.extend(more);
    Pty::start(&Start {
        command: &command,
        size: (120, 30),
        ..Start::default()
    })
}

fn text(id: &str, figure: &str) -> String {
    format!(
        "[[source]]\nid = \"S{id}\"\ntitle = \"S\"\ndate = \"2025-01-02\"\n[[indicator]]\nid = \"{id}\"\nname = \"Chỉ tiêu {id}\"\ncategory = \"c\"\nbetter = \"higher\"\nunit = \"ha\"\nclaims = [\n{{ kind = \"actual\", year = 2024, value = {figure}, source = \"S{id}\" }},\n]\n"
    )
}

const RENEWED: &str = "Dữ liệu vừa được sửa: đã nạp lại";

#[test]
fn a_changed_file_is_shown_and_what_is_looked_at_stays() {
    let pack = Pack::new(&[("a", "11"), ("b", "22"), ("d", "44")]);
    let mut pty = pack.open(&[]);
    pty.wait_for("Chỉ tiêu d");
    pty.send("/chi tieu\x1b[B");
    pty.wait_for("▸ Chỉ tiêu b");
    // A new indicator comes first, one that was there goes, the chosen one has another figure.
    pack.rename("b", "2222");
    pack.write("aa", "1");
    fs::remove_file(pack.file("a.toml")).unwrap();
    pty.wait_for(RENEWED);
    let shown = pty.text();
    assert!(shown.contains("2.222"), "{shown}");
    assert!(shown.contains("▸ Chỉ tiêu b"), "{shown}");
    assert!(shown.contains("/ chi tieu"), "{shown}");
    assert!(
        shown.contains("Chỉ tiêu aa") && !shown.contains("Chỉ tiêu a "),
        "{shown}"
    );
    pty.send("\x1b[27u?");
    pty.wait_for("Trợ giúp");
    pty.wait_gone(RENEWED);
    pack.write("b", "3333");
    pty.wait_for(RENEWED);
    assert!(pty.text().contains("Trợ giúp"), "what lies over it stays");
    pty.send("\x1b[27u");
    pty.wait_for("3.333");
}

#[test]
fn an_edit_with_an_error_leaves_what_was_read_and_leads_to_the_error() {
    let pack = Pack::new(&[("a", "11"), ("b", "22")]);
    let mut pty = pack.open(&[]);
    pty.wait_for("Chỉ tiêu b");
    for broken in ["77, nonsense = 1 oops", "\"x\""] {
        pack.rename("a", broken);
        pty.wait_for("vẫn dùng bản đọc trước đó; bấm ! để xem");
        let shown = pty.text();
        assert!(
            shown.contains("11") && shown.contains("bản cũ !"),
            "{shown}"
        );
        pty.send("!");
        pty.wait_for("a.toml:12");
        pty.send("\r");
        pty.wait_for("12 │ { kind = ");
        pty.send("\x1b[27u\x1b[27u");
        pack.write("a", "4321");
        pty.wait_for("4.321");
        pty.wait_for(RENEWED);
        assert!(!pty.text().contains("bản cũ"), "{}", pty.text());
        pack.write("a", "11");
        pty.wait_gone("4.321");
    }
}

#[test]
fn lists_that_are_open_tell_the_data_as_they_are_by_now() {
    let pack = Pack::new(&[("a", "11")]);
    let mut pty = pack.open(&[]);
    pty.wait_for("Chỉ tiêu a");
    pty.send("\x1b[23~");
    pty.wait_for("02/01/2025");
    pty.send("2024");
    pty.wait_for("Có gì mới từ đầu 2024");
    pty.send("\r");
    pty.wait_for("Chỉ tiêu a: mới 11 ha");
    pack.write("b", "22");
    pty.wait_for("Chỉ tiêu b: mới 22 ha");
    pty.send("\x1b[27u!");
    pty.wait_for("Lỗi của dữ liệu");
    pack.write("b", "oops");
    pty.wait_for("b.toml:12");
    pack.write("b", "23");
    pty.wait_gone("b.toml:12");
}

#[test]
fn data_that_go_away_stay_on_the_screen_and_come_back() {
    let pack = Pack::new(&[("a", "11")]);
    let away = pack.0.path.with_file_name("away");
    let mut pty = pack.open(&[]);
    pty.wait_for("Chỉ tiêu a");
    fs::rename(&pack.0.path, &away).unwrap();
    pty.wait_for("Không còn đọc được dữ liệu");
    assert!(pty.text().contains("Chỉ tiêu a"), "{}", pty.text());
    fs::write(away.join("b.toml"), text("b", "22")).unwrap();
    fs::rename(&away, &pack.0.path).unwrap();
    pty.wait_for(RENEWED);
    pty.wait_for("Chỉ tiêu b");
    // An empty folder is no pack either.
    for name in ["a.toml", "b.toml", "pack.toml"] {
        fs::remove_file(pack.file(name)).unwrap();
    }
    pty.wait_for("Không còn đọc được dữ liệu");
    assert!(pty.text().contains("Chỉ tiêu b"), "{}", pty.text());
}

#[test]
fn what_is_held_stays_until_it_is_let_go() {
    let pack = Pack::new(&[("a", "11")]);
    let mut pty = pack.open(&[]);
    pty.wait_for("Chỉ tiêu a");
    pty.send("*");
    pty.wait_for(" giữ nguyên  ");
    pack.write("a", "5555");
    pty.wait_for("giữ nguyên, có bản mới");
    assert!(!pty.text().contains("5.555"), "{}", pty.text());
    pack.write("a", "6666");
    pty.send("\x1b[B");
    assert!(!pty.text().contains("6.666"), "{}", pty.text());
    pty.send("*");
    pty.wait_for("6.666");
    assert!(!pty.text().contains("giữ nguyên"), "{}", pty.text());
}

#[test]
fn one_file_and_what_a_link_leads_to_are_watched_too() {
    let pack = Pack::new(&[]);
    let real = pack.0.path.with_file_name("real.toml");
    fs::write(&real, text("b", "22")).unwrap();
    symlink(&real, pack.file("b.toml")).unwrap();
    let mut linked = pack.open(&[]);
    linked.wait_for("Chỉ tiêu b");
    fs::write(&real, text("b", "2222")).unwrap();
    linked.wait_for("2.222");

    let head = fs::read_to_string(pack.file("pack.toml")).unwrap();
    let alone = pack.0.path.with_file_name("alone.toml");
    let write = |figure: &str| {
        let beside = alone.with_extension("new");
        fs::write(&beside, format!("{head}{}", text("e", figure))).unwrap();
        fs::rename(&beside, &alone).unwrap();
    };
    write("1");
    let mut pty = open(&alone, &["--shared"]);
    pty.wait_for("Chỉ tiêu e");
    for (figure, shown) in [("5432", "5.432"), ("6543", "6.543")] {
        write(figure);
        pty.wait_for(shown);
    }
}

/// How often any thread of a program was woken.
fn switches(pty: &Pty) -> u64 {
    let tasks = format!("/proc/{}/task", pty.pid().as_raw_nonzero());
    let mut sum = 0;
    for task in fs::read_dir(tasks).unwrap() {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap();
        let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
        sum += counts
            .map(|line| line.rsplit('\t').next().unwrap().parse::<u64>().unwrap())
            .sum::<u64>();
    }
    sum
}

#[test]
fn nothing_wakes_while_no_file_changes() {
    let pack = Pack::new(&[("a", "11")]);
    let mut pty = pack.open(&[]);
    pty.wait_for("Chỉ tiêu a");
    while pty.pump(Duration::from_millis(700)) {}
    let before = switches(&pty);
    assert!(!pty.pump(Duration::from_secs(2)));
    assert_eq!(switches(&pty), before);
    // What is no part of the pack, and a file that is as it was, is read but shows nothing.
    fs::write(pack.file("notes.txt"), "x").unwrap();
    assert!(!pty.pump(Duration::from_secs(1)));
}

#[test]
fn the_packs_inside_the_binary_are_not_watched() {
    let listens = |pty: &Pty| {
        let open = fs::read_dir(format!("/proc/{}/fd", pty.pid().as_raw_nonzero())).unwrap();
        let mut links = open.filter_map(|file| fs::read_link(file.unwrap().path()).ok());
        links.any(|link| link.to_string_lossy().contains("inotify"))
    };
    let mut pty = Pty::start(&Start {
        command: &[
            "env",
            "-u",
            "CHITIEU_PACK",
            CHITIEU,
            "--as-of",
            "2026-11-24",
        ],
        ..Start::default()
    });
    pty.wait_for("Tất cả");
    assert!(!listens(&pty));
    let pack = Pack::new(&[("a", "11")]);
    let mut pty = pack.open(&[]);
    pty.wait_for("Chỉ tiêu a");
    pty.wait_until("it listens", listens);
}

#[test]
fn a_large_pack_is_read_again_beside_the_keys() {
    let pack = Pack::new(&[("a", "11")]);
    let many: String = (0..14_000)
        .map(|at| text(&format!("m{at}"), "7").replace("Chỉ tiêu", &"Chỉ tiêu thứ nhiều".repeat(4)))
        .collect();
    fs::write(pack.file("many.toml"), many).unwrap();
    let mut pty = pack.open(&[]);
    pty.wait_for("Chỉ tiêu a");
    pty.wait_gone("đang tải");
    pack.write("a", "4321");
    // Keys act meanwhile, and what they chose stays.
    pty.send("?");
    pty.wait_for("Trợ giúp");
    pty.send("\x1b[27u");
    pty.wait_gone("Trợ giúp");
    pty.wait_for("4.321");
}
