//! The base of an index: `2014=100`, `Dec 2020 = 100`.
//!
//! Owns how it is written, so that the year of a base is never that of figures. It must not know a heading.

/// Tells whether a text is the base of an index and nothing else.
pub(super) fn is_base(text: &str) -> bool {
    let parted = text.trim().split_once('=');
    parted.is_some_and(|(time, hundred)| {
        matches!(
            hundred.trim(),
            "100" | "1" | "100%" | "100.0" | "1000" | "100,0"
        ) && !time.trim().is_empty()
    })
}

/// A text without the bases of indices in it.
pub(super) fn without(text: &str) -> String {
    if !text.contains('=') {
        return text.to_owned();
    }
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('(') {
        match behind.split_once(')') {
            Some((inside, after)) if is_base(inside) => {
                left.push_str(before.trim_end());
                rest = after;
            }
            _ => {
                left.push_str(before);
                left.push('(');
                rest = behind;
            }
        }
    }
    left.push_str(rest);
    match parted(&left) {
        Some((name, _)) => name.to_owned(),
        None => left,
    }
}

/// Parts a name from the base that stands behind it without brackets: `CPI, 2014=100`, `CPI 2014 = 100`.
pub(super) fn parted(text: &str) -> Option<(&str, &str)> {
    let (before, hundred) = text.rsplit_once('=')?;
    let at = before.trim_end().rfind([' ', ','])?;
    let (name, time) = text.split_at_checked(at + 1)?;
    let name = name.trim_end_matches([' ', ',', ':', '-']);
    let is_year = time.chars().take_while(char::is_ascii_digit).count() == 4;
    let is_whole = is_base(time) && hundred.trim().len() <= 5;
    (is_year && is_whole && !name.is_empty()).then_some((name, time.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_base_is_none_of_figures() {
        for (text, left) in [
            ("CPI (2014=100)", "CPI"),
            ("CPI (2014 = 100) 2023", "CPI 2023"),
            ("CPI, 2014=100", "CPI"),
            ("CPI 2014 = 100", "CPI"),
            ("(3=2/1)", "(3=2/1)"),
            ("Nam (%) = 2/1", "Nam (%) = 2/1"),
            ("Năm 2023", "Năm 2023"),
        ] {
            assert_eq!(without(text), left, "{text}");
        }
        assert_eq!(parted("CPI, 2014=100"), Some(("CPI", "2014=100")));
        assert!(is_base("Dec 2020=100") && is_base("1982-84 = 100") && !is_base("5=4/1"));
    }
}
