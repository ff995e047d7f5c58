//! The targets that need attention, in place of the panes.
//!
//! Owns the lines above and between the rows; the state has the rows, `row` fits them to a width. It must not know
//! which targets fail.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line as Drawn, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::core::judge::class::Class;
use crate::core::model::{Bilingual, PlaceId, SeriesId};
use crate::explorer::draw::columns::{MEASURED, MeasuredWidths, RowColumns, RowFacts, RowSpace};
use crate::explorer::layout::{AttentionParts, attention_parts};
use crate::explorer::panes::brief;
use crate::explorer::panes::list;
use crate::explorer::panes::row::{self, RowContent};
use crate::explorer::state::app::App;
use crate::explorer::state::attention::{AttentionLine, AttentionView, CountedOnly, Grouping};
use crate::line::draw::apart::{REACH, fit_apart};
use crate::line::draw::text;
use crate::report::attention::Attention;
use crate::report::card::Card;
use crate::report::rows::RowCells;
use crate::words::attention::attention as words_of;
use crate::words::locale::number;
use crate::words::locale::words::fill;

/// Cells before a row, in which the chosen one is marked.
const GUTTER: usize = 2;
/// The columns of the rows: as wide as the first of them need.
fn columns(app: &App, area: Rect, is_one_line: bool) -> RowColumns {
    let measured = app
        .snapshot
        .measured_attention
        .get_or_measure(app.view.lang, || {
            let found = app.attention();
            let mut series: Vec<SeriesId> = found.rows.iter().map(|row| row.series).collect();
            // If nothing fails, only the rows shown on request remain.
            if series.is_empty() {
                series.extend(found.unjudged.iter().chain(&found.of_other_plans));
            }
            let rows = series.into_iter().take(MEASURED);
            let cells =
                |series| RowCells::from_card(&Card::new(app.basis(), series), app.display.glyphs);
            MeasuredWidths::measure(&row::heads(app), rows.map(cells))
        });
    let shows = RowFacts {
        gap: true,
        owner: true,
    };
    let width = usize::from(behind_gutter(area).width);
    let space = RowSpace {
        width,
        screen: app.display.size.0,
        is_one_line,
    };
    RowColumns::lay_out(&measured, space, shows)
}

/// Draws the list over the body of the screen; returns where the chosen row begins.
pub(crate) fn draw(app: &App, open: &AttentionView, body: Rect, frame: &mut Frame<'_>) -> Position {
    let parts = attention_parts(body);
    let columns = columns(app, body, parts.row_height == 1);
    let lines = app.attention_lines(open);
    draw_title(app, open, parts.title, frame);
    draw_headings(app, &columns, &parts, frame);
    let mut rests = Position::new(parts.rows.x + GUTTER as u16, parts.rows.y);
    let has_rows = lines
        .iter()
        .any(|line| matches!(line, AttentionLine::Target(_)));
    let rows = match has_rows {
        true => parts.rows,
        false => draw_nothing(app, parts.rows, frame),
    };
    let pinned = brief::pinned(app);
    let visible = usize::from(rows.height / parts.row_height);
    let mut cursor = open.cursor;
    cursor.set_len(lines.len());
    let start = cursor.top(visible);
    let near = names_near(app, &lines, start, visible);
    let shown = lines.iter().enumerate().skip(start);
    for (row, (at, line)) in (0..).zip(shown.take(visible)) {
        let area = Rect {
            y: rows.y + row * parts.row_height,
            height: parts.row_height,
            ..rows
        };
        let is_chosen = at == cursor.selected();
        if is_chosen {
            rests.y = area.y;
        }
        let is_pinned = series_of(line).is_some_and(|series| pinned.contains(&series));
        list::draw_pin(app, is_pinned, area, frame);
        draw_line(app, (line, &near), is_chosen, &columns, area, frame);
    }
    rests
}

/// The indicator of a line that is one.
fn series_of(line: &AttentionLine) -> Option<SeriesId> {
    match line {
        AttentionLine::Target(row) => Some(row.series),
        AttentionLine::Named(series) => Some(*series),
        AttentionLine::Group(..) | AttentionLine::Counted(..) => None,
    }
}

/// The names of the indicators that are shown, and of some before and behind them.
fn names_near<'a>(
    app: &'a App,
    lines: &[AttentionLine],
    start: usize,
    visible: usize,
) -> Vec<&'a str> {
    let catalog = app.catalog();
    let lines = lines.iter().skip(start.saturating_sub(REACH));
    let series = lines.take(visible + 2 * REACH).filter_map(series_of);
    series
        .map(|series| catalog.say(catalog.indicator_of(series).name, app.view.lang))
        .collect()
}

fn draw_line(
    app: &App,
    (line, near): (&AttentionLine, &[&str]),
    is_chosen: bool,
    columns: &RowColumns,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    if is_chosen {
        let (mark, style) = (app.display.glyphs.cursor, app.display.theme.focus());
        frame.buffer_mut().set_string(area.x, area.y, mark, style);
    }
    let inner = behind_gutter(area);
    match line {
        AttentionLine::Group(name, place, count) => {
            draw_group(app, *name, *place, *count, inner, frame);
        }
        AttentionLine::Target(row) => {
            draw_row(app, (row.series, near), is_chosen, columns, inner, frame);
        }
        AttentionLine::Named(series) => {
            draw_row(app, (*series, near), is_chosen, columns, inner, frame);
        }
        AttentionLine::Counted(what, count) => draw_counted(app, *what, *count, inner, frame),
    }
}

/// The part of a row after the gutter; its last cell stays empty.
fn behind_gutter(area: Rect) -> Rect {
    Rect {
        x: area.x + GUTTER as u16,
        width: area.width.saturating_sub(GUTTER as u16 + 1),
        ..area
    }
}

/// How many need attention of how many, in which order they stand, and how many there are of each sign.
fn draw_title(app: &App, open: &AttentionView, area: Rect, frame: &mut Frame<'_>) {
    let words = words_of(app.view.lang);
    let found = app.attention();
    let signs = signs(app, &found);
    let counts = [found.rows.len(), found.total].map(|count| number::count(count, app.view.lang));
    let order = match open.grouping {
        Grouping::Farthest => words.farthest_first,
        Grouping::Category => words.by_category,
        Grouping::Owner => words.by_owner,
    };
    let said = |phrase: &str| fill(phrase, &[words.title, &counts[0], &counts[1]]);
    let forms = [
        format!(" {} · {order}", said(words.counted)),
        format!(" {} · {order}", said(words.counted_short)),
        format!(" {}", said(words.counted_short)),
    ];
    let room = usize::from(area.width).saturating_sub(signs.width() + 1);
    let fitting = forms.iter().find(|form| text::width(form) <= room);
    let title = fitting.unwrap_or(&forms[2]);
    let title = text::fit(title, room, app.display.glyphs.ellipsis);
    let buffer = frame.buffer_mut();
    Drawn::from(Span::styled(title, app.display.theme.focus())).render(area, buffer);
    signs.right_aligned().render(area, buffer);
}

/// How many there are of each sign.
fn signs(app: &App, found: &Attention) -> Drawn<'static> {
    let mut signs: Vec<(&str, Class, usize)> = Vec::new();
    for row in &found.rows {
        let sign = app.display.glyphs.class(row.class);
        match signs.iter_mut().find(|(known, ..)| *known == sign) {
            Some((_, _, count)) => *count += 1,
            None => signs.push((sign, row.class, 1)),
        }
    }
    let spans = signs.into_iter().map(|(sign, class, count)| {
        let said = format!("{sign}{} ", number::count(count, app.view.lang));
        Span::styled(said, app.display.theme.status(class.status() as usize))
    });
    spans.collect()
}

fn draw_headings(app: &App, columns: &RowColumns, parts: &AttentionParts, frame: &mut Frame<'_>) {
    let Some(area) = parts.headings.map(behind_gutter) else {
        return;
    };
    let style = app.display.theme.muted();
    let lines = row::headings(app, columns).into_iter();
    let lines = lines.map(|line| Drawn::from(Span::styled(line, style)));
    Paragraph::new(lines.collect::<Vec<_>>()).render(area, frame.buffer_mut());
}

/// Says that nothing needs attention; returns the rest of the area.
fn draw_nothing(app: &App, area: Rect, frame: &mut Frame<'_>) -> Rect {
    if app.is_counting() || area.height == 0 {
        return area;
    }
    let words = words_of(app.view.lang);
    let said = match app.attention().has_no_target_of_plan(app.basis()) {
        true => words.no_target,
        false => words.nothing,
    };
    let said = format!("  {said}");
    let said = text::fit(&said, usize::from(area.width), app.display.glyphs.ellipsis);
    Drawn::styled(said, app.display.theme.muted()).render(area, frame.buffer_mut());
    let taken = 2.min(area.height);
    Rect {
        y: area.y + taken,
        height: area.height - taken,
        ..area
    }
}

/// Draws the name of a group on the last line of its row, so that it stands at its targets.
fn draw_group(
    app: &App,
    name: Option<Bilingual>,
    place: Option<PlaceId>,
    count: usize,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let name = match name {
        Some(name) => app.catalog().say(name, app.view.lang),
        None => words_of(app.view.lang).no_owner,
    };
    let place = place.map(|place| app.catalog().place(place).name);
    let place = place.map_or_else(String::new, |place| {
        format!(" · {}", app.catalog().say(place, app.view.lang))
    });
    let said = format!("{name}{place} ({})", number::count(count, app.view.lang));
    let said = text::fit(&said, usize::from(area.width), app.display.glyphs.ellipsis);
    let last = Rect {
        y: area.bottom().saturating_sub(1),
        height: 1,
        ..area
    };
    let title = Span::styled(said, app.display.theme.title());
    Drawn::from(title).render(last, frame.buffer_mut());
}

/// Draws how many there are of what is only counted, and the first of them.
fn draw_counted(app: &App, what: CountedOnly, count: usize, area: Rect, frame: &mut Frame<'_>) {
    let words = words_of(app.view.lang);
    let found = app.attention();
    let (phrase, series) = match what {
        CountedOnly::WithoutFigure => (words.without_figure, &found.without_figure),
        CountedOnly::Unjudged => (words.unjudged, &found.unjudged),
        CountedOnly::OfOtherPlans => (words.of_other_plans, &found.of_other_plans),
    };
    let said = fill(phrase, &[&number::count(count, app.view.lang)]);
    let (width, ellipsis) = (usize::from(area.width), app.display.glyphs.ellipsis);
    // More names than fit are not made.
    let names = series.iter().take(width / 4).map(|series| {
        let name = app.catalog().indicator_of(*series).name;
        app.catalog().say(name, app.view.lang)
    });
    let names = names.collect::<Vec<_>>().join(" · ");
    let plain = Span::styled(text::fit(&said, width, ellipsis), app.display.theme.text());
    let muted = |said: String, room| {
        Span::styled(text::fit(&said, room, ellipsis), app.display.theme.muted())
    };
    let lines = match area.height {
        1 => {
            let room = width.saturating_sub(plain.width());
            vec![Drawn::from(vec![plain, muted(format!(" · {names}"), room)])]
        }
        _ => vec![Drawn::from(plain), Drawn::from(muted(names, width))],
    };
    Paragraph::new(lines).render(area, frame.buffer_mut());
}

fn draw_row(
    app: &App,
    (series, near): (SeriesId, &[&str]),
    is_chosen: bool,
    columns: &RowColumns,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let cells = RowCells::from_card(&Card::new(app.basis(), series), app.display.glyphs);
    let (theme, ellipsis) = (&app.display.theme, app.display.glyphs.ellipsis);
    let name = |room| {
        let name = vec![Span::styled(
            fit_apart(&cells.name, room, ellipsis, near),
            theme.text(),
        )];
        match is_chosen {
            true => text::restyled(name, room, |style| theme.chosen(style)),
            false => name,
        }
    };
    let content = RowContent {
        series,
        cells: &cells,
        name,
    };
    row::draw(app, content, columns, area, frame);
}
