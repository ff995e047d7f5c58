//! Waits for keys, signals, room on the line and moments, and hands each to the session.
//!
//! Owns the loop: everything that came is taken before anything is drawn, a frame is drawn only when
//! the one before it has left, and nothing wakes the program but what it waits for.

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal as Kill, kill_current_process_group};
use rustix::termios::{QueueSelector, tcflush, tcgetwinsize};

use crate::explorer::event::Event;
use crate::explorer::local::arrivals::{Arrivals, let_go};
use crate::explorer::local::keeper::Keeper;
use crate::explorer::session::{Session, Wish};
use crate::line::moment::Moment;
use crate::line::signals::{HANGUP, Signal, Signals};
use crate::line::tty::{Guard, Line, has_shell};
use crate::pack::excerpt::around;
use crate::pack::files::Shelf;

/// Bytes read at a time.
const PIECE: usize = 4096;

/// Most bytes taken before a frame is drawn, however much more is there.
const MOST_AT_ONCE: usize = 256 * 1024;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The person left.
    Quit,
    /// The signal of that number asked for it.
    Stopped(i32),
    /// The terminal went away.
    Gone,
}

impl End {
    /// The signal by which it ended; a terminal that went away hung up, whoever was told so.
    pub fn signal(self) -> Option<i32> {
        match self {
            Self::Quit => None,
            Self::Stopped(signal) => Some(signal),
            Self::Gone => Some(HANGUP),
        }
    }
}

/// What the loop is given besides the session.
#[derive(Debug)]
pub struct Given {
    /// What is still being loaded.
    pub arrivals: Option<Arrivals>,
    /// Where the files are whose lines a person may want to see.
    pub shelf: Shelf,
    /// The file in which is kept what the person looked for, if it is.
    pub memory: Option<PathBuf>,
    /// Whether the program may be stopped where a shell can continue it.
    pub may_stop: bool,
}

impl Given {
    /// Files and nothing else.
    pub fn files(shelf: Shelf) -> Self {
        Self {
            arrivals: None,
            shelf,
            memory: None,
            may_stop: true,
        }
    }
}

/// Columns and rows as the terminal claims them.
pub fn size() -> (u32, u32) {
    let size = tcgetwinsize(io::stdout()).or_else(|_| tcgetwinsize(io::stdin()));
    size.map_or((0, 0), |size| (size.ws_col.into(), size.ws_row.into()))
}

/// Runs a session on the terminal of this process until it ends; the session comes back as it ended.
/// It goes on over whatever library arrives.
///
/// # Errors
///
/// When the terminal cannot be switched to raw input or signals cannot be received.
pub fn run(session: Session, given: Given) -> io::Result<(End, Session)> {
    let line = Line::new()?;
    let signals = Signals::listen()?;
    let _guard = Guard::new(&line);
    line.enter()?;
    let mut feed = Feed {
        session,
        line,
        signals,
        arrivals: given.arrivals,
        shelf: given.shelf,
        keeper: given.memory.map(Keeper::new),
        may_stop: given.may_stop,
        start: Instant::now(),
    };
    let end = feed.until_the_end();
    feed.keep();
    // Also a line that is said to be gone is given back: the one who said so may be wrong.
    feed.line.leave();
    if end != End::Gone {
        feed.await_answers();
    }
    if let Some(keeper) = feed.keeper.take() {
        keeper.finish();
    }
    Ok((end, feed.session))
}

struct Feed {
    session: Session,
    line: Line,
    signals: Signals,
    /// Until the whole has come.
    arrivals: Option<Arrivals>,
    /// Where the files are whose lines a person may want to see.
    shelf: Shelf,
    /// Where it is kept what the person looked for, if it is.
    keeper: Option<Keeper>,
    may_stop: bool,
    start: Instant,
}

/// What became ready.
struct Ready {
    input: bool,
    output: bool,
    gone: bool,
}

impl Feed {
    fn now(&self) -> Moment {
        Moment::after(self.start.elapsed())
    }

    fn until_the_end(&mut self) -> End {
        if let Err(end) = self.open() {
            return end;
        }
        loop {
            if let Err(end) = self.turn() {
                return end;
            }
        }
    }

    /// One turn of the loop; an error is the end of the session.
    fn turn(&mut self) -> Result<(), End> {
        self.draw()?;
        let ready = self.wait();
        if ready.gone {
            return Err(End::Gone);
        }
        for signal in self.signals.take() {
            self.signal(signal)?;
        }
        if ready.input {
            self.read()?;
        }
        if ready.output {
            self.line.push().map_err(|_| End::Gone)?;
        }
        let now = self.now();
        let wish = self.session.tick(now);
        self.grant(wish)?;
        self.keep();
        self.read_lines();
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

    /// Reads the lines that were asked for; the file is read whole and let go at once.
    fn read_lines(&mut self) {
        let Some(asked) = self.session.take_asked() else {
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

    /// Takes what has arrived of the library; keys that came before it are answered first.
    fn adopt(&mut self) {
        let Some(arrivals) = &mut self.arrivals else {
            return;
        };
        arrivals.look_from(self.session.app().lens());
        let arrived = arrivals.take();
        let now = Moment::after(self.start.elapsed());
        let mut is_whole = false;
        if let Some(part) = arrived.part {
            is_whole = part.loading.is_none();
            match self.session.adopt(part, now) {
                Ok(before) => let_go(before),
                Err(part) => {
                    is_whole = false;
                    arrivals.again(part);
                }
            }
        }
        if arrived.is_broken || arrived.progress.is_some() {
            self.session
                .loading(arrived.progress, arrived.is_broken, now);
        }
        if is_whole {
            self.arrivals = None;
        }
    }

    /// Switches the terminal over before the first frame is worked out.
    fn open(&mut self) -> Result<(), End> {
        let now = self.now();
        let bytes = self.session.open(now);
        let sent = self.line.send(&bytes, self.session.farewell());
        sent.map_err(|_| End::Gone)
    }

    fn draw(&mut self) -> Result<(), End> {
        if !self.line.is_idle() {
            return Ok(());
        }
        let now = self.now();
        let frame = self.session.frame(now);
        if frame.is_empty() {
            return Ok(());
        }
        let sent = self.line.send(&frame, self.session.farewell());
        sent.map_err(|_| End::Gone)
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
        let signals = self.signals.bell();
        let arrivals = self.arrivals.as_ref().map_or(signals, Arrivals::bell);
        let mut fds = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::from_borrowed_fd(signals, PollFlags::IN),
            PollFd::from_borrowed_fd(arrivals, PollFlags::IN),
            PollFd::new(&*out, output),
        ];
        let left = self
            .session
            .due()
            // A frame that is due while the line is busy waits for the line, not for time.
            .filter(|due| !(busy && *due <= self.now()))
            .map(|due| due.since(self.now()));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        if let Err(error) = poll(&mut fds, timeout.as_ref())
            && error != Errno::INTR
        {
            return Ready {
                input: false,
                output: false,
                gone: true,
            };
        }
        let [input, _, _, output] = fds.map(|fd| fd.revents());
        let lost = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        Ready {
            input: !input.is_empty(),
            output: output.contains(PollFlags::OUT),
            gone: output.intersects(lost),
        }
    }

    /// Takes everything that came in.
    fn read(&mut self) -> Result<(), End> {
        let mut piece = [0; PIECE];
        let mut taken = 0;
        loop {
            let count = match rustix::io::read(io::stdin(), &mut piece) {
                Ok(0) => return Err(End::Gone),
                Ok(count) => count,
                Err(Errno::INTR | Errno::AGAIN) => return Ok(()),
                Err(_) => return Err(End::Gone),
            };
            let now = self.now();
            let wish = self.session.feed(piece.get(..count).unwrap_or(&[]), now);
            self.grant(wish)?;
            taken += count;
            if taken >= MOST_AT_ONCE || !has_input(Duration::ZERO) {
                return Ok(());
            }
        }
    }

    fn signal(&mut self, signal: Signal) -> Result<(), End> {
        let now = self.now();
        match signal {
            Signal::Hangup => Err(End::Gone),
            Signal::Stop(signal) => {
                self.session.event(Event::Stop, now);
                Err(End::Stopped(signal))
            }
            Signal::Suspend => self.suspend(),
            Signal::Continue => {
                // Whoever had the terminal meanwhile may have left its input cooked.
                self.line.release_input();
                self.line.enter().map_err(|_| End::Gone)?;
                self.resize();
                self.session.event(Event::Continue, now);
                Ok(())
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

    fn grant(&mut self, wish: Option<Wish>) -> Result<(), End> {
        match wish {
            Some(Wish::Quit) => Err(End::Quit),
            Some(Wish::Suspend) => self.suspend(),
            None => Ok(()),
        }
    }

    /// Stops the job as a shell expects, where there is a shell that can continue it.
    fn suspend(&mut self) -> Result<(), End> {
        if !(self.may_stop && has_shell()) {
            return Ok(());
        }
        self.line.release();
        // What the terminal still answers is not for the shell.
        self.await_answers();
        // Stops here until continued.
        let _ = kill_current_process_group(Kill::STOP);
        self.signals.forget(Signal::Continue);
        self.line.enter().map_err(|_| End::Gone)?;
        self.resize();
        self.open()
    }

    /// Waits a little for answers that are still on their way, so that they do not become somebody
    /// else's input.
    fn await_answers(&mut self) {
        let mut piece = [0; PIECE];
        let mut asked = false;
        while self.session.is_owed(self.now()) {
            asked = true;
            if has_input(Duration::from_millis(20)) {
                match rustix::io::read(io::stdin(), &mut piece) {
                    Ok(count @ 1..) => {
                        let now = self.now();
                        self.session.feed(piece.get(..count).unwrap_or(&[]), now);
                    }
                    _ => break,
                }
            }
        }
        if asked {
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
