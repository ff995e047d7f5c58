//! What is said of tables that are copied.
//!
//! Owns the lines of the menu of copies and the headings that only a copied table has. It must not know how a text
//! reaches a clipboard.

use crate::words::phrases::phrases;

phrases! {
    /// The lines around copies.
    Copying, copying;

    title = "Chép", "Copy";
    figure = "Số liệu của dòng này", "The figure of this row";
    citation = "Số liệu kèm nguồn", "The figure with its source";
    row = "Dòng này, thành một dòng của bảng", "This row, as a row of a table";
    list_tabs = "Cả danh sách, để dán vào Excel, TSV ({} dòng)", "The whole list, for Excel, TSV ({} {row|rows})";
    list_markdown = "Cả danh sách, dạng Markdown ({} dòng)", "The whole list, as Markdown ({} {row|rows})";
    table = "bảng {} dòng", "a table of {} {row|rows}";
    head_place = "Địa bàn", "Place";
    head_unit = "Đơn vị", "Unit";
    head_source = "Nguồn", "Source";
    head_plan = "Kế hoạch", "Plan";
    head_day = "Tính đến", "As of";
}

#[cfg(test)]
mod tests {
    use super::Copying;
    use crate::words::phrases::check_both;

    #[test]
    fn every_line_speaks_both_languages() {
        check_both(Copying::ALL, &[]);
    }
}
