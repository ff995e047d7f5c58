//! Wakes a loop that waits for several things at once.
//!
//! Owns both ends: a waker that any thread may use, and a receiver whose descriptor is polled beside the keyboard. On
//! systems without such a loop, as Windows so far, waking does nothing. It must not know why the loop is woken.

#[cfg(unix)]
use std::io::{Read as _, Write as _};
#[cfg(unix)]
use std::os::fd::{AsFd, BorrowedFd};
#[cfg(unix)]
use std::os::unix::net::UnixStream;

/// The end that the loop polls.
#[derive(Debug)]
pub(crate) struct WakeReceiver(#[cfg(unix)] UnixStream);

/// The end that wakes the loop.
#[derive(Debug)]
pub(crate) struct Waker(#[cfg(unix)] UnixStream);

/// Returns both ends.
///
/// # Errors
/// When no pipe can be made.
pub(crate) fn pair() -> std::io::Result<(WakeReceiver, Waker)> {
    #[cfg(unix)]
    {
        let (receiver, waker) = UnixStream::pair()?;
        receiver.set_nonblocking(true)?;
        waker.set_nonblocking(true)?;
        Ok((WakeReceiver(receiver), Waker(waker)))
    }
    #[cfg(not(unix))]
    Ok((WakeReceiver(), Waker()))
}

impl Waker {
    /// Wakes the loop. A full pipe is no error: its receiver is readable already.
    pub(crate) fn wake(&self) {
        #[cfg(unix)]
        let _ = (&self.0).write(b"!");
    }
}

impl WakeReceiver {
    /// Drops all wakes so far, so that the next one is noticed.
    pub(crate) fn clear(&mut self) {
        #[cfg(unix)]
        {
            let mut wakes = [0; 64];
            while self.0.read(&mut wakes).is_ok_and(|read| read > 0) {}
        }
    }
}

#[cfg(unix)]
impl AsFd for WakeReceiver {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}
