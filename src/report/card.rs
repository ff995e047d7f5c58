//! One series as every surface shows it, worked out once.
//!
//! Owns the texts of the leading figure, of the newer one beside it, of the target, the status, the verdicts of
//! single years and the derivation. List row, detail, page, table, JSON, copies and what-if only lay them out. It
//! must not know where a text ends up, nor how wide that is.

use std::sync::Arc;

use crate::core::catalog::Catalog;
use crate::core::derivation::Derivation;
use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::judge::standing::{Reason, Standing, Status, YearVerdict};
use crate::core::judge::viewpoint::Conflict;
use crate::core::judge::viewpoint::stands_at;
use crate::core::model::{
    Better, Claim, ClaimId, Comparator, Owner, PlanId, SeriesId, SourceId, TargetKind,
};
use crate::report::basis::Basis;
use crate::report::facts;
use crate::words::judgement::derived;
use crate::words::judgement::judged;
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::period;
use crate::words::locale::words::fill;
use crate::words::wording;

/// A status in two parts, since the word alone is colored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StatusText {
    /// The word of the status.
    pub(crate) word: String,
    /// What follows the word on its line, with the sign between both; empty where nothing does.
    pub(crate) rest: String,
}

/// One series, seen from a day and plan, in a language.
#[derive(Debug)]
pub(crate) struct Card<'c> {
    /// The context.
    pub(crate) basis: Basis<'c>,
    /// The series.
    pub(crate) series: SeriesId,
    /// Where it stands.
    pub(crate) standing: Arc<Standing>,
}

/// A claim with its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShownClaim {
    /// The claim.
    pub(crate) id: ClaimId,
    /// The figure with its comparator, its mark and its unit.
    pub(crate) figure: String,
    /// The year and period, and whether the figure was worked out.
    pub(crate) when: String,
    /// The same to stand in brackets, which are not set in brackets again.
    pub(crate) when_inside: String,
    /// The same as short as it can be read aloud: "BQ 2021–2023".
    pub(crate) when_short: String,
    /// The plan; empty without one.
    pub(crate) plan: String,
}

impl<'c> Card<'c> {
    /// The card of a series.
    pub(crate) fn new(basis: Basis<'c>, series: SeriesId) -> Self {
        Self {
            basis,
            series,
            standing: basis.standing(series),
        }
    }

    /// The name of the indicator.
    pub(crate) fn name(&self) -> &'c str {
        self.basis
            .say(self.catalog().indicator_of(self.series).name)
    }

    /// The name of the place.
    pub(crate) fn place(&self) -> &'c str {
        let place = self.catalog().series_of(self.series).place;
        self.basis.say(self.catalog().place(place).name)
    }

    /// The unit.
    pub(crate) fn unit(&self) -> &'c str {
        wording::unit(self.catalog(), self.series, self.basis.lang)
    }

    /// The claim that leads.
    pub(crate) fn shown(&self) -> Option<Claim> {
        self.standing.shown().map(|id| self.catalog().claim(id))
    }

    /// The figure that leads, with what other sources say of it: "ước 79 triệu đồng (nguồn khác 65,5)".
    pub(crate) fn leading(&self) -> Option<ShownClaim> {
        Some(self.told_beside_others(self.standing.shown()?))
    }

    /// A figure together with what other sources say of its moment.
    pub(crate) fn told_beside_others(&self, id: ClaimId) -> ShownClaim {
        let mut told = self.told(id);
        if let Some(others) = self.others_than(id) {
            let others = fill(self.basis.words().other_source, &[&others]);
            told.figure.push_str(&format!(" ({others})"));
        }
        told
    }

    /// The figure that leads without its unit, in words or signs: "ước 79".
    pub(crate) fn bare_figure(&self, form: FigureSize) -> Option<String> {
        let claim = self.shown()?;
        Some(wording::marked_figure(
            self.catalog(),
            &claim,
            form,
            self.basis.lang,
        ))
    }

    /// What other sources say of the year of the leading figure: "65,5".
    pub(crate) fn other_figures(&self) -> Option<String> {
        self.others_than(self.standing.shown()?)
    }

    /// What other sources say of the moment of a figure.
    fn others_than(&self, shown: ClaimId) -> Option<String> {
        let conflict = self.conflict_about(shown)?;
        // A figure of another moment of the year need not contradict it.
        let at = |id: ClaimId| stands_at(self.catalog(), &self.catalog().claim(id));
        let others = conflict.claims.iter();
        let others = others.filter(|id| **id != shown && at(**id) == at(shown));
        let (mut said, mut more): (Vec<String>, usize) = (Vec::new(), 0);
        for id in others {
            if said.len() == wording::MOST_FIGURES {
                more += 1;
                continue;
            }
            let claim = self.catalog().claim(*id);
            let figure = wording::figure(&claim, FigureSize::Words, self.basis.lang);
            if said.last() != Some(&figure) {
                said.push(figure);
            }
        }
        said.extend(wording::more(more, self.basis.lang));
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// The disagreement about the figure that leads.
    pub(crate) fn conflict(&self) -> Option<&Conflict> {
        self.conflict_about(self.standing.shown()?)
    }

    fn conflict_about(&self, shown: ClaimId) -> Option<&Conflict> {
        let mut all = self.standing.conflicts.iter();
        all.find(|conflict| conflict.claims.contains(&shown))
    }

    /// A newer figure that cannot be compared with the target.
    pub(crate) fn newer(&self) -> Option<ShownClaim> {
        self.standing.figures.newer.map(|id| self.told(id))
    }

    /// A figure from before the term of the target, which has none: it stands apart.
    pub(crate) fn apart(&self) -> Option<ShownClaim> {
        self.standing.figures.apart.map(|id| self.told(id))
    }

    /// The target that counts, in the unit of its kind.
    pub(crate) fn target(&self) -> Option<ShownClaim> {
        self.standing.target.map(|id| self.told_target(id))
    }

    /// The target of a year or term to come.
    pub(crate) fn next_target(&self) -> Option<ShownClaim> {
        self.standing.next_target.map(|id| self.told_target(id))
    }

    /// The plan of the target.
    pub(crate) fn plan(&self) -> Option<PlanId> {
        let target = self.standing.target?;
        self.catalog().claim(target).plan
    }

    /// The text in place of a target: that there is none, or none for the year of the result.
    pub(crate) fn no_target(&self) -> Option<String> {
        if self.standing.target.is_some() {
            return None;
        }
        let words = self.basis.words();
        let year = self.shown().and_then(|claim| claim.year);
        Some(match year.filter(|_| !self.standing.years.is_empty()) {
            Some(year) => fill(words.no_target_of_year, &[&year.to_string()]),
            None if self.basis.viewpoint.plan.is_some() => words.no_target_in_plan.to_owned(),
            None => words.reason_no_target.to_owned(),
        })
    }

    /// The class, where anything was promised.
    pub(crate) fn class(&self) -> Option<Class> {
        self.standing.target.map(|_| self.standing.class)
    }

    /// The class on the board, where anything was promised for any year.
    pub(crate) fn board_class(&self) -> Option<Class> {
        let is_promised = self.standing.target.is_some() || !self.standing.years.is_empty();
        is_promised.then_some(self.standing.class)
    }

    /// The word of the status, never abbreviated; of targets without a verdict that of their kind.
    pub(crate) fn status(&self) -> String {
        match self.class() {
            Some(class) => wording::class_word(class, self.basis.lang).to_owned(),
            None => self.no_target().unwrap_or_default(),
        }
    }

    /// The status in one line: word, gap, reason, basis: "Vượt" and " 0,5 đến 14 triệu đồng, tùy nguồn; theo số ước".
    pub(crate) fn status_parts(&self) -> StatusText {
        let (catalog, lang, words) = (self.basis.catalog, self.basis.lang, self.basis.words());
        let Some(class) = self.class() else {
            return StatusText {
                word: self.status(),
                rest: String::new(),
            };
        };
        let provisional = self
            .standing
            .provisional
            .then(|| words.provisional.to_owned());
        // Sources on both sides of the target leave no distance to tell in one word.
        let gap = judged::gap(catalog, self.series, &self.standing, lang).filter(|_| {
            !matches!(
                class,
                Class::Without(Reason::Conflict | Reason::AtThreshold)
            )
        });
        let reason = self.reason(class);
        let amount = match class {
            Class::Judged(Status::Exceeded) if self.is_higher_better() => {
                judged::amount_of_gap(catalog, self.series, &self.standing, lang)
            }
            _ => None,
        };
        let (word, start, parts) = match (class, amount) {
            (_, Some(amount)) => (
                self.status(),
                fill(words.exceeded_by, &[&amount]),
                vec![provisional],
            ),
            (Class::Provisional(_), None) => (
                words.class_provisional.to_owned(),
                String::new(),
                vec![gap, reason, provisional],
            ),
            (Class::Without(Reason::Unconfirmed), None) => (
                words.class_provisional.to_owned(),
                String::new(),
                vec![reason, gap, provisional],
            ),
            (Class::Judged(Status::Met), None) => (
                self.status(),
                String::new(),
                vec![gap, self.only_met(), provisional],
            ),
            (_, None) => (self.status(), String::new(), vec![reason, gap, provisional]),
        };
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let parts = parts.join("; ");
        let rest = match (start.as_str(), parts.as_str()) {
            ("", "") => String::new(),
            ("", parts) => format!(": {parts}"),
            (start, "") => format!(" {start}"),
            (start, parts) => format!(" {start}; {parts}"),
        };
        StatusText { word, rest }
    }

    /// The status in one line.
    pub(crate) fn status_line(&self) -> String {
        let StatusText { word, rest } = self.status_parts();
        word + &rest
    }

    /// Why a figure beyond its target is only met: a source that gives a bound proves no more.
    fn only_met(&self) -> Option<String> {
        let (catalog, standing) = (self.catalog(), &self.standing);
        let target = catalog.claim(standing.target?);
        let is_beyond = |claim: &Claim| match catalog.indicator_of(self.series).better {
            Better::Higher => claim.low > target.high,
            Better::Lower => claim.high < target.low,
            Better::None => false,
        };
        // A floor or ceiling that is kept is never exceeded.
        let bound = |id: ClaimId| {
            let claim = catalog.claim(id);
            let is_bound = !matches!(
                claim.comparator,
                Comparator::Equal | Comparator::About | Comparator::Range
            );
            (is_bound && is_beyond(&claim)).then_some(claim)
        };
        let shown = standing.shown()?;
        let others = self.conflict().map_or(&[][..], |found| &found.claims);
        let mut all = std::iter::once(shown).chain(others.iter().copied());
        let bound = all.find_map(bound)?;
        let may_exceed = standing.kind != TargetKind::Maintain;
        let figure = wording::figure(&bound, FigureSize::Words, self.basis.lang);
        may_exceed.then(|| fill(self.basis.words().only_met, &[&figure]))
    }

    fn reason(&self, class: Class) -> Option<String> {
        match (class, class.kind()) {
            (Class::Judged(_), _) => None,
            // The word of the status says it already.
            (_, Some(UnjudgedKind::NoData)) => None,
            (_, Some(UnjudgedKind::UnitEnded)) => self.ended(),
            _ => Some(wording::class_reason(class, self.basis.lang).to_owned()),
        }
    }

    /// The verdicts of single years, where there is more to say than the leading one, newest first.
    pub(crate) fn years(&self) -> &[YearVerdict] {
        let years = &self.standing.years;
        let is_said = match years.as_slice() {
            [only] => self.standing.target == Some(only.target),
            _ => false,
        };
        if is_said { &[] } else { years }
    }

    /// The verdict of one year in a line: "2025: 7,52% · mục tiêu trên 8% · Không đạt, thấp hơn mục tiêu 0,48 điểm
    /// %".
    pub(crate) fn year_line(&self, verdict: &YearVerdict) -> String {
        let words = self.basis.words();
        let figure = match verdict.shown {
            Some(id) => {
                let told = self.told_beside_others(id);
                let period = self.catalog().claim(id).period;
                // Part of a year never stands as the year.
                let is_whole = self.catalog().period(period).is_whole_year();
                match (is_whole, self.catalog().claim(id).is_derived) {
                    (true, false) => told.figure,
                    (true, true) => format!("{} {}", told.figure, words.derived),
                    (false, _) => format!("{} ({})", told.figure, told.when_inside),
                }
            }
            None => words.no_figure.to_owned(),
        };
        let target = self.told_target(verdict.target);
        let lang = self.basis.lang;
        let gap = judged::gap_of_year(self.catalog(), self.series, verdict, lang);
        let status = wording::class_word(verdict.class, lang);
        let status = match (gap, verdict.class.kind()) {
            (_, Some(UnjudgedKind::Other)) => {
                format!("{status}: {}", wording::class_reason(verdict.class, lang))
            }
            (Some(gap), None | Some(UnjudgedKind::Provisional)) => format!("{status}, {gap}"),
            _ => status.to_owned(),
        };
        let promised = match self.catalog().claim(verdict.target).is_derived {
            true => format!("{} {}", target.figure, words.derived),
            false => target.figure,
        };
        format!(
            "{}: {figure} · {} {promised} · {status}",
            verdict.year, words.target
        )
    }

    /// How the leading figure was worked out, where the pack declares it.
    pub(crate) fn derivation(&self) -> Option<&'c Derivation> {
        self.catalog().derivation_of(self.standing.shown()?)
    }

    /// A derivation that lacks an input, so that the figure is not there.
    pub(crate) fn unfinished(&self) -> Option<&'c Derivation> {
        let mut all = self.catalog().derivations().iter();
        all.find(|derivation| derivation.series == self.series && derivation.claim.is_none())
    }

    /// The formula of the leading figure with its inputs.
    pub(crate) fn formula(&self) -> Option<String> {
        let derivation = self.derivation()?;
        Some(derived::formula(
            self.catalog(),
            derivation,
            self.basis.lang,
        ))
    }

    /// The inputs of the leading figure, each with its source.
    pub(crate) fn inputs(&self) -> Vec<String> {
        let derivation = self.derivation();
        derivation.map_or_else(Vec::new, |derivation| {
            derived::inputs(self.catalog(), derivation, self.basis.lang)
        })
    }

    /// The day on which the unit was abolished, with the source: "từ 01/07/2025 (L108)".
    pub(crate) fn ended(&self) -> Option<String> {
        let ended = self.basis.viewpoint.ended(self.catalog(), self.series)?;
        let day = number::day(ended.date, self.basis.lang);
        let since = fill(self.basis.words().ended_since, &[&day]);
        let source = facts::source_name(self.catalog(), ended.source);
        Some(match source {
            "" => since,
            source => format!("{since} ({source})"),
        })
    }

    /// Who answers for the indicator in its place.
    pub(crate) fn owner(&self) -> Option<&'c Owner> {
        self.catalog().owner(self.series)
    }

    /// The source of the leading figure.
    pub(crate) fn source(&self) -> Option<SourceId> {
        self.shown()?.source
    }

    /// The source of the target.
    pub(crate) fn target_source(&self) -> Option<SourceId> {
        let target = self.standing.target?;
        self.catalog().claim(target).source
    }

    /// Place, figure, period, target in a line: "Sơn La: trên 62 triệu đồng, 2025; mục tiêu 60, 2025".
    pub(crate) fn line(&self) -> String {
        let words = self.basis.words();
        let said = match (self.leading(), self.standing.target) {
            (None, None) => words.no_figure.to_owned(),
            (None, Some(_)) => words.no_figure_in_term.to_owned(),
            (Some(told), _) => format!("{}, {}", told.figure, told.when),
        };
        let mut line = format!("{}: {said}", self.place());
        if let Some(target) = self.target() {
            line.push_str(&format!(
                "; {} {}, {}",
                words.target, target.figure, target.when
            ));
        }
        // A figure from before the term stands apart, behind the target.
        if let Some(apart) = self.apart() {
            let apart = fill(words.before_term_short, &[&apart.figure, &apart.when]);
            line.push_str(&format!("; {apart}"));
        }
        line
    }

    /// A claim of the series with its texts.
    pub(crate) fn told(&self, id: ClaimId) -> ShownClaim {
        let lang = self.basis.lang;
        let claim = self.catalog().claim(id);
        let figure = wording::marked_figure(self.catalog(), &claim, FigureSize::Words, lang);
        let mut told = self.told_as(id, &claim, wording::with_unit(&figure, self.unit()));
        if claim.is_derived {
            told.when_inside = format!("{}, {}", told.when, self.basis.words().derived_short);
            told.when = format!("{} {}", told.when, self.basis.words().derived);
        }
        told
    }

    /// A target of the series with its texts.
    pub(crate) fn told_target(&self, id: ClaimId) -> ShownClaim {
        let claim = self.catalog().claim(id);
        let figure = wording::promised(self.catalog(), self.series, &claim, self.basis.lang);
        let mut told = self.told_as(id, &claim, figure);
        if claim.is_derived {
            told.when_inside = format!("{}, {}", told.when, self.basis.words().derived_short);
            told.when = format!("{} {}", told.when, self.basis.words().derived);
        }
        told
    }

    fn told_as(&self, id: ClaimId, claim: &Claim, figure: String) -> ShownClaim {
        let (catalog, lang) = (self.catalog(), self.basis.lang);
        let text = catalog.period(claim.period);
        let when = wording::when(catalog, claim, lang);
        let plan = claim
            .plan
            .map(|plan| self.basis.say(catalog.plan(plan).name));
        ShownClaim {
            id,
            figure,
            when_short: claim
                .year
                .map_or_else(|| when.clone(), |year| period::short(text, year, lang)),
            when_inside: when.clone(),
            when,
            plan: plan.unwrap_or_default().to_owned(),
        }
    }

    /// A claim in one line: "Tỷ lệ hộ nghèo: 19,46% (2024), thực hiện; L11, 12/2024".
    pub(crate) fn claim_line(&self, id: ClaimId) -> String {
        let claim = self.catalog().claim(id);
        match claim.is_result() {
            true => self.line_of(&claim, &self.told(id)),
            false => self.line_of(&claim, &self.told_target(id)),
        }
    }

    /// The same of a figure, with what other sources say of its moment; then a line for each result of another kind
    /// of that moment: beside an estimate the actual figure.
    pub(crate) fn lines_beside_others(&self, id: ClaimId) -> Vec<String> {
        let claim = self.catalog().claim(id);
        if !claim.is_result() {
            return vec![self.claim_line(id)];
        }
        let mut lines = vec![self.line_of(&claim, &self.told_beside_others(id))];
        let others = self.other_results(id).into_iter();
        lines.extend(others.map(|other| self.claim_line(other)));
        lines
    }

    /// The results of another kind of the moment of a figure, which say something else.
    pub(crate) fn other_results(&self, id: ClaimId) -> Vec<ClaimId> {
        let claim = self.catalog().claim(id);
        let all = self.basis.viewpoint.counting(self.catalog(), self.series);
        let is_same = |other: &Claim| (other.low, other.high) == (claim.low, claim.high);
        let others = all.into_iter().filter(|(_, other)| {
            other.is_result()
                && other.kind != claim.kind
                && (other.year, other.period) == (claim.year, claim.period)
                && !is_same(other)
        });
        others.map(|(other, _)| other).collect()
    }

    fn line_of(&self, claim: &Claim, told: &ShownClaim) -> String {
        // The note that it was derived already stands beside its year.
        let kind = wording::kind_of(self.catalog(), claim, self.basis.lang);
        let is_home = self.basis.home == Some(self.catalog().series_of(self.series).place);
        let place = if is_home {
            String::new()
        } else {
            format!(" · {}", self.place())
        };
        let said = format!(
            "{}{place}: {} ({}), {kind}",
            self.name(),
            told.figure,
            told.when_inside
        );
        let source = self.cited(told.id);
        let sources = [told.plan.as_str(), &source];
        let sources = sources.iter().filter(|said| !said.is_empty());
        sources.fold(said, |line, said| format!("{line}; {said}"))
    }

    /// Source, date and page: "L00, 08/09/2023, đoạn 7".
    pub(crate) fn cited(&self, id: ClaimId) -> String {
        let claim = self.catalog().claim(id);
        let source = wording::source(self.catalog(), &claim, self.basis.lang);
        let page = self
            .catalog()
            .particulars(id)
            .map_or("", |known| &*known.page);
        match (source.as_str(), page) {
            (_, "") => source,
            ("", page) => page.to_owned(),
            (source, page) => format!("{source}, {page}"),
        }
    }

    fn is_higher_better(&self) -> bool {
        self.catalog().indicator_of(self.series).better == Better::Higher
    }

    fn catalog(&self) -> &'c Catalog {
        self.basis.catalog
    }
}
