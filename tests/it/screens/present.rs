//! One indicator on the whole screen: what stands there at every size, and how one goes on.

use chitieu::explorer::theme::{Shade, Theme, ThemeName};
use chitieu::line::terminal::ColorDepth;
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
    let mut app = colored((120, 40), ColorDepth::True);
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
        let mut app = colored((120, 40), ColorDepth::True);
        app.display.theme = Theme::new(ColorDepth::True, Shade::Dark).named(name);
        press(&mut app, GRDP);
        assert_eq!(draw(&app), plain, "{name}");
    }
}

#[test]
fn another_day_the_plan_and_that_the_data_are_held_stay_on_the_wall() {
    let plan = "NQ ĐH XIV 2020-2025";
    for size in [(200, 60), (120, 40), (80, 24)] {
        let mut app = app(size);
        press(&mut app, GRDP);
        let shown = draw(&app);
        assert!(shown.contains(plan), "{shown}");
        assert!(!shown.contains("công bố đến") && !shown.contains("giữ nguyên"));
        press(&mut app, "<lt>");
        press(&mut app, "*");
        press(&mut app, "T");
        let day = app.snapshot.viewpoint.day.strftime("%d/%m/%Y").to_string();
        let shown = draw(&app);
        assert!(
            shown.contains(&format!("giữ nguyên  số công bố đến {day}")),
            "{shown}"
        );
    }
}

#[test]
fn a_narrow_wall_shortens_the_title_of_the_source_and_keeps_its_day() {
    for (lang, said) in [("", "Nguồn: L30, "), ("L", "Source: L30, ")] {
        let shown = screen((40, 20), &format!("{lang}{GRDP}"));
        let last = shown.lines().last().unwrap_or_default();
        assert!(last.contains(said), "{shown}");
        let day = last.split("1 / ").next().unwrap_or_default().trim_end();
        assert!(day.ends_with(|sign: char| sign.is_ascii_digit()), "{shown}");
        assert!(!day.ends_with('…'), "{shown}");
    }
}

#[test]
fn what_needs_attention_is_gone_through_and_put_on_paper_as_it_stands() {
    for grouping in ["", "s", "ss"] {
        let mut app = app((120, 40));
        press(&mut app, &format!("a{grouping}C"));
        let menu = draw(&app);
        let (before, _) = menu.split_once(" dòng").unwrap_or((&menu, ""));
        let count = before
            .rsplit([' ', '('])
            .next()
            .unwrap_or_default()
            .to_owned();
        assert!(
            count.parse::<usize>().is_ok_and(|count| count < 100),
            "{menu}"
        );
        press(&mut app, "<esc>E");
        let asked = draw(&app);
        assert!(
            asked.contains(&format!("{count} chỉ tiêu")),
            "{count}: {asked}"
        );
        press(&mut app, "<esc><home>p");
        let shown = draw(&app);
        assert!(shown.contains(&format!("1 / {count}")), "{count}: {shown}");
        press(&mut app, "<right>");
        let shown = draw(&app);
        assert!(shown.contains(&format!("2 / {count}")), "{shown}");
        // Back on the list the target that was shown last is the chosen one.
        let name = shown.lines().find(|line| !line.trim().is_empty());
        let name: String = name.unwrap_or_default().trim().chars().take(12).collect();
        press(&mut app, "<esc>");
        let list = draw(&app);
        let chosen = list.lines().find(|line| line.starts_with('▸'));
        assert!(
            chosen.is_some_and(|line| line.contains(&name)),
            "{name}: {list}"
        );
    }
}
