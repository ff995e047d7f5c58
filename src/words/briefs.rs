//! What is said of agendas.
//!
//! Owns the words of the page, of its keys, and one sentence for each slip in a file. It must not know how a file is
//! read.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of agendas.
    Briefs, briefs;

    // On a page.
    untitled = "Nội dung họp", "Agenda";
    items = "{} mục", "{} {item|items}";
    items_done = "{} mục, {} đã xong", "{} {item|items}, {} done";
    missing = "không có trong dữ liệu đang mở", "not in the open data";
    missing_count = "{} mục không có trong dữ liệu đang mở:", "{} {item is|items are} not in the open data:";
    done = "đã xong", "done";
    who_by = "{}, hạn {}", "{}, by {}";
    by = "hạn {}", "by {}";
    none_kept = "Chưa có nội dung họp nào; trong màn hình tra cứu, phím cách ghim một chỉ tiêu.", "There is no agenda yet; in the explorer the space bar pins an indicator.";
    no_items_yet = "Nội dung họp “{}” chưa có mục nào; trong màn hình tra cứu, phím cách ghim chỉ tiêu đang chọn.", "The agenda “{}” has no item yet; in the explorer the space bar pins the chosen indicator.";
    unreadable = "không đọc được", "cannot be read";
    unreadable_one = "{}: không đọc được", "{}: cannot be read";

    // In the explorer.
    pinned = "Đã ghim: {} (mục {} của “{}”); b: xem", "Pinned: {} (item {} of “{}”); b shows all";
    unpinned = "Đã bỏ ghim: {}", "Unpinned: {}";
    has_notes = "Mục có ghi chú; bấm lần nữa để bỏ cả: {}", "It has notes; press again to unpin both: {}";
    not_kept = "Tài khoản dùng chung: nội dung họp chỉ giữ đến khi thoát.", "The account is shared: the agenda is kept only until you leave.";
    read_only = "Không ghi vào “{}”: {}", "Nothing is written to “{}”: {}";
    not_saved = "Chưa lưu được nội dung họp, còn ở đây đến khi thoát: {} (“{}”)", "The agenda could not be saved and stays here until you leave: {} (“{}”)";
    unsaved_mark = "! nội dung họp chưa lưu", "! agenda not saved";
    unsaved_mark_short = "! chưa lưu", "! not saved";
    unsaved_why = "Chưa lưu: {}", "Not saved: {}";
    leaves_unsaved = "Nội dung họp chưa lưu được; bấm lần nữa để thoát và bỏ phần chưa lưu: {}", "The agenda is not saved; press again to leave without it: {}";
    left_unsaved = "nội dung họp “{}” không lưu được: {}", "the agenda “{}” could not be saved: {}";
    saved_after_all = "Đã lưu nội dung họp.", "The agenda is saved.";
    of_file = "{} (“{}”)", "{} (“{}”)";
    pinned_sign = "{} đã ghim vào nội dung họp", "{} pinned to the agenda";
    new_title = "Tên nội dung họp mới (Enter: lập)", "Name of the new agenda (Enter makes it)";
    new_hint = "ví dụ: giao ban tháng 12", "for example: meeting of December";
    begun = "Nội dung họp mới “{}”: phím cách ghim chỉ tiêu đang chọn.", "New agenda “{}”: the space bar pins the chosen indicator.";
    hint_new = "lập mới", "new";
    kept_beside = "Có người khác đã sửa tệp; bản của họ giữ ở {}", "Somebody else changed the file; their version is kept at {}";
    nothing_to_pin = "Chọn một chỉ tiêu trước khi ghim.", "Choose an indicator to be pinned first.";
    empty_here = "Chưa ghim chỉ tiêu nào: phím cách ghim chỉ tiêu đang chọn.", "Nothing is pinned: the space bar pins the chosen indicator.";
    choose_title = "Nội dung họp (Enter: mở)", "Agendas (Enter opens one)";
    none_beside = "Chưa có nội dung họp nào khác; m: lập mới.", "There is no other agenda; m makes one.";
    opened = "Đang xem “{}”", "Now “{}”";
    unsaved_here = "“{}” còn mục chưa lưu được vào tệp; chưa mở nội dung khác.", "“{}” has items that no file holds; it stays open.";
    hint_others = "nội dung khác", "other agendas";
    note_title = "Ghi cho mục {}", "Notes on item {}";
    remark = "Nội dung", "Remark";
    who = "Ai làm", "Who";
    by_when = "Hạn", "By";
    note_keys = "Enter: lưu · Esc: bỏ", "Enter keeps it · Esc leaves it";
    hint_pin = "ghim", "pin";
    hint_unpin = "bỏ ghim", "unpin";
    hint_done = "xong", "done";
    hint_note = "ghi", "note";
    hint_move = "chuyển", "move";
    hint_present = "trình chiếu", "present";
    hint_keep = "lưu", "keep";

    // What is wrong with a file.
    bad_file = "“{}” không phải là nội dung họp: {}", "“{}” is no agenda: {}";
    not_utf8 = "tệp không phải UTF-8; lưu lại dưới dạng UTF-8", "the file is not UTF-8; save it as UTF-8";
    syntax = "dòng {}, cột {}, sai cú pháp TOML ({}); tệp được để nguyên", "line {}, column {}: not TOML ({}); the file is left as it is";
    no_items = "“item” phải ghi là các bảng [[item]]; tệp được để nguyên", "“item” must be written as tables [[item]]; the file is left as it is";
    newer = "tệp ở phiên bản {}, mới hơn chương trình này; cập nhật chitieu, tệp được để nguyên", "the file has version {}, newer than this program; update chitieu, the file is left as it is";
    too_large = "tệp lớn hơn {}; tệp được để nguyên", "the file is larger than {}; it is left as it is";
    unknown_key = "không hiểu “{}”, để nguyên trong tệp", "“{}” is not understood and stays in the file";
    wrong_type = "“{}” sai kiểu giá trị, để nguyên trong tệp", "“{}” has a value of the wrong kind, which stays in the file";
    twice = "hai mục có cùng địa chỉ {}, giữ cả hai", "two items have the address {}; both are kept";
    no_address = "mục {} không có địa chỉ đọc được, vẫn giữ", "item {} has no address that can be read and is kept";
    and_more = "{}; còn {} điều nữa", "{}; and {} more";

    // What is wrong with a name.
    bad_name = "“{}” không dùng làm tên nội dung họp được: {}", "“{}” cannot be the name of an agenda: {}";
    name_empty = "tên để trống", "it is empty";
    name_sign = "tên có dấu / hoặc ký tự không nhìn thấy được; muốn ghi vào chỗ khác thì nêu đường dẫn tới tệp .toml", "it has a / or a character that cannot be seen; to keep it elsewhere name a path that ends in .toml";
    name_hidden = "tên bắt đầu bằng dấu chấm", "it begins with a point";
    name_too_long = "tên dài quá 80 chữ", "it is longer than 80 letters";
    no_brief = "không có nội dung họp “{}”; đang có: {}", "there is no agenda “{}”; there are: {}";
    no_brief_at_all = "không có nội dung họp “{}”, và chưa có nội dung họp nào khác", "there is no agenda “{}”, and no other one either";
    no_home = "không biết thư mục riêng của người dùng; nêu đường dẫn tới tệp", "your own folder is not known; name the path of a file";
}

#[cfg(test)]
mod tests {
    use super::Briefs;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_speaks_both_languages() {
        check_both(Briefs::ALL, &["of_file"]);
    }
}
