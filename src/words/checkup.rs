//! What `doctor` says of the terminal, the data and the files that the program finds.
//!
//! Owns the names of what is looked at, what was found, and what to do about it. It must not know how anything is
//! found out.

use crate::words::phrases::phrases;

phrases! {
    /// The sentences.
    Checkup, checkup;

    fine = "ổn", "ok";
    look = "cần xem", "look at this";
    all_fine = "Mọi thứ đều ổn.", "Everything is as it should be.";
    some_to_look = "Có {} chỗ cần xem.", "{} {thing|things} to look at.";

    program = "Chương trình", "Program";
    terminal = "Cửa sổ lệnh", "Terminal";
    size = "Kích thước", "Size";
    colors = "Màu", "Colors";
    clipboard = "Bảng tạm", "Clipboard";
    encoding = "Bảng mã", "Encoding";
    language = "Ngôn ngữ", "Language";
    clock = "Ngày giờ", "Clock";
    data = "Dữ liệu", "Data";
    cache = "Bộ nhớ đệm", "Cache";
    config = "Cấu hình", "Configuration";
    memory = "Ghi nhớ", "Memory";

    no_terminal = "không có: kết quả đi vào tệp hoặc lệnh khác", "none: what is printed goes to a file or another command";
    unnamed_terminal = "không cho biết tên (TERM)", "it does not tell its name (TERM)";
    dumb_terminal = "{}: không đặt được con trỏ", "{}: it cannot place a cursor";
    todo_term = "đặt TERM, ví dụ export TERM=xterm-256color; chưa đặt thì chỉ có hỏi đáp bằng dòng chữ", "set TERM, as export TERM=xterm-256color; until then there is only the dialogue in plain lines";
    over_ssh = "qua SSH", "over SSH";
    in_tmux = "trong tmux", "inside tmux";
    in_screen = "trong GNU screen", "inside GNU screen";

    size_unknown = "không rõ", "it is not told";
    size_small = "{}: quá nhỏ", "{}: too small";
    todo_size = "phóng to cửa sổ hoặc giảm cỡ chữ; cần ít nhất {}", "make the window larger or the letters smaller; at least {} are needed";
    todo_size_unknown = "đặt kích thước bằng stty cols 80 rows 24", "tell the size with stty cols 80 rows 24";

    no_colors = "không màu", "none";
    colors_16 = "16 màu", "16";
    colors_256 = "256 màu", "256";
    colors_true = "16 triệu màu", "16 million";

    clipboard_open = "gửi được, nếu cửa sổ lệnh cho phép (OSC 52)", "copies are sent, and arrive where the terminal allows it (OSC 52)";
    clipboard_tmux = "tmux đứng giữa, có thể giữ lại", "tmux stands between and may keep copies back";
    todo_tmux = "thêm “set -s set-clipboard on” vào ~/.tmux.conf", "add “set -s set-clipboard on” to ~/.tmux.conf";
    clipboard_screen = "GNU screen đứng giữa, không chuyển tiếp", "GNU screen stands between and hands nothing on";
    todo_screen = "dùng chuột bôi đen để chép, hoặc chạy ngoài screen", "select with the mouse to copy, or run outside of screen";
    clipboard_absent = "cửa sổ lệnh này không nhận", "this terminal takes none";
    todo_absent = "dùng chuột bôi đen để chép: chữ cần chép hiện trọn trên màn hình", "select with the mouse to copy: what is copied is shown whole";
    clipboard_off = "đã tắt trong cấu hình hoặc bằng --no-clipboard", "off, by the configuration or --no-clipboard";

    encoding_unnamed = "không nêu; dùng UTF-8", "not named; UTF-8 is used";
    encoding_other = "{}: chữ Việt và ký hiệu có thể hỏng", "{}: Vietnamese letters and signs may be spoilt";
    todo_encoding = "đặt export LANG=C.UTF-8, và đặt cửa sổ lệnh ở UTF-8", "set export LANG=C.UTF-8, and the terminal to UTF-8";

    language_by_config = "{} (theo cấu hình)", "{} (from the configuration)";
    language_by_locale = "{} (theo máy)", "{} (from the locale)";
    language_by_option = "{} (theo --lang)", "{} (from --lang)";
    language_usual = "{} (mặc định)", "{} (unless told otherwise)";

    clock_said = "{}, giờ UTC{}", "{}, UTC{}";
    todo_zone = "đặt múi giờ, ví dụ TZ=Asia/Ho_Chi_Minh", "set the time zone, as TZ=Asia/Ho_Chi_Minh";
    todo_clock = "chỉnh lại ngày giờ của máy, hoặc nêu ngày bằng --as-of", "set the clock of the machine, or name a day with --as-of";

    data_shipped = "có sẵn trong chương trình", "inside the program";
    data_said = "{}: {} bộ ({}), {} chuỗi số liệu, công bố đến {}", "{}: {} {pack|packs} ({}), {} series, published up to {}";
    data_undated = "không rõ ngày", "an unknown day";
    data_empty = "{}: không có chỉ tiêu nào", "{}: no indicator in it";
    todo_empty = "nêu thư mục của một bộ dữ liệu: --pack, CHITIEU_PACK hoặc pack trong cấu hình", "name the folder of a pack: --pack, CHITIEU_PACK or pack in the configuration";
    data_errors = "{}; {} lỗi", "{}; {} {error|errors}";
    todo_errors = "xem từng lỗi bằng chitieu check", "see each with chitieu check";
    todo_unreadable = "kiểm tra lại đường dẫn và quyền đọc", "check the path and the right to read it";

    folder_usable = "ghi được vào {}", "{} can be written";
    folder_unusable = "không ghi được vào {}", "{} cannot be written";
    todo_cache = "cấp quyền ghi vào thư mục đó, hoặc đặt CHITIEU_CACHE=off; không có cũng chạy, chỉ mở chậm hơn", "allow writing there, or set CHITIEU_CACHE=off; all works without it, large packs open more slowly";
    todo_memory = "cấp quyền ghi vào thư mục đó, hoặc đặt memory = false trong cấu hình", "allow writing there, or set memory = false in the configuration";
    no_home = "không rõ thư mục riêng (HOME)", "nobody knows where your own files are (HOME)";
    todo_home = "đặt HOME là thư mục riêng của tài khoản", "set HOME to the folder of the account";
    cache_off = "tắt, theo tùy chọn, CHITIEU_CACHE hoặc vì tài khoản dùng chung", "off, by an option, CHITIEU_CACHE or since many share the account";
    memory_off = "tắt trong cấu hình", "off, by the configuration";
    memory_shared = "tắt: người sau có thể là người khác", "off: the next person may be somebody else";

    config_none = "không có tệp {}; không bắt buộc", "there is no {}; none is needed";
    config_read = "đã đọc {}", "{} was read";
    config_wrong = "{}: {} lỗi; {}", "{}: {} {problem|problems}; {}";
    todo_config = "sửa tệp đó; chỗ sai được bỏ qua", "mend that file; what is wrong in it is passed over";
}

#[cfg(test)]
mod tests {
    use super::Checkup;
    use crate::words::phrases::check_both;

    #[test]
    fn every_check_speaks_both_languages() {
        check_both(Checkup::ALL, &[]);
    }
}
