//! One line of typed text.
//!
//! Owns the buffer and its caret, both in grapheme clusters: Backspace takes a whole letter, marks
//! and all, and what an input method sends (Backspace, then the changed letter) comes out right. The
//! text is always clean, in NFC, on one line and at most 256 clusters long. It knows no keys.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::core::clean::{VISIBLE_MARK, clean};

/// Most clusters a prompt holds.
const LONGEST: usize = 256;

/// A change of the text or the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Types a letter.
    Insert(char),
    /// Takes the cluster before the caret.
    Backspace,
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
}

/// The part of a prompt that fits, and the column of the caret in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The clusters that fit.
    pub text: String,
    /// Cells before the caret.
    pub cursor: usize,
}

/// One line of typed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    caret: usize,
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

    /// Inserts a text at the caret, cleaned and cut.
    pub fn insert(&mut self, text: &str) {
        let (mut before, after) = self.parts();
        // A mark that follows its letter belongs to it, so both are cleaned together.
        before.push_str(text);
        let visible: String = clean(&before)
            .chars()
            .filter(|c| *c != VISIBLE_MARK)
            .collect();
        self.set(&visible, &after);
    }

    /// Changes the text or the caret; tells whether the text is another one now.
    pub fn edit(&mut self, edit: Edit) -> bool {
        let old = self.text.clone();
        let (before, after) = self.parts();
        let word = word_start(&before);
        match edit {
            Edit::Insert(letter) => self.insert(letter.encode_utf8(&mut [0; 4])),
            Edit::Backspace => self.set(&without_last(&before), &after),
            Edit::Delete => self.set(&before, &without_first(&after)),
            Edit::DeleteWord => self.set(&clusters(&before, 0, word), &after),
            Edit::ClearBefore => self.set("", &after),
            Edit::ClearAfter => self.set(&before, ""),
            Edit::Left => self.caret = self.caret.saturating_sub(1),
            Edit::Right => self.caret = (self.caret + 1).min(self.len()),
            Edit::WordLeft => self.caret = word,
            Edit::WordRight => self.caret += word_end(&after),
            Edit::Home => self.caret = 0,
            Edit::End => self.caret = self.len(),
        }
        self.text != old
    }

    /// The part around the caret that fits so many cells.
    pub fn window(&self, room: usize) -> Window {
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
        let mut used = cursor;
        for cluster in after.graphemes(true) {
            used += cluster.width();
            if used > room {
                break;
            }
            text.push_str(cluster);
        }
        Window { text, cursor }
    }

    fn len(&self) -> usize {
        self.text.graphemes(true).count()
    }

    fn parts(&self) -> (String, String) {
        let before = clusters(&self.text, 0, self.caret);
        let after = clusters(&self.text, self.caret, usize::MAX);
        (before, after)
    }

    fn set(&mut self, before: &str, after: &str) {
        let whole = format!("{before}{after}");
        self.text = clusters(&whole, 0, LONGEST);
        self.caret = before.graphemes(true).count().min(self.len());
    }
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
        prompt.edit(Edit::Home);
        let window = prompt.window(6);
        assert_eq!((window.text.as_str(), window.cursor), ("tỷ lệ ", 0));
    }
}
