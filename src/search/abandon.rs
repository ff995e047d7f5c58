//! The flag by which another thread gives up a search.
//!
//! Owns how the flag is read. It must not know what is searched.

use std::sync::atomic::{AtomicBool, Ordering};

/// Returns whether the search was given up; a search without a flag never is.
pub(super) fn is_abandoned(flag: Option<&AtomicBool>) -> bool {
    flag.is_some_and(|flag| flag.load(Ordering::Relaxed))
}
