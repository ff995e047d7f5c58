//! The cache of compiled packs, as this run may use it.
//!
//! Owns where it stands, when it is off, which program it is of, and when an image is worth keeping. What is read from
//! it is what the packs say, so nobody is told of it: whatever goes wrong, the packs themselves are read. It must not
//! know what a file of it holds.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use etcetera::BaseStrategy;
use twox_hash::XxHash3_64;

use crate::cli::args::Cli;
use crate::cli::process::Process;
use crate::cli::shared;
use crate::library::Library;
use crate::pack::files::cache::{Cache, CacheEntry};
use crate::pack::files::stamp::mark_of as mark;
use crate::pack::files::{FoundFiles, PackFiles};

/// How long packs have to be read for their image to be worth keeping unasked.
pub(super) const WORTH_KEEPING: Duration = Duration::from_millis(300);

/// Says that there is to be no cache.
const OFF: &str = "off";

/// Why there is no cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCache {
    /// An option or a variable says so, or the account is not one person's.
    Off,
    /// Nobody knows where a person's own files are.
    NoHome,
}

/// The cache of this run.
///
/// # Errors
/// Where there is none.
pub(super) fn cache(around: &Process, cli: &Cli) -> Result<Cache, NoCache> {
    let is_off = env::var_os("CHITIEU_CACHE").is_some_and(|value| value == OFF);
    if is_off || cli.global.no_cache || shared::is_anybodys(around, cli) {
        return Err(NoCache::Off);
    }
    let folder = folder().ok_or(NoCache::NoHome)?;
    Ok(Cache::new(folder, program()))
}

/// The place of packs in it, with those of the program that stand beside them; none where a file of theirs cannot be
/// read, or there is no cache.
pub(super) fn entry(
    around: &Process,
    cli: &Cli,
    found: &[FoundFiles],
    beside: &[PackFiles],
) -> Option<CacheEntry> {
    let is_whole = found.iter().all(|found| found.problems.is_empty());
    let cache = is_whole.then(|| cache(around, cli).ok()).flatten();
    let entry = cache?.entry(found)?;
    Some(entry.beside(beside.iter().map(|pack| pack.name.as_str())))
}

/// The packs, as they are kept.
pub(super) fn kept(entry: Option<&CacheEntry>) -> Option<Library> {
    Library::from_image(entry?.read()?)
}

/// Keeps what was read. A failure is not reported, because the packs are then simply read anew the next time.
pub(super) fn keep(entry: &CacheEntry, library: &Library) {
    if let Ok(image) = library.image() {
        let _ = entry.write(&image);
    }
}

fn folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.cache_dir().join("chitieu"))
}

/// Tells this program from any other and from another build of it, which may read packs otherwise.
fn program() -> u64 {
    let own = env::current_exe().and_then(fs::metadata);
    let own = own.map(|own| (own.len(), mark(&own)));
    let told = format!("{} {:?}", env!("CARGO_PKG_VERSION"), own.ok());
    XxHash3_64::oneshot(told.as_bytes())
}
