//! What becomes of a key that an overlay was given, and which indicator is meant there.
//!
//! Owns the answers of an overlay. It must not know which overlay gives which.

use crate::core::model::SeriesId;
use crate::explorer::panes::{brief, compare, plan, present};
use crate::explorer::state::app::App;
use crate::explorer::state::menu::MenuChoice;
use crate::explorer::state::overlay::Overlay;
use crate::report::plan_page::LineLink;

/// What an overlay did with a key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It took the key.
    Done,
    /// It took the key, and something was chosen with it.
    Chosen(MenuChoice),
    /// It took the key, and the agenda is another one.
    Changed,
    /// It did not want the key.
    Not,
}

/// What becomes of an overlay after a key.
pub(super) enum Stay {
    Open(Taken),
    Closed(Taken),
    /// The overlay is closed and a line of the overview is gone to.
    Line(usize),
    /// A line of a page is followed.
    Lead(LineLink),
    /// It stays, and says that an indicator has to be chosen first.
    ChooseFirst,
    /// A target of what needs attention is opened.
    Attended(SeriesId),
    /// The grouping of the attention list changed.
    Regroup,
}

/// The indicator that is pointed at: that of the chosen line of what stands in place of the panes, else the chosen one
/// of the list.
pub(crate) fn pointed(app: &App) -> Option<SeriesId> {
    match app.overlays.in_place() {
        Some(Overlay::Attention(_)) => app.attended().filter(|_| !app.is_counting()),
        Some(Overlay::Compare(open)) => {
            let rows = compare::series(app, open);
            rows.get(open.cursor.selected()).copied()
        }
        Some(Overlay::Brief(chosen)) => brief::series(app, chosen.selected()),
        Some(Overlay::Present(of)) => present::shown(app, *of)?.series,
        Some(Overlay::Page(of, line)) => {
            match plan::leads(app, *of)
                .get(line.selected())
                .copied()
                .flatten()
            {
                Some(LineLink::Series(series)) => Some(series),
                _ => None,
            }
        }
        _ => app.selected(),
    }
}
