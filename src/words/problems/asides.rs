//! Says in both languages of a cell why no single figure is read in it, and what to do.
//!
//! Owns one sentence and one of help for each reason. It must not know where the cell stands.

use crate::core::lang::Lang;
use crate::pack::diagnostic::Aside;

/// Why no figure is read in a cell of this text.
pub(crate) fn said(text: &str, is: Aside, lang: Lang) -> String {
    let (vi, en) = match is {
        Aside::Words => (
            "là lời, không phải số; bỏ qua ô này",
            "is a word and no figure; the cell is left out",
        ),
        Aside::Pair => (
            "gồm hai số, một phần trên tổng; bỏ qua ô này",
            "is two figures, a part and its whole; the cell is left out",
        ),
        Aside::Change => (
            "là mức tăng, giảm, không phải mức của chỉ tiêu; bỏ qua ô này",
            "is a rise or fall and no level of the indicator; the cell is left out",
        ),
        Aside::Remark => (
            "có thêm lời hay dấu bên số, có thể nói sang việc khác; bỏ qua ô này",
            "has words or marks beside the figure that may speak of another thing; the cell is left out",
        ),
        Aside::OtherKind => (
            "nói khác tiêu đề cột về loại số liệu; bỏ qua ô này",
            "says another kind of figure than its column; the cell is left out",
        ),
    };
    format!("“{text}” {}", lang.pick(vi, en))
}

/// What to do about a cell that is no single figure.
pub(crate) fn help(is: Aside) -> (&'static str, &'static str) {
    match is {
        Aside::Words => (
            "có số thì ghi số vào ô; --strict từ chối cả tệp thay vì bỏ qua",
            "write the figure if there is one; --strict refuses the file instead",
        ),
        Aside::Pair => (
            "ghi một số vào ô, tổng ghi ở dòng riêng; --strict từ chối cả tệp thay vì bỏ qua",
            "write one figure, and the whole in a row of its own; --strict refuses the file instead",
        ),
        Aside::Remark | Aside::OtherKind => (
            "để riêng con số trong ô, lời ghi ở cột ghi chú; --strict từ chối cả tệp",
            "leave the figure alone in the cell, its words in a column of notes; --strict refuses the file instead",
        ),
        Aside::Change => (
            "ghi mức phải đạt, hoặc thêm dòng riêng cho mức tăng, giảm; --strict từ chối cả tệp",
            "write the level to be reached, or a row of its own for the change; --strict refuses the file instead",
        ),
    }
}
