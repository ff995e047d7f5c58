//! The rule of the assessment: worked cases, a second plain implementation, and what must always hold.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "assess/always.rs"]
mod always;
#[path = "assess/cases.rs"]
mod cases;
#[path = "assess/command.rs"]
mod command;
#[path = "assess/plain.rs"]
mod plain;
