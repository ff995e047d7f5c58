//! What stands in a form that an office fills in.
//!
//! Owns the headings, the words to choose from and the explanations. It must not know where on the sheet they stand, nor how
//! a filled form is read: `pack/import/form_columns` knows the headings, and a test holds the two together.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of a form.
    FormWords, form_words;

    sheet = "Biểu nhập", "Form";
    number = "TT", "No.";
    category = "Lĩnh vực", "Category";
    name = "Chỉ tiêu", "Indicator";
    unit = "Đơn vị", "Unit";
    target = "Mục tiêu", "Target";
    target_sign = "Mục tiêu: dấu", "Target: sign";
    target_time = "Mục tiêu: năm", "Target: year";
    target_source = "Mục tiêu: nguồn", "Target: source";
    target_day = "Mục tiêu: ngày công bố", "Target: published";
    result = "Kết quả {}", "Result {}";
    result_sign = "Kết quả: dấu", "Result: sign";
    period = "Kết quả: kỳ", "Result: period";
    kind = "Kết quả: loại số liệu", "Result: kind";
    source = "Kết quả: nguồn", "Result: source";
    day = "Kết quả: ngày công bố", "Result: published";
    note = "Ghi chú", "Note";
    place = "Địa bàn", "Place";
    plan = "Kế hoạch", "Plan";
    term = "Nhiệm kỳ", "Term";
    better = "Chiều tốt lên", "Better";
    target_kind = "Cách so mục tiêu", "Kind of target";

    whole_year = "cả năm", "whole year";
    first_half = "6 tháng đầu năm", "first half";
    second_half = "6 tháng cuối năm", "second half";
    nine_months = "9 tháng", "9 months";
    quarter = "quý {}", "Q{}";
}

/// The name of the sheet of explanations, which is for readers of both languages.
pub(crate) const EXPLANATIONS: &str = "Cách điền · How to fill in";

/// The explanations: what they are about, in Vietnamese, in English. A `{}` is the name of the file.
pub(crate) const HOW: [(&str, &str, &str); 11] = [
    (
        "1",
        "Điền trang đầu; mỗi dòng là một chỉ tiêu ở một địa bàn. Ô trống nghĩa là chưa có số, không phải số 0.",
        "Fill in the first sheet; a row is an indicator in a place. An empty cell means that there is no figure; it is not zero.",
    ),
    (
        "2",
        "Số: ghi như thường lệ, phẩy hay chấm thập phân đều được, miễn là cả biểu như nhau. Khoảng ghi là '9-10 (có dấu nháy đơn đứng trước để Excel không đổi thành ngày).",
        "Figures: write them as usual, with decimal comma or point, but alike in the whole form. Write a range as '9-10 (the apostrophe keeps Excel from making a day of it).",
    ),
    (
        "3",
        "Dấu: chọn ≥, ≤, >, <, ≈ nếu văn bản viết “ít nhất”, “không quá”, “trên”, “dưới”, “khoảng”; để trống là đúng số đó.",
        "Sign: choose ≥, ≤, >, <, ≈ where the document says at least, at most, above, below, about; empty means exactly that figure.",
    ),
    (
        "4",
        "Năm của mục tiêu: một năm, hoặc “bình quân” và hai năm của một giai đoạn; để trống là năm cuối nhiệm kỳ. Mục tiêu của năm khác: thêm một dòng cùng tên chỉ tiêu.",
        "Year of the target: a year, or “average” and the two years of a span; empty means the last year of the term. For a target of another year add a row with the same name.",
    ),
    (
        "5",
        "Kết quả: mỗi cột một năm. Kỳ: để trống là cả năm; nếu là một phần của năm thì chọn trong danh sách, mỗi kỳ một dòng.",
        "Results: a column for each year. Period: empty means the whole year; for a part of it choose from the list, one row for each.",
    ),
    (
        "6",
        "Loại số liệu: thực hiện (để trống cũng vậy), ước thực hiện, dự báo; áp dụng cho mọi kết quả của dòng.",
        "Kind: actual (empty means the same), estimate, forecast; it is that of all results of the row.",
    ),
    (
        "7",
        "Nguồn: tên văn bản có số liệu. Ngày công bố: ngày/tháng/năm, tháng/năm hoặc năm. Nguồn khác: thêm một dòng.",
        "Source: the title of the document with the figures. Published: day/month/year, month/year or a year. For another source add a row.",
    ),
    (
        "8",
        "Dòng, cột có thể đổi chỗ, thêm, xóa; đừng sửa dòng tiêu đề. Dòng thêm mà để trống địa bàn, kế hoạch, nhiệm kỳ thì lấy theo các dòng khác, nếu các dòng đó giống nhau.",
        "Rows and columns may be moved, added and deleted; leave the headings as they are. An added row without place, plan or term has those of the other rows, where these agree.",
    ),
    (
        "9",
        "Chiều tốt lên và cách so mục tiêu quyết định cách đánh giá; sửa nếu chưa đúng. Cách so ghi bằng một trong các từ dưới đây.",
        "Better and the kind of target decide how a target is judged; mend them if they are wrong. The kind is one of the words below.",
    ),
    (
        "10",
        "Không gộp ô của các cột số.",
        "Do not merge cells of figures.",
    ),
    (
        "11",
        "Điền xong, lưu lại rồi chạy: chitieu import {} -o THƯ_MỤC; thêm vào bộ dữ liệu đã có: chitieu import {} --into BỘ_DỮ_LIỆU",
        "When it is filled in and saved, run: chitieu import {} -o FOLDER; to add it to a pack: chitieu import {} --into PACK",
    ),
];

#[cfg(test)]
mod tests {
    use super::FormWords;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(FormWords::ALL, &["quarter"]);
    }
}
