//! What stands on a page that is handed round, besides the facts.
//!
//! Owns the phrases: headings, labels of columns, what a form leaves out. It must not know how a page is laid out.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of paper.
    PaperWords, paper_words;

    list_title = "Chỉ tiêu", "Indicators";
    board_title = "Tình hình thực hiện mục tiêu", "How the targets stand";
    as_of = "Tính đến", "As of";
    plan = "Kế hoạch", "Plan";
    plans_of_targets = "Mục tiêu theo", "Targets of";
    data = "Bộ dữ liệu", "Data";
    data_of = "{} (bản {})", "{} (state {})";
    query = "Điều kiện", "Asked for";
    count = "{} chỉ tiêu", "{} {indicator|indicators}";
    nothing = "Không có chỉ tiêu nào.", "No indicator.";

    number = "TT", "No.";
    indicator = "Chỉ tiêu", "Indicator";
    indicator_en = "Tên tiếng Anh", "Vietnamese name";
    trend = "Diễn biến", "Trend";
    source_numbers = "Nguồn", "Sources";
    target_mark = "mục tiêu", "target";
    other_mark = "nguồn khác", "another";
    unit = "Đơn vị", "Unit";
    category = "Lĩnh vực", "Category";
    value = "Số liệu", "Figure";
    low = "Số liệu từ", "Figure, low";
    high = "Số liệu đến", "Figure, high";
    sign = "Dấu", "Sign";
    kind = "Loại số liệu", "Kind";
    year = "Năm", "Year";
    period = "Kỳ số liệu", "Period";
    derived = "Suy ra", "Derived";
    others = "Nguồn khác nêu", "Other sources say";
    target_value = "Mục tiêu", "Target";
    target_low = "Mục tiêu từ", "Target, low";
    target_high = "Mục tiêu đến", "Target, high";
    target_sign = "Dấu của mục tiêu", "Sign of the target";
    target_unit = "Mục tiêu viết đủ", "Target in words";
    target_year = "Năm của mục tiêu", "Year of the target";
    status = "Tình trạng", "Status";
    explained = "Nhận xét", "In words";
    gap = "Chênh lệch", "Gap";
    gap_low = "Chênh lệch từ", "Gap, low";
    gap_high = "Chênh lệch đến", "Gap, high";
    gap_unit = "Đơn vị của chênh lệch", "Unit of the gap";
    source = "Nguồn số liệu", "Source";
    source_day = "Ngày công bố", "Published";
    target_source = "Nguồn mục tiêu", "Source of the target";
    target_source_day = "Ngày công bố mục tiêu", "Target published";
    place = "Địa bàn", "Place";
    owner = "Cơ quan phụ trách", "Answers for it";
    newer = "Số mới hơn, chưa dùng để đánh giá", "Newer figure, not judged";
    source_words = "Ghi chú của số liệu", "Note of the figure";
    remark = "Ghi chú", "Remark";
    address = "Địa chỉ tra cứu", "Address";
    yes = "có", "yes";

    source_id = "Mã nguồn", "Source id";
    source_title = "Tên văn bản, bài báo", "Title";
    publisher = "Nơi công bố", "Publisher";
    covers = "Nội dung", "Covers";
    language = "Ngôn ngữ", "Language";
    web = "Địa chỉ mạng", "Web address";

    sheet_list = "Chỉ tiêu", "Indicators";
    sheet_claims = "Số liệu", "Figures";
    sheet_board = "Tình trạng", "Board";
    sheet_sources = "Nguồn", "Sources";
    sheet_about = "Về bảng này", "About";
    title = "Tên bảng", "Title";
    fact = "Mục", "What";
    content = "Nội dung", "Content";

    met = "Đạt, vượt", "Met or exceeded";
    total = "Tổng số", "In all";
    reported = "Theo công bố", "As reported";
    main_targets = "Mục tiêu của kế hoạch chính", "Targets of the main plans";
    other_targets = "Mục tiêu của kế hoạch năm và kế hoạch khác", "Targets of yearly and other plans";
    no_targets = "Không có mục tiêu", "Without a target";
    claims = "Toàn bộ số liệu", "Every figure";
    chart = "Biểu đồ", "Chart";
    /// How a spreadsheet writes a day.
    day_format = "dd/mm/yyyy", "d mmm yyyy";
    /// The language of a document, as office programs name it.
    language_tag = "vi-VN", "en-GB";
    page_box = "Ghi {} chỉ tiêu ra tệp; gõ tên tệp", "Write {} {indicator|indicators} to a file; type its name";
    page_endings = "Đuôi .html để in, .xlsx cho Excel, .docx cho Word, .md", "Ends with .html to print, .xlsx for Excel, .docx for Word, .md";
    too_many_for_a_key = "Danh sách có {} chỉ tiêu, quá nhiều cho một trang; hãy lọc bớt hoặc dùng chitieu export", "The list has {} indicators, too many for a page; filter it, or use chitieu export";
    not_here = "Tài khoản dùng chung không ghi tệp được", "A shared account writes no files";
    other_ending = "“{}” không phải dạng ghi được; đặt đuôi .html, .xlsx, .docx hoặc .md", "“{}” ends in no form that can be written; end it in .html, .xlsx, .docx or .md";
    is_there = "“{}” đã có; bấm lại và chọn tên khác", "“{}” is there already; press the key again and choose another name";
    charts_left_out = "Bản này không kèm biểu đồ; biểu đồ có trong bản HTML (--format html) và SVG.", "The charts are left out here; HTML (--format html) and SVG have them.";
    find_again = "Mở lại đúng số liệu: chitieu open 'ĐỊA CHỈ'", "To find a figure again: chitieu open 'ADDRESS'";
    chart_of = "Biểu đồ: {}", "Chart: {}";
    no_chart = "Chưa đủ số liệu để vẽ biểu đồ.", "There are too few figures for a chart.";
    legend_actual = "thực hiện", "actual";
    legend_estimate = "ước thực hiện", "estimate";
    legend_forecast = "dự báo", "forecast";
    legend_target = "mục tiêu", "target";
    too_many_rows = "{} dòng, bảng tính không chứa được", "{} rows, more than a sheet holds";
    and_more_points = "… {} số nữa", "… {} more";
}

#[cfg(test)]
mod tests {
    use super::PaperWords;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(PaperWords::ALL, &[]);
    }
}
