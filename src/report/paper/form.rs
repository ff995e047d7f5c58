//! The forms in which a page goes out.
//!
//! Owns the choice among them and the ending of a file that tells which is meant. It must not know where the bytes go.

use jiff::civil::Date;

use crate::core::lang::Lang;
use crate::report::paper::page::Paper;
use crate::report::paper::{document, html, markdown, svg, workbook};
use crate::words::locale::words::fill;
use crate::words::paper::paper_words;

/// Most letters of an ending.
const LONGEST_ENDING: usize = 5;

/// A form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageForm {
    /// A page for browsers and printers.
    Html,
    /// Markdown.
    Markdown,
    /// A workbook.
    Workbook,
    /// A document for Word.
    Document,
    /// The chart of one indicator.
    Picture,
}

/// Why a page cannot have a form.
#[derive(Debug)]
pub(crate) enum NoForm {
    /// It has more rows than a sheet.
    TooManyRows(usize),
    /// There is nothing to draw.
    NoChart,
    /// What makes the form failed.
    Failed(String),
}

impl NoForm {
    /// The error, in a few words.
    pub(crate) fn said(&self, lang: Lang) -> String {
        let words = paper_words(lang);
        match self {
            Self::TooManyRows(rows) => fill(words.too_many_rows, &[&rows.to_string()]),
            Self::NoChart => words.no_chart.to_owned(),
            Self::Failed(why) => why.clone(),
        }
    }
}

impl PageForm {
    /// Every form of a list, the usual one first.
    pub(crate) const OF_LISTS: [Self; 4] =
        [Self::Html, Self::Workbook, Self::Document, Self::Markdown];

    /// How files of the form end.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Workbook => "xlsx",
            Self::Document => "docx",
            Self::Picture => "svg",
        }
    }

    /// The form that the name of a file asks for; none where it has no ending that is known.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let ending = ending_of(name)?;
        let mut all = Self::OF_LISTS.into_iter();
        all.find(|form| form.ending() == ending || (ending == "htm" && *form == Self::Html))
    }
}

/// The ending by which the name of a file tells what is in it, in small letters: a few letters and digits. What else
/// stands behind a point, as the year of a day does, is part of the name.
pub(crate) fn ending_of(name: &str) -> Option<String> {
    let (before, ending) = name.rsplit_once('.')?;
    let is_name = !before.is_empty() && !before.ends_with('/');
    let is_short = ending.len() <= LONGEST_ENDING;
    let is_plain = ending.chars().all(|letter| letter.is_ascii_alphanumeric());
    let has_letter = ending.chars().any(|letter| letter.is_ascii_alphabetic());
    (is_name && is_short && is_plain && has_letter).then(|| ending.to_lowercase())
}

/// A page as bytes; the day is that of the page.
///
/// # Errors
/// Where the form has no room for it, or nothing to show.
pub(crate) fn bytes(paper: &Paper, form: PageForm, day: Date) -> Result<Vec<u8>, NoForm> {
    let failed = |why: String| NoForm::Failed(why);
    match form {
        PageForm::Html => {
            let page = html::page(paper).map_err(|error| failed(error.to_string()))?;
            Ok(page.into_bytes())
        }
        PageForm::Markdown => Ok(markdown::page(paper).into_bytes()),
        PageForm::Document => document::document(paper).map_err(|error| failed(error.to_string())),
        PageForm::Workbook => {
            let rows = paper.sheets.iter().map(|sheet| sheet.rows.len());
            let rows = rows.max().unwrap_or(0);
            if rows > workbook::MOST_ROWS {
                return Err(NoForm::TooManyRows(rows));
            }
            workbook::workbook(paper, day).map_err(|error| failed(error.to_string()))
        }
        PageForm::Picture => {
            let picture = svg::own(paper).ok_or(NoForm::NoChart)?;
            let picture = picture.map_err(|error| failed(error.to_string()))?;
            Ok(picture.into_bytes())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PageForm, ending_of};

    #[test]
    fn the_ending_of_a_name_tells_the_form() {
        for (name, form) in [
            ("bang.html", Some(PageForm::Html)),
            ("a/BANG.HTM", Some(PageForm::Html)),
            ("x.y.xlsx", Some(PageForm::Workbook)),
            ("x.docx", Some(PageForm::Document)),
            ("x.md", Some(PageForm::Markdown)),
            ("x", None),
            ("a.b/x", None),
            (".html", None),
            ("a/.md", None),
            ("x.pdf", None),
        ] {
            assert_eq!(PageForm::of_name(name), form, "{name}");
        }
    }

    #[test]
    fn what_is_no_ending_is_part_of_the_name() {
        for (name, ending) in [
            ("bang.exe", Some("exe")),
            ("bang.PDF", Some("pdf")),
            ("bang.mp3", Some("mp3")),
            ("hop 30.11.2026", None),
            ("hop.phiên", None),
            ("v1. bản cuối", None),
            ("a.", None),
            ("../a", None),
            ("..", None),
        ] {
            assert_eq!(ending_of(name).as_deref(), ending, "{name}");
        }
    }
}
