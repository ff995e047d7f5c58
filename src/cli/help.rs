//! The help and the complaints of the command line in both languages.
//!
//! Owns the Vietnamese texts of the options and commands, and the one line that tells of a misuse. The
//! English texts stand beside the options in `cli::args`; a test sees that none is left untranslated.

use clap::builder::Arg;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Command, CommandFactory};

use crate::cli::args::Cli;
use crate::core::clean::clean;
use crate::core::lang::Lang;

const TEMPLATE: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}";

/// What each command does.
const COMMANDS: &[(&str, &str)] = &[
    (
        "chitieu",
        "Tra cứu chỉ tiêu của một kế hoạch: đã đặt ra gì, đạt đến đâu, ai công bố",
    ),
    (
        "find",
        "Tìm chỉ tiêu bằng vài chữ; câu trả lời đúng nhất đứng đầu",
    ),
    ("show", "Xem đầy đủ một chỉ tiêu"),
    ("list", "Liệt kê chỉ tiêu, mỗi dòng một chỉ tiêu"),
    ("status", "Đếm số chỉ tiêu đạt: máy tính và theo công bố"),
    ("assess", "Đánh giá các con số cho trên dòng lệnh"),
    ("check", "Kiểm tra bộ dữ liệu, báo từng lỗi kèm vị trí"),
    ("import", "Chuyển CSV dạng dài thành bộ dữ liệu"),
    ("export", "Xuất toàn bộ số liệu"),
    ("completions", "In phần gợi ý lệnh cho shell"),
    ("man", "In trang hướng dẫn (man)"),
];

/// What each option or argument means; one id means the same in every command, unless the command
/// is named.
const OPTIONS: &[(&str, &str)] = &[
    ("pack", "Thư mục bộ dữ liệu; có thể lặp lại"),
    ("lang", "Ngôn ngữ: vi hoặc en"),
    (
        "as_of",
        "Đánh giá tại ngày đó: chỉ tính số liệu công bố đến hết ngày đó",
    ),
    ("place", "Địa bàn, hoặc `all`"),
    ("plan", "Kế hoạch lấy mục tiêu, theo mã hoặc tên"),
    (
        "color",
        "Màu: auto, always, never, 16, 256, true [mặc định: auto]",
    ),
    ("ascii", "Chỉ vẽ bằng ký tự ASCII"),
    ("find.query", "Điều cần tìm"),
    ("show.query", "Mã, tên, hoặc điều cần tìm"),
    ("no_clipboard", "Không gửi gì tới bảng tạm của terminal"),
    ("query", "Mở sẵn ô tìm với chữ này"),
    ("limit", "Số câu trả lời nhiều nhất [mặc định: 20]"),
    ("json", "In JSON"),
    ("csv", "In CSV"),
    (
        "explain",
        "Giải thích điểm của từng câu trả lời (cùng --json)",
    ),
    ("why", "In quy tắc, số đầu vào và ngưỡng"),
    ("category", "Chỉ lĩnh vực này"),
    ("status", "Chỉ tình trạng này"),
    ("kind", "Loại mục tiêu"),
    ("better", "Hướng tốt hơn: higher hoặc lower"),
    ("series", "Số liệu từng năm, ví dụ 2020:43.33,2022:47.45"),
    ("base_year", "Năm gốc"),
    ("target", "Mục tiêu, hoặc đầu của khoảng được tính là đạt"),
    ("target_far", "Đầu kia của khoảng"),
    ("by", "Năm của mục tiêu"),
    ("decimals", "Số chữ số thập phân khi so sánh"),
    ("min", "Giới hạn dưới tự nhiên"),
    ("max", "Giới hạn trên tự nhiên"),
    ("provisional", "Số mới nhất là số ước"),
    ("parts", "Số phần đã xong trên tổng số, ví dụ 1/3"),
    (
        "packs",
        "Thư mục hoặc tệp; không có thì kiểm tra bộ dữ liệu sẽ mở",
    ),
    ("files", "Các tệp CSV dạng dài"),
    ("sources", "CSV của các nguồn"),
    (
        "import.output",
        "Thư mục của bộ dữ liệu mới: được tạo, hoặc phải trống",
    ),
    ("export.output", "Tệp ghi ra; không có thì in ra màn hình"),
    ("format", "Dạng xuất: csv hoặc json [mặc định: csv]"),
    ("shell", "Shell: bash, zsh, fish, elvish, powershell"),
    ("help", "In trợ giúp này"),
    ("version", "In phiên bản"),
];

/// The command line with its help in a language.
pub fn command(lang: Lang) -> Command {
    match lang {
        Lang::En => Cli::command(),
        Lang::Vi => translated(Cli::command()),
    }
}

fn translated(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let subcommands: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Lệnh")
        .subcommand_value_name("LỆNH")
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help),
        )
        .mut_args(|arg| option(&name, arg));
    if let Some(about) = lookup(COMMANDS, &name) {
        command = command.about(about);
    }
    if command.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version");
        command = command
            .disable_version_flag(true)
            .arg(option(&name, version.action(ArgAction::Version)));
    }
    for subcommand in subcommands {
        command = command.mut_subcommand(subcommand, translated);
    }
    command
}

fn option(command: &str, arg: Arg) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let heading = if arg.is_positional() {
        "Đối số"
    } else if arg.is_global_set() {
        "Tùy chọn chung"
    } else {
        "Tùy chọn"
    };
    let said = lookup(OPTIONS, &format!("{command}.{id}")).or_else(|| lookup(OPTIONS, &id));
    let takes_value = arg.get_action().takes_values();
    let arg = arg.help_heading(heading);
    let arg = match takes_value {
        true => arg.hide_default_value(true).hide_possible_values(true),
        false => arg,
    };
    match said {
        Some(said) => arg.help(said),
        None => arg,
    }
}

fn lookup(table: &'static [(&str, &str)], key: &str) -> Option<&'static str> {
    let found = table.iter().find(|(known, _)| *known == key);
    found.map(|(_, said)| *said)
}

/// The help as printed; what the library says by itself is said in the language.
pub fn rendered(help: &str, lang: Lang) -> String {
    match lang {
        Lang::En => help.to_owned(),
        Lang::Vi => help.replace("[OPTIONS]", "[TÙY CHỌN]"),
    }
}

/// Says a misuse in one line: what, where, and what to do.
pub fn complaint(error: &clap::Error, lang: Lang) -> String {
    let text = |kind: ContextKind| {
        let said = match error.get(kind)? {
            ContextValue::String(text) => text.clone(),
            ContextValue::Strings(texts) => texts.join(", "),
            ContextValue::Number(number) => number.to_string(),
            other => other.to_string(),
        };
        let said = clean(&said).into_owned();
        (!said.is_empty()).then_some(said)
    };
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let said = match error.kind() {
        ErrorKind::MissingRequiredArgument => lang.pick(
            format!("thiếu {argument}"),
            format!("{argument} is missing"),
        ),
        ErrorKind::UnknownArgument => lang.pick(
            format!("không có tùy chọn “{argument}”"),
            format!("there is no option “{argument}”"),
        ),
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            lang.pick(
                format!("không có lệnh “{name}”"),
                format!("there is no command “{name}”"),
            )
        }
        ErrorKind::InvalidUtf8 => lang.pick(
            "có đối số không phải UTF-8".to_owned(),
            "an argument is not UTF-8".to_owned(),
        ),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg).unwrap_or_default();
            lang.pick(
                format!("{argument} không dùng cùng {other}"),
                format!("{argument} cannot stand beside {other}"),
            )
        }
        _ => {
            let value = text(ContextKind::InvalidValue).unwrap_or_default();
            lang.pick(
                format!("{argument} không nhận “{value}”"),
                format!("{argument} does not take “{value}”"),
            )
        }
    };
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = suggested.into_iter().find_map(&text);
    let choices = text(ContextKind::ValidValue);
    let cure = match (near, choices) {
        (Some(near), _) => lang.pick(
            format!("; có phải “{near}”?"),
            format!("; did you mean “{near}”?"),
        ),
        (None, Some(choices)) => lang.pick(
            format!("; nhận: {choices}"),
            format!("; it takes: {choices}"),
        ),
        (None, None) => lang
            .pick("; xem chitieu --help", "; see chitieu --help")
            .to_owned(),
    };
    said + &cure
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;

    fn each<'c>(command: &'c Command, found: &mut Vec<&'c Command>) {
        found.push(command);
        for inner in command.get_subcommands() {
            each(inner, found);
        }
    }

    #[test]
    fn every_command_and_option_is_translated() {
        let (vi, en) = (command(Lang::Vi), command(Lang::En));
        let (mut vi_all, mut en_all) = (Vec::new(), Vec::new());
        each(&vi, &mut vi_all);
        each(&en, &mut en_all);
        for (vi, en) in vi_all.iter().zip(&en_all) {
            let name = en.get_name();
            assert_ne!(
                vi.get_about().map(ToString::to_string),
                en.get_about().map(ToString::to_string),
                "{name}"
            );
            for arg in en.get_arguments() {
                let id = arg.get_id().as_str();
                let same = vi.get_arguments().find(|other| other.get_id() == id);
                let said = same.and_then(|arg| arg.get_help()).map(ToString::to_string);
                let plain = arg.get_help().map(ToString::to_string);
                assert!(said.is_some() && said != plain, "{name} {id}");
            }
        }
    }

    #[test]
    fn a_misuse_is_one_line_with_a_cure() {
        let check = |line: &str, vi: &str, en: &str| {
            let words = line.split(' ');
            let error = command(Lang::En).try_get_matches_from(words).unwrap_err();
            assert_eq!(complaint(&error, Lang::Vi), vi);
            assert_eq!(complaint(&error, Lang::En), en);
        };
        check(
            "chitieu --pakc x",
            "không có tùy chọn “--pakc”; có phải “--pack”?",
            "there is no option “--pakc”; did you mean “--pack”?",
        );
        check(
            "chitieu lst",
            "không có lệnh “lst”; có phải “list”?",
            "there is no command “lst”; did you mean “list”?",
        );
        check(
            "chitieu find",
            "thiếu <QUERY>...; xem chitieu --help",
            "<QUERY>... is missing; see chitieu --help",
        );
        check(
            "chitieu export --format xml",
            "--format <FORM> không nhận “xml”; nhận: csv, json",
            "--format <FORM> does not take “xml”; it takes: csv, json",
        );
        check(
            "chitieu list --json --csv",
            "--json không dùng cùng --csv; xem chitieu --help",
            "--json cannot stand beside --csv; see chitieu --help",
        );
        check(
            "chitieu status --as-of yesterday",
            "--as-of <YYYY-MM-DD> không nhận “yesterday”; xem chitieu --help",
            "--as-of <YYYY-MM-DD> does not take “yesterday”; see chitieu --help",
        );
    }
}
