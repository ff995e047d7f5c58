//! Keeps what a person looked for as soon as it is known, beside the loop.
//!
//! Owns the thread that saves, which is begun with the first thing to save: a disk that is slow holds no key up,
//! and a session that is killed has lost nothing. It must not know what is saved.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::explorer::memory::{self, Memory};

/// The longest that the end of a session waits for a disk.
const LONGEST: Duration = Duration::from_secs(5);

/// The end of the loop.
#[derive(Debug)]
pub(crate) struct Keeper {
    path: PathBuf,
    thread: Option<Thread>,
}

#[derive(Debug)]
struct Thread {
    news: Sender<Memory>,
    /// Closed by the thread when all is saved.
    ended: Receiver<()>,
}

impl Keeper {
    /// Will save into a file.
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, thread: None }
    }

    /// Saves new memory soon. The memory is a convenience, so a failure to save is not reported.
    pub(crate) fn keep(&mut self, new: Memory) {
        if self.thread.is_none() {
            self.thread = begin(self.path.clone());
        }
        if let Some(thread) = &self.thread {
            let _ = thread.news.send(new);
        }
    }

    /// Waits until all is saved, but not for ever.
    pub(crate) fn finish(self) {
        if let Some(Thread { news, ended }) = self.thread {
            drop(news);
            let _ = ended.recv_timeout(LONGEST);
        }
    }
}

fn begin(path: PathBuf) -> Option<Thread> {
    let (news, to_save) = channel::<Memory>();
    let (ends, ended) = channel();
    let save = move || {
        let _ends: Sender<()> = ends;
        let mut unsaved = Memory::default();
        while let Ok(new) = to_save.recv() {
            unsaved.add(&new);
            for new in to_save.try_iter() {
                unsaved.add(&new);
            }
            // A failed save is tried again with the next one.
            if memory::save(&unsaved, &path).is_ok() {
                unsaved = Memory::default();
            }
        }
    };
    thread::Builder::new().spawn(save).ok()?;
    Some(Thread { news, ended })
}
