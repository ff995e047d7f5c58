//! Packs: what is shipped, what is wrong with one, and how that is told.

mod addresses;
mod beginnings;
mod broken_packs;
mod cache;
mod cache_files;
mod claim_notes;
mod doubts;
mod folders_on_disk;
mod image;
mod large_texts;
mod notes_in_two_languages;
mod problem_words;
mod proofs;
mod schema;
mod shipped;
mod toml_suite;
