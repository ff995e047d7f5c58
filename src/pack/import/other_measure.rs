//! Headings of figures that are not those of the rows: of the country, a rank, a score, a share, a growth.
//!
//! Owns the words by which such a heading is known, folded. It must not know a table.

use crate::core::fold::bare;

/// The words with which such headings begin.
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

/// Words that a heading may have beside its time without naming another thing, folded: that all of it is meant.
const WHOLE: &str = "chinh thuc|tham khao|cuc thong ke|nien giam|toan tinh|toan huyen|toan xa|ca tinh|ca huyen|toan bo|toan|\
    tong so|tong|chung|so luong|luong|thuc te|hien tai|ky bao cao|value|values|level|total|overall|annual|achieved|\
    reported|to date";

/// The same over plans: who decided, and in which document.
const DECIDED: &str = "duoc giao|bo sung|lan thu|lan|hoi dong nhan dan|uy ban nhan dan|phe duyet|duyet|qd|nq|ubnd|hdnd|ctr|quyet dinh|\
    cong van|dai hoi|dh|dang bo|tinh uy|huyen uy|thanh uy|dang uy|tu|hu|bch|btv|bct|quoc hoi|qh|chinh phu|cp|ttg|\
    thu tuong|de ra|dat ra|thong qua|tinh|huyen|xa|cua|revised|updated|adjusted|approved|original|final|agreed|set";

/// Tells whether what a heading says besides time and kind names no thing of its own.
pub fn is_idle(extra: &str, is_target: bool) -> bool {
    named(extra, is_target).is_empty()
}

/// The words of a heading, folded, that name a thing.
pub fn things(rest: &str) -> Vec<String> {
    named(rest, true)
}

fn named(extra: &str, is_target: bool) -> Vec<String> {
    let mut left = format!(" {} ", bare(extra));
    let decided = DECIDED.split('|').filter(|_| is_target);
    for words in WHOLE.split('|').chain(decided) {
        left = left.replace(&format!(" {words} "), " ");
    }
    // The number of a congress or a document is none of a thing.
    let is_number = |word: &&str| {
        word.chars()
            .all(|c| matches!(c, 'i' | 'v' | 'x' | '0'..='9'))
    };
    let words = left.split_whitespace().filter(|word| !is_number(word));
    words.map(str::to_owned).collect()
}
