//! One problem of the data, with the lines of its file.
//!
//! Owns what is known of the lines and how far they are scrolled. The file is read outside; until its lines come they
//! are awaited. It must not know a file or how lines are drawn.

use crate::pack::diagnostic::Diagnostic;
use crate::pack::excerpt::ExcerptLine;

/// An opened problem.
#[derive(Clone, Debug)]
pub struct ProblemView {
    /// The problem.
    pub found: Diagnostic,
    /// The lines around its place.
    pub lines: ProblemLines,
    /// The first of the lines that is shown.
    pub first: usize,
}

/// The lines around a place, if they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemLines {
    /// They were asked for.
    Awaited,
    /// They are here.
    Here(Vec<ExcerptLine>),
    /// There are none: the problem has no place, or the file is not as it was.
    None,
}

impl ProblemView {
    /// A problem whose lines were asked for, if it has a place.
    pub fn new(found: Diagnostic) -> Self {
        let lines = match found.span {
            Some(_) => ProblemLines::Awaited,
            None => ProblemLines::None,
        };
        Self {
            found,
            lines,
            first: 0,
        }
    }

    /// Takes the lines that were asked for.
    pub fn take(&mut self, lines: Vec<ExcerptLine>) {
        if self.lines == ProblemLines::Awaited {
            self.lines = match lines.is_empty() {
                true => ProblemLines::None,
                false => ProblemLines::Here(lines),
            };
        }
    }

    /// Scrolls by some lines; the last one stays in sight.
    pub fn scroll(&mut self, down: bool, by: usize) {
        let last = match &self.lines {
            ProblemLines::Here(lines) => lines.len().saturating_sub(1),
            _ => 0,
        };
        self.first = match down {
            true => self.first.saturating_add(by).min(last),
            false => self.first.saturating_sub(by),
        };
    }
}
