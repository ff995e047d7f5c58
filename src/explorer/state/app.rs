//! The whole state of one session.
//!
//! Owns what one person looks at and has chosen, in parts: the view, the search box, what was worked out for
//! both, the panes, the overlays, the screen. It knows no terminal; the data is shared and never changed.
//! `update` changes it, `view` draws it, and what both need to know is asked here.

use std::sync::Arc;

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::core::catalog::Catalog;
use crate::core::judge::standing::Standing;
use crate::core::judge::viewpoint::{Viewpoint, publication_days, published_after};
use crate::core::keys::{PlaceKey, PlanKey, place_key, plan_key};
use crate::core::lang::Lang;
use crate::core::model::{PlaceId, SeriesId, SourceId};
use crate::explorer::choices::{Begins, StartView};
use crate::explorer::keys::action::Action;
use crate::explorer::layout::{Focus, ScreenLayout, attention_parts, layout, visible_rows};
use crate::explorer::memory::Memory;
use crate::explorer::state::copy::Copied;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::desk::Desk;
use crate::explorer::state::display::Display;
use crate::explorer::state::finder::Finder;
use crate::explorer::state::lens::{CategoryChoice, Lens, Reach, View};
use crate::explorer::state::menu::Menu;
use crate::explorer::state::overlay::{Overlay, Overlays};
use crate::explorer::state::panes::Panes;
use crate::explorer::state::recall::Recall;
use crate::explorer::state::renewal::Renewal;
use crate::explorer::state::snapshot::Snapshot;
use crate::explorer::state::things::Thing;
use crate::explorer::state::trail::Trail;
use crate::explorer::state::turn::Turns;
use crate::explorer::theme::Theme;
use crate::library::Library;
use crate::line::terminal::Clipboard;
use crate::pack::progress::Progress;
use crate::report::basis::Basis;
use crate::report::glyphs::Glyphs;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// What a session starts with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language.
    pub lang: Lang,
    /// The day of judgement, the plan, and whether the day was asked for.
    pub viewpoint: Viewpoint,
    /// The place shown first; `None` shows every place.
    pub place: Option<PlaceId>,
    /// The theme.
    pub theme: Theme,
    /// The signs.
    pub glyphs: &'static Glyphs,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// The text of the search box at the start.
    pub query: Option<String>,
    /// The first view, if the search box is empty.
    pub start: StartView,
    /// How copies reach the clipboard.
    pub clipboard: Clipboard,
    /// What this person searched and opened before.
    pub memory: Memory,
    /// Where a stopped session is resumed, if it is.
    pub begins: Begins,
}

/// How far the data has come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loading {
    /// How far; `None` once all of it is there.
    pub progress: Option<Progress>,
    /// Whether nothing more will come although not all of it is there.
    pub is_cut_short: bool,
}

/// A day, and whether it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct StartDay {
    day: Date,
    as_of: bool,
}

/// The state of one session.
#[derive(Debug)]
pub struct App {
    /// The data.
    pub library: Arc<Library>,
    /// What is looked at.
    pub view: View,
    /// The day of the clock or the one that was asked for, to which the last publication leads back.
    start: StartDay,
    /// The search box.
    pub finder: Finder,
    /// The change of the view that is under way.
    pub(crate) turns: Turns,
    /// The results for the view and the query.
    pub snapshot: Snapshot,
    /// Focus, chosen lines and scroll.
    pub panes: Panes,
    /// What lies over the panes.
    pub overlays: Overlays,
    /// The person's screen.
    pub display: Display,
    /// One line of news, until the next key.
    pub notice: Option<String>,
    /// The text of the copy that the last key made.
    pub copied: Option<Copied>,
    /// What this person searched and opened before.
    pub recall: Recall,
    /// The agenda, into which indicators are pinned.
    pub desk: Desk,
    /// The trail of opened details and pages.
    pub(crate) trail: Trail,
    /// Letters that look like an input method at work, seen outside text fields.
    pub odd_letters: u8,
    /// Whether Ctrl-S was pressed, and nothing since but Ctrl-Q.
    pub is_flow_stopped: bool,
    /// How far the data has come.
    pub loading: Loading,
    /// What became of files that changed.
    pub renewal: Renewal,
    /// Where the session is resumed once all data are loaded.
    pub(super) begins: Begins,
}

impl App {
    /// The state in which a session starts.
    pub fn new(library: Arc<Library>, options: Options) -> Self {
        let catalog = &library.catalog;
        let viewpoint = options.viewpoint;
        let view = View {
            lang: options.lang,
            place: options.place.map(|place| place_key(catalog, place)),
            plan: viewpoint.plan.map(|plan| plan_key(catalog, plan)),
            day: viewpoint.day,
            as_of: viewpoint.as_of,
            category: CategoryChoice::default(),
            reach: Reach::default(),
        };
        let recall = Recall::new(options.memory);
        let lens = Lens {
            view: view.clone(),
            query: String::new(),
            memory: recall.shared(),
        };
        let mut app = Self {
            start: StartDay {
                day: viewpoint.day,
                as_of: viewpoint.as_of,
            },
            snapshot: Snapshot::new(&library, &lens),
            library,
            view,
            turns: Turns::default(),
            finder: Finder::default(),
            panes: Panes::default(),
            overlays: Overlays::default(),
            display: Display {
                theme: options.theme,
                glyphs: options.glyphs,
                size: options.size,
                moves_columns: false,
                clipboard: options.clipboard,
            },
            notice: None,
            copied: None,
            recall,
            desk: Desk::default(),
            trail: Trail::default(),
            odd_letters: 0,
            is_flow_stopped: false,
            loading: Loading::default(),
            renewal: Renewal::default(),
            begins: options.begins,
        };
        app.panes.category.set_len(app.snapshot.groups.len());
        app.panes.list.set_len(app.snapshot.rows.len());
        match (options.query, options.start) {
            (Some(query), _) => {
                app.finder.is_open = true;
                app.search_for(&query);
            }
            (None, StartView::List) => {}
            (None, StartView::Overview) => app.open_overview(),
            (None, StartView::Attention) => app.open_attention(),
        }
        app.follow();
        app.greet();
        app.welcome();
        app
    }

    /// Says in one line, until the next key, what is wrong with the data or with the day: what could not be read, and
    /// a clock that is before the newest publication.
    pub(super) fn greet(&mut self) {
        let words = words(self.view.lang);
        let errors = self.library.error_count();
        let errors = (errors > 0).then(|| {
            let count = number::count(errors, self.view.lang);
            fill(words.errors_here, &[&count, &Action::Problems.shown_key()])
        });
        let asked = self.start.as_of;
        let newest = published_after(self.catalog(), self.start.day).filter(|_| !asked);
        let clock = newest.map(|newest| wording::clock(self.start.day, newest, self.view.lang));
        let said: Vec<String> = errors.into_iter().chain(clock).collect();
        if !said.is_empty() {
            self.notice = Some(said.join(" · "));
        }
    }

    /// Takes an agenda; one that was asked for is what is seen first.
    pub fn lay_out(&mut self, desk: Desk) {
        if desk.is_asked_for {
            let mut chosen = Cursor::default();
            chosen.set_len(desk.brief().items().len());
            self.overlays.open(Overlay::Brief(chosen));
        }
        self.desk = desk;
    }

    /// The data.
    pub fn catalog(&self) -> &Catalog {
        &self.library.catalog
    }

    /// The context of reports.
    pub(crate) fn basis(&self) -> Basis<'_> {
        Basis {
            catalog: self.catalog(),
            viewpoint: &self.snapshot.viewpoint,
            home: self.snapshot.place,
            lang: self.view.lang,
            kept: Some(&self.snapshot.standings),
        }
    }

    /// The lens through which this person sees the data now, or is about to.
    pub fn lens(&self) -> Lens {
        Lens {
            view: self.aim(),
            query: self.finder.prompt.text().to_owned(),
            memory: self.recall.shared(),
        }
    }

    /// The rectangles of the screen as it is now.
    pub fn layout(&self) -> ScreenLayout {
        let (columns, rows) = self.display.size;
        layout(columns, rows, self.panes.focus, self.panes.zoomed)
    }

    /// The chosen thing of the list; `None` while its answer is awaited.
    pub fn chosen(&self) -> Option<Thing> {
        if self.is_awaiting() {
            return None;
        }
        let row = self.snapshot.rows.get(self.panes.list.selected());
        row.map(|row| row.thing())
    }

    /// The series chosen in the list, if the chosen line is one.
    pub fn selected(&self) -> Option<SeriesId> {
        match self.chosen()? {
            Thing::Series(series) => Some(series),
            _ => None,
        }
    }

    /// Tells whether the detail still shows something else than the chosen line.
    pub fn is_behind(&self) -> bool {
        !self.is_awaiting() && self.panes.detailed != self.chosen()
    }

    /// Lets the detail show the chosen line, from its top.
    pub fn follow(&mut self) {
        if self.is_behind() {
            self.panes.detailed = self.chosen();
            self.panes.scroll = 0;
        }
    }

    /// The standing of a series on the day, under the plan.
    pub fn standing(&self, series: SeriesId) -> Arc<Standing> {
        self.basis().standing(series)
    }

    /// Shows another place, or every place; a chosen plan that sets nothing there is given up.
    pub fn go_to(&mut self, place: Option<PlaceKey>) {
        let mut view = View {
            place,
            ..self.aim()
        };
        let catalog = self.catalog();
        let viewpoint = view.viewpoint(catalog);
        let place = view.place(catalog);
        let pack = viewpoint.plan.map(|plan| catalog.plan(plan).pack);
        let is_known = catalog.series().iter().any(|series| {
            place.is_none_or(|place| series.place == place)
                && Some(catalog.indicator(series.indicator).pack) == pack
        });
        if !is_known {
            view.plan = None;
        }
        self.turn_to(view);
    }

    /// Counts the targets of one plan alone, or of all.
    pub fn choose_plan(&mut self, plan: Option<PlanKey>) {
        let aim = self.aim();
        self.turn_to(View { plan, ..aim });
    }

    /// Goes to the publication before or after the day, as it concerns the place shown; past the last
    /// one back to the day of the start. Tells whether there was one.
    pub fn step_day(&mut self, later: bool) -> bool {
        let mut view = self.aim();
        let days = publication_days_of(self.catalog(), view.place(self.catalog()));
        let (home, day) = (self.start.day, view.day);
        let before = |known: &&Date| **known < day;
        let after = |known: &&Date| **known > day && **known < home;
        let next = if later {
            days.iter().find(after)
        } else {
            days.iter().rev().find(before)
        };
        (view.day, view.as_of) = match next {
            Some(day) => (*day, true),
            None if later && day != home => (home, self.start.as_of),
            None => return false,
        };
        self.turn_to(view);
        true
    }

    /// The day of the clock, or the day chosen at the start, under the plan of the view.
    pub(crate) fn until_now(&self) -> Viewpoint {
        Viewpoint {
            day: self.start.day,
            as_of: self.start.as_of,
            plan: self.aim().viewpoint(self.catalog()).plan,
        }
    }

    /// Tells whether the day of the view differs from that of the start.
    pub(super) fn is_day_chosen(&self) -> bool {
        self.aim().day != self.start.day
    }

    /// Goes to a day, as the data were known on it; to that of the start and beyond as at the start.
    pub(crate) fn go_to_day(&mut self, day: Date) {
        let (day, as_of) = match day < self.start.day {
            true => (day, true),
            false => (self.start.day, self.start.as_of),
        };
        let aim = self.aim();
        self.turn_to(View { day, as_of, ..aim });
    }

    /// Follows the clock into another day. A day that was asked for or stepped to stays; the last publication then
    /// leads back to the new one.
    pub fn turn_day(&mut self, day: Date) {
        if self.start.as_of || self.start.day == day {
            return;
        }
        self.start.day = day;
        let aim = self.aim();
        if !aim.as_of {
            self.turn_to(View { day, ..aim });
        }
    }

    /// Works out again what follows from the view; the chosen line stays chosen if it is still there.
    pub fn refresh(&mut self) {
        self.turn_to(self.aim());
    }

    /// Lets the cursor of the categories stand on the chosen one.
    pub(super) fn stand_on_category(&mut self) {
        let at = self.snapshot.chosen_group(self.catalog(), &self.view);
        self.panes.category.set_len(self.snapshot.groups.len());
        self.panes.category.select(at);
    }

    /// Remembers where the windows of the lists stand after a change; the detail follows at once where
    /// it is read and where it stands alone.
    pub fn settle(&mut self) {
        let layout = self.layout();
        if self.panes.focus == Focus::Detail || layout.detail.is_none() {
            self.follow();
        }
        let lines =
            |area: Option<Rect>| area.map(|area| usize::from(area.height.saturating_sub(1)));
        let columns = self.display.size.0;
        if let Some(area) = layout.list {
            let visible = visible_rows(area);
            // Every terminal can move whole rows for a few bytes. A terminal that cannot move some columns alone
            // needs every line of a list beside other panes again, so the window leaps once for many steps.
            if self.display.moves_columns || area.width == columns {
                self.panes.list.settle(visible);
            } else {
                self.panes.list.leap(visible);
            }
        }
        if let Some(height) = lines(layout.categories) {
            self.panes.category.settle(height);
        }
        let screen = usize::from(self.display.size.1);
        for open in self.overlays.iter_mut() {
            match open {
                Overlay::Menu(menu) => menu.cursor.settle(Menu::height(menu.len(), screen)),
                Overlay::Attention(open) => {
                    open.cursor.settle(attention_parts(layout.body()).visible)
                }
                _ => {}
            }
        }
    }

    /// The chosen line of the overview, in any catalogue.
    pub(super) fn overview_line(&self) -> Option<CategoryChoice> {
        let at = self.overlays.overview()?.selected();
        let line = self.snapshot.overview().into_iter().nth(at)?;
        Some(line.choice(&self.library.catalog))
    }

    /// Opens the overview on its first line.
    pub fn open_overview(&mut self) {
        let mut lines = Cursor::default();
        lines.set_len(self.snapshot.overview().len());
        self.finder.is_open = false;
        self.overlays.open(Overlay::Overview(lines));
    }

    /// Lets the cursor of an open overview stand on the line it stood on, wherever that is now.
    pub(super) fn stand_on_overview(&mut self, line: Option<&CategoryChoice>) {
        let lines = self.snapshot.overview();
        let catalog = &self.library.catalog;
        let at = lines
            .iter()
            .position(|found| Some(&found.choice(catalog)) == line);
        for open in self.overlays.iter_mut() {
            if let Overlay::Overview(cursor) = open {
                cursor.set_len(lines.len());
                cursor.select(at.unwrap_or(cursor.selected()));
            }
        }
    }
}

/// The days on which something about a place was published, oldest first.
fn publication_days_of(catalog: &Catalog, place: Option<PlaceId>) -> Vec<Date> {
    let Some(place) = place else {
        return publication_days(catalog, None);
    };
    let mut sources: Vec<SourceId> = catalog
        .series_ids()
        .filter(|id| catalog.series_of(*id).place == place)
        .flat_map(|id| catalog.claims(id))
        .filter_map(|(_, claim)| claim.source)
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let mut days: Vec<Date> = sources
        .iter()
        .filter_map(|id| catalog.source(*id).published.last_day())
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}
