//! Whole tasks of a meeting on a real terminal: what was asked, the keys, and what stands there at the end.
//!
//! Each begins on the first screen, with nothing remembered, and ends where every fact that was asked for is seen. The
//! keys are counted as a person presses them: a letter is one, Enter, Tab, an arrow and Esc are one each; not counted
//! is the name of a file.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::support::escapes::copied;
use crate::support::frozen;
use crate::support::pty::{CHITIEU, Pty, Start};

/// Most keys that half of the tasks may take.
pub(super) const MEDIAN: usize = 10;

/// One step of a person.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// A key, and what is seen when it is done.
    Key(&'static str, &'static str),
    /// Letters one by one into the search box.
    Search(&'static str),
    /// Letters one by one into a box of choices.
    Narrow(&'static str),
    /// The name of a file that is written to, which is not counted.
    Name(&'static str),
    /// Facts that are read before the next key.
    Read(&'static [&'static str]),
}

use Step::{Key, Name, Narrow, Read, Search};

const ENTER: &str = "\r";
const TAB: &str = "\t";
const DOWN: &str = "\x1b[B";
const LEFT: &str = "\x1b[D";
/// The list of publications, and the page of what is listed.
const DAYS: &str = "\x1b[23~";
const PAGE_DOWN: &str = "\x1b[6~";
const PAGE: &str = "\x1b[24~";
/// Where the search looks.
const REACH: &str = "\x14";
/// What the search box says while nothing stands in it.
pub(super) const BOX: &str = "gõ để tìm";
pub(super) const ENGLISH: Step = Key("L", "All main plans");

/// What somebody asks, and what must stand there.
pub(super) struct Task {
    pub(super) asked: &'static str,
    pub(super) most: usize,
    pub(super) steps: &'static [Step],
    pub(super) shown: &'static [&'static str],
    pub(super) wrong: &'static [&'static str],
}

impl Task {
    pub(super) fn keys(&self) -> usize {
        let keys = self.steps.iter().map(|step| match step {
            Key(..) => 1,
            Search(text) | Narrow(text) => text.chars().count(),
            Name(_) | Read(_) => 0,
        });
        keys.sum()
    }
}

const BUDGET_CITED: Task = Task {
    asked: "Thu ngân sách đạt chưa, ai nói? Ghi vào biên bản.",
    most: 10,
    steps: &[
        Key("/", BOX),
        Search("thu ng"),
        Key(ENTER, "Y chép kèm nguồn"),
        Key("Y", "Đã gửi"),
    ],
    shown: &["3.573 tỷ đồng", "3.000 tỷ đồng", "573 tỷ đồng"],
    wrong: &["2.727"],
};

const ENVIRONMENT_PAGE: Task = Task {
    asked: "In cho anh bảng môi trường một trang.",
    most: 12,
    steps: &[
        Key(LEFT, "▸ Tất cả"),
        Key(DOWN, "▸ Có mục tiêu"),
        Key("/", BOX),
        Key(REACH, "để tìm: Lai Châu"),
        Key(REACH, "để tìm: Có mục tiêu"),
        Search("lv:m"),
        Key(PAGE, "Ghi 4 chỉ tiêu ra tệp"),
        Name("moi-truong.html"),
        Key(ENTER, "Đã ghi: "),
    ],
    shown: &["moi-truong.html"],
    wrong: &[],
};

const TASKS: [Task; 20] = [
    BUDGET_CITED,
    ENVIRONMENT_PAGE,
    Task {
        asked: "GRDP đầu người mình so với Sơn La, Điện Biên thì sao?",
        most: 12,
        steps: &[
            Key("/", BOX),
            Search("dau ng"),
            Key(ENTER, "Y chép kèm nguồn"),
            Key("c", "So sánh giữa các địa bàn"),
        ],
        shown: &[
            "cùng thang đo",
            "ước 79 (nguồn khác 65,5)",
            "mục tiêu 65, 2025",
            "ước 61,8 (nguồn khác trên 62)",
            "mục tiêu 60, 2025",
            "54 triệu đồng; ước trên 53",
            "mục tiêu 53,85",
        ],
        wrong: &["116,6"],
    },
    Task {
        asked: "Cái nào hụt, hụt nhiều nhất nói trước.",
        most: 8,
        steps: &[Key("a", "Cần chú ý:")],
        shown: &[
            "5,8–6,0%/năm",
            "9–10",
            "3 đến 3,2 điểm %",
            "■ Không đạt",
            "46,8%",
            "trên 57,5",
            "10,7 điểm %",
            "Đơn vị đã kết thúc",
            "226.000 tấn",
            "≈ Sát ngưỡng",
            "Chưa có số liệu: 11",
        ],
        wrong: &["● Đạt", "▲ Vượt"],
    },
    Task {
        asked: "Từ đầu tháng 12 năm ngoái đến giờ số nào đổi?",
        most: 14,
        steps: &[
            Key(DAYS, "Các lần công bố"),
            Narrow("12/2025"),
            Key(ENTER, "Mới công bố sau ngày 30/11/2025"),
            Read(&[
                "ước 8,2% → ước 7,52%",
                "ước 65,5 triệu đồng → ước 79 triệu đồng",
                "5,8–6,0%/năm",
                "ước 3.573 tỷ đồng",
                "khoảng 1.470.000 lượt",
                "từ 2.727 tỷ đồng trở lên",
                "tình trạng: ",
                "không rõ công bố trước hay sau ngày này",
                "mới 25 khu, điểm",
            ]),
            Key(PAGE_DOWN, "mới 3,88 điểm %"),
        ],
        shown: &["trên 10.000 lao động/năm"],
        wrong: &["13,11", "19,93", "33.499"],
    },
    Task {
        asked: "Em ơi cho chị hỏi GRDP đầu người năm 2025 mấy triệu?",
        most: 8,
        steps: &[Key("/", BOX), Search("dau ng")],
        shown: &[
            "ước 79 triệu đồng",
            "nguồn khác 65,5",
            "2025",
            "L30, 14/01/2026",
        ],
        wrong: &[],
    },
    Task {
        asked: "Đảng viên toàn tỉnh được mấy đồng chí rồi nhỉ?",
        most: 10,
        steps: &[Key("/", BOX), Search("dang vie")],
        shown: &["31.578 đảng viên", "tháng 9/2025", "L25, 18/09/2025"],
        wrong: &[],
    },
    Task {
        asked: "Nghị quyết đề ra thu ngân sách bao nhiêu vậy các đồng chí?",
        most: 8,
        steps: &[Key("/", BOX), Search("thu ng")],
        shown: &[
            "mục tiêu 3.000 tỷ đồng, 2025",
            "NQ ĐH XIV 2020-2025 · L01, 10/2020",
        ],
        wrong: &[],
    },
    Task {
        asked: "GRDP bình quân đầu người đạt chưa?",
        most: 8,
        steps: &[Key("/", BOX), Search("dau ng")],
        shown: &["mục tiêu 65 triệu đồng, 2025", "▲ Vượt", "tùy nguồn"],
        wrong: &["Không đạt:"],
    },
    Task {
        asked: "Is the rural water target met?",
        most: 12,
        steps: &[ENGLISH, Key("/", "type to search"), Search("rural wat")],
        shown: &[
            "over 93%   2024",
            "target over 93%, 2025",
            "Provisional: no figure for the last",
        ],
        wrong: &["● Met"],
    },
    Task {
        asked: "When will the tea area reach 10,000 ha?",
        most: 8,
        steps: &[ENGLISH, Key("/", "type to search"), Search("tea a")],
        shown: &[
            "est. 10,811 ha   2025",
            "target 10,000 ha, 2025",
            "Exceeded by 811 ha",
            "on an estimate",
        ],
        wrong: &[],
    },
    Task {
        asked: "How far is Dien Bien from its poverty target?",
        most: 10,
        steps: &[ENGLISH, Key("/", "type to search"), Search("poor db")],
        shown: &[
            "Điện Biên · Culture and society",
            "17.78%   2025",
            "target 17.66%, 2025",
            "0.12 percentage points",
            "■ Missed",
        ],
        wrong: &[],
    },
    Task {
        asked: "Which targets are at risk?",
        most: 10,
        steps: &[ENGLISH, Key("/", "type to search"), Search("at risk")],
        shown: &["There is no such target", "“At risk” (0)"],
        wrong: &[],
    },
    Task {
        asked: "Chỉ tiêu nào mới tạm tính, chưa có số cuối kỳ?",
        most: 8,
        steps: &[
            Key("f", "Lọc danh sách;"),
            Narrow("tam"),
            Key(ENTER, "tt:Tạm-tính"),
        ],
        shown: &[
            "Mức giảm tỷ lệ hộ nghèo bình quân",
            "Hộ dân được sử dụng điện lưới quốc gia",
            "Dân số nông thôn được sử dụng nước hợp vệ si",
            "◐ Tạm tính: đạt",
            "◐ Tạm tính",
        ],
        wrong: &["● Đạt", "■ Không đạt"],
    },
    Task {
        asked: "Bao nhiêu chỉ tiêu đạt rồi?",
        most: 4,
        steps: &[Key("O", "Theo tính toán: 5/34 đạt hoặc vượt")],
        shown: &["▲ Vượt", "4/34", "● Đạt", "1/34", "22/55", "08/09/2023"],
        wrong: &[],
    },
    Task {
        asked: "So sánh thu ngân sách Lai Châu Điện Biên.",
        most: 10,
        steps: &[
            Key("/", BOX),
            Search("ngan"),
            Key(ENTER, "Y chép kèm nguồn"),
            Key("c", "So sánh giữa các địa bàn"),
        ],
        shown: &[
            "ước 3.573",
            "mục tiêu 3.000, 2025",
            "ước 1.779,5 (nguồn khác trên 2.282)",
            "không có mục tiêu năm 2025",
            "không xếp thứ tự",
        ],
        wrong: &["2.310"],
    },
    Task {
        asked: "Số hộ nghèo với số hộ cận nghèo đặt cạnh nhau xem nào.",
        most: 10,
        steps: &[
            Key("/", BOX),
            Search("ho ng"),
            Key(DOWN, "▸ Số hộ nghèo"),
            Key(ENTER, "Y chép kèm nguồn"),
            Key("c", "So sánh giữa các địa bàn"),
            Key(TAB, "So sánh các chỉ tiêu liên quan"),
        ],
        shown: &[
            "20.961 hộ",
            "Số hộ cận nghèo",
            "10.053 hộ",
            "2024 · thực hiện",
            "cùng thang đo",
            "L21, 03/03/2025",
        ],
        wrong: &["chỉ tiêu khác tên"],
    },
    Task {
        asked: "Nguồn số liệu dân số năm 2022?",
        most: 10,
        steps: &[Key("/", BOX), Search("dan so")],
        // Of a source without a day nobody knows whether it was there by then.
        shown: &["trên 489.000 người   2023", "L112, 29/12/2023"],
        wrong: &[],
    },
    Task {
        asked: "Có gì mới không em?",
        most: 10,
        steps: &[
            Key(DAYS, "Các lần công bố"),
            Narrow("1/2026"),
            Key(ENTER, "Mới công bố sau ngày 31/12/2025"),
        ],
        shown: &["mới 25 khu, điểm", "27/02/2026", "14/01/2026"],
        wrong: &["13,11"],
    },
    Task {
        asked: "Số vụ tai nạn giao thông năm 2024 là bao nhiêu?",
        most: 10,
        steps: &[Key("/", BOX), Search("tai nan")],
        shown: &["0/299", "Không có gì khớp"],
        wrong: &["2024"],
    },
];

/// A session on the packs inside the binary, on the day of the tasks, that may write into a folder.
fn session(folder: &Path) -> Pty {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let packs = frozen::variable_in(&data);
    let mut pty = Pty::start(&Start {
        command: &[
            "env",
            "-C",
            folder.to_str().unwrap(),
            CHITIEU,
            "--place",
            frozen::PLACE,
            "--as-of",
            "2026-11-29",
        ],
        size: (120, 40),
        env: &[
            ("CHITIEU_PACK", packs.to_str().unwrap()),
            ("XDG_DATA_HOME", folder.join("own").to_str().unwrap()),
        ],
    });
    pty.wait_for("Có mục tiêu");
    pty
}

/// Waits until nothing more comes: the key before and the next one are no text then.
fn rest(pty: &mut Pty) {
    while pty.pump(Duration::from_millis(150)) {}
}

/// Types letters, each once the one before is seen behind the sign of the box.
fn type_into(pty: &mut Pty, sign: &str, text: &str) {
    let mut seen = format!("{sign} ");
    for letter in text.chars() {
        seen.push(letter);
        pty.send(letter.to_string());
        pty.wait_for(&seen);
    }
}

/// Does a task and gives the session with what stands there.
#[expect(clippy::print_stdout, reason = "who reads the tests learns the counts")]
pub(super) fn done(task: &Task, folder: &Path) -> Pty {
    let mut pty = session(folder);
    for step in task.steps {
        rest(&mut pty);
        match *step {
            Key(key, seen) => {
                pty.send(key);
                pty.wait_for(seen);
            }
            Search(text) => type_into(&mut pty, "/", text),
            Narrow(text) => type_into(&mut pty, ">", text),
            Read(facts) => facts.iter().for_each(|fact| pty.wait_for(fact)),
            Name(name) => {
                pty.send(name);
                pty.wait_for(name);
            }
        }
    }
    for wanted in task.shown {
        pty.wait_for(wanted);
    }
    rest(&mut pty);
    let shown = pty.text();
    for wrong in task.wrong {
        assert!(!shown.contains(wrong), "{}: {wrong}: {shown}", task.asked);
    }
    println!(
        "{:>2} of {:>2} keys: {}",
        task.keys(),
        task.most,
        task.asked
    );
    pty
}

pub(super) fn leave(mut pty: Pty) {
    pty.send("\x03");
    pty.end();
    pty.assert_restored();
}

/// Does every second task, so that two can be done at once.
fn do_every_second(from: usize) {
    let folder = tempfile::tempdir().unwrap();
    for task in TASKS.iter().skip(2 + from).step_by(2) {
        leave(done(task, folder.path()));
    }
}

#[test]
fn whole_tasks_end_with_every_fact_that_was_asked_for() {
    do_every_second(0);
}

#[test]
fn other_whole_tasks_end_with_every_fact_that_was_asked_for() {
    do_every_second(1);
}

#[test]
fn a_figure_with_both_sources_is_on_the_clipboard_after_a_few_keys() {
    let folder = tempfile::tempdir().unwrap();
    let pty = done(&BUDGET_CITED, folder.path());
    let texts = copied(&pty.log);
    let [text] = texts.as_slice() else {
        panic!("{texts:?}");
    };
    assert_eq!(text.lines().count(), 1, "{text}");
    for wanted in [
        "Thu ngân sách trên địa bàn",
        "Lai Châu",
        "ước",
        "3.573 tỷ đồng",
        "2025",
        "3.000 tỷ đồng",
        "573 tỷ đồng",
        "Báo Lao Động",
        "14/01/2026",
        "https://",
        "10/2020",
    ] {
        assert!(text.contains(wanted), "no {wanted:?} in {text}");
    }
    for wrong in ["2.540,17", "2.727"] {
        assert!(!text.contains(wrong), "{text}");
    }
    leave(pty);
}

#[test]
fn a_topic_is_a_page_on_disk_after_a_few_keys() {
    let folder = tempfile::tempdir().unwrap();
    let pty = done(&ENVIRONMENT_PAGE, folder.path());
    let page = fs::read_to_string(folder.path().join("moi-truong.html")).unwrap();
    for fact in [
        "Tỷ lệ che phủ rừng",
        "98,2%",
        "trên 93%",
        "ước 54%",
        "29/11/2026",
        "NQ ĐH XIV 2020-2025",
        "lai-chau (bản ",
        "4 chỉ tiêu",
    ] {
        assert!(page.contains(fact), "{fact}");
    }
    leave(pty);
}

#[test]
fn every_task_is_within_its_keys_and_half_of_them_within_ten() {
    for task in &TASKS {
        let (keys, most) = (task.keys(), task.most);
        assert!(keys <= most, "{}: {keys} of {most} keys", task.asked);
    }
    let mut keys: Vec<usize> = TASKS.iter().map(Task::keys).collect();
    keys.sort_unstable();
    let median = keys[keys.len() / 2];
    println!("{} tasks, {median} keys in the middle", keys.len());
    assert!(median <= MEDIAN, "{keys:?}");
}
