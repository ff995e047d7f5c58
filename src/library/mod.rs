//! Everything that was loaded, ready to be asked.
//!
//! Owns the catalogue and the index of one run together, loaded at once or in parts (`open`, `gather`) or from a
//! compiled `image`; what a query asks of both (`ask`, `in_order`, `beginnings`, `decide`, `instead`), the conditions
//! that the catalogue answers (`filter`, `named_values`, `printed`), and the answers to questions (`asked`); the
//! texts by which plans are found (`plan_texts`, `by_name`), which series can be compared (`side_by_side`), the
//! addresses of figures (`address`), and agendas (`brief`). It must not know a person or a screen.

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
