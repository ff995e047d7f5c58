//! Filters in the search box: what cannot be read is shown where it stands, values are completed, rows are put in
//! order.

use crate::support::screen::screen;

/// The column of a text in a line.
fn column(line: &str, text: &str) -> Option<usize> {
    let (before, _) = line.split_once(text)?;
    Some(before.chars().count())
}

/// Checks that a query lists nothing and that a mark under its part points at what is said of it.
#[track_caller]
fn points(size: (u16, u16), query: &str, part: &str, said: &str) {
    let shown = screen(size, &format!("/{query}"));
    let box_line = shown
        .lines()
        .position(|line| line.contains("/ ") && line.contains(part));
    let box_line = box_line.unwrap_or_else(|| panic!("{query}: {shown}"));
    let at = column(shown.lines().nth(box_line).unwrap(), part);
    let mark = column(shown.lines().nth(box_line + 1).unwrap(), "^");
    assert_eq!(at, mark, "{query}: {shown}");
    let words: Vec<&str> = shown.split_whitespace().collect();
    let below = words.join(" ");
    assert!(below.contains(said), "{query}: {shown}");
    assert!(
        shown.lines().nth(box_line).unwrap().contains(" 0/264"),
        "{shown}"
    );
    assert!(!shown.contains('▸') || size.0 > 80, "{query}: {shown}");
}

#[test]
fn what_cannot_be_read_lists_nothing_and_is_shown_where_it_stands() {
    points((80, 24), "nam:23", "nam:23", "“23” không phải là năm");
    points(
        (80, 24),
        "nghèo co:xyz",
        "co:xyz",
        "không hiểu “xyz”; có: mục-tiêu",
    );
    points(
        (80, 24),
        "tt:abc",
        "tt:abc",
        "không có tình trạng “abc”; có: Vượt",
    );
    points(
        (80, 24),
        "tt:đạt,abc rừng",
        "abc",
        "không có tình trạng “abc”",
    );
    points(
        (120, 40),
        "rừng tt:abc",
        "tt:abc",
        "không có tình trạng “abc”",
    );
    points((40, 20), "nam:23", "nam:23", "“23” không phải là năm");
}

#[test]
fn of_a_query_that_is_too_long_for_its_box_the_mark_stays_in_it() {
    let long = format!("/nam:23 {}", "rừng ".repeat(20));
    let shown = screen((80, 24), &long);
    assert!(shown.contains("“23” không phải là năm"), "{shown}");
    assert!(
        shown.lines().any(|line| line.trim_start().starts_with('^')),
        "{shown}"
    );
}

#[test]
fn mended_or_taken_back_the_list_is_there_again() {
    assert_eq!(
        screen((80, 24), "/nam:23<C-u>rung"),
        screen((80, 24), "/rung")
    );
    let mended = screen((80, 24), "/nam:3<bs>2023");
    assert_eq!(mended, screen((80, 24), "/nam:2023"));
    assert_eq!(screen((80, 24), "/tt:abc<esc>"), screen((80, 24), ""));
}

#[test]
fn what_was_read_otherwise_than_typed_is_told_below_the_list() {
    let shown = screen((120, 40), "/tt:kh");
    let last = shown.lines().last().unwrap_or_default();
    assert!(last.contains("lấy tất cả: Khó đạt, Không đạt"), "{shown}");
    assert!(shown.contains("■ Không đạt"), "{shown}");
    let shown = screen((120, 40), "/onwer:x");
    let last = shown.lines().last().unwrap_or_default();
    assert!(last.contains("gần nhất là owner: (cơ quan)"), "{shown}");
}

#[test]
fn tab_goes_on_through_the_values_and_shift_tab_back() {
    for (typed, shown) in [
        ("/tt:kh<tab>", "/ tt:Khó-đạt"),
        ("/tt:kh<tab><tab>", "/ tt:Không-đạt"),
        ("/tt:kh<tab><tab><S-tab>", "/ tt:Khó-đạt"),
        ("/tt:kh<tab><S-tab><S-tab>", "/ tt:Không-đạt"),
        ("/tt:kh<S-tab>", "/ tt:Có-nguy-cơ-không-đạt"),
        ("/tt:đạt,vư<tab>", "/ tt:đạt,Vượt"),
        ("/đv:<tab><S-tab><tab>", "/ đv:"),
        ("/uoc:<tab>", "/ uoc:có"),
        ("/sx:<tab><tab>", "/ sx:tên"),
        ("/sx:-ch<tab>", "/ sx:-chênh"),
        ("/kh:kh<tab>", "/ kh:kh-2021-2025"),
    ] {
        let screen = screen((120, 40), typed);
        assert!(screen.contains(shown), "{typed}: {screen}");
    }
    // Where there is no value to go back to it is the pane before, as ever.
    let moved = screen((120, 40), "/rung<S-tab>");
    assert!(moved.contains("/ rung"), "{moved}");
}

#[test]
fn an_order_puts_the_rows_in_order() {
    let first = |keys: &str| {
        let shown = screen((120, 40), keys);
        let row = shown.lines().find_map(|line| line.split_once("│▸ "));
        let row = row.unwrap_or_else(|| panic!("{keys}: {shown}"));
        row.1.to_owned()
    };
    let rising = first("/lv:kinh-tế dia:lai-châu sx:tên");
    let falling = first("/lv:kinh-tế dia:lai-châu sx:-tên");
    assert!(rising < falling, "{rising} {falling}");
    assert_ne!(
        first("/co:mục-tiêu sx:chênh"),
        first("/co:mục-tiêu sx:-chênh")
    );
}
