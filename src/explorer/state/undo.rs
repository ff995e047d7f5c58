//! What a key did, to be taken back.
//!
//! Owns which parts of the state a key outside text fields, or an Enter, can change. What was worked out for the
//! view is not kept but worked out again. It must not know when a key is taken back.

use std::collections::HashMap;
use std::sync::Arc;

use crate::core::model::SeriesId;
use crate::explorer::state::app::App;
use crate::explorer::state::desk::Desk;
use crate::explorer::state::display::Display;
use crate::explorer::state::lens::View;
use crate::explorer::state::overlay::Overlays;
use crate::explorer::state::panes::Panes;
use crate::explorer::state::prompt::Prompt;
use crate::explorer::state::recall::Recall;

/// How a state stood before a key. Holds ids of the catalogue it was made in, and is of no use in another one.
#[derive(Clone, Debug)]
pub struct UndoPoint {
    view: View,
    prompt: Prompt,
    is_open: bool,
    panes: Panes,
    overlays: Overlays,
    display: Display,
    notice: Option<String>,
    recall: Recall,
    desk: Desk,
    opened: Arc<HashMap<SeriesId, u32>>,
    odd_letters: u8,
}

impl App {
    /// How the state stands now.
    pub fn mark(&self) -> UndoPoint {
        UndoPoint {
            view: self.aim(),
            prompt: self.finder.prompt.clone(),
            is_open: self.finder.is_open,
            panes: self.panes,
            overlays: self.overlays.clone(),
            display: self.display,
            notice: self.notice.clone(),
            recall: self.recall.clone(),
            desk: self.desk.clone(),
            opened: Arc::clone(&self.snapshot.opened),
            odd_letters: self.odd_letters,
        }
    }

    /// Lets the state stand as it stood.
    pub fn go_back_to(&mut self, mark: UndoPoint) {
        let is_elsewhere =
            self.aim() != mark.view || self.finder.prompt.text() != mark.prompt.text();
        self.finder.prompt = mark.prompt;
        self.finder.is_open = mark.is_open;
        self.finder.open_when_found = false;
        self.recall = mark.recall;
        self.desk = mark.desk;
        self.snapshot.opened = mark.opened;
        self.overlays = mark.overlays;
        if is_elsewhere {
            self.turn_to(mark.view);
        }
        self.panes = mark.panes;
        self.panes.list.set_len(self.snapshot.rows.len());
        self.panes.category.set_len(self.snapshot.groups.len());
        // The background that the terminal reported meanwhile is kept.
        self.display.theme = self.display.theme.named(mark.display.theme.name());
        self.notice = mark.notice;
        self.odd_letters = mark.odd_letters;
    }
}
