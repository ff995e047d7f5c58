//! Data brought in from CSV and taken out again.

mod any_text;
mod draft;
mod draft_kinds;
mod draft_shown;
mod draft_words;
mod export;
mod filled_forms;
mod forms;
mod full;
#[cfg(unix)]
mod guide;
mod hostile_sheets;
mod import;
#[cfg(unix)]
mod into;
mod joining;
mod judged;
mod kinds_and_times;
mod large_sheets;
mod long_ways;
mod more_layouts;
mod more_office_kinds;
mod names_in_headings;
mod observations;
mod office_sheets;
mod other_columns;
mod other_tongues;
mod pages;
mod places;
mod plans_and_spans;
mod plenty;
mod publishers;
mod round_trip;
mod said_in_sheets;
mod sheet_grammar;
mod stacked_headings;
mod units_around;
mod workbooks;
mod written_sheets;
