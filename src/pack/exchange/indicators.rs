//! Gathers indicators and categories from rows.
//!
//! Owns the question which rows speak of the same indicator: same category, same names, same unit, letter by letter.
//! Ids, decimals, kinds, owners and ends are settled when every row was seen. It must not know how a field is read.

use std::collections::HashMap;

use jiff::civil::Date;

use super::columns::column;
use super::guess::{Called, GuessFigure, IndicatorGuess, Sides, likely};
use super::relations::Relations;
use super::sheet::SheetRow;
use super::slug::UniqueIds;
use crate::core::catalog::build::Builder;
use crate::core::maps::FastSet;
use crate::core::model::{
    Better, Bilingual, Category, CategoryId, Ended, Guessed, Indicator, IndicatorDetails,
    IndicatorId, Owner, PackId, PlaceId, SourceId, TargetKind, Text,
};
use crate::pack::diagnostic::Problem;
use crate::pack::gazetteer::REFORM;
use crate::pack::toml::ClaimFigures;

/// Names that files of a pack have already, or that some systems keep for themselves.
const RESERVED: [&str; 7] = ["pack", "plans", "sources", "con", "nul", "aux", "prn"];

/// What makes an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct IndicatorIdentity {
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
    /// What of it its file says to be guessed.
    pub(super) guessed: Guessed,
    pub(super) decimals: Option<u8>,
    pub(super) aliases: Vec<Text>,
    pub(super) relations: Option<Relations>,
}

/// What a row may tell of its indicator in its place: a thing and the source that says so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Here {
    pub(super) owner: Option<(Bilingual, Option<SourceId>)>,
    pub(super) ended: Option<(Date, Option<SourceId>)>,
}

#[derive(Debug)]
struct Draft {
    named: IndicatorIdentity,
    described: Described,
    /// The other names, to recognise one that was told before.
    aliases: FastSet<Text>,
    most_decimals: u8,
}

/// The indicators met so far, in the order of their first rows. Nothing else adds any to the catalogue, so that their
/// numbers are their ids there before they are added.
#[derive(Debug, Default)]
pub(super) struct Indicators {
    drafts: Vec<Draft>,
    known: HashMap<IndicatorIdentity, usize>,
    ids: HashMap<String, usize>,
    heres: Vec<(usize, PlaceId, Here)>,
    known_heres: HashMap<(usize, PlaceId), usize>,
}

/// An indicator that was added, and what it says of others.
#[derive(Debug)]
pub(super) struct AddedIndicator {
    pub(super) id: IndicatorId,
    pub(super) relations: Option<Relations>,
}

impl Indicators {
    /// Finds the indicator of a row, or adds it; what the row tells besides is kept if it is new.
    pub(super) fn find(
        &mut self,
        named: IndicatorIdentity,
        described: Described,
        row: &mut SheetRow<'_, '_>,
    ) -> usize {
        let number = *self.known.entry(named).or_insert(self.drafts.len());
        if let Some(id) = &described.id {
            let first = *self.ids.entry(id.clone()).or_insert(number);
            if first != number {
                let problem = Problem::DuplicateId {
                    table: "indicator",
                    id: id.clone(),
                    first: None,
                };
                row.note(column::INDICATOR_ID, problem);
            }
        }
        match self.drafts.get_mut(number) {
            Some(draft) => draft.learn(described, row),
            None => self.drafts.push(Draft {
                named,
                aliases: described.aliases.iter().copied().collect(),
                described,
                most_decimals: 0,
            }),
        }
        number
    }

    /// Gives an indicator the English name that another row of it has.
    pub(super) fn learn_english(&mut self, indicator: usize, english: Text) {
        if let Some(draft) = self.drafts.get_mut(indicator) {
            draft.named.en = english;
        }
    }

    /// What is known of an indicator in a place, new if nothing was.
    fn here(&mut self, indicator: usize, place: PlaceId) -> Option<&mut Here> {
        let heres = &mut self.heres;
        let at = *self
            .known_heres
            .entry((indicator, place))
            .or_insert_with(|| {
                heres.push((indicator, place, Here::default()));
                heres.len() - 1
            });
        heres.get_mut(at).map(|(_, _, kept)| kept)
    }

    /// Ends an indicator in a place, where no row tells when it ended.
    pub(super) fn end(&mut self, indicator: usize, place: PlaceId) {
        if let Some(kept) = self.here(indicator, place) {
            kept.ended.get_or_insert((REFORM, None));
        }
    }

    /// The id that an indicator will have.
    pub(super) fn id(indicator: usize) -> IndicatorId {
        // No input has four thousand million indicators.
        IndicatorId(u32::try_from(indicator).unwrap_or(u32::MAX))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.drafts.len()
    }

    /// The unit of an indicator.
    pub(super) fn unit(&self, indicator: usize) -> Text {
        self.drafts[indicator].named.unit
    }

    /// Gives indicators without a direction or kind what a person answers for them, or else what their names and
    /// figures suggest: `figures` gives those of an indicator by its number, none where it has no target. Returns what
    /// was guessed, and which indicators stay unknown.
    pub(super) fn settle(
        &mut self,
        builder: &Builder,
        answers: &Sides,
        figures: impl Fn(usize) -> Vec<GuessFigure>,
    ) -> Vec<IndicatorGuess> {
        let mut proposals = Vec::new();
        for (number, draft) in self.drafts.iter_mut().enumerate() {
            let IndicatorIdentity { vi, en, unit, .. } = draft.named;
            let [vi, en, unit] = [vi, en, unit].map(|text| builder.letters(text));
            let described = &mut draft.described;
            described.better = described.better.or_else(|| answers.better_of(vi));
            described.kind = described.kind.or_else(|| answers.kind_of(vi));
            if described.better.is_some() {
                continue;
            }
            let figures = figures(number);
            if figures.is_empty() {
                continue;
            }
            let likely = likely(Called { vi, en, unit }, &figures);
            if let Some((better, _)) = likely.better {
                described.better = Some(better);
                described.guessed.better = true;
            }
            if described.kind.is_none() && likely.target_kind.is_some() {
                described.kind = likely.target_kind;
                described.guessed.target_kind = true;
            }
            proposals.push(IndicatorGuess {
                name: vi.to_owned(),
                unit: unit.to_owned(),
                better: likely.better,
                target_kind: described.kind.filter(|_| described.guessed.target_kind),
            });
        }
        proposals
    }

    /// Takes note of the digits behind the point of a figure.
    pub(super) fn sees_decimals(&mut self, indicator: usize, value: &ClaimFigures) {
        let high = value.high.unwrap_or(value.low).scale();
        let draft = &mut self.drafts[indicator];
        draft.most_decimals = draft.most_decimals.max(value.low.scale()).max(high);
    }

    /// Takes note of what a row tells of an indicator in a place.
    pub(super) fn tells(
        &mut self,
        indicator: usize,
        place: PlaceId,
        here: Here,
        (row, builder): (&mut SheetRow<'_, '_>, &Builder),
    ) {
        if here.owner.is_none() && here.ended.is_none() {
            return;
        }
        let Some(kept) = self.here(indicator, place) else {
            return;
        };
        let columns = (column::OWNER, column::OWNER_SOURCE);
        let name = |name: Bilingual| builder.letters(name.vi).to_owned();
        keep_said(&mut kept.owner, here.owner, columns, (row, builder), name);
        let columns = (column::ENDED, column::ENDED_SOURCE);
        let day = |day: Date| day.to_string();
        keep_said(&mut kept.ended, here.ended, columns, (row, builder), day);
    }

    /// Adds categories and indicators to the catalogue, in the order of the numbers.
    pub(super) fn build(mut self, builder: &mut Builder, pack: PackId) -> Vec<AddedIndicator> {
        let mut categories = Categories::default();
        let mut ids = UniqueIds::default();
        for id in self.ids.keys() {
            ids.take(id);
        }
        // A stable sort: of one indicator the places stay in the order in which they were met.
        self.heres.sort_by_key(|(indicator, ..)| *indicator);
        let mut heres = self.heres.into_iter().peekable();
        let mut indicators = Vec::with_capacity(self.drafts.len());
        for (number, draft) in self.drafts.into_iter().enumerate() {
            let category = categories.find(draft.named.category, builder, pack);
            let id = match &draft.described.id {
                Some(id) => id.clone(),
                None => made_id(&draft.named, builder, &mut ids),
            };
            let id = builder.text(&id);
            let of_it =
                std::iter::from_fn(|| heres.next_if(|(indicator, ..)| *indicator == number));
            let of_it: Vec<(PlaceId, Here)> = of_it.map(|(_, place, here)| (place, here)).collect();
            let (indicator, relations) = draft.finish(pack, id, category, &of_it);
            let id = builder.indicator(indicator);
            debug_assert_eq!(id, Self::id(number), "claims name it by its number");
            indicators.push(AddedIndicator { id, relations });
        }
        indicators
    }
}

/// The English name makes the id, as in the packs that are shipped; where there is none, the
/// Vietnamese one.
fn made_id(named: &IndicatorIdentity, builder: &Builder, ids: &mut UniqueIds) -> String {
    let name = match builder.letters(named.en) {
        "" => builder.letters(named.vi),
        english => english,
    };
    let apart = [builder.letters(named.unit), builder.letters(named.category)];
    ids.make(name, &apart, "indicator")
}

impl Draft {
    /// Takes what a later row tells.
    fn learn(&mut self, mut later: Described, row: &mut SheetRow<'_, '_>) {
        let aliases = std::mem::take(&mut later.aliases).into_iter();
        let new = aliases.filter(|alias| self.aliases.insert(*alias));
        self.described.aliases.extend(new);
        self.described.merge(later, row);
    }

    fn finish(
        self,
        pack: PackId,
        id: Text,
        category: CategoryId,
        heres: &[(PlaceId, Here)],
    ) -> (Indicator, Option<Relations>) {
        let IndicatorIdentity { vi, en, unit, .. } = self.named;
        let owners = heres.iter().filter_map(|(place, here)| {
            let (name, source) = here.owner?;
            let place = Some(*place);
            Some(Owner {
                place,
                name,
                source,
            })
        });
        let ended = heres.iter().filter_map(|(place, here)| {
            let (date, source) = here.ended?;
            let place = Some(*place);
            Some(Ended {
                place,
                date,
                source,
            })
        });
        let details = IndicatorDetails {
            aliases: self.described.aliases,
            owners: owners.collect(),
            ended: ended.collect(),
            ..IndicatorDetails::default()
        };
        let indicator = Indicator {
            pack,
            id,
            name: Bilingual { vi, en },
            category,
            unit: Bilingual { vi: unit, en: unit },
            better: self.described.better.unwrap_or(Better::None),
            decimals: self.described.decimals.unwrap_or(self.most_decimals),
            target_kind: self.described.kind,
            guessed: self.described.guessed,
            details: details.if_any(),
            concept: 0,
            twin: None,
        };
        (indicator, self.described.relations)
    }
}

impl Described {
    /// Keeps what is said first; a later row that says something else is noted.
    fn merge(&mut self, later: Self, row: &mut SheetRow<'_, '_>) {
        keep(&mut self.id, later.id, column::INDICATOR_ID, row, |id| id);
        self.guessed.better |= later.guessed.better;
        self.guessed.target_kind |= later.guessed.target_kind;
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
        let relations = later.relations;
        keep(
            &mut self.relations,
            relations,
            column::RELATION,
            row,
            |said| said.text().to_owned(),
        );
    }
}

fn keep<T: Clone + PartialEq>(
    first: &mut Option<T>,
    later: Option<T>,
    column: usize,
    row: &mut SheetRow<'_, '_>,
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

/// Keeps what is said first of a thing, and the source that says it; a later row that says something else of
/// either is noted.
fn keep_said<T: Copy + PartialEq>(
    first: &mut Option<(T, Option<SourceId>)>,
    later: Option<(T, Option<SourceId>)>,
    (thing, source): (usize, usize),
    (row, builder): (&mut SheetRow<'_, '_>, &Builder),
    say: impl Fn(T) -> String,
) {
    match (*first, later) {
        (None, later) => *first = later,
        (Some((kept, _)), Some((other, _))) if kept != other => {
            row.note_difference(thing, say(kept));
        }
        (Some((_, kept)), Some((_, other))) if kept != other => {
            let id = kept.map(|id| builder.so_far().source(id).id);
            row.note_difference(source, id.map_or("", |id| builder.letters(id)).to_owned());
        }
        _ => {}
    }
}

#[derive(Debug)]
struct Categories {
    ids: UniqueIds,
    known: HashMap<Text, CategoryId>,
}

impl Default for Categories {
    fn default() -> Self {
        Self {
            ids: UniqueIds::without(&RESERVED),
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
