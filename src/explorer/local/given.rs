//! What the loop of a terminal is given, and how it ends, on every system.
//!
//! Owns the seam: a loop for another kind of terminal is a file of its own beside `feed`, with the same `run`. It must
//! not know how keys and signals come.

use std::io;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::explorer::local::load_channel::LoadReceiver;
use crate::explorer::state::desk::{Desk, Desks};
use crate::line::streams::size_of;
use crate::pack::files::Shelf;

/// The number of the signal that says that a line is gone, which POSIX settles.
const HANGUP: i32 = 1;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionEnd {
    /// The person left.
    Quit,
    /// The signal of that number asked for it.
    Stopped(i32),
    /// The terminal went away.
    Gone,
}

impl SessionEnd {
    /// The signal by which it ended; a terminal that went away counts as a hang-up.
    pub fn signal(self) -> Option<i32> {
        match self {
            Self::Quit => None,
            Self::Stopped(signal) => Some(signal),
            Self::Gone => Some(HANGUP),
        }
    }
}

/// The inputs of the loop besides the session.
#[derive(Debug)]
pub struct LoopInputs {
    /// Brings data that are still loading.
    pub load_receiver: Option<LoadReceiver>,
    /// The files whose lines can be shown.
    pub shelf: Shelf,
    /// The file in which is kept what the person looked for, if it is.
    pub memory: Option<PathBuf>,
    /// The agenda.
    pub desk: Desk,
    /// The agendas that there are; none where none are kept.
    pub desks: Option<Desks>,
    /// Whether the program may be stopped where a shell can continue it.
    pub may_stop: bool,
    /// Whether a person may write files from here.
    pub may_write: bool,
    /// The home folder, if it is known.
    pub home: Option<PathBuf>,
    /// Tells the day of the clock whenever it is asked.
    pub today: fn() -> Date,
}

impl LoopInputs {
    /// Files and a clock, and nothing else.
    pub fn files(shelf: Shelf, today: fn() -> Date) -> Self {
        Self {
            load_receiver: None,
            shelf,
            memory: None,
            desk: Desk::default(),
            desks: None,
            may_stop: true,
            may_write: true,
            home: None,
            today,
        }
    }
}

/// Columns and rows as the terminal claims them.
pub fn size() -> (u32, u32) {
    let size = size_of(io::stdout()).or_else(|| size_of(io::stdin()));
    size.map_or((0, 0), |(columns, rows)| (columns.into(), rows.into()))
}
