//! What whoever imports a table knows of it.
//!
//! Owns what stands in for what the table does not say. It must not know how a table is read.

/// What is known of a table from outside.
#[derive(Clone, Debug, Default)]
pub struct OfficeHints {
    /// The name of the indicator, where rows are places.
    pub indicator: Option<String>,
    /// The unit of rows that say none.
    pub unit: Option<String>,
    /// The place of rows that sum all others.
    pub place: Option<String>,
    /// Whether places that differ by their title are kept apart.
    pub is_exact: bool,
    /// Whether the title names what is measured, and headings only parts of it.
    pub is_titled: bool,
    /// The number of the table.
    pub grid: usize,
}
