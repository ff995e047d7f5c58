//! Opens the explorer.
//!
//! Owns the way from the options to a session: small packs are loaded before it opens, large ones while it is open.
//! Where nobody can use it, the same facts come as plain lines. It must not know what a session shows.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::cli::args::{self, Cli};
use crate::cli::brief;
use crate::cli::cache;
use crate::cli::error::Error;
use crate::cli::looks::{depth, glyphs, paint};
use crate::cli::opening::{
    self, found_packs, named_packs, open, open_beside, refuse_no_packs, warn_of_errors,
};
use crate::cli::output::{self, Done};
use crate::cli::process::{self, Process};
use crate::cli::query;
use crate::cli::scope::{self, CommandScope};
use crate::cli::settings::{self, Settings};
use crate::cli::shared;
use crate::cli::talk;
use crate::cli::working;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::explorer::choices::Begins;
use crate::explorer::local;
use crate::explorer::local::given::{LoopInputs, SessionEnd};
use crate::explorer::local::load_channel::{self, LoadReceiver, LoadSender, ProgressReporter};
use crate::explorer::local::watch::{self, WatchedPacks};
use crate::explorer::memory::{self, Memory};
use crate::explorer::state::app::{App, Options};
use crate::explorer::state::lens::{CategoryChoice, Lens, Reach, View};
use crate::explorer::theme::{Shade, Theme};
use crate::library::Library;
use crate::line::terminal::{self, Clipboard};
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::cache::CacheEntry;
use crate::pack::files::{self, FoundFiles, PackFiles, Shelf};
use crate::pack::progress::{Progress, Stage};
use crate::words::briefs::briefs;
use crate::words::locale::words::fill;

/// Bytes of packs up to which the explorer waits for all of them.
const LOADED_AT_ONCE: u64 = 4 << 20;

/// How long the first part of a large pack is waited for before the explorer opens without it.
const FIRST_PART_COMES: Duration = Duration::from_millis(100);

/// The shortest time between two reports of progress: each costs a frame, and keys need theirs.
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
    if cli.plain {
        let scope = open(around, settings, cli, lang)?;
        return talk::talk_from(around, &scope, cli.query.as_deref());
    }
    if around.is_interactive && !local::IS_THERE {
        return Err(Error::NoExplorer);
    }
    if !around.can_explore() {
        let scope = open(around, settings, cli, lang)?;
        let list = plain(around, settings, &scope, cli)?;
        if !around.is_interactive {
            return Ok(list);
        }
        // A terminal that cannot place the cursor gets the list and then the dialogue.
        list.fitted(around.columns).print(lang);
        return talk::talk(around, &scope);
    }
    let remembers = settings.memory.unwrap_or(true) && !shared::forgets(around, cli);
    let kept = remembers.then(memory::path).flatten();
    let memory = kept.as_deref().map(memory::read_memory).unwrap_or_default();
    let named = named_packs(around, settings, &cli.global);
    // Watching starts before reading, so that no change is missed. Built-in packs do not change.
    let watched = named.map(|packs| WatchedPacks::before_reading(packs.to_vec()));
    let found = found_packs(around, settings, &cli.global)?;
    let bytes: u64 = found.iter().flatten().map(FoundFiles::len).sum();
    let shelf = found.as_deref().map_or(Shelf::Embedded, Shelf::of);
    let beside = opening::beside(&cli.global, cli.only);
    let large = found.filter(|_| bytes > LOADED_AT_ONCE);
    let entry = large.as_deref();
    let entry = entry.and_then(|found| cache::entry(around, cli, found, &beside));
    let is_read = large.is_some();
    let (scope, load_receiver) = match large {
        Some(found) => {
            let packs = Packs {
                found,
                beside,
                entry,
            };
            let (scope, load_receiver) = begin(packs, watched, cli, &memory, around.today, lang)?;
            (scope, Some(load_receiver))
        }
        None => {
            let scope = open_beside(around, settings, cli, lang, &beside)?;
            let watched = watched.map(|watched| watch(watched, beside, &scope, cli, &memory));
            (scope, watched.transpose()?)
        }
    };
    let given = LoopInputs {
        load_receiver,
        shelf,
        memory: kept,
        desk: brief::desk(cli.brief.as_deref(), !shared::forgets(around, cli), lang)?,
        desks: (!shared::forgets(around, cli)).then_some(brief::DESKS),
        // On a shared account nobody could continue a stopped process.
        may_stop: !cli.shared,
        may_write: !cli.shared,
        home: settings::own_folder(),
        today: process::today,
    };
    let (end, app) = show(around, settings, (scope, memory), given, cli)?;
    let is_cut_short = app.loading.is_cut_short;
    let unsaved = app.desk.unsaved.as_ref();
    let unsaved = unsaved.map(|why| fill(briefs(lang).left_unsaved, &[&app.desk.name, why]));
    let mut no_pack = Ok(());
    if is_read {
        warn_of_errors(&app.library, lang);
        no_pack = refuse_no_packs(&app.library);
    }
    // Taking a million names apart would hold the shell for as long as the process still lives.
    std::mem::forget(app);
    if let Some(signal) = end.signal() {
        let done = Done::text(String::new(), output::ended_by(signal));
        return Ok(done.warning(unsaved));
    }
    if is_cut_short {
        return Err(Error::LoadingFailed);
    }
    no_pack.map(|()| Done::default().warning(unsaved))
}

/// Packs to be read, and where what they compile to is kept.
struct Packs {
    found: Vec<FoundFiles>,
    /// Those of the program that stand beside them.
    beside: Vec<PackFiles>,
    entry: Option<CacheEntry>,
}

/// Begins to load packs on a thread of its own; returns with the first part in which the options can
/// be read, or soon with nothing where they name nothing of the data. The thread ends with the
/// process, wherever it is.
fn begin(
    packs: Packs,
    watched: Option<WatchedPacks>,
    cli: &Cli,
    memory: &Memory,
    today: jiff::civil::Date,
    lang: Lang,
) -> Result<(CommandScope, LoadReceiver), Error> {
    let global = &cli.global;
    let viewpoint = scope::viewpoint(global, today);
    let lens = first_lens(viewpoint, lang, cli, memory);
    let (mut load_sender, mut load_receiver) = load_channel::pair(lens)?;
    if watched.is_some() {
        load_receiver = load_receiver.watched();
    }
    let load = move || {
        let beside = packs.beside.clone();
        let errors = load(packs, &mut load_sender);
        if let Some(watched) = watched {
            let read = read_again(watched.packs(), beside);
            watched.deliver(&mut load_sender, &errors, read);
        }
    };
    thread::Builder::new().spawn(load)?;
    let names_nothing = global.place.is_none() && global.plan.is_none();
    loop {
        let part = load_receiver.wait(names_nothing.then_some(FIRST_PART_COMES));
        let (library, loading) = part.ok_or(Error::LoadingFailed)?;
        if loading.is_none() {
            refuse_no_packs(&library)?;
        }
        match CommandScope::new(library, global, false, today, lang) {
            // The place that was asked for may be met in a later part.
            Err(_) if loading.is_some() => {}
            scope => return Ok((scope?, load_receiver)),
        }
    }
}

/// Loads packs and delivers them in parts; returns the errors of the whole.
fn load(packs: Packs, load_sender: &mut LoadSender) -> Vec<Diagnostic> {
    let errors = |library: &Library| library.errors().cloned().collect();
    if let Some(kept) = cache::kept(packs.entry.as_ref()) {
        let known = errors(&kept);
        // No progress is sent: an image is read before it could be shown.
        load_sender.send_part(kept, None);
        return known;
    }
    let reporter = load_sender.progress_reporter(TOLD_EVERY);
    let read = read(packs.found, &reporter);
    let entry = packs.entry.and_then(|entry| entry.read_from(&read));
    let packs = [read, packs.beside].concat();
    let mut known = Vec::new();
    let mut publish = |library: Library, loading: Option<Progress>| {
        let whole = entry.as_ref().filter(|_| loading.is_none());
        let image = whole.and_then(|entry| Some((entry, library.image().ok()?)));
        known = errors(&library);
        load_sender.send_part(library, loading);
        if let Some((entry, image)) = image {
            // A failure to write the cache only costs time at the next start.
            let _ = entry.write(&image);
        }
    };
    Library::open_in_parts(packs, &mut publish, &|progress| reporter.report(progress));
    known
}

/// Begins to watch packs that are loaded, on a thread of its own, which ends with the process.
fn watch(
    watched: WatchedPacks,
    beside: Vec<PackFiles>,
    scope: &CommandScope,
    cli: &Cli,
    memory: &Memory,
) -> Result<LoadReceiver, Error> {
    let lens = first_lens(scope.viewpoint, scope.lang, cli, memory);
    let (mut load_sender, load_receiver) = load_channel::pair(lens)?;
    let errors: Vec<Diagnostic> = scope.library.errors().cloned().collect();
    let read = read_again(watched.packs(), beside);
    let watch = move || watched.deliver(&mut load_sender, &errors, read);
    thread::Builder::new().spawn(watch)?;
    Ok(load_receiver.watched())
}

/// Reads packs as they are by then, with those that stand beside them.
fn read_again(packs: &[PathBuf], beside: Vec<PackFiles>) -> watch::ReadPacks {
    let packs = packs.to_vec();
    Box::new(move || {
        let found: Vec<FoundFiles> = packs.iter().map(|path| files::find(path)).collect();
        let shelf = Shelf::of(&found);
        let read = found.into_iter().map(|found| found.read(&mut |_| {}));
        let read: Vec<PackFiles> = read.chain(beside.iter().cloned()).collect();
        (Library::open(&read), shelf)
    })
}

/// What a session will look from at first, as far as it can be known without the data.
fn first_lens(viewpoint: Viewpoint, lang: Lang, cli: &Cli, memory: &Memory) -> Lens {
    Lens {
        view: View {
            lang,
            place: None,
            plan: None,
            day: viewpoint.day,
            as_of: viewpoint.as_of,
            category: CategoryChoice::default(),
            reach: Reach::default(),
        },
        query: cli.query.clone().unwrap_or_default(),
        memory: Arc::new(memory.clone()),
    }
}

/// Reads the files of packs one after another.
fn read(found: Vec<FoundFiles>, reporter: &ProgressReporter) -> Vec<PackFiles> {
    let all = Progress::of(found.iter().map(FoundFiles::len).sum());
    let mut before = 0;
    let mut packs = Vec::with_capacity(found.len());
    for found in found {
        let told = &mut |read| reporter.report(all.at(Stage::Read, before + read));
        packs.push(found.read(told));
        before += packs.last().map_or(0, PackFiles::len);
    }
    packs
}

/// Runs the explorer until the person leaves; returns how it ended, and the state as it was left.
fn show(
    around: &Process,
    settings: &Settings,
    (scope, mut memory): (CommandScope, Memory),
    given: LoopInputs,
    cli: &Cli,
) -> Result<(SessionEnd, App), Error> {
    let usual = settings.theme.unwrap_or_default();
    let kept = memory.theme_over(usual.code());
    let kept = kept.and_then(|code| code.parse().ok());
    let shade = terminal::ground(&around.terminal()).unwrap_or(Shade::Dark);
    let theme = Theme::new(depth(around, &cli.global), shade);
    let options = Options {
        lang: scope.lang,
        viewpoint: scope.viewpoint,
        place: scope.start_place(),
        theme: theme.named(cli.theme.or(kept).unwrap_or(usual)),
        glyphs: glyphs(around, settings, cli),
        // The terminal tells its size when it is opened.
        size: (80, 24),
        query: cli.query.clone(),
        start: settings.start.unwrap_or_default(),
        clipboard: match settings.clipboard.unwrap_or(true) && !cli.no_clipboard {
            true => terminal::clipboard(&around.terminal()),
            false => Clipboard::Off,
        },
        begins: Begins {
            at: goes_on(cli).then(|| memory.stopped().cloned()).flatten(),
            welcomes: given.memory.as_deref().is_some_and(memory::is_first),
        },
        memory,
    };
    let questions = terminal::questions(&around.terminal());
    working::end();
    Ok(local::run(scope.library, options, questions, given)?)
}

/// Tells whether the session resumes where the last one stopped. A person who names what to look at begins there
/// instead.
fn goes_on(cli: &Cli) -> bool {
    let global = &cli.global;
    let names = cli.query.is_some() || global.place.is_some() || global.plan.is_some();
    !cli.fresh && !names
}

/// The facts of the explorer as plain lines, for pipes and terminals that cannot place a cursor.
fn plain(
    around: &Process,
    settings: &Settings,
    scope: &CommandScope,
    cli: &Cli,
) -> Result<Done, Error> {
    let paint = paint(around, settings, cli);
    match &cli.query {
        Some(query) => {
            let args = args::Find {
                query: vec![query.clone()],
                limit: 20,
                json: false,
                csv: false,
                explain: false,
            };
            query::find(scope, &args, paint)
        }
        None => query::list(scope, &args::List::default(), paint),
    }
}
