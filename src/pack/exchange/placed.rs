//! Claims that an import has added, seen from their rows.
//!
//! Owns where the figure of each claim stands in its file, in eight bytes, since millions are kept at once, and which
//! claims are those of one indicator. It must not know how a row is read.

use std::ops::Range;

use crate::core::catalog::build::Builder;
use crate::core::model::ClaimId;

/// Where the figure of each claim stands, in the order in which claims are added.
#[derive(Debug, Default)]
pub(super) struct FigurePlaces {
    /// For each file the number of its first claim.
    firsts: Vec<usize>,
    places: Vec<Range<u32>>,
}

impl FigurePlaces {
    /// What follows is of another file.
    pub(super) fn begin_file(&mut self) {
        self.firsts.push(self.places.len());
    }

    /// Keeps the bytes of the figure of a claim.
    pub(super) fn push(&mut self, at: &Range<usize>) {
        // No file that is read has four thousand million bytes.
        let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.places.push(short(at.start)..short(at.end));
    }

    /// The number of the file of a claim, and the bytes of its figure there.
    pub(super) fn of(&self, claim: ClaimId) -> Option<(usize, Range<usize>)> {
        let at = self.places.get(claim.index())?;
        let files = self.firsts.partition_point(|first| *first <= claim.index());
        let at = at.start as usize..at.end as usize;
        Some((files.checked_sub(1)?, at))
    }
}

/// The claims of each indicator, in the order in which they were added.
#[derive(Debug)]
pub(super) struct ByIndicator {
    claims: Vec<ClaimId>,
    /// Where the claims of each indicator end.
    ends: Vec<usize>,
}

impl ByIndicator {
    /// Groups the claims added so far to so many indicators.
    pub(super) fn of(builder: &Builder, indicators: usize) -> Self {
        let series = builder.so_far().series();
        let indicator = |claim| series[builder.series_of(claim).index()].indicator.index();
        let all = || (0..builder.next_claim().0).map(ClaimId);
        let mut next = vec![0; indicators + 1];
        for claim in all() {
            next[indicator(claim) + 1] += 1;
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let mut claims = vec![ClaimId(0); all().len()];
        for claim in all() {
            let at = &mut next[indicator(claim)];
            claims[*at] = claim;
            *at += 1;
        }
        next.pop();
        Self { claims, ends: next }
    }

    /// Those of each indicator, in the order of these.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[ClaimId]> {
        (0..self.ends.len()).map(|indicator| self.get(indicator))
    }

    /// Those of one indicator, by its number.
    pub(super) fn get(&self, indicator: usize) -> &[ClaimId] {
        let start = indicator
            .checked_sub(1)
            .map_or(0, |before| self.ends[before]);
        self.claims
            .get(start..self.ends[indicator])
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::FigurePlaces;
    use crate::core::model::ClaimId;

    #[test]
    fn a_figure_is_found_in_its_file() {
        let mut places = FigurePlaces::default();
        for file in [vec![(3, 4), (9, 12)], vec![], vec![(2, 3)]] {
            places.begin_file();
            file.iter()
                .for_each(|(start, end)| places.push(&(*start..*end)));
        }
        let of = |claim| places.of(ClaimId(claim));
        assert_eq!(of(1), Some((0, 9..12)));
        assert_eq!(of(2), Some((2, 2..3)));
        assert_eq!(of(3), None);
    }

    #[test]
    fn where_a_figure_stands_takes_eight_bytes() {
        let mut places = FigurePlaces::default();
        places.push(&(1..2));
        assert_eq!(size_of_val(&*places.places), 8);
    }
}
