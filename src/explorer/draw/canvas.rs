//! The cells of a chart before they are drawn.
//!
//! Owns what a chart is made of and which of two things in one cell is seen: a figure before its marks, these
//! before lines, what is reported before what is worked out. It must not know a scale.

use ratatui::layout::Rect;

/// The content of a cell, the last one on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CanvasPiece {
    /// The line at zero, where values lie below it.
    Zero,
    /// The straight way to the target.
    Straight,
    /// Where the pace so far leads.
    Held,
    /// How far that may be off.
    Spread,
    /// The target.
    Target,
    /// Where figures begin to be counted in another way.
    Break,
    /// Between two figures of one moment.
    Join,
    /// A mean, from its first year to its figure.
    Bar,
    /// The first cell of a mean.
    BarStart,
    /// Marks a figure as worked out.
    Derived,
    /// Marks a figure that other sources contradict.
    Disputed,
    /// Marks a figure as one that is about so much.
    About,
    /// Marks a figure as that much or less.
    AtMost,
    /// Marks a figure as that much or more.
    AtLeast,
    /// A figure that is expected.
    Forecast,
    /// A figure that is estimated.
    Estimate,
    /// A figure that is reported.
    Actual,
}

/// The cells of an area.
pub(crate) struct Canvas {
    area: Rect,
    cells: Vec<Option<CanvasPiece>>,
}

impl Canvas {
    /// Returns empty cells.
    pub(crate) fn new(area: Rect) -> Self {
        let count = usize::from(area.width) * usize::from(area.height);
        Self {
            area,
            cells: vec![None; count],
        }
    }

    /// Puts a piece into a cell, counted from the left and from the top, unless a higher one stands there.
    pub(crate) fn put(&mut self, column: u16, row: u16, piece: CanvasPiece) {
        if let Some(cell) = self.cell(column, row) {
            *cell = (*cell).max(Some(piece));
        }
    }

    /// Puts a piece into a cell whatever stands there.
    pub(crate) fn replace(&mut self, column: u16, row: u16, piece: CanvasPiece) {
        if let Some(cell) = self.cell(column, row) {
            *cell = Some(piece);
        }
    }

    /// Puts a mark into a cell where it hides neither a figure nor another mark; tells whether it did.
    pub(crate) fn mark(&mut self, column: Option<u16>, row: u16, mark: CanvasPiece) -> bool {
        let cell = column.and_then(|column| self.cell(column, row));
        match cell {
            Some(cell) if cell.is_none_or(|piece| piece <= CanvasPiece::Bar) => {
                *cell = Some(mark);
                true
            }
            _ => false,
        }
    }

    /// Everything that is seen: cells of the screen and what stands there.
    pub(crate) fn seen(&self) -> impl Iterator<Item = ((u16, u16), CanvasPiece)> + '_ {
        let width = usize::from(self.area.width);
        let place = move |at: usize| {
            let (column, row) = ((at % width) as u16, (at / width) as u16);
            (self.area.x + column, self.area.y + row)
        };
        let cells = self.cells.iter().enumerate();
        cells.filter_map(move |(at, piece)| Some((place(at), (*piece)?)))
    }

    fn cell(&mut self, column: u16, row: u16) -> Option<&mut Option<CanvasPiece>> {
        let is_inside = column < self.area.width && row < self.area.height;
        let at = usize::from(row) * usize::from(self.area.width) + usize::from(column);
        self.cells.get_mut(at).filter(|_| is_inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_seen_whatever_else_stands_in_its_cell() {
        let mut canvas = Canvas::new(Rect::new(4, 2, 3, 1));
        for piece in [
            CanvasPiece::Estimate,
            CanvasPiece::Target,
            CanvasPiece::Actual,
            CanvasPiece::Break,
        ] {
            canvas.put(1, 0, piece);
        }
        assert!(!canvas.mark(Some(1), 0, CanvasPiece::Derived));
        assert!(!canvas.mark(Some(3), 0, CanvasPiece::Derived));
        canvas.put(2, 0, CanvasPiece::Target);
        assert!(canvas.mark(Some(2), 0, CanvasPiece::Derived));
        let seen: Vec<_> = canvas.seen().collect();
        assert_eq!(
            seen,
            [
                ((5, 2), CanvasPiece::Actual),
                ((6, 2), CanvasPiece::Derived)
            ]
        );
    }
}
