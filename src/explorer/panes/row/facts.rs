//! The facts of a row in the width that there is.
//!
//! Owns in which order the facts of one row give way where they are wider than the columns of its list, and what stands at
//! the end of the line of the name instead. It must not know where on the screen a row stands.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::core::judge::class::Class;
use crate::explorer::draw::columns::RowColumns;
use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::report::rows::RowCells;
use crate::words::attention::attention as words_of;
use crate::words::locale::words::words;

/// Cells that a name keeps however wide the facts behind it are.
const LEAST_NAME: usize = 13;
/// Cells by which a target may stand beside its column: it still stands below its heading.
const MOST_ASIDE: usize = 4;

/// The facts of a row, and what stands at the end of the line of its name instead.
pub(super) struct LaidRow {
    pub(super) facts: Line<'static>,
    pub(super) tail: Line<'static>,
}

impl LaidRow {
    fn facts(facts: Line<'static>) -> Self {
        let tail = Line::default();
        Self { facts, tail }
    }
}

/// The parts of a row with their styles.
pub(super) struct Parts<'c> {
    pub(super) app: &'c App,
    pub(super) cells: &'c RowCells,
    pub(super) columns: &'c RowColumns,
}

/// What a form of the facts says; empty parts leave no space.
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

    /// Each cell in its column. What is wider begins up to so many cells further left; else what stands behind it gives
    /// the cells that its own column leaves, so that only the next one stands aside.
    fn in_columns(&self, (when, status, is_whole): LineForm<'_>, to_the_left: usize) -> InColumns {
        let (cells, columns) = (self.cells, self.columns);
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
        let (figure, when) = match both.saturating_sub(wide + 1) {
            _ if when.is_empty() => (text::pad_right(&figure, both), String::new()),
            0 => (figure, when.to_owned()),
            rest => (figure, text::pad_right(when, rest)),
        };
        let wider = if is_alone {
            0
        } else {
            (wide + behind).saturating_sub(both)
        };
        let left = wider.min(to_the_left);
        let aside = wider - left;
        let mut pushed = aside;
        let mut padded = |said: &str, column: usize| match column {
            0 => String::new(),
            column => {
                let room = column.saturating_sub(pushed);
                pushed = (pushed + text::width(said)).saturating_sub(column);
                text::pad_right(said, room)
            }
        };
        let target = match columns.target {
            0 => target.clone(),
            column => padded(target, column),
        };
        let gap = padded(gap, columns.gap);
        let line = joined(vec![
            self.figure(figure),
            self.plain(when),
            self.plain(target),
            self.plain(gap),
            self.status(status),
            self.beside(is_whole),
        ]);
        InColumns {
            line,
            left,
            aside,
            pushed,
        }
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

/// Facts in their columns.
struct InColumns {
    line: Line<'static>,
    /// How many cells before its column the line begins.
    left: usize,
    /// How many cells behind its column the target begins.
    aside: usize,
    /// How many the status does.
    pushed: usize,
}

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
    pub(super) fn in_one_line(&self, most: usize) -> (Line<'static>, usize) {
        let name = self.columns.name;
        let in_columns = most.saturating_sub(name + 1);
        let at_most = most.saturating_sub(LEAST_NAME + 1);
        let ways = self.ways();
        // A period shortens the name by some cells before it goes.
        let mut whole = ways.iter().take(3);
        let pushing = ways.iter().skip(2);
        let most_pushed = name.saturating_sub(LEAST_NAME);
        let in_columns = |way: &LineForm<'_>, most_pushed: usize| {
            let InColumns {
                line, left, aside, ..
            } = self.in_columns(*way, most_pushed);
            let pushed = left.max(line.width().saturating_sub(in_columns));
            (aside == 0 && pushed <= most_pushed).then(|| (line, name - pushed))
        };
        let [told, rest @ ..] = self.forms();
        let fits = |form: &&Line<'static>| form.width() <= at_most;
        let found = whole.find_map(|way| in_columns(way, 0));
        let found = found.or_else(|| {
            pushing
                .clone()
                .take(1)
                .find_map(|way| in_columns(way, most_pushed))
        });
        // The word of a status is worth more than its column.
        let loose = |line: Line<'static>| {
            let left = most.saturating_sub(line.width() + 1);
            (line, name.min(left))
        };
        let found = found.or_else(|| told.iter().rev().find(fits).cloned().map(loose));
        let found = found.or_else(|| pushing.skip(1).find_map(|way| in_columns(way, most_pushed)));
        let found = found.or_else(|| {
            let line = rest.iter().find_map(|all| all.iter().rev().find(fits));
            line.cloned().map(loose)
        });
        found.unwrap_or_else(|| loose(self.least(at_most, &self.target_marked())))
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

    /// The facts below a name, each in its column: a period that has no room in its own stands above, at the end of the
    /// line of the name, so that figures, targets and words stand under those of other rows.
    fn aligned(&self, room: usize) -> Option<LaidRow> {
        if self.columns.is_narrow {
            return None;
        }
        let cells = self.cells;
        let within = |way: LineForm<'_>, most_aside: usize, most_pushed: usize| {
            let found = self.in_columns(way, 0);
            let fits = found.aside <= most_aside
                && found.pushed <= most_pushed
                && found.line.width() <= room;
            fits.then_some(found.line)
        };
        let [whole, with_side, short, ..] = self.ways();
        let beside = |most_aside, most_pushed| {
            let mut ways = [whole, with_side, short].into_iter();
            let facts = ways.find_map(|way| within(way, most_aside, most_pushed))?;
            Some(LaidRow::facts(facts))
        };
        // The mark stays beside its figure as long as there is room.
        let above = |most_aside, most_pushed| {
            let mut ways = [(cells.derived, &cells.period), ("", &cells.when)].into_iter();
            ways.find_map(|(when, above)| {
                let tail = joined(vec![self.plain(above.clone())]);
                let mut ways = [&cells.status, &cells.status_short].into_iter();
                let facts =
                    ways.find_map(|status| within((when, status, false), most_aside, most_pushed))?;
                (tail.width() + LEAST_NAME < room).then_some(LaidRow { facts, tail })
            })
        };
        // A target a little aside is read below its heading still, and its period stays beside the figure.
        let found = beside(0, MOST_ASIDE).or_else(|| beside(MOST_ASIDE, 0));
        let found = found.or_else(|| above(0, MOST_ASIDE));
        let found = found.or_else(|| beside(MOST_ASIDE, MOST_ASIDE));
        found.or_else(|| above(MOST_ASIDE, MOST_ASIDE))
    }

    /// The facts below a name; what has no room there stands at the end of the line of the name.
    pub(super) fn in_two_lines(&self, room: usize) -> LaidRow {
        let cells = self.cells;
        if let Some(laid) = self.aligned(room) {
            return laid;
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
