//! This terminal: the one feeder that reads the process's own input and writes its own output.
//!
//! Owns the terminal of this process from start to end. `load_channel` brings what is still being loaded, or was read
//! again because `watch` saw its files change (`inotify` reports changes on Linux); `keeper` saves what a person looked
//! for; `pages` writes a list to a file; `feed` waits for keys, signals and events, and hands each to the session. What
//! it is given and how it ends stands in `given`; on a system with another kind of terminal another file takes the place
//! of `feed` (`elsewhere` says that there is none yet). It must not know how a screen is drawn.

#[cfg(not(unix))]
mod elsewhere;
#[cfg(unix)]
pub mod feed;
pub mod given;
#[cfg(target_os = "linux")]
mod inotify;
#[cfg(unix)]
mod keeper;
pub mod load_channel;
#[cfg(not(target_os = "linux"))]
mod no_inotify;
#[cfg(unix)]
mod pages;
pub mod watch;

use std::io;
use std::sync::Arc;

#[cfg(not(unix))]
use crate::explorer::local::elsewhere as feeder;
#[cfg(unix)]
use crate::explorer::local::feed as feeder;
use crate::explorer::local::given::{LoopInputs, SessionEnd};
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
    mut given: LoopInputs,
) -> io::Result<(SessionEnd, App)> {
    let (columns, rows) = given::size();
    options.size = bounded(columns, rows);
    let mut app = App::new(library, options);
    app.lay_out(std::mem::take(&mut given.desk));
    let load_receiver = given.load_receiver.take();
    app.loading.progress = load_receiver.as_ref().and_then(LoadReceiver::loading);
    app.resume();
    // After the whole library nothing more comes, unless the files are watched.
    let more_comes =
        |load_receiver: &LoadReceiver| app.loading.progress.is_some() || load_receiver.is_watched();
    given.load_receiver = load_receiver.filter(more_comes);
    if let Some(load_receiver) = &given.load_receiver {
        load_receiver.set_lens(app.lens());
    }
    let (end, session) = feeder::run(Session::new(app, questions), given)?;
    Ok((end, session.into_app()))
}
