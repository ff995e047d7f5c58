//! File changes as Linux reports them.
//!
//! Owns which events are watched, and which file systems report none. It must not know what a change means.

use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
use rustix::fs::statfs;

/// A watcher of files.
pub(super) type Watcher = OwnedFd;

/// File systems on which other machines write without this system being told: NFS, SMB and CIFS, AFS, Ceph, 9P, FUSE.
const REMOTE: [u32; 8] = [
    0x6969,
    0x517B,
    0xFF53_4D42,
    0xFE53_4D42,
    0x5346_414F,
    0x00C3_6400,
    0x0102_1997,
    0x6573_5546,
];

/// Tells whether a pack lies on a file system whose changes by other machines are not reported.
pub(super) fn is_remote(pack: &Path) -> bool {
    // The kind has another width on every machine; the numbers fit into the lower half.
    statfs(pack).is_ok_and(|found| REMOTE.contains(&(found.f_type as u32)))
}

/// Watches some places.
///
/// # Errors
/// When the system has no more watchers.
pub(super) fn watch_places(places: &[PathBuf]) -> rustix::io::Result<Watcher> {
    let watcher = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
    let changes = WatchFlags::ATTRIB
        | WatchFlags::CLOSE_WRITE
        | WatchFlags::CREATE
        | WatchFlags::DELETE
        | WatchFlags::DELETE_SELF
        | WatchFlags::MODIFY
        | WatchFlags::MOVE
        | WatchFlags::MOVE_SELF;
    for place in places {
        inotify::add_watch(&watcher, place, changes)?;
    }
    Ok(watcher)
}

/// Waits for a change, without telling which; tells whether one came within `longest`.
pub(super) fn wait_for_change(watcher: &Watcher, longest: Option<Duration>) -> bool {
    let timeout = longest.and_then(|longest| Timespec::try_from(longest).ok());
    let mut fds = [PollFd::new(watcher, PollFlags::IN)];
    let ready = poll(&mut fds, timeout.as_ref());
    let mut events = [0; 4096];
    while rustix::io::read(watcher, &mut events).is_ok_and(|read| read > 0) {}
    // A signal is no reason to think that all is quiet.
    ready.map_or(true, |ready| ready > 0)
}
