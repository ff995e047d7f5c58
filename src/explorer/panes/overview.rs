//! The scoreboard of the whole plan: its categories, then its classes.
//!
//! Owns the full-screen overview: for each category a bar with one sign for each indicator, best first, and how many
//! are met of how many; for each class its sign, word and count with the indicators behind it, as many as width and
//! height allow, where all have a line each with figure and target; below them what sources reported, each with its
//! denominator, source and date. One sign a target, so that nothing is told by color or length alone. It must not know
//! how targets are counted.

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::core::judge::board::reported_date;
use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::model::SeriesId;
use crate::explorer::panes::categories;
use crate::explorer::state::app::App;
use crate::explorer::state::things::GroupOf;
use crate::line::draw::text;
use crate::report::board;
use crate::report::card::Card;
use crate::report::rows::RowCells;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::plans::plans;
use crate::words::wording;

/// Columns below which every line counts.
const PHONE: usize = 60;
/// Columns from which the longest reasons stand whole.
const WIDE: usize = 110;
/// Columns of the mark of the chosen line, and of a count.
const MARK: usize = 2;
const COUNT: usize = 9;
/// Most lines of names that a class asks for.
const MOST_LINES: usize = 12;
/// The most withdrawals and the most reports that are listed: more are not read on a screen.
const MOST_TOLD: usize = 200;

/// Draws the overview over the body of the screen; returns where the chosen line begins.
pub(crate) fn draw(app: &App, chosen: usize, area: Rect, frame: &mut Frame<'_>) -> Position {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let table = OverviewTable::new(app, chosen, width);
    let title = fill(
        words(app.view.lang).overview_title,
        &[&number::count(app.snapshot.scoreboard.total, app.view.lang)],
    );
    let title = text::fit(&format!(" {title}"), width, app.display.glyphs.ellipsis);
    let title = Line::styled(title, app.display.theme.title());
    let tail = tail(app, width);
    // A small screen needs its lines for words.
    let least = 1 + table.least() + tail.len();
    let gap = (least + 3 <= height).then(Line::default);
    let spare = height.saturating_sub(least + if gap.is_some() { 3 } else { 0 });
    let mut lines = vec![title];
    lines.extend(gap.clone());
    // Where each line that can be chosen begins.
    let mut starts = Vec::new();
    for (at, line) in table.bars().into_iter().enumerate() {
        if at == table.groups {
            lines.extend(gap.clone());
        }
        starts.push(lines.len());
        lines.push(line);
    }
    lines.extend(gap.clone());
    for block in table.classes(spare) {
        starts.push(lines.len());
        lines.extend(block);
    }
    lines.extend(gap);
    lines.extend(tail);
    let top = top(&starts, chosen, lines.len(), height);
    let shown: Vec<Line<'_>> = lines.into_iter().skip(top).take(height).collect();
    Paragraph::new(shown).render(area, frame.buffer_mut());
    let row = starts
        .get(chosen)
        .map_or(0, |start| start.saturating_sub(top));
    let row = row.min(height.saturating_sub(1)) as u16;
    Position::new(area.x + MARK as u16, area.y + row)
}

/// The first line that a window shows: the chosen one stands in its middle, and beyond the last one that can
/// be chosen the rest is read.
fn top(starts: &[usize], chosen: usize, len: usize, height: usize) -> usize {
    let Some(start) = starts.get(chosen) else {
        return 0;
    };
    let lowest = len.saturating_sub(height);
    match chosen + 1 == starts.len() {
        true => lowest.min(*start),
        false => lowest.min(start.saturating_sub(height / 2)),
    }
}

/// The lines that can be chosen.
struct OverviewTable<'a> {
    app: &'a App,
    chosen: usize,
    width: usize,
    lines: Vec<GroupOf>,
    /// How many of them are no classes.
    groups: usize,
    /// Columns of the names.
    column: usize,
}

impl<'a> OverviewTable<'a> {
    fn new(app: &'a App, chosen: usize, width: usize) -> Self {
        let lines = app.snapshot.overview();
        let is_group = |line: &&GroupOf| !matches!(line, GroupOf::Class(_));
        let groups = lines.iter().take_while(is_group).count();
        let widest = |wanted: fn(&GroupOf) -> bool| {
            let names = lines.iter().filter(|line| wanted(line));
            let names = names.map(|line| text::width(&name(app, *line)));
            names.max().unwrap_or(0)
        };
        // The word of a class is never cut; a name or a long reason may be.
        let words = match width {
            ..PHONE => 0,
            _ => widest(is_word).min(width / 2),
        };
        let most = match width {
            WIDE.. => width * 2 / 5,
            _ => (width / 3).max(12).max(words),
        };
        let column = widest(|_| true).min(most);
        Self {
            app,
            chosen,
            width,
            lines,
            groups,
            column,
        }
    }

    fn is_phone(&self) -> bool {
        self.width < PHONE
    }

    /// Columns behind name and count.
    fn room(&self) -> usize {
        let used = MARK + self.column + COUNT + 1;
        self.width.saturating_sub(used).max(1)
    }

    /// Columns of the names of indicators: behind the count, on a phone below it.
    fn names_room(&self) -> usize {
        match self.is_phone() {
            true => self.width.saturating_sub(2 * MARK + 1).max(1),
            false => self.room().saturating_sub(1).max(1),
        }
    }

    /// The lines that it takes where every class has as few names as it can.
    fn least(&self) -> usize {
        self.groups + (self.lines.len() - self.groups) * self.least_of_class()
    }

    fn least_of_class(&self) -> usize {
        if self.is_phone() { 2 } else { 1 }
    }

    /// Mark, name and count of a line.
    fn start(&self, at: usize, column: usize, count: String) -> Vec<Span<'static>> {
        let (app, theme) = (self.app, &self.app.display.theme);
        let line = self.lines.get(at).copied().unwrap_or(GroupOf::WithTarget);
        let is_chosen = at == self.chosen;
        let mark = match is_chosen {
            true => app.display.glyphs.cursor,
            false => " ",
        };
        let style = match (line, is_chosen) {
            (GroupOf::Class(class), _) => own_style(app, class, is_chosen),
            (_, true) => theme.focus(),
            (_, false) => theme.text(),
        };
        let name = text::fit(&name(app, line), column, app.display.glyphs.ellipsis);
        vec![
            Span::styled(format!("{mark} "), theme.focus()),
            Span::styled(text::pad_right(&name, column), style),
            Span::styled(count, theme.figure()),
        ]
    }

    /// The categories, each with one sign for each target.
    fn bars(&self) -> Vec<Line<'static>> {
        let board = &self.app.snapshot.scoreboard;
        let of_all = board.by_class.iter();
        let of_all = of_all.map(|(class, series)| (*class, series.len()));
        let mut rows = vec![(board.met(), board.total, of_all.collect())];
        for line in &board.by_category {
            rows.push((line.met(), line.total, line.by_class.clone()));
        }
        let rows = rows.into_iter().take(self.groups).enumerate();
        rows.map(|(at, (met, total, classes))| {
            let mut spans = self.start(at, self.column, count(met, total));
            spans.extend(bar(self.app, total, &classes, self.room()));
            Line::from(spans)
        })
        .collect()
    }

    /// The classes that occur, each with its indicators; together they take `spare` lines more than the least they
    /// need.
    fn classes(&self, spare: usize) -> Vec<Vec<Line<'static>>> {
        let room = self.names_room();
        let classes: Vec<(usize, Class)> = (0..)
            .zip(&self.lines)
            .filter_map(|(at, line)| match line {
                GroupOf::Class(class) => Some((at, *class)),
                _ => None,
            })
            .collect();
        let own: usize = classes.iter().map(|(_, class)| self.count(*class)).sum();
        if self.width >= WIDE && own <= classes.len() * self.least_of_class() + spare {
            let blocks = classes.into_iter();
            return blocks
                .map(|(at, class)| self.class(at, class, &self.told(class, room)))
                .collect();
        }
        let least = self.least_of_class() - usize::from(self.is_phone());
        let mut given = vec![least; classes.len()];
        let wanted = classes.iter().map(|(_, class)| {
            let all = self.names(*class, room, MOST_LINES);
            all.len()
        });
        let wanted: Vec<usize> = wanted.collect();
        let mut spare = spare;
        while spare > 0 {
            let before = spare;
            for (given, wanted) in given.iter_mut().zip(&wanted) {
                if *given < *wanted && spare > 0 {
                    *given += 1;
                    spare -= 1;
                }
            }
            if spare == before {
                break;
            }
        }
        let blocks = classes.into_iter().zip(given);
        blocks
            .map(|((at, class), lines)| self.class(at, class, &self.names(class, room, lines)))
            .collect()
    }

    fn class(&self, at: usize, class: Class, names: &[String]) -> Vec<Line<'static>> {
        let board = &self.app.snapshot.scoreboard;
        let (of_class, total) = (board.of_class(class).len(), board.total);
        let style = self.app.display.theme.text();
        if self.is_phone() {
            // The word needs all the room that the count leaves.
            let most = total.to_string().len() * 2 + 1;
            let column = self.width.saturating_sub(MARK + most + 2);
            let said = format!("{of_class}/{total}");
            let said = format!(" {} ", text::pad_left(&said, most));
            let mut lines = vec![Line::from(self.start(at, column, said))];
            let indent = " ".repeat(2 * MARK);
            let below = names.iter();
            lines.extend(below.map(|name| Line::styled(format!("{indent}{name}"), style)));
            return lines;
        }
        let indent = " ".repeat(MARK + self.column + COUNT);
        let mut lines = Vec::new();
        for (line, name) in names.iter().enumerate() {
            let mut spans = match line {
                0 => self.start(at, self.column, count(of_class, total)),
                _ => vec![Span::raw(indent.clone())],
            };
            spans.push(Span::styled(name.clone(), style));
            lines.push(Line::from(spans));
        }
        lines
    }

    fn count(&self, class: Class) -> usize {
        self.app.snapshot.scoreboard.of_class(class).len()
    }

    /// The indicators of a class, each on a line with its figure and target: if all of them fit, no list has to be
    /// opened to see what stands behind a sign.
    fn told(&self, class: Class, room: usize) -> Vec<String> {
        let ellipsis = self.app.display.glyphs.ellipsis;
        let column = room / 2;
        let series = self.app.snapshot.scoreboard.of_class(class).iter();
        let lines = series.map(|series| {
            let cells = RowCells::from_card(
                &Card::new(self.app.basis(), *series),
                self.app.display.glyphs,
            );
            let name = text::fit(&self.indicator(*series), column, ellipsis);
            let target = match cells.target.as_str() {
                "" => String::new(),
                target => format!("{SEPARATOR}{} {target}", words(self.app.view.lang).target),
            };
            let facts = format!("{} {}{target}", cells.figure, cells.when);
            let facts = text::fit(&facts, room.saturating_sub(column + 2), ellipsis);
            format!("{}  {facts}", text::pad_right(&name, column))
        });
        lines.collect()
    }

    /// The names of the indicators of a class on at most so many lines; what does not fit is counted.
    fn names(&self, class: Class, room: usize, lines: usize) -> Vec<String> {
        let series = self.app.snapshot.scoreboard.of_class(class);
        let words = words(self.app.view.lang);
        // One short line has room for few words.
        let phrase = match lines == 1 && room < SHORT {
            true => words.and_more_short,
            false => words.and_more,
        };
        let ellipsis = self.app.display.glyphs.ellipsis;
        let rest = |shown: usize| match series.len() - shown {
            0 => String::new(),
            rest => {
                let rest = number::count(rest, self.app.view.lang);
                SEPARATOR.to_owned() + &fill(phrase, &[ellipsis, &rest])
            }
        };
        // Names beyond those that fit by their bare widths are not laid out.
        let mut left = room * lines;
        let mut names = Vec::new();
        for name in series.iter().map(|id| self.indicator(*id)) {
            let width = text::width(&name);
            names.push(name);
            match left.checked_sub(width) {
                Some(rest) => left = rest,
                None => break,
            }
        }
        let wrapped = |shown: usize| {
            let said = names.get(..shown).unwrap_or_default().join(SEPARATOR);
            text::wrap(&(said + &rest(shown)), room)
        };
        let fits = |shown: usize| wrapped(shown).len() <= lines;
        if names.len() == series.len() && fits(names.len()) {
            return wrapped(names.len());
        }
        let shown: Vec<usize> = (1..=names.len()).collect();
        let shown = shown.partition_point(|shown| fits(*shown));
        if shown > 0 {
            return wrapped(shown);
        }
        // Not even the first name fits whole.
        let first = names.first().map_or("", String::as_str);
        let rest = rest(names.len().min(1));
        let left = (room * lines).saturating_sub(text::width(&rest));
        let mut cut = text::wrap(&(text::fit(first, left, ellipsis) + &rest), room);
        cut.truncate(lines);
        cut
    }

    /// The name of an indicator; where every place is shown, with its own.
    fn indicator(&self, series: SeriesId) -> String {
        let (app, catalog) = (self.app, self.app.catalog());
        let name = catalog.say(catalog.indicator_of(series).name, app.view.lang);
        match app.snapshot.place {
            Some(_) => name.to_owned(),
            None => {
                let place = catalog.place(catalog.series_of(series).place);
                format!("{name} ({})", catalog.say(place.name, app.view.lang))
            }
        }
    }
}

/// Columns below which one line of names says in few words how many are left out.
const SHORT: usize = 60;
/// What parts the names of indicators.
const SEPARATOR: &str = " · ";

/// How many of how many, as wide in every line.
fn count(some: usize, total: usize) -> String {
    format!(" {:>7} ", format!("{some}/{total}"))
}

/// The name of a line; the first line stands for all that have a target.
fn name(app: &App, line: GroupOf) -> String {
    match line {
        GroupOf::WithTarget => words(app.view.lang).all.to_owned(),
        line => categories::name(app, line).into_owned(),
    }
}

/// Tells whether a line is a class that has a word of its own.
fn is_word(line: &GroupOf) -> bool {
    match line {
        GroupOf::Class(class) => class.kind() != Some(UnjudgedKind::Other),
        _ => false,
    }
}

fn own_style(app: &App, class: Class, is_chosen: bool) -> Style {
    let style = app.display.theme.status(class.status() as usize);
    match is_chosen {
        true => app.display.theme.chosen(style),
        false => style,
    }
}

/// One sign for each indicator, best first; where they do not fit, each sign in proportion, at least one of each
/// that occurs.
fn bar(
    app: &App,
    total: usize,
    classes: &BTreeMap<Class, usize>,
    room: usize,
) -> Vec<Span<'static>> {
    // Classes that share a sign are one, as the header shows them.
    let mut signs: Vec<(&str, Style, usize)> = Vec::new();
    for (class, count) in classes {
        let sign = app.display.glyphs.class(*class);
        match signs.last_mut() {
            Some((last, _, known)) if *last == sign => *known += count,
            _ => {
                let style = app.display.theme.status(class.status() as usize);
                signs.push((sign, style, *count));
            }
        }
    }
    let spread = room.saturating_sub(signs.len());
    let share = |count: usize| match total <= room {
        true => count,
        false => 1 + count * spread / total.max(1),
    };
    let spans = signs.into_iter();
    spans
        .map(|(sign, style, count)| Span::styled(sign.repeat(share(count)), style))
        .collect()
}

/// The lines below those that can be chosen.
fn tail(app: &App, width: usize) -> Vec<Line<'static>> {
    let theme = &app.display.theme;
    let (basis, scoreboard) = (app.basis(), &app.snapshot.scoreboard);
    let computed = board::computed(basis, scoreboard).join(SEPARATOR);
    let computed = format!("{}: {computed}", words(app.view.lang).computed);
    let unknown = board::unknown_line(basis, scoreboard);
    let plain = std::iter::once(computed).chain(unknown);
    let plain = plain.map(|said| (said, theme.text()));
    let sourced = withdrawn(app).into_iter().chain(reported(app, width));
    let sourced = sourced.map(|said| (said, theme.muted()));
    let all = plain.chain(sourced);
    all.flat_map(|(said, style)| wrapped(&said, width).map(move |line| Line::styled(line, style)))
        .collect()
}

/// The withdrawn targets, which are not counted, with the document that withdrew them.
fn withdrawn(app: &App) -> Vec<String> {
    let catalog = app.catalog();
    let all = &app.snapshot.scoreboard.withdrawals;
    let told = all.iter().take(MOST_TOLD).map(|(series, withdrawal)| {
        let name = catalog.say(catalog.indicator_of(*series).name, app.view.lang);
        let source = withdrawal.source.map(|id| catalog.source(id));
        let date = source.map_or_else(String::new, |source| {
            number::published(source.published, app.view.lang)
        });
        let id = source.map_or("", |source| catalog.text(source.id));
        format!("{}: {name} ({id}, {date})", words(app.view.lang).withdrawn)
    });
    told.chain(more(app, all.len())).collect()
}

/// How many more there are than are listed.
fn more(app: &App, count: usize) -> Option<String> {
    let more = count.saturating_sub(MOST_TOLD);
    (more > 0).then(|| fill(plans(app.view.lang).more_lines, &[&more.to_string()]))
}

/// What sources reported themselves, each with source and date.
fn reported(app: &App, width: usize) -> Vec<String> {
    let catalog = app.catalog();
    let all = &app.snapshot.scoreboard.reported;
    let told = all.iter().take(MOST_TOLD).map(|count| {
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
        let label = words(app.view.lang).reported;
        format!("{label}: {said} ({date}; {id}{title})")
    });
    told.chain(more(app, all.len())).collect()
}

fn wrapped(said: &str, width: usize) -> impl Iterator<Item = String> + use<> {
    let lines = text::wrap(said, width.saturating_sub(3).max(8));
    lines.into_iter().enumerate().map(|(at, line)| match at {
        0 => format!(" {line}"),
        _ => format!("   {line}"),
    })
}

#[cfg(test)]
mod tests {
    use super::top;

    #[test]
    fn the_window_keeps_the_chosen_line_in_sight_and_ends_with_the_end() {
        let starts = [1, 2, 4, 6, 8, 10];
        let check = |chosen, height, want| {
            let found = top(&starts, chosen, 20, height);
            assert_eq!(found, want, "{chosen} in {height}");
        };
        check(0, 20, 0);
        check(5, 20, 0);
        check(0, 8, 0);
        check(2, 8, 0);
        check(4, 8, 4);
        check(5, 8, 10);
        check(5, 14, 6);
    }
}
