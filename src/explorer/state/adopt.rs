//! A session goes on over a library that has more.
//!
//! Owns what stays as it was when the data grows: place, plan, query, category, chosen line, window and
//! scroll. Nothing is counted or searched here: a part comes with what is seen of it, and one that was
//! looked at from another angle is not taken. It counts on ids meaning the same in every part of one
//! library, and must not know who loads.

use std::mem::{replace, swap};
use std::sync::Arc;

use crate::explorer::layout::Focus;
use crate::explorer::panes::overview;
use crate::explorer::state::app::App;
use crate::explorer::state::sight::{Angle, Sight};
use crate::library::Library;
use crate::pack::progress::Progress;

/// A library that has all of the one before and more, and what is seen of it.
#[derive(Debug)]
pub struct Part {
    /// The data.
    pub library: Arc<Library>,
    /// How far it is; `None` for the whole.
    pub loading: Option<Progress>,
    /// From where it was looked at.
    pub angle: Angle,
    /// What is seen of it from there.
    pub sight: Sight,
}

impl Part {
    /// Looks at a library from an angle; that takes long where there is much to see.
    pub fn seen(library: Arc<Library>, loading: Option<Progress>, angle: Angle) -> Self {
        Self {
            sight: Sight::of(&library, &angle),
            library,
            loading,
            angle,
        }
    }
}

impl App {
    /// The angle from which this person looks at the data now.
    pub fn angle(&self) -> Angle {
        let group = self.groups.get(self.group.selected());
        Angle {
            outlook: self.outlook,
            place: self.place,
            group: group.map(crate::explorer::state::app::Group::key),
            query: self.prompt.text().to_owned(),
            memory: self.recall.shared(),
        }
    }

    /// Goes on over a part; the chosen line stays chosen if the list still has it. Gives back what was
    /// before, so that whoever feeds the session can let go of it where nobody waits: that takes as long
    /// as all the rest.
    ///
    /// # Errors
    ///
    /// Gives back a part that was looked at from another angle than the person has now; it is to be
    /// looked at again.
    pub fn adopt(&mut self, mut part: Box<Part>) -> Result<Box<Part>, Box<Part>> {
        if part.angle != self.angle() {
            return Err(part);
        }
        let chosen = self.kept();
        // The part brings the answer of its own.
        self.awaited = None;
        let cursor = self.cursor;
        swap(&mut self.library, &mut part.library);
        let told = self.loading;
        // What was told since the part was made stays told.
        let loading = part.loading.map(|at| at.later(told));
        part.loading = replace(&mut self.loading, loading);
        let sight = &mut part.sight;
        swap(&mut self.scoreboard, &mut sight.scoreboard);
        swap(&mut self.groups, &mut sight.groups);
        swap(&mut self.query, &mut sight.query);
        swap(&mut self.answer, &mut sight.answer);
        swap(&mut self.rows, &mut sight.rows);
        self.recall.take_over(&mut sight.opened);
        self.group.set_len(self.groups.len());
        self.group.select(sight.group);
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
        Ok(part)
    }

    /// Takes how far loading has come, and whether it ended before all was there.
    pub fn tell_loading(&mut self, progress: Option<Progress>, is_broken: bool) {
        if let (Some(before), Some(progress)) = (self.loading, progress) {
            self.loading = Some(progress.later(Some(before)));
        }
        self.is_cut_short |= is_broken;
    }
}
