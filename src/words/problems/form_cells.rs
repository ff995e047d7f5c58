//! Says in both languages what a cell of a form that was filled in does not say.
//!
//! Owns one sentence for every fault and one of help. It must not know where the cell stands.

use crate::core::lang::Lang;
use crate::pack::diagnostic::FormFault;

/// What is wrong with a cell.
pub(crate) fn said(text: &str, fault: FormFault, lang: Lang) -> String {
    let (vi, en) = match fault {
        FormFault::NoName => {
            let said = lang.pick(
                "dòng này có số mà chưa có tên chỉ tiêu",
                "this row has figures and no name of an indicator",
            );
            return said.to_owned();
        }
        FormFault::TargetTime => (
            "không phải thời gian của mục tiêu",
            "is no time of a target",
        ),
        FormFault::Period => (
            "không phải một phần của năm ghi ở cột",
            "is no part of the year of the column",
        ),
        FormFault::Kind => ("không phải loại kết quả", "is no kind of result"),
        FormFault::Sign => (
            "không phải dấu của số liệu",
            "is no sign that bounds a figure",
        ),
        FormFault::TwoSigns => (
            "có dấu khác với dấu ghi ở ô bên cạnh",
            "has another sign than the cell beside it",
        ),
        FormFault::Day => ("không phải ngày", "is no day"),
        FormFault::Term => ("không phải nhiệm kỳ", "is no term"),
        FormFault::Better => (
            "không phải chiều tốt lên",
            "does not tell which way is better",
        ),
        FormFault::TargetKind => (
            "không phải cách so mục tiêu",
            "does not tell how the target is compared",
        ),
        FormFault::Merged => (
            "nằm trong ô gộp của nhiều cột số, không rõ là số của cột nào",
            "stands in a cell merged over several figures: of which it is, nothing tells",
        ),
    };
    match text {
        "" => lang.pick(format!("ô trống {vi}"), format!("an empty cell {en}")),
        text => lang.pick(format!("“{text}” {vi}"), format!("“{text}” {en}")),
    }
}

/// What to do about it.
pub(crate) fn help(fault: FormFault) -> (&'static str, &'static str) {
    match fault {
        FormFault::NoName => (
            "ghi tên chỉ tiêu vào cột “Chỉ tiêu”",
            "write the name of the indicator into its column",
        ),
        FormFault::TargetTime => (
            "ghi năm, như 2030, hoặc bình quân 2026-2030; để trống là năm cuối nhiệm kỳ",
            "write a year, as 2030, or average 2026-2030; an empty cell is the last year of the term",
        ),
        FormFault::Period => (
            "chọn trong danh sách, như 6 tháng đầu năm, quý I; để trống là cả năm",
            "choose from the list, as first half, Q1; an empty cell is the whole year",
        ),
        FormFault::Kind => (
            "chọn trong danh sách: thực hiện, ước thực hiện, dự báo",
            "choose from the list: actual, estimate, forecast",
        ),
        FormFault::Sign | FormFault::TwoSigns => (
            "chọn một dấu trong danh sách, hoặc chỉ ghi dấu trong ô số",
            "choose one sign from the list, or write it in the cell of the figure alone",
        ),
        FormFault::Day => (
            "ghi ngày/tháng/năm, tháng/năm hoặc năm",
            "write day/month/year, month/year or a year",
        ),
        FormFault::Term => (
            "ghi năm đầu-năm cuối, như 2026-2030",
            "write its first and last year, as 2026-2030",
        ),
        FormFault::Better => (
            "chọn trong danh sách, hoặc để trống",
            "choose from the list, or leave it empty",
        ),
        FormFault::TargetKind => (
            "chọn trong danh sách ở trang hướng dẫn, hoặc để trống",
            "choose one that the sheet of explanations lists, or leave it empty",
        ),
        FormFault::Merged => (
            "bỏ gộp ô, mỗi cột một số",
            "part the merged cell, and write a figure into each column",
        ),
    }
}
