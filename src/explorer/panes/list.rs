//! The indicators, two lines each: the name with its sparkline, then figure, target and status.
//!
//! Owns the columns of a line at each width. A figure, a unit or a status is never cut; what does
//! not fit is left out in a fixed order. The chosen line is told by a mark in the gutter alone, so
//! that moving costs few bytes.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::core::catalog::Catalog;
use crate::core::judge::standing::{Reason, Standing, Status};
use crate::core::model::{Claim, ClaimKind, Comparator, SeriesId, TargetKind};
use crate::core::period::Meaning;
use crate::explorer::draw::series::{self, SPAN};
use crate::explorer::draw::sparkline::Sparkline;
use crate::explorer::layout::{Focus, ROW_HEIGHT};
use crate::explorer::panes::other;
use crate::explorer::state::app::App;
use crate::explorer::state::things::{Row, Thing};
use crate::line::draw::text;
use crate::search::highlight::matches;
use crate::words::locale::number::{self, Form};
use crate::words::locale::words::{fill, words};
use crate::words::wording;

const GUTTER: usize = 2;

/// Draws the pane.
pub(crate) fn draw(app: &App, area: Rect, frame: &mut Frame<'_>) {
    let [top, body] = split(area);
    draw_title(app, top, frame);
    if app.snapshot.rows.is_empty() {
        draw_empty(app, body, frame);
        return;
    }
    let visible = usize::from(body.height) / ROW_HEIGHT;
    let start = app.panes.list.top(visible);
    for (at, row) in app
        .snapshot
        .rows
        .iter()
        .enumerate()
        .skip(start)
        .take(visible)
    {
        let y = body.y + ((at - start) * ROW_HEIGHT) as u16;
        let area = Rect {
            y,
            height: ROW_HEIGHT as u16,
            ..body
        };
        let is_chosen = at == app.panes.list.selected() && !app.is_awaiting();
        draw_mark(app, is_chosen, area, frame);
        match row.thing {
            Thing::Series(series) => draw_row(app, row, series, area, frame),
            other => draw_other(app, other, area, frame),
        }
    }
}

fn split(area: Rect) -> [Rect; 2] {
    let top = Rect {
        height: area.height.min(1),
        ..area
    };
    let body = Rect {
        y: area.y + top.height,
        height: area.height - top.height,
        ..area
    };
    [top, body]
}

fn draw_title(app: &App, area: Rect, frame: &mut Frame<'_>) {
    let words = words(app.view.lang);
    let theme = &app.display.theme;
    let count = if app.is_awaiting() {
        words.searching.to_owned()
    } else if app.snapshot.query.is_empty() {
        // Nothing is asked yet, also where a filter still lacks its value.
        number::count(app.snapshot.rows.len(), app.view.lang)
    } else {
        let total = number::count(app.library.index.len(), app.view.lang);
        let found = number::count(app.snapshot.answer.total, app.view.lang);
        fill(words.found_of, &[&found, &total])
    };
    let room = usize::from(area.width).saturating_sub(text::width(&count) + 1);
    let is_title = !app.finder.is_open && app.finder.prompt.is_empty();
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
        let field = app.finder.prompt.window(room.saturating_sub(3));
        if app.finder.is_open {
            let x = area.x + 2 + field.cursor as u16;
            frame.set_cursor_position((x.min(area.right().saturating_sub(1)), area.y));
        }
        let mut spans = vec![Span::styled("/ ", theme.focus())];
        if field.text.is_empty() {
            let hint = text::fit(
                words.search_hint,
                room.saturating_sub(3),
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
}

fn group_name(app: &App) -> &str {
    let words = words(app.view.lang);
    match app.snapshot.groups.get(app.panes.category.selected()) {
        Some(group) => super::categories::name(app, group),
        None => words.all,
    }
}

fn draw_empty(app: &App, area: Rect, frame: &mut Frame<'_>) {
    let words = words(app.view.lang);
    let said = match &app.snapshot.answer.suggestion {
        _ if app.is_awaiting() => return,
        // Of what is not there yet nobody knows whether it is here.
        _ if app.finder.prompt.is_empty() && app.loading.progress.is_some() => return,
        _ if app.finder.prompt.is_empty() => words.empty_list.to_owned(),
        Some(near) => fill(words.suggestion, &[near]),
        None => words.nothing.to_owned(),
    };
    let room = usize::from(area.width).saturating_sub(GUTTER);
    let lines = text::wrap(&said, room)
        .into_iter()
        .map(|line| Line::styled(format!("  {line}"), app.display.theme.muted()));
    Paragraph::new(lines.collect::<Vec<_>>()).render(area, frame.buffer_mut());
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
    for (y, (said, style)) in (area.y..area.bottom()).zip(lines) {
        let said = text::fit(&said, room, app.display.glyphs.ellipsis);
        frame
            .buffer_mut()
            .set_string(area.x + GUTTER as u16, y, said, style);
    }
}

fn draw_row(app: &App, row: &Row, series: SeriesId, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    let standing = app.standing(series);
    let buffer = frame.buffer_mut();
    let cells = if width >= 60 { SPAN } else { 8 };
    let spark = if width >= 44 { cells } else { 0 };
    let room = width.saturating_sub(GUTTER + spark + usize::from(spark > 0) * 2);
    let name = Line::from(name_spans(app, row, series, room));
    let first = Rect {
        x: area.x + GUTTER as u16,
        width: area.width.saturating_sub(GUTTER as u16),
        height: 1,
        ..area
    };
    name.render(first, buffer);
    if spark > 0 {
        let cells = Rect {
            x: area.right().saturating_sub(spark as u16 + 1),
            width: spark as u16,
            height: 1,
            ..area
        };
        draw_sparkline(app, series, cells, buffer);
    }
    let second = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1).min(1),
        ..first
    };
    let facts = Facts::of(app, series, &standing);
    Line::from(facts.spans(app, usize::from(second.width))).render(second, buffer);
}

fn name_spans(app: &App, row: &Row, series: SeriesId, room: usize) -> Vec<Span<'static>> {
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
        matches(name, &app.snapshot.query, row.reading)
    };
    let theme = &app.display.theme;
    let room_name = room.saturating_sub(text::width(&place)).max(room / 2);
    let mut spans = text::marked_fit(
        name,
        room_name,
        app.display.glyphs.ellipsis,
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

fn draw_sparkline(app: &App, series: SeriesId, area: Rect, buffer: &mut ratatui::buffer::Buffer) {
    let (catalog, viewpoint) = (app.catalog(), &app.snapshot.viewpoint);
    Sparkline {
        figures: &series::stretches(catalog, viewpoint, series),
        breaks: &series::breaks(catalog, viewpoint, series),
        span: series::span(viewpoint.day, area.width),
        glyphs: app.display.glyphs,
        styles: (app.display.theme.muted(), app.display.theme.faint()),
    }
    .render(area, buffer);
}

/// The second line of an indicator, before it is fitted to a width.
struct Facts {
    words: String,
    signs: String,
    is_estimate: bool,
    year: String,
    target: String,
    status: Status,
    reason: Option<Reason>,
    conflict: bool,
    is_derived: bool,
}

/// The year of a figure, or the years it is the mean or sum of: "2023", "21–25".
fn year_of(catalog: &Catalog, claim: &Claim) -> String {
    let Some(year) = claim.year else {
        return String::new();
    };
    let short = |year: i16| year.rem_euclid(100);
    match catalog.period(claim.period).meaning() {
        Meaning::Span {
            first: Some(first), ..
        } if first != year => format!("{:02}–{:02}", short(first), short(year)),
        _ => year.to_string(),
    }
}

impl Facts {
    fn of(app: &App, series: SeriesId, standing: &Standing) -> Self {
        let catalog = app.catalog();
        let shown = wording::shown(standing).map(|at| catalog.claim(at));
        let (mut words_form, mut signs, mut year, mut is_estimate) = (
            app.display.glyphs.missing.to_owned(),
            app.display.glyphs.missing.to_owned(),
            String::new(),
            false,
        );
        if let Some(claim) = &shown {
            let unit = wording::unit(catalog, series, app.view.lang);
            let percent = if unit.starts_with('%') { "%" } else { "" };
            let said = |form| {
                let figure = wording::marked_figure(catalog, claim, form, app.view.lang);
                format!("{figure}{percent}")
            };
            words_form = said(Form::Words);
            signs = said(Form::Signs);
            year = year_of(catalog, claim);
            is_estimate = claim.kind != ClaimKind::Actual;
        }
        let target = standing.target.map_or_else(String::new, |at| {
            let target = catalog.claim(at);
            let figure = wording::figure(catalog, &target, Form::Signs, app.view.lang);
            let told = match wording::promised_kind(catalog, series, &target) {
                None => "",
                Some(TargetKind::Growth) => "%",
                Some(_) => words(app.view.lang).a_year_short,
            };
            // The target of another plan than the main ones tells its year.
            let year = target
                .year
                .filter(|_| !app.snapshot.viewpoint.is_counted(catalog, series));
            let year =
                year.map_or_else(String::new, |year| format!("’{:02}", year.rem_euclid(100)));
            match target.comparator {
                Comparator::Equal | Comparator::Range => format!("/ {figure}{told}{year}"),
                _ => format!("/{figure}{told}{year}"),
            }
        });
        let shown_year = shown.and_then(|claim| claim.year);
        let conflict = standing
            .conflicts
            .iter()
            .any(|conflict| Some(conflict.year) == shown_year);
        Self {
            words: words_form,
            signs,
            is_estimate,
            year,
            target,
            status: standing.status,
            reason: standing.reason,
            conflict,
            is_derived: shown.is_some_and(|claim| wording::is_derived(catalog, &claim)),
        }
    }

    fn spans(&self, app: &App, width: usize) -> Vec<Span<'static>> {
        let theme = &app.display.theme;
        let words = words(app.view.lang);
        let is_wide = width >= 46;
        let column = if is_wide { 15 } else { 10 };
        let figure = if text::width(&self.words) <= column {
            &self.words
        } else {
            &self.signs
        };
        let figure_style = if self.is_estimate {
            theme.estimate()
        } else {
            theme.figure()
        };
        let mark = match (self.conflict, self.is_derived) {
            (true, _) => format!("{} ", words.conflict_mark),
            (false, true) => "*".to_owned(),
            (false, false) => String::new(),
        };
        let figure_width = text::width(figure) + text::width(&mark);
        let mut used = column.max(figure_width);
        let gap = " ".repeat(column.saturating_sub(figure_width));
        let mut spans = vec![
            Span::raw(gap),
            Span::styled(mark, theme.conflict()),
            Span::styled(figure.clone(), figure_style),
        ];
        let mut push = |said: String, style, spans: &mut Vec<Span<'static>>| {
            used += text::width(&said);
            spans.push(Span::styled(said, style));
        };
        push(" ".to_owned(), theme.text(), &mut spans);
        // A figure without its year could pass for today's.
        let year = if is_wide { 6 } else { 5 };
        let year = year.max(text::width(&self.year) + 1);
        push(text::pad_right(&self.year, year), theme.muted(), &mut spans);
        let target = match width >= 41 {
            true => text::pad_right(&self.target, 9),
            false => self.target.clone(),
        };
        push(target, theme.muted(), &mut spans);
        let (glyph, word) = self.status_words(app);
        let full = text::width(&glyph) + 1 + text::width(word);
        let style = theme.status(self.status as usize);
        let short = wording::status_short(self.status, app.view.lang);
        let room = width.saturating_sub(used + 2 + text::width(&glyph));
        if used + 1 + full <= width {
            spans.push(Span::styled(format!(" {glyph} {word}"), style));
        } else if !word.is_empty() && text::width(short) <= room {
            spans.push(Span::styled(format!(" {glyph} {short}"), style));
        } else if used + 2 <= width {
            spans.push(Span::styled(format!(" {glyph}"), style));
        }
        spans
    }

    fn status_words(&self, app: &App) -> (String, &'static str) {
        if self.reason == Some(Reason::NoTarget) {
            return (" ".to_owned(), "");
        }
        let glyph = app.display.glyphs.status(self.status as usize).to_owned();
        (glyph, wording::status(self.status, app.view.lang))
    }
}
