//! Orders and filters that are chosen from a menu, a word of a status that is typed, and searches one after another.

use std::sync::Arc;

use chitieu::explorer::state::app::App;
use chitieu::explorer::state::overlay::Overlay;
use chitieu::library::Library;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files;

use crate::support::screen::{after, app, check, draw, over, press, screen};

/// The names of the first rows of the list.
fn first_rows(shown: &str, count: usize) -> Vec<String> {
    let rows = shown.lines().skip(5).step_by(2).take(count);
    let middle = |row: &str| row.split('│').nth(1).unwrap_or_default().to_owned();
    rows.map(|row| {
        let name = middle(row);
        name.trim_start_matches(['▸', ' '])
            .split("  ")
            .next()
            .unwrap_or_default()
            .to_owned()
    })
    .collect()
}

#[test]
fn one_key_offers_the_orders_and_the_choice_stands_in_the_box() {
    for (keys, written) in [
        ("s<down><ret>", "sx:tình-trạng"),
        ("s<down><down><ret>", "sx:chênh"),
        ("s<down><down><down><ret>", "sx:tiến-độ"),
        ("sthay doi<ret>", "sx:thay-đổi"),
        ("sbang chu cai<ret>", "sx:tên"),
        ("slan cong bo<ret>", "sx:cập-nhật"),
        ("Lsname<ret>", "sort:name"),
    ] {
        let shown = screen((120, 40), keys);
        assert!(shown.contains(&format!("/ {written}")), "{keys}: {shown}");
    }
    // The same again turns it round, and the first line drops it.
    let turned = screen((120, 40), "sbang chu cai<ret>sbang chu cai<ret>");
    assert!(turned.contains("/ sx:-tên"), "{turned}");
    let dropped = screen((120, 40), "sbang chu cai<ret>sthu tu cua<ret>");
    assert!(
        !dropped.contains("sx:") && dropped.contains("│ Tất cả  "),
        "{dropped}"
    );
}

#[test]
fn what_is_arranged_is_what_was_listed() {
    let mut app = app((120, 40));
    press(&mut app, "<left><down><down><right>");
    let before = app.snapshot.rows.len();
    press(&mut app, "sbang chu cai<ret>");
    assert_eq!(app.snapshot.rows.len(), before, "{}", draw(&app));
    // With a category chosen there is nothing of another one or another place.
    let shown = draw(&app);
    assert!(
        first_rows(&shown, 10)
            .iter()
            .all(|name| !name.contains(" · ")),
        "{shown}"
    );
    // Once the order is left, a search reaches as far as before.
    press(&mut app, "<esc>/ty le ho ngheo");
    assert!(draw(&app).contains("mọi địa bàn"), "{}", draw(&app));
}

#[test]
fn an_order_and_a_filter_go_together_and_with_words() {
    let shown = screen((120, 40), "/ty le<ret>fchi so uoc<ret>sbang chu cai<ret>");
    assert!(
        shown.contains("ty le uoc:có sx:tên") || shown.contains("ty le sx:tên uoc:có"),
        "{shown}"
    );
}

#[test]
fn every_filter_of_the_menu_lists_as_many_rows_as_it_counts() {
    for lines in 0..14 {
        let mut app = app((120, 40));
        press(&mut app, "f");
        for _ in 0..lines {
            press(&mut app, "<down>");
        }
        let Some(Overlay::Menu(menu)) = app.overlays.top() else {
            panic!("{}", draw(&app));
        };
        let Some(item) = menu.line(lines) else {
            break;
        };
        // Those of yearly plans stand apart from those that the header counts.
        let numbers = item.hint.split(|letter: char| !letter.is_ascii_digit());
        let count = numbers
            .filter_map(|number| number.parse::<usize>().ok())
            .sum::<usize>();
        let line = item.label.clone();
        press(&mut app, "<ret>");
        let found = app.snapshot.answer.total;
        assert_eq!(found, count, "{line}: {}", draw(&app));
    }
}

#[test]
fn a_filter_chosen_again_is_dropped() {
    let one = screen((120, 40), "fsat nguong<ret>");
    assert!(one.contains("/ tt:Sát-ngưỡng"), "{one}");
    let none = screen((120, 40), "fsat nguong<ret>fsat nguong<ret>");
    assert!(
        !none.contains("tt:") && none.contains("│ Tất cả  "),
        "{none}"
    );
}

#[test]
fn a_word_of_a_status_offers_its_filter() {
    let shipped = || {
        let library = Arc::new(Library::open(&files::embedded()));
        over(library, (120, 40), ColorDepth::Mono)
    };
    for (typed, offered, written) in [
        ("không đạt", "“Không đạt” (2)", "tt:Không-đạt"),
        ("khong dat", "“Không đạt” (2)", "tt:Không-đạt"),
        ("khó đạt", "“Khó đạt” (0)", "tt:Khó-đạt"),
        (
            "chưa có số liệu",
            "“Chưa có số liệu” (11)",
            "tt:Chưa-có-số-liệu",
        ),
        ("sat nguong", "“Sát ngưỡng” (2)", "tt:Sát-ngưỡng"),
    ] {
        let shown = after(shipped(), &format!("/{typed}"));
        let last = shown.lines().last().unwrap();
        assert!(last.contains(offered), "{typed}: {last}");
        let taken = after(shipped(), &format!("/{typed}<tab>"));
        assert!(taken.contains(&format!("/ {written}")), "{typed}: {taken}");
    }
    let other = after(shipped(), "/tỷ lệ hộ nghèo");
    assert!(!other.contains("Tab: lọc"), "{other}");
}

#[test]
fn a_second_search_starts_afresh_and_the_former_one_is_a_key_away() {
    for (keys, wanted) in [
        ("/rung<ret><esc>/grdp", "/ grdp"),
        ("/rung<ret>/grdp", "/ grdp"),
        ("/rung<ret>/<up>", "/ rung"),
        ("/rung<esc>/<up>", "/ rung"),
        ("/rung<ret>/grdp<ret>/<up>", "/ grdp"),
        ("<F9>/grdp", "/ grdp"),
        ("fsat nguong<ret>/<up>", "/ tt:Sát-ngưỡng"),
    ] {
        let shown = screen((120, 40), keys);
        assert!(shown.contains(wanted), "{keys}: {shown}");
        assert!(!shown.contains(" 0/"), "{keys}: {shown}");
    }
    // Where nothing was asked before, the key moves as everywhere.
    check((80, 24), "/<up>", &["/ gõ để tìm"]);
}

#[test]
fn a_way_a_change_and_a_day_order_the_rows() {
    let orders = [("/sx:cập-nhật", 3), ("/sx:thay-đổi", 3), ("/sx:tiến-độ", 1)];
    for (keys, count) in orders {
        let shown = screen((120, 40), keys);
        assert!(first_rows(&shown, count).len() == count, "{keys}: {shown}");
        let turned = screen((120, 40), &keys.replace("sx:", "sx:-"));
        assert_ne!(first_rows(&shown, 1), first_rows(&turned, 1), "{keys}");
    }
}

/// The lines of the menu of filters, each with its counts.
fn filters(app: &mut App) -> Vec<(String, String)> {
    press(app, "f");
    let Some(Overlay::Menu(menu)) = app.overlays.top() else {
        panic!("{}", draw(app));
    };
    let lines = menu.lines();
    lines
        .map(|line| (line.label.clone(), line.hint.clone()))
        .collect()
}

#[test]
fn the_filters_count_what_the_header_counts_and_tell_other_plans_apart() {
    let shipped = || {
        let library = Arc::new(Library::open(&files::embedded()));
        over(library, (120, 40), ColorDepth::Mono)
    };
    for keys in ["", "L"] {
        let mut app = shipped();
        press(&mut app, keys);
        let lines = filters(&mut app);
        let board = app.snapshot.scoreboard.clone();
        let signs = ["▲", "●", "■", "◐", "≈", "◇", "?", "·"];
        let counted: usize = lines
            .iter()
            .filter(|(label, _)| signs.iter().any(|sign| label.starts_with(sign)))
            .map(|(_, hint)| hint.split(' ').next().unwrap().parse::<usize>().unwrap())
            .sum();
        assert_eq!(counted, board.total, "{lines:?}");
        let apart = if keys.is_empty() {
            "theo kế hoạch khác"
        } else {
            "in other plans"
        };
        assert!(
            lines.iter().any(|(_, hint)| hint.contains(apart)),
            "{lines:?}"
        );
        assert!(
            lines.iter().any(|(label, _)| label.starts_with("? ")),
            "{lines:?}"
        );
    }
    // Where only the main plans are listed there is nothing apart.
    let mut app = shipped();
    press(&mut app, "<left><down><right>");
    let lines = filters(&mut app);
    assert!(
        !lines.iter().any(|(_, hint)| hint.contains("kế hoạch năm")),
        "{lines:?}"
    );
}

#[test]
fn what_is_not_judged_is_asked_for_by_its_reason() {
    for (keys, field, name) in [
        ("fchua danh gia<ret>", "tt:", "Giải quyết việc làm"),
        ("Lfnot assessed<ret>", "st:", "Jobs created"),
    ] {
        let library = Arc::new(Library::open(&files::embedded()));
        let mut app = over(library, (120, 40), ColorDepth::Mono);
        press(&mut app, keys);
        let shown = draw(&app);
        let asked = app.finder.prompt.text();
        assert!(asked.starts_with(field), "{asked}: {shown}");
        assert!(shown.contains(&format!("▸ {name}")), "{shown}");
        assert!(shown.contains(": 1/"), "{shown}");
    }
}

#[test]
fn what_is_typed_offers_the_filter_nearest_to_it_first() {
    for (size, typed, first) in [
        ((80, 24), "chua", "· Chưa có số liệu"),
        ((120, 40), "dat", "● Đạt"),
        ((60, 24), "nguong", "≈ Sát ngưỡng"),
        ((40, 20), "moi", "Môi trường"),
    ] {
        let keys: String = typed.chars().map(String::from).collect();
        let shown = screen(size, &format!("f{keys}"));
        let mut lines = shown.lines().skip_while(|line| !line.contains("> "));
        let line = lines.nth(1).unwrap_or_default();
        assert!(
            line.contains(&format!("▸ {first}")),
            "{typed}: {line}\n{shown}"
        );
    }
}
