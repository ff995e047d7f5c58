//! The catalogue and the search index of one run, built once and shared.
//!
//! Owns the joining of the two: entry numbers of the index are series ids, its places, sources and
//! programmes are numbered as the catalogue numbers them. It must not know a day or a person; share it
//! behind an `Arc` and replace it whole.

use std::sync::OnceLock;
use std::sync::mpsc::sync_channel;
use std::thread;

use bytes::Bytes;

use crate::core::catalog::Catalog;
use crate::library::beginnings::Beginnings;
use crate::library::gather::Gathered;
use crate::library::image::{self, Kept, NoImage};
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::{self, PackFiles};
use crate::pack::progress::{Progress, Stage};
use crate::pack::{self, Loaded};
use crate::search::index::Index;

/// Bytes after which the first part of a library is published.
const FIRST_PART: u64 = 1 << 20;

/// Everything that was loaded, ready to be searched.
#[derive(Debug)]
pub struct Library {
    /// The data.
    pub catalog: Catalog,
    /// The search index over it, once anybody asked for it.
    index: OnceLock<Index>,
    /// How the names of indicators begin, once anybody asked for their order.
    pub(super) beginnings: Beginnings,
    /// The index as it was kept in an image; empty where there was none.
    kept_index: Kept,
    /// What was wrong with the packs.
    pub diagnostics: Vec<Diagnostic>,
    /// The names of those that were named as packs and are none.
    pub no_packs: Vec<String>,
}

/// Takes a part of a library with how far it is; the whole comes without.
pub type Publish<'p> = &'p mut (dyn FnMut(Library, Option<Progress>) + Send);

impl Library {
    /// Loads packs.
    pub fn open(packs: &[PackFiles]) -> Self {
        Self::open_told(packs, &mut |_| {})
    }

    /// The same; `tell` is given how far it is, often.
    pub fn open_told(packs: &[PackFiles], tell: &mut dyn FnMut(Progress)) -> Self {
        let loaded = pack::load_in_parts(packs, &mut |_, progress| tell(progress));
        Self::of(loaded, OnceLock::new())
    }

    /// The search index: made when it is asked for the first time, which many commands never do.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            if let Some(kept) = image::index(&self.kept_index, &self.catalog) {
                return kept;
            }
            let mut gathered = Gathered::default();
            gathered.add(&self.catalog, &|_| {});
            gathered.index()
        })
    }

    /// The same in parts: what is there after the first MiB and whenever twice as much was read, then the
    /// whole. A part tells no problems; whatever it has keeps its id in those that follow. Parts are indexed
    /// and published beside the reading. `tell` is given how far loading has come, often.
    pub fn open_in_parts(
        packs: Vec<PackFiles>,
        publish: Publish<'_>,
        tell: &(dyn Fn(Progress) + Sync),
    ) {
        // The reading waits where it is twice as far before the last part is out, which it hardly ever is.
        let (parts, coming) = sync_channel::<(Loaded, Progress, bool)>(0);
        thread::scope(|scope| {
            scope.spawn(move || {
                let mut gathered = Gathered::default();
                for (loaded, progress, is_whole) in coming {
                    let all = loaded.catalog.indicators().len() as u64;
                    gathered.add(&loaded.catalog, &|indicators| {
                        // While parts are indexed the reader reports progress; only the whole index
                        // reports its own.
                        if is_whole {
                            let bytes = progress.all() * indicators as u64 / all.max(1);
                            tell(progress.at(Stage::Indexed, bytes));
                        }
                    });
                    let library = Self::of(loaded, OnceLock::from(gathered.index()));
                    publish(library, (!is_whole).then_some(progress));
                }
            });
            let mut next = FIRST_PART;
            let mut last = Progress::default();
            let loaded = pack::load_in_parts(&packs, &mut |builder, progress| {
                last = progress;
                tell(progress);
                let read = progress.bytes(Stage::Understood);
                if (next..progress.all()).contains(&read) {
                    next = read.saturating_mul(2);
                    let part = Loaded {
                        catalog: builder.snapshot(),
                        diagnostics: Vec::new(),
                        expected: Vec::new(),
                        no_packs: Vec::new(),
                    };
                    // That whoever indexes has died is told when it is joined.
                    let _ = parts.send((part, progress, false));
                }
            });
            // The index of the whole needs the room that the files took.
            drop(packs);
            let _ = parts.send((loaded, last, true));
            drop(parts);
        });
    }

    /// The compiled image of the library; the same packs give the same.
    ///
    /// # Errors
    /// Where a file could not be read.
    pub fn image(&self) -> Result<Vec<u8>, NoImage> {
        image::write(&self.catalog, self.index(), &self.diagnostics)
    }

    /// The library of an image; none where the bytes are not those of one that this program made.
    pub fn from_image(image: impl Into<Bytes>) -> Option<Self> {
        let contents = image::read(&image.into())?;
        Some(Self {
            catalog: contents.catalog,
            index: OnceLock::new(),
            beginnings: Beginnings::default(),
            kept_index: contents.index,
            diagnostics: contents.diagnostics,
            no_packs: Vec::new(),
        })
    }

    /// The packs inside the binary, from their image; from their files where it is not one of this program's.
    pub fn shipped() -> Self {
        let image = files::shipped_image();
        Self::from_image(image).unwrap_or_else(|| Self::open(&files::embedded()))
    }

    fn of(loaded: Loaded, index: OnceLock<Index>) -> Self {
        Self {
            index,
            beginnings: Beginnings::default(),
            kept_index: Kept::default(),
            catalog: loaded.catalog,
            diagnostics: loaded.diagnostics,
            no_packs: loaded.no_packs,
        }
    }

    /// The problems that are errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|found| found.is_error())
    }

    /// How many of the problems are errors.
    pub fn error_count(&self) -> usize {
        self.errors().count()
    }

    /// The errors that are not among those known, wherever in their files they stand by now.
    pub fn new_errors(&self, known: &[Diagnostic]) -> Vec<Diagnostic> {
        let mut known: Vec<&Diagnostic> = known.iter().collect();
        let is_new = |error: &&Diagnostic| {
            let is_same =
                |one: &&Diagnostic| one.problem == error.problem && one.file == error.file;
            match known.iter().position(is_same) {
                Some(at) => {
                    known.swap_remove(at);
                    false
                }
                None => true,
            }
        };
        self.errors().filter(is_new).cloned().collect()
    }
}
