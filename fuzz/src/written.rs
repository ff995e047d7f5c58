//! Packs that were written, read again.
//!
//! Owns what is demanded of each of them, whatever it was written of.

use chitieu::pack::files::PackFiles;
use chitieu::pack::{Loaded, load};

use crate::{catalog, diagnostics};

/// Reads the files of a pack that the program wrote: demanded are no error, problems that stand within the files, and ids
/// that lead somewhere.
pub(crate) fn loaded(files: Vec<(String, String)>) -> Loaded {
    let files = files.into_iter();
    let pack = PackFiles {
        name: "pack".to_owned(),
        files: files
            .map(|(name, text)| (name, text.into_bytes()))
            .collect(),
        problems: Vec::new(),
    };
    let loaded = load(std::slice::from_ref(&pack));
    diagnostics::check(&loaded.diagnostics, &pack.files);
    let error = loaded.diagnostics.iter().find(|found| found.is_error());
    assert_eq!(error, None, "the pack that was written");
    catalog::told(&loaded.catalog);
    loaded
}
