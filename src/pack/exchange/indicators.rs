//! Gathers indicators and categories from rows.
//!
//! Owns the question which rows speak of the same indicator: same category, same names, same unit,
//! letter by letter. Ids, decimals and kinds are settled when every row was seen.

use std::collections::HashMap;

use super::columns::column;
use super::sheet::Row;
use super::slug::Ids;
use crate::core::catalog::build::Builder;
use crate::core::model::{
    Better, Bilingual, Category, CategoryId, Indicator, IndicatorId, PackId, TargetKind, Text,
};
use crate::pack::diagnostic::Problem;
use crate::pack::toml::Value;

/// Names that files of a pack have already, or that some systems keep for themselves.
const RESERVED: [&str; 7] = ["pack", "plans", "sources", "con", "nul", "aux", "prn"];

/// What makes an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Named {
    pub(super) category: Text,
    pub(super) vi: Text,
    pub(super) en: Text,
    pub(super) unit: Text,
}

/// What a row may tell of its indicator besides.
#[derive(Clone, Debug)]
pub(super) struct Described {
    pub(super) id: Option<String>,
    pub(super) better: Option<Better>,
    pub(super) kind: Option<TargetKind>,
    pub(super) decimals: Option<u8>,
    pub(super) aliases: Vec<Text>,
}

#[derive(Debug)]
struct Draft {
    named: Named,
    described: Described,
    most_decimals: u8,
}

/// The indicators met so far, in the order of their first rows.
#[derive(Debug, Default)]
pub(super) struct Indicators {
    drafts: Vec<Draft>,
    known: HashMap<Named, usize>,
    owners: HashMap<String, usize>,
}

impl Indicators {
    /// Finds the indicator of a row, or adds it; what the row tells besides is kept if it is new.
    pub(super) fn find(
        &mut self,
        named: Named,
        described: Described,
        row: &mut Row<'_, '_>,
    ) -> usize {
        let number = *self.known.entry(named).or_insert(self.drafts.len());
        if let Some(id) = &described.id {
            let owner = *self.owners.entry(id.clone()).or_insert(number);
            if owner != number {
                let problem = Problem::DuplicateId {
                    table: "indicator",
                    id: id.clone(),
                    first: None,
                };
                row.note(column::INDICATOR_ID, problem);
            }
        }
        match self.drafts.get_mut(number) {
            Some(draft) => draft.described.merge(described, row),
            None => self.drafts.push(Draft {
                named,
                described,
                most_decimals: 0,
            }),
        }
        number
    }

    /// Takes note of the digits behind the point of a figure.
    pub(super) fn sees_decimals(&mut self, indicator: usize, value: &Value) {
        let high = value.high.unwrap_or(value.low).scale();
        let draft = &mut self.drafts[indicator];
        draft.most_decimals = draft.most_decimals.max(value.low.scale()).max(high);
    }

    /// Adds categories and indicators to the catalogue; gives the ids in the order of the numbers.
    pub(super) fn build(self, builder: &mut Builder, pack: PackId) -> Vec<IndicatorId> {
        let mut categories = Categories::default();
        let mut ids = Ids::default();
        for id in self.owners.keys() {
            ids.take(id);
        }
        let mut indicators = Vec::with_capacity(self.drafts.len());
        for draft in self.drafts {
            let category = categories.find(draft.named.category, builder, pack);
            let id = match &draft.described.id {
                Some(id) => id.clone(),
                None => made_id(&draft.named, builder, &mut ids),
            };
            let id = builder.text(&id);
            indicators.push(builder.indicator(draft.finish(pack, id, category)));
        }
        indicators
    }
}

/// The English name makes the id, as in the packs that are shipped; where there is none, the
/// Vietnamese one.
fn made_id(named: &Named, builder: &Builder, ids: &mut Ids) -> String {
    let name = match builder.letters(named.en) {
        "" => builder.letters(named.vi),
        english => english,
    };
    let apart = [builder.letters(named.unit), builder.letters(named.category)];
    ids.make(name, &apart, "indicator")
}

impl Draft {
    fn finish(self, pack: PackId, id: Text, category: CategoryId) -> Indicator {
        let Named { vi, en, unit, .. } = self.named;
        Indicator {
            pack,
            id,
            name: Bilingual { vi, en },
            category,
            unit: Bilingual { vi: unit, en: unit },
            better: self.described.better.unwrap_or(Better::None),
            decimals: self.described.decimals.unwrap_or(self.most_decimals),
            target_kind: self.described.kind,
            limits: (None, None),
            aliases: self.described.aliases.into(),
            related: Box::default(),
            owners: Box::default(),
            ended: Box::default(),
            relations: Box::default(),
            concept: 0,
            twin: None,
        }
    }
}

impl Described {
    /// Keeps what is said first; a later row that says something else is noted.
    fn merge(&mut self, later: Self, row: &mut Row<'_, '_>) {
        keep(&mut self.id, later.id, column::INDICATOR_ID, row, |id| id);
        let better = later.better;
        keep(&mut self.better, better, column::BETTER, row, |better| {
            better.code().to_owned()
        });
        let kind = later.kind;
        keep(&mut self.kind, kind, column::KIND_OF_TARGET, row, |kind| {
            kind.code().to_owned()
        });
        let decimals = later.decimals;
        keep(
            &mut self.decimals,
            decimals,
            column::DECIMALS,
            row,
            |number| number.to_string(),
        );
        for alias in later.aliases {
            if !self.aliases.contains(&alias) {
                self.aliases.push(alias);
            }
        }
    }
}

fn keep<T: Clone + PartialEq>(
    first: &mut Option<T>,
    later: Option<T>,
    column: usize,
    row: &mut Row<'_, '_>,
    say: impl Fn(T) -> String,
) {
    match (&*first, later) {
        (None, later) => *first = later,
        (Some(kept), Some(later)) if *kept != later => {
            row.note_difference(column, say(kept.clone()));
        }
        _ => {}
    }
}

#[derive(Debug)]
struct Categories {
    ids: Ids,
    known: HashMap<Text, CategoryId>,
}

impl Default for Categories {
    fn default() -> Self {
        Self {
            ids: Ids::without(&RESERVED),
            known: HashMap::new(),
        }
    }
}

impl Categories {
    fn find(&mut self, name: Text, builder: &mut Builder, pack: PackId) -> CategoryId {
        if let Some(known) = self.known.get(&name) {
            return *known;
        }
        let id = self.ids.make(builder.letters(name), &[], "category");
        let category = Category {
            pack,
            id: builder.text(&id),
            name: Bilingual { vi: name, en: name },
        };
        let category = builder.category(category);
        self.known.insert(name, category);
        category
    }
}
