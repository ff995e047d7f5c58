//! One indicator in full, as plain lines.
//!
//! Owns the same facts as the detail of the explorer in the same reading order, for pipes, screen
//! readers and terminals that can do no more: figure, target, status, disagreements, every claim with
//! its source, the same thing elsewhere, sources with their addresses.

use crate::cli::output::Paint;
use crate::cli::query::Looked;
use crate::cli::scope::Scope;
use crate::core::catalog::Catalog;
use crate::core::judge::standing::{Reason, Standing, standing};
use crate::core::lang::Lang;
use crate::core::model::{Claim, ClaimKind, IndicatorId, SeriesId, SourceId};
use crate::line::draw::text;
use crate::words::judgement::judged;
use crate::words::judgement::labels::rule;
use crate::words::judgement::measures::remarks;
use crate::words::locale::number::{self, Form};
use crate::words::locale::words::{Words, fill, words};
use crate::words::wording;

/// The page being written.
struct Page<'s> {
    scope: &'s Scope,
    catalog: &'s Catalog,
    words: &'static Words,
    lang: Lang,
    series: SeriesId,
    out: String,
}

/// Writes the page of an indicator that was looked up.
pub fn of(scope: &Scope, looked: &Looked, paint: Paint, why: bool) -> String {
    let catalog = &scope.library.catalog;
    let mut page = Page {
        scope,
        catalog,
        words: words(scope.lang),
        lang: scope.lang,
        series: looked.series,
        out: String::new(),
    };
    let standing = standing(catalog, &scope.outlook, looked.series);
    page.head(&looked.same_name);
    page.figures(&standing, paint);
    page.official();
    page.judgement(&standing);
    if why {
        page.why(&standing);
    }
    page.conflicts(&standing);
    page.claims();
    page.elsewhere();
    page.related();
    page.sources();
    page.out
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn title(&mut self, text: &str) {
        self.line("");
        self.line(text);
    }

    fn head(&mut self, same_name: &[IndicatorId]) {
        let catalog = self.catalog;
        let indicator = catalog.indicator_of(self.series);
        let place = catalog.place(catalog.series_of(self.series).place);
        let category = catalog.category(indicator.category);
        self.line(catalog.say(indicator.name, self.lang));
        let parts = [
            catalog.say(place.name, self.lang),
            catalog.say(category.name, self.lang),
            catalog.say(indicator.unit, self.lang),
            wording::better(indicator.better, self.lang),
            catalog.text(indicator.id),
        ];
        self.line(&join(&parts));
        if !same_name.is_empty() {
            let others: Vec<String> = same_name
                .iter()
                .map(|id| {
                    let other = catalog.indicator(*id);
                    let unit = catalog.say(other.unit, self.lang);
                    format!("{} ({unit})", catalog.text(other.id))
                })
                .collect();
            let said = format!("{}: {}", self.words.same_name, others.join(", "));
            self.line(&said);
        }
        self.line("");
    }

    fn figures(&mut self, standing: &Standing, paint: Paint) {
        let words = self.words;
        match wording::shown(standing) {
            None => self.line(words.no_claims_here),
            Some(at) => {
                let title = match standing.latest == Some(at) {
                    true => words.latest_title,
                    false => words.of_term_title,
                };
                let said = self.claim_line(title, at);
                self.line(&said);
            }
        }
        if let Some(at) = standing
            .latest
            .filter(|at| Some(*at) != wording::shown(standing))
        {
            let said = self.claim_line(words.newer_title, at);
            self.line(&said);
        }
        if let Some(at) = standing.target {
            let said = self.claim_line(words.target_title, at);
            self.line(&said);
        }
        let status = self.status(standing, paint);
        self.line(&status);
    }

    /// "Mục tiêu: 65 triệu đồng, 2025 · NQ ĐH XIV 2020-2025 · L01, 10/2020".
    fn claim_line(&self, title: &str, at: u32) -> String {
        let catalog = self.catalog;
        let claim = catalog.claim(at);
        let plan = claim
            .plan
            .filter(|_| claim.kind == ClaimKind::Target)
            .map_or("", |id| catalog.say(catalog.plan(id).name, self.lang));
        let figure = match claim.kind {
            ClaimKind::Target => wording::promised(catalog, self.series, &claim, self.lang),
            _ => {
                let unit = wording::unit(catalog, self.series, self.lang);
                let figure = wording::marked_figure(catalog, &claim, Form::Words, self.lang);
                wording::with_unit(&figure, unit)
            }
        };
        let when = wording::when(catalog, &claim, self.lang);
        let derived = match wording::is_derived(catalog, &claim) {
            true => format!(" {}", self.words.derived),
            false => String::new(),
        };
        let source = wording::source(catalog, &claim, self.lang);
        join(&[
            &format!("{title}: {figure}, {when}{derived}"),
            plan,
            &source,
        ])
    }

    fn status(&self, standing: &Standing, paint: Paint) -> String {
        let words = self.words;
        if standing.reason == Some(Reason::NoTarget) {
            return format!("{}: {}", words.status, words.reason_no_target);
        }
        let glyph = paint.glyphs.status(standing.status as usize);
        let said = format!("{glyph} {}", wording::status(standing.status, self.lang));
        let said = paint.status(standing.status, &said);
        let mut parts = Vec::new();
        parts.extend(
            standing
                .reason
                .map(|reason| wording::reason(reason, self.lang).to_owned()),
        );
        parts.extend(judged::gap(self.catalog, self.series, standing, self.lang));
        if standing.provisional {
            parts.push(words.provisional.to_owned());
        }
        let rest = match parts.is_empty() {
            true => String::new(),
            false => format!(" – {}", parts.join("; ")),
        };
        format!("{}: {said}{rest}", words.status)
    }

    fn official(&mut self) {
        let judgements = wording::judgements(self.catalog, &self.scope.outlook, self.series);
        for judgement in judgements {
            let said = wording::judgement(self.catalog, judgement, self.lang);
            self.line(&said);
        }
    }

    /// The judgement in sentences, then its numbers.
    fn judgement(&mut self, standing: &Standing) {
        if standing.target.is_none() {
            return;
        }
        let (catalog, series, lang) = (self.catalog, self.series, self.lang);
        let said = judged::explanation(catalog, series, standing, lang);
        self.line("");
        self.line(&said);
        let measures = judged::measures(catalog, series, standing, lang);
        let widest = measures.iter().map(|(label, _)| text::width(label)).max();
        for (label, said) in measures {
            let label = text::pad_right(label, widest.unwrap_or(0));
            self.line(&format!("  {label}  {said}"));
        }
        let remarks = remarks(&standing.assessment, lang);
        if !remarks.is_empty() {
            self.line(&format!("  {}: {remarks}", self.words.note));
        }
    }

    /// The rule, its inputs and thresholds.
    fn why(&mut self, standing: &Standing) {
        let words = self.words;
        self.line("");
        let rule = rule(standing.kind, self.lang);
        self.line(&format!(
            "{}: {} – {rule}",
            words.rule,
            standing.kind.code()
        ));
        if let Some(term) = standing.term {
            let years = [term.base.to_string(), term.deadline.to_string()];
            self.line(&fill(words.rule_term, &[&years[0], &years[1]]));
        }
        if let Some((year, value)) = standing.assessment.base {
            let value = number::shortest(value, 6, self.lang);
            self.line(&fill(words.rule_base, &[&value, &year.to_string()]));
        }
        let decimals = self.catalog.indicator_of(self.series).decimals.to_string();
        self.line(&fill(words.rule_decimals, &[&decimals]));
        let points = standing.points.to_string();
        self.line(&fill(words.rule_points, &[&points]));
        let inputs = standing.inputs.iter().map(|point| {
            let figure = number::figure(point.value, self.lang);
            let sign = wording::bound_sign(point.bound);
            format!("{}: {sign}{figure}", point.year)
        });
        let inputs: Vec<String> = inputs.collect();
        if !inputs.is_empty() {
            self.line(&fill(words.rule_inputs, &[&inputs.join("; ")]));
        }
        let pack = self.catalog.indicator_of(self.series).pack;
        let limits = self.catalog.pack(pack).thresholds;
        let said = [limits.on_track, limits.at_risk, limits.recent, limits.surge]
            .map(|limit| number::shortest(limit, 3, self.lang));
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        self.line(&fill(words.rule_thresholds, &said));
    }

    fn conflicts(&mut self, standing: &Standing) {
        if !standing.conflicts.is_empty() {
            self.line("");
        }
        for conflict in &standing.conflicts {
            let said = wording::conflict(self.catalog, conflict, self.lang);
            let chosen = wording::chosen(self.catalog, conflict, self.lang);
            self.line(&format!("{said} → {chosen}"));
        }
    }

    fn claims(&mut self) {
        let outlook = &self.scope.outlook;
        let mut all: Vec<(u32, Claim)> = outlook.claims(self.catalog, self.series).collect();
        all.sort_by_key(|(position, claim)| (std::cmp::Reverse(claim.year), *position));
        let undated = outlook.undated(self.catalog, self.series);
        self.title(self.words.claims);
        let rows: Vec<[String; 4]> = all
            .iter()
            .map(|(_, claim)| self.claim_cells(claim))
            .collect();
        let widest = |column: usize| {
            let widths = rows.iter().map(|cells| text::width(&cells[column]));
            widths.filter(|width| *width <= 36).max().unwrap_or(0)
        };
        let widths = [widest(0), widest(1), widest(2)];
        for ([when, figure, kind, source], (_, claim)) in rows.iter().zip(&all) {
            let line = format!(
                "  {}  {}  {}  {source}",
                text::pad_right(when, widths[0]),
                text::pad_left(figure, widths[1]),
                text::pad_right(kind, widths[2]),
            );
            self.line(&line);
            let note = self.catalog.note(claim.note, self.lang);
            if !note.is_empty() {
                self.line(&format!("      {}: {note}", self.words.note));
            }
        }
        if undated > 0 {
            let said = fill(self.words.undated_hidden, &[&undated.to_string()]);
            self.line(&format!("  {said}"));
        }
    }

    fn claim_cells(&self, claim: &Claim) -> [String; 4] {
        let catalog = self.catalog;
        let kind = wording::kind_of(catalog, claim, self.lang);
        let mut kind = kind.to_owned();
        if wording::is_derived(catalog, claim) {
            kind = format!("{kind} {}", self.words.derived);
        }
        if claim.is_break {
            kind = format!("{kind} {}", self.words.is_break);
        }
        let plan = claim
            .plan
            .map_or("", |id| catalog.say(catalog.plan(id).name, self.lang));
        let source = wording::source(catalog, claim, self.lang);
        [
            wording::when(catalog, claim, self.lang),
            wording::figure(catalog, claim, Form::Words, self.lang),
            kind,
            join(&[&source, plan]),
        ]
    }

    fn elsewhere(&mut self) {
        let catalog = self.catalog;
        let others: Vec<SeriesId> = catalog
            .same_thing(self.series)
            .iter()
            .copied()
            .filter(|other| *other != self.series)
            .take(crate::cli::MOST_PLACES)
            .collect();
        if others.is_empty() {
            return;
        }
        self.title(self.words.other_places);
        for other in others {
            let said = wording::elsewhere(catalog, &self.scope.outlook, other, self.lang);
            self.line(&format!("  {said}"));
        }
    }

    fn related(&mut self) {
        let catalog = self.catalog;
        let indicator = catalog.indicator_of(self.series);
        if !indicator.related.is_empty() {
            self.title(self.words.related);
            for other in &indicator.related {
                let other = catalog.indicator(*other);
                let name = catalog.say(other.name, self.lang);
                let unit = catalog.say(other.unit, self.lang);
                self.line(&format!("  {name} ({unit}) · {}", catalog.text(other.id)));
            }
        }
        let own = catalog.series_of(self.series).indicator;
        let programmes = catalog.programmes().iter();
        for (at, programme) in programmes
            .filter(|programme| programme.indicators.contains(&own))
            .enumerate()
        {
            if at == 0 {
                self.title(self.words.programmes);
            }
            let source = programme
                .source
                .map_or("", |id| catalog.text(catalog.source(id).id));
            let text = catalog.say(programme.text, self.lang);
            self.line(&format!("  {text} ({source})"));
        }
    }

    fn sources(&mut self) {
        let catalog = self.catalog;
        let claims = self.scope.outlook.claims(catalog, self.series);
        let mut ids: Vec<SourceId> = claims.filter_map(|(_, claim)| claim.source).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return;
        }
        self.title(self.words.sources);
        for id in ids {
            let source = catalog.source(id);
            let date = number::published(source.published, self.lang);
            let date = if date.is_empty() {
                self.words.undated
            } else {
                &date
            };
            let parts = [
                catalog.text(source.title),
                catalog.text(source.publisher),
                date,
                catalog.text(source.url),
            ];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let line = format!("  {}  {}", catalog.text(source.id), parts.join(", "));
            self.line(&line);
        }
    }
}

/// Joins what is not empty with middle dots.
fn join(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" · ")
}
