//! The targets a public plan sets itself: claims with sources, search, judgement and screens.
//!
//! The modules stand in reading order, upper floors first; imports run downward only. The picture
//! is drawn in `docs/architecture.md`.

pub mod cli;
pub mod tui;

pub mod exchange;
pub mod library;
pub mod memory;
pub mod pack;
pub mod scoreboard;
pub mod settings;

pub mod filter;
pub mod wording;

pub mod standing;

pub mod outlook;

pub mod assess;
pub mod catalog;
pub mod document;
pub mod locale;
pub mod search;

pub mod clean;
pub mod diagnostic;
pub mod figure;
pub mod fold;
pub mod lang;
pub mod model;
pub mod period;
