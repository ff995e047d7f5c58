//! The two languages: words, numbers, periods and problems.
//!
//! Owns every text the program says by itself; data brings its own texts in both languages. It must
//! not know screens. A missing phrase does not compile.

pub mod assess;
pub mod diagnostics;
pub mod doubts;
pub mod measures;
pub mod number;
pub mod period;
pub mod precision;
pub mod sentence;
pub mod syntax;
pub mod system;
mod tongue;
pub mod unit;
pub mod words;
