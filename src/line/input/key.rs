//! Keys, pastes and answers of a terminal.
//!
//! Owns the program's own names for these, the way a chord is written in the help (`Ctrl-U`), and
//! the short notation in which tests type (`ab<down><C-c>`). It must not know a terminal, a byte or
//! a library for terminals: a decoder makes these values, and everything above reads only them.

use std::fmt;

/// A key of the keyboard, apart from what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A letter, digit, sign or space, as typed: Shift is part of the letter.
    Char(char),
    /// Function key, 1 to 20.
    F(u8),
    /// Enter, also as a line feed.
    Enter,
    /// Escape, pressed on its own.
    Esc,
    /// Tab; Shift-Tab is this with `shift`.
    Tab,
    /// Backspace, whether the terminal sends 0x7F or 0x08.
    Backspace,
    /// A Backspace right behind another, faster than a person presses: so send input methods, which count code
    /// points and not letters.
    QuickBackspace,
    /// Delete, to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
}

/// A key and the modifiers held with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key itself.
    pub key: Key,
    /// Whether Ctrl was held; the letter is then in lower case.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held; never set on a [`Key::Char`] without Ctrl.
    pub shift: bool,
}

/// A name in brackets that stands for no key, or a bracket that is not closed and all that follows it: comes
/// where keys are read in the notation of [`Chord::parse_all`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} stands for no key")]
pub struct UnknownKey(pub String);

impl Chord {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A typed character alone.
    pub const fn char(c: char) -> Self {
        Self::plain(Key::Char(c))
    }

    /// Ctrl with a letter or sign, in lower case.
    pub const fn ctrl(c: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(c)
        }
    }

    /// The same chord with Alt.
    pub const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The same chord with Shift.
    pub const fn with_shift(self) -> Self {
        Self {
            shift: true,
            ..self
        }
    }

    /// The same chord with Ctrl.
    pub const fn with_ctrl(self) -> Self {
        Self { ctrl: true, ..self }
    }

    /// The character this chord types into a text field, if it types one.
    pub const fn typed(self) -> Option<char> {
        match self.key {
            Key::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads keys in the notation of tests: characters as they are, named keys in brackets.
    ///
    /// Names are `<esc>`, `<enter>`, `<tab>`, `<backspace>`, `<delete>`, `<insert>`, `<space>`,
    /// `<lt>`, `<gt>`, `<up>`, `<down>`, `<left>`, `<right>`, `<home>`, `<end>`, `<pageup>`,
    /// `<pagedown>` and `<F1>` to `<F20>`, also `<ret>`, `<bs>`, `<del>`, `<ins>`, `<pgup>` and
    /// `<pgdn>`, each with `C-`, `A-` and `S-` before it, as in `<C-c>` or `<A-S-up>`.
    ///
    /// # Errors
    /// Where a bracketed name means nothing, or a bracket is left open.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, UnknownKey> {
        let mut chords = Vec::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if c != '<' {
                chords.push(Self::char(c));
                continue;
            }
            let Some((name, after)) = rest.as_str().split_once('>') else {
                return Err(UnknownKey(format!("<{}", rest.as_str())));
            };
            chords.push(Self::named(name).ok_or_else(|| UnknownKey(format!("<{name}>")))?);
            rest = after.chars();
        }
        Ok(chords)
    }

    /// Reads exactly one chord in the notation of [`Chord::parse_all`]: `x`, `<C-c>`, `<F1>`.
    pub fn parse(text: &str) -> Option<Self> {
        match Self::parse_all(text).ok()?.as_slice() {
            [chord] => Some(*chord),
            _ => None,
        }
    }

    /// Reads what stands between the brackets: `C-c`, `S-tab`, `F1`.
    fn named(name: &str) -> Option<Self> {
        let mut chord = Self::char(' ');
        let mut name = name;
        loop {
            name = match name.split_once('-') {
                Some(("C", rest)) if !rest.is_empty() => {
                    chord.ctrl = true;
                    rest
                }
                Some(("A", rest)) if !rest.is_empty() => {
                    chord.alt = true;
                    rest
                }
                Some(("S", rest)) if !rest.is_empty() => {
                    chord.shift = true;
                    rest
                }
                _ => break,
            };
        }
        chord.key = Key::parse(name)?;
        Some(chord)
    }
}

impl Key {
    /// Reads the name of a key as tests write it, or a single character.
    fn parse(name: &str) -> Option<Self> {
        if let Some((_, key)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some(*key);
        }
        if let Some(number) = name.strip_prefix('F')
            && let Ok(number @ 1..=20) = number.parse()
        {
            return Some(Self::F(number));
        }
        let mut chars = name.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Some(Self::Char(c)),
            _ => None,
        }
    }
}

const NAMES: [(&str, Key); 23] = [
    ("esc", Key::Esc),
    ("ret", Key::Enter),
    ("tab", Key::Tab),
    ("bs", Key::Backspace),
    ("del", Key::Delete),
    ("ins", Key::Insert),
    ("space", Key::Char(' ')),
    ("lt", Key::Char('<')),
    ("gt", Key::Char('>')),
    ("up", Key::Up),
    ("down", Key::Down),
    ("left", Key::Left),
    ("right", Key::Right),
    ("home", Key::Home),
    ("end", Key::End),
    ("pgup", Key::PageUp),
    ("pgdn", Key::PageDown),
    ("enter", Key::Enter),
    ("backspace", Key::Backspace),
    ("delete", Key::Delete),
    ("insert", Key::Insert),
    ("pageup", Key::PageUp),
    ("pagedown", Key::PageDown),
];

/// Writes a chord as the help shows it: `Ctrl-U`, `Alt-←`, `PgUp`, `g`.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            Key::Char(c) if self.ctrl && c != ' ' => write!(f, "{}", c.to_uppercase()),
            key => key.fmt(f),
        }
    }
}

/// Writes a key as the help shows it.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Char(' ') => "Space",
            Self::Char(c) => return write!(f, "{c}"),
            Self::F(number) => return write!(f, "F{number}"),
            Self::Enter => "Enter",
            Self::Esc => "Esc",
            Self::Tab => "Tab",
            Self::Backspace | Self::QuickBackspace => "Backspace",
            Self::Delete => "Delete",
            Self::Insert => "Insert",
            Self::Up => "↑",
            Self::Down => "↓",
            Self::Left => "←",
            Self::Right => "→",
            Self::Home => "Home",
            Self::End => "End",
            Self::PageUp => "PgUp",
            Self::PageDown => "PgDn",
        })
    }
}

/// An answer of the terminal to a question that the session asked without waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerminalReply {
    /// The background colour: red, green, blue.
    Background(u8, u8, u8),
    /// Whether the terminal can hold a frame back until it is whole (mode 2026).
    Synchronized(bool),
    /// Whether the terminal can move the rows of some columns alone (mode 69).
    Margins(bool),
    /// The terminal has read everything sent before the question.
    StatusReport,
    /// What the terminal claims to be; only the end of the first questions for us.
    Kind,
}

/// What the decoder finds in the incoming bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// A key with its modifiers.
    Key(Chord),
    /// A whole paste, or as much of it as is kept.
    Paste(String),
    /// An answer of the terminal.
    Reply(TerminalReply),
    /// Bytes came that are no UTF-8, as a terminal with a character set of one byte a letter sends them; found
    /// once, since all further ones say the same.
    NotUtf8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, shown: &str) {
        let chords = Chord::parse_all(typed).unwrap();
        let texts: Vec<String> = chords.iter().map(Chord::to_string).collect();
        assert_eq!(texts.join(" "), shown);
    }

    #[test]
    fn reads_test_notation_and_writes_help() {
        check("abĐ", "a b Đ");
        check("<C-u><C-c>", "Ctrl-U Ctrl-C");
        check("<up><pgdn><F12><space>", "↑ PgDn F12 Space");
        check(
            "<A-left><S-tab><C-A-S-del>",
            "Alt-← Shift-Tab Ctrl-Alt-Shift-Delete",
        );
        check("<lt><gt>-<C-->", "< > - Ctrl--");
        check("<ret><bs><esc>", "Enter Backspace Esc");
    }

    #[test]
    fn reads_one_chord() {
        assert_eq!(Chord::parse("<C-c>"), Some(Chord::ctrl('c')));
        assert_eq!(Chord::parse("k"), Some(Chord::char('k')));
        assert_eq!(Chord::parse("kk"), None);
        assert_eq!(Chord::parse(""), None);
    }

    #[test]
    fn refuses_what_means_nothing() {
        for (typed, wrong) in [("a<nope>", "<nope>"), ("<C-c", "<C-c"), ("<F21>", "<F21>")] {
            assert_eq!(Chord::parse_all(typed), Err(UnknownKey(wrong.to_owned())));
        }
    }

    #[test]
    fn tells_what_types_a_letter() {
        assert_eq!(Chord::char('ệ').typed(), Some('ệ'));
        assert_eq!(Chord::ctrl('c').typed(), None);
        assert_eq!(Chord::char('x').with_alt().typed(), None);
        assert_eq!(Chord::plain(Key::Enter).typed(), None);
    }
}
