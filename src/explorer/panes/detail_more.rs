//! What stands below an indicator's claims.
//!
//! Owns the same thing in other places, programmes and lists that concern it, close indicators, other names, and the
//! sources with their addresses. It must not know how a fact is worked out.

use ratatui::text::Line;

use crate::core::model::{IndicatorId, SeriesId};
use crate::explorer::panes::page::PanePage;
use crate::line::draw::text;
use crate::report::card::Card;
use crate::report::facts::{self, SourceLine};
use crate::words::locale::words::words;
use crate::words::wording;

/// The most other names that are listed.
const MOST_ALIASES: usize = 200;

/// Adds everything to a page.
pub(super) fn add(page: &mut PanePage<'_>, series: SeriesId) {
    neighbours(page, series);
    sources(page, series);
}

/// Adds the same thing in other places, and what is close to it.
pub(super) fn neighbours(page: &mut PanePage<'_>, series: SeriesId) {
    elsewhere(page, series);
    let indicator = page.app.catalog().series_of(series).indicator;
    programmes(page, indicator);
    related(page, indicator);
}

fn elsewhere(page: &mut PanePage<'_>, series: SeriesId) {
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

fn programmes(page: &mut PanePage<'_>, indicator: IndicatorId) {
    let (app, basis) = (page.app, page.app.basis());
    let catalog = basis.catalog;
    let programmes = facts::programmes(catalog, indicator);
    if !programmes.is_empty() {
        page.title(basis.words().programmes);
    }
    let lines = programmes.into_iter().map(|programme| {
        let source = facts::source_name(catalog, programme.source);
        format!("{} ({source})", basis.say(programme.text))
    });
    page.texts(lines, app.display.theme.text());
    for list in facts::lists(catalog, indicator) {
        if page.is_full() {
            return;
        }
        let source = facts::source_name(catalog, list.source);
        page.title(&format!("{} ({source})", basis.say(list.title)));
        let items = list.items.iter();
        let items = items.map(|(item, _)| basis.say(*item).to_owned());
        page.texts(items, app.display.theme.text());
    }
}

fn related(page: &mut PanePage<'_>, indicator: IndicatorId) {
    let (app, catalog) = (page.app, page.app.catalog());
    let words = words(app.view.lang);
    let this = catalog.indicator(indicator);
    if !this.details().related.is_empty() {
        page.title(words.related);
        let lines = this.details().related.iter().map(|other| {
            let other = catalog.indicator(*other);
            let unit = catalog.say(other.unit, app.view.lang);
            format!("{} ({unit})", catalog.say(other.name, app.view.lang))
        });
        page.texts(lines, app.display.theme.text());
    }
    if !this.details().aliases.is_empty() {
        page.title(words.aliases);
        let told = this.details().aliases.iter().take(MOST_ALIASES);
        let aliases = told.map(|alias| catalog.text(*alias).to_owned());
        let more = this.details().aliases.len().saturating_sub(MOST_ALIASES);
        let more = wording::more(more, app.view.lang);
        let aliases: Vec<String> = aliases.chain(more).collect();
        page.text(&aliases.join(" · "), 2, app.display.theme.muted());
    }
}

/// Adds the documents with their addresses.
pub(super) fn sources(page: &mut PanePage<'_>, series: SeriesId) {
    let (app, basis) = (page.app, page.app.basis());
    let sources = facts::sources(basis, series);
    if sources.is_empty() {
        return;
    }
    page.title(basis.words().sources);
    for id in sources {
        if page.is_full() {
            return;
        }
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
