//! The attention list as one person sees it.
//!
//! Owns the chosen line, the grouping and which counted groups are expanded; `attended` derives the lines. It must
//! not know how a line is drawn.

use crate::core::model::{Bilingual, PlaceId, SeriesId};
use crate::explorer::state::cursor::Cursor;
use crate::report::attention::AttentionRow;

/// How the targets stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// All in one order.
    #[default]
    Farthest,
    /// By their category.
    Category,
    /// By who answers for them.
    Owner,
}

impl Grouping {
    /// The next one; after the last the first.
    pub fn next(self) -> Self {
        match self {
            Self::Farthest => Self::Category,
            Self::Category => Self::Owner,
            Self::Owner => Self::Farthest,
        }
    }
}

/// The list of what needs attention.
#[derive(Clone, Copy, Debug, Default)]
pub struct AttentionView {
    /// The chosen line.
    pub cursor: Cursor,
    /// How the targets stand together.
    pub grouping: Grouping,
    /// Whether those without a figure, those that are not assessed, and those of other plans are named.
    pub named: [bool; 3],
}

/// Groups that show only a count until they are expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountedOnly {
    /// Targets without a figure.
    WithoutFigure,
    /// Targets with a figure that cannot be judged.
    Unjudged,
    /// Targets that need attention by a plan other than the main ones.
    OfOtherPlans,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum AttentionLine {
    /// The name of a group, none where no source says who answers, and its place where there are several. It is not
    /// chosen.
    Group(Option<Bilingual>, Option<PlaceId>, usize),
    /// A target.
    Target(AttentionRow),
    /// How many there are of what is only counted.
    Counted(CountedOnly, usize),
    /// One of them, named.
    Named(SeriesId),
}

impl AttentionLine {
    /// The series that it stands for.
    pub(crate) fn series(&self) -> Option<SeriesId> {
        match self {
            Self::Target(row) => Some(row.series),
            Self::Named(series) => Some(*series),
            Self::Group(..) | Self::Counted(..) => None,
        }
    }
}

impl AttentionView {
    /// Moves by so many lines; the name of a group is passed over.
    pub(crate) fn step(&mut self, lines: &[AttentionLine], down: bool, by: usize) {
        self.cursor.set_len(lines.len());
        match down {
            true => self.cursor.down(by),
            false => self.cursor.up(by),
        }
        let is_group = |at: usize| matches!(lines.get(at), Some(AttentionLine::Group(..)));
        let at = self.cursor.selected();
        if is_group(at) {
            // Above the first name there is nothing to choose; below the last one there always is.
            match down || at == 0 {
                true => self.cursor.down(1),
                false => self.cursor.up(1),
            }
        }
    }
}
