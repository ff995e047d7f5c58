//! Units as they stand in brackets behind a name.
//!
//! Owns which texts are units. It must not know indicators.

use super::bases;
use super::eastern;
use crate::core::fold::bare;

/// Units that are counted in offices, folded.
const KNOWN: &str = "nguoi|ho|xa|huyen|ban|thon|ha|tan|kg|km|km2|m2|m3|m|kwh|mwh|gwh|mw|kw|giuong|bac si|luot|luot nguoi|luot khach|con|cay|can|du an|doanh nghiep|htx|hop tac xa|truong|may|thue bao|nam|tuoi|diem|tieu chi|ca|tre|hoc sinh|lop|lit|tap|chiec|bo|vu|vu an|gio|ngay|thang|lan|nghin nguoi|nghin ha|nghin tan|trieu nguoi|trieu luot|nghin luot|1000 nguoi|1000 ha|1000 tan|cong trinh|chi bo|dang vien|co so|years|year|persons|people|number|count|index|score|points|tonnes|tons|kt|hectares|hours|days|months|minutes|households|months|ta|yen|quyen|mui|lieu|cuoc|buoi|to chuc|phong|giao vien|can bo|cong chuc|vien chuc|lao dong|khau|nhan khau|ho ngheo|thon ban|mau|met|tuyen|khu|cum|tram|san pham|thua|giay phep|ho so|thu tuc|dia diem|huy chuong|trieu|nghin|ngan|ty|hoi vien|doan vien|y ta|dieu duong|benh nhan|nguoi benh|ca benh|tin chi|mw h|dong|aantal|anzahl|antal|nombre|numero|prozent|persen|porcentaje|procent|per cent|pct|orang|jiwa|kcal|dollars|percent|mm|cm|ml|kwp|mwp|personer|personnes|personas|pessoas|milliers|millares|tausend|tusen|percentage|per mille|live births per woman";
/// Words that make a unit money.
const MONEY: &[&str] = &[
    "dong", "vnd", "usd", "eur", "euro", "us", "lcu", "jpy", "gbp", "cny",
];

/// Tells whether a text is a unit: a share, money, "per …", or one that is known.
pub fn is_unit(text: &str) -> bool {
    let text = text.trim();
    if text.contains(['%', '‰', '$', '€', '£']) {
        return true;
    }
    let folded = bare(text);
    if folded.is_empty() {
        return false;
    }
    if bases::is_base(text)
        || folded.starts_with("percent of ")
        || folded.starts_with("percentage of ")
    {
        return true;
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let is_known = |text: &str| KNOWN.split('|').any(|known| known == text);
    is_known(&folded)
        || is_scaled(text)
        || folded.starts_with("per ")
        || folded.contains(" per ")
        || words.iter().any(|word| MONEY.contains(word)) && words.len() <= 5
        || text
            .split_once('/')
            .is_some_and(|(one, _)| is_known(&bare(one)) || is_unit(one))
}

/// Units of what is counted whole, persons and households before all, folded.
const COUNTED: [&str; 12] = [
    "nguoi",
    "ho",
    "ho gia dinh",
    "person",
    "persons",
    "people",
    "households",
    "hoc sinh",
    "dang vien",
    "luot nguoi",
    "luot khach",
    "con",
];

/// Tells whether a unit is one of persons, households or other things that are counted whole.
pub fn is_counted(unit: &str) -> bool {
    COUNTED.contains(&bare(unit).as_str())
}

/// Tells whether a name is that of a share or a rate, so that it cannot have the unit of what is counted.
pub fn is_of_a_share(name: &str) -> bool {
    let folded = bare(name);
    let last = name.rsplit(": ").next().map(bare).unwrap_or_default();
    ["ty le", "ti le", "ty trong", "toc do", "co cau", "ty suat"]
        .iter()
        .any(|word| folded.starts_with(word) || last.starts_with(word))
}

/// What is counted in headings such as `Số hộ`, and is the unit of it, folded; the longer before the shorter.
const OF_COUNTS: [&str; 28] = [
    "ho gia dinh",
    "ho so",
    "ho",
    "xa",
    "nguoi",
    "huyen",
    "thon ban",
    "thon",
    "ban",
    "doanh nghiep",
    "hop tac xa",
    "htx",
    "du an",
    "truong",
    "lop",
    "hoc sinh",
    "giuong benh",
    "bac si",
    "dang vien",
    "lao dong",
    "cong trinh",
    "cong chuc",
    "vien chuc",
    "vu",
    "nhan khau",
    "khau",
    "luot khach",
    "tram",
];

/// The unit of a heading that counts things, in its own words: of `Tổng số xã đạt chuẩn` it is `xã`. A mean is no count.
pub fn counted(heading: &str) -> Option<String> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let begins = usize::from(folded.first().is_some_and(|word| word == "tong")) + 1;
    let is_count = folded.get(begins - 1).is_some_and(|word| word == "so");
    let rest = folded.get(begins..).unwrap_or_default().join(" ");
    let is_mean = heading.contains(['/', '%'])
        || ["binh quan", "tren"].iter().any(|mean| rest.contains(mean));
    let of = OF_COUNTS.iter().find(|thing| {
        rest.strip_prefix(**thing)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    let count = of.filter(|_| is_count && !is_mean)?.split(' ').count();
    let own = words.get(begins..begins + count)?.join(" ");
    // Capitals of a whole heading are none of the unit.
    let is_capital = own
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase)
        && own.chars().count() > 3;
    Some(match is_capital {
        true => own.to_lowercase(),
        false => own,
    })
}

/// Ways to write one word of a unit, folded.
const SHORT: [(&str, &str); 21] = [
    ("tr", "trieu"),
    ("trd", "trieu dong"),
    ("ti", "ty"),
    ("tyd", "ty dong"),
    ("tid", "ty dong"),
    ("d", "dong"),
    ("vnd", "dong"),
    ("ngan", "nghin"),
    ("ng", "nguoi"),
    ("dau nguoi", "nguoi"),
    ("1000", "nghin"),
    ("phan tram", "%"),
    ("percent", "%"),
    ("year", "nam"),
    ("person", "nguoi"),
    ("hecta", "ha"),
    ("km 2", "km2"),
    ("m 3", "m3"),
    ("m 2", "m2"),
    ("ki lo met", "km"),
    ("t", "tan"),
];

/// A unit however it is written: `tr.đ`, `Triệu đồng`; `% / năm`, `%/năm`. Units that differ by a word are never one.
pub fn plain(unit: &str) -> String {
    let parts = unit.split('/').map(|part| {
        let is_share = part.contains('%').then(|| "%".to_owned());
        let folded = bare(&part.replace(['.', '%'], " ")).replace("1 000", "1000");
        let whole = |text: &str| SHORT.iter().find(|(short, _)| *short == text);
        let words = match whole(&folded) {
            Some((_, long)) => vec![(*long).to_owned()],
            None => folded
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(|word| whole(word).map_or(word, |(_, long)| long).to_owned())
                .collect(),
        };
        is_share
            .into_iter()
            .chain(words)
            .collect::<Vec<_>>()
            .join(" ")
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A name without the code that publishers write behind it: `GDP growth (annual %) [NY.GDP.MKTP.KD.ZG]`.
pub fn without_code(name: &str) -> &str {
    let parted = name.trim_end().strip_suffix(']');
    let parted = parted.and_then(|inside| inside.rsplit_once('['));
    let is_code = |text: &str| {
        let is_of_code =
            |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "._-:".contains(c);
        text.len() >= 2 && text.chars().all(is_of_code)
    };
    match parted {
        Some((name, code)) if is_code(code) && !name.trim().is_empty() => name.trim_end(),
        _ => name,
    }
}

/// The word for a power of ten.
pub fn multiplier_word(power: &str) -> &'static str {
    match power {
        "1" => "ten",
        "2" => "hundred",
        "3" => "thousand",
        "6" => "million",
        "9" => "billion",
        "12" => "trillion",
        _ => "",
    }
}

/// Tells whether a heading is that of powers of ten that belong to the units beside it.
pub fn is_of_scales(heading: &str) -> bool {
    matches!(
        bare(heading).as_str(),
        "scale"
            | "powercode"
            | "unit multiplier"
            | "unit mult"
            | "multiplier"
            | "scalar factor"
            | "magnitude"
    )
}

/// A unit with the power of ten beside it: `Millions` and `Euro`, or `6` and `Euro`.
pub fn with_scale(unit: Option<String>, scale: &str) -> Option<String> {
    let word = match scale.bytes().all(|b| b.is_ascii_digit()) {
        true => multiplier_word(scale),
        false => scale,
    };
    let parts = [word, unit.as_deref().unwrap_or_default()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match bare(word).as_str() {
        "" | "units" | "unit" | "one" => unit,
        _ if unit.as_deref().is_some_and(|unit| says_scale(unit, word)) => unit,
        _ => Some(parts.join(" ")),
    }
}

/// Tells whether a unit says the same power of ten already: `Persons in thousands` beside `Thousands`.
pub fn says_scale(unit: &str, scale: &str) -> bool {
    let stem = |word: &str| word.trim_end_matches('s').to_owned();
    let scale = stem(&bare(scale));
    !scale.is_empty() && bare(unit).split(' ').any(|word| stem(word) == scale)
}

/// Words before a unit that make it a thousand or a million of it, folded.
const SCALES: &str = "nghin|ngan|trieu|ty|ti|thousand|thousands|million|millions|billion|billions|thous|mill|1000|000s|000";

/// Words behind the same letters that make them another word, folded: shares, a budget, a bank.
const NO_SCALES: &str = "le|trong|suat|so|gia|lan|sach|hang|han|chung|vi";

/// Tells whether a text is a unit by a power of ten: `thousands`, or a thousand of something.
fn is_scaled(text: &str) -> bool {
    let folded = bare(
        &text
            .trim()
            .replace("1.000", "1000")
            .replace("1,000", "1000"),
    );
    let mut words = folded.split(' ');
    let is_of = |list: &str, word: &str| list.split('|').any(|known| known == word);
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    is_of(SCALES, first) && !is_of(NO_SCALES, second) && words.count() <= 2
}

/// Parts a name from the unit in its last brackets.
pub fn in_brackets(name: &str) -> Option<(&str, &str)> {
    let inside = name.trim_end().strip_suffix(')')?;
    let mut depth = 0_usize;
    let mut start = None;
    for (at, c) in inside.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth == 0 => {
                start = Some(at);
                break;
            }
            '(' => depth -= 1,
            _ => {}
        }
    }
    let (name, unit) = inside.split_at(start?);
    let unit = unit.strip_prefix('(')?.trim();
    let unit = unit.strip_prefix("in ").unwrap_or(unit);
    let name = name.trim_end();
    (!name.is_empty() && is_unit(unit)).then_some((name, unit))
}

/// Parts a name from its unit, also one that stands there in two languages: `Diện tích (Nghìn ha) - Area (Thous. ha)`.
pub fn of_name(name: &str) -> Option<(String, &str)> {
    in_two_languages(name).or_else(|| in_brackets(name).map(|(name, unit)| (name.to_owned(), unit)))
}

fn in_two_languages(name: &str) -> Option<(String, &str)> {
    let (own, joint, other) = [" - ", " – ", " / "].iter().find_map(|joint| {
        let (own, other) = name.split_once(joint)?;
        Some((own, joint, other.trim()))
    })?;
    let (own, unit) = in_brackets(own)?;
    let (other, of_other) = other.strip_suffix(')')?.rsplit_once('(')?;
    // What is measured in two units is two things.
    let is_one = of_other.is_ascii() && !own.is_ascii() || plain(of_other) == plain(unit);
    let name = format!("{own}{joint}{}", other.trim());
    (is_one && !other.trim().is_empty()).then_some((name, unit))
}

/// The unit that a cell between rows of figures says alone, in one language or two: `Nghìn người - Thous. pers.`, `(%)`.
pub fn band(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('(').trim_end_matches(')');
    let own = [" - ", " – ", " / "]
        .iter()
        .find_map(|joint| text.split_once(joint))
        .map_or(text, |(own, _)| own);
    let is_short = own.split_whitespace().count() <= 4;
    // A share of something else is a name: `Tỷ lệ (%)`.
    let is_plain = !own.contains(['(', ':'])
        && !own.starts_with(|c: char| c.is_ascii_digit() && own.len() < 4);
    (is_short && is_plain && is_unit(own)).then(|| own.to_owned())
}

/// The unit in the brackets of the name of a group: `PUBLIC FINANCE (percent of GDP)`, `(thousand; calendar year)`.
pub fn of_group(name: &str) -> Option<String> {
    let (before, inside) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    let unit = inside.split(';').next()?.trim();
    let unit = unit.strip_prefix("in ").unwrap_or(unit);
    (!before.trim().is_empty() && is_unit(unit)).then(|| unit.to_owned())
}

/// Tells whether a cell repeats the one above.
pub fn is_ditto(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let marks = plain
        .chars()
        .all(|c| matches!(c, '"' | '″' | '”' | '“' | '\'' | '’' | '〃' | '-' | '/'));
    let has_mark =
        plain.contains(['"', '″', '”', '“', '〃']) || matches!(plain.as_str(), "''" | "’’" | "//");
    (marks && has_mark) || matches!(bare(text).as_str(), "nt" | "nhu tren" | "ditto" | "do")
}

/// The unit that a line such as `Đơn vị tính: Nghìn người`, or such words in its last brackets, name.
pub fn stated(text: &str) -> Option<&str> {
    let own = parted(text).map(|(_, unit)| unit);
    own.or_else(|| eastern::stated_unit(text.trim()))
}

/// Parts a line that states a unit into what stands before the brackets of that, and the unit.
pub fn parted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let inside = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    match inside {
        Some((before, inside)) => Some((before.trim(), said(inside)?)),
        None => Some(("", said(text)?)),
    }
}

/// Words before a unit, folded; those that name an office as well want a unit that is known.
const BEFORE_UNITS: [(&str, bool); 8] = [
    ("don vi tinh", true),
    ("don vi do", true),
    ("dv tinh", true),
    ("dvt", true),
    ("units", true),
    ("unit", true),
    ("don vi", false),
    ("dv", false),
];

/// A unit without the same in another language behind it: `Người - Unit: Person`.
fn own(unit: &str) -> &str {
    let others = [" - Unit", " – Unit", " / Unit", "/Unit"];
    let parted = others.iter().find_map(|other| unit.split_once(other));
    parted.map_or(unit, |(own, _)| own)
}

fn said(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches('(');
    let (before, unit, is_parted) = match text.split_once([':', '：']) {
        Some((before, unit)) => (before, unit, true),
        None => {
            // Without a colon the unit begins behind the words.
            let ends = text.char_indices().filter(|(_, c)| c.is_whitespace());
            let mut ends = ends.filter_map(|(at, _)| text.split_at_checked(at));
            let is_said = |before: &str| BEFORE_UNITS.iter().any(|(said, _)| bare(before) == *said);
            let (before, unit) = ends.rfind(|(before, _)| is_said(before))?;
            (before, unit, false)
        }
    };
    let folded = bare(before);
    let (_, is_sure) = BEFORE_UNITS.iter().find(|(said, _)| folded == *said)?;
    let unit = own(unit)
        .trim()
        .trim_end_matches('.')
        .trim_start_matches(['-', '–', ' ']);
    // If several units are listed, none of them holds for all rows.
    let is_one = !unit.contains([';', '|']) && !unit.contains(", ") && !bare(unit).contains(" va ");
    let is_meant = is_unit(unit) || *is_sure && is_parted;
    (!unit.is_empty() && is_one && is_meant && unit.chars().count() <= 40).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_brackets_are_parted_from_names() {
        for (text, parts) in [
            (
                "Death rate, crude (per 1,000 people)",
                Some(("Death rate, crude", "per 1,000 people")),
            ),
            (
                "Share of population with electricity (%)",
                Some(("Share of population with electricity", "%")),
            ),
            (
                "Thu nhập (triệu đồng/người)",
                Some(("Thu nhập", "triệu đồng/người")),
            ),
            (
                "GDP (constant 2015 US$)",
                Some(("GDP", "constant 2015 US$")),
            ),
            (
                "Unemployment (% of labor force) (modeled ILO estimate)",
                None,
            ),
            ("Dân số (trung bình)", None),
            ("Tỷ lệ hộ nghèo", None),
            ("(%)", None),
        ] {
            assert_eq!(in_brackets(text), parts, "{text}");
        }
    }

    #[test]
    fn ways_to_write_a_unit_are_one() {
        for (one, other) in [
            ("tr.đ", "triệu đồng"),
            ("Trđ", "Triệu đồng"),
            ("tr.đồng/người", "triệu đồng/người"),
            ("% / năm", "%/năm"),
            ("1.000 người", "nghìn người"),
            ("Ngàn tấn", "nghìn tấn"),
            ("tỷ.đ", "tỷ đồng"),
        ] {
            assert_eq!(plain(one), plain(other), "{one}, {other}");
        }
        for (one, other) in [
            ("%", "%/năm"),
            ("triệu đồng/người", "triệu đồng/người/năm"),
            ("triệu đồng", "tỷ đồng"),
            ("điểm %", "%"),
            ("ha", "hộ"),
        ] {
            assert_ne!(plain(one), plain(other), "{one}, {other}");
        }
    }

    #[test]
    fn a_line_above_a_table_names_the_unit_of_its_rows() {
        for text in [
            "Đơn vị tính: triệu đồng",
            "(ĐVT: triệu đồng)",
            "ĐVT triệu đồng",
            "Đơn vị: triệu đồng.",
            "THU NGÂN SÁCH NĂM 2024 (Đvt: triệu đồng)",
            "Unit: triệu đồng",
        ] {
            assert_eq!(stated(text), Some("triệu đồng"), "{text}");
        }
        for text in [
            "Đơn vị: Sở Tài chính",
            "Đơn vị tính: triệu đồng, %",
            "Đơn vị tính",
            "Đơn vị báo cáo: UBND xã",
            "Thu ngân sách (triệu đồng)",
        ] {
            assert_eq!(stated(text), None, "{text}");
        }
    }

    #[test]
    fn ditto_marks_are_known() {
        for text in ["\"", " ″ ", "-nt-", "nt", "như trên", "''", "- \" -"] {
            assert!(is_ditto(text), "{text}");
        }
        for text in ["-", "", "%", "tấn"] {
            assert!(!is_ditto(text), "{text}");
        }
    }
}
