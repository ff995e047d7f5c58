//! The row of an indicator, as the list and what needs attention draw it.
//!
//! Owns where the cells of one row stand, on one line where there is room, else name and facts below each other; `facts`
//! has in which order its own facts give way. A figure is never shown without its unit and its mark: what has no room
//! behind it stands at the end of the line of the name, which is shortened. The word of a status is never cut: where it
//! does not fit its sign stands alone. It must not know how a fact is worked out.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::core::model::SeriesId;
use crate::explorer::draw::columns::{RowColumns, Widths};
use crate::explorer::draw::series;
use crate::explorer::draw::sparkline::Sparkline;
use crate::explorer::panes::row::facts::{LaidRow, Parts};
use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::report::rows::RowCells;
use crate::words::attention::attention as words_of;
use crate::words::locale::words::words;

/// Cells of a row of two lines from which its ends remain beside what stands at the end of the line of its name.
const ROOM_OF_ENDS: usize = 70;

/// The content of a row.
pub(super) struct RowContent<'a, N> {
    /// The series.
    pub(super) series: SeriesId,
    /// Its cells.
    pub(super) cells: &'a RowCells,
    /// Makes its name for a width in cells.
    pub(super) name: N,
}

/// Draws a row.
pub(super) fn draw<N: FnOnce(usize) -> Vec<Span<'static>>>(
    app: &App,
    content: RowContent<'_, N>,
    columns: &RowColumns,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let RowContent {
        series,
        cells,
        name,
    } = content;
    let width = usize::from(area.width);
    let area = Rect {
        width: width.min(columns.width) as u16,
        ..area
    };
    let first = Rect { height: 1, ..area };
    let buffer = frame.buffer_mut();
    let parts = Parts {
        app,
        cells,
        columns,
    };
    let room;
    let mut has_ends = true;
    if columns.is_one_line {
        let most = match columns.ends() {
            0 => width,
            ends => usize::from(area.width).saturating_sub(ends),
        };
        let (facts, wide) = parts.in_one_line(most);
        room = wide;
        let place = Rect {
            x: area.x + room as u16 + 1,
            width: (most.saturating_sub(room + 1)) as u16,
            ..first
        };
        (&facts).render(place, buffer);
    } else {
        let LaidRow { facts, tail } = parts.in_two_lines(width);
        has_ends = tail.width() == 0;
        // Where a name has the room, the trend of what stands before it remains.
        let taken = columns.ends() + tail.width() + usize::from(!has_ends);
        let end = match width >= ROOM_OF_ENDS {
            true => width.saturating_sub(columns.ends()),
            false => width,
        };
        room = match has_ends || end < width {
            true => width.saturating_sub(taken),
            false => width.saturating_sub(tail.width() + 1),
        };
        has_ends = has_ends || end < width;
        if area.height > 1 {
            let second = Rect {
                y: area.y + 1,
                ..first
            };
            facts.render(second, buffer);
        }
        let place = Rect {
            width: end as u16,
            ..first
        };
        tail.right_aligned().render(place, buffer);
    }
    let place = Rect {
        width: room as u16,
        ..first
    };
    Line::from(name(room)).render(place, buffer);
    if has_ends {
        draw_ends(app, series, cells, columns, first, frame);
    }
}

/// Draws who answers and the sparkline at the right end.
fn draw_ends(
    app: &App,
    series: SeriesId,
    cells: &RowCells,
    columns: &RowColumns,
    first: Rect,
    frame: &mut Frame<'_>,
) {
    let buffer = frame.buffer_mut();
    let spark = columns.spark as u16;
    let from_right = |cells: u16, behind: u16| Rect {
        x: first.right().saturating_sub(cells + behind),
        width: cells,
        ..first
    };
    if columns.owner > 0 {
        let said = match cells.owner.as_str() {
            "" => app.display.glyphs.missing,
            owner => owner,
        };
        let said = Span::styled(
            text::fit(said, columns.owner, app.display.glyphs.ellipsis),
            app.display.theme.muted(),
        );
        let behind = spark + u16::from(spark > 0);
        Line::from(said).render(from_right(columns.owner as u16, behind), buffer);
    }
    if spark > 0 {
        draw_sparkline(app, series, from_right(spark, 0), buffer);
    }
}

/// Draws what a series did over the years.
fn draw_sparkline(app: &App, series: SeriesId, area: Rect, buffer: &mut Buffer) {
    let (catalog, viewpoint) = (app.catalog(), &app.snapshot.viewpoint);
    let work = || series::spark(catalog, viewpoint, series);
    let spark = app
        .snapshot
        .sparks
        .get_or_make(catalog, viewpoint, series, work);
    Sparkline {
        figures: &spark.stretches,
        breaks: &spark.breaks,
        span: series::span(viewpoint.day, area.width),
        glyphs: app.display.glyphs,
        styles: (app.display.theme.muted(), app.display.theme.faint()),
    }
    .render(area, buffer);
}

/// The widths of the headings.
pub(super) fn heads(app: &App) -> Widths {
    let (words, of_rows) = (words(app.view.lang), words_of(app.view.lang));
    let target = text::width(words.target_title);
    let status = text::width(words.status);
    Widths {
        figure: text::width(words.head_figure),
        when: text::width(words.head_period),
        target,
        gap: text::width(of_rows.head_gap),
        status,
        owner: text::width(of_rows.head_owner),
        ..Widths::default()
    }
}

/// The headings, a line of them for each line of a row.
pub(super) fn headings(app: &App, columns: &RowColumns) -> Vec<String> {
    let (words, of_rows) = (words(app.view.lang), words_of(app.view.lang));
    let left = text::pad_left(words.head_figure, columns.figure);
    let rest = [
        (words.head_period, columns.when),
        (words.target_title, columns.target),
        (of_rows.head_gap, columns.gap),
        (words.status, columns.status),
    ];
    let shown = rest.into_iter().filter(|(_, column)| *column > 0);
    let facts = shown.fold(left, |line, (said, column)| {
        line + " " + &cell(said, column, app.display.glyphs.ellipsis)
    });
    let ends = [
        (of_rows.head_owner, columns.owner),
        (of_rows.head_trend, columns.spark),
    ];
    let ends = ends.into_iter().filter(|(_, column)| *column > 0);
    let ends = ends.fold(String::new(), |line, (said, column)| {
        line + " " + &cell(said, column, app.display.glyphs.ellipsis)
    });
    let left = columns.width.saturating_sub(text::width(&ends));
    match columns.is_one_line {
        true => {
            let name = text::pad_right(of_rows.head_name, columns.name);
            let start = format!("{name} {facts}");
            vec![text::pad_right(&start, left) + &ends]
        }
        false => vec![text::pad_right(of_rows.head_name, left) + &ends, facts],
    }
}

/// A word of the headings, as wide as its column.
fn cell(said: &str, column: usize, ellipsis: &str) -> String {
    text::pad_right(&text::fit(said, column, ellipsis), column)
}

mod facts;
#[cfg(test)]
mod tests;
