//! Back and forward through what was looked at, rows by their number, the parts of the detail.

use crate::support::screen::{app, draw, press, screen};

/// The name of what the detail shows, on a screen where it stands alone.
fn title(shown: &str) -> String {
    shown.lines().nth(3).unwrap_or_default().trim().to_owned()
}

#[test]
fn back_and_forward_through_what_was_opened() {
    let opened = "/che phu rung<ret>/grdp binh quan dau nguoi<ret>/ty le ho ngheo<ret>";
    let at = |keys: &str| title(&screen((40, 20), &format!("{opened}{keys}")));
    assert_eq!(at(""), "Tỷ lệ hộ nghèo");
    for back in ["[", "-", "<A-left>"] {
        assert_eq!(at(back), "GRDP bình quân đầu người", "{back}");
        assert_eq!(at(&back.repeat(2)), "Tỷ lệ che phủ rừng", "{back}");
    }
    for forward in ["]", "<A-right>"] {
        assert_eq!(at(&format!("[[{forward}")), "GRDP bình quân đầu người");
        assert_eq!(at(&format!("[[{forward}{forward}")), "Tỷ lệ hộ nghèo");
    }
    // Past either end it says so and stays.
    for (keys, stays) in [("[[[", "Tỷ lệ che phủ rừng"), ("]", "Tỷ lệ hộ nghèo")] {
        let shown = screen((40, 20), &format!("{opened}{keys}"));
        assert_eq!(title(&shown), stays);
        assert!(shown.contains("Không còn mục nào"), "{shown}");
    }
}

#[test]
fn what_is_gone_back_to_stands_in_its_query_place_and_day() {
    let opened = "/che phu rung<ret><lt>Pson<ret>/ho ngheo<ret>";
    let back = screen((120, 40), &format!("{opened}["));
    assert!(back.contains("Lai Châu · "), "{back}");
    assert!(back.contains("/ che phu rung"), "{back}");
    assert!(!back.contains("công bố đến"), "{back}");
    let forward = screen((120, 40), &format!("{opened}[]"));
    assert!(forward.contains(" chitieu  Sơn La"), "{forward}");
    assert!(forward.contains("công bố đến"), "{forward}");
    assert!(forward.contains("/ ho ngheo"), "{forward}");
}

#[test]
fn who_has_gone_elsewhere_comes_back_to_the_last_first() {
    let shown = screen((40, 20), "/che phu rung<ret><esc><esc><down><down>[");
    assert_eq!(title(&shown), "Tỷ lệ che phủ rừng");
    let shown = screen((40, 20), "/che phu rung<ret>a[");
    assert_eq!(title(&shown), "Tỷ lệ che phủ rừng");
}

#[test]
fn a_page_of_a_plan_is_gone_back_to_as_well() {
    let opened = "/che phu rung<ret>:mo ke hoach<ret>";
    let page = screen((120, 40), opened);
    let on = screen((120, 40), &format!("{opened}<esc>/ho ngheo<ret>"));
    assert_ne!(page, on);
    let back = screen((120, 40), &format!("{opened}<esc>/ho ngheo<ret>["));
    assert_eq!(back.lines().nth(4), page.lines().nth(4), "{back}");
}

#[test]
fn a_digit_goes_to_the_row_of_the_screen() {
    for (keys, row) in [("3", 2), ("1", 0), ("9", 8), ("G1", 0)] {
        let mut app = app((120, 40));
        press(&mut app, keys);
        let top = if keys == "G1" {
            app.snapshot.rows.len() - 17
        } else {
            0
        };
        let found = app.panes.list.selected();
        assert!(
            found == top + row || (keys == "G1" && found >= top - 1),
            "{keys}: {found}"
        );
    }
    // In a list that is shorter the last row is gone to, and in a field a digit is text.
    let shown = screen((120, 40), "/che phu rung<ret><left>9");
    assert!(shown.contains("▸"), "{shown}");
    assert!(screen((120, 40), "/19").contains("/ 19"));
    let shown = screen((120, 40), "a2");
    let row = shown.lines().find(|line| line.starts_with('▸')).unwrap();
    assert!(row.contains("Tốc độ tăng trưởng GRDP"), "{shown}");
}

#[test]
fn one_key_goes_through_the_parts_of_the_detail() {
    let mut app = app((40, 20));
    press(&mut app, "/grdp binh quan dau nguoi<ret>");
    let card = draw(&app);
    let mut parts = Vec::new();
    for _ in 0..4 {
        press(&mut app, "v");
        parts.push(draw(&app));
    }
    assert!(parts[0].contains("┤"), "{}", parts[0]);
    assert!(parts[1].contains("Số liệu theo năm"), "{}", parts[1]);
    assert!(
        parts[2].contains(
            " Nguồn
 L00  "
        ),
        "{}",
        parts[2]
    );
    assert!(parts[3].contains("Địa phương khác"), "{}", parts[3]);
    for part in &parts {
        assert_eq!(title(part), title(&card));
        assert_ne!(part, &card);
    }
    press(&mut app, "v");
    assert_eq!(draw(&app), card);
}

/// A part that an indicator does not have is passed over, and the whole stands where another row lacks it.
#[test]
fn a_part_without_anything_is_passed_over() {
    let mut app = app((120, 40));
    press(&mut app, "a<end><up><ret><down><ret>");
    for _ in 0..6 {
        press(&mut app, "v");
        let shown = draw(&app);
        let detail = shown.lines().filter_map(|line| line.rsplit_once('│'));
        let words = detail
            .map(|(_, said)| said.trim())
            .filter(|said| !said.is_empty());
        assert!(words.count() > 2, "{shown}");
    }
}
