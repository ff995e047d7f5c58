//! A key with its time and place, and the steps that follow from it.
//!
//! Owns the types that pass between the session, which knows what keys do, and `burst`, which knows when they come.
//! It must not know either.

use crate::line::input::key::{Chord, Key};
use crate::line::moment::Moment;

/// The effect of a letter where it arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterUse {
    /// It is typed into a field.
    Field,
    /// It is a key.
    Keys(Weight),
}

/// How a key affects other keys of its burst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Something that can be taken back.
    Acts,
    /// It opens a field into which the rest of a burst is typed.
    Opens,
    /// It ends the program.
    Leaves,
    /// It stops the program, which waits until nothing follows.
    Stops,
}

/// A key that came.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// The key.
    pub chord: Chord,
    /// Where it arrives.
    pub ground: LetterUse,
    /// When its first byte came.
    pub began: Moment,
    /// When its last byte came.
    pub now: Moment,
}

/// One step for the caller to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyStep {
    /// The key acts, for good.
    Press(Chord),
    /// The key acts on trial: it can be undone together with all keys tried before it that have not settled.
    Try(Chord),
    /// All tried keys become final.
    Settle,
    /// All tried keys are undone.
    Undo,
    /// A letter of the field.
    Type(char),
    /// The first letters of a text that looks for a field of its own.
    Open(String),
}

/// The role of a key in a burst.
pub(super) enum KeyKind {
    Letter(char),
    Newline,
    Tab,
    Backspace,
    /// Works always.
    Break,
    Other,
}

impl KeyKind {
    /// Classifies a key.
    pub(super) fn classify(chord: Chord) -> Self {
        if let Some(letter) = chord.typed() {
            return Self::Letter(letter);
        }
        if chord == Chord::ctrl('c') || chord == Chord::ctrl('q') {
            return Self::Break;
        }
        match chord {
            _ if chord != Chord::plain(chord.key) => Self::Other,
            _ if chord.key == Key::Enter => Self::Newline,
            _ if chord.key == Key::Tab => Self::Tab,
            _ if chord.key == Key::Backspace => Self::Backspace,
            _ => Self::Other,
        }
    }
}
