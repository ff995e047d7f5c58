//! What the process finds around it: variables, streams, the day.
//!
//! Owns the only reading of the environment and the clock. Everything below gets these as values; it
//! must not know what they are used for.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use jiff::civil::Date;

use crate::lang::Lang;

/// What the process was started with.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The command line.
    pub arguments: Vec<OsString>,
    /// The language that the locale names, if it names one of ours.
    pub locale: Option<Lang>,
    /// Whether the locale says that the terminal shows UTF-8; without a locale it is taken to.
    pub utf8: bool,
    /// Folders of packs from `CHITIEU_PACK`.
    pub packs: Vec<PathBuf>,
    /// The configuration file named by `CHITIEU_CONFIG`.
    pub config: Option<PathBuf>,
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// Whether `NO_COLOR` is set to anything.
    pub no_color: bool,
    /// Whether a person types and reads: standard input and output are terminals.
    pub is_interactive: bool,
    /// Whether standard output is a terminal.
    pub is_terminal: bool,
    /// Today, in the local time zone.
    pub today: Date,
}

impl Surroundings {
    /// Reads them, once.
    pub fn read() -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let charset = ["LC_ALL", "LC_CTYPE", "LANG"];
        let is_terminal = io::stdout().is_terminal();
        Self {
            arguments: env::args_os().collect(),
            locale: first(&locale).and_then(|name| Lang::from_locale(&name)),
            utf8: first(&charset).is_none_or(|name| says_utf8(&name)),
            packs: packs(),
            config: env::var_os("CHITIEU_CONFIG")
                .filter(|path| !path.is_empty())
                .map(PathBuf::from),
            term: variable("TERM"),
            colorterm: variable("COLORTERM"),
            no_color: env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
            is_interactive: is_terminal && io::stdin().is_terminal(),
            is_terminal,
            today: jiff::ZonedDateTime::now().date(),
        }
    }
}

/// The first variable of a list that is set and not empty.
fn first(names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| variable(name))
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// `C` and `POSIX` say nothing: a server often has no locale while the person's terminal is UTF-8.
fn says_utf8(locale: &str) -> bool {
    let name = locale.to_ascii_lowercase();
    let charset = name.split_once('.').map(|(_, charset)| charset);
    match charset {
        None => true,
        Some(charset) => charset.starts_with("utf-8") || charset.starts_with("utf8"),
    }
}

fn packs() -> Vec<PathBuf> {
    env::var_os("CHITIEU_PACK").map_or_else(Vec::new, |paths| {
        env::split_paths(&paths)
            .filter(|path| !path.as_os_str().is_empty())
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::says_utf8;

    #[test]
    fn a_locale_may_name_a_charset() {
        for (locale, expected) in [
            ("vi_VN.UTF-8", true),
            ("en_US.utf8", true),
            ("C.UTF-8", true),
            ("C", true),
            ("vi_VN", true),
            ("vi_VN.TCVN", false),
            ("en_US.ISO-8859-1", false),
        ] {
            assert_eq!(says_utf8(locale), expected, "{locale}");
        }
    }
}
