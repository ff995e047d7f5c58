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

/// The numbers of the columns in [`FULL_COLUMNS`].
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
    pub(in crate::pack::exchange) const TERM: usize = 18;
    pub(in crate::pack::exchange) const ROUNDED_TO: usize = 19;
    pub(in crate::pack::exchange) const BREAK: usize = 20;
    pub(in crate::pack::exchange) const NEARLY: usize = 21;
    pub(in crate::pack::exchange) const DERIVED: usize = 22;
    pub(in crate::pack::exchange) const SUPERSEDED: usize = 23;
    pub(in crate::pack::exchange) const ENDED: usize = 24;
    pub(in crate::pack::exchange) const ENDED_SOURCE: usize = 25;
    pub(in crate::pack::exchange) const RELATION: usize = 26;
    pub(in crate::pack::exchange) const OWNER: usize = 27;
    pub(in crate::pack::exchange) const OWNER_SOURCE: usize = 28;
    pub(in crate::pack::exchange) const QUOTE: usize = 29;
    pub(in crate::pack::exchange) const PAGE: usize = 30;
    pub(in crate::pack::exchange) const BETTER_GUESSED: usize = 31;
    pub(in crate::pack::exchange) const KIND_GUESSED: usize = 32;
    pub(in crate::pack::exchange) const MAIN_PLAN: usize = 33;
    pub(in crate::pack::exchange) const JUDGEMENT: usize = 34;
}

/// Further columns that an import understands, and that a full export writes.
const FURTHER: [&str; 21] = [
    "indicator_id",
    "better",
    "kind_of_target",
    "decimals",
    "aliases",
    "term",
    "rounded_to",
    "break",
    "nearly",
    "derived",
    "superseded",
    "ended",
    "ended_source",
    "relation",
    "owner",
    "owner_source",
    "quote",
    "page",
    "better_guessed",
    "kind_of_target_guessed",
    "main_plan",
];

/// Every column that a full export writes, in order.
pub const FULL_COLUMNS: [&str; COLUMNS.len() + FURTHER.len()] = {
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

/// The column of what a source itself says of a target, which is read and never written: a pack keeps it apart from
/// claims.
pub const JUDGEMENT_COLUMN: &str = "judgement";

/// Every column that an import understands.
pub const READ_COLUMNS: [&str; FULL_COLUMNS.len() + 1] = {
    let mut names = [JUDGEMENT_COLUMN; FULL_COLUMNS.len() + 1];
    let mut at = 0;
    while at < FULL_COLUMNS.len() {
        names[at] = FULL_COLUMNS[at];
        at += 1;
    }
    names
};

/// The columns of the CSV of the sources, in order; the first six are those of a plain export.
pub const SOURCE_COLUMNS: [&str; 8] = [
    "source_id",
    "title",
    "publisher",
    "date",
    "url",
    "covers",
    "language",
    "due",
];
