//! Data brought in from CSV and taken out again.

mod export;
mod full;
mod import;
mod plenty;
mod round_trip;
