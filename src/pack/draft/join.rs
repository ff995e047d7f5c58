//! Figures that are told twice become one with two quotes.
//!
//! Owns which are the same. It must not know paragraphs.

use std::collections::HashMap;

use super::claim::{Drafted, PassedNumber, ProposedFigure};
use super::masks::Mask;
use super::text::Text;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// Joins what is told again, and turns bytes of quotes into characters.
pub fn join(drafted: &mut Drafted, text: &Text) {
    in_characters(drafted, text);
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<ProposedFigure> = Vec::new();
    for proposal in std::mem::take(&mut drafted.proposals) {
        let key = key(&proposal);
        let at = known.get(&key).copied();
        let first = at
            .and_then(|at| kept.get_mut(at))
            .filter(|first| alike(first, &proposal));
        match first {
            Some(first) => {
                drafted.passed.push(PassedNumber {
                    mask: Mask::Repeated,
                    text: proposal.low.to_string(),
                    paragraph: proposal.quotes.first().map_or(0, |quote| quote.paragraph),
                });
                told_again(first, proposal);
            }
            None => {
                known.insert(key, kept.len());
                kept.push(proposal);
            }
        }
    }
    drafted.proposals = kept;
}

/// What two tellings of one figure have in common.
fn key(proposal: &ProposedFigure) -> String {
    let (low, high, year) = (
        proposal.low,
        proposal.high.map(|high| high.to_string()),
        proposal.year,
    );
    let (unit, comparator, aspect) = (&proposal.unit, proposal.comparator, proposal.aspect);
    format!(
        "{low}|{high:?}|{year:?}|{unit}|{comparator:?}|{aspect:?}|{}",
        bare(&proposal.name)
    )
}

/// Adds the second telling to the first: an estimate stays one, the clearer time counts.
fn told_again(first: &mut ProposedFigure, again: ProposedFigure) {
    if again.kind == ClaimKind::Estimate {
        first.kind = ClaimKind::Estimate;
    }
    if again.doubts.len() < first.doubts.len() {
        first.doubts = again.doubts;
        first.period = again.period;
    }
    first.judgement = first.judgement.take().or(again.judgement);
    first.quotes.extend(again.quotes);
}

/// Turns the byte offsets of quotes into character offsets, which people count.
fn in_characters(drafted: &mut Drafted, text: &Text) {
    let quotes = || {
        drafted
            .proposals
            .iter()
            .flat_map(|proposal| &proposal.quotes)
    };
    let mut bytes: Vec<usize> = quotes()
        .flat_map(|quote| [quote.first, quote.last])
        .collect();
    bytes.sort_unstable();
    bytes.dedup();
    let mut characters = HashMap::with_capacity(bytes.len());
    let mut wanted = bytes.into_iter().peekable();
    let ends = text
        .whole
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.whole.len()]);
    for (count, byte) in ends.enumerate() {
        while let Some(reached) = wanted.next_if(|wanted| *wanted <= byte) {
            characters.insert(reached, count);
        }
    }
    for quote in drafted
        .proposals
        .iter_mut()
        .flat_map(|proposal| &mut proposal.quotes)
    {
        quote.first = characters.get(&quote.first).map_or(0, |count| count + 1);
        quote.last = characters.get(&quote.last).copied().unwrap_or(0);
    }
}

/// Tells whether two kinds may be of one figure: an account may be told as a fact elsewhere.
fn alike(first: &ProposedFigure, second: &ProposedFigure) -> bool {
    let is_account = |kind| matches!(kind, ClaimKind::Actual | ClaimKind::Estimate);
    first.kind == second.kind || is_account(first.kind) && is_account(second.kind)
}
