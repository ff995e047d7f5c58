//! Says in both languages why a file gives no table.
//!
//! Owns one sentence for every reason and one of help. It must not know which file it is.

use crate::core::lang::Lang;
use crate::pack::diagnostic::Unopened;
use crate::words::problems::system;

/// Why a file cannot be opened.
pub(crate) fn said(why: &Unopened, lang: Lang) -> String {
    match why {
        Unopened::Damaged => lang
            .pick(
                "tệp bảng tính hoặc văn bản (Excel, ODS, Word) bị hỏng hoặc bị cắt cụt",
                "a workbook or document (Excel, ODS, Word) that is damaged or cut off",
            )
            .to_owned(),
        Unopened::Encrypted => lang
            .pick("bảng tính có mật khẩu", "a workbook behind a password")
            .to_owned(),
        Unopened::TooMuch => lang
            .pick(
                "bảng tính cần nhiều bộ nhớ hoặc thời gian hơn mức cho phép",
                "a workbook that needs more memory or time than it is given",
            )
            .to_owned(),
        Unopened::NotStarted => lang
            .pick(
                "không khởi động được phần đọc bảng tính",
                "what reads workbooks cannot be started",
            )
            .to_owned(),
        Unopened::Kind(kind) => lang.pick(
            format!("tệp {kind}, không phải bảng"),
            format!("a {kind} file and no table"),
        ),
        Unopened::Binary => lang
            .pick(
                "tệp nhị phân, không phải bảng",
                "a binary file and no table",
            )
            .to_owned(),
        Unopened::OldFont(name) => lang.pick(
            format!("chữ theo bảng mã cũ {name}"),
            format!("letters of the old encoding {name}"),
        ),
        Unopened::UnknownEncoding => lang
            .pick(
                "không phải UTF-8, cũng không nhận ra bảng mã nào khác",
                "it is no UTF-8, and of no encoding that is recognised",
            )
            .to_owned(),
        Unopened::NoSuchEncoding => lang
            .pick(
                "không có bảng mã tên đó",
                "there is no encoding of that name",
            )
            .to_owned(),
        Unopened::Changed => lang
            .pick(
                "tệp bị thay đổi trong khi đang đọc",
                "the file changed while it was read",
            )
            .to_owned(),
        Unopened::System(error) => system::message(*error, lang),
    }
}

/// What to do about it.
pub(crate) fn help(why: &Unopened) -> (&'static str, &'static str) {
    match why {
        Unopened::Damaged => (
            "mở bằng chương trình bảng tính rồi lưu lại",
            "open it in a spreadsheet and save it again",
        ),
        Unopened::Encrypted => ("bỏ mật khẩu rồi lưu lại", "save it without the password"),
        Unopened::TooMuch | Unopened::NotStarted => (
            "lưu trang cần dùng thành CSV UTF-8",
            "save the sheet that is needed as CSV UTF-8",
        ),
        Unopened::Kind(_) | Unopened::Binary => (
            "chép bảng sang bảng tính rồi lưu thành .xlsx hoặc CSV UTF-8",
            "copy the table to a spreadsheet and save that as .xlsx or CSV UTF-8",
        ),
        Unopened::OldFont(_) => (
            "chuyển sang Unicode (như bằng UniKey) rồi nhập lại",
            "convert it to Unicode and import it again",
        ),
        Unopened::UnknownEncoding | Unopened::NoSuchEncoding => (
            "chỉ ra bảng mã bằng --encoding, như windows-1258, windows-1252",
            "name the encoding with --encoding, as windows-1258, windows-1252",
        ),
        Unopened::Changed => (
            "đợi đến khi tệp được ghi xong rồi nhập lại",
            "wait until the file is written, and import it again",
        ),
        Unopened::System(_) => (
            "xem lại tệp và ổ đĩa rồi nhập lại",
            "look after the file and its disk, and import it again",
        ),
    }
}
