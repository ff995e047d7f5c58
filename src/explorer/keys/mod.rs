//! What a key does.
//!
//! Owns the table of actions and the change of the state by an event. It must not know how it is drawn.

pub(crate) mod action;
pub(crate) mod overlays;
pub(crate) mod typing;
pub(crate) mod update;
