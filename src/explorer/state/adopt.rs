//! Moves a session to other data: a library that has more, or one that was loaded again.
//!
//! Owns what stays as it was: view, query, chosen line, window and scroll. Nothing is counted or searched here: the
//! library comes with its snapshot, and one made through another lens is refused. Ids may have other meanings in it,
//! so everything kept is found again by its key. It must not know who loads.

use std::mem::{replace, swap};
use std::sync::Arc;

use crate::core::catalog::Catalog;
use crate::explorer::layout::Focus;
use crate::explorer::state::app::App;
use crate::explorer::state::lens::Lens;
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::snapshot::Snapshot;
use crate::explorer::state::things::Thing;
use crate::library::Library;
use crate::pack::progress::Progress;

/// A library with its snapshot.
#[derive(Debug)]
pub struct LoadedPart {
    /// The data.
    pub library: Arc<Library>,
    /// How far it is; `None` for the whole.
    pub loading: Option<Progress>,
    /// The lens through which it was seen.
    pub lens: Lens,
    /// Its snapshot.
    pub snapshot: Snapshot,
}

impl LoadedPart {
    /// Looks at a library through a lens; that takes long where there is much to see.
    pub fn seen(library: Arc<Library>, loading: Option<Progress>, lens: Lens) -> Self {
        Self {
            snapshot: Snapshot::new(&library, &lens),
            library,
            loading,
            lens,
        }
    }

    /// The same part through another lens. What was counted stays where it is still what is looked at: a query that
    /// was typed meanwhile counts nothing anew.
    #[must_use]
    pub fn seen_again(mut self, lens: Lens) -> Self {
        if !self.lens.counts_as(&lens) {
            return Self::seen(self.library, self.loading, lens);
        }
        self.snapshot.look(&self.library, &lens);
        Self { lens, ..self }
    }
}

impl App {
    /// Takes a part into use; the chosen line stays chosen if the list still has it. Returns the former data, so that
    /// the feeder can drop them in the background: dropping takes as long as all the rest.
    ///
    /// # Errors
    ///
    /// Returns the part if it was prepared through another lens than that of now; it must be prepared again.
    pub fn adopt(&mut self, mut part: Box<LoadedPart>) -> Result<Box<LoadedPart>, Box<LoadedPart>> {
        if !part.lens.sees_as(&self.lens()) {
            return Err(part);
        }
        let kept = self.kept();
        let overview = self.overview_line();
        let attention = self.attended();
        // The part brings the answer of its own, and the counts that were awaited.
        self.finder.give_up();
        self.view = self.aim();
        self.turns.give_up();
        swap(&mut self.library, &mut part.library);
        swap(&mut self.snapshot, &mut part.snapshot);
        let is_renewed = self.loading.progress.is_none() && part.loading.is_none();
        // Keep the newer progress if more was reported while this part was prepared.
        let loading = part.loading.map(|at| at.later(self.loading.progress));
        part.loading = replace(&mut self.loading.progress, loading);
        self.follow_keys(&part.library.catalog, kept);
        self.stand_on_overview(overview.as_ref());
        let attention = attention.map(Thing::Series);
        let attention =
            attention.and_then(|thing| thing.moved(&part.library.catalog, self.catalog()));
        self.stand_on_attended(match attention {
            Some(Thing::Series(series)) => Some(series),
            _ => None,
        });
        if self.loading.progress.is_none() {
            self.greet();
            self.resume();
        }
        if is_renewed {
            self.renew();
        }
        Ok(part)
    }

    /// Finds again in the present catalogue whatever is held by ids of the one before.
    fn follow_keys(&mut self, before: &Catalog, kept: Option<Thing>) {
        let library = Arc::clone(&self.library);
        let moved = |thing: Thing| thing.moved(before, &library.catalog);
        let viewpoint = self.snapshot.viewpoint;
        let kept = kept.and_then(moved);
        self.panes.detailed = self.panes.detailed.and_then(moved);
        self.overlays.retain(|open| match open {
            Overlay::Menu(_)
            | Overlay::Overview(_)
            | Overlay::Brief(_)
            | Overlay::Note(_)
            | Overlay::Present(_)
            | Overlay::Attention(_)
            | Overlay::Problem(_)
            | Overlay::Copy(_)
            | Overlay::Welcome => true,
            Overlay::Page(of, _) => match moved((*of).into()).and_then(Thing::subject) {
                Some(subject) => {
                    *of = subject;
                    true
                }
                None => false,
            },
            Overlay::Compare(open) => match open.moved(before, &library.catalog, &viewpoint) {
                Some(moved) => {
                    **open = moved;
                    true
                }
                None => false,
            },
            Overlay::WhatIf(open) => match moved(Thing::Series(open.series)) {
                Some(Thing::Series(series)) => {
                    open.series = series;
                    true
                }
                _ => false,
            },
        });
        self.stand_on_category();
        self.stand_on(kept);
    }

    /// Keeps the cursor on its line. A person who stands on the first line without a query has chosen nothing yet, so
    /// the list stays at its top. An answer that is being read stays.
    fn stand_on(&mut self, kept: Option<Thing>) {
        let has_asked = !self.finder.prompt.is_empty();
        let has_moved =
            has_asked || self.panes.list.selected() > 0 || self.panes.focus != Focus::List;
        let mut rows = self.snapshot.rows.iter();
        let at = rows.position(|row| has_moved && Some(row.thing()) == kept);
        self.panes.list.set_len(self.snapshot.rows.len());
        self.panes.list.move_along(at.unwrap_or(0));
    }

    /// Takes how far loading has come, and whether it ended before all was there.
    pub fn tell_loading(&mut self, progress: Option<Progress>, is_broken: bool) {
        if let (Some(before), Some(progress)) = (self.loading.progress, progress) {
            self.loading.progress = Some(progress.later(Some(before)));
        }
        self.loading.is_cut_short |= is_broken;
    }
}
