//! The packs that the tests read: the shipped ones as they were on one day.
//!
//! A figure that is added or corrected in `data/` changes none of them, so no screen, judgement or answer
//! that is compared here. What is said of the shipped data themselves reads `pack::files::embedded`.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use chitieu::library::Library;
use chitieu::pack::files::{self, PackFiles};
use tempfile::TempDir;

use super::data;

/// In the order of the packs inside the binary: the place of the first one is shown first.
const NAMES: [&str; 4] = ["lai-chau", "dien-bien", "son-la", "ca-nuoc"];

/// The place that the explorer shows first on the packs inside the binary. Packs that are named are shown
/// with all their places, so a program that is given these must be told.
pub(crate) const PLACE: &str = "lai-chau";

/// The files of the packs.
pub(crate) fn packs() -> Vec<PackFiles> {
    let folder = data("frozen");
    let open = |name| files::open(&folder.join(name));
    NAMES.map(open).into()
}

/// The packs, loaded once for all tests.
pub(crate) fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    Arc::clone(LIBRARY.get_or_init(|| Arc::new(Library::open(&packs()))))
}

/// What `CHITIEU_PACK` is to hold for a program that is to open them.
pub(crate) fn variable() -> OsString {
    variable_in(&data("frozen"))
}

#[cfg(unix)]
fn allow(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The folder above decides who may read.
#[cfg(not(unix))]
fn allow(_: &Path, _: u32) {}

/// A copy that everybody may read, as nobody may read what stands in a closed folder.
pub(crate) fn open_to_all() -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    allow(copy.path(), 0o755);
    for name in NAMES {
        let folder = copy.path().join(name);
        fs::create_dir(&folder).unwrap();
        allow(&folder, 0o755);
        for file in fs::read_dir(data("frozen").join(name)).unwrap() {
            let file = file.unwrap();
            let own = folder.join(file.file_name());
            fs::copy(file.path(), &own).unwrap();
            allow(&own, 0o644);
        }
    }
    copy
}

/// What `CHITIEU_PACK` is to hold where they stand in another folder.
pub(crate) fn variable_in(folder: &Path) -> OsString {
    std::env::join_paths(NAMES.map(|name| folder.join(name))).unwrap()
}
