//! What a key does.
//!
//! Owns the table of actions and the change of the state by an event. It must not know how it is drawn.

pub mod action;
pub mod overlays;
pub mod typing;
pub mod update;
