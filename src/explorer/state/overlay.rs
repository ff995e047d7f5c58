//! What may lie over the panes.
//!
//! Owns the stack: a key goes to the top, and what the top does not want falls through to what lies below.
//! It must not know what a key does there (`keys::overlays`) or how it is drawn.

use crate::explorer::state::attention::AttentionView;
use crate::explorer::state::compare::CompareView;
use crate::explorer::state::copy::CopyView;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::menu::Menu;
use crate::explorer::state::note::NoteView;
use crate::explorer::state::present::Present;
use crate::explorer::state::problem::ProblemView;
use crate::explorer::state::what_if::WhatIf;
use crate::report::subject::Subject;

/// One thing that lies over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A list of choices: help, palette, places, plans, problems.
    Menu(Menu),
    /// The what-if calculator.
    WhatIf(WhatIf),
    /// The overview by category, with its chosen line.
    Overview(Cursor),
    /// The page of a plan, of one of its lines or of a list, with its chosen line.
    Page(Subject, Cursor),
    /// Figures side by side.
    Compare(Box<CompareView>),
    /// The agenda, with its chosen item.
    Brief(Cursor),
    /// The notes on an item of the agenda.
    Note(Box<NoteView>),
    /// One indicator on the whole screen.
    Present(Present),
    /// What needs attention, with its chosen line.
    Attention(AttentionView),
    /// One problem of the data with its lines.
    Problem(Box<ProblemView>),
    /// The whole text of a copy, until a key.
    Copy(CopyView),
    /// A few lines for who is here for the first time, until a key.
    Welcome,
}

impl Overlay {
    /// Tells whether letters are typed into it.
    pub fn takes_letters(&self) -> bool {
        match self {
            Self::Menu(_) | Self::WhatIf(_) | Self::Note(_) => true,
            Self::Overview(_)
            | Self::Page(..)
            | Self::Attention(_)
            | Self::Compare(_)
            | Self::Brief(_)
            | Self::Present(_)
            | Self::Problem(_)
            | Self::Copy(_)
            | Self::Welcome => false,
        }
    }

    /// Tells whether both are of one kind, so that opening one replaces the other.
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// What lies over the panes, the lowest first.
#[derive(Clone, Debug, Default)]
pub struct Overlays(Vec<Overlay>);

impl Overlays {
    /// Lays something on top; one of its kind that lay there goes away.
    pub fn open(&mut self, overlay: Overlay) {
        self.0.retain(|open| !open.is_like(&overlay));
        self.0.push(overlay);
    }

    /// Takes away what lies on top.
    pub fn close(&mut self) -> Option<Overlay> {
        self.0.pop()
    }

    /// What lies on top.
    pub fn top(&self) -> Option<&Overlay> {
        self.0.last()
    }

    /// What lies on top, to be changed.
    pub fn top_mut(&mut self) -> Option<&mut Overlay> {
        self.0.last_mut()
    }

    /// All of them, the lowest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Overlay> {
        self.0.iter()
    }

    /// All of them, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Overlay> {
        self.0.iter_mut()
    }

    /// Keeps those for which something holds.
    pub fn retain(&mut self, keep: impl FnMut(&mut Overlay) -> bool) {
        self.0.retain_mut(keep);
    }

    /// Tells whether nothing lies over the panes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The overlay in place of the panes, opened last: the overview, a page, the attention list, figures side by
    /// side, the agenda or one indicator alone.
    pub fn in_place(&self) -> Option<&Overlay> {
        let mut open = self.0.iter().rev();
        open.find(|open| {
            matches!(
                open,
                Overlay::Overview(_)
                    | Overlay::Page(..)
                    | Overlay::Attention(_)
                    | Overlay::Compare(_)
                    | Overlay::Brief(_)
                    | Overlay::Present(_)
            )
        })
    }

    /// The overview with its chosen line, wherever it lies in the stack.
    pub fn overview(&self) -> Option<&Cursor> {
        self.0.iter().find_map(|open| match open {
            Overlay::Overview(chosen) => Some(chosen),
            _ => None,
        })
    }

    /// The attention list, if it is in place of the panes.
    pub fn attention(&self) -> Option<&AttentionView> {
        match self.in_place()? {
            Overlay::Attention(open) => Some(open),
            _ => None,
        }
    }

    /// The page that stands in place of the panes, with its chosen line.
    pub fn page(&self) -> Option<(Subject, usize)> {
        match self.in_place()? {
            Overlay::Page(subject, chosen) => Some((*subject, chosen.selected())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Overlay, Overlays};
    use crate::explorer::state::cursor::Cursor;
    use crate::explorer::state::menu::Menu;

    #[test]
    fn one_of_a_kind_lies_in_the_stack_and_the_newest_on_top() {
        let menu = |title| Overlay::Menu(Menu::new(title, Vec::new(), 0));
        let mut open = Overlays::default();
        open.open(menu("places"));
        open.open(Overlay::Overview(Cursor::default()));
        open.open(menu("help"));
        let titles: Vec<&str> = open
            .iter()
            .map(|overlay| match overlay {
                Overlay::Menu(menu) => menu.title.as_str(),
                Overlay::Overview(_) => "overview",
                Overlay::WhatIf(_) => "what if",
                Overlay::Page(..) => "page",
                Overlay::Compare(_) => "compare",
                Overlay::Brief(_) => "brief",
                Overlay::Note(_) => "note",
                Overlay::Present(_) => "present",
                Overlay::Attention(_) => "attention",
                Overlay::Problem(_) => "problem",
                Overlay::Copy(_) => "copy",
                Overlay::Welcome => "welcome",
            })
            .collect();
        assert_eq!(titles, ["overview", "help"]);
        assert!(open.top().is_some_and(Overlay::takes_letters));
        open.close();
        assert!(open.in_place().is_some() && !open.top().is_some_and(Overlay::takes_letters));
        open.close();
        assert!(open.is_empty() && open.close().is_none());
    }
}
