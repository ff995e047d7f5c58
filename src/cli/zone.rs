//! The local time zone, from the one file that is meant.
//!
//! Owns how `TZ` is read, as POSIX and the GNU library read it, and what holds where no database is installed. A walk
//! through the whole database, as libraries make it, costs more than a short command. It must not know the clock.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path};

use jiff::tz::{Offset, TimeZone};

/// The zone where `TZ` is not set.
const LOCAL: &str = "/etc/localtime";
/// Where databases stand.
const FOLDERS: [&str; 3] = [
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
];
/// Names of the one zone that is known without a database: those for whom the program was made live in it.
const VIETNAM: [&str; 3] = ["Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Hanoi"];
/// Hours that its clocks are before UTC.
const VIETNAM_HOURS: i8 = 7;
/// The most bytes of a zone; the largest have a few thousand.
const LARGEST: u64 = 1 << 16;

/// The zone that `TZ` names, else that of the system; none where `TZ` names one that nobody knows here.
pub(super) fn zone(tz: Option<&OsStr>) -> Option<TimeZone> {
    let Some(tz) = tz else {
        return Some(file(Path::new(LOCAL)).unwrap_or(TimeZone::UTC));
    };
    let tz = tz.to_str()?;
    let name = tz.strip_prefix(':').unwrap_or(tz);
    match name {
        "" | "UTC" => Some(TimeZone::UTC),
        _ => file_of(name)
            .or_else(|| TimeZone::posix(name).ok())
            .or_else(|| built_in(name)),
    }
}

/// The zone of a name in a database, or of a whole path.
fn file_of(name: &str) -> Option<TimeZone> {
    let path = Path::new(name);
    if path.is_absolute() {
        return file(path);
    }
    let is_within = |part: Component<'_>| matches!(part, Component::Normal(_));
    if !path.components().all(is_within) {
        return None;
    }
    FOLDERS
        .iter()
        .find_map(|folder| file(&Path::new(folder).join(path)))
}

fn file(path: &Path) -> Option<TimeZone> {
    // Only regular files are read: a pipe or a device may never end.
    let is_file = path.metadata().is_ok_and(|found| found.is_file());
    if !is_file {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path)
        .ok()?
        .take(LARGEST)
        .read_to_end(&mut bytes)
        .ok()?;
    TimeZone::tzif("", &bytes).ok()
}

fn built_in(name: &str) -> Option<TimeZone> {
    let is_known = VIETNAM.contains(&name);
    is_known.then(|| TimeZone::fixed(Offset::constant(VIETNAM_HOURS)))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use jiff::Timestamp;

    use super::zone;

    #[test]
    fn tz_is_read_as_the_system_reads_it() {
        let noon: Timestamp = "2024-06-30T12:00:00Z".parse().unwrap();
        let hour = |tz: &str| {
            let zone = zone(Some(OsStr::new(tz)))?;
            Some(zone.to_datetime(noon).hour())
        };
        for (tz, want) in [
            ("", Some(12)),
            ("UTC", Some(12)),
            (":UTC", Some(12)),
            ("UTC0", Some(12)),
            ("<+07>-7", Some(19)),
            ("ICT-7", Some(19)),
            // Known with a database and without one.
            ("Asia/Ho_Chi_Minh", Some(19)),
            (":Asia/Ho_Chi_Minh", Some(19)),
            ("Asia/Saigon", Some(19)),
            ("Nowhere/At_All", None),
            ("../../etc/localtime", None),
            ("/dev/zero", None),
            ("/no/such/file", None),
            ("\u{1b}[2J", None),
        ] {
            assert_eq!(hour(tz), want, "{tz:?}");
        }
        assert!(zone(None).is_some());
    }
}
