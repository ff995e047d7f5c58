//! Questions in the search box: the rows that answer them, and what was understood in one line.

use crate::support::screen::screen;

/// The screen after a question was typed into the box.
fn asked(question: &str) -> String {
    screen((160, 50), &format!("/{question}"))
}

#[track_caller]
fn check(question: &str, wanted: &[&str]) {
    let shown = asked(question);
    for wanted in wanted {
        assert!(
            shown.contains(wanted),
            "{question}: no {wanted:?} in\n{shown}"
        );
    }
}

#[test]
fn which_targets_are_the_rows_and_the_last_line_says_what_was_understood() {
    check(
        "chỉ tiêu nào vượt",
        &[
            "▲ Vượt",
            "Đã hiểu là: những chỉ tiêu nào – Vượt · Lai Châu",
            "Lai Châu: 3/34",
        ],
    );
    check("chỉ tiêu nào của Sơn La không đạt", &["Sơn La: ", "/22"]);
    check(
        "chi tieu kinh te khong dat",
        &["Đã hiểu là: những chỉ tiêu nào – Kinh tế · Không đạt · Lai Châu"],
    );
    check(
        "how many targets are exceeded",
        &["bao nhiêu chỉ tiêu – Vượt · Lai Châu"],
    );
    check(
        "chỉ tiêu môi trường nào khó đạt",
        &["Không có chỉ tiêu nào như vậy."],
    );
}

#[test]
fn the_thing_that_is_asked_about_comes_first_and_its_detail_begins_with_the_answer() {
    check(
        "khi nào che phủ rừng đạt mục tiêu",
        &[
            "▸ Tỷ lệ che phủ rừng",
            "Đã hiểu là: khi nào đạt mục tiêu – Tỷ lệ che phủ rừng",
            "đạt mục tiêu từ năm",
        ],
    );
    check(
        "GRDP đầu người đạt chưa",
        &["▸ GRDP bình quân đầu người", "đã đạt mục tiêu hay chưa – "],
    );
    check(
        "hộ nghèo so với Điện Biên",
        &[
            "▸ Tỷ lệ hộ nghèo",
            "Tỷ lệ hộ nghèo · Điện Biên",
            "so sánh – Tỷ lệ hộ nghèo",
        ],
    );
    check(
        "có gì mới từ tháng 8/2025",
        &["số liệu mới công bố – Lai Châu · từ ngày 01/08/2025"],
    );
}

#[test]
fn a_search_stays_a_search() {
    for text in [
        "tỷ lệ hộ nghèo",
        "chè",
        "số hộ nghèo",
        "hộ dân được sử dụng điện",
    ] {
        let shown = asked(text);
        assert!(!shown.contains("Đã hiểu là: "), "{text}:\n{shown}");
    }
}

#[test]
fn a_filter_inside_a_question_holds_in_the_box_too() {
    check(
        "chỉ tiêu nào vượt lv:kinh-te",
        &[
            "Đã hiểu là: những chỉ tiêu nào – Vượt · lv:kinh-te",
            "▸ GRDP bình quân đầu người",
        ],
    );
    check(
        "which targets are met cat:environment",
        &["Tỷ lệ che phủ rừng", "cat:environment"],
    );
    check("chỉ tiêu nào đạt dia:sơn-la", &["Sơn La: 1/22"]);
    // What cannot be read is told at its place, and no question is answered without it.
    let shown = asked("chỉ tiêu nào đạt lv:xyz");
    assert!(!shown.contains("Đã hiểu là: những"), "{shown}");
}

#[test]
fn a_list_of_a_year_says_that_its_columns_are_of_the_plan() {
    for size in [(80, 24), (120, 40)] {
        let shown = screen(size, "/nam 2022 nhung chi tieu nao dat");
        assert!(
            shown.contains("Theo chỉ tiêu của năm 2022; số trong các cột là của cả kế hoạch"),
            "{shown}"
        );
    }
}
