//! Search: what a fold makes equal, what a query finds, what a row marks.

mod asking;
mod folding;
mod highlights;
mod many_names;
mod plans;
mod questions;
mod real_queries;
mod slips;
mod unseen_queries;
