//! Problems as bytes, and back.
//!
//! Owns how names of tables and keys, which the program's text holds, are read from an image: each is kept for good,
//! once, and there are few of them. It must not know what a problem is.

use std::collections::HashSet;
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A name of a table, a key or a column, which the program's text holds. (A plain reference would be read as borrowed
/// from the bytes.)
pub type Name = &'static str;

/// The most names that are kept; the program has a few dozen.
const MOST: usize = 1000;
/// Replaces a name in a kept diagnostic that this program does not know.
const UNKNOWN: &str = "?";

/// Keeps a name for as long as the process lives.
fn keep(name: String) -> &'static str {
    static KEPT: OnceLock<Mutex<HashSet<&'static str>>> = OnceLock::new();
    let kept = KEPT.get_or_init(Mutex::default).lock();
    let mut kept = kept.unwrap_or_else(PoisonError::into_inner);
    match kept.get(name.as_str()) {
        Some(known) => known,
        None if kept.len() >= MOST => UNKNOWN,
        None => {
            let name: &'static str = name.leak();
            kept.insert(name);
            name
        }
    }
}

/// One name.
pub(super) mod name {
    use super::{Deserialize, Deserializer, Serialize, Serializer, keep};

    pub(crate) fn serialize<S: Serializer>(name: &str, to: S) -> Result<S::Ok, S::Error> {
        name.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<&'static str, D::Error> {
        String::deserialize(from).map(keep)
    }
}

/// A name that may be missing.
pub(super) mod some_name {
    use super::{Deserialize, Deserializer, Serialize, Serializer, keep};

    pub(crate) fn serialize<S: Serializer>(
        name: &Option<&'static str>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        name.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<&'static str>, D::Error> {
        Ok(Option::<String>::deserialize(from)?.map(keep))
    }
}

/// Several names.
pub(super) mod names {
    use super::{Deserialize, Deserializer, Serialize, Serializer, keep};

    pub(crate) fn serialize<S: Serializer>(
        names: &[&'static str],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        names.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<&'static str>, D::Error> {
        Ok(Vec::<String>::deserialize(from)?
            .into_iter()
            .map(keep)
            .collect())
    }
}
