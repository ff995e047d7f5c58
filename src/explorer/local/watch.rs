//! Packs on disk that may change while they are looked at.
//!
//! Owns when they are read again: once nothing has changed for a moment, so that an editor that writes by renaming, or
//! several files at once, is read when it is done. The system reports changes where it can; elsewhere the files are
//! polled. It must not know how packs are read, nor what a person sees of them.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

#[cfg(target_os = "linux")]
use crate::explorer::local::inotify::{Watcher, is_remote, wait_for_change, watch_places};
use crate::explorer::local::load_channel::LoadSender;
#[cfg(not(target_os = "linux"))]
use crate::explorer::local::no_inotify::{Watcher, is_remote, wait_for_change, watch_places};
use crate::library::Library;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::Shelf;
use crate::pack::files::stamp::Stamp;

/// How long nothing may have changed before the files are read.
const REST: Duration = Duration::from_millis(150);

/// How often the files are polled where no change is reported.
const POLL_EVERY: Duration = Duration::from_millis(400);

/// Packs as they were before they were read for the first time.
#[derive(Debug)]
pub struct WatchedPacks {
    packs: Vec<PathBuf>,
    stamp: Stamp,
}

/// Reads the packs again, with where their files are.
pub type ReadPacks = Box<dyn FnMut() -> (Library, Shelf) + Send>;

impl WatchedPacks {
    /// Looks at packs before they are read.
    pub fn before_reading(packs: Vec<PathBuf>) -> Self {
        Self {
            stamp: Stamp::of(&packs),
            packs,
        }
    }

    /// The packs.
    pub fn packs(&self) -> &[PathBuf] {
        &self.packs
    }

    /// Sends the packs whenever they changed, until the loop no longer listens. If they cannot be read, or have errors
    /// that are not in `known`, only those are sent.
    pub fn deliver(self, load_sender: &mut LoadSender, known: &[Diagnostic], mut read: ReadPacks) {
        let mut known = known.to_vec();
        let mut read_all = || {
            let (library, shelf) = read();
            // Made here, so that the first search does not wait for it.
            library.index();
            (library, shelf)
        };
        self.on_change(ChangeSource::open, &mut read_all, &mut |(
            library,
            shelf,
        )| {
            let errors = library.new_errors(&known);
            if !errors.is_empty() || !library.no_packs.is_empty() {
                return load_sender.send_refused(errors, shelf);
            }
            known = library.errors().cloned().collect();
            load_sender.send_renewed(library, shelf)
        });
    }

    /// Reads whenever something changed and has come to rest, and hands on what was read if nothing changed meanwhile.
    /// Ends when `take` returns false.
    fn on_change<T>(
        mut self,
        open: fn(&[PathBuf]) -> ChangeSource,
        read: &mut dyn FnMut() -> T,
        take: &mut dyn FnMut(T) -> bool,
    ) {
        let mut is_at_rest = false;
        loop {
            // Watching begins before the files are looked at, so that no change in between is missed.
            let watcher = open(&self.packs);
            let found = Stamp::of(&self.packs);
            if found == self.stamp {
                watcher.wait(&self.packs, &found);
            }
            if found == self.stamp || !is_at_rest {
                watcher.rest(&self.packs);
                is_at_rest = true;
                continue;
            }
            is_at_rest = false;
            let what = read();
            if Stamp::of(&self.packs) == found {
                self.stamp = found;
                if !take(what) {
                    return;
                }
            }
        }
    }
}

/// How changes are noticed.
enum ChangeSource {
    /// The system reports them.
    Notified(Watcher),
    /// The files are polled: they are remote, the system has no more watchers, or something is missing.
    Polling,
}

impl ChangeSource {
    fn open(packs: &[PathBuf]) -> Self {
        let is_remote = packs.iter().any(|pack| is_remote(pack));
        if is_remote || !Stamp::is_there(packs) {
            return Self::Polling;
        }
        watch_places(&Stamp::places(packs)).map_or(Self::Polling, Self::Notified)
    }

    /// Waits until something may have changed.
    fn wait(&self, packs: &[PathBuf], known: &Stamp) {
        match self {
            Self::Notified(watcher) => {
                wait_for_change(watcher, None);
            }
            Self::Polling => {
                while Stamp::of(packs) == *known {
                    thread::sleep(POLL_EVERY);
                }
            }
        }
    }

    /// Waits until nothing has changed for a moment.
    fn rest(&self, packs: &[PathBuf]) {
        match self {
            Self::Notified(watcher) => while wait_for_change(watcher, Some(REST)) {},
            Self::Polling => loop {
                let before = Stamp::of(packs);
                thread::sleep(REST);
                if Stamp::of(packs) == before {
                    return;
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::mpsc::channel;
    use std::thread;
    use std::time::Duration;

    use super::{ChangeSource, WatchedPacks};

    const LONGEST: Duration = Duration::from_secs(20);

    /// Changes a file again and again; each change is read once it has come to rest, and nothing half.
    fn check(open: fn(&[PathBuf]) -> ChangeSource, change: fn(&Path, &str)) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        change(&file, "0");
        let watched = WatchedPacks::before_reading(vec![folder.path().to_owned()]);
        let (news, came) = channel();
        let read_from = file.clone();
        let watch = move || {
            let read = &mut || fs::read_to_string(&read_from).unwrap_or_default();
            watched.on_change(open, read, &mut |text| news.send(text).is_ok());
        };
        thread::spawn(watch);
        for text in ["1", "22", "1"] {
            change(&file, text);
            assert_eq!(came.recv_timeout(LONGEST).as_deref(), Ok(text));
        }
    }

    fn written_over(file: &Path, text: &str) {
        fs::write(file, text).unwrap();
    }

    fn renamed(file: &Path, text: &str) {
        let beside = file.with_extension("new");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, file).unwrap();
    }

    #[test]
    fn a_change_is_noticed_whether_the_system_reports_it_or_files_are_polled() {
        for open in [
            ChangeSource::open,
            (|_| ChangeSource::Polling) as fn(&[PathBuf]) -> ChangeSource,
        ] {
            check(open, written_over);
            check(open, renamed);
        }
    }
}
