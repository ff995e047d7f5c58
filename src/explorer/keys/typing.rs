//! Which change of a text field a key asks for.
//!
//! Owns the editing keys, the same in the search box, in menus and in the what-if calculator. It must
//! not know what is typed where.

use crate::explorer::state::prompt::Edit;
use crate::line::input::key::{Chord, Key};

/// The change of a text field that a chord asks for.
pub(crate) fn edit(chord: Chord) -> Option<Edit> {
    if let Some(letter) = chord.typed() {
        return Some(Edit::Insert(letter));
    }
    let edit = match (chord.ctrl, chord.alt, chord.key) {
        (false, false, Key::Backspace) => Edit::Backspace,
        (false, false, Key::QuickBackspace) => Edit::BackspacePoint,
        (false, false, Key::Delete) | (true, false, Key::Char('d')) => Edit::Delete,
        (false, false, Key::Left) if chord.shift => Edit::SelectLeft,
        (false, false, Key::Right) if chord.shift => Edit::SelectRight,
        (false, false, Key::Home) if chord.shift => Edit::SelectHome,
        (false, false, Key::End) if chord.shift => Edit::SelectEnd,
        (false, false, Key::Left) => Edit::Left,
        (false, false, Key::Right) => Edit::Right,
        (false, false, Key::Home) | (true, false, Key::Char('a')) => Edit::Home,
        (false, false, Key::End) | (true, false, Key::Char('e')) => Edit::End,
        (_, true, Key::Left | Key::Char('b')) | (true, _, Key::Left) => Edit::WordLeft,
        (_, true, Key::Right | Key::Char('f')) | (true, _, Key::Right) => Edit::WordRight,
        (true, false, Key::Char('u')) => Edit::ClearBefore,
        (true, false, Key::Char('k')) => Edit::ClearAfter,
        (true, false, Key::Char('w')) | (_, true, Key::Backspace) => Edit::DeleteWord,
        _ => return None,
    };
    Some(edit)
}
