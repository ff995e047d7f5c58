//! One person at one terminal, near or far.
//!
//! Owns the way from bytes to bytes: decoder, state, screen and pace. A feeder hands in bytes, sizes
//! and moments and takes frames out; it may be the local terminal, a line of a server or a test. It
//! must not know a file, a clock or the process: several sessions live beside each other.

use std::sync::Arc;
use std::time::Duration;

use crate::explorer::event::Event;
use crate::explorer::keys::update::Effect;
use crate::explorer::searcher::Searcher;
use crate::explorer::state::adopt::Part;
use crate::explorer::state::app::App;
use crate::explorer::view::view;
use crate::line::input::decoder::Decoder;
use crate::line::input::key::{Answer, Chord, Input, Key};
use crate::line::moment::Moment;
use crate::line::output::modes;
use crate::line::output::screen::Screen;
use crate::line::pace::Pace;
use crate::line::terminal::{Questions, bounded};
use crate::line::traffic::Traffic;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::progress::Progress;

/// How long the keys must rest before the detail follows the cursor.
pub const REST: Duration = Duration::from_millis(60);

/// How long after the first screen the terminal is asked, so that nothing stands before or among it.
const QUESTIONS_AFTER: Duration = Duration::from_millis(20);

/// How often an awaited answer is looked for.
const BETWEEN_LOOKS: Duration = Duration::from_millis(4);

/// How long after a question, besides the round trip, its answer may still come and must not reach
/// another program.
const ANSWERS_COME: Duration = Duration::from_millis(400);

/// What a session wants of whoever feeds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To end.
    Quit,
    /// To be stopped until it is continued.
    Suspend,
}

/// One person at one terminal.
#[derive(Debug)]
pub struct Session {
    app: App,
    searcher: Searcher,
    decoder: Decoder,
    screen: Screen,
    pace: Pace,
    traffic: Traffic,
    questions: Questions,
    /// Answers to the first questions that are still to come, and since when.
    owed: (u8, Moment),
    /// Bytes to go out before the next frame.
    before: String,
    /// Whether something happened since the last frame.
    changed: bool,
    /// Whether no frame has gone out yet.
    is_first: bool,
    /// When the keys will have rested.
    rests: Option<Moment>,
    /// When an awaited answer is looked for.
    looks: Option<Moment>,
    /// When the questions are to be asked, once the first screen has gone out.
    asks: Option<Moment>,
    /// Whether the bytes before the next frame ask for a confirmation.
    asks_caught: bool,
    /// The problem whose lines are to be read.
    asked: Option<Box<Diagnostic>>,
}

impl Session {
    /// A session whose terminal may be asked those questions, with threads of its own for its searches.
    pub fn new(app: App, questions: Questions) -> Self {
        Self::with_searcher(app, questions, Searcher::new(Arc::default()))
    }

    /// The same with searches on threads that several sessions share.
    pub fn with_searcher(mut app: App, questions: Questions, mut searcher: Searcher) -> Self {
        let (columns, rows) = app.display.size;
        // What the state was made with may be searched for.
        searcher.react(&mut app, Event::Wake);
        app.follow();
        Self {
            decoder: Decoder::new(),
            screen: Screen::new(columns, rows),
            pace: Pace::default(),
            traffic: Traffic::default(),
            questions,
            owed: (0, Moment::START),
            before: String::new(),
            changed: true,
            is_first: true,
            rests: None,
            looks: app.is_awaiting().then_some(Moment::START),
            asks: None,
            asks_caught: false,
            asked: None,
            searcher,
            app,
        }
    }

    /// The state.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The state, after the session.
    pub fn into_app(self) -> App {
        self.app
    }

    /// The bytes that switch the terminal over, at the start and after every stop; a frame follows.
    ///
    /// The question behind them is answered within a round trip, however long the first screen takes;
    /// what an old terminal shows of it is erased by that screen.
    pub fn open(&mut self, now: Moment) -> Vec<u8> {
        self.changed = true;
        let mut out = self.screen.open();
        self.traffic.forget();
        if self.questions.caught {
            out.push_str(modes::CAUGHT);
            self.traffic.asked(now);
        }
        out.into_bytes()
    }

    /// Takes bytes that came from the terminal.
    pub fn feed(&mut self, bytes: &[u8], now: Moment) -> Option<Wish> {
        let inputs = self.decoder.feed(bytes, now);
        self.take(inputs, now)
    }

    /// Takes a size as the terminal claims it.
    pub fn resize(&mut self, columns: u32, rows: u32, now: Moment) {
        let (columns, rows) = bounded(columns, rows);
        if self.app.display.size == (columns, rows) {
            return;
        }
        self.pace.resized(now);
        self.screen.resize(columns, rows);
        self.event(Event::Resize { columns, rows }, now);
    }

    /// Takes what happened outside the keyboard.
    pub fn event(&mut self, event: Event, now: Moment) -> Option<Wish> {
        self.changed = true;
        let effects = self.searcher.react(&mut self.app, event);
        if self.app.is_behind() {
            self.rests = Some(now + REST);
        } else {
            self.rests = None;
        }
        self.look_again(now);
        let mut wish = None;
        for effect in effects {
            match effect {
                Effect::Quit => wish = Some(Wish::Quit),
                Effect::Suspend => wish = Some(Wish::Suspend),
                Effect::Copy(text) => modes::copy(&mut self.before, &text),
                Effect::Redraw => self.screen.forget(),
                Effect::Lines(found) => self.asked = Some(found),
                // The searcher runs them all.
                Effect::Search(_) => {}
            }
        }
        wish
    }

    /// The problem whose lines the person wants to see, once: whoever feeds the session reads them and answers with
    /// [`Event::Lines`].
    pub fn take_asked(&mut self) -> Option<Box<Diagnostic>> {
        self.asked.take()
    }

    /// Goes on over a library that has more, and gives back what was before.
    ///
    /// # Errors
    ///
    /// Gives back a part that was looked at from another angle than the person has now.
    pub fn adopt(&mut self, part: Box<Part>, now: Moment) -> Result<Box<Part>, Box<Part>> {
        let before = self.app.adopt(part)?;
        self.event(Event::Wake, now);
        Ok(before)
    }

    /// Takes how far loading has come, and whether it ended before all was there.
    pub fn loading(&mut self, progress: Option<Progress>, is_broken: bool, now: Moment) {
        self.app.tell_loading(progress, is_broken);
        self.event(Event::Wake, now);
    }

    /// Lets time pass: a lone Escape becomes the key, a rest lets the detail follow.
    pub fn tick(&mut self, now: Moment) -> Option<Wish> {
        if self.asks.is_some_and(|asks| now >= asks) {
            self.asks = None;
            self.ask(now);
        }
        let inputs = self.decoder.flush(now);
        let mut wish = self.take(inputs, now);
        if self.looks.is_some_and(|looks| now >= looks) {
            match self.searcher.poll() {
                Some(found) => wish = wish.or(self.event(Event::found(found), now)),
                None => self.look_again(now),
            }
        }
        if self.rests.is_some_and(|rests| now >= rests) {
            self.rests = None;
            return wish.or(self.event(Event::Idle, now));
        }
        wish
    }

    fn look_again(&mut self, now: Moment) {
        self.looks = self.app.is_awaiting().then(|| now + BETWEEN_LOOKS);
    }

    /// The next moment at which time alone changes something; `None` while nothing is awaited.
    pub fn due(&self) -> Option<Moment> {
        let frame = self.changed.then(|| self.opens());
        [self.decoder.due(), self.rests, self.looks, self.asks, frame]
            .into_iter()
            .flatten()
            .min()
    }

    /// The bytes of a frame, if one may go out now and anything changed. To be asked for only when
    /// everything sent before has left, so that frames never queue.
    pub fn frame(&mut self, now: Moment) -> Vec<u8> {
        if !self.changed || now < self.opens() {
            return Vec::new();
        }
        self.changed = false;
        let mut out = std::mem::take(&mut self.before);
        let app = &self.app;
        let panes = app.layout().columns();
        out.push_str(&self.screen.frame(|frame| view(app, frame), &panes));
        if out.is_empty() {
            return Vec::new();
        }
        if std::mem::take(&mut self.is_first) {
            self.asks = Some(now + QUESTIONS_AFTER);
        }
        self.pace.sent(now);
        let wanted = self.traffic.sent(out.len(), now);
        if std::mem::take(&mut self.asks_caught) {
            self.traffic.asked(now);
        } else if wanted {
            out.push_str(modes::CAUGHT);
            self.traffic.asked(now);
        }
        out.into_bytes()
    }

    /// The bytes that would switch the terminal back now.
    pub fn farewell(&self) -> Vec<u8> {
        self.screen.farewell().into_bytes()
    }

    /// Tells whether an answer of the terminal may still come, which the next program must not
    /// read as typed.
    pub fn is_owed(&self, now: Moment) -> bool {
        let (owed, asked) = self.owed;
        let comes = self.traffic.trip().min(Duration::from_secs(1)) + ANSWERS_COME;
        let caught = self.traffic.owed_since();
        (owed > 0 && now < asked + comes) || caught.is_some_and(|asked| now < asked + comes)
    }

    /// The moment from which a frame may go out, as far as is known now.
    fn opens(&self) -> Moment {
        self.pace.opens().max(self.traffic.opens())
    }

    /// Asks what the terminal may be asked. What an old one shows of it stands at the start of the
    /// last row, which the next frame writes over.
    fn ask(&mut self, now: Moment) {
        let asked = self.questions;
        let mut questions = String::new();
        if asked.background && self.app.display.theme.can_differ() {
            questions.push_str(modes::BACKGROUND);
            self.owed = (self.owed.0 + 1, now);
        }
        if asked.synchronized {
            questions.push_str(modes::SYNCHRONIZED);
            self.owed = (self.owed.0 + 1, now);
        }
        if asked.margins {
            questions.push_str(modes::MARGINS);
            self.owed = (self.owed.0 + 1, now);
        }
        if asked.caught {
            questions.push_str(modes::CAUGHT);
            // It counts from the frame that carries it.
            self.asks_caught = true;
        }
        if !questions.is_empty() {
            self.before.push_str(&self.screen.smudge());
            self.before.push_str(&questions);
            self.changed = true;
        }
    }

    fn take(&mut self, inputs: Vec<Input>, now: Moment) -> Option<Wish> {
        let mut wish = None;
        let mut letters_lost = false;
        for input in self.joined(inputs) {
            let event = match input {
                Input::Key(chord) => Event::Key(chord),
                Input::Paste(text) => Event::Paste(text),
                // Keys that came with it must not wipe the news away before anybody can read it.
                Input::NotUtf8 => {
                    letters_lost = true;
                    continue;
                }
                Input::Answer(answer) => match self.answer(answer, now) {
                    Some(event) => event,
                    None => continue,
                },
            };
            match self.event(event, now) {
                Some(Wish::Quit) => return Some(Wish::Quit),
                wanted => wish = wish.or(wanted),
            }
        }
        if letters_lost {
            self.event(Event::NotUtf8, now);
        }
        wish
    }

    /// Joins letters that came together into the search box, so that they are searched for once.
    fn joined(&self, inputs: Vec<Input>) -> Vec<Input> {
        if !self.app.finder.is_open || inputs.len() < 2 {
            return inputs;
        }
        let mut out: Vec<Input> = Vec::with_capacity(inputs.len());
        let mut letters = String::new();
        // After any other key the box may no longer have the letters.
        let mut is_typing = true;
        for input in inputs {
            match input {
                Input::Key(chord) if is_typing && chord.typed().is_some() => {
                    letters.extend(chord.typed());
                }
                other => {
                    push_letters(&mut letters, &mut out);
                    is_typing &= matches!(
                        other,
                        Input::Key(Chord {
                            key: Key::Backspace,
                            ..
                        }) | Input::Answer(_)
                            | Input::NotUtf8
                    );
                    out.push(other);
                }
            }
        }
        push_letters(&mut letters, &mut out);
        out
    }

    fn answer(&mut self, answer: Answer, now: Moment) -> Option<Event> {
        match answer {
            Answer::Background(red, green, blue) => {
                self.owed.0 = self.owed.0.saturating_sub(1);
                Some(Event::Background { red, green, blue })
            }
            Answer::Synchronized(can) => {
                self.owed.0 = self.owed.0.saturating_sub(1);
                self.screen.synchronized = can;
                None
            }
            Answer::Margins(can) => {
                self.owed.0 = self.owed.0.saturating_sub(1);
                self.screen.margins = can;
                self.app.display.moves_columns = can;
                None
            }
            Answer::Caught => {
                self.traffic.confirmed(now);
                None
            }
            Answer::Kind => None,
        }
    }
}

/// Hands letters on: a single one stays the key it is.
fn push_letters(letters: &mut String, out: &mut Vec<Input>) {
    let text = std::mem::take(letters);
    let mut each = text.chars();
    match (each.next(), each.next()) {
        (None, _) => {}
        (Some(letter), None) => out.push(Input::Key(Chord::char(letter))),
        _ => out.push(Input::Paste(text)),
    }
}
