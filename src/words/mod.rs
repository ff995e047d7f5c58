//! What the program says, in Vietnamese and in English.
//!
//! Owns every text the program says by itself: `locale` numbers, dates, periods, units and the table of
//! phrases; `wording` claims, targets and gaps; `judgement` statuses, reasons and the sentences that
//! explain them; `problems` what is wrong with data, names and files; `commands` and `help` the command
//! line; `filters` what the filters of a query mean; `imports` what an import understood, `drafts` what is said of a draft;
//! `actions` what a key asks for; `attention` what is said of what fails, `arranging` orders and filters of a list, `copying` tables that are copied; `plans` what plans consist of; `vintages` what joins a pack; `changes` what differs;
//! `news` what publications brought; `legend` what signs mean; `tasks` what a person wants to do; `addresses` what is wrong with an address; `hall` a meeting, `briefs` its agenda; `questions` what is asked and answered;
//! `paper` what stands on a page; `checkup` what `doctor` finds; `manual` what manual pages say besides. Data
//! brings its own texts in both languages. It must not know a screen, a file or a clock. A missing phrase does not compile.

pub(crate) mod actions;
pub(crate) mod addresses;
pub(crate) mod arranging;
pub(crate) mod attention;
pub(crate) mod beginnings;
pub(crate) mod briefs;
pub(crate) mod changes;
pub(crate) mod checkup;
pub(crate) mod commands;
pub(crate) mod copying;
pub mod drafts;
pub mod filters;
pub(crate) mod forms;
pub(crate) mod hall;
pub(crate) mod help;
mod help_options;
pub(crate) mod imports;
pub mod judgement;
pub(crate) mod legend;
pub mod locale;
pub(crate) mod manual;
pub(crate) mod news;
pub(crate) mod paper;
pub(crate) mod phrases;
pub mod plans;
pub mod problems;
pub(crate) mod questions;
pub(crate) mod tasks;
pub(crate) mod vintages;
pub mod wording;
