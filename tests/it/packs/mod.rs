//! Packs: what is shipped, what is wrong with one, and how that is told.

mod broken_packs;
mod doubts;
mod folders_on_disk;
mod problem_words;
mod shipped;
mod shipped_notes;
mod toml_suite;
