//! What systems do not have in common about files.
//!
//! Owns rights, owners, numbers of files and room on the disk, asked in one way everywhere: a system that has no such
//! thing answers for itself. It must not know why it is asked.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use elsewhere::*;
#[cfg(unix)]
pub(crate) use unix::*;
