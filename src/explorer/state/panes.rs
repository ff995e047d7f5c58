//! Where a person stands among the panes.
//!
//! Owns the focus, the chosen lines and how far the detail is scrolled. It must not know what the lines say.

use crate::explorer::layout::Focus;
use crate::explorer::state::attention::AttentionView;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::things::Thing;

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
    /// The first line of the detail that is shown.
    pub scroll: usize,
    /// What needs attention as it was left for the detail, to be gone back to.
    pub aside: Option<AttentionView>,
}
