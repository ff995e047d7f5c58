//! Packs on disk that may change while they are looked at.
//!
//! Owns when they are read again: once nothing has changed for a moment, so that an editor that writes by renaming, or
//! several files at once, is read when it is done. The system tells of changes where it can; else the files are looked
//! at now and then. It must not know how packs are read, nor what a person sees of them.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

#[cfg(target_os = "linux")]
use crate::explorer::local::ear::{Told, hears, is_far, listen};
use crate::explorer::local::load_channel::LoadSender;
#[cfg(not(target_os = "linux"))]
use crate::explorer::local::no_ear::{Told, hears, is_far, listen};
use crate::library::Library;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::Shelf;
use crate::pack::files::stamp::Stamp;

/// How long nothing may have changed before the files are read.
const REST: Duration = Duration::from_millis(150);

/// How often the files are looked at where nobody tells of a change.
const LOOKED_AT: Duration = Duration::from_millis(400);

/// Packs as they were before they were read for the first time.
#[derive(Debug)]
pub struct Watched {
    packs: Vec<PathBuf>,
    stamp: Stamp,
}

/// Reads the packs again, with where their files are.
pub type Read = Box<dyn FnMut() -> (Library, Shelf) + Send>;

impl Watched {
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

    /// Delivers the packs whenever they changed, for as long as somebody takes them. What cannot be read, or has errors
    /// that `known` does not have, is told and not delivered.
    pub fn deliver(self, load_sender: &mut LoadSender, known: &[Diagnostic], mut read: Read) {
        let mut known = known.to_vec();
        let mut read_all = || {
            let (library, shelf) = read();
            // Made here, so that the first search does not wait for it.
            library.index();
            (library, shelf)
        };
        self.on_change(Ear::open, &mut read_all, &mut |(library, shelf)| {
            let errors = library.new_errors(&known);
            if !errors.is_empty() || !library.no_packs.is_empty() {
                return load_sender.send_refused(errors, shelf);
            }
            known = library.errors().cloned().collect();
            load_sender.send_renewed(library, shelf)
        });
    }

    /// Reads whenever something changed and has come to rest; takes what was read while nothing changed. Ends when
    /// nobody takes it any more.
    fn on_change<T>(
        mut self,
        open: fn(&[PathBuf]) -> Ear,
        read: &mut dyn FnMut() -> T,
        take: &mut dyn FnMut(T) -> bool,
    ) {
        let mut is_at_rest = false;
        loop {
            // Listening begins before looking, so that nothing happens in between.
            let ear = open(&self.packs);
            let found = Stamp::of(&self.packs);
            if found == self.stamp {
                ear.wait(&self.packs, &found);
            }
            if found == self.stamp || !is_at_rest {
                ear.rest(&self.packs);
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

/// By what a change is heard.
enum Ear {
    /// The system tells.
    Told(Told),
    /// Nobody tells: the files are far, the system has no more ears, or something is not there.
    Looking,
}

impl Ear {
    fn open(packs: &[PathBuf]) -> Self {
        let is_far = packs.iter().any(|pack| is_far(pack));
        if is_far || !Stamp::is_there(packs) {
            return Self::Looking;
        }
        listen(&Stamp::places(packs)).map_or(Self::Looking, Self::Told)
    }

    /// Waits until something may have changed.
    fn wait(&self, packs: &[PathBuf], known: &Stamp) {
        match self {
            Self::Told(ear) => {
                hears(ear, None);
            }
            Self::Looking => {
                while Stamp::of(packs) == *known {
                    thread::sleep(LOOKED_AT);
                }
            }
        }
    }

    /// Waits until nothing has changed for a moment.
    fn rest(&self, packs: &[PathBuf]) {
        match self {
            Self::Told(ear) => while hears(ear, Some(REST)) {},
            Self::Looking => loop {
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

    use super::{Ear, Watched};

    const LONGEST: Duration = Duration::from_secs(20);

    /// Changes a file again and again; each change is read once it has come to rest, and nothing half.
    fn check(open: fn(&[PathBuf]) -> Ear, change: fn(&Path, &str)) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        change(&file, "0");
        let watched = Watched::before_reading(vec![folder.path().to_owned()]);
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
    fn a_change_is_heard_where_the_system_tells_and_seen_where_it_does_not() {
        for open in [Ear::open, (|_| Ear::Looking) as fn(&[PathBuf]) -> Ear] {
            check(open, written_over);
            check(open, renamed);
        }
    }
}
