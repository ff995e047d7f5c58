//! A small pack in which a plan has everything that one may consist of.

use std::sync::{Arc, OnceLock};

use chitieu::library::Library;
use chitieu::pack::files;

use super::data;

/// Its folder.
pub(crate) const FOLDER: &str = "plans";

/// The pack, loaded once for all tests.
pub(crate) fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    let open = || Arc::new(Library::open(&[files::open(&data(FOLDER))]));
    Arc::clone(LIBRARY.get_or_init(open))
}
