//! Selects the results that can decide a judgement, out of thousands.
//!
//! Owns which claims may be left out: a judgement needs the preferred figure of each moment and the figures that
//! others give for it, and among many figures of one moment only the extreme ones can change the outcome. It must not
//! know how a figure is judged, nor which one is preferred.

use std::borrow::Cow;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::viewpoint::{Seen, is_preferred};
use crate::core::maps::FastMap;
use crate::core::model::{Claim, ClaimKind, Comparator, PeriodId};

/// The number of claims up to which all of them are judged.
const FEW: usize = 512;
/// Figures that are kept at each end, besides the preferred one.
const KEPT: usize = 2;

/// What the rules of evidence ask of a figure before they ask how great it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct EvidenceKey {
    year: Option<i16>,
    period: PeriodId,
    kind: ClaimKind,
    is_break: bool,
    is_exact: bool,
}

fn moment(claim: &Claim) -> EvidenceKey {
    EvidenceKey {
        year: claim.year,
        period: claim.period,
        kind: claim.kind,
        is_break: claim.is_break,
        is_exact: claim.comparator == Comparator::Equal,
    }
}

/// The results among claims, in their order; all of them where there are few.
pub(super) fn decisive<'s>(catalog: &Catalog, seen: &'s [Seen]) -> Cow<'s, [Seen]> {
    if seen.len() <= FEW {
        return Cow::Borrowed(seen);
    }
    let mut moments: FastMap<EvidenceKey, Vec<Seen>> = FastMap::default();
    for one in seen.iter().filter(|(_, claim)| claim.is_result()) {
        moments.entry(moment(&one.1)).or_default().push(*one);
    }
    let mut kept: Vec<Seen> = Vec::new();
    for same in moments.into_values() {
        outermost(catalog, same, &mut kept);
    }
    kept.sort_unstable_by_key(|(position, _)| *position);
    kept.dedup_by_key(|(position, _)| *position);
    Cow::Owned(kept)
}

/// Keeps the preferred of some figures of one moment, and of the others those that are least and greatest.
fn outermost(catalog: &Catalog, mut same: Vec<Seen>, kept: &mut Vec<Seen>) {
    if same.len() <= 2 * KEPT + 1 {
        kept.append(&mut same);
        return;
    }
    let mut best = 0;
    for at in 1..same.len() {
        if is_preferred(catalog, &same[at], &same[best]) {
            best = at;
        }
    }
    kept.push(same.swap_remove(best));
    let (mut least, mut greatest): (Vec<Seen>, Vec<Seen>) = (Vec::new(), Vec::new());
    for one in same {
        insert(&mut least, one, |one, other| one < other);
        insert(&mut greatest, one, |one, other| one > other);
    }
    kept.extend(least.iter().chain(&greatest));
}

/// Keeps a figure among the few that are furthest out; of equal ones the first.
fn insert(few: &mut Vec<Seen>, one: Seen, is_further: fn(Ends, Ends) -> bool) {
    let place = few
        .iter()
        .position(|other| !is_further(ends(other), ends(&one)));
    let place = place.unwrap_or(few.len());
    let is_known = few
        .get(place)
        .is_some_and(|other| says(other) == says(&one));
    if place < KEPT && !is_known {
        few.insert(place, one);
        few.truncate(KEPT);
    }
}

type Ends = (Figure, Figure);

fn ends((_, claim): &Seen) -> Ends {
    (claim.low, claim.high)
}

/// All that a judgement sees of a figure.
fn says(one: &Seen) -> (Ends, Comparator, Option<Figure>) {
    (ends(one), one.1.comparator, one.1.rounded_to)
}
