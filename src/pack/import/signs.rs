//! Words and signs around figures, and texts that stand instead of one.
//!
//! Owns what offices write for a bound, a footnote, a missing figure, an error and a day. It must not read a digit.

use crate::core::fold::bare;
use crate::core::model::Comparator;

/// Texts that say that there is no figure, in small letters.
const MISSING: [&str; 26] = [
    "",
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
    "(-)",
    "chưa có",
];

/// Tells whether a text says that there is no figure.
pub fn is_missing(text: &str, further: &[String]) -> bool {
    let plain = text.trim();
    MISSING.contains(&plain.to_lowercase().as_str())
        || further.iter().any(|mark| mark.trim() == plain)
        || matches!(
            bare(plain).as_str(),
            "chua co" | "khong co" | "khong co so lieu" | "chua cong bo" | "n a"
        )
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
pub const BEFORE: [(&str, Comparator, bool); 31] = [
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
pub fn comparator(text: &str) -> Option<(Comparator, bool)> {
    let text = text.trim();
    let sign = SIGNS.iter().find(|(sign, _)| *sign == text);
    if let Some((_, comparator)) = sign {
        return Some((*comparator, false));
    }
    let word = bare(text);
    if text == "≃" || text == "≅" {
        return Some((Comparator::About, false));
    }
    let known = BEFORE.iter().find(|(known, ..)| *known == word);
    known.map(|(_, comparator, nearly)| (*comparator, *nearly))
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
    let is_mark = !mark.is_empty()
        && (mark.chars().all(|c| c == '*')
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
