//! Further whole tasks of a meeting: what stands beside each other, goes on the wall, on the agenda and on paper.
//!
//! Counted as in `tasks`: a letter, Enter, Tab, an arrow are one key each; what is written of an item, and the name of
//! a file or an agenda, is not counted.

use std::fs;

use super::tasks::Step::{Key, Name, Narrow, Search};
use super::tasks::{BOX, ENGLISH, MEDIAN, Task, done, leave};

const ENTER: &str = "\r";
const TAB: &str = "\t";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";

const OPENED: &str = "Y chép kèm nguồn";

const ON_PAPER: Task = Task {
    asked: "Ghi nội dung họp ra Word để phát.",
    most: 6,
    steps: &[
        Key(" ", "Đã ghim: "),
        Key("b", "ghim · 1 mục"),
        Key("E", "Ghi 1 chỉ tiêu ra tệp"),
        Name("hop.docx"),
        Key(ENTER, "Đã ghi: "),
    ],
    shown: &["hop.docx"],
    wrong: &[],
};

const TASKS: [Task; 12] = [
    ON_PAPER,
    Task {
        asked: "Chỉ tiêu nào xa nhất? Số đó của ai công bố?",
        most: 4,
        steps: &[Key("a", "Cần chú ý:"), Key(ENTER, "nguồn L30, 14/01/2026")],
        shown: &["mục tiêu 9–10%/năm", "■ Không đạt"],
        wrong: &[],
    },
    Task {
        asked: "Chiếu lần lượt những cái cần chú ý.",
        most: 5,
        steps: &[
            Key("a", "Cần chú ý:"),
            Key("p", "1 / 7"),
            Key(RIGHT, "2 / 7"),
        ],
        shown: &["Thôn, bản có đường xe máy", "■ Không đạt"],
        wrong: &[],
    },
    Task {
        asked: "Ghim hai chỉ tiêu đầu rồi chiếu lên tường.",
        most: 8,
        steps: &[
            Key(" ", "(mục 1 của “ghim”)"),
            Key(DOWN, "★Tốc độ tăng trưởng"),
            Key(" ", "(mục 2 của “ghim”)"),
            Key("b", "ghim · 2 mục"),
            Key("p", "1 / 2"),
            Key(RIGHT, "2 / 2"),
        ],
        shown: &["GRDP bình quân đầu người", "Mục tiêu 65"],
        wrong: &[],
    },
    Task {
        asked: "Lập nội dung họp mới cho buổi giao ban, đưa GRDP đầu người vào.",
        most: 8,
        steps: &[
            Key("b", "ghim · 0 mục"),
            Key("m", "Tên nội dung họp mới"),
            Name("giao ban"),
            Key(ENTER, "giao ban · 0 mục"),
            Key("b", "GRDP bình quân đầu người"),
            Key(DOWN, "▸ GRDP bình quân đầu người"),
            Key(" ", "(mục 1 của “giao ban”)"),
        ],
        shown: &["▸★GRDP bình quân đầu người"],
        wrong: &[],
    },
    Task {
        asked: "Giao Sở Tài chính mục này, ghi luôn.",
        most: 8,
        steps: &[
            Key(" ", "Đã ghim: "),
            Key("b", "ghim · 1 mục"),
            Key("e", "Ghi cho mục 1"),
            Key(TAB, "Ai làm"),
            Name("Sở Tài chính"),
            Key(ENTER, "     Sở Tài chính"),
        ],
        shown: &["1. Tốc độ tăng trưởng GRDP bình quân"],
        wrong: &["Ghi cho mục"],
    },
    Task {
        asked: "Lần công bố trước thì sao?",
        most: 2,
        steps: &[Key("<", "ông bố đến 27/02/2026")],
        shown: &[],
        wrong: &[],
    },
    Task {
        asked: "Hộ nghèo mình với Điện Biên, nơi nào cao hơn?",
        most: 10,
        steps: &[
            Key("/", BOX),
            Search("ngheo"),
            Key(ENTER, OPENED),
            Key("c", "So sánh giữa các địa bàn"),
        ],
        shown: &["19,46", "17,78", "X27, 31/01/2026", "Sơn La: chưa có"],
        wrong: &[],
    },
    Task {
        asked: "Which targets are exceeded?",
        most: 10,
        steps: &[
            ENGLISH,
            Key("f", "Filter the list"),
            Narrow("exc"),
            Key(ENTER, "st:Exceeded"),
        ],
        shown: &["GRDP per capita", "Tea area", "▲ Exceeded"],
        wrong: &["■ Missed", "● Met"],
    },
    Task {
        asked: "What is the forest cover, and where is it said?",
        most: 10,
        steps: &[ENGLISH, Key("/", "type to search"), Search("forest")],
        shown: &["Forest cover", "est. 54%", "L72"],
        wrong: &[],
    },
    Task {
        asked: "Chỉ tiêu nào các nguồn nói khác nhau?",
        most: 4,
        steps: &[Key("\x1b[20~", "≠")],
        shown: &["GRDP bình quân đầu người", "≠"],
        wrong: &[],
    },
    Task {
        asked: "Mục tiêu đến 2030 của GRDP đầu người?",
        most: 10,
        steps: &[
            Key("/", BOX),
            Search("dau ng"),
            Key(ENTER, OPENED),
            Key("v", "GRDP bình quân đầu người"),
            Key("v", "116,6"),
        ],
        shown: &["2030"],
        wrong: &[],
    },
];

#[test]
fn an_agenda_is_a_document_on_disk_after_a_few_keys() {
    let folder = tempfile::tempdir().unwrap();
    leave(done(&ON_PAPER, folder.path()));
    let bytes = fs::read(folder.path().join("hop.docx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn tasks_of_a_hall_end_with_every_fact_that_was_asked_for() {
    for task in TASKS.iter().skip(1) {
        let folder = tempfile::tempdir().unwrap();
        leave(done(task, folder.path()));
    }
}

#[test]
fn tasks_of_a_hall_are_within_their_keys_and_half_of_them_within_ten() {
    for task in &TASKS {
        let (keys, most) = (task.keys(), task.most);
        assert!(keys <= most, "{}: {keys} of {most} keys", task.asked);
    }
    let mut keys: Vec<usize> = TASKS.iter().map(Task::keys).collect();
    keys.sort_unstable();
    assert!(keys[keys.len() / 2] <= MEDIAN, "{keys:?}");
}
