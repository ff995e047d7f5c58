//! Figures side by side, in place of the panes.
//!
//! Owns how the rows stand at a width: a table where all of it fits, else some lines a row; every bar has one scale.
//! `report::compare` has the texts of the rows and of refusals. It must not know which figures can be compared.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::core::model::SeriesId;
use crate::explorer::panes::brief;
use crate::explorer::panes::window::LineWindow;
use crate::explorer::state::app::App;
use crate::explorer::state::compare::CompareView;
use crate::line::draw::apart::fit_apart;
use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::compare::{self, Across, Bar, ComparedRow, Comparison};
use crate::report::wall;
use crate::words::hall::hall;
use crate::words::locale::words::words;

/// Spaces between columns.
const SPACE: usize = 2;
/// Least and most cells of a bar.
const BAR: (usize, usize) = (16, 60);
/// The widest that a name is in a table.
const WIDEST_LABEL: usize = 40;

/// The comparison for the present view.
pub(crate) fn made(app: &App, open: &CompareView) -> Comparison {
    let viewpoint = &brief::seen_on_top(app);
    let basis = Basis {
        viewpoint,
        ..app.basis()
    };
    match open.across {
        Across::Places => compare::of_sides(basis, Across::Places, &open.places),
        Across::Plans => compare::of_plans(basis, open.series, &open.plans),
        Across::Indicators => compare::of_sides(basis, open.across, &open.pins),
        Across::Related => compare::of_sides(basis, open.across, &open.related),
    }
}

/// The series of each row.
pub(crate) fn series(app: &App, open: &CompareView) -> Vec<SeriesId> {
    made(app, open).rows.iter().map(|row| row.series).collect()
}

/// Draws it over the body of the screen; returns where the chosen row begins.
pub(crate) fn draw(app: &App, open: &CompareView, area: Rect, frame: &mut Frame<'_>) -> Position {
    let made = made(app, open);
    let mut window = LineWindow::over(area);
    let width = window.width;
    window.extend(None, head(app, open, &made, width));
    let table = TableWidths::fitting(app, open.across, &made, width);
    if let Some(table) = &table {
        window.push(None, table.headings(app, open.across));
    }
    let names: Vec<String> = made.rows.iter().map(label).collect();
    let near: Vec<&str> = names.iter().map(String::as_str).collect();
    for (at, row) in made.rows.iter().enumerate() {
        let lines = match &table {
            Some(table) => vec![table.row(app, row, &near)],
            None => stacked(app, row, width),
        };
        window.extend(Some(at), lines);
    }
    window.extend(None, foot(app, &made, width));
    let last = made.rows.len().saturating_sub(1);
    let chosen = open.cursor.selected().min(last);
    window.draw(app, chosen, chosen == last, area, frame)
}

/// The title with what is compared and the scale: in a line where they fit.
fn head(app: &App, open: &CompareView, made: &Comparison, width: usize) -> Vec<Line<'static>> {
    let theme = &app.display.theme;
    let phrases = hall(app.view.lang);
    let (way, none) = match open.across {
        Across::Places => (phrases.compare_places, phrases.nothing_beside),
        Across::Plans => (phrases.compare_plans, phrases.no_plans),
        Across::Indicators => (phrases.compare_pins, phrases.few_pins),
        Across::Related => (phrases.compare_related, phrases.nothing_beside),
    };
    let mut titles = vec![(way.to_owned(), theme.muted())];
    if !open.across.is_of_indicators() {
        titles.insert(0, (made.title.clone(), theme.title()));
    }
    let day = wall::day_of(
        &brief::seen_on_top(app),
        &app.snapshot.viewpoint,
        app.view.lang,
    );
    titles.extend(day.map(|day| (day, theme.text())));
    let scale = made.scale.clone();
    titles.extend(scale.map(|scale| (scale, theme.muted())));
    let mut lines = in_a_line(app, titles, width);
    lines.push(Line::default());
    if made.rows.is_empty() {
        let none = text::wrap(none, width.max(8)).into_iter();
        lines.extend(none.map(|line| Line::styled(line, theme.text())));
    }
    lines
}

/// Texts in a line, or each in its own where they do not fit.
fn in_a_line(app: &App, texts: Vec<(String, Style)>, width: usize) -> Vec<Line<'static>> {
    let joined: usize = texts.iter().map(|(said, _)| text::width(said) + 3).sum();
    if joined > width + 3 {
        let wrap = |(said, style): (String, Style)| {
            let lines = text::wrap(&said, width.max(8)).into_iter();
            lines.map(move |line| Line::styled(line, style))
        };
        return texts.into_iter().flat_map(wrap).collect();
    }
    let mut spans = Vec::new();
    for (said, style) in texts {
        if !spans.is_empty() {
            spans.push(Span::styled(" · ", app.display.theme.muted()));
        }
        spans.push(Span::styled(said, style));
    }
    vec![Line::from(spans)]
}

/// Notes on what is missing, and remarks on the rows.
fn foot(app: &App, made: &Comparison, width: usize) -> Vec<Line<'static>> {
    let theme = &app.display.theme;
    let mut lines = Vec::new();
    let parts = [(&made.apart, theme.text()), (&made.remarks, theme.muted())];
    for (said, style) in parts {
        if !said.is_empty() {
            lines.push(Line::default());
        }
        for said in said {
            let wrapped = text::wrap(said, width.saturating_sub(SPACE).max(8));
            for (at, line) in wrapped.into_iter().enumerate() {
                let indent = if at == 0 { 0 } else { SPACE };
                lines.push(Line::styled(format!("{}{line}", " ".repeat(indent)), style));
            }
        }
    }
    lines
}

/// The label with its rank.
fn label(row: &ComparedRow) -> String {
    match row.rank {
        Some(rank) => format!("{rank}. {}", row.label),
        None => row.label.clone(),
    }
}

/// Sign and word of the status.
fn status(app: &App, row: &ComparedRow) -> String {
    match row.class {
        Some(class) => format!("{} {}", app.display.glyphs.class(class), row.status),
        None => String::new(),
    }
}

fn status_style(app: &App, row: &ComparedRow) -> Style {
    let theme = &app.display.theme;
    row.class
        .map_or(theme.text(), |class| theme.status(class.status() as usize))
}

fn figure_style(app: &App, row: &ComparedRow) -> Style {
    match row.when.is_empty() {
        true => app.display.theme.muted(),
        false => app.display.theme.figure(),
    }
}

/// The widths of a table in which everything fits.
struct TableWidths {
    label: usize,
    figure: usize,
    when: usize,
    target: usize,
    status: usize,
    bar: usize,
    source: usize,
}

impl TableWidths {
    /// The columns, where all of them and a bar fit.
    fn fitting(app: &App, across: Across, made: &Comparison, width: usize) -> Option<Self> {
        let heads = headings(app, across);
        let widest = |head: &str, of: &dyn Fn(&ComparedRow) -> String| {
            let rows = made.rows.iter().map(|row| text::width(&of(row)));
            rows.chain([text::width(head)]).max().unwrap_or(0)
        };
        let mut table = Self {
            label: widest(heads[0], &label).min(WIDEST_LABEL),
            figure: widest(heads[1], &|row| row.figure.clone()),
            when: widest(heads[2], &|row| row.when.clone()),
            target: widest(heads[3], &|row| row.target.clone()),
            status: widest(heads[4], &|row| status(app, row)),
            source: widest(heads[5], &|row| row.source.clone()),
            bar: 0,
        };
        let columns = [
            table.label,
            table.figure,
            table.when,
            table.target,
            table.status,
            table.source,
        ];
        let used: usize = columns.iter().map(|column| column + SPACE).sum();
        table.bar = width.saturating_sub(used).min(BAR.1);
        (table.bar >= BAR.0 && !made.rows.is_empty()).then_some(table)
    }

    fn headings(&self, app: &App, across: Across) -> Line<'static> {
        let heads = headings(app, across);
        let said = [
            text::pad_right(heads[0], self.label),
            text::pad_left(heads[1], self.figure),
            text::pad_right(heads[2], self.when),
            text::pad_right(heads[3], self.target),
            text::pad_right(heads[4], self.status),
            " ".repeat(self.bar),
            heads[5].to_owned(),
        ];
        Line::styled(said.join(&" ".repeat(SPACE)), app.display.theme.muted())
    }

    fn row(&self, app: &App, row: &ComparedRow, near: &[&str]) -> Line<'static> {
        let theme = &app.display.theme;
        let name = fit_apart(&label(row), self.label, app.display.glyphs.ellipsis, near);
        let space = || Span::raw(" ".repeat(SPACE));
        let mut spans = vec![
            Span::styled(text::pad_right(&name, self.label), theme.text()),
            space(),
            Span::styled(
                text::pad_left(&row.figure, self.figure),
                figure_style(app, row),
            ),
            space(),
            Span::styled(text::pad_right(&row.when, self.when), theme.text()),
            space(),
            Span::styled(text::pad_right(&row.target, self.target), theme.target()),
            space(),
            Span::styled(
                text::pad_right(&status(app, row), self.status),
                status_style(app, row),
            ),
            space(),
        ];
        spans.extend(bar(app, row.bar, self.bar));
        spans.push(space());
        spans.push(Span::styled(row.source.clone(), theme.muted()));
        Line::from(spans)
    }
}

fn headings(app: &App, across: Across) -> [&'static str; 6] {
    let (phrases, words) = (hall(app.view.lang), words(app.view.lang));
    let first = match across {
        Across::Places => phrases.head_place,
        Across::Plans => phrases.head_plan,
        Across::Indicators | Across::Related => phrases.head_indicator,
    };
    [
        first,
        words.head_figure,
        words.head_period,
        words.target_title,
        words.status,
        words.sources,
    ]
}

/// A row in some lines: name and figure, the bar, all the rest.
fn stacked(app: &App, row: &ComparedRow, width: usize) -> Vec<Line<'static>> {
    let theme = &app.display.theme;
    let mut lines = Vec::new();
    let name = label(row);
    let indent = " ".repeat(SPACE);
    if text::width(&name) + SPACE + text::width(&row.figure) <= width {
        let room = width - text::width(&name);
        lines.push(Line::from(vec![
            Span::styled(name, theme.title()),
            Span::styled(text::pad_left(&row.figure, room), figure_style(app, row)),
        ]));
    } else {
        let wrapped = text::wrap(&name, width.max(8)).into_iter();
        lines.extend(wrapped.map(|line| Line::styled(line, theme.title())));
        let wrapped = text::wrap(&row.figure, width.saturating_sub(SPACE).max(8)).into_iter();
        lines.extend(
            wrapped.map(|line| Line::styled(format!("{indent}{line}"), figure_style(app, row))),
        );
    }
    if row.bar.is_some() {
        let mut spans = vec![Span::raw(indent.clone())];
        spans.extend(bar(app, row.bar, width.saturating_sub(SPACE)));
        lines.push(Line::from(spans));
    }
    lines.extend(rest_of(app, row, width));
    lines
}

/// Period, target, status and source of a row, as many on a line as fit.
fn rest_of(app: &App, row: &ComparedRow, width: usize) -> Vec<Line<'static>> {
    let theme = &app.display.theme;
    let target = match row.has_target {
        true => format!("{} {}", words(app.view.lang).target, row.target),
        false => row.target.clone(),
    };
    let parts = [
        (row.when.clone(), theme.text()),
        (target, theme.target()),
        (status(app, row), status_style(app, row)),
        (row.source.clone(), theme.muted()),
    ];
    let room = width.saturating_sub(SPACE).max(8);
    let indent = || vec![Span::raw(" ".repeat(SPACE))];
    let mut lines: Vec<Vec<Span<'static>>> = Vec::new();
    let mut used = room;
    for (said, style) in parts.into_iter().filter(|(said, _)| !said.is_empty()) {
        for (at, piece) in text::wrap(&said, room).into_iter().enumerate() {
            let wide = text::width(&piece);
            match lines.last_mut() {
                Some(line) if at == 0 && used + 3 + wide <= room => {
                    line.push(Span::styled(" · ", theme.muted()));
                    line.push(Span::styled(piece, style));
                    used += 3 + wide;
                }
                _ => {
                    let mut line = indent();
                    line.push(Span::styled(piece, style));
                    lines.push(line);
                    used = wide;
                }
            }
        }
    }
    lines.into_iter().map(Line::from).collect()
}

/// A bar on the common scale: what is known for sure full, what sources disagree on light, the target a mark.
fn bar(app: &App, bar: Option<Bar>, room: usize) -> Vec<Span<'static>> {
    let theme = &app.display.theme;
    let Some(bar) = bar.filter(|_| room > 0) else {
        return vec![Span::raw(" ".repeat(room))];
    };
    let glyphs = app.display.glyphs;
    let [full, half, light, mark] = glyphs.bar;
    let halves = |share: f64| (share * room as f64 * 2.0).round() as usize;
    // Below zero a bar hangs to the left of it.
    let sure = match bar.low < bar.zero {
        true => (halves(bar.high.min(bar.zero)), halves(bar.zero)),
        false => (halves(bar.zero), halves(bar.low)),
    };
    let open = (halves(bar.low), halves(bar.high));
    let target = bar
        .target
        .map(|target| ((target * room as f64).floor() as usize).min(room - 1));
    let figure = theme.figure();
    let mut spans: Vec<Span<'static>> = Vec::new();
    for cell in 0..room {
        let (left, right) = (cell * 2, cell * 2 + 1);
        let is_in = |at: usize, (from, to): (usize, usize)| from <= at && at < to;
        let (sign, style) = if target == Some(cell) {
            (mark, theme.target())
        } else if is_in(left, sure) && is_in(right, sure) {
            (full, figure)
        } else if is_in(left, sure) {
            (half, figure)
        } else if is_in(left, open) || is_in(right, open) {
            (light, figure)
        } else {
            (" ", Style::default())
        };
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(sign),
            _ => spans.push(Span::styled(sign, style)),
        }
    }
    spans
}
