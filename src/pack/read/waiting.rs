//! What is said of indicators before they are met.
//!
//! Owns judgements, withdrawals and links that name an indicator by its id, until that indicator is read.
//! Whoever names one that never comes is told so at the end.

use std::collections::HashMap;

use crate::core::model::{IndicatorId, Judgement, Withdrawal};
use crate::pack::toml::{Field, Notes};

use super::context::Context;

/// Stands for an indicator that was not met yet; nothing that holds it reaches the catalogue.
pub(super) const NOT_MET: IndicatorId = IndicatorId(u32::MAX);

/// What waits for indicators.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    said: HashMap<String, Vec<Said>>,
    /// Every name by which something waits, with its file.
    names: Vec<(usize, Field<String>)>,
    links: Vec<(usize, Linked, Vec<Field<String>>)>,
}

/// What is said of one indicator.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said {
    Judgement(Judgement),
    Withdrawal(Withdrawal),
}

/// What names several indicators, by its position in the catalogue.
#[derive(Clone, Copy, Debug)]
pub(super) enum Linked {
    Programme(usize),
    List(usize),
}

impl Context<'_> {
    /// Keeps what is said of an indicator until it is met.
    pub(super) fn wait(&mut self, name: Field<String>, said: Said) {
        let waiting = self.waiting.said.entry(name.value.clone());
        waiting.or_default().push(said);
        self.waiting.names.push((self.file, name));
    }

    /// Keeps the names of indicators until all are met.
    pub(super) fn link(&mut self, linked: Linked, names: Vec<Field<String>>) {
        self.waiting.links.push((self.file, linked, names));
    }

    /// Adds an indicator under its id, and what was said of it.
    pub(super) fn meet(&mut self, id: &str, indicator: IndicatorId) {
        for said in self.waiting.said.remove(id).unwrap_or_default() {
            match said {
                Said::Judgement(said) => self.builder.judgement(Judgement { indicator, ..said }),
                Said::Withdrawal(said) => self.builder.withdrawal(Withdrawal { indicator, ..said }),
            }
        }
        self.indicators.insert(self.builder, id, indicator);
    }

    /// Links what names several indicators, and notes names of none, once every indicator is known.
    pub(super) fn resolve_waiting(&mut self, notes: &mut [Notes]) {
        let waiting = std::mem::take(&mut self.waiting);
        for (file, name) in waiting.names {
            self.indicator(&name, &mut notes[file]);
        }
        for (file, linked, names) in waiting.links {
            let known = names.iter();
            let known = known.filter_map(|name| self.indicator(name, &mut notes[file]));
            let known = known.collect();
            match linked {
                Linked::Programme(at) => self.builder.link_programme(at, known),
                Linked::List(at) => self.builder.link_list(at, known),
            }
        }
    }
}
