//! Rows of tables that were pasted as text, and units that stand before their figure.
//!
//! Owns where cells part and which of them is a unit: "Tỷ lệ hộ nghèo | % | 7,9", "Thu ngân sách (tỷ đồng): 64,5". It must not
//! know numbers, kinds or times.

use super::text::TextToken;

/// The mark between cells.
pub const CELL: &str = "|";
/// The most tokens of a cell that is a unit.
const UNIT: usize = 5;

/// A unit that is printed before its figure.
#[derive(Clone, Copy, Debug)]
pub struct PrintedBefore {
    /// Where the name before it ends.
    pub name_end: usize,
    /// Its first token.
    pub from: usize,
    /// The token behind it.
    pub to: usize,
}

/// Tells whether a paragraph is a row of a table.
pub fn is_row(tokens: &[TextToken]) -> bool {
    tokens.iter().filter(|token| token.is(CELL)).count() > 1
}

/// The unit in a cell or in brackets before a figure: where it begins and ends, and where the name before it ends.
pub fn unit_before(tokens: &[TextToken], at: usize, is_row: bool) -> Option<PrintedBefore> {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_one_of(words));
    let mut end = at;
    while end > 0 && is(end - 1, &[":", CELL, "đạt", "là", "còn"]) && at - end < 3 {
        end -= 1;
    }
    let last = end.checked_sub(1)?;
    let open = match is(last, &[")"]) {
        true => "(",
        false if is_row => CELL,
        false => return None,
    };
    let to = if open == "(" { last } else { end };
    let from = (to.saturating_sub(UNIT)..to)
        .rev()
        .find(|at| is(*at, &[open]))?;
    Some(PrintedBefore {
        name_end: from,
        from: from + 1,
        to,
    })
}
