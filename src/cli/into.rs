//! The import into a pack that lives.
//!
//! Owns the turns of those who add to one pack, what is said of the figures that come, and the one file that is
//! written. It must not know how figures are compared.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::cli::error::{Error, shown};
use crate::cli::stop::Signals;
use crate::core::catalog::Catalog;
use crate::core::fold::bare;
use crate::core::lang::Lang;
use crate::library::Library;
use crate::pack::exchange::vintage::{self, JoinOptions, Vintage};
use crate::pack::files::{self, folder, lock};
use crate::pack::gazetteer;
use crate::words::commands::commands;
use crate::words::locale::words::fill;
use crate::words::vintages;

/// Figures beside the pack that they join. As long as it is there nobody else adds to the pack.
#[derive(Debug)]
pub(super) struct JoinedPack {
    path: PathBuf,
    vintage: Vintage,
    /// The place of the pack, where it answered for a file that names none.
    home: Option<String>,
    _turn: Option<File>,
}

impl JoinedPack {
    /// Waits for its turn, reads the pack and compares.
    ///
    /// # Errors
    /// Where the pack cannot be read or has errors, or somebody else holds it for long.
    pub(super) fn of(
        path: &Path,
        imported: &Catalog,
        said: JoinOptions<'_>,
    ) -> Result<Self, Error> {
        let turn = lock::turn(path).map_err(|error| Error::CannotWrite {
            path: path.to_owned(),
            error,
        })?;
        let library = library_of(path)?;
        let vintage = vintage::join(&library.catalog, imported, said);
        Ok(Self {
            path: path.to_owned(),
            vintage,
            home: None,
            _turn: turn,
        })
    }

    /// The same for figures whose place was taken from the pack.
    pub(super) fn at_home(self, home: Option<String>) -> Self {
        Self { home, ..self }
    }

    /// Tells whether nothing may be written.
    pub(super) fn is_refused(&self) -> bool {
        self.vintage.is_refused()
    }

    /// Tells whether an indicator is made.
    pub(super) fn makes(&self, name: &str) -> bool {
        self.vintage.made.iter().any(|made| made == name)
    }

    /// Writes the file, where anything is new, and gives its path.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn write(&self) -> Result<Option<PathBuf>, Error> {
        let Some(text) = &self.vintage.text else {
            return Ok(None);
        };
        let written = folder::add(&self.path, &self.vintage.stem, text, &Signals::listen());
        let written = written.map_err(|error| Error::CannotWrite {
            path: self.path.clone(),
            error: error.into_io(),
        });
        written.map(Some)
    }

    /// What came of the figures, a line each, and what was written.
    pub(super) fn said(&self, written: Option<&Path>, is_whole: bool, lang: Lang) -> String {
        let pack = shown(&self.path);
        let home = self.home.iter();
        let home = home.map(|home| fill(vintages::vintages(lang).home, &[home]));
        let lines = vintages::lines(&self.vintage, &pack, is_whole, lang);
        let mut text: String = home.chain(lines).map(|line| line + "\n").collect();
        if let Some(path) = written {
            text.push_str(&fill(commands(lang).added_file, &[&shown(path)]));
            text.push('\n');
        }
        text
    }
}

/// The only place of a pack, which a file that names none can be of; none where its title names another one.
pub(super) fn only_place(path: &Path, hint: Option<&str>) -> Result<Option<String>, Error> {
    let library = library_of(path)?;
    let catalog = &library.catalog;
    let [place] = catalog.places() else {
        return Ok(None);
    };
    let place = catalog.text(place.name.vi).to_owned();
    let level = |name: &str| {
        let folded = bare(&gazetteer::untitled(name).unwrap_or_else(|| name.to_owned()));
        folded.trim_start_matches("tinh ").to_owned()
    };
    // A title may mean the town that bears the name of its province.
    let is_meant =
        |hint: &str| level(hint) == level(&place) && !gazetteer::is_of_several_levels(&level(hint));
    Ok(hint.is_none_or(is_meant).then_some(place))
}

/// The pack, if it has no error: beside one that cannot be read, nobody can tell what is new.
fn library_of(path: &Path) -> Result<Library, Error> {
    let pack = files::open(path);
    if let Some(problem) = pack.problems.first() {
        return Err(Box::new(problem.clone()).into());
    }
    let library = Library::open(&[pack]);
    if !path.is_dir() || !library.no_packs.is_empty() {
        return Err(Error::NotAPack(shown(path)));
    }
    match library.error_count() {
        0 => Ok(library),
        count => Err(Error::FaultyPack {
            path: path.to_owned(),
            count,
        }),
    }
}
