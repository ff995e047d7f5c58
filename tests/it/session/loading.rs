//! What a person sees and types while a large pack is still being loaded.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chitieu::core::judge::board::Scoreboard;
use chitieu::core::judge::official::is_disputed;
use chitieu::core::judge::standing::{Status, standing};
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::explorer::event::Event;
use chitieu::explorer::local::given::{LoopInputs, SessionEnd};
use chitieu::explorer::local::load_channel::{self, LoadReceiver, LoadUpdate};
use chitieu::explorer::local::{self};
use chitieu::explorer::session::Session;
use chitieu::explorer::state::adopt::LoadedPart;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::things::Thing;
use chitieu::library::Library;
use chitieu::line::moment::Moment;
use chitieu::line::terminal::Questions;
use chitieu::pack::files::{PackFiles, Shelf, find};
use chitieu::pack::progress::{Progress, Stage};
use chitieu::pack::{Loaded, load, load_in_parts};
use rustix::event::{PollFd, PollFlags, poll};
use tempfile::TempDir;

use crate::support::pty::{CHITIEU, Pty, Start, pass, told};
use crate::support::screen::{self, react};

const HEAD: &str = "pack = { id = \"p\", name = \"P\", place = \"P\" }\n\
    category = [{ id = \"c\", name = \"C\" }, { id = \"d\", name = \"D\" }]\n";

/// Indicators of some 2 KiB each, most of it a remark; the 900th of every thousand is a well.
fn indicators(numbers: std::ops::Range<usize>) -> String {
    let mut text = String::new();
    let note = "x".repeat(2000);
    for at in numbers {
        let what = if at % 1000 == 900 { "Giếng" } else { "Nhà" };
        let category = if at % 2 == 0 { "c" } else { "d" };
        let _ = write!(
            text,
            "[[indicator]]\nid = \"i{at}\"\nname = \"{what} số {at}\"\ncategory = \"{category}\"\n\
             claims = [{{ kind = \"actual\", year = 2023, value = {at}, note = \"{note}\" }}]\n"
        );
    }
    text
}

fn parts(count: usize) -> Vec<(Arc<Library>, Option<Progress>)> {
    let pack = PackFiles::in_memory(
        "p.toml",
        (HEAD.to_owned() + &indicators(0..count)).as_bytes(),
    );
    let mut parts = Vec::new();
    let mut publish = |library, loading| parts.push((Arc::new(library), loading));
    Library::open_in_parts(vec![pack], &mut publish, &|_| {});
    parts
}

fn app(library: &Arc<Library>, loading: Option<Progress>) -> App {
    let mut app = App::new(
        Arc::clone(library),
        Options {
            place: None,
            ..screen::options(library, (120, 30))
        },
    );
    app.loading.progress = loading;
    app
}

/// Goes on over a part as whoever loads would hand it over.
fn adopt(app: &mut App, library: &Arc<Library>, loading: Option<Progress>) {
    let part = LoadedPart::seen(Arc::clone(library), loading, app.lens());
    assert!(app.adopt(Box::new(part)).is_ok());
}

/// Presses keys and lets them rest.
fn press(app: &mut App, keys: &str) {
    screen::press(app, keys);
    react(app, Event::Idle);
}

/// The names of the listed indicators.
fn listed(app: &App) -> Vec<String> {
    let catalog = app.catalog();
    let name = |thing| match thing {
        Thing::Series(id) => catalog.text(catalog.indicator_of(id).name.vi).to_owned(),
        _ => "-".to_owned(),
    };
    app.snapshot
        .rows
        .iter()
        .map(|row| name(row.thing()))
        .collect()
}

#[test]
fn parts_double_and_end_in_the_whole() {
    let parts = parts(2500);
    let percents: Vec<Option<u8>> = parts
        .iter()
        .map(|(_, loading)| loading.map(Progress::percent))
        .collect();
    assert_eq!(percents.len(), 4, "{percents:?}");
    assert_eq!(percents[3], None);
    assert!(percents[..3].is_sorted(), "{percents:?}");
    let sizes = parts.iter().map(|(part, _)| part.catalog.series().len());
    let sizes: Vec<usize> = sizes.collect();
    assert!(sizes[0] < sizes[1] && sizes[1] < sizes[2] && sizes[2] < 2500);
    assert_eq!(sizes[3], 2500);
}

#[test]
fn what_was_not_found_yet_is_not_said_to_be_missing() {
    let parts = parts(2500);
    let mut app = app(&parts[0].0, parts[0].1);
    press(&mut app, "/giengg");
    let shown = screen::draw(&app);
    assert!(
        shown.contains("Chưa thấy gì khớp; dữ liệu còn đang tải."),
        "{shown}"
    );
    assert!(app.instead().is_none());
    let (whole, loading) = &parts[3];
    adopt(&mut app, whole, *loading);
    let shown = screen::draw(&app);
    assert!(!shown.contains("còn đang tải"), "{shown}");
}

#[test]
fn a_query_is_answered_over_what_is_there_and_again_when_more_came() {
    let parts = parts(2500);
    let mut app = app(&parts[1].0, parts[1].1);
    press(&mut app, "/gieng");
    assert_eq!(listed(&app), ["Giếng số 900"]);
    let percent = parts[1].1.map(Progress::percent).unwrap();
    assert!(screen::draw(&app).contains(&format!("đang tải {percent}%")));
    let chosen = app.chosen();
    let (whole, loading) = &parts[3];
    adopt(&mut app, whole, *loading);
    react(&mut app, Event::Wake);
    // What came goes before; the line that was chosen is still chosen.
    assert_eq!(listed(&app), ["Giếng số 1900", "Giếng số 900"]);
    assert_eq!(app.panes.list.selected(), 1);
    assert_eq!(app.finder.prompt.text(), "gieng");
    assert_eq!(app.chosen(), chosen);
    assert!(!screen::draw(&app).contains("đang tải"));
    press(&mut app, " 1900");
    assert_eq!(listed(&app)[0], "Giếng số 1900");
}

#[test]
fn what_was_counted_elsewhere_is_taken_as_it_is() {
    let parts = parts(2500);
    let mut app = app(&parts[0].0, parts[0].1);
    let mut part = LoadedPart::seen(Arc::clone(&parts[1].0), parts[1].1, app.lens());
    // Nobody counts to these, so whoever shows them has not counted again.
    part.snapshot.scoreboard.total = 4711;
    part.snapshot.groups[0].count = 4712;
    part.snapshot.rows.truncate(7);
    let before = app.adopt(Box::new(part)).unwrap();
    assert_eq!(app.snapshot.scoreboard.total, 4711);
    assert_eq!(app.snapshot.groups[0].count, 4712);
    assert_eq!(app.snapshot.rows.len(), 7);
    assert!(Arc::ptr_eq(&app.library, &parts[1].0));
    assert!(
        Arc::ptr_eq(&before.library, &parts[0].0),
        "to be let go of elsewhere"
    );
}

#[test]
fn what_was_typed_meanwhile_counts_nothing_anew_and_another_view_does() {
    let parts = parts(2500);
    for (keys, counts_anew) in [("/gieng 19", false), ("<tab><tab><down>", true)] {
        let mut app = app(&parts[0].0, parts[0].1);
        let mut part = LoadedPart::seen(Arc::clone(&parts[3].0), None, app.lens());
        part.snapshot.scoreboard.total = 4711;
        press(&mut app, keys);
        let Err(part) = app.adopt(Box::new(part)) else {
            panic!("{keys} was to change what is looked at");
        };
        let again = part.seen_again(app.lens());
        assert_eq!(
            again.snapshot.scoreboard.total != 4711,
            counts_anew,
            "{keys}"
        );
        let fresh = LoadedPart::seen(Arc::clone(&parts[3].0), None, app.lens());
        assert_eq!(again.snapshot.rows, fresh.snapshot.rows, "{keys}");
        assert_eq!(again.snapshot.query, fresh.snapshot.query, "{keys}");
        assert!(app.adopt(Box::new(again)).is_ok(), "{keys}");
        assert_eq!(app.snapshot.rows, fresh.snapshot.rows, "{keys}");
    }
}

#[test]
fn a_part_seen_from_elsewhere_is_not_taken() {
    let parts = parts(2500);
    for keys in ["/gieng", "l", "<tab><tab><down>", "[", "L", "<ret>"] {
        let mut app = app(&parts[0].0, parts[0].1);
        let part = LoadedPart::seen(Arc::clone(&parts[1].0), parts[1].1, app.lens());
        press(&mut app, keys);
        let moved = !app.lens().sees_as(&part.lens);
        let shown = screen::draw(&app);
        let taken = app.adopt(Box::new(part));
        assert_eq!(taken.is_err(), moved, "{keys}");
        if let Err(part) = taken {
            assert_eq!(shown, screen::draw(&app), "{keys}");
            let again = LoadedPart::seen(Arc::clone(&part.library), part.loading, app.lens());
            assert!(app.adopt(Box::new(again)).is_ok(), "{keys}");
        }
        assert!(Arc::ptr_eq(&app.library, &parts[1].0), "{keys}");
    }
}

/// A pack in which every indicator has a target, every fifth was withdrawn and every seventh judged, told
/// in the last of its files.
fn promised(count: usize) -> PackFiles {
    let mut first = HEAD.replace("place = \"P\"", "place = \"P\", main_plans = [\"k\"]");
    first.push_str("plan = [{ id = \"k\", name = \"K\", term = [2021, 2025] }]\n");
    let mut said = String::from("reported = [{ plan = \"k\", met = 3, of = 9 }]\nwithdrawn = [\n");
    for at in 0..count {
        let claims = [(2021, at), (2022, at + 2), (2023, at + at % 9)];
        let claims = claims.map(|(year, value)| {
            format!("{{ kind = \"actual\", year = {year}, value = {value} }}")
        });
        let _ = write!(
            first,
            "[[indicator]]\nid = \"i{at}\"\nname = \"Nhà {at}\"\ncategory = \"c\"\n\
             better = \"higher\"\ntarget_kind = \"level\"\nclaims = [\n  \
             {{ kind = \"target\", plan = \"k\", year = 2025, value = {} }},\n  {}\n]\n",
            at + 4,
            claims.join(",\n  ")
        );
        if at % 5 == 0 {
            let _ = writeln!(said, "  {{ indicator = \"i{at}\", plan = \"k\" }},");
        }
    }
    said.push_str("]\njudgement = [\n");
    for at in (0..count).step_by(7) {
        let _ = writeln!(
            said,
            "  {{ indicator = \"i{at}\", status = \"met\", year = 2023 }},"
        );
    }
    said.push_str("]\n");
    PackFiles {
        name: "p".to_owned(),
        files: vec![
            ("a.toml".to_owned(), first.into_bytes()),
            ("z.toml".to_owned(), said.into_bytes()),
        ],
        problems: Vec::new(),
    }
}

#[test]
fn a_part_counts_and_judges_what_it_has_as_the_whole_does() {
    let mut parts = Vec::new();
    let viewpoint = Viewpoint::on("2026-11-24".parse().unwrap());
    let Loaded { catalog, .. } = load_in_parts(&[promised(1500)], &mut |builder, progress| {
        if progress.bytes(Stage::Understood) > 0 {
            parts.push(builder.snapshot());
        }
    });
    let whole = Scoreboard::count(&catalog, &viewpoint, None);
    assert!(parts.len() > 4, "{}", parts.len());
    assert_eq!((whole.total, whole.withdrawn), (1200, 300));
    let mut before = Scoreboard::default();
    for part in parts {
        let board = Scoreboard::count(&part, &viewpoint, None);
        let there = |id: &&SeriesId| id.index() < part.series().len();
        let counted: Vec<SeriesId> = whole.counted.iter().filter(there).copied().collect();
        assert_eq!(board.counted, counted);
        assert_eq!(board.reported.len(), 1);
        for series in part.series_ids() {
            let said = |catalog| format!("{:?}", standing(catalog, &viewpoint, series));
            assert_eq!(said(&part), said(&catalog));
            assert_eq!(
                is_disputed(&part, &viewpoint, series),
                is_disputed(&catalog, &viewpoint, series)
            );
        }
        // No count is taken back.
        for status in Status::ALL {
            assert!(
                board.count_of(status) >= before.count_of(status),
                "{status:?}"
            );
        }
        before = board;
    }
    assert_eq!(before.by_status, whole.by_status);
}

/// Waits until the loop is woken and takes what came.
fn next(load_receiver: &mut LoadReceiver) -> LoadUpdate {
    let mut fds = [PollFd::from_borrowed_fd(
        load_receiver.wake_fd(),
        PollFlags::IN,
    )];
    assert_eq!(poll(&mut fds, None), Ok(1));
    load_receiver.take_update()
}

#[test]
fn a_part_goes_back_until_it_is_seen_from_where_the_person_looks() {
    let parts = parts(1000);
    let mut app = app(&parts[0].0, parts[0].1);
    let (mut load_sender, mut load_receiver) = load_channel::pair(app.lens()).unwrap();
    let progress = |read| Some(Progress::of(100).at(Stage::Understood, read));
    load_sender.send_part(Library::open(&[]), progress(10));
    press(&mut app, "/gieng");
    load_receiver.set_lens(app.lens());
    let part = next(&mut load_receiver).part.unwrap();
    let part = app.adopt(part).unwrap_err();
    load_receiver.prepare_again(part);
    let part = next(&mut load_receiver).part.unwrap();
    assert_eq!(part.loading, progress(10));
    let first = app.adopt(part).unwrap();

    // What comes back after a newer part has come is out of date.
    load_receiver.prepare_again(first);
    load_sender.send_part(Library::open(&[]), progress(20));
    let mut newest = None;
    while newest != progress(20) {
        newest = next(&mut load_receiver)
            .part
            .map_or(newest, |part| part.loading);
    }
    assert!(
        load_receiver
            .take_update()
            .part
            .is_none_or(|part| part.loading == progress(20))
    );
}

#[test]
fn who_loads_tells_each_percent_once_and_when_it_dies() {
    let parts = parts(1000);
    let app = app(&parts[0].0, parts[0].1);
    let (load_sender, mut load_receiver) = load_channel::pair(app.lens()).unwrap();
    let mut told = Vec::new();
    let reporter = load_sender.progress_reporter(Duration::ZERO);
    let mut progress = Progress::of(5000);
    for stage in [Stage::Read, Stage::Cut, Stage::Understood, Stage::Indexed] {
        for bytes in 0..=5000 {
            progress = progress.at(stage, bytes);
            reporter.report(progress);
            let update = load_receiver.take_update();
            told.extend(update.progress.map(Progress::percent));
        }
    }
    assert_eq!(told, (0..100).collect::<Vec<u8>>());
    let dies = std::thread::spawn(move || {
        let _load_sender = load_sender;
        std::panic::resume_unwind(Box::new("it dies"));
    });
    assert!(dies.join().is_err());
    assert!(next(&mut load_receiver).is_broken);

    let (mut load_sender, mut load_receiver) = load_channel::pair(app.lens()).unwrap();
    load_sender.send_part(Library::open(&[]), None);
    drop(load_sender);
    let update = next(&mut load_receiver);
    assert!(update.part.is_some() && !update.is_broken, "all is there");
}

/// The explorer over a part whose loader dies once the screen is there.
#[test]
#[ignore = "runs in a terminal, where the test below starts it"]
fn explorer_whose_loader_dies() {
    let part = parts(1000).remove(0);
    let from = app(&part.0, part.1);
    let (mut load_sender, mut load_receiver) = load_channel::pair(from.lens()).unwrap();
    drop(from);
    std::thread::spawn(move || {
        let library = Arc::into_inner(part.0).unwrap();
        load_sender.send_part(library, part.1);
        while !crossterm::terminal::is_raw_mode_enabled().unwrap() {
            pass(Duration::from_millis(1));
        }
        panic!("the loader is dead");
    });
    let (library, _) = load_receiver.wait(None).unwrap();
    let options = Options {
        place: None,
        ..screen::options(&library, (120, 30))
    };
    let ended = local::run(
        library,
        options,
        Questions::default(),
        LoopInputs {
            load_receiver: Some(load_receiver),
            ..LoopInputs::files(Shelf::Embedded, || "2026-11-24".parse().unwrap())
        },
    );
    let (end, app) = ended.unwrap();
    assert_eq!(end, SessionEnd::Quit);
    assert!(app.loading.is_cut_short && app.loading.progress.is_some());
}

#[test]
fn a_session_outlives_its_loader() {
    let this = std::env::current_exe().unwrap();
    let (_, room) = module_path!().split_once("::").unwrap();
    let test = format!("{room}::explorer_whose_loader_dies");
    let mut pty = Pty::start(&Start {
        command: &[
            this.to_str().unwrap(),
            &test,
            "--exact",
            "--ignored",
            "--nocapture",
        ],
        size: (100, 24),
        ..Start::default()
    });
    pty.wait_for("không tải hết được dữ liệu");
    assert!(!pty.text().contains("the loader is dead"), "{}", pty.text());
    pty.send("/nha so 17");
    pty.wait_for("Nhà số 17");
    pty.wait_for("không tải hết được dữ liệu");
    pty.send("\x03");
    pty.wait_for("test result: ok");
    assert_eq!(told(pty.end().0), "exit 0");
    pty.assert_restored();
    assert!(pty.text().contains("the loader is dead"), "{}", pty.text());
}

#[test]
fn how_far_it_is_does_not_prolong_the_wait_for_the_first_part() {
    let app = app(&Arc::new(Library::open(&[])), None);
    let (load_sender, mut load_receiver) = load_channel::pair(app.lens()).unwrap();
    let ended = Arc::new(AtomicBool::new(false));
    let is_over = Arc::clone(&ended);
    let tells = std::thread::spawn(move || {
        // Somebody who began to wait anew with every word would wait for all of them.
        (0..5000).any(|_| {
            load_sender
                .progress_reporter(Duration::ZERO)
                .report(Progress::default());
            pass(Duration::from_millis(1));
            is_over.load(Ordering::Relaxed)
        })
    });
    let waited = load_receiver.wait(Some(Duration::from_millis(20)));
    ended.store(true, Ordering::Relaxed);
    assert!(waited.is_some_and(|(library, _)| library.catalog.series().is_empty()));
    assert!(tells.join().unwrap(), "it waited for the last word");
}

#[test]
fn what_could_not_be_loaded_to_the_end_is_said_and_used() {
    let parts = parts(1000);
    let mut app = app(&parts[0].0, parts[0].1);
    app.tell_loading(None, true);
    let screen = screen::draw(&app);
    assert!(screen.contains("không tải hết được dữ liệu"), "{screen}");
    assert!(!screen.contains("đang tải"), "{screen}");
    press(&mut app, "/nha so 17");
    assert!(listed(&app)[0].starts_with("Nhà số 17"));
}

#[test]
fn a_session_may_begin_with_nothing() {
    let parts = parts(1000);
    let nothing = Arc::new(Library::open(&[]));
    let mut app = app(&nothing, Some(Progress::default()));
    let shown = screen::draw(&app);
    assert!(shown.contains("đang tải 0%"), "{shown}");
    // Nobody knows yet what is not there.
    assert!(!shown.contains("Không có chỉ tiêu"), "{shown}");
    assert!(!shown.contains("không có mục tiêu"), "{shown}");
    // Every key finds something to do or nothing, and nothing breaks.
    press(
        &mut app,
        "jkGgl<tab><ret><esc>O<esc>p<esc>?<esc>t<esc>y[]s<esc>/gieng",
    );
    assert_eq!(listed(&app), [""; 0]);
    screen::draw(&app);
    for (library, loading) in &parts {
        adopt(&mut app, library, *loading);
        react(&mut app, Event::Wake);
    }
    react(&mut app, Event::Idle);
    assert_eq!(listed(&app), ["Giếng số 900"]);
    let shown = screen::draw(&app);
    assert!(shown.contains("Giếng số 900"), "{shown}");
    assert!(shown.contains(" 1/1.000 "), "{shown}");
    app.view.lang = Lang::En;
    let shown = screen::draw(&app);
    assert!(shown.contains(" 1/1,000 "), "{shown}");
}

#[test]
fn the_chosen_line_stays_where_it_is_looked_at() {
    let parts = parts(2500);
    let mut app = app(&parts[0].0, parts[0].1);
    // Into the second category, whose lines move down when the first one grows.
    press(&mut app, "<end><up><up>");
    let (chosen, shown) = (app.chosen(), screen::draw(&app));
    let body = |screen: &str| {
        screen
            .lines()
            .skip(4)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for (library, loading) in &parts[1..3] {
        adopt(&mut app, library, *loading);
        react(&mut app, Event::Wake);
        assert_eq!(app.chosen(), chosen);
        assert_eq!(app.panes.detailed, chosen);
        let now = screen::draw(&app);
        let row = |screen: &str| body(screen).iter().position(|line| line.contains('▌'));
        assert_eq!(row(&now), row(&shown), "{shown}\n{now}");
    }
}

/// A folder with a pack, gone when it is dropped.
struct Folder(TempDir);

impl Folder {
    fn new(files: usize, each: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("pack.toml"), HEAD).unwrap();
        for file in 0..files {
            let text = indicators(file * each..(file + 1) * each);
            fs::write(folder.path().join(format!("{file}.toml")), text).unwrap();
        }
        Self(folder)
    }

    fn explorer(&self) -> Pty {
        Pty::start(&Start {
            command: &[CHITIEU, "--pack", self.0.path().to_str().unwrap()],
            size: (100, 24),
            ..Start::default()
        })
    }
}

#[test]
fn a_large_folder_opens_before_it_is_read_fills_up_and_can_be_left() {
    let folder = Folder::new(12, 1000);
    let mut pty = folder.explorer();
    pty.wait_for("đang tải");
    pty.send("/gieng 11900");
    pty.wait_gone("đang tải");
    pty.wait_for("Giếng số 11900");
    pty.send("\x03");
    let (status, whole) = pty.end();
    assert_eq!(told(status), "exit 0");
    pty.assert_restored();

    let mut pty = folder.explorer();
    pty.wait_for("đang tải");
    pty.send("q");
    let (status, left) = pty.end();
    assert_eq!(told(status), "exit 0");
    pty.assert_restored();
    assert!(left < whole / 2, "{left:?} of {whole:?}: it read on");
}

/// The percent that a screen tells.
fn percent(screen: &str) -> Option<u8> {
    let (_, rest) = screen.split_once("đang tải ")?;
    rest.split_once('%')?.0.parse().ok()
}

#[test]
fn the_percent_moves_on_while_files_are_read_and_goes_when_all_is_there() {
    let folder = Folder::new(16, 1000);
    let mut pty = folder.explorer();
    let seen = RefCell::new(Vec::new());
    pty.wait_for("đang tải");
    pty.wait_until("no percent", |pty| {
        let percent = percent(&pty.text());
        seen.borrow_mut().extend(percent);
        percent.is_none()
    });
    let mut seen = seen.into_inner();
    assert!(seen.is_sorted(), "{seen:?}");
    seen.dedup();
    // Two parts come on the way; the percent moves between them.
    assert!(seen.len() > 5, "{seen:?}");
    pty.send("q");
    assert_eq!(told(pty.end().0), "exit 0");
}

#[test]
fn a_percent_costs_a_few_bytes_and_none_while_it_stays() {
    let parts = parts(1000);
    let app = app(&parts[0].0, Some(Progress::default()));
    let mut session = Session::new(app, Questions::default());
    let mut now = Moment::after(Duration::from_secs(1));
    session.open(Moment::START);
    assert!(!session.frame(now).is_empty());
    let mut costs = Vec::new();
    for bytes in 1..=200 {
        now += Duration::from_millis(50);
        let progress = Progress::of(200).at(Stage::Understood, bytes);
        session.loading(Some(progress), false, now);
        costs.push(session.frame(now).len());
    }
    costs.retain(|cost| *cost > 0);
    assert!((50..100).contains(&costs.len()), "{costs:?}");
    // Two digits take more room than one, so that the line moves once.
    let small = costs.iter().filter(|cost| **cost < 20).count();
    assert!(small + 1 >= costs.len(), "{costs:?}");
    assert!(costs.iter().sum::<usize>() < 1300, "{costs:?}");
}

#[test]
fn files_are_found_before_they_are_read() {
    let folder = Folder::new(1, 10);
    let found = find(folder.0.path());
    assert!(found.problems.is_empty());
    fs::write(folder.0.path().join("0.toml"), indicators(0..20)).unwrap();
    let mut told = Vec::new();
    let pack = found.read(&mut |bytes| told.push(bytes));
    assert_eq!(load(&[pack]).catalog.indicators().len(), 20);
    assert!(told.len() == 2 && told[0] < told[1], "{told:?}");
}
