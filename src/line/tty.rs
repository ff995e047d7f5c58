//! The terminal's state: switched over once, given back once, however the session ends.
//!
//! Owns raw input, the bytes on their way out, and the bytes that restore the terminal. The output is opened a second
//! time without blocking, so that a reader who stopped cannot hold the program, and so that the flag does not reach the
//! programs that share the terminal. A panic gives the terminal back before its message is printed; one of another
//! thread costs no session, and its message waits. It must not know what the bytes mean.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::panic;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::termios::{QueueSelector, isatty, tcflush, ttyname};

use crate::core::clean::clean;

/// How long restoring the terminal may take on a line that hardly moves.
const RESTORE_WITHIN: Duration = Duration::from_millis(600);

/// Bytes written at a time where a write may block.
const SAFE_PIECE: usize = 256;

/// Ends whatever sequence was cut off when waiting output was dropped.
const CANCEL: &[u8] = b"\x18";

/// The terminal, shared with the panic hook that must restore it.
#[derive(Clone, Debug)]
pub(crate) struct TerminalLine(Arc<Mutex<LineState>>);

#[derive(Debug)]
struct LineState {
    out: Arc<OwnedFd>,
    blocks: bool,
    waiting: Vec<u8>,
    restore_sequence: Vec<u8>,
    /// Messages to print once the terminal is restored.
    afterwards: String,
    is_open: bool,
}

impl TerminalLine {
    /// Takes hold of the terminal that standard output shows.
    ///
    /// # Errors
    ///
    /// When standard output is closed.
    pub(crate) fn new() -> io::Result<Self> {
        let (out, blocks) = match reopen() {
            Some(out) => (out, false),
            None => (io::stdout().as_fd().try_clone_to_owned()?, true),
        };
        Ok(Self(Arc::new(Mutex::new(LineState {
            out: Arc::new(out),
            blocks,
            waiting: Vec::new(),
            restore_sequence: Vec::new(),
            afterwards: String::new(),
            is_open: false,
        }))))
    }

    /// Switches to raw input; from here on [`TerminalLine::leave`] must be called.
    ///
    /// # Errors
    ///
    /// When the terminal refuses.
    pub(crate) fn enter(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.with(|state| state.is_open = true);
        Ok(())
    }

    /// Sends bytes, and keeps the sequence that restores the terminal after them; bytes that the output does not take
    /// yet are queued.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(crate) fn send(&self, bytes: &[u8], restore_sequence: Vec<u8>) -> io::Result<()> {
        self.with(|state| {
            state.waiting.extend_from_slice(bytes);
            state.restore_sequence = restore_sequence;
            state.push()
        })
    }

    /// Writes waiting bytes until the output blocks.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(crate) fn push(&self) -> io::Result<()> {
        self.with(LineState::push)
    }

    /// Tells whether everything has gone out.
    pub(crate) fn is_idle(&self) -> bool {
        self.with(|state| state.waiting.is_empty())
    }

    /// The output, to wait until it takes more.
    pub(crate) fn out(&self) -> Arc<OwnedFd> {
        self.with(|state| Arc::clone(&state.out))
    }

    /// Gives the terminal back, once; input stays raw until [`TerminalLine::release`].
    pub(crate) fn leave(&self) {
        self.with(LineState::leave);
    }

    /// Gives everything back, once.
    pub(crate) fn release(&self) {
        self.with(|state| {
            state.leave();
            if std::mem::take(&mut state.is_open) {
                // A terminal that is gone has no mode to give back.
                let _ = disable_raw_mode();
            }
        });
    }

    /// Tells whether the screen is the session's.
    fn is_open(&self) -> bool {
        self.with(|state| state.is_open)
    }

    /// Keeps a message until the terminal is given back.
    fn say_afterwards(&self, message: &str) {
        self.with(|state| {
            state.afterwards.push_str(&clean(message));
            state.afterwards.push_str("\r\n");
        });
    }

    /// Leaves raw mode without writing to the terminal.
    pub(crate) fn release_input(&self) {
        let _ = disable_raw_mode();
    }

    fn with<T>(&self, change: impl FnOnce(&mut LineState) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl LineState {
    fn push(&mut self) -> io::Result<()> {
        while !self.waiting.is_empty() {
            let piece = if self.blocks {
                if !is_writable(self.out.as_fd(), Duration::ZERO) {
                    return Ok(());
                }
                self.waiting.len().min(SAFE_PIECE)
            } else {
                self.waiting.len()
            };
            let bytes = self.waiting.get(..piece).unwrap_or(&[]);
            match rustix::io::write(&*self.out, bytes) {
                Ok(written) => drop(self.waiting.drain(..written)),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(()),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn leave(&mut self) {
        let restore = std::mem::take(&mut self.restore_sequence);
        if restore.is_empty() {
            return;
        }
        self.waiting.extend_from_slice(&restore);
        self.waiting
            .extend_from_slice(std::mem::take(&mut self.afterwards).as_bytes());
        self.push_until(Instant::now() + RESTORE_WITHIN);
        if !self.waiting.is_empty() {
            // The reader stands still: what waits in the kernel is dropped to make room.
            let _ = tcflush(&*self.out, QueueSelector::OFlush);
            self.waiting = [CANCEL, &restore].concat();
            self.push_until(Instant::now() + RESTORE_WITHIN / 8);
            self.waiting.clear();
        }
    }

    fn push_until(&mut self, end: Instant) {
        while self.push().is_ok() && !self.waiting.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            is_writable(self.out.as_fd(), left);
        }
    }
}

fn is_writable(fd: BorrowedFd<'_>, longest: Duration) -> bool {
    let mut fds = [PollFd::from_borrowed_fd(fd, PollFlags::OUT)];
    let timeout = Timespec::try_from(longest).ok();
    poll(&mut fds, timeout.as_ref()).is_ok_and(|ready| ready > 0)
}

/// Opens the terminal of standard output again, without blocking.
fn reopen() -> Option<OwnedFd> {
    let stdout = io::stdout();
    if !isatty(&stdout) {
        return None;
    }
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let open = |path: &std::ffi::CStr| rustix::fs::open(path, flags, Mode::empty()).ok();
    let named = ttyname(&stdout, Vec::new()).ok()?;
    open(&named)
}

/// Gives the terminal back at the end of a scope, and before the message of a panic.
pub(crate) struct Guard {
    line: TerminalLine,
    previous: Arc<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync>,
}

impl Guard {
    /// Restores `line` when dropped or when a panic is reported.
    pub(crate) fn new(line: &TerminalLine) -> Self {
        let previous: Arc<dyn Fn(&panic::PanicHookInfo<'_>) + Send + Sync> =
            panic::take_hook().into();
        let (own, shared, told) = (thread::current().id(), line.clone(), Arc::clone(&previous));
        panic::set_hook(Box::new(move |about| {
            if thread::current().id() == own {
                shared.release();
            } else if shared.is_open() {
                // The session continues, so a message now would be written across its screen.
                shared.say_afterwards(&about.to_string());
                return;
            }
            told(about);
        }));
        Self {
            line: line.clone(),
            previous,
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.line.release();
        if !thread::panicking() {
            let previous = Arc::clone(&self.previous);
            panic::set_hook(Box::new(move |about| previous(about)));
        }
    }
}
