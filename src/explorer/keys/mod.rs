//! What a key does.
//!
//! Owns the table of actions (`action`), the keys of text fields (`typing`) and of what lies over the panes
//! (`overlays` with `taken`, `attention`, `hall`, `brief`), what moves about (`moves`), what becomes of a copy (`copies`) and of a page (`paper`), and on top the one function that changes the state by an event
//! (`update`). It must not know how anything is drawn.

pub(crate) mod action;
pub(crate) mod attention;
mod brief;
pub(crate) mod copies;
pub(crate) mod hall;
pub(crate) mod moves;
pub(crate) mod overlays;
pub(crate) mod paper;
pub(crate) mod taken;
pub(crate) mod typing;
pub(crate) mod update;
