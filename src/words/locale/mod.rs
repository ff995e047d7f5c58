//! Numbers, dates, periods, units and phrases of both languages.
//!
//! Owns how a value is written and read back. It must not know the catalogue or a judgement.

pub mod number;
pub(crate) mod period;
pub(crate) mod precision;
pub mod unit;
pub(crate) mod words;
