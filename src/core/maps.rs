//! Maps for keys that no stranger chooses.
//!
//! Owns the choice of a quick hash in one place: ids and texts of a pack are not made to collide, so a keyed
//! hash would only cost time. It must not know what is kept.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// A hash for tables that are kept by hand.
pub(crate) type FastHash = RandomState;

/// A map with that hash.
pub(crate) type FastMap<K, V> = HashMap<K, V, FastHash>;

/// A set with that hash.
pub(crate) type FastSet<T> = HashSet<T, FastHash>;
