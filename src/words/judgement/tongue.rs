//! The slots of the sentences: figures, differences, yearly changes and shares as said.
//!
//! Owns which noun and how many digits each takes; the templates stand in `sentence`. It must not know the catalogue.

use crate::core::lang::Lang;
use crate::core::model::{Better, TargetKind};
use crate::core::rule::verdict::{Assessment, Flag, Status};
use crate::words::judgement::labels::SentenceSubject;
use crate::words::locale::number::shortest;
use crate::words::locale::precision::Precision;
use crate::words::locale::words::fill;

/// One assessment in one language.
pub(super) struct Tongue<'t, 's> {
    /// What is spoken of.
    pub(super) subject: &'t SentenceSubject<'s>,
    /// What is said of it.
    pub(super) found: &'t Assessment,
    /// The language.
    pub(super) lang: Lang,
}

impl Tongue<'_, '_> {
    /// Fills a template of the language.
    pub(super) fn say(&self, vi: &str, en: &str, slots: &[&str]) -> String {
        fill(self.lang.pick(vi, en), slots)
    }

    /// What the target is called in both languages.
    pub(super) fn noun(&self) -> (&'static str, &'static str) {
        match (self.subject.kind, self.subject.better) {
            (TargetKind::Maintain, Better::Lower) => ("mức trần", "ceiling"),
            (TargetKind::Maintain, _) => ("mức sàn", "floor"),
            _ => ("mục tiêu", "target"),
        }
    }

    /// How many digits numbers have.
    pub(super) fn precision(&self) -> Precision {
        Precision::new(self.subject.decimals, self.subject.kind, self.lang)
    }

    /// A figure that was worked out, as short as its decimals allow.
    pub(super) fn number(&self, number: f64) -> String {
        self.precision().figure(number)
    }

    /// A share in percent.
    pub(super) fn percent(&self, share: f64) -> String {
        self.precision().percent(share)
    }

    /// Tells whether a place in a ranking is judged.
    pub(super) fn is_rank(&self) -> bool {
        self.subject.kind == TargetKind::Rank
    }

    /// Tells whether a mean or a sum is judged.
    pub(super) fn is_mean(&self) -> bool {
        matches!(
            self.subject.kind,
            TargetKind::Pace | TargetKind::Growth | TargetKind::Flow | TargetKind::Total
        )
    }

    /// Tells whether less of a mean is better and its target is no fall.
    pub(super) fn is_ceiling(&self) -> bool {
        let target = self.found.percent_of_target.zip(self.found.actual);
        let is_positive = target.is_some_and(|(share, actual)| share * actual > 0.0);
        self.subject.better == Better::Lower && is_positive
    }

    /// A figure of the kind that is compared: a level, or a mean yearly change.
    pub(super) fn figure(&self, number: &str) -> String {
        let unit = &self.subject.unit;
        let is_change = matches!(self.subject.kind, TargetKind::Pace | TargetKind::Growth);
        if let Some(size) = number.strip_prefix('−').filter(|_| is_change) {
            let fall = self.lang.pick("giảm", "a fall of");
            return format!("{fall} {}", self.figure(size));
        }
        match self.subject.kind {
            // A target of a single year is not said as an amount "a year".
            TargetKind::Flow if self.is_one_year() => unit.figure(number),
            TargetKind::Pace if self.is_one_year() && unit.is_points() => unit.figure(number),
            kind => unit.of_kind(kind, number),
        }
    }

    /// A difference of two such figures.
    pub(super) fn difference(&self, number: f64) -> String {
        let number = self.precision().change(number.abs());
        let unit = &self.subject.unit;
        match self.subject.kind {
            TargetKind::Flow if self.is_one_year() => unit.difference(&number),
            TargetKind::Pace if self.is_one_year() && unit.is_points() => unit.figure(&number),
            kind => unit.difference_of_kind(kind, &number),
        }
    }

    /// The size of a yearly change of a level or a sum.
    pub(super) fn a_year(&self, number: f64) -> String {
        let number = self.precision().change(number.abs());
        self.subject.unit.a_year(&number)
    }

    /// Figure minus the nearest bound of the target.
    pub(super) fn gap(&self) -> Option<f64> {
        let last = || self.found.last_known.and_then(|known| known.gap);
        self.subject.gap.or(self.found.gap).or_else(last)
    }

    /// Tells whether the distance depends on the source.
    pub(super) fn is_disputed(&self) -> bool {
        let ends = self.found.gap_low.zip(self.found.gap_high);
        ends.is_some_and(|(low, high)| low != high)
    }

    /// "0,5 đến 14 triệu đồng, tùy nguồn"
    pub(super) fn by_source(&self) -> String {
        let ends = [self.found.gap_low, self.found.gap_high];
        let mut sizes = ends.map(|gap| gap.unwrap_or_default().abs());
        sizes.sort_by(f64::total_cmp);
        let [least, most] = sizes;
        self.say(
            "{} đến {}, tùy nguồn",
            "{} to {}, depending on the source",
            &[&self.precision().change(least), &self.difference(most)],
        )
    }

    /// The figure that was judged, or the mean or sum that was worked out.
    pub(super) fn actual(&self) -> Option<String> {
        if let Some(said) = self.subject.actual {
            // A figure that was not compared is said plainly, without the words of the target's kind.
            return Some(match self.found.status {
                Status::NotAssessable if self.found.side.is_none() => {
                    self.subject.unit.figure(said)
                }
                _ => self.figure(said),
            });
        }
        let worked_out = self.found.actual;
        worked_out.map(|number| self.figure(&self.number(number)))
    }

    /// The year progress was really counted from.
    pub(super) fn base(&self) -> i32 {
        let other = self.found.flags.iter().find_map(|flag| match flag {
            Flag::Baseline(year) => Some(*year),
            _ => None,
        });
        other.unwrap_or(self.subject.base)
    }

    /// The start of the time that runs, if it is not the base year.
    pub(super) fn since(&self) -> String {
        match self.base() {
            base if base == self.subject.base => String::new(),
            base => self.say(" tính từ {}", " since {}", &[&base.to_string()]),
        }
    }

    /// Years of the term.
    pub(super) fn years(&self) -> f64 {
        f64::from(self.subject.by - self.base())
    }

    /// Tells whether the target is that of a single year.
    fn is_one_year(&self) -> bool {
        self.subject.by - self.subject.base <= 1
    }

    /// How many years of a running term are left, as said.
    pub(super) fn years_left(&self) -> Option<String> {
        let left = self.years() * (1.0 - self.found.time?);
        (left > 1e-9).then(|| shortest(left, 1, self.lang))
    }
}
