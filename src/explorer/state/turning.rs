//! The session goes to another day, place or plan.
//!
//! Owns when that happens at once, and that until the counts are there nothing on the screen changes. It must not know
//! who counts.

use std::sync::Arc;

use crate::core::judge::viewpoint::Viewpoint;
use crate::core::keys::plan_key;
use crate::explorer::state::app::App;
use crate::explorer::state::lens::{CategoryChoice, View};
use crate::explorer::state::snapshot::Snapshot;
use crate::explorer::state::things::Thing;
use crate::explorer::state::turn::{CountRequest, PendingTurn, TurnCounts};

/// So many series and claims are counted before anybody notices; more are counted beside the keys.
const AT_ONCE: usize = 20_000;

impl App {
    /// The view that the person has or goes to.
    pub fn aim(&self) -> View {
        let shown = &self.view;
        match &self.turns.pending {
            None => shown.clone(),
            Some(turn) => View {
                lang: shown.lang,
                category: shown.category.clone(),
                reach: shown.reach,
                ..turn.view.clone()
            },
        }
    }

    /// Tells whether the counts of another view are still to come.
    pub fn is_counting(&self) -> bool {
        self.turns.pending.is_some()
    }

    /// Looks from another day and plan than now, where they are other ones.
    pub(crate) fn look_from(&mut self, seen: &Viewpoint) {
        if *seen == self.snapshot.viewpoint {
            return;
        }
        let plan = seen.plan.map(|plan| plan_key(self.catalog(), plan));
        let view = View {
            plan,
            day: seen.day,
            as_of: seen.as_of,
            ..self.aim()
        };
        self.turn_to(view);
    }

    /// Goes to another day, place or plan, and works out again what follows from it; the chosen line stays chosen if it
    /// is still there. Over much data the counts come later, and until then nothing changes.
    pub(super) fn turn_to(&mut self, view: View) {
        let keeps = self.kept();
        let overview = self.overview_line();
        self.view.lang = view.lang;
        self.view.category = view.category.clone();
        self.view.reach = view.reach;
        let catalog = self.catalog();
        let is_small = catalog.series().len() + catalog.claim_count() <= AT_ONCE;
        let is_seen = self.snapshot.shows(catalog, &view);
        if is_small || is_seen {
            let counted = is_small.then(|| Snapshot::counted(catalog, &view));
            self.turns.give_up();
            self.end_turn(view, counted, overview.as_ref(), keeps);
            return;
        }
        self.turns.number += 1;
        let number = self.turns.number;
        let library = Arc::clone(&self.library);
        self.turns.wanted = Some(CountRequest {
            number,
            library,
            view: view.clone(),
        });
        self.turns.pending = Some(PendingTurn {
            number,
            view,
            keeps,
            overview,
            tells_day: false,
        });
    }

    /// Takes counts; those that were superseded are dropped. Tells whether the new day is to be announced.
    pub(crate) fn take_counted(&mut self, counted: TurnCounts) -> bool {
        let view = self.aim();
        let is_due = |turn: &mut PendingTurn| turn.number == counted.number;
        let Some(turn) = self.turns.pending.take_if(is_due) else {
            return false;
        };
        let overview = self.overview_line().or(turn.overview);
        self.end_turn(view, Some(counted.snapshot), overview.as_ref(), turn.keeps);
        turn.tells_day
    }

    fn end_turn(
        &mut self,
        view: View,
        counted: Option<Snapshot>,
        overview: Option<&CategoryChoice>,
        keeps: Option<Thing>,
    ) {
        self.view = view;
        if let Some(counted) = counted {
            self.snapshot = Snapshot {
                opened: Arc::clone(&self.snapshot.opened),
                query: std::mem::take(&mut self.snapshot.query),
                answer: std::mem::take(&mut self.snapshot.answer),
                rows: std::mem::take(&mut self.snapshot.rows),
                instead: self.snapshot.instead.take(),
                asked: self.snapshot.asked.take(),
                ..counted
            };
            // The category may have been chosen while the rest was counted.
            self.snapshot.show_class(self.view.category.class());
        }
        self.stand_on_category();
        self.stand_on_overview(overview);
        self.list(keeps);
    }
}
