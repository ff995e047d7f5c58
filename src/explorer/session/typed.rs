//! What a person types, between the decoder and the state.
//!
//! Owns how keys, pastes and answers that were decoded reach the state: in their order, with what may still be taken
//! back, and letters that came together as one text. It must not know how a frame is made.

use crate::explorer::event::Event;
use crate::explorer::keys::update::{ground, is_key_ahead, is_meant};
use crate::explorer::requests::is_final;
use crate::explorer::session::{Session, SessionRequest};
use crate::line::input::decoder::GIVE_UP;
use crate::line::input::key::{Chord, Decoded, Key, TerminalReply};
use crate::line::input::stroke::{KeyStep, LetterUse, Stroke, Weight};
use crate::line::moment::Moment;

impl Session {
    /// Takes what was decoded; the first of it began earlier than the read in which it became whole.
    pub(super) fn take(
        &mut self,
        inputs: Vec<Decoded>,
        began: Moment,
        now: Moment,
    ) -> Option<SessionRequest> {
        let until = self.passed(began);
        let steps = self.bursts.pass(until);
        // Waiting keys that came with lost letters must not wipe the message away either.
        let mut letters_lost = !steps.is_empty() && std::mem::take(&mut self.tells_again);
        let mut request = self.follow(steps, now);
        let ahead = self.typed_ahead(&inputs);
        for (at, input) in inputs.into_iter().enumerate() {
            if request == Some(SessionRequest::Quit) {
                break;
            }
            let began = if at == 0 { began } else { now };
            let wanted = match input {
                Decoded::Key(chord) if at < ahead => self.follow(vec![KeyStep::Press(chord)], now),
                Decoded::Key(chord) => self.key(chord, began, now),
                Decoded::Paste(text) => self.paste(text, now),
                // Keys that came with it must not wipe the message away before anybody can read it.
                Decoded::NotUtf8 => {
                    letters_lost = true;
                    None
                }
                Decoded::Reply(answer) => match self.answer(answer, now) {
                    Some(event) => self.event(event, now),
                    None => None,
                },
            };
            request = wanted.or(request);
        }
        let wanted = self.push_typed(now);
        if letters_lost {
            self.tells_again = self.bursts.due(false).is_some();
            self.event(Event::NotUtf8, now);
        }
        wanted.or(request)
    }

    /// How many of the inputs are letters that a person typed ahead as keys, while the line was opening: nothing
    /// tells how fast. It is a text unless each of them is a key.
    fn typed_ahead(&self, inputs: &[Decoded]) -> usize {
        if !self.is_first || ground(&self.app, Chord::char('/')) == LetterUse::Field {
            return 0;
        }
        let letter = |input: &Decoded| match input {
            Decoded::Key(chord) => chord.typed().map(|_| *chord),
            _ => None,
        };
        let letters = inputs.iter().map_while(letter);
        let keys = letters.clone().take_while(|chord| is_key_ahead(*chord));
        let count = keys.count();
        let next = letters.clone().nth(count);
        let opens = next.is_some_and(|next| is_opener(ground(&self.app, next)));
        if next.is_none() || opens { count } else { 0 }
    }

    /// Takes a key. A key with Alt that means nothing is taken as an Escape and the key: a program that delays an
    /// Escape, as tmux does, sends it together with the next key.
    fn key(&mut self, chord: Chord, began: Moment, now: Moment) -> Option<SessionRequest> {
        if !chord.alt || is_meant(&self.app, chord) {
            return self.stroke(chord, began, now);
        }
        let alone = Chord {
            alt: false,
            ..chord
        };
        let request = self.stroke(Chord::plain(Key::Esc), began, now);
        self.stroke(alone, began, now).or(request)
    }

    fn stroke(&mut self, chord: Chord, began: Moment, now: Moment) -> Option<SessionRequest> {
        let steps = self.bursts.take(Stroke {
            chord,
            ground: ground(&self.app, chord),
            began,
            now,
        });
        self.follow(steps, now)
    }

    /// Takes a whole text.
    fn paste(&mut self, text: String, now: Moment) -> Option<SessionRequest> {
        let typed = self.push_typed(now);
        self.bursts.forget();
        let settled = self.settle();
        let pasted = self.event(Event::Paste(text), now);
        pasted.or(settled).or(typed)
    }

    fn follow(&mut self, steps: Vec<KeyStep>, now: Moment) -> Option<SessionRequest> {
        let mut request = None;
        for step in steps {
            let wanted = match step {
                KeyStep::Type(letter) => {
                    self.typed.push(letter);
                    None
                }
                KeyStep::Press(chord) => {
                    let typed = self.push_typed(now);
                    self.event(Event::Key(chord), now).or(typed)
                }
                KeyStep::Try(chord) => {
                    let typed = self.push_typed(now);
                    self.attempt(chord, now).or(typed)
                }
                KeyStep::Settle => self.settle(),
                KeyStep::Undo => {
                    self.undo(now);
                    None
                }
                KeyStep::Open(text) => self.event(Event::Paste(text), now),
            };
            request = wanted.or(request);
        }
        request
    }

    /// Lets a key act that may be taken back; what cannot be taken back waits until it settles.
    fn attempt(&mut self, chord: Chord, now: Moment) -> Option<SessionRequest> {
        if self.mark.is_none() {
            self.mark = Some(Box::new(self.app.mark()));
        }
        let effects = self.react(Event::Key(chord), now);
        let (waiting, rest) = effects.into_iter().partition(is_final);
        self.waiting.extend(waiting);
        self.handle(rest)
    }

    fn settle(&mut self) -> Option<SessionRequest> {
        self.mark = None;
        let waiting = std::mem::take(&mut self.waiting);
        self.handle(waiting)
    }

    fn undo(&mut self, now: Moment) {
        self.waiting.clear();
        self.typed.clear();
        if let Some(mark) = self.mark.take() {
            self.app.go_back_to(*mark);
            self.react(Event::Wake, now);
        }
    }

    /// Hands typed letters on: a single one stays the key it is.
    fn push_typed(&mut self, now: Moment) -> Option<SessionRequest> {
        let text = std::mem::take(&mut self.typed);
        let mut each = text.chars();
        match (each.next(), each.next()) {
            (None, _) => None,
            (Some(letter), None) => self.event(Event::Key(Chord::char(letter)), now),
            _ => self.event(Event::Paste(text), now),
        }
    }

    /// When keys that wait do what they wait for.
    pub(super) fn keys_due(&self) -> Option<Moment> {
        let due = self
            .bursts
            .due(!self.waiting.is_empty() || self.app.recall.has_new());
        match self.decoder.letter_since() {
            // A letter is on its way and will tell.
            Some(since) => due.map(|due| due.max(since + GIVE_UP)),
            None => due,
        }
    }

    /// The moment up to which it is known what the keys were: while a letter is on its way, that when it began.
    fn passed(&self, now: Moment) -> Moment {
        let since = self.decoder.letter_since();
        let since = since.filter(|since| now < *since + GIVE_UP);
        since.map_or(now, |since| since.min(now))
    }

    pub(super) fn answer(&mut self, answer: TerminalReply, now: Moment) -> Option<Event> {
        match answer {
            TerminalReply::Background(red, green, blue) => {
                self.pending.remove();
                Some(Event::Background { red, green, blue })
            }
            TerminalReply::Synchronized(can) => {
                self.pending.remove();
                self.screen.synchronized = can;
                None
            }
            TerminalReply::Margins(can) => {
                self.pending.remove();
                self.screen.margins = can;
                self.app.display.moves_columns = can;
                None
            }
            TerminalReply::StatusReport => {
                self.traffic.confirmed(now);
                None
            }
            TerminalReply::Kind => None,
        }
    }
}

/// Tells whether a key opens a field for what is typed behind it.
fn is_opener(ground: LetterUse) -> bool {
    ground == LetterUse::Keys(Weight::Opens)
}
