//! The columns of the long CSV, by name and by number.
//!
//! Owns which columns there are and their order. It must not know what a column means.

/// The columns of the long CSV, in order.
pub const COLUMNS: [&str; 13] = [
    "place",
    "plan",
    "category",
    "indicator_vi",
    "indicator_en",
    "unit",
    "kind",
    "year",
    "period",
    "value",
    "comparator",
    "source_id",
    "note",
];

/// The numbers of the columns in [`NAMES`].
pub(super) mod column {
    pub(in crate::pack::exchange) const PLACE: usize = 0;
    pub(in crate::pack::exchange) const PLAN: usize = 1;
    pub(in crate::pack::exchange) const CATEGORY: usize = 2;
    pub(in crate::pack::exchange) const INDICATOR_VI: usize = 3;
    pub(in crate::pack::exchange) const INDICATOR_EN: usize = 4;
    pub(in crate::pack::exchange) const UNIT: usize = 5;
    pub(in crate::pack::exchange) const KIND: usize = 6;
    pub(in crate::pack::exchange) const YEAR: usize = 7;
    pub(in crate::pack::exchange) const PERIOD: usize = 8;
    pub(in crate::pack::exchange) const VALUE: usize = 9;
    pub(in crate::pack::exchange) const COMPARATOR: usize = 10;
    pub(in crate::pack::exchange) const SOURCE_ID: usize = 11;
    pub(in crate::pack::exchange) const NOTE: usize = 12;
    pub(in crate::pack::exchange) const INDICATOR_ID: usize = 13;
    pub(in crate::pack::exchange) const BETTER: usize = 14;
    pub(in crate::pack::exchange) const KIND_OF_TARGET: usize = 15;
    pub(in crate::pack::exchange) const DECIMALS: usize = 16;
    pub(in crate::pack::exchange) const ALIASES: usize = 17;
    pub(in crate::pack::exchange) const BREAK: usize = 18;
}

/// Further columns that an import understands.
const FURTHER: [&str; 6] = [
    "indicator_id",
    "better",
    "kind_of_target",
    "decimals",
    "aliases",
    "break",
];

/// Every column that an import understands.
pub(super) const NAMES: [&str; COLUMNS.len() + FURTHER.len()] = {
    let mut names = [""; COLUMNS.len() + FURTHER.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = if at < COLUMNS.len() {
            COLUMNS[at]
        } else {
            FURTHER[at - COLUMNS.len()]
        };
        at += 1;
    }
    names
};
