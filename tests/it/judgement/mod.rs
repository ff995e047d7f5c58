//! The rule of the assessment: worked cases, a second plain implementation, what must always hold, what is
//! said of it, and what is not judged at all.

mod breaks_in_series;
mod evidence;
mod extreme_figures;
mod invariants;
mod not_judged;
mod plain_means;
mod plain_rule;
mod rows;
mod samples;
mod sentences;
mod sentences_of_levels;
mod standing;
mod worked_cases;
