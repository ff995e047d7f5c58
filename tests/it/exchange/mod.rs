//! Data brought in from CSV and taken out again.

mod export;
mod import;
mod round_trip;
