//! What is known while a pack is read.
//!
//! Owns the ids already met, the references still to be resolved and the home place. It notes duplicates and unknown
//! references with the nearest known id. It must not know how a table is read.

use std::collections::HashMap;

use crate::core::catalog::build::Builder;
use crate::core::maps::FastMap;
use crate::core::model::{
    Bilingual, Category, CategoryId, ClaimId, IndicatorId, Judgement, Pack, PackId, PlaceId,
    PlanId, Relation, RelationForm, SourceId, Text, Thresholds, Withdrawal,
};
use crate::pack::diagnostic::{LineIndex, Problem};
use crate::pack::lint::At;
use crate::pack::progress::{ProgressSink, Stage};
use crate::pack::relations::{self, Tied};
use crate::pack::shares::{self, Share};
use crate::pack::terms::{self, Termless};
use crate::pack::toml::{Located, Notes};
use crate::pack::units::{self, UnmeasuredTarget};

use super::ids::{Ids, Suggestions};
use super::waiting::{
    Declared, IndicatorRemark, Link, Linked, NamedIndicator, PendingClaim, Waiting,
};

/// Bytes that are understood between two reports of progress.
const BYTES_UNWATCHED: u64 = 32 << 10;

/// The indicators that one indicator links to, by their ids, until all of them are known.
#[derive(Debug)]
pub(super) struct RelatedIds {
    /// The file in which they stand, by its number.
    pub(super) file: usize,
    /// The indicator that links to them.
    pub(super) indicator: IndicatorId,
    /// The ids as written.
    pub(super) ids: Vec<Located<String>>,
    /// Where the piece of the file begins from which the places of the ids are counted.
    pub(super) base: usize,
}

/// What must hold between an indicator and others, which it names by their ids.
#[derive(Debug)]
pub(super) struct NamedRelation {
    pub(super) form: RelationForm,
    pub(super) of: Located<String>,
    pub(super) count: Option<Located<String>>,
}

/// The state of one pack being read.
pub(super) struct Context<'b> {
    pub(super) builder: &'b mut Builder,
    pub(super) pack: PackId,
    pub(super) file: usize,
    pub(super) has_pack_table: bool,
    pub(super) home: Option<PlaceId>,
    pub(super) main_plans: Vec<(usize, Located<String>)>,
    pub(super) related: Vec<RelatedIds>,
    pub(super) categories: Ids<CategoryId>,
    pub(super) plans: Ids<PlanId>,
    pub(super) sources: Ids<SourceId>,
    pub(super) indicators: Ids<IndicatorId>,
    pub(super) shares: Vec<Share>,
    pub(super) unmeasured_targets: Vec<UnmeasuredTarget>,
    pub(super) tied: Vec<Tied>,
    pub(super) termless: Vec<Termless>,
    /// The derivations, until every claim is known.
    pub(super) derivations: Vec<Declared>,
    /// How many wordings were read.
    pub(super) wordings: usize,
    /// The first claim of this pack.
    first_claim: ClaimId,
    relations: Vec<(At, IndicatorId, NamedRelation)>,
    claims: FastMap<String, Vec<PendingClaim>>,
    later: Vec<(At, Problem)>,
    waiting: Waiting,
    progress: ProgressSink<'b>,
    /// Bytes of which was told last.
    last_reported: u64,
    /// Bytes of the files whose indicators were all read.
    done: u64,
    texts: Vec<&'b str>,
    lines: Vec<Option<LineIndex<'b>>>,
    suggestions: Suggestions,
    first_uses: FastMap<(&'static str, Text), (usize, usize)>,
    file_names: Vec<Option<std::sync::Arc<str>>>,
}

impl<'b> Context<'b> {
    pub(super) fn new(
        name: &str,
        texts: Vec<&'b str>,
        builder: &'b mut Builder,
        progress: ProgressSink<'b>,
    ) -> Self {
        let folder = name.rsplit(['/', '\\']).next().unwrap_or("pack");
        let id = builder.text(folder);
        let pack = builder.pack(Pack {
            id,
            name: Bilingual { vi: id, en: id },
            place: None,
            main_plans: Box::default(),
            thresholds: Thresholds::default(),
        });
        let first_claim = builder.next_claim();
        Self {
            builder,
            progress,
            last_reported: 0,
            done: 0,
            pack,
            file: 0,
            has_pack_table: false,
            home: None,
            main_plans: Vec::new(),
            related: Vec::new(),
            categories: Ids::default(),
            plans: Ids::default(),
            sources: Ids::default(),
            indicators: Ids::default(),
            shares: Vec::new(),
            unmeasured_targets: Vec::new(),
            tied: Vec::new(),
            termless: Vec::new(),
            derivations: Vec::new(),
            wordings: 0,
            first_claim,
            relations: Vec::new(),
            claims: HashMap::default(),
            later: Vec::new(),
            waiting: Waiting::default(),
            file_names: vec![None; texts.len()],
            lines: texts.iter().map(|_| None).collect(),
            texts,
            suggestions: Suggestions::default(),
            first_uses: HashMap::default(),
        }
    }

    /// Reports that this file was understood up to a byte, if the last report is a while ago.
    pub(super) fn tell(&mut self, read: usize) {
        let read = self.done + read as u64;
        if read >= self.last_reported + BYTES_UNWATCHED {
            self.last_reported = read;
            (self.progress)(self.builder, Stage::Understood, read);
        }
    }

    /// Tells that this file was understood.
    pub(super) fn file_done(&mut self) {
        self.done += self.texts[self.file].len() as u64;
        self.last_reported = self.done;
        (self.progress)(self.builder, Stage::Understood, self.done);
    }

    /// Tells whether an id is used for the first time in its table; a second use is noted.
    pub(super) fn is_first_use(
        &mut self,
        table: &'static str,
        id: &Located<String>,
        notes: &mut Notes,
    ) -> bool {
        let key = (table, self.builder.text(&id.value));
        let Some((file, offset)) = self.first_uses.get(&key).copied() else {
            let place = (self.file, notes.offset(&id.at));
            self.first_uses.insert(key, place);
            self.file_names[self.file].get_or_insert_with(|| notes.file());
            return true;
        };
        let text = self.texts[file];
        let index = self.lines[file].get_or_insert_with(|| LineIndex::new(text));
        let line = index.span(&(offset..offset)).line;
        let name = self.file_names[file].clone();
        let problem = Problem::DuplicateId {
            table,
            id: id.value.clone(),
            first: name.map(|name| (name, line)),
        };
        notes.note(problem, &id.at);
        false
    }

    /// Finds a plan by its id; an unknown one is noted.
    pub(super) fn plan(&self, id: &Located<impl AsRef<str>>, notes: &mut Notes) -> Option<PlanId> {
        let (known, builder) = (&self.plans, &*self.builder);
        self.suggestions.find("plan", known, builder, id, notes)
    }

    /// Finds an indicator by its id; an unknown one is noted.
    pub(super) fn indicator(&self, id: &Located<String>, notes: &mut Notes) -> Option<IndicatorId> {
        let (known, builder) = (&self.indicators, &*self.builder);
        self.suggestions
            .find("indicator", known, builder, id, notes)
    }

    /// Finds a category; an unknown one is noted and made, so that its indicators are not lost.
    pub(super) fn category(&mut self, id: &Located<String>, notes: &mut Notes) -> CategoryId {
        let (known, builder) = (&self.categories, &*self.builder);
        let known = self.suggestions.find("category", known, builder, id, notes);
        if let Some(known) = known {
            return known;
        }
        let text = self.builder.text(&id.value);
        let category = self.builder.category(Category {
            pack: self.pack,
            id: text,
            name: Bilingual { vi: text, en: text },
        });
        self.categories.insert(self.builder, &id.value, category);
        category
    }

    /// Finds a source; an unknown one is noted and made without a title.
    pub(super) fn source(&mut self, id: &Located<impl AsRef<str>>, notes: &mut Notes) -> SourceId {
        let letters = id.value.as_ref();
        if let Some(known) = self.sources.get(self.builder, letters) {
            return known;
        }
        let problem = Problem::UnknownSource {
            id: letters.to_owned(),
            nearest: self
                .suggestions
                .nearest(letters, &self.sources, self.builder),
        };
        notes.note(problem, &id.at);
        let text = self.builder.text(letters);
        let source = self.builder.unlisted_source(self.pack, text);
        self.sources.insert(self.builder, letters, source);
        source
    }

    /// Resolves the main plans once every plan is known.
    pub(super) fn resolve_main_plans(&mut self, notes: &mut [Notes]) {
        let wanted = std::mem::take(&mut self.main_plans);
        let plans = wanted
            .iter()
            .filter_map(|(file, id)| self.plan(id, &mut notes[*file]))
            .collect();
        self.builder.set_main_plans(self.pack, plans);
    }

    /// Resolves the links between indicators once every indicator is known.
    pub(super) fn resolve_related(&mut self, notes: &mut [Notes]) {
        for links in std::mem::take(&mut self.related) {
            let notes = &mut notes[links.file];
            notes.set_base(links.base);
            let related = links
                .ids
                .iter()
                .filter_map(|id| self.indicator(id, notes))
                .collect();
            notes.set_base(0);
            self.builder.set_related(links.indicator, related);
        }
    }

    /// Resolves what must hold between indicators once every indicator is known.
    pub(super) fn resolve_relations(&mut self, notes: &mut [Notes]) {
        let relations = std::mem::take(&mut self.relations);
        for group in relations.chunk_by(|one, other| one.1 == other.1) {
            let mut known = Vec::new();
            for ((file, at), _, related) in group {
                let notes = &mut notes[*file];
                notes.set_base(at.start);
                let of = self.indicator(&related.of, notes);
                let count = related.count.as_ref();
                let count = count.map(|id| self.indicator(id, notes));
                notes.set_base(0);
                // A relation to an indicator that is missing is dropped; the missing id has been reported.
                if let (Some(of), Some(count)) = (of, count.map_or(Some(None), |id| id.map(Some))) {
                    let form = related.form;
                    known.push(Relation { form, of, count });
                }
            }
            if let Some((_, indicator, _)) = group.first() {
                self.builder.set_relations(*indicator, known);
            }
        }
    }

    /// Keeps what must hold between an indicator and others; `base` is the byte of the file from which the
    /// places of their ids count.
    pub(super) fn relate(
        &mut self,
        indicator: IndicatorId,
        related: Vec<NamedRelation>,
        base: usize,
    ) {
        let at = (self.file, base..base);
        let related = related.into_iter();
        self.relations
            .extend(related.map(|related| (at.clone(), indicator, related)));
    }

    /// Notes shares of a whole that do not add up, once every indicator is known.
    pub(super) fn check_shares(&mut self) {
        for (doubt, at) in shares::sums(&mut self.shares) {
            self.note_later(Problem::Doubtful(doubt), &at);
        }
    }

    /// Notes targets whose results are given in another unit, once every indicator is known.
    pub(super) fn check_units(&mut self) {
        for (doubt, at) in units::check(self.builder, &self.unmeasured_targets) {
            self.note_later(Problem::Doubtful(doubt), &at);
        }
    }

    /// Notes figures that do not fit the relations of the pack, once every indicator is known.
    pub(super) fn check_relations(&mut self) {
        for (doubt, at) in relations::check(self.builder, self.first_claim, &self.tied) {
            self.note_later(Problem::Doubtful(doubt), &at);
        }
    }

    /// Notes plans of several years without a term, once every target is known.
    pub(super) fn check_terms(&mut self) {
        for (doubt, at) in terms::check(self.builder, self.first_claim, &self.termless) {
            self.note_later(Problem::Doubtful(doubt), &at);
        }
    }

    /// Notes a problem of any file, also of one that is not being read.
    pub(super) fn note_later(&mut self, problem: Problem, at: &At) {
        self.later.push((at.clone(), problem));
    }

    /// Hands over what was noted of any file.
    pub(super) fn hand_over(&mut self, notes: &mut [Notes]) {
        for ((file, at), problem) in self.later.drain(..) {
            notes[file].note(problem, &at);
        }
    }

    /// Keeps a claim until its indicator is met.
    pub(super) fn wait_for_indicator(&mut self, indicator: Located<String>, claim: PendingClaim) {
        let claims = self.claims.entry(indicator.value.clone()).or_default();
        claims.push(claim);
        self.waiting.name(self.file, indicator);
    }

    /// The claims that waited for an indicator.
    pub(super) fn waiting_for(&mut self, indicator: &str) -> Vec<PendingClaim> {
        match self.claims.is_empty() {
            true => Vec::new(),
            false => self.claims.remove(indicator).unwrap_or_default(),
        }
    }

    /// Keeps what is said of an indicator until it is met.
    pub(super) fn wait(&mut self, name: Located<String>, said: IndicatorRemark) {
        self.waiting.wait(self.file, name, said);
    }

    /// Keeps the names of indicators until all are met.
    pub(super) fn link(&mut self, linked: Linked, names: Vec<Located<String>>) {
        self.waiting.link(self.file, linked, names);
    }

    /// Adds an indicator under its id, and what was said of it.
    pub(super) fn meet(&mut self, id: &str, indicator: IndicatorId) {
        for said in self.waiting.said_of(id) {
            match said {
                IndicatorRemark::Judgement(said) => {
                    self.builder.judgement(Judgement { indicator, ..said })
                }
                IndicatorRemark::Withdrawal(said) => {
                    self.builder.withdrawal(Withdrawal { indicator, ..said })
                }
            }
        }
        self.indicators.insert(self.builder, id, indicator);
    }

    /// Links what names several indicators, and notes names of none, once every indicator is known.
    pub(super) fn resolve_waiting(&mut self, notes: &mut [Notes]) {
        let waiting = std::mem::take(&mut self.waiting);
        for NamedIndicator { file, name } in waiting.names {
            self.indicator(&name, &mut notes[file]);
        }
        for Link {
            file,
            linked,
            names,
        } in waiting.links
        {
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
