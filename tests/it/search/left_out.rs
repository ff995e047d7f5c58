//! No word that tells something is passed over: the answer is of it, or says that it is not.

use std::io::Write as _;
use std::process::Stdio;

use chitieu::core::fold::bare;

use crate::support::frozen;
use crate::support::program::program_on_frozen;

/// A line that ends the answer before it: a number that chooses nothing.
const END: &str = "777";

/// What is said of a name, and what one of must stand in the answer behind what was understood, folded.
const QUALIFIERS: &[(&str, &[&str])] = &[
    ("{} Thái Lan là bao nhiêu", &["thai lan"]),
    ("{} của Trung Quốc", &["trung quoc"]),
    ("{} ở nước Lào năm 2023", &["lao"]),
    ("what is {} in Germany", &["germany"]),
    ("{} của phụ nữ là bao nhiêu", &["phu nu"]),
    ("{} nam giới", &["nam gioi"]),
    ("{} thành thị năm 2024", &["thanh thi"]),
    ("{} nông thôn là bao nhiêu", &["nong thon"]),
    ("{} quốc tế", &["quoc te"]),
    ("{} người Mông năm 2023", &["mong"]),
    ("{} cao nhất là bao nhiêu", &["cao nhat"]),
    ("{} ngày 30/6/2024", &["30/6/2024"]),
    ("{} ngày 15 tháng 8 năm 2023", &["15/8/2023"]),
    ("{} tháng 7 năm 2022 là bao nhiêu", &["thang 7/2022"]),
    ("{} tháng 5", &["thang 5"]),
    ("{} quý II năm 2023", &["quy ii/2023"]),
    ("{} năm 2022 và 2024", &["2022"]),
    ("{} năm 2022 và 2024 là bao nhiêu", &["2024"]),
    ("{} từ năm 2019 đến 2021 so với năm 2018", &["2018"]),
    ("{} huyện Mường Tè", &["muong te"]),
    ("{} trong ngành dệt may", &["det"]),
    ("{} xuyên biên giới sang năm 2031", &["2031"]),
];

/// The answer to each question.
pub(super) fn answers(questions: &[String]) -> Vec<String> {
    let mut program = program_on_frozen(&["talk", "--as-of", "2026-11-24"]);
    program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines: String = questions
        .iter()
        .map(|question| format!("{question}\n{END}\n"))
        .collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut answers = vec![String::new()];
    for line in text.lines() {
        let ends = line.starts_with("Chưa có gì để chọn") || line.contains(&format!("mục {END}"));
        match ends {
            true => answers.push(String::new()),
            false => {
                let last = answers.last_mut().unwrap();
                last.push_str(line);
                last.push('\n');
            }
        }
    }
    answers.truncate(questions.len());
    assert_eq!(answers.len(), questions.len());
    answers
}

fn folded(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c == '/' { 'ǀ' } else { c })
        .collect();
    bare(&plain).replace('ǀ', "/")
}

#[test]
fn an_answer_that_drops_a_word_that_tells_something_says_so() {
    let library = frozen::library();
    let catalog = &library.catalog;
    let home = catalog.default_place();
    let of_home = catalog
        .series_ids()
        .filter(|series| Some(catalog.series_of(*series).place) == home);
    let mut names: Vec<&str> = of_home
        .map(|series| catalog.text(catalog.indicator_of(series).name.vi))
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut asked = Vec::new();
    for (at, name) in names.iter().enumerate() {
        for (number, (around, told)) in QUALIFIERS.iter().enumerate() {
            if (at + number * 5) % 11 == 0 {
                asked.push((around.replace("{}", name), *told, *name));
            }
        }
    }
    let questions: Vec<String> = asked.iter().map(|(text, ..)| text.clone()).collect();
    let answers = answers(&questions);
    let (mut answered, mut silent) = (0, Vec::new());
    for ((question, told, name), answer) in asked.iter().zip(&answers) {
        let mut lines = answer.lines();
        let first = lines.next().unwrap_or_default();
        let is_answered = first.starts_with("Đã hiểu là");
        answered += usize::from(is_answered);
        // What was understood may name it as well: a part of a year, several years, a place.
        let said = answer.replace(" / ", "/");
        let is_told = told
            .iter()
            .any(|told| said.contains(told) || folded(&said).contains(told));
        let is_of_name = told.iter().any(|told| bare(name).contains(told));
        if is_answered && !is_told && !is_of_name {
            silent.push(format!("{question}\n{answer}"));
        }
    }
    assert!(answered > 100, "{answered}");
    assert!(
        silent.is_empty(),
        "{} of {answered} of {}\n{}",
        silent.len(),
        asked.len(),
        silent.join("\n")
    );
}

#[test]
fn what_is_counted_is_what_was_asked_for_or_nothing() {
    let refused = [
        "bao nhiêu huyện",
        "Lai Châu có bao nhiêu phường",
        "bao nhiêu trẻ em",
        "toàn tỉnh có bao nhiêu hộ",
        "how many districts are there",
        "how many children",
        "bao nhiêu hộ gia đình",
        "có bao nhiêu bệnh viện",
        "how many households",
        "bao nhiêu xã biên giới",
    ];
    let questions: Vec<String> = refused.iter().map(|text| (*text).to_owned()).collect();
    for (question, answer) in questions.iter().zip(answers(&questions)) {
        assert!(answer.starts_with("Không có "), "{question}: {answer}");
    }
    let counted = [
        ("how many people live in Lai Chau", "Dân số:"),
        ("bao nhiêu người dân", "Dân số:"),
        ("có bao nhiêu đảng viên", "Tổng số đảng viên"),
        ("bao nhiêu hộ nghèo", "Số hộ nghèo:"),
    ];
    let questions: Vec<String> = counted.iter().map(|(text, _)| (*text).to_owned()).collect();
    for ((question, wanted), answer) in counted.iter().zip(answers(&questions)) {
        assert!(answer.contains(wanted), "{question}: {answer}");
    }
}

#[test]
fn one_side_is_not_answered_by_the_other_in_silence() {
    let sides = [
        ("thôn bản có điện lưới quốc gia", "“chưa có”"),
        ("xã chưa có đường ô tô", "“chưa có”"),
        ("thôn chưa có nhà văn hóa là bao nhiêu", "“chưa có”"),
        ("nhập khẩu là bao nhiêu", "“xuất nhập khẩu”"),
        ("imports 2023", "“xuất nhập khẩu”"),
    ];
    let questions: Vec<String> = sides.iter().map(|(text, _)| (*text).to_owned()).collect();
    for ((question, wanted), answer) in sides.iter().zip(answers(&questions)) {
        let is_told = answer.contains("câu hỏi nêu") && answer.contains(wanted);
        assert!(
            is_told || !answer.starts_with("Đã hiểu là"),
            "{question}: {answer}"
        );
    }
}

#[test]
fn several_years_are_each_answered_and_none_stands_for_all() {
    let questions = [
        "hộ nghèo 2020 và 2024",
        "tỷ lệ hộ nghèo 2020, 2022, 2024",
        "poverty rate from 2020 to 2024",
        "tỷ lệ hộ nghèo từ năm 2020",
        "che phủ rừng since 2015",
    ]
    .map(str::to_owned);
    let answers = answers(&questions);
    for (question, answer) in questions.iter().zip(&answers).take(4) {
        let behind = answer.split_once('\n').unwrap().1;
        assert!(
            behind.contains("2020") && behind.contains("2024"),
            "{question}: {answer}"
        );
    }
    assert!(answers[1].contains("2022"), "{}", answers[1]);
    assert!(
        answers[4].contains("2015") && answers[4].contains("2025"),
        "{}",
        answers[4]
    );
}

#[test]
fn targets_of_another_term_are_not_counted_for_it() {
    let questions = [
        "nhiệm kỳ 2016-2020 bao nhiêu chỉ tiêu đạt",
        "nhiệm kỳ 2026-2030 có bao nhiêu chỉ tiêu",
        "chỉ tiêu nào không đạt giai đoạn 2016-2020",
        "how many targets of 2026-2030 are met",
        "nhiệm kỳ 2020-2025 bao nhiêu chỉ tiêu đạt",
    ]
    .map(str::to_owned);
    let answers = answers(&questions);
    for (question, answer) in questions.iter().zip(&answers).take(4) {
        assert!(
            answer.starts_with("Không có chỉ tiêu nào của giai đoạn"),
            "{question}: {answer}"
        );
    }
    assert!(answers[4].contains("trong 34 chỉ tiêu"), "{}", answers[4]);
}
