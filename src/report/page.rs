//! One indicator in full, as plain lines.
//!
//! Owns the same facts as the detail of the explorer in the same reading order, for pipes, screen
//! readers and terminals that can do no more: figure, target, status, disagreements, every claim with
//! its source, the same thing elsewhere, sources with their addresses. It must not know how the indicator
//! was looked up.

use crate::core::model::{Claim, ClaimId, IndicatorId, SeriesId};
use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::card::{Card, ShownClaim, StatusText};
use crate::report::facts::{self, SourceLine};
use crate::report::paint::Paint;
use crate::words::judgement::derived;
use crate::words::judgement::judged;
use crate::words::judgement::labels::rule;
use crate::words::judgement::measures::remarks;
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::words::{Words, fill};
use crate::words::wording;

/// The lines written so far.
struct PageLines<'c> {
    card: Card<'c>,
    basis: Basis<'c>,
    words: &'static Words,
    series: SeriesId,
    /// The columns of the terminal.
    columns: Option<usize>,
    out: String,
}

/// The page of a series; `same_name` are other indicators of exactly its name, `why` adds the rule.
pub(crate) fn lines(
    basis: Basis<'_>,
    series: SeriesId,
    same_name: &[IndicatorId],
    paint: Paint,
    why: bool,
) -> String {
    let mut page = PageLines {
        card: Card::new(basis, series),
        basis,
        words: basis.words(),
        series,
        columns: paint.columns,
        out: String::new(),
    };
    page.head(same_name);
    page.figures(paint);
    page.official();
    page.judgement();
    if why {
        page.why();
    }
    page.years();
    page.derivation();
    page.conflicts();
    page.claims();
    page.elsewhere();
    page.related();
    page.programmes();
    page.sources();
    page.out
}

impl PageLines<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn title(&mut self, text: &str) {
        self.line("");
        self.line(text);
    }

    fn head(&mut self, same_name: &[IndicatorId]) {
        let (basis, catalog) = (self.basis, self.basis.catalog);
        let indicator = catalog.indicator_of(self.series);
        self.line(self.card.name());
        let mut parts = facts::about(basis, self.series);
        parts.push(catalog.text(indicator.id));
        self.line(&join(&parts));
        if !same_name.is_empty() {
            let others: Vec<String> = same_name
                .iter()
                .map(|id| {
                    let other = catalog.indicator(*id);
                    format!("{} ({})", catalog.text(other.id), basis.say(other.unit))
                })
                .collect();
            let said = format!("{}: {}", self.words.same_name, others.join(", "));
            self.line(&said);
        }
        self.line("");
    }

    fn figures(&mut self, paint: Paint) {
        let words = self.words;
        let card = &self.card;
        let leading = card.leading();
        let title = match card.newer() {
            Some(_) => words.of_term_title,
            None => words.latest_title,
        };
        let lines = [
            leading
                .as_ref()
                .map(|told| told_line(card, title, told, false)),
            card.newer()
                .map(|told| told_line(card, words.newer_title, &told, false)),
            card.apart()
                .map(|told| told_line(card, words.apart_title, &told, false)),
            card.target()
                .map(|told| told_line(card, words.target_title, &told, true)),
            card.next_target()
                .map(|told| told_line(card, words.next_target_title, &told, true)),
        ];
        let status = self.status(paint);
        if leading.is_none() {
            let said = match card.apart().or_else(|| card.newer()) {
                Some(_) => words.not_in_term,
                None => words.no_claims_here,
            };
            self.line(said);
        }
        for line in lines.into_iter().flatten() {
            self.line(&line);
        }
        self.line(&status);
        if let Some(owner) = self.card.owner() {
            let name = self.basis.say(owner.name);
            let source = facts::source_name(self.basis.catalog, owner.source);
            let said = format!("{}: {name}", words.owner_title);
            self.line(&join(&[&said, source]));
        }
    }

    fn status(&self, paint: Paint) -> String {
        let words = self.words;
        let Some(class) = self.card.class() else {
            return format!("{}: {}", words.status, self.card.status());
        };
        let glyph = paint.glyphs.class(class);
        let StatusText { word, rest } = self.card.status_parts();
        let said = paint.status(self.card.standing.status, &format!("{glyph} {word}"));
        format!("{}: {said}{rest}", words.status)
    }

    /// The verdict of each year that has a target of its own.
    fn years(&mut self) {
        let years: Vec<String> = self
            .card
            .years()
            .iter()
            .map(|year| self.card.year_line(year))
            .collect();
        if years.is_empty() {
            return;
        }
        self.title(self.words.years_title);
        for year in years {
            self.line(&format!("  {year}"));
        }
    }

    /// How the leading figure was worked out; of one that could not be, what is missing.
    fn derivation(&mut self) {
        let (lang, catalog) = (self.basis.lang, self.basis.catalog);
        let unfinished = self.card.unfinished();
        let Some(derivation) = self.card.derivation().or(unfinished) else {
            return;
        };
        self.line("");
        let formula = derived::formula(catalog, derivation, lang);
        self.line(&format!("{}: {formula}", self.words.derivation_title));
        for input in derived::inputs(catalog, derivation, lang) {
            self.line(&format!("  {input}"));
        }
    }

    fn official(&mut self) {
        let Basis {
            catalog,
            viewpoint,
            lang,
            ..
        } = self.basis;
        for judgement in wording::judgements(catalog, viewpoint, self.series) {
            let said = wording::judgement(catalog, judgement, lang);
            self.line(&said);
        }
    }

    /// The judgement in sentences, then its numbers.
    fn judgement(&mut self) {
        let standing = &self.card.standing;
        if standing.target.is_none() {
            return;
        }
        let Basis { catalog, lang, .. } = self.basis;
        let series = self.series;
        let said = judged::explanation(catalog, series, standing, lang);
        let measures = judged::measures(catalog, series, standing, lang);
        let remarks = remarks(&standing.assessment, lang);
        let widest = measures.iter().map(|(label, _)| text::width(label)).max();
        self.line("");
        self.line(&said);
        for (label, said) in measures {
            let label = text::pad_right(label, widest.unwrap_or(0));
            self.line(&format!("  {label}  {said}"));
        }
        if !remarks.is_empty() {
            self.line(&format!("  {}: {remarks}", self.words.note));
        }
    }

    /// The rule, its inputs and thresholds.
    fn why(&mut self) {
        let standing = self.card.standing.clone();
        let Basis { catalog, lang, .. } = self.basis;
        let words = self.words;
        let indicator = catalog.indicator_of(self.series);
        self.line("");
        let rule = rule(standing.kind, lang);
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
            let value = number::shortest(value, 6, lang);
            self.line(&fill(words.rule_base, &[&value, &year.to_string()]));
        }
        self.line(words.rule_compared);
        let points = standing.points.to_string();
        self.line(&fill(words.rule_points, &[&points]));
        let inputs = standing.inputs.iter().map(|point| {
            let figure = number::figure(point.value, lang);
            let sign = wording::bound_sign(point.bound);
            format!("{}: {sign}{figure}", point.year())
        });
        let inputs: Vec<String> = inputs.collect();
        if !inputs.is_empty() {
            self.line(&fill(words.rule_inputs, &[&inputs.join("; ")]));
        }
        let limits = catalog.pack(indicator.pack).thresholds;
        let said = [limits.on_track, limits.at_risk, limits.recent, limits.surge]
            .map(|limit| number::shortest(limit, 3, lang));
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        self.line(&fill(words.rule_thresholds, &said));
    }

    fn conflicts(&mut self) {
        let standing = self.card.standing.clone();
        if !standing.conflicts.is_empty() {
            self.line("");
        }
        for conflict in &standing.conflicts {
            let Basis { catalog, lang, .. } = self.basis;
            let said = wording::conflict(catalog, conflict, lang);
            let chosen = wording::chosen(catalog, conflict, lang);
            self.line(&format!("{said} → {chosen}"));
        }
    }

    fn claims(&mut self) {
        let basis = self.basis;
        let all = facts::claims_newest_first(basis, self.series);
        let undated = basis.viewpoint.undated(basis.catalog, self.series);
        self.title(self.words.claims);
        let rows: Vec<[String; 4]> = all
            .iter()
            .map(|(id, claim)| self.claim_cells(*id, claim))
            .collect();
        let widest = |column: usize| {
            let widths = rows.iter().map(|cells| text::width(&cells[column]));
            widths.filter(|width| *width <= 36).max().unwrap_or(0)
        };
        let widths = [widest(0), widest(1), widest(2)];
        // Columns that would take most of the width leave none for the source.
        let taken = widths.iter().sum::<usize>() + 8;
        let widths = match self.columns {
            Some(columns) if taken > columns * 2 / 3 => [0; 3],
            _ => widths,
        };
        for ([when, figure, kind, source], (id, claim)) in rows.iter().zip(&all) {
            let line = format!(
                "  {}  {}  {}  {source}",
                text::pad_right(when, widths[0]),
                text::pad_left(figure, widths[1]),
                text::pad_right(kind, widths[2]),
            );
            self.line(&line);
            let note = basis.catalog.note(claim.note, basis.lang);
            if !note.is_empty() {
                self.line(&format!("      {}: {note}", self.words.note));
            }
            if let Some(quote) = facts::quote(basis, *id) {
                self.line(&format!("      {quote}"));
            }
        }
        if undated > 0 {
            let said = fill(self.words.undated_hidden, &[&undated.to_string()]);
            self.line(&format!("  {said}"));
        }
    }

    fn claim_cells(&self, id: ClaimId, claim: &Claim) -> [String; 4] {
        let Basis { catalog, lang, .. } = self.basis;
        let mut kind = facts::kind(self.basis, claim);
        if claim.is_break {
            kind = format!("{kind} {}", self.words.is_break);
        }
        let plan = claim.plan.map(|id| catalog.plan(id).name);
        let plan = plan.map_or("", |name| self.basis.say(name));
        if let Some(replaced) = facts::replaced(self.basis, id) {
            kind = format!("{kind}, {replaced}");
        }
        let source = self.card.cited(id);
        [
            wording::when(catalog, claim, lang),
            wording::figure(claim, FigureSize::Words, lang),
            kind,
            join(&[&source, plan]),
        ]
    }

    fn elsewhere(&mut self) {
        let basis = self.basis;
        let others = facts::other_places(basis, self.series);
        if others.is_empty() {
            return;
        }
        self.title(self.words.other_places);
        for other in others {
            let said = Card::new(basis, other).line();
            self.line(&format!("  {said}"));
        }
    }

    fn related(&mut self) {
        let (basis, catalog) = (self.basis, self.basis.catalog);
        let related = &catalog.indicator_of(self.series).details().related;
        if related.is_empty() {
            return;
        }
        self.title(self.words.related);
        for other in related {
            let other = catalog.indicator(*other);
            let (name, unit) = (basis.say(other.name), basis.say(other.unit));
            self.line(&format!("  {name} ({unit}) · {}", catalog.text(other.id)));
        }
    }

    fn programmes(&mut self) {
        let (basis, catalog) = (self.basis, self.basis.catalog);
        let programmes = facts::programmes(catalog, catalog.series_of(self.series).indicator);
        if programmes.is_empty() {
            return;
        }
        self.title(self.words.programmes);
        for programme in programmes {
            let source = facts::source_name(catalog, programme.source);
            self.line(&format!("  {} ({source})", basis.say(programme.text)));
        }
    }

    fn sources(&mut self) {
        let sources = facts::sources(self.basis, self.series);
        if sources.is_empty() {
            return;
        }
        self.title(self.words.sources);
        for id in sources {
            let source = SourceLine::new(self.basis, id);
            let said = source.document_with_address();
            self.line(&format!("  {}  {said}", source.name));
        }
    }
}

/// "Mục tiêu: 65 triệu đồng, 2025 · NQ ĐH XIV 2020-2025 · L01, 10/2020"; the plan of a target alone.
fn told_line(card: &Card<'_>, title: &str, told: &ShownClaim, is_target: bool) -> String {
    let plan = if is_target { told.plan.as_str() } else { "" };
    let said = format!("{title}: {}, {}", told.figure, told.when);
    join(&[&said, plan, &card.cited(told.id)])
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
