//! The catalogue and the search index of one run, built once and shared.
//!
//! Owns the joining of the two: entry numbers of the index are series ids, and its places, sources and programmes
//! have the numbers of the catalogue. It must not know a day or a person; share it behind an `Arc` and replace it
//! whole.

use std::sync::OnceLock;
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::core::catalog::Catalog;
use crate::library::beginnings::Beginnings;
use crate::library::gather::Gathered;
use crate::library::image::{self, IndexSections, NoImage};
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::image_bytes::ImageBytes;
use crate::pack::files::{self, PackFiles};
use crate::pack::progress::{Progress, Stage};
use crate::pack::{self, Loaded};
use crate::search::index::Index;

/// The bytes read before the first part of a library is published.
const FIRST_PART: u64 = 1 << 20;

/// Everything that was loaded, ready to be searched.
#[derive(Debug)]
pub struct Library {
    /// The data.
    pub catalog: Catalog,
    /// The search index, built or decoded on first use.
    index: OnceLock<Index>,
    /// The beginnings of the names of indicators, made on first use.
    pub(super) beginnings: Beginnings,
    /// The index from an image; empty if there was none.
    kept_index: IndexSections,
    /// What was wrong with the packs.
    pub diagnostics: Vec<Diagnostic>,
    /// The names that were given as packs but are not packs.
    pub no_packs: Vec<String>,
}

/// Receives a part of a library with the progress of loading; the whole library comes without progress.
pub type Publish<'p> = &'p mut (dyn FnMut(Library, Option<Progress>) + Send);

impl Library {
    /// Loads packs.
    pub fn open(packs: &[PackFiles]) -> Self {
        Self::open_told(packs, &mut |_| {})
    }

    /// The same; `tell` is called often with the progress.
    pub fn open_told(packs: &[PackFiles], tell: &mut dyn FnMut(Progress)) -> Self {
        let loaded = pack::load_in_parts(packs, &mut |_, progress| tell(progress));
        Self::of(loaded, OnceLock::new())
    }

    /// The search index, made on first use, because many commands never search.
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

    /// Loads in parts: one after the first MiB, one whenever twice as much was read, then the whole. A part reports
    /// no problems; ids of a part stay valid in all that follow. Parts are indexed and published while reading
    /// continues. `tell` is called often with the progress.
    pub fn open_in_parts(
        packs: Vec<PackFiles>,
        publish: Publish<'_>,
        tell: &(dyn Fn(Progress) + Sync),
    ) {
        // Reading waits only if it has doubled again before the last part was published, which is rare.
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
                    // A panic of the indexing thread is reported by `join` below.
                    let _ = parts.send((part, progress, false));
                }
            });
            // Free the text of the files, because the whole index needs the memory.
            drop(packs);
            let _ = parts.send((loaded, last, true));
            drop(parts);
        });
    }

    /// Encodes the library as an image; equal packs give equal bytes.
    ///
    /// # Errors
    /// Returns the file that could not be read.
    pub fn image(&self) -> Result<Vec<u8>, NoImage> {
        image::write(&self.catalog, self.index(), &self.diagnostics)
    }

    /// Decodes the library of an image; `None` if this program did not make the bytes.
    pub fn from_image(image: impl Into<ImageBytes>) -> Option<Self> {
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

    /// The packs inside the binary, from their image, else from their files.
    pub fn shipped() -> Self {
        let image = files::shipped_image();
        Self::from_image(image).unwrap_or_else(|| Self::open(&files::embedded()))
    }

    fn of(loaded: Loaded, index: OnceLock<Index>) -> Self {
        Self {
            index,
            beginnings: Beginnings::default(),
            kept_index: IndexSections::default(),
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

    /// The errors that are not among the known ones; their lines may have moved.
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
