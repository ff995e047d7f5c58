//! Search: what a fold makes equal, what a query finds, what a row marks.

mod absent;
mod answers;
mod asking;
mod compounds;
mod figures;
mod filters;
mod folding;
mod highlights;
mod left_out;
mod lists;
mod many_names;
mod meant;
mod parts_and_wholes;
mod plans;
mod quality;
mod questions;
mod ranking;
mod real_queries;
mod slip_kinds;
mod slips;
mod stability;
mod unseen_queries;
mod wordings;
