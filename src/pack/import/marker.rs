//! The number or sign that stands before a row of an office sheet.
//!
//! Owns how rows are numbered (`I`, `A`, `1`, `1.1`, `a`, `-`, `+`) and which rows are totals or remarks. It must
//! not know a table.

use crate::core::fold::bare;

/// How deep a row stands below others; smaller is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// `A`, `B`.
    Part,
    /// `I`, `II`.
    Roman,
    /// `1`, `2`.
    Number,
    /// `1.1` and deeper, by how many numbers there are.
    Dotted(u8),
    /// `a`, `b`.
    Letter,
    /// `-`, or without a number below a row that has one.
    Dash,
    /// `+`.
    Plus,
    /// Moved in by so many steps more.
    Moved(u8),
}

/// A name without its marker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The depth, if a marker says one.
    pub depth: Option<Depth>,
    /// The name.
    pub name: String,
    /// Whether it begins with "of which".
    pub is_part: bool,
}

/// A row above others that belong to it.
#[derive(Clone, Debug)]
pub struct Above {
    /// How deep it stands.
    pub depth: Depth,
    /// What the names of the rows below begin with.
    pub name: String,
    /// The unit of the rows below that say none.
    pub unit: Option<String>,
}

/// Reads the text of a column of numbers.
pub fn of_number(text: &str) -> Option<Depth> {
    let text = text.trim().trim_matches(['.', ')', '(', ' ']);
    if text.is_empty() {
        return None;
    }
    if matches!(text, "-" | "–" | "—" | "•" | "*") {
        return Some(Depth::Dash);
    }
    if text == "+" {
        return Some(Depth::Plus);
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Depth::Number);
    }
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() > 1
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    {
        // A spreadsheet makes 1 of 1.0.
        return Some(match parts.as_slice() {
            [_, "0"] => Depth::Number,
            parts => Depth::Dotted(u8::try_from(parts.len()).unwrap_or(u8::MAX)),
        });
    }
    if is_roman(text) {
        return Some(Depth::Roman);
    }
    let mut letters = text.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    let depth = if letter.is_uppercase() {
        Depth::Part
    } else {
        Depth::Letter
    };
    letter.is_alphabetic().then_some(depth)
}

fn is_roman(text: &str) -> bool {
    text.len() <= 6 && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

/// Parts a name from the marker before it.
pub fn of_name(text: &str) -> Marked {
    let text = text.trim();
    let (depth, rest) = sign(text)
        .or_else(|| numbered(text))
        .unwrap_or((None, text));
    let (is_part, rest) = match of_which(rest) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (depth, rest) = match sign(rest).filter(|_| is_part) {
        Some((deeper, rest)) => (deeper, rest),
        None => (depth, rest),
    };
    let words: Vec<&str> = rest.split_whitespace().collect();
    Marked {
        depth,
        name: words
            .join(" ")
            .trim_end_matches([':', ';'])
            .trim_end()
            .to_owned(),
        is_part,
    }
}

fn sign(text: &str) -> Option<(Option<Depth>, &str)> {
    for (signs, depth) in [
        (['-', '–', '—', '•', '·', '●'], Depth::Dash),
        (['+'; 6], Depth::Plus),
    ] {
        if let Some(rest) = text.strip_prefix(signs) {
            let rest = rest.trim_start();
            let is_word = rest.chars().next().is_some_and(char::is_alphabetic);
            return is_word.then_some((Some(depth), rest));
        }
    }
    None
}

/// A number with a mark behind it and a word behind that: `1. GRDP`, `II. Xã hội`, `a) Nông nghiệp`.
fn numbered(text: &str) -> Option<(Option<Depth>, &str)> {
    let (marker, rest) = text.split_once([' ', '\u{A0}'])?;
    let ends = marker.ends_with(['.', ')', '/']) || marker.contains('.');
    let depth = of_number(marker.trim_end_matches('/')).filter(|_| ends)?;
    let rest = rest.trim_start();
    let is_word = rest.chars().next().is_some_and(char::is_alphabetic);
    is_word.then_some((Some(depth), rest))
}

/// The text behind "of which".
fn of_which(text: &str) -> Option<&str> {
    let mut words = text.char_indices().filter(|(_, c)| *c == ' ' || *c == ':');
    let (first, _) = words.next()?;
    let (second, _) = words.next().unwrap_or((text.len(), ' '));
    let (two, rest) = text.split_at_checked(second)?;
    if matches!(
        bare(two).as_str(),
        "trong do" | "of which" | "chia ra" | "cu the" | "bao gom" | "chia theo" | "phan theo"
    ) {
        return Some(rest.trim_start_matches([':', ' ', ',']));
    }
    let (one, rest) = text.split_at_checked(first)?;
    matches!(bare(one).as_str(), "gom" | "including").then(|| rest.trim_start_matches([':', ' ']))
}

/// Tells whether the name of a place means all of it: `Toàn tỉnh`, `Cộng toàn huyện`, `Chung`.
pub fn is_whole_place(name: &str) -> bool {
    const UNITS: [&str; 9] = [
        "tinh",
        "huyen",
        "xa",
        "thanh pho",
        "thi xa",
        "phuong",
        "dia ban",
        "quan",
        "vung",
    ];
    let folded = bare(name);
    // For rows that are places these names mean all of it too.
    if matches!(
        folded.as_str(),
        "chung" | "toan bo" | "binh quan chung" | "binh quan" | "trung binh" | "bq chung"
    ) {
        return true;
    }
    let is_lead = |word: &&str| {
        matches!(
            *word,
            "tong" | "cong" | "so" | "chung" | "binh" | "quan" | "bq" | "cua" | "trung"
        )
    };
    let words: Vec<&str> = folded.split(' ').collect();
    let leads = words.iter().take_while(|word| is_lead(word)).count();
    let rest = words.get(leads..).unwrap_or_default();
    let is_all = matches!(rest.first(), Some(&("toan" | "ca")));
    let unit = rest.get(1..).unwrap_or_default().join(" ");
    is_all && UNITS.contains(&unit.as_str())
}

/// Names of parts into which any indicator may be divided, folded.
const PARTS: [&str; 20] = [
    "thanh thi",
    "nong thon",
    "do thi",
    "khu vuc thanh thi",
    "khu vuc nong thon",
    "khu vuc do thi",
    "o thanh thi",
    "o nong thon",
    "nam",
    "nu",
    "nam gioi",
    "nu gioi",
    "dan toc thieu so",
    "dong bao dan toc thieu so",
    "nguoi dan toc thieu so",
    "tre em",
    "urban",
    "rural",
    "male",
    "female",
];

/// Tells whether a name is that of a part of any indicator and of no indicator itself: `Thành thị`, `Nữ`.
pub fn is_of_a_part(name: &str) -> bool {
    PARTS.contains(&bare(in_own_language(name)).as_str())
}

/// A name without the English one behind it: `Nam - Male`.
fn in_own_language(name: &str) -> &str {
    const OTHERS: [&str; 8] = [
        "male", "female", "men", "women", "urban", "rural", "total", "whole",
    ];
    let parted = [" - ", " – ", " / ", "/"]
        .iter()
        .find_map(|joint| name.split_once(joint));
    match parted {
        Some((own, other)) if OTHERS.contains(&bare(other).as_str()) => own.trim(),
        _ => name,
    }
}

/// Tells whether a part stands beside another one and not below it, whatever signs stand before them: `- Nam`, `+ Nữ`.
pub fn stands_beside(name: &str, above: &str) -> bool {
    let last = above.rsplit(": ").next().map(bare).unwrap_or_default();
    let own = bare(name);
    let ends = |words: [&str; 2]| {
        words.iter().any(|word| own.ends_with(word))
            && words.iter().any(|word| last.ends_with(word))
    };
    is_of_a_part(name)
        && own != last
        && (ends(["nam", "nu"])
            || ends(["thanh thi", "nong thon"])
            || ends(["do thi", "nong thon"]))
}

/// Tells whether a name begins like that of an indicator of its own, and not like that of a part.
pub fn begins_anew(name: &str) -> bool {
    const HEADS: [&str; 20] = [
        "ty le",
        "ti le",
        "tong ",
        "so ",
        "dien tich",
        "san luong",
        "grdp",
        "thu ",
        "chi ",
        "toc do",
        "thu nhap",
        "gia tri",
        "co cau",
        "muc ",
        "chi so",
        "dan so",
        "lao dong",
        "nang suat",
        "ty suat",
        "kim ngach",
    ];
    let folded = bare(name);
    HEADS.iter().any(|head| folded.starts_with(head))
}

/// Tells whether a row only sums the rows around it.
pub fn is_total(name: &str) -> bool {
    matches!(
        bare(in_own_language(name)).as_str(),
        "tong cong"
            | "cong"
            | "tong"
            | "tong so"
            | "total"
            | "sum"
            | "cong tong"
            | "tong chung"
            | "grand total"
            | "subtotal"
    )
}

/// Tells whether a value of a dimension stands for all of it.
pub fn is_all(value: &str) -> bool {
    matches!(
        bare(value).as_str(),
        "tong so"
            | "total"
            | "all"
            | "tong"
            | "tong cong"
            | "chung"
            | "ca nuoc"
            | "t"
            | "both sexes"
    )
}

/// Words with which remarks and signatures begin, folded.
const REMARKS: &[&str] = &[
    "ghi chu",
    "nguon",
    "chu thich",
    "note",
    "notes",
    "source",
    "sources",
    "so bo",
    "noi nhan",
    "nguoi lap",
    "tm uy ban",
    "chu tich",
    "kt chu tich",
    "thu truong",
    "don vi",
    "don vi tinh",
    "dvt",
    "unit",
    "giam doc",
    "truong phong",
    "ky ten",
    "last update",
    "updated",
];

/// Tells whether a row is a remark below a table, or a signature.
pub fn is_remark(text: &str) -> bool {
    let text = text.trim();
    let folded = bare(text);
    let is_begun = |start: &&str| {
        folded
            .strip_prefix(*start)
            .is_some_and(|rest| rest.is_empty() || text.contains(':'))
    };
    text.starts_with(['(', '*', '†']) && !folded.is_empty() || REMARKS.iter().any(is_begun)
}

/// Tells whether a text is written in capitals.
pub fn is_upper(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut upper) = (0, 0);
    for letter in letters {
        all += 1;
        upper += usize::from(!letter.is_lowercase());
    }
    all >= 2 && all == upper
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_tell_the_depth() {
        for (text, depth) in [
            ("I", Depth::Roman),
            ("IV.", Depth::Roman),
            ("A", Depth::Part),
            ("1", Depth::Number),
            ("1.0", Depth::Number),
            ("2.1", Depth::Dotted(2)),
            ("a", Depth::Letter),
            ("b)", Depth::Letter),
            ("-", Depth::Dash),
        ] {
            assert_eq!(of_number(text), Some(depth), "{text}");
        }
        let check = |text: &str, depth: Option<Depth>, name: &str| {
            let marked = of_name(text);
            assert_eq!(
                (marked.depth, marked.name.as_str()),
                (depth, name),
                "{text}"
            );
        };
        check(
            "- Khu vực nông thôn",
            Some(Depth::Dash),
            "Khu vực nông thôn",
        );
        check("1. GRDP", Some(Depth::Number), "GRDP");
        check("II. Xã  hội", Some(Depth::Roman), "Xã hội");
        check("a) Nông nghiệp:", Some(Depth::Letter), "Nông nghiệp");
        check("Trong đó: - Nữ", Some(Depth::Dash), "Nữ");
        check("Trong đó: Nữ", None, "Nữ");
        check("Dân số", None, "Dân số");
        check("-5", None, "-5");
        check("Vitamin A trẻ em", None, "Vitamin A trẻ em");
        assert!(of_name("Trong đó: Nữ").is_part);
    }

    #[test]
    fn totals_and_remarks_are_known() {
        assert!(is_total("Tổng cộng") && is_total("TỔNG SỐ") && !is_total("Tổng sản phẩm"));
        for text in [
            "Ghi chú: số sơ bộ",
            "(*) chưa công bố",
            "Nguồn: Cục Thống kê",
            "Đơn vị: %",
        ] {
            assert!(is_remark(text), "{text}");
        }
        for text in ["Nguồn nhân lực", "Đơn vị sự nghiệp", "Kinh tế"] {
            assert!(!is_remark(text), "{text}");
        }
        assert!(is_upper("KINH TẾ") && !is_upper("Kinh tế") && !is_upper("I"));
    }
}
