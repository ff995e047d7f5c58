//! What the tests share; the one place that knows the program's interfaces.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

pub(crate) mod screen;
