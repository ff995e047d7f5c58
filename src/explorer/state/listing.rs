//! What the list shows: the answer of a search, or a category.
//!
//! Owns when the list is filled and which line is chosen then; a search is only asked for here. It must not know who
//! searches, nor how a row is drawn.

use crate::core::model::SeriesId;
use crate::explorer::state::app::App;
use crate::explorer::state::lens::Reach;
use crate::explorer::state::search::FoundAnswer;
use crate::explorer::state::things::{GroupOf, Thing};
use crate::library::Instead;

impl App {
    /// Tells whether the answer to what stands in the box, or what another view shows, is still to come.
    pub fn is_awaiting(&self) -> bool {
        self.finder.pending().is_some() || self.is_counting()
    }

    /// The chosen thing, or the one that will be chosen when the awaited answer comes.
    pub(super) fn kept(&self) -> Option<Thing> {
        let search = self.finder.pending().map(|pending| pending.keeps);
        let turn = self.turns.kept();
        search.or(turn).unwrap_or_else(|| self.chosen())
    }

    /// Puts a text into the search box and searches for it.
    pub fn search_for(&mut self, text: &str) {
        self.finder.prompt.clear();
        self.finder.prompt.insert(text);
        self.search();
    }

    /// Searches for what stands in the box; the best answer will be selected.
    pub fn search(&mut self) {
        self.finder.open_when_found = false;
        self.list(None);
    }

    /// Fills the list from the query, or from the chosen category where there is none, and chooses a line
    /// if it is there. Until an answer comes the former lines stay, but none of them is chosen, so that no
    /// key can take one for the answer.
    pub(super) fn list(&mut self, keeps: Option<Thing>) {
        self.finder.give_up();
        self.turns.keep(keeps);
        self.finder.is_on_instead = false;
        let text = self.finder.prompt.text();
        self.snapshot.query = self.library.understand(text);
        if self.snapshot.query.is_empty() {
            self.snapshot
                .list_category(&self.library.catalog, &self.view);
            self.select_thing(keeps);
        } else {
            let number = self.finder.next_number();
            let request = self.snapshot.request(&self.library, &self.view, number);
            self.finder.ask(request, keeps);
        }
    }

    /// Takes the answer of a search; one that was superseded is dropped.
    pub fn take_found(&mut self, found: FoundAnswer) {
        let Some(pending) = self.finder.end(found.number) else {
            return;
        };
        self.snapshot.take(found);
        self.select_thing(pending.keeps);
        if self.snapshot.rows.is_empty()
            && let Some(said) = pending.if_nothing
        {
            self.notice = Some(said.to_owned());
        }
    }

    /// Lets a search reach further in or out, to the next reach at which something else is searched. Tells whether
    /// there is another one.
    pub fn change_reach(&mut self) -> bool {
        let before = self.view.reaches();
        // A chosen reach is kept.
        self.finder.wide = None;
        self.view.reach = before.next();
        // A reach without anything to narrow to is skipped.
        while self.view.reaches() != self.view.reach {
            self.view.reach = self.view.reach.next();
        }
        let kept = self.kept();
        if !self.finder.prompt.is_empty() {
            self.list(kept);
        }
        self.view.reaches() != before
    }

    /// Suggestions for a query that found nothing. Other words are suggested only once everything is loaded, since what
    /// is still to come may fit the words as they are.
    pub fn instead(&self) -> Option<&Instead> {
        let is_empty = self.snapshot.rows.is_empty() && !self.is_awaiting();
        let is_loading = self.loading.progress.is_some();
        let holds =
            |instead: &&Instead| is_empty && !(is_loading && matches!(instead, Instead::Words(_)));
        self.snapshot.instead.as_ref().filter(holds)
    }

    /// Asks what is offered instead of what found nothing; tells whether there was anything.
    pub fn take_instead(&mut self) -> bool {
        let Some(instead) = self.instead().cloned() else {
            return false;
        };
        match instead {
            Instead::Words(words) => self.search_for(&words),
            Instead::Elsewhere { query, .. } => {
                self.view.reach = Reach::Everywhere;
                self.search_for(&query);
            }
        }
        true
    }

    /// Empties the search box and lists the chosen category; a series stays chosen if it is there.
    pub fn leave_search(&mut self, series: Option<SeriesId>) {
        if !self.finder.prompt.is_empty() {
            self.finder
                .prompt
                .text()
                .clone_into(&mut self.finder.former);
        }
        self.finder.prompt.clear();
        self.reach_as_before();
        self.finder.open_when_found = false;
        self.list(series.map(Thing::Series));
    }

    /// Chooses the category on which the cursor stands, and lists it.
    pub fn choose_category(&mut self, at: usize) {
        self.panes.category.select(at);
        let chosen = self.snapshot.groups.get(self.panes.category.selected());
        match chosen.map(|group| group.of) {
            Some(group) => self.choose(group, None),
            None => self.leave_search(None),
        }
    }

    /// Chooses a category, or a class of the board, and lists it; a series stays chosen if it is there.
    pub fn choose(&mut self, group: GroupOf, series: Option<SeriesId>) {
        self.view.category = group.choice(&self.library.catalog);
        self.snapshot.show_class(self.view.category.class());
        self.stand_on_category();
        self.leave_search(series);
    }

    /// Moves to a thing if the list has it, else to the first line.
    fn select_thing(&mut self, wanted: Option<Thing>) {
        let mut rows = self.snapshot.rows.iter();
        let at = rows.position(|row| Some(row.thing()) == wanted);
        self.panes.list.set_len(self.snapshot.rows.len());
        self.panes.list.select(at.unwrap_or(0));
    }
}
