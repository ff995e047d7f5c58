//! What a person looked for is kept at once, beside what other sessions keep, for this person alone.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use chitieu::explorer::memory::{self, Memory};
use rustix::process::Signal;
use tempfile::TempDir;

use super::FIRST;
use crate::support::pty::{Pty, Start, explorer, told};

/// A person's state folder.
struct State(TempDir);

impl State {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("state/chitieu")
    }

    fn file(&self) -> PathBuf {
        self.folder().join("memory.toml")
    }

    /// A session of this person, begun by a shell that does something before.
    fn session(&self, before: &str) -> Pty {
        let script = format!("{before} exec {}", explorer());
        let state = self.0.path().join("state");
        let mut pty = Pty::start(&Start {
            command: &["bash", "-c", &script],
            env: &[("XDG_STATE_HOME", state.to_str().unwrap())],
            ..Start::default()
        });
        pty.wait_for(FIRST);
        pty
    }

    fn kept(&self) -> Memory {
        memory::read_memory(&self.file())
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

/// Opens the first indicator that a query finds.
fn look_up(pty: &mut Pty, query: &str) {
    pty.send(format!("/{query}"));
    pty.wait_for(&format!("/ {query}"));
    pty.send("\r");
    pty.wait_until("the detail", |pty| !pty.text().contains("tìm trong"));
}

#[track_caller]
fn wait_kept(pty: &mut Pty, state: &State, queries: &[&str]) {
    pty.wait_until(&format!("{queries:?} in the memory"), |_| {
        state.kept().queries() == queries
    });
}

fn leave(mut pty: Pty) {
    pty.send("\x03");
    assert_eq!(told(pty.end().0), "exit 0");
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn opened(memory: &Memory) -> u32 {
    memory.all_opened().map(|(_, count)| count).sum()
}

/// While both are open, and once both have ended, in whatever order.
#[test]
fn two_sessions_keep_at_once_what_each_of_them_did() {
    let state = State::new();
    let (mut one, mut other) = (state.session(""), state.session(""));
    look_up(&mut one, "rung");
    wait_kept(&mut one, &state, &["rung"]);
    look_up(&mut other, "ngheo");
    wait_kept(&mut other, &state, &["rung", "ngheo"]);
    // A third that begins now knows what both did.
    let mut third = state.session("");
    third.send("/");
    third.wait_for("/ ");
    third.send("\x1b[1;5A");
    third.wait_for("/ ngheo");
    third.send("\x1b[1;5A");
    third.wait_for("/ rung");
    leave(third);
    for _ in 0..2 {
        one.send("\x1b");
        while one.pump(Duration::from_millis(200)) {}
    }
    look_up(&mut one, "grdp");
    wait_kept(&mut one, &state, &["rung", "ngheo", "grdp"]);
    leave(one);
    leave(other);
    let kept = state.kept();
    assert_eq!(kept.queries(), ["rung", "ngheo", "grdp"]);
    assert_eq!(opened(&kept), 3, "each was counted once");
}

#[test]
fn a_session_that_is_killed_has_lost_nothing() {
    for signal in [Signal::KILL, Signal::TERM, Signal::HUP] {
        let state = State::new();
        let mut pty = state.session("");
        look_up(&mut pty, "rung");
        wait_kept(&mut pty, &state, &["rung"]);
        pty.signal(signal);
        pty.end();
        assert_eq!(state.kept().queries(), ["rung"]);
        assert_eq!(state.names(), ["memory.toml"]);
    }
}

/// What was opened a moment before the end is kept too.
#[test]
fn what_was_opened_last_is_kept() {
    for end in ["\x03", "\x11"] {
        let state = State::new();
        let mut pty = state.session("");
        pty.send("/rung");
        pty.wait_for("Tỷ lệ che phủ rừng");
        pty.send(format!("\r{end}"));
        pty.end();
        assert_eq!(state.kept().queries(), ["rung"]);
    }
}

#[test]
fn the_memory_is_its_owners_alone_whatever_the_mask() {
    for mask in ["0", "022", "0277", "0777"] {
        let state = State::new();
        let mut pty = state.session(&format!("umask {mask};"));
        look_up(&mut pty, "rung");
        wait_kept(&mut pty, &state, &["rung"]);
        leave(pty);
        assert_eq!(mode(&state.file()), 0o600, "{mask}");
        assert_eq!(mode(&state.folder()), 0o700, "{mask}");
        assert_eq!(mode(state.folder().parent().unwrap()), 0o700, "{mask}");
    }
}

/// A folder or a file that others could read is closed when something is kept in it.
#[test]
fn an_open_memory_is_closed() {
    let state = State::new();
    fs::create_dir_all(state.folder()).unwrap();
    fs::set_permissions(state.folder(), Permissions::from_mode(0o755)).unwrap();
    fs::write(state.file(), "queries = [\"grdp\"]\n").unwrap();
    fs::set_permissions(state.file(), Permissions::from_mode(0o644)).unwrap();
    let mut pty = state.session("");
    look_up(&mut pty, "rung");
    wait_kept(&mut pty, &state, &["grdp", "rung"]);
    leave(pty);
    assert_eq!((mode(&state.folder()), mode(&state.file())), (0o700, 0o600));
}

#[test]
fn a_memory_behind_links_is_written_through_them() {
    type Arrange<'a> = &'a dyn Fn(&State, &Path);
    let arrange: [Arrange<'_>; 3] = [
        // The file, the file that is still to come, the folder.
        &|state, other| {
            fs::create_dir_all(state.folder()).unwrap();
            fs::write(other.join("memory.toml"), "queries = []\n").unwrap();
            symlink(other.join("memory.toml"), state.file()).unwrap();
        },
        &|state, other| {
            fs::create_dir_all(state.folder()).unwrap();
            symlink(other.join("memory.toml"), state.file()).unwrap();
        },
        &|state, other| {
            fs::create_dir_all(state.folder().parent().unwrap()).unwrap();
            symlink(other, state.folder()).unwrap();
        },
    ];
    for arranged in arrange {
        let (state, other) = (State::new(), tempfile::tempdir().unwrap());
        fs::set_permissions(other.path(), Permissions::from_mode(0o750)).unwrap();
        arranged(&state, other.path());
        let mut pty = state.session("");
        look_up(&mut pty, "rung");
        wait_kept(&mut pty, &state, &["rung"]);
        leave(pty);
        let real = other.path().join("memory.toml");
        assert_eq!(memory::read_memory(&real).queries(), ["rung"]);
        assert_eq!(mode(&real), 0o600);
        assert_eq!(
            mode(other.path()),
            0o750,
            "a folder behind a link is not ours"
        );
        assert!(state.file().is_symlink() || state.folder().is_symlink());
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 1);
    }
}

/// The session goes on, ends as ever, and what was there before is what it was.
#[test]
fn a_save_that_fails_leaves_nothing_behind() {
    let old = "queries = [\"grdp\"]\n";
    // A size limit, which is what a full disk is to a process.
    let state = State::new();
    fs::create_dir_all(state.folder()).unwrap();
    fs::write(state.file(), old).unwrap();
    let mut pty = state.session("ulimit -f 0;");
    look_up(&mut pty, "rung");
    leave(pty);
    assert_eq!(fs::read_to_string(state.file()).unwrap(), old);
    assert_eq!(state.names(), ["memory.toml"]);
    // Something else in its place: a folder, a pipe that nobody reads, a device that is full.
    let make: [&dyn Fn(&Path); 3] = [
        &|path| fs::create_dir(path).unwrap(),
        &|path| {
            let made = Command::new("mkfifo").arg(path).status();
            assert!(made.unwrap().success());
        },
        &|path| symlink("/dev/full", path).unwrap(),
    ];
    for made in make {
        let state = State::new();
        fs::create_dir_all(state.folder()).unwrap();
        made(&state.file());
        let mut pty = state.session("");
        look_up(&mut pty, "rung");
        leave(pty);
        assert_eq!(state.names(), ["memory.toml"]);
    }
    // No folder can be made.
    let state = State::new();
    fs::write(state.0.path().join("state"), "a file").unwrap();
    let mut pty = state.session("");
    look_up(&mut pty, "rung");
    leave(pty);
    assert_eq!(fs::read_dir(state.0.path()).unwrap().count(), 1);
}
