//! A folder of TOML becomes a catalogue and a list of problems.
//!
//! Owns the way from files to a [`Catalog`]: `files` finds them, `split` cuts large ones so that
//! they are parsed piece by piece, `read` understands them. Loading never fails: what cannot be
//! read is reported with its place, and the rest is there.

pub mod files;
mod lint;
pub mod mend;
pub mod read;
pub mod split;
pub mod write;

use crate::catalog::Catalog;
use crate::catalog::build::Builder;
use crate::diagnostic::Diagnostic;
use crate::pack::files::PackFiles;

/// What came out of loading.
#[derive(Debug)]
pub struct Loaded {
    /// Everything that could be read.
    pub catalog: Catalog,
    /// Everything that was wrong, in the order of the packs and files.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads several packs into one catalogue.
pub fn load(packs: &[PackFiles]) -> Loaded {
    let mut builder = Builder::new();
    let mut diagnostics = Vec::new();
    for pack in packs {
        diagnostics.extend(read::read_pack(pack, &mut builder));
    }
    Loaded {
        catalog: builder.build(),
        diagnostics,
    }
}
