//! Streams as Unix has them.
//!
//! Owns the calls that only such systems have. It must not know what goes through the streams.

use std::fs::{File, Metadata};
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt as _;

use nix::unistd::{getpgrp, getsid};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::termios::tcgetwinsize;

/// Tells whether a shell with job control started this, which can continue a stopped job: it gives every job a
/// process group of its own. A program that an SSH server runs stays in the process group of the session, where no
/// shell would continue it.
pub(crate) fn has_shell() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Columns and rows of a stream that is a terminal, as it claims them.
pub(crate) fn size_of(stream: impl AsFd) -> Option<(u16, u16)> {
    let size = tcgetwinsize(stream).ok()?;
    Some((size.ws_col, size.ws_row))
}

/// Tells whether a file is what a stream leads to.
pub(crate) fn leads_to(stream: impl AsFd, found: &Metadata) -> bool {
    let stream = rustix::fs::fstat(stream);
    stream.is_ok_and(|stream| (stream.st_dev, stream.st_ino) == (found.dev(), found.ino()))
}

/// The standard output that tells also what could not be written; the library's own way takes an output that may not be
/// written for one that is closed, and says nothing.
///
/// # Errors
/// Where it is closed.
pub(crate) fn output() -> io::Result<impl Write> {
    let own = io::stdout().as_fd().try_clone_to_owned()?;
    Ok(Patient(File::from(own)))
}

/// A stream that blocks, even if another program sharing it made it non-blocking.
pub(crate) struct Patient<S>(pub(crate) S);

impl<S: Write + AsFd> Write for Patient<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.0.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let mut room = [PollFd::new(&self.0, PollFlags::OUT)];
                    poll(&mut room, None)?;
                }
                written => return written,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<S: Read + AsFd> Read for Patient<S> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.0.read(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let mut more = [PollFd::new(&self.0, PollFlags::IN)];
                    poll(&mut more, None)?;
                }
                read => return read,
            }
        }
    }
}
