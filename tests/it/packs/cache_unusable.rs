//! A cache that cannot be used or made: another machine's, another version's, where one may not write. The answer comes
//! from the packs, and nothing is said of it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;

use rustix::process::geteuid;
use twox_hash::XxHash3_64;

use super::cache::{Home, compiles, said};

/// Somebody who may do only what everybody may.
const NOBODY: u32 = 65_534;
/// Bytes before the seal of a file, and before the sections of an image.
const HEAD: usize = 24;
const IMAGE_HEAD: usize = 80;

/// A file of the cache in its parts.
struct File {
    head: Vec<u8>,
    seal: Vec<u8>,
    image: Vec<u8>,
}

impl File {
    fn of(bytes: &[u8]) -> Self {
        let length = u64::from_le_bytes(bytes[8..16].try_into().unwrap());
        let end = HEAD + usize::try_from(length).unwrap();
        Self {
            head: bytes[..HEAD].to_vec(),
            seal: bytes[HEAD..end].to_vec(),
            image: bytes[end..].to_vec(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        [&self.head[..], &self.seal, &self.image].concat()
    }

    /// Makes the checksum of the seal right.
    fn seal_anew(&mut self) {
        self.head[16..].copy_from_slice(&XxHash3_64::oneshot(&self.seal).to_le_bytes());
    }

    /// Makes the checksum of what stands before the sections right.
    fn sum_anew(&mut self) {
        let (head, sum) = self.image[..IMAGE_HEAD].split_at_mut(IMAGE_HEAD - 8);
        sum.copy_from_slice(&XxHash3_64::oneshot(head).to_le_bytes());
    }
}

/// Turns the bytes of every number, as a machine of the other byte order would have written them.
fn turn(numbers: &mut [u8]) {
    numbers.chunks_exact_mut(8).for_each(<[u8]>::reverse);
}

#[test]
fn what_another_version_or_another_kind_of_machine_kept_is_made_anew() {
    type Make<'m> = (&'m str, &'m dyn Fn(&mut File));
    let others: [Make<'_>; 8] = [
        ("another version of the file", &|file| file.head[7] ^= 1),
        ("another program", &|file| {
            file.seal[0] ^= 1;
            file.seal_anew();
        }),
        ("another version of the image", &|file| {
            file.image[8] ^= 1;
            file.sum_anew();
        }),
        ("another number of sections", &|file| {
            file.image[16] += 1;
            file.sum_anew();
        }),
        ("a file of the other byte order", &|file| {
            turn(&mut file.head[8..]);
        }),
        ("an image of the other byte order", &|file| {
            turn(&mut file.image[8..IMAGE_HEAD - 8]);
            file.sum_anew();
        }),
        ("that, and its checksum too", &|file| {
            turn(&mut file.image[8..IMAGE_HEAD - 8]);
            file.sum_anew();
            turn(&mut file.image[IMAGE_HEAD - 8..IMAGE_HEAD]);
        }),
        ("all of both", &|file| {
            turn(&mut file.head[8..]);
            turn(&mut file.image[8..]);
        }),
    ];
    let home = Home::new();
    let pack = home.pack("plans");
    let line = ["list", "--json"];
    let right = said(&home.run(&pack, &["list", "--json", "--no-cache"]));
    compiles(&home, &pack);
    let [path] = home.kept().try_into().unwrap();
    let own = fs::read(&path).unwrap();
    assert_eq!(File::of(&own).bytes(), own);
    for (what, make) in others {
        let mut file = File::of(&own);
        make(&mut file);
        assert!(file.bytes() != own, "{what}");
        fs::write(&path, file.bytes()).unwrap();
        assert_eq!(said(&home.run(&pack, &line)), right, "{what}");
        let anew = fs::read(&path).unwrap();
        assert!(File::of(&anew).image == File::of(&own).image, "{what}");
        assert_eq!(said(&home.run(&pack, &line)), right, "{what}, again");
    }
}

/// Lets everybody read what is below a folder.
fn open_to_all(path: &Path) {
    let mode = if path.is_dir() { 0o755 } else { 0o644 };
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            open_to_all(&entry.unwrap().path());
        }
    }
}

/// What it says to somebody without any rights; to this account where it is no root's.
fn said_to_nobody(home: &Home, pack: &Path, line: &[&str]) -> (Option<i32>, String, String) {
    let mut command = home.command(pack, line);
    if geteuid().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    said(&command.output().unwrap())
}

#[test]
fn in_a_home_that_may_only_be_read_the_answer_comes_and_nothing_is_said() {
    type Make<'m> = (&'m str, &'m dyn Fn(&Home, &Path));
    let homes: [Make<'_>; 5] = [
        ("nothing is kept yet", &|_, _| {}),
        ("a folder that may not be entered", &|home, _| {
            let folder = home.path("cache");
            fs::create_dir(&folder).unwrap();
            fs::set_permissions(&folder, Permissions::from_mode(0o000)).unwrap();
        }),
        ("a folder that may not be written", &|home, _| {
            let folder = home.path("cache/chitieu");
            fs::create_dir_all(&folder).unwrap();
            fs::set_permissions(&folder, Permissions::from_mode(0o555)).unwrap();
        }),
        ("what was kept may not be read", &|home, pack| {
            compiles(home, pack);
            let [path] = home.kept().try_into().unwrap();
            fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap();
        }),
        ("what was kept is of another version", &|home, pack| {
            compiles(home, pack);
            let [path] = home.kept().try_into().unwrap();
            let mut bytes = fs::read(&path).unwrap();
            bytes[7] ^= 1;
            fs::write(path, bytes).unwrap();
        }),
    ];
    for (what, make) in homes {
        let home = Home::new();
        let pack = home.pack("plans");
        let right = said(&home.run(&pack, &["list", "--json", "--no-cache"]));
        open_to_all(&home.path(""));
        make(&home, &pack);
        let closed = home.path("");
        fs::set_permissions(&closed, Permissions::from_mode(0o555)).unwrap();
        for time in ["", ", again"] {
            let told = said_to_nobody(&home, &pack, &["list", "--json"]);
            assert_eq!(told, right, "{what}{time}");
        }
        let (code, out, err) = said_to_nobody(&home, &pack, &["compile"]);
        // What was kept in one's own folder may be replaced by oneself.
        if geteuid().is_root() || !what.starts_with("what was kept") {
            assert_eq!((code, out.as_str()), (Some(2), ""), "{what}");
            assert_eq!(err.lines().count(), 1, "{what}: {err}");
        }
        fs::set_permissions(&closed, Permissions::from_mode(0o755)).unwrap();
        let _ = fs::set_permissions(home.path("cache"), Permissions::from_mode(0o755));
    }
}
