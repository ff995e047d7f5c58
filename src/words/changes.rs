//! What is said of the difference between two states of the data.
//!
//! Owns the phrases. It must not know how they are laid out.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of a difference.
    Changes, changes;

    counts = "Số liệu mới: {}, sửa: {}, rút: {}; mục tiêu đổi: {}, tình trạng đổi: {}.", "Figures new: {}, revised: {}, withdrawn: {}; targets changed: {}, statuses changed: {}.";
    none = "Không có gì khác.", "Nothing differs.";
    added = "mới: {}", "new: {}";
    revised = "sửa: {} → {}", "revised: {} → {}";
    withdrawn = "rút: {}", "withdrawn: {}";
    target = "mục tiêu: {} → {}", "target: {} → {}";
    status = "tình trạng: {} → {}", "status: {} → {}";
    nothing = "không có", "none";
    since_needed = "cần hai bộ dữ liệu, hoặc --since NGÀY", "two packs are needed, or --since DATE";
}

#[cfg(test)]
mod tests {
    use super::Changes;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(Changes::ALL, &[]);
    }
}
