//! What a number of a workbook shows under its format.
//!
//! Owns sections, scales and texts of number formats: a comma behind the last digit shows thousands, `%` hundredths,
//! text in quotes stands beside the figure. Digits are never shortened. It must not know a workbook.

use super::grid::CellKind;
use crate::core::figure::Figure;

/// A number as its format shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The figure with what stands beside it.
    pub text: String,
    /// What the cell is.
    pub kind: CellKind,
    /// Whether a thousandth or a millionth of what is stored is shown.
    pub is_scaled: bool,
}

/// The part of a format that one number is shown by.
#[derive(Debug, Default)]
struct Section {
    /// Signs that stand for digits, with points and commas between them.
    digits: String,
    before: String,
    behind: String,
    is_percent: bool,
    condition: Option<Condition>,
}

/// When a section is meant: `[>=1000]`.
#[derive(Clone, Copy, Debug)]
struct Condition {
    sign: (bool, bool, bool),
    than: Figure,
}

impl Condition {
    fn of(text: &str) -> Option<Self> {
        let number = text.trim_start_matches(['<', '>', '=']);
        let sign = text.strip_suffix(number)?;
        let than = Figure::parse(number.trim()).ok()?;
        let sign = match sign {
            "<" => (true, false, false),
            "<=" => (true, true, false),
            "=" => (false, true, false),
            ">=" => (false, true, true),
            ">" => (false, false, true),
            "<>" => (true, false, true),
            _ => return None,
        };
        Some(Self { sign, than })
    }

    fn holds(self, figure: Figure) -> bool {
        let (below, equal, above) = self.sign;
        match figure.cmp(&self.than) {
            std::cmp::Ordering::Less => below,
            std::cmp::Ordering::Equal => equal,
            std::cmp::Ordering::Greater => above,
        }
    }
}

/// Shows a number, written with a point, under a format.
pub fn shown(text: &str, format: &str) -> Shown {
    let plain = |text: &str, kind| Shown {
        text: text.to_owned(),
        kind,
        is_scaled: false,
    };
    let Ok(figure) = Figure::parse(text) else {
        return plain(text, CellKind::Number);
    };
    let Some(section) = section_of(figure, format) else {
        return plain(text, CellKind::Number);
    };
    if section.digits.is_empty() {
        let says = format!("{}{}", section.before, section.behind);
        return match says.trim() {
            // Accounts print nought as a dash.
            "-" | "–" if figure == Figure::new(0, 0) => plain(text, CellKind::Number),
            "" => plain("", CellKind::Hidden),
            words => plain(words, CellKind::Text),
        };
    }
    let steps = thousands(&section.digits);
    let places = i32::from(section.is_percent) * 2 - steps * 3;
    let scaled = match places {
        0 => Some(figure),
        places => figure.shifted(places),
    };
    let Some(scaled) = scaled else {
        return plain(text, CellKind::Number);
    };
    let number = padded(scaled, zeros_behind_the_point(&section.digits));
    let kind = match section.is_percent {
        true => CellKind::Percent,
        false => CellKind::Number,
    };
    Shown {
        text: beside(&number, &section),
        kind,
        is_scaled: steps > 0 && figure != scaled,
    }
}

/// A number with the texts of its section; signs of minus are those of the number.
fn beside(number: &str, section: &Section) -> String {
    let before = section
        .before
        .trim()
        .trim_end_matches(['-', '−', '+', '(', '$']);
    let behind = section.behind.trim().trim_start_matches(')');
    let parts = [before.trim(), number, behind.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The section that a number is shown by; none where the format is a general one.
fn section_of(figure: Figure, format: &str) -> Option<Section> {
    let sections: Vec<Section> = parted(format).iter().map(|text| section(text)).collect();
    let is_general = |section: &Section| section.digits.is_empty() && section.before == "General";
    let has_conditions = sections.iter().any(|section| section.condition.is_some());
    let zero = Figure::new(0, 0);
    let count = sections.len().min(3);
    let at = match (has_conditions, count) {
        (true, _) => sections
            .iter()
            .position(|section| section.condition.is_none_or(|says| says.holds(figure)))?,
        (false, 2..) if figure < zero => 1,
        (false, 3) if figure == zero => 2,
        _ => 0,
    };
    let found = sections.into_iter().nth(at)?;
    (!is_general(&found) && !format.trim().is_empty()).then_some(found)
}

/// What a format of days shows besides the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownDate {
    /// Whether it shows the day of the month.
    pub has_day: bool,
    /// Whether it shows the month.
    pub has_month: bool,
}

/// What a format of days shows. One without a year counts as showing both day and month.
pub fn shown_date(format: &str) -> ShownDate {
    let first = parted(format).into_iter().next().unwrap_or_default();
    let (mut is_quoted, mut is_within) = (false, false);
    let mut letters = String::new();
    for letter in first.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '[' => is_within = true,
            ']' => is_within = false,
            letter if !is_quoted && !is_within => letters.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    let is_without_year = !letters.contains('y');
    ShownDate {
        has_day: is_without_year || letters.contains('d'),
        has_month: is_without_year || letters.contains('m'),
    }
}

/// The sections of a format, parted by `;` outside of texts.
fn parted(format: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut is_quoted, mut is_escaped) = (false, false);
    for letter in format.chars() {
        if letter == ';' && !is_quoted && !is_escaped {
            parts.push(String::new());
            continue;
        }
        is_quoted ^= letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        if let Some(last) = parts.last_mut() {
            last.push(letter);
        }
    }
    parts
}

/// Reads a section: its digits, the texts beside them, its condition.
fn section(text: &str) -> Section {
    let mut read = Section::default();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                let words: String = letters.by_ref().take_while(|c| *c != '"').collect();
                read.say(&words);
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                read.condition = read.condition.or(Condition::of(&inside));
            }
            '\\' => {
                let said = letters.next().map(String::from).unwrap_or_default();
                read.say(&said);
            }
            // A space as wide as a letter, or filled with one.
            '_' | '*' => {
                let _ = letters.next();
                read.say(" ");
            }
            '%' => read.is_percent = true,
            '0' | '#' | '?' | '.' | ',' if read.behind.trim().is_empty() => {
                read.digits.push(letter)
            }
            other => read.say(&other.to_string()),
        }
    }
    if !read.digits.contains(['0', '#', '?']) {
        read.digits.clear();
    }
    read
}

impl Section {
    fn say(&mut self, words: &str) {
        match self.digits.contains(['0', '#', '?']) {
            true => self.behind.push_str(words),
            false => self.before.push_str(words),
        }
    }
}

/// By how many thousands a section divides: the commas behind its last digit and those before its point.
fn thousands(digits: &str) -> i32 {
    let commas = |text: &str| text.chars().rev().take_while(|c| *c == ',').count();
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let count = commas(whole) + commas(decimals);
    i32::try_from(count).unwrap_or(0)
}

/// How many digits behind the point a section always shows.
fn zeros_behind_the_point(digits: &str) -> usize {
    let decimals = digits.split_once('.').map_or("", |(_, decimals)| decimals);
    decimals.chars().filter(|c| *c == '0').count()
}

/// A figure with at least so many digits behind its point.
fn padded(figure: Figure, zeros: usize) -> String {
    let plain = figure.to_string();
    let scale = usize::from(figure.scale());
    let missing = zeros.saturating_sub(scale);
    let point = if scale == 0 && missing > 0 { "." } else { "" };
    format!("{plain}{point}{}", "0".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: &str, format: &str, text: &str, kind: CellKind) {
        let shown = shown(number, format);
        assert_eq!(
            (shown.text.as_str(), shown.kind),
            (text, kind),
            "{number} {format}"
        );
    }

    #[test]
    fn commas_behind_the_digits_show_thousands_and_millions() {
        check("2345678", "#,##0.0,", "2345.678", CellKind::Number);
        check("2345678", "#,##0,", "2345.678", CellKind::Number);
        check("2500000", "#,##0.0,,", "2.5", CellKind::Number);
        check("1234500000", "0,,.00", "1234.50", CellKind::Number);
        check(
            "2500000",
            "#,##0.0,_);(#,##0.0,)",
            "2500.0",
            CellKind::Number,
        );
        check(
            "-2500000",
            "#,##0.0,_);(#,##0.0,)",
            "-2500.0",
            CellKind::Number,
        );
        check(
            "2500000",
            "[>=1000000]0.0,,\" tr\";0",
            "2.5 tr",
            CellKind::Number,
        );
        check(
            "2500",
            "[>=1000000]0.0,,\" tr\";0",
            "2500",
            CellKind::Number,
        );
        check("469818", "#,##0", "469818", CellKind::Number);
        assert!(shown("2345678", "#,##0.0,").is_scaled);
        assert!(!shown("469818", "#,##0").is_scaled);
    }

    #[test]
    fn texts_of_a_format_stand_beside_the_figure() {
        check("12.5", "0.0\"%\"", "12.5 %", CellKind::Number);
        check("45.2", "0.0\" triệu\"", "45.2 triệu", CellKind::Number);
        check("50", "\"≥ \"0", "≥ 50", CellKind::Number);
        check("50", "\"ước \"0.0", "ước 50.0", CellKind::Number);
        check("1200", "#,##0\\ \\h\\a", "1200 ha", CellKind::Number);
        check("-12", "0;\"-\"0", "-12", CellKind::Number);
        check("45", "[Red]#,##0", "45", CellKind::Number);
    }

    #[test]
    fn a_format_of_days_may_show_a_month_or_a_year_alone() {
        let check = |format: &str, has_day: bool, has_month: bool| {
            assert_eq!(shown_date(format), ShownDate { has_day, has_month });
        };
        check("dd/mm/yyyy", true, true);
        check("mm/yyyy", false, true);
        check("[$-42A]mmm\\-yy;@", false, true);
        check("\"ngày\" yyyy", false, false);
        check("h:mm", true, true);
    }

    #[test]
    fn what_a_format_hides_is_hidden_and_a_dash_of_accounts_is_nought() {
        check("12", ";;;", "", CellKind::Hidden);
        check("0", "0;-0;", "", CellKind::Hidden);
        check(
            "0",
            "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-",
            "0",
            CellKind::Number,
        );
        check("0", "0;-0;\"không\"", "không", CellKind::Text);
        check("7", "General", "7", CellKind::Number);
        check("7", "", "7", CellKind::Number);
    }
}
