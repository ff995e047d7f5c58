//! The program on a real terminal: alone, inside others, over SSH, and under attack.

mod attacks;
mod attention;
mod briefs;
mod bursts;
mod character_sets;
mod completing;
mod endings;
mod live;
mod looks;
mod meeting;
mod midnight;
mod multiplexers;
mod packs_beside;
mod pages;
mod plain_lines;
mod pressure;
mod problem_lines;
mod remembering;
mod resuming;
mod sharing;
mod ssh;
mod talking;
mod tasks;
mod typing;
mod unsaved;

/// What stands first on the screen of the explorer.
const FIRST: &str = "Tốc độ tăng";
