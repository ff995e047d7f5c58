//! Opens the explorer.
//!
//! Owns the way from the options to a session: small packs are loaded before it opens, large ones while it
//! is open. Where nobody can use it, the same facts come as plain lines.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::cli::args::{self, Cli};
use crate::cli::error::Error;
use crate::cli::looks::{depth, glyphs, paint};
use crate::cli::opening::{found_packs, open, warn_of_errors};
use crate::cli::output::Done;
use crate::cli::process::Process;
use crate::cli::query;
use crate::cli::scope::{self, Scope};
use crate::cli::settings::Settings;
use crate::cli::stop::Signals;
use crate::core::lang::Lang;
use crate::explorer::local;
use crate::explorer::local::arrivals::{self, Arrivals, Teller};
use crate::explorer::memory::{self, Memory};
use crate::explorer::state::app::{App, Options};
use crate::explorer::state::lens::{CategoryChoice, Lens, View};
use crate::explorer::theme::{Shade, Theme};
use crate::library::Library;
use crate::line::terminal;
use crate::pack::files::atomic::Stop as _;
use crate::pack::files::{Found, PackFiles, Shelf};
use crate::pack::progress::{Progress, Stage};

/// Bytes of packs up to which the explorer waits for all of them.
const LOADED_AT_ONCE: u64 = 4 << 20;

/// How long the first part of a large pack is waited for before the explorer opens without it.
const FIRST_PART_COMES: Duration = Duration::from_millis(100);

/// How often it is told at most how far loading has come; every time costs a frame, and keys need theirs.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// Opens the explorer; where nobody can use it, gives the same facts as plain lines.
///
/// # Errors
/// Where a pack cannot be read, an option names nothing, the terminal fails, or the data did not come to its
/// end before the explorer was left.
pub(crate) fn explore(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    lang: Lang,
) -> Result<Done, Error> {
    if !around.can_explore() {
        let scope = open(around, settings, &cli.global, lang)?;
        return plain(around, &scope, cli);
    }
    let remembers = settings.memory.unwrap_or(true) && !around.is_forced;
    let kept = remembers.then(memory::path).flatten();
    let memory = kept.as_deref().map(memory::read).unwrap_or_default();
    let found = found_packs(around, settings, &cli.global)?;
    let bytes: u64 = found.iter().flatten().map(Found::len).sum();
    let shelf = found.as_deref().map_or(Shelf::Embedded, Shelf::of);
    let (scope, arrivals) = match found {
        Some(found) if bytes > LOADED_AT_ONCE => {
            let (scope, arrivals) = begin(found, cli, &memory, around.today, lang)?;
            (scope, Some(arrivals))
        }
        _ => (open(around, settings, &cli.global, lang)?, None),
    };
    let opened = Opened {
        scope,
        arrivals,
        shelf,
    };
    let app = show(around, settings, opened, memory, cli)?;
    if let Some(path) = kept {
        // What ends the process meanwhile is to leave nothing behind.
        let signals = Signals::listen();
        signals.hold();
        // What a person looked for is a convenience: that it could not be kept is no failure.
        let _ = memory::save(app.recall.memory(), &path);
    }
    let is_cut_short = app.loading.is_cut_short;
    if bytes > LOADED_AT_ONCE {
        warn_of_errors(&app.library, lang);
        // Taking a million names apart would hold the shell for as long as the process still lives.
        std::mem::forget(app);
    }
    if is_cut_short {
        return Err(Error::LoadingFailed);
    }
    Ok(Done::default())
}

/// Begins to load packs on a thread of its own; returns with the first part in which the options can
/// be read, or soon with nothing where they name nothing of the data. The thread ends with the
/// process, wherever it is.
fn begin(
    found: Vec<Found>,
    cli: &Cli,
    memory: &Memory,
    today: jiff::civil::Date,
    lang: Lang,
) -> Result<(Scope, Arrivals), Error> {
    let global = &cli.global;
    // What the session will look from at first, as far as it can be known without the data.
    let viewpoint = scope::viewpoint(global, today);
    let lens = Lens {
        view: View {
            lang,
            place: None,
            plan: None,
            day: viewpoint.day,
            as_of: viewpoint.as_of,
            category: CategoryChoice::default(),
        },
        query: cli.query.clone().unwrap_or_default(),
        memory: Arc::new(memory.clone()),
    };
    let (mut deliverer, mut arrivals) = arrivals::pair(lens)?;
    let load = move || {
        let teller = deliverer.teller(TOLD_EVERY);
        let packs = read(found, &teller);
        let mut publish = |library, loading| deliverer.deliver(library, loading);
        Library::open_in_parts(packs, &mut publish, &|progress| teller.tell(progress));
    };
    thread::Builder::new().spawn(load)?;
    let names_nothing = global.place.is_none() && global.plan.is_none();
    loop {
        let part = arrivals.wait(names_nothing.then_some(FIRST_PART_COMES));
        let (library, loading) = part.ok_or(Error::LoadingFailed)?;
        match Scope::new(library, global, false, today, lang) {
            // The place that was asked for may be met in a later part.
            Err(_) if loading.is_some() => {}
            scope => return Ok((scope?, arrivals)),
        }
    }
}

/// Reads the files of packs one after another.
fn read(found: Vec<Found>, teller: &Teller) -> Vec<PackFiles> {
    let all = Progress::of(found.iter().map(Found::len).sum());
    let mut before = 0;
    let mut packs = Vec::with_capacity(found.len());
    for found in found {
        let told = &mut |read| teller.tell(all.at(Stage::Read, before + read));
        packs.push(found.read(told));
        before += packs.last().map_or(0, PackFiles::len);
    }
    packs
}

/// The data with which the explorer opens.
struct Opened {
    scope: Scope,
    /// What of it is still to come.
    arrivals: Option<Arrivals>,
    /// Where its files are.
    shelf: Shelf,
}

/// Runs the explorer until the person leaves; gives the state as it was left.
fn show(
    around: &Process,
    settings: &Settings,
    opened: Opened,
    memory: Memory,
    cli: &Cli,
) -> Result<App, Error> {
    let Opened {
        scope,
        arrivals,
        shelf,
    } = opened;
    let options = Options {
        lang: scope.lang,
        viewpoint: scope.viewpoint,
        place: scope.list_place,
        theme: Theme::new(depth(around, &cli.global), Shade::Dark),
        glyphs: glyphs(around, &cli.global),
        // The terminal tells its size when it is opened.
        size: (80, 24),
        query: cli.query.clone(),
        clipboard: settings.clipboard.unwrap_or(true) && !cli.no_clipboard,
        memory,
    };
    let questions = terminal::questions(&around.terminal());
    let (_, app) = local::run(scope.library, options, questions, arrivals, shelf)?;
    Ok(app)
}

/// The facts of the explorer as plain lines, for pipes and terminals that cannot place a cursor.
fn plain(around: &Process, scope: &Scope, cli: &Cli) -> Result<Done, Error> {
    let paint = paint(around, &cli.global);
    match &cli.query {
        Some(query) => {
            let args = args::Find {
                query: vec![query.clone()],
                limit: 20,
                json: false,
                explain: false,
            };
            Ok(query::find(scope, &args, paint))
        }
        None => query::list(scope, &args::List::default(), paint),
    }
}
