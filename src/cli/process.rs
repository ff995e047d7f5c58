//! What the process was started with: variables, streams, the day.
//!
//! Owns the only reading of the environment and the clock. Everything below gets these as values; it
//! must not know what they are used for.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::OnceLock;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::cli::zone;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::line::streams::{has_shell, size_of};
use crate::line::terminal;

/// Variables that OpenSSH sets for a connection; any one of them may be all that is left of them.
const OVER_SSH: [&str; 4] = ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", ASKED];
/// The variable in which OpenSSH keeps the command that was asked for, if another one was forced.
const ASKED: &str = "SSH_ORIGINAL_COMMAND";

/// The variable that a shell sets when it asks for completions.
pub(crate) const COMPLETES: &str = "CHITIEU_COMPLETE";

/// What the process was started with.
#[derive(Clone, Debug)]
pub(crate) struct Process {
    /// The command line.
    pub arguments: Vec<OsString>,
    /// The language that the locale names, if it names one of ours.
    pub locale: Option<Lang>,
    /// The locale that names the character set; empty if none is set.
    pub charset: String,
    /// Folders of packs from `CHITIEU_PACK`.
    pub packs: Vec<PathBuf>,
    /// The configuration file named by `CHITIEU_CONFIG`.
    pub config: Option<PathBuf>,
    /// `TERM`; empty if it is not set.
    pub term: String,
    /// `COLORTERM`; empty if it is not set.
    pub colorterm: String,
    /// `NO_COLOR`; empty if it is not set.
    pub no_color: String,
    /// `TMUX`; empty if it is not set.
    pub tmux: String,
    /// `STY`; empty if it is not set.
    pub screen: String,
    /// `TERM_PROGRAM`; empty if it is not set.
    pub program: String,
    /// Whether it was reached over SSH.
    pub is_over_ssh: bool,
    /// The command that a person asked for over SSH before this one was forced; it may be empty.
    pub asked: Option<OsString>,
    /// Whether a shell with job control started it, as a person's own shell does.
    pub has_shell: bool,
    /// `COLORFGBG`; empty if it is not set.
    pub colorfgbg: String,
    /// Whether a person types and reads: standard input and output are terminals.
    pub is_interactive: bool,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// The columns of the terminal that standard output is; none where it is no terminal or does not tell.
    pub columns: Option<usize>,
    /// The shell that asks for completions, if one does.
    pub completes: Option<String>,
    /// Today, in the local time zone.
    pub today: Date,
    /// The time zone that was asked for, where nobody knows it here.
    pub unknown_zone: Option<String>,
}

impl Process {
    /// What it tells of the terminal.
    pub(crate) fn terminal(&self) -> terminal::Surroundings<'_> {
        terminal::Surroundings {
            term: &self.term,
            colorterm: &self.colorterm,
            no_color: &self.no_color,
            colorfgbg: &self.colorfgbg,
            locale: &self.charset,
            tmux: &self.tmux,
            screen: &self.screen,
            program: &self.program,
        }
    }

    /// Whether a person can use the explorer here.
    pub(crate) fn can_explore(&self) -> bool {
        self.is_interactive && !terminal::is_dumb(Some(&self.term))
    }

    /// Reads them, once.
    pub(crate) fn read() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let charset = ["LC_ALL", "LC_CTYPE", "LANG"];
        let is_terminal = io::stdout().is_terminal();
        Self {
            arguments: env::args_os().map(without_bullet).collect(),
            locale: first(&locale).and_then(|name| Lang::from_locale(&name)),
            charset: first(&charset).unwrap_or_default(),
            packs: packs(),
            config: env::var_os("CHITIEU_CONFIG")
                .filter(|path| !path.is_empty())
                .map(PathBuf::from),
            term: variable("TERM").unwrap_or_default(),
            colorterm: variable("COLORTERM").unwrap_or_default(),
            no_color: variable("NO_COLOR").unwrap_or_default(),
            tmux: variable("TMUX").unwrap_or_default(),
            screen: variable("STY").unwrap_or_default(),
            program: variable("TERM_PROGRAM").unwrap_or_default(),
            is_over_ssh: OVER_SSH.iter().any(|name| env::var_os(name).is_some()),
            asked: env::var_os(ASKED),
            has_shell: has_shell(),
            colorfgbg: variable("COLORFGBG").unwrap_or_default(),
            is_interactive: is_terminal && io::stdin().is_terminal(),
            is_terminal,
            columns: columns(),
            completes: variable(COMPLETES),
            today: today(),
            unknown_zone: unknown_zone(),
        }
    }
}

/// A line that was pasted with the sign of its list: "- Tỷ lệ che phủ rừng" is no option, since white space follows.
fn without_bullet(argument: OsString) -> OsString {
    let text = argument.to_str();
    let line = text.and_then(|text| text.strip_prefix(['-', '+', '–', '—', '•', '*']));
    let line = line.filter(|line| line.starts_with(char::is_whitespace));
    line.map(|line| OsString::from(line.trim_start()))
        .unwrap_or(argument)
}

/// Tells whether the version is all that is asked for: scripts do so often, and nothing has to be read for it.
pub(crate) fn asks_version_only() -> bool {
    let mut words = env::args_os().skip(1);
    let is_asked = words
        .next()
        .is_some_and(|word| word == "--version" || word == "-V");
    is_asked && words.next().is_none()
}

/// The columns of standard output, where it is a terminal.
pub(crate) fn columns() -> Option<usize> {
    known_columns(size_of(io::stdout()))
}

/// The columns of standard error, where it is a terminal.
pub(crate) fn columns_of_errors() -> Option<usize> {
    known_columns(size_of(io::stderr()))
}

fn known_columns(size: Option<(u16, u16)>) -> Option<usize> {
    size.map(|(columns, _)| usize::from(columns))
        .filter(|columns| *columns > 0)
}

/// The size of the terminal, in columns and rows: of the first of the three streams that is one, so that it is known
/// also where what is printed goes to a file.
pub(crate) fn size() -> Option<(u16, u16)> {
    size_of(io::stdout())
        .or_else(|| size_of(io::stdin()))
        .or_else(|| size_of(io::stderr()))
}

/// How the local time stands to UTC now, as `+07`.
pub(crate) fn offset() -> String {
    let zone = zone().clone().unwrap_or(TimeZone::UTC);
    zone.to_offset(jiff::Timestamp::now()).to_string()
}

/// The day of the clock now, in the local time zone; in UTC where that is not known.
pub(crate) fn today() -> Date {
    let zone = zone().clone().unwrap_or(TimeZone::UTC);
    zone.to_datetime(jiff::Timestamp::now()).date()
}

/// The local time zone, read once.
fn zone() -> &'static Option<TimeZone> {
    static ZONE: OnceLock<Option<TimeZone>> = OnceLock::new();
    ZONE.get_or_init(|| zone::zone(env::var_os("TZ").as_deref()))
}

/// The name of a time zone that was asked for and that nobody knows here.
fn unknown_zone() -> Option<String> {
    let is_unknown = zone().is_none();
    is_unknown.then(|| clean(&env::var_os("TZ").unwrap_or_default().to_string_lossy()).into_owned())
}

/// The first variable of a list that is set and not empty.
fn first(names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| variable(name))
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn packs() -> Vec<PathBuf> {
    env::var_os("CHITIEU_PACK").map_or_else(Vec::new, |paths| {
        env::split_paths(&paths)
            .filter(|path| !path.as_os_str().is_empty())
            .collect()
    })
}

/// The signals that this process was started to pass over; none where the system does not tell.
pub(crate) fn ignored_signals() -> Vec<i32> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    let mask = mask.unwrap_or_default();
    (1..=64)
        .filter(|signal| mask >> (signal - 1) & 1 == 1)
        .collect()
}
