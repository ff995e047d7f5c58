//! What stands below an indicator's claims.
//!
//! Owns the same thing in other places, programmes and lists that concern it, close indicators,
//! other names, and the sources with their addresses.

use crate::core::model::{IndicatorId, SeriesId, SourceId};
use crate::explorer::panes::page::Page;
use crate::words::locale::number;
use crate::words::locale::words::words;
use crate::words::wording;

/// Adds everything to a page.
pub(super) fn add(page: &mut Page<'_>, series: SeriesId) {
    elsewhere(page, series);
    let indicator = page.app.catalog().series_of(series).indicator;
    programmes(page, indicator);
    related(page, indicator);
    sources(page, series);
}

fn elsewhere(page: &mut Page<'_>, series: SeriesId) {
    let (app, catalog) = (page.app, page.app.catalog());
    let others: Vec<SeriesId> = catalog
        .same_thing(series)
        .iter()
        .copied()
        .filter(|other| *other != series)
        .collect();
    if others.is_empty() {
        return;
    }
    let words = words(app.view.lang);
    page.title(words.other_places);
    for other in others.into_iter().take(MOST_PLACES) {
        let line = wording::elsewhere(catalog, &app.snapshot.viewpoint, other, app.view.lang);
        page.text(&line, 2, app.display.theme.text());
    }
}

const MOST_PLACES: usize = 12;

fn programmes(page: &mut Page<'_>, indicator: IndicatorId) {
    let (app, catalog) = (page.app, page.app.catalog());
    let words = words(app.view.lang);
    let concerned = |ids: &[IndicatorId]| ids.contains(&indicator);
    let mut titled = false;
    for programme in catalog.programmes() {
        if !concerned(&programme.indicators) {
            continue;
        }
        if !std::mem::replace(&mut titled, true) {
            page.title(words.programmes);
        }
        let source = programme
            .source
            .map_or("", |id| catalog.text(catalog.source(id).id));
        let line = format!("{} ({source})", catalog.say(programme.text, app.view.lang));
        page.text(&line, 2, app.display.theme.text());
    }
    for list in catalog
        .lists()
        .iter()
        .filter(|list| concerned(&list.indicators))
    {
        let source = list
            .source
            .map_or("", |id| catalog.text(catalog.source(id).id));
        page.title(&format!(
            "{} ({source})",
            catalog.say(list.title, app.view.lang)
        ));
        for (item, _) in &list.items {
            page.text(
                catalog.say(*item, app.view.lang),
                2,
                app.display.theme.text(),
            );
        }
    }
}

fn related(page: &mut Page<'_>, indicator: IndicatorId) {
    let (app, catalog) = (page.app, page.app.catalog());
    let words = words(app.view.lang);
    let this = catalog.indicator(indicator);
    if !this.related.is_empty() {
        page.title(words.related);
        for other in &this.related {
            let other = catalog.indicator(*other);
            let unit = catalog.say(other.unit, app.view.lang);
            let line = format!("{} ({unit})", catalog.say(other.name, app.view.lang));
            page.text(&line, 2, app.display.theme.text());
        }
    }
    if !this.aliases.is_empty() {
        page.title(words.aliases);
        let aliases: Vec<&str> = this
            .aliases
            .iter()
            .map(|alias| catalog.text(*alias))
            .collect();
        page.text(&aliases.join(" · "), 2, app.display.theme.muted());
    }
}

fn sources(page: &mut Page<'_>, series: SeriesId) {
    let (app, catalog) = (page.app, page.app.catalog());
    let mut ids: Vec<SourceId> = app
        .snapshot
        .viewpoint
        .claims(catalog, series)
        .filter_map(|(_, claim)| claim.source)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return;
    }
    let words = words(app.view.lang);
    page.title(words.sources);
    for id in ids {
        let source = catalog.source(id);
        let date = number::published(source.published, app.view.lang);
        let date = if date.is_empty() {
            words.undated
        } else {
            &date
        };
        let parts = [
            catalog.text(source.title),
            catalog.text(source.publisher),
            date,
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let line = format!("{}  {}", catalog.text(source.id), parts.join(", "));
        page.text(&line, 5, app.display.theme.text());
        let url = catalog.text(source.url);
        if !url.is_empty() {
            page.text(&format!("     {url}"), 5, app.display.theme.faint());
        }
    }
}
