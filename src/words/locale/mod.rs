//! Numbers, dates, periods, units and phrases of both languages.
//!
//! Owns how a value is written and read back: `number` (dates too), `period`, `unit`, `precision`; `typed`, how a
//! figure is read that a person types with scale and unit; and `words`, the table of phrases of the subject and the
//! screens. It must not know the catalogue or a judgement.

pub(crate) mod language;
pub mod number;
pub(crate) mod period;
pub(crate) mod precision;
pub mod typed;
pub mod unit;
pub(crate) mod words;
