//! Says slips of a hand or of an office program in both languages, and how each is mended.
//!
//! Owns those sentences. It must not know how a slip was found.

use crate::core::lang::Lang;
use crate::pack::diagnostic::{Problem, Slip};

/// What is wrong, in one sentence.
pub(crate) fn message(slip: &Slip, lang: Lang) -> String {
    let said = one(slip, lang);
    let mut slip = slip.clone();
    match (slip.more().map_or(0, |more| *more), lang) {
        (0, _) => said,
        (more, Lang::Vi) => format!("{said} (tệp này còn {more} chỗ như vậy)"),
        (1, Lang::En) => format!("{said} (and at 1 more place of this file)"),
        (more, Lang::En) => format!("{said} (and at {more} more places of this file)"),
    }
}

fn one(slip: &Slip, lang: Lang) -> String {
    let is_vi = lang == Lang::Vi;
    match slip {
        Slip::CurlyQuote { sign, .. } if is_vi => {
            format!("dấu ngoặc cong {sign} của trình soạn văn bản đứng thay cho \"")
        }
        Slip::CurlyQuote { sign, .. } => {
            format!("the curly quote {sign} of a word processor stands here instead of \"")
        }
        Slip::OddSpace { space, before, .. } => {
            let code = format!("U+{:04X}", u32::from(*space));
            match (before, is_vi) {
                (Some(c), true) => format!("có dấu cách không ngắt ({code}) trước “{c}”"),
                (None, true) => format!("có dấu cách không ngắt ({code}) ở cuối dòng"),
                (Some(c), false) => format!("a no-break space ({code}) stands before {c}"),
                (None, false) => format!("a no-break space ({code}) stands at the end of the line"),
            }
        }
        Slip::Conflict { first, last } if first == last => lang
            .pick(
                "còn sót dấu xung đột của git",
                "a conflict marker of git was left here",
            )
            .to_owned(),
        Slip::Conflict { first, last } if is_vi => {
            format!("dòng {first}-{last} là xung đột của git chưa giải quyết; không đọc bên nào")
        }
        Slip::Conflict { first, last } => {
            format!("lines {first}-{last} are a git conflict; neither side is read")
        }
        Slip::MissingComma => lang
            .pick(
                "thiếu dấu phẩy ở cuối dòng này, trước mục sau",
                "a comma is missing at the end of this line, before the next entry",
            )
            .to_owned(),
        Slip::Remark { sign, .. } if is_vi => format!("ghi chú bắt đầu bằng #, không phải {sign}"),
        Slip::Remark { sign, .. } => format!("comments begin with #, not with {sign}"),
        Slip::Colon { .. } => lang
            .pick(
                "sau tên khóa là dấu hai chấm thay cho dấu =",
                "a colon stands behind the key instead of =",
            )
            .to_owned(),
        Slip::QuoteInside => lang
            .pick(
                "có dấu \" ngay trong chuỗi chữ",
                "a \" stands inside the text",
            )
            .to_owned(),
        Slip::RepeatedKey { key, line } if is_vi => {
            format!("khóa “{key}” bị lặp; đã có ở dòng {line}")
        }
        Slip::RepeatedKey { key, line } => {
            format!("the key “{key}” stands twice; the first is in line {line}")
        }
        figure => of_figure(figure, lang),
    }
}

/// What is wrong with a figure.
fn of_figure(slip: &Slip, lang: Lang) -> String {
    match (slip, lang) {
        (Slip::Range { low, high }, Lang::Vi) => {
            format!("khoảng {low} đến {high} viết liền làm một")
        }
        (Slip::Range { low, high }, Lang::En) => {
            format!("the range {low} to {high} is written as one")
        }
        (Slip::Minus { sign, .. }, Lang::Vi) => {
            format!("“{sign}” (U+{:04X}) đứng thay dấu trừ", u32::from(*sign))
        }
        (Slip::Minus { sign, .. }, Lang::En) => {
            format!("{sign} (U+{:04X}) stands for the minus", u32::from(*sign))
        }
        _ => plain_figure(slip, lang).to_owned(),
    }
}

fn plain_figure(slip: &Slip, lang: Lang) -> &'static str {
    let (vi, en) = match slip {
        Slip::SpaceInFigure {
            is_hidden: true, ..
        } => (
            "có dấu cách không ngắt trong số",
            "a no-break space stands in the figure",
        ),
        Slip::SpaceInFigure { .. } => ("có dấu cách trong số", "a space stands in the figure"),
        Slip::Percent { .. } => ("có dấu % sau số", "a percent sign stands behind the figure"),
        _ => (
            "dấu so sánh nằm trong giá trị",
            "the comparator stands in the value",
        ),
    };
    lang.pick(vi, en)
}

/// How it is mended.
pub(crate) fn help(slip: &Slip, lang: Lang) -> String {
    let write = lang.pick("viết", "write");
    match slip {
        Slip::SpaceInFigure { figure, .. } | Slip::Minus { figure, .. } => {
            format!("{write} {figure}")
        }
        Slip::Percent { figure } => match lang {
            Lang::Vi => format!("bỏ dấu %, đơn vị đã nói rõ: {figure}"),
            Lang::En => format!("remove %, the unit tells it: {figure}"),
        },
        Slip::Range { low, high } => format!("{write} [{low}, {high}]"),
        Slip::Bound { sign, figure } => {
            format!("{write} comparator = \"{sign}\", value = {figure}")
        }
        Slip::CurlyQuote { .. } | Slip::OddSpace { .. } => mended_alone(slip, lang).to_owned(),
        _ => plain_help(slip, lang).to_owned(),
    }
}

/// What the program mends where it is told to.
fn mended_alone(slip: &Slip, lang: Lang) -> &'static str {
    match slip {
        Slip::CurlyQuote { .. } => lang.pick(
            "dùng \" ở cả hai đầu thay cho “ ”; chitieu check --fix sửa giúp",
            "write \" instead of “ ”; chitieu check --fix does it",
        ),
        _ => lang.pick(
            "gõ dấu cách thường; chitieu check --fix sửa giúp",
            "type a plain space; chitieu check --fix does it",
        ),
    }
}

fn plain_help(slip: &Slip, lang: Lang) -> &'static str {
    let (vi, en) = match slip {
        Slip::Conflict { .. } => (
            "chọn một bên, xóa bên kia và các dòng <<<<<<<, =======, >>>>>>>",
            "choose one side; delete the other one and the lines <<<<<<<, =======, >>>>>>>",
        ),
        Slip::MissingComma => ("thêm dấu phẩy sau }", "write a comma behind }"),
        Slip::Remark { .. } => ("viết # ở đầu ghi chú", "write # in front of the comment"),
        Slip::Colon { .. } => ("viết = thay cho :", "write = instead of :"),
        Slip::QuoteInside => (
            "viết \\\" ở bên trong, hoặc đặt cả chuỗi trong '...'",
            "write \\\" inside, or '...' around the text",
        ),
        _ => ("giữ một trong hai", "keep one of the two"),
    };
    lang.pick(vi, en)
}

/// What is said of a file that is wrong as a whole.
#[derive(Debug, Default)]
pub(crate) struct FileProblemText {
    /// What is wrong.
    pub(crate) said: String,
    /// How it is mended.
    pub(crate) help: String,
}

/// What is wrong with a file as a whole, and how that is mended; empty for a problem of another kind.
pub(crate) fn of_files(problem: &Problem, lang: Lang) -> FileProblemText {
    match problem {
        Problem::OtherName { name, wanted, .. } => of_name(name, wanted, lang),
        Problem::OtherEncoding { encoding, lines } => of_encoding(encoding, *lines, lang),
        _ => Default::default(),
    }
}

fn of_name(name: &str, wanted: &str, lang: Lang) -> FileProblemText {
    let (said, help, notepad) = match lang {
        Lang::Vi => (
            format!("tệp {name} không được đọc vì tên không kết thúc bằng .toml"),
            format!("đổi tên thành {wanted}"),
            "; Notepad đã tự thêm .txt khi lưu",
        ),
        Lang::En => (
            format!("{name} is not read: its name does not end in .toml"),
            format!("rename it to {wanted}"),
            "; Notepad added .txt when it saved",
        ),
    };
    let help = match is_of_notepad(name) {
        true => help + notepad,
        false => help,
    };
    FileProblemText { said, help }
}

fn of_encoding(encoding: &str, lines: usize, lang: Lang) -> FileProblemText {
    let said = match (lang, lines) {
        (Lang::Vi, 0 | 1) => format!("tệp không phải UTF-8, có vẻ là {encoding}"),
        (Lang::Vi, _) => format!("tệp không phải UTF-8, có vẻ là {encoding}; số dòng sai: {lines}"),
        (Lang::En, 0 | 1) => format!("the file is not UTF-8, it looks like {encoding}"),
        (Lang::En, _) => format!("the file is not UTF-8, it looks like {encoding}; lines: {lines}"),
    };
    let help = lang.pick(
        "mở bằng mã đó rồi lưu lại cả tệp với mã UTF-8",
        "open it in that encoding and save the whole file as UTF-8",
    );
    FileProblemText {
        said,
        help: help.to_owned(),
    }
}

/// Tells whether the end of a name is the one that an editor adds.
fn is_of_notepad(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".txt")
}
