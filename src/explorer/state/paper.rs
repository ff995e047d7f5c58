//! A page that is to be written from what the list shows.
//!
//! Owns what is asked of the outside, and what it answers. It must not know how a page is laid out, nor how a file is
//! written.

use std::io;

/// A page that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageToWrite {
    /// The name of the file, as the person wrote it.
    pub name: String,
    /// Whether the program offered that name: then a free one like it will do.
    pub is_offered: bool,
    /// What it will hold.
    pub bytes: Vec<u8>,
}

/// Why a page was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// Nothing may be written from here: many people share the account.
    NotHere,
    /// The file is there already.
    IsThere(String),
    /// The name has signs that cannot be seen.
    BadName(String),
    /// The system refused.
    Failed {
        /// The file.
        path: String,
        /// What it said.
        error: io::Error,
    },
}
