//! What a person reads on the screen after some keys.

mod briefs;
mod charts;
mod compare;
mod filters;
mod official_and_computed;
mod overview;
mod plans;
mod present;
mod questions;
mod reach;
mod typed_figures;
mod what_if;
mod whole_screens;
