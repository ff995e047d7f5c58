//! Names of other countries in a question.
//!
//! Owns the names, in Vietnamese and English, and when one is the place in question: it is in "hộ nghèo Thái Lan";
//! "xuất khẩu sang Thái Lan" and "khách Thái Lan" are about a thing of this place. It must not know the data.

use std::ops::Range;
use std::sync::LazyLock;

use crate::core::fold::{Folded, Word};
use crate::search::grammar::tokens::Token;

/// Names of several syllables, or English ones, that have no other meaning.
const NAMES: &[&str] = &[
    "Trung Quốc",
    "Thái Lan",
    "Campuchia",
    "Cam-pu-chia",
    "Mi-an-ma",
    "Myanmar",
    "Malaysia",
    "Ma-lai-xi-a",
    "Singapore",
    "Xin-ga-po",
    "Indonesia",
    "In-đô-nê-xi-a",
    "Philippines",
    "Phi-líp-pin",
    "Brunei",
    "Đông Timor",
    "Nhật Bản",
    "Hàn Quốc",
    "Triều Tiên",
    "Bắc Triều Tiên",
    "Đài Loan",
    "Hồng Kông",
    "Hong Kong",
    "Hongkong",
    "Ma Cao",
    "Mông Cổ",
    "Ấn Độ",
    "Pakistan",
    "Bangladesh",
    "Băng-la-đét",
    "Nepal",
    "Sri Lanka",
    "Afghanistan",
    "Iran",
    "Iraq",
    "Israel",
    "Ả Rập Xê Út",
    "Thổ Nhĩ Kỳ",
    "Hoa Kỳ",
    "Canada",
    "Ca-na-đa",
    "Mexico",
    "Mê-hi-cô",
    "Brazil",
    "Bra-xin",
    "Argentina",
    "Ác-hen-ti-na",
    "Chile",
    "Peru",
    "Cuba",
    "Cu Ba",
    "Vương quốc Anh",
    "Liên bang Nga",
    "Tây Ban Nha",
    "Bồ Đào Nha",
    "Hà Lan",
    "Bỉ",
    "Thụy Sĩ",
    "Thụy Sỹ",
    "Thụy Điển",
    "Na Uy",
    "Phần Lan",
    "Đan Mạch",
    "Ba Lan",
    "Ukraine",
    "U-crai-na",
    "Hy Lạp",
    "Hungary",
    "Séc",
    "Ai Cập",
    "Nam Phi",
    "Nigeria",
    "Australia",
    "Úc",
    "Ô-xtrây-li-a",
    "New Zealand",
    "Niu Di-lân",
    "China",
    "Laos",
    "Lao PDR",
    "Thailand",
    "Cambodia",
    "Burma",
    "Japan",
    "South Korea",
    "North Korea",
    "Korea",
    "Taiwan",
    "India",
    "Mongolia",
    "Turkey",
    "Russia",
    "Germany",
    "France",
    "Italy",
    "Spain",
    "Portugal",
    "Netherlands",
    "Belgium",
    "Switzerland",
    "Sweden",
    "Norway",
    "Finland",
    "Denmark",
    "Poland",
    "Greece",
    "Egypt",
    "South Africa",
    "United States",
    "USA",
    "United Kingdom",
    "England",
    "Britain",
    "Great Britain",
    "Philippine",
    "Vatican",
    "Ireland",
    "Austria",
    "Saudi Arabia",
    "Timor Leste",
    "EU",
    "ASEAN",
    "European Union",
];

/// Names of one syllable, which are other words too: they count only in this spelling, or after "nước".
const SHORT: &[&str] = &[
    "Lào", "Mỹ", "Anh", "Pháp", "Đức", "Nga", "Ý", "Nhật", "Hàn", "Bỉ", "Séc", "Úc", "Áo", "Thái",
];

/// Those that have another meaning even in this spelling: an address, a people, a coat.
const ONLY_BEHIND: &[&str] = &["Anh", "Thái", "Áo", "Hàn", "Ý"];

/// Words before such a name that make it a place to compare with, folded.
const SET_AGAINST: &[&str] = &["so", "compared", "bang", "hon", "kem", "sanh"];

/// Things that cross a border or that are named by a country, folded: the country is then not the place in question.
const ACROSS: &[&str] = &[
    "xuat khau",
    "nhap khau",
    "xuat nhap khau",
    "khach",
    "du khach",
    "bien gioi",
    "kieu hoi",
    "di lam viec",
    "lao dong di",
    "von",
    "cua khau",
    "giap",
    "fdi",
    "hang hoa",
    "thi truong",
    "hop tac",
    "vien tro",
    "ket nghia",
    "nguoi",
    "export",
    "exports",
    "import",
    "imports",
    "trade",
    "border",
    "tourists",
    "visitors",
    "arrivals",
    "workers",
    "remittances",
    "aid",
    "goods",
    "investors",
    "investment",
];

/// The names with their words, and whether they are short.
static ALL: LazyLock<Vec<(&'static str, Vec<Word>, bool)>> = LazyLock::new(|| {
    let long = NAMES.iter().filter(|name| !SHORT.contains(name));
    let all = long.map(|name| (*name, false));
    let all = all.chain(SHORT.iter().map(|name| (*name, true)));
    all.map(|(name, is_short)| (name, Folded::new(name).spelled().collect(), is_short))
        .collect()
});

/// The countries that are places in question, each with the position of its name.
pub(super) fn countries(tokens: &[&Token]) -> Vec<(Range<usize>, &'static str)> {
    let bare_at = |at: usize| tokens.get(at).map_or("", |token| token.word.bare.as_str());
    let mut found = Vec::new();
    for (name, words, is_short) in ALL.iter() {
        let starts = tokens.windows(words.len().max(1)).enumerate();
        for (start, row) in starts {
            let is_behind = start > 0 && bare_at(start - 1) == "nuoc";
            let is_written = row.iter().all(|token| token.text == *name);
            let is_own = !is_short || is_behind || (is_written && !ONLY_BEHIND.contains(name));
            let is = row.iter().zip(words).all(|(token, word)| token.is(word));
            let first = start - usize::from(is_behind);
            if is && is_own && is_asked_about(first, &bare_at) {
                found.push((first..start + words.len(), *name));
            }
        }
    }
    found
}

/// Whether the country at a position is the place in question.
fn is_asked_about<'t>(start: usize, bare_at: &dyn Fn(usize) -> &'t str) -> bool {
    let Some(before) = start.checked_sub(1).map(bare_at) else {
        return true;
    };
    let two_before = start.checked_sub(2).map_or("", bare_at);
    if SET_AGAINST.contains(&two_before) || SET_AGAINST.contains(&before) {
        return true;
    }
    let said: Vec<&str> = (0..start).map(bare_at).collect();
    let said = format!(" {} ", said.join(" "));
    !ACROSS
        .iter()
        .any(|thing| said.contains(&format!(" {thing} ")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::countries;
    use crate::search::grammar::tokens::{Item, Token, items};

    #[test]
    fn a_country_is_a_place_unless_something_crosses_its_border() {
        let check = |text: &str, want: &[&str]| {
            let items = items(text).unwrap();
            let tokens: Vec<&Token> = items
                .iter()
                .filter_map(|item| match item {
                    Item::Word(token) => Some(token),
                    _ => None,
                })
                .collect();
            let found: Vec<&str> = countries(&tokens)
                .into_iter()
                .map(|(_, name)| name)
                .collect();
            assert_eq!(found, want, "{text}");
        };
        check("hộ nghèo Trung Quốc", &["Trung Quốc"]);
        check("ho ngheo thai lan", &["Thái Lan"]);
        check("tăng trưởng GDP Lào", &["Lào"]);
        check("hộ nghèo nước lào", &["Lào"]);
        check("China GDP growth", &["China"]);
        check("hộ nghèo so với Lào", &["Lào"]);
        check("xuất khẩu sang Trung Quốc", &[]);
        check("biên giới Việt - Trung", &[]);
        check("khách du lịch Pháp", &[]);
        check("lao động đi làm việc ở Nhật Bản", &[]);
        check("kiều hối từ Hàn Quốc", &[]);
        check("anh cho hỏi hộ nghèo", &[]);
        check("dân tộc Thái", &[]);
    }
}
