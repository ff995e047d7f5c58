//! What a text itself says of a target: exceeded, met, low, hard to reach.
//!
//! Owns the words and the figure that they judge. It must not know how figures are found.

use super::claim::{Aspect, ProposedFigure};
use super::cues::{Cue, PLANS};
use super::numbers::Number;
use super::read::ReadParagraph;
use super::role::Before;
use super::text::TextToken;
use crate::core::model::{ClaimKind, JudgementStatus};

/// The tokens behind a figure in which a judgement without a number of its own may stand.
const NEAR: usize = 9;

/// A figure that says how far another one is above or below its plan judges that.
pub fn against(
    proposals: &mut [ProposedFigure],
    base: Option<&Before>,
    own: &ProposedFigure,
    read: &ReadParagraph<'_>,
    number: &Number,
) {
    let status = match own.aspect {
        Aspect::Over => JudgementStatus::Exceeded,
        Aspect::Under => JudgementStatus::Low,
        _ => return,
    };
    let Some(judged) = base.and_then(|base| proposals.get_mut(base.proposal)) else {
        return;
    };
    let wording = read
        .tokens
        .get(number.from.saturating_sub(1)..number.to)
        .map(|words| shown(read, words));
    if judged.kind != ClaimKind::Target {
        judged.judgement = Some((
            status,
            format!(
                "{} {}",
                if own.aspect == Aspect::Over {
                    "vượt"
                } else {
                    "thấp hơn"
                },
                wording.unwrap_or_default()
            ),
        ));
    }
}

/// A target that stands behind the figure that exceeds it or falls short of it judges that: "(vượt mục tiêu 60 %)".
pub fn beside_target(
    proposals: &mut [ProposedFigure],
    base: Option<&Before>,
    verb: Option<Cue>,
    read: &ReadParagraph<'_>,
    words: std::ops::Range<usize>,
) {
    let status = match verb {
        Some(Cue::Over | Cue::Rise) => JudgementStatus::Exceeded,
        Some(Cue::Under | Cue::Fall) => JudgementStatus::Low,
        _ => return,
    };
    let words = read.tokens.get(words).unwrap_or(&[]);
    let judged = base.and_then(|base| proposals.get_mut(base.proposal));
    let judged = judged.filter(|judged| judged.kind != ClaimKind::Target);
    if let (Some(judged), Some(first), Some(last)) = (judged, words.first(), words.last()) {
        judged.judgement = Some((status, read.text.shown(first.start, last.end)));
    }
}

fn shown(read: &ReadParagraph<'_>, words: &[TextToken]) -> String {
    let number = words.iter().skip_while(|token| !token.is_number());
    let number: Vec<&TextToken> = number.collect();
    match (number.first(), number.last()) {
        (Some(first), Some(last)) => read.text.shown(first.start, last.end),
        _ => String::new(),
    }
}

/// "(đạt nghị quyết)", "vượt chỉ tiêu nghị quyết" without a number behind a figure.
pub fn said_behind(proposal: &mut ProposedFigure, read: &ReadParagraph<'_>, number: &Number) {
    if matches!(
        proposal.aspect,
        Aspect::Over | Aspect::Under | Aspect::OfPlan
    ) || proposal.kind == ClaimKind::Target
    {
        return;
    }
    let words = read.tokens.get(number.to..).unwrap_or(&[]);
    let mark = words.first();
    let is_led = mark.is_some_and(|mark| mark.is_one_of(&["(", ","]));
    let start = number.to + usize::from(is_led);
    let word = |at: usize| read.tokens.get(at).map_or("", |token| token.lower.as_str());
    let (status, verb_end) = match (word(start), word(start + 1)) {
        ("vượt", _) => (JudgementStatus::Exceeded, start + 1),
        ("đạt", "thấp") => (JudgementStatus::Low, start + 2),
        ("đạt", _) => (JudgementStatus::Met, start + 1),
        ("khó", "đạt") => (JudgementStatus::HardToReach, start + 2),
        ("chưa" | "không", "đạt") => (JudgementStatus::Low, start + 2),
        _ => return,
    };
    let Some((end, ())) = PLANS.at(read.tokens, verb_end) else {
        return;
    };
    let has_number = (verb_end..(end + 4).min(start + NEAR)).any(|at| {
        let bracket = read.brackets.get(at).copied().unwrap_or(0);
        bracket == read.brackets.get(start).copied().unwrap_or(0)
            && read.tokens.get(at).is_some_and(TextToken::is_number)
    });
    if let (false, Some(first), Some(last)) =
        (has_number, read.tokens.get(start), read.tokens.get(end - 1))
    {
        proposal.judgement = Some((status, read.text.shown(first.start, last.end)));
    }
}
