//! The explorer behind Debian's OpenSSH, with the configuration that `docs/ssh.md` tells.
//!
//! The server runs on a free port of this machine with keys and configuration of its own in a
//! folder that is removed at the end. Without sshd or ssh the tests say that they did not run.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use tempfile::TempDir;

use super::FIRST;
use crate::support::data;
use crate::support::escapes::forbidden;
use crate::support::frozen::{self, PLACE};
use crate::support::pty::{CHITIEU, Pty, Start, has_tool, is_readable, pass, told};
use crate::support::screen;
use crate::support::slow_way::SlowWay;

const DOCUMENT: &str = include_str!("../../../docs/ssh.md");

/// The text of the fenced block with that name in the document.
fn block(name: &str) -> &'static str {
    let (_, rest) = DOCUMENT.split_once(&format!("```{name}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

/// A server of this test alone.
struct Server {
    folder: TempDir,
    port: u16,
    child: Child,
}

impl Server {
    /// Starts one, unless the tools are absent.
    fn start() -> Option<Self> {
        if !(has_tool("sshd") && has_tool("ssh") && has_tool("ssh-keygen")) {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        // A copy of its own, so that its processes can be told from all others.
        fs::copy(CHITIEU, folder.path().join("chitieu")).unwrap();
        for key in ["host", "key"] {
            let path = folder.path().join(key);
            let made = Command::new("ssh-keygen")
                .args(["-q", "-t", "ed25519", "-N", "", "-f"])
                .arg(&path)
                .status();
            assert!(made.unwrap().success());
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        write_configuration(folder.path(), port);
        let _ = fs::create_dir_all("/run/sshd");
        let child = Command::new("/usr/sbin/sshd")
            .arg("-D")
            .arg("-f")
            .arg(folder.path().join("sshd_config"))
            .arg("-E")
            .arg(folder.path().join("log"))
            .env("COLORTERM", "truecolor")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self {
            folder,
            port,
            child,
        };
        let end = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                Instant::now() < end,
                "sshd does not listen: {}",
                server.log()
            );
            pass(Duration::from_millis(20));
        }
        Some(server)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Opens a client in a terminal, asking for what the arguments say.
    fn client(&self, size: (u16, u16), ask: &[&str]) -> Pty {
        self.client_by(self.port, size, ask)
    }

    /// The same by another way to the server.
    fn client_by(&self, port: u16, size: (u16, u16), ask: &[&str]) -> Pty {
        let path = |name: &str| self.folder.path().join(name).to_str().unwrap().to_owned();
        let (key, known) = (path("key"), format!("UserKnownHostsFile={}", path("known")));
        let port = port.to_string();
        let mut command = vec![
            "ssh",
            "-F",
            "none",
            "-p",
            &port,
            "-i",
            &key,
            "-o",
            &known,
            "-o",
            "StrictHostKeyChecking=accept-new",
            "-o",
            "BatchMode=yes",
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "SendEnv=LANG LC_*",
            // The quickest way to a key: fifty connections are made.
            "-o",
            "KexAlgorithms=curve25519-sha256",
        ];
        command.extend_from_slice(ask);
        Pty::start(&Start {
            command: &command,
            size,
            ..Start::default()
        })
    }

    /// The processes of this server's explorer.
    fn explorers(&self) -> Vec<Pid> {
        let own = self.folder.path().join("chitieu");
        let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
        processes
            .filter(|entry| {
                fs::read_link(entry.path().join("exe")).is_ok_and(|program| program == own)
            })
            .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
            .filter_map(Pid::from_raw)
            .collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The document's texts with the account, the program and the key of this test.
fn write_configuration(folder: &Path, port: u16) {
    let program = folder.join("chitieu");
    // On one day, so that the screen is the same whenever the test runs.
    let mut program = program.display().to_string();
    // Servers pass no variables on, and the words of a forced command are parted at spaces.
    let packs = folder.join("packs");
    symlink(data("frozen"), &packs).unwrap();
    for pack in std::env::split_paths(&frozen::variable_in(&packs)) {
        program += &format!(" --pack {}", pack.display());
    }
    program += &format!(" --place {PLACE} --as-of 2026-11-24");
    let account =
        String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap();
    let replaced = |text: &str| {
        text.replace("/usr/local/bin/chitieu", &program)
            .replace("User chitieu", &format!("User {}", account.trim()))
    };
    let own = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {0}/host\nPidFile none\nStrictModes no\nUsePAM no\n\
         PermitRootLogin prohibit-password\nAuthorizedKeysFile {0}/authorized_keys\n\
         Subsystem sftp internal-sftp\n",
        folder.display()
    );
    let rules = replaced(block("sshd_config"));
    fs::write(folder.join("sshd_config"), format!("{own}{rules}")).unwrap();
    let key = fs::read_to_string(folder.join("key.pub")).unwrap();
    let line = block("authorized_keys")
        .split("ssh-ed25519")
        .next()
        .unwrap();
    let authorized = folder.join("authorized_keys");
    fs::write(&authorized, replaced(&format!("{line}{key}"))).unwrap();
    fs::set_permissions(&authorized, fs::Permissions::from_mode(0o600)).unwrap();
}

/// A look-up, a resize, Ctrl-Z that stops nobody, and a clean end.
#[test]
fn a_look_up_over_ssh() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut pty = server.client((120, 40), &["-tt", "127.0.0.1"]);
    pty.wait_for(FIRST);
    pty.send("/ty le che phu rung\r");
    pty.wait_for("▸ Tỷ lệ che phủ rừng");
    pty.wait_for("ước 54%   2025");
    pty.send("\x1a");
    pty.resize(60, 20);
    pty.wait_until("the whole screen at the new size", |pty| {
        let shown = pty.text();
        let expected = screen::screen_as_of((60, 20), "/ty le che phu rung<ret>");
        shown.trim_end() == expected.trim_end()
    });
    pty.send("q");
    let (status, _) = pty.end();
    assert_eq!(told(status), "exit 0", "{}", server.log());
    assert_eq!(forbidden(the_session(&pty.log)), None);
    pty.assert_restored();
    // T1, T2: 256 colors by the name alone, though the server's own terminal has more.
    let log = String::from_utf8_lossy(&pty.log);
    assert!(log.contains("38;5;") && !log.contains("38;2;"));
}

/// A terminal that does not tell its ground has it told by the variable that the document lets in.
#[test]
fn the_ground_is_told_by_a_variable() {
    let Some(server) = Server::start() else {
        return;
    };
    for (ground, light) in [("0;15", true), ("15;0", false)] {
        let told = format!("SetEnv=COLORFGBG={ground}");
        let mut pty = server.client((80, 24), &["-o", &told, "-tt", "127.0.0.1"]);
        pty.wait_for(FIRST);
        pty.send("\x03");
        pty.end();
        let log = String::from_utf8_lossy(&pty.log);
        let focus = [log.contains("38;5;25m"), log.contains("38;5;111m")];
        assert_eq!(focus, [light, !light], "{ground}");
    }
}

/// What the explorer wrote, without what the client says at the end.
fn the_session(log: &[u8]) -> &[u8] {
    let end = b"\x1b[?1049l";
    let at = log.windows(end.len()).rposition(|part| part == end);
    log.split_at(at.map_or(log.len(), |at| at + end.len())).0
}

/// B8: over a line of 2 KB a second and 150 ms of round trip, with whatever the two ends of OpenSSH and
/// the kernel hold, the last state of a held key stands as soon as little more than its own bytes came.
#[test]
fn b8_a_held_key_over_a_slow_line() {
    let Some(server) = Server::start() else {
        return;
    };
    for (rate, margins, most) in [
        (2000, false, 7000),
        (2000, true, 7000),
        (200_000, false, 5000),
        (200_000, true, 5000),
    ] {
        let way = SlowWay::to(server.port, Duration::from_millis(75));
        let mut pty = server.client_by(way.port, (120, 40), &["-tt", "127.0.0.1"]);
        pty.margins = margins;
        pty.wait_for(FIRST);
        if margins {
            pty.wait_until("the question for margins", |pty| {
                pty.log.windows(7).any(|part| part == b"\x1b[?69$p")
            });
        }
        way.carry(rate);
        let held = 90;
        for _ in 0..held {
            pty.send("\x1b[B");
            let next = Instant::now() + Duration::from_millis(33);
            while Instant::now() < next {
                pty.pump(next.saturating_duration_since(Instant::now()));
            }
        }
        let (released, before) = (Instant::now(), pty.log.len());
        let expected = screen::screen_where((120, 40), &"<down>".repeat(held), margins);
        pty.wait_until("the last state", |pty| {
            pty.text().trim_end() == expected.trim_end()
        });
        let (bytes, time) = (pty.log.len() - before, released.elapsed());
        println!("{rate} bytes a second, margins {margins}: {bytes} bytes, {time:.2?}");
        assert!(bytes <= most, "{bytes} bytes after the last key");
        assert!(time < Duration::from_secs(15), "{time:?}");
        pty.send("q");
        pty.end();
    }
}

/// L2: a line that is cut leaves no process behind, however often.
#[test]
fn l2_a_cut_line_leaves_nothing_behind() {
    let Some(server) = Server::start() else {
        return;
    };
    for _ in 0..50 {
        let mut pty = server.client((80, 24), &["-tt", "127.0.0.1"]);
        pty.wait_for(FIRST);
        pty.send("/ho");
        pty.wait_for("/ ho");
        let explorers = server.explorers();
        assert_eq!(explorers.len(), 1);
        let watch = pidfd_open(explorers[0], PidfdFlags::empty()).unwrap();
        kill_process(pty.pid(), Signal::KILL).unwrap();
        let cut = Instant::now();
        assert!(is_readable(&watch, Duration::from_secs(20)), "it lives on");
        assert!(cut.elapsed() < Duration::from_secs(5));
    }
    assert_eq!(server.explorers(), []);
}

/// X9, X10: whatever else is asked for, the account gives the explorer or a refusal.
#[test]
fn x9_nothing_but_the_explorer() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut pty = server.client((80, 24), &["-T", "127.0.0.1", "echo ran-$((40+2))"]);
    let (status, _) = pty.end();
    // Without a terminal the forced command gives plain lines, whatever was asked for.
    assert_eq!(told(status), "exit 0");
    let text = String::from_utf8_lossy(&pty.log).into_owned();
    assert!(text.contains("Tốc độ tăng trưởng GRDP"), "{text}");
    assert!(!text.contains("ran-42"), "{text}");

    let mut pty = server.client((80, 24), &["-T", "-s", "127.0.0.1", "sftp"]);
    let (status, _) = pty.end();
    let text = String::from_utf8_lossy(&pty.log).into_owned();
    let plain = told(status) == "exit 0" && text.contains("Tốc độ tăng trưởng GRDP");
    assert!(plain || told(status) != "exit 0", "{text}");

    let forward = [
        "-tt",
        "-o",
        "ExitOnForwardFailure=yes",
        "-R",
        "0:127.0.0.1:9",
        "127.0.0.1",
    ];
    let mut pty = server.client((80, 24), &forward);
    let (status, _) = pty.end();
    assert_eq!(told(status), "exit 255", "{}", pty.text());

    // With a terminal, a command is the explorer all the same.
    let mut pty = server.client((80, 24), &["-tt", "127.0.0.1", "sh"]);
    pty.wait_for(FIRST);
    pty.send("q");
    assert_eq!(told(pty.end().0), "exit 0");
}
