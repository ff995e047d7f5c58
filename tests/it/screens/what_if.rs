//! The what-if calculator: what is typed counts at once, and nothing of it stays.

use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::explorer::state::app::App;
use chitieu::explorer::state::things::Thing;

use crate::support::screen::{self, press};

/// A session with an indicator of the default place chosen, in a language.
fn session(id: &str, lang: Lang, size: (u16, u16)) -> App {
    let mut app = screen::app(size);
    app.view.lang = lang;
    let catalog = app.catalog();
    let home = catalog.default_place();
    let is = |series: &SeriesId| {
        catalog.text(catalog.indicator_of(*series).id) == id
            && Some(catalog.series_of(*series).place) == home
    };
    let series = catalog.series_ids().find(is).unwrap();
    app.panes.detailed = Some(Thing::Series(series));
    assert!(screen::open_what_if(&mut app, series), "{id}");
    app
}

/// The lines of the calculator after some keys.
fn shown(id: &str, lang: Lang, keys: &str) -> String {
    let mut app = session(id, lang, (76, 40));
    press(&mut app, keys);
    let screen = screen::draw(&app);
    let framed = screen.lines().filter_map(|line| {
        let line = line.trim();
        line.strip_prefix('│')?.strip_suffix('│').map(str::trim)
    });
    framed.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(id: &str, keys: &str, vi: &[&str], en: &[&str]) {
    for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
        let found = shown(id, lang, keys);
        let plain = found.replace('\n', " ");
        for said in expected {
            assert!(plain.contains(said), "{said}\n{found}");
        }
    }
}

const COMMUNES: &str = "communes-meeting-new-rural-standard";

#[test]
fn a_figure_changes_status_need_and_end_at_once() {
    check(
        COMMUNES,
        "57.6",
        &[
            "Theo giả định: ▲ Vượt",
            "57,6% (2025), mục tiêu trên 57,5% (2025)",
        ],
        &["Then: ▲ Exceeded", "57.6% (2025), target over 57.5% (2025)"],
    );
}

#[test]
fn a_strict_target_stays_strict() {
    check(
        COMMUNES,
        "57.5",
        &["Theo giả định: ≈ Sát ngưỡng"],
        &["Then: ≈ At the threshold"],
    );
    // Another target is strict as well.
    check(
        COMMUNES,
        "50<tab><tab><C-u>50",
        &["% (trên 50)", "Theo giả định: ≈ Sát ngưỡng"],
        &["% (over 50)", "Then: ≈ At the threshold"],
    );
}

#[test]
fn a_range_stays_a_range() {
    let growth = "average-grdp-growth";
    check(
        growth,
        "9.5",
        &["%/năm (9–10)", "Theo giả định: ● Đạt"],
        &["% a year (9–10)", "Then: ● Met"],
    );
    check(
        growth,
        "8.5<tab><tab><C-u>8",
        &["%/năm (8–10)", "Theo giả định: ● Đạt"],
        &["% a year (8–10)", "Then: ● Met"],
    );
    check(
        growth,
        "11<tab><tab><C-u>12",
        &[
            "%/năm",
            "mục tiêu 12%/năm",
            "Theo giả định: ! Có nguy cơ không đạt",
        ],
        &["% a year", "target 12% a year", "Then: ! At risk"],
    );
}

#[test]
fn nothing_is_kept() {
    let mut app = session(COMMUNES, Lang::Vi, (80, 40));
    let before = {
        let mut closed = session(COMMUNES, Lang::Vi, (80, 40));
        closed.overlays.close();
        screen::draw(&closed)
    };
    press(&mut app, "99<esc>");
    assert!(app.overlays.is_empty());
    assert_eq!(screen::draw(&app), before);
}

#[test]
fn it_stays_readable_on_forty_columns() {
    let mut app = session(COMMUNES, Lang::Vi, (40, 20));
    press(&mut app, "57.6");
    let screen = screen::draw(&app);
    assert!(screen.contains("▲ Vượt"), "{screen}");
    assert!(screen.contains("57.6"), "{screen}");
}

#[test]
fn a_target_may_be_tried_where_none_was_set() {
    let id = "poverty-rate";
    check(
        id,
        "<tab><tab>8",
        &[
            "% (đến 2030)",
            "Hiện nay: ? Chưa đánh giá: không có mục tiêu",
        ],
        &["% (by 2030)", "Now: ? Not assessed: no target"],
    );
    let tried = shown(id, Lang::Vi, "12<tab><C-u>2027<tab>8");
    for said in [
        "Theo giả định: ↗ Đúng tiến độ",
        "12% (2027), mục tiêu 8% (2030)",
        "tính từ 2024",
        "Tốc độ cần có: −1,333 điểm %/năm",
    ] {
        assert!(tried.contains(said), "{said}\n{tried}");
    }
    // Without a target nothing follows from a figure.
    let bare = shown(id, Lang::Vi, "12");
    assert!(
        bare.contains("Theo giả định: ? Chưa đánh giá: không có mục tiêu"),
        "{bare}"
    );
}
