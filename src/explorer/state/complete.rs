//! Tab in the search box: the value of the filter being typed.
//!
//! Owns the values that exist in the data and the walk through what fits. It must not know a screen.

use crate::core::lang::Lang;
use crate::core::maps::FastSet;
use crate::core::model::Bilingual;
use crate::explorer::state::app::App;
use crate::explorer::state::finder::Offer;
use crate::library::named_values::{all_owners, all_units};
use crate::search::complete::{Values, complete};
use crate::words::wording;

/// Completes the filter at the end of the search box, or offers the next value for it, going back the one
/// before. Tells whether there was one.
pub(crate) fn tab(app: &mut App, is_back: bool) -> bool {
    let typed = app.finder.prompt.text().to_owned();
    let is_again = app.finder.offer.text == typed && !app.finder.offer.candidates.is_empty();
    if !is_again {
        app.finder.offer = offer(app, &typed);
    }
    let offer = &mut app.finder.offer;
    let last = offer.candidates.len().saturating_sub(1);
    offer.shown = match (is_back, is_again) {
        (false, false) => 0,
        (true, false) => last,
        (false, true) if offer.shown < last => offer.shown + 1,
        (false, true) => 0,
        (true, true) => offer.shown.checked_sub(1).unwrap_or(last),
    };
    let Some(candidate) = app
        .finder
        .offer
        .candidates
        .get(app.finder.offer.shown)
        .cloned()
    else {
        return false;
    };
    app.search_for(&candidate);
    app.finder.offer.text = candidate;
    true
}

fn offer(app: &App, typed: &str) -> Offer {
    let catalog = app.catalog();
    let statuses: Vec<&str> = both(app.view.lang).flat_map(wording::class_words).collect();
    let categories: Vec<&str> = both(app.view.lang)
        .flat_map(|lang| {
            let categories = catalog.categories().iter();
            categories.map(move |category| catalog.say(category.name, lang))
        })
        .collect();
    let sources: Vec<&str> = catalog
        .sources()
        .iter()
        .map(|source| catalog.text(source.id))
        .collect();
    let places: Vec<&str> = catalog
        .places()
        .iter()
        .map(|place| catalog.say(place.name, app.view.lang))
        .collect();
    let plans: Vec<&str> = catalog
        .plans()
        .iter()
        .map(|plan| catalog.text(plan.id))
        .collect();
    let say = |name: Bilingual| catalog.say(name, app.view.lang);
    let units: Vec<&str> = all_units(catalog).into_iter().map(say).collect();
    let owners: Vec<&str> = all_owners(catalog).into_iter().map(say).collect();
    let years: Vec<String> = years(app).iter().map(ToString::to_string).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let values = Values {
        statuses: &statuses,
        categories: &unique(categories),
        years: &years,
        sources: &sources,
        places: &places,
        plans: &unique(plans),
        units: &unique(units),
        owners: &unique(owners),
    };
    let end = typed.chars().count();
    let found = complete(typed, end, &values);
    let head: String = typed.chars().take(found.start).collect();
    Offer {
        candidates: found
            .candidates
            .into_iter()
            .map(|candidate| format!("{head}{candidate}"))
            .collect(),
        ..Offer::default()
    }
}

/// The language of the screen first, so that its words are offered first.
fn both(lang: Lang) -> impl Iterator<Item = Lang> {
    [lang, lang.other()].into_iter()
}

fn unique(texts: Vec<&str>) -> Vec<&str> {
    let mut known = FastSet::default();
    let mut texts = texts;
    texts.retain(|text| known.insert(*text));
    texts
}

/// The years with claims in the place shown, newest first.
fn years(app: &App) -> Vec<i16> {
    let catalog = app.catalog();
    let here = |id: &crate::core::model::SeriesId| {
        app.snapshot
            .place
            .is_none_or(|place| catalog.series_of(*id).place == place)
    };
    let mut years: Vec<i16> = catalog
        .series_ids()
        .filter(here)
        .flat_map(|id| catalog.claims(id))
        .filter_map(|(_, claim)| claim.year)
        .collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    years
}
