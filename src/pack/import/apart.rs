//! Words of headings that fold like words of times and kinds, and are others by their marks.
//!
//! `Giáo viên`, `Đất ở`, `Trồng rừng`, `Cá nuôi`, `chi tiêu`, `Result-based`. Owns which these are, and how they are kept apart. It must not know what a heading means.

use crate::core::fold::bare;

/// Stands before a word that is of a name and nothing else; a letter that no heading has.
const MARK: char = 'ꟷ';

/// Syllables that headings are read by, folded, and how these are written with their marks.
const WRITTEN: [(&str, &[&str]); 26] = [
    ("gia", &["giá"]),
    ("dat", &["đạt"]),
    ("giao", &["giao"]),
    ("nam", &["năm"]),
    ("den", &["đến"]),
    ("cua", &["của"]),
    ("tinh", &["tỉnh", "tính"]),
    ("xa", &["xã"]),
    ("huyen", &["huyện"]),
    ("moi", &["mới", "mỗi"]),
    ("cuoi", &["cuối"]),
    ("dau", &["đầu"]),
    ("het", &["hết"]),
    ("hang", &["hàng", "hằng", "hạng"]),
    ("tung", &["từng"]),
    ("ca", &["cả"]),
    ("the", &["the"]),
    ("trong", &["trong"]),
    ("duoc", &["được"]),
    ("cac", &["các"]),
    ("uoc", &["ước"]),
    ("quy", &["quý", "quí"]),
    ("thang", &["tháng"]),
    ("ngay", &["ngày"]),
    ("tuan", &["tuần"]),
    ("nua", &["nửa"]),
];

/// English words of kinds, which are parts of other words behind and before a hyphen.
const ENGLISH: [&str; 14] = [
    "result",
    "results",
    "target",
    "targets",
    "goal",
    "goals",
    "plan",
    "plans",
    "planned",
    "budget",
    "actual",
    "forecast",
    "baseline",
    "milestone",
];

/// A text, word by word, in which words that only seem to be of a heading are marked.
pub fn apart(text: &str) -> String {
    // Only a text with marks tells what a word without them is not.
    let has_marks = !text.is_ascii();
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_other = |at: usize, word: &str| {
        let lower = word.to_lowercase();
        let plain = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = bare(plain);
        let known = WRITTEN.iter().find(|(syllable, _)| *syllable == folded);
        let is_written = known.is_none_or(|(_, forms)| forms.contains(&plain));
        let is_spending = plain == "chi" && begins(words.get(at + 1), "tiêu");
        let is_planning = lower == "quy" && begins(words.get(at + 1), "hoạch");
        has_marks && (!is_written && !is_planning || is_spending)
    };
    let kept = words.iter().enumerate().map(|(at, word)| {
        if is_compound(word) {
            return marked(&word.replace(['-', '–'], ""));
        }
        match is_other(at, word) {
            true => marked(word),
            false => (*word).to_owned(),
        }
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// Tells whether a word begins like this.
fn begins(word: Option<&&str>, start: &str) -> bool {
    word.is_some_and(|word| word.to_lowercase().starts_with(start))
}

/// Tells whether a word is made of others, one of which alone would tell a kind: `Result-based`, `non-target`.
fn is_compound(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '–']).collect();
    let is_word = |part: &&str| part.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let tells = |part: &&str| ENGLISH.contains(&bare(part).as_str());
    parts.len() >= 2 && parts.iter().all(is_word) && parts.iter().any(tells)
}

/// Tells whether no letter of a text has a mark, so that it may be English.
pub fn is_without_marks(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || c == MARK)
}

/// A word that is of a name, whatever it folds like.
pub fn marked(word: &str) -> String {
    match word.chars().any(char::is_alphabetic) && !word.contains(MARK) {
        true => format!("{MARK}{word}"),
        false => word.to_owned(),
    }
}
