//! Figures from where they are kept: sheets, workbooks and published tables become rows of the long form.
//!
//! Owns the forms and how each is recognised. It must not know a language, the disk or a process: workbooks are read
//! by whoever is handed in. One reader understands claims, that of `exchange`; here its rows are written.
//!
//! Reading order: `grid` (cells with their places), `cleansed` (their texts made harmless), `eastern`, `encoding`, `delimited`, `open` (bytes become tables);
//! `digits`, `signs`, `number`, `decimal`, `calendar`, `english_time`, `tongues`, `part`, `moment`, `bases`, `unit` (what cells say); `label`, `apart`, `kind_words`,
//! `heading`, `headline`, `column`, `column_times`, `month_columns`, `day_columns`, `other_measure`, `marker`, `stacked`, `contents`, `heads`, `plans`,
//! `capital`, `layout`, `extent`, `unused`, `titles` (what headings, numbering, cells and lines around a table say);
//! `draft` (a figure that was found), `home`, `places`, `decide`, `beside` (the cells beside figures), `around`, `row_time`, `office_hints`, `sections`,
//! `verdicts`, `year_bands`, `office`, `parting` and `rows` (the two shapes of tables), `eurostat_book`, `published`, `observations`, `sdmx`, `genesis`, `imf`, `series`, `open_sdg`,
//! `frictionless` (publishers); `form_columns`, `fill_in` (the program's own form, filled in); `form`, `answers`, `recognise`,
//! `answered`, `names`; `resolve` (digits are read), `assemble` (rows are written), `summary`
//! (what was understood), `batch` (the figures of a file), `translate` on top; `format` (number formats), `workbook` and `document` are run in a process of
//! their own.

pub mod answered;
pub mod answers;
pub mod apart;
mod around;
pub mod assemble;
mod bases;
mod batch;
pub mod beside;
pub mod calendar;
mod capital;
pub mod cleansed;
pub mod column;
mod column_times;
pub mod contents;
mod day_columns;
pub mod decide;
pub mod decimal;
pub mod delimited;
pub mod digits;
pub mod document;
pub mod draft;
mod eastern;
pub mod encoding;
pub mod english_time;
mod eurostat_book;
pub mod extent;
pub mod fill_in;
pub mod form;
pub mod form_columns;
pub mod format;
pub mod frictionless;
pub mod genesis;
pub mod grid;
pub mod heading;
pub mod headline;
pub mod heads;
pub mod hidden_columns;
pub mod home;
pub mod imf;
pub mod kind_words;
pub mod label;
pub mod layout;
pub mod marker;
pub mod moment;
mod month_columns;
pub mod names;
pub mod number;
pub mod observations;
pub mod office;
pub mod office_hints;
pub mod open;
pub mod open_sdg;
pub mod other_measure;
pub mod part;
pub mod parting;
pub mod places;
mod plans;
pub mod published;
pub mod recognise;
pub mod resolve;
pub mod row_time;
pub mod rows;
pub mod sdmx;
mod sections;
pub mod series;
pub mod side_by_side;
pub mod signs;
pub mod stacked;
pub mod summary;
pub mod titles;
mod tongues;
pub mod translate;
pub mod unit;
mod unused;
mod verdicts;
pub mod workbook;
mod year_bands;
