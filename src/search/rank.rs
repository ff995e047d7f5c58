//! What decides the order of answers.
//!
//! Owns every number of the ranking, so that it can be read, and argued about, in one place. It knows no
//! index.
//! The one idea: nothing is weighed against another; the parts of a `Score` are compared in order, and
//! the order is what a person finds obvious.

use crate::search::field::Class;

/// Returns how well a word is met: whole words before word starts, the name before what stands beside it,
/// and category and unit after all of these, for they say least. An alias and the English name are one
/// class here and told apart by [`breadth_beside`], so that a query that is all of an English name comes
/// before one that is a part of an alias.
pub(crate) fn manner(class: Class, whole: bool) -> u8 {
    match (class, whole) {
        (Class::Name, true) => 0,
        (Class::Alias | Class::English, true) => 1,
        (Class::Name, false) => 2,
        (Class::Alias | Class::English, false) => 3,
        (Class::Category | Class::Unit, true) => 4,
        (Class::Category | Class::Unit, false) => 5,
    }
}

/// Returns how well a word is met in the name of a place: beside the name of the indicator.
pub(crate) fn place_manner(whole: bool) -> u8 {
    manner(Class::Alias, whole)
}

/// What an indicator without a target of its own costs, in words of its name.
pub(crate) const COMPONENT: u16 = 3;

/// What a query word costs that is met outside the text that holds most of them.
const ASIDE: u16 = 3;

/// What a word costs that comes later than right after the word typed before it: "trường học" is no part of
/// "đến trường: tiểu học".
const APART: usize = 6;

/// What a word costs that is met before the word typed before it: more than a long name around the words in
/// their order, for "nước sạch" is no part of what "ngân sách nhà nước" says.
const TURNED: usize = 12;

/// Returns what a text says beyond the query: a word before the first word met or between them costs 1, a
/// word after them 2, for what is said after narrows ("hộ nghèo" is what "tỷ lệ hộ nghèo" is about, and
/// "hộ nghèo được vay vốn" is about loans); words apart cost 6, out of their order 12, a word not met here 3.
pub(crate) fn breadth(words: usize, met: &[usize], missing: usize) -> u16 {
    let aside = ASIDE.saturating_mul(cast(missing));
    let (Some(first), Some(last)) = (met.iter().min(), met.iter().max()) else {
        return cast(words).saturating_add(aside);
    };
    let mut distinct = 0;
    for (at, place) in met.iter().enumerate() {
        distinct += usize::from(!met[..at].contains(place));
    }
    let inside = (last - first + 1).saturating_sub(distinct);
    let after = words.saturating_sub(last + 1);
    let pairs = || met.windows(2);
    let turned = pairs().filter(|pair| pair[1] < pair[0]).count();
    let apart = pairs().filter(|pair| pair[1] > pair[0] + 1).count();
    let order = TURNED * turned + APART * apart;
    cast(first + inside + 2 * after + order).saturating_add(aside)
}

/// Returns whether words are met in another order than they were typed in.
pub(crate) fn is_turned(met: &[usize]) -> bool {
    met.windows(2).any(|pair| pair[1] < pair[0])
}

/// What an indicator costs of which an alias is the whole query: hardly more than one of just that name.
pub(crate) const CALLED: u16 = 1;

/// What it costs to be met beside the name, which tells where the manner does not: when other words are
/// met in the place.
const BESIDE: u16 = 8;

/// Returns the breadth of an answer met beside the name: what the alias or English name says beyond the
/// query counts double, an alias comes before English, and the shorter name wins among equals.
pub(crate) fn breadth_beside(beside: u16, name_words: usize, class: Class) -> u16 {
    beside
        .saturating_mul(2)
        .saturating_add(cast(name_words / 2))
        .saturating_add(BESIDE)
        .saturating_add(u16::from(class == Class::English))
}

fn cast(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_beyond_the_query() {
        let check = |words: usize, met: &[usize], want: u16| {
            assert_eq!(breadth(words, met, 0), want, "{words} {met:?}");
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
