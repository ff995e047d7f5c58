//! A session on a line in memory: its keys, its bytes, and what stands while an answer or data are to come.
//!
//! The clock is held by the test, so every figure here is exact and no test waits.

mod burst_keys;
mod bursts;
mod byte_counts;
mod colors_and_signs;
mod copied_tables;
mod copies;
mod counted_later;
mod data_loaded_anew;
mod days;
mod input;
mod key_decoding;
#[cfg(unix)]
mod loading;
mod plenty;
mod problems;
mod resting_cursor;
mod slow_answers;
mod slow_lines;
mod terminal_answers;
mod themes;

use chitieu::line::terminal::ColorDepth;
use chitieu::line::terminal::Questions;

use crate::support::line::Line;
use crate::support::screen;

/// Everything may be asked.
const ASKED: Questions = Questions {
    background: true,
    synchronized: true,
    margins: true,
    status_report: true,
};

/// A session in colors on a terminal that is asked nothing.
fn colored(size: (u16, u16), depth: ColorDepth) -> Line {
    Line::with(screen::colored(size, depth), Questions::default())
}
