//! Checks that figures of one source fit the relations that the pack declares.
//!
//! Owns the doubt: share × all = count, parts sum to the whole, level = level before + change, each within what was
//! printed (half a unit of the last digit, or of `rounded_to`) and only within one source, place, period and kind.
//! Bounds and figures that are about so much prove nothing, nor does what was worked out. It is asked when every file
//! has been read. It must not know how a relation is written.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::core::catalog::Catalog;
use crate::core::catalog::build::Builder;
use crate::core::figure::Figure;
use crate::core::maps::{FastMap, FastSet};
use crate::core::model::{
    Better, Claim, ClaimId, ClaimKind, Comparator, IndicatorId, PeriodId, PlaceId, PlanId,
    Relation, RelationForm, SourceId,
};
use crate::pack::diagnostic::Doubt;
use crate::pack::lint::{ClaimRead, FoundDoubt};
use crate::pack::quoted::{is_percent, zeros_of};

/// An indicator that declares relations, with its claims.
#[derive(Debug)]
pub(super) struct Tied {
    /// The indicator.
    pub(super) indicator: IndicatorId,
    /// Its claims.
    pub(super) claims: Vec<ClaimRead>,
}

/// Checks the relations of some indicators; the catalogue must know them by now, and the claims of the pack
/// begin with `first`.
pub(super) fn check(builder: &Builder, first: ClaimId, tied: &[Tied]) -> Vec<FoundDoubt> {
    if tied.is_empty() {
        return Vec::new();
    }
    let catalog = builder.so_far();
    let known = Known::of(builder, first, tied);
    let mut found = Vec::new();
    let mut parts: BTreeMap<IndicatorId, Vec<&Tied>> = BTreeMap::new();
    for one in tied {
        for relation in &catalog.indicator(one.indicator).details().relations {
            match relation.form {
                RelationForm::Share => found.extend(shares(catalog, &known, one, relation)),
                RelationForm::Change => found.extend(changes(catalog, &known, one, relation)),
                RelationForm::Parts => parts.entry(relation.of).or_default().push(one),
            }
        }
    }
    for (whole, parts) in parts {
        found.extend(sums(catalog, &known, whole, &parts));
    }
    found
}

/// What figures must have in common to be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    source: SourceId,
    place: PlaceId,
    year: i16,
    period: PeriodId,
    kind: ClaimKind,
    /// The plan, if the claim is a target.
    plan: Option<PlanId>,
}

impl Key {
    fn of(place: PlaceId, claim: &Claim) -> Option<Self> {
        Some(Self {
            source: claim.source?,
            place,
            year: claim.year?,
            period: claim.period,
            kind: claim.kind,
            plan: claim.plan.filter(|_| claim.kind == ClaimKind::Target),
        })
    }
}

/// A figure as it was printed, and the ends between which it lies.
#[derive(Clone, Copy, Debug)]
struct Printed {
    figures: (Figure, Figure),
    ends: Ends,
}

type Ends = (Decimal, Decimal);

impl Printed {
    /// The figure as a claim prints it; `None` unless it is a plain figure or range of its source.
    fn of(claim: &Claim) -> Option<Self> {
        let is_plain = matches!(claim.comparator, Comparator::Equal | Comparator::Range);
        if !is_plain || claim.is_derived || claim.is_computed {
            return None;
        }
        let half = |figure: Figure| {
            let unit = claim.rounded_to.unwrap_or(Figure::new(1, figure.scale()));
            unit.decimal().checked_div(Decimal::TWO)
        };
        Some(Self {
            figures: (claim.low, claim.high),
            ends: (
                claim.low.decimal().checked_sub(half(claim.low)?)?,
                claim.high.decimal().checked_add(half(claim.high)?)?,
            ),
        })
    }

    /// The narrowest range that contains both.
    fn with(self, other: Self) -> Self {
        let (one, two) = (self.figures, other.figures);
        Self {
            figures: (one.0.min(two.0), one.1.max(two.1)),
            ends: (self.ends.0.min(other.ends.0), self.ends.1.max(other.ends.1)),
        }
    }
}

/// The printed figures of the indicators that relations name. Two figures for one thing become one range, because
/// either may be right; `None` if one of them proves nothing.
struct Known(FastMap<(IndicatorId, Key), Option<Printed>>);

impl Known {
    fn of(builder: &Builder, first: ClaimId, tied: &[Tied]) -> Self {
        let catalog = builder.so_far();
        let named = tied.iter().flat_map(|one| {
            let relations = catalog.indicator(one.indicator).details().relations.iter();
            let others =
                relations.flat_map(|relation| relation.count.into_iter().chain([relation.of]));
            others.chain([one.indicator])
        });
        let named: FastSet<IndicatorId> = named.collect();
        let mut known = FastMap::default();
        for (series, claim) in builder.claims_from(first) {
            let series = catalog.series_of(series);
            if !named.contains(&series.indicator) || claim.is_computed {
                continue;
            }
            let Some(key) = Key::of(series.place, &claim) else {
                continue;
            };
            let printed = Printed::of(&claim);
            known
                .entry((series.indicator, key))
                .and_modify(|known: &mut Option<Printed>| {
                    *known = known.zip(printed).map(|(one, other)| one.with(other));
                })
                .or_insert(printed);
        }
        Self(known)
    }

    fn get(&self, indicator: IndicatorId, key: Key) -> Option<Printed> {
        self.0.get(&(indicator, key)).copied().flatten()
    }
}

/// The claims of an indicator that can be held against others.
fn plain(claims: &[ClaimRead]) -> impl Iterator<Item = (&ClaimRead, Key, Printed)> {
    claims.iter().filter_map(|read| {
        let key = Key::of(read.place, &read.claim)?;
        Some((read, key, Printed::of(&read.claim)?))
    })
}

/// Checks share × all = count.
fn shares(catalog: &Catalog, known: &Known, tied: &Tied, relation: &Relation) -> Vec<FoundDoubt> {
    let Some(count) = relation.count else {
        return Vec::new();
    };
    let whole = match unit(catalog, tied.indicator).chars().next() {
        Some('%') => Decimal::ONE_HUNDRED,
        Some('‰') => Decimal::ONE_THOUSAND,
        _ => Decimal::ONE,
    };
    let zeros = zeros(catalog, relation.of) - zeros(catalog, count);
    let judged = plain(&tied.claims).filter_map(|(read, key, share)| {
        let (all, printed) = (known.get(relation.of, key)?, known.get(count, key)?);
        let ends = product(share.ends, all.ends)?;
        let per_whole = |end: Decimal| shifted(end.checked_div(whole)?, zeros);
        let ends = (per_whole(ends.0)?, per_whole(ends.1)?);
        Some((
            differs(RelationForm::Share, ends, printed)?,
            read.at.clone(),
        ))
    });
    judged.collect()
}

/// Checks that the parts sum to the whole wherever every part is there; the doubt is reported at the last part.
fn sums(catalog: &Catalog, known: &Known, whole: IndicatorId, parts: &[&Tied]) -> Vec<FoundDoubt> {
    let Some((last, others)) = parts.split_last().filter(|(_, others)| !others.is_empty()) else {
        return Vec::new();
    };
    let zeros = |part: IndicatorId| zeros(catalog, part) - zeros(catalog, whole);
    let moved = |ends: Ends, part: IndicatorId| {
        let zeros = zeros(part);
        Some((shifted(ends.0, zeros)?, shifted(ends.1, zeros)?))
    };
    let judged = plain(&last.claims).filter_map(|(read, key, part)| {
        let printed = known.get(whole, key)?;
        let mut sum = moved(part.ends, last.indicator)?;
        for other in others {
            let ends = moved(known.get(other.indicator, key)?.ends, other.indicator)?;
            sum = (sum.0.checked_add(ends.0)?, sum.1.checked_add(ends.1)?);
        }
        Some((differs(RelationForm::Parts, sum, printed)?, read.at.clone()))
    });
    judged.collect()
}

/// Checks level = level before + change. A change whose better direction is opposite to its level's counts downward, as
/// a fall does; if a direction is unknown, either sign will do.
fn changes(catalog: &Catalog, known: &Known, tied: &Tied, relation: &Relation) -> Vec<FoundDoubt> {
    let is_percent = |id: IndicatorId| is_percent(unit(catalog, id));
    // Growth in percent cannot be added to a level as a step.
    if is_percent(tied.indicator) != is_percent(relation.of) {
        return Vec::new();
    }
    let better = |id: IndicatorId| catalog.indicator(id).better;
    let (up, down) = match (better(tied.indicator), better(relation.of)) {
        (Better::None, _) | (_, Better::None) => (true, true),
        (own, level) => (own == level, own != level),
    };
    let zeros = zeros(catalog, tied.indicator) - zeros(catalog, relation.of);
    let judged = plain(&tied.claims).filter_map(|(read, key, change)| {
        if !catalog.period(key.period).stands_for_year() {
            return None;
        }
        let printed = known.get(relation.of, key)?;
        let before = level_before(known, relation.of, key)?.ends;
        let change = (
            shifted(change.ends.0, zeros)?,
            shifted(change.ends.1, zeros)?,
        );
        let risen = (
            before.0.checked_add(change.0)?,
            before.1.checked_add(change.1)?,
        );
        let fallen = (
            before.0.checked_sub(change.1)?,
            before.1.checked_sub(change.0)?,
        );
        let doubts = [(up, risen), (down, fallen)]
            .into_iter()
            .filter(|(is_meant, _)| *is_meant)
            .map(|(_, ends)| differs(RelationForm::Change, ends, printed));
        // The relation holds if one of the pairings fits.
        let doubts: Option<Vec<Doubt>> = doubts.collect();
        Some((*doubts?.first()?, read.at.clone()))
    });
    judged.collect()
}

/// The level of the year before, whether its source calls it reached or estimated.
fn level_before(known: &Known, level: IndicatorId, key: Key) -> Option<Printed> {
    let year = key.year.checked_sub(1)?;
    let kinds = [ClaimKind::Actual, ClaimKind::Estimate];
    let results = kinds.map(|kind| Key {
        year,
        kind,
        plan: None,
        ..key
    });
    let same = Key { year, ..key };
    let keys = results.into_iter().chain([same]);
    keys.filter_map(|key| known.get(level, key))
        .reduce(Printed::with)
}

fn unit(catalog: &Catalog, id: IndicatorId) -> &str {
    catalog.text(catalog.indicator(id).unit.vi)
}

fn zeros(catalog: &Catalog, id: IndicatorId) -> i32 {
    zeros_of(unit(catalog, id))
}

/// A number with so many more zeros.
fn shifted(number: Decimal, zeros: i32) -> Option<Decimal> {
    let power = 10_i64.checked_pow(zeros.unsigned_abs())?;
    match zeros >= 0 {
        true => number.checked_mul(power.into()),
        false => number.checked_div(power.into()),
    }
}

fn product(one: Ends, other: Ends) -> Option<Ends> {
    let first = one.0.checked_mul(other.0)?;
    let rest = [(one.0, other.1), (one.1, other.0), (one.1, other.1)];
    rest.into_iter()
        .try_fold((first, first), |(low, high), (a, b)| {
            let next = a.checked_mul(b)?;
            Some((low.min(next), high.max(next)))
        })
}

/// The doubt where what follows and what was printed have nothing in common.
fn differs(form: RelationForm, follows: Ends, printed: Printed) -> Option<Doubt> {
    if follows.0 <= printed.ends.1 && printed.ends.0 <= follows.1 {
        return None;
    }
    let scale = printed.figures.0.scale().max(printed.figures.1.scale());
    let said = |end: Decimal| {
        let end = end.round_dp(u32::from(scale) + 1).normalize();
        Figure::parse(&end.to_string()).ok()
    };
    Some(Doubt::RelationDiffers {
        form,
        follows: (said(follows.0)?, said(follows.1)?),
        printed: printed.figures,
    })
}
