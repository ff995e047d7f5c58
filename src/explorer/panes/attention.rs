//! What needs attention: the targets that fail or may fail, in place of the panes.
//!
//! Owns the columns of the rows at each width and the order in which cells give way: sparkline, owner, the period of
//! the target, the target, the gap; never name, figure and status. Which rows there are is told by the state.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line as Drawn, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::core::judge::class::Class;
use crate::core::model::{Bilingual, PlaceId, SeriesId};
use crate::explorer::draw::series::SPAN;
use crate::explorer::layout::{AttentionParts, attention_parts};
use crate::explorer::panes::list::draw_sparkline;
use crate::explorer::state::app::App;
use crate::explorer::state::attention::{AttentionView, Counted, Grouping, Line};
use crate::line::draw::text;
use crate::report::attention::Attention;
use crate::report::attention_rows::Cells;
use crate::report::card::Card;
use crate::words::attention::attention as words_of;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

/// Cells before a row, in which the chosen one is marked.
const GUTTER: usize = 2;
/// Columns below which a row has no sparkline, and the cells of a short one.
const LEAST_SPARK: usize = 44;
const SHORT_SPARK: usize = 8;
/// Columns from which the owner stands beside the name.
const OWNER_COLUMNS: usize = 100;

/// The widths of the columns behind the name; what is wider pushes its own line. Nothing means that a cell gives way.
#[derive(Clone, Copy, Debug)]
struct Columns {
    figure: usize,
    period: usize,
    target: usize,
    gap: usize,
    status: usize,
    owner: usize,
    spark: usize,
    /// Whether the period of the target stands with it.
    has_target_period: bool,
}

impl Columns {
    fn of(width: usize) -> Self {
        let (figure, period, target, gap) = match width {
            0..56 => (0, 0, 0, 0),
            56..80 => (16, 13, 0, 0),
            80..100 => (17, 12, 12, 14),
            100..118 => (20, 14, 14, 20),
            _ => (22, 16, 21, 22),
        };
        Self {
            figure,
            period,
            target,
            gap,
            status: 22,
            owner: match width {
                0..OWNER_COLUMNS => 0,
                OWNER_COLUMNS..160 => 26,
                _ => 24,
            },
            spark: match width {
                0..LEAST_SPARK => 0,
                LEAST_SPARK..60 => SHORT_SPARK,
                _ => SPAN,
            },
            has_target_period: width >= 118,
        }
    }

    /// The columns of everything behind the name where a row is one line.
    fn beside_name(&self) -> usize {
        let all = [
            self.figure,
            self.period,
            self.target,
            self.gap,
            self.status,
            self.owner,
            self.spark,
        ];
        all.iter().map(|column| column + 1).sum()
    }
}

/// Draws the list over the body of the screen; gives where the chosen row begins.
pub(crate) fn draw(app: &App, open: &AttentionView, body: Rect, frame: &mut Frame<'_>) -> Position {
    let parts = attention_parts(body);
    let columns = Columns::of(usize::from(body.width));
    let lines = app.attention_lines(open);
    draw_title(app, open, parts.title, frame);
    draw_headings(app, &columns, &parts, frame);
    let mut rests = Position::new(parts.rows.x + GUTTER as u16, parts.rows.y);
    let has_rows = lines.iter().any(|line| matches!(line, Line::Target(_)));
    let rows = match has_rows {
        true => parts.rows,
        false => draw_nothing(app, parts.rows, frame),
    };
    let visible = usize::from(rows.height / parts.row_height);
    let mut cursor = open.cursor;
    cursor.set_len(lines.len());
    let shown = lines.iter().enumerate().skip(cursor.top(visible));
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
        draw_line(app, (line, is_chosen), &columns, area, frame);
    }
    rests
}

fn draw_line(
    app: &App,
    (line, is_chosen): (&Line, bool),
    columns: &Columns,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    if is_chosen {
        let (mark, style) = (app.display.glyphs.cursor, app.display.theme.focus());
        frame.buffer_mut().set_string(area.x, area.y, mark, style);
    }
    let inner = behind_gutter(area);
    match line {
        Line::Group(name, place, count) => {
            draw_group(app, (*name, *place, *count), inner, frame);
        }
        Line::Target(row) => draw_row(app, (row.series, is_chosen), columns, inner, frame),
        Line::Named(series) => draw_row(app, (*series, is_chosen), columns, inner, frame),
        Line::Counted(what, count) => draw_counted(app, (*what, *count), inner, frame),
    }
}

/// What is left of a row behind the gutter; its last cell stays empty.
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

fn draw_headings(app: &App, columns: &Columns, parts: &AttentionParts, frame: &mut Frame<'_>) {
    let Some(area) = parts.headings.map(behind_gutter) else {
        return;
    };
    let words = words_of(app.view.lang);
    let behind = fact_headings(app, columns);
    let right = right_of_name(columns, words.head_owner, words.head_trend);
    let width = usize::from(area.width);
    let name = |room| text::pad_right(words.head_name, room);
    let lines = match parts.row_height {
        1 => {
            let room = width.saturating_sub(columns.beside_name());
            vec![format!("{} {behind}{right}", name(room))]
        }
        _ => {
            let room = width.saturating_sub(text::width(&right));
            vec![format!("{}{right}", name(room)), behind]
        }
    };
    let style = app.display.theme.muted();
    let lines = lines.into_iter().map(|line| Span::styled(line, style));
    let lines: Vec<Drawn<'_>> = lines.map(Drawn::from).collect();
    Paragraph::new(lines).render(area, frame.buffer_mut());
}

/// The headings of figure, period, target, gap and status.
fn fact_headings(app: &App, columns: &Columns) -> String {
    let (words, of_attention) = (words(app.view.lang), words_of(app.view.lang));
    let left = text::pad_left(words.head_figure, columns.figure);
    let rest = [
        (words.head_period, columns.period),
        (words.target_title, columns.target),
        (of_attention.head_gap, columns.gap),
        (words.status, columns.status),
    ];
    let rest = rest.into_iter().filter(|(_, column)| *column > 0);
    rest.fold(left, |line, (said, column)| {
        line + " " + &text::pad_right(said, column)
    })
}

/// Owner and trend, as they stand right of the name.
fn right_of_name(columns: &Columns, owner: &str, trend: &str) -> String {
    let parts = [(owner, columns.owner), (trend, columns.spark)];
    let parts = parts.iter().filter(|(_, column)| *column > 0);
    parts.fold(String::new(), |line, (said, column)| {
        line + " " + &text::pad_right(said, *column)
    })
}

/// Says that nothing needs attention; gives the rest of the area.
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
    (name, place, count): (Option<Bilingual>, Option<PlaceId>, usize),
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
fn draw_counted(app: &App, (what, count): (Counted, usize), area: Rect, frame: &mut Frame<'_>) {
    let words = words_of(app.view.lang);
    let found = app.attention();
    let (phrase, series) = match what {
        Counted::WithoutFigure => (words.without_figure, &found.without_figure),
        Counted::Unjudged => (words.unjudged, &found.unjudged),
        Counted::OfYearlyPlans => (words.of_yearly_plans, &found.of_yearly_plans),
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

/// Where the parts of a row stand.
struct Places {
    /// The name.
    name: Rect,
    /// The owner, if there is room for one.
    owner: Rect,
    /// The sparkline, if there is room for one.
    spark: Rect,
    /// Figure, period, target, gap and status.
    facts: Rect,
}

impl Places {
    fn of(area: Rect, columns: &Columns) -> Self {
        let first = Rect { height: 1, ..area };
        let spark = columns.spark.min(usize::from(area.width)) as u16;
        let owner = columns.owner.min(usize::from(area.width)) as u16;
        let gap = |column: u16| u16::from(column > 0);
        let right = spark + gap(spark) + owner + gap(owner);
        let from_right = |width: u16, behind: u16| Rect {
            x: area.right().saturating_sub(width + behind),
            width,
            ..first
        };
        let is_one_line = area.height == 1;
        let beside = match is_one_line {
            true => columns.beside_name() as u16,
            false => right,
        };
        let name = Rect {
            width: area.width.saturating_sub(beside),
            ..first
        };
        let facts = match is_one_line {
            true => Rect {
                x: name.right() + 1,
                width: area.width.saturating_sub(name.width + 1 + right),
                ..first
            },
            false => Rect {
                y: area.y + 1,
                ..first
            },
        };
        Self {
            name,
            owner: from_right(owner, spark + gap(spark)),
            spark: from_right(spark, 0),
            facts,
        }
    }
}

fn draw_row(
    app: &App,
    (series, is_chosen): (SeriesId, bool),
    columns: &Columns,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let cells = Cells::of(&Card::new(app.basis(), series), app.display.glyphs);
    let (theme, ellipsis) = (&app.display.theme, app.display.glyphs.ellipsis);
    let places = Places::of(area, columns);
    let room = usize::from(places.name.width);
    let mut name = vec![Span::styled(
        text::fit(&cells.name, room, ellipsis),
        theme.text(),
    )];
    if is_chosen {
        name = text::restyled(name, room, |style| theme.chosen(style));
    }
    let buffer = frame.buffer_mut();
    Drawn::from(name).render(places.name, buffer);
    if columns.owner > 0 {
        let owner = text::fit(&cells.owner, columns.owner, ellipsis);
        Drawn::from(Span::styled(owner, theme.muted())).render(places.owner, buffer);
    }
    if columns.spark > 0 {
        draw_sparkline(app, series, places.spark, buffer);
    }
    let facts = facts(app, &cells, columns, usize::from(places.facts.width));
    facts.render(places.facts, buffer);
}

/// Figure, period, target, gap, status and whether the figure was worked out, as rich as the width allows.
fn facts(app: &App, cells: &Cells, columns: &Columns, width: usize) -> Drawn<'static> {
    let (figure, period) = (cells.figure.as_str(), cells.period.as_str());
    let (bare, status, derived) = (cells.bare.as_str(), cells.status.as_str(), cells.derived);
    let forms = [
        in_columns(app, cells, columns),
        loose(app, cells, [figure, period, &cells.gap, status, derived]),
        loose(app, cells, [figure, period, "", status, derived]),
        loose(app, cells, [bare, period, "", status, derived]),
        loose(app, cells, [figure, period, "", status, ""]),
        loose(app, cells, [bare, period, "", status, ""]),
        loose(app, cells, [bare, "", "", status, ""]),
        loose(app, cells, [bare, period, "", cells.sign, ""]),
    ];
    let mut line = Drawn::default();
    for form in forms {
        line = form;
        if line.width() <= width {
            break;
        }
    }
    line
}

fn in_columns(app: &App, cells: &Cells, columns: &Columns) -> Drawn<'static> {
    let theme = &app.display.theme;
    let target = match columns.has_target_period {
        true => &cells.target,
        false => &cells.target_short,
    };
    let padded = |said: &str, column: usize| match column {
        0 => String::new(),
        column => text::pad_right(said, column),
    };
    let (figure, plain) = (theme.figure(), theme.text());
    joined(vec![
        (text::pad_left(&cells.figure, columns.figure), figure),
        (text::pad_right(&cells.period, columns.period), plain),
        (padded(target, columns.target), plain),
        (padded(&cells.gap, columns.gap), plain),
        (cells.status.clone(), status_style(app, cells)),
        (cells.derived.to_owned(), theme.muted()),
    ])
}

fn loose(
    app: &App,
    cells: &Cells,
    [figure, period, gap, status, derived]: [&str; 5],
) -> Drawn<'static> {
    let theme = &app.display.theme;
    joined(vec![
        (figure.to_owned(), theme.figure()),
        (period.to_owned(), theme.text()),
        (gap.to_owned(), theme.text()),
        (status.to_owned(), status_style(app, cells)),
        (derived.to_owned(), theme.muted()),
    ])
}

fn status_style(app: &App, cells: &Cells) -> Style {
    let theme = &app.display.theme;
    let status = cells.class.map(Class::status);
    status.map_or(theme.muted(), |status| theme.status(status as usize))
}

/// Joins parts with a space; what is empty leaves none.
fn joined(parts: Vec<(String, Style)>) -> Drawn<'static> {
    let mut line = Drawn::default();
    for (said, style) in parts.into_iter().filter(|(said, _)| !said.is_empty()) {
        if !line.spans.is_empty() {
            line.push_span(Span::raw(" "));
        }
        line.push_span(Span::styled(said, style));
    }
    line
}
