//! The explorer.
//!
//! An `crate::explorer::event::Event` comes in, `update` changes the state (`state::app::App`) and may ask something of
//! the outside, `view` draws the state and only reads it. One state is one person at one terminal,
//! near or far; nothing is global.

pub(crate) mod draw;
pub mod event;
pub(crate) mod keys;
pub mod layout;
pub mod local;
pub mod memory;
pub(crate) mod panes;
pub mod searcher;
pub mod session;
pub mod state;
pub mod theme;
pub mod view;
pub(crate) mod workers;
