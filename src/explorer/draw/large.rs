//! Figures in letters that a whole room can read.
//!
//! Owns a table of signs, five dots high, and how a text stands in it: digits and their signs large, words as they
//! are, in the middle row. It must not know what the figure says; what a dot is drawn with is given.

use crate::line::draw::text;

/// Dots that a sign is high.
const HEIGHT: usize = 5;
/// How many cells wide and high a dot may be, the largest first.
const SCALES: [(usize, usize); 4] = [(6, 3), (4, 2), (2, 1), (1, 1)];

/// A text in large signs, or in part so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Large {
    /// The rows, from top to bottom.
    pub(crate) rows: Vec<Vec<LargeSpan>>,
    /// How many cells they are wide.
    pub(crate) width: usize,
}

/// A part of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LargeSpan {
    /// Its text.
    pub(crate) text: String,
    /// Whether it is part of a large sign.
    pub(crate) is_sign: bool,
}

/// One sign, or a word between signs.
enum LargePiece<'t> {
    Sign([&'static str; HEIGHT]),
    Word(&'t str),
}

/// The largest way in which a text fits; none where it does not, or where there is nothing to enlarge.
pub(crate) fn large(said: &str, room: (usize, usize), dot: &str) -> Option<Large> {
    let pieces = pieces(said);
    let has_sign = pieces
        .iter()
        .any(|piece| matches!(piece, LargePiece::Sign(_)));
    let fits = |(across, down): &(usize, usize)| {
        width(&pieces, *across) <= room.0 && HEIGHT * down <= room.1
    };
    let scale = SCALES.iter().find(|scale| has_sign && fits(scale))?;
    Some(drawn(&pieces, *scale, dot))
}

/// The signs of a text; what the table lacks is a word, up to the next space.
fn pieces(said: &str) -> Vec<LargePiece<'_>> {
    let mut pieces = Vec::new();
    for word in said.split_whitespace() {
        let signs: Option<Vec<_>> = word.chars().map(sign).collect();
        match signs {
            Some(signs) => {
                if !pieces.is_empty() && matches!(pieces.last(), Some(LargePiece::Sign(_))) {
                    pieces.extend(sign(' ').map(LargePiece::Sign));
                }
                pieces.extend(signs.into_iter().map(LargePiece::Sign));
            }
            None => pieces.push(LargePiece::Word(word)),
        }
    }
    pieces
}

fn width(pieces: &[LargePiece<'_>], across: usize) -> usize {
    let each = pieces.iter().map(|piece| match piece {
        LargePiece::Sign(rows) => (rows[0].len() + 1) * across,
        LargePiece::Word(word) => text::width(word) + 2 * across.min(2),
    });
    each.sum()
}

fn drawn(pieces: &[LargePiece<'_>], (across, down): (usize, usize), dot: &str) -> Large {
    let rows = (0..HEIGHT * down).map(|row| {
        let mut said: Vec<LargeSpan> = Vec::new();
        for piece in pieces {
            match piece {
                LargePiece::Sign(dots) => {
                    let dots = dots[row / down].bytes();
                    let cells = dots.map(|at| match at {
                        b'#' => dot.repeat(across),
                        _ => " ".repeat(across),
                    });
                    said.push(LargeSpan {
                        text: cells.chain([" ".repeat(across)]).collect(),
                        is_sign: true,
                    });
                }
                LargePiece::Word(word) => {
                    let beside = " ".repeat(across.min(2));
                    let word = match row == HEIGHT * down / 2 {
                        true => (*word).to_owned(),
                        false => " ".repeat(text::width(word)),
                    };
                    said.push(LargeSpan {
                        text: format!("{word}{beside}{beside}"),
                        is_sign: false,
                    });
                }
            }
        }
        said
    });
    Large {
        rows: rows.collect(),
        width: width(pieces, across),
    }
}

/// The dots of a sign.
fn sign(of: char) -> Option<[&'static str; HEIGHT]> {
    Some(match of {
        '0' => ["###", "# #", "# #", "# #", "###"],
        '1' => [" # ", "## ", " # ", " # ", "###"],
        '2' => ["###", "  #", "###", "#  ", "###"],
        '3' => ["###", "  #", "###", "  #", "###"],
        '4' => ["# #", "# #", "###", "  #", "  #"],
        '5' => ["###", "#  ", "###", "  #", "###"],
        '6' => ["###", "#  ", "###", "# #", "###"],
        '7' => ["###", "  #", "  #", "  #", "  #"],
        '8' => ["###", "# #", "###", "# #", "###"],
        '9' => ["###", "# #", "###", "  #", "###"],
        ',' => ["  ", "  ", "  ", " #", "# "],
        '.' => [" ", " ", " ", " ", "#"],
        '%' => ["# #", "  #", " # ", "#  ", "# #"],
        '~' | '≈' => ["    ", " # #", "# # ", "    ", "    "],
        '>' => ["#  ", " # ", "  #", " # ", "#  "],
        '<' => ["  #", " # ", "#  ", " # ", "  #"],
        '≥' => ["## ", "  #", "## ", "   ", "###"],
        '≤' => [" ##", "#  ", " ##", "   ", "###"],
        '−' | '-' => ["   ", "   ", "###", "   ", "   "],
        '–' => ["     ", "     ", "#####", "     ", "     "],
        '+' => ["   ", " # ", "###", " # ", "   "],
        ' ' | '\u{a0}' => ["  ", "  ", "  ", "  ", "  "],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, large, sign};

    #[test]
    fn every_sign_of_a_figure_has_its_own_picture_of_one_width() {
        let signs = "0123456789,.%~<>≥≤−–+ ";
        let mut seen = Vec::new();
        for of in signs.chars() {
            let dots = sign(of).unwrap_or_else(|| panic!("{of:?}"));
            assert_eq!(dots.len(), HEIGHT);
            assert!(dots.iter().all(|row| row.len() == dots[0].len()), "{of:?}");
            assert!(!seen.contains(&dots), "{of:?} looks like another one");
            seen.push(dots);
        }
    }

    #[test]
    fn words_stay_words_in_the_middle_row() {
        let found = large("65,5 đến 79", (80, 8), "#").unwrap_or_else(|| panic!("no room"));
        let row = |at: usize| {
            let pieces = found.rows[at].iter().map(|piece| piece.text.as_str());
            pieces.collect::<String>()
        };
        assert_eq!(found.rows.len(), 5);
        assert!(row(2).contains(" đến ") && !row(1).contains("đến"));
        for at in 0..5 {
            assert_eq!(
                crate::line::draw::text::width(&row(at)),
                found.width,
                "row {at}"
            );
        }
    }

    #[test]
    fn a_figure_is_as_large_as_its_room_and_none_where_there_is_none() {
        let rows =
            |width, height| large("12,5", (width, height), "#").map(|found| found.rows.len());
        assert_eq!(rows(200, 20), Some(15));
        assert_eq!(rows(120, 13), Some(10));
        assert_eq!(rows(80, 8), Some(5));
        assert_eq!(rows(20, 8), Some(5));
        assert_eq!(rows(10, 8), None);
        assert_eq!(rows(80, 4), None);
        assert_eq!(large("chưa có số liệu", (200, 50), "#"), None);
    }
}
