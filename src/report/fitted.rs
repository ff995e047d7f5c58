//! Plain lines that fit the width of a terminal.
//!
//! Owns how a line that is too wide goes on below: broken at spaces, standing in so far that it is seen to belong
//! above. Colors take no room. It must not know what the lines say, nor whether there is a terminal.

use unicode_segmentation::UnicodeSegmentation;

use crate::line::draw::text;

/// What parts the facts of one line.
const SEPARATOR: &str = "  ";
/// How much further in a line goes on than it began.
const STEP: usize = 2;
/// The narrowest width that is fitted to: on less nothing can be read.
const LEAST: usize = 8;

/// The cells that a text with colors takes.
pub(crate) fn width(said: &str) -> usize {
    match said.contains('\u{1b}') {
        true => clusters(said).map(|(_, cells)| cells).sum(),
        false => text::width(said),
    }
}

/// The same text with no line wider than so many cells; a word wider than a line is broken between clusters.
pub(crate) fn fitted(said: &str, room: usize) -> String {
    let room = room.max(LEAST);
    let mut out = String::with_capacity(said.len());
    for line in said.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        match width(bare) <= room {
            true => out.push_str(bare),
            false => fold(bare, room, &mut out),
        }
        if bare.len() < line.len() {
            out.push('\n');
        }
    }
    out
}

/// Facts of one thing below its name, as many on a line as fit, each line ended.
pub(crate) fn below(parts: &[String], indent: usize, room: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let wide = width(part);
        if used > 0 && used + width(SEPARATOR) + wide > room {
            out.push('\n');
            used = 0;
        }
        if used == 0 {
            out.push_str(&" ".repeat(indent));
            used = indent + wide;
        } else {
            out.push_str(SEPARATOR);
            used += width(SEPARATOR) + wide;
        }
        out.push_str(part);
    }
    if used > 0 {
        out.push('\n');
    }
    out
}

/// Breaks one line that is too wide.
fn fold(line: &str, room: usize, out: &mut String) {
    let hang = hang(line, room);
    let mut used = 0;
    let mut spaces = 0;
    for (at, word) in line.split(' ').enumerate() {
        spaces += usize::from(at > 0);
        if word.is_empty() {
            continue;
        }
        let wide = width(word);
        let begins = used == 0;
        if !begins && used + spaces + wide > room {
            out.push('\n');
            spaces = hang;
            used = 0;
        }
        // A line that is all indent would never leave room for text.
        let front = if used == 0 {
            spaces.min(hang.max(room / 3))
        } else {
            spaces
        };
        out.push_str(&" ".repeat(front));
        used += front;
        spaces = 0;
        for (cluster, cells) in clusters(word) {
            if used + cells > room && used > hang {
                out.push('\n');
                out.push_str(&" ".repeat(hang));
                used = hang;
            }
            out.push_str(cluster);
            used += cells;
        }
    }
}

/// How far in a line goes on: below the text of its second column where that begins early, else a step further
/// in than it began.
fn hang(line: &str, room: usize) -> usize {
    let most = room / 3;
    let indent = line.chars().take_while(|letter| *letter == ' ').count();
    let mut at = 0;
    let mut gap = 0;
    for (cluster, cells) in clusters(line) {
        if at > most {
            break;
        }
        match cluster {
            " " => gap += 1,
            _ if gap > 1 && at > indent => return at,
            _ => gap = 0,
        }
        at += cells;
    }
    (indent + STEP).min(most)
}

/// The clusters of a text, each with its cells; what sets a color has none.
fn clusters(said: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut in_escape = false;
    said.graphemes(true).map(move |cluster| {
        in_escape |= cluster == "\u{1b}";
        let cells = if in_escape { 0 } else { text::width(cluster) };
        in_escape &= cluster != "m";
        (cluster, cells)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::{below, fitted, width};

    #[test]
    fn a_line_goes_on_below_its_second_column() {
        let said = "  label  a few words that do not fit\n";
        assert_eq!(
            fitted(said, 28),
            "  label  a few words that do\n         not fit\n"
        );
        let said = "one two three four\nfive\n\n";
        assert_eq!(fitted(said, 10), "one two\n  three\n  four\nfive\n\n");
        assert_eq!(fitted("    deep in a line", 12), "    deep in\n    a line");
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_between_clusters() {
        assert_eq!(fitted("ab nghèonghèo", 8), "ab\n  nghèon\n  ghèo");
    }

    #[test]
    fn colors_take_no_room() {
        let said = "▲ \u{1b}[32mVượt mức\u{1b}[0m xa";
        assert_eq!(width(said), 13);
        assert_eq!(fitted(said, 13), said);
        assert_eq!(fitted(said, 11), "▲ \u{1b}[32mVượt mức\u{1b}[0m\n  xa");
    }

    #[test]
    fn facts_stand_side_by_side_as_they_fit() {
        let parts = ["a few words", "", "more", "the last"].map(ToOwned::to_owned);
        assert_eq!(below(&parts, 2, 20), "  a few words  more\n  the last\n");
        assert_eq!(below(&[], 2, 20), "");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_too_wide(
            said in "( {0,3}[a-zế漢 ]{0,30}\n?){0,5}",
            room in 0_usize..40,
        ) {
            let out = fitted(&said, room);
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(&out), bare(&said));
            for line in out.lines() {
                assert!(width(line) <= room.max(8), "{line:?} in {room}");
            }
            assert_eq!(fitted(&out, room), out);
        }
    }
}
