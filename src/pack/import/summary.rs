//! What an import understood of a file, to be said in one breath.
//!
//! Owns the facts. It must not know how they are said.

use std::collections::BTreeMap;

use super::form::FileForm;
use super::number::Decimal;

/// How the decimal mark was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkEvidence {
    /// No figure of a text has a mark, or a workbook keeps numbers.
    None,
    /// By what a person or a schema said, or by the form.
    Given(Decimal),
    /// By a figure that has one reading.
    Proven(Decimal, String),
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSummary {
    /// The file.
    pub file: String,
    /// Its form.
    pub form: FileForm,
    /// What kind of workbook or document it is, if it is one.
    pub workbook: Option<&'static str>,
    /// The sheets that were read.
    pub sheets: Vec<String>,
    /// The sign between fields.
    pub delimiter: Option<u8>,
    /// The encoding.
    pub encoding: Option<&'static str>,
    /// The decimal mark.
    pub mark: MarkEvidence,
    /// How many figures there are.
    pub figures: usize,
    /// Rows above the heading.
    pub titles: usize,
    /// Rows without a visible cell.
    pub blank: usize,
    /// Rows of remarks, and other rows without a figure.
    pub remarks: usize,
    /// Rows that only sum others, without figures.
    pub totals: usize,
    /// Rows of a form without a figure.
    pub unfilled: usize,
    /// Columns that were passed over.
    pub columns: Vec<String>,
    /// The plans that columns side by side name.
    pub plans: Vec<String>,
    /// Sheets that are hidden.
    pub hidden: Vec<String>,
    /// Sheets and files that hold no table.
    pub empty: Vec<String>,
    /// How often each mark stands for nothing.
    pub missing: BTreeMap<String, usize>,
}

impl FileSummary {
    /// Nothing yet of a file.
    pub fn new(file: &str, form: FileForm) -> Self {
        Self {
            file: file.to_owned(),
            form,
            workbook: None,
            sheets: Vec::new(),
            delimiter: None,
            encoding: None,
            mark: MarkEvidence::None,
            figures: 0,
            titles: 0,
            blank: 0,
            remarks: 0,
            totals: 0,
            unfilled: 0,
            columns: Vec::new(),
            plans: Vec::new(),
            hidden: Vec::new(),
            empty: Vec::new(),
            missing: BTreeMap::new(),
        }
    }
}
