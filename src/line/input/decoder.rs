//! Bytes become keys, pastes and answers, however they arrive in pieces.
//!
//! Owns every rule about time and place in the incoming bytes: a late sequence is held and never typed, a lone Escape
//! is one only after a rest, a paste ends where the terminal says and the keys right behind it are refused, one whose
//! end never comes can be ended by hand, answers of the terminal never become keys, rubbish is dropped, bytes of
//! another character set are reported once, and memory stays bounded. It must not know a clock or a file: the feeder
//! hands bytes and moments in. Each byte moves one small state machine, so how the bytes were cut cannot matter but
//! where a person must be told from a stream.

use std::mem;
use std::time::Duration;

use crate::line::input::burst::QUICK;
use crate::line::input::key::Chord;
use crate::line::input::key::Decoded;
use crate::line::input::key::Key;
use crate::line::input::paste::Paste;
use crate::line::input::sequence;
use crate::line::moment::Moment;

/// How long an Escape waits for the rest of a sequence before it is the key.
pub const ESCAPE_REST: Duration = Duration::from_millis(60);

/// How long after a rested Escape its sequence may still follow, over a line that stalls.
pub const LATE: Duration = Duration::from_millis(500);

/// How long keys must have rested after a paste has ended before one is taken, since a hostile paste can fake
/// its end.
pub const PASTE_GUARD: Duration = Duration::from_millis(50);

/// How long an unfinished sequence or paste is waited for before it is given up.
pub const GIVE_UP: Duration = Duration::from_millis(1500);

/// So many Ctrl-C, each in a read of its own, end a paste whose end does not come.
const BREAKS: u8 = 3;

/// How far apart those Ctrl-C are, so that no stream looks like them.
const BETWEEN_BREAKS: Duration = Duration::from_millis(50);

/// How old a paste must be before keys alone end it.
const LONG_PASTE: Duration = Duration::from_secs(2);

/// So many keys, one a read and each after a pause, are a person and no paste.
const SINGLE_KEYS: u8 = 3;

/// Most bytes kept of one sequence; a longer one means nothing to us, but is still swallowed.
const SEQUENCE_LIMIT: usize = 64;

const ESC: u8 = 0x1b;

/// Where in the incoming bytes the decoder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DecoderState {
    /// Between sequences, perhaps inside a UTF-8 letter.
    Ground,
    /// After Escape.
    Escape,
    /// After two Escapes: Escape and another one, or Alt with what follows.
    EscapeTwice,
    /// After `ESC [`.
    Control,
    /// After `ESC [ [`, as the Linux console begins F1 to F5.
    Console,
    /// After `ESC [ M`: so many more bytes tell of a mouse.
    Mouse(u8),
    /// After `ESC O`.
    Single,
    /// Inside an operating-system command, where an answer about colours stands.
    Command,
    /// Inside another string (device control, application, privacy).
    Text,
    /// After an Escape inside a string: a backslash ends it.
    TextEscape,
    /// Inside a bracketed paste.
    Paste,
}

/// Turns incoming bytes into [`Decoded`] keys, pastes and replies.
#[derive(Debug)]
pub struct Decoder {
    state: DecoderState,
    /// Whether an Escape stood before the sequence, which means Alt.
    alt: bool,
    /// The byte that began this sequence after its Escape had already been taken for the key.
    late: Option<u8>,
    late_until: Moment,
    /// The byte that began this sequence right behind its Escape; alone it may be a key as well.
    begun: Option<u8>,
    /// The kept bytes of a sequence, or of a cut-off UTF-8 letter.
    held: Vec<u8>,
    /// When the cut-off letter began.
    held_since: Moment,
    paste: Paste,
    hands: Hands,
    guarded_until: Moment,
    last_byte: Moment,
    /// Whether bytes that are not UTF-8 were reported.
    told_foreign: bool,
}

/// Signs that a person presses keys while a paste has not ended.
#[derive(Clone, Copy, Debug, Default)]
struct Hands {
    /// When the paste began.
    began: Moment,
    /// How many Ctrl-C came, and when the last of them.
    breaks: u8,
    last_break: Moment,
    /// How many reads in a row held one key.
    singles: u8,
}

impl Hands {
    /// Takes a read, and how long nothing had come before it; tells whether a person wants the paste to be over.
    fn are_seen(&mut self, bytes: &[u8], pause: Duration, now: Moment) -> bool {
        if bytes == [0x03] {
            if self.breaks == 0 || now >= self.last_break + BETWEEN_BREAKS {
                self.breaks += 1;
                self.last_break = now;
            }
        } else if bytes.first() != Some(&ESC) {
            self.breaks = 0;
        }
        if pause > QUICK && is_one_key(bytes) {
            self.singles = self.singles.saturating_add(1);
        } else {
            self.singles = 0;
        }
        let is_long = now >= self.began + LONG_PASTE;
        self.breaks >= BREAKS || (is_long && self.singles >= SINGLE_KEYS)
    }
}

impl Default for Decoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Decoder {
    /// Returns a decoder that has seen nothing.
    pub fn new() -> Self {
        Self {
            state: DecoderState::Ground,
            alt: false,
            late: None,
            late_until: Moment::START,
            begun: None,
            held: Vec::new(),
            held_since: Moment::START,
            paste: Paste::default(),
            hands: Hands::default(),
            guarded_until: Moment::START,
            last_byte: Moment::START,
            told_foreign: false,
        }
    }

    /// Takes bytes that arrived at a moment, in one read, and returns what they complete.
    pub fn feed(&mut self, bytes: &[u8], now: Moment) -> Vec<Decoded> {
        let mut found = Vec::new();
        let Some(first) = bytes.first() else {
            return found;
        };
        let pause = now.since(self.last_byte);
        self.last_byte = now;
        if self.state == DecoderState::Paste && self.hands.are_seen(bytes, pause, now) {
            self.end_paste(now, &mut found);
            self.rest();
            return found;
        }
        if pause >= ESCAPE_REST
            && self
                .begun_alone()
                .is_some_and(|begun| !goes_on(begun, *first))
        {
            self.give_up(now, &mut found);
        }
        for byte in bytes {
            self.step(*byte, now, &mut found);
        }
        found
    }

    /// The moment at which [`Decoder::flush`] is due, if something is being held.
    pub fn due(&self) -> Option<Moment> {
        match self.state {
            // The bytes of one letter arrive together; a lone part is reported once.
            DecoderState::Ground if self.held.is_empty() || self.told_foreign => None,
            DecoderState::Ground => Some(self.last_byte + GIVE_UP),
            DecoderState::Escape | DecoderState::EscapeTwice => Some(self.last_byte + ESCAPE_REST),
            _ if self.begun_alone().is_some() => Some(self.last_byte + self.begun_rests()),
            // Answers begin with the bracket that closes; they are the likelier to come in pieces.
            _ if self.typed_late() == Some(b']') => Some(self.last_byte + LATE),
            _ if self.typed_late().is_some() => Some(self.last_byte + ESCAPE_REST),
            _ => Some(self.last_byte + GIVE_UP),
        }
    }

    /// Resolves what has been held for too long: an Escape is the key, a paste without an end is
    /// what there is of it, anything else is given up without a key.
    pub fn flush(&mut self, now: Moment) -> Vec<Decoded> {
        let mut found = Vec::new();
        if self.due().is_some_and(|due| now >= due) {
            self.give_up(now, &mut found);
        }
        found
    }

    /// When the incomplete letter began.
    pub fn letter_since(&self) -> Option<Moment> {
        let in_letter = self.state == DecoderState::Ground && !self.held.is_empty();
        in_letter.then_some(self.held_since)
    }

    /// Ends the waiting for the rest of what is held.
    fn give_up(&mut self, now: Moment, found: &mut Vec<Decoded>) {
        if self.state == DecoderState::Ground {
            // It may still become a letter.
            self.foreign(found);
            return;
        }
        let escapes = match self.state {
            DecoderState::Escape => 1,
            DecoderState::EscapeTwice => 2,
            _ => 0,
        };
        for _ in 0..escapes {
            self.key(Chord::plain(Key::Esc), now, found);
            self.late_until = now + LATE;
        }
        if let Some(byte) = self.begun_alone() {
            for _ in 0..if self.alt { 2 } else { 1 } {
                self.key(Chord::plain(Key::Esc), now, found);
            }
            self.key(sequence::plain(byte), now, found);
        }
        if let Some(byte) = self.typed_late() {
            self.key(sequence::plain(byte), now, found);
        }
        if self.state == DecoderState::Paste {
            self.end_paste(now, found);
        }
        self.rest();
    }

    fn step(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        match self.state {
            DecoderState::Ground => self.ground(byte, now, found),
            DecoderState::Escape | DecoderState::EscapeTwice => self.escape(byte, now, found),
            DecoderState::Control => self.control(byte, now, found),
            DecoderState::Console => self.console(byte, now, found),
            DecoderState::Mouse(left) => self.mouse(byte, left),
            DecoderState::Single => self.single(byte, now, found),
            DecoderState::Command | DecoderState::Text => self.text(byte, now, found),
            DecoderState::TextEscape => self.text_escape(byte, now, found),
            DecoderState::Paste => self.in_paste(byte, now, found),
        }
    }

    /// The byte that looked like the late rest of a sequence but may still be a key.
    fn typed_late(&self) -> Option<u8> {
        self.late.filter(|_| self.held.is_empty())
    }

    /// The byte after an Escape that looked like the start of a sequence but may still be a key: a program that
    /// delays an Escape, as tmux does, sends it together with the next key.
    fn begun_alone(&self) -> Option<u8> {
        self.begun.filter(|_| self.held.is_empty())
    }

    /// How long to wait for the rest of the sequence. Arrows and answers may come in pieces; nothing is asked that
    /// would be answered by one of the other strings.
    fn begun_rests(&self) -> Duration {
        match self.begun {
            Some(b'[' | b'O' | b']') => LATE,
            _ => ESCAPE_REST,
        }
    }

    fn ground(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        let late = now < mem::take(&mut self.late_until);
        let sequence = late.then(|| follows_escape(byte)).flatten();
        if byte < 0x80 && !self.held.is_empty() {
            self.foreign(found);
        }
        if let Some(state) = sequence {
            self.begin(state);
            self.late = Some(byte);
        } else if byte == ESC {
            self.begin(DecoderState::Escape);
        } else if byte < 0x80 {
            self.rest();
            self.key(sequence::plain(byte), now, found);
        } else if let Some(letter) = self.letter(byte, now, found) {
            let chord = Chord::char(letter);
            let chord = if self.alt { chord.with_alt() } else { chord };
            self.key(chord, now, found);
        }
        if self.held.is_empty() {
            self.alt = false;
        }
    }

    /// Adds a byte above 0x7F to the letter in hand and returns the letter once it is whole.
    fn letter(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) -> Option<char> {
        self.guard(now);
        let begins = byte & 0xC0 != 0x80;
        // A letter begins within another, or goes on without a beginning.
        if begins != self.held.is_empty() {
            self.foreign(found);
        }
        if begins {
            self.held.clear();
            self.held_since = now;
        } else if self.held.is_empty() {
            return None;
        }
        self.held.push(byte);
        match std::str::from_utf8(&self.held) {
            Ok(text) => {
                // A C1 control is no letter, even when it comes in UTF-8.
                let letter = text.chars().next().filter(|c| !c.is_control());
                self.held.clear();
                letter
            }
            Err(problem) if problem.error_len().is_some() => {
                self.foreign(found);
                self.held.clear();
                None
            }
            Err(_) => None,
        }
    }

    /// Reports once that bytes are not UTF-8.
    fn foreign(&mut self, found: &mut Vec<Decoded>) {
        if !mem::replace(&mut self.told_foreign, true) {
            found.push(Decoded::NotUtf8);
        }
    }

    fn escape(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        let twice = self.state == DecoderState::EscapeTwice;
        if let Some(state) = follows_escape(byte) {
            self.begin(state);
            self.alt = twice;
            self.begun = Some(byte);
            return;
        }
        if twice {
            // The first of the two was the key after all.
            self.key(Chord::plain(Key::Esc), now, found);
        }
        self.rest();
        match byte {
            ESC => self.begin(DecoderState::EscapeTwice),
            b'P' | b'X' | b'^' | b'_' => {
                self.begin(DecoderState::Text);
                self.begun = Some(byte);
            }
            // Quitting always works, whatever was pressed before.
            0x03 => self.key(Chord::ctrl('c'), now, found),
            0x80.. => {
                self.alt = true;
                self.ground(byte, now, found);
            }
            _ => self.key(sequence::plain(byte).with_alt(), now, found),
        }
    }

    fn control(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        match byte {
            b'[' if self.held.is_empty() => self.go_on(DecoderState::Console),
            b'M' if self.held.is_empty() => self.go_on(DecoderState::Mouse(3)),
            // rxvt ends a key with Shift in the dollar that elsewhere announces the end.
            b'$' if sequence::is_rxvt_shift(&self.held) => self.finish_control(byte, now, found),
            b' '..=b'?' => self.hold(byte),
            b'@'..=b'~' => self.finish_control(byte, now, found),
            _ => self.abandon(byte, now, found),
        }
    }

    fn finish_control(&mut self, last: u8, now: Moment, found: &mut Vec<Decoded>) {
        let (held, alt) = (mem::take(&mut self.held), self.alt);
        self.rest();
        if held.len() > SEQUENCE_LIMIT {
            return;
        }
        match sequence::control(&held, last) {
            sequence::SequenceMeaning::Key(chord) if alt => self.key(chord.with_alt(), now, found),
            sequence::SequenceMeaning::Key(chord) => self.key(chord, now, found),
            sequence::SequenceMeaning::Answer(answer) => found.push(Decoded::Reply(answer)),
            sequence::SequenceMeaning::PasteBegins => {
                self.begin(DecoderState::Paste);
                self.hands = Hands {
                    began: now,
                    ..Hands::default()
                };
            }
            // An end mark without a beginning is the rest of a paste that faked its end.
            sequence::SequenceMeaning::PasteEnds => self.guarded_until = now + PASTE_GUARD,
            sequence::SequenceMeaning::Nothing => {}
        }
    }

    fn console(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        if !(b'@'..=b'~').contains(&byte) {
            return self.abandon(byte, now, found);
        }
        self.rest();
        if let b'A'..=b'E' = byte {
            self.key(Chord::plain(Key::F(byte - b'A' + 1)), now, found);
        }
    }

    /// Swallows the three bytes of an old mouse report, sent by a mode that somebody left on.
    fn mouse(&mut self, byte: u8, left: u8) {
        match (byte, left) {
            (ESC, _) => self.begin(DecoderState::Escape),
            (_, 2..) => self.state = DecoderState::Mouse(left - 1),
            _ => self.rest(),
        }
    }

    fn single(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        match byte {
            b'0'..=b'9' | b';' => self.hold(byte),
            b' ' | b'!'..=b'~' => {
                let (held, alt) = (mem::take(&mut self.held), self.alt);
                self.rest();
                if let Some(chord) = sequence::single(&held, byte) {
                    self.key(if alt { chord.with_alt() } else { chord }, now, found);
                }
            }
            _ => self.abandon(byte, now, found),
        }
    }

    fn text(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        match byte {
            ESC => {
                if self.state == DecoderState::Command {
                    self.answer(found);
                }
                self.go_on(DecoderState::TextEscape);
            }
            0x07 => {
                if self.state == DecoderState::Command {
                    self.answer(found);
                }
                self.rest();
            }
            // No reply contains another control byte: this is a key pressed after a broken sequence.
            0x00..=0x1f => self.abandon(byte, now, found),
            _ => self.hold(byte),
        }
    }

    fn text_escape(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        if byte == b'\\' {
            return self.rest();
        }
        self.begin(DecoderState::Escape);
        self.step(byte, now, found);
    }

    fn answer(&mut self, found: &mut Vec<Decoded>) {
        if let Some(answer) = sequence::command(&self.held) {
            found.push(Decoded::Reply(answer));
        }
        self.held.clear();
        // The rest of the sequence has come, so its first byte was not a key.
        self.late = None;
    }

    fn in_paste(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        if self.paste.is_ended_by(byte) {
            self.end_paste(now, found);
            self.rest();
        }
    }

    fn end_paste(&mut self, now: Moment, found: &mut Vec<Decoded>) {
        let is_foreign = self.paste.is_foreign();
        found.push(Decoded::Paste(self.paste.take()));
        if is_foreign {
            self.foreign(found);
        }
        self.guarded_until = now + PASTE_GUARD;
    }

    fn key(&mut self, chord: Chord, now: Moment, found: &mut Vec<Decoded>) {
        if !self.guard(now) {
            found.push(Decoded::Key(chord));
        }
    }

    /// Tells whether keys are refused; what comes meanwhile keeps them refused until it rests.
    fn guard(&mut self, now: Moment) -> bool {
        let is_guarded = now < self.guarded_until;
        if is_guarded {
            self.guarded_until = now + PASTE_GUARD;
        }
        is_guarded
    }

    fn hold(&mut self, byte: u8) {
        if self.held.len() <= SEQUENCE_LIMIT {
            self.held.push(byte);
        }
    }

    fn begin(&mut self, state: DecoderState) {
        self.rest();
        self.state = state;
    }

    /// Continues a sequence that is now long enough to know that its first byte was not a key.
    fn go_on(&mut self, state: DecoderState) {
        self.state = state;
        self.begun = None;
    }

    fn rest(&mut self) {
        self.state = DecoderState::Ground;
        self.alt = false;
        self.late = None;
        self.begun = None;
        self.held.clear();
    }

    /// Gives a broken sequence up and reads the byte as the first of something new.
    fn abandon(&mut self, byte: u8, now: Moment, found: &mut Vec<Decoded>) {
        if self.begun_alone().is_some() {
            self.give_up(now, found);
        } else if let Some(typed) = self.typed_late() {
            self.key(sequence::plain(typed), now, found);
        }
        self.rest();
        self.ground(byte, now, found);
    }
}

/// The state after an Escape and this byte, if a sequence that we read begins so.
fn follows_escape(byte: u8) -> Option<DecoderState> {
    match byte {
        b'[' => Some(DecoderState::Control),
        b'O' => Some(DecoderState::Single),
        b']' => Some(DecoderState::Command),
        _ => None,
    }
}

/// Tells whether a byte that comes long after Escape and this one is the likely rest of a sequence, which a
/// stalling line cut, and not a key pressed after two others.
fn goes_on(begun: u8, byte: u8) -> bool {
    match begun {
        b'[' => matches!(byte, b'A'..=b'H' | b'Z' | b'0'..=b'9' | b'?' | b'<' | b'>' | b'['),
        b'O' => matches!(byte, b'A'..=b'H' | b'M' | b'P'..=b'S' | b'0'..=b'9'),
        b']' => byte.is_ascii_digit(),
        _ => false,
    }
}

/// Tells whether a read holds exactly one key: a letter, a control or a sequence.
fn is_one_key(bytes: &[u8]) -> bool {
    match bytes {
        [] => false,
        [ESC, rest @ ..] => !rest.contains(&ESC),
        _ => str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1),
    }
}
