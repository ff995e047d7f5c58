//! What a person wants to do, beside the keys for it.
//!
//! Owns the phrases of the help by task and of the welcome. It must not know the keys.

use crate::words::phrases::phrases;

phrases! {
    /// The phrases of tasks.
    Tasks, tasks;

    press = "bấm {}", "press {}";
    find = "Muốn tìm chỉ tiêu", "To find an indicator";
    open = "Muốn đọc rồi lùi lại", "To read, go back";
    copy = "Muốn chép, chép kèm nguồn", "To copy, with its source";
    overview = "Muốn biết cả kế hoạch ra sao", "To see how the plan stands";
    attention = "Muốn biết cái gì chưa đạt", "To see what fails";
    narrow = "Muốn lọc, xếp danh sách", "To filter, sort";
    compare = "Muốn so với địa bàn khác", "To compare with others";
    agenda = "Muốn ghim để họp", "To pin for a meeting";
    present = "Muốn chiếu lên tường", "To show it on the wall";
    page = "Muốn in, gửi danh sách", "To print or send the list";
    days = "Muốn biết có gì mới", "To see what is new";
    steps = "Muốn xem lần trước, sau", "To step back, on in time";
    what_if = "Muốn thử số khác", "To try another figure";
    elsewhere = "Muốn đổi địa bàn, kế hoạch", "To switch place, plan";
    disagreements = "Muốn thấy kết quả lệch nhau", "To see where counts differ";
    problems = "Muốn biết dữ liệu sai đâu", "To see faults in the data";
    hold = "Muốn số đang xem đứng yên", "To hold what is shown";
    language = "Muốn đọc tiếng Anh", "To read Vietnamese";
    leave = "Muốn thoát", "To leave";
    welcome_find = "Bấm {} rồi gõ vài chữ (không cần dấu) để tìm; {} để mở, {} để lùi lại.", "Press {} and type a few letters to find; {} opens, {} goes back.";
    welcome_copy = "Bấm {} để chép số liệu đang chọn, {} để chép kèm nguồn.", "{} copies the chosen figure, {} copies it with its source.";
    welcome_help = "Bấm {} để xem muốn làm gì thì bấm phím nào; {} để thoát.", "{} tells which key does what; {} leaves.";
    short_find = "{} gõ để tìm · {} mở · {} lùi", "{} find · {} open · {} back";
    short_copy = "{} chép số · {} chép kèm nguồn", "{} copy · {} copy with source";
    short_help = "{} trợ giúp · {} thoát", "{} help · {} leave";
}

#[cfg(test)]
mod tests {
    use super::Tasks;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(Tasks::ALL, &[]);
    }
}
