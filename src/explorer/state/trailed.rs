//! Back and forward through the trail of a session.
//!
//! Owns what an entry remembers and how it is opened again: with the same place, plan, day and query. It must not
//! know a key that is pressed, nor how a page is opened.

use crate::explorer::layout::Focus;
use crate::explorer::state::app::App;
use crate::explorer::state::lens::View;
use crate::explorer::state::things::Thing;
use crate::explorer::state::trail::TrailSpot;

impl App {
    /// Remembers an opened thing.
    pub(crate) fn note_looked(&mut self, thing: Thing) {
        let Some(thing) = thing.key(self.catalog()) else {
            return;
        };
        let spot = TrailSpot {
            view: self.aim(),
            query: self.finder.prompt.text().to_owned(),
            thing,
        };
        self.trail.add(spot);
    }

    /// Goes back or forward; returns the thing there, if there is one.
    pub(crate) fn step_on_trail(&mut self, is_older: bool, here: Option<Thing>) -> Option<Thing> {
        let here = here.and_then(|thing| thing.key(self.catalog()));
        loop {
            let spot = match is_older {
                true => self.trail.older(here.as_ref()),
                false => self.trail.newer(),
            }?;
            if let Some(thing) = spot.thing.find_in(self.catalog()) {
                self.stand_at(spot, thing);
                return Some(thing);
            }
            // Entries that the data no longer have are skipped.
            if is_older && !self.trail.pass_over() {
                return None;
            }
        }
    }

    /// Restores the view and query of an entry, and chooses its thing.
    fn stand_at(&mut self, spot: TrailSpot, thing: Thing) {
        let view = View {
            lang: self.view.lang,
            ..spot.view
        };
        self.finder.is_open = false;
        self.finder.prompt.clear();
        self.finder.prompt.insert(&spot.query);
        self.turn_to(view);
        self.snapshot.show_class(self.view.category.class());
        self.stand_on_category();
        self.list(Some(thing));
        self.panes.focus = Focus::Detail;
    }
}
