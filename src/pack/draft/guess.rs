//! What the name and the words of a figure let guess of its target.
//!
//! Owns the guesses; each is marked in the draft. It must not know how they are written.

use super::claim::Aspect;
use super::strip::Stripped;
use super::when::Nature;
use crate::core::model::{Better, TargetKind};

/// Words of what should fall.
const LOWER: &[&str] = &[
    "nghèo",
    "thất nghiệp",
    "suy dinh dưỡng",
    "tử vong",
    "tai nạn",
    "ô nhiễm",
    "nợ xấu",
    "thấp còi",
    "nhẹ cân",
    "tội phạm",
    "vi phạm",
    "lạm phát",
    "bỏ học",
    "tảo hôn",
    "nhà tạm",
    "thất thoát",
    "ma túy",
    "cháy",
    "sinh con thứ",
    "nợ đọng",
    "bội chi",
];

/// Which way is better.
pub fn better(name: &str, aspect: Aspect) -> Option<Better> {
    let lower = name.to_lowercase();
    match aspect {
        Aspect::Rank => Some(Better::Lower),
        Aspect::Fall | Aspect::Over => Some(Better::Higher),
        Aspect::Under => Some(Better::Lower),
        Aspect::Whole => None,
        _ if lower.contains("mức giảm")
            || lower.contains("giảm nghèo")
            || lower.contains("thoát nghèo") =>
        {
            Some(Better::Higher)
        }
        _ if LOWER.iter().any(|word| lower.contains(word)) => Some(Better::Lower),
        _ => Some(Better::Higher),
    }
}

/// How its target is compared.
pub fn target_kind(
    stripped: &Stripped,
    nature: Nature,
    period: &str,
    aspect: Aspect,
    unit: &str,
) -> Option<TargetKind> {
    let is_change = matches!(aspect, Aspect::Rise | Aspect::Fall) || nature.is_change;
    Some(match aspect {
        Aspect::Rank => TargetKind::Rank,
        Aspect::Over | Aspect::Under | Aspect::OfPlan => TargetKind::Level,
        _ if stripped.is_held => TargetKind::Maintain,
        _ if unit.starts_with("điểm %") && is_change => TargetKind::Pace,
        _ if unit.starts_with('%') && is_change && (nature.is_mean || nature.is_yearly) => {
            TargetKind::Growth
        }
        _ if period.ends_with("total") => TargetKind::Total,
        _ if period == "each year" || nature.is_each_year => TargetKind::Flow,
        _ => TargetKind::Level,
    })
}
