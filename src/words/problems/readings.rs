//! Says in both languages what an import made of texts that offices write in their own way.
//!
//! Owns one sentence for every reading and one of help. It must not know where it stands.

use crate::core::lang::Lang;
use crate::pack::diagnostic::TextReading;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::problems::asides;
use crate::words::problems::form_cells;
use crate::words::problems::unopened;

/// What was made of a text, or why nothing could be.
pub(crate) fn message(reading: &TextReading, lang: Lang) -> String {
    match lang {
        Lang::Vi => vietnamese(reading),
        Lang::En => english(reading),
    }
}

fn vietnamese(reading: &TextReading) -> String {
    match reading {
        TextReading::Comparator { text, read } => format!("“{text}” được đọc là “{read}”"),
        TextReading::Thousands { text, figure } => {
            format!(
                "“{text}” được đọc là {figure}: dấu cách hay dấu ngăn là dấu phân cách hàng nghìn"
            )
        }
        TextReading::Respelled { text, figure } => format!("“{text}” được đọc là {figure}"),
        TextReading::OfKind { text, kind } => {
            format!("“{text}”: số này là {}", of_kind(kind, Lang::Vi))
        }
        TextReading::Scaled { text, figure } => {
            format!("ô lưu số {text} nhưng định dạng hiện {figure}; lấy số được hiện")
        }
        TextReading::Footnote { mark } => {
            format!("dấu chú thích “{mark}” sau số được giữ ở cột ghi chú")
        }
        TextReading::Missing { mark } if mark.is_empty() => "ô trống: không có số".to_owned(),
        TextReading::Missing { mark } => format!("“{mark}” được hiểu là không có số"),
        TextReading::Mojibake => {
            "chữ UTF-8 từng bị mở nhầm thành Latin-1 (mojibake); giữ nguyên, không cắt bỏ gì"
                .to_owned()
        }
        TextReading::LostLetter => "có dấu U+FFFD: một chữ đã mất từ trước".to_owned(),
        TextReading::JoinedPlace { kept } => {
            format!(
                "địa bàn chỉ khác “{kept}” ở dấu cách, chữ hoa hay chữ tỉnh, huyện, xã; gộp làm một"
            )
        }
        TextReading::JoinedName { kept } => {
            format!(
                "chỉ tiêu chỉ khác “{kept}” ở dấu cách, chữ hoa, i/y hay dấu chú thích; gộp làm một"
            )
        }
        TextReading::JoinedEnglish { kept } => {
            format!("cùng một tên, chỗ có chỗ không có tên tiếng Anh “{kept}”; gộp làm một")
        }
        TextReading::FarFromNeighbours { .. } => far_vietnamese(reading),
        TextReading::PartOfACount { figure, unit } => {
            format!("{figure} {unit}: số đếm mà có phần thập phân")
        }
        TextReading::YearToCome {
            year,
            buddhist: None,
        } => {
            format!("số thực hiện của năm {year}, là năm chưa tới")
        }
        TextReading::YearToCome {
            year,
            buddhist: Some(ours),
        } => {
            format!(
                "số thực hiện của năm {year}, là năm chưa tới; theo Phật lịch thì là năm {ours}"
            )
        }
        TextReading::ShortYear { year } => format!("năm {year}: năm chỉ có một hoặc hai chữ số"),
        TextReading::NoSuchIndicator { name, near } => {
            let near = near.as_ref();
            let near = near.map(|near| format!("; gần nhất là “{near}”"));
            format!(
                "không có chỉ tiêu “{name}”{}; câu trả lời này không dùng đến",
                near.unwrap_or_default()
            )
        }
        TextReading::LeftOut { text } => format!("bỏ lại “{text}”: bộ dữ liệu không chứa được"),
        TextReading::Aside { text, is } => asides::said(text, *is, Lang::Vi),
        TextReading::Total => "dòng tổng, bỏ qua".to_owned(),
        TextReading::NoTerm { plan, likely } => {
            let likely =
                likely.map(|(first, last)| format!("; theo tên thì là --term {first}-{last}"));
            format!(
                "kế hoạch “{plan}” không có nhiệm kỳ (term), nên mục tiêu của nó không được đánh giá{}",
                likely.unwrap_or_default()
            )
        }
        TextReading::Cleansed { cells } => cleansed(*cells, Lang::Vi),
        TextReading::EndedPlace { place } => format!(
            "“{place}” không còn từ 1/7/2025 (sắp xếp đơn vị hành chính); chuỗi số của địa bàn này ghi ended"
        ),
        TextReading::NoPlan { first, last } => format!(
            "có mục tiêu không thuộc kế hoạch nào, nên chưa rõ tính từ năm nào; các năm từ {first} đến {last}"
        ),
        TextReading::ErrorCell(text) => format!("“{text}” là lỗi của bảng tính, không phải số"),
        TextReading::DateForRange(text) => {
            format!("“{text}” là ngày: bảng tính đã biến một khoảng như 9-10 thành ngày")
        }
        TextReading::DateForYear(text) => format!("“{text}” là ngày, không phải năm"),
        TextReading::NoFigure(text) => format!("“{text}” không phải số"),
        TextReading::TermForYear { text, .. } => {
            format!("“{text}” là một giai đoạn, không phải năm")
        }
        TextReading::FiscalYear { text, .. } => {
            format!("“{text}” là năm tài khóa hay năm học, không phải năm")
        }
        other => unread_vietnamese(other),
    }
}

fn far_vietnamese(reading: &TextReading) -> String {
    let TextReading::FarFromNeighbours {
        figure,
        times,
        beside,
        is_three,
    } = reading
    else {
        return String::new();
    };
    let how = match times {
        ..0 => format!("chỉ bằng khoảng một phần {}", times.abs()),
        _ => format!("gấp khoảng {times} lần"),
    };
    let why = match (is_three, times) {
        (true, _) => "; có ba chữ số sau dấu chấm: dấu chấm là dấu ngăn hàng nghìn?",
        (false, 0..) => "; mất dấu thập phân?",
        (false, _) => "; thiếu chữ số, hay đơn vị khác?",
    };
    format!("{figure} {how} các số bên cạnh ({beside}){why}")
}

/// In how many cells of a file signs were taken out, of which the problem stands at the first.
fn cleansed(cells: usize, lang: Lang) -> String {
    let phrase = lang.pick(
        "đã bỏ ký tự điều khiển, ký tự ẩn: {} ô, ô đầu tiên ở đây",
        "control or hidden characters were taken out of {} {cell|cells}, the first here",
    );
    fill(phrase, &[&number::digits(&cells.to_string(), lang)])
}

/// What stops a whole file.
fn unread_vietnamese(reading: &TextReading) -> String {
    match reading {
        TextReading::Undecided { text, comma, point } => {
            format!(
                "không rõ dấu thập phân: “{text}” có thể là {comma} (phẩy thập phân) hoặc {point} (chấm thập phân)"
            )
        }
        TextReading::Torn { comma, point } => {
            format!("trong tệp có cả “{comma}” (phẩy thập phân) lẫn “{point}” (chấm thập phân)")
        }
        TextReading::ShareOrPercent(text) => {
            format!("{text} dưới đơn vị %: có thể là {text} %, cũng có thể là tỷ lệ trên 1")
        }
        TextReading::EarlyResult { year, known } => {
            format!("số thực hiện của năm {year}, mà nguồn mới ở năm {known}: chưa thể có kết quả")
        }
        TextReading::HomeOrPart { place } => {
            format!("“{place}” ở đây là cả địa bàn hay một đơn vị cùng tên bên trong, không rõ")
        }
        TextReading::Twice { first } => {
            format!("cùng chỉ tiêu, năm, loại và nguồn mà có hai số; số đầu là {first}")
        }
        TextReading::Unopened(why) => unopened::said(why, Lang::Vi),
        TextReading::SecondHeading => {
            "một bảng khác bắt đầu từ dòng này; từ đây không đọc".to_owned()
        }
        TextReading::NoTable => "không thấy bảng nào có tiêu đề và số liệu".to_owned(),
        TextReading::EmptyForm => "biểu mẫu chưa điền số nào".to_owned(),
        TextReading::FormCell { text, fault } => form_cells::said(text, *fault, Lang::Vi),
        TextReading::TwoForms(one, other) => {
            format!("vừa giống dạng “{one}” vừa giống dạng “{other}”")
        }
        TextReading::UnknownForm => "dạng JSON này không đọc được".to_owned(),
        TextReading::NoSheet { there } => format!("không có trang tính tên đó; có: {there}"),
        _ => String::new(),
    }
}

fn english(reading: &TextReading) -> String {
    match reading {
        TextReading::Comparator { text, read } => format!("“{text}” is read as “{read}”"),
        TextReading::Thousands { text, figure } => {
            format!("“{text}” is read as {figure}: what parts its digits is a mark for thousands")
        }
        TextReading::Respelled { text, figure } => format!("“{text}” is read as {figure}"),
        TextReading::OfKind { text, kind } => {
            format!("“{text}”: this figure is {}", of_kind(kind, Lang::En))
        }
        TextReading::Scaled { text, figure } => {
            format!("the cell keeps {text} and its format shows {figure}; what it shows is taken")
        }
        TextReading::Footnote { mark } => {
            format!("the footnote mark “{mark}” behind a figure is kept as its note")
        }
        TextReading::Missing { mark } if mark.is_empty() => {
            "an empty field: there is no figure".to_owned()
        }
        TextReading::Missing { mark } => format!("“{mark}” is taken as missing"),
        TextReading::Mojibake => {
            "UTF-8 that was read as Latin-1 before (mojibake); it is kept, nothing is cut out of it"
                .to_owned()
        }
        TextReading::LostLetter => "U+FFFD stands here: a letter was lost before".to_owned(),
        TextReading::JoinedPlace { kept } => {
            format!(
                "this place differs from “{kept}” by a space or a capital only; the two are joined"
            )
        }
        TextReading::JoinedName { kept } => {
            format!(
                "this indicator differs from “{kept}” by a space, a capital, an i/y or a footnote mark only; the two are joined"
            )
        }
        TextReading::JoinedEnglish { kept } => {
            format!("the same name with and without an English one, “{kept}”; the two are joined")
        }
        TextReading::FarFromNeighbours { .. } => far_english(reading),
        TextReading::PartOfACount { figure, unit } => {
            format!("{figure} {unit}: a count with decimals")
        }
        TextReading::YearToCome {
            year,
            buddhist: None,
        } => {
            format!("a result of the year {year}, which has not come")
        }
        TextReading::YearToCome {
            year,
            buddhist: Some(ours),
        } => {
            format!(
                "a result of the year {year}, which has not come; counted by Buddhists it is {ours}"
            )
        }
        TextReading::ShortYear { year } => format!("year {year}: a year of one or two digits"),
        TextReading::NoSuchIndicator { name, near } => {
            let near = near.as_ref();
            let near = near.map(|near| format!("; the nearest is “{near}”"));
            format!(
                "there is no indicator “{name}”{}; this answer is not used",
                near.unwrap_or_default()
            )
        }
        TextReading::LeftOut { text } => format!("“{text}” is left out: a pack cannot hold it"),
        TextReading::Aside { text, is } => asides::said(text, *is, Lang::En),
        TextReading::Total => "a row of totals, passed over".to_owned(),
        TextReading::NoTerm { plan, likely } => {
            let likely =
                likely.map(|(first, last)| format!("; by its name it is --term {first}-{last}"));
            format!(
                "the plan “{plan}” has no term, so none of its targets is judged{}",
                likely.unwrap_or_default()
            )
        }
        TextReading::Cleansed { cells } => cleansed(*cells, Lang::En),
        TextReading::EndedPlace { place } => format!(
            "“{place}” is no unit any more since 1 July 2025, when units were merged; its series get ended"
        ),
        TextReading::NoPlan { first, last } => format!(
            "targets belong to no plan, so nothing says since when they count; the years go from {first} to {last}"
        ),
        TextReading::ErrorCell(text) => {
            format!("“{text}” is an error of the spreadsheet and no figure")
        }
        TextReading::DateForRange(text) => {
            format!("“{text}” is a day: a spreadsheet made a date of a range such as 9-10")
        }
        TextReading::DateForYear(text) => format!("“{text}” is a day and no year"),
        TextReading::NoFigure(text) => format!("“{text}” is no figure"),
        TextReading::TermForYear { text, .. } => format!("“{text}” is a term and no year"),
        TextReading::FiscalYear { text, .. } => {
            format!("“{text}” is a fiscal or school year and no year")
        }
        other => unread_english(other),
    }
}

fn far_english(reading: &TextReading) -> String {
    let TextReading::FarFromNeighbours {
        figure,
        times,
        beside,
        is_three,
    } = reading
    else {
        return String::new();
    };
    let how = match times {
        ..0 => format!("about {} of", part_english(times.abs())),
        _ => format!("about {times} times"),
    };
    let why = match (is_three, times) {
        (true, _) => "; three digits behind the point: is it a mark for thousands?",
        (false, 0..) => "; a lost decimal mark?",
        (false, _) => "; a lost digit, or another unit?",
    };
    format!("{figure} is {how} its neighbours ({beside}){why}")
}

/// The kind of a figure by its code.
fn of_kind(code: &str, lang: Lang) -> &'static str {
    match code {
        "target" => lang.pick("mục tiêu", "a target"),
        "forecast" => lang.pick("dự báo", "a forecast"),
        "estimate" => lang.pick("số ước", "an estimate"),
        _ => lang.pick("kết quả", "a result"),
    }
}

fn part_english(times: i32) -> String {
    match times {
        1000 => "a thousandth".to_owned(),
        100 => "a hundredth".to_owned(),
        other => format!("1/{other}"),
    }
}

fn unread_english(reading: &TextReading) -> String {
    match reading {
        TextReading::Undecided { text, comma, point } => {
            format!(
                "which mark is the decimal one is not clear: “{text}” is {comma} (decimal comma) or {point} (decimal point)"
            )
        }
        TextReading::Torn { comma, point } => {
            format!("the file has both “{comma}” (decimal comma) and “{point}” (decimal point)")
        }
        TextReading::ShareOrPercent(text) => {
            format!("{text} under the unit %: it is {text} %, or a share of one")
        }
        TextReading::EarlyResult { year, known } => {
            format!("a result of {year} in a source of {known}: there can be none yet")
        }
        TextReading::HomeOrPart { place } => {
            format!("“{place}” may be the whole place here, or a part of it with the same name")
        }
        TextReading::Twice { first } => {
            format!("two figures for one indicator, year, kind and source; the first is {first}")
        }
        TextReading::Unopened(why) => unopened::said(why, Lang::En),
        TextReading::SecondHeading => {
            "another table begins here; from here nothing is read".to_owned()
        }
        TextReading::NoTable => "no table with a heading and figures is seen".to_owned(),
        TextReading::EmptyForm => "nothing is filled in: the form has no figure".to_owned(),
        TextReading::FormCell { text, fault } => form_cells::said(text, *fault, Lang::En),
        TextReading::TwoForms(one, other) => {
            format!("it looks as much like the form “{one}” as like “{other}”")
        }
        TextReading::UnknownForm => "this JSON is of no form that is read".to_owned(),
        TextReading::NoSheet { there } => {
            format!("there is no sheet of that name; there are: {there}")
        }
        _ => String::new(),
    }
}

/// How to mend it.
pub(crate) fn help(reading: &TextReading, lang: Lang) -> String {
    match (reading, lang) {
        (TextReading::TermForYear { text, last }, Lang::Vi) => {
            format!("ghi year là {last}, period là “{text}” hoặc “{text} average”")
        }
        (TextReading::TermForYear { text, last }, Lang::En) => {
            format!("write year {last}, period “{text}” or “{text} average”")
        }
        (TextReading::FiscalYear { text, first }, Lang::Vi) => {
            let last = first + 1;
            format!("ghi year là {last}, period là “{text}”")
        }
        (TextReading::FiscalYear { text, first }, Lang::En) => {
            let last = first + 1;
            format!("write year {last}, period “{text}”")
        }
        _ => {
            let (vi, en) = plain_help(reading);
            lang.pick(vi, en).to_owned()
        }
    }
}

/// What to do about two tables in one.
const HELP_OF_TWO_TABLES: (&str, &str) = (
    "để mỗi bảng trong một tệp hoặc một trang tính riêng",
    "put each table into a file or a sheet of its own",
);

/// What to do where no form is recognised.
const HELP_OF_NO_FORM: (&str, &str) = (
    "chỉ ra dạng bằng --form, hoặc tên cột: --write-map cot.toml ghi tệp mẫu, thêm vào đó [columns] và dòng \"Tiêu đề cột\" = \"indicator\", rồi chạy lại với --map cot.toml",
    "name the form with --form, or the columns: --write-map map.toml writes a file to start from, add [columns] and a line \"Heading\" = \"indicator\", then run again with --map map.toml",
);

/// What to do about two figures of one thing and time.
const HELP_OF_TWO_FIGURES: (&str, &str) = (
    "giữ một số; hai trang tính thì chọn bằng --sheet, hai cột thì ghi rõ bằng --map; --rejects TỆP giữ số đầu và ghi số sau ra tệp",
    "keep one of them; of two sheets choose one with --sheet, tell columns apart with --map; --rejects FILE keeps the first and writes the others there",
);

/// What to do about a name of several levels.
const HELP_OF_A_LEVEL: (&str, &str) = (
    "ghi cả cấp trong ô, như “Huyện Điện Biên”, hoặc thêm --place 'Tỉnh Điện Biên' --exact",
    "write the level in the cell, such as “Huyện Điện Biên”, or add --place 'Tỉnh Điện Biên' --exact",
);

/// What to do about a row of totals.
const HELP_OF_A_TOTAL: (&str, &str) = (
    "là số của cả địa bàn thì thêm --place 'TÊN ĐỊA BÀN'; muốn giữ dòng tổng khác thì đặt tên riêng cho dòng",
    "add --place 'NAME OF THE PLACE' if it is of all of a place; give another total a name of its own to keep it",
);

/// Help that is the same for every case.
fn plain_help(reading: &TextReading) -> (&'static str, &'static str) {
    match reading {
        TextReading::Comparator { .. }
        | TextReading::Thousands { .. }
        | TextReading::Respelled { .. }
        | TextReading::Scaled { .. }
        | TextReading::OfKind { .. }
        | TextReading::Footnote { .. } => (
            "không cần sửa; xem lại nếu ý khác",
            "nothing to mend; look if another thing was meant",
        ),
        TextReading::Missing { .. } => (
            "điền số nếu có; không có thì để nguyên",
            "fill in the figure if there is one",
        ),
        TextReading::Mojibake => (
            "mở tệp gốc với mã UTF-8 rồi lưu lại",
            "open the file it came from as UTF-8 and save it again",
        ),
        TextReading::EmptyForm => (
            "điền số vào cột “Mục tiêu” hoặc “Kết quả …” rồi nhập lại",
            "fill in a figure under “Target” or “Result …” and import it again",
        ),
        TextReading::FormCell { fault, .. } => form_cells::help(*fault),
        TextReading::Cleansed { .. } => (
            "đối chiếu các ô đó với bản gốc",
            "compare these cells with the original",
        ),
        TextReading::LostLetter => ("gõ lại chữ bị mất", "type the lost letter again"),
        TextReading::JoinedPlace { .. }
        | TextReading::JoinedName { .. }
        | TextReading::JoinedEnglish { .. } => (
            "ghi giống nhau ở mọi dòng; muốn để riêng thì dùng --exact",
            "write it alike in all rows; --exact keeps the two apart",
        ),
        TextReading::FarFromNeighbours { .. } => {
            ("đối chiếu với nguồn", "compare it with the source")
        }
        TextReading::PartOfACount { .. } => (
            "xem dấu chấm có phải dấu ngăn hàng nghìn, hoặc đơn vị là nghìn người",
            "see whether the point is a mark for thousands, or the unit thousands of persons",
        ),
        TextReading::YearToCome { .. } | TextReading::ShortYear { .. } => {
            ("ghi đủ năm dương lịch", "write the whole year of our era")
        }
        TextReading::NoSuchIndicator { .. } => (
            "ghi đúng tên chỉ tiêu trong tệp trước dấu =",
            "write the name of an indicator of the files before the =",
        ),
        TextReading::LeftOut { .. } => (
            "--strict từ chối cả tệp thay vì bỏ lại",
            "--strict refuses the file instead",
        ),
        TextReading::Aside { is, .. } => asides::help(*is),
        TextReading::Total => HELP_OF_A_TOTAL,
        TextReading::NoTerm { .. } => (
            "thêm --term, như --term 2021-2025, hoặc cột term",
            "add --term, as --term 2021-2025, or a column term",
        ),
        TextReading::EndedPlace { .. } => (
            "nếu là đơn vị khác cùng tên, dùng --exact",
            "if it is another unit of that name, use --exact",
        ),
        TextReading::NoPlan { .. } => (
            "thêm --term NĂM-NĂM, năm đầu là năm bắt đầu tính",
            "add --term YEAR-YEAR, the first being the year from which they count",
        ),
        TextReading::ErrorCell(_) => (
            "sửa công thức trong bảng tính",
            "mend the formula in the spreadsheet",
        ),
        TextReading::DateForRange(_) => (
            "đặt ô thành dạng chữ (Text) rồi gõ lại khoảng, như 9-10",
            "make the cell a text and type the range again, as 9-10",
        ),
        TextReading::DateForYear(_) => ("ghi năm bằng bốn chữ số", "write the year in four digits"),
        TextReading::NoFigure(_) => (
            "sửa ô, hoặc chỉ ra dấu “không có số” bằng --missing",
            "mend the cell, or name a mark for no figure with --missing",
        ),
        other => help_of_files(other),
    }
}

/// Help about what stops a row or a file.
fn help_of_files(reading: &TextReading) -> (&'static str, &'static str) {
    match reading {
        TextReading::Undecided { .. } | TextReading::Torn { .. } => (
            "thêm --decimal comma hoặc --decimal point",
            "add --decimal comma or --decimal point",
        ),
        TextReading::ShareOrPercent(_) => (
            "nếu là tỷ lệ trên 1 thì thêm --percent",
            "add --percent if it is a share of one",
        ),
        TextReading::EarlyResult { .. } => (
            "xem lại --published; nếu cột là mục tiêu thì ghi trong bảng [kinds] của tệp --map",
            "look at --published; if the column holds targets, say so in [kinds] of a file for --map",
        ),
        TextReading::HomeOrPart { .. } => HELP_OF_A_LEVEL,
        TextReading::Twice { .. } => HELP_OF_TWO_FIGURES,
        TextReading::Unopened(why) => unopened::help(why),
        TextReading::SecondHeading => HELP_OF_TWO_TABLES,
        TextReading::NoTable | TextReading::UnknownForm => HELP_OF_NO_FORM,
        TextReading::TwoForms(..) => ("chọn một dạng bằng --form", "choose one with --form"),
        TextReading::NoSheet { .. } => ("sửa tên sau --sheet", "correct the name behind --sheet"),
        _ => ("sửa năm", "correct the year"),
    }
}
