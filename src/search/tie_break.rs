//! The order of the hits: by score, and among equals by letters and by what is opened most.
//!
//! Owns which equals fuzzy-matcher is asked about. It must not know how a score comes about.

use std::cmp::Reverse;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::answer::{Hit, Request};
use crate::search::score::Scorer;

/// Rows on which fuzzy-matcher is asked: as many as a screen shows.
const JUDGED: usize = 40;
/// The same where all of them are equal but for the letters.
const JUDGED_AT_MOST: usize = 80;

/// Puts the hits in order and drops those beyond the limit.
pub(crate) fn order(hits: &mut Vec<Hit>, scorer: &mut Scorer<'_>, request: &Request<'_>) {
    hits.sort_unstable_by_key(|hit| (hit.score, hit.document, hit.entry));
    hits.truncate(request.limit.max(JUDGED_AT_MOST));
    let matcher = SkimMatcherV2::default();
    let needle = scorer.needle();
    let mut start = 0;
    while start < hits.len() {
        let score = hits[start].score;
        let length = hits[start..].iter().take_while(|hit| hit.score == score);
        let end = start + length.count();
        let tied = &mut hits[start..end];
        if start < JUDGED && tied.len() > 1 && !needle.is_empty() {
            judge(tied, scorer, &matcher, &needle);
        }
        settle(tied, request);
        start = end;
    }
    hits.truncate(request.limit);
}

// Lets fuzzy-matcher tell equals apart. Those beyond a screenful keep the worst mark and their order.
fn judge(tied: &mut [Hit], scorer: &mut Scorer<'_>, matcher: &SkimMatcherV2, needle: &str) {
    let mut last: Option<((u32, u16), u16)> = None;
    for (at, hit) in tied.iter_mut().enumerate() {
        hit.score.letters = match last {
            _ if at >= JUDGED_AT_MOST => 1000,
            Some((text, letters)) if text == hit.text => letters,
            _ => scorer.letters(matcher, hit.text, needle),
        };
        last = Some((hit.text, hit.score.letters));
    }
}

// Orders equals by letters, then by what this user opens. They come in the order of their documents,
// which is that of length and of the Vietnamese alphabet, and keep it.
fn settle(tied: &mut [Hit], request: &Request<'_>) {
    let opened = |hit: &Hit| request.opened.map_or(0, |opened| opened(hit.entry));
    tied.sort_by_cached_key(|hit| (hit.score.letters, Reverse(opened(hit))));
}
