//! What stands in the search box is asked, and the answer is listed.
//!
//! Owns when a key waits for its answer. Over a few thousand series always; over more, where a rare query
//! takes longer than a person notices, for a moment only: then the answer is awaited, and a newer query
//! gives up the older one. Until it comes the former lines stay, but none of them is chosen, so that no key
//! can take one for the answer. It must not know a screen.

use std::sync::Arc;
use std::time::Duration;

use crate::explorer::state::app::{App, Row, Thing};
use crate::explorer::state::errand::{Errand, Outcome};
use crate::explorer::state::sight::Looked;
use crate::library::filter::note_unknown;
use crate::search::answer::Answer;
use crate::search::query::Query;

/// How long a key waits for its answer.
pub const PATIENCE: Duration = Duration::from_millis(30);

/// So many series are searched before a thread would have begun.
const AT_ONCE: usize = 5_000;

/// An answer and the lines it fills.
type Found = (Answer, Vec<Row>);

/// An answer that is to come.
#[derive(Debug)]
pub struct Awaited {
    errand: Errand<Found>,
    /// What is to be chosen when it comes, if it is among the lines.
    keeps: Option<Thing>,
    found: Option<Found>,
    is_broken: bool,
}

impl App {
    /// Tells whether the answer to what stands in the box is still to come.
    pub fn is_awaiting(&self) -> bool {
        self.awaited.is_some()
    }

    /// Fills the list from the chosen category, or from the query, and chooses a line if it is there.
    pub(super) fn list(&mut self, keeps: Option<Thing>) {
        self.awaited = None;
        self.query = Query::parse(self.prompt.text());
        note_unknown(&mut self.query, &self.library.catalog);
        if self.query.is_empty() {
            let rows = self.category_rows();
            self.land((Answer::default(), rows), keeps);
        } else {
            self.ask(keeps);
        }
    }

    /// Searches for what stands in the box; the best answer is selected.
    pub fn search(&mut self) {
        self.opens = false;
        self.list(None);
    }

    /// Takes the answer if it has come; tells whether something changed.
    pub fn hear(&mut self) -> bool {
        if !self.is_answered() {
            return false;
        }
        let Some(awaited) = self.awaited.take() else {
            return false;
        };
        let found = awaited.found.unwrap_or_else(|| self.found());
        self.land(found, awaited.keeps);
        true
    }

    /// Tells whether an awaited answer has come.
    pub fn is_answered(&mut self) -> bool {
        let Some(awaited) = &mut self.awaited else {
            return false;
        };
        if awaited.found.is_none() {
            match awaited.errand.wait(Duration::ZERO) {
                Outcome::Done(found) => awaited.found = Some(found),
                Outcome::UnderWay => {}
                Outcome::Broken => awaited.is_broken = true,
            }
        }
        awaited.found.is_some() || awaited.is_broken
    }

    /// What is chosen, or will be when the awaited answer comes.
    pub(super) fn kept(&self) -> Option<Thing> {
        match &self.awaited {
            Some(awaited) => awaited.keeps,
            None => self.chosen(),
        }
    }

    fn ask(&mut self, keeps: Option<Thing>) {
        if self.library.index.len() <= AT_ONCE {
            let found = self.found();
            self.land(found, keeps);
            return;
        }
        let errand = self.errand();
        // Whoever has no patience at all does not even look.
        let outcome = match self.patience.is_zero() {
            true => Outcome::UnderWay,
            false => errand.wait(self.patience),
        };
        match outcome {
            Outcome::Done(found) => self.land(found, keeps),
            Outcome::UnderWay => {
                self.awaited = Some(Awaited {
                    errand,
                    keeps,
                    found: None,
                    is_broken: false,
                });
            }
            Outcome::Broken => {
                let found = self.found();
                self.land(found, keeps);
            }
        }
    }

    fn found(&self) -> Found {
        let recall = &self.recall;
        let opened = |series| recall.count(series);
        let previous = Some(&self.answer);
        let found = self.looked().search(&self.query, previous, &opened, None);
        found.unwrap_or_default()
    }

    fn errand(&self) -> Errand<Found> {
        let library = Arc::clone(&self.library);
        let (outlook, place) = (self.outlook, self.place);
        let query = self.query.clone();
        let previous = self.answer.to_go_on();
        let opened = self.recall.counts();
        Errand::send(move |flag| {
            let looked = Looked {
                library: &library,
                outlook: &outlook,
                place,
            };
            let opened = |series| opened.get(&series).copied().unwrap_or(0);
            looked.search(&query, Some(&previous), &opened, Some(flag))
        })
    }

    fn land(&mut self, (answer, rows): Found, keeps: Option<Thing>) {
        self.answer = answer;
        self.rows = rows;
        let at = self.rows.iter().position(|row| Some(row.thing) == keeps);
        self.cursor.set_len(self.rows.len());
        self.cursor.select(at.unwrap_or(0));
    }

    fn category_rows(&self) -> Vec<Row> {
        let group = self.groups.get(self.group.selected());
        let rows = group.map(|group| self.looked().category(&self.scoreboard, group));
        rows.unwrap_or_default()
    }

    fn looked(&self) -> Looked<'_> {
        Looked {
            library: &self.library,
            outlook: &self.outlook,
            place: self.place,
        }
    }
}
