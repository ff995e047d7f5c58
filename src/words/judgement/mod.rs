//! Judgements in words.
//!
//! Owns the names of statuses, reasons and rules (`labels`), the sentence that explains a verdict
//! (`sentence` and what is still `needed`, in the `tongue` of its unit), its `measures`, and all of them for a series of the
//! catalogue (`judged`); how a figure was worked out (`derived`). It must not know a screen.

pub mod derived;
pub mod judged;
pub mod labels;
pub(crate) mod measures;
mod needed;
pub mod sentence;
mod tongue;
