//! The state between two keys, by which text that comes by itself is told from keys.
//!
//! Owns what is remembered of the last key. It must not know the rules by which a state follows on another.

use crate::line::input::key::{Chord, Key};
use crate::line::input::stroke::LetterUse;
use crate::line::moment::Moment;

/// What the last key was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum KeyState {
    /// Nothing that matters now.
    #[default]
    Rest,
    /// A key that was tried.
    Tried {
        key: Chord,
        ground: LetterUse,
        /// The letters that were tried: one, or the same one again.
        run: String,
        newline: Newline,
        /// Whether it belongs to a held key.
        is_held: bool,
        at: Moment,
    },
    /// A letter in a field.
    Typed { at: Moment },
    /// A letter that leaves, unless a word goes on behind it.
    Leaving {
        key: Chord,
        run: String,
        newline: Newline,
        at: Moment,
    },
    /// A letter of a burst. Its field was there before, or was opened for it.
    Burst { has_field: bool, at: Moment },
    /// An Enter or Tab that may end the burst or stand within it.
    Ending {
        key: Key,
        has_field: bool,
        at: Moment,
    },
    /// The text after the first line of a burst, which is dropped.
    Dropping { at: Moment },
}

/// The Enter that was tried together with letters and is undone with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newline {
    None,
    /// One before them, in a field or not.
    Before {
        in_field: bool,
    },
    /// One behind them.
    Behind,
}
