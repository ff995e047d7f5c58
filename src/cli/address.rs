//! `open`: what an address means.
//!
//! Owns the way from an address to what is looked at: its place, plan, day and language count where no option says
//! otherwise. It must not know how a page is laid out.

use serde_json::json;

use crate::cli::args::{Cli, Global, Open};
use crate::cli::error::Error;
use crate::cli::opening;
use crate::cli::output::Done;
use crate::cli::process::Process;
use crate::cli::scope::CommandScope;
use crate::cli::settings::Settings;
use crate::core::lang::Lang;
use crate::core::model::{ClaimId, SeriesId};
use crate::core::nearest::nearest;
use crate::library::address::{Address, Settled};
use crate::report::card::Card;
use crate::report::facts::SourceLine;
use crate::report::json::{ClaimJson, pretty};
use crate::report::page;
use crate::report::paint::Paint;
use crate::report::paper::{about, selection};
use crate::words::commands::commands;
use crate::words::locale::words::fill;
use crate::words::paper::paper_words;

/// Shows what an address means.
///
/// # Errors
/// Where it is none, or names a plan that is not there.
pub(crate) fn open(
    around: &Process,
    settings: &Settings,
    (cli, args): (&Cli, &Open),
    paint: Paint,
    lang: Lang,
) -> Result<Done, Error> {
    let address: Address = args.address.parse().map_err(Error::Address)?;
    let lang = match cli.global.lang {
        Some(_) => lang,
        None => address.lang.unwrap_or(lang),
    };
    let mut scope = opening::open(around, settings, cli, lang)?;
    look_from(&mut scope, cli, &address)?;
    match found(&scope, &address) {
        Ok((series, claim)) => Ok(shown(&scope, series, claim, (args.json, paint))),
        Err(missing) => Ok(Done::nothing(said(&scope, &address, &missing))),
    }
}

/// What the options of a command have settled.
pub(super) fn settled(global: &Global) -> Settled {
    Settled {
        plan: global.plan.is_some(),
        day: global.as_of.is_some(),
    }
}

/// Looks from the day, plan and place of an address.
fn look_from(scope: &mut CommandScope, cli: &Cli, address: &Address) -> Result<(), Error> {
    let catalog = &scope.library.catalog;
    let seen = address.seen_from(catalog, &scope.viewpoint, settled(&cli.global))?;
    let place = address.place(catalog);
    scope.viewpoint = seen;
    scope.list_place = place.or(scope.list_place);
    Ok(())
}

/// What of an address there is not.
#[derive(Debug)]
enum Missing<'a> {
    Pack,
    Indicator,
    Series,
    Claim(&'a str),
}

/// What an address names.
fn found<'a>(
    scope: &CommandScope,
    address: &'a Address,
) -> Result<(SeriesId, Option<ClaimId>), Missing<'a>> {
    let catalog = &scope.library.catalog;
    let mut packs = catalog.packs().iter();
    if !packs.any(|pack| catalog.text(pack.id) == address.pack) {
        return Err(Missing::Pack);
    }
    address.indicator(catalog).ok_or(Missing::Indicator)?;
    let series = address.series(catalog).ok_or(Missing::Series)?;
    match (&address.claim, address.claim(catalog)) {
        (Some(word), None) => Err(Missing::Claim(word)),
        (_, claim) => Ok((series, claim)),
    }
}

/// Says where an address breaks off.
fn said(scope: &CommandScope, address: &Address, missing: &Missing<'_>) -> String {
    let catalog = &scope.library.catalog;
    let phrases = commands(scope.lang);
    let (pack, indicator) = (address.pack.as_str(), address.indicator.as_str());
    match missing {
        Missing::Pack => {
            let all = catalog.packs().iter().map(|pack| catalog.text(pack.id));
            let all: Vec<&str> = all.collect();
            fill(phrases.no_such_pack, &[pack, &all.join(", ")])
        }
        Missing::Indicator => {
            let all = catalog.indicators().iter();
            let near = nearest(indicator, all.map(|known| catalog.text(known.id)));
            let near = near.map(|near| fill(phrases.cure_near, &[near]));
            fill(phrases.no_such_indicator, &[pack, indicator]) + &near.unwrap_or_default()
        }
        Missing::Series => {
            let place = address.place.as_deref().unwrap_or_default();
            fill(phrases.no_such_series, &[indicator, place])
        }
        Missing::Claim(word) => fill(phrases.no_such_claim, &[indicator, word]),
    }
}

/// A figure with its source.
fn one_claim(scope: &CommandScope, series: SeriesId, id: ClaimId) -> String {
    let basis = scope.basis();
    let line = Card::new(basis, series).claim_line(id);
    let source = scope.library.catalog.claim(id).source;
    let source = source.map(|source| {
        let source = SourceLine::new(basis, source);
        format!("  {}: {}\n", source.name, source.document_with_address())
    });
    format!("{line}\n{}\n", source.unwrap_or_default())
}

fn shown(
    scope: &CommandScope,
    series: SeriesId,
    claim: Option<ClaimId>,
    (is_json, paint): (bool, Paint),
) -> Done {
    let basis = scope.basis();
    let catalog = &scope.library.catalog;
    if is_json {
        let mut document = selection::json(basis, "", &[series]);
        let claim = claim.map(|id| ClaimJson::new(catalog, series, id));
        document["claim"] = json!(claim);
        return Done::text(pretty(&document), 0);
    }
    let mut text = claim.map_or_else(String::new, |id| one_claim(scope, series, id));
    text.push_str(&page::lines(basis, series, &[], paint, false));
    let pack = catalog.indicator_of(series).pack;
    let label = paper_words(scope.lang).data;
    text.push_str(&format!(
        "\n{label}: {}\n",
        about::states(basis, vec![pack])
    ));
    Done::text(text, 0)
}
