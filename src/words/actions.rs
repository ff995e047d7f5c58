//! What can be asked for with a key, in one short sentence each.
//!
//! Owns the sentences of help and palette. It must not know the keys, nor how an action is done.

use crate::words::phrases::phrases;

phrases! {
    /// The sentences of the actions, by their names.
    Actions, actions;

    search = "Tìm chỉ tiêu", "Search indicators";
    reach = "Đổi phạm vi tìm: mọi địa bàn, địa bàn này, lĩnh vực này", "Search every place, this place or this category";
    open = "Mở chi tiết", "Open the detail";
    back = "Lùi một bước", "One step back";
    copy_figure = "Chép số liệu", "Copy the figure";
    copy_citation = "Chép số liệu kèm nguồn", "Copy the figure with its source";
    page = "Ghi danh sách thành trang HTML, Excel, Word", "Write the list as a page: HTML, Excel, Word";
    attention = "Cần chú ý: những mục tiêu chưa đạt, xa nhất trước", "Needs attention: what fails, the farthest first";
    filter = "Lọc danh sách: tình trạng, lĩnh vực, cơ quan, số ước …", "Filter the list: status, category, owner, estimates …";
    sort = "Xếp thứ tự, nhóm", "Sort or group";
    backward = "Về mục đã xem trước", "Back to what was looked at before";
    forward = "Tới mục đã xem sau", "Forward again";
    view = "Chi tiết: thẻ, biểu đồ, số liệu, nguồn, liên quan", "Detail: card, chart, figures, sources, related";
    row = "Tới dòng thứ mấy trên màn hình", "To a row of the screen by its number";
    copy_seen = "Chép danh sách hoặc một dòng thành bảng", "Copy the list or one row as a table";
    overview = "Tổng quan theo lĩnh vực", "Overview by category";
    compare = "So sánh với các địa bàn, kế hoạch khác", "Set side by side with other places and plans";
    pin = "Ghim vào nội dung họp, hoặc bỏ ghim", "Pin to the agenda, or unpin";
    brief = "Nội dung họp đã ghim", "The agenda of what is pinned";
    present = "Trình chiếu: một chỉ tiêu trên cả màn hình", "Present: one indicator on the whole screen";
    what_if = "Giả định số liệu hoặc mục tiêu khác", "Try another figure or target";
    place = "Đổi địa bàn", "Switch place";
    plan = "Đổi kế hoạch", "Switch plan";
    days = "Các lần công bố, có gì mới từ một ngày", "Publications, and what is new since a day";
    earlier = "Xem như đã biết ở lần công bố trước", "As known at the publication before";
    later = "Xem như đã biết ở lần công bố sau", "As known at the publication after";
    disagreements = "Chỉ tiêu mà kết quả tính toán khác với công bố", "Indicators on which computed and official status disagree";
    problems = "Xem lỗi của dữ liệu", "Show the problems of the data";
    hold = "Giữ nguyên dữ liệu đang xem, hoặc nạp bản vừa sửa", "Hold the data shown, or let changed data in";
    language = "Đổi ngôn ngữ (English)", "Switch language (Tiếng Việt)";
    theme = "Đổi giao diện màu", "Switch theme";
    zoom = "Phóng to khung", "Zoom the pane";
    help = "Trợ giúp", "Help";
    palette = "Mọi lệnh", "All commands";
    up = "Lên một dòng", "One row up";
    down = "Xuống một dòng", "One row down";
    page_up = "Lên một trang", "One page up";
    page_down = "Xuống một trang", "One page down";
    half_up = "Lên nửa trang", "Half a page up";
    half_down = "Xuống nửa trang", "Half a page down";
    first = "Về đầu", "To the first";
    last = "Về cuối", "To the last";
    left = "Sang khung trái", "Pane to the left";
    right = "Sang khung phải", "Pane to the right";
    next_pane = "Khung kế tiếp", "Next pane";
    previous_pane = "Khung trước", "Previous pane";
    next_indicator = "Chỉ tiêu kế tiếp", "Next indicator";
    previous_indicator = "Chỉ tiêu trước", "Previous indicator";
    redraw = "Vẽ lại màn hình", "Redraw the screen";
    suspend = "Tạm dừng", "Suspend";
    quit = "Thoát", "Quit";
}

#[cfg(test)]
mod tests {
    use super::Actions;
    use crate::words::phrases::check_both;

    #[test]
    fn every_action_speaks_both_languages() {
        check_both(Actions::ALL, &[]);
    }
}
