//! The rule of the assessment: worked cases, a second implementation, what always holds, what is said.

mod board;
mod breaks_in_series;
mod evidence;
mod extreme_figures;
mod invariants;
mod not_judged;
mod plain_means;
mod plain_rule;
mod plenty;
mod rows;
mod samples;
mod sentences;
mod sentences_of_levels;
mod standing;
mod typed_facts;
mod worked_cases;
