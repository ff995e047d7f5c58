//! One line of typed text.
//!
//! Owns the buffer, its caret and what is selected, all in grapheme clusters: Backspace takes a whole
//! letter, marks and all, and what an input method sends comes out right, be it Backspace and the
//! changed letter, a run of Backspaces counted by code points, or a selection that is typed over. The
//! text is always clean, in NFC, on one line and at most 256 clusters long. It knows no keys.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::core::clean::{VISIBLE_MARK, clean};

/// Most clusters a prompt holds.
const LONGEST: usize = 256;

/// Most code points kept as they came; more than the longest text can be made of are invisible ones.
const MOST_CAME: usize = 8 * LONGEST;

/// A change of the text or the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Types a letter.
    Insert(char),
    /// Takes the cluster before the caret.
    Backspace,
    /// Deletes the code point before the caret. It also makes the [`Edit::Backspace`] right before it count as one.
    BackspacePoint,
    /// Takes the cluster after the caret.
    Delete,
    /// Takes the word before the caret.
    DeleteWord,
    /// Takes everything before the caret.
    ClearBefore,
    /// Takes everything after the caret.
    ClearAfter,
    /// One cluster to the left.
    Left,
    /// One cluster to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// One cluster to the left, which is selected.
    SelectLeft,
    /// One cluster to the right, which is selected.
    SelectRight,
    /// To the start; all before is selected.
    SelectHome,
    /// To the end; all behind is selected.
    SelectEnd,
}

/// The part of a prompt that fits, and the column of the caret in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptWindow {
    /// The clusters that fit.
    pub text: String,
    /// Cells before the caret.
    pub cursor: usize,
    /// Cells of the text before the part.
    pub hidden: usize,
}

/// One line of typed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    caret: usize,
    /// Where the selection began; its other end is the caret.
    anchor: Option<usize>,
    /// The code points before the caret as they came: cleaned they are the text before it.
    came: String,
    /// The same before the last edit, where that was one Backspace: it may turn out to be the first of a run.
    came_before: Option<String>,
}

impl Prompt {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Tells whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Removes everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Inserts a text at the caret, cleaned and cut, in place of what is selected.
    pub fn insert(&mut self, text: &str) {
        self.came_before = None;
        self.take_selected();
        let (_, after) = self.parts();
        // A mark that follows its letter belongs to it, so both are cleaned together.
        let came = format!("{}{text}", self.came);
        self.set_came(came, &after);
    }

    /// Changes the text or the caret; tells whether the text is another one now.
    pub fn edit(&mut self, edit: Edit) -> bool {
        let old = self.text.clone();
        let came_before = self.came_before.take();
        match edit {
            Edit::SelectLeft => self.select_to(self.caret.saturating_sub(1)),
            Edit::SelectRight => self.select_to(self.caret + 1),
            Edit::SelectHome => self.select_to(0),
            Edit::SelectEnd => self.select_to(usize::MAX),
            Edit::Insert(letter) => self.insert(letter.encode_utf8(&mut [0; 4])),
            Edit::Backspace | Edit::BackspacePoint | Edit::Delete if self.take_selected() => {}
            Edit::BackspacePoint => self.take_point(came_before),
            _ => self.edit_unselected(edit),
        }
        self.text != old
    }

    fn edit_unselected(&mut self, edit: Edit) {
        self.anchor = None;
        let (before, after) = self.parts();
        let word = word_start(&before);
        match edit {
            Edit::Backspace => {
                self.came_before = Some(self.came.clone());
                self.set(&without_last(&before), &after);
            }
            Edit::Delete => self.set(&before, &without_first(&after)),
            Edit::DeleteWord => self.set(&clusters(&before, 0, word), &after),
            Edit::ClearBefore => self.set("", &after),
            Edit::ClearAfter => self.set(&before, ""),
            Edit::Left => self.go_to(self.caret.saturating_sub(1)),
            Edit::Right => self.go_to(self.caret + 1),
            Edit::WordLeft => self.go_to(word),
            Edit::WordRight => self.go_to(self.caret + word_end(&after)),
            Edit::Home => self.go_to(0),
            Edit::End => self.go_to(usize::MAX),
            Edit::Insert(_)
            | Edit::BackspacePoint
            | Edit::SelectLeft
            | Edit::SelectRight
            | Edit::SelectHome
            | Edit::SelectEnd => {}
        }
    }

    /// Takes a code point as it came; where one Backspace took a whole letter before, that one is counted anew.
    fn take_point(&mut self, came_before: Option<String>) {
        let (_, after) = self.parts();
        let points = if came_before.is_some() { 2 } else { 1 };
        let mut came = came_before.unwrap_or_else(|| self.came.clone());
        for _ in 0..points {
            came.pop();
        }
        self.set_came(came, &after);
    }

    /// Takes away what is selected, if anything is.
    fn take_selected(&mut self) -> bool {
        let Some(anchor) = self.anchor.take() else {
            return false;
        };
        let (from, to) = (anchor.min(self.caret), anchor.max(self.caret));
        let before = clusters(&self.text, 0, from);
        let after = clusters(&self.text, to, usize::MAX);
        self.set(&before, &after);
        true
    }

    fn select_to(&mut self, caret: usize) {
        let anchor = self.anchor.unwrap_or(self.caret);
        self.go_to(caret);
        self.anchor = Some(anchor).filter(|anchor| *anchor != self.caret);
    }

    fn go_to(&mut self, caret: usize) {
        self.caret = caret.min(self.len());
        self.came = clusters(&self.text, 0, self.caret);
    }

    /// The part around the caret that fits so many cells.
    pub fn window(&self, room: usize) -> PromptWindow {
        let (before, after) = self.parts();
        let mut text = String::new();
        let mut cursor = 0;
        let fitting = before.graphemes(true).rev().take_while(|cluster| {
            cursor += cluster.width();
            cursor < room.max(1)
        });
        let fitting: Vec<&str> = fitting.collect();
        text.extend(fitting.into_iter().rev());
        cursor = text.width();
        let hidden = before.width().saturating_sub(cursor);
        let mut used = cursor;
        for cluster in after.graphemes(true) {
            used += cluster.width();
            if used > room {
                break;
            }
            text.push_str(cluster);
        }
        PromptWindow {
            text,
            cursor,
            hidden,
        }
    }

    fn len(&self) -> usize {
        self.text.graphemes(true).count()
    }

    fn parts(&self) -> (String, String) {
        let before = clusters(&self.text, 0, self.caret);
        let after = clusters(&self.text, self.caret, usize::MAX);
        (before, after)
    }

    /// Sets the text before the caret from code points as they came, and the text behind it.
    fn set_came(&mut self, came: String, after: &str) {
        self.set(&visible(&came), after);
        // Unless the text was cut, or the letter at the caret joined with the one behind it.
        let stands = clusters(&self.text, 0, self.caret);
        if visible(&came) == stands && came.chars().count() <= MOST_CAME {
            self.came = came;
        }
    }

    /// Sets the text before the caret and the text behind it, and keeps as many code points as still fit the former.
    fn set(&mut self, before: &str, after: &str) {
        let whole = format!("{before}{after}");
        self.text = clusters(&whole, 0, LONGEST);
        self.caret = before.graphemes(true).count().min(self.len());
        let stands = clusters(&self.text, 0, self.caret);
        while !self.came.is_empty() && visible(&self.came).len() > stands.len() {
            self.came.pop();
        }
        if visible(&self.came) != stands {
            self.came = stands;
        }
    }
}

/// The text as a field holds it.
fn visible(text: &str) -> String {
    let cleaned = clean(text);
    cleaned.chars().filter(|c| *c != VISIBLE_MARK).collect()
}

fn clusters(text: &str, from: usize, to: usize) -> String {
    let taken = text.graphemes(true).skip(from);
    taken.take(to.saturating_sub(from)).collect()
}

fn without_last(text: &str) -> String {
    clusters(text, 0, text.graphemes(true).count().saturating_sub(1))
}

fn without_first(text: &str) -> String {
    clusters(text, 1, usize::MAX)
}

/// Where the last word of a text starts, in clusters.
fn word_start(text: &str) -> usize {
    let letters: Vec<&str> = text.graphemes(true).collect();
    let spaces = letters.iter().rev().take_while(|letter| **letter == " ");
    let end = letters.len() - spaces.count();
    let word = letters.iter().take(end).rev();
    end - word.take_while(|letter| **letter != " ").count()
}

/// Where the first word of a text ends, in clusters.
fn word_end(text: &str) -> usize {
    let letters: Vec<&str> = text.graphemes(true).collect();
    let spaces = letters.iter().take_while(|letter| **letter == " ").count();
    let word = letters.iter().skip(spaces);
    spaces + word.take_while(|letter| **letter != " ").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &[&str], expected: &str) {
        let mut prompt = Prompt::default();
        for piece in typed {
            match *piece {
                "<bs>" => prompt.edit(Edit::Backspace),
                "<point>" => prompt.edit(Edit::BackspacePoint),
                "<select>" => prompt.edit(Edit::SelectLeft),
                "<select-home>" => prompt.edit(Edit::SelectHome),
                "<right>" => prompt.edit(Edit::Right),
                "<word>" => prompt.edit(Edit::DeleteWord),
                "<left>" => prompt.edit(Edit::Left),
                "<home>" => prompt.edit(Edit::Home),
                "<kill>" => prompt.edit(Edit::ClearAfter),
                text => {
                    prompt.insert(text);
                    true
                }
            };
        }
        assert_eq!(prompt.text(), expected);
    }

    #[test]
    fn input_methods_come_out_right() {
        check(&["vie", "<bs>", "ê", "<bs>", "ệt"], "việt");
        check(&["ho", "<bs>", "ô", "<bs>", "ộ"], "hộ");
        check(&["Ty", "\u{309}"], "Tỷ");
        check(&["le", "\u{302}", "\u{323}", "<bs>"], "l");
    }

    /// A run of Backspaces begins with one that took a whole letter, and then counts code points as they came.
    #[test]
    fn a_run_of_backspaces_counts_code_points() {
        let run = ["<bs>", "<point>", "<point>", "<point>"];
        let typed =
            |first: &[&'static str], run: &[&'static str], last| [first, run, &[last]].concat();
        let combined = ["ti", "ê\u{301}", "ng"];
        check(&typed(&combined, &run, "ê\u{300}ng"), "tiềng");
        // All in one piece, and letters whose marks come one by one.
        check(&typed(&["tiê\u{301}ng"], &run, "ê\u{300}ng"), "tiềng");
        check(&typed(&["tie\u{302}\u{301}"], &run[..3], "e"), "tie");
        check(&typed(&["tie\u{302}\u{301}"], &run[..2], "\u{323}"), "tiẹ");
        // Composed letters are one code point each.
        check(&typed(&["tiếng"], &run[..3], "ềng"), "tiềng");
        // The run is over with any other key, and a lone Backspace takes the letter whole.
        check(
            &["ê\u{301}ê\u{301}", "<bs>", "<left>", "<right>", "<bs>"],
            "",
        );
        check(&["<bs>", "<point>", "a", "<bs>", "<point>", "<point>"], "");
        check(&["ab", "<left>", "ê\u{301}", "<bs>", "<point>"], "ab");
    }

    #[test]
    fn what_is_selected_is_typed_over() {
        check(
            &["tieng", "<select>", "<select>", "<select>", "ếng"],
            "tiếng",
        );
        check(&["ê\u{301}", "<select>", "ề"], "ề");
        check(&["hoa", "<select>", "<bs>", "à"], "hoà");
        check(&["hoa", "<select>", "<select>", "<point>", "a"], "ha");
        check(&["hộ nghèo", "<select-home>", "rừng"], "rừng");
        // A move without Shift gives the selection up.
        check(&["hoa", "<select>", "<select>", "<right>", "x"], "hoxa");
        check(&["hoa", "<select>", "<left>", "x"], "hxoa");
    }

    #[test]
    fn edits_by_cluster_and_word() {
        check(&["tỷ lệ", "<word>"], "tỷ ");
        check(&["tỷ lệ ", "<word>"], "tỷ ");
        check(&["nghèo", "<left>", "<bs>"], "ngho");
        check(&["hộ nghèo", "<home>", "<kill>"], "");
        check(&["", "<bs>"], "");
    }

    #[test]
    fn pastes_are_cleaned_and_cut() {
        check(&["a\nb\u{1b}[31m\u{202e}c"], "a b[31mc");
        let mut prompt = Prompt::default();
        prompt.insert(&"đ".repeat(10_000));
        assert_eq!(prompt.text().chars().count(), LONGEST);
    }

    #[test]
    fn the_window_follows_the_caret() {
        let mut prompt = Prompt::default();
        prompt.insert("tỷ lệ hộ nghèo");
        let window = prompt.window(6);
        assert_eq!((window.text.as_str(), window.cursor), ("nghèo", 5));
        assert_eq!(window.hidden, 9);
        prompt.edit(Edit::Home);
        let window = prompt.window(6);
        assert_eq!((window.text.as_str(), window.cursor), ("tỷ lệ ", 0));
    }
}
