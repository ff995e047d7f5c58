//! What is known of a series or a plan, laid out for people and for scripts.
//!
//! Owns the plain page, the table, the scoreboard, the JSON, the texts that are copied and pages to hand round. Each is made on a
//! `basis` from the same `facts`, in the words of `words`. It must not know the command line, the
//! explorer, a file or a clock.
//!
//! Reading order: `basis`, `card` (one series, worked out once), `facts` (what else is known of it); `glyphs`,
//! `paint` (signs), `fitted` (widths); `page`, `table`, `board`, `asked`, `changes`, `compare`, `wall`, `agenda`, `rows` (what a row says), `copy`, `copy_table` (for people); `attention`, `attention_rows` (what fails); `json`, `show_json`, `asked_json`, `export_json` (for
//! scripts); `subject`, `plan_page`, `plan_plain`, `plan_json` (what is no indicator); `plot` (what a chart draws), `paper` (what is handed round).

pub(crate) mod agenda;
pub(crate) mod asked;
pub(crate) mod asked_json;
pub(crate) mod attention;
pub(crate) mod attention_rows;
pub(crate) mod basis;
pub(crate) mod board;
pub(crate) mod card;
pub(crate) mod changes;
pub mod compare;
pub(crate) mod copy;
pub mod copy_table;
pub(crate) mod export_json;
pub(crate) mod facts;
pub(crate) mod fitted;
pub mod glyphs;
pub(crate) mod json;
pub(crate) mod page;
pub(crate) mod paint;
pub(crate) mod paper;
pub(crate) mod plan_json;
pub(crate) mod plan_page;
pub(crate) mod plan_plain;
pub(crate) mod plot;
pub(crate) mod rows;
pub(crate) mod show_json;
pub mod subject;
pub(crate) mod table;
pub(crate) mod table_rows;
pub(crate) mod wall;
