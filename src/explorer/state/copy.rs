//! What was copied, and the view of its whole text.
//!
//! Owns the text of a copy and whether it left. It must not know how a text leaves or how it is drawn.

/// A text that was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The text: on one line, or a line a row of a table.
    pub text: String,
    /// A short name of the text, if it has several lines.
    pub short: Option<String>,
    /// Whether it was sent towards a clipboard; else it is only shown.
    pub is_sent: bool,
}

/// The whole text of a copy over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyView {
    /// The copied text.
    pub of: Copied,
    /// The first of its rows that is shown.
    pub first: usize,
}

impl CopyView {
    /// The view from the first row on.
    pub fn new(of: Copied) -> Self {
        Self { of, first: 0 }
    }

    /// Scrolls by some rows, at most so far that the last one is in sight.
    pub fn scroll(&mut self, down: bool, by: usize, last: usize) {
        let first = self.first.min(last);
        self.first = match down {
            true => first.saturating_add(by).min(last),
            false => first.saturating_sub(by),
        };
    }
}
