//! Problems of data, of what a person wrote and of the system in words.
//!
//! Owns what is said of a diagnostic and how it is mended: `diagnostics`, with `doubts` about figures, `readings`, `asides`,
//! cells of forms (`form_cells`) and files that stay `unopened` of an import, `syntax` of TOML and errors of the `system`; `names` that are not known and `filters` of a query
//! that cannot be read. It must not know where a problem is printed.

pub(crate) mod asides;
pub mod diagnostics;
pub(crate) mod doubts;
pub mod filters;
pub(crate) mod form_cells;
pub(crate) mod names;
pub(crate) mod readings;
pub(crate) mod slips;
pub(crate) mod syntax;
pub(crate) mod system;
pub(crate) mod unopened;
