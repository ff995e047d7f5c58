//! What one person looks at and has chosen.
//!
//! Owns the state of a session (`app`) in its parts: the view (`lens`), the search box (`finder`) with the
//! search it asks for (`search`), what is listed (`listing`), the view that is gone to (`turn`, `turning`), what was worked out for both (`snapshot`), the panes, the `overlay`s
//! with their menus (those of time in `times`), the what-if calculator and what needs `attention`, what a person did before (`recall`) and looked at (`trail`), what became of data that changed (`renewal`, `renewing`), where it stopped (`resume`),
//! what a key did, to be taken back (`undo`), and a page to be written (`paper`). It must not know a
//! terminal, a key or how anything is drawn.

pub mod adopt;
pub mod app;
pub(crate) mod arranging;
pub(crate) mod attended;
pub mod attention;
pub mod compare;
pub(crate) mod complete;
pub(crate) mod copy;
pub(crate) mod cursor;
pub mod desk;
pub(crate) mod display;
pub(crate) mod finder;
pub mod lens;
pub(crate) mod listing;
pub(crate) mod menu;
pub(crate) mod menus;
pub mod note;
pub mod overlay;
pub(crate) mod panes;
pub mod paper;
pub mod present;
pub mod problem;
pub(crate) mod prompt;
pub(crate) mod recall;
pub(crate) mod renewal;
pub(crate) mod renewing;
pub(crate) mod resume;
pub(crate) mod search;
pub(crate) mod snapshot;
pub mod things;
pub(crate) mod times;
pub(crate) mod trail;
pub(crate) mod trailed;
pub mod turn;
pub(crate) mod turning;
pub(crate) mod undo;
pub mod what_if;
