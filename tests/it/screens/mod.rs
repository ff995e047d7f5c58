//! What a person reads on the screen after some keys.

mod alike;
mod arranging;
mod as_told;
mod attention;
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
mod rows;
mod times;
mod trail;
mod typed_figures;
mod welcome;
mod what_if;
mod whole_screens;
