//! A failure of the system, as data.
//!
//! Owns what is kept of an error of reading or writing: its kind and its number. It must not know the
//! system's own text, which differs from one C library to the next.

use std::io;

use serde::{Deserialize, Serialize};

/// Why the system could not do what was asked: comes where a file, a folder or a terminal is opened, read or
/// written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(from = "Option<i32>", into = "Option<i32>")]
#[error("{kind}")]
pub struct SystemError {
    /// The kind of failure.
    pub kind: io::ErrorKind,
    /// The number of the error (`errno`), where the system gave one.
    pub code: Option<i32>,
}

impl From<Option<i32>> for SystemError {
    fn from(code: Option<i32>) -> Self {
        let kind = code.map_or(io::ErrorKind::Other, |code| {
            io::Error::from_raw_os_error(code).kind()
        });
        Self { kind, code }
    }
}

impl From<SystemError> for Option<i32> {
    fn from(error: SystemError) -> Self {
        error.code
    }
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> Self {
        Self {
            kind: error.kind(),
            code: error.raw_os_error(),
        }
    }
}

/// What stands in the place of a file: comes where it would be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NotAFile {
    /// A folder.
    #[error("it is a folder")]
    Folder,
    /// A device.
    #[error("it is a device")]
    Device,
    /// A pipe.
    #[error("it is a pipe")]
    Pipe,
    /// A socket.
    #[error("it is a socket")]
    Socket,
    /// A link, here or on the way, that leads to nothing.
    #[error("it is a link to nothing")]
    DanglingLink,
}

impl NotAFile {
    /// What an error of reading says of this, if it does.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}
