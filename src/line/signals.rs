//! Signals as something to wait for beside the keyboard.
//!
//! Owns which signals are handled, and that each is reported once; all of them wake one pipe. It must not know what a
//! session does about them.

use std::io::{self, Read as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{SigId, flag, low_level};

/// What a signal means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// The line is gone.
    Hangup,
    /// The program is to end, by the signal of that number.
    Stop(i32),
    /// The program is to be stopped until it is continued.
    Suspend,
    /// The program was continued.
    Continue,
    /// The window has another size.
    Resize,
}

const HEARD: [(i32, Signal); 7] = [
    (SIGHUP, Signal::Hangup),
    (SIGTERM, Signal::Stop(SIGTERM)),
    (SIGINT, Signal::Stop(SIGINT)),
    (SIGQUIT, Signal::Stop(SIGQUIT)),
    (SIGTSTP, Signal::Suspend),
    (SIGCONT, Signal::Continue),
    (SIGWINCH, Signal::Resize),
];

/// The signals that came.
#[derive(Debug)]
pub(crate) struct SignalReceiver {
    wake_receiver: UnixStream,
    came: Vec<(Signal, Arc<AtomicBool>)>,
    registered: Vec<SigId>,
}

impl SignalReceiver {
    /// Handles the signals from now on, ignored ones included: a session without its terminal must end even where
    /// hang-ups are ignored.
    ///
    /// # Errors
    ///
    /// When no pipe can be made or a handler cannot be set.
    pub(crate) fn listen() -> io::Result<Self> {
        let (wake_receiver, waker) = UnixStream::pair()?;
        wake_receiver.set_nonblocking(true)?;
        let mut signals = Self {
            wake_receiver,
            came: Vec::new(),
            registered: Vec::new(),
        };
        for (number, meaning) in HEARD {
            let came = Arc::new(AtomicBool::new(false));
            // The flag first: the woken loop must find it set.
            let ids = [
                flag::register(number, Arc::clone(&came))?,
                low_level::pipe::register(number, waker.try_clone()?)?,
            ];
            signals.registered.extend(ids);
            signals.came.push((meaning, came));
        }
        Ok(signals)
    }

    /// The signals that came since the last time, the gravest first.
    pub(crate) fn take(&mut self) -> Vec<Signal> {
        let mut wakes = [0; 64];
        while self
            .wake_receiver
            .read(&mut wakes)
            .is_ok_and(|read| read > 0)
        {}
        let came = self.came.iter();
        came.filter(|(_, came)| came.swap(false, Ordering::SeqCst))
            .map(|(meaning, _)| *meaning)
            .collect()
    }

    /// Forgets a signal that came but says nothing new.
    pub(crate) fn forget(&self, signal: Signal) {
        for (_, came) in self.came.iter().filter(|(meaning, _)| *meaning == signal) {
            came.store(false, Ordering::SeqCst);
        }
    }

    /// The descriptor that becomes readable when a signal comes.
    pub(crate) fn wake_fd(&self) -> BorrowedFd<'_> {
        self.wake_receiver.as_fd()
    }
}

impl Drop for SignalReceiver {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            low_level::unregister(id);
        }
    }
}
