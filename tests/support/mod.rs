//! What the tests share; the one place that knows the program's interfaces.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "what fails here fails the test"
)]

pub(crate) mod emulator;
pub(crate) mod escapes;
pub(crate) mod line;
pub(crate) mod pty;
pub(crate) mod rubbish;
pub(crate) mod screen;
