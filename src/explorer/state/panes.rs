//! Focus and position of a person among the panes.
//!
//! Owns the focus, the chosen lines and how far the detail is scrolled. It must not know what the lines say.

use crate::explorer::layout::Focus;
use crate::explorer::state::attention::AttentionView;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::things::Thing;

/// What the detail shows of an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DetailPart {
    /// Everything, in reading order.
    #[default]
    Card,
    /// The chart.
    Chart,
    /// Every figure, by year.
    Claims,
    /// The documents with their addresses.
    Sources,
    /// The same elsewhere, and what is close to it.
    Neighbours,
}

impl DetailPart {
    /// All of them, in the order in which a key goes through them.
    pub const ALL: [Self; 5] = [
        Self::Card,
        Self::Chart,
        Self::Claims,
        Self::Sources,
        Self::Neighbours,
    ];

    /// The next one; after the last the first.
    pub fn next(self) -> Self {
        let mut all = Self::ALL
            .into_iter()
            .cycle()
            .skip_while(|part| *part != self);
        all.nth(1).unwrap_or_default()
    }
}

/// The state of the three panes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Panes {
    /// Where the keys go.
    pub focus: Focus,
    /// Whether the focused pane has the screen for itself.
    pub zoomed: bool,
    /// The chosen category.
    pub category: Cursor,
    /// The chosen line of the list.
    pub list: Cursor,
    /// What the detail shows; it follows the chosen line when the keys rest.
    pub detailed: Option<Thing>,
    /// What the detail shows of an indicator.
    pub shows: DetailPart,
    /// The first line of the detail that is shown.
    pub scroll: usize,
    /// The attention list as it was left for a detail, to return to.
    pub aside: Option<AttentionView>,
}
