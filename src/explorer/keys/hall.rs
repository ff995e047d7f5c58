//! What keys do in the views of a meeting: figures side by side, one indicator before a room.
//!
//! Owns how these views open, and the keys that they take before all others. It draws nothing.

use crate::core::model::SeriesId;
use crate::explorer::keys::action::Action;
use crate::explorer::keys::taken::{Stay, Taken, pointed};
use crate::explorer::panes::brief;
use crate::explorer::state::app::App;
use crate::explorer::state::compare::CompareView;
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::present::Present;
use crate::explorer::state::things::Thing;
use crate::line::input::key::{Chord, Key};
use crate::report::plan_page::LineLink;
use crate::search::grammar::QuestionKind;
use crate::words::hall::hall;
use crate::words::locale::words::words;

/// Sets the indicator that is pointed at beside those of other places.
pub(crate) fn open_compare(app: &mut App) {
    if let Some(open) = asked_for(app) {
        app.finder.is_open = false;
        app.overlays.open(Overlay::Compare(Box::new(open)));
        return;
    }
    let Some(series) = pointed(app) else {
        app.notice = Some(words(app.view.lang).choose_first.to_owned());
        return;
    };
    let viewpoint = &brief::seen_on_top(app);
    let pins = app.desk.brief().series(app.catalog());
    let mut open = CompareView::new(app.catalog(), viewpoint, series, None, &pins);
    if matches!(app.overlays.in_place(), Some(Overlay::Brief(_))) {
        open.prefer_pins();
    }
    app.finder.is_open = false;
    app.overlays.open(Overlay::Compare(Box::new(open)));
}

/// Opens what a question sets side by side; tells whether it is such a question.
pub(crate) fn open_asked(app: &mut App) -> bool {
    let Some(open) = asked_for(app) else {
        return false;
    };
    app.finder.is_open = false;
    app.overlays.open(Overlay::Compare(Box::new(open)));
    true
}

/// What a question in the search box sets side by side: its places, those that have nothing too.
fn asked_for(app: &App) -> Option<CompareView> {
    if app.is_awaiting() || !app.overlays.is_empty() {
        return None;
    }
    let asked = app.snapshot.asked.as_deref()?;
    let is_first = app.panes.list.selected() == 0;
    if asked.kind() != QuestionKind::Compare || !is_first {
        return None;
    }
    let (catalog, viewpoint) = (app.catalog(), &app.snapshot.viewpoint);
    let first = *asked.series.first()?;
    if asked.question.subjects.len() > 1 {
        return CompareView::of_several(catalog, viewpoint, &asked.series);
    }
    let mut places = asked.places.clone();
    places.extend(
        asked
            .absent
            .iter()
            .filter(|place| !asked.places.contains(*place)),
    );
    let open = CompareView::new(catalog, viewpoint, first, Some(&places), &[]);
    Some(open)
}

/// Shows the chosen indicator before a room.
pub(crate) fn open_present(app: &mut App) {
    let of = match app.overlays.in_place() {
        Some(Overlay::Brief(chosen)) => Present::Brief(chosen.selected()),
        Some(Overlay::Attention(_)) => Present::Attention,
        _ => Present::List,
    };
    let is_there = match of {
        Present::List => app.selected().is_some(),
        Present::Attention => app.attended().is_some(),
        Present::Brief(at) => at < app.desk.brief().items().len(),
    };
    if !is_there {
        app.notice = Some(hall(app.view.lang).nothing_to_present.to_owned());
        return;
    }
    app.finder.is_open = false;
    app.overlays.open(Overlay::Present(of));
}

/// Goes from one indicator to the next; what changes how everything is shown, and a copy, leaves it open.
pub(super) fn present_key(app: &mut App, of: Present, chord: Chord) -> Stay {
    let step = match Action::for_chord(&chord) {
        Some(
            Action::Right
            | Action::Down
            | Action::PageDown
            | Action::HalfDown
            | Action::NextIndicator
            | Action::NextPane
            | Action::Open,
        ) => HallStep::Next,
        Some(
            Action::Left
            | Action::Up
            | Action::PageUp
            | Action::HalfUp
            | Action::PreviousIndicator
            | Action::PreviousPane,
        ) => HallStep::Before,
        Some(Action::First) => HallStep::First,
        Some(Action::Last) => HallStep::Last,
        Some(Action::Back | Action::Present) => return Stay::Closed(Taken::Done),
        Some(
            Action::CopyFigure
            | Action::CopyCitation
            | Action::WhatIf
            | Action::Compare
            | Action::Pin
            | Action::Earlier
            | Action::Later,
        ) => return Stay::Open(Taken::Not),
        Some(action) if action.keeps_overlays() => return Stay::Open(Taken::Not),
        Some(_) => return Stay::Closed(Taken::Not),
        None => return Stay::Open(Taken::Done),
    };
    match of {
        Present::List => step_in_list(app, step),
        Present::Attention => step_in_attention(app, step),
        Present::Brief(at) => step_in_brief(app, at, step),
    }
    Stay::Open(Taken::Done)
}

/// The indicator to show next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HallStep {
    Next,
    Before,
    First,
    Last,
}

/// Goes to the next item of the agenda, or stays; the chosen one of the agenda below goes along.
fn step_in_brief(app: &mut App, at: usize, step: HallStep) {
    let last = app.desk.brief().items().len().saturating_sub(1);
    let next = match step {
        HallStep::Next => (at + 1).min(last),
        HallStep::Before => at.saturating_sub(1),
        HallStep::First => 0,
        HallStep::Last => last,
    };
    for open in app.overlays.iter_mut() {
        match open {
            Overlay::Present(of) => *of = Present::Brief(next),
            Overlay::Brief(chosen) => chosen.select(next),
            _ => {}
        }
    }
}

/// Goes to the next target that needs attention, or stays; the chosen one of the list below goes along.
fn step_in_attention(app: &mut App, step: HallStep) {
    let Some((lines, at)) = app.attended_in_turn() else {
        return;
    };
    let next = match step {
        HallStep::Next => at + 1,
        HallStep::Before => at.saturating_sub(1),
        HallStep::First => 0,
        HallStep::Last => lines.len().saturating_sub(1),
    };
    let next = lines.get(next.min(lines.len().saturating_sub(1)));
    for open in app.overlays.iter_mut() {
        if let (Overlay::Attention(view), Some((line, _))) = (open, next) {
            view.cursor.select(*line);
        }
    }
}

/// Goes to the next row that is an indicator, or stays.
fn step_in_list(app: &mut App, step: HallStep) {
    let rows = &app.snapshot.rows;
    let at = app.panes.list.selected();
    let is_series = |at: &usize| {
        let row = rows.get(*at);
        row.is_some_and(|row| matches!(row.thing(), Thing::Series(_)))
    };
    let found = match step {
        HallStep::Next => (at + 1..rows.len()).find(is_series),
        HallStep::Before => (0..at).rev().find(is_series),
        HallStep::First => (0..rows.len()).find(is_series),
        HallStep::Last => (0..rows.len()).rev().find(is_series),
    };
    app.panes.list.select(found.unwrap_or(at));
    app.follow();
}

/// Moves among the rows; Tab compares in another way, Enter opens what a row tells.
pub(super) fn compare_key(open: &mut CompareView, rows: &[SeriesId], chord: Chord) -> Stay {
    open.cursor.set_len(rows.len());
    if chord.key == Key::Tab {
        open.turn();
        return Stay::Open(Taken::Done);
    }
    match Action::for_chord(&chord) {
        Some(Action::Up | Action::PreviousIndicator) => open.cursor.up(1),
        Some(Action::Down | Action::NextIndicator) => open.cursor.down(1),
        Some(Action::First | Action::PageUp | Action::HalfUp) => open.cursor.first(),
        Some(Action::Last | Action::PageDown | Action::HalfDown) => open.cursor.last(),
        Some(Action::Back | Action::Compare) => return Stay::Closed(Taken::Done),
        Some(Action::Open) => {
            let series = rows.get(open.cursor.selected()).copied();
            let lead = series.map(LineLink::Series);
            return lead.map_or(Stay::Open(Taken::Done), Stay::Lead);
        }
        Some(
            Action::CopyFigure
            | Action::CopyCitation
            | Action::WhatIf
            | Action::Present
            | Action::Pin
            | Action::Earlier
            | Action::Later,
        ) => {
            return Stay::Open(Taken::Not);
        }
        Some(action) if action.keeps_overlays() => return Stay::Open(Taken::Not),
        Some(_) => return Stay::Closed(Taken::Not),
        None => {}
    }
    Stay::Open(Taken::Done)
}
