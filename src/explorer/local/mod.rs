//! This terminal: the one feeder that reads the process's own input and writes its own output.
//!
//! `load_channel` brings what is still being loaded, or was read again because `watch` saw its files change; `keeper` saves what a person looked for; `pages` writes a list to a file; `line` owns the terminal's state and gives it back
//! however the session ends; `signals` turns signals into readiness; `feed` waits for whichever comes
//! first and hands it to the session. What it is given and how it ends stands in `given`; a system with another kind of
//! terminal has another file in the place of `feed` (`elsewhere` says that there is none yet), and `ear` hears of files where
//! the system tells.

#[cfg(target_os = "linux")]
mod ear;
#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
pub mod feed;
pub mod given;
#[cfg(unix)]
mod keeper;
pub mod load_channel;
#[cfg(not(target_os = "linux"))]
mod no_ear;
#[cfg(unix)]
mod pages;
pub mod watch;

use std::io;
use std::sync::Arc;

#[cfg(not(unix))]
use crate::explorer::local::elsewhere as feeder;
#[cfg(unix)]
use crate::explorer::local::feed as feeder;
use crate::explorer::local::given::{End, Given};
use crate::explorer::local::load_channel::LoadReceiver;
use crate::explorer::session::Session;
use crate::explorer::state::app::App;
use crate::explorer::state::app::Options;
use crate::library::Library;
use crate::line::terminal::{Questions, bounded};

/// Whether the explorer can be opened on a terminal of this system.
pub const IS_THERE: bool = feeder::IS_THERE;

/// Opens the explorer on the terminal of this process until it ends; the state comes back as it ended.
/// Where the library is only a part, the rest comes through the receiver.
///
/// # Errors
///
/// When the terminal cannot be switched to raw input or signals cannot be received.
pub fn run(
    library: Arc<Library>,
    mut options: Options,
    questions: Questions,
    mut given: Given,
) -> io::Result<(End, App)> {
    let (columns, rows) = given::size();
    options.size = bounded(columns, rows);
    let mut app = App::new(library, options);
    app.lay_out(std::mem::take(&mut given.desk));
    let load_receiver = given.load_receiver.take();
    app.loading.progress = load_receiver.as_ref().and_then(LoadReceiver::loading);
    app.resume();
    // After the whole nothing comes, unless somebody watches the files.
    let more_comes =
        |load_receiver: &LoadReceiver| app.loading.progress.is_some() || load_receiver.is_watched();
    given.load_receiver = load_receiver.filter(more_comes);
    if let Some(load_receiver) = &given.load_receiver {
        load_receiver.set_lens(app.lens());
    }
    let (end, session) = feeder::run(Session::new(app, questions), given)?;
    Ok((end, session.into_app()))
}
