//! Places of the country, whether the data knows them or not.
//!
//! Owns the names of provinces, old and new, and of the districts of the first users. The name of a place is not a
//! misspelling: "hộ nghèo Hà Giang" is not about "hộ nghèo hà…" of this place. It must not know the index.

use std::sync::LazyLock;

use crate::core::fold::{Folded, Word};

/// Provinces and cities before and after the mergers of 2025, and districts; as they are written.
pub(in crate::search) const PLACES: &[&str] = &[
    "An Giang",
    "Bà Rịa",
    "Vũng Tàu",
    "Bạc Liêu",
    "Bắc Giang",
    "Bắc Kạn",
    "Bắc Ninh",
    "Bến Tre",
    "Bình Dương",
    "Bình Định",
    "Bình Phước",
    "Bình Thuận",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Đắk Nông",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Giang",
    "Hà Nam",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Dương",
    "Hải Phòng",
    "Hậu Giang",
    "Hòa Bình",
    "Hồ Chí Minh",
    "Huế",
    "Hưng Yên",
    "Khánh Hòa",
    "Kiên Giang",
    "Kon Tum",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Long An",
    "Nam Định",
    "Nghệ An",
    "Ninh Bình",
    "Ninh Thuận",
    "Phú Thọ",
    "Phú Yên",
    "Quảng Bình",
    "Quảng Nam",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sài Gòn",
    "Sóc Trăng",
    "Sơn La",
    "Tây Ninh",
    "Thái Bình",
    "Thái Nguyên",
    "Thanh Hóa",
    "Tiền Giang",
    "Trà Vinh",
    "Tuyên Quang",
    "Vĩnh Long",
    "Vĩnh Phúc",
    "Yên Bái",
    "Mường Tè",
    "Nậm Nhùn",
    "Phong Thổ",
    "Sìn Hồ",
    "Tam Đường",
    "Tân Uyên",
    "Than Uyên",
];

/// Returns which words name one of these places: with its marks, or without any.
pub(super) fn elsewhere(words: &[Word]) -> Vec<bool> {
    static NAMES: LazyLock<Vec<Vec<Word>>> = LazyLock::new(|| {
        let words = |place: &&str| Folded::new(place).spelled().collect();
        PLACES.iter().map(words).collect()
    });
    let mut is_place = vec![false; words.len()];
    for name in NAMES.iter() {
        let is = |(typed, known): (&Word, &Word)| {
            typed == known || (!typed.is_marked() && typed.bare == known.bare)
        };
        for at in 0..words.len() {
            let row = words.get(at..at + name.len());
            if row.is_some_and(|row| row.iter().zip(name).all(is)) {
                is_place[at..at + name.len()].fill(true);
            }
        }
    }
    is_place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_places_are_known_with_and_without_marks() {
        let check = |text: &str, want: &str| {
            let words: Vec<Word> = Folded::new(text).spelled().collect();
            let found = elsewhere(&words);
            let found = words.iter().zip(found).filter(|(_, is_place)| *is_place);
            let found: Vec<&str> = found.map(|(word, _)| word.bare.as_str()).collect();
            assert_eq!(found.join(" "), want, "{text}");
        };
        check("hộ nghèo Hà Giang", "ha giang");
        check("ho ngheo ha giang 2025", "ha giang");
        check("thu ngân sách Huế", "hue");
        check("hộ nghèo", "");
        // Other marks make another word.
        check("hạ giảng", "");
        check("ha", "");
    }
}
