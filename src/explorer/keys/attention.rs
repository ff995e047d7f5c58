//! What keys do in the list of what needs attention.
//!
//! Owns the keys of that list alone; what becomes of it after a key is carried out by `overlays`. It draws nothing.

use crate::explorer::keys::action::Action;
use crate::explorer::keys::taken::{Stay, Taken};
use crate::explorer::state::attention::{AttentionLine, AttentionView, CountedOnly};
use crate::line::input::key::Chord;

/// Overlays, another day and actions on the chosen target leave the list open; any other action closes it first.
pub(super) fn attention_key(
    open: &mut AttentionView,
    lines: &[AttentionLine],
    chord: Chord,
    visible: usize,
) -> Stay {
    open.step(lines, false, 0);
    let chosen = lines.get(open.cursor.selected());
    match Action::for_chord(&chord) {
        Some(Action::Back | Action::Attention) => Stay::Closed(Taken::Done),
        Some(Action::Sort) => Stay::Regroup,
        Some(Action::Open) => enter(open, chosen),
        Some(
            Action::CopyFigure
            | Action::CopyCitation
            | Action::WhatIf
            | Action::Compare
            | Action::Pin
            | Action::Present,
        ) => match chosen {
            Some(line) if line.series().is_some() => Stay::Open(Taken::Not),
            _ => Stay::ChooseFirst,
        },
        Some(Action::Earlier | Action::Later | Action::CopySeen | Action::Page) => {
            Stay::Open(Taken::Not)
        }
        Some(Action::Row) => {
            to_row(open, lines, chord, visible);
            Stay::Open(Taken::Done)
        }
        Some(action) if action.keeps_overlays() => Stay::Open(Taken::Not),
        Some(action) if moves(open, lines, action, visible) => Stay::Open(Taken::Done),
        Some(_) => Stay::Closed(Taken::Not),
        None => Stay::Open(Taken::Done),
    }
}

/// Goes to the row of the screen that a digit counts to.
fn to_row(open: &mut AttentionView, lines: &[AttentionLine], chord: Chord, visible: usize) {
    let digit = chord.typed().and_then(|digit| digit.to_digit(10));
    let at = digit.and_then(|digit| digit.checked_sub(1)).unwrap_or(0) as usize;
    let top = open.cursor.top(visible);
    open.cursor.select(top + at.min(visible.saturating_sub(1)));
    open.step(lines, true, 0);
}

/// Opens the chosen target, or names what is only counted.
fn enter(open: &mut AttentionView, chosen: Option<&AttentionLine>) -> Stay {
    if let Some(AttentionLine::Counted(counted, _)) = chosen {
        let at = match counted {
            CountedOnly::WithoutFigure => 0,
            CountedOnly::Unjudged => 1,
            CountedOnly::OfOtherPlans => 2,
        };
        open.named[at] = !open.named[at];
    }
    let series = chosen.and_then(AttentionLine::series);
    series.map_or(Stay::Open(Taken::Done), Stay::Attended)
}

/// Moves the chosen line; tells whether the action is one that moves it.
fn moves(
    open: &mut AttentionView,
    lines: &[AttentionLine],
    action: Action,
    visible: usize,
) -> bool {
    let page = visible.saturating_sub(1).max(1);
    let (down, by) = match action {
        Action::Up | Action::PreviousIndicator => (false, 1),
        Action::Down | Action::NextIndicator => (true, 1),
        Action::PageUp => (false, page),
        Action::PageDown => (true, page),
        Action::HalfUp => (false, page / 2),
        Action::HalfDown => (true, page / 2),
        Action::First => (false, usize::MAX),
        Action::Last => (true, usize::MAX),
        _ => return false,
    };
    open.step(lines, down, by);
    true
}
