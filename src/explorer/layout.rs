//! The place of each pane at each screen size.
//!
//! Owns the division of the screen as a pure function that both drawing and moving call. Four panes stand side by side
//! from 180 columns, three from 100, two from 60 where there are rows enough, else one; a zoomed pane stands alone. It
//! must not know what a pane shows.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::line::output::scroll::ColumnSpan;

/// Least columns of a list whose rows are one line each: name, figure, target and status side by side.
const ONE_LINE_LIST: u16 = 76;
/// Rows of a screen of two panes below which the list has it alone, as it would show too few.
const TWO_PANE_ROWS: u16 = 30;
/// Least columns of a screen that has a fourth pane.
const FOUR_PANE_COLUMNS: u16 = 180;
/// Least columns and rows of a list that has headings.
const HEADED_COLUMNS: u16 = 44;
const HEADED_ROWS: u16 = 12;
/// Least columns of what needs attention that has headings, and those from which a row is one line.
const ATTENTION_HEADED_COLUMNS: u16 = 56;
const ONE_LINE_COLUMNS: u16 = 110;
/// Least columns that show anything.
pub const LEAST_COLUMNS: u16 = 20;
/// Least rows that show anything.
pub const LEAST_ROWS: u16 = 6;

/// Which pane the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Focus {
    /// The categories.
    Categories,
    /// The indicators.
    #[default]
    List,
    /// One indicator in full.
    Detail,
}

/// How many panes stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneShape {
    /// The screen is too small for anything.
    TooSmall,
    /// One pane at a time.
    One,
    /// List and detail; categories take the list's place when they have the focus.
    Two,
    /// Categories, list and detail; on a wide screen chart and claims beside.
    Three,
}

/// The rectangles of one screen; a pane without one is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenLayout {
    /// How many panes stand side by side.
    pub shape: PaneShape,
    /// Title and scoreboard.
    pub header: Rect,
    /// The categories.
    pub categories: Option<Rect>,
    /// The indicators, with the search line on top.
    pub list: Option<Rect>,
    /// One indicator in full.
    pub detail: Option<Rect>,
    /// Chart, claims and other places of that indicator, where there is room for them beside.
    pub beside: Option<Rect>,
    /// The hints.
    pub footer: Rect,
}

/// Divides a screen.
pub fn layout(columns: u16, rows: u16, focus: Focus, zoomed: bool) -> ScreenLayout {
    let shape = match columns {
        _ if columns < LEAST_COLUMNS || rows < LEAST_ROWS => PaneShape::TooSmall,
        0..60 => PaneShape::One,
        60..100 if rows < TWO_PANE_ROWS => PaneShape::One,
        60..100 => PaneShape::Two,
        _ => PaneShape::Three,
    };
    let header_rows = match columns {
        _ if rows < 16 => 2,
        60..100 => 4,
        _ => 3,
    };
    let header = Rect::new(0, 0, columns, header_rows.min(rows));
    let footer = Rect::new(0, rows.saturating_sub(1), columns, 1.min(rows));
    let body = Rect::new(
        0,
        header.height,
        columns,
        rows.saturating_sub(header.height + footer.height),
    );
    let mut layout = ScreenLayout {
        shape,
        header,
        categories: None,
        list: None,
        detail: None,
        beside: None,
        footer,
    };
    match (shape, zoomed) {
        (PaneShape::TooSmall, _) => {}
        (PaneShape::One, _) | (_, true) => *layout.pane(focus) = Some(body),
        (PaneShape::Two, false) => {
            // The list needs its words; what is left is for reading line by line.
            let left = (columns * 11 / 20).max(38);
            let (left, right) = beside(body, left);
            let shown = match focus {
                Focus::Categories => Focus::Categories,
                _ => Focus::List,
            };
            *layout.pane(shown) = Some(left);
            layout.detail = Some(right);
        }
        (PaneShape::Three, false) if columns >= FOUR_PANE_COLUMNS => {
            let (left, rest) = beside(body, 24);
            let (middle, rest) = beside(rest, (rest.width * 43 / 100).min(ONE_LINE_LIST - 1));
            let (right, last) = beside(rest, rest.width / 2);
            layout.categories = Some(left);
            layout.list = Some(middle);
            layout.detail = Some(right);
            layout.beside = Some(last);
        }
        (PaneShape::Three, false) => {
            let names = (columns / 6).clamp(18, 28);
            let (left, rest) = beside(body, names);
            let (middle, right) = beside(rest, rest.width * 58 / 100);
            layout.categories = Some(left);
            layout.list = Some(middle);
            layout.detail = Some(right);
        }
    }
    layout
}

impl ScreenLayout {
    /// Everything between header and footer.
    pub fn body(&self) -> Rect {
        Rect {
            y: self.header.bottom(),
            height: self.footer.y.saturating_sub(self.header.bottom()),
            ..self.header
        }
    }

    /// The columns of each pane that is shown: first, and the one behind the last.
    pub fn columns(&self) -> Vec<ColumnSpan> {
        let panes = [self.categories, self.list, self.detail, self.beside];
        let shown = panes.iter().flatten();
        shown.map(|pane| (pane.x, pane.right())).collect()
    }

    /// The rectangle of a pane.
    pub fn pane(&mut self, focus: Focus) -> &mut Option<Rect> {
        match focus {
            Focus::Categories => &mut self.categories,
            Focus::List => &mut self.list,
            Focus::Detail => &mut self.detail,
        }
    }
}

/// The parts of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListParts {
    /// The line of the title or the search box.
    pub title: Rect,
    /// The headings of its columns, if there is room for them.
    pub headings: Option<Rect>,
    /// Its rows.
    pub rows: Rect,
}

/// Divides the area of the list.
pub fn list_parts(area: Rect) -> ListParts {
    let line = |row: u16| Rect {
        y: area.y + row,
        height: 1.min(area.height.saturating_sub(row)),
        ..area
    };
    let has_headings = area.width >= HEADED_COLUMNS && area.height >= HEADED_ROWS;
    let above = 1 + u16::from(has_headings);
    let rows = Rect {
        y: area.y + above.min(area.height),
        height: area.height.saturating_sub(above),
        ..area
    };
    ListParts {
        title: line(0),
        headings: has_headings.then(|| line(1)),
        rows,
    }
}

/// Lines that one indicator takes in a list.
pub fn row_height(area: Rect) -> u16 {
    if area.width >= ONE_LINE_LIST { 1 } else { 2 }
}

/// How many indicators of a list are seen.
pub fn visible_rows(area: Rect) -> usize {
    let rows = list_parts(area).rows;
    usize::from(rows.height / row_height(area))
}

/// The parts of the list of what needs attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttentionParts {
    /// Its title.
    pub title: Rect,
    /// The headings of its columns, where there is room for them: one line of them for each line of a row.
    pub headings: Option<Rect>,
    /// Its rows.
    pub rows: Rect,
    /// Lines that one row takes.
    pub row_height: u16,
    /// How many rows are seen.
    pub visible: usize,
}

/// Divides the body of the screen for what needs attention: a row takes one line where all of its cells have room
/// beside its name, else two.
pub fn attention_parts(body: Rect) -> AttentionParts {
    let row_height = if body.width >= ONE_LINE_COLUMNS { 1 } else { 2 };
    let has_headings = body.width >= ATTENTION_HEADED_COLUMNS && body.height >= HEADED_ROWS;
    let headed = if has_headings { row_height } else { 0 };
    let above = (1 + headed).min(body.height);
    let line = |row: u16, height: u16| Rect {
        y: body.y + row,
        height,
        ..body
    };
    let height = body.height - above;
    AttentionParts {
        title: line(0, 1.min(body.height)),
        headings: has_headings.then(|| line(1, headed)),
        rows: line(above, height),
        row_height,
        visible: usize::from(height / row_height),
    }
}

/// Divides an area into a left part of so many columns and the rest, one column of rule between.
fn beside(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width.saturating_sub(1));
    let right = area.width - left - 1;
    (
        Rect {
            width: left,
            ..area
        },
        Rect {
            x: area.x + left + 1,
            width: right,
            ..area
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(columns: u16, rows: u16, focus: Focus, expected: [Option<u16>; 3]) {
        let layout = layout(columns, rows, focus, false);
        let widths = [layout.categories, layout.list, layout.detail];
        assert_eq!(widths.map(|pane| pane.map(|pane| pane.width)), expected);
    }

    #[test]
    fn a_list_at_80_by_24_shows_fourteen_indicators() {
        let list = layout(80, 24, Focus::List, false).list.map(visible_rows);
        assert!(list >= Some(14), "{list:?}");
    }

    #[test]
    fn panes_follow_the_width() {
        check(120, 40, Focus::List, [Some(20), Some(57), Some(41)]);
        check(100, 30, Focus::List, [Some(18), Some(46), Some(34)]);
        check(200, 60, Focus::List, [Some(24), Some(75), Some(49)]);
        check(80, 40, Focus::List, [None, Some(44), Some(35)]);
        check(80, 40, Focus::Categories, [Some(44), None, Some(35)]);
        check(80, 24, Focus::List, [None, Some(80), None]);
        check(80, 24, Focus::Detail, [None, None, Some(80)]);
        check(40, 20, Focus::List, [None, Some(40), None]);
        check(40, 20, Focus::Detail, [None, None, Some(40)]);
        check(19, 20, Focus::List, [None, None, None]);
        check(40, 5, Focus::List, [None, None, None]);
    }
}
