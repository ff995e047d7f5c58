//! Every form that an answer of `ask` may take, in both languages, as a person reads them.

use std::fmt::Write as _;

use crate::support::program::program_on_frozen;

/// One question of every form; their sentences are compared with those that were read by a person.
const QUESTIONS: [&str; 46] = [
    "tỷ lệ hộ nghèo là bao nhiêu",
    "GRDP đầu người bao nhiêu",
    "mục tiêu che phủ rừng",
    "mục tiêu dân số",
    "che phủ rừng đạt chưa",
    "dân số đạt chưa",
    "khi nào che phủ rừng đạt mục tiêu",
    "bao giờ GRDP bình quân tăng trưởng đạt mục tiêu",
    "khi nào dân số đạt mục tiêu",
    "bao giờ GRDP đầu người đạt 100 triệu",
    "chè còn thiếu bao nhiêu",
    "tăng trưởng GRDP còn cách mục tiêu bao nhiêu",
    "chỉ tiêu nào không đạt",
    "chỉ tiêu môi trường nào khó đạt",
    "chỉ tiêu môi trường nào đạt",
    "Sở Y tế phụ trách những chỉ tiêu nào",
    "những chỉ tiêu nào không đạt quý I 2025",
    "chỉ tiêu nào năm 2022 không đạt",
    "bao nhiêu chỉ tiêu đạt",
    "bao nhiêu chỉ tiêu môi trường đạt",
    "bao nhiêu chỉ tiêu đạt ở Lai Châu và Sơn La",
    "hộ nghèo so với Điện Biên",
    "GRDP đầu người so với Lào Cai",
    "che phủ rừng so với Sơn La",
    "số hộ nghèo so với tỷ lệ hộ nghèo",
    "nguồn số liệu che phủ rừng",
    "ai phụ trách che phủ rừng",
    "có gì mới từ 01/02/2026",
    "có gì mới từ tháng 10/2026",
    "thu ngân sách năm 2024",
    "thu ngân sách năm 1995",
    "thu ngân sách quý III năm 2024",
    "thu ngân sách 2026 còn thiếu bao nhiêu",
    "tăng trưởng GRDP năm 2023 đạt chưa",
    "mục tiêu thu ngân sách 2030",
    "đầu năm 2025 thu ngân sách bao nhiêu",
    "giữa năm 2025 thu ngân sách bao nhiêu",
    "che phủ rừng giai đoạn 2016-2020",
    "thu ngân sách so với cùng kỳ",
    "GRDP bình quân đầu người tăng bao nhiêu so với năm 2020",
    "tuổi thọ trung bình là bao nhiêu",
    "thu ngân sách và dân số là bao nhiêu",
    "giá vàng và dân số là bao nhiêu",
    "che phủ rừng Sơn La bao nhiêu",
    "hộ nghèo Hà Nội bao nhiêu",
    "đạt chưa",
];

fn forms(lang: &str) -> String {
    let mut all = String::new();
    for question in QUESTIONS {
        let line = ["ask", question, "--lang", lang, "--as-of", "2026-11-24"];
        let output = program_on_frozen(&line).output().unwrap();
        let said = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let text = said(output.stdout) + &said(output.stderr);
        writeln!(all, "? {question}\n{text}").unwrap();
    }
    all
}

#[test]
fn every_form_of_an_answer_reads_as_it_was_read() {
    insta::assert_snapshot!("vietnamese", forms("vi"));
    insta::assert_snapshot!("english", forms("en"));
}

#[test]
fn no_answer_counts_one_thing_as_several() {
    let text = forms("en");
    for line in text.lines().filter(|line| !line.starts_with('?')) {
        let words: Vec<&str> = line.split([' ', ';', ',']).collect();
        for two in words.windows(2) {
            let plural = ["targets", "figures", "lines", "years"].contains(&two[1]);
            assert!(two[0] != "1" || !plural, "{line}");
            let singular = ["target", "figure", "line"].contains(&two[1]);
            let is_many = two[0]
                .parse::<u32>()
                .is_ok_and(|count| count != 1 && count < 1900);
            assert!(!(is_many && singular), "{line}");
        }
    }
}
