//! Tables of offices in Japan and Korea: their encodings, headings and times.
//!
//! Owns what is known of these languages. It must not know what a table holds.

use encoding_rs::{EUC_KR, Encoding, SHIFT_JIS};

use super::calendar::likely_year;
use crate::core::period::MONTH_NAMES;

/// Headings of columns of places, names, units and times.
pub(super) const PLACES: &[&str] = &[
    "地域",
    "都道府県",
    "全国 都道府県",
    "행정구역 시도 별",
    "행정구역 시군구 별",
    "시도별",
    "행정구역별",
    "국가별",
];
pub(super) const NAMES: &[&str] = &["表章項目", "항목"];
pub(super) const UNITS: &[&str] = &["単位", "단위"];
pub(super) const TIMES: &[&str] = &["時間軸 年", "時間軸", "年次", "시점"];

/// Tells whether a text is one of these headings, whichever signs stand between its words.
pub(super) fn is_one_of(text: &str, headings: &[&str]) -> bool {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let level = words.collect::<Vec<_>>().join(" ");
    headings.contains(&level.as_str())
}

/// The unit that a line says behind its word: `単位：千人`.
pub(super) fn stated_unit(text: &str) -> Option<&str> {
    let mut words = UNITS.iter();
    let rest = words.find_map(|word| text.trim_start_matches(['(', '（']).strip_prefix(word))?;
    let unit = rest.trim_matches([':', '：', ' ', ')', '）']);
    let is_short = (1..=12).contains(&unit.chars().count());
    is_short.then_some(unit)
}

/// So many letters show an encoding.
const ENOUGH: usize = 4;

/// The encoding of a text in Japanese or Korean; none of any other, above all not of an old Vietnamese one, in which
/// letters stand between ASCII.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_of = |encoding: &'static Encoding, is_letter: fn(char) -> bool| {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
        !had_errors && is_of_letters(&text, is_letter)
    };
    let is_hangul = |c: char| matches!(c, '\u{AC00}'..='\u{D7A3}');
    let is_japanese =
        |c: char| matches!(c, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '々' | '〇');
    if are_pairs(bytes) && is_of(EUC_KR, is_hangul) {
        return Some(EUC_KR);
    }
    is_of(SHIFT_JIS, is_japanese).then_some(SHIFT_JIS)
}

/// Tells whether bytes beyond ASCII come in pairs, as in Korean and never throughout in Vietnamese.
fn are_pairs(bytes: &[u8]) -> bool {
    let runs = bytes.split(u8::is_ascii).filter(|run| !run.is_empty());
    let (even, odd): (Vec<&[u8]>, Vec<&[u8]>) = runs.partition(|run| run.len() % 2 == 0);
    even.len() > odd.len() * 20
}

/// Tells whether nearly all signs beyond ASCII are such letters, and most of them stand beside another one.
fn is_of_letters(text: &str, is_letter: fn(char) -> bool) -> bool {
    let is_sign = |c: char| matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}' | '※' | '・' | '·' | '°' | '℃');
    let (mut letters, mut others, mut alone) = (0_usize, 0_usize, 0_usize);
    for run in text.split(|c: char| c.is_ascii()) {
        let own = run.chars().filter(|c| is_letter(*c)).count();
        letters += own;
        others += run
            .chars()
            .filter(|c| !is_letter(*c) && !is_sign(*c))
            .count();
        alone += usize::from(own == 1 && run.chars().count() == 1);
    }
    letters >= ENOUGH && others * 20 <= letters && alone * 3 <= letters
}

/// `2021年`, `2021年度`, `2021年1～3月期`, `2021년`, `2021년 1분기`, `2023.1/4`.
pub(super) fn time(text: &str) -> Option<String> {
    let level = text
        .replace(['～', '〜', '~', '‐', '－'], "-")
        .replace(' ', "");
    let (year, rest) = level.split_at_checked(4)?;
    let year = likely_year(year)?;
    if let Some(quarter) = rest
        .strip_prefix('.')
        .and_then(|rest| rest.strip_suffix("/4"))
    {
        let quarter: u8 = quarter
            .parse()
            .ok()
            .filter(|quarter| (1..=4).contains(quarter))?;
        return Some(format!("Q{quarter} {year}"));
    }
    let rest = rest.strip_prefix(['年', '년'])?;
    let months = [("1-3", 1), ("4-6", 2), ("7-9", 3), ("10-12", 4)];
    let bare = rest
        .trim_start_matches('第')
        .trim_end_matches(['期', '分', '기', '四', '半']);
    let span = rest.trim_end_matches(['期', '月']);
    let quarter = months
        .iter()
        .find(|(months, _)| *months == span)
        .map(|(_, quarter)| *quarter);
    let quarter = quarter.or_else(|| {
        let is_told = rest.contains("四半期") || rest.contains("분기");
        let number = bare
            .trim_end_matches('분')
            .parse()
            .ok()
            .filter(|_| is_told)?;
        (1..=4).contains(&number).then_some(number)
    });
    let month = rest
        .strip_suffix(['月', '월'])
        .and_then(|month| month.parse::<usize>().ok());
    let name = month.and_then(|month| MONTH_NAMES.get(month.checked_sub(1)?));
    match (rest, quarter, name) {
        ("", ..) => Some(year.to_string()),
        ("度", ..) => Some(format!("FY{year}")),
        (_, Some(quarter), _) => Some(format!("Q{quarter} {year}")),
        (_, _, Some(name)) => Some(format!("{name} {year}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_and_japanese_are_known_and_nothing_else_is() {
        let of = |encoding: &'static Encoding, text: &str| encoding.encode(text).0.into_owned();
        let korean = of(EUC_KR, "행정구역,항목,단위\n전국,총인구수,명\n");
        let japanese = of(SHIFT_JIS, "地域,2020年\n全国,126\n北海道,5\n");
        assert_eq!(encoding(&korean), Some(EUC_KR));
        assert_eq!(encoding(&japanese), Some(SHIFT_JIS));
        let tcvn =
            b"T\xFB l\xD6 h\xE9 ngh\xCCo; \xA7\xACn v\xDE; Ch\xD8 ti\xAAu; \xAE\xE5ng; n\xA8m";
        let vni = b"Ty\xFB le\xE4 ho\xE4 nghe\xF8o; \xD1\xF4n v\xF2; \xF1o\xE0ng; na\xEAm; ch\xE6 tie\xE2u";
        for bytes in [
            &tcvn[..],
            vni,
            b"T\xEA l\xE9",
            b"Bev\xF6lkerung W\xFCrttemberg",
            b"a",
        ] {
            assert_eq!(encoding(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn times_are_told_in_words_of_headings() {
        for (text, told) in [
            ("2021年", Some("2021")),
            ("2021年度", Some("FY2021")),
            ("2021年1～3月期", Some("Q1 2021")),
            ("2021年4月", Some("April 2021")),
            ("2021년", Some("2021")),
            ("2021년 3분기", Some("Q3 2021")),
            ("2023.1/4", Some("Q1 2023")),
            ("令和5年", None),
            ("2021", None),
        ] {
            assert_eq!(time(text).as_deref(), told, "{text}");
        }
    }
}
