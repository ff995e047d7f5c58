//! What the tests share; the one place that knows the program's interfaces.

#![allow(dead_code, reason = "each test file uses a part")]

pub(crate) mod screen;
