//! What a search looks in, and what is offered where it finds nothing.

use chitieu::core::fold::bare;
use chitieu::core::keys::{class_key, place_key};
use chitieu::core::model::{PlaceId, SeriesId};
use chitieu::explorer::event::Event;
use chitieu::explorer::state::app::App;
use chitieu::explorer::state::lens::Reach;
use chitieu::explorer::state::things::GroupOf;
use chitieu::library::Instead;

use crate::support::screen::{after, app, draw, press, react};

const WIDE: (u16, u16) = (120, 40);

/// A session in which some place and category are chosen.
fn standing_in(place: Option<PlaceId>, group: usize, reach: Reach) -> App {
    let mut app = app(WIDE);
    let key = place.map(|place| place_key(app.catalog(), place));
    app.go_to(key);
    app.choose_category(group);
    app.view.reach = reach;
    app
}

#[test]
fn the_box_says_what_is_searched_and_a_key_changes_it() {
    let mut app = app(WIDE);
    press(&mut app, "/ho ngheo");
    assert!(draw(&app).contains("mọi địa bàn: "), "{}", draw(&app));
    press(&mut app, "<C-t>");
    assert!(draw(&app).contains("Lai Châu: "), "{}", draw(&app));
    // No category is chosen, so there is nothing to narrow it to further.
    press(&mut app, "<C-t>");
    assert!(draw(&app).contains("mọi địa bàn: "), "{}", draw(&app));
    press(&mut app, "<esc>");
    app.choose_category(2);
    press(&mut app, "/ho ngheo<C-t><C-t>");
    assert!(draw(&app).contains("Kinh tế: "), "{}", draw(&app));
}

#[test]
fn the_footer_and_the_help_name_the_key() {
    let box_open = after(app(WIDE), "/ho");
    assert!(box_open.contains("Ctrl-T phạm vi"), "{box_open}");
    let help = after(app(WIDE), "?pham vi");
    assert!(
        help.contains("Ctrl-T") && help.contains("Đổi phạm vi tìm"),
        "{help}"
    );
}

#[test]
fn outside_the_box_the_key_says_what_will_be_searched() {
    let said = after(app(WIDE), "<C-t>");
    assert!(said.contains("Tìm trong: Lai Châu"), "{said}");
    let mut nowhere = standing_in(None, 0, Reach::Everywhere);
    press(&mut nowhere, "<C-t>");
    assert!(
        draw(&nowhere).contains("Không có gì để thu hẹp"),
        "{}",
        draw(&nowhere)
    );
}

#[test]
fn the_key_keeps_the_chosen_line_and_the_query() {
    let mut app = app(WIDE);
    press(&mut app, "/ho ngheo<down><down>");
    let chosen = app.selected();
    press(&mut app, "<C-t>");
    assert_eq!(app.selected(), chosen);
    assert_eq!(app.finder.prompt.text(), "ho ngheo");
}

/// Every place, and none.
fn places() -> Vec<Option<PlaceId>> {
    let count = app(WIDE).catalog().places().len() as u32;
    let all = (0..count).map(|place| Some(PlaceId(place)));
    all.chain([None]).collect()
}

#[test]
fn counts_agree_with_what_is_searched() {
    for place in places() {
        let groups = standing_in(place, 0, Reach::Everywhere)
            .snapshot
            .groups
            .len();
        for group in 0..groups {
            for reach in [Reach::Everywhere, Reach::Place, Reach::Category] {
                let mut app = standing_in(place, group, reach);
                let listed = app.snapshot.groups[app.panes.category.selected()].clone();
                // What cannot be is found nowhere: so a query without it finds all that is searched.
                press(&mut app, "/!qzxwk");
                let searched = app.snapshot.searched(&app.library, &app.view);
                let found = app.snapshot.answer.total;
                assert_eq!(found, searched, "{place:?} {:?} {reach:?}", listed.of);
                let series = app.snapshot.rows.len();
                assert_eq!(
                    series,
                    searched.min(500),
                    "{place:?} {:?} {reach:?}",
                    listed.of
                );
                let expected = match app.view.reaches() {
                    Reach::Everywhere => app.catalog().series().len(),
                    Reach::Place => app.snapshot.groups[0].count,
                    Reach::Category => listed.count,
                };
                assert_eq!(searched, expected, "{place:?} {:?} {reach:?}", listed.of);
            }
        }
    }
}

#[test]
fn a_class_of_the_header_has_as_many_rows_as_it_counts() {
    for place in places() {
        let header = standing_in(place, 1, Reach::Category);
        if header.snapshot.groups.get(1).map(|group| group.of) != Some(GroupOf::WithTarget) {
            continue;
        }
        for (class, series) in &header.snapshot.scoreboard.by_class {
            let filter = format!("tt:{}", class_key(*class).0);
            let mut app = standing_in(place, 1, Reach::Category);
            react(&mut app, Event::Paste(filter.clone()));
            let found = app.snapshot.answer.total;
            assert_eq!(found, series.len(), "{place:?} {filter}");
        }
    }
}

/// The names of the indicators that no series of the place shown has, each with its series.
fn only_elsewhere(app: &App) -> Vec<(String, SeriesId)> {
    let catalog = app.catalog();
    let here = |id: &SeriesId| Some(catalog.series_of(*id).place) == app.snapshot.place;
    let elsewhere = catalog.series_ids().filter(|id| !here(id));
    let named = elsewhere.map(|id| {
        let name = catalog.indicator_of(id).name.vi;
        (catalog.text(name).to_owned(), id)
    });
    named.collect()
}

/// Types a query into the box at once, as a paste does.
fn asked(app: &mut App, query: &str) {
    react(app, Event::Paste(query.to_owned()));
}

#[test]
fn what_a_narrow_search_hides_is_found_where_it_is() {
    let names = only_elsewhere(&app(WIDE));
    let mut hidden = 0;
    for (name, _) in &names {
        let mut app = standing_in(app(WIDE).snapshot.place, 0, Reach::Place);
        asked(&mut app, name);
        let Some(Instead::Elsewhere { first, .. }) = app.instead().cloned() else {
            continue;
        };
        hidden += 1;
        let catalog = app.catalog();
        let place = catalog.place(catalog.series_of(first).place).name.vi;
        let place = catalog.text(place).to_owned();
        let shown = draw(&app);
        assert!(shown.contains("Không có ở Lai Châu. Có ở"), "{shown}");
        assert!(shown.contains(&place), "{shown}");
        assert!(shown.contains("Tab lấy gợi ý"), "{shown}");
        press(&mut app, "<tab>");
        assert_eq!(app.view.reaches(), Reach::Everywhere);
        assert_eq!(app.finder.prompt.text(), name);
        assert_eq!(app.selected(), Some(first), "{}", draw(&app));
    }
    assert!(hidden >= 10, "only {hidden} of {}", names.len());
}

#[test]
fn what_a_filter_of_place_or_category_hides_is_offered_without_it() {
    let mut hidden = 0;
    for (name, _) in only_elsewhere(&app(WIDE)) {
        for filters in [
            "dia:lai-châu",
            "lv:tổng-hợp",
            "dia:lai-châu lv:xây-dựng-đảng",
        ] {
            let mut app = app(WIDE);
            asked(&mut app, &format!("{name} {filters}"));
            if !matches!(app.instead(), Some(Instead::Elsewhere { .. })) {
                continue;
            }
            hidden += 1;
            press(&mut app, "<down><ret>");
            assert_eq!(app.finder.prompt.text(), name);
            assert!(app.selected().is_some(), "{}", draw(&app));
        }
    }
    assert!(hidden >= 30, "only {hidden}");
}

/// Queries that find nothing and are near something.
const NEAR: [&str; 3] = ["lợn", "sắn", "dich tihc metro"];

#[test]
fn a_suggestion_is_taken_with_one_key() {
    let mut taken = 0;
    for query in NEAR {
        for keys in ["<tab>", "<down><ret>"] {
            let mut app = app(WIDE);
            asked(&mut app, query);
            let Some(Instead::Words(words)) = app.instead().cloned() else {
                continue;
            };
            taken += 1;
            assert_ne!(bare(&words), bare(query));
            let shown = draw(&app);
            assert!(shown.contains(&format!("Ý bạn là “{words}”")), "{shown}");
            press(&mut app, keys);
            assert_eq!(app.finder.prompt.text(), words);
            assert!(app.selected().is_some(), "{}", draw(&app));
        }
    }
    assert!(taken >= 4, "only {taken}");
}

#[test]
fn the_arrow_marks_the_suggestion_and_typing_leaves_it() {
    let mut app = app(WIDE);
    asked(&mut app, "lợn");
    press(&mut app, "<down>");
    assert!(draw(&app).contains("▸ Không có gì khớp"), "{}", draw(&app));
    press(&mut app, "<up>");
    assert!(!draw(&app).contains("▸ Không có gì khớp"), "{}", draw(&app));
    press(&mut app, "<down>x");
    assert!(!app.finder.is_on_instead);
}

#[test]
fn tab_completes_a_filter_before_it_takes_a_suggestion() {
    let mut app = app(WIDE);
    asked(&mut app, "lợn lv:kinh");
    press(&mut app, "<tab>");
    assert_eq!(app.finder.prompt.text(), "lợn lv:Kinh-tế");
}
