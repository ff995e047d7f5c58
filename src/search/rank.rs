//! What decides the order of answers.
//!
//! Owns every number of the ranking, so that it can be read, and argued about, in one place. It must not know the
//! index.
//!
//! Nothing is weighed against anything else: the parts of a `Score` are compared one after another, in the order that
//! people find obvious.

use crate::search::field::TextClass;

/// Returns how well a word matches, 0 for best: whole words before word starts, the Vietnamese name before
/// the other names, and category and unit last, because they say least. An alias and the English name are
/// equal here and told apart by [`breadth_outside_name`]; otherwise a part of an alias would come before an
/// English name that is the whole query.
pub(super) fn match_quality(class: TextClass, whole: bool) -> u8 {
    match (class, whole) {
        (TextClass::Name, true) => 0,
        (TextClass::Alias | TextClass::English, true) => 1,
        (TextClass::Name, false) => 2,
        (TextClass::Alias | TextClass::English, false) => 3,
        (TextClass::Category | TextClass::Unit, true) => 4,
        (TextClass::Category | TextClass::Unit, false) => 5,
    }
}

/// Returns how well a word matches the name of a place: as well as an alias of the indicator.
pub(super) fn place_match_quality(whole: bool) -> u8 {
    match_quality(TextClass::Alias, whole)
}

/// The match quality of an indicator found by its id alone: behind everything else.
pub(super) const ID_MATCH_QUALITY: u8 = 6;

/// Returns the match quality of a thing that is not an indicator: behind every indicator, and last if the words stand
/// only in a remark.
pub(super) fn other_match_quality(aside: bool, whole: bool) -> u8 {
    ID_MATCH_QUALITY + 1 + 2 * u8::from(aside) + u8::from(!whole)
}

/// The cost of an indicator without a target of its own, counted in words of a name.
pub(super) const COMPONENT: u16 = 3;

/// The cost of a text that has only the start of the unfinished word. Among equals a text with exactly this word
/// comes first, but an unfinished word says little.
pub(super) const BEGUN: u16 = 1;

/// How much less a name costs that begins with "tỷ lệ", and how much more one that begins with "số": who names only
/// the thing asks for the rate.
pub(super) const RATE: u16 = 1;
/// See [`RATE`].
pub(super) const NUMBER: u16 = 1;

/// The cost of a query word that the scored text does not match.
const ELSEWHERE: u16 = 3;

/// The cost of each gap between matched words that were typed side by side: "trường học" is no part of "đến
/// trường: tiểu học".
const APART: usize = 6;

/// The cost of each word that stands before the word typed before it. It is more than a long name around the
/// words in their order costs, because "nước sạch" is not what "ngân sách nhà nước" is about.
const REORDERED: usize = 12;

/// Returns what a text of `words` words says beyond the query, given where it matches the words of the query
/// and how many of them it does not match.
///
/// A word before or between the matched words costs 1. A word after them costs 2, because what follows
/// narrows the meaning: "tỷ lệ hộ nghèo" is about "hộ nghèo", but "hộ nghèo được vay vốn" is about loans.
/// Matched words apart cost 6, out of order 12, a missing word 3.
pub(super) fn breadth(words: usize, matched: &[usize], missing: usize) -> u16 {
    let elsewhere = ELSEWHERE.saturating_mul(cast(missing));
    let (Some(first), Some(last)) = (matched.iter().min(), matched.iter().max()) else {
        return cast(words).saturating_add(elsewhere);
    };
    let mut distinct = 0;
    for (at, place) in matched.iter().enumerate() {
        distinct += usize::from(!matched[..at].contains(place));
    }
    let inside = (last - first + 1).saturating_sub(distinct);
    let after = words.saturating_sub(last + 1);
    let pairs = || matched.windows(2);
    let reordered = pairs().filter(|pair| pair[1] < pair[0]).count();
    let apart = pairs().filter(|pair| pair[1] > pair[0] + 1).count();
    let order = REORDERED * reordered + APART * apart;
    cast(first + inside + 2 * after + order).saturating_add(elsewhere)
}

/// Returns whether the matched words stand in another order than they were typed in.
pub(super) fn is_reordered(matched: &[usize]) -> bool {
    matched.windows(2).any(|pair| pair[1] < pair[0])
}

/// The most that an indicator costs if its alias is the whole query: hardly more than if its name is.
pub(super) const EXACT_ALIAS: u16 = 1;

/// The cost of a match outside the name. It decides where the match quality is equal because the place
/// matches another word of the query.
const OUTSIDE_NAME: u16 = 8;

/// Returns the breadth of an indicator that matches by an alias or its English name, given the breadth of
/// that text: it counts double, an alias comes before English, and among equals the shorter name wins.
pub(super) fn breadth_outside_name(breadth: u16, name_words: usize, class: TextClass) -> u16 {
    breadth
        .saturating_mul(2)
        .saturating_add(cast(name_words / 2))
        .saturating_add(OUTSIDE_NAME)
        .saturating_add(u16::from(class == TextClass::English))
}

fn cast(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_beyond_the_query() {
        let check = |words: usize, matched: &[usize], want: u16| {
            assert_eq!(breadth(words, matched, 0), want, "{words} {matched:?}");
        };
        check(4, &[0, 1, 2, 3], 0);
        check(4, &[2, 3], 2);
        check(4, &[0, 1], 4);
        check(4, &[3, 2], 14);
        check(4, &[0, 2, 3], 7);
        check(4, &[], 4);
        assert_eq!(breadth(4, &[2, 3], 1), 5);
    }
}
