//! What wakes a loop that waits for several things at once.
//!
//! Owns both ends: a rope that any thread pulls, and a bell that is heard beside the keyboard. Where a loop waits for
//! nothing of the kind, as on Windows until there is one, nothing rings. It must not know why it is rung.

#[cfg(unix)]
use std::io::{Read as _, Write as _};
#[cfg(unix)]
use std::os::fd::{AsFd, BorrowedFd};
#[cfg(unix)]
use std::os::unix::net::UnixStream;

/// The end that is waited for.
#[derive(Debug)]
pub(crate) struct Bell(#[cfg(unix)] UnixStream);

/// The end that is pulled.
#[derive(Debug)]
pub(crate) struct Rope(#[cfg(unix)] UnixStream);

/// Both ends.
///
/// # Errors
/// When no pipe can be made.
pub(crate) fn pair() -> std::io::Result<(Bell, Rope)> {
    #[cfg(unix)]
    {
        let (bell, rope) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        rope.set_nonblocking(true)?;
        Ok((Bell(bell), Rope(rope)))
    }
    #[cfg(not(unix))]
    Ok((Bell(), Rope()))
}

impl Rope {
    /// Rings. A bell that nobody hears for so long that it is full still rings.
    pub(crate) fn pull(&self) {
        #[cfg(unix)]
        let _ = (&self.0).write(b"!");
    }
}

impl Bell {
    /// Forgets how often it rang.
    pub(crate) fn hush(&mut self) {
        #[cfg(unix)]
        {
            let mut rung = [0; 64];
            while self.0.read(&mut rung).is_ok_and(|read| read > 0) {}
        }
    }
}

#[cfg(unix)]
impl AsFd for Bell {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}
