//! What the program promises, by topic, in one binary: the crate is linked once for all of them.
//!
//! Tests run side by side in one process. So none of them changes what the process has only once, such as
//! its environment, its folder or its panic hook; what needs a process of its own starts one.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod commands;
mod exchange;
mod files;
mod judgement;
mod packs;
mod project;
mod screens;
mod search;
mod session;
mod support;
#[cfg(unix)]
mod terminal;
