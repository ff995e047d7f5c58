//! The only place that prints.
//!
//! Owns the standard streams: a closed pipe ends quietly, an error is one line. It must not know what
//! it prints.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Misuse or failure.
pub const MISUSE: u8 = 2;
/// Nothing found, or errors in data.
pub const NOTHING: u8 = 1;

/// Prints a text; a reader that went away is no error.
pub fn print(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

/// Prints a text and ends with a code of its own.
pub fn print_with(text: &str, code: u8) -> ExitCode {
    let printed = print(text);
    if printed == ExitCode::SUCCESS {
        ExitCode::from(code)
    } else {
        printed
    }
}

/// Says in one line on standard error what is wrong, and ends with 2.
pub fn fail(message: &str) -> ExitCode {
    warn(message);
    ExitCode::from(MISUSE)
}

/// Says one line on standard error.
pub fn warn(message: &str) {
    let line: String = message
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let _ = writeln!(io::stderr().lock(), "chitieu: {}", line.trim());
}

/// Tells whether a person sees the output on a terminal that can show the explorer.
pub fn is_interactive(term: Option<&str>) -> bool {
    io::stdout().is_terminal() && io::stdin().is_terminal() && term != Some("dumb")
}
