//! What is found besides indicators: places, sources, plans and what belongs to them.
//!
//! Owns their names in the list and their texts in the detail. Enter follows one: to the indicators of a place, to
//! the figures of a source, to the page of a plan. It must not know how they were found.

use crate::core::model::{SeriesId, SourceId};
use crate::explorer::panes::page::PanePage;
use crate::explorer::panes::plan;
use crate::explorer::state::app::App;
use crate::explorer::state::things::Thing;
use crate::report::subject;
use crate::search::answer::Reading;
use crate::search::highlight::matches;
use crate::words::locale::words::{fill, words};

/// Most indicators that are named in one detail.
const MOST_NAMES: usize = 40;

/// The name in the list.
pub(crate) fn name(app: &App, thing: Thing) -> String {
    match thing {
        Thing::Series(series) => {
            let indicator = app.catalog().indicator_of(series);
            app.basis().say(indicator.name).to_owned()
        }
        other => other
            .subject()
            .map_or_else(String::new, |of| subject::name(app.basis(), of)),
    }
}

/// Its kind, in one short line.
pub(crate) fn about(app: &App, thing: Thing) -> String {
    let Some(of) = thing.subject() else {
        return String::new();
    };
    let basis = app.basis();
    let mut parts = vec![subject::what(basis, of)];
    parts.extend(met_item(app, thing).map(ToOwned::to_owned));
    parts.extend(subject::about(basis, of));
    parts.join(" · ")
}

/// The named thing of a list that the query is about: the one that has all its letters.
fn met_item(app: &App, thing: Thing) -> Option<&str> {
    let Thing::List(at) = thing else {
        return None;
    };
    let query = &app.snapshot.query;
    let typed = query.text().chars();
    let typed = typed.filter(|letter| letter.is_alphanumeric()).count();
    let catalog = app.catalog();
    let items = &catalog.lists().get(at as usize)?.items;
    let mut items = items.iter().map(|(name, _)| app.basis().say(*name));
    items.find(|item| {
        let met = matches(item, query, Reading::Typed);
        let letters: usize = met.iter().map(|(start, end)| end - start).sum();
        typed > 0 && letters >= typed
    })
}

/// Adds everything about it to a page.
pub(crate) fn add(page: &mut PanePage<'_>, thing: Thing) {
    let app = page.app;
    if let Some(of) = thing.subject().filter(|of| of.is_of_a_plan()) {
        let lines = plan::lines(app, of);
        let lines = plan::laid_out(app, &lines, page.width);
        page.lines.extend(lines.into_iter().map(|(_, line)| line));
        return;
    }
    page.text(&name(app, thing), 0, app.display.theme.title());
    page.text(&about(app, thing), 0, app.display.theme.muted());
    match thing {
        Thing::Series(_) | Thing::Plan(_) | Thing::Programme(_) | Thing::List(_) => {}
        Thing::Place(place) => {
            page.gap();
            page.text(
                words(app.view.lang).enter_place,
                2,
                app.display.theme.text(),
            );
            let counted = subject::in_place(app.catalog(), place)
                .filter(|series| app.snapshot.viewpoint.is_counted(app.catalog(), *series))
                .count();
            let said = fill(
                words(app.view.lang).with_targets_count,
                &[&counted.to_string()],
            );
            page.text(&said, 2, app.display.theme.text());
        }
        Thing::Source(id) => source(page, id),
    }
}

fn source(page: &mut PanePage<'_>, id: SourceId) {
    let (app, catalog) = (page.app, page.app.catalog());
    let source = catalog.source(id);
    page.gap();
    // The coverage of a source is a remark of the collection, written in English.
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
