//! Writes a pack as TOML, as a person would.
//!
//! Owns the layout: `pack.toml`, `plans.toml`, `sources.toml`, one file for each category, large ones in parts; one
//! claim a line; what is the default is left out. The same pack gives the same bytes. It writes packs, places,
//! categories, plans, sources, indicators, claims and judgements; programmes, named lists, counts, derivations and what
//! people type do not come from CSV and are not written, nor is a figure that the program worked out. It must not know
//! where the files go.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::lang::Lang;
use crate::core::model::{
    Bilingual, Claim, ClaimId, Comparator, Indicator, IndicatorId, PackId, Place, PlaceId, Plan,
    PlanStatus, Series, SeriesId, Source, SourceId,
};

/// Bytes after which a category goes on in another file.
const LARGE: usize = 1 << 20;
/// Bytes of claims that are held before they are said.
const PIECE: usize = 64 << 10;

/// Where a pack goes, piece by piece.
pub trait PackSink {
    /// Begins a file.
    ///
    /// # Errors
    /// Where it cannot be made.
    fn begin(&mut self, name: &str) -> io::Result<()>;

    /// Adds to the file that was begun last.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn add(&mut self, text: &str) -> io::Result<()>;
}

/// The files of a pack in memory: the name and the text of each.
impl PackSink for Vec<(String, String)> {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        self.push((name.to_owned(), String::new()));
        Ok(())
    }

    fn add(&mut self, text: &str) -> io::Result<()> {
        if let Some((_, file)) = self.last_mut() {
            file.push_str(text);
        }
        Ok(())
    }
}

/// Writes a pack; returns the name and the text of each file.
pub fn write(catalog: &Catalog, pack: PackId) -> Vec<(String, String)> {
    let mut files = Vec::new();
    // Memory takes everything.
    let _ = write_to(catalog, pack, &mut files);
    files
}

/// Writes a pack piece by piece, so that a large one is never held as text.
///
/// # Errors
/// Those of the sink.
pub fn write_to(catalog: &Catalog, pack: PackId, sink: &mut dyn PackSink) -> io::Result<()> {
    let mut files = vec![("pack.toml", pack_file(catalog, pack))];
    files.extend(plans_file(catalog, pack).map(|text| ("plans.toml", text)));
    files.extend(sources_file(catalog, pack).map(|text| ("sources.toml", text)));
    files.extend(judgements_file(catalog, pack).map(|text| ("judgements.toml", text)));
    let mut names: HashSet<String> = HashSet::new();
    for (name, text) in files {
        names.insert(name.to_owned());
        sink.begin(name)?;
        sink.add(&text)?;
    }
    let series = series_by_indicator(catalog);
    let indicators = indicators_by_category(catalog);
    for (category, indicators) in catalog.categories().iter().zip(&indicators) {
        if category.pack != pack {
            continue;
        }
        let mut files = CategoryFiles {
            id: catalog.text(category.id),
            names: &mut names,
            sink: &mut *sink,
            text: Toml::new(CAPTION),
            said: 0,
            is_begun: false,
        };
        for id in indicators.iter().copied() {
            if catalog.indicator(id).pack == pack {
                files.indicator(catalog, (pack, id), &series[id.index()])?;
            }
        }
        files.say()?;
    }
    Ok(())
}

/// What files of a category begin with.
const CAPTION: &str = "Indicators with their claims, one claim a line.";

/// The files of one category, cut between indicators.
struct CategoryFiles<'w> {
    id: &'w str,
    names: &'w mut HashSet<String>,
    sink: &'w mut dyn PackSink,
    /// What was not said yet of the file under way, and the bytes that were.
    text: Toml,
    said: usize,
    is_begun: bool,
}

impl CategoryFiles<'_> {
    fn indicator(
        &mut self,
        catalog: &Catalog,
        (pack, id): (PackId, IndicatorId),
        series: &[SeriesId],
    ) -> io::Result<()> {
        if self.said + self.text.0.len() > LARGE {
            self.say()?;
            self.text = Toml::new(CAPTION);
            (self.said, self.is_begun) = (0, false);
        }
        if !self.is_begun {
            let name = free_name(self.id, self.names);
            self.sink.begin(&name)?;
            self.is_begun = true;
        }
        indicator_table(catalog, id, &mut self.text);
        self.claims(catalog, pack, series)
    }

    fn claims(&mut self, catalog: &Catalog, pack: PackId, series: &[SeriesId]) -> io::Result<()> {
        let home = catalog.pack(pack).place;
        self.text.0.push_str("claims = [\n");
        for series in series {
            let place = catalog.series_of(*series).place;
            let place = (home != Some(place)).then(|| place_name(catalog, place));
            let claims = catalog.claims(*series);
            for (position, claim) in claims.filter(|(_, claim)| !claim.is_computed) {
                let line = claim_line(catalog, place, position, &claim);
                let _ = writeln!(self.text.0, "  {{ {line} }},");
                if self.text.0.len() > PIECE {
                    self.say()?;
                }
            }
        }
        self.text.0.push_str("]\n");
        Ok(())
    }

    /// Says what was not said yet of the file under way, if one is.
    fn say(&mut self) -> io::Result<()> {
        if !self.is_begun {
            return Ok(());
        }
        self.sink.add(&self.text.0)?;
        self.said += self.text.0.len();
        self.text.0.clear();
        Ok(())
    }
}

fn free_name(id: &str, names: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number: u32| format!("{id}-{number}.toml"));
    let free = std::iter::once(format!("{id}.toml"))
        .chain(numbered)
        .find(|name| names.insert(name.clone()));
    free.unwrap_or_default()
}

fn pack_file(catalog: &Catalog, id: PackId) -> String {
    let pack = catalog.pack(id);
    let mut text = Toml::new("The format is told in docs/pack-format.md.");
    text.table("[pack]");
    text.line("id", &quoted(catalog.text(pack.id)));
    text.line("name", &both(catalog, pack.name));
    if let Some(place) = pack.place {
        text.line("place", &quoted(place_name(catalog, place)));
    }
    let plans = pack.main_plans.iter().map(|plan| catalog.plan(*plan).id);
    let plans: Vec<String> = plans.map(|id| quoted(catalog.text(id))).collect();
    if !plans.is_empty() {
        text.line("main_plans", &format!("[{}]", plans.join(", ")));
    }
    for Place { name } in catalog.places() {
        if name.vi != name.en {
            text.table("[[place]]");
            text.line("name", &both(catalog, *name));
        }
    }
    for category in catalog.categories().iter().filter(|found| found.pack == id) {
        text.table("[[category]]");
        text.line("id", &quoted(catalog.text(category.id)));
        text.line("name", &both(catalog, category.name));
    }
    text.0
}

fn plans_file(catalog: &Catalog, pack: PackId) -> Option<String> {
    let mut text = Toml::new("Plans, and the headings under which results are filed.");
    let empty = text.0.len();
    for plan in catalog.plans().iter().filter(|plan| plan.pack == pack) {
        plan_table(catalog, plan, &mut text);
    }
    (text.0.len() > empty).then_some(text.0)
}

pub(super) fn plan_table(catalog: &Catalog, plan: &Plan, text: &mut Toml) {
    text.table("[[plan]]");
    text.line("id", &quoted(catalog.text(plan.id)));
    text.line("name", &both(catalog, plan.name));
    if let Some(title) = plan.title {
        text.line("title", &both(catalog, title));
    }
    if plan.status != PlanStatus::Adopted {
        text.line("status", &quoted(plan.status.code()));
    }
    if let Some((first, last)) = plan.term {
        text.line("term", &format!("[{first}, {last}]"));
    }
}

/// The sources that are known by more than their id.
fn sources_file(catalog: &Catalog, pack: PackId) -> Option<String> {
    let mut text = Toml::new("The sources of the claims.");
    let empty = text.0.len();
    for source in catalog.sources().iter().filter(|found| found.pack == pack) {
        if !catalog.is_described(source) {
            continue;
        }
        source_table(catalog, source, catalog.text(source.id), &mut text);
    }
    (text.0.len() > empty).then_some(text.0)
}

/// A source under an id.
pub(super) fn source_table(catalog: &Catalog, source: &Source, id: &str, text: &mut Toml) {
    let date = source.published.to_string();
    let due = source.due.map(|day| day.to_string()).unwrap_or_default();
    let lines = [
        ("title", catalog.text(source.title)),
        ("publisher", catalog.text(source.publisher)),
        ("date", &date),
        ("url", catalog.text(source.url)),
        ("covers", catalog.text(source.covers)),
        ("language", catalog.text(source.language)),
        ("due", &due),
    ];
    text.table("[[source]]");
    text.line("id", &quoted(id));
    for (key, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        text.line(key, &quoted(value));
    }
}

/// What sources themselves say of targets.
fn judgements_file(catalog: &Catalog, pack: PackId) -> Option<String> {
    let mut text = Toml::new("What sources themselves say of targets.");
    let empty = text.0.len();
    for judgement in catalog.judgements() {
        let indicator = catalog.indicator(judgement.indicator);
        if indicator.pack != pack {
            continue;
        }
        text.table("[[judgement]]");
        text.line("indicator", &quoted(catalog.text(indicator.id)));
        text.line("status", &quoted(judgement.status.code()));
        if let Some(year) = judgement.year {
            text.line("year", &year.to_string());
        }
        let place = judgement.place.map(|place| place_name(catalog, place));
        let plan = judgement
            .plan
            .map(|plan| catalog.text(catalog.plan(plan).id));
        let source = judgement
            .source
            .map(|id| catalog.text(catalog.source(id).id));
        let lines = [
            ("place", place),
            ("plan", plan),
            ("period", Some(catalog.period(judgement.period).text())),
            ("wording", Some(catalog.text(judgement.wording))),
            ("source", source),
        ];
        for (key, value) in lines {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                text.line(key, &quoted(value));
            }
        }
    }
    (text.0.len() > empty).then_some(text.0)
}

/// The series of every indicator.
pub(super) fn series_by_indicator(catalog: &Catalog) -> Vec<Vec<SeriesId>> {
    let mut series = vec![Vec::new(); catalog.indicators().len()];
    for (number, Series { indicator, .. }) in (0..).zip(catalog.series()) {
        series[indicator.index()].push(SeriesId(number));
    }
    series
}

fn indicators_by_category(catalog: &Catalog) -> Vec<Vec<IndicatorId>> {
    let mut indicators = vec![Vec::new(); catalog.categories().len()];
    for (number, indicator) in (0..).zip(catalog.indicators()) {
        indicators[indicator.category.index()].push(IndicatorId(number));
    }
    indicators
}

fn indicator_table(catalog: &Catalog, id: IndicatorId, text: &mut Toml) {
    let indicator = catalog.indicator(id);
    text.table("[[indicator]]");
    text.line("id", &quoted(catalog.text(indicator.id)));
    text.line("name", &both(catalog, indicator.name));
    let category = catalog.category(indicator.category);
    text.line("category", &quoted(catalog.text(category.id)));
    text.line("unit", &both(catalog, indicator.unit));
    comparing(indicator, text);
    for (key, limit) in [
        ("min", indicator.details().limits.0),
        ("max", indicator.details().limits.1),
    ] {
        if let Some(limit) = limit {
            text.line(key, &limit.to_string());
        }
    }
    let aliases = indicator
        .details()
        .aliases
        .iter()
        .map(|alias| catalog.text(*alias));
    text.list("aliases", aliases);
    let related = indicator.details().related.iter();
    text.list(
        "related",
        related.map(|id| catalog.text(catalog.indicator(*id).id)),
    );
    let home = catalog.pack(indicator.pack).place;
    let place = |place: Option<PlaceId>| {
        let place = place.filter(|place| home != Some(*place));
        place.map(|place| ("place", quoted(place_name(catalog, place))))
    };
    let source = |source: Option<SourceId>| {
        source.map(|id| ("source", quoted(catalog.text(catalog.source(id).id))))
    };
    let owners = indicator.details().owners.iter().map(|owner| {
        let name = ("name", both(catalog, owner.name));
        inline([place(owner.place), Some(name), source(owner.source)])
    });
    text.tables("owner", owners);
    let ended = indicator.details().ended.iter().map(|ended| {
        let date = ("date", quoted(&ended.date.to_string()));
        inline([place(ended.place), Some(date), source(ended.source)])
    });
    text.tables("ended", ended);
    let id = |id: IndicatorId| quoted(catalog.text(catalog.indicator(id).id));
    let relations = indicator.details().relations.iter().map(|relation| {
        let form = ("form", quoted(relation.form.code()));
        let of = ("of", id(relation.of));
        inline([
            Some(form),
            Some(of),
            relation.count.map(|count| ("count", id(count))),
        ])
    });
    text.tables("relation", relations);
}

/// An inline table.
fn inline<const N: usize>(pairs: [Option<(&str, String)>; N]) -> String {
    let pairs = pairs.into_iter().flatten();
    let pairs: Vec<String> = pairs
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn claim_line(catalog: &Catalog, place: Option<&str>, position: ClaimId, claim: &Claim) -> String {
    let plan = claim.plan.map(|id| catalog.text(catalog.plan(id).id));
    let pairs = claim_pairs(catalog, (position, claim), (place, plan), &|id| {
        catalog.text(catalog.source(id).id).to_owned()
    });
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    pairs.join(", ")
}

/// What a claim says, by its keys; `source` gives the id under which a source is known.
pub(super) fn claim_pairs(
    catalog: &Catalog,
    (position, claim): (ClaimId, &Claim),
    (place, plan): (Option<&str>, Option<&str>),
    source: &dyn Fn(SourceId) -> String,
) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    let mut pair = |key: &'static str, value: String| pairs.push((key, value));
    if let Some(place) = place {
        pair("place", quoted(place));
    }
    if let Some(plan) = plan {
        pair("plan", quoted(plan));
    }
    pair("kind", quoted(claim.kind.code()));
    if let Some(year) = claim.year {
        pair("year", year.to_string());
    }
    let period = catalog.period(claim.period).text();
    if period != "year" {
        pair("period", quoted(period));
    }
    pair("value", value(claim, &catalog.value_text(position)));
    if !matches!(claim.comparator, Comparator::Equal | Comparator::Range) {
        pair("comparator", quoted(claim.comparator.code()));
    }
    if let Some(id) = claim.source {
        pair("source", quoted(&source(id)));
    }
    let flags = [
        ("break", claim.is_break),
        ("nearly", claim.is_nearly),
        ("derived", claim.is_derived),
    ];
    for (key, _) in flags.iter().filter(|(_, is_set)| *is_set) {
        pair(key, "true".to_owned());
    }
    if let Some(unit) = claim.rounded_to {
        pair("rounded_to", unit.to_string());
    }
    if let Some(known) = catalog.particulars(position) {
        let replaced = known.superseded.iter();
        let replaced = replaced.map(|id| quoted(&source(*id)));
        let replaced: Vec<String> = replaced.collect();
        if !replaced.is_empty() {
            pair("superseded", format!("[{}]", replaced.join(", ")));
        }
        for (key, text) in [("quote", &known.quote), ("page", &known.page)] {
            if !text.is_empty() {
                pair(key, quoted(text));
            }
        }
    }
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| catalog.note(claim.note, lang));
    if !en.is_empty() {
        pair("note", in_both(vi, en));
    }
    pairs
}

/// A number where it gives back the text, else the text.
fn value(claim: &Claim, text: &str) -> String {
    let plain = |figure: Figure| figure.to_string();
    let (low, high) = (plain(claim.low), plain(claim.high));
    match claim.comparator {
        Comparator::Range if format!("{low}-{high}") == text => format!("[{low}, {high}]"),
        Comparator::Range => quoted(text),
        _ if low == text => low,
        _ => quoted(text),
    }
}

pub(super) fn place_name(catalog: &Catalog, place: PlaceId) -> &str {
    catalog.text(catalog.place(place).name.vi)
}

pub(super) fn both(catalog: &Catalog, text: Bilingual) -> String {
    in_both(catalog.text(text.vi), catalog.text(text.en))
}

/// One string where both languages say the same.
pub(super) fn in_both(vi: &str, en: &str) -> String {
    if vi == en {
        return quoted(vi);
    }
    format!("{{ vi = {}, en = {} }}", quoted(vi), quoted(en))
}

/// The lines of an indicator that say how its figures are compared and shown.
pub(super) fn comparing(indicator: &Indicator, text: &mut Toml) {
    text.line("better", &quoted(indicator.better.code()));
    if indicator.guessed.better {
        text.line("better_guessed", "true");
    }
    text.line("decimals", &indicator.decimals.to_string());
    if let Some(kind) = indicator.target_kind {
        text.line("target_kind", &quoted(kind.code()));
    }
    if indicator.guessed.target_kind {
        text.line("target_kind_guessed", "true");
    }
}

/// A TOML string on one line.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A text that grows table by table.
pub(super) struct Toml(pub(super) String);

impl Toml {
    pub(super) fn new(caption: &str) -> Self {
        Self(format!("# {caption}\n"))
    }

    pub(super) fn table(&mut self, header: &str) {
        let _ = writeln!(self.0, "\n{header}");
    }

    pub(super) fn line(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.0, "{key} = {value}");
    }

    /// A list of tables: one on one line, several on a line each; nothing for none.
    fn tables(&mut self, key: &str, tables: impl Iterator<Item = String>) {
        let tables: Vec<String> = tables.collect();
        match tables.as_slice() {
            [] => {}
            [only] => self.line(key, &format!("[{only}]")),
            several => self.line(key, &format!("[\n  {},\n]", several.join(",\n  "))),
        }
    }

    /// A list on one line, or on several where it is long; nothing for an empty one.
    pub(super) fn list<'t>(&mut self, key: &str, items: impl Iterator<Item = &'t str>) {
        let items: Vec<String> = items.map(quoted).collect();
        let one_line = items.join(", ");
        if items.is_empty() {
            return;
        }
        if one_line.chars().count() + key.len() < 96 {
            self.line(key, &format!("[{one_line}]"));
        } else {
            self.line(key, &format!("[\n  {},\n]", items.join(",\n  ")));
        }
    }
}
