//! The overview: what stands behind every sign, and the way into it and out of it.

use chitieu::core::lang::Lang;

use crate::support::screen::{app, check, draw, press, screen};

/// The overview after some more keys.
fn overview(size: (u16, u16), lang: Lang, keys: &str) -> String {
    let mut app = app(size);
    app.view.lang = lang;
    press(&mut app, &format!("O{keys}"));
    draw(&app)
}

#[test]
fn whole_screens_in_both_languages() {
    for (columns, rows) in [(40, 20), (60, 24), (80, 24), (120, 40), (200, 60)] {
        for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let shown = overview((columns, rows), lang, "");
            insta::assert_snapshot!(format!("overview_{columns}_{rows}_{name}"), shown);
        }
    }
}

#[test]
fn a_small_screen_scrolls_to_the_end() {
    for size in [(40, 20), (80, 24)] {
        let shown = overview(size, Lang::Vi, "<end>");
        assert!(shown.contains("▸ · Chưa có số liệu"), "{shown}");
        let words: Vec<&str> = shown.split_whitespace().collect();
        let words = words.join(" ");
        assert!(words.contains("6/50 không đạt (08/2025; L04"), "{shown}");
        let back = overview(size, Lang::Vi, "<end><home>");
        assert_eq!(back, overview(size, Lang::Vi, ""));
    }
}

#[test]
fn every_chosen_line_is_in_sight() {
    for size in [(20, 6), (40, 12), (40, 20), (80, 24), (120, 40)] {
        let mut app = app(size);
        press(&mut app, "O");
        let lines = app.snapshot.overview().len();
        for _ in 0..lines {
            let shown = draw(&app);
            let chosen = shown.lines().filter(|line| line.starts_with('▸'));
            assert_eq!(chosen.count(), 1, "{shown}");
            press(&mut app, "<down>");
        }
    }
}

#[test]
fn a_class_lists_what_the_board_counts_there_and_is_left_again() {
    let down = "<down>".repeat(5 + 2);
    let opened = format!("O{down}<ret>");
    check(
        (120, 40),
        &opened,
        &[" Lĩnh vực           │ ◐ Tạm tính: đạt                                       6"],
    );
    let listed = screen((120, 40), &opened);
    assert!(listed.contains("▸ ◐ Tạm tính: đạt 6 │"), "{listed}");
    // Escape goes back to all that has a target, and the line is gone.
    let left = screen((120, 40), &format!("{opened}<esc>"));
    assert!(left.contains("▸ Có mục tiêu    34 │"), "{left}");
    assert!(!left.contains("◐ Tạm tính: đạt 6"), "{left}");
    // So does another category.
    let left = screen((120, 40), &format!("{opened}<left><down>"));
    assert!(left.contains("▸ Kinh tế "), "{left}");
    assert!(!left.contains("◐ Tạm tính: đạt 6"), "{left}");
    // A search goes through everything and comes back to the class.
    let back = screen((120, 40), &format!("{opened}/rung<esc>"));
    assert!(back.contains("│ ◐ Tạm tính: đạt "), "{back}");
    // The class stays chosen on another day, and says what it has on it.
    let earlier = screen((120, 40), &format!("{opened}{}", "<lt>".repeat(30)));
    assert!(earlier.contains("│ ◐ Tạm tính: đạt "), "{earlier}");
    assert!(earlier.contains("Không có chỉ tiêu ở đây."), "{earlier}");
}

#[test]
fn an_open_overview_stands_on_its_line_in_another_place() {
    let mut app = app((80, 24));
    press(&mut app, "O<end>");
    let chosen = |shown: &str| {
        let mut lines = shown.lines();
        let line = lines.find(|line| line.starts_with('▸')).unwrap_or_default();
        line.chars().take(20).collect::<String>()
    };
    let before = chosen(&draw(&app));
    press(&mut app, "Pson<ret>");
    let shown = draw(&app);
    assert!(shown.contains("Sơn La"), "{shown}");
    assert_eq!(chosen(&shown), before, "{shown}");
}

/// What is copied or supposed is what is seen: the row of the list under the overview is not.
#[test]
fn nothing_hidden_is_copied_from_the_overview() {
    for key in ["y", "Y", "="] {
        let mut app = app((120, 40));
        press(&mut app, "O<down><down>");
        let before = draw(&app);
        press(&mut app, key);
        let shown = draw(&app);
        assert!(shown.contains("chọn một chỉ tiêu trước"), "{key}: {shown}");
        let lines = |text: &str| text.lines().take(30).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&shown), lines(&before), "{key}");
    }
}

#[test]
fn the_calculator_tells_its_own_keys() {
    for (lang, wanted) in [(Lang::Vi, "Tab ô tiếp theo"), (Lang::En, "Tab next field")] {
        let mut app = app((80, 24));
        app.view.lang = lang;
        press(&mut app, "=");
        let shown = draw(&app);
        let last = shown.lines().last().unwrap_or_default();
        assert!(last.contains(wanted), "{last}");
    }
}

#[test]
fn tab_completes_the_classes() {
    for (typed, wanted) in [
        ("/tt:tạm<tab>", "/ tt:Tạm-tính"),
        ("/tt:cấu<tab>", "/ tt:Cơ-cấu"),
        ("/tt:prov<tab>", "/ tt:Provisional"),
    ] {
        let shown = screen((120, 40), typed);
        assert!(shown.contains(wanted), "{typed}: {shown}");
    }
}
