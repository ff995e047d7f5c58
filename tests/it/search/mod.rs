//! Search: what a fold makes equal, what a query finds, what a row marks.

mod asking;
mod filters;
mod folding;
mod highlights;
mod many_names;
mod plans;
mod questions;
mod ranking;
mod real_queries;
mod slips;
mod stability;
mod unseen_queries;
