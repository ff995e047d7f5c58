//! Where figures stand against a target, whether they will get there, and at what pace.
//!
//! Owns the rule of `docs/assessment.md`: `case::Case` is what is known, `assess::assess` judges it and
//! `verdict::Assessment` is what may be said. Pure: it knows figures and years, and nothing of
//! catalogs, days, sources or languages. Comparisons are exact on decimals; growth rates, ratios and
//! projections are binary numbers.
//!
//! `level` judges levels, floors and ceilings, and `start` tells what they are counted from; `change`,
//! `amount` and `span` judge what is a mean or a sum, and `mean` concludes from it; `project` looks ahead;
//! `dispute` says what sources that differ leave standing.

mod amount;
pub mod assess;
pub mod case;
mod change;
mod dispute;
mod exact;
mod level;
mod mean;
mod project;
mod span;
mod start;
pub mod verdict;
