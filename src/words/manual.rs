//! What the manual pages say beyond the options: examples, how a command ends, variables, files.
//!
//! Owns these sections in both languages. It must not know how a page is written.

use crate::core::lang::Lang;
use crate::words::phrases::{PhrasePair, both, phrases};

phrases! {
    /// The headings of the sections.
    Sections, sections;

    manual = "Hướng dẫn lệnh", "User Commands";
    name = "Tên", "Name";
    synopsis = "Cú pháp", "Synopsis";
    description = "Mô tả", "Description";
    version = "Phiên bản", "Version";
    keys = "Phím trong màn hình tra cứu", "Keys of the explorer";
    examples = "Ví dụ", "Examples";
    exit = "Mã kết thúc", "Exit status";
    environment = "Biến môi trường", "Environment";
    files = "Tệp", "Files";
    see = "Xem thêm", "See also";
}

/// A line of a section: what stands in bold, and what it means.
pub(crate) type ManualLine = (&'static str, &'static str);

/// How commands end.
pub(crate) fn exits(lang: Lang) -> impl Iterator<Item = ManualLine> {
    said(EXITS, lang)
}

/// The variables that are read.
pub(crate) fn variables(lang: Lang) -> impl Iterator<Item = ManualLine> {
    said(VARIABLES, lang)
}

/// The files that are read and written.
pub(crate) fn files(lang: Lang) -> impl Iterator<Item = ManualLine> {
    said(FILES, lang)
}

/// The examples of a command.
pub(crate) fn examples(command: &str, lang: Lang) -> impl Iterator<Item = ManualLine> {
    let of = move |line: &str| {
        let word = line.split(' ').nth(1).unwrap_or_default();
        command == "chitieu" || word == command
    };
    said(EXAMPLES, lang).filter(move |(line, _)| of(line))
}

fn said(table: &'static [PhrasePair], lang: Lang) -> impl Iterator<Item = ManualLine> {
    let pick = move |phrase: &'static PhrasePair| (phrase.name, lang.pick(phrase.vi, phrase.en));
    table.iter().map(pick)
}

const EXITS: &[PhrasePair] = &[
    both(
        "0",
        "Tìm thấy, hoặc đã làm xong.",
        "Something was found or done.",
    ),
    both(
        "1",
        "Không tìm thấy gì, dữ liệu có lỗi, hoặc doctor thấy chỗ cần xem.",
        "Nothing was found, data has errors, or doctor found something to look at.",
    ),
    both(
        "2",
        "Dùng sai lệnh, hoặc không làm được; có một dòng báo ở luồng lỗi.",
        "A misuse or a failure; one line on standard error tells it.",
    ),
    both(
        "128 + n",
        "Tín hiệu số n kết thúc màn hình tra cứu; 129 khi cửa sổ lệnh không còn.",
        "The signal of number n ended the explorer; 129 where its terminal went away.",
    ),
];

const VARIABLES: &[PhrasePair] = &[
    both(
        "CHITIEU_PACK",
        "Thư mục các bộ dữ liệu được mở, cách nhau bằng dấu hai chấm.",
        "Folders of the packs to open, with colons between them.",
    ),
    both(
        "CHITIEU_CONFIG",
        "Tệp cấu hình, thay cho tệp trong thư mục cấu hình.",
        "The configuration file, instead of the usual one.",
    ),
    both(
        "CHITIEU_CACHE",
        "off: không dùng và không lưu bản đã biên dịch.",
        "off: what packs were compiled to is neither used nor kept.",
    ),
    both(
        "LC_ALL, LC_MESSAGES, LC_CTYPE, LANG",
        "Ngôn ngữ và bảng mã, khi --lang và cấu hình không nêu.",
        "Language and character set, where neither --lang nor the configuration tells.",
    ),
    both(
        "TZ",
        "Múi giờ để tính ngày hôm nay.",
        "The time zone in which today is told.",
    ),
    both(
        "TERM, COLORTERM, COLORFGBG, NO_COLOR",
        "Cửa sổ lệnh vẽ được những gì.",
        "What the terminal can draw.",
    ),
];

const FILES: &[PhrasePair] = &[
    both(
        "~/.config/chitieu/config.toml",
        "Cấu hình: pack, lang, theme, signs, memory, clipboard, start.",
        "The configuration: pack, lang, theme, signs, memory, clipboard, start.",
    ),
    both(
        "~/.cache/chitieu/",
        "Bộ dữ liệu lớn ở dạng đã biên dịch; xóa lúc nào cũng được.",
        "Large packs as they were compiled; may be removed at any time.",
    ),
    both(
        "~/.local/state/chitieu/memory.toml",
        "Những gì đã tìm, đã mở.",
        "What was searched and opened.",
    ),
    both(
        "~/.local/share/chitieu/briefs/",
        "Nội dung họp đã ghim.",
        "The agendas of what was pinned.",
    ),
];

const EXAMPLES: &[PhrasePair] = &[
    both(
        "chitieu find ty le ho ngheo",
        "Tìm bằng vài chữ không dấu.",
        "Find by a few letters without marks.",
    ),
    both(
        "chitieu find \"tt:missed sort:gap\"",
        "Tìm theo bộ lọc, xa mục tiêu nhất trước.",
        "By filters, the farthest from its target first.",
    ),
    both(
        "chitieu ask chỉ tiêu nào không đạt",
        "Hỏi như khi nói.",
        "A question as it is said.",
    ),
    both(
        "chitieu talk",
        "Mỗi dòng một câu hỏi.",
        "A question a line.",
    ),
    both(
        "chitieu show grdp dau nguoi",
        "Xem đầy đủ một chỉ tiêu.",
        "One indicator in full.",
    ),
    both(
        "chitieu list --attention",
        "Những mục tiêu chưa đạt, xa nhất trước.",
        "What fails, the farthest first.",
    ),
    both(
        "chitieu status --by owner",
        "Đếm theo cơ quan phụ trách.",
        "Counted by who answers for it.",
    ),
    both(
        "chitieu assess --kind level --better higher --series 2020:43.33,2022:47.45 --base-year 2020 --target 65 --by 2025",
        "Đánh giá các con số cho sẵn.",
        "Judge figures that are given.",
    ),
    both(
        "chitieu brief",
        "Các nội dung họp đã ghim.",
        "The agendas of what was pinned.",
    ),
    both(
        "chitieu check --fix my-pack",
        "Sửa chỗ chỉ có một cách hiểu.",
        "Mend what can only mean one thing.",
    ),
    both(
        "chitieu import bieu-01.xlsx --place 'Lai Châu' -o my-pack",
        "Biểu của cơ quan thành bộ dữ liệu.",
        "An office sheet becomes a pack.",
    ),
    both(
        "chitieu diff my-pack --since 2024-01-01",
        "Có gì mới từ một ngày.",
        "What is new since a day.",
    ),
    both(
        "chitieu draft nghi-quyet.docx --place 'Lai Châu' -o my-draft",
        "Nghị quyết bằng lời thành bản nháp.",
        "The text of a resolution becomes a draft.",
    ),
    both(
        "chitieu new my-pack --from nq-xiv",
        "Bộ dữ liệu mới với các mục tiêu của một kế hoạch.",
        "A new pack with the targets of a plan.",
    ),
    both(
        "chitieu new my-pack --from nq-xiv --sheet form.xlsx",
        "Kèm một biểu mẫu để các cơ quan điền, import đọc lại.",
        "With a form for offices to fill in, which import reads.",
    ),
    both(
        "chitieu export lv:moi-truong co:target --format html -o moi-truong.html",
        "Những gì đã chọn, ra trang in.",
        "What was chosen, on paper.",
    ),
    both(
        "chitieu open 'chitieu://lai-chau/forest-cover?as-of=2025-06-30'",
        "Một địa chỉ trên giấy chỉ số liệu nào.",
        "What an address on paper means.",
    ),
    both(
        "chitieu compile my-pack",
        "Lần sau mở ngay.",
        "It opens at once the next time.",
    ),
    both(
        "chitieu completions bash > ~/.local/share/bash-completion/completions/chitieu",
        "Gợi ý bằng phím Tab trong bash.",
        "Tab completes in bash.",
    ),
    both(
        "chitieu doctor",
        "Từng dòng để đọc cho người hỗ trợ.",
        "Lines to read to a help desk.",
    ),
    both(
        "chitieu schema",
        "Cấu trúc bộ dữ liệu cho trình soạn thảo.",
        "The pack format for editors.",
    ),
    both(
        "chitieu man find --lang vi",
        "Trang hướng dẫn của một lệnh.",
        "The manual page of one command.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::phrases::check_both;

    #[test]
    fn every_section_speaks_both_languages() {
        for table in [Sections::ALL, EXITS, VARIABLES, FILES, EXAMPLES] {
            check_both(table, &[]);
        }
    }
}
