//! The what-if calculator over the screen.
//!
//! Owns its frame: three lines to type into, each with what was understood of it, how things stand, how they would
//! stand, and the numbers that follow. It reads the state and stores nothing. It must not know how a figure is judged.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget};

use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::judge::evidence::Supposed;
use crate::core::judge::standing::{Reason, Standing, standing};
use crate::core::judge::term::{Term, is_rate};
use crate::core::lang::Lang;
use crate::core::model::TargetKind;
use crate::core::rule::verdict::Assessment;
use crate::explorer::panes::boxed::{boxed, with_margins};
use crate::explorer::panes::brief;
use crate::explorer::state::app::App;
use crate::explorer::state::what_if::{Understood, WhatIf, WhatIfField};
use crate::line::draw::text;
use crate::words::judgement::judged::{self, JudgedTarget};
use crate::words::judgement::measures::remarks;
use crate::words::locale::typed::Unreadable;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Widest that the calculator gets.
const WIDEST: u16 = 76;

/// Draws the calculator.
pub(crate) fn draw(app: &App, what_if: &WhatIf, screen: Rect, frame: &mut Frame<'_>) {
    let width = screen.width.min(WIDEST);
    let room = usize::from(width.saturating_sub(4)).max(8);
    let (lines, caret) = lines(app, what_if, room);
    let height = (lines.len() as u16 + 2).min(screen.height);
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 3,
        width,
        height,
    };
    frame.render_widget(Clear, area);
    let catalog = app.catalog();
    let name = catalog.say(catalog.indicator_of(what_if.series).name, app.view.lang);
    let title = format!("{}: {name}", words(app.view.lang).what_if_title);
    let inner = with_margins(boxed(app, &title, area, frame));
    Paragraph::new(lines).render(inner, frame.buffer_mut());
    let (column, row) = caret;
    let x = inner.x + (column as u16).min(inner.width.saturating_sub(1));
    frame.set_cursor_position((x, inner.y + row));
}

/// The lines of the calculator, and where the caret stands among them.
fn lines(app: &App, what_if: &WhatIf, room: usize) -> (Vec<Line<'static>>, (usize, u16)) {
    let words = words(app.view.lang);
    let theme = &app.display.theme;
    let seen = brief::seen_on_top(app);
    let standing = match seen == app.snapshot.viewpoint {
        true => app.standing(what_if.series),
        false => standing(app.catalog(), &seen, what_if.series).into(),
    };
    let understood = what_if.understood(app.catalog(), &seen, &standing, app.view.lang);
    let labels = [
        figure_label(app, what_if, &standing, room),
        words.what_if_year,
        words.target_title,
    ];
    let widest = labels.iter().map(|label| text::width(label)).max();
    let columns = FieldColumns {
        label: widest.unwrap_or(0),
        room,
    };
    let mut lines = Vec::new();
    let mut caret = (0, 0);
    for (field, label) in WhatIfField::ALL.into_iter().zip(labels) {
        if field == what_if.field {
            let window = what_if.prompt(field).window(columns.text());
            caret = (columns.label + 4 + window.cursor, lines.len() as u16);
        }
        let note = note(app, what_if, field, &standing, &understood);
        push_field(app, what_if, (field, label), &note, columns, &mut lines);
    }
    lines.push(Line::default());
    let now = verdict(app, words.what_if_now, &standing.assessment);
    push(&mut lines, &now, room, theme.muted());
    match understood.supposed() {
        Some(supposed) if supposed != Supposed::default() => {
            push_then(app, what_if, &standing, supposed, room, &mut lines);
        }
        Some(_) => push_no_verdict(words.what_if_nothing, theme.muted(), app, room, &mut lines),
        None => push_no_verdict(
            words.what_if_unread,
            theme.conflict(),
            app,
            room,
            &mut lines,
        ),
    }
    push(&mut lines, words.what_if_kept, room, theme.faint());
    (lines, caret)
}

/// Why nothing would follow.
fn push_no_verdict(
    why: &str,
    style: Style,
    app: &App,
    room: usize,
    lines: &mut Vec<Line<'static>>,
) {
    let then = words(app.view.lang).what_if_then;
    push(lines, &format!("{then} {why}"), room, style);
}

/// How things would stand, and the numbers that follow.
fn push_then(
    app: &App,
    what_if: &WhatIf,
    standing: &Standing,
    supposed: Supposed,
    room: usize,
    lines: &mut Vec<Line<'static>>,
) {
    let (catalog, lang, theme) = (app.catalog(), app.view.lang, &app.display.theme);
    let judged = what_if.judged(catalog, &brief::seen_on_top(app), supposed);
    let then = verdict(app, words(lang).what_if_then, &judged.assessment);
    let status = theme.status(judged.assessment.status as usize);
    push(lines, &then, room, status);
    let said = judged::supposition(catalog, what_if.series, standing, &judged, supposed, lang);
    push(lines, &said, room, theme.text());
    let target = JudgedTarget {
        kind: judged.kind,
        target: standing.target,
        assessment: &judged.assessment,
    };
    let measures = judged::measures_of(catalog, what_if.series, target, lang);
    for (label, said) in measures {
        push(lines, &format!("  {label}: {said}"), room, theme.muted());
    }
    let remarks = remarks(&judged.assessment, lang);
    if !remarks.is_empty() {
        push(lines, &format!("  ({remarks})"), room, theme.muted());
    }
}

/// The note beside a field.
enum FieldNote {
    /// The field is empty: what to type, or the value that counts meanwhile.
    Empty(String),
    /// The value as it was understood.
    Understood(String),
    /// The error.
    Wrong(String),
}

fn note(
    app: &App,
    what_if: &WhatIf,
    field: WhatIfField,
    standing: &Standing,
    understood: &Understood,
) -> FieldNote {
    let lang = app.view.lang;
    let (catalog, series) = (app.catalog(), what_if.series);
    let asked = |kind| {
        wording::asked_unit(catalog, series, kind)
            .said(lang)
            .to_owned()
    };
    match field {
        WhatIfField::Figure => {
            let kind = wording::supposed_kind(understood.told);
            let said = |figure| wording::supposed(catalog, series, (figure, kind), lang);
            told(&understood.figure, lang, || asked(kind), said)
        }
        WhatIfField::Year => told(&understood.year, lang, String::new, |year| {
            year_in_term(year, understood.term, lang)
        }),
        WhatIfField::Target => {
            let target = |supposed| {
                let target = judged::supposed_target(catalog, series, standing, supposed)?;
                Some(wording::promised(catalog, series, &target, lang))
            };
            // An imagined target takes the year of the plan.
            let imagined = |said: String| {
                let by = understood.term.map(|term| term.deadline.to_string());
                fill(words(lang).what_if_by, &[&said, &by.unwrap_or_default()])
            };
            let empty = || match target(None) {
                Some(target) => fill(words(lang).what_if_as_now, &[&target]),
                None => imagined(asked(understood.told)),
            };
            told(&understood.target, lang, empty, |figure| {
                let plain = || wording::supposed(catalog, series, (figure, understood.told), lang);
                target(Some(figure)).unwrap_or_else(|| imagined(plain()))
            })
        }
    }
}

fn told<T: Copy>(
    read: &Result<Option<T>, Unreadable>,
    lang: Lang,
    empty: impl FnOnce() -> String,
    said: impl FnOnce(T) -> String,
) -> FieldNote {
    match read {
        Ok(None) => FieldNote::Empty(empty()),
        Ok(Some(value)) => FieldNote::Understood(format!("= {}", said(*value))),
        Err(error) => FieldNote::Wrong(error.said(lang)),
    }
}

/// A year and the term in which it lies, or does not.
fn year_in_term(year: i32, term: Option<Term>, lang: Lang) -> String {
    let Some(term) = term else {
        return year.to_string();
    };
    let is_within = (term.base + 1..=term.deadline).contains(&year);
    let phrase = match is_within {
        true => words(lang).what_if_within,
        false => words(lang).what_if_outside,
    };
    let years = [year, term.base + 1, term.deadline].map(|year| year.to_string());
    fill(phrase, &years.each_ref().map(String::as_str))
}

/// What the first field asks for, by the kind of the target; in short where there is little room.
fn figure_label(app: &App, what_if: &WhatIf, standing: &Standing, room: usize) -> &'static str {
    let words = words(app.view.lang);
    let catalog = app.catalog();
    let indicator = catalog.indicator_of(what_if.series);
    let target = standing.target.map(|at| catalog.claim(at));
    let is_mean = target.is_some_and(|target| catalog.period(target.period).is_mean());
    let kind = match target {
        Some(_) => standing.kind,
        None => indicator.target_kind.unwrap_or(TargetKind::Level),
    };
    let (long, short) = match kind {
        TargetKind::Total => (words.what_if_sum, words.what_if_sum_short),
        TargetKind::Milestone => (words.what_if_parts, words.what_if_parts_short),
        TargetKind::Flow => (words.what_if_mean, words.what_if_mean_short),
        kind if is_mean || is_rate(catalog, indicator, kind) => {
            (words.what_if_mean, words.what_if_mean_short)
        }
        _ => (words.what_if_level, words.what_if_level),
    };
    match text::width(long) + FIELD_MARGINS + MOST_TYPED <= room {
        true => long,
        false => short,
    }
}

/// Cells of a field that are neither label nor text: the sign of the chosen one, spaces.
const FIELD_MARGINS: usize = 4;
/// Cells for what is typed, at most.
const MOST_TYPED: usize = 18;

/// Where label, text and note of a field stand.
#[derive(Clone, Copy)]
struct FieldColumns {
    /// Cells of the widest label.
    label: usize,
    /// Cells of the whole line.
    room: usize,
}

impl FieldColumns {
    /// Cells for what is typed.
    fn text(self) -> usize {
        let left = self.room.saturating_sub(self.label + FIELD_MARGINS);
        left.clamp(4, MOST_TYPED)
    }

    /// Cells for the note behind it.
    fn note(self) -> usize {
        let taken = self.label + FIELD_MARGINS + self.text() + 1;
        self.room.saturating_sub(taken)
    }
}

/// One field: its label, what is typed, and its note behind it or, where that is too long, below.
fn push_field(
    app: &App,
    what_if: &WhatIf,
    (field, label): (WhatIfField, &str),
    note: &FieldNote,
    columns: FieldColumns,
    lines: &mut Vec<Line<'static>>,
) {
    let theme = &app.display.theme;
    let (label_style, mark) = if field == what_if.field {
        (theme.focus(), app.display.glyphs.cursor)
    } else {
        (theme.muted(), " ")
    };
    let (note, note_style, typed_style) = match note {
        FieldNote::Empty(said) | FieldNote::Understood(said) => {
            (said, theme.muted(), theme.figure())
        }
        FieldNote::Wrong(said) => (said, theme.conflict(), theme.conflict()),
    };
    let label = text::pad_right(label, columns.label);
    let typed = what_if.prompt(field).window(columns.text()).text;
    let typed = text::pad_right(&typed, columns.text());
    let mut spans = vec![
        Span::styled(format!("{mark} {label}  "), label_style),
        Span::styled(typed, typed_style),
    ];
    if text::width(note) <= columns.note() {
        spans.push(Span::styled(format!(" {note}"), note_style));
        lines.push(Line::from(spans));
        return;
    }
    lines.push(Line::from(spans));
    let wrapped = text::wrap(note, columns.room.saturating_sub(NOTE_INDENT));
    let indented = wrapped
        .into_iter()
        .map(|line| format!("{:NOTE_INDENT$}{line}", ""));
    lines.extend(indented.map(|line| Line::styled(line, note_style)));
}

/// Cells before a note below its field.
const NOTE_INDENT: usize = 2;

fn verdict(app: &App, when: &str, found: &Assessment) -> String {
    let class = Class::from_assessment(found);
    let glyph = app.display.glyphs.class(class);
    let said = wording::class_word(class, app.view.lang);
    match (class, class.kind()) {
        // The word says the reason already.
        (_, None | Some(UnjudgedKind::NoData | UnjudgedKind::UnitEnded))
        | (Class::Without(Reason::Unconfirmed), _) => format!("{when} {glyph} {said}"),
        (_, Some(_)) => {
            let reason = wording::class_reason(class, app.view.lang);
            format!("{when} {glyph} {said}: {reason}")
        }
    }
}

fn push(lines: &mut Vec<Line<'static>>, said: &str, room: usize, style: Style) {
    if said.is_empty() {
        return;
    }
    let wrapped = text::wrap(said, room);
    lines.extend(wrapped.into_iter().map(|line| Line::styled(line, style)));
}
