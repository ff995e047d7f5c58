//! Figures of a new report join a pack that lives.
//!
//! Owns which of them are new, the same, revised or in conflict with what the pack has, and the text of the one file
//! that holds what is new: claims at the top, each with the id of its indicator. It must not know where the file is
//! put, and changes nothing that is there.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::known::KnownNames;
use super::places;
use super::sameness::{named, place_key, spelled};
use super::slug::slug;
use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::fold::bare;
use crate::core::model::{
    Claim, ClaimId, ClaimKind, Comparator, IndicatorId, PlaceId, Plan, PlanId, Published, SeriesId,
    SourceId,
};
use crate::pack::write::{
    Toml, both, claim_pairs, comparing, quoted, series_by_indicator, source_table,
};

/// What became of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The pack has no figure of that time.
    Added,
    /// A later source says something else than an earlier one.
    Revised,
    /// Sources of which neither is later say different things.
    Conflict,
    /// One source would say two things; nothing is written then.
    Clash,
}

/// A new figure, reported beside one that the pack has.
#[derive(Clone, Debug)]
pub struct JoinedFigure {
    /// What became of it.
    pub fate: Fate,
    /// The indicator.
    pub name: String,
    /// The place.
    pub place: String,
    /// What was there.
    pub old: Claim,
    /// What comes.
    pub new: Claim,
}

/// An indicator that the pack does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// The most likely name that the pack has, with its unit.
    pub nearest: Option<(String, String)>,
}

/// What an import adds to a pack.
#[derive(Clone, Debug, Default)]
pub struct Vintage {
    /// The name of the file without its ending, from the day and the source of what is new.
    pub stem: String,
    /// The text of the file; none where nothing is new.
    pub text: Option<String>,
    /// How many figures nothing was known of.
    pub added: usize,
    /// How many are there already.
    pub same: usize,
    /// The figures that stand beside others, in the order of the import.
    pub told: Vec<JoinedFigure>,
    /// Indicators that the pack does not have, where these are not to be made.
    pub unknown: Vec<Unknown>,
    /// The names of the indicators that are made.
    pub made: Vec<String>,
    /// The plans of the pack that took targets which named none.
    pub planned: BTreeSet<String>,
}

impl Vintage {
    /// How many figures had this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.told.iter().filter(|told| told.fate == fate).count()
    }

    /// Tells whether nothing may be written.
    pub fn is_refused(&self) -> bool {
        !self.unknown.is_empty() || self.count(Fate::Clash) > 0
    }
}

/// What whoever imports says of the joining.
#[derive(Clone, Copy, Debug, Default)]
pub struct JoinOptions<'s> {
    /// Whether unknown indicators are made.
    pub makes: bool,
    /// What names the file of a source without a day.
    pub today: &'s str,
    /// Whether places are kept apart letter by letter.
    pub exact: bool,
    /// The units of indicators, by name, in place of those of the report.
    pub units: &'s [(String, String)],
}

/// Compares what was imported with a pack.
pub fn join(pack: &Catalog, imported: &Catalog, said: JoinOptions<'_>) -> Vintage {
    let known = KnownNames::of(pack, said.units);
    let mut join = Join {
        pack,
        imported,
        text: Toml::new("Figures that an import added; without this file they are gone again."),
        sources: HashMap::new(),
        plans: HashMap::new(),
        places: places::named_in(pack, imported, said.exact),
        names: pack
            .sources()
            .iter()
            .map(|source| pack.text(source.id).to_owned())
            .collect(),
        written: HashMap::new(),
        vintage: Vintage::default(),
        called: String::new(),
        newest: None,
    };
    join.head();
    for (series, number) in series_by_indicator(imported).iter().zip(0..) {
        join.indicator((IndicatorId(number), series), &known, said.makes);
    }
    join.finish(said.today)
}

/// What makes figures those of one time: place, kind, year, period, and of targets the plan.
type Moment = (String, ClaimKind, Option<i16>, String, Option<String>);

/// What the pack and the new file say of one indicator.
type Stateds = HashMap<Moment, Vec<Stated>>;

/// A figure as a source says it.
type Figures = (Figure, Figure, Comparator);

/// A figure that the pack has, or that is about to be written.
#[derive(Clone)]
struct Stated {
    figures: Figures,
    source: Option<String>,
    published: Published,
    claim: Claim,
}

struct Join<'c> {
    pack: &'c Catalog,
    imported: &'c Catalog,
    text: Toml,
    /// The ids in the pack of what was imported.
    sources: HashMap<SourceId, String>,
    plans: HashMap<PlanId, String>,
    /// The names that the places of the report have in the pack.
    places: HashMap<PlaceId, String>,
    /// Ids of sources that are taken.
    names: HashSet<String>,
    /// What the file says of the indicators that were met before.
    written: HashMap<String, Stateds>,
    vintage: Vintage,
    /// The name of the indicator that is looked at.
    called: String,
    /// The newest day and the source of what is written.
    newest: Option<(Published, String)>,
}

impl Join<'_> {
    /// Sources and plans that the pack does not have; only those are written that a figure of the file names.
    fn head(&mut self) {
        for (source, number) in self.imported.sources().iter().zip(0..) {
            let (id, title) = (
                self.imported.text(source.id),
                self.imported.text(source.title),
            );
            let is_described = self.imported.is_described(source);
            let mut there = self.pack.sources().iter();
            let same = there.find(|known| {
                let is_of_day =
                    source.published == known.published || source.published == Published::default();
                let titled = spelled(self.pack.text(known.title)) == spelled(title);
                let is_named = self.pack.text(known.id) == id;
                (is_named && (!is_described || (titled && is_of_day)))
                    || (is_described && titled && source.published == known.published)
            });
            let name = match same {
                Some(known) => self.pack.text(known.id).to_owned(),
                None => free(id, &mut self.names),
            };
            self.sources.insert(SourceId(number), name);
        }
        for (plan, number) in self.imported.plans().iter().zip(0..) {
            let name = named(self.imported.text(plan.name.vi));
            let mut plans = self.pack.plans().iter();
            let known = plans.find(|known| {
                let names = [known.id, known.name.vi, known.name.en];
                names
                    .iter()
                    .any(|text| named(self.pack.text(*text)) == name)
            });
            let known = known.or_else(|| self.plan_of_term(plan));
            let id = match known {
                Some(known) => self.pack.text(known.id).to_owned(),
                None => self.imported.text(plan.id).to_owned(),
            };
            self.plans.insert(PlanId(number), id);
        }
    }

    fn indicator(
        &mut self,
        (id, series): (IndicatorId, &[SeriesId]),
        known: &KnownNames<'_>,
        makes: bool,
    ) {
        let found = known.find(self.imported, id);
        let indicator = self.imported.indicator(id);
        self.called = self.imported.text(indicator.name.vi).to_owned();
        let (name, own) = match found {
            Some(found) => {
                let name = self.pack.indicator(found).name.vi;
                self.called = self.pack.text(name).to_owned();
                let id = self.pack.text(self.pack.indicator(found).id).to_owned();
                (id, self.stated(known.series_of(found)))
            }
            None if makes => {
                let made = free_id(self.imported.text(indicator.id), known);
                self.new_indicator(id, &made);
                (made, HashMap::new())
            }
            None => {
                let text = |text| self.imported.text(text).to_owned();
                let name = self.called.clone();
                self.vintage.unknown.push(Unknown {
                    nearest: known.nearest(&name),
                    unit: text(indicator.unit.vi),
                    name,
                });
                return;
            }
        };
        // Two names of the file may be one of the pack.
        let mut stated = self.written.remove(&name).unwrap_or(own);
        for series in series.iter().copied() {
            let place = self.imported.series_of(series).place;
            for (position, claim) in self.imported.claims(series) {
                self.claim((position, &claim), &name, place, &mut stated);
            }
        }
        self.written.insert(name, stated);
    }

    /// The name in the pack of a place of the report.
    fn place(&self, place: PlaceId) -> &str {
        let own = || self.imported.text(self.imported.place(place).name.vi);
        self.places.get(&place).map_or_else(own, String::as_str)
    }

    /// The plan of the pack that is meant by a term alone: the only plan of that term.
    fn plan_of_term(&self, plan: &Plan) -> Option<&Plan> {
        let (first, last) = plan.term?;
        let name = bare(self.imported.text(plan.name.vi));
        let is_bare = name == format!("ke hoach {first} {last}");
        let mut of_term = self
            .pack
            .plans()
            .iter()
            .filter(|known| known.term == plan.term);
        of_term
            .next()
            .filter(|_| is_bare && of_term.next().is_none())
    }

    /// The plan for a target that names none: the only plan with a target of that time, or else one whose term contains
    /// the year.
    fn plan_of(&self, claim: &Claim, place: PlaceId, stated: &Stateds) -> Option<String> {
        let unplanned = moment(self.imported, self.place(place), claim, None);
        let of_place = stated.keys().filter(|known| {
            (&known.0, known.1) == (&unplanned.0, ClaimKind::Target) && known.4.is_some()
        });
        let same_time = |known: &&Moment| (known.2, &known.3) == (unplanned.2, &unplanned.3);
        let only = |known: &mut dyn Iterator<Item = &Moment>| {
            let plans: BTreeSet<&String> = known.filter_map(|known| known.4.as_ref()).collect();
            let mut plans = plans.into_iter();
            plans.next().filter(|_| plans.next().is_none()).cloned()
        };
        let in_term = |known: &&Moment| {
            let id = known.4.as_deref();
            let plan = self.pack.plans().iter();
            let mut plan = plan.filter(|plan| Some(self.pack.text(plan.id)) == id);
            let term = plan.next().and_then(|plan| plan.term);
            term.zip(claim.year)
                .is_some_and(|((first, last), year)| (first..=last).contains(&year))
        };
        only(&mut of_place.clone().filter(same_time))
            .or_else(|| only(&mut of_place.clone().filter(in_term)))
    }

    /// What the pack says of an indicator.
    fn stated(&self, series: &[SeriesId]) -> Stateds {
        let mut stated = Stateds::new();
        let pack = self.pack;
        for series in series.iter().copied() {
            let of = pack.series_of(series);
            for (_, claim) in pack.claims(series).filter(|(_, claim)| !claim.is_computed) {
                let plan = claim
                    .plan
                    .map(|plan| pack.text(pack.plan(plan).id).to_owned());
                let place = pack.text(pack.place(of.place).name.vi);
                let moment = moment(pack, place, &claim, plan);
                let source = claim
                    .source
                    .map(|id| pack.text(pack.source(id).id).to_owned());
                let published = claim.source.map(|id| pack.source(id).published);
                let known = Stated {
                    figures: (claim.low, claim.high, claim.comparator),
                    source,
                    published: published.unwrap_or_default(),
                    claim,
                };
                stated.entry(moment).or_default().push(known);
            }
        }
        stated
    }

    fn claim(
        &mut self,
        (position, claim): (ClaimId, &Claim),
        indicator: &str,
        place: PlaceId,
        stated: &mut Stateds,
    ) {
        let imported = self.imported;
        let mut plan = claim.plan.and_then(|plan| self.plans.get(&plan)).cloned();
        if plan.is_none() && claim.kind == ClaimKind::Target {
            plan = self.plan_of(claim, place, stated);
            self.vintage.planned.extend(plan.clone());
        }
        let moment = moment(imported, self.place(place), claim, plan.clone());
        let new = Stated {
            figures: (claim.low, claim.high, claim.comparator),
            source: claim.source.and_then(|id| self.sources.get(&id)).cloned(),
            published: claim
                .source
                .map_or_else(Published::default, |id| imported.source(id).published),
            claim: *claim,
        };
        let there = stated.entry(moment).or_default();
        if is_known(there, &new) {
            self.vintage.same += 1;
            return;
        }
        let fate = fate(there, &new);
        let beside = there
            .iter()
            .filter(|known| fate != Fate::Clash || known.source == new.source);
        if let Some(newest) = beside.max_by_key(|known| known.published) {
            self.vintage.told.push(JoinedFigure {
                fate,
                name: self.called.clone(),
                place: imported.text(imported.place(place).name.vi).to_owned(),
                old: newest.claim,
                new: new.claim,
            });
        } else {
            self.vintage.added += 1;
        }
        let day = (new.published, new.source.clone().unwrap_or_default());
        self.newest = self.newest.take().max(Some(day));
        self.write((position, claim), indicator, place, plan.as_deref());
        there.push(new);
    }

    fn write(
        &mut self,
        (position, claim): (ClaimId, &Claim),
        indicator: &str,
        place: PlaceId,
        plan: Option<&str>,
    ) {
        let imported = self.imported;
        let place = self.place(place);
        let sources = &self.sources;
        let source = |id: SourceId| sources.get(&id).cloned().unwrap_or_default();
        let pairs = claim_pairs(imported, (position, claim), (Some(place), plan), &source);
        self.text.table("[[claim]]");
        self.text.line("indicator", &quoted(indicator));
        for (key, value) in pairs {
            self.text.line(key, &value);
        }
    }

    fn new_indicator(&mut self, id: IndicatorId, name: &str) {
        let imported = self.imported;
        let indicator = imported.indicator(id);
        let category = imported.category(indicator.category);
        let called = spelled(imported.text(category.name.vi));
        let there = self.pack.categories().iter();
        let known = there
            .clone()
            .find(|known| spelled(self.pack.text(known.name.vi)) == called);
        let category_id = match known {
            Some(known) => self.pack.text(known.id).to_owned(),
            None => imported.text(category.id).to_owned(),
        };
        let header = format!("[[category]]\nid = {}\n", quoted(&category_id));
        if known.is_none() && !self.text.0.contains(&header) {
            self.text.table("[[category]]");
            self.text.line("id", &quoted(&category_id));
            self.text.line("name", &both(imported, category.name));
        }
        let text = &mut self.text;
        text.table("[[indicator]]");
        text.line("id", &quoted(name));
        text.line("name", &both(imported, indicator.name));
        text.line("category", &quoted(&category_id));
        text.line("unit", &both(imported, indicator.unit));
        comparing(indicator, text);
        self.vintage.made.push(self.called.clone());
    }

    fn finish(mut self, today: &str) -> Vintage {
        let Some((published, source)) = self.newest.take() else {
            return self.vintage;
        };
        let mut text =
            Toml::new("Figures that an import added; without this file they are gone again.");
        let caption = text.0.len();
        for (source, number) in self.imported.sources().iter().zip(0..) {
            let id = self
                .sources
                .get(&SourceId(number))
                .cloned()
                .unwrap_or_default();
            let is_new = self
                .pack
                .sources()
                .iter()
                .all(|known| self.pack.text(known.id) != id);
            let is_named = self.text.0.contains(&format!("source = {}\n", quoted(&id)))
                || self
                    .text
                    .0
                    .contains(&format!("superseded = [{}", quoted(&id)));
            if is_new && is_named && self.imported.is_described(source) {
                source_table(self.imported, source, &id, &mut text);
            }
        }
        for (plan, number) in self.imported.plans().iter().zip(0..) {
            let id = self.plans.get(&PlanId(number)).cloned().unwrap_or_default();
            let is_new = self
                .pack
                .plans()
                .iter()
                .all(|known| self.pack.text(known.id) != id);
            if is_new && self.text.0.contains(&format!("plan = {}\n", quoted(&id))) {
                text.table("[[plan]]");
                text.line("id", &quoted(&id));
                text.line("name", &both(self.imported, plan.name));
                if let Some((first, last)) = plan.term {
                    text.line("term", &format!("[{first}, {last}]"));
                }
            }
        }
        text.0
            .push_str(self.text.0.get(caption..).unwrap_or_default());
        let day = published.to_string();
        let day = if day.is_empty() { today } else { &day };
        let source = slug(&source);
        self.vintage.stem = match source.is_empty() {
            true => format!("{day}-import"),
            false => format!("{day}-{source}"),
        };
        self.vintage.text = Some(text.0);
        self.vintage
    }
}

fn moment(catalog: &Catalog, place: &str, claim: &Claim, plan: Option<String>) -> Moment {
    (
        place_key(place),
        claim.kind,
        claim.year,
        catalog.period(claim.period).text().to_owned(),
        plan.filter(|_| claim.kind == ClaimKind::Target),
    )
}

/// Tells whether a figure says nothing new: the pack has it, and nothing newer contradicts it.
fn is_known(there: &[Stated], new: &Stated) -> bool {
    // If this source has said something else before, it contradicts itself, even where another source has the same
    // figure.
    let mut own = there.iter().filter(|known| known.source == new.source);
    if new.source.is_some()
        && own.clone().next().is_some()
        && own.all(|known| known.figures != new.figures)
    {
        return false;
    }
    let newest = there.iter().map(|known| known.published).max();
    let mut same = there.iter().filter(|known| known.figures == new.figures);
    same.any(|known| {
        known.source == new.source
            || Some(known.published) == newest
            || newest.is_some_and(|newest| newest >= new.published)
    })
}

/// How a figure joins others of its time, none of which equals it.
fn fate(there: &[Stated], new: &Stated) -> Fate {
    let newest = there.iter().map(|known| known.published).max();
    match newest {
        None => Fate::Added,
        _ if there.iter().any(|known| known.source == new.source) => Fate::Clash,
        Some(newest) if newest < new.published => Fate::Revised,
        Some(_) => Fate::Conflict,
    }
}

/// An id that is free, with a number behind it where it is not.
fn free(id: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    let mut all = std::iter::once(id.to_owned()).chain(numbered);
    all.find(|id| taken.insert(id.clone())).unwrap_or_default()
}

fn free_id(id: &str, known: &KnownNames<'_>) -> String {
    let mut taken = known.by_id.keys().map(|id| (*id).to_owned()).collect();
    free(id, &mut taken)
}
