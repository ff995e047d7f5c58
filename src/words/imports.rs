//! What an import understood of a file, in one breath.
//!
//! Owns the sentences. It must not know where they are printed.

use crate::core::lang::Lang;
use crate::core::model::Better;
use crate::pack::exchange::import::{Ground, IndicatorGuess};
use crate::pack::import::form::FileForm;
use crate::pack::import::number::Decimal;
use crate::pack::import::summary::{FileSummary, MarkEvidence};
use crate::words::judgement::labels;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::wording;

/// The most names of columns that are told.
const MOST_NAMES: usize = 12;

/// What was understood of a file, a line each: how it was read, what was passed over, what stands for nothing.
pub(crate) fn told(told: &FileSummary, lang: Lang) -> Vec<String> {
    let mut lines = vec![format!(
        "{}: {} {}",
        told.file,
        lang.pick("đọc như", "read as"),
        read_as(told, lang).join("; ")
    )];
    lines.extend(plans(told, lang));
    let passed = passed(told, lang);
    if !passed.is_empty() {
        lines.push(format!(
            "  {}: {}",
            lang.pick("bỏ qua", "passed over"),
            passed.join("; ")
        ));
    }
    lines.extend(missing(told, lang));
    lines
}

/// The most guesses that are told one by one.
const MOST_GUESSES: usize = 20;

/// What was guessed of indicators, for somebody to confirm, and of which nothing is known; a line each.
pub(crate) fn proposals(all: &[IndicatorGuess], is_whole: bool, lang: Lang) -> Vec<String> {
    if all.is_empty() {
        return Vec::new();
    }
    let most = if is_whole { usize::MAX } else { MOST_GUESSES };
    let mut lines = vec![
        lang.pick(
            "Chưa ai nêu chiều của các chỉ tiêu dưới đây; đoán như sau, cần xác nhận:",
            "Nobody says which way is better of the indicators below; guessed as follows, to be confirmed:",
        )
        .to_owned(),
    ];
    lines.extend(all.iter().take(most).map(|one| proposal(one, lang)));
    let more = all.len().saturating_sub(most);
    if more > 0 {
        let phrase = lang.pick(
            "  … và {} chỉ tiêu khác; --all in tất cả",
            "  … and {} more; --all prints all",
        );
        lines.push(fill(phrase, &[&number::digits(&more.to_string(), lang)]));
    }
    let example = all
        .iter()
        .find_map(|one| one.better.map(|(better, _)| (one, better)));
    let (name, better) = example.map_or(
        (lang.pick("TÊN", "NAME"), Better::Higher),
        |(one, better)| (one.name.as_str(), better),
    );
    let phrase = lang.pick(
        "  Xác nhận: nhập lại với --better {}, hoặc sửa better trong gói và xóa dòng better_guessed; đến lúc đó chỉ là tạm tính.",
        "  To confirm: import again with --better {}, or mend better in the pack and delete the line better_guessed; until then it is provisional.",
    );
    let answer = format!("'{}={}'", name.replace('\'', "’"), better.code());
    lines.push(fill(phrase, &[&answer]));
    lines
}

fn proposal(one: &IndicatorGuess, lang: Lang) -> String {
    let unit = if one.unit.is_empty() {
        String::new()
    } else {
        format!(" ({})", one.unit)
    };
    let said = match one.better {
        None => lang
            .pick("chưa rõ chiều", "which way is better is not known")
            .to_owned(),
        Some((better, ground)) => {
            let ground = match ground {
                Ground::Sign => lang.pick("theo dấu của mục tiêu", "by the sign of its target"),
                Ground::Name => lang.pick("theo tên", "by its name"),
                Ground::Figures => lang.pick(
                    "theo mục tiêu so với số liệu trước đó",
                    "by its target against the figures before it",
                ),
                Ground::Unit => lang.pick("theo đơn vị", "by its unit"),
            };
            format!("{}, {ground}", wording::better(better, lang))
        }
    };
    let kind = one
        .target_kind
        .map(|kind| format!("; {}", labels::rule(kind, lang)));
    format!("  {}{unit}: {said}{}", one.name, kind.unwrap_or_default())
}

/// How often each mark stands for nothing.
fn missing(told: &FileSummary, lang: Lang) -> Option<String> {
    let marks = told.missing.iter().map(|(mark, count)| {
        let count = counted(*count, lang);
        let formula = lang.pick("công thức chưa có kết quả", "formula without a value");
        let hidden = lang.pick("bị định dạng ẩn đi", "hidden by its format");
        match mark.as_str() {
            "" => format!("{} {count}", lang.pick("ô trống", "empty")),
            "=" => format!("{formula} {count}"),
            ";;;" => format!("{hidden} {count}"),
            mark => format!("“{mark}” {count}"),
        }
    });
    let marks: Vec<String> = marks.collect();
    let said = format!(
        "  {}: {}",
        lang.pick("không có số", "missing"),
        marks.join(", ")
    );
    (!marks.is_empty()).then_some(said)
}

/// The name of a form.
pub(crate) fn form(form: FileForm, lang: Lang) -> &'static str {
    match form {
        FileForm::Long => lang.pick("dạng dài", "the long form"),
        FileForm::Wide => lang.pick("bảng ngang", "a wide sheet"),
        FileForm::Pairs => lang.pick(
            "bảng mục tiêu và thực hiện cạnh nhau",
            "targets and results side by side",
        ),
        FileForm::Rows => lang.pick("bảng dọc, mỗi dòng một năm", "a table with a row a year"),
        FileForm::PxWeb => lang.pick(
            "bảng PX-Web của cơ quan thống kê",
            "a PX-Web table of a statistics office",
        ),
        FileForm::WorldBank => lang.pick(
            "bảng của Ngân hàng Thế giới",
            "a download of the World Bank",
        ),
        FileForm::Sdmx => lang.pick(
            "mỗi dòng một số liệu: SDMX-CSV và các dạng gần nó",
            "observations, one a row: SDMX as CSV and its kin",
        ),
        FileForm::Eurostat => lang.pick("bảng Eurostat", "a table of Eurostat"),
        FileForm::Owid => lang.pick("biểu đồ Our World in Data", "a chart of Our World in Data"),
        FileForm::Imf => lang.pick(
            "bảng của Quỹ Tiền tệ Quốc tế",
            "a table of the International Monetary Fund",
        ),
        FileForm::Series => lang.pick(
            "chuỗi số liệu theo cột, phần mô tả ở trên",
            "series in columns below their descriptions",
        ),
        FileForm::OpenSdg => lang.pick("kho Open SDG", "a repository of Open SDG"),
        FileForm::Frictionless => {
            lang.pick("gói dữ liệu Frictionless", "a Frictionless data package")
        }
        FileForm::FillIn => lang.pick("biểu mẫu đã điền", "a form that was filled in"),
    }
}

fn read_as(told: &FileSummary, lang: Lang) -> Vec<String> {
    let mut parts = vec![format!("{} ({})", form(told.form, lang), told.form.code())];
    if let Some(kind) = told.workbook {
        let sheets: Vec<String> = told
            .sheets
            .iter()
            .map(|sheet| format!("“{sheet}”"))
            .collect();
        let (file, part) = match kind {
            "docx" => (
                lang.pick("văn bản", "document"),
                lang.pick("bảng", "tables"),
            ),
            _ => (
                lang.pick("bảng tính", "workbook"),
                lang.pick("trang", "sheets"),
            ),
        };
        parts.push(format!("{file} .{kind}, {part} {}", sheets.join(", ")));
    }
    if let Some(sign) = told.delimiter {
        let sign = match sign {
            b'\t' => lang.pick("tab", "tabs").to_owned(),
            sign => format!("“{}”", char::from(sign)),
        };
        parts.push(format!("{} {sign}", lang.pick("phân cách", "separated by")));
    }
    parts.extend(told.encoding.map(str::to_owned));
    match &told.mark {
        MarkEvidence::None => {}
        MarkEvidence::Given(decimal) => parts.push(manner(*decimal, lang).to_owned()),
        MarkEvidence::Proven(decimal, proof) => {
            parts.push(format!(
                "{} ({} “{proof}”)",
                manner(*decimal, lang),
                lang.pick("theo", "by")
            ));
        }
    }
    if told.form != FileForm::Long {
        let phrase = lang.pick("{} số liệu", "{} {figure|figures}");
        parts.push(fill(phrase, &[&counted(told.figures, lang)]));
    }
    parts
}

fn manner(decimal: Decimal, lang: Lang) -> &'static str {
    match decimal {
        Decimal::Comma => lang.pick("số kiểu Việt, phẩy thập phân", "decimal comma"),
        Decimal::Point => lang.pick("chấm thập phân", "decimal point"),
    }
}

/// The plans of targets that stand side by side.
fn plans(told: &FileSummary, lang: Lang) -> Option<String> {
    let names: Vec<String> = told.plans.iter().map(|name| format!("“{name}”")).collect();
    let said = lang.pick(
        "nhiều kế hoạch cạnh nhau, mỗi cột một kế hoạch",
        "several plans side by side, each with the name of its column",
    );
    (!names.is_empty()).then(|| format!("  {said}: {}", names.join(", ")))
}

fn passed(told: &FileSummary, lang: Lang) -> Vec<String> {
    let mut parts = Vec::new();
    for (count, vi, en) in [
        (
            told.titles,
            "{} dòng trên tiêu đề",
            "{} {line|lines} above the heading",
        ),
        (told.blank, "{} dòng trống", "{} blank {line|lines}"),
        (
            told.totals,
            "{} dòng tổng không có số",
            "{} {row|rows} of totals without figures",
        ),
        (
            told.unfilled,
            "{} dòng chưa điền số",
            "{} {row|rows} not filled in",
        ),
        (
            told.remarks,
            "{} dòng ghi chú",
            "{} {line|lines} of remarks",
        ),
    ] {
        if count > 0 {
            parts.push(fill(lang.pick(vi, en), &[&counted(count, lang)]));
        }
    }
    let names = |names: &[String]| {
        let shown: Vec<String> = names
            .iter()
            .take(MOST_NAMES)
            .map(|name| format!("“{name}”"))
            .collect();
        let more = names.len().saturating_sub(MOST_NAMES);
        let phrase = lang.pick(" … và {} nữa", " … and {} more");
        let more = match more {
            0 => String::new(),
            more => fill(phrase, &[&counted(more, lang)]),
        };
        shown.join(", ") + &more
    };
    for (list, vi, en) in [
        (&told.columns, "cột", "columns"),
        (&told.hidden, "trang ẩn", "hidden sheets"),
        (&told.empty, "không có số liệu", "without figures"),
    ] {
        if !list.is_empty() {
            parts.push(format!("{} {}", lang.pick(vi, en), names(list)));
        }
    }
    parts
}

fn counted(count: usize, lang: Lang) -> String {
    number::digits(&count.to_string(), lang)
}
