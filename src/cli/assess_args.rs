//! What may stand behind `assess`.
//!
//! Owns its options as clap types. It must not know how figures are judged.

use clap::Args;

/// Arguments of `assess`.
#[derive(Clone, Debug, Args)]
pub struct Assess {
    /// Kind of target: level, maintain, pace, growth, total, flow, milestone.
    #[arg(long, value_name = "KIND")]
    pub kind: String,

    /// Which way is better: higher or lower.
    #[arg(long, value_name = "WAY")]
    pub better: String,

    /// Figures by year, half year or month, as 2020:43.33,2022.5:47.45,2025-10:50; a bound as 2020:>40.
    #[arg(long, value_name = "YEAR:VALUE,...", allow_hyphen_values = true)]
    pub series: Option<String>,

    /// The year progress is counted from.
    #[arg(long, value_name = "YEAR")]
    pub base_year: Option<i32>,

    /// The target, or the end of a range that counts as met.
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub target: Option<String>,

    /// The other end of a range.
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub target_far: Option<String>,

    /// The year of the target.
    #[arg(long, value_name = "YEAR")]
    pub by: i32,

    /// Digits after the point that numbers are shown with.
    #[arg(long, value_name = "N")]
    pub decimals: Option<u32>,

    /// Natural lower limit.
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub min: Option<String>,

    /// Natural upper limit.
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub max: Option<String>,

    /// The newest figure is an estimate.
    #[arg(long)]
    pub provisional: bool,

    /// Reaching the target is not enough: it says "over" or "under".
    #[arg(long)]
    pub strict: bool,

    /// The unit the newest figure was rounded to, as 1000 of "226 thousand".
    #[arg(long, value_name = "UNIT", allow_hyphen_values = true)]
    pub rounded_to: Option<String>,

    /// A published mean of the years since the base year, instead of a series.
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub mean: Option<String>,

    /// Where the years of the mean end, as 2023 or 2022.5.
    #[arg(long, value_name = "YEAR")]
    pub mean_to: Option<String>,

    /// When what is measured ended, as 2025-06.
    #[arg(long, value_name = "DATE")]
    pub ended: Option<String>,

    /// What other sources say of the newest figure, with commas.
    #[arg(long, value_name = "VALUE,...", allow_hyphen_values = true)]
    pub conflict: Option<String>,

    /// Parts done of all parts, as 1/3.
    #[arg(long, value_name = "DONE/ALL")]
    pub parts: Option<String>,

    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}
