//! Says that work is under way, to a person who waits for it.
//!
//! Owns the one line on standard error that comes after half a second, tells how far it is, and is wiped when
//! anything else is printed. It comes only where standard error is a terminal that can take a
//! line back. It must not know what is done.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::core::lang::Lang;
use crate::words::locale::words::{fill, words};

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_millis(500);
/// The time between two reports of how far the work is.
const ANEW: Duration = Duration::from_millis(250);
/// Takes back the line.
const WIPE: &str = "\r\x1b[K";
/// Stands for work whose progress nobody knows.
const UNKNOWN: u8 = u8::MAX;

/// Whether the terminal can take a line back.
static CAN_WIPE: AtomicBool = AtomicBool::new(false);
/// How far it is, in hundredths.
static PERCENT: AtomicU8 = AtomicU8::new(UNKNOWN);
static LINE: Line = Line {
    state: Mutex::new(State::Silent),
    changed: Condvar::new(),
};

struct Line {
    state: Mutex<State>,
    changed: Condvar,
}

/// What stands on the terminal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing, and nothing is to come.
    Silent,
    /// Nothing yet.
    Waiting,
    /// The line.
    Said,
}

/// Tells whether the terminal can take a line back; without that nothing is said.
pub(super) fn can_wipe(can: bool) {
    CAN_WIPE.store(can, Ordering::Relaxed);
}

/// Begins; it ends with [`end`], which everything that prints calls.
pub(super) fn begin(lang: Lang) {
    if !CAN_WIPE.load(Ordering::Relaxed) || !io::stderr().is_terminal() {
        return;
    }
    let mut state = LINE.state.lock().unwrap_or_else(PoisonError::into_inner);
    if *state != State::Silent {
        return;
    }
    *state = State::Waiting;
    drop(state);
    // If no thread can be started, the work is done in silence.
    if thread::Builder::new().spawn(move || say(lang)).is_err() {
        end();
    }
}

/// Tells how far the reading is; none where something else is done.
pub(super) fn tell(percent: Option<u8>) {
    PERCENT.store(percent.unwrap_or(UNKNOWN), Ordering::Relaxed);
}

/// Ends it and takes the line back, before anything else is printed.
pub(super) fn end() {
    let mut state = LINE.state.lock().unwrap_or_else(PoisonError::into_inner);
    if *state == State::Said {
        write(WIPE);
    }
    *state = State::Silent;
    LINE.changed.notify_all();
}

/// Says it until it ends.
fn say(lang: Lang) {
    let mut patience = PATIENCE;
    let mut state = LINE.state.lock().unwrap_or_else(PoisonError::into_inner);
    while *state != State::Silent {
        let waited = LINE.changed.wait_timeout(state, patience);
        let (now, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        state = now;
        if *state == State::Silent || !waited.timed_out() {
            continue;
        }
        let said = match PERCENT.load(Ordering::Relaxed) {
            UNKNOWN => words(lang).working.to_owned(),
            percent => fill(words(lang).working_at, &[&percent.to_string()]),
        };
        write(&format!("{WIPE}{said}"));
        *state = State::Said;
        patience = ANEW;
    }
}

fn write(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
