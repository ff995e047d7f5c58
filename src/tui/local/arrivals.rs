//! Parts of a library that another thread loads, as something to wait for beside the keyboard.
//!
//! Owns the way from that thread to the loop: the parts go through a channel, each rings a bell. The
//! loop takes the newest and lets go of the others; it never waits for the thread.

use std::io::{self, Read as _, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::Duration;

use crate::library::Library;
use crate::pack::Progress;

/// A library and how far it is; the whole comes without.
pub type Part = (Library, Option<Progress>);

/// The end of the thread that loads.
#[derive(Debug)]
pub struct Deliverer {
    parts: Sender<Part>,
    rope: UnixStream,
}

/// The end of the loop.
#[derive(Debug)]
pub struct Arrivals {
    parts: Receiver<Part>,
    bell: UnixStream,
    loading: Option<Progress>,
}

/// What came.
#[derive(Debug)]
pub enum Arrival {
    /// Nothing new.
    Nothing,
    /// A newer part, or the whole.
    Part(Box<Library>, Option<Progress>),
    /// The thread ended before the whole was there.
    Broken,
}

/// Returns both ends.
///
/// # Errors
///
/// When no pipe can be made.
pub fn pair() -> io::Result<(Deliverer, Arrivals)> {
    let (sender, parts) = channel();
    let (bell, rope) = UnixStream::pair()?;
    bell.set_nonblocking(true)?;
    let deliverer = Deliverer {
        parts: sender,
        rope,
    };
    let arrivals = Arrivals {
        parts,
        bell,
        loading: None,
    };
    Ok((deliverer, arrivals))
}

impl Deliverer {
    /// Delivers a part. Whoever no longer listens has no use for it.
    pub fn deliver(&mut self, library: Library, loading: Option<Progress>) {
        let _ = self.parts.send((library, loading));
        let _ = self.rope.write(b"!");
    }
}

impl Arrivals {
    /// Waits for the next part; `None` where the thread ended without one. Where none comes within
    /// `longest`, the part is an empty one.
    pub fn wait(&mut self, longest: Option<Duration>) -> Option<Part> {
        let part = match longest {
            None => self.parts.recv().ok()?,
            Some(longest) => match self.parts.recv_timeout(longest) {
                Ok(part) => part,
                Err(RecvTimeoutError::Timeout) => {
                    (Library::open(&[]), Some(Progress { read: 0, all: 0 }))
                }
                Err(RecvTimeoutError::Disconnected) => return None,
            },
        };
        self.loading = part.1;
        Some(part)
    }

    /// How far the last part was; `None` once the whole was taken, and before the first.
    pub fn loading(&self) -> Option<Progress> {
        self.loading
    }

    /// The newest part that came since the last time.
    pub fn take(&mut self) -> Arrival {
        let mut rung = [0; 64];
        while self.bell.read(&mut rung).is_ok_and(|read| read > 0) {}
        let mut newest = None;
        let ended = loop {
            match self.parts.try_recv() {
                Ok(part) => newest = Some(part),
                Err(error) => break error == TryRecvError::Disconnected,
            }
        };
        match newest {
            Some((library, loading)) => {
                self.loading = loading;
                Arrival::Part(Box::new(library), loading)
            }
            None if ended => Arrival::Broken,
            None => Arrival::Nothing,
        }
    }

    /// What becomes readable when a part comes, or when none will.
    pub fn bell(&self) -> BorrowedFd<'_> {
        self.bell.as_fd()
    }
}
