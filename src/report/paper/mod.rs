//! Pages to hand round: what is known of indicators as HTML, a workbook, a document, Markdown, a picture.
//!
//! Owns which facts stand on a page and how each form writes them; every fact is a card's. Bytes come out, and nothing
//! is written anywhere. It must not know a file, a clock, or who asked.
//!
//! Reading order: `page` (a page before it has a form), `picture` (a chart before it has one), `about` and `cited` (what
//! every page says of itself), `list`, `one`, `board` (which facts stand on it); `html`, `svg`, `workbook`, `document`,
//! `markdown` (the forms), `form` (which one); `selection` (rows for scripts); `blank_form` (a workbook for an office to fill in); `plain` (what no form may hold).

pub(crate) mod about;
pub(crate) mod blank_form;
pub(crate) mod board;
pub(crate) mod cited;
mod document;
pub(crate) mod form;
mod html;
pub(crate) mod list;
mod markdown;
pub(crate) mod one;
pub(crate) mod page;
pub(crate) mod picture;
mod plain;
pub(crate) mod selection;
mod svg;
mod workbook;
