//! The files of the cache: what is read from one was kept there for these packs, and nothing else is ever believed.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use chitieu::library::Library;
use chitieu::pack::files::cache::{Cache, CacheEntry};
use chitieu::pack::files::{self, FoundFiles};
use rustix::process::geteuid;
use tempfile::TempDir;

const PROGRAM: u64 = 7;

/// A folder with packs and a cache beside them.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        for pack in ["a", "b"] {
            let folder = place.path(pack);
            fs::create_dir(&folder).unwrap();
            let head = format!("[pack]\nid = \"{pack}\"\nname = \"{pack}\"\n");
            fs::write(folder.join("pack.toml"), head).unwrap();
            let more = "[[category]]\nid = \"c\"\nname = \"C\"\n";
            fs::write(folder.join("more.toml"), more).unwrap();
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn entry_of(&self, packs: &[&str], program: u64) -> CacheEntry {
        let found: Vec<FoundFiles> = packs
            .iter()
            .map(|pack| files::find(&self.path(pack)))
            .collect();
        let cache = Cache::new(self.path("cache/chitieu"), program);
        cache.entry(&found).unwrap()
    }

    fn entry(&self) -> CacheEntry {
        self.entry_of(&["a", "b"], PROGRAM)
    }

    /// Keeps something for both packs, as it is kept after they were read.
    fn keep(&self, image: &[u8]) -> PathBuf {
        let packs = ["a", "b"].map(|pack| files::open(&self.path(pack)));
        let entry = self.entry().read_from(&packs).unwrap();
        entry.write(image).unwrap();
        entry.path().to_owned()
    }

    fn kept(&self) -> Option<Vec<u8>> {
        let image = self.entry().read()?.whole()?;
        Some(image.to_vec())
    }
}

fn set_modified(path: &Path, time: SystemTime) {
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(time).unwrap();
}

#[test]
fn what_was_kept_for_packs_is_read_for_these_packs() {
    let place = Place::new();
    assert_eq!(place.kept(), None);
    let path = place.keep(b"image");
    assert_eq!(place.kept().as_deref(), Some(&b"image"[..]));
    place.keep(b"another");
    assert_eq!(place.kept().as_deref(), Some(&b"another"[..]));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(left, 1, "nothing is left beside it");
    // Other packs, another order, one of them, one of them twice, another program.
    for packs in [
        &["b", "a"][..],
        &["a"],
        &["b"],
        &["a", "a"],
        &["a", "b", "b"],
    ] {
        assert!(place.entry_of(packs, PROGRAM).read().is_none(), "{packs:?}");
    }
    assert!(place.entry_of(&["a", "b"], PROGRAM + 1).read().is_none());
    // The same packs named otherwise are told of otherwise.
    let other = place.path("a/../a");
    let found = [other, place.path("b")].map(|path| files::find(&path));
    let cache = Cache::new(place.path("cache/chitieu"), PROGRAM);
    assert!(cache.entry(&found).unwrap().read().is_none());
}

#[test]
fn whatever_changes_in_a_pack_what_was_kept_of_it_is_not_read() {
    let append = |path: &Path| {
        let text = fs::read_to_string(path).unwrap() + "\n";
        fs::write(path, text).unwrap();
    };
    type Change<'c> = (&'c str, &'c dyn Fn(&Place));
    let changes: [Change<'_>; 11] = [
        ("a file is longer", &|place| {
            append(&place.path("a/more.toml"))
        }),
        ("a file of the second pack", &|place| {
            append(&place.path("b/pack.toml"))
        }),
        ("as long, and of the same time", &|place| {
            let path = place.path("a/more.toml");
            let before = fs::metadata(&path).unwrap().modified().unwrap();
            let text = fs::read_to_string(&path).unwrap().replace('C', "D");
            fs::write(&path, text).unwrap();
            set_modified(&path, before);
        }),
        ("another file in its place", &|place| {
            let path = place.path("b/more.toml");
            let text = fs::read_to_string(&path).unwrap().replace('C', "D");
            fs::write(place.path("new"), text).unwrap();
            fs::rename(place.path("new"), path).unwrap();
        }),
        ("a new file", &|place| {
            fs::write(place.path("a/new.toml"), "").unwrap()
        }),
        ("a file less", &|place| {
            fs::remove_file(place.path("a/more.toml")).unwrap()
        }),
        ("a file under another name", &|place| {
            fs::rename(place.path("a/more.toml"), place.path("a/most.toml")).unwrap();
        }),
        ("two files that changed places", &|place| {
            fs::rename(place.path("a/more.toml"), place.path("x")).unwrap();
            fs::rename(place.path("a/pack.toml"), place.path("a/more.toml")).unwrap();
            fs::rename(place.path("x"), place.path("a/pack.toml")).unwrap();
        }),
        ("a link to something else", &|place| {
            fs::write(
                place.path("else"),
                "[[category]]\nid = \"c\"\nname = \"D\"\n",
            )
            .unwrap();
            fs::remove_file(place.path("a/more.toml")).unwrap();
            symlink(place.path("else"), place.path("a/more.toml")).unwrap();
        }),
        ("an empty file", &|place| {
            fs::write(place.path("b/more.toml"), "").unwrap()
        }),
        ("the folders changed places", &|place| {
            fs::rename(place.path("a"), place.path("x")).unwrap();
            fs::rename(place.path("b"), place.path("a")).unwrap();
            fs::rename(place.path("x"), place.path("b")).unwrap();
        }),
    ];
    for (what, change) in changes {
        let place = Place::new();
        place.keep(b"image");
        change(&place);
        assert_eq!(place.kept(), None, "{what}");
    }
}

#[test]
fn what_did_not_change_in_content_is_read_whatever_its_time_and_name_on_the_disk() {
    let place = Place::new();
    place.keep(b"image");
    let path = place.path("a/more.toml");
    for seconds in [0, 86_400, 4_000_000_000] {
        set_modified(&path, SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(place.kept().as_deref(), Some(&b"image"[..]), "{seconds}");
    }
    fs::copy(&path, place.path("copy")).unwrap();
    fs::rename(place.path("copy"), &path).unwrap();
    assert_eq!(place.kept().as_deref(), Some(&b"image"[..]));
    fs::write(place.path("a/read.me"), "").unwrap();
    assert_eq!(place.kept().as_deref(), Some(&b"image"[..]));
}

#[test]
fn packs_that_change_while_they_are_read_are_not_kept() {
    let place = Place::new();
    let entry = place.entry();
    fs::write(place.path("a/more.toml"), "").unwrap();
    let packs = ["a", "b"].map(|pack| files::open(&place.path(pack)));
    assert!(entry.read_from(&packs).is_none());
    let entry = place.entry();
    fs::write(place.path("a/new.toml"), "").unwrap();
    let packs = ["a", "b"].map(|pack| files::open(&place.path(pack)));
    assert!(entry.read_from(&packs).is_none());
}

#[test]
fn what_is_no_file_of_ones_own_is_not_read_and_made_anew() {
    type Break<'b> = (&'b str, &'b dyn Fn(&Place, &Path));
    let replace = |path: &Path, bytes: &[u8]| fs::write(path, bytes).unwrap();
    let breaks: [Break<'_>; 9] = [
        ("empty", &|_, path| replace(path, b"")),
        ("rubbish", &|_, path| replace(path, &[0xff; 5000])),
        ("half", &|_, path| {
            let bytes = fs::read(path).unwrap();
            replace(path, &bytes[..bytes.len() / 2]);
        }),
        ("a link to it", &|place, path| {
            fs::rename(path, place.path("moved")).unwrap();
            symlink(place.path("moved"), path).unwrap();
        }),
        ("a link to nothing", &|place, path| {
            fs::remove_file(path).unwrap();
            symlink(place.path("nothing"), path).unwrap();
        }),
        ("a pipe", &|_, path| {
            fs::remove_file(path).unwrap();
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        }),
        ("two gigabytes", &|_, path| {
            File::options()
                .write(true)
                .open(path)
                .unwrap()
                .set_len(2 << 30)
                .unwrap();
        }),
        ("others may write it", &|_, path| {
            fs::set_permissions(path, Permissions::from_mode(0o620)).unwrap();
        }),
        (
            "it is somebody else's",
            &|_, path| match geteuid().is_root() {
                true => chown(path, Some(12_345), None).unwrap(),
                false => replace(path, b""),
            },
        ),
    ];
    for (what, make) in breaks {
        let place = Place::new();
        let path = place.keep(b"image");
        make(&place, &path);
        // The head is whole in some of them: then the image itself tells.
        let found = place.kept();
        assert!(found.is_none_or(|image| image.len() < 5), "{what}");
        place.keep(b"anew");
        assert_eq!(place.kept().as_deref(), Some(&b"anew"[..]), "{what}");
    }
    let place = Place::new();
    let path = place.keep(b"image");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(place.kept(), None);
    assert!(place.entry().write(b"image").is_err());
}

#[test]
fn of_a_file_with_a_changed_byte_the_right_figures_come_or_none() {
    change_bytes(200);
}

#[test]
#[ignore = "takes a minute; run by hand"]
fn of_a_file_with_any_changed_byte_the_right_figures_come_or_none() {
    change_bytes(2000);
}

/// Changes bytes at so many positions, one after another, and cuts the file at as many.
fn change_bytes(positions: usize) {
    let dir = tempfile::tempdir().unwrap();
    let pack = crate::support::data("plans");
    let cache = Cache::new(dir.path().to_owned(), PROGRAM);
    let read = [files::open(&pack)];
    let entry = || cache.entry(&[files::find(&pack)]).unwrap();
    let library = Library::open(&read);
    let image = library.image().unwrap();
    entry().read_from(&read).unwrap().write(&image).unwrap();
    let path = entry().path().to_owned();
    let whole = fs::read(&path).unwrap();
    let mut seen = [0, 0];
    for at in (0..whole.len()).step_by(whole.len().div_ceil(positions)) {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(&path, &changed).unwrap();
        let kept = entry().read().and_then(Library::from_image);
        seen[usize::from(kept.is_some())] += 1;
        if let Some(kept) = kept {
            assert!(kept.image().unwrap() == image, "{at}");
            assert_eq!(kept.diagnostics, library.diagnostics, "{at}");
        }
    }
    assert!(
        seen[0] > positions / 4 && seen[1] > positions / 20,
        "{seen:?}"
    );
    for end in (0..whole.len()).step_by(whole.len().div_ceil(positions)) {
        fs::write(&path, &whole[..end]).unwrap();
        assert!(
            entry().read().and_then(Library::from_image).is_none(),
            "{end}"
        );
    }
}

#[test]
fn of_what_is_kept_in_all_the_oldest_goes_first() {
    let place = Place::new();
    let folder = place.path("cache/chitieu");
    fs::create_dir_all(&folder).unwrap();
    let make = |name: &str, megabytes: u64, seconds: u64| {
        let path = folder.join(name);
        let file = File::create(&path).unwrap();
        file.set_len(megabytes << 20).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            .unwrap();
    };
    make("00000000000000aa.img", 400, 3);
    make("00000000000000bb.img", 400, 1);
    make("00000000000000cc.img", 400, 2);
    make("notes.img", 900, 0);
    make("00000000000000dd.txt", 900, 0);
    place.keep(&vec![7; 300 << 20]);
    let there = |name: &str| folder.join(name).exists();
    let ours = ["aa", "bb", "cc"].map(|name| there(&format!("00000000000000{name}.img")));
    assert_eq!(
        ours,
        [true, false, false],
        "what is kept fits in a gigabyte"
    );
    assert!(there("notes.img") && there("00000000000000dd.txt"));
    // More than may be kept is not written, and costs nothing else its place.
    let packs = ["a", "b"].map(|pack| files::open(&place.path(pack)));
    let entry = place.entry().read_from(&packs).unwrap();
    assert!(entry.write(&vec![0; (1 << 30) + 1]).is_err());
    assert!(there("00000000000000aa.img"));
}
