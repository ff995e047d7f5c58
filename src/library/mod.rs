//! Everything that was loaded, ready to be asked.
//!
//! Owns the catalogue and the index of one run together, loaded at once or in parts (`open`, `gather`), the
//! texts by which plans are found (`plan_texts`), what a query asks of both (`ask`), which answer a typed figure decides for (`decide`), and the conditions of a
//! query that the catalogue answers (`filter`). It must not know a person or a screen.

mod ask;
mod decide;
pub mod filter;
mod gather;
mod open;
pub mod plan_texts;

pub use ask::Scope;
pub use open::{Library, Publish};
