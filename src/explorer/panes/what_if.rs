//! The what-if calculator over the screen.
//!
//! Owns its frame: three lines to type into, how things stand, how they would stand, and the numbers
//! that follow. It reads the state and stores nothing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph, Widget};

use crate::core::judge::class::{Class, Kind};
use crate::core::judge::standing::Standing;
use crate::core::model::{Comparator, TargetKind};
use crate::core::rule::verdict::Assessment;
use crate::explorer::state::app::App;
use crate::explorer::state::what_if::{Field, WhatIf};
use crate::line::draw::text;
use crate::words::judgement::judged;
use crate::words::judgement::measures::remarks;
use crate::words::locale::number::Form;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Widest that the calculator gets.
const WIDEST: u16 = 76;

/// Draws the calculator.
pub(crate) fn draw(app: &App, what_if: &WhatIf, screen: Rect, frame: &mut Frame<'_>) {
    let theme = &app.display.theme;
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
    let title = format!(" {}: {name} ", words(app.view.lang).what_if_title);
    let title = text::fit(
        &title,
        usize::from(width).saturating_sub(4),
        app.display.glyphs.ellipsis,
    );
    let block = Block::bordered()
        .border_set(app.display.glyphs.border)
        .border_style(theme.faint())
        .style(theme.text())
        .title(Span::styled(title, theme.title()));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let inner = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    Paragraph::new(lines).render(inner, frame.buffer_mut());
    let (column, row) = caret;
    let x = inner.x + (column as u16).min(inner.width.saturating_sub(1));
    frame.set_cursor_position((x, inner.y + row));
}

/// The lines of the calculator, and where the caret stands among them.
fn lines(app: &App, what_if: &WhatIf, room: usize) -> (Vec<Line<'static>>, (usize, u16)) {
    let words = words(app.view.lang);
    let catalog = app.catalog();
    let standing = app.standing(what_if.series);
    let judged = what_if.judged(catalog, &app.snapshot.viewpoint, app.view.lang);
    let unit = wording::unit(catalog, what_if.series, app.view.lang);
    let labels = [
        figure_label(app, judged.kind),
        words.what_if_year,
        words.target_title,
    ];
    let units = [
        format!(" {unit}"),
        String::new(),
        target_unit(app, what_if, &standing, unit),
    ];
    let widest = labels.iter().map(|label| text::width(label)).max();
    let columns = FieldColumns {
        label: widest.unwrap_or(0),
        room,
    };
    let mut lines = Vec::new();
    let mut caret = (0, 0);
    for ((field, label), unit) in Field::ALL.into_iter().zip(labels).zip(&units) {
        if field == what_if.field {
            let window = what_if.prompt(field).window(columns.text());
            caret = (columns.label + 4 + window.cursor, lines.len() as u16);
        }
        lines.push(field_line(app, what_if, field, label, unit, columns));
    }
    lines.push(Line::default());
    let now = verdict(app, words.what_if_now, &standing.assessment);
    push(&mut lines, &now, room, app.display.theme.muted());
    let then = verdict(app, words.what_if_then, &judged.assessment);
    push(
        &mut lines,
        &then,
        room,
        app.display.theme.status(judged.assessment.status as usize),
    );
    let supposed = what_if.supposed(app.view.lang);
    let said = judged::supposition(
        catalog,
        what_if.series,
        &standing,
        &judged,
        supposed,
        app.view.lang,
    );
    push(&mut lines, &said, room, app.display.theme.text());
    let measures = judged::measures_of(
        catalog,
        what_if.series,
        (judged.kind, standing.target, &judged.assessment),
        app.view.lang,
    );
    for (label, said) in measures {
        push(
            &mut lines,
            &format!("  {label}: {said}"),
            room,
            app.display.theme.muted(),
        );
    }
    let remarks = remarks(&judged.assessment, app.view.lang);
    if !remarks.is_empty() {
        push(
            &mut lines,
            &format!("  ({remarks})"),
            room,
            app.display.theme.muted(),
        );
    }
    push(
        &mut lines,
        words.what_if_kept,
        room,
        app.display.theme.faint(),
    );
    (lines, caret)
}

/// The unit of a target, and what else the target says: "trên 57,5", "9–10".
fn target_unit(app: &App, what_if: &WhatIf, standing: &Standing, unit: &str) -> String {
    let catalog = app.catalog();
    let supposed = what_if.supposed(app.view.lang).target;
    let target = judged::supposed_target(catalog, what_if.series, standing, supposed);
    if standing.target.is_none() {
        // Nobody set it: the year it would be for is the plan's.
        let term = crate::core::judge::standing::imagined_term(
            catalog,
            &app.snapshot.viewpoint,
            what_if.series,
        );
        let by = term.map_or_else(String::new, |term| term.deadline.to_string());
        return format!(
            " {unit} ({})",
            fill(words(app.view.lang).what_if_by, &[&by])
        );
    }
    match target.filter(|target| target.comparator != Comparator::Equal) {
        None => format!(" {unit}"),
        Some(target) => {
            let said = wording::figure(&target, Form::Words, app.view.lang);
            format!(" {unit} ({said})")
        }
    }
}

/// What the first field asks for, by the kind of the target.
fn figure_label(app: &App, kind: TargetKind) -> &'static str {
    let words = words(app.view.lang);
    match kind {
        TargetKind::Pace | TargetKind::Growth | TargetKind::Flow => words.what_if_mean,
        TargetKind::Total => words.what_if_sum,
        TargetKind::Milestone => words.what_if_parts,
        _ => words.what_if_level,
    }
}

/// Where label, text and unit of a field stand.
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
        self.room.saturating_sub(self.label + 4).clamp(4, 18)
    }

    /// Cells for the unit behind it.
    fn unit(self) -> usize {
        self.room.saturating_sub(self.label + 4 + self.text() + 1)
    }
}

/// One field: its label, what is typed, the unit behind it.
fn field_line(
    app: &App,
    what_if: &WhatIf,
    field: Field,
    label: &str,
    unit: &str,
    columns: FieldColumns,
) -> Line<'static> {
    let theme = &app.display.theme;
    let prompt = what_if.prompt(field);
    let (label_style, mark) = if field == what_if.field {
        (theme.focus(), app.display.glyphs.cursor)
    } else {
        (theme.muted(), " ")
    };
    let is_read = match field {
        Field::Year => what_if.year().is_some(),
        Field::Figure | Field::Target => what_if.figure(field, app.view.lang).is_some(),
    };
    let value = if !prompt.is_empty() && !is_read {
        theme.conflict()
    } else {
        theme.figure()
    };
    let label = text::pad_right(label, columns.label);
    let typed = text::pad_right(&prompt.window(columns.text()).text, columns.text());
    let mut spans = vec![
        Span::styled(format!("{mark} {label}  "), label_style),
        Span::styled(typed, value),
    ];
    if field != Field::Year {
        let said = text::fit(unit, columns.unit(), app.display.glyphs.ellipsis);
        spans.push(Span::styled(said, theme.muted()));
    }
    Line::from(spans)
}

fn verdict(app: &App, when: &str, found: &Assessment) -> String {
    let class = Class::of(found);
    let glyph = app.display.glyphs.class(class);
    let said = wording::class_word(class, app.view.lang);
    match class.kind() {
        // The word says the reason already.
        None | Some(Kind::NoData | Kind::UnitEnded) => format!("{when} {glyph} {said}"),
        Some(_) => {
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
