//! What a person reads on the screen after some keys.

mod charts;
mod filters;
mod official_and_computed;
mod overview;
mod plans;
mod questions;
mod reach;
mod times;
mod typed_figures;
mod welcome;
mod what_if;
mod whole_screens;
