//! A session goes on over a library that has more.
//!
//! Owns what stays as it was when the data grows: place, plan, query, category, chosen line, window and
//! scroll. It counts on ids meaning the same in every part of one library, and must not know who loads.

use std::sync::Arc;

use crate::library::Library;
use crate::pack::Progress;
use crate::search::answer::Answer;
use crate::tui::app::{App, Group};
use crate::tui::layout::Focus;
use crate::tui::pane::overview;

impl App {
    /// Goes on over a library that has all of the one before and more; `loading` tells how far it is,
    /// `None` that it is the whole. The query is asked again, and the chosen line stays chosen if the
    /// list still has it. Gives back the library before, so that whoever feeds the session can let go
    /// of it where nobody waits: that takes as long as all the rest.
    pub fn adopt(&mut self, library: Arc<Library>, loading: Option<Progress>) -> Arc<Library> {
        let chosen = self.chosen();
        let group = self.groups.get(self.group.selected());
        let group = group.map(|group| (group.name, group.with_target));
        let cursor = self.cursor;
        let before = std::mem::replace(&mut self.library, library);
        self.loading = loading;
        self.recall.look_on(&self.library.catalog);
        // What an answer keeps for the next letter are numbers of the index that gave it.
        self.answer = Answer::default();
        self.count();
        let is_same = |line: &Group| group == Some((line.name, line.with_target));
        let at = self.groups.iter().position(is_same);
        self.group.select(at.unwrap_or(0));
        self.list_rows();
        // Who stands on the first line and asked nothing has chosen nothing yet: the list stays at its
        // top. An answer that is being read stays.
        let has_asked = !self.prompt.is_empty();
        let has_moved = has_asked || cursor.selected() > 0 || self.focus != Focus::List;
        let at = self
            .rows
            .iter()
            .position(|row| has_moved && Some(row.thing) == chosen);
        self.cursor = cursor;
        self.cursor.set_len(self.rows.len());
        self.cursor.move_along(at.unwrap_or(0));
        let lines = overview::len(self);
        if let Some(chosen) = &mut self.overview {
            chosen.set_len(lines);
        }
        before
    }
}
