//! The what-if calculator over the screen.
//!
//! Owns its frame: three lines to type into, how things stand, how they would stand, and the numbers
//! that follow. It reads the state and stores nothing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph, Widget};

use crate::core::judge::standing::Standing;
use crate::core::model::{Comparator, TargetKind};
use crate::explorer::state::app::App;
use crate::explorer::state::what_if::{Field, WhatIf};
use crate::line::draw::text;
use crate::words::judgement::judged;
use crate::words::judgement::labels;
use crate::words::judgement::measures::remarks;
use crate::words::locale::number::Form;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Widest that the calculator gets.
const WIDEST: u16 = 76;

/// Draws the calculator.
pub fn draw(app: &App, what_if: &WhatIf, screen: Rect, frame: &mut Frame<'_>) {
    let theme = &app.theme;
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
    let name = catalog.say(catalog.indicator_of(what_if.series).name, app.lang);
    let title = format!(" {}: {name} ", words(app.lang).what_if_title);
    let title = text::fit(
        &title,
        usize::from(width).saturating_sub(4),
        app.glyphs.ellipsis,
    );
    let block = Block::bordered()
        .border_set(app.glyphs.border)
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
    let words = words(app.lang);
    let catalog = app.catalog();
    let standing = app.standing(what_if.series);
    let judged = what_if.judged(app);
    let labels = [
        figure_label(app, judged.kind),
        words.what_if_year,
        words.target_title,
    ];
    let widest = labels
        .iter()
        .map(|label| text::width(label))
        .max()
        .unwrap_or(0);
    let unit = wording::unit(catalog, what_if.series, app.lang);
    let mut lines = Vec::new();
    let mut caret = (0, 0);
    for (field, label) in Field::ALL.into_iter().zip(labels) {
        let prompt = what_if.prompt(field);
        let field_room = room.saturating_sub(widest + 4).clamp(4, 18);
        let window = prompt.window(field_room);
        let is_active = field == what_if.field;
        if is_active {
            caret = (widest + 4 + window.cursor, lines.len() as u16);
        }
        let (label_style, mark) = match is_active {
            true => (app.theme.focus(), app.glyphs.cursor),
            false => (app.theme.muted(), " "),
        };
        let is_read = match field {
            Field::Year => what_if.year().is_some(),
            _ => what_if.figure(field, app.lang).is_some(),
        };
        let is_unread = !prompt.is_empty() && !is_read;
        let value = match is_unread {
            true => app.theme.conflict(),
            false => app.theme.figure(),
        };
        let mut spans = vec![
            Span::styled(
                format!("{mark} {}  ", text::pad_right(label, widest)),
                label_style,
            ),
            Span::styled(text::pad_right(&window.text, field_room), value),
        ];
        if field != Field::Year {
            let left = room.saturating_sub(widest + 4 + field_room + 1);
            let said = match field {
                Field::Target => target_unit(app, what_if, &standing, unit),
                _ => format!(" {unit}"),
            };
            let said = text::fit(&said, left, app.glyphs.ellipsis);
            spans.push(Span::styled(said, app.theme.muted()));
        }
        lines.push(Line::from(spans));
    }
    lines.push(Line::default());
    let now = verdict(app, words.what_if_now, &standing.assessment);
    push(&mut lines, &now, room, app.theme.muted());
    let then = verdict(app, words.what_if_then, &judged.assessment);
    push(
        &mut lines,
        &then,
        room,
        app.theme.status(judged.assessment.status as usize),
    );
    let supposed = what_if.supposed(app.lang);
    let said = judged::supposition(
        catalog,
        what_if.series,
        &standing,
        &judged,
        supposed,
        app.lang,
    );
    push(&mut lines, &said, room, app.theme.text());
    let measures = judged::measures_of(
        catalog,
        what_if.series,
        (judged.kind, standing.target, &judged.assessment),
        app.lang,
    );
    for (label, said) in measures {
        push(
            &mut lines,
            &format!("  {label}: {said}"),
            room,
            app.theme.muted(),
        );
    }
    let remarks = remarks(&judged.assessment, app.lang);
    if !remarks.is_empty() {
        push(
            &mut lines,
            &format!("  ({remarks})"),
            room,
            app.theme.muted(),
        );
    }
    push(&mut lines, words.what_if_kept, room, app.theme.faint());
    (lines, caret)
}

/// The unit of a target, and what else the target says: "trên 57,5", "9–10".
fn target_unit(app: &App, what_if: &WhatIf, standing: &Standing, unit: &str) -> String {
    let catalog = app.catalog();
    let supposed = what_if.supposed(app.lang).target;
    let target = judged::supposed_target(catalog, what_if.series, standing, supposed);
    if standing.target.is_none() {
        // Nobody set it: the year it would be for is the plan's.
        let term =
            crate::core::judge::standing::imagined_term(catalog, &app.outlook, what_if.series);
        let by = term.map_or_else(String::new, |term| term.deadline.to_string());
        return format!(" {unit} ({})", fill(words(app.lang).what_if_by, &[&by]));
    }
    match target.filter(|target| target.comparator != Comparator::Equal) {
        None => format!(" {unit}"),
        Some(target) => {
            let said = wording::figure(catalog, &target, Form::Words, app.lang);
            format!(" {unit} ({said})")
        }
    }
}

/// What the first field asks for, by the kind of the target.
fn figure_label(app: &App, kind: TargetKind) -> &'static str {
    let words = words(app.lang);
    match kind {
        TargetKind::Pace | TargetKind::Growth | TargetKind::Flow => words.what_if_mean,
        TargetKind::Total => words.what_if_sum,
        TargetKind::Milestone => words.what_if_parts,
        _ => words.what_if_level,
    }
}

fn verdict(app: &App, when: &str, found: &crate::core::rule::verdict::Assessment) -> String {
    let glyph = app.glyphs.status(found.status as usize);
    let said = labels::status(found.status, app.lang);
    match found.reason {
        None => format!("{when} {glyph} {said}"),
        Some(reason) => format!(
            "{when} {glyph} {said}: {}",
            labels::reason(reason, app.lang)
        ),
    }
}

fn push(lines: &mut Vec<Line<'static>>, said: &str, room: usize, style: Style) {
    if said.is_empty() {
        return;
    }
    let wrapped = text::wrap(said, room);
    lines.extend(wrapped.into_iter().map(|line| Line::styled(line, style)));
}
