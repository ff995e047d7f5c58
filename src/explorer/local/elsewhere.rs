//! The loop of a terminal on systems that have none of their own yet: Windows.
//!
//! Owns the answer that there is none. A loop for such a terminal takes the place of this file and keeps its two names.
//! It must not know a session.

use std::io::{self, ErrorKind};

use crate::explorer::local::given::{LoopInputs, SessionEnd};
use crate::explorer::session::Session;

/// Whether there is a loop.
pub(super) const IS_THERE: bool = false;

/// Says that there is none.
///
/// # Errors
///
/// Always.
pub(super) fn run(_: Session, _: LoopInputs) -> io::Result<(SessionEnd, Session)> {
    Err(ErrorKind::Unsupported.into())
}
