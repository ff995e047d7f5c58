//! What is said in a meeting: figures side by side, one figure on the wall, the agenda.
//!
//! Owns the phrases of these views. Values come in as texts; it must not know a catalogue.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of the hall.
    Hall, hall;

    // Side by side.
    compare_places = "So sánh giữa các địa bàn", "Side by side: places";
    compare_plans = "So sánh giữa các kế hoạch", "Side by side: plans";
    compare_pins = "So sánh các chỉ tiêu đã ghim", "Side by side: pinned indicators";
    compare_related = "So sánh các chỉ tiêu liên quan", "Side by side: related indicators";
    same_scale = "cùng thang đo {}–{}", "one scale, {} to {}";
    head_place = "Địa bàn", "Place";
    head_plan = "Kế hoạch", "Plan";
    head_indicator = "Chỉ tiêu", "Indicator";
    no_rank = "Vì vậy không xếp thứ tự.", "They are therefore not ranked.";
    other_kinds = "Lưu ý: có nơi là số thực hiện, có nơi là số ước.", "Note: some figures are actual, others estimates.";
    ranked = "Xếp thứ tự từ tốt nhất.", "Best first.";
    not_beside = "Không đặt cạnh: {} – {}", "Not set beside these: {} – {}";
    refused_unit = "đơn vị tính khác ({})", "measured in another unit ({})";
    refused_level = "một bên là mức, một bên là mức tăng hoặc giảm", "one is a level, the other a change";
    refused_definition = "chỉ tiêu khác tên (“{}”), có thể khác cách tính", "an indicator of another name (“{}”), which may be counted differently";
    no_such_indicator = "{}: chưa có số liệu của chỉ tiêu này", "{}: no figures for this indicator";
    nothing_beside = "Không có gì để đặt cạnh chỉ tiêu này.", "There is nothing to set beside this indicator.";
    no_plans = "Chỉ tiêu này không có mục tiêu trong kế hoạch nào.", "No plan sets a target for this indicator.";
    few_pins = "Ghim ít nhất hai chỉ tiêu (phím cách) để so sánh.", "Pin at least two indicators (space) to compare them.";

    // One figure on the wall.
    from_to = "{} đến {}", "{} to {}";
    sources_differ = "các nguồn khác nhau", "sources differ";
    source_line = "Nguồn: {}", "Source: {}";
    published_by = "số công bố đến {}", "published by {}";
    nothing_to_present = "Chưa chọn chỉ tiêu nào để trình chiếu.", "No indicator is chosen to be shown.";

    hint_compare = "so sánh", "compare";
    hint_other_way = "cách so khác", "other way";
}

#[cfg(test)]
mod tests {
    use super::Hall;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_speaks_both_languages() {
        check_both(Hall::ALL, &[]);
    }
}
