//! What sources said of a series, beside what is computed.
//!
//! Owns the newest official judgement of a day and the question whether it disagrees with the computed one. Neither
//! overrides the other. It must not know the rule.

use crate::core::catalog::Catalog;
use crate::core::judge::standing::assessment;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{Judgement, JudgementStatus, SeriesId};
use crate::core::rule::verdict::Status;

/// The newest judgement of a series that was published by the day; under a chosen plan only one of
/// that plan.
pub fn official<'c>(
    catalog: &'c Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
) -> Option<&'c Judgement> {
    let day = |found: &Judgement| {
        let source = found.source.map(|id| catalog.source(id));
        source.and_then(|source| source.published.last_day())
    };
    catalog
        .judgements_of(series)
        .filter(|found| viewpoint.plan.is_none() || found.plan == viewpoint.plan)
        .filter(|found| !viewpoint.as_of || day(found).is_some_and(|day| day <= viewpoint.day))
        .max_by_key(|found| day(found))
}

/// Tells whether a source and the rule cannot both be right. A target without a computed status agrees with any
/// source; sources also say "met" of an exceeded target.
pub fn disagrees(official: JudgementStatus, computed: Status) -> bool {
    let agreed: &[Status] = match official {
        JudgementStatus::Exceeded => &[Status::Exceeded],
        JudgementStatus::Met => &[Status::Met, Status::Exceeded],
        JudgementStatus::Low | JudgementStatus::HardToReach => {
            &[Status::AtRisk, Status::Unlikely, Status::Missed]
        }
        JudgementStatus::Missed => &[Status::Missed],
    };
    computed != Status::NotAssessable && !agreed.contains(&computed)
}

/// Tells whether the newest official judgement of a series disagrees with the computed one.
pub fn is_disputed(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> bool {
    official(catalog, viewpoint, series)
        .is_some_and(|found| disagrees(found.status, assessment(catalog, viewpoint, series).status))
}

#[cfg(test)]
mod tests {
    use super::disagrees;
    use crate::core::model::JudgementStatus;
    use crate::core::rule::verdict::Status;

    #[test]
    fn what_is_not_computed_disagrees_with_nothing() {
        for official in JudgementStatus::ALL {
            assert!(!disagrees(*official, Status::NotAssessable));
        }
    }

    #[test]
    fn words_that_cannot_both_be_right_disagree() {
        for (official, computed, expected) in [
            (JudgementStatus::Met, Status::Exceeded, false),
            (JudgementStatus::Met, Status::AtRisk, true),
            (JudgementStatus::Exceeded, Status::Met, true),
            (JudgementStatus::HardToReach, Status::Unlikely, false),
            (JudgementStatus::HardToReach, Status::OnTrack, true),
            (JudgementStatus::Low, Status::Met, true),
            (JudgementStatus::Missed, Status::Unlikely, true),
        ] {
            assert_eq!(
                disagrees(official, computed),
                expected,
                "{official:?} {computed:?}"
            );
        }
    }
}
