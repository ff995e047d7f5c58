//! What is copied: a figure, or a figure with everything needed to cite it.
//!
//! Owns the two texts, each on one line and in the language of the screen. It must not know how a
//! text reaches a clipboard.

use crate::core::judge::viewpoint::published;
use crate::core::model::Claim;
use crate::explorer::state::app::App;
use crate::words::locale::number::{self, Form};
use crate::words::locale::words::words;
use crate::words::wording;

/// The longest text that is copied, in bytes: what many terminals and multiplexers still take, once
/// it is encoded, and no citation comes near.
pub const LONGEST: usize = 6000;

/// The newest figure of the selected indicator with its unit.
pub fn figure(app: &App) -> Option<String> {
    let (_, claim) = latest(app)?;
    let series = app.selected()?;
    let catalog = app.catalog();
    let figure = wording::marked_figure(catalog, &claim, Form::Words, app.view.lang);
    let unit = wording::unit(catalog, series, app.view.lang);
    Some(wording::with_unit(&figure, unit))
}

/// The newest figure with name, place, period, target, source, date and address.
pub fn citation(app: &App) -> Option<String> {
    let (_, claim) = latest(app)?;
    let series = app.selected()?;
    let catalog = app.catalog();
    let words = words(app.view.lang);
    let indicator = catalog.indicator_of(series);
    let place = catalog.place(catalog.series_of(series).place);
    let mut text = format!(
        "{}, {}: {} ({}",
        catalog.say(indicator.name, app.view.lang),
        catalog.say(place.name, app.view.lang),
        figure(app)?,
        wording::when(catalog, &claim, app.view.lang),
    );
    if wording::is_derived(catalog, &claim) {
        text.push(' ');
        text.push_str(words.derived);
    }
    if let Some(target) = app.standing(series).target {
        let target = catalog.claim(target);
        let figure = wording::promised(catalog, series, &target, app.view.lang);
        let when = wording::when(catalog, &target, app.view.lang);
        text.push_str(&format!("; {} {figure}, {when}", words.target));
    }
    text.push_str(").");
    if let Some(id) = claim.source {
        let source = catalog.source(id);
        let date = number::published(published(catalog, &claim), app.view.lang);
        let date = if date.is_empty() {
            words.undated.to_owned()
        } else {
            date
        };
        let parts = [
            catalog.text(source.title),
            catalog.text(source.publisher),
            &date,
            catalog.text(source.url),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let id = catalog.text(source.id);
        text.push_str(&format!(
            " {} [{id}]: {}.",
            capital(words.source),
            parts.join(", ")
        ));
    }
    Some(text)
}

fn latest(app: &App) -> Option<(u32, Claim)> {
    let latest = app.standing(app.selected()?).latest?;
    Some((latest, app.catalog().claim(latest)))
}

/// The text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
