//! Figures whose unit stands before them: rows of tables that were pasted as text, "Tỷ lệ hộ nghèo (%): 7,9".
//!
//! Owns where cells part and which of them is a unit. It must not know kinds or times.

use super::doubt::DraftDoubt;
use super::heading;
use super::numbers::{Number, PrintedBefore};
use super::text::TextToken;
use crate::core::model::ClaimKind;

/// The mark between cells.
pub const CELL: &str = "|";
/// The most tokens of a cell that is a unit.
const UNIT: usize = 5;

/// Tells whether a paragraph is a row of a table.
pub fn is_row(tokens: &[TextToken]) -> bool {
    tokens.iter().filter(|token| token.is(CELL)).count() > 1
}

/// Gives figures without a unit the one that stands before them, and leaves rows with several figures to a person: only
/// the heads of their columns tell what each is.
pub fn read_units_before(tokens: &[TextToken], numbers: &mut [Number]) {
    let is_row = is_row(tokens);
    let has_many = is_row && numbers.len() > 1;
    for number in numbers {
        if number.unit.is_empty()
            && let Some(cell) = unit_before(tokens, number.from, is_row)
        {
            number.take_unit(tokens, cell);
        }
        if has_many {
            number.doubts.push(DraftDoubt::ResultOrPlan);
        }
    }
}

/// The unit in a cell or in brackets before a figure: where it begins and ends, and where the name before it ends.
fn unit_before(tokens: &[TextToken], at: usize, is_row: bool) -> Option<PrintedBefore> {
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

/// The kind that the head of a table says of the figures below it: that of its last column.
pub fn kind(tokens: &[TextToken]) -> Option<ClaimKind> {
    let last = tokens.iter().rposition(|token| token.is(CELL))?;
    let cell = tokens.get(last + 1..)?;
    let says = |words: &[&str]| cell.iter().any(|token| token.is_one_of(words));
    if says(&["ước", "ưth"]) {
        return Some(ClaimKind::Estimate);
    }
    if says(&["thực", "th", "kết"]) {
        return Some(ClaimKind::Actual);
    }
    match says(&["kh", "nq"]) {
        true => Some(ClaimKind::Target),
        false => heading::kind(cell),
    }
}
