//! All that a key can ask for, in one table.
//!
//! Owns each action's id, its sentence in both languages, its keys and where it works. Help,
//! palette, footer and the manual page read this table; nothing else spells an action. It must not
//! know how an action is done. Every action has a key outside the letters and digits that a
//! Vietnamese keyboard rewrites, or stands in the palette.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::core::lang::Lang;
use crate::line::input::key::Chord;

macro_rules! actions {
    ($($variant:ident, $id:literal, [$($key:literal),*], $vi:literal, $en:literal;)*) => {
        /// What a person can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $en] $variant),*
        }

        impl Action {
            /// Every action, in the order of help and palette: what answers a question before what moves about.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// What it does, in one short sentence.
            pub fn sentence(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($vi, $en)),* }
            }

            /// The keys that ask for it, as written in help; the first is the one shown.
            pub fn keys(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($key),*]),* }
            }
        }
    };
}

actions! {
    Search, "search", ["/"], "Tìm chỉ tiêu", "Search indicators";
    Open, "open", ["<ret>"], "Mở chi tiết", "Open the detail";
    Back, "back", ["<esc>"], "Lùi một bước", "One step back";
    CopyFigure, "copy-figure", ["y"], "Chép số liệu", "Copy the figure";
    CopyCitation, "copy-citation", ["Y"], "Chép số liệu kèm nguồn", "Copy the figure with its source";
    Overview, "overview", ["O", "<F5>"], "Tổng quan theo lĩnh vực", "Overview by category";
    WhatIf, "what-if", ["=", "<F6>"], "Thử số liệu hoặc mục tiêu khác", "Try another figure or target";
    Place, "place", ["P", "<F3>"], "Đổi địa bàn", "Switch place";
    Plan, "plan", ["K", "<F4>"], "Đổi kế hoạch", "Switch plan";
    Earlier, "earlier", ["<lt>", "<F7>"], "Xem như đã biết ở lần công bố trước", "As known at the publication before";
    Later, "later", ["<gt>", "<F8>"], "Xem như đã biết ở lần công bố sau", "As known at the publication after";
    Disagreements, "disagreements", ["<F9>"], "Chỉ tiêu mà máy tính và công bố khác nhau", "Indicators on which computed and official status disagree";
    Problems, "problems", ["!"], "Xem lỗi của dữ liệu", "Show the problems of the data";
    Language, "language", ["L", "<F2>"], "Đổi ngôn ngữ (English)", "Switch language (Tiếng Việt)";
    Theme, "theme", ["T"], "Đổi giao diện màu", "Switch theme";
    Zoom, "zoom", ["z", "+"], "Phóng to khung", "Zoom the pane";
    Help, "help", ["?", "<F1>"], "Trợ giúp", "Help";
    Palette, "palette", [":", "<C-p>"], "Mọi lệnh", "All commands";
    Up, "up", ["<up>", "k"], "Lên một dòng", "One row up";
    Down, "down", ["<down>", "j"], "Xuống một dòng", "One row down";
    PageUp, "page-up", ["<pgup>", "<C-b>"], "Lên một trang", "One page up";
    PageDown, "page-down", ["<pgdn>", "<C-f>"], "Xuống một trang", "One page down";
    HalfUp, "half-up", ["<C-u>"], "Lên nửa trang", "Half a page up";
    HalfDown, "half-down", ["<C-d>"], "Xuống nửa trang", "Half a page down";
    First, "first", ["<home>", "g"], "Về đầu", "To the first";
    Last, "last", ["<end>", "G"], "Về cuối", "To the last";
    Left, "left", ["<left>", "h"], "Sang khung trái", "Pane to the left";
    Right, "right", ["<right>", "l"], "Sang khung phải", "Pane to the right";
    NextPane, "next-pane", ["<tab>"], "Khung kế tiếp", "Next pane";
    PreviousPane, "previous-pane", ["<S-tab>"], "Khung trước", "Previous pane";
    NextIndicator, "next-indicator", ["<C-down>", "n"], "Chỉ tiêu kế tiếp", "Next indicator";
    PreviousIndicator, "previous-indicator", ["<C-up>", "N"], "Chỉ tiêu trước", "Previous indicator";
    Redraw, "redraw", ["<C-l>"], "Vẽ lại màn hình", "Redraw the screen";
    Suspend, "suspend", ["<C-z>"], "Tạm dừng", "Suspend";
    Quit, "quit", ["q", "<C-c>", "<C-q>"], "Thoát", "Quit";
}

impl Action {
    /// The first key as help shows it.
    pub fn shown_key(self) -> String {
        let first = self.keys().first().and_then(|key| Chord::parse(key));
        first.map_or_else(String::new, |chord| chord.to_string())
    }

    /// The action that a chord asks for outside text fields.
    pub fn of(chord: &Chord) -> Option<Self> {
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
    use crate::core::lang::Lang;
    use crate::line::input::key::Chord;

    #[test]
    fn every_key_is_read_and_asks_for_one_action() {
        let mut owner = HashMap::new();
        for action in Action::ALL {
            for key in action.keys() {
                let chord = Chord::parse(key).unwrap_or_else(|| panic!("{key}"));
                assert_eq!(owner.insert(chord, action), None, "{key} is taken twice");
                assert_eq!(Action::of(&chord), Some(*action));
            }
        }
    }

    #[test]
    fn every_action_speaks_both_languages() {
        for action in Action::ALL {
            let (vi, en) = (action.sentence(Lang::Vi), action.sentence(Lang::En));
            assert!(
                !vi.is_empty() && !en.is_empty() && vi != en,
                "{}",
                action.id()
            );
        }
    }
}
