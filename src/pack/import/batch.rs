//! The figures of one file, gathered table by table.
//!
//! Owns what is known of a file before its digits are read. It must not know how a table is read.

use super::draft::{FoundFigure, NamedSource, Spot};
use super::form::FileForm;
use super::number::Decimal;
use super::open::Opened;
use super::summary::FileSummary;

/// The figures of one file, before its digits are read.
pub(super) struct FileBatch {
    /// What was understood.
    pub(super) told: FileSummary,
    /// Its figures.
    pub(super) drafts: Vec<FoundFigure>,
    /// Its sources.
    pub(super) sources: Vec<NamedSource>,
    /// Sources that single rows name.
    pub(super) listed: Vec<NamedSource>,
    /// Cells that may show the decimal mark.
    pub(super) beside: Vec<Spot>,
    /// The decimal mark that a schema says.
    pub(super) decimal: Option<Decimal>,
    /// Further texts that stand for nothing.
    pub(super) missing: Vec<String>,
    /// How many cells of a form nobody understands.
    pub(super) faults: usize,
    /// Its name without folders.
    pub(super) name: String,
}

impl FileBatch {
    /// Nothing yet of a file.
    pub(super) fn new(name: &str, form: FileForm, opened: &Opened) -> Self {
        let mut told = FileSummary::new(name, form);
        told.workbook = opened.workbook;
        told.encoding = opened.encoding;
        told.delimiter = opened.delimiter;
        Self {
            told,
            drafts: Vec::new(),
            sources: Vec::new(),
            listed: Vec::new(),
            beside: Vec::new(),
            decimal: None,
            missing: Vec::new(),
            faults: 0,
            name: name.rsplit('/').next().unwrap_or(name).to_owned(),
        }
    }
}
