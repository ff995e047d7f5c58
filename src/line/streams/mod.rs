//! The streams of this process, as each system has them.
//!
//! Owns what is asked of standard input, output and error that systems do not have in common, in one way everywhere. It
//! must not know what goes through them.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use elsewhere::*;
#[cfg(unix)]
pub(crate) use unix::*;
