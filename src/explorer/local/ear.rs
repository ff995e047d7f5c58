//! How Linux tells that files change.
//!
//! Owns what is listened to and where nothing would be heard. It must not know what a change means.

use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
use rustix::fs::statfs;

/// What hears.
pub(super) type Told = OwnedFd;

/// File systems on which others write of whom this system hears nothing: NFS, SMB and CIFS, AFS, Ceph, 9P, FUSE.
const FAR: [u32; 8] = [
    0x6969,
    0x517B,
    0xFF53_4D42,
    0xFE53_4D42,
    0x5346_414F,
    0x00C3_6400,
    0x0102_1997,
    0x6573_5546,
];

/// Tells whether a pack is where others write of whom this system hears nothing.
pub(super) fn is_far(pack: &Path) -> bool {
    // The kind has another width on every machine; the numbers fit into the lower half.
    statfs(pack).is_ok_and(|found| FAR.contains(&(found.f_type as u32)))
}

/// Listens to what happens at some places.
///
/// # Errors
/// Where the system has no more ears.
pub(super) fn listen(places: &[PathBuf]) -> rustix::io::Result<Told> {
    let ear = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
    let changes = WatchFlags::ATTRIB
        | WatchFlags::CLOSE_WRITE
        | WatchFlags::CREATE
        | WatchFlags::DELETE
        | WatchFlags::DELETE_SELF
        | WatchFlags::MODIFY
        | WatchFlags::MOVE
        | WatchFlags::MOVE_SELF;
    for place in places {
        inotify::add_watch(&ear, place, changes)?;
    }
    Ok(ear)
}

/// Waits for news and forgets what they are; tells whether any came in time.
pub(super) fn hears(ear: &Told, longest: Option<Duration>) -> bool {
    let timeout = longest.and_then(|longest| Timespec::try_from(longest).ok());
    let mut fds = [PollFd::new(ear, PollFlags::IN)];
    let ready = poll(&mut fds, timeout.as_ref());
    let mut news = [0; 4096];
    while rustix::io::read(ear, &mut news).is_ok_and(|read| read > 0) {}
    // A signal is no reason to think that all is quiet.
    ready.map_or(true, |ready| ready > 0)
}
