//! Headings of figures that are not those of the rows: of the country, a rank, a score, a share, a growth.
//!
//! Owns the words by which such a heading is known, folded. It must not know a table.

use crate::core::fold::bare;

/// With what such headings begin.
const OTHERS: [&str; 44] = [
    "ca nuoc ",
    "toan quoc ",
    "binh quan ca nuoc ",
    "bq ca nuoc ",
    "trung binh ca nuoc ",
    "binh quan chung ca nuoc ",
    "vung ",
    "xep hang ",
    "xep thu ",
    "xep loai ",
    "xep vi thu ",
    "thu hang ",
    "thu bac ",
    "thu tu ",
    "vi tri ",
    "vi thu ",
    "hang ",
    "diem ",
    "so diem ",
    "diem so ",
    "cham diem ",
    "tong diem ",
    "trong so ",
    "he so ",
    "ty trong ",
    "ti trong ",
    "co cau ",
    "tang truong ",
    "toc do ",
    "muc do ",
    "danh gia ",
    "con thieu ",
    "binh quan dau nguoi ",
    "bq dau nguoi ",
    "binh quan nguoi ",
    "binh quan 1 nguoi ",
    "binh quan ho ",
    "dong gop ",
    "rank ",
    "ranking ",
    "score ",
    "weight ",
    "share ",
    "growth ",
];

/// Tells whether a heading says that its figures are not those of the rows.
pub fn is_of_others(heading: &str) -> bool {
    let mut words = bare(heading);
    words.push(' ');
    let own = ["thuc hien ", "th ", "so lieu ", "nam "]
        .iter()
        .find_map(|kind| words.strip_prefix(kind));
    let own = own.unwrap_or(&words);
    let own = own.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    OTHERS
        .iter()
        .any(|start| words.starts_with(start) || own.starts_with(start))
}

/// Words that a heading may have beside its time without naming another thing, folded.
const IDLE: [&str; 14] = [
    "chinh thuc",
    "duoc giao",
    "bo sung",
    "lan",
    "cap",
    "hoi dong nhan dan",
    "uy ban nhan dan",
    "tham khao",
    "nguon",
    "cuc thong ke",
    "nien giam",
    "phe duyet",
    "duyet",
    "qd",
];

/// Tells whether what a heading says besides time and kind names no thing of its own.
pub fn is_idle(extra: &str) -> bool {
    let mut left = format!(" {} ", bare(extra));
    for words in IDLE {
        left = left.replace(&format!(" {words} "), " ");
    }
    !left.contains(char::is_alphabetic)
}
