//! A program in a pseudo-terminal of its own, with a screen that reads what it writes.
//!
//! Everything waits for what must be seen or for the end of the program, never for a while.

use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{
    LocalModes, OptionalActions, Termios, Winsize, tcgetattr, tcsetattr, tcsetwinsize,
};

use super::emulator::Emulator;
use super::frozen::{self, PLACE};

/// The longest that anything is waited for.
const LONGEST: Duration = Duration::from_secs(20);

/// The program under test.
pub(crate) const CHITIEU: &str = env!("CARGO_BIN_EXE_chitieu");

/// The explorer as it is started in most tests.
const EXPLORER: [&str; 5] = [CHITIEU, "--place", PLACE, "--as-of", "2026-11-24"];

/// The same as a shell takes it.
pub(crate) fn explorer() -> String {
    EXPLORER.join(" ")
}

/// The two ends of a pseudo-terminal.
pub(crate) struct Pair {
    pub(crate) master: OwnedFd,
    pub(crate) slave: OwnedFd,
}

/// Opens a pseudo-terminal of a size.
pub(crate) fn pair((columns, rows): (u16, u16)) -> Pair {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let master = openpt(flags).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    let slave = rustix::fs::open(&name, flags, Mode::empty()).unwrap();
    rustix::io::ioctl_fionbio(&master, true).unwrap();
    tcsetwinsize(&slave, winsize(columns, rows)).unwrap();
    Pair { master, slave }
}

fn winsize(columns: u16, rows: u16) -> Winsize {
    Winsize {
        ws_col: columns,
        ws_row: rows,
        ws_xpixel: 0,
        ws_ypixel: 0,
    }
}

/// What to run and where.
pub(crate) struct Start<'a> {
    pub(crate) command: &'a [&'a str],
    pub(crate) size: (u16, u16),
    pub(crate) env: &'a [(&'a str, &'a str)],
}

impl Default for Start<'_> {
    fn default() -> Self {
        Self {
            command: &EXPLORER,
            size: (80, 24),
            env: &[],
        }
    }
}

/// A program in a pseudo-terminal.
pub(crate) struct Pty {
    master: Option<OwnedFd>,
    slave: Option<OwnedFd>,
    child: Child,
    screen: Emulator,
    before: Termios,
    shown: usize,
    /// Everything the program wrote.
    pub(crate) log: Vec<u8>,
    /// Whether the terminal answers when it is asked whether it has read everything, as terminals do.
    pub(crate) confirms: bool,
    /// Whether it says that margins can be set.
    pub(crate) margins: bool,
    /// How often the program was continued without having given the terminal back: it sets every mode again.
    pub(crate) continued: usize,
}

impl Pty {
    /// Starts the explorer on the frozen packs.
    pub(crate) fn explorer(size: (u16, u16)) -> Self {
        Self::start(&Start {
            size,
            ..Start::default()
        })
    }

    /// Starts a program as the leader of a session that has the terminal.
    pub(crate) fn start(start: &Start<'_>) -> Self {
        let pair = pair(start.size);
        let stdio = || Stdio::from(pair.slave.try_clone().unwrap());
        Self::spawn(start, pair.master, &pair.slave, [stdio(), stdio(), stdio()])
    }

    /// Starts a program with other streams; the terminal is still the one to watch.
    pub(crate) fn spawn(
        start: &Start<'_>,
        master: OwnedFd,
        slave: &OwnedFd,
        [stdin, stdout, stderr]: [Stdio; 3],
    ) -> Self {
        let before = tcgetattr(slave).unwrap();
        let mut command = Command::new("setsid");
        command.arg("--ctty").args(start.command);
        command
            .stdin(stdin)
            .stdout(stdout)
            .stderr(stderr)
            .env_clear();
        let inherited = ["PATH", "HOME", "LLVM_PROFILE_FILE"];
        for name in inherited {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .env("CHITIEU_CONFIG", "/nonexistent/config.toml")
            .env("CHITIEU_PACK", frozen::variable())
            // Nothing can be kept below what is no folder: what a developer looked for is no matter of the tests.
            .env("XDG_STATE_HOME", "/dev/null")
            .env("XDG_CACHE_HOME", "/dev/null")
            .env("XDG_DATA_HOME", "/dev/null")
            .envs(start.env.iter().copied());
        Self {
            child: command.spawn().unwrap(),
            master: Some(master),
            slave: Some(slave.try_clone().unwrap()),
            screen: Emulator::new(start.size),
            before,
            shown: 0,
            log: Vec::new(),
            confirms: true,
            margins: false,
            continued: 0,
        }
    }

    /// Types bytes.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let mut rest = bytes.as_ref();
        let end = Instant::now() + LONGEST;
        while !rest.is_empty() {
            assert!(Instant::now() < end, "the program does not read");
            match rustix::io::write(self.master.as_ref().unwrap(), rest) {
                Ok(written) => rest = &rest[written..],
                Err(rustix::io::Errno::AGAIN) => {
                    self.pump(Duration::from_millis(20));
                }
                Err(error) => panic!("cannot type: {error}"),
            }
        }
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        tcsetwinsize(self.master.as_ref().unwrap(), winsize(columns, rows)).unwrap();
        self.screen.resize((columns, rows));
    }

    /// The screen as lines.
    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// The emulated screen.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?}"), |pty| pty.text().contains(text));
    }

    /// Waits until the screen no longer shows a text.
    #[track_caller]
    pub(crate) fn wait_gone(&mut self, text: &str) {
        self.wait_until(&format!("no {text:?}"), |pty| !pty.text().contains(text));
    }

    /// Waits until something is so.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let end = Instant::now() + LONGEST;
        while !is_so(self) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero(),
                "waited in vain for {what}; the screen is:\n{}",
                self.text()
            );
            self.pump(left.min(Duration::from_millis(100)));
        }
    }

    /// Reads what comes within a time; tells whether anything came.
    pub(crate) fn pump(&mut self, longest: Duration) -> bool {
        self.pump_at_most(longest, usize::MAX)
    }

    /// Reads at most so many bytes that come within a time.
    pub(crate) fn pump_at_most(&mut self, longest: Duration, most: usize) -> bool {
        let Some(master) = &self.master else {
            return false;
        };
        if !is_readable(master, longest) {
            return false;
        }
        let mut bytes = [0; 4096];
        let most = most.min(bytes.len());
        match rustix::io::read(master, &mut bytes[..most]) {
            Ok(count) if count > 0 => {
                let before = self.log.len();
                self.log.extend_from_slice(&bytes[..count]);
                let asked = |question: &[u8]| {
                    let from = before.saturating_sub(question.len() - 1);
                    let parts = self.log[from..].windows(question.len());
                    parts.filter(|part| *part == question).count()
                };
                let (caught, margins) = (asked(b"\x1b[5n"), asked(b"\x1b[?69$p"));
                if self.margins && margins > 0 {
                    let _ = rustix::io::write(master, b"\x1b[?69;2$y");
                }
                if self.confirms && caught > 0 {
                    let _ = rustix::io::write(master, &b"\x1b[0n".repeat(caught));
                }
                self.show();
                true
            }
            _ => false,
        }
    }

    /// Shows the whole letters among what came; the emulator loses some that come in pieces.
    fn show(&mut self) {
        let rest = &self.log[self.shown..];
        let whole = match std::str::from_utf8(rest) {
            Err(cut) if cut.error_len().is_none() => cut.valid_up_to(),
            _ => rest.len(),
        };
        self.screen.process(&rest[..whole]);
        self.shown += whole;
    }

    /// The process id.
    pub(crate) fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Takes away what the program has set, as another program that had the terminal might.
    pub(crate) fn take_modes_away(&mut self) {
        let slave = self.slave.as_ref().unwrap();
        tcsetattr(slave, OptionalActions::Now, &self.before).unwrap();
        self.screen.process(b"\x1b[?1049l\x1b[?2004l\x1b[?25h");
    }

    /// Tells whether input comes key by key and unseen.
    pub(crate) fn is_raw(&self) -> bool {
        let modes = tcgetattr(self.slave.as_ref().unwrap()).unwrap().local_modes;
        !modes.intersects(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
    }

    /// Lets the line go down.
    pub(crate) fn hang_up(&mut self) {
        self.master = None;
        self.slave = None;
    }

    /// Waits for the end of the program; returns how it ended and the CPU time it took in all.
    #[track_caller]
    pub(crate) fn end(&mut self) -> (ExitStatus, Duration) {
        let watch = pidfd_open(self.pid(), PidfdFlags::empty()).unwrap();
        let end = Instant::now() + LONGEST;
        while !is_readable(&watch, Duration::from_millis(10)) {
            assert!(
                Instant::now() < end,
                "the program does not end; the screen is:\n{}",
                self.text()
            );
            self.pump(Duration::from_millis(10));
        }
        let used = self.cpu();
        let status = self.child.wait().unwrap();
        while self.pump(Duration::ZERO) {}
        (status, used)
    }

    /// Waits for the end of a program of which nothing is read.
    #[track_caller]
    pub(crate) fn end_unread(&mut self) -> ExitStatus {
        let watch = pidfd_open(self.pid(), PidfdFlags::empty()).unwrap();
        assert!(is_readable(&watch, LONGEST), "the program does not end");
        self.child.wait().unwrap()
    }

    /// CPU time used so far.
    pub(crate) fn cpu(&self) -> Duration {
        let pid = self.pid().as_raw_nonzero();
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        let ticks: u64 = fields
            .split(' ')
            .skip(11)
            .take(2)
            .map(|n| n.parse::<u64>().unwrap())
            .sum();
        Duration::from_millis(ticks * 10)
    }

    /// How long the programs that the shell runs were ready to work and had no processor to do it with.
    pub(crate) fn kept_waiting(&self) -> Duration {
        let shell = self.pid().as_raw_nonzero();
        let path = format!("/proc/{shell}/task/{shell}/children");
        let programs = std::fs::read_to_string(path).unwrap_or_default();
        let waited = programs.split_whitespace().map(|program| {
            let times = std::fs::read_to_string(format!("/proc/{program}/schedstat"));
            let waited = times.unwrap_or_default();
            let waited = waited.split_whitespace().nth(1).map(str::parse);
            waited.and_then(Result::ok).unwrap_or(0)
        });
        Duration::from_nanos(waited.sum())
    }

    /// How often the program was woken or waited so far.
    pub(crate) fn switches(&self) -> u64 {
        let pid = self.pid().as_raw_nonzero();
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
        let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
        counts
            .map(|line| line.rsplit('\t').next().unwrap().parse::<u64>().unwrap())
            .sum()
    }

    /// Checks that the terminal is as it was before the program started.
    #[track_caller]
    pub(crate) fn assert_restored(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "the other screen is left on");
        assert!(!screen.hide_cursor(), "the cursor is left hidden");
        assert!(!screen.bracketed_paste(), "pastes are left in brackets");
        let now = tcgetattr(self.slave.as_ref().unwrap()).unwrap();
        let modes = |of: &Termios| {
            (
                of.input_modes,
                of.output_modes,
                of.control_modes,
                of.local_modes,
            )
        };
        assert_eq!(modes(&now), modes(&self.before), "input modes differ");
        // L4: what was set is reset once, and nothing else is.
        let modes = [
            ("1049", 'h', 'l'),
            ("2004", 'h', 'l'),
            ("25", 'l', 'h'),
            ("69", 'h', 'l'),
        ];
        for (mode, set, reset) in modes {
            let count = |last: char| {
                let mark = format!("\x1b[?{mode}{last}");
                let log = String::from_utf8_lossy(&self.log);
                log.matches(&mark).count()
            };
            let may_be_absent = mode == "69" && !self.margins;
            assert!(count(set) > 0 || may_be_absent, "mode {mode} was never set");
            assert!(count(set) >= count(reset), "mode {mode}");
            assert!(count(set) <= count(reset) + self.continued, "mode {mode}");
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Tells whether something can be read within a time.
pub(crate) fn is_readable(fd: impl AsFd, longest: Duration) -> bool {
    let mut fds = [PollFd::new(&fd, PollFlags::IN)];
    let timeout = Timespec::try_from(longest).unwrap();
    poll(&mut fds, Some(&timeout)).is_ok_and(|ready| ready > 0)
}

/// Lets a time pass, where a slow line is played.
pub(crate) fn pass(time: Duration) {
    let timeout = Timespec::try_from(time).unwrap();
    let _ = poll(&mut [], Some(&timeout));
}

/// Tells how a program ended, for comparing.
pub(crate) fn told(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => "unknown".to_owned(),
    }
}

/// Tells whether a tool is there; its absence is a failure where everything must run.
#[expect(
    clippy::print_stdout,
    reason = "who reads the tests learns what did not run"
)]
pub(crate) fn has_tool(path: &str) -> bool {
    let folders = std::env::var("PATH").unwrap_or_default();
    let mut places = folders.split(':').chain(["/usr/sbin", "/usr/bin"]);
    let found = places.any(|folder| Path::new(folder).join(path).exists());
    let required = std::env::var_os("CHITIEU_REQUIRE_TOOLS").is_some();
    assert!(found || !required, "{path} is needed");
    if !found {
        println!("not run: {path} is absent");
    }
    found
}
