//! Parts of a library that another thread loads, or reads again when its files changed.
//!
//! Owns the channel from the loading thread to the loop, and the waker that lets the loop wait for it beside the
//! keyboard. The loading thread works out what a part shows, through the lens of the person; the loop takes the newest
//! part and never waits. A part that was made for an older lens goes back to be prepared again. It must not know
//! how a pack is read.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::explorer::state::adopt::LoadedPart;
use crate::explorer::state::lens::Lens;
use crate::library::Library;
use crate::line::waker::{self, WakeReceiver, Waker};
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::Shelf;
use crate::pack::progress::Progress;

/// The end that the loading thread holds. Dropped before the whole was sent, it reports that loading broke off.
#[derive(Debug)]
pub struct LoadSender {
    channel: Channel,
    /// How many parts were delivered.
    count: usize,
    is_whole: bool,
}

/// Reports how far loading has come, at most once in `gap`.
#[derive(Debug)]
pub struct ProgressReporter {
    channel: Channel,
    /// The shortest time between two reports.
    gap: Duration,
    last: Mutex<LastReport>,
}

/// What was reported last.
#[derive(Debug)]
struct LastReport {
    /// The percent, if there was a report.
    percent: Option<u8>,
    at: Instant,
}

/// The end that the loop holds.
#[derive(Debug)]
pub struct LoadReceiver {
    events: Receiver<LoadEvent>,
    wake_receiver: WakeReceiver,
    /// Sends parts that are prepared again.
    channel: Channel,
    /// The number of the last part that was taken.
    newest: usize,
    loading: Option<Progress>,
    /// Whether more may come after the whole, since the files are watched.
    is_watched: bool,
}

/// Everything that came since the loop last looked.
#[derive(Debug, Default)]
pub struct LoadUpdate {
    /// The newest part, or the whole.
    pub part: Option<Box<LoadedPart>>,
    /// How far loading has come.
    pub progress: Option<Progress>,
    /// Whether the thread ended before the whole was there.
    pub is_broken: bool,
    /// The errors of changed files; the data read before stay in use.
    pub refused: Option<Vec<Diagnostic>>,
    /// The files by now.
    pub shelf: Option<Shelf>,
}

#[derive(Debug)]
enum LoadEvent {
    /// A part and its number.
    Part(usize, Box<LoadedPart>),
    Progress(Progress),
    Broken,
    /// Files that changed have errors.
    Refused(Vec<Diagnostic>),
    Shelf(Shelf),
}

/// What every sending thread shares.
#[derive(Clone, Debug)]
struct Channel {
    events: Sender<LoadEvent>,
    waker: Arc<Waker>,
    lens: Arc<Mutex<Lens>>,
}

/// Returns both ends; `lens` is what the person will look through, as far as is known at the start.
///
/// # Errors
///
/// When no pipe can be made.
pub fn pair(lens: Lens) -> io::Result<(LoadSender, LoadReceiver)> {
    let (events_sender, events) = channel();
    let (wake_receiver, waker) = waker::pair()?;
    let shared = Channel {
        events: events_sender,
        waker: Arc::new(waker),
        lens: Arc::new(Mutex::new(lens)),
    };
    let sender = LoadSender {
        channel: shared.clone(),
        count: 0,
        is_whole: false,
    };
    let receiver = LoadReceiver {
        events,
        wake_receiver,
        channel: shared,
        newest: 0,
        loading: None,
        is_watched: false,
    };
    Ok((sender, receiver))
}

impl Channel {
    /// Sends an event and wakes the loop; tells whether the loop still listens.
    fn send(&self, event: LoadEvent) -> bool {
        let has_listener = self.events.send(event).is_ok();
        self.waker.wake();
        has_listener
    }

    fn lens(&self) -> Lens {
        let lens = self.lens.lock();
        lens.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl LoadSender {
    /// Sends a part with how far loading is; the whole library comes without.
    pub fn send_part(&mut self, library: Library, loading: Option<Progress>) {
        self.count += 1;
        self.is_whole |= loading.is_none();
        let library = Arc::new(library);
        // The first query waits for the counts and for the index, so they are made side by side.
        if loading.is_none() {
            index_in_background(Arc::clone(&library));
        }
        let part = LoadedPart::seen(library, loading, self.channel.lens());
        self.channel
            .send(LoadEvent::Part(self.count, Box::new(part)));
    }

    /// Sends the whole library as it was read again; tells whether the loop still listens.
    pub fn send_renewed(&mut self, library: Library, shelf: Shelf) -> bool {
        self.channel.send(LoadEvent::Shelf(shelf));
        self.count += 1;
        self.is_whole = true;
        let part = LoadedPart::seen(Arc::new(library), None, self.channel.lens());
        self.channel
            .send(LoadEvent::Part(self.count, Box::new(part)))
    }

    /// Sends what is wrong with files that changed; tells whether the loop still listens.
    pub fn send_refused(&mut self, errors: Vec<Diagnostic>, shelf: Shelf) -> bool {
        self.is_whole = true;
        self.channel.send(LoadEvent::Shelf(shelf));
        self.channel.send(LoadEvent::Refused(errors))
    }

    /// Returns a reporter that reports at most once in `gap`.
    pub fn progress_reporter(&self, gap: Duration) -> ProgressReporter {
        ProgressReporter {
            channel: self.channel.clone(),
            gap,
            last: Mutex::new(LastReport {
                percent: None,
                at: Instant::now(),
            }),
        }
    }
}

impl ProgressReporter {
    /// Reports how far loading has come. Each percent is sent once, since a frame is drawn for it.
    pub fn report(&self, progress: Progress) {
        let percent = progress.percent();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = |before: u8| before < percent && last.at.elapsed() >= self.gap;
        if last.percent.is_none_or(is_due) {
            *last = LastReport {
                percent: Some(percent),
                at: Instant::now(),
            };
            self.channel.send(LoadEvent::Progress(progress));
        }
    }
}

impl Drop for LoadSender {
    fn drop(&mut self) {
        if !self.is_whole {
            self.channel.send(LoadEvent::Broken);
        }
    }
}

impl LoadReceiver {
    /// Waits for the next part; `None` where the thread ended without one. If none comes within `longest`, returns
    /// an empty library that is still loading.
    pub fn wait(&mut self, longest: Option<Duration>) -> Option<(Arc<Library>, Option<Progress>)> {
        let end = longest.map(|longest| Instant::now() + longest);
        loop {
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            let event = match left {
                None => self.events.recv().ok()?,
                Some(left) => match self.events.recv_timeout(left) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Timeout) => {
                        self.loading = Some(Progress::default());
                        return Some((Arc::new(Library::open(&[])), self.loading));
                    }
                    Err(RecvTimeoutError::Disconnected) => return None,
                },
            };
            match event {
                LoadEvent::Part(number, part) => {
                    self.newest = number;
                    self.loading = part.loading;
                    return Some((part.library, part.loading));
                }
                LoadEvent::Progress(_) | LoadEvent::Refused(_) | LoadEvent::Shelf(_) => {}
                LoadEvent::Broken => return None,
            }
        }
    }

    /// How far loading was with the last part; `None` before the first part, and once the whole was taken.
    pub fn loading(&self) -> Option<Progress> {
        self.loading
    }

    /// Marks the files as watched, so that more may come after the whole.
    #[must_use]
    pub fn watched(self) -> Self {
        Self {
            is_watched: true,
            ..self
        }
    }

    /// Tells whether more may come after the whole.
    pub fn is_watched(&self) -> bool {
        self.is_watched
    }

    /// Sets the lens through which the next parts are prepared.
    pub fn set_lens(&self, lens: Lens) {
        let shared = self.channel.lens.lock();
        let mut shared = shared.unwrap_or_else(PoisonError::into_inner);
        if !shared.sees_as(&lens) {
            *shared = lens;
        }
    }

    /// Takes everything that came since the last call.
    pub fn take_update(&mut self) -> LoadUpdate {
        self.wake_receiver.clear();
        let mut update = LoadUpdate::default();
        while let Ok(event) = self.events.try_recv() {
            match event {
                LoadEvent::Part(number, part) if number > self.newest => {
                    self.newest = number;
                    self.loading = part.loading;
                    update.progress = None;
                    update.refused = None;
                    drop_in_background(update.part.replace(part));
                }
                LoadEvent::Part(_, late) => drop_in_background(late),
                LoadEvent::Progress(progress) => update.progress = Some(progress),
                LoadEvent::Broken => update.is_broken = true,
                LoadEvent::Refused(errors) => update.refused = Some(errors),
                LoadEvent::Shelf(shelf) => update.shelf = Some(shelf),
            }
        }
        update
    }

    /// Prepares the part that was taken last again, through the lens of now; it comes back unless a newer one
    /// comes first.
    pub fn prepare_again(&mut self, part: Box<LoadedPart>) {
        let number = self.newest;
        self.newest = number.saturating_sub(1);
        let channel = self.channel.clone();
        spawn(move || {
            let part = part.seen_again(channel.lens());
            channel.send(LoadEvent::Part(number, Box::new(part)));
        });
    }

    /// The descriptor that becomes readable when an event comes.
    #[cfg(unix)]
    pub fn wake_fd(&self) -> std::os::fd::BorrowedFd<'_> {
        std::os::fd::AsFd::as_fd(&self.wake_receiver)
    }
}

/// Drops something large on another thread, so that the loop does not wait for it.
pub fn drop_in_background(thing: impl Send + 'static) {
    spawn(move || drop(thing));
}

/// Builds the index of a library before the first search needs it.
pub fn index_in_background(library: Arc<Library>) {
    spawn(move || {
        library.index();
    });
}

/// Runs `work` on a thread of its own. If the system gives none, the work is dropped: a part is then not prepared
/// again, and the loop takes the next one.
fn spawn(work: impl FnOnce() + Send + 'static) {
    let _ = thread::Builder::new().spawn(work);
}
