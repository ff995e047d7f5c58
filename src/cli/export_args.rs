//! What may stand on the command line of what goes out.
//!
//! Owns the arguments of `export`, and those by which other commands write a page. It must not know how a form is made.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::report::paper::form::PageForm;

/// Arguments of `export`.
#[derive(Clone, Debug, Args)]
pub struct Export {
    /// Only what is found for it, in the order of find; without it and any filter every claim.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// Only this category.
    #[arg(long, value_name = "NAME")]
    pub category: Option<String>,

    /// Only this status: exceeded, met, on track, at risk, unlikely, missed, not assessed, provisional, unit ended, at the threshold, structure, no figure.
    #[arg(long, value_name = "STATUS")]
    pub status: Option<String>,

    /// Only what this body answers for.
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,

    /// Order: gap, name, year, status, way, change, updated; -gap turns it round.
    #[arg(long, value_name = "ORDER", allow_hyphen_values = true)]
    pub sort: Option<String>,

    /// What stands on this agenda, in its order, each item as its address says; its name, or the path of its file.
    #[arg(
        long,
        value_name = "NAME|FILE",
        conflicts_with_all = ["query", "category", "status", "owner", "sort"]
    )]
    pub brief: Option<String>,

    /// Every claim of what was chosen, not one row an indicator; csv and json only.
    #[arg(long)]
    pub claims: bool,

    /// Form of the output: csv, json, md, html, xlsx, docx, svg (of one indicator); without it as the file ends, else csv.
    #[arg(long, value_name = "FORM", hide_possible_values = true)]
    pub format: Option<PaperFormat>,

    /// Where it is written.
    #[command(flatten)]
    pub target: PageOutput,

    /// CSV: further columns too, so that an import gives an equal pack.
    #[arg(long)]
    pub full: bool,

    /// CSV for a spreadsheet: marked as UTF-8, ranges kept as text.
    #[arg(long, conflicts_with = "full")]
    pub excel: bool,

    /// CSV: a second file, of the sources.
    #[arg(long, value_name = "FILE")]
    pub sources: Option<PathBuf>,
}

impl Export {
    /// The files that are written.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = &PathBuf> {
        self.target.output.iter().chain(&self.sources)
    }

    /// Whether claims are written, and no rows or page.
    pub(crate) fn is_of_claims(&self) -> bool {
        let options = self.claims || self.full || self.excel || self.sources.is_some();
        options || !self.is_chosen()
    }

    /// Whether something was chosen, so that rows are written as they are listed.
    pub(crate) fn is_chosen(&self) -> bool {
        let filters = [&self.category, &self.status, &self.owner, &self.sort];
        let is_filtered = filters.iter().any(|filter| filter.is_some());
        !self.query.is_empty() || self.brief.is_some() || is_filtered
    }
}

/// Where a page is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct PageOutput {
    /// File to write; without one the standard output.
    #[arg(short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write over the file if it is there.
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Form of what goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PaperFormat {
    /// CSV.
    Csv,
    /// One JSON document.
    Json,
    /// Markdown.
    Md,
    /// A page for browsers and printers.
    Html,
    /// A workbook.
    Xlsx,
    /// A document for Word.
    Docx,
    /// The chart of one indicator.
    Svg,
}

impl PaperFormat {
    /// The form of files with this ending, in small letters.
    pub(crate) fn of_ending(ending: &str) -> Option<Self> {
        let mut all = Self::value_variants().iter().copied();
        match ending {
            "htm" => Some(Self::Html),
            ending => all.find(|form| form.code() == ending),
        }
    }

    /// How it is written on the command line.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Md => "md",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Svg => "svg",
        }
    }

    /// The form of a page, if it is one.
    pub(crate) fn form(self) -> Option<PageForm> {
        match self {
            Self::Csv | Self::Json => None,
            Self::Md => Some(PageForm::Markdown),
            Self::Html => Some(PageForm::Html),
            Self::Xlsx => Some(PageForm::Workbook),
            Self::Docx => Some(PageForm::Document),
            Self::Svg => Some(PageForm::Picture),
        }
    }

    /// Whether its bytes are no text.
    pub(crate) fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }
}
