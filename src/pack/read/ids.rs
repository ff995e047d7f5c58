//! The ids of a pack and what they stand for.
//!
//! Owns the search for what an id names, and for the known id that was meant where it names nothing. It must not know
//! what an id stands for.

use std::cell::Cell;
use std::collections::HashMap;

use crate::core::catalog::build::Builder;
use crate::core::maps::FastMap;
use crate::core::model::Text;
use crate::core::nearest::nearest;
use crate::pack::diagnostic::Problem;
use crate::pack::toml::{Located, Notes};

/// The ids of one table.
#[derive(Debug)]
pub(super) struct Ids<T: Copy> {
    named: FastMap<Text, T>,
    /// What was found last: most claims have the source and the plan of the one before.
    last: Cell<Option<(Text, T)>>,
}

impl<T: Copy> Default for Ids<T> {
    fn default() -> Self {
        Self {
            named: HashMap::default(),
            last: Cell::default(),
        }
    }
}

impl<T: Copy> Ids<T> {
    pub(super) fn get(&self, builder: &Builder, id: &str) -> Option<T> {
        if let Some((text, named)) = self.last.get()
            && builder.letters(text) == id
        {
            return Some(named);
        }
        let text = builder.known(id)?;
        let named = self.named.get(&text).copied()?;
        self.last.set(Some((text, named)));
        Some(named)
    }

    pub(super) fn insert(&mut self, builder: &mut Builder, id: &str, named: T) {
        self.named.insert(builder.text(id), named);
        self.last.take();
    }
}

/// Comparisons of ids that a pack may cost; a few thousand wrong ids among as many known ones would
/// cost minutes, and nobody reads so many suggestions.
const MOST_COMPARISONS: usize = 200_000;

/// Looks for the known id that was meant, as long as that stays cheap.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    comparisons: Cell<usize>,
}

impl Suggestions {
    /// Finds an id; an unknown one is noted with the nearest.
    pub(super) fn find<T: Copy>(
        &self,
        table: &'static str,
        known: &Ids<T>,
        builder: &Builder,
        id: &Located<impl AsRef<str>>,
        notes: &mut Notes,
    ) -> Option<T> {
        let letters = id.value.as_ref();
        let found = known.get(builder, letters);
        if found.is_none() {
            let problem = Problem::UnknownReference {
                table,
                id: letters.to_owned(),
                nearest: self.nearest(letters, known, builder),
            };
            notes.note(problem, &id.at);
        }
        found
    }

    /// The nearest known id; on a tie the one that was met first.
    pub(super) fn nearest<T: Copy>(
        &self,
        id: &str,
        known: &Ids<T>,
        builder: &Builder,
    ) -> Option<String> {
        let spent = self.comparisons.get() + known.named.len();
        if spent > MOST_COMPARISONS {
            return None;
        }
        self.comparisons.set(spent);
        let mut ids: Vec<Text> = known.named.keys().copied().collect();
        ids.sort_unstable_by_key(|id| id.0);
        let letters = ids.iter().map(|id| builder.letters(*id));
        nearest(id, letters).map(ToOwned::to_owned)
    }
}
