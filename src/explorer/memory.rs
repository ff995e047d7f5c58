//! What this person looked for and opened before.
//!
//! Owns the queries of the search box and how often each indicator was opened, in one small file of the
//! user's own. It is a convenience: the counts only break ties among equal answers, a file that cannot be
//! read counts as none, and it can be switched off. It must not know a screen.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::core::clean::clean;
use crate::pack::files::small;

/// Most queries that are kept.
const MOST_QUERIES: usize = 100;
/// Most indicators that are kept; the least opened go first.
const MOST_OPENED: usize = 500;
/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// Queries and counts of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// What was searched, oldest first.
    queries: Vec<String>,
    /// How often each indicator was opened, by a key that outlives a run.
    opened: BTreeMap<String, u32>,
    /// Whether something changed since it was read.
    #[serde(skip)]
    changed: bool,
}

impl Memory {
    /// Remembers a query as the newest one.
    pub fn asked(&mut self, query: &str) {
        let query = clean(query.trim()).into_owned();
        if query.is_empty() {
            return;
        }
        self.queries.retain(|known| *known != query);
        self.queries.push(query);
        let extra = self.queries.len().saturating_sub(MOST_QUERIES);
        self.queries.drain(..extra);
        self.changed = true;
    }

    /// Remembers that an indicator was opened once more.
    pub fn opened(&mut self, key: &str) {
        let count = self.opened.entry(key.to_owned()).or_default();
        *count = count.saturating_add(1);
        if self.opened.len() > MOST_OPENED {
            let least = self.opened.iter().filter(|(known, _)| *known != key);
            let least = least.min_by_key(|(_, count)| **count);
            if let Some(least) = least.map(|(known, _)| known.clone()) {
                self.opened.remove(&least);
            }
        }
        self.changed = true;
    }

    /// How often an indicator was opened.
    pub fn count(&self, key: &str) -> u32 {
        self.opened.get(key).copied().unwrap_or(0)
    }

    /// Every indicator that was opened, and how often.
    pub fn all_opened(&self) -> impl Iterator<Item = (&str, u32)> {
        self.opened
            .iter()
            .map(|(key, count)| (key.as_str(), *count))
    }

    /// What was searched, oldest first.
    pub fn queries(&self) -> &[String] {
        &self.queries
    }

    /// Tells whether it holds nothing to save.
    pub fn is_unchanged(&self) -> bool {
        !self.changed
    }
}

/// Where it is kept: in the user's state folder.
pub fn path() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
    Some(folder.join("chitieu").join("memory.toml"))
}

/// Reads it; a file that is missing, too large or broken counts as none.
pub fn read(path: &Path) -> Memory {
    let bytes = small::read(path, LARGEST).ok().flatten();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let read: Option<Memory> = text.and_then(|text| toml::from_str(&text).ok());
    let mut memory = read.unwrap_or_default();
    for query in &mut memory.queries {
        *query = clean(query).into_owned();
    }
    memory
}

/// Saves it whole: a reader sees the old file or the new one, never half of one.
pub fn save(memory: &Memory, path: &Path) -> io::Result<()> {
    if memory.is_unchanged() {
        return Ok(());
    }
    let text = toml::to_string(memory).map_err(io::Error::other)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let fresh = path.with_extension(format!("{}.new", std::process::id()));
    fs::write(&fresh, text)?;
    fs::rename(&fresh, path).inspect_err(|_| {
        let _ = fs::remove_file(&fresh);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_newest_queries_once() {
        let mut memory = Memory::default();
        for query in ["hộ nghèo", "grdp", " ", "hộ nghèo"] {
            memory.asked(query);
        }
        assert_eq!(memory.queries(), ["grdp", "hộ nghèo"]);
        for number in 0..200 {
            memory.asked(&number.to_string());
        }
        assert_eq!(memory.queries().len(), MOST_QUERIES);
        assert_eq!(memory.queries().last().map(String::as_str), Some("199"));
    }

    #[test]
    fn counts_what_was_opened() {
        let mut memory = Memory::default();
        memory.opened("a");
        memory.opened("a");
        for number in 0..MOST_OPENED * 2 {
            memory.opened(&format!("x{number}"));
        }
        assert_eq!(memory.count("a"), 2);
        assert!(memory.opened.len() <= MOST_OPENED);
    }

    #[test]
    fn comes_back_as_it_was_saved() {
        let around = tempfile::tempdir().unwrap();
        // The folder is made when something is kept.
        let folder = around.path().join("chitieu");
        let path = folder.join("memory.toml");
        let mut memory = Memory::default();
        memory.asked("tỷ lệ \"hộ nghèo\"");
        memory.opened("lai-chau/grdp-per-capita@Lai Châu");
        save(&memory, &path).unwrap();
        let back = read(&path);
        assert_eq!(back.queries, memory.queries);
        assert_eq!(back.opened, memory.opened);
        fs::write(&path, "queries = [").unwrap();
        assert_eq!(read(&path), Memory::default());
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(read(&path), Memory::default());
    }
}
