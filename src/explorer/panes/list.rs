//! The indicators, one line each or two (`row`).
//!
//! Owns which lines are visible, and the lines above them. A mark in the gutter and the background of the name show
//! the chosen one: visible across a room, and cheap on the line. It must not know what a row says.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::core::model::SeriesId;
use crate::explorer::draw::columns::{MEASURED, MeasuredWidths, RowColumns, RowFacts, RowSpace};
use crate::explorer::layout::{Focus, ListParts, list_parts, row_height};
use crate::explorer::panes::brief;
use crate::explorer::panes::categories;
use crate::explorer::panes::other;
use crate::explorer::panes::row::{self, RowContent};
use crate::explorer::state::app::App;
use crate::explorer::state::lens::Reach;
use crate::explorer::state::things::{GroupOf, ListRow, Thing};
use crate::library::Instead;
use crate::library::asked::Asked;
use crate::line::draw::apart::{REACH, marked_fit_apart};
use crate::line::draw::text;
use crate::report::asked;
use crate::report::card::Card;
use crate::report::rows::RowCells;
use crate::search::grammar::QuestionKind;
use crate::search::highlight::matches;
use crate::search::query::QueryProblem;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::problems::filters;
use crate::words::wording;

const GUTTER: usize = 2;
/// Cells before the text of the search box.
const FIELD: usize = 2;
/// The room that the query and the count need before the searched scope is shown, and how much of the scope is shown.
const LEAST_FIELD: usize = 26;
const LEAST_REACH: usize = 8;
const MOST_REACH: usize = 20;
/// Columns below which the ground lies under the start of the chosen name alone, and how much that is.
const NARROW: u16 = 44;
const LEAST_GROUND: u16 = 18;
/// Columns of a row from which it tells the distance to its target.
const GAP_COLUMNS: usize = 110;

/// Draws the pane; returns where the chosen row begins, or the rows while none is chosen.
pub(crate) fn draw(app: &App, area: Rect, frame: &mut Frame<'_>) -> Position {
    let ListParts {
        title,
        headings,
        rows: body,
    } = list_parts(area);
    let room = draw_title(app, title, frame);
    let mut rests = Position::new(body.x + GUTTER as u16, body.y);
    if app.snapshot.rows.is_empty() {
        match app.snapshot.query.unreadable() {
            Some(problem) if !app.is_awaiting() => {
                let under = headings.map_or(body, |headings| headings.union(body));
                draw_unreadable(app, problem, room, under, frame);
            }
            _ => draw_empty(app, body, frame),
        }
        return rests;
    }
    let height = row_height(area);
    let visible = usize::from(body.height / height);
    let start = app.panes.list.top(visible);
    let rows = app.snapshot.rows.iter().enumerate();
    let columns = columns(app, behind_gutter(body));
    if let Some(headings) = headings {
        let said = row::headings(app, &columns).pop().unwrap_or_default();
        Line::from(Span::styled(said, app.display.theme.muted()))
            .render(behind_gutter(headings), frame.buffer_mut());
    }
    let pinned = brief::pinned(app);
    let near = names_near(app, start, visible);
    for (line, (at, row)) in (0..).zip(rows.skip(start).take(visible)) {
        let area = Rect {
            y: body.y + line * height,
            height,
            ..body
        };
        let is_chosen = at == app.panes.list.selected() && !app.is_awaiting();
        draw_mark(app, is_chosen, area, frame);
        if is_chosen {
            rests.y = area.y;
        }
        match row.thing() {
            Thing::Series(series) => {
                draw_pin(app, pinned.contains(&series), area, frame);
                let listed = Listed {
                    row,
                    series,
                    is_chosen,
                    near: &near,
                };
                draw_row(app, listed, &columns, area, frame);
            }
            other => draw_other(app, other, area, frame),
        }
    }
    rests
}

/// The names of the indicators that are shown, and of some before and behind them.
fn names_near(app: &App, start: usize, visible: usize) -> Vec<&str> {
    let catalog = app.catalog();
    let rows = app.snapshot.rows.iter().skip(start.saturating_sub(REACH));
    let series = rows
        .take(visible + 2 * REACH)
        .filter_map(|row| match row.thing() {
            Thing::Series(series) => Some(series),
            _ => None,
        });
    series
        .map(|series| catalog.say(catalog.indicator_of(series).name, app.view.lang))
        .collect()
}

/// The columns of the rows: as wide as those of the whole place need.
fn columns(app: &App, area: Rect) -> RowColumns {
    let measured = app
        .snapshot
        .measured_rows
        .get_or_measure(app.view.lang, || {
            let series = app.snapshot.measured(app.catalog());
            let cells =
                |series| RowCells::from_card(&Card::new(app.basis(), series), app.display.glyphs);
            MeasuredWidths::measure(&row::heads(app), series.take(MEASURED).map(cells))
        });
    let width = usize::from(area.width);
    let shows = RowFacts {
        gap: width >= GAP_COLUMNS,
        owner: false,
    };
    let is_one_line = row_height(Rect {
        width: area.width + GUTTER as u16,
        ..area
    }) == 1;
    let space = RowSpace {
        width,
        screen: app.display.size.0,
        is_one_line,
    };
    RowColumns::lay_out(&measured, space, shows)
}

/// The part of some lines after the gutter.
fn behind_gutter(area: Rect) -> Rect {
    Rect {
        x: area.x + GUTTER as u16,
        width: area.width.saturating_sub(GUTTER as u16),
        ..area
    }
}

/// Draws the line above the rows; returns the cells that the text of the search box has.
fn draw_title(app: &App, area: Rect, frame: &mut Frame<'_>) -> usize {
    let words = words(app.view.lang);
    let theme = &app.display.theme;
    let count = if app.is_counting() {
        words.counting.to_owned()
    } else if app.is_awaiting() {
        words.searching.to_owned()
    } else if app.snapshot.query.is_empty() {
        // Nothing is asked yet, as when a filter still lacks its value.
        number::count(app.snapshot.rows.len(), app.view.lang)
    } else {
        let total = match listing(app) {
            // The share of the targets that were considered.
            Some(asked) => asked.total,
            None => app.snapshot.searched(&app.library, &app.view),
        };
        let total = number::count(total, app.view.lang);
        let found = number::count(app.snapshot.answer.total, app.view.lang);
        fill(words.found_of, &[&found, &total])
    };
    let is_title = !app.finder.is_open && app.finder.prompt.is_empty();
    let count = match is_title || app.snapshot.query.is_empty() {
        true => count,
        false => format!("{}{count}", reach_told(app, usize::from(area.width))),
    };
    let room = usize::from(area.width).saturating_sub(text::width(&count) + 1);
    let room_of_field = room.saturating_sub(FIELD + 1);
    let left = if is_title {
        let style = match app.panes.focus {
            Focus::List => theme.focus(),
            _ => theme.title(),
        };
        Line::from(Span::styled(
            text::fit(
                &format!(" {}", group_name(app)),
                room,
                app.display.glyphs.ellipsis,
            ),
            style,
        ))
    } else {
        let field = app.finder.prompt.window(room_of_field);
        if app.finder.is_open {
            let x = area.x + (FIELD + field.cursor) as u16;
            frame.set_cursor_position((x.min(area.right().saturating_sub(1)), area.y));
        }
        let mut spans = vec![Span::styled("/ ", theme.focus())];
        if field.text.is_empty() {
            let hint = text::fit(
                &fill(words.search_hint, &[&reach_name(app)]),
                room_of_field,
                app.display.glyphs.ellipsis,
            );
            spans.push(Span::styled(hint, theme.faint()));
        } else {
            spans.push(Span::styled(field.text, theme.text()));
        }
        Line::from(spans)
    };
    let buffer = frame.buffer_mut();
    left.render(area, buffer);
    // A styled line would repaint the whole row; a styled span does not.
    Line::from(Span::styled(format!("{count} "), theme.muted()))
        .right_aligned()
        .render(area, buffer);
    room_of_field
}

/// The searched scope in the box before the count, shortened to leave room for the query.
fn reach_told(app: &App, width: usize) -> String {
    let room = width.saturating_sub(LEAST_FIELD);
    if room < LEAST_REACH {
        return String::new();
    }
    let name = match listing(app) {
        Some(asked) => asked::looked_at(app.basis(), asked, app.view.lang),
        None => reach_name(app),
    };
    let name = text::fit(&name, room.min(MOST_REACH), app.display.glyphs.ellipsis);
    format!("{name}: ")
}

/// The question, where the rows are a list that answers it.
fn listing(app: &App) -> Option<&Asked> {
    let asked = app.snapshot.asked.as_deref()?;
    matches!(asked.kind(), QuestionKind::Which | QuestionKind::Count).then_some(asked)
}

/// The searched scope: every place, the place shown, or the chosen category.
pub(crate) fn reach_name(app: &App) -> String {
    let catalog = app.catalog();
    match (app.view.reaches(), app.snapshot.place) {
        (Reach::Category, _) => group_name(app).into_owned(),
        (Reach::Place, Some(place)) => {
            let name = catalog.place(place).name;
            catalog.say(name, app.view.lang).to_owned()
        }
        _ => words(app.view.lang).reach_everywhere.to_owned(),
    }
}

fn group_name(app: &App) -> Cow<'_, str> {
    let chosen = app.snapshot.groups.get(app.panes.category.selected());
    categories::name(app, chosen.map_or(GroupOf::All, |group| group.of))
}

fn draw_empty(app: &App, area: Rect, frame: &mut Frame<'_>) {
    let words = words(app.view.lang);
    let (said, key) = match app.instead() {
        _ if app.is_awaiting() => return,
        // Still loading: it is not known yet that this place has no indicators.
        _ if app.finder.prompt.is_empty() && app.loading.progress.is_some() => return,
        _ if app.finder.prompt.is_empty() => (words.empty_list.to_owned(), None),
        Some(Instead::Words(near)) => {
            let said = fill(words.suggestion, &[near]);
            (said, Some(words.suggestion_key))
        }
        Some(Instead::Elsewhere { first, total, .. }) => {
            let searched = wording::found_elsewhere(
                app.catalog(),
                &reach_name(app),
                (*first, *total),
                app.view.lang,
            );
            (searched, Some(words.elsewhere_key))
        }
        // What was not read yet may fit.
        None if app.loading.progress.is_some() => (words.nothing_yet.to_owned(), None),
        None => {
            let asked = app.snapshot.asked.as_ref();
            let said = asked.map(|asked| asked::headline(app.basis(), asked));
            (said.unwrap_or_else(|| words.nothing.to_owned()), None)
        }
    };
    let room = usize::from(area.width).saturating_sub(GUTTER);
    let theme = &app.display.theme;
    let style = match app.finder.is_on_instead {
        true => theme.title(),
        false => theme.muted(),
    };
    let lines = text::wrap(&said, room).into_iter();
    let lines = lines.map(|line| Line::styled(format!("  {line}"), style));
    let key = key.map(|key| text::wrap(key, room)).unwrap_or_default();
    let key = key
        .into_iter()
        .map(|line| Line::styled(format!("  {line}"), theme.muted()));
    Paragraph::new(lines.chain(key).collect::<Vec<_>>()).render(area, frame.buffer_mut());
    draw_mark(app, app.finder.is_on_instead, area, frame);
}

/// Points at the part of the query that cannot be read, under a box of so many cells, and says what is wrong with it.
fn draw_unreadable(
    app: &App,
    problem: &QueryProblem,
    room: usize,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = &app.display.theme;
    let before: String = app
        .finder
        .prompt
        .text()
        .chars()
        .take(problem.start)
        .collect();
    let hidden = app.finder.prompt.window(room).hidden;
    let at = text::width(&before).saturating_sub(hidden).min(room);
    let mut lines = vec![Line::from(vec![
        Span::raw(" ".repeat(FIELD + at)),
        Span::styled("^", theme.focus()),
    ])];
    let said = filters::message(problem, app.view.lang);
    let said = text::wrap(&said, usize::from(area.width).saturating_sub(GUTTER));
    let said = said.into_iter();
    lines.extend(said.map(|line| Line::styled(format!("  {line}"), theme.text())));
    Paragraph::new(lines).render(area, frame.buffer_mut());
}

fn draw_mark(app: &App, chosen: bool, area: Rect, frame: &mut Frame<'_>) {
    if chosen {
        let style = match app.panes.focus {
            Focus::List => app.display.theme.focus(),
            _ => app.display.theme.muted(),
        };
        frame
            .buffer_mut()
            .set_string(area.x, area.y, app.display.glyphs.cursor, style);
    }
}

/// Marks what is pinned to the agenda, behind the mark of the chosen row.
pub(super) fn draw_pin(app: &App, is_pinned: bool, area: Rect, frame: &mut Frame<'_>) {
    if is_pinned {
        let (sign, style) = (app.display.glyphs.pin, app.display.theme.focus());
        frame
            .buffer_mut()
            .set_string(area.x + 1, area.y, sign, style);
    }
}

/// Draws what is no indicator: its name, then what it is.
fn draw_other(app: &App, thing: Thing, area: Rect, frame: &mut Frame<'_>) {
    let room = usize::from(area.width).saturating_sub(GUTTER);
    let lines = [
        (other::name(app, thing), app.display.theme.text()),
        (
            format!("  {}", other::about(app, thing)),
            app.display.theme.muted(),
        ),
    ];
    let [(name, style), (about, muted)] = lines;
    // On one line the kind follows the name.
    let lines = match area.height {
        1 => vec![(name + &about, style)],
        _ => vec![(name, style), (about, muted)],
    };
    for (y, (said, style)) in (area.y..area.bottom()).zip(lines) {
        let said = text::fit(&said, room, app.display.glyphs.ellipsis);
        frame
            .buffer_mut()
            .set_string(area.x + GUTTER as u16, y, said, style);
    }
}

/// An indicator of the list.
#[derive(Clone, Copy)]
struct Listed<'a> {
    row: &'a ListRow,
    series: SeriesId,
    is_chosen: bool,
    /// The names from which its own is told apart.
    near: &'a [&'a str],
}

/// Draws an indicator; the chosen one has a background under its name.
fn draw_row(
    app: &App,
    listed: Listed<'_>,
    columns: &RowColumns,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let Listed {
        row,
        series,
        is_chosen,
        near,
    } = listed;
    let cells = RowCells::from_card(&Card::new(app.basis(), series), app.display.glyphs);
    // On a phone two full names are too much for a slow line.
    let most = if area.width < NARROW {
        LEAST_GROUND
    } else {
        area.width
    };
    let name = |room| {
        let name = name_spans(app, (row, series), near, room);
        match is_chosen {
            true => text::restyled(name, usize::from(most), |style| {
                app.display.theme.chosen(style)
            }),
            false => name,
        }
    };
    let inner = behind_gutter(area);
    let content = RowContent {
        series,
        cells: &cells,
        name,
    };
    row::draw(app, content, columns, inner, frame);
}

fn name_spans(
    app: &App,
    (row, series): (&ListRow, SeriesId),
    near: &[&str],
    room: usize,
) -> Vec<Span<'static>> {
    let catalog = app.catalog();
    let indicator = catalog.indicator_of(series);
    let name = catalog.say(indicator.name, app.view.lang);
    let place = catalog.series_of(series).place;
    let elsewhere = app.snapshot.place != Some(place);
    let place = if elsewhere {
        format!(
            " · {}",
            catalog.say(catalog.place(place).name, app.view.lang)
        )
    } else {
        String::new()
    };
    let found = if app.finder.prompt.is_empty() {
        Vec::new()
    } else {
        matches(name, &app.snapshot.query, row.reading())
    };
    let theme = &app.display.theme;
    let room_name = room.saturating_sub(text::width(&place)).max(room / 2);
    let mut spans = marked_fit_apart(
        name,
        (room_name, app.display.glyphs.ellipsis),
        near,
        &found,
        (theme.text(), theme.matched()),
    );
    if elsewhere {
        let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
        let rest = text::fit(
            &place,
            room.saturating_sub(used),
            app.display.glyphs.ellipsis,
        );
        spans.push(Span::styled(rest, theme.muted()));
    }
    spans
}
