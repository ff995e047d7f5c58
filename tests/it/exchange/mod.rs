//! Data brought in from CSV and taken out again.

mod any_text;
mod draft;
mod export;
mod forms;
mod full;
mod guide;
mod import;
mod long_ways;
mod office_sheets;
mod plenty;
mod round_trip;
mod workbooks;
