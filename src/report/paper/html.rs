//! A page as HTML: one file that needs no other and runs nothing.
//!
//! Owns how pieces become elements. The markup stands in `templates`, where every text is escaped. It must not know
//! what any text means.

use askama::Template;

use crate::report::paper::page::{PageCell, PagePiece, PageRow, PageTable, Paper};
use crate::report::paper::picture::Picture;
use crate::report::paper::plain::plain;
use crate::report::paper::svg;
use crate::words::paper::{PaperWords, paper_words};

#[derive(Template)]
#[template(path = "paper.html")]
struct HtmlPage<'p> {
    paper: &'p Paper,
    words: &'static PaperWords,
    lang: &'static str,
}

impl HtmlPage<'_> {
    /// A chart as markup.
    fn chart(&self, picture: &Picture) -> String {
        svg::inside(picture).unwrap_or_default()
    }

    /// Whether the first column counts the rows, which no narrow screen needs.
    fn is_numbered(&self, table: &PageTable) -> bool {
        table
            .columns
            .first()
            .is_some_and(|title| title == self.words.number)
    }

    /// Each cell of a row with the name of its column.
    fn with_columns<'c>(
        &self,
        cells: &'c [PageCell],
        table: &'c PageTable,
    ) -> Vec<(&'c PageCell, &'c str)> {
        let columns = table.columns.iter().map(String::as_str);
        cells.iter().zip(columns).collect()
    }
}

/// The page.
///
/// # Errors
/// Those of formatting, which writing to memory does not bring.
pub(crate) fn page(paper: &Paper) -> Result<String, askama::Error> {
    let page = HtmlPage {
        paper,
        words: paper_words(paper.lang),
        lang: paper.lang.code(),
    };
    Ok(plain(&page.render()?).into_owned())
}
