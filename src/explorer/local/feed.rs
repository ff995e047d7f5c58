//! Waits for keys, signals, room on the line and moments, and hands each to the session.
//!
//! Owns the loop: everything that came is taken before anything is drawn, a frame is drawn only when the one before it
//! has left, and nothing wakes the program but what it waits for. It must not know what a key does.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal as Kill, kill_current_process_group};
use rustix::termios::{QueueSelector, tcflush};

use crate::explorer::event::{Event, SavedBrief};
use crate::explorer::local::given::{LoopInputs, SessionEnd, size};
use crate::explorer::local::keeper::Keeper;
use crate::explorer::local::load_channel::{LoadReceiver, drop_in_background, index_in_background};
use crate::explorer::local::pages;
use crate::explorer::session::{Session, SessionRequest};
use crate::explorer::state::adopt::LoadedPart;
use crate::explorer::state::desk::Desks;
use crate::explorer::state::paper::NotWritten;
use crate::line::moment::Moment;
use crate::line::signals::{Signal, SignalReceiver};
use crate::line::streams::has_shell;
use crate::line::tty::{Guard, TerminalLine};
use crate::pack::diagnostic::Diagnostic;
use crate::pack::excerpt::around;
use crate::pack::files::Shelf;
use crate::pack::files::agenda;
use crate::pack::files::atomic::WriteError;

/// Bytes read at a time.
const PIECE: usize = 4096;

/// Most bytes taken before a frame is drawn, however much more is there.
const MOST_AT_ONCE: usize = 256 * 1024;

/// The longest work or sleep after which waiting input counts as having come at its beginning. A busy machine may delay
/// the program so long, and that must not turn a text into keys. If a person presses two keys in this time, only what
/// these two do is lost.
const SHORT_WORK: Duration = Duration::from_millis(250);

/// Input that is ready sooner than this was there before the wait began.
const AT_ONCE: Duration = Duration::from_millis(1);

/// If the loop wakes later than this, the process was delayed, and the input may have come at any time before.
const LATE: Duration = Duration::from_millis(2);

/// How long nothing may have come before the rest is a person's.
const DRAIN_REST: Duration = Duration::from_millis(60);

/// The longest that text which comes by itself is swallowed.
const LONGEST_DRAIN: Duration = Duration::from_secs(1);

/// Whether there is a loop for the terminals of this system.
pub(super) const IS_THERE: bool = true;

/// Runs a session on the terminal of this process until it ends; the session comes back as it ended.
/// It goes on over whatever library arrives, and into the next day as `today` tells it.
///
/// # Errors
///
/// When the terminal cannot be switched to raw input or signals cannot be received.
pub fn run(session: Session, given: LoopInputs) -> io::Result<(SessionEnd, Session)> {
    let line = TerminalLine::new()?;
    let signals = SignalReceiver::listen()?;
    let _guard = Guard::new(&line);
    line.enter()?;
    let mut feed = Feed {
        session,
        line,
        signals,
        today: given.today,
        day: None,
        load_receiver: given.load_receiver,
        held: None,
        shelf: given.shelf,
        keeper: given.memory.map(Keeper::new),
        may_stop: given.may_stop,
        may_write: given.may_write,
        desks: given.desks,
        home: given.home,
        has_drawn: false,
        start: Instant::now(),
        last_input: Moment::START,
        empty_at: Moment::START,
    };
    let end = feed.until_the_end();
    feed.session.end();
    feed.keep();
    feed.save();
    // The terminal is restored even if the line was reported as gone: the report may be wrong.
    feed.line.leave();
    if end != SessionEnd::Gone {
        feed.drain();
    }
    if let Some(keeper) = feed.keeper.take() {
        keeper.finish();
    }
    Ok((end, feed.session))
}

struct Feed {
    session: Session,
    line: TerminalLine,
    signals: SignalReceiver,
    /// Until the whole has come, or as long as files are watched.
    load_receiver: Option<LoadReceiver>,
    /// The newest data that came while the person holds the present ones.
    held: Option<PendingLoad>,
    /// The files whose lines can be shown.
    shelf: Shelf,
    /// Tells the day of the clock.
    today: fn() -> Date,
    /// The day that was sent to the session last.
    day: Option<Date>,
    /// Keeps what the person looked for, if that is kept at all.
    keeper: Option<Keeper>,
    may_stop: bool,
    may_write: bool,
    /// The agendas that there are.
    desks: Option<Desks>,
    /// The home folder, if it is known.
    home: Option<PathBuf>,
    /// Whether the first screen has gone out.
    has_drawn: bool,
    start: Instant,
    /// When something was read last.
    last_input: Moment,
    /// When it was known last that nothing more had come.
    empty_at: Moment,
}

/// The result of reading files, until the session takes it.
enum PendingLoad {
    Part(Box<LoadedPart>),
    /// The errors of the changed files.
    Refused(Vec<Diagnostic>),
}

/// What became ready.
struct Ready {
    /// Since when there may be input.
    input: Option<Moment>,
    output: bool,
    gone: bool,
}

impl Feed {
    fn now(&self) -> Moment {
        Moment::after(self.start.elapsed())
    }

    fn until_the_end(&mut self) -> SessionEnd {
        let ahead = self.open().and_then(|()| match has_input(Duration::ZERO) {
            // Typed while the line was opening.
            true => self.read_input(self.now()),
            false => Ok(()),
        });
        if let Err(end) = ahead {
            return end;
        }
        loop {
            if let Err(end) = self.turn() {
                return end;
            }
        }
    }

    /// One turn of the loop; an error is the end of the session.
    fn turn(&mut self) -> Result<(), SessionEnd> {
        self.draw()?;
        let ready = self.wait();
        if ready.gone {
            return Err(SessionEnd::Gone);
        }
        for signal in self.signals.take() {
            self.signal(signal)?;
        }
        match ready.input {
            Some(came) => self.read_input(came)?,
            None => self.empty_at = self.now(),
        }
        if ready.output {
            self.line.push().map_err(|_| SessionEnd::Gone)?;
        }
        let now = self.now();
        let request = self.session.tick(now);
        self.handle(request)?;
        self.keep();
        self.read_lines();
        self.write_page();
        self.save();
        self.look_at_desks();
        self.adopt();
        Ok(())
    }

    /// Saves what the person looked for as soon as it is known.
    fn keep(&mut self) {
        if let Some(keeper) = &mut self.keeper
            && let Some(new) = self.session.take_new_memory()
        {
            keeper.keep(new);
        }
    }

    /// Reads the requested lines; the whole file is read and dropped again.
    fn read_lines(&mut self) {
        let Some(asked) = self.session.requests().lines.take() else {
            return;
        };
        let bytes = self.shelf.read(&asked.file);
        let lines = bytes
            .zip(asked.span)
            .map(|(bytes, span)| around(&bytes, span));
        let now = self.now();
        self.session
            .event(Event::Lines(lines.unwrap_or_default()), now);
    }

    /// Writes the page that was asked for, and tells where it lies.
    fn write_page(&mut self) {
        let Some(page) = self.session.requests().page.take() else {
            return;
        };
        let written = match self.may_write {
            true => pages::write(&page, self.home.as_deref()),
            false => Err(NotWritten::NotHere),
        };
        let now = self.now();
        self.session.event(Event::Written(written), now);
    }

    /// Saves the agenda, which is small, before the next key: who sees that something is pinned may rely on it.
    fn save(&mut self) {
        if let Some(save) = self.session.requests().agenda.take() {
            let result = agenda::save(&save).map(|saved| saved.kept_beside);
            let result = result.map_err(WriteError::into_io);
            let saved = SavedBrief {
                save: *save,
                result,
            };
            let now = self.now();
            self.session.event(Event::Saved(Box::new(saved)), now);
        }
    }

    /// Looks at the agendas that there are.
    fn look_at_desks(&mut self) {
        if let Some(wanted) = self.session.requests().desks.take() {
            let lang = self.session.app().view.lang;
            let answer = Desks::answer(self.desks, &wanted, lang);
            let now = self.now();
            self.session.event(Event::Desks(Box::new(answer)), now);
        }
    }

    /// Takes new data of the library; keys that came before them are handled first.
    fn adopt(&mut self) {
        let Some(load_receiver) = &mut self.load_receiver else {
            return;
        };
        load_receiver.set_lens(self.session.app().lens());
        let update = load_receiver.take_update();
        let now = Moment::after(self.start.elapsed());
        if let Some(shelf) = update.shelf {
            self.shelf = shelf;
        }
        if update.is_broken || update.progress.is_some() {
            self.session.loading(update.progress, update.is_broken, now);
        }
        // The newest of what a person keeps waiting is what counts.
        let part = update.part.map(PendingLoad::Part);
        if let Some(newer) = update.refused.map(PendingLoad::Refused).or(part) {
            drop_in_background(self.held.replace(newer));
        }
        self.take_held(now);
    }

    /// Takes what came, unless the person keeps the data as they are.
    fn take_held(&mut self, now: Moment) {
        if self.held.is_none() || self.session.keeps_still(now) {
            return;
        }
        match (self.held.take(), &mut self.load_receiver) {
            (Some(PendingLoad::Refused(errors)), _) => self.session.refuse(errors, now),
            (Some(PendingLoad::Part(part)), Some(load_receiver)) => {
                let is_last = part.loading.is_none() && !load_receiver.is_watched();
                match self.session.adopt(part, now) {
                    Ok(before) => {
                        drop_in_background(before);
                        if is_last {
                            self.load_receiver = None;
                        }
                    }
                    Err(part) => load_receiver.prepare_again(part),
                }
            }
            _ => {}
        }
    }

    /// Switches the terminal over before the first frame is worked out.
    fn open(&mut self) -> Result<(), SessionEnd> {
        let now = self.now();
        let bytes = self.session.open(now);
        let sent = self.line.send(&bytes, self.session.restore_sequence());
        sent.map_err(|_| SessionEnd::Gone)
    }

    fn draw(&mut self) -> Result<(), SessionEnd> {
        if !self.line.is_idle() {
            return Ok(());
        }
        let now = self.now();
        let frame = self.session.frame(now);
        if frame.is_empty() {
            return Ok(());
        }
        let sent = self.line.send(&frame, self.session.restore_sequence());
        if !std::mem::replace(&mut self.has_drawn, true) {
            index_in_background(Arc::clone(&self.session.app().library));
        }
        sent.map_err(|_| SessionEnd::Gone)
    }

    fn wait(&self) -> Ready {
        let busy = !self.line.is_idle();
        let out = self.line.out();
        let stdin = io::stdin();
        let output = if busy {
            PollFlags::OUT
        } else {
            PollFlags::empty()
        };
        let signals = self.signals.wake_fd();
        let load_receiver = self
            .load_receiver
            .as_ref()
            .map_or(signals, LoadReceiver::wake_fd);
        let mut fds = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::from_borrowed_fd(signals, PollFlags::IN),
            PollFd::from_borrowed_fd(load_receiver, PollFlags::IN),
            PollFd::new(&*out, output),
        ];
        let left = self
            .session
            .due()
            // A frame that is due while the line is busy waits for the line, not for time.
            .filter(|due| !(busy && *due <= self.now()))
            .map(|due| due.since(self.now()));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        let asked = self.now();
        if let Err(error) = poll(&mut fds, timeout.as_ref())
            && error != Errno::INTR
        {
            return Ready {
                input: None,
                output: false,
                gone: true,
            };
        }
        let [input, _, _, output] = fds.map(|fd| fd.revents());
        let lost = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        let woke = self.now();
        let was_there = woke.since(asked) < AT_ONCE;
        let is_late = left.is_some_and(|left| woke.since(asked) > left + LATE);
        let came = match (was_there, is_late) {
            (true, _) => self.empty_at,
            (false, true) => asked,
            (false, false) => woke,
        };
        Ready {
            input: (!input.is_empty()).then_some(came),
            output: output.contains(PollFlags::OUT),
            gone: output.intersects(lost),
        }
    }

    /// Looks at the clock: nothing wakes the program at midnight, so the day turns with the next key.
    fn turn_day(&mut self) {
        let day = (self.today)();
        if self.day != Some(day) {
            self.day = Some(day);
            let now = self.now();
            self.session.event(Event::Today(day), now);
        }
    }

    /// Takes everything that came in since a moment.
    fn read_input(&mut self, mut came: Moment) -> Result<(), SessionEnd> {
        self.turn_day();
        let mut piece = [0; PIECE];
        let mut taken = 0;
        loop {
            let count = match rustix::io::read(io::stdin(), &mut piece) {
                Ok(0) => return Err(SessionEnd::Gone),
                Ok(count) => count,
                Err(Errno::INTR | Errno::AGAIN) => return Ok(()),
                Err(_) => return Err(SessionEnd::Gone),
            };
            let now = self.now();
            self.last_input = now;
            let bytes = piece.get(..count).unwrap_or(&[]);
            let came_at = if now.since(came) < SHORT_WORK {
                came
            } else {
                now
            };
            let request = self.session.feed_late(bytes, came_at, now);
            came = now;
            self.empty_at = now;
            self.handle(request)?;
            taken += count;
            if taken >= MOST_AT_ONCE || !has_input(Duration::ZERO) {
                return Ok(());
            }
        }
    }

    fn signal(&mut self, signal: Signal) -> Result<(), SessionEnd> {
        let now = self.now();
        match signal {
            Signal::Hangup => Err(SessionEnd::Gone),
            Signal::Stop(signal) => {
                self.session.event(Event::Stop, now);
                Err(SessionEnd::Stopped(signal))
            }
            Signal::Suspend => self.suspend(),
            Signal::Continue => {
                // Another program may have changed the input mode and any other mode meanwhile.
                self.line.release_input();
                self.go_on()
            }
            Signal::Resize => {
                self.resize();
                Ok(())
            }
        }
    }

    fn resize(&mut self) {
        let (columns, rows) = size();
        let now = self.now();
        self.session.resize(columns, rows, now);
    }

    fn handle(&mut self, request: Option<SessionRequest>) -> Result<(), SessionEnd> {
        match request {
            Some(SessionRequest::Quit) => Err(SessionEnd::Quit),
            Some(SessionRequest::Suspend) => self.suspend(),
            None => Ok(()),
        }
    }

    /// Stops the job as a shell expects, where there is a shell that can continue it.
    fn suspend(&mut self) -> Result<(), SessionEnd> {
        if !(self.may_stop && has_shell()) {
            return Ok(());
        }
        // Input stays raw while it is drained: cooked, it could not be read before a line is whole.
        self.line.leave();
        self.drain();
        self.line.release();
        // Stops here until continued.
        let _ = kill_current_process_group(Kill::STOP);
        self.signals.forget(Signal::Continue);
        self.go_on()
    }

    /// Takes the terminal up again after a stop: every mode is set, and the whole screen is sent.
    fn go_on(&mut self) -> Result<(), SessionEnd> {
        self.line.enter().map_err(|_| SessionEnd::Gone)?;
        self.resize();
        self.turn_day();
        let now = self.now();
        self.session.event(Event::Continue, now);
        self.open()
    }

    /// Swallows input that the next program must not read: replies still on their way, and the rest of a burst whose
    /// first keys ended the session.
    fn drain(&mut self) {
        let began = self.now();
        let mut piece = [0; PIECE];
        let mut has_waited = false;
        loop {
            let now = self.now();
            let flows = now < self.last_input + DRAIN_REST && now < began + LONGEST_DRAIN;
            if !flows && !self.session.expects_reply(now) {
                break;
            }
            has_waited = true;
            if has_input(Duration::from_millis(10)) {
                match rustix::io::read(io::stdin(), &mut piece) {
                    Ok(count @ 1..) => {
                        let now = self.now();
                        self.last_input = now;
                        self.session.swallow(piece.get(..count).unwrap_or(&[]), now);
                    }
                    _ => break,
                }
            }
        }
        if has_waited {
            let _ = tcflush(io::stdin(), QueueSelector::IFlush);
        }
    }
}

fn has_input(longest: Duration) -> bool {
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    let timeout = Timespec::try_from(longest).ok();
    poll(&mut fds, timeout.as_ref()).is_ok_and(|ready| ready > 0)
}
