//! The explorer behind Debian's OpenSSH, with the configuration that `docs/ssh.md` tells.
//!
//! The server runs on a free port of this machine with keys and configuration of its own in a
//! folder that is removed at the end. Without sshd or ssh the tests say that they did not run.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, PidfdFlags, Signal, geteuid, kill_process, pidfd_open};
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
pub(super) struct Server {
    pub(super) folder: TempDir,
    port: u16,
    child: Child,
    /// Who comes in.
    account: String,
}

/// How the server is set up.
#[derive(Clone, Copy, Default)]
pub(super) struct Setup<'s> {
    /// The shell of an account that is made for the server alone; without one it is the account that runs the test.
    pub(super) shell: Option<&'s str>,
    /// Whether the account gets no command; then it gets what it asks for.
    pub(super) is_open: bool,
    /// What stands in the document, and what stands here in its place.
    pub(super) otherwise: &'s [(&'s str, &'s str)],
}

/// The account of the document, and a number for it that nobody has.
const ACCOUNT: (&str, u32) = ("chitieu", 64_999);

impl Server {
    /// Starts one as the document sets it up, for the account that runs the test, unless the tools are absent.
    pub(super) fn start() -> Option<Self> {
        Self::start_as(Setup::default())
    }

    /// Starts one; with an account of its own only where this process may give it one that nobody else sees.
    pub(super) fn start_as(setup: Setup<'_>) -> Option<Self> {
        if !(has_tool("sshd") && has_tool("ssh") && has_tool("ssh-keygen")) {
            return None;
        }
        if setup.shell.is_some() && !may_have_accounts() {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
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
        let account = match setup.shell {
            None => own_account(),
            Some(shell) => make_account(folder.path(), shell),
        };
        write_configuration(folder.path(), port, &account, setup);
        let _ = fs::create_dir_all("/run/sshd");
        let mut sshd = Command::new(match setup.shell {
            None => "/usr/sbin/sshd",
            Some(_) => "unshare",
        });
        if setup.shell.is_some() {
            let script = "mount --bind \"$0/passwd\" /etc/passwd && exec /usr/sbin/sshd \"$@\"";
            sshd.args(["--mount", "sh", "-c", script])
                .arg(folder.path());
        }
        let child = sshd
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
            account,
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

    pub(super) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Opens a client in a terminal, asking for what the arguments say.
    pub(super) fn client(&self, size: (u16, u16), ask: &[&str]) -> Pty {
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
            "-l",
            &self.account,
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

    /// The home of an account that was made.
    pub(super) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The program and what it is given, as it stands in the configuration.
    pub(super) fn program(&self) -> String {
        program_in(self.folder.path())
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

/// The name of the account that runs the test.
fn own_account() -> String {
    let told = Command::new("id").arg("-un").output().unwrap();
    String::from_utf8(told.stdout).unwrap().trim().to_owned()
}

/// Tells whether accounts can be made that only one process sees.
#[expect(
    clippy::print_stdout,
    reason = "who reads the tests learns what did not run"
)]
fn may_have_accounts() -> bool {
    if !has_tool("unshare") {
        return false;
    }
    let tried = Command::new("unshare")
        .args(["--mount", "mount", "--bind", "/etc/passwd", "/etc/passwd"])
        .output();
    let may = geteuid().is_root() && tried.is_ok_and(|done| done.status.success());
    if !may {
        println!("not run: accounts cannot be made here");
    }
    may
}

/// Writes a list of accounts that has one more, with a home of its own.
fn make_account(folder: &Path, shell: &str) -> String {
    let (name, number) = ACCOUNT;
    let home = folder.join("home");
    fs::create_dir(&home).unwrap();
    chown(&home, Some(number), Some(number)).unwrap();
    let others = fs::read_to_string("/etc/passwd").unwrap();
    let others = others.lines().filter(|line| !line.starts_with("chitieu:"));
    let others: String = others.map(|line| format!("{line}\n")).collect();
    let own = format!("{name}:x:{number}:{number}::{}:{shell}\n", home.display());
    fs::write(folder.join("passwd"), others + &own).unwrap();
    name.to_owned()
}

/// The program and what it is given.
fn program_in(folder: &Path) -> String {
    let mut program = folder.join("chitieu").display().to_string();
    // Servers pass no variables on, and the words of a forced command are parted at spaces.
    for pack in std::env::split_paths(&frozen::variable_in(&folder.join("packs"))) {
        program += &format!(" --pack {}", pack.display());
    }
    // On one day, so that the screen is the same whenever the test runs.
    program + &format!(" --place {PLACE} --as-of 2026-11-24")
}

/// The document's texts with the account, the program and the key of this test.
fn write_configuration(folder: &Path, port: u16, account: &str, setup: Setup<'_>) {
    // The account reads them, whatever rights they have here.
    let packs = folder.join("packs");
    for (tool, options) in [("cp", "-r"), ("chmod", "-R")] {
        let mut command = Command::new(tool);
        command.arg(options);
        match tool {
            "cp" => command.args([data("frozen").as_path(), &packs]),
            _ => command.arg("a+rX").args([&packs, &folder.join("chitieu")]),
        };
        assert!(command.status().unwrap().success(), "{tool}");
    }
    let program = program_in(folder);
    let replaced = |text: &str| {
        let text = setup
            .otherwise
            .iter()
            .fold(text.to_owned(), |text, (from, to)| {
                assert!(
                    text.contains(from) || text.starts_with("restrict"),
                    "{from}"
                );
                text.replace(from, to)
            });
        text.replace("/usr/local/bin/chitieu", &program)
            .replace("User chitieu", &format!("User {account}"))
    };
    let own = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {0}/host\nPidFile none\nStrictModes no\nUsePAM no\n\
         PermitRootLogin prohibit-password\nAuthorizedKeysFile {0}/authorized_keys\n\
         Subsystem sftp internal-sftp\n",
        folder.display()
    );
    let rules = match setup.is_open {
        true => String::new(),
        false => [block("sshd_limits"), &replaced(block("sshd_config"))].concat(),
    };
    fs::write(folder.join("sshd_config"), format!("{own}{rules}")).unwrap();
    let key = fs::read_to_string(folder.join("key.pub")).unwrap();
    let line = block("authorized_keys")
        .split("ssh-ed25519")
        .next()
        .unwrap();
    let authorized = folder.join("authorized_keys");
    let line = match setup.is_open {
        true => key,
        false => replaced(line) + &key,
    };
    fs::write(&authorized, line).unwrap();
    // The server reads it with the rights of the account.
    fs::set_permissions(&authorized, fs::Permissions::from_mode(0o644)).unwrap();
}

/// What is typed while the connection opens is taken as if it were typed later; a text that is pasted then runs
/// nothing.
#[test]
fn what_is_typed_while_the_connection_opens_is_taken() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut pty = server.client((120, 40), &["-tt", "127.0.0.1"]);
    pty.send("/ty le che phu rung\r");
    pty.wait_for("▸ Tỷ lệ che phủ rừng");
    pty.wait_until("the answer without the box", |pty| {
        let expected = screen::screen_as_of((120, 40), "/ty le che phu rung<ret>");
        pty.text().trim_end() == expected.trim_end()
    });
    pty.send("\x03");
    assert_eq!(told(pty.end().0), "exit 0", "{}", server.log());
    let mut pty = server.client((120, 40), &["-tt", "127.0.0.1"]);
    pty.send("quy mô\rq\r");
    pty.wait_for("/ quy mô");
    pty.send("\x03");
    assert_eq!(told(pty.end().0), "exit 0", "{}", server.log());
    pty.assert_restored();
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
    pty.resize(60, 34);
    pty.wait_until("the whole screen at the new size", |pty| {
        let shown = pty.text();
        let expected = screen::screen_as_of((60, 34), "/ty le che phu rung<ret>");
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

/// X9, X10: whatever else is asked for, the account gives the explorer, what the commands read, or a refusal.
#[test]
fn x9_nothing_but_the_explorer() {
    let Some(server) = Server::start() else {
        return;
    };
    let mut pty = server.client((80, 24), &["-T", "127.0.0.1", "echo ran-$((40+2))"]);
    let (status, _) = pty.end();
    // Words that are none of the commands that read are refused, and no shell reads them.
    assert_eq!(told(status), "exit 2");
    let text = String::from_utf8_lossy(&pty.log).into_owned();
    assert!(text.contains("ở đây không chạy được “echo”"), "{text}");
    assert!(!text.contains("ran-42"), "{text}");

    let mut pty = server.client((80, 24), &["-T", "-s", "127.0.0.1", "sftp"]);
    let (status, _) = pty.end();
    let text = String::from_utf8_lossy(&pty.log).into_owned();
    assert_eq!(told(status), "exit 2", "{text}");

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

    // With a terminal it is the same; nothing and the program's own name are the explorer.
    let mut pty = server.client((80, 24), &["-tt", "127.0.0.1", "sh"]);
    assert_eq!(told(pty.end().0), "exit 2");
    for ask in [&["-tt", "127.0.0.1"][..], &["-tt", "127.0.0.1", "chitieu"]] {
        let mut pty = server.client((80, 24), ask);
        pty.wait_for(FIRST);
        pty.send("q");
        assert_eq!(told(pty.end().0), "exit 0");
    }
    // Without a terminal nothing asked for is the list.
    let mut pty = server.client((80, 24), &["-T", "127.0.0.1"]);
    assert_eq!(told(pty.end().0), "exit 0");
    assert!(String::from_utf8_lossy(&pty.log).contains(FIRST));
}
