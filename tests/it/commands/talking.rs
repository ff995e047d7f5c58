//! `talk`: a dialogue on pipes, as a script or a screen reader has it.

use std::io::{Read, Write};
use std::process::{Child, Stdio};

use crate::support::program::program_on_frozen;

const LINE: [&str; 3] = ["talk", "--as-of", "2026-11-24"];

/// What is answered to lines, when their end has come.
#[track_caller]
fn answers(lines: impl AsRef<[u8]>) -> String {
    answers_to(&LINE, lines)
}

#[track_caller]
fn answers_to(line: &[&str], lines: impl AsRef<[u8]>) -> String {
    let mut child = start(line);
    // A dialogue that ended leaves the rest unread.
    let _ = child.stdin.take().unwrap().write_all(lines.as_ref());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let hidden = text.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(hidden, None, "{text:?}");
    text
}

fn start(line: &[&str]) -> Child {
    let mut program = program_on_frozen(line);
    program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    program.spawn().unwrap()
}

/// Checks that the answers hold these texts, one behind the other.
#[track_caller]
fn check(lines: &str, wanted: &[&str]) {
    let text = answers(lines);
    let mut rest = text.as_str();
    for wanted in wanted {
        let Some((_, after)) = rest.split_once(wanted) else {
            panic!("no {wanted:?} in\n{rest}\nof\n{text}");
        };
        rest = after;
    }
}

#[test]
fn a_question_a_line_is_answered_until_the_input_ends() {
    check(
        "che phủ rừng đạt chưa\nhow many targets are missed\n",
        &[
            "Đã hiểu là: đã đạt mục tiêu hay chưa – Tỷ lệ che phủ rừng · Lai Châu\n",
            "Đạt: đúng mục tiêu",
            "Đã hiểu là: bao nhiêu chỉ tiêu – Không đạt · Lai Châu\n",
        ],
    );
    // The last line needs no end.
    check("che phủ rừng đạt chưa", &["Tỷ lệ che phủ rừng"]);
    assert_eq!(answers(""), "");
    assert_eq!(answers("\n\n   \n"), "");
}

#[test]
fn a_number_chooses_and_what_follows_goes_on_from_there() {
    check(
        "hộ nghèo là bao nhiêu\n2\nnguồn\nlịch sử\nso với Điện Biên\n",
        &[
            "1 trong 3: Tỷ lệ hộ nghèo: ",
            "2 trong 3: ",
            "Gõ số để chọn.\n",
            "Đã hiểu là: nguồn số liệu – ",
            "Nguồn số liệu: ",
            "năm có số liệu\n",
            "Đã hiểu là: so sánh – ",
            "Điện Biên",
        ],
    );
    check(
        "forest cover\nsource\nhistory\ncompared with Dien Bien\nin 2020\nis it met\n",
        &[
            "Tỷ lệ che phủ rừng",
            "nguồn số liệu – Tỷ lệ che phủ rừng",
            "năm có số liệu",
            "so sánh – ",
            "năm 2020",
            "đã đạt mục tiêu hay chưa – Tỷ lệ che phủ rừng",
        ],
    );
}

#[test]
fn a_list_is_numbered_and_its_rest_comes_when_it_is_asked_for() {
    check(
        "các chỉ tiêu kinh tế\ntiếp\n1\n99\n",
        &[
            "1 trong ",
            "10 trong ",
            "gõ “tiếp” để xem.\n",
            "11 trong ",
            "mục tiêu ",
            "Không có mục 99: chọn từ 1 đến ",
        ],
    );
    check(
        "tiếp\n3\nlịch sử\nnguồn\n",
        &[
            "Hết.\n",
            "Chưa có gì để chọn",
            "Chưa nói đến chỉ tiêu nào",
            "Hỏi về chỉ tiêu nào?",
        ],
    );
}

#[test]
fn both_languages_are_understood_and_one_is_spoken() {
    let text = answers_to(
        &["talk", "--lang", "en", "--as-of", "2026-11-24"],
        "hộ nghèo so với Điện Biên\nhelp\n?\n",
    );
    assert!(
        text.starts_with("Read as: side by side – Poverty rate · Lai Châu, Điện Biên\n"),
        "{text}"
    );
    assert_eq!(text.matches("Ask: ").count(), 2, "{text}");
}

#[test]
fn a_word_ends_it_and_what_comes_behind_is_not_read() {
    for word in ["thoát", "quit", "Thoat", "EXIT"] {
        assert_eq!(answers(format!("{word}\nche phủ rừng\n")), "", "{word}");
    }
}

#[test]
fn hostile_input_is_harmless() {
    let mut hostile = Vec::new();
    hostile.extend(b"\x1b]0;title\x07\x1b[2Jche ph\xe1\xbb\xa7 r\xe1\xbb\xabng \xff\xfe\x80\n");
    hostile.extend("\u{202e}\u{2066}đạt chưa\u{200b}\r\n".bytes());
    hostile.extend([0, 1, 2, 3, 27, b'\n']);
    hostile.extend(vec![b'x'; 3_000_000]);
    hostile.extend(b"\n");
    hostile.extend("che phủ rừng đạt chưa".bytes());
    let text = answers(hostile);
    assert!(
        text.contains("Câu hỏi quá dài; chỉ đọc phần đầu."),
        "{text}"
    );
    assert!(text.contains("Đạt: đúng mục tiêu"), "{text}");
    // A line that never ends takes no room and is answered as far as it was read.
    let text = answers(vec![b'q'; 10_000_000]);
    assert!(text.lines().count() < 20, "{text}");
}

#[test]
fn a_reader_that_went_away_ends_it() {
    let mut child = start(&LINE);
    let mut input = child.stdin.take().unwrap();
    let mut output = child.stdout.take().unwrap();
    input.write_all("che phủ rừng\n".as_bytes()).unwrap();
    let mut first = [0];
    output.read_exact(&mut first).unwrap();
    drop(output);
    // It ends of itself, while questions still come.
    while input.write_all("che phủ rừng\n".as_bytes()).is_ok() {}
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn the_explorer_without_a_screen_is_the_same_dialogue() {
    let line = ["--plain", "--as-of", "2026-11-24"];
    let question = "hộ nghèo là bao nhiêu\n";
    assert_eq!(answers_to(&line, question), answers(question));
    let asked = answers_to(
        &[
            "--plain",
            "--as-of",
            "2026-11-24",
            "--query",
            "che phủ rừng đạt chưa",
        ],
        "nguồn\n",
    );
    assert!(asked.contains("Nguồn số liệu: "), "{asked}");
}

#[test]
fn what_was_read_out_chooses_as_its_number_does() {
    for chosen in ["2", "2 trong 3", "số 2", "thứ 2", "chọn 2", "2."] {
        let text = answers(format!("hộ nghèo là bao nhiêu\n{chosen}\nnguồn\n"));
        let (_, second) = text.split_once("2 trong 3: ").unwrap();
        let name = second.split(" · ").next().unwrap();
        let asked = format!("nguồn số liệu – {name} · ");
        assert!(text.contains(&asked), "{chosen}: no {asked:?} in\n{text}");
    }
}

#[test]
fn several_things_are_numbered_and_each_may_be_gone_on_with() {
    check(
        "thu ngân sách và che phủ rừng là bao nhiêu\n2\nnguồn\nso với Sơn La\n",
        &[
            "1 trong 2: Thu ngân sách trên địa bàn: ",
            "2 trong 2: Tỷ lệ che phủ rừng: ",
            "nguồn số liệu – Tỷ lệ che phủ rừng",
            "so sánh – Tỷ lệ che phủ rừng",
            "Sơn La: chưa có số liệu của chỉ tiêu này",
        ],
    );
}

#[test]
fn empty_lines_say_nothing_and_what_was_spoken_of_stays() {
    let text = answers("che phủ rừng\n\n   \n\t\r\n\u{200b}\nđạt chưa\n");
    assert!(
        text.contains("đã đạt mục tiêu hay chưa – Tỷ lệ che phủ rừng"),
        "{text}"
    );
    assert!(!text.contains("\n\n"), "{text:?}");
    assert_eq!(answers(""), "");
    assert_eq!(answers("\n\n\n"), "");
}

#[test]
fn what_goes_on_from_an_answer_is_told_as_understood() {
    check(
        "GRDP đầu người là bao nhiêu\ncòn Sơn La thì sao\nthế năm 2023\ncòn mục tiêu\nvì sao\ndo they meet it\n",
        &[
            "Đã hiểu là: số liệu – GRDP bình quân đầu người · Lai Châu",
            "Đã hiểu là: số liệu – GRDP bình quân đầu người · Sơn La",
            "Đã hiểu là: số liệu – GRDP bình quân đầu người · Sơn La · năm 2023",
            "Đã hiểu là: mục tiêu – GRDP bình quân đầu người · Sơn La",
            "Đã hiểu là: đã đạt mục tiêu hay chưa – GRDP bình quân đầu người · Sơn La",
            "Dữ liệu không nêu nguyên nhân",
            "Đã hiểu là: đã đạt mục tiêu hay chưa – GRDP bình quân đầu người · Sơn La",
        ],
    );
    // What has no answer there is told as understood too.
    check(
        "hộ nghèo là bao nhiêu\ncòn Sơn La thì sao\n",
        &[
            "Đã hiểu là: số liệu – Tỷ lệ hộ nghèo · Sơn La",
            "Sơn La: chưa có số liệu của chỉ tiêu này",
        ],
    );
}

#[test]
fn they_are_the_places_that_were_set_side_by_side() {
    for line in ["họ có đạt không", "ho co dat khong", "cả hai đạt chưa"] {
        check(
            &format!("so sánh GRDP đầu người với Sơn La\n{line}\n"),
            &[
                "Đã hiểu là: so sánh",
                "Đã hiểu là: đã đạt mục tiêu hay chưa – GRDP bình quân đầu người · Lai Châu, Sơn La",
                "1 trong 2: ",
                "2 trong 2: ",
            ],
        );
    }
    check(
        "che phủ rừng là bao nhiêu\nhọ có đạt không\n",
        &["Đã hiểu là: đã đạt mục tiêu hay chưa – Tỷ lệ che phủ rừng · Lai Châu"],
    );
}
