//! The only place that prints.
//!
//! Owns the standard streams: a closed pipe ends quietly, an error is one line. It must not know what
//! it prints.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use unicode_segmentation::UnicodeSegmentation;

use crate::cli::process;
use crate::cli::working;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::line::streams;
use crate::report::fitted::fitted;
use crate::words::problems::system;

/// Misuse or failure.
pub(crate) const MISUSE: u8 = 2;
/// Nothing found, or errors in data.
pub(crate) const NOTHING: u8 = 1;

/// The code of a program that a signal ended, as shells tell it.
pub(crate) fn ended_by(signal: i32) -> u8 {
    u8::try_from(signal).map_or(MISUSE, |signal| signal.saturating_add(128))
}

/// The longest message that is said whole, in letters.
const MOST_CLUSTERS: usize = 1000;

/// What a command leaves: text for standard output, remarks for standard error, a code.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Standard output.
    pub text: String,
    /// One line on standard error.
    pub remark: Option<String>,
    /// The code with which the program ends.
    pub code: u8,
}

impl Done {
    /// A text and a code.
    pub fn text(text: String, code: u8) -> Self {
        Self {
            text,
            remark: None,
            code,
        }
    }

    /// Nothing was found; a remark says so.
    pub fn nothing(remark: String) -> Self {
        Self {
            text: String::new(),
            remark: Some(remark),
            code: NOTHING,
        }
    }

    /// The same with a remark, if there is one.
    #[must_use]
    pub fn warning(self, remark: Option<String>) -> Self {
        Self { remark, ..self }
    }

    /// The same with another text.
    #[must_use]
    pub fn with(self, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..self
        }
    }

    /// The same with lines that fit the columns of a terminal, where there is one.
    #[must_use]
    pub(crate) fn fitted(self, columns: Option<usize>) -> Self {
        let text = columns.map(|columns| fitted(&self.text, columns));
        Self {
            text: text.unwrap_or(self.text),
            ..self
        }
    }

    /// Prints it and gives the code.
    pub fn print(&self, lang: Lang) -> ExitCode {
        if let Some(remark) = &self.remark {
            warn(remark);
        }
        print_with(&self.text, self.code, lang)
    }
}

/// Prints a text; a reader that went away is no error.
pub(crate) fn print(text: &str, lang: Lang) -> ExitCode {
    match stream(|out| out.write_all(text.as_bytes())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&system::message((&error).into(), lang)),
    }
}

/// Lets somebody write to standard output piece by piece; a reader that went away is no error.
///
/// # Errors
/// Those of the writing.
pub(crate) fn stream(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    working::end();
    let mut out = io::BufWriter::with_capacity(1 << 16, streams::output()?);
    let written = write(&mut out).and_then(|()| out.flush());
    match written {
        Err(error) if is_left(&error) => {
            // The buffer is dropped unwritten: its reader is gone.
            let _ = out.into_parts();
            Ok(())
        }
        written => written,
    }
}

/// Tells whether what is written under a name goes where standard output goes, or to no file at all.
pub(crate) fn is_stream(path: &Path) -> bool {
    let Ok(found) = fs::metadata(path) else {
        return false;
    };
    streams::leads_to(io::stdout(), &found) || !found.is_file()
}

/// Tells whether what is written under a name goes where standard error goes.
pub(crate) fn is_stderr(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| streams::leads_to(io::stderr(), &found))
}

/// Says something at once, as a dialogue does; tells whether the reader is still there.
///
/// # Errors
/// Those of the writing.
pub(crate) fn say(text: &str) -> io::Result<bool> {
    working::end();
    let mut out = streams::output()?;
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if is_left(&error) => Ok(false),
        said => said.map(|()| true),
    }
}

/// Tells whether an error says that the reader went away.
fn is_left(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset
    )
}

/// Prints a text and ends with a code of its own.
pub(crate) fn print_with(text: &str, code: u8, lang: Lang) -> ExitCode {
    let printed = print(text, lang);
    if printed == ExitCode::SUCCESS {
        ExitCode::from(code)
    } else {
        printed
    }
}

/// Says in one line on standard error what is wrong, and ends with 2.
pub(crate) fn fail(message: &str) -> ExitCode {
    warn(message);
    ExitCode::from(MISUSE)
}

/// A long message without its middle: where it happened stands in front, why at the end.
fn shortened(message: &str) -> String {
    let clusters: Vec<&str> = message.graphemes(true).collect();
    let (front, end) = (MOST_CLUSTERS * 3 / 4, MOST_CLUSTERS / 4);
    match clusters.len() > MOST_CLUSTERS {
        true => format!(
            "{} … {}",
            clusters.iter().take(front).copied().collect::<String>(),
            clusters
                .iter()
                .skip(clusters.len() - end)
                .copied()
                .collect::<String>(),
        ),
        false => message.to_owned(),
    }
}

/// Says one line on standard error.
pub(crate) fn warn(message: &str) {
    working::end();
    // Whatever a message quotes was cleaned where it came in; this is for what did not.
    let message = format!("chitieu: {}", shortened(clean(message).trim()));
    let message = match process::columns_of_errors() {
        Some(columns) => fitted(&message, columns),
        None => message,
    };
    let _ = writeln!(io::stderr().lock(), "{message}");
}
