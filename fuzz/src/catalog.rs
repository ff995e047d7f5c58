//! Everything that a catalogue says, as one text: every id is followed, and two catalogues can be compared.

use std::fmt::Write as _;

use chitieu::core::catalog::Catalog;
use chitieu::core::lang::Lang;
use chitieu::core::model::{
    Bilingual, ClaimId, Indicator, IndicatorId, PeriodId, PlaceId, PlanId, SourceId, Text,
};

/// Follows the ids of one catalogue; one that leads nowhere panics.
struct Report<'c> {
    catalog: &'c Catalog,
    said: String,
}

/// Everything that a catalogue says.
pub(crate) fn told(catalog: &Catalog) -> String {
    let mut report = Report {
        catalog,
        said: String::new(),
    };
    report.heads();
    report.indicators();
    report.plans();
    report.judged();
    report.claims();
    report.said
}

impl Report<'_> {
    fn line(&mut self, parts: &[&str]) {
        let _ = writeln!(self.said, "{}", parts.join("\t"));
    }

    fn text(&self, text: Text) -> &str {
        self.catalog.text(text)
    }

    fn both(&self, text: Bilingual) -> String {
        Lang::ALL.map(|lang| self.catalog.say(text, lang)).join("/")
    }

    fn note(&self, note: Text) -> String {
        Lang::ALL
            .map(|lang| self.catalog.note(note, lang))
            .join("/")
    }

    fn plan(&self, id: Option<PlanId>) -> &str {
        id.map_or("-", |id| self.text(self.catalog.plan(id).id))
    }

    fn source(&self, id: Option<SourceId>) -> &str {
        id.map_or("-", |id| self.text(self.catalog.source(id).id))
    }

    fn place(&self, id: Option<PlaceId>) -> String {
        id.map_or_else(String::new, |id| self.both(self.catalog.place(id).name))
    }

    fn period(&self, id: PeriodId) -> String {
        format!("{:?}", self.catalog.period(id))
    }

    fn names(&self, ids: &[IndicatorId]) -> String {
        let id = |id: &IndicatorId| self.text(self.catalog.indicator(*id).id);
        ids.iter().map(id).collect::<Vec<_>>().join(",")
    }

    fn heads(&mut self) {
        let catalog = self.catalog;
        for pack in catalog.packs() {
            let plans = pack.main_plans.iter().map(|plan| self.plan(Some(*plan)));
            let plans = plans.collect::<Vec<_>>().join(",");
            let (name, place) = (self.both(pack.name), self.place(pack.place));
            let thresholds = format!("{:?}", pack.thresholds);
            self.line(&[
                "pack",
                self.catalog.text(pack.id),
                &name,
                &place,
                &plans,
                &thresholds,
            ]);
        }
        for place in catalog.places() {
            let name = self.both(place.name);
            self.line(&["place", &name]);
        }
        for category in catalog.categories() {
            let (pack, name) = (catalog.pack(category.pack).id, self.both(category.name));
            self.line(&[
                "category",
                catalog.text(pack),
                catalog.text(category.id),
                &name,
            ]);
        }
        for plan in catalog.plans() {
            let pack = catalog.pack(plan.pack).id;
            let title = plan.title.map(|title| self.both(title));
            let rest = format!("{title:?} {:?} {:?}", plan.term, plan.status);
            let name = self.both(plan.name);
            self.line(&[
                "plan",
                catalog.text(pack),
                catalog.text(plan.id),
                &name,
                &rest,
            ]);
        }
        for source in catalog.sources() {
            let pack = catalog.pack(source.pack).id;
            let texts = [
                pack,
                source.id,
                source.title,
                source.publisher,
                source.url,
                source.covers,
                source.language,
            ];
            let texts = texts.map(|text| catalog.text(text)).join("\t");
            let due = format!("{:?}", source.due);
            self.line(&["source", &texts, &source.published.to_string(), &due]);
        }
    }

    fn indicators(&mut self) {
        let catalog = self.catalog;
        for indicator in catalog.indicators() {
            let pack = catalog.text(catalog.pack(indicator.pack).id);
            let category = catalog.text(catalog.category(indicator.category).id);
            let aliases = indicator
                .details()
                .aliases
                .iter()
                .map(|alias| catalog.text(*alias));
            let aliases = aliases.collect::<Vec<_>>().join(",");
            let kinds = format!(
                "{:?} {} {:?} {:?}",
                indicator.better,
                indicator.decimals,
                indicator.target_kind,
                indicator.details().limits
            );
            let (name, unit) = (self.both(indicator.name), self.both(indicator.unit));
            let related = self.names(&indicator.details().related);
            let further = self.further(indicator);
            let id = catalog.text(indicator.id);
            self.line(&[
                "indicator",
                pack,
                id,
                &name,
                category,
                &unit,
                &aliases,
                &related,
                &kinds,
                &further,
            ]);
        }
    }

    /// Who answers for an indicator, where it ended, what must hold between it and others.
    fn further(&self, indicator: &Indicator) -> String {
        let owners = indicator.details().owners.iter().map(|owner| {
            let (place, name) = (self.place(owner.place), self.both(owner.name));
            format!("{place} {name} {}", self.source(owner.source))
        });
        let ended = indicator.details().ended.iter().map(|ended| {
            let place = self.place(ended.place);
            format!("{place} {} {}", ended.date, self.source(ended.source))
        });
        let relations = indicator.details().relations.iter().map(|relation| {
            let ids: Vec<IndicatorId> =
                std::iter::once(relation.of).chain(relation.count).collect();
            format!("{:?} {}", relation.form, self.names(&ids))
        });
        owners
            .chain(ended)
            .chain(relations)
            .collect::<Vec<_>>()
            .join(",")
    }

    /// What is known of a claim beside its figure.
    fn particulars(&self, claim: ClaimId) -> String {
        let Some(known) = self.catalog.particulars(claim) else {
            return String::new();
        };
        let superseded = known.superseded.iter().map(|id| self.source(Some(*id)));
        let superseded = superseded.collect::<Vec<_>>().join(",");
        format!("{}/{}/{superseded}", known.quote, known.page)
    }

    fn plans(&mut self) {
        let catalog = self.catalog;
        for line in catalog.programmes() {
            let (kind, text, note) = (
                catalog.text(line.kind).to_owned(),
                self.both(line.text),
                self.note(line.note),
            );
            let (plan, source) = (
                self.plan(line.plan).to_owned(),
                self.source(line.source).to_owned(),
            );
            let rest = format!("{:?} {}", line.order, self.names(&line.indicators));
            self.line(&["programme", &kind, &text, &note, &plan, &source, &rest]);
        }
        for list in catalog.lists() {
            let item = |(name, note): &(Bilingual, Text)| self.both(*name) + &self.note(*note);
            let items = list.items.iter().map(item).collect::<Vec<_>>().join(",");
            let title = self.both(list.title);
            let (plan, source) = (
                self.plan(list.plan).to_owned(),
                self.source(list.source).to_owned(),
            );
            let about = self.names(&list.indicators);
            self.line(&["list", &title, &items, &plan, &source, &about]);
        }
    }

    fn judged(&mut self) {
        let catalog = self.catalog;
        for found in catalog.reported() {
            let (place, note) = (self.place(found.place), self.note(found.note));
            let (plan, source) = (
                self.plan(found.plan).to_owned(),
                self.source(found.source).to_owned(),
            );
            let counts = format!(
                "{:?} {:?} {:?} {:?} {:?}",
                found.met, found.missed, found.of, found.year, found.kind
            );
            let period = self.period(found.period);
            self.line(&["reported", &place, &note, &plan, &source, &counts, &period]);
        }
        for found in catalog.judgements() {
            let (place, note) = (self.place(found.place), self.note(found.note));
            let (plan, source) = (
                self.plan(found.plan).to_owned(),
                self.source(found.source).to_owned(),
            );
            let rest = format!(
                "{:?} {:?} {}",
                found.status,
                found.year,
                self.period(found.period)
            );
            let about = self.names(&[found.indicator]);
            let wording = catalog.text(found.wording);
            self.line(&[
                "judgement",
                &about,
                wording,
                &place,
                &note,
                &plan,
                &source,
                &rest,
            ]);
        }
        for found in catalog.withdrawals() {
            let (place, note) = (self.place(found.place), self.note(found.note));
            let (plan, source) = (
                self.plan(found.plan).to_owned(),
                self.source(found.source).to_owned(),
            );
            let about = self.names(&[found.indicator]);
            self.line(&["withdrawal", &about, &place, &note, &plan, &source]);
        }
    }

    fn claims(&mut self) {
        let catalog = self.catalog;
        let mut seen = 0;
        for id in catalog.series_ids() {
            let series = catalog.series_of(id);
            assert_eq!(
                catalog.find_series(series.indicator, series.place),
                Some(id)
            );
            assert!(
                catalog.same_thing(id).any(|same| same == id),
                "a series is like itself"
            );
            let (name, place) = (
                self.names(&[series.indicator]),
                self.place(Some(series.place)),
            );
            self.line(&["series", &name, &place]);
            for (position, claim) in catalog.claims(id) {
                seen += 1;
                let rest = format!(
                    "{:?} {:?} {:?} {:?} {:?}",
                    claim.kind, claim.comparator, claim.low, claim.high, claim.year
                );
                let marks = format!(
                    "{} {} {} {} {:?}",
                    claim.is_break,
                    claim.is_nearly,
                    claim.is_derived,
                    claim.is_computed,
                    claim.rounded_to
                );
                let particulars = self.particulars(position);
                let (period, note) = (self.period(claim.period), self.note(claim.note));
                let (plan, source) = (
                    self.plan(claim.plan).to_owned(),
                    self.source(claim.source).to_owned(),
                );
                let value = catalog.value_text(position);
                self.line(&[
                    "claim",
                    &value,
                    &rest,
                    &period,
                    &note,
                    &plan,
                    &source,
                    &marks,
                    &particulars,
                ]);
            }
        }
        assert_eq!(seen, catalog.claim_count(), "every claim is in one series");
    }
}
