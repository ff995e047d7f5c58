//! What a session reacts to: keys, pastes, sizes, answers, time, and the end of the line.
//!
//! Owns the one type that `update` takes. It must not know where an event comes from.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::explorer::state::desk::DeskAnswer;
use crate::explorer::state::paper::NotWritten;
use crate::explorer::state::search::FoundAnswer;
use crate::explorer::state::turn::TurnCounts;
use crate::line::input::key::Chord;
use crate::pack::excerpt::ExcerptLine;
use crate::pack::files::agenda::Save;

/// Something that a session reacts to.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed, alone or with others held down.
    Key(Chord),
    /// Text came in one piece from a clipboard; not cleaned, and cut at the decoder's limit.
    Paste(String),
    /// Letters came in another character set than UTF-8 and were lost; reported once in a session.
    NotUtf8,
    /// The screen has another size, already within bounds.
    Resize {
        /// Cells in a row.
        columns: u16,
        /// Rows on the screen.
        rows: u16,
    },
    /// The terminal told its background colour, asked for at the start and possibly much later.
    Background {
        /// Red, 0 to 255.
        red: u8,
        /// Green, 0 to 255.
        green: u8,
        /// Blue, 0 to 255.
        blue: u8,
    },
    /// The date has changed since it was last read.
    Today(Date),
    /// A search that `update` asked for has ended.
    Found(Box<FoundAnswer>),
    /// The counts of another view, which `update` asked for, are ready.
    Counted(Box<TurnCounts>),
    /// The lines around a problem that `update` asked for; none where the file is not as it was.
    Lines(Vec<ExcerptLine>),
    /// The page that `update` asked for lies there, or could not be written.
    Written(Result<String, NotWritten>),
    /// The agenda that `update` asked to save is saved, or was not.
    Saved(Box<SavedBrief>),
    /// The answer to a query about agendas.
    Desks(Box<DeskAnswer>),
    /// The input has rested for as long as the program wished.
    Idle,
    /// The data or what is known of its loading has changed.
    Wake,
    /// The session runs again after it was suspended; the screen will be drawn anew.
    Continue,
    /// The session is to end now (SIGTERM and its like); nothing can be refused any more.
    Stop,
    /// The line is gone; no further frame will be seen.
    Hangup,
}

/// The result of saving an agenda.
#[derive(Debug)]
pub struct SavedBrief {
    /// The agenda that was to be saved.
    pub save: Save,
    /// Where a version that another program wrote meanwhile is kept, or why nothing was saved.
    pub result: Result<Option<PathBuf>, std::io::Error>,
}

impl Event {
    /// A search has ended.
    pub fn found(found: FoundAnswer) -> Self {
        Self::Found(Box::new(found))
    }

    /// The counts of another view are ready.
    pub fn counted(counted: TurnCounts) -> Self {
        Self::Counted(Box::new(counted))
    }
}
