//! The row of an indicator, as the list and what needs attention draw it.
//!
//! Owns where the cells of one row stand, on one line where there is room, else name and facts below each other, and in
//! which order its own facts give way where they are wider than the columns of its list. A figure is never shown
//! without its unit and its mark: what has no room behind it stands at the end of the line of the name, which is
//! shortened. The word of a status is never cut: where it does not fit its sign stands alone. It must not know how a
//! fact is worked out.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::core::judge::class::Class;
use crate::core::model::SeriesId;
use crate::explorer::draw::columns::{RowColumns, Widths};
use crate::explorer::draw::series;
use crate::explorer::draw::sparkline::Sparkline;
use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::report::rows::RowCells;
use crate::words::attention::attention as words_of;
use crate::words::locale::words::words;

/// Cells that a name keeps however wide the facts behind it are.
const LEAST_NAME: usize = 12;

/// The facts of a row, and what stands at the end of the line of its name instead.
struct LaidRow {
    facts: Line<'static>,
    tail: Line<'static>,
}

impl LaidRow {
    fn facts(facts: Line<'static>) -> Self {
        let tail = Line::default();
        Self { facts, tail }
    }
}

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
        room = match has_ends {
            true => width.saturating_sub(columns.ends()),
            false => width.saturating_sub(tail.width() + 1),
        };
        if area.height > 1 {
            let second = Rect {
                y: area.y + 1,
                ..first
            };
            facts.render(second, buffer);
        }
        tail.right_aligned().render(first, buffer);
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

/// The parts of a row with their styles.
struct Parts<'c> {
    app: &'c App,
    cells: &'c RowCells,
    columns: &'c RowColumns,
}

/// The texts of one form of the facts; empty parts leave no space.
#[derive(Clone, Copy)]
struct RowTexts<'c> {
    when: &'c str,
    target: &'c str,
    gap: &'c str,
    status: &'c str,
}

impl Parts<'_> {
    fn figure(&self, said: String) -> (String, Style) {
        (said, self.app.display.theme.figure())
    }

    fn plain(&self, said: String) -> (String, Style) {
        (said, self.app.display.theme.text())
    }

    fn status(&self, said: &str) -> (String, Style) {
        let theme = &self.app.display.theme;
        let status = self.cells.class.map(Class::status);
        let style = status.map_or(theme.muted(), |status| theme.status(status as usize));
        (said.to_owned(), style)
    }

    /// What other sources say, whole or as a sign.
    fn beside(&self, is_whole: bool) -> (String, Style) {
        let theme = &self.app.display.theme;
        match (self.cells.is_disputed, is_whole) {
            (true, true) => (self.cells.beside.clone(), theme.conflict()),
            (true, false) => {
                let mark = words(self.app.view.lang).conflict_mark;
                (mark.to_owned(), theme.conflict())
            }
            (false, true) => (self.cells.beside.clone(), theme.muted()),
            (false, false) => (String::new(), Style::new()),
        }
    }

    /// Puts each cell in its column. Also returns by how much figure and period are wider than their columns.
    fn in_columns(&self, when: &str, status: &str, is_whole: bool) -> (Line<'static>, usize) {
        let (cells, columns) = (self.cells, self.columns);
        let padded = |said: &str, column: usize| match column {
            0 => String::new(),
            column => text::pad_right(said, column),
        };
        let target = match columns.has_target_period {
            true => &cells.target,
            false => &cells.target_short,
        };
        // Without further facts there is room after the period.
        let is_alone = target.is_empty() && status.is_empty();
        let gap = match cells.gap.as_str() {
            "" if !cells.target.is_empty() => self.app.display.glyphs.missing,
            gap => gap,
        };
        // A figure that is too wide takes what its period leaves, and the other way round.
        let behind = if when.is_empty() {
            0
        } else {
            text::width(when) + 1
        };
        let both = columns.figure
            + if columns.when > 0 {
                columns.when + 1
            } else {
                0
            };
        let figure = match is_alone {
            true => columns.figure,
            false => columns.figure.min(both.saturating_sub(behind)),
        };
        let figure = text::pad_left(&cells.figure, figure);
        let wide = text::width(&figure);
        let when = match both.saturating_sub(wide + 1) {
            0 => when.to_owned(),
            rest => text::pad_right(when, rest),
        };
        let wider = if is_alone {
            0
        } else {
            (wide + behind).saturating_sub(both)
        };
        let line = joined(vec![
            self.figure(figure),
            self.plain(when),
            self.plain(match columns.target {
                0 => target.clone(),
                column => padded(target, column),
            }),
            self.plain(padded(gap, columns.gap)),
            self.status(status),
            self.beside(is_whole),
        ]);
        (line, wider)
    }

    /// One behind the other.
    fn loose(&self, said: RowTexts<'_>) -> Line<'static> {
        let target = match said.target {
            "" => String::new(),
            target => format!("{} {target}", words(self.app.view.lang).target),
        };
        self.bare(said, &target)
    }

    /// The same, the target in these words.
    fn bare(&self, said: RowTexts<'_>, target: &str) -> Line<'static> {
        joined(vec![
            self.figure(self.cells.figure.clone()),
            self.plain(said.when.to_owned()),
            self.plain(target.to_owned()),
            self.plain(said.gap.to_owned()),
            self.status(said.status),
            self.beside(false),
        ])
    }

    /// The forms that are tried one after the other on a line that holds all facts: those that tell the year, with the status
    /// in a word or by its sign, before those without.
    fn forms(&self) -> [Vec<Line<'static>>; 4] {
        let cells = self.cells;
        let gap = if self.columns.gap > 0 { &cells.gap } else { "" };
        if self.columns.is_narrow {
            // If not everything fits, year and status say more than the target.
            let form = |when: &str, status: &str| {
                let said = RowTexts {
                    when,
                    target: "",
                    gap: "",
                    status,
                };
                self.bare(said, "")
            };
            let full = RowTexts {
                when: &cells.when,
                target: &cells.target_short,
                gap,
                status: &cells.status_short,
            };
            let told = vec![
                self.loose(full),
                self.loose(RowTexts { gap: "", ..full }),
                form(&cells.when, &cells.status),
                form(&cells.when, &cells.status_short),
            ];
            let least = &cells.when_least;
            return [
                told,
                vec![form(&cells.when, cells.sign)],
                vec![form(least, &cells.status_short)],
                vec![form(least, cells.sign)],
            ];
        }
        // A bare figure behind another one is no target to anybody: it has its word, or a short one.
        let forms = |when, gap, status| {
            let said = RowTexts {
                when,
                target: &cells.target_short,
                gap,
                status,
            };
            [self.loose(said), self.bare(said, &self.target_marked())]
        };
        let (when, least) = (cells.when.as_str(), cells.when_least.as_str());
        let with_gap = forms(when, gap, &cells.status_short);
        let told = forms(when, "", &cells.status_short);
        [
            with_gap.into_iter().chain(told).collect(),
            forms(when, "", cells.sign).into(),
            forms(least, "", &cells.status_short).into(),
            forms(least, "", cells.sign).into(),
        ]
    }

    /// The target with the shortest word for it.
    fn target_marked(&self) -> String {
        match self.cells.target_short.as_str() {
            "" => String::new(),
            target => format!("{} {target}", words(self.app.view.lang).target_mark),
        }
    }
}

/// How a line of columns tells the period, the status and what else is said.
type LineForm<'c> = (&'c str, &'c str, bool);

impl Parts<'_> {
    /// The ways of a line of columns, the richest first.
    fn ways(&self) -> [LineForm<'_>; 6] {
        let cells = self.cells;
        let when = match self.columns.when {
            0 => &cells.when_least,
            _ => &cells.when,
        };
        [
            (when, &cells.status, true),
            (when, &cells.status, false),
            (when, &cells.status_short, false),
            (when, cells.sign, false),
            (&cells.when_least, &cells.status_short, false),
            (&cells.when_least, cells.sign, false),
        ]
    }

    /// The facts behind a name on the same line, and the cells of the name: as rich as the columns allow; required
    /// facts shorten the name.
    fn in_one_line(&self, most: usize) -> (Line<'static>, usize) {
        let name = self.columns.name;
        let in_columns = most.saturating_sub(name + 1);
        let at_most = most.saturating_sub(LEAST_NAME + 1);
        let ways = self.ways();
        // A period shortens the name by some cells before it goes.
        let whole = ways.iter().take(3).map(|way| (way, 0));
        let pushing = ways
            .iter()
            .skip(2)
            .map(|way| (way, name.saturating_sub(LEAST_NAME)));
        for ((when, status, is_whole), most_pushed) in whole.chain(pushing) {
            let (line, wider) = self.in_columns(when, status, *is_whole);
            let pushed = wider.max(line.width().saturating_sub(in_columns));
            if pushed <= most_pushed {
                return (line, name - pushed);
            }
        }
        let forms = self.forms();
        let fits = |form: &&Line<'static>| form.width() <= at_most;
        let found = forms.iter().find_map(|all| all.iter().rev().find(fits));
        let line = found
            .cloned()
            .unwrap_or_else(|| self.least(at_most, &self.target_marked()));
        let left = most.saturating_sub(line.width() + 1);
        (line, name.min(left))
    }

    /// The shortest facts, within so many cells: the unit is shortened.
    fn least(&self, room: usize, target: &str) -> Line<'static> {
        let cells = self.cells;
        let target = if self.columns.is_narrow { "" } else { target };
        let of = |when: &str, figure: String| {
            joined(vec![
                self.figure(figure),
                self.plain(when.to_owned()),
                self.plain(target.to_owned()),
                self.status(cells.sign),
            ])
        };
        let mut line = Line::default();
        for when in [cells.when_least.as_str(), cells.derived] {
            let rest = of(when, String::new()).width();
            let rest = room.saturating_sub(rest + usize::from(rest > 0));
            let figure = cells.figure_within(rest, self.app.display.glyphs.ellipsis);
            line = of(when, figure);
            if line.width() <= room {
                break;
            }
        }
        line
    }

    /// The facts without the distance, which stands above at the end of the line of the name: where rows tell it.
    fn with_gap_above(
        &self,
        room: usize,
        fits: impl Fn(&Line<'static>) -> bool,
    ) -> Option<LaidRow> {
        let cells = self.cells;
        if self.columns.gap == 0 || cells.gap.is_empty() {
            return None;
        }
        let said = |status| RowTexts {
            when: &cells.when,
            target: &cells.target_short,
            gap: "",
            status,
        };
        let forms = [&cells.status, &cells.status_short].map(|status| self.loose(said(status)));
        let facts = forms.into_iter().find(fits)?;
        let head = words_of(self.app.view.lang).head_gap.to_lowercase();
        let tail = joined(vec![self.plain(format!("{head} {}", cells.gap))]);
        (tail.width() + LEAST_NAME < room).then_some(LaidRow { facts, tail })
    }

    /// The facts below a name; what has no room there stands at the end of the line of the name.
    fn in_two_lines(&self, room: usize) -> LaidRow {
        let cells = self.cells;
        if !self.columns.is_narrow {
            let ways = self.ways();
            let mut lines = ways.iter().take(3);
            let in_columns = |way: &LineForm<'_>| self.in_columns(way.0, way.1, way.2).0;
            let found =
                lines.find_map(|way| Some(in_columns(way)).filter(|line| line.width() <= room));
            if let Some(facts) = found {
                return LaidRow::facts(facts);
            }
        }
        let fits = |form: &Line<'static>| form.width() <= room;
        if let Some(laid) = self.with_gap_above(room, fits) {
            return laid;
        }
        if let Some(facts) = self.forms().into_iter().flatten().find(fits) {
            return LaidRow::facts(facts);
        }
        let with_word = match (self.columns.is_narrow, cells.target_short.as_str()) {
            (true, _) | (_, "") => String::new(),
            (false, target) => format!("{} {target}", words(self.app.view.lang).target),
        };
        let marked = match self.columns.is_narrow {
            true => String::new(),
            false => self.target_marked(),
        };
        let alone = match self.columns.is_narrow {
            true => "",
            false => cells.target_short.as_str(),
        };
        let targets = [with_word.as_str(), &marked, alone];
        let above = |part: &str, target: &str| {
            let tail = joined(vec![
                self.plain(part.to_owned()),
                self.plain(target.to_owned()),
            ]);
            (tail.width() + LEAST_NAME < room).then_some(tail)
        };
        // The mark stays beside its figure as long as there is room.
        let tails = [
            (cells.when.as_str(), cells.status_short.as_str(), ""),
            (&cells.when, cells.sign, ""),
            (cells.derived, &cells.status_short, &cells.period),
            (cells.derived, cells.sign, &cells.period),
            (&cells.when_least, &cells.status_short, ""),
            (&cells.when_least, cells.sign, ""),
            (cells.derived, &cells.status_short, &cells.part),
            (cells.derived, cells.sign, &cells.part),
            ("", cells.sign, &cells.when_least),
        ];
        for target in targets {
            for (when, status, part) in tails {
                let said = RowTexts {
                    when,
                    target: "",
                    gap: "",
                    status,
                };
                let facts = self.bare(said, "");
                if let Some(tail) = above(part, target).filter(|_| fits(&facts)) {
                    return LaidRow { facts, tail };
                }
            }
        }
        // A unit is shortened before a target takes its place.
        match targets.into_iter().find_map(|target| above("", target)) {
            Some(tail) if !marked.is_empty() => LaidRow {
                facts: self.least(room, ""),
                tail,
            },
            _ => LaidRow::facts(self.least(room, &marked)),
        }
    }
}

/// Joins parts with a space; what is empty leaves none.
fn joined(parts: Vec<(String, Style)>) -> Line<'static> {
    let mut line = Line::default();
    for (said, style) in parts.into_iter().filter(|(said, _)| !said.is_empty()) {
        if !line.spans.is_empty() {
            line.push_span(Span::raw(" "));
        }
        line.push_span(Span::styled(said, style));
    }
    line
}

#[cfg(test)]
mod tests;
