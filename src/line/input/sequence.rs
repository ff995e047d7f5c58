//! The meaning of one whole control sequence.
//!
//! Owns the tables of keys as xterm, rxvt, PuTTY, the Linux console, tmux and phone terminals send them, and of the
//! answers that terminals give. It must not know how bytes arrive: a decoder hands over whole sequences. A sequence
//! in no table means nothing, so an unrequested reply can never become a key.

use crate::line::input::key::Chord;
use crate::line::input::key::Key;
use crate::line::input::key::TerminalReply;

/// The meaning of a control sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SequenceMeaning {
    /// A key was pressed.
    Key(Chord),
    /// The terminal answered.
    Answer(TerminalReply),
    /// A bracketed paste begins.
    PasteBegins,
    /// A bracketed paste ends.
    PasteEnds,
    /// Nothing to us.
    Nothing,
}

/// Returns the key of a byte below 0x80 that stands outside every sequence.
pub(crate) fn plain(byte: u8) -> Chord {
    match byte {
        b'\r' | b'\n' => Chord::plain(Key::Enter),
        b'\t' => Chord::plain(Key::Tab),
        // Vietnamese keyboards and PuTTY send either one for "delete to the left".
        0x08 | 0x7f => Chord::plain(Key::Backspace),
        0x1b => Chord::plain(Key::Esc),
        0x00 => Chord::ctrl(' '),
        0x01..=0x1a => Chord::ctrl(char::from(byte - 1 + b'a')),
        0x1c..=0x1f => Chord::ctrl(char::from(byte - 0x1c + b'\\')),
        _ => Chord::char(char::from(byte)),
    }
}

/// Tells whether a dollar behind these bytes is the end of an rxvt key with Shift.
///
/// Elsewhere the dollar stands before the last byte of an answer, which has a question mark or a
/// second number in front.
pub(crate) fn is_rxvt_shift(held: &[u8]) -> bool {
    matches!(held, [b'2'..=b'8'] | [b'1' | b'2' | b'3', b'0'..=b'9'])
}

/// Returns the meaning of `ESC [`, the bytes held since, and the last byte.
pub(crate) fn control(held: &[u8], last: u8) -> SequenceMeaning {
    if let Some(b'?' | b'>' | b'=' | b'<') = held.first() {
        return private(held, last);
    }
    let Some(numbers) = SequenceNumbers::parse(held) else {
        return SequenceMeaning::Nothing;
    };
    match (numbers.first(), last) {
        (200, b'~') => return SequenceMeaning::PasteBegins,
        (201, b'~') => return SequenceMeaning::PasteEnds,
        // A terminal that reports a malfunction has still read everything before the query.
        (0 | 3, b'n') if !numbers.is_empty() => {
            return SequenceMeaning::Answer(TerminalReply::StatusReport);
        }
        _ => {}
    }
    key(&numbers, last).map_or(SequenceMeaning::Nothing, SequenceMeaning::Key)
}

/// Returns the answer in a sequence that no key begins like.
fn private(held: &[u8], last: u8) -> SequenceMeaning {
    match (held, last) {
        (b"?2026;1$" | b"?2026;2$", b'y') => {
            SequenceMeaning::Answer(TerminalReply::Synchronized(true))
        }
        (_, b'y') if held.starts_with(b"?2026;") => {
            SequenceMeaning::Answer(TerminalReply::Synchronized(false))
        }
        (b"?69;1$" | b"?69;2$", b'y') => SequenceMeaning::Answer(TerminalReply::Margins(true)),
        (_, b'y') if held.starts_with(b"?69;") => {
            SequenceMeaning::Answer(TerminalReply::Margins(false))
        }
        (_, b'c') if held.starts_with(b"?") => SequenceMeaning::Answer(TerminalReply::Kind),
        _ => SequenceMeaning::Nothing,
    }
}

fn key(numbers: &SequenceNumbers, last: u8) -> Option<Chord> {
    let chord = match last {
        b'~' if numbers.first() == 27 => return coded(numbers.at(2), numbers.at(1)),
        b'u' => return coded(numbers.first(), numbers.at(1)),
        b'~' => Chord::plain(numbered(numbers.first())?),
        b'^' => Chord::plain(numbered(numbers.first())?).with_ctrl(),
        b'$' => Chord::plain(numbered(numbers.first())?).with_shift(),
        b'@' => Chord::plain(numbered(numbers.first())?)
            .with_ctrl()
            .with_shift(),
        b'Z' => Chord::plain(Key::Tab).with_shift(),
        b'a'..=b'd' => Chord::plain(lettered(last.to_ascii_uppercase())?).with_shift(),
        // With two numbers this is a cursor position, a reply; F3 is `ESC O R`.
        b'R' => return None,
        _ => Chord::plain(lettered(last)?),
    };
    modified(chord, numbers.at(1))
}

/// Returns the key of `ESC O`, the digits held since, and the last byte.
pub(crate) fn single(held: &[u8], last: u8) -> Option<Chord> {
    let numbers = SequenceNumbers::parse(held)?;
    let key = match last {
        // rxvt sends its arrows with Ctrl so.
        b'a'..=b'd' => {
            return Some(Chord::plain(lettered(last.to_ascii_uppercase())?).with_ctrl());
        }
        b'M' => Key::Enter,
        b'R' => Key::F(3),
        b'X' => Key::Char('='),
        // PuTTY sends this for End when its keys are set to rxvt.
        b'w' => Key::End,
        // The number block, which sends so only when another program left it switched.
        b'j'..=b'y' => Key::Char(char::from(last - b'j' + b'*')),
        _ => lettered(last)?,
    };
    let modifiers = numbers.at(1).max(if numbers.len() == 1 {
        numbers.first()
    } else {
        0
    });
    modified(Chord::plain(key), modifiers)
}

/// Returns the answer in an operating-system command, without its frame.
pub(crate) fn command(held: &[u8]) -> Option<TerminalReply> {
    let text = std::str::from_utf8(held).ok()?;
    let colour = text.strip_prefix("11;rgb").map(|rest| {
        // A terminal with transparency adds a fourth part, which says nothing here.
        rest.trim_start_matches('a').trim_start_matches(':')
    })?;
    let mut parts = colour.split('/').map(channel);
    Some(TerminalReply::Background(
        parts.next()??,
        parts.next()??,
        parts.next()??,
    ))
}

/// Scales one to four hexadecimal digits to 0..=255.
fn channel(digits: &str) -> Option<u8> {
    let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
    if most == 0 || digits.len() > 4 {
        return None;
    }
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from(value * 255 / most).ok()
}

/// Keys that have a letter: arrows, Home, End, and the first four function keys.
fn lettered(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        b'P' => Key::F(1),
        b'Q' => Key::F(2),
        b'S' => Key::F(4),
        _ => return None,
    })
}

/// Keys that have a number before a tilde.
fn numbered(number: u32) -> Option<Key> {
    Some(match number {
        1 | 7 => Key::Home,
        2 => Key::Insert,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        11..=15 => Key::F(small(number - 10)?),
        17..=21 => Key::F(small(number - 11)?),
        23..=26 => Key::F(small(number - 12)?),
        28 | 29 => Key::F(small(number - 13)?),
        31..=34 => Key::F(small(number - 14)?),
        _ => return None,
    })
}

/// A key sent as its code point, as some terminals do unasked.
fn coded(code: u32, modifiers: u32) -> Option<Chord> {
    let c = char::from_u32(code)?;
    let chord = match small(code) {
        Some(byte @ (0x0d | 0x09 | 0x08 | 0x7f | 0x1b)) => plain(byte),
        _ if c.is_control() => return None,
        // The keyboard's private letters for modifiers, media keys and the like.
        _ if ('\u{e000}'..='\u{f8ff}').contains(&c) => return None,
        _ => Chord::char(c),
    };
    let chord = modified(chord, modifiers)?;
    Some(match chord.key {
        Key::Char(c) if chord.shift && !chord.ctrl => Chord {
            key: Key::Char(c.to_uppercase().next()?),
            shift: false,
            ..chord
        },
        _ => chord,
    })
}

/// Adds the modifiers; the number is one more than the sum of 1 Shift, 2 Alt and 4 Ctrl.
fn modified(chord: Chord, number: u32) -> Option<Chord> {
    if number > 256 {
        return None;
    }
    let bits = number.saturating_sub(1);
    Some(Chord {
        shift: chord.shift || bits & 1 != 0,
        alt: chord.alt || bits & 2 != 0,
        ctrl: chord.ctrl || bits & 4 != 0,
        ..chord
    })
}

fn small(number: u32) -> Option<u8> {
    u8::try_from(number).ok()
}

/// The numbers of a sequence; after a colon stand details that are of no use here.
struct SequenceNumbers(Vec<u32>);

impl SequenceNumbers {
    /// Reads them, unless something else than numbers stands there.
    fn parse(held: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(held).ok()?;
        if text.is_empty() {
            return Some(Self(Vec::new()));
        }
        let number = |part: &str| match part.split(':').next() {
            Some("") | None => Some(0),
            Some(digits) => digits.parse().ok(),
        };
        // The release of a key, sent by terminals in a mode that another program left on.
        if text
            .split(';')
            .nth(1)
            .is_some_and(|part| part.ends_with(":3"))
        {
            return None;
        }
        text.split(';').map(number).collect::<Option<_>>().map(Self)
    }

    fn at(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or(0)
    }

    fn first(&self) -> u32 {
        self.at(0)
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
