//! What is seen, copied as a table: a whole list for a sheet or as Markdown, or one row.

use chitieu::explorer::state::app::App;

use crate::support::screen::{app, draw, press};

/// What was copied after some keys.
fn copied(app: &mut App, keys: &str) -> String {
    press(app, keys);
    let copied = app.copied.as_ref();
    copied
        .unwrap_or_else(|| panic!("{keys}: nothing was copied"))
        .text
        .clone()
}

#[test]
fn the_list_is_copied_in_its_order_with_as_many_cells_in_every_row() {
    let mut app = app((120, 40));
    let text = copied(&mut app, "/lv:môi-trường co:mục-tiêu<ret><esc>C<ret>");
    let rows = app.snapshot.rows.len();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), rows + 1, "{text}");
    let cells = |line: &str| line.split('\t').count();
    assert!(
        lines.iter().all(|line| cells(line) == cells(lines[0])),
        "{text}"
    );
    assert!(
        lines[0].starts_with("Chỉ tiêu\tĐịa bàn\tThực hiện\tĐơn vị"),
        "{text}"
    );
    let forest = lines
        .iter()
        .find(|line| line.starts_with("Tỷ lệ che phủ rừng\tLai Châu"));
    let forest: Vec<&str> = forest.unwrap().split('\t').collect();
    assert_eq!(forest[3], "%");
    assert!(forest[5].starts_with("54"), "{forest:?}");
    // Whoever pastes it elsewhere sees of which plan the target is, and up to which day all was known.
    let titles: Vec<&str> = lines[0].split('\t').collect();
    let at = |title: &str| titles.iter().position(|known| *known == title).unwrap();
    assert!(forest[at("Kế hoạch")].contains("2021-2025"), "{forest:?}");
    let day = forest[at("Tính đến")];
    assert_eq!(day, "24/11/2026", "{text}");
    press(&mut app, "<lt>");
    let text = copied(&mut app, "C<ret>");
    let then = text.lines().nth(1).unwrap().split('\t').next_back();
    assert_ne!(then, Some("24/11/2026"), "{text}");
}

#[test]
fn the_list_is_copied_as_markdown() {
    let mut app = app((120, 40));
    let text = copied(
        &mut app,
        "/lv:môi-trường co:mục-tiêu<ret><esc>Cmarkdown<ret>",
    );
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[1].starts_with("|---|"), "{text}");
    let bars = |line: &str| line.matches('|').count();
    assert!(
        lines.iter().all(|line| bars(line) == bars(lines[0])),
        "{text}"
    );
}

#[test]
fn one_row_and_the_list_of_what_fails_are_copied_too() {
    let mut app = app((120, 40));
    let row = copied(&mut app, "a<down>C<down><down><ret>");
    assert!(
        row.starts_with("Tốc độ tăng trưởng GRDP bình quân\tLai Châu\t3,91\t"),
        "{row}"
    );
    assert!(!row.contains('\n'), "{row}");
    let list = copied(&mut app, "C<ret>");
    let second = list.lines().nth(2).unwrap();
    assert_eq!(second, row);
    assert_eq!(list.lines().count(), 1 + 4, "{list}");
}

/// A table has more lines than the last line of the screen: there it is told how many, and a second time all are shown.
#[test]
fn a_table_is_told_by_its_rows_and_shown_whole_on_request() {
    let mut app = app((120, 40));
    press(&mut app, "aC<ret>");
    let shown = draw(&app);
    let last = shown.lines().last().unwrap();
    assert!(last.contains("bảng 4 dòng"), "{last}");
    press(&mut app, "C<ret>");
    press(&mut app, "C<ret>");
    let shown = draw(&app);
    assert!(
        shown.contains("Cần chú ý:") || shown.contains("Chỉ tiêu  Địa bàn"),
        "{shown}"
    );
}

#[test]
fn in_english_it_has_english_words() {
    let mut app = app((120, 40));
    let text = copied(&mut app, "LaC<ret>");
    assert!(text.starts_with("Indicator\tPlace\tFigure\tUnit"), "{text}");
}
