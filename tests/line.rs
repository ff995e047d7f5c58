//! The bytes of a session: how many, when, and what they say.
//!
//! The session runs on a line in memory under a clock that the test holds, so every figure here is
//! exact and no test waits.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "line/answers.rs"]
mod answers;
#[path = "line/bytes.rs"]
mod bytes;
#[path = "line/input.rs"]
mod input;
#[path = "line/looks.rs"]
mod looks;
#[path = "line/slow.rs"]
mod slow;
mod support;

use chitieu::line::terminal::Depth;
use chitieu::line::terminal::Questions;
use support::line::Line;
use support::screen;

/// Everything may be asked.
const ASKED: Questions = Questions {
    background: true,
    synchronized: true,
    margins: true,
    caught: true,
};

/// A session in colors on a terminal that is asked nothing.
fn colored(size: (u16, u16), depth: Depth) -> Line {
    Line::with(screen::colored(size, depth), Questions::default())
}
