//! What differs between two states of the data, as lines and as JSON.
//!
//! Owns the layout of both. It must not know how differences are found, nor which packs they are of.

use serde_json::{Value, json};

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::judge::diff::{CatalogState, Changed, ClaimChange};
use crate::core::lang::Lang;
use crate::core::model::{Claim, ClaimId, SeriesId};
use crate::words::changes;
use crate::words::locale::number::FigureSize;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Two states and what differs between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Difference<'d> {
    /// The first state.
    pub(crate) before: CatalogState<'d>,
    /// The second state.
    pub(crate) after: CatalogState<'d>,
    /// What differs.
    pub(crate) changed: &'d [Changed],
    /// The language.
    pub(crate) lang: Lang,
}

impl<'d> Difference<'d> {
    /// The difference in lines: how much, then series by series.
    pub(crate) fn lines(self) -> String {
        let said = changes::changes(self.lang);
        let all = self.changed.iter().flat_map(|changed| &changed.claims);
        let count = |is: fn(&ClaimChange) -> bool| all.clone().filter(|change| is(change)).count();
        let counts = [
            count(|change| matches!(change, ClaimChange::Added(_))),
            count(|change| matches!(change, ClaimChange::Revised(..))),
            count(|change| matches!(change, ClaimChange::Withdrawn(_))),
            self.count(|changed| changed.targets.is_some()),
            self.count(|changed| changed.classes.is_some()),
        ];
        if self.changed.is_empty() {
            return format!("{}\n", said.none);
        }
        let counts = counts.map(|count| count.to_string());
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        let mut text = format!("{}\n", fill(said.counts, &counts));
        for changed in self.changed {
            self.series(changed, &mut text);
        }
        text
    }

    fn count(self, is: impl Fn(&Changed) -> bool) -> usize {
        self.changed.iter().filter(|changed| is(changed)).count()
    }

    /// The state and the series by which a change is named.
    fn named(self, changed: &Changed) -> (&'d Catalog, SeriesId) {
        match (changed.after, changed.before) {
            (Some(series), _) => (self.after.catalog, series),
            (None, before) => (self.before.catalog, before.unwrap_or(SeriesId(0))),
        }
    }

    fn series(self, changed: &Changed, text: &mut String) {
        let said = changes::changes(self.lang);
        let (catalog, series) = self.named(changed);
        let name = catalog.say(catalog.indicator_of(series).name, self.lang);
        let place = catalog.place(catalog.series_of(series).place).name;
        text.push_str(&format!("\n{name}, {}\n", catalog.say(place, self.lang)));
        let mut line = |phrase: &str, parts: &[&str]| {
            text.push_str(&format!("  {}\n", fill(phrase, parts)));
        };
        for change in &changed.claims {
            match *change {
                ClaimChange::Added(id) => line(said.added, &[&self.told(self.after.catalog, id)]),
                ClaimChange::Withdrawn(id) => {
                    line(said.withdrawn, &[&self.told(self.before.catalog, id)])
                }
                ClaimChange::Revised(old, new) => {
                    let old = self.figure(self.before.catalog, old);
                    line(said.revised, &[&old, &self.told(self.after.catalog, new)]);
                }
            }
        }
        if let Some((old, new)) = changed.targets {
            let figure = |catalog: &Catalog, id: Option<ClaimId>| match id {
                Some(id) => self.figure(catalog, id),
                None => said.nothing.to_owned(),
            };
            let old = figure(self.before.catalog, old);
            line(said.target, &[&old, &figure(self.after.catalog, new)]);
        }
        if let Some((old, new)) = changed.classes {
            let class = |class: Option<Class>| match class {
                Some(class) => wording::class_name(class, self.lang),
                None => said.nothing.to_owned(),
            };
            line(said.status, &[&class(old), &class(new)]);
        }
    }

    /// A figure with its unit and year.
    fn figure(self, catalog: &Catalog, id: ClaimId) -> String {
        let claim = catalog.claim(id);
        let figure = wording::figure(&claim, FigureSize::Words, self.lang);
        let when = wording::when(catalog, &claim, self.lang);
        match claim.is_derived {
            true => format!("{figure} ({when}, {})", words(self.lang).derived_short),
            false => format!("{figure} ({when})"),
        }
    }

    /// A figure with its kind, year and source.
    fn told(self, catalog: &Catalog, id: ClaimId) -> String {
        let claim = catalog.claim(id);
        let kind = wording::kind(claim.kind, self.lang);
        let source = claim.source.map(|id| catalog.text(catalog.source(id).id));
        let source = source.map(|id| format!(" [{id}]")).unwrap_or_default();
        format!("{kind} {}{source}", self.figure(catalog, id))
    }

    /// The difference as JSON.
    pub(crate) fn json(self) -> Value {
        let mut lists: [Vec<Value>; 5] = Default::default();
        for changed in self.changed {
            let (catalog, series) = self.named(changed);
            let head = |mut value: Value| {
                let indicator = catalog.indicator_of(series);
                let place = catalog.place(catalog.series_of(series).place);
                value["id"] = catalog.text(indicator.id).into();
                value["name"] = json!({
                    "vi": catalog.text(indicator.name.vi),
                    "en": catalog.text(indicator.name.en),
                });
                value["place"] = catalog.text(place.name.vi).into();
                value["unit"] = catalog.text(indicator.unit.vi).into();
                value
            };
            let (before, after) = (self.before.catalog, self.after.catalog);
            for change in &changed.claims {
                match *change {
                    ClaimChange::Added(id) => {
                        lists[0].push(head(json!({ "claim": claim(after, id) })));
                    }
                    ClaimChange::Revised(old, new) => lists[1].push(head(json!({
                        "from": claim(before, old),
                        "to": claim(after, new),
                    }))),
                    ClaimChange::Withdrawn(id) => {
                        lists[2].push(head(json!({ "claim": claim(before, id) })));
                    }
                }
            }
            if let Some((old, new)) = changed.targets {
                lists[3].push(head(json!({
                    "from": old.map(|id| claim(before, id)),
                    "to": new.map(|id| claim(after, id)),
                })));
            }
            if let Some((old, new)) = changed.classes {
                lists[4].push(head(json!({
                    "from": old.map(Class::code),
                    "to": new.map(Class::code),
                })));
            }
        }
        let [added, revised, withdrawn, targets, statuses] = lists;
        json!({
            "from": self.before.viewpoint.day.to_string(),
            "to": self.after.viewpoint.day.to_string(),
            "added": added,
            "revised": revised,
            "withdrawn": withdrawn,
            "targets": targets,
            "statuses": statuses,
        })
    }
}

fn claim(catalog: &Catalog, id: ClaimId) -> Value {
    let claim: Claim = catalog.claim(id);
    let source = claim.source.map(|id| catalog.source(id));
    json!({
        "kind": claim.kind.code(),
        "year": claim.year,
        "period": catalog.period(claim.period).text(),
        "value": catalog.value_text(id),
        "comparator": claim.comparator.code(),
        "derived": claim.is_derived,
        "plan": claim.plan.map(|plan| catalog.text(catalog.plan(plan).name.vi)),
        "source_id": source.map(|source| catalog.text(source.id)),
        "published": source.map(|source| source.published.to_string()),
    })
}
