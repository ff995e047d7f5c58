//! What this person looked for and opened before.
//!
//! Owns the queries of the search box, how often each indicator was opened, the theme that was chosen last and where the
//! last session stopped, in one small file of the user's own. It is a convenience: the counts only break ties among equal answers, a file that cannot be
//! read counts as none, and it can be switched off. It must not know a screen.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::{Deserialize, Deserializer, Serialize};

use crate::core::clean::clean;
use crate::explorer::choices::Stopped;
use crate::pack::files::atomic::{self, Access, Never, Step, WriteError};
use crate::pack::files::{lock, place, small};

/// Most queries that are kept.
const MOST_QUERIES: usize = 100;
/// Most indicators that are kept; the least opened go first.
const MOST_OPENED: usize = 500;
/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// Queries and counts of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Everything that was stored before, with what is new.
    all: MemoryFile,
    /// What is new since the file was read; other sessions may have added to the rest.
    since: MemoryFile,
    /// The theme that stands where a person chose none with a key.
    usual_theme: String,
}

/// What a file of it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct MemoryFile {
    /// What was searched, oldest first.
    queries: Vec<String>,
    /// The theme that was chosen last.
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<ChosenTheme>,
    /// How often each indicator was opened, by a key that outlives a run.
    opened: BTreeMap<String, u32>,
    /// Where the last session stopped.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "readable")]
    stopped: Option<Stopped>,
}

/// A theme that was chosen with a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ChosenTheme {
    /// Its code.
    name: String,
    /// The theme in the settings when it was chosen. If the settings have another theme now, they were changed later
    /// and win.
    over: String,
}

/// Reads where a session stopped, or nothing if that cannot be read: a file of another version must not cost the rest
/// of the memory.
fn readable<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Stopped>, D::Error> {
    let value = toml::Value::deserialize(from)?;
    Ok(value.try_into().ok())
}

impl MemoryFile {
    fn ask(&mut self, query: &str) {
        self.queries.retain(|known| *known != query);
        self.queries.push(query.to_owned());
        let extra = self.queries.len().saturating_sub(MOST_QUERIES);
        self.queries.drain(..extra);
    }

    fn open(&mut self, key: &str, times: u32) {
        let count = self.opened.entry(key.to_owned()).or_default();
        *count = count.saturating_add(times);
        if self.opened.len() > MOST_OPENED {
            let least = self.opened.iter().filter(|(known, _)| *known != key);
            let least = least.min_by_key(|(_, count)| **count);
            if let Some(least) = least.map(|(known, _)| known.clone()) {
                self.opened.remove(&least);
            }
        }
    }

    /// Adds what a session did, as if it had come after all others.
    fn add(&mut self, since: &Self) {
        for query in &since.queries {
            self.ask(query);
        }
        for (key, times) in &since.opened {
            self.open(key, *times);
        }
        if since.theme.is_some() {
            self.theme.clone_from(&since.theme);
        }
        if since.stopped.is_some() {
            self.stopped.clone_from(&since.stopped);
        }
    }
}

impl Memory {
    /// Remembers a query as the newest one.
    pub fn asked(&mut self, query: &str) {
        let query = clean(query.trim());
        if !query.is_empty() {
            self.all.ask(&query);
            self.since.ask(&query);
        }
    }

    /// Remembers that an indicator was opened once more.
    pub fn opened(&mut self, key: &str) {
        self.all.open(key, 1);
        self.since.open(key, 1);
    }

    /// Tells which theme is set, and gives the one that was chosen over it.
    pub fn theme_over(&mut self, usual: &str) -> Option<&str> {
        usual.clone_into(&mut self.usual_theme);
        let chosen = self.all.theme.as_ref();
        let chosen = chosen.filter(|chosen| chosen.over == usual);
        chosen.map(|chosen| chosen.name.as_str())
    }

    /// The theme that stands where a person chose none with a key.
    pub fn usual_theme(&self) -> &str {
        &self.usual_theme
    }

    /// Remembers the theme that was chosen with a key.
    pub fn chose_theme(&mut self, name: &str) {
        let chosen = Some(ChosenTheme {
            name: name.to_owned(),
            over: self.usual_theme.clone(),
        });
        self.all.theme.clone_from(&chosen);
        self.since.theme = chosen;
    }

    /// Where the last session stopped.
    pub fn stopped(&self) -> Option<&Stopped> {
        self.all.stopped.as_ref()
    }

    /// Remembers where a session stops.
    pub fn stops(&mut self, at: Stopped) {
        self.all.stopped = Some(at.clone());
        self.since.stopped = Some(at);
    }

    /// How often an indicator was opened.
    pub fn count(&self, key: &str) -> u32 {
        self.all.opened.get(key).copied().unwrap_or(0)
    }

    /// Every indicator that was opened, and how often.
    pub fn all_opened(&self) -> impl Iterator<Item = (&str, u32)> {
        let opened = self.all.opened.iter();
        opened.map(|(key, count)| (key.as_str(), *count))
    }

    /// What was searched, oldest first.
    pub fn queries(&self) -> &[String] {
        &self.all.queries
    }

    /// Tells whether it holds nothing to save.
    pub fn is_unchanged(&self) -> bool {
        self.since == MemoryFile::default()
    }

    /// Adds what came later to what is to be saved.
    pub fn add(&mut self, later: &Self) {
        self.all.add(&later.since);
        self.since.add(&later.since);
    }
}

/// Where it is kept: in the user's state folder.
pub fn path() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
    Some(folder.join("chitieu").join("memory.toml"))
}

/// Tells whether nothing was kept yet where something can be: this person is here for the first time.
pub fn is_first(path: &Path) -> bool {
    let found = fs::symlink_metadata(path);
    found.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Reads it; a file that is missing, too large or broken counts as none.
pub fn read_memory(path: &Path) -> Memory {
    Memory {
        all: read_kept(path),
        ..Memory::default()
    }
}

fn read_kept(path: &Path) -> MemoryFile {
    let bytes = small::read(path, LARGEST).ok().flatten();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    let read: Option<MemoryFile> = text.and_then(|text: String| toml::from_str(&text).ok());
    let mut kept = read.unwrap_or_default();
    for query in &mut kept.queries {
        *query = clean(query).into_owned();
    }
    if let Some(stopped) = &mut kept.stopped {
        stopped.query = clean(&stopped.query).into_owned();
    }
    kept
}

/// Saves what came since it was read, beside what other sessions have saved meanwhile. A reader sees the
/// old file or the new one, never half of one.
///
/// # Errors
/// Those of the file system.
pub fn save(memory: &Memory, path: &Path) -> Result<(), WriteError> {
    if memory.is_unchanged() {
        return Ok(());
    }
    // A device or a pipe in its place is never opened, since that could block; a link to a missing file is followed.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        place::file(path).map_err(Step::Find.failed(path))?;
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    small::make_own(folder).map_err(Step::Make.failed(path))?;
    // If another process holds the lock for long, saving without it is better than waiting.
    let _turn = lock::hold(folder);
    let mut kept = read_kept(path);
    kept.add(&memory.since);
    let text = toml::to_string(&kept).map_err(io::Error::other);
    let text = text.map_err(Step::Write.failed(path))?;
    let fill = |out: &mut dyn io::Write| out.write_all(text.as_bytes());
    atomic::write(path, Access::Private, &Never, fill).map(|_| ())
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
        assert!(memory.all.opened.len() <= MOST_OPENED);
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
        let back = read_memory(&path);
        assert_eq!(back.all, memory.all);
        fs::write(&path, "queries = [").unwrap();
        assert_eq!(read_memory(&path), Memory::default());
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(read_memory(&path), Memory::default());
    }

    #[test]
    fn sessions_at_the_same_time_keep_what_each_of_them_did() {
        // What was kept, what each of two sessions did since it was read, what is kept at last; a letter
        // is a query, a capital one opens an indicator.
        let play = |memory: &mut Memory, steps: &str| {
            for step in steps.split_terminator(' ') {
                match step.chars().all(char::is_uppercase) {
                    true => memory.opened(step),
                    false => memory.asked(step),
                }
            }
        };
        let check = |before: &str, [first, second]: [&str; 2], queries: &str, opened: &str| {
            let around = tempfile::tempdir().unwrap();
            let path = around.path().join("memory.toml");
            let mut memory = Memory::default();
            play(&mut memory, before);
            save(&memory, &path).unwrap();
            let mut sessions = [read_memory(&path), read_memory(&path)];
            for (session, steps) in sessions.iter_mut().zip([first, second]) {
                play(session, steps);
            }
            for session in &sessions {
                save(session, &path).unwrap();
            }
            let kept = read_memory(&path);
            let counts = kept
                .all_opened()
                .map(|(key, count)| format!("{key}{count}"));
            let counts: Vec<String> = counts.collect();
            assert_eq!(
                kept.queries().join(" "),
                queries,
                "{before}|{first}|{second}"
            );
            assert_eq!(counts.join(" "), opened, "{before}|{first}|{second}");
        };
        check("", ["a", "b"], "a b", "");
        check("x y", ["a x", "b"], "y a x b", "");
        check("x y", ["a b", "b y"], "x a b y", "");
        check("x", ["", "b"], "x b", "");
        check("x", ["a", ""], "x a", "");
        check("A A B", ["A", "A C"], "", "A4 B1 C1");
        check("a A", ["b A B", "c B"], "a b c", "A2 B2");
        let many: Vec<String> = (0..MOST_QUERIES)
            .map(|number| format!("q{number}"))
            .collect();
        let kept = [&many[2..], &["a".to_owned(), "b".to_owned()]].concat();
        check(&many.join(" "), ["a", "b"], &kept.join(" "), "");
    }

    #[test]
    fn a_chosen_theme_holds_until_another_one_is_set() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("memory.toml");
        let mut memory = read_memory(&path);
        assert_eq!(memory.theme_over("auto"), None);
        memory.chose_theme("none");
        memory.chose_theme("light");
        // Another session, in which no theme was chosen, ends later.
        let mut other = read_memory(&path);
        other.asked("a");
        save(&memory, &path).unwrap();
        save(&other, &path).unwrap();
        let mut back = read_memory(&path);
        assert_eq!(back.queries(), ["a"]);
        assert_eq!(back.theme_over("auto"), Some("light"));
        assert_eq!(back.theme_over("dark"), None, "set since then");
        back.chose_theme("auto");
        save(&back, &path).unwrap();
        assert_eq!(read_memory(&path).theme_over("dark"), Some("auto"));
        fs::write(&path, "theme = 1\nqueries = [\"a\"]").unwrap();
        assert_eq!(read_memory(&path).theme_over("auto"), None);
    }

    #[test]
    fn where_a_session_stopped_comes_back_and_costs_nothing_where_it_cannot_be_read() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("memory.toml");
        assert!(is_first(&path));
        let stopped = Stopped {
            packs: vec!["lai-chau".to_owned()],
            query: "hộ \"nghèo\"".to_owned(),
            chosen: Some("lai-chau/grdp@Lai Châu".to_owned()),
            as_of: Some("2023-12-31".parse().unwrap()),
            ..Stopped::default()
        };
        let mut memory = Memory::default();
        memory.asked("a");
        memory.stops(stopped.clone());
        save(&memory, &path).unwrap();
        assert!(!is_first(&path));
        assert_eq!(read_memory(&path).stopped(), Some(&stopped));
        // Another session that ends later stopped elsewhere.
        let mut other = read_memory(&path);
        other.stops(Stopped::default());
        save(&other, &path).unwrap();
        assert_eq!(read_memory(&path).stopped(), Some(&Stopped::default()));
        for odd in [
            "stopped = 1",
            "[stopped]\nfocus = \"ceiling\"",
            "[stopped]\nas_of = \"x\"",
        ] {
            fs::write(&path, format!("queries = [\"a\"]\n{odd}")).unwrap();
            let kept = read_memory(&path);
            assert_eq!((kept.queries().len(), kept.stopped()), (1, None), "{odd}");
        }
    }

    #[test]
    fn many_sessions_at_once_lose_nothing() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("memory.toml");
        std::thread::scope(|scope| {
            for number in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    let mut memory = read_memory(path);
                    memory.asked(&format!("q{number}"));
                    memory.opened("a");
                    save(&memory, path).unwrap();
                });
            }
        });
        let kept = read_memory(&path);
        assert_eq!((kept.queries().len(), kept.count("a")), (4, 4));
    }

    #[test]
    fn is_saved_though_somebody_holds_the_lock() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("memory.toml");
        let _turn = lock::hold(around.path()).unwrap();
        let mut memory = Memory::default();
        memory.asked("a");
        save(&memory, &path).unwrap();
        assert_eq!(read_memory(&path).queries(), ["a"]);
    }
}
