//! Requests of a session that only its feeder can fulfil.
//!
//! Owns the pending requests, and which effects cannot be undone. It must not know a file.

use crate::explorer::keys::update::Effect;
use crate::explorer::state::desk::DeskQuery;
use crate::explorer::state::paper::PageToWrite;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::agenda::Save;

/// Pending requests. The feeder takes each, fulfils it and answers with an event.
#[derive(Debug, Default)]
pub struct Requests {
    /// The problem whose lines are to be read; answered with [`Lines`](crate::explorer::event::Event::Lines).
    pub lines: Option<Box<Diagnostic>>,
    /// The page that is to be written; answered with [`Written`](crate::explorer::event::Event::Written).
    pub page: Option<Box<PageToWrite>>,
    /// A query about agendas; answered with [`Desks`](crate::explorer::event::Event::Desks).
    pub desks: Option<DeskQuery>,
    /// The agenda as it is to be saved; answered with [`Saved`](crate::explorer::event::Event::Saved).
    pub agenda: Option<Box<Save>>,
}

/// Tells whether an effect has to wait until it is known that the key behind it is meant.
pub(super) fn is_final(effect: &Effect) -> bool {
    match effect {
        Effect::Quit | Effect::Suspend | Effect::Copy(_) | Effect::Write(_) | Effect::Save(_) => {
            true
        }
        Effect::Redraw
        | Effect::Lines(_)
        | Effect::Desks(_)
        | Effect::Search(_)
        | Effect::Count(_) => false,
    }
}
