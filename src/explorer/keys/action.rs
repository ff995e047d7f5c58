//! All that a key can ask for, in one table.
//!
//! Owns each action's id, its keys and the name of its sentence, which `words::actions` says. Help,
//! palette, footer and the manual page read this table; nothing else spells an action. It must not
//! know how an action is done. Every action has a key outside the letters and digits that a
//! Vietnamese keyboard rewrites, or stands in the palette.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::core::lang::Lang;
use crate::line::input::key::Chord;
use crate::words::actions::actions;

macro_rules! actions {
    ($($variant:ident, $id:literal, [$($key:literal),*], $said:ident;)*) => {
        /// An action that a person can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = concat!("`", $id, "`.")] $variant),*
        }

        impl Action {
            /// Every action, in the order of help and palette: what answers a question before what moves about.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// Its effect, in one short sentence.
            pub fn sentence(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => actions(lang).$said),* }
            }

            /// The keys that ask for it, as written in help; the first is the one shown.
            pub fn keys(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($key),*]),* }
            }
        }
    };
}

actions! {
    Search, "search", ["/"], search;
    Reach, "reach", ["<C-t>"], reach;
    Open, "open", ["<ret>"], open;
    Back, "back", ["<esc>"], back;
    CopyFigure, "copy-figure", ["y"], copy_figure;
    CopyCitation, "copy-citation", ["Y"], copy_citation;
    Page, "page", ["E", "<F12>"], page;
    Attention, "attention", ["a", "<F10>"], attention;
    Sort, "sort", ["s"], sort;
    Filter, "filter", ["f"], filter;
    CopySeen, "copy-seen", ["C"], copy_seen;
    Backward, "backward", ["[", "-", "<A-left>"], backward;
    Forward, "forward", ["]", "<A-right>"], forward;
    View, "view", ["v"], view;
    Overview, "overview", ["O", "<F5>"], overview;
    Compare, "compare", ["c"], compare;
    Pin, "pin", ["<space>"], pin;
    Brief, "brief", ["b"], brief;
    Present, "present", ["p"], present;
    WhatIf, "what-if", ["=", "<F6>"], what_if;
    Place, "place", ["P", "<F3>"], place;
    Plan, "plan", ["K", "<F4>"], plan;
    Days, "days", ["t", "<F11>"], days;
    Earlier, "earlier", ["<lt>", "<F7>"], earlier;
    Later, "later", ["<gt>", "<F8>"], later;
    Disagreements, "disagreements", ["<F9>"], disagreements;
    Problems, "problems", ["!"], problems;
    Hold, "hold", ["*"], hold;
    Language, "language", ["L", "<F2>"], language;
    Theme, "theme", ["T"], theme;
    Zoom, "zoom", ["z", "+"], zoom;
    Help, "help", ["?", "<F1>"], help;
    Palette, "palette", [":", "<C-p>"], palette;
    Up, "up", ["<up>", "k"], up;
    Down, "down", ["<down>", "j"], down;
    PageUp, "page-up", ["<pgup>", "<C-b>"], page_up;
    PageDown, "page-down", ["<pgdn>", "<C-f>"], page_down;
    HalfUp, "half-up", ["<C-u>"], half_up;
    HalfDown, "half-down", ["<C-d>"], half_down;
    First, "first", ["<home>", "g"], first;
    Last, "last", ["<end>", "G"], last;
    Row, "row", ["1", "2", "3", "4", "5", "6", "7", "8", "9"], row;
    Left, "left", ["<left>", "h"], left;
    Right, "right", ["<right>", "l"], right;
    NextPane, "next-pane", ["<tab>"], next_pane;
    PreviousPane, "previous-pane", ["<S-tab>"], previous_pane;
    NextIndicator, "next-indicator", ["<C-down>", "n"], next_indicator;
    PreviousIndicator, "previous-indicator", ["<C-up>", "N"], previous_indicator;
    Redraw, "redraw", ["<C-l>"], redraw;
    Suspend, "suspend", ["<C-z>"], suspend;
    Quit, "quit", ["q", "<C-c>", "<C-q>"], quit;
}

impl Action {
    /// The first key as help shows it.
    pub fn shown_key(self) -> String {
        let first = self.keys().first().and_then(|key| Chord::parse(key));
        first.map_or_else(String::new, |chord| chord.to_string())
    }

    /// The action that a chord asks for outside text fields.
    pub fn for_chord(chord: &Chord) -> Option<Self> {
        static CHORDS: LazyLock<HashMap<Chord, Action>> = LazyLock::new(|| {
            let of_action = |action: &Action| {
                let action = *action;
                let chords = action.keys().iter().filter_map(|key| Chord::parse(key));
                chords.map(move |chord| (chord, action))
            };
            Action::ALL.iter().flat_map(of_action).collect()
        });
        CHORDS.get(chord).copied()
    }

    /// Tells whether what lies over the panes stays there: the action lays something over it, or changes how
    /// everything is shown.
    pub fn keeps_overlays(self) -> bool {
        matches!(
            self,
            Self::Help
                | Self::Palette
                | Self::Place
                | Self::Plan
                | Self::Days
                | Self::Earlier
                | Self::Later
                | Self::Hold
                | Self::Language
                | Self::Theme
                | Self::Redraw
                | Self::Suspend
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::Action;
    use crate::line::input::key::Chord;

    #[test]
    fn every_key_is_read_and_asks_for_one_action() {
        let mut owner = HashMap::new();
        for action in Action::ALL {
            for key in action.keys() {
                let chord = Chord::parse(key).unwrap_or_else(|| panic!("{key}"));
                assert_eq!(owner.insert(chord, action), None, "{key} is taken twice");
                assert_eq!(Action::for_chord(&chord), Some(*action));
            }
        }
    }
}
