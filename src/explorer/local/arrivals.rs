//! Parts of a library that another thread loads, or reads again when its files changed.
//!
//! Owns the way from that thread to the loop, as something to wait for beside the keyboard: news goes through a channel,
//! each rings a bell. What a part
//! shows is worked out on the thread that loads, from where the person looks; the loop takes the newest
//! part and never waits. A part whose person has moved on meanwhile goes back to be looked at again.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::explorer::state::adopt::Part;
use crate::explorer::state::lens::Lens;
use crate::library::Library;
use crate::line::bell::{self, Bell, Rope};
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::Shelf;
use crate::pack::progress::Progress;

/// The end of the thread that loads.
#[derive(Debug)]
pub struct Deliverer {
    wire: Wire,
    /// How many parts were delivered.
    count: usize,
    is_whole: bool,
}

/// The end of whoever tells how far loading has come.
#[derive(Debug)]
pub struct Teller {
    wire: Wire,
    /// How long it is silent after it has told something.
    gap: Duration,
    /// The percent that was told last, and when.
    last: Mutex<(Option<u8>, Instant)>,
}

/// The end of the loop.
#[derive(Debug)]
pub struct Arrivals {
    news: Receiver<News>,
    bell: Bell,
    /// For parts that must be looked at again.
    wire: Wire,
    /// The number of the last part that was taken.
    newest: usize,
    loading: Option<Progress>,
    /// Whether more may come after the whole: somebody watches the files.
    is_lasting: bool,
}

/// What came since the last time.
#[derive(Debug, Default)]
pub struct Arrived {
    /// The newest part, or the whole.
    pub part: Option<Box<Part>>,
    /// How far loading has come.
    pub progress: Option<Progress>,
    /// Whether the thread ended before the whole was there.
    pub is_broken: bool,
    /// What is wrong with files that changed; what was read before stands.
    pub refused: Option<Vec<Diagnostic>>,
    /// Where the files are by now.
    pub shelf: Option<Shelf>,
}

#[derive(Debug)]
enum News {
    /// A part and its number.
    Part(usize, Box<Part>),
    Progress(Progress),
    Broken,
    /// Files that changed have errors.
    Refused(Vec<Diagnostic>),
    Shelf(Shelf),
}

/// What every thread needs that sends news.
#[derive(Clone, Debug)]
struct Wire {
    news: Sender<News>,
    rope: Arc<Rope>,
    lens: Arc<Mutex<Lens>>,
}

/// Returns both ends; `lens` is where a person will look from as far as is known.
///
/// # Errors
///
/// When no pipe can be made.
pub fn pair(lens: Lens) -> io::Result<(Deliverer, Arrivals)> {
    let (sender, news) = channel();
    let (bell, rope) = bell::pair()?;
    let wire = Wire {
        news: sender,
        rope: Arc::new(rope),
        lens: Arc::new(Mutex::new(lens)),
    };
    let deliverer = Deliverer {
        wire: wire.clone(),
        count: 0,
        is_whole: false,
    };
    let arrivals = Arrivals {
        news,
        bell,
        wire,
        newest: 0,
        loading: None,
        is_lasting: false,
    };
    Ok((deliverer, arrivals))
}

impl Wire {
    /// Sends news; tells whether anybody listens. Whoever no longer does has no use for it.
    fn send(&self, news: News) -> bool {
        let is_heard = self.news.send(news).is_ok();
        self.rope.pull();
        is_heard
    }

    fn lens(&self) -> Lens {
        let lens = self.lens.lock();
        lens.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Deliverer {
    /// Delivers a part; the whole comes without how far it is.
    pub fn deliver(&mut self, library: Library, loading: Option<Progress>) {
        self.count += 1;
        self.is_whole |= loading.is_none();
        let part = Part::seen(Arc::new(library), loading, self.wire.lens());
        self.wire.send(News::Part(self.count, Box::new(part)));
    }

    /// Delivers the whole as it was read again; tells whether anybody takes it.
    pub fn renew(&mut self, library: Library, shelf: Shelf) -> bool {
        self.wire.send(News::Shelf(shelf));
        self.count += 1;
        self.is_whole = true;
        let part = Part::seen(Arc::new(library), None, self.wire.lens());
        self.wire.send(News::Part(self.count, Box::new(part)))
    }

    /// Tells what is wrong with files that changed; tells whether anybody listens.
    pub fn refuse(&mut self, errors: Vec<Diagnostic>, shelf: Shelf) -> bool {
        self.is_whole = true;
        self.wire.send(News::Shelf(shelf));
        self.wire.send(News::Refused(errors))
    }

    /// Returns what tells how far loading has come, at most once in `gap`.
    pub fn teller(&self, gap: Duration) -> Teller {
        Teller {
            wire: self.wire.clone(),
            gap,
            last: Mutex::new((None, Instant::now())),
        }
    }
}

impl Teller {
    /// Tells how far loading has come, each percent once: a frame is drawn for it.
    pub fn tell(&self, progress: Progress) {
        let percent = progress.percent();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (told, at) = *last;
        if told.is_none_or(|told| told < percent && at.elapsed() >= self.gap) {
            *last = (Some(percent), Instant::now());
            self.wire.send(News::Progress(progress));
        }
    }
}

impl Drop for Deliverer {
    fn drop(&mut self) {
        if !self.is_whole {
            self.wire.send(News::Broken);
        }
    }
}

impl Arrivals {
    /// Waits for the next part; `None` where the thread ended without one. Where none comes within
    /// `longest`, the library is an empty one.
    pub fn wait(&mut self, longest: Option<Duration>) -> Option<(Arc<Library>, Option<Progress>)> {
        let end = longest.map(|longest| Instant::now() + longest);
        loop {
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            let news = match left {
                None => self.news.recv().ok()?,
                Some(left) => match self.news.recv_timeout(left) {
                    Ok(news) => news,
                    Err(RecvTimeoutError::Timeout) => {
                        self.loading = Some(Progress::default());
                        return Some((Arc::new(Library::open(&[])), self.loading));
                    }
                    Err(RecvTimeoutError::Disconnected) => return None,
                },
            };
            match news {
                News::Part(number, part) => {
                    self.newest = number;
                    self.loading = part.loading;
                    return Some((part.library, part.loading));
                }
                News::Progress(_) | News::Refused(_) | News::Shelf(_) => {}
                News::Broken => return None,
            }
        }
    }

    /// How far the last part was; `None` once the whole was taken, and before the first.
    pub fn loading(&self) -> Option<Progress> {
        self.loading
    }

    /// The same for whoever watches the files: more may come after the whole.
    #[must_use]
    pub fn lasting(self) -> Self {
        Self {
            is_lasting: true,
            ..self
        }
    }

    /// Tells whether more may come after the whole.
    pub fn is_lasting(&self) -> bool {
        self.is_lasting
    }

    /// Tells from where the person looks now.
    pub fn look_from(&self, lens: Lens) {
        let shared = self.wire.lens.lock();
        let mut shared = shared.unwrap_or_else(PoisonError::into_inner);
        if !shared.sees_as(&lens) {
            *shared = lens;
        }
    }

    /// What came since the last time.
    pub fn take(&mut self) -> Arrived {
        self.bell.hush();
        let mut arrived = Arrived::default();
        while let Ok(news) = self.news.try_recv() {
            match news {
                News::Part(number, part) if number > self.newest => {
                    self.newest = number;
                    self.loading = part.loading;
                    arrived.progress = None;
                    arrived.refused = None;
                    let_go(arrived.part.replace(part));
                }
                News::Part(_, late) => let_go(late),
                News::Progress(progress) => arrived.progress = Some(progress),
                News::Broken => arrived.is_broken = true,
                News::Refused(errors) => arrived.refused = Some(errors),
                News::Shelf(shelf) => arrived.shelf = Some(shelf),
            }
        }
        arrived
    }

    /// Lets the part that was taken last be looked at again, from where the person looks now; it comes
    /// back unless a newer one comes before it.
    pub fn again(&mut self, part: Box<Part>) {
        let number = self.newest;
        self.newest = number.saturating_sub(1);
        let wire = self.wire.clone();
        aside(move || {
            let lens = wire.lens();
            let part = Part::seen(Arc::clone(&part.library), part.loading, lens);
            wire.send(News::Part(number, Box::new(part)));
        });
    }

    /// What becomes readable when news comes.
    #[cfg(unix)]
    pub fn bell(&self) -> std::os::fd::BorrowedFd<'_> {
        std::os::fd::AsFd::as_fd(&self.bell)
    }
}

/// Lets go of something large where nobody waits.
pub fn let_go(thing: impl Send + 'static) {
    aside(move || drop(thing));
}

/// Makes the index of a library while nobody waits for it yet.
pub fn make_index(library: Arc<Library>) {
    aside(move || {
        library.index();
    });
}

/// Does something on a thread of its own. Where the system gives none, a part is not looked at again,
/// and the next one is taken.
fn aside(work: impl FnOnce() + Send + 'static) {
    let _ = thread::Builder::new().spawn(work);
}
