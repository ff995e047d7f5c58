//! Where a series stands, on a day, under a plan.
//!
//! Owns the way from claims to a verdict: `viewpoint` decides which claims exist and which is shown,
//! `term` when a target is due, `kind` how it is compared, `decisive` which of thousands of claims matter, `evidence` turns claims into input of
//! `core::rule`, `standing` holds
//! what came out with the figure that leads (`lead`) and its `class`, `concern` why it needs attention and how far it is from its target, `official` what a source itself judged, `board` counts it all, `diff` tells what became of it, `news` what each publication brought. It must not know a
//! language, a query or a screen.

pub mod board;
pub mod class;
pub(crate) mod concern;
mod decisive;
pub mod diff;
pub mod evidence;
mod kind;
pub mod lead;
pub mod news;
pub mod official;
pub mod standing;
pub(crate) mod term;
pub mod viewpoint;
mod yearly_points;
