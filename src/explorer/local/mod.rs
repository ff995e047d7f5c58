//! This terminal: the one feeder that reads the process's own input and writes its own output.
//!
//! `arrivals` brings what is still being loaded, or was read again because `watch` saw its files change; `keeper` saves what a person looked for; `pages` writes a list to a file; `line` owns the terminal's state and gives it back
//! however the session ends; `signals` turns signals into readiness; `feed` waits for whichever comes
//! first and hands it to the session.

pub mod arrivals;
pub mod feed;
mod keeper;
mod pages;
pub mod watch;

use std::io;
use std::sync::Arc;

use crate::explorer::local::arrivals::Arrivals;
use crate::explorer::local::feed::{End, Given};
use crate::explorer::session::Session;
use crate::explorer::state::app::App;
use crate::explorer::state::app::Options;
use crate::library::Library;
use crate::line::terminal::{Questions, bounded};

/// Opens the explorer on the terminal of this process until it ends; the state comes back as it ended.
/// Where the library is only a part, the rest comes as arrivals.
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
    let (columns, rows) = feed::size();
    options.size = bounded(columns, rows);
    let mut app = App::new(library, options);
    app.lay_out(std::mem::take(&mut given.desk));
    let arrivals = given.arrivals.take();
    app.loading.progress = arrivals.as_ref().and_then(Arrivals::loading);
    app.resume();
    // After the whole nothing comes, unless somebody watches the files.
    let more_comes = |arrivals: &Arrivals| app.loading.progress.is_some() || arrivals.is_lasting();
    given.arrivals = arrivals.filter(more_comes);
    if let Some(arrivals) = &given.arrivals {
        arrivals.look_from(app.lens());
    }
    let (end, session) = feed::run(Session::new(app, questions), given)?;
    Ok((end, session.into_app()))
}
