//! The explorer: one person at one terminal, near or far.
//!
//! Owns the way of an event: `session` makes it of keys and time, `keys` changes the `state` by it and says what
//! the outside must do, `view` draws the state and only reads it. Nothing is global. It must not know the command
//! line; only `local` knows the terminal of this process.
//!
//! Reading order: `event`, `theme`, `layout`, `choices`, `memory`; `state` (what one person looks at and has chosen), `keys`
//! (what a key does), `draw` (charts), `panes` and `view` (what is drawn), `workers` and `searcher` (searches
//! beside the keys), `requests` (what a feeder does), `session`, `local`.

pub mod choices;
pub(crate) mod draw;
pub mod event;
pub(crate) mod keys;
pub mod layout;
pub mod local;
pub mod memory;
pub(crate) mod panes;
pub mod requests;
pub mod searcher;
pub mod session;
pub mod state;
#[cfg(test)]
mod surfaces;
pub mod theme;
pub mod view;
pub(crate) mod workers;
