//! The rule of the assessment: worked cases, a second implementation, what always holds, what is said.

mod breaks_in_series;
mod extreme_figures;
mod invariants;
mod not_judged;
mod plain_rule;
mod sentences;
mod sentences_of_levels;
mod standing;
mod worked_cases;
