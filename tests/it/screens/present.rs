//! One indicator on the whole screen: what stands there at every size, and how one goes on.

use chitieu::explorer::theme::{Shade, Theme, ThemeName};
use chitieu::line::terminal::Depth;
use chitieu::report::glyphs::ASCII;

use crate::support::screen::{SIZES, app, colored, draw, press, screen};

const GRDP: &str = "/grdp dau nguoi<ret>p";

#[test]
fn one_indicator_fills_the_screen_at_every_size_in_both_languages() {
    for (columns, rows) in SIZES {
        for (lang, keys) in [("vi", ""), ("en", "L")] {
            let shown = screen((columns, rows), &format!("{keys}{GRDP}"));
            insta::assert_snapshot!(format!("present_{columns}_{rows}_{lang}"), shown);
        }
    }
}

#[test]
fn sources_that_disagree_stand_there_as_a_range_and_an_estimate_as_a_word() {
    let shown = screen((120, 40), GRDP);
    for wanted in [
        "GRDP bình quân đầu người",
        "Lai Châu",
        " đến ",
        "triệu đồng",
        "ước thực hiện · 2025",
        "các nguồn khác nhau",
        "Mục tiêu 65 triệu đồng · 2025",
        "▲ Vượt",
        "tùy nguồn",
        "Nguồn: L30",
    ] {
        assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
    }
    assert!(
        !shown.contains("chitieu"),
        "nothing else stands there:\n{shown}"
    );
}

#[test]
fn without_a_figure_the_word_stands_there_and_no_nought() {
    let shown = screen((80, 24), "/tt:chua-co-so-lieu <ret>p");
    assert!(shown.contains("Chưa có số liệu"), "{shown}");
    assert!(!shown.contains('█'), "{shown}");
}

#[test]
fn arrows_go_through_the_list_it_was_opened_from_and_back_returns_to_it() {
    let mut app = app((80, 24));
    press(&mut app, "p");
    let first = draw(&app);
    assert!(first.contains("1 / 175  ← →"), "{first}");
    press(&mut app, "<right><right>");
    assert!(draw(&app).contains("3 / 175"), "{}", draw(&app));
    press(&mut app, "<left>");
    assert!(draw(&app).contains("2 / 175"), "{}", draw(&app));
    press(&mut app, "<end><right>");
    assert!(draw(&app).contains("175 / 175"), "{}", draw(&app));
    press(&mut app, "<home><left>");
    assert_eq!(draw(&app), first);
    press(&mut app, "<esc>");
    assert!(draw(&app).contains("Chỉ tiêu") || draw(&app).contains("Tất cả"));
}

#[test]
fn language_day_and_theme_change_it_where_it_stands_and_a_copy_works() {
    let mut app = colored((120, 40), Depth::True);
    press(&mut app, GRDP);
    press(&mut app, "L");
    assert!(draw(&app).contains("GRDP per capita") && draw(&app).contains(" to "));
    press(&mut app, "<lt>");
    assert!(draw(&app).contains("GRDP per capita"));
    press(&mut app, "T");
    assert!(draw(&app).contains("← →"), "{}", draw(&app));
    press(&mut app, "Y");
    assert!(app.copied.is_some());
}

#[test]
fn a_terminal_without_blocks_shows_the_same_in_plain_signs() {
    let mut app = app((80, 24));
    app.display.glyphs = &ASCII;
    press(&mut app, "/thu ngan sach<ret>p");
    let shown = draw(&app);
    assert!(shown.contains("@@@@"), "{shown}");
    assert!(!shown.contains('█') && !shown.contains('←'), "{shown}");
}

#[test]
fn it_stands_in_every_theme_with_the_words_it_has_without_color() {
    let plain = screen((120, 40), GRDP);
    for name in ThemeName::ALL {
        let mut app = colored((120, 40), Depth::True);
        app.display.theme = Theme::new(Depth::True, Shade::Dark).named(name);
        press(&mut app, GRDP);
        assert_eq!(draw(&app), plain, "{name}");
    }
}
