//! Languages of sources, by name.
//!
//! Owns the names of the languages that sources are likely to be in. It must not know a source.

use crate::core::lang::Lang;

/// Codes with their names in Vietnamese and English.
const NAMES: [(&str, &str, &str); 12] = [
    ("de", "tiếng Đức", "German"),
    ("en", "tiếng Anh", "English"),
    ("es", "tiếng Tây Ban Nha", "Spanish"),
    ("fr", "tiếng Pháp", "French"),
    ("ja", "tiếng Nhật", "Japanese"),
    ("km", "tiếng Khmer", "Khmer"),
    ("ko", "tiếng Hàn", "Korean"),
    ("lo", "tiếng Lào", "Lao"),
    ("ru", "tiếng Nga", "Russian"),
    ("th", "tiếng Thái Lan", "Thai"),
    ("vi", "tiếng Việt", "Vietnamese"),
    ("zh", "tiếng Trung", "Chinese"),
];

/// The name of the language of a source ("tiếng Anh"), or its code if that is unknown. Empty for Vietnamese and if no
/// language is given.
pub(crate) fn foreign(code: &str, lang: Lang) -> String {
    let base = code.split('-').next().unwrap_or_default();
    if base.is_empty() || base.eq_ignore_ascii_case("vi") {
        return String::new();
    }
    let known = NAMES
        .iter()
        .find(|(known, ..)| base.eq_ignore_ascii_case(known));
    match known {
        Some((_, vi, en)) => lang.pick(*vi, *en).to_owned(),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::foreign;
    use crate::core::lang::Lang;

    #[test]
    fn a_foreign_language_is_named_and_vietnamese_is_not() {
        for (code, vi, en) in [
            ("", "", ""),
            ("vi", "", ""),
            ("vi-VN", "", ""),
            ("en", "tiếng Anh", "English"),
            ("EN-us", "tiếng Anh", "English"),
            ("fr", "tiếng Pháp", "French"),
            ("xx", "xx", "xx"),
        ] {
            assert_eq!(foreign(code, Lang::Vi), vi, "{code}");
            assert_eq!(foreign(code, Lang::En), en, "{code}");
        }
    }
}
