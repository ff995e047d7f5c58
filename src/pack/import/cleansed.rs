//! Tables without what moves a terminal or hides in a text.
//!
//! Owns what is taken out of cells, once, where a table is made: whatever reads it later, and whatever is told of it, has
//! clean texts. It must not know what a cell means.

use super::draft::Spot;
use super::grid::Grid;
use super::places::diagnostics;
use crate::core::clean::{clean, is_hidden, is_plain};
use crate::pack::diagnostic::{Diagnostic, Problem, TextReading};

/// Cleans the texts of the tables of a file; what is told of it, once for all of them.
pub fn cleanse(grids: &mut [Grid]) -> Option<Box<Diagnostic>> {
    let mut count = 0;
    let mut first = None;
    for (number, grid) in grids.iter_mut().enumerate() {
        if let Some(name) = &mut grid.sheet {
            *name = clean_text(name).trim().to_owned();
        }
        for (row, line) in grid.lines.iter_mut().enumerate() {
            for (column, cell) in line.cells.iter_mut().enumerate() {
                if cell.text.chars().all(is_plain) {
                    continue;
                }
                if holds_odd_signs(&cell.text) {
                    count += 1;
                    first.get_or_insert(Spot {
                        grid: number,
                        row,
                        column,
                    });
                }
                cell.text = clean_text(&cell.text);
            }
        }
    }
    let spot = first?;
    let problem = Problem::Read(TextReading::Cleansed { cells: count });
    let told = diagnostics(grids.get(spot.grid)?, &[&(spot, problem)]).pop();
    told.map(Box::new)
}

/// A text on one line, in which every sign has a picture of its own: the others are gone, those of lines are spaces.
pub fn clean_text(text: &str) -> String {
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let seen = text.chars().filter_map(|c| match c {
        c if !c.is_control() && !is_hidden(c) => Some(c),
        c if c.is_whitespace() => Some(' '),
        _ => None,
    });
    clean(&seen.collect::<String>()).into_owned()
}

/// Tells whether a text has signs that no office program writes into a cell: all without a picture but the ends of lines
/// and tabs.
fn holds_odd_signs(text: &str) -> bool {
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let is_usual = match c {
            '\n' | '\t' => true,
            '\r' => signs.peek() == Some(&'\n'),
            c => !c.is_control() && !is_hidden(c),
        };
        if !is_usual {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_without_a_picture_are_gone_and_ends_of_lines_are_spaces() {
        for (text, cleaned, is_odd) in [
            ("Hộ nghèo", "Hộ nghèo", false),
            ("Hộ\r\nnghèo\n(%)", "Hộ nghèo (%)", false),
            ("Hộ\rnghèo", "Hộ nghèo", true),
            ("4\u{1b}5\u{202e},2\u{200b}", "45,2", true),
            ("a\u{b}b\u{2028}c", "a b c", true),
            ("e\u{302}\u{301}", "ế", false),
            ("\u{fffd}", "\u{fffd}", false),
        ] {
            assert_eq!(clean_text(text), cleaned);
            assert_eq!(holds_odd_signs(text), is_odd, "{text:?}");
        }
    }
}
