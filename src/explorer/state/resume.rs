//! Stores where a session stops, and resumes a new one there.
//!
//! Owns which parts of a state are kept, by keys that outlive the data, and how they are found again; missing things
//! are skipped. It must not know where they are stored.

use crate::core::catalog::Catalog;
use crate::core::keys::{PlaceKey, find_place, find_plan, find_series, series_key};
use crate::explorer::choices::{CategoryChoice, Stopped};
use crate::explorer::layout::Focus;
use crate::explorer::state::app::App;
use crate::explorer::state::lens::View;
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::things::Thing;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

impl App {
    /// What is kept of a session, so that it can be resumed another time.
    pub(crate) fn stopped(&self) -> Stopped {
        let view = self.aim();
        let catalog = self.catalog();
        let series = match self.kept() {
            Some(Thing::Series(series)) => Some(series),
            _ => None,
        };
        Stopped {
            packs: pack_ids(catalog),
            query: self.finder.prompt.text().to_owned(),
            chosen: series.map(|series| series_key(catalog, series).to_string()),
            focus: self.panes.focus,
            zoomed: self.panes.zoomed,
            as_of: self.is_day_chosen().then_some(view.day),
            reach: view.reach,
            place: view.place,
            plan: view.plan,
            category: view.category,
        }
    }

    /// Resumes where a session stopped, once all the data are there; with other packs nothing is resumed. Says so if
    /// that is not where a session begins.
    pub fn resume(&mut self) {
        if self.loading.progress.is_some() {
            return;
        }
        let at = self.begins.at.take();
        let Some(at) = at.filter(|at| at.packs == pack_ids(self.catalog())) else {
            return;
        };
        let before = self.stopped();
        let (view, was_chosen) = self.view_at(&at);
        let catalog = self.catalog();
        let chosen = at.chosen.as_ref();
        let chosen = chosen.and_then(|key| find_series(catalog, &key.parse().ok()?));
        self.finder.prompt.insert(&at.query);
        self.turn_to(view);
        self.list(chosen.map(Thing::Series));
        if chosen.is_some() || at.focus != Focus::Detail {
            self.panes.focus = at.focus;
            self.panes.zoomed = at.zoomed;
        }
        self.follow();
        if self.stopped() != before {
            self.tell_resumed(was_chosen);
        }
    }

    /// The view of a session that stopped, as far as it is there, and whether its day is another than that of the
    /// start.
    fn view_at(&self, at: &Stopped) -> (View, bool) {
        let (catalog, aim) = (self.catalog(), self.aim());
        let is_known = |key: &PlaceKey| find_place(catalog, key).is_some();
        let place = match &at.place {
            Some(key) if !is_known(key) => aim.place,
            place => place.clone(),
        };
        let plan = at.plan.clone();
        let plan = plan.filter(|key| find_plan(catalog, key).is_some());
        let day = at.as_of.filter(|day| *day < aim.day && !aim.as_of);
        let category = Some(at.category.clone());
        let category = category.filter(|category| has(catalog, category));
        let view = View {
            place,
            plan: plan.or(aim.plan),
            day: day.unwrap_or(aim.day),
            as_of: day.is_some() || aim.as_of,
            category: category.unwrap_or_default(),
            reach: at.reach,
            lang: aim.lang,
        };
        (view, day.is_some())
    }

    /// Says that the session goes on, beside what is said already.
    fn tell_resumed(&mut self, is_day_chosen: bool) {
        let (words, lang) = (words(self.view.lang), self.view.lang);
        let said = match is_day_chosen {
            true => fill(words.resumed_as_of, &[&number::day(self.aim().day, lang)]),
            false => words.resumed.to_owned(),
        };
        let others = self.notice.take().into_iter();
        self.notice = Some(others.chain([said]).collect::<Vec<_>>().join(" · "));
    }

    /// Welcomes a person who is here for the first time, unless they already typed.
    pub(super) fn welcome(&mut self) {
        if self.begins.welcomes {
            self.overlays.open(Overlay::Welcome);
        }
    }
}

fn has(catalog: &Catalog, category: &CategoryChoice) -> bool {
    match category {
        CategoryChoice::All | CategoryChoice::WithTarget => true,
        CategoryChoice::Category(key) => {
            let mut all = catalog.categories().iter();
            all.any(|found| catalog.text(found.name.vi) == key.0)
        }
        CategoryChoice::Class(_) => category.class().is_some(),
    }
}

fn pack_ids(catalog: &Catalog) -> Vec<String> {
    let ids = catalog.packs().iter();
    ids.map(|pack| catalog.text(pack.id).to_owned()).collect()
}
