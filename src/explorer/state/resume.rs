//! Where a session stops, and a new one that goes on there.
//!
//! Owns what is kept of a state in names that outlive the data, and how it is found again; what is no longer there is
//! passed over. It must not know where it is kept.

use crate::core::catalog::Catalog;
use crate::core::keys::{find_place, find_plan, find_series, series_key};
use crate::explorer::choices::{CategoryChoice, Stopped};
use crate::explorer::layout::Focus;
use crate::explorer::state::app::App;
use crate::explorer::state::lens::View;
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::things::Thing;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

/// With what a session begins besides the data.
#[derive(Clone, Debug, Default)]
pub struct Begins {
    /// Where it goes on.
    pub at: Option<Stopped>,
    /// Whether the person is here for the first time.
    pub welcomes: bool,
}

impl App {
    /// Where the session stands, to go on there another time.
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

    /// Goes on where a session stopped, once all the data are there; in other packs nothing is gone on with. Says so
    /// where it is not where a session begins.
    pub fn resume(&mut self) {
        if self.loading.progress.is_some() {
            return;
        }
        let Some(at) = self.begins.at.take() else {
            return;
        };
        let catalog = self.catalog();
        if at.packs != pack_ids(catalog) {
            return;
        }
        let before = self.stopped();
        let aim = self.aim();
        let place = match &at.place {
            Some(key) => find_place(catalog, key).map_or(aim.place, |_| at.place.clone()),
            None => None,
        };
        let plan = at.plan.filter(|key| find_plan(catalog, key).is_some());
        let chosen = at.chosen.and_then(|key| find_series(catalog, &key.parse().ok()?));
        let day = at.as_of.filter(|day| *day < aim.day && !aim.as_of);
        let view = View {
            place,
            plan: plan.or(aim.plan),
            day: day.unwrap_or(aim.day),
            as_of: day.is_some() || aim.as_of,
            category: match has(catalog, &at.category) {
                true => at.category,
                false => CategoryChoice::default(),
            },
            reach: at.reach,
            lang: aim.lang,
        };
        self.finder.prompt.insert(&at.query);
        self.turn_to(view);
        self.list(chosen.map(Thing::Series));
        let is_there = chosen.is_some() || at.focus != Focus::Detail;
        if is_there {
            self.panes.focus = at.focus;
            self.panes.zoomed = at.zoomed;
        }
        self.follow();
        if self.stopped() != before {
            let words = words(self.view.lang);
            let said = match day {
                Some(day) => fill(words.resumed_as_of, &[&number::day(day, self.view.lang)]),
                None => words.resumed.to_owned(),
            };
            let others = self.notice.take().into_iter();
            self.notice = Some(others.chain([said]).collect::<Vec<_>>().join(" · "));
        }
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
