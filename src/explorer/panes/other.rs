//! What is found besides indicators: places, sources, lines of a plan.
//!
//! Owns how they are named in the list and told in the detail. Enter on one leads on: to the indicators
//! of a place, to the figures of a source.

use crate::core::catalog::Catalog;
use crate::core::model::{IndicatorId, PlaceId, SeriesId, SourceId};
use crate::explorer::panes::page::Page;
use crate::explorer::state::app::App;
use crate::explorer::state::things::Thing;
use crate::report::facts::{self, capital};
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

/// Most indicators that are named in one detail.
const MOST_NAMES: usize = 40;

/// The name in the list.
pub(crate) fn name(app: &App, thing: Thing) -> String {
    let catalog = app.catalog();
    match thing {
        Thing::Series(series) => catalog
            .say(catalog.indicator_of(series).name, app.view.lang)
            .to_owned(),
        Thing::Place(place) => catalog
            .say(catalog.place(place).name, app.view.lang)
            .to_owned(),
        Thing::Source(id) => {
            let source = catalog.source(id);
            let title = catalog.text(source.title);
            match title.is_empty() {
                true => catalog.text(source.id).to_owned(),
                false => title.to_owned(),
            }
        }
        Thing::Programme(at) => {
            let programme = catalog.programmes().get(at);
            let text = programme.map(|programme| catalog.say(programme.text, app.view.lang));
            text.unwrap_or("").to_owned()
        }
    }
}

/// What it is, in one short line.
pub(crate) fn about(app: &App, thing: Thing) -> String {
    let catalog = app.catalog();
    let words = words(app.view.lang);
    match thing {
        Thing::Series(_) => String::new(),
        Thing::Place(place) => {
            let count = in_place(catalog, place).count().to_string();
            format!("{} · {count} {}", words.place, words.indicators)
        }
        Thing::Source(id) => {
            let source = catalog.source(id);
            let date = facts::published(app.basis(), source.published);
            let id = catalog.text(source.id);
            format!("{} · {id} · {date}", capital(words.source))
        }
        Thing::Programme(at) => {
            let programme = catalog.programmes().get(at);
            let plan = programme.and_then(|programme| programme.plan);
            let plan = plan.map_or("", |plan| {
                catalog.say(catalog.plan(plan).name, app.view.lang)
            });
            match plan {
                "" => words.programme.to_owned(),
                plan => format!("{} · {plan}", words.programme),
            }
        }
    }
}

/// Adds everything about it to a page.
pub(crate) fn add(page: &mut Page<'_>, thing: Thing) {
    let app = page.app;
    page.text(&name(app, thing), 0, app.display.theme.title());
    page.text(&about(app, thing), 0, app.display.theme.muted());
    match thing {
        Thing::Series(_) => {}
        Thing::Place(place) => {
            page.gap();
            page.text(
                words(app.view.lang).enter_place,
                2,
                app.display.theme.text(),
            );
            let counted = in_place(app.catalog(), place)
                .filter(|series| app.snapshot.viewpoint.is_counted(app.catalog(), *series))
                .count();
            let said = fill(
                words(app.view.lang).with_targets_count,
                &[&counted.to_string()],
            );
            page.text(&said, 2, app.display.theme.text());
        }
        Thing::Source(id) => source(page, id),
        Thing::Programme(at) => programme(page, at),
    }
}

fn source(page: &mut Page<'_>, id: SourceId) {
    let (app, catalog) = (page.app, page.app.catalog());
    let source = catalog.source(id);
    page.gap();
    // What a source covers is a remark of the collection, kept in English.
    let covers = app.view.lang.pick("", catalog.text(source.covers));
    for text in [
        catalog.text(source.publisher),
        covers,
        catalog.text(source.url),
    ] {
        if !text.is_empty() {
            page.text(text, 2, app.display.theme.text());
        }
    }
    let said: Vec<SeriesId> = catalog
        .series_ids()
        .filter(|series| {
            let mut claims = app.snapshot.viewpoint.claims(catalog, *series);
            claims.any(|(_, claim)| claim.source == Some(id))
        })
        .collect();
    page.title(&fill(
        words(app.view.lang).says_figures,
        &[&said.len().to_string()],
    ));
    page.text(
        words(app.view.lang).enter_source,
        2,
        app.display.theme.muted(),
    );
    for series in said.iter().take(MOST_NAMES) {
        let name = catalog.say(catalog.indicator_of(*series).name, app.view.lang);
        page.text(name, 2, app.display.theme.text());
    }
}

fn programme(page: &mut Page<'_>, at: usize) {
    let (app, catalog) = (page.app, page.app.catalog());
    let Some(programme) = catalog.programmes().get(at) else {
        return;
    };
    if let Some(id) = programme.source {
        let source = catalog.source(id);
        let date = number::published(source.published, app.view.lang);
        let parts = [
            catalog.text(source.id),
            catalog.text(source.title),
            date.as_str(),
            catalog.text(source.url),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        page.title(words(app.view.lang).sources);
        page.text(&parts.join(", "), 2, app.display.theme.text());
    }
    let note = catalog.note(programme.note, app.view.lang);
    if !note.is_empty() {
        page.text(note, 2, app.display.theme.muted());
    }
    names(page, &programme.indicators);
}

fn names(page: &mut Page<'_>, indicators: &[IndicatorId]) {
    let (app, catalog) = (page.app, page.app.catalog());
    if indicators.is_empty() {
        return;
    }
    page.title(words(app.view.lang).related);
    for id in indicators.iter().take(MOST_NAMES) {
        let name = catalog.say(catalog.indicator(*id).name, app.view.lang);
        page.text(name, 2, app.display.theme.text());
    }
}

fn in_place(catalog: &Catalog, place: PlaceId) -> impl Iterator<Item = SeriesId> + '_ {
    catalog
        .series_ids()
        .filter(move |series| catalog.series_of(*series).place == place)
}
