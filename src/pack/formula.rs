//! Which texts a spreadsheet takes for a formula.
//!
//! Owns the rule alone: an export writes such a text as it is, so that nothing is lost on the way through, and
//! whoever reads packs and rows warns of it. It must not know where the text stands.

/// The sign at the start of a text by which a spreadsheet takes it for a formula; `None` for a number, a lone
/// sign, and everything else.
pub(crate) fn formula_sign(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let sign = letters
        .next()
        .filter(|c| matches!(c, '=' | '+' | '-' | '@'))?;
    let rest = letters.as_str();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let is_signed = matches!(sign, '+' | '-') && rest.chars().all(is_number);
    (!rest.is_empty() && !is_signed).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::formula_sign;

    #[test]
    fn formulas_are_told_from_numbers_and_lone_signs() {
        for (text, sign) in [
            ("=1+1", Some('=')),
            ("=HYPERLINK(\"http://x\")", Some('=')),
            ("==", Some('=')),
            ("@SUM(A1)", Some('@')),
            ("+84 213 3876", Some('+')),
            ("- tăng 5", Some('-')),
            ("-2+3", Some('-')),
            ("-x", Some('-')),
            ("-3.5", None),
            ("+1,5", None),
            ("=", None),
            ("-", None),
            ("", None),
            ("GRDP = 5", None),
            (">=5", None),
            ("–5", None),
        ] {
            assert_eq!(formula_sign(text), sign, "{text:?}");
        }
    }
}
