//! The sources of a page, each with a number.
//!
//! Owns the numbers: they count from one, in the order in which sources are first named, and a source keeps its own. It
//! must not know where a number is printed.

use crate::core::model::{ClaimId, SourceId};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts::SourceLine;
use crate::report::paper::about;
use crate::report::paper::page::{SheetValue, SourceNote, WorkbookSheet};
use crate::words::paper::paper_words;

/// The beginnings of addresses that become links on a page.
const FOLLOWED: [&str; 2] = ["https://", "http://"];

/// The sources that were named so far.
pub(crate) struct Cited<'c> {
    basis: Basis<'c>,
    sources: Vec<SourceId>,
}

impl<'c> Cited<'c> {
    /// None so far.
    pub(crate) fn new(basis: Basis<'c>) -> Self {
        Self {
            basis,
            sources: Vec::new(),
        }
    }

    /// Those of a card, in the order of a list.
    pub(crate) fn of_all(basis: Basis<'c>, card: &Card<'_>) -> Self {
        let mut cited = Self::new(basis);
        cited.of_card(card);
        cited
    }

    /// The number of a source.
    pub(crate) fn number(&mut self, source: SourceId) -> usize {
        let found = self.sources.iter().position(|known| *known == source);
        found.map_or_else(
            || {
                self.sources.push(source);
                self.sources.len()
            },
            |at| at + 1,
        )
    }

    /// The sources that a card rests on: of the figure that leads, of those that contradict it, of what stands apart,
    /// of what it was worked out from, of the target.
    pub(crate) fn of_card(&mut self, card: &Card<'_>) -> Vec<(usize, &'static str)> {
        let words = paper_words(self.basis.lang);
        let standing = &card.standing;
        let shown = standing.shown();
        let others = card.conflict().map_or(&[][..], |conflict| &conflict.claims);
        let others = others.iter().copied().filter(|id| Some(*id) != shown);
        let apart = [standing.figures.newer, standing.figures.apart];
        let inputs = card.derivation().into_iter();
        let inputs = inputs.flat_map(|derivation| derivation.inputs.iter());
        let inputs = inputs.filter_map(|input| input.claim);
        let of_years = card.years().iter();
        let of_years = of_years.flat_map(|year| [year.shown, Some(year.target)]);
        let all: Vec<(ClaimId, &'static str)> = [shown]
            .into_iter()
            .chain(apart)
            .flatten()
            .chain(inputs)
            .map(|id| (id, ""))
            .chain(others.map(|id| (id, words.other_mark)))
            .chain(standing.target.map(|id| (id, words.target_mark)))
            .chain(of_years.flatten().map(|id| (id, "")))
            .collect();
        self.named(all)
    }

    /// The numbers of the sources of claims, each once, with what it is first the source of.
    fn named(&mut self, claims: Vec<(ClaimId, &'static str)>) -> Vec<(usize, &'static str)> {
        let mut told: Vec<(usize, &'static str)> = Vec::new();
        for (id, mark) in claims {
            let Some(source) = self.basis.catalog.claim(id).source else {
                continue;
            };
            let number = self.number(source);
            if !told.iter().any(|(known, _)| *known == number) {
                told.push((number, mark));
            }
        }
        told
    }

    /// The source of a claim.
    pub(crate) fn of_claim(&mut self, claim: ClaimId) -> Vec<(usize, &'static str)> {
        let source = self.basis.catalog.claim(claim).source;
        source.map_or_else(Vec::new, |source| vec![(self.number(source), "")])
    }

    /// The sources in the order of their numbers.
    pub(crate) fn all(&self) -> &[SourceId] {
        &self.sources
    }

    /// The sources as they stand at the end of a page.
    pub(crate) fn notes(&self) -> Vec<SourceNote> {
        let note = |id: &SourceId| {
            let line = SourceLine::new(self.basis, *id);
            let is_followed = FOLLOWED.iter().any(|start| line.url.starts_with(start));
            SourceNote {
                id: line.name.to_owned(),
                document: line.document(),
                address: line.address().to_owned(),
                link: is_followed.then(|| line.url.to_owned()),
            }
        };
        self.sources.iter().map(note).collect()
    }

    /// The same as a sheet.
    pub(crate) fn sheet(&self) -> WorkbookSheet {
        let words = paper_words(self.basis.lang);
        let columns: [(&str, u16); 7] = [
            (words.source_id, 11),
            (words.source_title, 60),
            (words.publisher, 30),
            (words.source_day, 14),
            (words.covers, 40),
            (words.language, 10),
            (words.web, 60),
        ];
        WorkbookSheet {
            name: words.sheet_sources.to_owned(),
            columns: columns
                .map(|(title, width)| (title.to_owned(), width))
                .to_vec(),
            rows: self.sources.iter().map(|id| self.row(*id)).collect(),
        }
    }
    fn row(&self, id: SourceId) -> Vec<SheetValue> {
        let catalog = self.basis.catalog;
        let source = catalog.source(id);
        vec![
            SheetValue::text(catalog.text(source.id)),
            SheetValue::text(catalog.text(source.title)),
            SheetValue::text(catalog.text(source.publisher)),
            about::published(self.basis, Some(id)),
            SheetValue::text(catalog.text(source.covers)),
            SheetValue::text(catalog.text(source.language)),
            SheetValue::text(catalog.text(source.url)),
        ]
    }
}
