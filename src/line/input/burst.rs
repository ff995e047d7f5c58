//! Tells text that comes by itself from keys that a person presses.
//!
//! Owns the rules of time between keys: a burst is text, as if pasted, wherever it comes from (consoles without
//! brackets for pastes, serial lines, tools that type). A key acts at once; if it turns out to be the first letter of
//! a burst, its effect is undone. It must not know what a key does, nor a clock: the caller says whether letters are
//! typed into a field, hands moments in and carries out the steps that come out. Every key is one step of a small
//! state machine.

use std::time::Duration;

use unicode_normalization::char::is_combining_mark;

use crate::line::input::burst_state::{KeyState, Newline};
use crate::line::input::key::{Chord, Key};
use crate::line::input::stroke::{KeyKind, KeyStep, LetterUse, Stroke, Weight};
use crate::line::moment::Moment;

/// Letters that follow each other sooner than this are not typed by hand.
pub const QUICK: Duration = Duration::from_millis(25);

/// How long nothing may have come before a burst is over.
pub const BURST_REST: Duration = Duration::from_millis(50);

/// How long a letter that leaves the program waits for another one, with which it is the start of a word.
pub const WORD: Duration = Duration::from_millis(250);

/// More of one letter in a row are a held key and no word.
const LONGEST_RUN: usize = 3;

/// The state of the keys.
#[derive(Debug, Default)]
pub struct Bursts {
    state: KeyState,
    /// When the last Backspace came, if nothing else came since.
    backspace: Option<Moment>,
    /// When an input method was last at work outside fields: a Backspace, and the letters it sends behind it.
    ghost: Option<Moment>,
}

impl Bursts {
    /// Takes a key. Time must have passed up to where it began, see [`Bursts::pass`].
    pub fn take(&mut self, stroke: Stroke) -> Vec<KeyStep> {
        let mut steps = Vec::new();
        let kind = KeyKind::classify(stroke.chord);
        if !matches!(kind, KeyKind::Backspace) {
            self.backspace = None;
        }
        if self.is_ghost(stroke) {
            self.ghost = Some(stroke.now);
            if matches!(self.state, KeyState::Tried { .. }) {
                steps.push(KeyStep::Settle);
            }
            self.state = KeyState::Rest;
            steps.push(KeyStep::Press(stroke.chord));
            return steps;
        }
        self.ghost = None;
        match kind {
            KeyKind::Letter(letter) => self.letter(letter, stroke, &mut steps),
            KeyKind::Newline => self.newline(stroke, &mut steps),
            KeyKind::Tab => self.tab(stroke, &mut steps),
            KeyKind::Backspace => self.backspace(stroke, &mut steps),
            KeyKind::Break => self.breaks(stroke, &mut steps),
            KeyKind::Other => self.other(stroke, &mut steps),
        }
        steps
    }

    /// Lets time pass: what waited long enough is done.
    pub fn pass(&mut self, now: Moment) -> Vec<KeyStep> {
        if now < self.ends() {
            return Vec::new();
        }
        match std::mem::take(&mut self.state) {
            KeyState::Tried { .. } => vec![KeyStep::Settle],
            KeyState::Leaving { key, .. } => vec![KeyStep::Settle, KeyStep::Press(key)],
            KeyState::Ending {
                key,
                has_field: true,
                ..
            } => vec![KeyStep::Press(Chord::plain(key))],
            _ => Vec::new(),
        }
    }

    /// The moment at which [`Bursts::pass`] must be called. A tried key without waiting effects can settle with the
    /// next key, so it needs no wake-up.
    pub fn due(&self, something_waits: bool) -> Option<Moment> {
        let is_awaited = match self.state {
            KeyState::Tried { .. } => something_waits,
            // Later letters may be dropped here, so it must be certain that the loop did not wake late.
            KeyState::Leaving { .. } | KeyState::Ending { .. } | KeyState::Dropping { .. } => true,
            _ => false,
        };
        is_awaited.then(|| self.ends())
    }

    /// Forgets what came before: something that is no key happened.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// When the state ends by itself.
    fn ends(&self) -> Moment {
        match &self.state {
            KeyState::Rest => Moment::START,
            KeyState::Tried { at, .. } | KeyState::Typed { at } => *at + QUICK,
            KeyState::Leaving { at, .. } => *at + WORD,
            KeyState::Burst { at, .. }
            | KeyState::Ending { at, .. }
            | KeyState::Dropping { at } => *at + BURST_REST,
        }
    }

    /// Tells whether an input method sends this for a key outside fields: letters with marks right behind
    /// Backspaces. No text has these, and no command asks for such a letter.
    fn is_ghost(&self, stroke: Stroke) -> bool {
        let is_marked = stroke
            .chord
            .typed()
            .is_some_and(|letter| !letter.is_ascii());
        let is_command = stroke.ground == LetterUse::Keys(Weight::Acts);
        let is_behind = self.ghost.is_some_and(|at| stroke.began < at + QUICK);
        is_marked && is_command && is_behind
    }

    fn letter(&mut self, letter: char, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        let now = stroke.now;
        self.state = match std::mem::take(&mut self.state) {
            KeyState::Rest => return self.start(stroke, steps),
            KeyState::Dropping { .. } => KeyState::Dropping { at: now },
            KeyState::Ending {
                key: Key::Tab,
                has_field,
                ..
            } => {
                steps.extend([KeyStep::Type(' '), KeyStep::Type(letter)]);
                KeyState::Burst { has_field, at: now }
            }
            KeyState::Ending { .. } => KeyState::Dropping { at: now },
            // If their field is gone, the letter starts a new sequence.
            KeyState::Typed { .. } | KeyState::Burst { .. }
                if stroke.ground != LetterUse::Field =>
            {
                return self.start(stroke, steps);
            }
            // The mark of the letter before it.
            KeyState::Typed { .. } if is_combining_mark(letter) => {
                steps.push(KeyStep::Type(letter));
                KeyState::Typed { at: now }
            }
            KeyState::Typed { .. } => {
                steps.push(KeyStep::Type(letter));
                KeyState::Burst {
                    has_field: true,
                    at: now,
                }
            }
            KeyState::Burst { has_field, .. } => {
                steps.push(KeyStep::Type(letter));
                KeyState::Burst { has_field, at: now }
            }
            KeyState::Leaving {
                key,
                mut run,
                newline,
                at,
            } => {
                let is_same = key == stroke.chord;
                if !is_same || run.chars().count() < LONGEST_RUN {
                    run.push(letter);
                }
                if is_same {
                    KeyState::Leaving {
                        key,
                        run,
                        newline,
                        at: now,
                    }
                } else if stroke.began < at + QUICK {
                    return self.turn_to_text(run, newline, now, steps);
                } else {
                    steps.extend([KeyStep::Settle, KeyStep::Open(run)]);
                    KeyState::Typed { at: now }
                }
            }
            tried @ KeyState::Tried { .. } => {
                return self.letter_behind(tried, letter, stroke, steps);
            }
        };
    }

    /// The tried letters are the start of a text.
    fn turn_to_text(
        &mut self,
        run: String,
        newline: Newline,
        at: Moment,
        steps: &mut Vec<KeyStep>,
    ) {
        steps.push(KeyStep::Undo);
        self.state = match newline {
            // The Enter of a field ended its line.
            Newline::Before { in_field: true } => KeyState::Dropping { at },
            // The tried letters were the whole first line.
            Newline::Behind => {
                steps.push(KeyStep::Open(run));
                KeyState::Dropping { at }
            }
            Newline::None | Newline::Before { in_field: false } => {
                steps.push(KeyStep::Open(run));
                KeyState::Burst {
                    has_field: false,
                    at,
                }
            }
        };
    }

    /// A letter right behind a key that was tried.
    fn letter_behind(
        &mut self,
        tried: KeyState,
        letter: char,
        stroke: Stroke,
        steps: &mut Vec<KeyStep>,
    ) {
        let KeyState::Tried {
            key,
            ground,
            mut run,
            newline,
            is_held,
            ..
        } = tried
        else {
            return;
        };
        let at = stroke.now;
        if stroke.ground == LetterUse::Field && ground == LetterUse::Keys(Weight::Opens) {
            steps.extend([KeyStep::Settle, KeyStep::Type(letter)]);
            self.state = KeyState::Burst {
                has_field: true,
                at,
            };
        } else if ground == LetterUse::Keys(Weight::Stops) {
            // Something followed the stop key, so it does not stop. The letter starts a new sequence.
            steps.push(KeyStep::Undo);
            self.start(stroke, steps);
        } else if newline == Newline::Behind {
            self.turn_to_text(run, newline, at, steps);
        } else if run.is_empty() {
            // Behind an Enter, so far.
            run.push(letter);
            self.try_letter(stroke, run, newline, steps);
        } else if is_combining_mark(letter) && !run.ends_with(' ') {
            // It belongs to the letter before it.
            run.push(letter);
            steps.push(KeyStep::Try(stroke.chord));
            self.state = KeyState::Tried {
                key,
                ground,
                run,
                newline,
                is_held,
                at,
            };
        } else if key == stroke.chord && !run.ends_with(' ') {
            let is_held = is_held || run.chars().count() >= LONGEST_RUN;
            if is_held {
                steps.push(KeyStep::Settle);
                run.clear();
            }
            run.push(letter);
            self.try_letter(stroke, run, newline, steps);
            if let KeyState::Tried { is_held: held, .. } = &mut self.state {
                *held = is_held;
            }
        } else if is_held {
            steps.push(KeyStep::Settle);
            self.start(stroke, steps);
        } else {
            run.push(letter);
            self.turn_to_text(run, newline, at, steps);
        }
    }

    /// The first key after a rest.
    fn start(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        let at = stroke.now;
        match stroke.chord.typed() {
            Some(letter) if stroke.ground == LetterUse::Field => {
                steps.push(KeyStep::Type(letter));
                self.state = KeyState::Typed { at };
            }
            Some(letter) => self.try_letter(stroke, letter.into(), Newline::None, steps),
            None => {
                steps.push(KeyStep::Try(stroke.chord));
                self.state = KeyState::Tried {
                    key: stroke.chord,
                    ground: stroke.ground,
                    run: String::new(),
                    newline: Newline::Before {
                        in_field: stroke.ground == LetterUse::Field,
                    },
                    is_held: false,
                    at,
                };
            }
        }
    }

    /// A letter acts, or is typed; it can be undone together with the keys tried before.
    fn try_letter(
        &mut self,
        stroke: Stroke,
        run: String,
        newline: Newline,
        steps: &mut Vec<KeyStep>,
    ) {
        let (key, ground, at) = (stroke.chord, stroke.ground, stroke.now);
        match (ground, key.typed()) {
            (LetterUse::Keys(Weight::Leaves), _) => {
                self.state = KeyState::Leaving {
                    key,
                    run,
                    newline,
                    at,
                };
                return;
            }
            (LetterUse::Field, Some(letter)) => steps.push(KeyStep::Type(letter)),
            _ => steps.push(KeyStep::Try(key)),
        }
        self.state = KeyState::Tried {
            key,
            ground,
            run,
            newline,
            is_held: false,
            at,
        };
    }

    fn newline(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        let at = stroke.now;
        let ending = |has_field| KeyState::Ending {
            key: Key::Enter,
            has_field,
            at,
        };
        self.state = match std::mem::take(&mut self.state) {
            KeyState::Rest => return self.start(stroke, steps),
            KeyState::Dropping { .. } => KeyState::Dropping { at },
            KeyState::Typed { .. } => ending(true),
            KeyState::Burst { has_field, .. } | KeyState::Ending { has_field, .. } => {
                ending(has_field)
            }
            KeyState::Leaving {
                run,
                newline,
                at: last,
                ..
            } if stroke.began < last + QUICK => {
                return self.end_line(run, newline, at, steps);
            }
            // It leaves, whatever key follows.
            leaving @ KeyState::Leaving { .. } => leaving,
            KeyState::Tried { ground, .. }
                if stroke.ground == LetterUse::Field
                    && ground == LetterUse::Keys(Weight::Opens) =>
            {
                steps.push(KeyStep::Settle);
                ending(true)
            }
            KeyState::Tried {
                ground: LetterUse::Keys(Weight::Stops),
                ..
            } => {
                steps.push(KeyStep::Undo);
                return self.start(stroke, steps);
            }
            KeyState::Tried {
                run,
                newline,
                is_held: false,
                at: last,
                ..
            } if run.chars().count() == 1 && newline != Newline::Behind && last == at => {
                return self.end_line(run, newline, at, steps);
            }
            // In a read of its own it acts at once; a letter right behind it would show that all of it is text.
            KeyState::Tried {
                run,
                newline: Newline::None | Newline::Behind,
                is_held: false,
                ..
            } => {
                steps.push(KeyStep::Try(stroke.chord));
                KeyState::Tried {
                    key: stroke.chord,
                    ground: LetterUse::Keys(Weight::Acts),
                    run,
                    newline: Newline::Behind,
                    is_held: false,
                    at,
                }
            }
            KeyState::Tried { .. } => {
                steps.push(KeyStep::Settle);
                return self.start(stroke, steps);
            }
        };
    }

    /// The tried letters are the first line of a text.
    fn end_line(&mut self, run: String, newline: Newline, at: Moment, steps: &mut Vec<KeyStep>) {
        self.turn_to_text(run, newline, at, steps);
        if matches!(self.state, KeyState::Burst { .. }) {
            self.state = KeyState::Ending {
                key: Key::Enter,
                has_field: false,
                at,
            };
        }
    }

    fn tab(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        let at = stroke.now;
        let ending = |key, has_field| KeyState::Ending { key, has_field, at };
        self.state = match std::mem::take(&mut self.state) {
            // Between two columns of a table.
            KeyState::Tried {
                key,
                ground,
                mut run,
                newline,
                is_held: false,
                ..
            } if !run.is_empty() => {
                run.push(' ');
                steps.push(KeyStep::Try(stroke.chord));
                KeyState::Tried {
                    key,
                    ground,
                    run,
                    newline,
                    is_held: false,
                    at,
                }
            }
            KeyState::Leaving {
                key,
                mut run,
                newline,
                at: last,
            } if stroke.began < last + QUICK => {
                run.push(' ');
                KeyState::Leaving {
                    key,
                    run,
                    newline,
                    at,
                }
            }
            KeyState::Dropping { .. } => KeyState::Dropping { at },
            KeyState::Ending {
                key: Key::Enter, ..
            } => KeyState::Dropping { at },
            KeyState::Typed { .. } => ending(Key::Tab, true),
            KeyState::Burst { has_field, .. } | KeyState::Ending { has_field, .. } => {
                ending(Key::Tab, has_field)
            }
            other => {
                self.state = other;
                return self.other(stroke, steps);
            }
        };
    }

    fn backspace(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        let last = self.backspace.replace(stroke.now);
        let is_quick = last.is_some_and(|last| stroke.began < last + QUICK);
        let key = match is_quick {
            true => Chord::plain(Key::QuickBackspace),
            false => stroke.chord,
        };
        let at = stroke.now;
        if stroke.ground != LetterUse::Field {
            self.ghost = Some(at);
        }
        self.state = match std::mem::take(&mut self.state) {
            KeyState::Dropping { .. } => KeyState::Dropping { at },
            // It takes the letter back.
            KeyState::Leaving { .. } => {
                steps.push(KeyStep::Settle);
                KeyState::Rest
            }
            KeyState::Typed { .. } => {
                steps.push(KeyStep::Press(key));
                KeyState::Typed { at }
            }
            KeyState::Burst { has_field, .. } => {
                steps.push(KeyStep::Press(key));
                KeyState::Burst { has_field, at }
            }
            other => {
                self.state = other;
                let chord = key;
                return self.other(Stroke { chord, ..stroke }, steps);
            }
        };
    }

    fn breaks(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        if matches!(
            self.state,
            KeyState::Tried { .. } | KeyState::Leaving { .. }
        ) {
            steps.push(KeyStep::Settle);
            self.state = KeyState::Rest;
        }
        // A key that leaves comes from a person, so the Enter right before it was meant.
        if let KeyState::Ending {
            key,
            has_field: true,
            ..
        } = self.state
        {
            steps.push(KeyStep::Press(Chord::plain(key)));
            self.state = KeyState::Rest;
        }
        if let KeyState::Dropping { at } = &mut self.state {
            *at = stroke.now;
        }
        steps.push(KeyStep::Press(stroke.chord));
    }

    /// A key that is no text: it ends a burst, and nothing waits any longer.
    fn other(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        let stops = stroke.ground == LetterUse::Keys(Weight::Stops);
        match std::mem::take(&mut self.state) {
            KeyState::Dropping { .. } => {
                self.state = KeyState::Dropping { at: stroke.now };
                return;
            }
            KeyState::Leaving { .. } if stroke.chord.key == Key::Esc => {
                steps.push(KeyStep::Settle);
                return;
            }
            leaving @ KeyState::Leaving { .. } => {
                self.state = leaving;
                return;
            }
            KeyState::Tried { .. } => steps.push(KeyStep::Settle),
            KeyState::Ending {
                key,
                has_field: true,
                ..
            } => steps.push(KeyStep::Press(Chord::plain(key))),
            _ => {}
        }
        if stops {
            self.start(stroke, steps);
        } else {
            steps.push(KeyStep::Press(stroke.chord));
        }
    }
}
