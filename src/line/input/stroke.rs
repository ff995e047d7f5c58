//! A key with its time and place, and what is to be done about it.
//!
//! Owns the words between whoever knows what keys do and `burst`, which knows when they come. It must not know
//! either.

use crate::line::input::key::Chord;
use crate::line::moment::Moment;

/// What a letter does where it arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// It is typed into a field.
    Field,
    /// It is a key.
    Keys(Weight),
}

/// What a key does beside other keys.
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
    pub ground: Ground,
    /// When its first byte came.
    pub began: Moment,
    /// When its last byte came.
    pub now: Moment,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The key acts, for good.
    Press(Chord),
    /// The key acts so that it can be taken back, with all that was tried before and has not settled.
    Try(Chord),
    /// What was tried stays.
    Settle,
    /// What was tried is taken back.
    Undo,
    /// A letter of the field.
    Type(char),
    /// The first letters of a text that looks for a field of its own.
    Open(String),
}
