//! Terms that are told without their years, which brackets behind them name.
//!
//! Owns the joining of both. It must not know figures.

use super::text::TextToken;
use super::time::Time;
use super::time_words::TimePart;

/// "5 năm qua (2021 - 2025)": brackets name the years of a term that is told without them.
pub fn name_terms(tokens: &[TextToken], found: &mut [Time]) {
    for at in 1..found.len() {
        let (Some(term), Some(named)) = (found.get(at - 1).copied(), found.get(at).copied()) else {
            continue;
        };
        let is_bracketed = term.part == TimePart::Term
            && matches!(named.part, TimePart::Span(..))
            && tokens
                .get(term.to..named.from)
                .is_some_and(|between| matches!(between, [mark] if mark.is("(")));
        if let Some(time) = found.get_mut(at - 1).filter(|_| is_bracketed) {
            (time.part, time.year) = (named.part, named.year);
        }
    }
}
