//! Says in both languages what is wrong with data, and how to mend it.
//!
//! Owns one sentence for every problem and one of help. It must not know where the problem stands. The
//! names of keys, tables, columns and codes are not translated: they are what a person has to type.

use crate::core::figure::FigureError;
use crate::core::lang::Lang;
use crate::pack::diagnostic::{Diagnostic, Problem, RowError, Severity, WantedValue};
use crate::words::problems::doubts;
use crate::words::problems::readings;
use crate::words::problems::slips;
use crate::words::problems::syntax;
use crate::words::problems::system;

/// The word for how bad a problem is.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("lỗi", "error"),
        Severity::Warning => lang.pick("cảnh báo", "warning"),
    }
}

/// The word before how a problem is mended.
pub fn help_label(lang: Lang) -> &'static str {
    lang.pick("cách sửa", "help")
}

/// What is wrong, in one sentence.
pub fn message(problem: &Problem, lang: Lang) -> String {
    match lang {
        Lang::Vi => vietnamese(problem),
        Lang::En => english(problem),
    }
}

/// A problem with its place, in one line: `data/x.toml:3:7: ...`.
pub fn line(found: &Diagnostic, lang: Lang) -> String {
    let said = message(&found.problem, lang);
    match found.span {
        Some(span) => format!("{}:{}:{}: {said}", found.file, span.line, span.column),
        None => format!("{}: {said}", found.file),
    }
}

fn vietnamese(problem: &Problem) -> String {
    match problem {
        Problem::Unreadable(error) => {
            format!("không đọc được: {}", system::message(*error, Lang::Vi))
        }
        Problem::NotAFile(what) => {
            format!("không đọc được: {}", system::not_a_file(*what, Lang::Vi))
        }
        Problem::NoFiles => "thư mục không có tệp .toml nào".to_owned(),
        Problem::TooLarge { most } => format!("tệp lớn hơn mức được đọc là {}", size(*most)),
        Problem::NotUtf8 { offset } => {
            format!("byte thứ {offset} (đếm từ 0) không phải UTF-8")
        }
        Problem::Syntax(fault) => syntax::message(fault, Lang::Vi),
        Problem::NoPack => "không tệp nào có bảng [pack]".to_owned(),
        Problem::Repeated { table } => format!("bảng [{table}] chỉ được có một lần"),
        Problem::UnknownKey { key, table, .. } => {
            format!("không có khóa “{key}” trong {}", place(table, Lang::Vi))
        }
        Problem::MissingKey { key, table } => {
            format!("thiếu khóa “{key}” trong {}", place(table, Lang::Vi))
        }
        Problem::WrongType { key, wanted, found } => format!(
            "“{key}” phải là {}, không phải {}",
            wanted_words(*wanted, Lang::Vi),
            found_words(found, Lang::Vi)
        ),
        Problem::UnknownWord { key, word, .. } => {
            format!("“{word}” không phải giá trị của “{key}”")
        }
        Problem::BadId(id) => format!("mã “{id}” có ký tự không được dùng"),
        Problem::BadSourceId(id) => format!("mã nguồn “{id}” có ký tự ẩn"),
        Problem::DuplicateId { table, id, .. } => {
            format!("mã “{id}” đã dùng cho {} khác", thing(table, Lang::Vi))
        }
        Problem::UnknownReference { table, id, .. } => {
            format!("không có {} nào mang mã “{id}”", thing(table, Lang::Vi))
        }
        Problem::BadFigure { text, error } => {
            format!("“{text}” không phải số: {}", figure_error(*error, Lang::Vi))
        }
        Problem::BadRange => "giá trị và dấu so sánh không khớp nhau".to_owned(),
        Problem::BadYear(text) => format!("“{text}” không phải năm hay nhiệm kỳ"),
        Problem::BadDate(text) => format!("“{text}” không phải ngày công bố"),
        Problem::BadNumber { key, least, most } => {
            format!("“{key}” phải là số nguyên từ {least} đến {most}")
        }
        Problem::NotAboveZero { key } => format!("“{key}” phải là số lớn hơn 0"),
        Problem::EmptyText { key } => format!("“{key}” để trống"),
        Problem::TooManyWords { key, most } => format!("“{key}” dài quá {most} từ"),
        Problem::TooMany { key, most } => {
            format!("“{key}” nhiều hơn {most}: phần còn lại không được đọc")
        }
        Problem::UnknownSource { id, .. } => format!("bộ dữ liệu không kê nguồn “{id}”"),
        Problem::Cleaned { key } => {
            format!("“{key}” có ký tự ẩn hoặc ký tự điều khiển; đã bỏ hoặc thay bằng dấu thấy được")
        }
        Problem::FormulaText { key, sign } => {
            format!("“{key}” bắt đầu bằng “{sign}”, bảng tính sẽ coi là công thức")
        }
        Problem::LookalikeLetter { letter } => {
            format!(
                "chữ “{letter}” (U+{:04X}) chỉ trông giống đ, Đ",
                u32::from(*letter)
            )
        }
        Problem::LegacyEncoding => "có vẻ là chữ theo bảng mã cũ TCVN3 hoặc VNI".to_owned(),
        Problem::DuplicateClaim => "số liệu này đã có, giống hệt".to_owned(),
        Problem::ReversedRange => "khoảng có đầu sau nhỏ hơn đầu trước".to_owned(),
        Problem::ShareOutOfRange { value } => {
            format!("mục tiêu {value} % nằm ngoài khoảng từ 0 đến 100")
        }
        Problem::Doubtful(doubt) => doubts::message(*doubt, Lang::Vi),
        Problem::Read(reading) => readings::message(reading, Lang::Vi),
        Problem::Slip(slip) => slips::message(slip, Lang::Vi),
        Problem::OtherName { .. } | Problem::OtherEncoding { .. } => {
            slips::of_files(problem, Lang::Vi).said
        }
        Problem::NoTargetKind => "chỉ tiêu có mục tiêu nhưng thiếu “target_kind”".to_owned(),
        Problem::MissingColumn { column } => format!("thiếu cột “{column}”"),
        Problem::UnknownColumn { column, .. } => format!("không có cột nào tên “{column}”"),
        Problem::RepeatedColumn { column } => format!("cột “{column}” có hai lần"),
        Problem::BadRow(error) => row_error(*error, Lang::Vi),
        Problem::BadField { column, problem } => {
            format!("cột “{column}”: {}", vietnamese(problem))
        }
        Problem::SourceNotListed { id } => format!("tệp --sources không kê nguồn “{id}”"),
        Problem::BadRelation(text) => {
            format!("“{text}” không phải quan hệ với chỉ tiêu khác")
        }
        Problem::NoteForField { field } => {
            format!("không có cột “{field}” và ghi chú mở đầu bằng từ đó: đã đặt {field} = true")
        }
        Problem::Differs { column, kept } => {
            format!("cột “{column}” khác dòng trước; giữ “{kept}”")
        }
    }
}

fn english(problem: &Problem) -> String {
    match problem {
        Problem::Unreadable(error) => {
            format!("cannot be read: {}", system::message(*error, Lang::En))
        }
        Problem::NotAFile(what) => {
            format!("cannot be read: {}", system::not_a_file(*what, Lang::En))
        }
        Problem::NoFiles => "the folder has no .toml file".to_owned(),
        Problem::TooLarge { most } => format!("the file is larger than the {} read", size(*most)),
        Problem::NotUtf8 { offset } => format!("byte {offset} (from 0) is not UTF-8"),
        Problem::Syntax(fault) => syntax::message(fault, Lang::En),
        Problem::NoPack => "no file has a [pack] table".to_owned(),
        Problem::Repeated { table } => format!("the table [{table}] may stand only once"),
        Problem::UnknownKey { key, table, .. } => {
            format!("there is no key “{key}” in {}", place(table, Lang::En))
        }
        Problem::MissingKey { key, table } => {
            format!("the key “{key}” is missing from {}", place(table, Lang::En))
        }
        Problem::WrongType { key, wanted, found } => format!(
            "“{key}” must be {}, not {}",
            wanted_words(*wanted, Lang::En),
            found_words(found, Lang::En)
        ),
        Problem::UnknownWord { key, word, .. } => format!("“{word}” is no value of “{key}”"),
        Problem::BadId(id) => format!("the id “{id}” has characters that an id may not have"),
        Problem::BadSourceId(id) => format!("the source id “{id}” has hidden characters"),
        Problem::DuplicateId { table, id, .. } => {
            format!(
                "the id “{id}” is used by another {}",
                thing(table, Lang::En)
            )
        }
        Problem::UnknownReference { table, id, .. } => {
            format!("there is no {} with the id “{id}”", thing(table, Lang::En))
        }
        Problem::BadFigure { text, error } => {
            format!("“{text}” is no figure: {}", figure_error(*error, Lang::En))
        }
        Problem::BadRange => "the value and its comparator do not fit".to_owned(),
        Problem::BadYear(text) => format!("“{text}” is no year and no term"),
        Problem::BadDate(text) => format!("“{text}” is no date of publication"),
        Problem::BadNumber { key, least, most } => {
            format!("“{key}” must be a whole number from {least} to {most}")
        }
        Problem::NotAboveZero { key } => format!("“{key}” must be above zero"),
        Problem::EmptyText { key } => format!("“{key}” is empty"),
        Problem::TooManyWords { key, most } => format!("“{key}” has more than {most} words"),
        Problem::TooMany { key, most } => {
            format!("more than {most} of “{key}”: the rest is not read")
        }
        Problem::UnknownSource { id, .. } => format!("the pack lists no source “{id}”"),
        Problem::Cleaned { key } => {
            format!("“{key}” had hidden or control characters; they were removed or made visible")
        }
        Problem::FormulaText { key, sign } => {
            format!("“{key}” begins with “{sign}”, so a spreadsheet takes it for a formula")
        }
        Problem::LookalikeLetter { letter } => {
            format!(
                "the letter “{letter}” (U+{:04X}) only looks like đ, Đ",
                u32::from(*letter)
            )
        }
        Problem::LegacyEncoding => {
            "this looks like text in the old TCVN3 or VNI encoding".to_owned()
        }
        Problem::DuplicateClaim => "the same claim stands before".to_owned(),
        Problem::ReversedRange => "the range ends below its start".to_owned(),
        Problem::ShareOutOfRange { value } => {
            format!("the target {value} % is not between 0 and 100")
        }
        Problem::Doubtful(doubt) => doubts::message(*doubt, Lang::En),
        Problem::Read(reading) => readings::message(reading, Lang::En),
        Problem::Slip(slip) => slips::message(slip, Lang::En),
        Problem::OtherName { .. } | Problem::OtherEncoding { .. } => {
            slips::of_files(problem, Lang::En).said
        }
        Problem::NoTargetKind => "the indicator has a target but no “target_kind”".to_owned(),
        Problem::MissingColumn { column } => format!("the column “{column}” is missing"),
        Problem::UnknownColumn { column, .. } => format!("there is no column “{column}”"),
        Problem::RepeatedColumn { column } => format!("the column “{column}” stands twice"),
        Problem::BadRow(error) => row_error(*error, Lang::En),
        Problem::BadField { column, problem } => format!("column “{column}”: {}", english(problem)),
        Problem::SourceNotListed { id } => format!("no --sources file lists the source “{id}”"),
        Problem::BadRelation(text) => format!("“{text}” names no relation to other indicators"),
        Problem::NoteForField { field } => {
            format!(
                "there is no column “{field}” and the note begins with it: {field} = true is set"
            )
        }
        Problem::Differs { column, kept } => {
            format!("column “{column}” differs from an earlier row; “{kept}” is kept")
        }
    }
}

/// How to mend it, in one sentence.
pub fn help(problem: &Problem, lang: Lang) -> String {
    if let Some(near) = near(problem) {
        return match lang {
            Lang::Vi => format!("có phải là “{near}”?"),
            Lang::En => format!("did you mean “{near}”?"),
        };
    }
    match problem {
        Problem::UnknownWord { allowed, .. } => match lang {
            Lang::Vi => format!("dùng một trong: {}", allowed.join(", ")),
            Lang::En => format!("use one of: {}", allowed.join(", ")),
        },
        Problem::DuplicateId {
            first: Some((file, line)),
            ..
        } => match lang {
            Lang::Vi => format!("đổi một trong hai mã; mã này dùng lần đầu ở {file}:{line}"),
            Lang::En => format!("rename one of the two; the first use is at {file}:{line}"),
        },
        Problem::WrongType { wanted, .. } => example(*wanted, lang).to_owned(),
        Problem::BadFigure { error, .. } => figure_help(*error, lang).to_owned(),
        Problem::BadRow(error) => row_help(*error, lang).to_owned(),
        Problem::BadField { problem, .. } => help(problem, lang),
        Problem::Read(reading) => readings::help(reading, lang),
        Problem::Slip(slip) => slips::help(slip, lang),
        Problem::OtherName { .. } | Problem::OtherEncoding { .. } => {
            slips::of_files(problem, lang).help
        }
        _ => plain_help(problem, lang).to_owned(),
    }
}

/// The nearest known spelling, where there is one.
fn near(problem: &Problem) -> Option<&str> {
    match problem {
        Problem::UnknownKey { nearest, .. }
        | Problem::UnknownWord { nearest, .. }
        | Problem::UnknownColumn { nearest, .. } => *nearest,
        Problem::UnknownReference { nearest, .. } | Problem::UnknownSource { nearest, .. } => {
            nearest.as_deref()
        }
        _ => None,
    }
}

/// Help that is the same for every case of a problem.
fn plain_help(problem: &Problem, lang: Lang) -> &'static str {
    let (vi, en) = match problem {
        Problem::Unreadable(_) | Problem::NotAFile(_) | Problem::NoFiles => (
            "chỉ ra một thư mục đọc được, có tệp .toml",
            "name a folder with .toml files that can be read",
        ),
        Problem::TooLarge { .. } => (
            "chia tệp thành nhiều tệp nhỏ hơn",
            "split the file into smaller ones",
        ),
        Problem::NotUtf8 { .. } => ("lưu lại tệp với mã UTF-8", "save the file as UTF-8"),
        Problem::Syntax(_) => ("sửa ở chỗ được đánh dấu", "mend the place that is marked"),
        Problem::NoPack => (
            "thêm vào một tệp: [pack], id = \"...\", name = \"...\"",
            "add to one file: [pack], id = \"...\", name = \"...\"",
        ),
        Problem::Repeated { .. } => ("chỉ giữ một bảng", "keep one of the tables"),
        Problem::UnknownKey { .. } => (
            "sửa tên khóa hoặc bỏ khóa này",
            "correct the key or remove it",
        ),
        Problem::MissingKey { .. } => ("thêm khóa này", "add the key"),
        Problem::BadId(_) => (
            "chỉ dùng chữ thường không dấu, chữ số và dấu gạch ngang",
            "use small ASCII letters, digits and hyphens",
        ),
        Problem::BadSourceId(_) => ("gõ lại mã nguồn", "type the id again"),
        Problem::DuplicateId { .. } => ("đổi một trong hai mã", "rename one of the two"),
        Problem::UnknownReference { .. } => (
            "sửa mã hoặc thêm mục còn thiếu",
            "correct the id, or add what it names",
        ),
        Problem::BadRange => (
            "khoảng thì viết hai số và “range”; còn lại viết một số",
            "write two figures and “range” for a range, one figure for everything else",
        ),
        Problem::BadYear(_) => (
            "viết năm bằng chữ số, từ 1 đến 9999; nhiệm kỳ thì năm đầu trước năm cuối",
            "write the year in digits, 1 to 9999; of a term the first year first",
        ),
        Problem::BadDate(_) => (
            "viết YYYY, YYYY-MM hoặc YYYY-MM-DD",
            "write YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        Problem::BadNumber { .. } | Problem::NotAboveZero { .. } => {
            ("sửa lại số", "correct the number")
        }
        Problem::EmptyText { .. } => ("điền nội dung", "fill it in"),
        Problem::TooManyWords { .. } => (
            "chỉ ghi cụm từ người dùng hay gõ",
            "write the phrase that people type",
        ),
        Problem::TooMany { .. } => ("bớt lại", "keep fewer"),
        Problem::UnknownSource { .. } => (
            "thêm [[source]] với mã này, hoặc sửa mã",
            "add a [[source]] with this id, or correct the id",
        ),
        Problem::Cleaned { .. } => ("gõ lại đoạn chữ này", "type the text again without them"),
        Problem::FormulaText { .. } => (
            "viết lại để bắt đầu bằng chữ, nếu CSV sẽ mở bằng bảng tính; khi xuất ra vẫn giữ nguyên",
            "begin with a letter if the CSV is for a spreadsheet; exports keep the text as it is",
        ),
        Problem::LookalikeLetter { .. } => (
            "dùng đ (U+0111), Đ (U+0110)",
            "write đ (U+0111), Đ (U+0110)",
        ),
        Problem::LegacyEncoding => (
            "chuyển đoạn chữ sang Unicode",
            "convert the text to Unicode",
        ),
        Problem::DuplicateClaim => ("bỏ một trong hai", "remove one of them"),
        Problem::ReversedRange => ("viết số nhỏ trước", "write the smaller figure first"),
        Problem::ShareOutOfRange { .. } => {
            ("xem lại số và đơn vị", "look at the figure and the unit")
        }
        Problem::Doubtful(doubt) => doubts::help(*doubt),
        Problem::NoTargetKind => (
            "thêm target_kind: level, maintain, pace, growth, total, flow, milestone, structure, rank",
            "add target_kind: level, maintain, pace, growth, total, flow, milestone, structure or rank",
        ),
        Problem::MissingColumn { .. }
        | Problem::UnknownColumn { .. }
        | Problem::RepeatedColumn { .. }
        | Problem::SourceNotListed { .. }
        | Problem::BadRelation(_)
        | Problem::NoteForField { .. }
        | Problem::Differs { .. } => csv_help(problem),
        Problem::WrongType { .. }
        | Problem::UnknownWord { .. }
        | Problem::BadFigure { .. }
        | Problem::BadRow(_)
        | Problem::Read(_)
        | Problem::Slip(_)
        | Problem::OtherName { .. }
        | Problem::OtherEncoding { .. }
        | Problem::BadField { .. } => ("sửa lại giá trị", "correct the value"),
    };
    lang.pick(vi, en)
}

/// Help for what only a CSV can have.
fn csv_help(problem: &Problem) -> (&'static str, &'static str) {
    match problem {
        Problem::MissingColumn { .. } => (
            "thêm cột vào dòng tiêu đề; các cột cách nhau bằng dấu phẩy",
            "add the column to the header; columns are separated by commas",
        ),
        Problem::UnknownColumn { .. } => (
            "sửa tên cột hoặc bỏ cột này",
            "correct the name or remove the column",
        ),
        Problem::RepeatedColumn { .. } => ("bỏ một trong hai cột", "remove one of the two"),
        Problem::BadRelation(_) => (
            "viết share:MÃ:MÃ, parts:MÃ hoặc change:MÃ với mã của chỉ tiêu",
            "write share:ID:ID, parts:ID or change:ID with the ids of indicators",
        ),
        Problem::NoteForField { .. } => (
            "thêm cột này và ghi true hoặc false; có cột thì ghi chú không được xét",
            "add the column and write true or false; where it stands no note is looked at",
        ),
        Problem::Differs { .. } => (
            "để mọi dòng của cùng một chỉ tiêu hay kế hoạch ghi giống nhau",
            "let all rows of one indicator or plan say the same",
        ),
        Problem::SourceNotListed { .. } => (
            "thêm nguồn vào tệp CSV nguồn và chỉ ra tệp đó bằng --sources",
            "add the source to a CSV of sources and name that with --sources",
        ),
        _ => ("sửa lại giá trị", "correct the value"),
    }
}

/// A table as it is written in a file, or what else the key stands in.
fn place(table: &str, lang: Lang) -> String {
    match table {
        "top" => lang.pick("tệp này", "this file").to_owned(),
        "pack" => "[pack]".to_owned(),
        "claim" => lang.pick("một số liệu của “claims”", "a claim").to_owned(),
        "items" => lang.pick("một mục của “items”", "an item").to_owned(),
        "place" | "category" | "plan" | "source" | "indicator" | "programme" | "list"
        | "reported" | "judgement" => format!("[[{table}]]"),
        other => format!("“{other}”"),
    }
}

/// What the entries of a table are.
fn thing(table: &str, lang: Lang) -> &str {
    let (vi, en) = match table {
        "category" => ("lĩnh vực", "category"),
        "plan" => ("kế hoạch", "plan"),
        "source" => ("nguồn", "source"),
        "indicator" => ("chỉ tiêu", "indicator"),
        "programme" => ("chương trình", "programme"),
        "list" => ("danh sách", "list"),
        other => (other, other),
    };
    lang.pick(vi, en)
}

fn wanted_words(wanted: WantedValue, lang: Lang) -> &'static str {
    let (vi, en) = match wanted {
        WantedValue::Text => ("chuỗi chữ", "a string"),
        WantedValue::BothLanguages => ("chuỗi chữ hoặc { vi, en }", "a string or { vi, en }"),
        WantedValue::Integer => ("số nguyên", "a whole number"),
        WantedValue::Figure => ("số hoặc [thấp, cao]", "a figure or [low, high]"),
        WantedValue::YesOrNo => ("true hoặc false", "true or false"),
        WantedValue::Texts => ("danh sách chuỗi chữ", "a list of strings"),
        WantedValue::Term => ("[năm đầu, năm cuối]", "[first year, last year]"),
        WantedValue::Table => ("một bảng", "a table"),
        WantedValue::Tables => ("danh sách bảng", "a list of tables"),
    };
    lang.pick(vi, en)
}

/// What stands there, from TOML's word for it.
fn found_words(found: &str, lang: Lang) -> &str {
    let (vi, en) = match found {
        "string" => ("chuỗi chữ", "a string"),
        "integer" => ("số nguyên", "a whole number"),
        "float" => ("số thập phân", "a decimal number"),
        "boolean" => ("true hay false", "true or false"),
        "datetime" => ("ngày giờ", "a date or time"),
        "array" => ("danh sách", "a list"),
        "table" => ("bảng", "a table"),
        other => (other, other),
    };
    lang.pick(vi, en)
}

fn example(wanted: WantedValue, lang: Lang) -> &'static str {
    let (vi, en) = match wanted {
        WantedValue::Text => (
            "đặt trong dấu ngoặc kép: \"...\"",
            "put it in quotes: \"...\"",
        ),
        WantedValue::BothLanguages => (
            "ví dụ: { vi = \"Kinh tế\", en = \"Economy\" }",
            "for example { vi = \"Kinh tế\", en = \"Economy\" }",
        ),
        WantedValue::Integer => ("ví dụ: 2025", "for example 2025"),
        WantedValue::Figure => (
            "ví dụ: 47.45, hoặc [9, 10]",
            "for example 47.45, or [9, 10]",
        ),
        WantedValue::YesOrNo => ("viết true hoặc false", "write true or false"),
        WantedValue::Texts => (
            "ví dụ: [\"một\", \"hai\"]",
            "for example [\"one\", \"two\"]",
        ),
        WantedValue::Term => ("ví dụ: [2020, 2025]", "for example [2020, 2025]"),
        WantedValue::Table => ("ví dụ: [pack]", "for example [pack]"),
        WantedValue::Tables => ("ví dụ: [[indicator]]", "for example [[indicator]]"),
    };
    lang.pick(vi, en)
}

fn figure_error(error: FigureError, lang: Lang) -> &'static str {
    let (vi, en) = match error {
        FigureError::Empty => ("để trống", "nothing is written"),
        FigureError::Comma => ("có dấu phẩy", "it has a comma"),
        FigureError::Exponent => ("có số mũ", "it has an exponent"),
        FigureError::TooLong => ("quá 18 chữ số", "it has more than 18 digits"),
        FigureError::NotANumber => (
            "chỉ được có chữ số và một dấu chấm",
            "only digits and one point may stand there",
        ),
    };
    lang.pick(vi, en)
}

fn figure_help(error: FigureError, lang: Lang) -> &'static str {
    let (vi, en) = match error {
        FigureError::Empty => (
            "ghi số liệu, hoặc bỏ dòng này",
            "write the figure, or remove the entry",
        ),
        FigureError::Comma => (
            "dùng dấu chấm thập phân, không tách hàng nghìn: 47.45",
            "use a decimal point and no thousands marks: 47.45",
        ),
        FigureError::Exponent => (
            "viết đủ các chữ số: 1200 thay cho 1.2e3",
            "write out the digits: 1200 for 1.2e3",
        ),
        FigureError::TooLong => ("ghi nhiều nhất 18 chữ số", "write at most 18 digits"),
        FigureError::NotANumber => (
            "ví dụ: 47.45, -2.77, hoặc 9-10 cho một khoảng",
            "for example 47.45, -2.77, or 9-10 for a range",
        ),
    };
    lang.pick(vi, en)
}

fn row_error(error: RowError, lang: Lang) -> String {
    match (error, lang) {
        (RowError::FieldCount { found, wanted }, Lang::Vi) => {
            format!("dòng có {found} ô, tiêu đề có {wanted} cột")
        }
        (RowError::FieldCount { found, wanted }, Lang::En) => {
            format!("the row has {found} fields, the header {wanted}")
        }
        (RowError::OpenQuote, Lang::Vi) => "dấu ngoặc kép mở mà không đóng".to_owned(),
        (RowError::OpenQuote, Lang::En) => "the quote is opened and never closed".to_owned(),
        (RowError::AfterQuote, Lang::Vi) => "có chữ đứng sau dấu ngoặc kép đóng".to_owned(),
        (RowError::AfterQuote, Lang::En) => "letters stand behind the closing quote".to_owned(),
    }
}

fn row_help(error: RowError, lang: Lang) -> &'static str {
    let (vi, en) = match error {
        RowError::FieldCount { .. } => (
            "đặt ô có dấu phẩy trong dấu ngoặc kép; đủ dấu phẩy cho các ô trống",
            "put a field with a comma in quotes; write the commas of empty fields too",
        ),
        RowError::OpenQuote | RowError::AfterQuote => (
            "đóng ngoặc kép ở cuối ô; ngoặc kép bên trong viết hai lần: \"\"",
            "close the quote at the end of the field; write a quote inside twice: \"\"",
        ),
    };
    lang.pick(vi, en)
}

/// A size in words, in whole units.
pub(crate) fn size(bytes: u64) -> String {
    match bytes >> 20 {
        0 => format!("{} KiB", bytes >> 10),
        mebibytes if mebibytes % 1024 == 0 => format!("{} GiB", mebibytes >> 10),
        mebibytes => format!("{mebibytes} MiB"),
    }
}
