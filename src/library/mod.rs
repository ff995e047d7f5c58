//! Everything that was loaded, ready to be asked.
//!
//! Owns the catalogue and the index of one run together, loaded at once or in parts (`open`, `gather`), what a
//! query asks of both (`ask`), and the conditions of a query that the catalogue answers (`filter`). It must
//! not know a person or a screen.

mod ask;
pub mod filter;
mod gather;
mod open;

pub use ask::Scope;
pub use open::{Library, Publish};
