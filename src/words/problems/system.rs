//! The system's words for a failure, in both languages.
//!
//! Owns the table of those that reading, writing and opening a terminal bring. It must not know what
//! failed: whoever tells of it says that first.

use crate::core::lang::Lang;

/// The system's words, in Vietnamese and in English.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "No such file or directory",
        "không có tệp hoặc thư mục này",
        "no such file or folder",
    ),
    ("Permission denied", "không có quyền", "permission denied"),
    (
        "Operation not permitted",
        "hệ thống không cho phép",
        "the system does not allow it",
    ),
    ("Is a directory", "đây là thư mục", "it is a folder"),
    (
        "Not a directory",
        "đây không phải thư mục",
        "it is not a folder",
    ),
    (
        "Directory not empty",
        "thư mục không rỗng",
        "the folder is not empty",
    ),
    (
        "not a regular file",
        "không phải tệp thường",
        "it is no regular file",
    ),
    (
        "Too many levels of symbolic links",
        "liên kết vòng",
        "its links go in a circle",
    ),
    (
        "File name too long",
        "tên tệp quá dài",
        "the name is too long",
    ),
    ("File exists", "đã có tệp này", "it exists"),
    ("entity already exists", "đã có tệp này", "it exists"),
    ("File too large", "tệp quá lớn", "the file is too large"),
    ("No space left on device", "đĩa đầy", "the disk is full"),
    (
        "Disk quota exceeded",
        "đã hết hạn mức đĩa",
        "the disk quota is used up",
    ),
    (
        "Read-only file system",
        "đĩa chỉ cho đọc",
        "the disk is read-only",
    ),
    (
        "Input/output error",
        "thiết bị bị lỗi khi đọc, ghi",
        "the device failed to read or write",
    ),
    (
        "Stale file handle",
        "tệp trên ổ mạng không còn",
        "the file on the network drive is gone",
    ),
    (
        "Connection timed out",
        "ổ mạng không trả lời",
        "the network drive does not answer",
    ),
    ("Text file busy", "tệp đang được dùng", "the file is in use"),
    (
        "Device or resource busy",
        "thiết bị đang được dùng",
        "the device is in use",
    ),
    (
        "No such device or address",
        "không có thiết bị này",
        "there is no such device",
    ),
    (
        "No such device",
        "không có thiết bị này",
        "there is no such device",
    ),
    (
        "Inappropriate ioctl for device",
        "đây không phải terminal",
        "it is no terminal",
    ),
    (
        "Bad file descriptor",
        "luồng đã bị đóng",
        "the stream is closed",
    ),
    ("Broken pipe", "bên đọc đã đóng", "the reader has closed"),
    (
        "Too many open files",
        "đang mở quá nhiều tệp",
        "too many files are open",
    ),
    (
        "Cannot allocate memory",
        "không đủ bộ nhớ",
        "there is not enough memory",
    ),
    (
        "Resource temporarily unavailable",
        "hệ thống đang bận",
        "the system is busy",
    ),
    (
        "Invalid argument",
        "hệ thống không nhận tên hoặc giá trị này",
        "the system does not take this name or value",
    ),
    (
        "invalid input parameter",
        "hệ thống không nhận tên này",
        "the system does not take this name",
    ),
    (
        "file name contained an unexpected NUL byte",
        "tên có ký tự NUL",
        "the name has a NUL in it",
    ),
];

/// Says what the system said of a failure; what stands in no table is quoted.
pub fn system_words(words: &str, lang: Lang) -> String {
    let known = KNOWN.iter().find(|(system, ..)| words.starts_with(system));
    match known {
        Some((_, vi, en)) => lang.pick(*vi, *en).to_owned(),
        None => lang.pick(
            format!("hệ thống báo “{words}”"),
            format!("the system says “{words}”"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// What the system says of an error number is found in the table.
    #[track_caller]
    fn check(number: i32, vi: &str, en: &str) {
        let words = io::Error::from_raw_os_error(number).to_string();
        assert_eq!(system_words(&words, Lang::Vi), vi, "{words}");
        assert_eq!(system_words(&words, Lang::En), en, "{words}");
    }

    #[test]
    fn errors_of_the_system_are_said_in_both_languages() {
        check(1, "hệ thống không cho phép", "the system does not allow it");
        check(2, "không có tệp hoặc thư mục này", "no such file or folder");
        check(
            5,
            "thiết bị bị lỗi khi đọc, ghi",
            "the device failed to read or write",
        );
        check(6, "không có thiết bị này", "there is no such device");
        check(13, "không có quyền", "permission denied");
        check(17, "đã có tệp này", "it exists");
        check(20, "đây không phải thư mục", "it is not a folder");
        check(21, "đây là thư mục", "it is a folder");
        check(24, "đang mở quá nhiều tệp", "too many files are open");
        check(25, "đây không phải terminal", "it is no terminal");
        check(27, "tệp quá lớn", "the file is too large");
        check(28, "đĩa đầy", "the disk is full");
        check(30, "đĩa chỉ cho đọc", "the disk is read-only");
        check(36, "tên tệp quá dài", "the name is too long");
        check(40, "liên kết vòng", "its links go in a circle");
        check(
            116,
            "tệp trên ổ mạng không còn",
            "the file on the network drive is gone",
        );
        check(122, "đã hết hạn mức đĩa", "the disk quota is used up");
    }

    #[test]
    fn what_is_unknown_is_quoted() {
        let said = system_words("Exec format error (os error 8)", Lang::Vi);
        assert_eq!(said, "hệ thống báo “Exec format error (os error 8)”");
    }
}
