//! One person at one terminal, near or far.
//!
//! Owns the way from bytes to bytes: decoder, bursts, state, screen and pace. A feeder hands in bytes, sizes
//! and moments and takes frames out; it may be the local terminal, a line of a server or a test. It
//! must not know a file, a clock or the process: several sessions live beside each other.

mod typed;

use std::sync::Arc;
use std::time::Duration;

use crate::explorer::event::Event;
use crate::explorer::keys::update::Effect;
use crate::explorer::memory::Memory;
use crate::explorer::requests::Requests;
use crate::explorer::searcher::Searcher;
use crate::explorer::state::adopt::LoadedPart;
use crate::explorer::state::app::App;
use crate::explorer::state::undo::UndoPoint;
use crate::explorer::view::view;
use crate::line::input::burst::Bursts;
use crate::line::input::decoder::Decoder;
use crate::line::input::key::Decoded;
use crate::line::moment::Moment;
use crate::line::output::modes;
use crate::line::output::screen::Screen;
use crate::line::pace::Pace;
use crate::line::pending_replies::PendingReplies;
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

/// What a session asks of its feeder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionRequest {
    /// To end.
    Quit,
    /// To be stopped until it is continued.
    Suspend,
}

/// What happened since a frame, which tells how much of the next one has to be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum FrameCause {
    #[default]
    Nothing,
    /// The terminal was asked, and may have written into what it shows.
    Questions,
    /// The state may be another one.
    State,
}

/// One person at one terminal.
#[derive(Debug)]
pub struct Session {
    app: App,
    searcher: Searcher,
    decoder: Decoder,
    bursts: Bursts,
    /// How the state stood before the keys that may still be taken back.
    mark: Option<Box<UndoPoint>>,
    /// What those keys ask of the outside and cannot be taken back.
    waiting: Vec<Effect>,
    /// Letters for the field that has the keys, which came together: they are searched for once.
    typed: String,
    screen: Screen,
    pace: Pace,
    traffic: Traffic,
    questions: Questions,
    /// Answers to the first questions that are still to come.
    pending: PendingReplies,
    /// Bytes to go out before the next frame.
    before: String,
    /// What happened since the last frame.
    news: FrameCause,
    /// Whether no frame has gone out yet.
    is_first: bool,
    /// When the keys will have rested.
    rests: Option<Moment>,
    /// When an awaited answer is looked for.
    looks: Option<Moment>,
    /// When the questions are to be asked, once the first screen has gone out.
    asks: Option<Moment>,
    /// Whether the bytes before the next frame ask for a status report.
    asks_status_report: bool,
    /// Whether keys that still wait came with letters that were lost.
    tells_again: bool,
    /// Pending requests to the feeder.
    requests: Requests,
}

impl Session {
    /// A session whose terminal may be asked those questions, with threads of its own for its searches.
    pub fn new(app: App, questions: Questions) -> Self {
        Self::with_searcher(app, questions, Searcher::new(Arc::default()))
    }

    /// The same with searches on threads that several sessions share.
    pub fn with_searcher(mut app: App, questions: Questions, mut searcher: Searcher) -> Self {
        let (columns, rows) = app.display.size;
        // The state may start with a query, which is searched at once.
        searcher.react(&mut app, Event::Wake);
        app.follow();
        Self {
            decoder: Decoder::new(),
            bursts: Bursts::default(),
            mark: None,
            waiting: Vec::new(),
            typed: String::new(),
            screen: Screen::new(columns, rows),
            pace: Pace::default(),
            traffic: Traffic::default(),
            questions,
            pending: PendingReplies::default(),
            before: String::new(),
            news: FrameCause::State,
            is_first: true,
            rests: None,
            looks: app.is_awaiting().then_some(Moment::START),
            asks: None,
            asks_status_report: false,
            tells_again: false,
            requests: Requests::default(),
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
        self.news = FrameCause::State;
        let mut out = self.screen.open();
        self.traffic.forget();
        if self.questions.status_report {
            out.push_str(modes::STATUS_REPORT);
            self.traffic.asked(now);
        }
        out.into_bytes()
    }

    /// Takes bytes that came from the terminal in one read. Bytes before the first frame were typed ahead.
    pub fn feed(&mut self, bytes: &[u8], now: Moment) -> Option<SessionRequest> {
        self.feed_late(bytes, now, now)
    }

    /// The same for bytes that may have arrived at `came`, earlier than they could be read.
    pub fn feed_late(&mut self, bytes: &[u8], came: Moment, now: Moment) -> Option<SessionRequest> {
        let began = self.decoder.letter_since().unwrap_or(came);
        let inputs = self.decoder.feed(bytes, now);
        self.take(inputs, began, now)
    }

    /// Takes bytes that came after the end, or just before a stop: keys are dropped, answers are heeded.
    pub fn swallow(&mut self, bytes: &[u8], now: Moment) {
        for input in self.decoder.feed(bytes, now) {
            if let Decoded::Reply(answer) = input {
                self.answer(answer, now);
            }
        }
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
    pub fn event(&mut self, event: Event, now: Moment) -> Option<SessionRequest> {
        let effects = self.react(event, now);
        self.handle(effects)
    }

    /// Lets an event change the state, and gives what it asks of the outside.
    fn react(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        self.news = FrameCause::State;
        let effects = self.searcher.react(&mut self.app, event);
        if self.app.is_behind() {
            self.rests = Some(now + REST);
        } else {
            self.rests = None;
        }
        self.look_again(now);
        effects
    }

    /// Carries out effects; returns what only the feeder can do.
    fn handle(&mut self, effects: Vec<Effect>) -> Option<SessionRequest> {
        let mut request = None;
        for effect in effects {
            self.news = FrameCause::State;
            match effect {
                Effect::Quit => request = Some(SessionRequest::Quit),
                Effect::Suspend => request = Some(SessionRequest::Suspend),
                Effect::Copy(text) => modes::copy(&mut self.before, &text),
                Effect::Redraw => self.screen.forget(),
                Effect::Lines(found) => self.requests.lines = Some(found),
                Effect::Write(page) => self.requests.page = Some(page),
                Effect::Save(save) => self.requests.agenda = Some(save),
                Effect::Desks(wanted) => self.requests.desks = Some(wanted),
                Effect::Search(_) | Effect::Count(_) => {} // The searcher runs them all.
            }
        }
        request
    }

    /// The pending requests, for the feeder to take.
    pub fn requests(&mut self) -> &mut Requests {
        &mut self.requests
    }

    /// Takes the searches and openings since the last call, for the feeder to store. While keys may still be undone
    /// it returns nothing.
    pub fn take_new_memory(&mut self) -> Option<Memory> {
        match self.mark {
            None => self.app.recall.take_new(),
            Some(_) => None,
        }
    }

    /// Ends the session: nothing can be undone any more, and where it stopped is remembered.
    pub fn end(&mut self) {
        self.mark = None;
        // While data are loading there is no place to remember yet.
        if self.app.loading.progress.is_none() {
            let stopped = self.app.stopped();
            self.app.recall.stops(stopped);
        }
    }

    /// Takes a newer library into use, and returns the one before.
    ///
    /// # Errors
    ///
    /// Returns the part if it was prepared through another lens than that of now.
    pub fn adopt(
        &mut self,
        part: Box<LoadedPart>,
        now: Moment,
    ) -> Result<Box<LoadedPart>, Box<LoadedPart>> {
        let before = self.app.adopt(part)?;
        // The undo point holds ids of the former catalogue, so those keys can no longer be undone. Their effects
        // still wait.
        self.mark = None;
        self.event(Event::Wake, now);
        Ok(before)
    }

    /// Tells whether newly read data have to wait, because the person holds the present ones. The screen shows that
    /// data wait.
    pub fn keeps_still(&mut self, now: Moment) -> bool {
        if self.app.wait_for_person() {
            self.event(Event::Wake, now);
        }
        self.app.keeps_still()
    }

    /// Takes what is wrong with files that changed.
    pub fn refuse(&mut self, errors: Vec<Diagnostic>, now: Moment) {
        self.app.refuse(errors);
        self.event(Event::Wake, now);
    }

    /// Takes how far loading has come, and whether it ended before all was there.
    pub fn loading(&mut self, progress: Option<Progress>, is_broken: bool, now: Moment) {
        self.app.tell_loading(progress, is_broken);
        self.event(Event::Wake, now);
    }

    /// Lets time pass: a lone Escape becomes the key, a rest lets the detail follow.
    pub fn tick(&mut self, now: Moment) -> Option<SessionRequest> {
        if self.asks.is_some_and(|asks| now >= asks) {
            self.asks = None;
            self.ask(now);
        }
        let inputs = self.decoder.flush(now);
        let mut request = self.take(inputs, now, now);
        if self.looks.is_some_and(|looks| now >= looks) {
            match self.searcher.poll() {
                Some(event) => request = request.or(self.event(event, now)),
                None => self.look_again(now),
            }
        }
        if self.rests.is_some_and(|rests| now >= rests) {
            self.rests = None;
            return request.or(self.event(Event::Idle, now));
        }
        request
    }

    fn look_again(&mut self, now: Moment) {
        self.looks = self.app.is_awaiting().then(|| now + BETWEEN_LOOKS);
    }

    /// The next moment at which time alone changes something; `None` while nothing is awaited.
    pub fn due(&self) -> Option<Moment> {
        let frame = (self.news > FrameCause::Nothing).then(|| self.opens());
        let input = [self.decoder.due(), self.keys_due()];
        let own = [self.rests, self.looks, self.asks, frame];
        input.into_iter().chain(own).flatten().min()
    }

    /// The bytes of a frame, if one may go out now and anything happened. Call this only when everything sent before
    /// has left, so that frames never queue.
    pub fn frame(&mut self, now: Moment) -> Vec<u8> {
        if self.news == FrameCause::Nothing || now < self.opens() {
            return Vec::new();
        }
        let news = std::mem::take(&mut self.news);
        let mut out = std::mem::take(&mut self.before);
        let mended = match news {
            FrameCause::Questions => self.screen.mend(),
            _ => None,
        };
        out.push_str(&mended.unwrap_or_else(|| {
            let app = &self.app;
            let panes = app.layout().columns();
            self.screen.frame(|frame| view(app, frame), &panes)
        }));
        if out.is_empty() {
            return Vec::new();
        }
        if std::mem::take(&mut self.is_first) {
            self.asks = Some(now + QUESTIONS_AFTER);
        }
        self.pace.sent(now);
        let wanted = self.traffic.sent(out.len(), now);
        if std::mem::take(&mut self.asks_status_report) {
            self.traffic.asked(now);
        } else if wanted {
            out.push_str(modes::STATUS_REPORT);
            self.traffic.asked(now);
        }
        out.into_bytes()
    }

    /// The bytes that would switch the terminal back now.
    pub fn restore_sequence(&self) -> Vec<u8> {
        self.screen.restore_sequence().into_bytes()
    }

    /// Tells whether an answer of the terminal may still come. It must be read here, or the next program takes it for
    /// typed keys.
    pub fn expects_reply(&self, now: Moment) -> bool {
        let longest = self.traffic.trip().min(Duration::from_secs(1)) + ANSWERS_COME;
        let asked = [self.pending.since(), self.traffic.reply_pending_since()];
        asked
            .into_iter()
            .flatten()
            .any(|asked| now < asked + longest)
    }

    /// The earliest moment for the next frame, by what is known now.
    fn opens(&self) -> Moment {
        self.pace.opens().max(self.traffic.opens())
    }

    /// Sends the queries that the terminal answers. An old terminal prints them at the start of the last row, which
    /// the next frame overwrites.
    fn ask(&mut self, now: Moment) {
        let asked = self.questions;
        let mut questions = String::new();
        if asked.background && self.app.display.theme.can_differ() {
            questions.push_str(modes::BACKGROUND);
            self.pending.add(now);
        }
        if asked.synchronized {
            questions.push_str(modes::SYNCHRONIZED);
            self.pending.add(now);
        }
        if asked.margins {
            questions.push_str(modes::MARGINS);
            self.pending.add(now);
        }
        if asked.status_report {
            questions.push_str(modes::STATUS_REPORT);
            // It counts from the frame that carries it.
            self.asks_status_report = true;
        }
        if !questions.is_empty() {
            self.before.push_str(&self.screen.mark_unknown());
            self.before.push_str(&questions);
            self.news = self.news.max(FrameCause::Questions);
        }
    }
}
