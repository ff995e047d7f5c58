//! Packs: what is shipped, what is wrong with one, and how that is told.

mod addresses;
#[cfg(unix)]
mod beginnings;
mod broken_packs;
#[cfg(unix)]
mod cache;
#[cfg(unix)]
mod cache_files;
#[cfg(unix)]
mod cache_unusable;
mod claim_notes;
mod doubts;
#[cfg(unix)]
mod folders_on_disk;
mod image;
mod large_texts;
mod notes_in_two_languages;
mod problem_words;
mod proofs;
mod schema;
mod shipped;
mod toml_suite;
