//! A chart as SVG: inside a page, or a file of its own.
//!
//! Owns how shapes are written, and what stands around a chart that goes out alone: what it shows, its status, its
//! sources, where it is found again. The markup stands in `templates`, where every text is escaped. It must not know
//! what is drawn.

use askama::Template;

use crate::line::draw::text::width;
use crate::report::paper::page::{PagePart, PagePiece, PageRow, Paper};
use crate::report::paper::picture::{Picture, PictureLabel};
use crate::report::paper::plain::plain;

/// Letters on a line around a chart.
const MOST_LETTERS: usize = 104;
/// From line to line.
const LINE: usize = 17;
/// From the top to the first line.
const TOP: usize = 30;

#[derive(Template)]
#[template(path = "chart.svg", escape = "html")]
struct SvgChart<'p> {
    picture: &'p Picture,
}

#[derive(Template)]
#[template(path = "own.svg", escape = "html")]
struct Own<'p> {
    title: &'p str,
    words: &'p str,
    above: Vec<(usize, String)>,
    chart: String,
    chart_at: usize,
    below: Vec<(usize, String)>,
    width: usize,
    height: usize,
}

impl Picture {
    /// How far below the axis years stand.
    fn below(&self) -> f64 {
        if self.is_large { 18.0 } else { 10.0 }
    }

    /// The text anchor of a year, so that no year leaves the picture.
    fn anchor(&self, label: &PictureLabel) -> &'static str {
        match () {
            () if self.is_large => "middle",
            () if label.at <= self.frame[0] + 1.0 => "start",
            () if label.at >= self.frame[1] - 1.0 => "end",
            () => "middle",
        }
    }

    fn radius(&self) -> f64 {
        if self.is_large { 4.0 } else { 2.2 }
    }
}

/// A chart inside a page.
///
/// # Errors
/// Those of formatting, which writing to memory does not bring.
pub(crate) fn inside(picture: &Picture) -> Result<String, askama::Error> {
    SvgChart { picture }.render()
}

/// The chart of a page of one indicator as a file of its own; `None` where it has none.
///
/// # Errors
/// Those of formatting, which writing to memory does not bring.
pub(crate) fn own(paper: &Paper) -> Option<Result<String, askama::Error>> {
    let picture = paper.parts.iter().find_map(|part| part.picture.as_ref())?;
    let mut above = Vec::new();
    for line in paper.parts.iter().take(1).flat_map(told) {
        above.extend(wrapped(&line));
    }
    let above = placed(above, TOP + LINE + 6);
    let chart_at = above.last().map_or(TOP, |(at, _)| *at) + 10;
    let below = placed(around(paper), chart_at + picture.height as usize + LINE);
    let height = below.last().map_or(chart_at, |(at, _)| *at) + LINE;
    let chart = match inside(picture) {
        Ok(chart) => chart,
        Err(error) => return Some(Err(error)),
    };
    let own = Own {
        title: &paper.title,
        words: &picture.words,
        above,
        chart,
        chart_at,
        below,
        width: picture.width as usize,
        height,
    };
    Some(own.render().map(|text| plain(&text).into_owned()))
}

/// The sources and the facts of a page, a line each.
fn around(paper: &Paper) -> Vec<String> {
    let sources = (1..).zip(&paper.sources);
    let sources = sources.map(|(number, source)| {
        let (id, document) = (&source.id, &source.document);
        format!("[{number}] {id}: {document}, {}", source.address)
    });
    let facts = paper.facts.iter();
    let facts = facts.map(|(label, said)| format!("{label}: {said}"));
    sources
        .chain(facts)
        .flat_map(|line| wrapped(&line))
        .collect()
}

/// The texts of the table of a part, cell by cell.
fn told(part: &PagePart) -> Vec<String> {
    let rows = part.table.iter().flat_map(|table| &table.rows);
    let cells = rows.flat_map(|row| match row {
        PageRow::Heading(_) => &[][..],
        // The first cell counts the rows, and here is one.
        PageRow::Cells(cells) => cells.get(1..).unwrap_or_default(),
    });
    let cells = cells.filter_map(|cell| {
        let texts = cell.0.iter().filter_map(|piece| match piece {
            PagePiece::Strong(text) | PagePiece::Text(text) | PagePiece::Small(text) => {
                Some(text.clone())
            }
            PagePiece::Address(text) => Some(text.clone()),
            PagePiece::Status { sign, word, .. } => Some(format!("{sign} {word}")),
            PagePiece::Picture(_) | PagePiece::Sources(_) => None,
        });
        let texts: Vec<String> = texts.collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    });
    cells.collect()
}

/// Lines one below the other.
fn placed(lines: Vec<String>, first: usize) -> Vec<(usize, String)> {
    let heights = (0..).map(|at| first + at * LINE);
    heights.zip(lines).collect()
}

/// A line as several, none of them too long; a word is never cut.
fn wrapped(line: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split(' ') {
        match lines.last_mut() {
            Some(last) if width(last) + 1 + width(word) <= MOST_LETTERS => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
