//! What publishers say of a target and of the way in which figures should go.
//!
//! Owns these words, folded. It must not know a table.

use super::draft::FoundFigure;
use super::heading;
use crate::core::fold::bare;
use crate::core::model::{Better, ClaimKind, JudgementStatus, TargetKind};

/// What publishers say of a target, folded.
const JUDGED: [(JudgementStatus, &[&str]); 5] = [
    (
        JudgementStatus::Exceeded,
        &[
            "exceeded",
            "exceeded target",
            "above target",
            "vuot",
            "vuot ke hoach",
            "vuot muc tieu",
        ],
    ),
    (
        JudgementStatus::Met,
        &[
            "on target",
            "met",
            "met target",
            "target met",
            "achieved",
            "dat",
            "dat ke hoach",
            "dat muc tieu",
            "hoan thanh",
        ],
    ),
    (
        JudgementStatus::Missed,
        &[
            "off target",
            "missed",
            "not met",
            "target not met",
            "not achieved",
            "did not meet",
            "khong dat",
            "below target",
        ],
    ),
    (JudgementStatus::Low, &["behind", "chua dat", "dat thap"]),
    (JudgementStatus::HardToReach, &["at risk", "kho dat"]),
];

/// Keeps what a publisher says of a target; words that are not known stay in the note.
pub(super) fn judge(draft: &mut FoundFigure, words: &str) {
    let folded = bare(words);
    let known = JUDGED
        .iter()
        .find(|(_, known)| known.contains(&folded.as_str()));
    let kind = heading::kind(words);
    match known {
        Some((status, _)) => draft.judgement = Some((*status, words.to_owned())),
        // What is estimated or forecast is no judgement of it.
        None if matches!(kind, Some(ClaimKind::Estimate | ClaimKind::Forecast)) => {
            draft.set_kind(kind);
        }
        None => draft.remark(&format!("reported: {words}")),
    }
}

/// Words for the ways in which a publisher wants a figure to go, folded.
const HIGHER: &str = "increase increasing up higher tang maximize cao";
const LOWER: &str = "decrease decreasing down lower giam minimize thap";
const SAME: &str = "maintain stable on giu duy";

/// Which way is better, in the words of a publisher.
pub(super) fn direction(text: &str) -> Option<(Better, Option<TargetKind>)> {
    let folded = bare(text);
    let has = |words: &str| {
        folded
            .split(' ')
            .any(|word| words.split(' ').any(|known| known == word))
    };
    if has(HIGHER) {
        Some((Better::Higher, None))
    } else if has(LOWER) {
        Some((Better::Lower, None))
    } else if has(SAME) {
        Some((Better::None, Some(TargetKind::Maintain)))
    } else {
        None
    }
}
