//! Tells text that comes by itself from keys that a person presses.
//!
//! Owns the rules of time between keys: a burst is text, as if pasted, wherever it comes from (consoles without
//! brackets for pastes, serial lines, tools that type). A key acts at once; if it turns out to be the first letter of
//! a burst, its effect is undone. It must not know what a key does, nor a clock: the caller says whether letters are
//! typed into a field, hands moments in and carries out the steps that come out. Every key is one step of a small
//! state machine.

use std::time::Duration;

use unicode_normalization::char::is_combining_mark;

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
    state: State,
    /// When the last Backspace came, if nothing else came since.
    backspace: Option<Moment>,
    /// When an input method was last at work outside fields: a Backspace, and the letters it sends behind it.
    ghost: Option<Moment>,
}

/// What the last key was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing that matters now.
    #[default]
    Rest,
    /// A key that was tried.
    Tried {
        key: Chord,
        ground: LetterUse,
        /// The letters that were tried: one, or the same one again.
        run: String,
        newline: Newline,
        /// Whether it belongs to a held key.
        is_held: bool,
        at: Moment,
    },
    /// A letter in a field.
    Typed { at: Moment },
    /// A letter that leaves, unless a word goes on behind it.
    Leaving {
        key: Chord,
        run: String,
        newline: Newline,
        at: Moment,
    },
    /// A letter of a burst. Its field was there before, or was opened for it.
    Burst { has_field: bool, at: Moment },
    /// An Enter or Tab that may end the burst or stand within it.
    Ending {
        key: Key,
        has_field: bool,
        at: Moment,
    },
    /// The text after the first line of a burst, which is dropped.
    Dropping { at: Moment },
}

/// The Enter that was tried together with letters and is undone with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Newline {
    None,
    /// One before them, in a field or not.
    Before {
        in_field: bool,
    },
    /// One behind them.
    Behind,
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
            if matches!(self.state, State::Tried { .. }) {
                steps.push(KeyStep::Settle);
            }
            self.state = State::Rest;
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
            State::Tried { .. } => vec![KeyStep::Settle],
            State::Leaving { key, .. } => vec![KeyStep::Settle, KeyStep::Press(key)],
            State::Ending {
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
            State::Tried { .. } => something_waits,
            // Later letters may be dropped here, so it must be certain that the loop did not wake late.
            State::Leaving { .. } | State::Ending { .. } | State::Dropping { .. } => true,
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
            State::Rest => Moment::START,
            State::Tried { at, .. } | State::Typed { at } => *at + QUICK,
            State::Leaving { at, .. } => *at + WORD,
            State::Burst { at, .. } | State::Ending { at, .. } | State::Dropping { at } => {
                *at + BURST_REST
            }
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
            State::Rest => return self.start(stroke, steps),
            State::Dropping { .. } => State::Dropping { at: now },
            State::Ending {
                key: Key::Tab,
                has_field,
                ..
            } => {
                steps.extend([KeyStep::Type(' '), KeyStep::Type(letter)]);
                State::Burst { has_field, at: now }
            }
            State::Ending { .. } => State::Dropping { at: now },
            // If their field is gone, the letter starts a new sequence.
            State::Typed { .. } | State::Burst { .. } if stroke.ground != LetterUse::Field => {
                return self.start(stroke, steps);
            }
            // The mark of the letter before it.
            State::Typed { .. } if is_combining_mark(letter) => {
                steps.push(KeyStep::Type(letter));
                State::Typed { at: now }
            }
            State::Typed { .. } => {
                steps.push(KeyStep::Type(letter));
                State::Burst {
                    has_field: true,
                    at: now,
                }
            }
            State::Burst { has_field, .. } => {
                steps.push(KeyStep::Type(letter));
                State::Burst { has_field, at: now }
            }
            State::Leaving {
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
                    State::Leaving {
                        key,
                        run,
                        newline,
                        at: now,
                    }
                } else if stroke.began < at + QUICK {
                    return self.turn_to_text(run, newline, now, steps);
                } else {
                    steps.extend([KeyStep::Settle, KeyStep::Open(run)]);
                    State::Typed { at: now }
                }
            }
            tried @ State::Tried { .. } => {
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
            Newline::Before { in_field: true } => State::Dropping { at },
            // The tried letters were the whole first line.
            Newline::Behind => {
                steps.push(KeyStep::Open(run));
                State::Dropping { at }
            }
            Newline::None | Newline::Before { in_field: false } => {
                steps.push(KeyStep::Open(run));
                State::Burst {
                    has_field: false,
                    at,
                }
            }
        };
    }

    /// A letter right behind a key that was tried.
    fn letter_behind(
        &mut self,
        tried: State,
        letter: char,
        stroke: Stroke,
        steps: &mut Vec<KeyStep>,
    ) {
        let State::Tried {
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
            self.state = State::Burst {
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
            self.state = State::Tried {
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
            if let State::Tried { is_held: held, .. } = &mut self.state {
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
                self.state = State::Typed { at };
            }
            Some(letter) => self.try_letter(stroke, letter.into(), Newline::None, steps),
            None => {
                steps.push(KeyStep::Try(stroke.chord));
                self.state = State::Tried {
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
                self.state = State::Leaving {
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
        self.state = State::Tried {
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
        let ending = |has_field| State::Ending {
            key: Key::Enter,
            has_field,
            at,
        };
        self.state = match std::mem::take(&mut self.state) {
            State::Rest => return self.start(stroke, steps),
            State::Dropping { .. } => State::Dropping { at },
            State::Typed { .. } => ending(true),
            State::Burst { has_field, .. } | State::Ending { has_field, .. } => ending(has_field),
            State::Leaving {
                run,
                newline,
                at: last,
                ..
            } if stroke.began < last + QUICK => {
                return self.end_line(run, newline, at, steps);
            }
            // It leaves, whatever key follows.
            leaving @ State::Leaving { .. } => leaving,
            State::Tried { ground, .. }
                if stroke.ground == LetterUse::Field
                    && ground == LetterUse::Keys(Weight::Opens) =>
            {
                steps.push(KeyStep::Settle);
                ending(true)
            }
            State::Tried {
                ground: LetterUse::Keys(Weight::Stops),
                ..
            } => {
                steps.push(KeyStep::Undo);
                return self.start(stroke, steps);
            }
            State::Tried {
                run,
                newline,
                is_held: false,
                at: last,
                ..
            } if run.chars().count() == 1 && newline != Newline::Behind && last == at => {
                return self.end_line(run, newline, at, steps);
            }
            // In a read of its own it acts at once; a letter right behind it would show that all of it is text.
            State::Tried {
                run,
                newline: Newline::None | Newline::Behind,
                is_held: false,
                ..
            } => {
                steps.push(KeyStep::Try(stroke.chord));
                State::Tried {
                    key: stroke.chord,
                    ground: LetterUse::Keys(Weight::Acts),
                    run,
                    newline: Newline::Behind,
                    is_held: false,
                    at,
                }
            }
            State::Tried { .. } => {
                steps.push(KeyStep::Settle);
                return self.start(stroke, steps);
            }
        };
    }

    /// The tried letters are the first line of a text.
    fn end_line(&mut self, run: String, newline: Newline, at: Moment, steps: &mut Vec<KeyStep>) {
        self.turn_to_text(run, newline, at, steps);
        if matches!(self.state, State::Burst { .. }) {
            self.state = State::Ending {
                key: Key::Enter,
                has_field: false,
                at,
            };
        }
    }

    fn tab(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        let at = stroke.now;
        let ending = |key, has_field| State::Ending { key, has_field, at };
        self.state = match std::mem::take(&mut self.state) {
            // Between two columns of a table.
            State::Tried {
                key,
                ground,
                mut run,
                newline,
                is_held: false,
                ..
            } if !run.is_empty() => {
                run.push(' ');
                steps.push(KeyStep::Try(stroke.chord));
                State::Tried {
                    key,
                    ground,
                    run,
                    newline,
                    is_held: false,
                    at,
                }
            }
            State::Leaving {
                key,
                mut run,
                newline,
                at: last,
            } if stroke.began < last + QUICK => {
                run.push(' ');
                State::Leaving {
                    key,
                    run,
                    newline,
                    at,
                }
            }
            State::Dropping { .. } => State::Dropping { at },
            State::Ending {
                key: Key::Enter, ..
            } => State::Dropping { at },
            State::Typed { .. } => ending(Key::Tab, true),
            State::Burst { has_field, .. } | State::Ending { has_field, .. } => {
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
            State::Dropping { .. } => State::Dropping { at },
            // It takes the letter back.
            State::Leaving { .. } => {
                steps.push(KeyStep::Settle);
                State::Rest
            }
            State::Typed { .. } => {
                steps.push(KeyStep::Press(key));
                State::Typed { at }
            }
            State::Burst { has_field, .. } => {
                steps.push(KeyStep::Press(key));
                State::Burst { has_field, at }
            }
            other => {
                self.state = other;
                let chord = key;
                return self.other(Stroke { chord, ..stroke }, steps);
            }
        };
    }

    fn breaks(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        if matches!(self.state, State::Tried { .. } | State::Leaving { .. }) {
            steps.push(KeyStep::Settle);
            self.state = State::Rest;
        }
        // A key that leaves comes from a person, so the Enter right before it was meant.
        if let State::Ending {
            key,
            has_field: true,
            ..
        } = self.state
        {
            steps.push(KeyStep::Press(Chord::plain(key)));
            self.state = State::Rest;
        }
        if let State::Dropping { at } = &mut self.state {
            *at = stroke.now;
        }
        steps.push(KeyStep::Press(stroke.chord));
    }

    /// A key that is no text: it ends a burst, and nothing waits any longer.
    fn other(&mut self, stroke: Stroke, steps: &mut Vec<KeyStep>) {
        let stops = stroke.ground == LetterUse::Keys(Weight::Stops);
        match std::mem::take(&mut self.state) {
            State::Dropping { .. } => {
                self.state = State::Dropping { at: stroke.now };
                return;
            }
            State::Leaving { .. } if stroke.chord.key == Key::Esc => {
                steps.push(KeyStep::Settle);
                return;
            }
            leaving @ State::Leaving { .. } => {
                self.state = leaving;
                return;
            }
            State::Tried { .. } => steps.push(KeyStep::Settle),
            State::Ending {
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
