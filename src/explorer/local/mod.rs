//! This terminal: the one feeder that reads the process's own input and writes its own output.
//!
//! `arrivals` brings what is still being loaded; `line` owns the terminal's state and gives it back
//! however the session ends; `signals` turns signals into readiness; `feed` waits for whichever comes
//! first and hands it to the session.

pub mod arrivals;
pub mod feed;

use std::io;
use std::sync::Arc;

use jiff::civil::Date;

use crate::explorer::local::arrivals::Arrivals;
use crate::explorer::local::feed::End;
use crate::explorer::session::Session;
use crate::explorer::state::app::App;
use crate::explorer::state::app::Options;
use crate::library::Library;
use crate::line::terminal::{Questions, bounded};
use crate::pack::files::Shelf;

/// Opens the explorer on the terminal of this process until it ends; the state comes back as it ended.
/// Where the library is only a part, the rest comes as `arrivals`; lines of its files are read from the `shelf`.
/// `today` tells the day of the clock whenever it is asked.
///
/// # Errors
///
/// When the terminal cannot be switched to raw input or signals cannot be received.
pub fn run(
    library: Arc<Library>,
    mut options: Options,
    questions: Questions,
    arrivals: Option<Arrivals>,
    shelf: Shelf,
    today: fn() -> Date,
) -> io::Result<(End, App)> {
    let (columns, rows) = feed::size();
    options.size = bounded(columns, rows);
    let mut app = App::new(library, options);
    app.loading.progress = arrivals.as_ref().and_then(Arrivals::loading);
    // After the whole nothing comes.
    let arrivals = arrivals.filter(|_| app.loading.progress.is_some());
    if let Some(arrivals) = &arrivals {
        arrivals.look_from(app.lens());
    }
    let (end, session) = feed::run(Session::new(app, questions), arrivals, shelf, today)?;
    Ok((end, session.into_app()))
}
