//! What one person looks at and has chosen.
//!
//! Owns the state of a session and what follows from it. It must not know a terminal.

pub mod adopt;
pub mod app;
pub mod asking;
pub mod complete;
pub mod cursor;
pub mod errand;
pub mod menu;
pub mod menus;
pub mod prompt;
pub mod recall;
pub mod sight;
pub mod what_if;
