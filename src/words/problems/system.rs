//! Failures of the system in words.
//!
//! Owns what is said of those that reading, writing and opening a terminal bring, by their numbers and kinds:
//! the text of the C library differs from one to the next. It must not know what failed: whoever tells of it
//! says that first.

use std::io::{self, ErrorKind};

#[cfg(unix)]
use rustix::io::Errno;

use crate::core::lang::Lang;
use crate::pack::diagnostic::{NotAFile, SystemError};
use crate::words::locale::words::fill;
use crate::words::phrases::phrases;

phrases! {
    /// What the system can fail at.
    #[cfg_attr(not(unix), expect(dead_code, reason = "other systems fail at less"))]
    Failures, failures;

    not_found = "không có tệp hoặc thư mục này", "no such file or folder";
    permission_denied = "không có quyền", "permission denied";
    not_permitted = "hệ thống không cho phép", "the system does not allow it";
    is_a_directory = "đây là thư mục", "it is a folder";
    not_a_directory = "đây không phải thư mục", "it is not a folder";
    not_empty = "thư mục không rỗng", "the folder is not empty";
    circle_of_links = "liên kết vòng", "its links go in a circle";
    name_too_long = "tên tệp quá dài", "the name is too long";
    exists = "đã có tệp này", "it exists";
    file_too_large = "tệp quá lớn", "the file is too large";
    disk_full = "đĩa đầy", "the disk is full";
    quota_used_up = "đã hết hạn mức đĩa", "the disk quota is used up";
    read_only = "đĩa chỉ cho đọc", "the disk is read-only";
    device_failed = "thiết bị bị lỗi khi đọc, ghi", "the device failed to read or write";
    drive_gone = "tệp trên ổ mạng không còn", "the file on the network drive is gone";
    drive_silent = "ổ mạng không trả lời", "the network drive does not answer";
    file_in_use = "tệp đang được dùng", "the file is in use";
    device_in_use = "thiết bị đang được dùng", "the device is in use";
    no_device = "không có thiết bị này", "there is no such device";
    not_a_terminal = "đây không phải terminal", "it is no terminal";
    stream_closed = "luồng đã bị đóng", "the stream is closed";
    reader_closed = "bên đọc đã đóng", "the reader has closed";
    too_many_open = "đang mở quá nhiều tệp", "too many files are open";
    no_memory = "không đủ bộ nhớ", "there is not enough memory";
    busy = "hệ thống đang bận", "the system is busy";
    not_taken = "hệ thống không nhận tên hoặc giá trị này", "the system does not take this name or value";
    name_not_taken = "hệ thống không nhận tên này", "the system does not take this name";
    numbered = "hệ thống báo lỗi số {}", "the system says “{}”";
    a_device = "đây là thiết bị, không phải tệp", "it is a device, no file";
    a_pipe = "đây là đường ống (pipe), không phải tệp", "it is a pipe, no file";
    a_socket = "đây là socket, không phải tệp", "it is a socket, no file";
    dangling_link = "đây là liên kết trỏ tới nơi không tồn tại", "it is a link that leads to nothing";
    unknown = "hệ thống báo lỗi", "the system says “{}”";
}

/// Says why the system failed. What has no words of its own is told by its number, in English in the words
/// of the system.
pub(crate) fn message(error: SystemError, lang: Lang) -> String {
    let said = failures(lang);
    let by_number = error.code.and_then(|code| by_number(code, said));
    match (by_number.or_else(|| by_kind(error.kind, said)), error.code) {
        (Some(known), _) => known.to_owned(),
        (None, Some(code)) => {
            let system = || io::Error::from_raw_os_error(code).to_string();
            let shown = lang.pick(code.to_string(), system());
            fill(said.numbered, &[&shown])
        }
        (None, None) => fill(said.unknown, &[&error.kind.to_string()]),
    }
}

/// Says what stands in the place of a file.
pub(crate) fn not_a_file(what: NotAFile, lang: Lang) -> &'static str {
    let said = failures(lang);
    match what {
        NotAFile::Folder => said.is_a_directory,
        NotAFile::Device => said.a_device,
        NotAFile::Pipe => said.a_pipe,
        NotAFile::Socket => said.a_socket,
        NotAFile::DanglingLink => said.dangling_link,
    }
}

#[cfg(unix)]
fn by_number(code: i32, said: &Failures) -> Option<&'static str> {
    let known = [
        (Errno::NOENT, said.not_found),
        (Errno::ACCESS, said.permission_denied),
        (Errno::PERM, said.not_permitted),
        (Errno::ISDIR, said.is_a_directory),
        (Errno::NOTDIR, said.not_a_directory),
        (Errno::NOTEMPTY, said.not_empty),
        (Errno::LOOP, said.circle_of_links),
        (Errno::NAMETOOLONG, said.name_too_long),
        (Errno::EXIST, said.exists),
        (Errno::FBIG, said.file_too_large),
        (Errno::NOSPC, said.disk_full),
        (Errno::DQUOT, said.quota_used_up),
        (Errno::ROFS, said.read_only),
        (Errno::IO, said.device_failed),
        (Errno::STALE, said.drive_gone),
        (Errno::TIMEDOUT, said.drive_silent),
        (Errno::TXTBSY, said.file_in_use),
        (Errno::BUSY, said.device_in_use),
        (Errno::NXIO, said.no_device),
        (Errno::NODEV, said.no_device),
        (Errno::NOTTY, said.not_a_terminal),
        (Errno::BADF, said.stream_closed),
        (Errno::PIPE, said.reader_closed),
        (Errno::MFILE, said.too_many_open),
        (Errno::NFILE, said.too_many_open),
        (Errno::NOMEM, said.no_memory),
        (Errno::AGAIN, said.busy),
        (Errno::INVAL, said.not_taken),
    ];
    let found = known
        .into_iter()
        .find(|(number, _)| number.raw_os_error() == code);
    found.map(|(_, said)| said)
}

/// The numbers of Windows (`winerror.h`).
#[cfg(not(unix))]
fn by_number(code: i32, said: &Failures) -> Option<&'static str> {
    Some(match code {
        2 | 3 => said.not_found,
        4 => said.too_many_open,
        5 => said.permission_denied,
        8 | 14 => said.no_memory,
        19 => said.read_only,
        32 | 33 => said.file_in_use,
        39 | 112 => said.disk_full,
        53 | 67 => said.drive_gone,
        80 | 183 => said.exists,
        109 | 232 => said.reader_closed,
        123 => said.name_not_taken,
        145 => said.not_empty,
        206 => said.name_too_long,
        267 => said.not_a_directory,
        1921 => said.circle_of_links,
        _ => return None,
    })
}

/// For errors that the program or the standard library makes without asking the system.
fn by_kind(kind: ErrorKind, said: &Failures) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => said.not_found,
        ErrorKind::PermissionDenied => said.permission_denied,
        ErrorKind::AlreadyExists => said.exists,
        ErrorKind::BrokenPipe => said.reader_closed,
        ErrorKind::TimedOut => said.drive_silent,
        ErrorKind::OutOfMemory => said.no_memory,
        ErrorKind::WouldBlock => said.busy,
        ErrorKind::InvalidInput => said.name_not_taken,
        _ => return None,
    })
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::words::phrases::check_both;

    /// What is said of an error number.
    #[track_caller]
    fn check(number: i32, vi: &str, en: &str) {
        let error = SystemError::from(&io::Error::from_raw_os_error(number));
        assert_eq!(message(error, Lang::Vi), vi, "{number}");
        assert_eq!(message(error, Lang::En), en, "{number}");
    }

    #[test]
    fn every_failure_is_named_in_both_languages() {
        let same_holes: Vec<_> = Failures::ALL
            .iter()
            .copied()
            .filter(|phrase| phrase.name != "unknown")
            .collect();
        check_both(&same_holes, &[]);
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
        check(32, "bên đọc đã đóng", "the reader has closed");
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
    fn what_has_no_words_is_told_by_its_number() {
        let system = io::Error::from_raw_os_error(8).to_string();
        check(
            8,
            "hệ thống báo lỗi số 8",
            &format!("the system says “{system}”"),
        );
        // A number that no system has.
        let error = SystemError {
            kind: ErrorKind::Other,
            code: Some(4_000),
        };
        assert_eq!(message(error, Lang::Vi), "hệ thống báo lỗi số 4000");
    }

    #[test]
    fn errors_without_a_number_are_told_by_their_kind() {
        for (kind, vi, en) in [
            (ErrorKind::AlreadyExists, "đã có tệp này", "it exists"),
            (
                ErrorKind::InvalidInput,
                "hệ thống không nhận tên này",
                "the system does not take this name",
            ),
            (
                ErrorKind::WriteZero,
                "hệ thống báo lỗi",
                "the system says “write zero”",
            ),
        ] {
            let error = SystemError::from(&io::Error::from(kind));
            assert_eq!(error.code, None);
            assert_eq!(message(error, Lang::Vi), vi);
            assert_eq!(message(error, Lang::En), en);
        }
    }

    /// The words do not hang on the text of a C library: musl's "I/O error" is glibc's "Input/output error".
    #[test]
    fn no_text_of_the_system_shows_in_vietnamese() {
        for number in 1..200 {
            let error = SystemError::from(&io::Error::from_raw_os_error(number));
            let said = message(error, Lang::Vi);
            let text = io::Error::from_raw_os_error(number).to_string();
            let system = text.split(" (os error").next().unwrap();
            assert!(!said.contains(system), "{number}: {said}");
        }
    }
}
