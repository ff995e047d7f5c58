//! A session goes on over data that was loaded anew: whatever is looked at is found again by its key, also
//! where every id means something else.

use std::fmt::Write as _;
use std::sync::Arc;

use chitieu::core::keys::{PlaceKey, series_key};
use chitieu::core::model::SeriesId;
use chitieu::explorer::event::Event;
use chitieu::explorer::memory::Memory;
use chitieu::explorer::state::adopt::LoadedPart;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::lens::{CategoryChoice, View};
use chitieu::explorer::state::overlay::Overlay;
use chitieu::explorer::state::things::Thing;
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;

use crate::support::screen::{self, press, react};

/// A library of these indicators: category and id each, in this order, every one with a figure and a target in
/// two places. Places and categories stand in the order in which they are met.
fn library(places: [&str; 2], indicators: &[(&str, &str)]) -> Arc<Library> {
    let mut text = format!(
        "pack = {{ id = \"p\", name = \"P\", place = \"{}\", main_plans = [\"plan\"] }}\n\
         plan = [{{ id = \"plan\", name = \"Plan\", term = [2021, 2025] }}]\n",
        places[0]
    );
    let mut categories: Vec<&str> = indicators.iter().map(|(category, _)| *category).collect();
    categories.dedup();
    for category in categories {
        let _ = write!(
            text,
            "[[category]]\nid = \"{category}\"\nname = \"{category}\"\n"
        );
    }
    for (at, (category, id)) in indicators.iter().enumerate() {
        let _ = write!(
            text,
            "[[indicator]]\nid = \"{id}\"\nname = \"Chỉ tiêu {id}\"\ncategory = \"{category}\"\nbetter = \"higher\"\n\
             claims = [\n"
        );
        for place in places {
            let _ = write!(
                text,
                "{{ kind = \"actual\", year = 2023, value = {at}, place = \"{place}\" }},\n\
                 {{ kind = \"target\", year = 2025, value = 9, plan = \"plan\", place = \"{place}\" }},\n"
            );
        }
        text.push_str("]\n");
    }
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    let errors = library.error_count();
    assert_eq!(errors, 0, "{:?}", library.diagnostics);
    Arc::new(library)
}

const BEFORE: &[(&str, &str)] = &[("kt", "a"), ("kt", "b"), ("vh", "c"), ("vh", "d")];
const AFTER: &[(&str, &str)] = &[
    ("vh", "new"),
    ("vh", "d"),
    ("vh", "c"),
    ("kt", "b"),
    ("kt", "newer"),
];

fn session(library: &Arc<Library>) -> App {
    let options = Options {
        place: library.catalog.default_place(),
        ..screen::options(library, (120, 30))
    };
    App::new(Arc::clone(library), options)
}

fn adopt(app: &mut App, library: &Arc<Library>) {
    let part = LoadedPart::seen(Arc::clone(library), None, app.lens());
    assert!(app.adopt(Box::new(part)).is_ok());
    react(app, Event::Wake);
}

fn name(app: &App, thing: Option<Thing>) -> String {
    match thing {
        Some(Thing::Series(id)) => series_key(app.catalog(), id).to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_chosen_line_is_found_by_its_key() {
    let (before, after) = (library(["A", "B"], BEFORE), library(["B", "A"], AFTER));
    for (keys, chosen) in [
        ("<down>", "p/b@A"),
        ("<down><down>", "p/c@A"),
        ("<down><down><down>", "p/d@A"),
        ("/chi tieu d<ret>", "p/d@A"),
        ("<down><ret>", "p/b@A"),
    ] {
        let mut app = session(&before);
        press(&mut app, keys);
        react(&mut app, Event::Idle);
        assert_eq!(name(&app, app.chosen()), chosen, "{keys}");
        adopt(&mut app, &after);
        assert_eq!(name(&app, app.chosen()), chosen, "{keys}");
        assert_eq!(app.panes.detailed, app.chosen(), "{keys}");
        assert_eq!(app.view.place, Some(PlaceKey("A".to_owned())));
        assert!(screen::draw(&app).contains(" A · "), "the place is still A");
    }
    let mut app = session(&before);
    press(&mut app, "<ret>");
    assert_eq!(name(&app, app.chosen()), "p/a@A");
    adopt(&mut app, &after);
    assert_eq!(
        name(&app, app.chosen()),
        "p/new@A",
        "the first line, since `a` is gone"
    );
}

#[test]
fn place_plan_and_category_stay_what_they_were() {
    let (before, after) = (library(["A", "B"], BEFORE), library(["B", "A"], AFTER));
    let mut app = session(&before);
    app.go_to(Some(PlaceKey("B".to_owned())));
    press(&mut app, "K<down><ret><left><down><down><down>");
    let chosen = app.view.clone();
    assert!(chosen.plan.is_some(), "{chosen:?}");
    assert!(
        matches!(&chosen.category, CategoryChoice::Category(key) if key.0 == "vh"),
        "{chosen:?}"
    );
    adopt(&mut app, &after);
    assert_eq!(app.view, chosen);
    let shown: Vec<String> = app
        .snapshot
        .rows
        .iter()
        .map(|row| name(&app, Some(row.thing())))
        .collect();
    assert_eq!(shown, ["p/new@B", "p/d@B", "p/c@B"]);
    let group = &app.snapshot.groups[app.panes.category.selected()];
    assert!(group.of.choice(app.catalog()) == app.view.category);
}

#[test]
fn what_lies_over_the_panes_goes_on() {
    let (before, after) = (library(["A", "B"], BEFORE), library(["B", "A"], AFTER));
    // The calculator stays on its indicator, and goes where that is gone.
    for (keys, stays) in [("<down>=7", Some("p/b@A")), ("=7", None)] {
        let mut app = session(&before);
        press(&mut app, keys);
        assert!(
            matches!(app.overlays.top(), Some(Overlay::WhatIf(_))),
            "{keys}"
        );
        adopt(&mut app, &after);
        let open = match app.overlays.top() {
            Some(Overlay::WhatIf(open)) => Some(name(&app, Some(Thing::Series(open.series)))),
            _ => None,
        };
        assert_eq!(open.as_deref(), stays, "{keys}");
    }
    // A menu that was open before means the places that it names.
    let mut app = session(&before);
    press(&mut app, "P<down>");
    adopt(&mut app, &after);
    press(&mut app, "<ret>");
    assert_eq!(app.view.place, Some(PlaceKey("B".to_owned())));
}

#[test]
fn a_place_that_is_gone_shows_every_place() {
    let (before, after) = (library(["A", "B"], BEFORE), library(["C", "D"], AFTER));
    let mut app = session(&before);
    adopt(&mut app, &after);
    assert_eq!(app.snapshot.place, None);
    assert_eq!(app.snapshot.rows.len(), 2 * AFTER.len());
}

#[test]
fn what_was_opened_counts_for_its_own_pack() {
    let library = library(["A", "B"], BEFORE);
    let count = |kept: &[&str]| {
        let mut memory = Memory::default();
        for key in kept {
            memory.opened(key);
        }
        let options = Options {
            memory,
            ..screen::options(&library, (120, 30))
        };
        let app = App::new(Arc::clone(&library), options);
        let opened = |id: SeriesId| app.snapshot.opened.get(&id).copied().unwrap_or(0);
        let catalog = app.catalog();
        let of_a = catalog
            .series_ids()
            .find(|id| series_key(catalog, *id).to_string() == "p/a@A");
        opened(of_a.unwrap())
    };
    assert_eq!(count(&["p/a@A", "p/a@A"]), 2);
    // A key that was kept before keys had a pack stands for any; both kinds add up.
    assert_eq!(count(&["a@A", "p/a@A"]), 2);
    assert_eq!(count(&["other/a@A", "p/a@B", "no key"]), 0);
}

#[test]
fn a_view_can_be_kept_and_opened_again() {
    let before = library(["A", "B"], BEFORE);
    let mut app = session(&before);
    press(&mut app, "L<left><down><down>");
    let kept = serde_json::to_string(&app.view).unwrap();
    let view: View = serde_json::from_str(&kept).unwrap();
    let mut again = session(&library(["B", "A"], AFTER));
    again.view = view;
    again.refresh();
    assert_eq!(again.view, app.view);
    let shown = name(&again, again.chosen());
    assert_eq!(shown, "p/b@A", "{kept}");
}
