//! The order of hits: by score, and among equals by letters and by what this user opens most.
//!
//! Owns which equals are told apart by fuzzy-matcher. It must not know how a score comes about.

use std::cmp::Reverse;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::answer::{Hit, Request};
use crate::search::score::Scorer;
use crate::search::texts::TextStart;

/// Hits from which on equals are no longer told apart by letters: as many as a screen shows.
const SCREENFUL: usize = 40;
/// The most hits of one run of equals that are told apart by letters.
const MOST_COMPARED: usize = 80;

/// Puts the hits in order and drops those beyond the limit.
pub(super) fn order(hits: &mut Vec<Hit>, scorer: &mut Scorer<'_>, request: &Request<'_>) {
    hits.sort_unstable_by_key(|hit| (hit.score, hit.document, hit.entry));
    hits.truncate(request.limit.max(MOST_COMPARED));
    let matcher = SkimMatcherV2::default();
    let needle = scorer.needle();
    let mut start = 0;
    while start < hits.len() {
        let score = hits[start].score;
        let length = hits[start..].iter().take_while(|hit| hit.score == score);
        let end = start + length.count();
        let equals = &mut hits[start..end];
        if start < SCREENFUL && equals.len() > 1 && !needle.is_empty() {
            score_letters(equals, scorer, &matcher, &needle);
        }
        sort_equals(equals, request);
        start = end;
    }
    hits.truncate(request.limit);
}

/// Scores the letters of equals. Those beyond `MOST_COMPARED` get the worst score and so keep their order.
fn score_letters(
    equals: &mut [Hit],
    scorer: &mut Scorer<'_>,
    matcher: &SkimMatcherV2,
    needle: &str,
) {
    // Entries of one document stand side by side and have the same text.
    let mut last: Option<(TextStart, u16)> = None;
    for (at, hit) in equals.iter_mut().enumerate() {
        hit.score.letters = match last {
            _ if at >= MOST_COMPARED => 1000,
            Some((text, letters)) if text == hit.matched => letters,
            _ => scorer.letters(matcher, hit.matched, needle),
        };
        last = Some((hit.matched, hit.score.letters));
    }
}

/// Sorts equals by letters, then by how often this user opened them. Otherwise they keep the order of their
/// documents: by length, then alphabetical.
fn sort_equals(equals: &mut [Hit], request: &Request<'_>) {
    let opened = |hit: &Hit| request.opened.map_or(0, |opened| opened(hit.entry));
    equals.sort_by_cached_key(|hit| (hit.score.letters, Reverse(opened(hit))));
}
