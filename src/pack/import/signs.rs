//! Words and signs around figures, and texts that stand instead of one.
//!
//! Owns what offices write for a bound, a footnote, a missing figure, an error and a day. It must not read a digit.

use crate::core::fold::bare;
use crate::core::model::{ClaimKind, Comparator};
use crate::pack::diagnostic::Aside;

/// Texts that say that there is no figure, in small letters.
const MISSING: [&str; 35] = [
    "",
    ".",
    "..",
    "...",
    "…",
    "....",
    "-",
    "--",
    "–",
    "—",
    "_",
    ":",
    "/",
    "x",
    "(*)",
    "*",
    "n/a",
    "n.a.",
    "na",
    "nan",
    "tbd",
    "null",
    "none",
    "not available",
    "#n/a!",
    "nd",
    "n.d.",
    "n/d",
    "(na)",
    "///",
    "***",
    "no data",
    "not applicable",
    "(-)",
    "chưa có",
];

/// Tells whether a cell of a sheet stands for no figure. Publishers mark what is kept back or not there by a letter as
/// well: `c`, `u`, `z`; those that look like a digit may be a slip.
pub fn is_mark(text: &str) -> bool {
    is_letter(text) || is_missing(text, &[])
}

/// Tells whether a text is one letter that looks like no digit.
pub fn is_letter(text: &str) -> bool {
    let plain = text.trim();
    plain.len() == 1
        && plain.starts_with(|c: char| c.is_ascii_alphabetic())
        && !plain.starts_with(['o', 'O', 'l', 'I', 'i'])
}

/// Tells whether a text says that there is no figure.
pub fn is_missing(text: &str, further: &[String]) -> bool {
    let plain = text.trim();
    MISSING.contains(&plain.to_lowercase().as_str())
        || further.iter().any(|mark| mark.trim() == plain)
        || matches!(
            bare(plain).as_str(),
            "chua co"
                | "chua bao cao"
                | "chua thong ke"
                | "chua tong hop"
                | "khong co"
                | "khong co so lieu"
                | "chua cong bo"
                | "n a"
        )
}

/// Words with which a level is told, folded: what stands behind them is the figure itself.
pub const LEADING: [&str; 14] = [
    "giam xuong con",
    "giam con",
    "giam xuong",
    "ha xuong con",
    "xuong con",
    "tang len",
    "nang len",
    "chi con",
    "con",
    "dat",
    "la",
    "duy tri",
    "giu",
    "o muc",
];

/// Words before a figure that say its kind, folded; the longer before the shorter.
pub const KINDS: [(&str, ClaimKind); 12] = [
    ("uoc thuc hien", ClaimKind::Estimate),
    ("kha nang thuc hien", ClaimKind::Estimate),
    ("uoc tinh", ClaimKind::Estimate),
    ("uoc th", ClaimKind::Estimate),
    ("uth", ClaimKind::Estimate),
    ("uoc", ClaimKind::Estimate),
    ("so bo", ClaimKind::Estimate),
    ("estimated", ClaimKind::Estimate),
    ("du kien", ClaimKind::Forecast),
    ("du bao", ClaimKind::Forecast),
    ("ke hoach", ClaimKind::Target),
    ("phan dau", ClaimKind::Target),
];

/// Words with which cells begin that tell how a thing stands and give no figure of it, folded.
const STANDING: &str = "dat vuot hoan chua khong dang da co cham dung duy giu on tang giam theo cho cao thap trung \
    tot kha yeu kem xong tiep thuc trien ket khong rat co ban chinh thuong moi nhieu it day du hang bao dam tu bo sap \
    du met yes no done ongoing pending achieved completed";

/// What a cell says that is no single figure; none where it may be one.
pub fn aside(text: &str) -> Option<Aside> {
    let folded = bare(text);
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let first = folded.split(' ').next().filter(|word| !word.is_empty());
    if !has_digit {
        let is_told = STANDING.split(' ').any(|word| first == Some(word));
        // A word alone, or a sign, may stand for a figure that was lost; several words are none.
        let mut words = text.split_whitespace();
        let is_word = |word: &str| word.chars().any(char::is_alphabetic);
        let are_words = words.next().is_some_and(is_word) && words.next().is_some_and(is_word);
        return (is_told || are_words).then_some(Aside::Words);
    }
    if is_pair(text) {
        return Some(Aside::Pair);
    }
    let is_level = LEADING.iter().any(|lead| folded.starts_with(lead));
    let is_moved = matches!(first, Some("tang" | "giam")) && !is_level;
    is_moved.then_some(Aside::Change)
}

/// Tells whether a text with digits begins with a word and so is no figure: `Top 20`, `Hạng 5`. One letter before
/// digits, or letters among them, may be a slip in a figure.
pub fn is_led_by_word(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    has_digit && first.chars().count() > 1 && first.chars().all(char::is_alphabetic)
}

/// Tells whether a text holds a part and its whole: `44/94`, `đạt 44/94 xã`.
fn is_pair(text: &str) -> bool {
    let is_of_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | ' ');
    let mut parts = text.split('/');
    let (Some(part), Some(whole), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let ends = part.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let whole = whole.trim_start();
    let begins = whole.starts_with(|c: char| c.is_ascii_digit());
    let digits: String = whole.chars().take_while(|c| is_of_figure(*c)).collect();
    let is_written = digits.trim().len() <= 12 && !is_date(text);
    ends && begins && is_written
}

/// What spreadsheets show where a formula fails.
pub fn is_error(text: &str) -> bool {
    let text = text.trim().to_ascii_uppercase();
    let known = [
        "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#N/A", "#SPILL!", "#CALC!",
        "ERR:",
    ];
    known.iter().any(|error| text.starts_with(error))
        || (text.len() > 2 && text.bytes().all(|b| b == b'#'))
}

/// Words and signs before a figure that bound it, and what they mean; the longer before the shorter.
pub const BEFORE: [(&str, Comparator, bool); 32] = [
    ("khong duoi", Comparator::AtLeast, false),
    ("khong thap hon", Comparator::AtLeast, false),
    ("khong it hon", Comparator::AtLeast, false),
    ("khong qua", Comparator::AtMost, false),
    ("khong vuot qua", Comparator::AtMost, false),
    ("khong cao hon", Comparator::AtMost, false),
    ("it nhat", Comparator::AtLeast, false),
    ("toi thieu", Comparator::AtLeast, false),
    ("at least", Comparator::AtLeast, false),
    ("toi da", Comparator::AtMost, false),
    ("nhieu nhat", Comparator::AtMost, false),
    ("at most", Comparator::AtMost, false),
    ("up to", Comparator::AtMost, false),
    ("hon", Comparator::Above, false),
    ("tren", Comparator::Above, false),
    ("over", Comparator::Above, false),
    ("more than", Comparator::Above, false),
    ("above", Comparator::Above, false),
    ("duoi", Comparator::Below, false),
    ("under", Comparator::Below, false),
    ("below", Comparator::Below, false),
    ("less than", Comparator::Below, false),
    ("khoang", Comparator::About, false),
    ("xap xi", Comparator::About, false),
    ("chung", Comparator::About, false),
    ("about", Comparator::About, false),
    ("around", Comparator::About, false),
    ("gan", Comparator::About, true),
    ("tren duoi", Comparator::About, false),
    ("ngot", Comparator::About, true),
    ("nearly", Comparator::About, true),
    ("almost", Comparator::About, true),
];

/// Words and a sign behind a figure that bound it.
pub const BEHIND: [(&str, Comparator); 13] = [
    ("trở lên", Comparator::AtLeast),
    ("trở xuống", Comparator::AtMost),
    ("or more", Comparator::AtLeast),
    ("or less", Comparator::AtMost),
    ("or higher", Comparator::AtLeast),
    ("or greater", Comparator::AtLeast),
    ("or above", Comparator::AtLeast),
    ("or better", Comparator::AtLeast),
    ("or lower", Comparator::AtMost),
    ("or fewer", Comparator::AtMost),
    ("or below", Comparator::AtMost),
    ("and above", Comparator::AtLeast),
    ("+", Comparator::AtLeast),
];

/// Signs before a figure that bound it.
pub const SIGNS: [(&str, Comparator); 12] = [
    (">=", Comparator::AtLeast),
    ("=>", Comparator::AtLeast),
    ("≥", Comparator::AtLeast),
    ("⩾", Comparator::AtLeast),
    ("<=", Comparator::AtMost),
    ("=<", Comparator::AtMost),
    ("≤", Comparator::AtMost),
    ("⩽", Comparator::AtMost),
    (">", Comparator::Above),
    ("<", Comparator::Below),
    ("≈", Comparator::About),
    ("~", Comparator::About),
];

/// The comparator that a sign or a word alone stands for.
pub fn comparator(text: &str) -> Option<Comparator> {
    let text = text.trim();
    let sign = SIGNS.iter().find(|(sign, _)| *sign == text);
    if let Some((_, comparator)) = sign {
        return Some(*comparator);
    }
    let word = bare(text);
    if text == "≃" || text == "≅" {
        return Some(Comparator::About);
    }
    let known = BEFORE.iter().find(|(known, ..)| *known == word);
    known.map(|(_, comparator, _)| *comparator)
}

/// Takes `*`, `(*)`, `(1)` behind a space and raised numbers from the end.
pub fn footnote(text: &str) -> Option<(String, String)> {
    let text = text.trim_end();
    let is_raised = |c: char| matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let rest = text.trim_end_matches(is_raised);
    if rest.len() < text.len() && !rest.is_empty() && !rest.ends_with('(') {
        let mark = text.strip_prefix(rest).unwrap_or_default();
        return Some((rest.trim_end().to_owned(), mark.to_owned()));
    }
    let (rest, mark) = text.strip_suffix(')')?.rsplit_once('(')?;
    let is_letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_alphabetic());
    let is_mark = !mark.is_empty()
        && (is_letter && rest.trim_end().ends_with(|c: char| c.is_ascii_digit())
            || mark.chars().all(|c| c == '*')
            || (mark.len() <= 2 && mark.bytes().all(|b| b.is_ascii_digit())));
    let has_text = !rest.trim().is_empty();
    (is_mark && has_text).then(|| (rest.trim_end().to_owned(), format!("({mark})")))
}

/// Tells whether a text is a day as spreadsheets print one: `10-Sep`, `Sep-10`, `9/10/2026`, `2026-10-09`.
pub fn is_date(text: &str) -> bool {
    let text = text.trim();
    let day = text.split([' ', 'T']).next().unwrap_or(text);
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [one, two] => (is_month(one) && is_number(two)) || (is_number(one) && is_month(two)),
        [one, two, three] => {
            let is_short = day.contains('/') && three.len() == 2;
            let has_year = one.len() == 4 || three.len() == 4 || is_short || is_month(two);
            let has_month = is_number(two) || is_month(two);
            day.contains(['-', '/']) && has_year && has_month && is_number(one) && is_number(three)
        }
        _ => false,
    }
}

fn is_number(part: &str) -> bool {
    (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(part: &str) -> bool {
    let part = part.to_lowercase();
    let short = part.get(..3).unwrap_or_default();
    let months = "jan feb mar apr may jun jul aug sep oct nov dec thg";
    part.len() >= 3 && months.split(' ').any(|month| month == short)
}
