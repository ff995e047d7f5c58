//! What is said of plans and of what they consist of.
//!
//! Owns the words for the kinds of lines of a plan, and for the page of a plan. It must not know a screen or a
//! document.

use crate::core::lang::Lang;
use crate::core::model::PlanStatus;
use crate::words::phrases::phrases;

phrases! {
    /// The phrases of plans.
    Plans, plans;

    // What something is.
    plan = "Kế hoạch, nghị quyết", "Plan or resolution";
    list = "Danh sách", "List";

    // The kinds of lines, one of them and several.
    number = "Số văn bản", "Number";
    key_programme = "Chương trình trọng điểm", "Key programme";
    key_programmes = "Các chương trình trọng điểm", "Key programmes";
    breakthrough = "Khâu đột phá", "Breakthrough";
    breakthroughs = "Các khâu đột phá", "Breakthroughs";
    task = "Nhiệm vụ", "Task";
    tasks = "Các nhiệm vụ", "Tasks";
    vision = "Tầm nhìn", "Vision";
    aim = "Mục tiêu chung", "Overall aim";
    motto = "Phương châm", "Motto";
    theme = "Chủ đề", "Theme";
    congress = "Đại hội", "Congress";
    state = "Hiện trạng văn bản", "State of the document";
    followed_by = "Cơ quan theo dõi", "Who follows it";
    shortcoming = "Hạn chế", "Shortcomings";
    group_order = "Thứ tự nhóm chỉ tiêu trong văn bản", "Order of groups in the document";
    other = "Nội dung khác", "Other lines";

    // The page of a plan.
    term = "giai đoạn {}–{}", "term {}–{}";
    adopted = "đã ban hành", "adopted";
    draft = "dự thảo", "draft";
    superseded = "đã được thay thế", "superseded";
    reported = "Đã công bố", "As reported";
    targets = "Chỉ tiêu có mục tiêu trong kế hoạch này ({})", "Indicators with a target of this plan ({})";
    no_targets = "Chưa có mục tiêu nào của văn bản này trong dữ liệu.", "The data has no target of this document.";
    indicators = "Chỉ tiêu liên quan", "Indicators it concerns";
    more_indicators = "… và {} chỉ tiêu nữa", "… and {} more {indicator|indicators}";
    more_lines = "… và {} dòng nữa", "… and {} more {line|lines}";
    of_plan = "Thuộc kế hoạch", "Belongs to the plan";
    of_indicators = "Kế hoạch có mục tiêu cho các chỉ tiêu này", "Plans with a target for these indicators";
    met_in = "Khớp", "Fits";

    // Where it is opened and found.
    open_plan = "Mở kế hoạch: {}", "Open the plan: {}";
    ask_source = "hỏi nguon:{}", "ask src:{}";
}

/// The kinds of lines that have words, in the order of a page.
const KINDS: [&str; 13] = [
    "state",
    "followed_by",
    "vision",
    "aim",
    "theme",
    "motto",
    "key_programme",
    "breakthrough",
    "task",
    "shortcoming",
    "congress",
    "official_group_order",
    NUMBER,
];

/// The kind of the line that holds the number and day of a document.
pub const NUMBER: &str = "resolution_number";

/// Where lines of a kind stand on a page; unknown kinds stand last.
pub fn order(kind: &str) -> usize {
    let known = KINDS.iter().position(|known| *known == kind);
    known.unwrap_or(KINDS.len())
}

/// What one line of a kind is.
pub fn one(kind: &str, lang: Lang) -> &'static str {
    let words = plans(lang);
    match kind {
        NUMBER => words.number,
        "key_programme" => words.key_programme,
        "breakthrough" => words.breakthrough,
        "task" => words.task,
        "state" => words.state,
        "followed_by" => words.followed_by,
        "vision" => words.vision,
        "aim" => words.aim,
        "motto" => words.motto,
        "theme" => words.theme,
        "congress" => words.congress,
        "shortcoming" => words.shortcoming,
        "official_group_order" => words.group_order,
        _ => words.other,
    }
}

/// The title over all lines of a kind.
pub fn all(kind: &str, lang: Lang) -> &'static str {
    let words = plans(lang);
    match kind {
        "key_programme" => words.key_programmes,
        "breakthrough" => words.breakthroughs,
        "task" => words.tasks,
        kind => one(kind, lang),
    }
}

/// How binding a plan is.
pub fn status(status: PlanStatus, lang: Lang) -> &'static str {
    let words = plans(lang);
    match status {
        PlanStatus::Adopted => words.adopted,
        PlanStatus::Draft => words.draft,
        PlanStatus::Superseded => words.superseded,
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Plans, all, one, order};
    use crate::core::lang::Lang;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(Plans::ALL, &[]);
    }

    #[test]
    fn every_kind_has_words_of_its_own_and_unknown_ones_stand_last() {
        for lang in [Lang::Vi, Lang::En] {
            for kind in KINDS {
                assert_ne!(one(kind, lang), one("no such kind", lang), "{kind}");
                assert!(!all(kind, lang).is_empty());
                assert!(order(kind) < order("no such kind"));
            }
        }
    }
}
