//! The search box, and the answer it waits for.
//!
//! Owns what is typed, what Tab offered, which search is under way and what is to happen when it ends. It must
//! not know how a search is run.

use crate::explorer::state::lens::Reach;
use crate::explorer::state::prompt::Prompt;
use crate::explorer::state::search::SearchRequest;
use crate::explorer::state::things::Thing;

/// What Tab offered last: pressed again on it, the next one follows.
#[derive(Debug, Default)]
pub struct Offer {
    /// The texts that fit, in their order.
    pub candidates: Vec<String>,
    /// The index of the one in the box.
    pub shown: usize,
    /// The text that was put there.
    pub text: String,
}

/// A search that is under way.
#[derive(Clone, Copy, Debug)]
pub struct PendingSearch {
    /// Its number.
    pub number: u64,
    /// The thing to choose when the search ends, if it is among the lines.
    pub keeps: Option<Thing>,
    /// The message if nothing is found.
    pub if_nothing: Option<&'static str>,
}

/// The search box.
#[derive(Debug, Default)]
pub struct Finder {
    /// The text.
    pub prompt: Prompt,
    /// Whether the box has the keys.
    pub is_open: bool,
    /// What Tab offered.
    pub offer: Offer,
    /// Whether what may be asked instead is chosen.
    pub is_on_instead: bool,
    /// Whether the best line is to be opened as soon as the answer is there.
    pub open_when_found: bool,
    /// How far a search reached before the list was narrowed.
    pub wide: Option<Reach>,
    /// The text of the box before it was cleared.
    pub former: String,
    pending: Option<PendingSearch>,
    wanted: Option<SearchRequest>,
    /// The number of the newest search.
    number: u64,
}

impl Finder {
    /// The number of the next search; what was under way is superseded.
    pub fn next_number(&mut self) -> u64 {
        self.number += 1;
        self.number
    }

    /// Asks for a search, of the number given last.
    pub fn ask(&mut self, request: SearchRequest, keeps: Option<Thing>) {
        self.pending = Some(PendingSearch {
            number: request.number,
            keeps,
            if_nothing: None,
        });
        self.wanted = Some(request);
    }

    /// Says something where the search that was asked for finds nothing.
    pub fn say_if_nothing(&mut self, said: &'static str) {
        if let Some(pending) = &mut self.pending {
            pending.if_nothing = Some(said);
        }
    }

    /// Gives up what is under way.
    pub fn give_up(&mut self) {
        self.pending = None;
        self.wanted = None;
    }

    /// The search under way.
    pub fn pending(&self) -> Option<&PendingSearch> {
        self.pending.as_ref()
    }

    /// Ends the search of a number; `None` where it is not the one under way.
    pub fn end(&mut self, number: u64) -> Option<PendingSearch> {
        self.pending.take_if(|pending| pending.number == number)
    }

    /// Takes the search to run; it is returned once.
    pub fn take_wanted(&mut self) -> Option<SearchRequest> {
        self.wanted.take()
    }
}
