//! What is said of the targets that need attention.
//!
//! Owns the phrases around the list of them. It must not know which they are, nor how a row is laid out.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases around what needs attention.
    Attention, attention;

    title = "Cần chú ý", "Needs attention";
    /// How many of how many.
    counted = "{}: {} trong {} chỉ tiêu có mục tiêu", "{}: {} of {} {indicator|indicators} with a target";
    counted_short = "{}: {}/{}", "{}: {} of {}";
    farthest_first = "xa mục tiêu nhất trước", "farthest from the target first";
    by_category = "theo lĩnh vực", "by category";
    by_owner = "theo cơ quan", "by owner";
    head_name = "Chỉ tiêu", "Indicator";
    head_gap = "Cách mục tiêu", "Gap";
    head_trend = "Xu hướng", "Trend";
    head_owner = "Cơ quan", "Owner";
    no_owner = "Chưa nguồn nào nêu cơ quan", "No source names who answers";
    nothing = "Không có mục tiêu nào cần chú ý ở đây.", "No target needs attention here.";
    nothing_plain = "không có mục tiêu nào cần chú ý", "no target needs attention";
    without_figure = "Chưa có số liệu: {}", "No figure: {}";
    unjudged = "Có số liệu, chưa đánh giá được: {}", "With a figure, not assessed: {}";
    of_other_plans = "Không tính, theo kế hoạch khác: {}", "Not counted, in other plans: {}";
    of_other_plans_plain = "Không tính {} chỉ tiêu khác cũng cần chú ý theo kế hoạch khác", "Not counted: {} other {target|targets} that {needs|need} attention, in other plans";
    no_target = "Ở đây không có mục tiêu nào của kế hoạch đang xem.", "The plan that is looked at has no target here.";
    no_target_plain = "kế hoạch này không có mục tiêu nào ở đây", "this plan has no target here";
    hint_group = "xếp, nhóm", "sort, group";
    hint_attention = "cần chú ý", "attention";
}

#[cfg(test)]
mod tests {
    use super::Attention;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_speaks_both_languages() {
        check_both(Attention::ALL, &[]);
    }
}
