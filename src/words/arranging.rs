//! What is said of orders and filters that are chosen from a menu.
//!
//! Owns the lines of these menus. It must not know what an order looks at, nor how a filter is answered.

use crate::words::phrases::phrases;

phrases! {
    /// The lines of the menus by which a list is arranged.
    Arranging, arranging;

    sort_title = "Xếp theo; chọn lại để đảo chiều", "Sort by; choose again to turn it round";
    sort_none = "Thứ tự của dữ liệu", "The order of the data";
    sort_status = "Tình trạng, tốt nhất trước", "Status, the best first";
    sort_gap = "Cách mục tiêu: cần chú ý trước, xa nhất trước", "Gap: what needs attention first, the farthest first";
    sort_way = "Tiến độ, đi được ít nhất trước", "Share of the way, the least first";
    sort_change = "Thay đổi so với năm trước, nhiều nhất trước", "Change on the year before, the greatest first";
    sort_name = "Tên, theo bảng chữ cái", "Name, by the alphabet";
    sort_updated = "Lần công bố, mới nhất trước", "Publication, the newest first";
    nothing_further = "Không còn mục nào theo hướng này", "Nothing further that way";
    chosen = "đang chọn", "chosen";
    filter_title = "Lọc danh sách; chọn lại để bỏ", "Filter the list; choose again to drop it";
    /// How many count by the main plans, and how many besides by other ones.
    and_others = "{} · thêm {} theo kế hoạch khác", "{} · {} more in other plans";
    estimates = "Chỉ số ước", "Only estimates";
    disagreements = "Chỉ chỗ tính toán trái với công bố", "Only where computed and official status disagree";
    conflicts = "Chỉ chỗ các nguồn khác nhau", "Only where sources disagree";
    /// What Tab makes of a word of a status that is typed.
    offer = "Tab: lọc theo tình trạng “{}” ({})", "Tab: filter by the status “{}” ({})";
}

#[cfg(test)]
mod tests {
    use super::Arranging;
    use crate::words::phrases::check_both;

    #[test]
    fn every_line_speaks_both_languages() {
        check_both(Arranging::ALL, &[]);
    }
}
