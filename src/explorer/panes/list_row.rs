//! The second line of an indicator: figure with unit, period, target, status.
//!
//! Owns the columns of these lines, which follow the width alone so that nothing jumps, and the order in which
//! parts give way on a narrow screen: what other sources say, the target, the unit. A figure is never cut, and the word of a
//! status never shortened: where it does not fit its sign stands alone.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::core::judge::class::Class;
use crate::core::model::TargetKind;
use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::report::card::Card;
use crate::words::locale::number::Form;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// What the line of one indicator says.
pub(super) struct Cells {
    /// With the unit: "ước 79 triệu đồng"; a dash without a figure.
    figure: String,
    /// Without it.
    bare: String,
    /// Without it, "about" and "over" as signs.
    signs: String,
    /// What stands behind the period: that other sources say something else, that it was worked out.
    beside: String,
    period: String,
    /// In the unit of the figure, which stands beside; with its own where that is another.
    target: String,
    /// With its year.
    target_of_year: String,
    status: String,
    /// Without the side of a provisional one.
    status_short: String,
    class: Option<Class>,
    is_disputed: bool,
    is_derived: bool,
}

/// The widths of the columns; what is wider pushes its own line.
pub(super) struct Columns {
    figure: usize,
    period: usize,
    target: usize,
    /// Whether there is room for the year of the target.
    has_target_year: bool,
}

impl Cells {
    /// The cells of a card.
    pub(super) fn of(app: &App, card: &Card<'_>) -> Self {
        let (words, glyphs) = (words(app.view.lang), app.display.glyphs);
        let missing = || glyphs.missing.to_owned();
        let shown = card.shown();
        let is_derived = shown.is_some_and(|claim| claim.is_derived);
        let others = card.other_figures();
        let beside = match (&others, card.apart(), is_derived) {
            (Some(others), ..) => format!("{} {others}", words.other_source_short),
            (None, Some(apart), _) => {
                fill(words.before_term_short, &[&apart.figure, &apart.when_short])
            }
            (None, None, true) => words.derived_short.to_owned(),
            (None, None, false) => String::new(),
        };
        let bare = card.bare_figure(Form::Words).unwrap_or_else(missing);
        let status = match card.class() {
            Some(class) => format!("{} {}", glyphs.class(class), card.status()),
            // That nothing was promised goes without saying; that one year has no target does not.
            None if card.standing.years.is_empty() => String::new(),
            None => card.status(),
        };
        Self {
            figure: match shown {
                Some(_) => wording::with_unit(&bare, card.unit()),
                None => missing(),
            },
            bare,
            signs: card.bare_figure(Form::Signs).unwrap_or_else(missing),
            is_derived,
            beside,
            period: match shown {
                Some(_) => card
                    .leading()
                    .map_or_else(String::new, |told| told.when_short),
                None => String::new(),
            },
            target_of_year: target(card).map_or_else(String::new, |target| match card.target() {
                Some(told) => format!("{target} ({})", told.when_short),
                None => target,
            }),
            target: target(card).unwrap_or_default(),
            status_short: match card.class() {
                Some(class) => {
                    let word = wording::class_short(class, app.view.lang);
                    format!("{} {word}", glyphs.class(class))
                }
                None => status.clone(),
            },
            status,
            class: card.class(),
            is_disputed: others.is_some(),
        }
    }

    /// The line, as rich as its width allows.
    pub(super) fn line(&self, app: &App, columns: &Columns, width: usize) -> Line<'static> {
        let theme = &app.display.theme;
        let figure = |said: &str| Span::styled(said.to_owned(), theme.figure());
        let plain = |said: String| Span::styled(said, theme.text());
        let muted = |said: &str| Span::styled(said.to_owned(), theme.muted());
        let status = |said: &str| {
            let class = self.class.map(Class::status);
            let style = class.map_or(theme.muted(), |status| theme.status(status as usize));
            Span::styled(said.to_owned(), style)
        };
        let beside = match self.is_disputed {
            true => Span::styled(self.beside.clone(), theme.conflict()),
            false => muted(&self.beside),
        };
        let mark = match self.is_disputed {
            true => Span::styled(words(app.view.lang).conflict_mark, theme.conflict()),
            false => Span::raw(""),
        };
        let in_columns = [
            figure(&text::pad_left(&self.figure, columns.figure)),
            plain(text::pad_right(&self.period, columns.period)),
            plain(text::pad_right(
                match columns.has_target_year {
                    true => &self.target_of_year,
                    false => &self.target,
                },
                columns.target,
            )),
            status(&self.status),
        ];
        let target = match columns.has_target_year {
            true => &self.target_of_year,
            false => &self.target,
        };
        let target = match target.as_str() {
            "" => String::new(),
            target => format!("{} {target}", words(app.view.lang).target),
        };
        let [whole, period, ..] = in_columns.clone();
        // What is no class has no sign that could stand for it.
        let sign: String = match self.class {
            Some(_) => self.status.chars().take(1).collect(),
            None => String::new(),
        };
        let loose = [figure(&self.figure), plain(self.period.clone())];
        let bare = [figure(&self.bare), plain(self.period.clone())];
        let signs = [figure(&self.signs), plain(self.period.clone())];
        let with = |start: &[Span<'static>], end: &[Span<'static>]| [start, end].concat();
        let forms = [
            with(&in_columns, std::slice::from_ref(&beside)),
            // That nobody printed a figure weighs more than its target, which the detail has.
            match self.is_derived {
                true => with(
                    &loose,
                    &[plain(target.clone()), status(&self.status), beside.clone()],
                ),
                false => with(&in_columns, std::slice::from_ref(&mark)),
            },
            match self.is_derived {
                true => with(&loose, &[status(&self.status), beside]),
                false => with(&in_columns, std::slice::from_ref(&mark)),
            },
            with(&in_columns, std::slice::from_ref(&mark)),
            with(&loose, &[plain(target), status(&self.status), mark.clone()]),
            with(&[whole, period], &[status(&self.status), mark.clone()]),
            with(&loose, &[status(&self.status), mark.clone()]),
            with(&bare, &[status(&self.status), mark.clone()]),
            with(&loose, &[status(&self.status_short), mark.clone()]),
            with(&bare, &[status(&self.status_short), mark.clone()]),
            with(&signs, &[status(&self.status_short), mark.clone()]),
            with(&loose, &[status(&sign), mark.clone()]),
            with(&bare, &[status(&sign), mark]),
        ];
        let mut narrow = Line::default();
        for line in forms.into_iter().map(joined) {
            if line.width() <= width {
                return line;
            }
            narrow = line;
        }
        narrow
    }
}

/// Joins parts with a space; what is empty leaves none.
fn joined(parts: Vec<Span<'static>>) -> Line<'static> {
    let mut line = Line::default();
    for part in parts.into_iter().filter(|part| !part.content.is_empty()) {
        if !line.spans.is_empty() {
            line.push_span(Span::styled(" ", Style::new()));
        }
        line.push_span(part);
    }
    line
}

/// The target: with its unit only where that is not the unit of the figure.
fn target(card: &Card<'_>) -> Option<String> {
    let (catalog, lang) = (card.basis.catalog, card.basis.lang);
    let claim = catalog.claim(card.standing.target?);
    let figure = wording::figure(&claim, Form::Words, lang);
    Some(match wording::promised_kind(catalog, card.series, &claim) {
        None => figure,
        Some(TargetKind::Growth) => format!("{figure}%{}", words(lang).a_year_short),
        Some(_) => format!("{figure}{}", words(lang).a_year_short),
    })
}

impl Columns {
    /// The columns of lines of a width.
    pub(super) fn of(width: usize) -> Self {
        let (figure, period, target) = match width {
            0..54 => (12, 9, 8),
            54..80 => (16, 12, 8),
            80..92 => (22, 14, 19),
            _ => (28, 14, 21),
        };
        Self {
            figure,
            period,
            target,
            has_target_year: width >= 80,
        }
    }

    /// The headings.
    pub(super) fn headings(&self, app: &App) -> Line<'static> {
        let words = words(app.view.lang);
        let [figure, period, target, status] = [
            words.head_figure,
            words.head_period,
            words.target_title,
            words.status,
        ];
        let said = format!(
            "{} {} {} {status}",
            text::pad_left(figure, self.figure),
            text::pad_right(period, self.period),
            text::pad_right(target, self.target),
        );
        Line::from(Span::styled(said, app.display.theme.muted()))
    }
}
