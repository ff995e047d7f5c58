//! The explorer.
//!
//! An [`event::Event`] comes in, `update` changes the state ([`app::App`]) and may ask something of
//! the outside, `view` draws the state and only reads it. One state is one person at one terminal,
//! near or far; nothing is global.

pub mod action;
pub mod adopt;
pub mod app;
pub mod asking;
pub mod complete;
pub mod copy;
pub mod cursor;
pub mod decoder;
pub mod errand;
pub mod event;
pub mod glyphs;
pub mod layout;
pub mod local;
pub mod menu;
pub mod menus;
pub mod output;
pub mod overlays;
pub mod pace;
pub mod pane;
pub mod paste;
pub mod prompt;
pub mod recall;
pub mod sequence;
pub mod series;
pub mod session;
pub mod sight;
pub mod terminal;
pub mod theme;
pub mod traffic;
pub mod typing;
pub mod update;
pub mod view;
pub mod what_if;
pub mod widgets;
