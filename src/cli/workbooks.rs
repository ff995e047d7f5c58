//! Workbooks are read in a process of their own.
//!
//! Owns its limits of memory and time, and how tables come back from it: whatever a workbook does to its reader, this
//! process says one line. It must not know what a table says.

use std::env;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::process::{Command, ExitStatus, Stdio};

#[cfg(unix)]
use rustix::process::{Resource, Rlimit, setrlimit};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::cli::output::Done;
use crate::pack::diagnostic::Unopened;
use crate::pack::draft::docx::{self, Prose};
use crate::pack::import::open::{Workbook, Workbooks};
use crate::pack::import::workbook;

/// The name of the command that reads one.
pub(crate) const COMMAND: &str = "read-workbook";
/// The name of the command that reads the prose of a document.
const DOCUMENT: &str = "read-document";
/// The memory that it may take, where the system can hold it to that.
#[cfg(unix)]
const MOST_MEMORY: u64 = 1 << 30;
/// The seconds of work that it may take.
#[cfg(unix)]
const MOST_SECONDS: u64 = 15;
/// The most bytes of tables that are taken from it.
const MOST_BYTES: u64 = 128 << 20;
/// How it ends where a workbook is damaged, locked, or no workbook.
const DAMAGED: u8 = 10;
const ENCRYPTED: u8 = 11;
const OTHER: u8 = 12;

/// Reads workbooks by starting this program once more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Apart;

impl Workbooks for Apart {
    fn open(&self, bytes: &[u8]) -> Result<Workbook, Unopened> {
        open_as(COMMAND, bytes)
    }
}

/// The prose of a document, read by a process of its own.
///
/// # Errors
/// Where it is damaged, locked, or takes too much.
pub(crate) fn prose(bytes: &[u8]) -> Result<Prose, Unopened> {
    open_as(DOCUMENT, bytes)
}

fn open_as<T: DeserializeOwned>(command: &str, bytes: &[u8]) -> Result<T, Unopened> {
    let (answer, status) = run(command, bytes).map_err(|_| Unopened::NotStarted)?;
    understood(&answer, status)
}

fn run(command: &str, bytes: &[u8]) -> io::Result<(Vec<u8>, ExitStatus)> {
    // Input goes through a file and not a pipe: a child that stops reading cannot block this process.
    let mut input = tempfile::tempfile()?;
    input.write_all(bytes)?;
    input.rewind()?;
    let mut child = Command::new(env::current_exe()?)
        .arg(command)
        .env_clear()
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut answer = Vec::new();
    let read = match child.stdout.take() {
        Some(out) => out.take(MOST_BYTES + 1).read_to_end(&mut answer),
        None => Ok(0),
    };
    if read.is_err() || answer.len() as u64 > MOST_BYTES {
        let _ = child.kill();
    }
    Ok((answer, child.wait()?))
}

fn understood<T: DeserializeOwned>(answer: &[u8], status: ExitStatus) -> Result<T, Unopened> {
    match status.code() {
        Some(0) => serde_json::from_slice(answer).map_err(|_| Unopened::Damaged),
        Some(code) if code == i32::from(ENCRYPTED) => Err(Unopened::Encrypted),
        Some(code) if code == i32::from(OTHER) => Err(Unopened::Kind("DOCX")),
        Some(_) => Err(Unopened::Damaged),
        // The child was ended by a signal, which means that it hit a limit.
        None => Err(Unopened::TooMuch),
    }
}

/// The work of the child process: reads a workbook from its input and writes the tables as JSON.
pub(crate) fn read() -> Done {
    answer(workbook::read)
}

/// The same with the prose of a document.
pub(crate) fn read_document() -> Done {
    answer(docx::read)
}

fn answer<T: Serialize>(read: impl FnOnce(&[u8]) -> Result<T, Unopened>) -> Done {
    #[cfg(unix)]
    {
        limit(Resource::As, MOST_MEMORY);
        limit(Resource::Cpu, MOST_SECONDS);
        limit(Resource::Core, 0);
    }
    let mut bytes = Vec::new();
    if io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return Done::text(String::new(), DAMAGED);
    }
    match read(&bytes) {
        Ok(tables) => Done::text(serde_json::to_string(&tables).unwrap_or_default(), 0),
        Err(Unopened::Encrypted) => Done::text(String::new(), ENCRYPTED),
        Err(Unopened::Kind(_)) => Done::text(String::new(), OTHER),
        Err(_) => Done::text(String::new(), DAMAGED),
    }
}

#[cfg(unix)]
fn limit(resource: Resource, most: u64) {
    let limits = Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    // If a lower limit is set already, setting this one fails and the lower one holds.
    let _ = setrlimit(resource, limits);
}
