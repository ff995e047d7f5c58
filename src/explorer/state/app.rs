//! The whole state of one session.
//!
//! Owns what one person sees and has chosen: language, theme, size, place, plan, focus, cursors,
//! query. It knows no terminal; the data is shared and never changed. `update` changes it, `view`
//! draws it, and what both need to know (the rows of a list, the selected series) is asked here.

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::core::catalog::Catalog;
use crate::core::judge::board::Scoreboard;
use crate::core::judge::standing::{Standing, standing};
use crate::core::judge::viewpoint::{Outlook, publication_days};
use crate::core::lang::Lang;
use crate::core::model::{PlaceId, SeriesId, SourceId, Text};
use crate::explorer::layout::{Focus, Layout, layout};
use crate::explorer::memory::Memory;
use crate::explorer::panes::list::ROW_HEIGHT;
use crate::explorer::state::asking::{Awaited, PATIENCE};
use crate::explorer::state::complete::Offer;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::menu::Menu;
use crate::explorer::state::prompt::Prompt;
use crate::explorer::state::recall::Recall;
use crate::explorer::state::sight::{GroupKey, groups};
use crate::explorer::state::what_if::WhatIf;
use crate::explorer::theme::Theme;
use crate::library::Library;
use crate::pack::progress::Progress;
use crate::report::glyphs::Glyphs;
use crate::search::answer::{Answer, Kind, Other, Reading};
use crate::search::query::Query;

/// What a session starts with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language.
    pub lang: Lang,
    /// The day of judgement, the plan, and whether the day was asked for.
    pub outlook: Outlook,
    /// The place shown first; `None` shows every place.
    pub place: Option<PlaceId>,
    /// The theme.
    pub theme: Theme,
    /// The signs.
    pub glyphs: &'static Glyphs,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// What stands in the search box at the start.
    pub query: Option<String>,
    /// Whether copies are sent to the terminal's clipboard.
    pub clipboard: bool,
    /// What this person searched and opened before.
    pub memory: Memory,
}

/// One line of the categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The Vietnamese and English name; `None` for the lines of the program.
    pub name: Option<(Text, Text)>,
    /// Whether only indicators with a target are meant.
    pub with_target: bool,
    /// How many indicators it has.
    pub count: usize,
}

impl Group {
    /// What makes it the same line in a library that has grown.
    pub fn key(&self) -> GroupKey {
        (self.name, self.with_target)
    }
}

/// What a line of the list stands for, and the detail shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An indicator in a place.
    Series(SeriesId),
    /// A place.
    Place(PlaceId),
    /// A source.
    Source(SourceId),
    /// A programme or another line of a plan, by its position in the catalogue.
    Programme(usize),
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub thing: Thing,
    /// How the query was read to find it.
    pub reading: Reading,
}

impl Row {
    /// The line of a series.
    pub fn of(series: SeriesId, reading: Reading) -> Self {
        Self {
            thing: Thing::Series(series),
            reading,
        }
    }

    /// The line of something that is no indicator.
    pub fn other(found: &Other) -> Self {
        let thing = match found.kind {
            Kind::Place => Thing::Place(PlaceId(found.id)),
            Kind::Source => Thing::Source(SourceId(found.id)),
            Kind::Programme => Thing::Programme(found.id as usize),
        };
        Self {
            thing,
            reading: Reading::Typed,
        }
    }
}

/// The state of one session.
#[derive(Debug)]
pub struct App {
    /// The data.
    pub library: Arc<Library>,
    /// The day and plan.
    pub outlook: Outlook,
    /// The day with which the session started, to which the last publication leads back.
    home: (Date, bool),
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// The signs.
    pub glyphs: &'static Glyphs,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The place shown; `None` shows every place.
    pub place: Option<PlaceId>,
    /// Where the keys go.
    pub focus: Focus,
    /// Whether the focused pane has the screen for itself.
    pub zoomed: bool,
    /// The lines of the categories.
    pub groups: Vec<Group>,
    /// The chosen category.
    pub group: Cursor,
    /// The lines of the list.
    pub rows: Vec<Row>,
    /// The chosen indicator.
    pub cursor: Cursor,
    /// What the detail shows; it follows the chosen line when the keys rest.
    pub detailed: Option<Thing>,
    /// The first line of the detail that is shown.
    pub scroll: usize,
    /// The search box.
    pub prompt: Prompt,
    /// Whether the search box has the keys.
    pub searching: bool,
    /// What Tab offered in the search box.
    pub offer: Offer,
    /// What was understood of the query.
    pub query: Query,
    /// What the index answered.
    pub answer: Answer,
    /// The answer that is to come, while a key did not wait for it.
    pub(crate) awaited: Option<Awaited>,
    /// Whether its best line is to be opened as soon as it comes.
    pub(crate) opens: bool,
    /// How long a key waits for an answer over a large catalogue.
    pub patience: Duration,
    /// The counts of the header.
    pub scoreboard: Scoreboard,
    /// The what-if calculator, while it is open.
    pub what_if: Option<WhatIf>,
    /// The chosen line of the overview, while it is open.
    pub overview: Option<Cursor>,
    /// The open menu.
    pub menu: Option<Menu>,
    /// One line of news, until the next key.
    pub notice: Option<String>,
    /// Whether copies are sent to the terminal's clipboard; else they are only shown.
    pub clipboard: bool,
    /// What this person searched and opened before.
    pub recall: Recall,
    /// Letters that look like an input method at work, seen outside text fields.
    pub odd_letters: u8,
    /// Whether a person chose the theme, so that the terminal's ground no longer does.
    pub theme_chosen: bool,
    /// Whether the terminal moves the rows of one pane for a few bytes, so that the list may move row by
    /// row beside others.
    pub glides: bool,
    /// How far the data has come; `None` once all of it is there.
    pub loading: Option<Progress>,
    /// Whether nothing more will come although not all of it is there.
    pub is_cut_short: bool,
}

impl App {
    /// Returns the state in which a session starts.
    pub fn new(library: Arc<Library>, options: Options) -> Self {
        let recall = Recall::new(options.memory, &library.catalog);
        let mut app = Self {
            home: (options.outlook.day, options.outlook.as_of),
            outlook: options.outlook,
            lang: options.lang,
            theme: options.theme,
            glyphs: options.glyphs,
            size: options.size,
            place: options.place,
            focus: Focus::default(),
            zoomed: false,
            groups: Vec::new(),
            group: Cursor::default(),
            rows: Vec::new(),
            cursor: Cursor::default(),
            detailed: None,
            scroll: 0,
            prompt: Prompt::default(),
            searching: false,
            offer: Offer::default(),
            query: Query::default(),
            answer: Answer::default(),
            awaited: None,
            opens: false,
            patience: PATIENCE,
            scoreboard: Scoreboard::default(),
            what_if: None,
            overview: None,
            menu: None,
            notice: None,
            clipboard: options.clipboard,
            recall,
            odd_letters: 0,
            theme_chosen: false,
            glides: false,
            loading: None,
            is_cut_short: false,
            library,
        };
        app.refresh();
        if let Some(query) = options.query {
            app.searching = true;
            app.prompt.insert(&query);
            app.search();
        }
        app.follow();
        app
    }

    /// The data.
    pub fn catalog(&self) -> &Catalog {
        &self.library.catalog
    }

    /// The day of judgement.
    pub fn day(&self) -> Date {
        self.outlook.day
    }

    /// The rectangles of the screen as it is now.
    pub fn layout(&self) -> Layout {
        layout(self.size.0, self.size.1, self.focus, self.zoomed)
    }

    /// What is chosen in the list; nothing while its answer is awaited.
    pub fn chosen(&self) -> Option<Thing> {
        if self.is_awaiting() {
            return None;
        }
        self.rows.get(self.cursor.selected()).map(|row| row.thing)
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
        !self.is_awaiting() && self.detailed != self.chosen()
    }

    /// Lets the detail show the chosen line, from its top.
    pub fn follow(&mut self) {
        if self.is_behind() {
            self.detailed = self.chosen();
            self.scroll = 0;
        }
    }

    /// Where a series stands on the day, under the plan.
    pub fn standing(&self, series: SeriesId) -> Standing {
        standing(self.catalog(), &self.outlook, series)
    }

    /// Shows another place, or every place; a chosen plan that sets nothing there is given up.
    pub fn go_to(&mut self, place: Option<PlaceId>) {
        self.place = place;
        let catalog = self.catalog();
        let pack = self.outlook.plan.map(|plan| catalog.plan(plan).pack);
        let is_known = catalog.series().iter().any(|series| {
            place.is_none_or(|place| series.place == place)
                && Some(catalog.indicator(series.indicator).pack) == pack
        });
        if !is_known {
            self.outlook.plan = None;
        }
        self.refresh();
    }

    /// Goes to the publication before or after the day, as it concerns the place shown; past the last
    /// one back to the day of the start. Tells whether there was one.
    pub fn step_day(&mut self, later: bool) -> bool {
        let catalog = self.catalog();
        let days = publication_days_of(catalog, self.place);
        let (home, home_as_of) = self.home;
        let day = self.outlook.day;
        let before = |known: &&Date| **known < day;
        let after = |known: &&Date| **known > day && **known < home;
        let next = match later {
            true => days.iter().find(after),
            false => days.iter().rev().find(before),
        };
        let (day, as_of) = match next {
            Some(day) => (*day, true),
            None if later && day != home => (home, home_as_of),
            None => return false,
        };
        self.outlook.day = day;
        self.outlook.as_of = as_of;
        self.refresh();
        true
    }

    /// Works out again what follows from place, plan and day.
    pub fn refresh(&mut self) {
        let kept = self.kept();
        self.count();
        self.list(kept);
    }

    /// Counts the targets and the categories again.
    fn count(&mut self) {
        let catalog = &self.library.catalog;
        self.scoreboard = Scoreboard::count(catalog, &self.outlook, self.place);
        self.groups = groups(catalog, &self.scoreboard, self.place);
        self.group.set_len(self.groups.len());
    }

    /// Remembers where the windows of the lists stand after a change; the detail follows at once where
    /// it is read and where it stands alone.
    pub fn settle(&mut self) {
        let layout = self.layout();
        if self.focus == Focus::Detail || layout.detail.is_none() {
            self.follow();
        }
        let lines = |area: Option<ratatui::layout::Rect>| {
            area.map(|area| usize::from(area.height.saturating_sub(1)))
        };
        if let Some(height) = lines(layout.list) {
            // Every terminal moves whole rows for a few bytes. Where it cannot do so with some columns
            // alone, every line of a list beside other panes is sent again, which a leap does once
            // for many steps.
            match self.glides || layout.list.is_some_and(|area| area.width == self.size.0) {
                true => self.cursor.settle(height / ROW_HEIGHT),
                false => self.cursor.leap(height / ROW_HEIGHT),
            }
        }
        if let Some(height) = lines(layout.categories) {
            self.group.settle(height);
        }
        let screen = usize::from(self.size.1);
        if let Some(menu) = &mut self.menu {
            menu.cursor.settle(Menu::height(menu.len(), screen));
        }
    }

    /// Fills the list from the chosen category, or from the query; the first line is chosen.
    pub fn list_rows(&mut self) {
        self.opens = false;
        self.list(None);
    }

    /// Moves to a series if the list has it, else to the first line.
    pub fn select(&mut self, series: Option<SeriesId>) {
        let wanted = series.map(Thing::Series);
        let at = self.rows.iter().position(|row| Some(row.thing) == wanted);
        self.cursor.set_len(self.rows.len());
        self.cursor.select(at.unwrap_or(0));
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
