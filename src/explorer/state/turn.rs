//! A change of the day, the place or the plan, and the counts that it waits for.
//!
//! Owns where the person goes while everything on the screen still tells where they were: figures of one day never
//! stand under another one. It must not know who counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::explorer::state::lens::{CategoryChoice, View};
use crate::explorer::state::snapshot::Snapshot;
use crate::explorer::state::things::Thing;
use crate::library::Library;

/// The request to count.
#[derive(Clone, Debug)]
pub struct CountRequest {
    /// The number of the change within its session; a greater one supersedes it.
    pub number: u64,
    /// The data.
    pub library: Arc<Library>,
    /// The view that is gone to.
    pub view: View,
}

impl CountRequest {
    /// Counts. `None` once the flag is set, which is polled.
    pub fn run(&self, abandon: Option<&AtomicBool>) -> Option<TurnCounts> {
        let goes_on = || !abandon.is_some_and(|flag| flag.load(Ordering::Relaxed));
        let snapshot = Snapshot::counted_while(&self.library.catalog, &self.view, &goes_on);
        goes_on().then_some(TurnCounts {
            number: self.number,
            snapshot,
        })
    }
}

/// The finished counts.
#[derive(Debug)]
pub struct TurnCounts {
    /// The number of the change.
    pub number: u64,
    /// The counts, before anything is listed.
    pub snapshot: Snapshot,
}

/// A change that waits for its counts.
#[derive(Debug)]
pub(super) struct PendingTurn {
    /// Its number.
    pub(super) number: u64,
    /// The view that is gone to.
    pub(super) view: View,
    /// The thing to choose afterwards, if it is among the lines.
    pub(super) keeps: Option<Thing>,
    /// The line of the open overview, to be stood on again.
    pub(super) overview: Option<CategoryChoice>,
    /// Whether the new day is to be announced.
    pub(super) tells_day: bool,
}

/// The changes of view of one session; only the newest counts.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    pub(super) pending: Option<PendingTurn>,
    pub(super) wanted: Option<CountRequest>,
    pub(super) number: u64,
}

impl Turns {
    /// Takes the request to count; it is returned once.
    pub(crate) fn take_wanted(&mut self) -> Option<CountRequest> {
        self.wanted.take()
    }

    /// Announces the new day when its counts are there.
    pub(crate) fn tell_day(&mut self) {
        if let Some(turn) = &mut self.pending {
            turn.tells_day = true;
        }
    }

    /// The thing to choose when the counts are there; `None` while none are awaited.
    pub(super) fn kept(&self) -> Option<Option<Thing>> {
        self.pending.as_ref().map(|turn| turn.keeps)
    }

    /// Lets something else be chosen afterwards.
    pub(super) fn keep(&mut self, keeps: Option<Thing>) {
        if let Some(turn) = &mut self.pending {
            turn.keeps = keeps;
        }
    }

    /// Gives up what is under way.
    pub(super) fn give_up(&mut self) {
        self.pending = None;
        self.wanted = None;
    }
}
