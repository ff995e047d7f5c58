//! Everything that was loaded, ready to be asked.
//!
//! Owns the catalogue and the index of one run together, loaded at once or in parts (`open`, `gather`) or
//! from a compiled `image`, the texts by which plans are found (`plan_texts`), what a query asks of both (`ask`), which
//! answer a typed figure decides for (`decide`), what to ask where nothing is found (`instead`), what a question comes to
//! (`asked`), the conditions of a query that the catalogue answers (`filter`, `named_values`, `printed`), and the orders it asks for
//! (`in_order`, `beginnings`), what may stand side by side (`side_by_side`), the addresses of figures (`address`), plans by their names (`by_name`), and agendas (`brief`). It must not know a person or a screen.

pub mod address;
mod ask;
pub mod asked;
mod beginnings;
pub mod brief;
pub(crate) mod by_name;
mod decide;
pub mod filter;
mod gather;
mod image;
mod in_order;
mod instead;
pub(crate) mod named_values;
mod open;
pub mod plan_texts;
mod printed;
pub mod side_by_side;

pub use ask::Scope;
pub use image::NoImage;
pub use instead::{Instead, place_filters};
pub use open::{Library, Publish};
