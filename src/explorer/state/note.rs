//! What a person writes beside an item of the agenda.
//!
//! Owns the three lines that are typed into. It must not know where they are kept, nor how they are drawn.

use crate::explorer::state::prompt::{Edit, Prompt};
use crate::library::brief::AgendaItem;

/// How many lines there are: the remark, who, by when.
pub const LINES: usize = 3;

/// The notes on one item, as they are typed.
#[derive(Clone, Debug)]
pub struct NoteView {
    /// The place of the item.
    pub at: usize,
    /// The line that receives keys.
    pub line: usize,
    prompts: [Prompt; LINES],
}

impl NoteView {
    /// The notes of an item.
    pub fn from_item(at: usize, item: &AgendaItem) -> Self {
        let mut prompts = <[Prompt; LINES]>::default();
        for (prompt, said) in prompts.iter_mut().zip([&item.remark, &item.who, &item.by]) {
            prompt.insert(said);
        }
        Self {
            at,
            line: 0,
            prompts,
        }
    }

    /// The texts of the lines.
    pub fn prompts(&self) -> &[Prompt; LINES] {
        &self.prompts
    }

    /// Changes the line that has the keys.
    pub fn edit(&mut self, edit: Edit) {
        if let Some(prompt) = self.prompts.get_mut(self.line) {
            prompt.edit(edit);
        }
    }

    /// Inserts a text into the line that has the keys.
    pub fn insert(&mut self, text: &str) {
        if let Some(prompt) = self.prompts.get_mut(self.line) {
            prompt.insert(text);
        }
    }

    /// Goes to the next line, or to the one before.
    pub fn step(&mut self, down: bool) {
        let by = if down { 1 } else { LINES - 1 };
        self.line = (self.line + by) % LINES;
    }

    /// Writes the lines into an item.
    pub fn keep(&self, item: &mut AgendaItem) {
        let [remark, who, by] = self.prompts.each_ref().map(|prompt| prompt.text().trim());
        item.remark = remark.to_owned();
        item.who = who.to_owned();
        item.by = by.to_owned();
    }
}
