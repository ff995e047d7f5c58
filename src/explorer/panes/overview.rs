//! The scoreboard of the whole plan, one category a line.
//!
//! Owns the full-screen overview: for each category a bar with one sign for each indicator, best first,
//! and how many are met of how many; below them the computed counts beside the reported ones, each with
//! its denominator, source and date. One sign a target, so that nothing is told by color or length alone.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::core::judge::board::reported_date;
use crate::core::judge::class::Kind;
use crate::core::judge::standing::Status;
use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Draws the overview over the body of the screen.
pub(crate) fn draw(app: &App, chosen: usize, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    let mut lines = bars(app, chosen, width);
    lines.push(Line::default());
    lines.extend(counts(app, width));
    lines.extend(withdrawn(app, width));
    lines.extend(reported(app, width));
    // A small screen needs its lines for words.
    if lines.len() > usize::from(area.height) {
        lines.retain(|line| line.width() > 0);
    }
    Paragraph::new(lines).render(area, frame.buffer_mut());
}

/// Columns below which every line counts.
const PHONE: usize = 60;

fn bars(app: &App, chosen: usize, width: usize) -> Vec<Line<'static>> {
    let words = words(app.view.lang);
    let board = &app.snapshot.scoreboard;
    let mut rows = vec![(words.all.to_owned(), board.total, board.by_status)];
    for line in &board.by_category {
        let name = app.catalog().say(line.name, app.view.lang).to_owned();
        rows.push((name, line.total, line.by_status));
    }
    let widest = rows
        .iter()
        .map(|(name, ..)| text::width(name))
        .max()
        .unwrap_or(0);
    let column = widest.min((width / 3).max(12));
    let room = width.saturating_sub(2 + column + 2 + 8);
    let title = fill(
        words.overview_title,
        &[&number::count(board.total, app.view.lang)],
    );
    let title = text::fit(&format!(" {title}"), width, app.display.glyphs.ellipsis);
    let mut lines = vec![
        Line::styled(title, app.display.theme.title()),
        Line::default(),
    ];
    for (at, (name, total, classes)) in rows.iter().enumerate() {
        let met = classes[Status::Exceeded as usize] + classes[Status::Met as usize];
        let is_chosen = at == chosen;
        let mark = if is_chosen {
            app.display.glyphs.cursor
        } else {
            " "
        };
        let name_style = if is_chosen {
            app.display.theme.focus()
        } else {
            app.display.theme.text()
        };
        let name = text::pad_right(
            &text::fit(name, column, app.display.glyphs.ellipsis),
            column,
        );
        let mut spans = vec![
            Span::styled(format!("{mark} "), app.display.theme.focus()),
            Span::styled(name, name_style),
            Span::styled(
                format!(" {:>7} ", format!("{met}/{total}")),
                app.display.theme.figure(),
            ),
        ];
        spans.extend(bar(app, *total, classes, room));
        lines.push(Line::from(spans));
    }
    lines
}

/// One sign for each indicator, best first; where they do not fit, each class in proportion, at least
/// one sign for a class that is not empty.
fn bar(app: &App, total: usize, classes: &[usize; 7], room: usize) -> Vec<Span<'static>> {
    let filled = classes.iter().filter(|count| **count > 0).count();
    let shares = |count: usize| match total <= room {
        true => count,
        false if count == 0 => 0,
        false => 1 + count * room.saturating_sub(filled) / total.max(1),
    };
    let span = |status: &Status| {
        let class = *status as usize;
        let signs = app
            .display
            .glyphs
            .status(class)
            .repeat(shares(classes[class]));
        Span::styled(signs, app.display.theme.status(class))
    };
    Status::ALL.iter().map(span).collect()
}

/// Every class with its sign, word and count: the statuses, then the kinds without a verdict that occur.
fn classes(app: &App, is_phone: bool) -> Vec<(String, Status)> {
    let (board, glyphs, lang) = (&app.snapshot.scoreboard, app.display.glyphs, app.view.lang);
    let total = board.total;
    let judged = Status::ALL
        .into_iter()
        .filter(|status| *status != Status::NotAssessable)
        // A phone has no room for what did not happen.
        .filter(|status| !is_phone || board.of(*status) > 0);
    let judged = judged.map(|status| {
        let word = wording::status(status, lang);
        let glyph = glyphs.status(status as usize);
        (
            format!("{glyph} {word} {}/{total}   ", board.of(status)),
            status,
        )
    });
    let rest = Kind::ALL.into_iter().filter_map(|kind| {
        let count = board.without_verdict(kind);
        let glyph = glyphs.without_verdict(kind);
        let word = wording::without_verdict(kind, lang);
        let said = format!("{glyph} {word} {count}/{total}   ");
        (count > 0).then_some((said, Status::NotAssessable))
    });
    judged.chain(rest).collect()
}

/// The seven classes with their counts, as many on a line as fit.
fn counts(app: &App, width: usize) -> Vec<Line<'static>> {
    let words = words(app.view.lang);
    let board = &app.snapshot.scoreboard;
    let total = board.total;
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut line = Line::from(Span::raw(" "));
    for (said, status) in classes(app, width < PHONE) {
        if line.width() + text::width(said.trim_end()) > width && line.spans.len() > 1 {
            lines.push(std::mem::replace(&mut line, Line::from(Span::raw(" "))));
        }
        let style = app.display.theme.status(status as usize);
        line.push_span(Span::styled(said, style));
    }
    lines.push(line);
    let met = format!("{}/{total}", board.met());
    let mut parts = vec![fill(words.met_count, &[&met])];
    if board.met_before > 0 {
        let before = board.met_before.to_string();
        parts.push(fill(words.met_before_count, &[&before]));
    }
    // A phone has this count beside its sign already.
    if width >= PHONE {
        let without = board.without_figure.to_string();
        parts.push(fill(words.without_figure_count, &[&without]));
    }
    if board.withdrawn > 0 {
        parts.push(fill(words.withdrawn_count, &[&board.withdrawn.to_string()]));
    }
    let said = format!("{}: {}", words.computed, parts.join(" · "));
    lines.extend(wrapped(&said, width).map(|line| Line::styled(line, app.display.theme.text())));
    lines
}

/// What was withdrawn and is not counted, with the document that did.
fn withdrawn(app: &App, width: usize) -> Vec<Line<'static>> {
    let catalog = app.catalog();
    let mut lines = Vec::new();
    for (series, withdrawal) in &app.snapshot.scoreboard.withdrawals {
        let name = catalog.say(catalog.indicator_of(*series).name, app.view.lang);
        let source = withdrawal.source.map(|id| catalog.source(id));
        let date = source.map_or_else(String::new, |source| {
            number::published(source.published, app.view.lang)
        });
        let id = source.map_or("", |source| catalog.text(source.id));
        let said = format!("{}: {name} ({id}, {date})", words(app.view.lang).withdrawn);
        lines.extend(
            wrapped(&said, width).map(|line| Line::styled(line, app.display.theme.muted())),
        );
    }
    lines
}

/// What sources reported themselves, each with source and date.
fn reported(app: &App, width: usize) -> Vec<Line<'static>> {
    let words = words(app.view.lang);
    let catalog = app.catalog();
    let mut lines = Vec::new();
    for count in &app.snapshot.scoreboard.reported {
        let date = number::published(reported_date(catalog, count), app.view.lang);
        let source = count.source.map(|id| catalog.source(id));
        let id = source.map_or("", |source| catalog.text(source.id));
        // A phone has no room for titles; they stand with the indicators.
        let title = source
            .filter(|_| width >= PHONE)
            .map_or_else(String::new, |source| {
                format!(": {}", catalog.text(source.title))
            });
        let said = wording::reported_long(count, app.view.lang);
        let said = format!("{}: {said} ({date}; {id}{title})", words.reported);
        lines.extend(
            wrapped(&said, width).map(|line| Line::styled(line, app.display.theme.muted())),
        );
    }
    lines
}

fn wrapped(said: &str, width: usize) -> impl Iterator<Item = String> + use<> {
    let lines = text::wrap(said, width.saturating_sub(3).max(8));
    lines.into_iter().enumerate().map(|(at, line)| match at {
        0 => format!(" {line}"),
        _ => format!("   {line}"),
    })
}
