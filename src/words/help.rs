//! What the commands and options of the command line mean.
//!
//! Owns one sentence of each command in both languages, by the name that the command line gives it, the headings
//! of the help, and what stands for a value; the sentences of options stand in `help_options`. It must not know how a command line is read.

use crate::core::lang::Lang;
use crate::words::help_options::OPTIONS;
use crate::words::phrases::{PhrasePair, both, phrases};

phrases! {
    /// What stands around the sentences of the help.
    Headings, headings;

    usage = "Cách dùng", "Usage";
    commands = "Lệnh", "Commands";
    command = "LỆNH", "COMMAND";
    arguments = "Đối số", "Arguments";
    global_options = "Tùy chọn chung", "Global options";
    options = "Tùy chọn", "Options";
    some_options = "[TÙY CHỌN]", "[OPTIONS]";
}

/// What a command does.
pub(crate) fn command(name: &str, lang: Lang) -> Option<&'static str> {
    find(COMMANDS, name, lang)
}

/// What an option or argument means; one name means the same in every command, unless it stands in the
/// table with the name of a command before it.
pub(crate) fn option(command: &str, name: &str, lang: Lang) -> Option<&'static str> {
    let own = find(OPTIONS, &format!("{command}.{name}"), lang);
    own.or_else(|| find(OPTIONS, name, lang))
}

/// What stands for the value of an option or argument, by what stands for it in English; nothing where it stays.
pub(crate) fn value(name: &str, lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::En => None,
        Lang::Vi => {
            let found = VALUES.iter().find(|(en, _)| *en == name);
            found.map(|(_, vi)| *vi)
        }
    }
}

/// What stands for a value in English, if this stands for it in some language.
pub(crate) fn value_in_english(shown: &str) -> &str {
    let found = VALUES.iter().find(|(_, vi)| *vi == shown);
    found.map_or(shown, |(en, _)| en)
}

fn find(table: &[PhrasePair], name: &str, lang: Lang) -> Option<&'static str> {
    let found = table.iter().find(|phrase| phrase.name == name)?;
    Some(lang.pick(found.vi, found.en))
}

/// In English, in Vietnamese. What looks alike in Vietnamese is told from each other by its sentence.
const VALUES: &[(&str, &str)] = &[
    ("ADDRESS", "ĐỊA-CHỈ"),
    ("COMMAND", "LỆNH"),
    ("DATE", "NGÀY"),
    ("DIR", "THƯ-MỤC"),
    ("DONE/ALL", "XONG/TẤT-CẢ"),
    ("FILE", "TỆP"),
    ("FORM", "DẠNG"),
    ("ID", "MÃ"),
    ("ID-or-QUERY", "MÃ-hoặc-CHỮ"),
    ("KIND", "LOẠI"),
    ("MARK", "DẤU"),
    ("N", "SỐ"),
    ("NAME", "TÊN"),
    ("NAME|FILE", "TÊN|TỆP"),
    ("ORDER", "THỨ-TỰ"),
    ("PACK", "BỘ-DỮ-LIỆU"),
    ("PATH", "ĐƯỜNG-DẪN"),
    ("PLAN", "KẾ-HOẠCH"),
    ("QUERY", "CHỮ-CẦN-TÌM"),
    ("QUESTION", "CÂU-HỎI"),
    ("SOURCE", "TỆP-SỐ-LIỆU"),
    ("STATUS", "TÌNH-TRẠNG"),
    ("TEXT", "CHỮ"),
    ("TITLE", "TÊN-NGUỒN"),
    ("UNIT", "ĐƠN-VỊ"),
    ("VALUE", "GIÁ-TRỊ"),
    ("VALUE,...", "GIÁ-TRỊ,..."),
    ("WAY", "CHIỀU"),
    ("WHAT", "THEO"),
    ("WHEN", "KHI-NÀO"),
    ("WHICH", "KIỂU"),
    ("YEAR", "NĂM"),
    ("YEARS", "NĂM-NĂM"),
    ("YEAR:VALUE,...", "NĂM:GIÁ-TRỊ,..."),
];

const COMMANDS: &[PhrasePair] = &[
    both(
        "chitieu",
        "Tra cứu chỉ tiêu của một kế hoạch: đã đặt ra gì, đạt đến đâu, ai công bố",
        "Explorer for the targets a public plan sets itself",
    ),
    both(
        "find",
        "Tìm chỉ tiêu, kế hoạch, nhiệm vụ bằng vài chữ; câu trả lời đúng nhất đứng đầu",
        "Find indicators, plans and tasks by a few letters; the best answer first",
    ),
    both(
        "ask",
        "Trả lời một câu hỏi: đạt chưa, khi nào đạt, còn thiếu bao nhiêu, chỉ tiêu nào, bao nhiêu chỉ tiêu, so với nơi khác, ai công bố",
        "Answer a question: is it met, when, how far, which, how many, compared with, who says so",
    ),
    both(
        "talk",
        "Hỏi đáp đến hết đầu vào: mỗi dòng một câu hỏi, trả lời bằng dòng chữ thường",
        "Answer questions until the input ends: one a line, in plain lines",
    ),
    both(
        "show",
        "Xem đầy đủ một chỉ tiêu hoặc một kế hoạch",
        "Show one indicator or one plan in full",
    ),
    both(
        "list",
        "Liệt kê chỉ tiêu, mỗi dòng một chỉ tiêu",
        "List indicators, one a line",
    ),
    both(
        "status",
        "Đếm số chỉ tiêu đạt: theo tính toán và theo công bố",
        "Count how many targets are met, computed and as reported",
    ),
    both(
        "assess",
        "Đánh giá các con số cho trên dòng lệnh",
        "Assess figures given on the command line",
    ),
    both(
        "brief",
        "Liệt kê các nội dung họp đã ghim, hoặc in một nội dung kèm số liệu hiện biết",
        "List the agendas of what was pinned, or print one with what is known now",
    ),
    both(
        "check",
        "Kiểm tra bộ dữ liệu, báo từng lỗi kèm vị trí",
        "Check packs and report every problem with its place",
    ),
    both(
        "diff",
        "Nêu chỗ khác giữa hai bộ dữ liệu, hoặc của một bộ từ một ngày đến nay",
        "Tell what differs between two packs, or in one since a day",
    ),
    both(
        "import",
        "Chuyển các tệp có số liệu thành bộ dữ liệu",
        "Turn files with figures into a pack",
    ),
    both(
        "draft",
        "Đọc nghị quyết, báo cáo bằng lời thành bộ dữ liệu nháp, chưa cam kết điều gì",
        "Read the text of a resolution or report as a draft pack that promises nothing",
    ),
    both(
        "new",
        "Tạo bộ dữ liệu để điền, từ đầu hoặc với các mục tiêu của một kế hoạch",
        "Make a pack to be filled in, from nothing or with the targets of a plan",
    ),
    both(
        "export",
        "Xuất số liệu: toàn bộ, hoặc những gì đã chọn, ra tệp, trang in, bảng tính",
        "Write the claims out, or what was chosen as a page, a workbook, a document",
    ),
    both(
        "open",
        "Cho biết một địa chỉ trên giấy, trong biên bản chỉ số liệu nào",
        "Show what an address of a page or of minutes means",
    ),
    both(
        "compile",
        "Biên dịch bộ dữ liệu để lần sau mở ngay; không bắt buộc",
        "Compile packs, so that opening them together takes a moment; never needed",
    ),
    both(
        "completions",
        "In phần gợi ý lệnh cho shell",
        "Print completions for a shell",
    ),
    both(
        "schema",
        "In cấu trúc bộ dữ liệu dạng JSON Schema, để trình soạn thảo gợi ý và kiểm tra",
        "Print the pack format as JSON Schema, for editors",
    ),
    both(
        "doctor",
        "Xem chương trình thấy gì ở máy này: cửa sổ lệnh, bảng tạm, ngôn ngữ, ngày giờ, dữ liệu; từng dòng để đọc cho người hỗ trợ",
        "Look at what the program finds here: terminal, clipboard, locale, clock, data; lines to read to a help desk",
    ),
    both("man", "In trang hướng dẫn (man)", "Print the manual page"),
    both(
        "read-workbook",
        "Đọc bảng tính từ đầu vào chuẩn, trong một tiến trình riêng",
        "Read a workbook from the standard input, as a process of its own",
    ),
    both(
        "read-document",
        "Đọc phần lời của văn bản Word từ đầu vào chuẩn, trong một tiến trình riêng",
        "Read the prose of a document from the standard input, as a process of its own",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::phrases::check_both;

    #[test]
    fn every_command_and_option_is_explained_in_both_languages() {
        for table in [COMMANDS, OPTIONS, Headings::ALL] {
            check_both(table, &[]);
        }
    }
}
