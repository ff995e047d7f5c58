//! What stands below an indicator's claims.
//!
//! Owns the same thing in other places, programmes and lists that concern it, close indicators,
//! other names, and the sources with their addresses.

use ratatui::text::Line;

use crate::core::model::{IndicatorId, SeriesId};
use crate::explorer::panes::page::Page;
use crate::line::draw::text;
use crate::report::card::Card;
use crate::report::facts::{self, SourceLine};
use crate::words::locale::words::words;

/// Adds everything to a page.
pub(super) fn add(page: &mut Page<'_>, series: SeriesId) {
    elsewhere(page, series);
    let indicator = page.app.catalog().series_of(series).indicator;
    programmes(page, indicator);
    related(page, indicator);
    sources(page, series);
}

fn elsewhere(page: &mut Page<'_>, series: SeriesId) {
    let (app, basis) = (page.app, page.app.basis());
    let others = facts::other_places(basis, series);
    if others.is_empty() {
        return;
    }
    page.title(basis.words().other_places);
    for other in others {
        let line = Card::new(basis, other).line();
        page.text(&line, 2, app.display.theme.text());
    }
}

fn programmes(page: &mut Page<'_>, indicator: IndicatorId) {
    let (app, basis) = (page.app, page.app.basis());
    let catalog = basis.catalog;
    let programmes = facts::programmes(catalog, indicator);
    if !programmes.is_empty() {
        page.title(basis.words().programmes);
    }
    for programme in programmes {
        let source = facts::source_name(catalog, programme.source);
        let line = format!("{} ({source})", basis.say(programme.text));
        page.text(&line, 2, app.display.theme.text());
    }
    for list in facts::lists(catalog, indicator) {
        let source = facts::source_name(catalog, list.source);
        page.title(&format!("{} ({source})", basis.say(list.title)));
        for (item, _) in &list.items {
            page.text(basis.say(*item), 2, app.display.theme.text());
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
    let (app, basis) = (page.app, page.app.basis());
    let sources = facts::sources(basis, series);
    if sources.is_empty() {
        return;
    }
    page.title(basis.words().sources);
    for id in sources {
        let source = SourceLine::new(basis, id);
        let line = format!("{}  {}", source.name, source.document());
        page.text(&line, 5, app.display.theme.text());
        for line in text::wrap(source.address(), page.width.saturating_sub(5).max(8)) {
            let line = format!("     {line}");
            page.lines
                .push(Line::styled(line, app.display.theme.faint()));
        }
    }
}
