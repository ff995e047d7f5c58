//! Finds indicators by a few typed letters.
//!
//! Owns the way from what a person types to the entries that are meant: the query language, the index, the readings
//! of a word, the order of answers, and the letters to mark. It must not know the catalogue, files, a clock or a
//! screen: of the rest of the program it uses only what `core` knows of letters and near names.
//!
//! It shows `query` and `condition` (what was typed), `build` and `index` (what can be found),
//! `answer` (what is asked besides, and what was found), `highlight` and `complete` (what the search
//! box draws). The files in reading order, each importing only files before it:
//!
//! 1. what was typed: `filter_fields` the names of filters, `typed_number` a number, `tokens` the parts of a query,
//!    `printed_figures` figures that are looked for, `condition` and `read_filter` a filter, `question` the words
//!    that only ask, `query` the whole text, `complete` how a filter may go on;
//! 2. what a word may be: `reading` and `field`, `keys` (Telex and VNI), `letters` (initials and scattered letters),
//!    `typo`, `english`, `syllable`, `vocabulary`, `interpretations`;
//! 3. what can be found: `postings`, `entries`, `exact`, `texts`, `things`, `nearby`, `wordings`, `index`, `rank` with every
//!    number of the ranking, and `build`;
//! 4. what matches one word: `levels`, `halves` and `abandon` for long scans, `scan_texts`, `evaluate`, `meaning`,
//!    `kept`;
//! 5. what matches the query: `answer`, `code`, `bounds`, `adjacency`, `place_groups`, `group_documents`, `score`,
//!    `scan_filtered`, `shortlist`, `rank_tiers`, `tie_break`, `others`;
//! 6. what explains a query in part: `tolerant`, a folder with an order of its own;
//! 7. the letters to mark, for which no index is needed: `highlight`;
//! 8. the whole search: `try_readings`, `suggest`, `another_word`, `apart`, `compounds`, `compounds_apart`,
//!    `finished`, `plainest`, `steady`, and on top `ask`, which holds `Index::search`;
//! 9. questions, which leave a search behind: `grammar`, a folder with an order of its own.

mod abandon;
mod adjacency;
mod another_word;
pub mod answer;
mod apart;
mod ask;
mod bounds;
pub mod build;
mod code;
pub(crate) mod complete;
mod compounds;
mod compounds_apart;
pub(crate) mod condition;
mod english;
mod entries;
mod evaluate;
mod exact;
mod field;
pub(crate) mod filter_fields;
mod finished;
pub mod grammar;
mod group_documents;
mod halves;
pub mod highlight;
pub mod image;
pub mod index;
mod interpretations;
mod kept;
mod keys;
mod letters;
mod levels;
mod meaning;
mod nearby;
mod others;
mod place_groups;
mod plainest;
mod postings;
pub(crate) mod printed_figures;
pub mod query;
mod question;
mod rank;
mod rank_tiers;
mod read_filter;
mod reading;
mod scan_filtered;
mod scan_texts;
mod score;
mod shortlist;
mod steady;
mod suggest;
pub mod syllable;
mod texts;
mod things;
mod tie_break;
mod tokens;
mod tolerant;
mod try_readings;
pub(crate) mod typed_number;
mod typo;
mod vocabulary;
mod wordings;
