//! What the commands say of themselves and of a misuse.
//!
//! Owns one phrase a line in both languages. It must not know a command, an option's type or a file: values
//! come in as texts.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of the command line.
    Commands, commands;

    // Misuse, found while the command line is read.
    missing_argument = "thiếu {}", "{} is missing";
    unknown_option = "không có tùy chọn “{}”", "there is no option “{}”";
    unknown_command = "không có lệnh “{}”", "there is no command “{}”";
    not_utf8 = "có đối số không phải UTF-8; đặt bảng mã của terminal là UTF-8 (Windows: chcp 65001)", "an argument is not UTF-8; set the terminal's character set to UTF-8 (Windows: chcp 65001)";
    conflict = "{} không dùng cùng {}", "{} cannot stand beside {}";
    bad_value = "{} không nhận “{}”", "{} does not take “{}”";
    cure_near = "; có phải “{}”?", "; did you mean “{}”?";
    cure_find = "; tìm chỉ tiêu: chitieu find {}", "; to look for an indicator: chitieu find {}";
    bad_day = "{}: “{}” không phải là ngày; viết như 2023-09-08, 08/09/2023, 9/2023, 2023", "{}: “{}” is no day; write 2023-09-08, 08/09/2023, 9/2023, 2023";
    bad_count = "{}: “{}” không phải là số nguyên dùng được; viết như 2", "{}: “{}” is no whole number that can stand there; write 2";
    cure_choices = "; nhận: {}", "; it takes: {}";
    not_run_here = "ở đây không chạy được “{}”; chỉ dùng được: {}", "“{}” cannot be run here; what can: {}";
    no_path_here = "ở đây không dùng được {}: tài khoản dùng chung không được đọc, ghi tệp theo đường dẫn", "{} cannot be used here: a shared account reads and writes no file by its path";
    no_explorer = "chưa mở được màn hình tra cứu trên hệ điều hành này; mở qua SSH trên máy chủ: ssh -t MÁY-CHỦ chitieu; ở đây vẫn dùng được các lệnh ask, find, show, list, status, talk, export …: chitieu --help", "the explorer does not open on this system yet; open it on a server over SSH: ssh -t SERVER chitieu; ask, find, show, list, status, talk, export and the other commands work here: chitieu --help";
    open_quote = "lệnh gửi tới có dấu nháy mở mà chưa đóng", "the command that was sent has a quote that is not closed";
    cure_help = "; xem chitieu --help", "; see chitieu --help";

    // Data.
    not_a_pack = "{}: không phải bộ dữ liệu; xem chitieu check {}", "{}: this is no pack; see chitieu check {}";
    faulty_pack = "{}: còn {} lỗi, chưa thêm được gì; xem chitieu check {}", "{}: it has {} {error|errors}, so nothing can be added; see chitieu check {}";
    added_file = "Đã ghi {}; xóa tệp này là bỏ lần nhập.", "Wrote {}; without this file the import is undone.";
    part_of_a_pack = "{}: chỉ là một tệp của bộ dữ liệu; mở cả thư mục: --pack {}", "{}: this is one file of a pack only; open the folder: --pack {}";
    no_indicators = "{}: bộ dữ liệu không có chỉ tiêu nào; xem docs/pack-format.md về bảng [[indicator]]", "{}: this pack has no indicator; see docs/pack-format.md for the table [[indicator]]";
    error_counts = "{} lỗi, {} cảnh báo", "{} {error|errors}, {} {warning|warnings}";
    form_written = "Biểu mẫu để điền: {}. Điền xong: chitieu import {} -o {}", "A form to fill in: {}. When it is filled in: chitieu import {} -o {}";
    filled_pack = "bo-du-lieu-da-dien", "filled-pack";
    no_workbook = "biểu mẫu là tệp .xlsx: đặt đuôi .xlsx cho “{}”", "a form is a workbook: end “{}” in .xlsx";
    begun = "Đã tạo “{}”. Sửa các tệp trong đó, rồi: chitieu check {}", "“{}” is there. Change its files, then: chitieu check {}";
    fixed = "{}: đã thay {} bằng {}", "{}: {} became {}";
    renamed = "đã đổi tên {} thành {}", "{} was renamed to {}";
    fixed_count = "Đã sửa {} chỗ.", "{} {place was|places were} mended.";
    nothing_to_fix = "Không có chỗ nào tự sửa được.", "There is nothing that can be mended without a person.";
    pack_counts = "bộ dữ liệu: {}, chỉ tiêu: {}, số liệu: {}", "packs: {}, indicators: {}, figures: {}";
    nothing_written = "Chưa ghi gì: hãy sửa các dòng có lỗi rồi nhập lại.", "Nothing was written: mend the rows with errors and import again.";
    or_rejects = "Hoặc nhập phần còn lại, còn ô có lỗi ghi ra tệp riêng: {}", "Or take the rest, with the cells that have errors in a file of their own: {}";
    rejects_file = "loi.csv", "rejects.csv";
    imported = "Đã nhập. Số liệu: {}, chỉ tiêu: {}, địa bàn: {}; số ô được làm sạch: {}.", "Imported. Figures: {}, indicators: {}, places: {}; fields cleaned: {}.";
    no_cache = "bộ nhớ đệm đang tắt (--no-cache, --shared hoặc CHITIEU_CACHE=off); dùng -o TỆP để ghi ra tệp", "the cache is off (--no-cache, --shared or CHITIEU_CACHE=off); -o FILE writes to a file";
    no_home = "không biết thư mục riêng của bạn ở đâu; đặt HOME hoặc XDG_CACHE_HOME", "nothing says where your own folder is; set HOME or XDG_CACHE_HOME";
    is_source = "“{}” là tệp nguồn của bộ dữ liệu; hãy ghi vào tệp khác", "“{}” is a file that a pack is read from; write to another one";
    already_compiled = "Dữ liệu kèm theo chương trình đã biên dịch sẵn; nêu bộ dữ liệu: chitieu compile THƯ_MỤC", "The packs inside the program are compiled already; name one of your own: chitieu compile FOLDER";
    compiled = "Đã ghi {} ({} byte).", "Wrote {} ({} bytes).";
    not_compiled = "chưa ghi gì: có tệp không đọc được; xem chitieu check", "nothing was written: a file cannot be read; see chitieu check";
    look_at_it = "Mở xem: chitieu --pack {}", "To look at it: chitieu --pack {}";
    needs_kind = "có số liệu của năm chưa tới mà không chỗ nào nói là mục tiêu hay kết quả; là mục tiêu thì chạy lại: {}", "there are figures of years to come and nothing says whether they are targets; if they are, run again: {}";
    needs_place = "chưa biết địa bàn của số liệu; chạy lại: {}", "nothing says of which place the figures are; run again: {}";
    needs_year = "chưa biết năm của số liệu; chạy lại: {}", "nothing says of which year the figures are; run again: {}";
    needs_indicator = "chưa biết tên chỉ tiêu; chạy lại: {}", "nothing says which indicator the figures are of; run again: {}";
    some_place = "TÊN ĐỊA BÀN", "NAME OF THE PLACE";
    some_year = "NĂM", "YEAR";
    some_indicator = "TÊN CHỈ TIÊU", "NAME OF THE INDICATOR";
    bad_map = "không dùng được “{}”: {}", "cannot use “{}”: {}";
    map_word = "khóa {} không nhận “{}”", "the key {} does not take “{}”";
    plan_of_term = "Kế hoạch {}-{}", "Plan of {}-{}";
    drafted = "Đã viết bản nháp vào “{}”. Tiếp theo: mở các tệp .toml ở đó, so từng dòng với câu trích ngay trên nó, bỏ dấu # trước dòng đúng, sửa hoặc xóa dòng sai; kiểm tra bằng chitieu check {}; soát xong thì đổi status thành \"adopted\" trong pack.toml", "The draft is in “{}”. Next: open the .toml files there, compare each line with the quote above it, remove the # of lines that are right, mend or delete the others; check with chitieu check {}; when all is read, write status = \"adopted\" in pack.toml";
    draft_no_day = "chưa biết ngày của văn bản nên chưa rõ năm nào đã qua; thêm --published NGÀY", "nothing tells the day of the text, so which years are over is not known; add --published DATE";
    draft_tables = "{} bảng trong tệp để lại cho lệnh import: chitieu import {} --place {} -o {}", "{} {table|tables} of the file {is|are} left to import: chitieu import {} --place {} -o {}";
    draft_nothing = "không thấy số liệu nào trong “{}”; chưa ghi gì", "no figure was found in “{}”; nothing was written";
    draft_foreign = "“{}” không phải văn bản tiếng Việt có dấu, là thứ duy nhất lệnh draft đọc được; chưa ghi gì", "“{}” is not in Vietnamese with its marks, which is all that draft reads; nothing was written";
    unsorted = "Chưa phân loại", "Not sorted";
    rejected = "{} chỗ không đọc được, ghi ở", "{} {place|places} could not be read, written to";
    would_import = "Chưa ghi gì (--dry-run). Số liệu: {}, chỉ tiêu: {}, địa bàn: {}; số ô được làm sạch: {}.", "Nothing was written (--dry-run). Figures: {}, indicators: {}, places: {}; fields cleaned: {}.";
    dry_run = "Chưa ghi gì (--dry-run).", "Nothing was written (--dry-run).";
    more_of_kind = "… và {} chỗ khác cùng loại [{}]; --all in tất cả", "… and {} more of this kind [{}]; --all prints all";
    more_lines = "… còn {} dòng; --all in tất cả", "… {} more {line|lines}; --all prints all";
    same_file = "“{}” được dùng cho cả -o lẫn --sources; hãy đặt hai tệp khác nhau", "“{}” is named for both -o and --sources; name two files";
    loses_fields = "13 cột của CSV không chứa hết: {} số liệu mất một mục như break, nearly, rounded_to, quote; dùng --full để giữ", "the thirteen columns of CSV cannot carry everything: {} {figure loses|figures lose} a field such as break, nearly, rounded_to, quote; --full keeps it";
    more_notes = "… và {} dòng khác có ghi chú mở đầu bằng “{}” [{}]; --json liệt kê tất cả", "… and {} more {row|rows} with a note that begins with “{}” [{}]; --json lists all";
    more_of_code = "… và {} chỗ khác cùng loại [{}]; --json liệt kê tất cả", "… and {} more of this kind [{}]; --json lists all";
    csv_only = "{} chỉ dùng với --format csv", "{} goes with --format csv only";
    claims_only = "{} chỉ dùng khi xuất từng số liệu; thêm --claims", "{} is for claims; add --claims";
    data_only = "{} chỉ dùng với --format csv và json", "{} goes with --format csv and json only";
    one_chart = "svg là biểu đồ của một chỉ tiêu, ở đây có {}; nêu rõ hơn hoặc dùng chitieu show TÊN --format svg", "svg is the chart of one indicator, and here are {}; be more precise, or use chitieu show NAME --format svg";
    needs_file = "{} không in ra màn hình được; thêm -o TỆP.{}", "{} cannot be printed to a terminal; add -o FILE.{}";
    is_there = "“{}” đã có; chọn tên khác, hoặc thêm --force để ghi đè", "“{}” is there already; choose another name, or add --force to write over it";
    bad_file_name = "tên tệp “{}” có ký tự không nhìn thấy; chọn tên khác", "the file name “{}” has signs that cannot be seen; choose another one";
    page_only = "ở đây không có dạng {}; dùng json, md, html, xlsx, docx", "there is no {} here; use json, md, html, xlsx, docx";
    no_form = "không xuất được dạng {}: {}", "cannot write {}: {}";
    no_page_of_plan = "{} không phải là chỉ tiêu; xuất các chỉ tiêu của kế hoạch: chitieu export 'kh:{}' --format html", "{} is no indicator; for those of a plan: chitieu export 'plan:{}' --format html";
    no_such_pack = "không mở bộ dữ liệu “{}”; đang có: {}; mở bằng --pack THƯ_MỤC", "the pack “{}” is not open; there are: {}; open it with --pack FOLDER";
    no_such_indicator = "bộ dữ liệu “{}” không có chỉ tiêu “{}”", "the pack “{}” has no indicator “{}”";
    no_such_series = "chỉ tiêu “{}” không có số liệu ở “{}”", "the indicator “{}” has no figures in “{}”";
    no_such_claim = "chỉ tiêu “{}” không có số liệu “{}”", "the indicator “{}” has no figure “{}”";
    wrote = "Đã ghi: {}", "Written: {}";
    wrote_as = "Đã ghi: {} (dạng {})", "Written: {} (as {})";
    unknown_ending = "không rõ ghi “{}” ra dạng nào: đặt đuôi tệp .csv, .json, .md, .html, .xlsx, .docx hoặc .svg, hoặc thêm --format DẠNG", "which form “{}” is to have is not said: end its name in .csv, .json, .md, .html, .xlsx, .docx or .svg, or add --format FORM";
    not_empty = "thư mục “{}” đã có tệp; hãy chọn thư mục mới hoặc thư mục rỗng cho -o", "the folder “{}” has files in it; name a new or an empty folder with -o";
    in_place_folder = "“{}” được ghi đè tại chỗ: không tạo được tệp mới trong thư mục của nó", "“{}” was written over in place: its folder takes no new file";
    in_place_owner = "“{}” được ghi đè tại chỗ: tệp mới không giữ được chủ sở hữu cũ", "“{}” was written over in place: a new file could not keep its owner";
    in_place_names = "“{}” được ghi đè tại chỗ: tệp còn có tên khác (liên kết cứng)", "“{}” was written over in place: the file has other names (hard links)";
    in_place_rights = "“{}” được ghi đè tại chỗ: tệp mới không giữ được danh sách quyền truy cập (ACL)", "“{}” was written over in place: a new file could not keep its access list (ACL)";
    cannot_write = "không ghi được vào “{}”: {}", "cannot write to “{}”: {}";
    is_device = "đây là thiết bị, không phải tệp", "it is a device, no file";
    is_socket = "đây là socket, không phải tệp", "it is a socket, no file";
    is_too_large = "lớn hơn mức được đọc là {}; hãy chia nhỏ tệp", "larger than the {} that are read; split it";
    cannot_read = "không đọc được tệp “{}”: {}", "cannot read the file “{}”: {}";

    // Figures on the command line.
    deadline_before_base = "--by phải sau năm gốc {}", "--by must come after the base year {}";
    milestone_range = "--target-far không dùng với --kind milestone", "--target-far does not go with --kind milestone";
    limits_reversed = "--max nhỏ hơn --min", "--max is below --min";
    below_min = "{}: {} nhỏ hơn --min", "{}: {} is below --min";
    above_max = "{}: {} lớn hơn --max", "{}: {} is above --max";
    bad_point = "--series: “{}” không có dạng năm:số, như 2020:43.33", "--series: “{}” is not of the form year:figure, such as 2020:43.33";
    moment_twice = "--series: thời điểm {} có hai số", "--series: {} has two figures";
    no_parts = "--kind milestone cần --parts, như --parts 1/3", "--kind milestone needs --parts, such as --parts 1/3";
    parts_of_no_milestone = "--parts chỉ dùng với --kind milestone", "--parts goes with --kind milestone only";
    no_series = "cần --series, như --series 2020:43.33,2022:47.45", "--series is needed, such as --series 2020:43.33,2022:47.45";
    mean_without_end = "--mean cần --mean-to, như --mean-to 2022.5", "--mean needs --mean-to, such as --mean-to 2022.5";
    end_without_mean = "--mean-to cần --mean", "--mean-to needs --mean";
    mean_beside_series = "--mean không dùng cùng --series", "--mean does not go with --series";
    mean_of_other_kind = "--mean chỉ dùng với --kind pace, growth, flow", "--mean goes with --kind pace, growth, flow only";
    mean_without_base = "--mean cần --base-year, như --base-year 2020", "--mean needs --base-year, such as --base-year 2020";
    conflict_of_parts = "--conflict không dùng với --kind milestone", "--conflict does not go with --kind milestone";
    strict_without_target = "--strict cần --target", "--strict needs --target";
    strict_range = "--strict không dùng với --target-far", "--strict does not go with --target-far";
    not_a_unit = "--rounded-to: {} không phải là số dương", "--rounded-to: {} is not above zero";
    middle_of = "giữa {}", "mid-{}";
    bad_moment = "{}: “{}” không phải là thời điểm; viết như 2023, 2022.5, 2025-06", "{}: “{}” is no moment; write 2023, 2022.5, 2025-06";
    bad_parts = "--parts: “{}” không có dạng xong/tất cả, như 1/3", "--parts: “{}” is not of the form done/all, such as 1/3";
    range_without_target = "--target-far cần --target", "--target-far needs --target";
    range_worse = "--target-far phải tốt hơn --target", "--target-far must be better than --target";
    bad_decimals = "--decimals: {} không nằm trong khoảng 0 đến 18", "--decimals: {} is not between 0 and 18";
    bad_year = "{}: “{}” không phải là năm từ 1 đến 9999", "{}: “{}” is no year between 1 and 9999";
    too_many_digits = "{}: “{}” có hơn 18 chữ số", "{}: “{}” has more than 18 digits";
    bad_figure = "{}: “{}” không phải là số; viết như 47.45, dấu chấm thập phân", "{}: “{}” is no figure; write 47.45, with a decimal point";
    unknown_word = "{}: không có “{}”; dùng {}{}", "{}: there is no “{}”; use {}{}";
    remarks = "Ghi chú", "Remarks";
}

#[cfg(test)]
mod tests {
    use super::Commands;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(Commands::ALL, &[]);
    }
}
