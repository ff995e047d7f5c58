//! What is known of a series, as every surface tells it.
//!
//! Owns the facts that the page, the JSON, the copies and the detail of the explorer share: each is
//! worked out here and nowhere else. It must not know how a line is laid out.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Seen;
use crate::core::model::{
    Claim, ClaimId, IndicatorId, NamedList, Programme, Published, SeriesId, SourceId,
};
use crate::report::basis::Basis;
use crate::words::locale::language;
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::wording;

pub(crate) use crate::words::wording::capital;

/// The most other places that are listed beside a series.
const MOST_PLACES: usize = 12;

/// The facts of an indicator: place, category, unit, better direction.
pub(crate) fn about(basis: Basis<'_>, series: SeriesId) -> Vec<&str> {
    let catalog = basis.catalog;
    let indicator = catalog.indicator_of(series);
    let parts = [
        basis.say(catalog.place(catalog.series_of(series).place).name),
        basis.say(catalog.category(indicator.category).name),
        basis.say(indicator.unit),
        match indicator.guessed.better {
            true => wording::better_guessed(indicator.better, basis.lang),
            false => wording::better(indicator.better, basis.lang),
        },
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Says that a source replaced a claim by the day: "đã thay bằng số của L30".
pub(crate) fn replaced(basis: Basis<'_>, claim: ClaimId) -> Option<String> {
    if !basis.viewpoint.is_superseded(basis.catalog, claim) {
        return None;
    }
    let sources = basis.catalog.superseded_by(claim).iter();
    let names: Vec<&str> = sources
        .map(|id| basis.catalog.text(basis.catalog.source(*id).id))
        .collect();
    Some(fill(basis.words().replaced_by, &[&names.join(", ")]))
}

/// The kind of a claim, and whether the figure was worked out.
pub(crate) fn kind(basis: Basis<'_>, claim: &Claim) -> String {
    let kind = wording::kind_of(basis.catalog, claim, basis.lang);
    marked_if_derived(basis, claim, kind.to_owned())
}

fn marked_if_derived(basis: Basis<'_>, claim: &Claim, said: String) -> String {
    if claim.is_derived {
        format!("{said} {}", basis.words().derived)
    } else {
        said
    }
}

/// What its source printed of a claim: "trích: “tỷ lệ che phủ rừng đạt 54%”"; none where no quote was kept.
pub(crate) fn quote(basis: Basis<'_>, claim: ClaimId) -> Option<String> {
    let quote = &basis.catalog.particulars(claim)?.quote;
    (!quote.is_empty()).then(|| format!("{}: “{quote}”", basis.words().quote))
}

/// The claims that exist on the day, newest year first, those of one year in the order of the pack.
pub(crate) fn claims_newest_first(basis: Basis<'_>, series: SeriesId) -> Vec<Seen> {
    let mut claims: Vec<Seen> = basis.claims(series).collect();
    claims.sort_by_key(|(position, claim)| (Reverse(claim.year), *position));
    claims
}

/// The positions of one figure a year, oldest first: each the one that the viewpoint would choose.
pub(crate) fn yearly(basis: Basis<'_>, series: SeriesId) -> Vec<ClaimId> {
    let catalog = basis.catalog;
    let listed = basis.claims(series).filter_map(|(_, claim)| claim.year);
    let listed: BTreeSet<i16> = listed.collect();
    let mut of_years: BTreeMap<i16, Vec<Seen>> = BTreeMap::new();
    for seen in basis.viewpoint.counting(catalog, series) {
        if let Some(year) = seen.1.year.filter(|year| listed.contains(year)) {
            of_years.entry(year).or_default().push(seen);
        }
    }
    let chosen = |claims: Vec<Seen>| {
        let stands = |claim: &Claim| catalog.period(claim.period).stands_for_year();
        let claims = claims.into_iter();
        let newest = basis.viewpoint.newest_among(catalog, claims, stands);
        newest.map(|(position, _)| position)
    };
    of_years.into_values().filter_map(chosen).collect()
}

/// The same indicator in other places, up to the limit.
pub(crate) fn other_places(basis: Basis<'_>, series: SeriesId) -> Vec<SeriesId> {
    let all = basis.catalog.same_thing(series);
    let others = all.filter(|other| *other != series);
    others.take(MOST_PLACES).collect()
}

/// The programmes and other lines of a plan that concern an indicator.
pub(crate) fn programmes(catalog: &Catalog, indicator: IndicatorId) -> Vec<&Programme> {
    let all = catalog.programmes().iter();
    all.filter(|programme| programme.indicators.contains(&indicator))
        .collect()
}

/// The lists of named things that concern an indicator.
pub(crate) fn lists(catalog: &Catalog, indicator: IndicatorId) -> Vec<&NamedList> {
    let all = catalog.lists().iter();
    all.filter(|list| list.indicators.contains(&indicator))
        .collect()
}

/// The sources of the claims that exist on the day, each once, in the order of the packs.
pub(crate) fn sources(basis: Basis<'_>, series: SeriesId) -> Vec<SourceId> {
    let claims = basis.claims(series);
    let mut sources: Vec<SourceId> = claims.filter_map(|(_, claim)| claim.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// The short name of a source; empty without one.
pub(crate) fn source_name(catalog: &Catalog, source: Option<SourceId>) -> &str {
    source.map_or("", |id| catalog.text(catalog.source(id).id))
}

/// The day of publication as precisely as it is known; an undated source says so.
pub(crate) fn published(basis: Basis<'_>, date: Published) -> String {
    let said = number::published(date, basis.lang);
    if said.is_empty() {
        basis.words().undated.to_owned()
    } else {
        said
    }
}

/// The parts of the line that names a source; what the data lacks is empty.
#[derive(Debug)]
pub(crate) struct SourceLine<'c> {
    /// Its short name.
    pub(crate) name: &'c str,
    /// Its address.
    pub(crate) url: &'c str,
    title: &'c str,
    publisher: &'c str,
    published: String,
    /// "bản tiếng Anh"; empty of a Vietnamese one.
    language: String,
    no_address: &'static str,
}

impl<'c> SourceLine<'c> {
    /// The parts for one source.
    pub(crate) fn new(basis: Basis<'c>, id: SourceId) -> Self {
        let catalog = basis.catalog;
        let source = catalog.source(id);
        Self {
            name: catalog.text(source.id),
            url: catalog.text(source.url),
            title: catalog.text(source.title),
            publisher: catalog.text(source.publisher),
            published: published(basis, source.published),
            language: match language::foreign(catalog.text(source.language), basis.lang) {
                name if name.is_empty() => name,
                name => fill(basis.words().in_language, &[&name]),
            },
            no_address: basis.words().no_address,
        }
    }

    /// Title and publisher.
    pub(crate) fn titled(&self) -> String {
        joined(&[self.title, self.publisher])
    }

    /// Day and language.
    pub(crate) fn dated(&self) -> String {
        joined(&[&self.published, &self.language])
    }

    /// Title, publisher, day, language.
    pub(crate) fn document(&self) -> String {
        joined(&[self.title, self.publisher, &self.published, &self.language])
    }

    /// The address, or that there is none.
    pub(crate) fn address(&self) -> &'c str {
        match self.url {
            "" => self.no_address,
            url => url,
        }
    }

    /// Title, publisher, day, language, address.
    pub(crate) fn document_with_address(&self) -> String {
        joined(&[&self.document(), self.address()])
    }
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::{MOST_PLACES, SourceLine, capital, claims_newest_first, other_places, yearly};
    use crate::core::catalog::Catalog;
    use crate::core::judge::viewpoint::Viewpoint;
    use crate::core::lang::Lang;
    use crate::core::model::{ClaimId, SeriesId, SourceId};
    use crate::pack::files::PackFiles;
    use crate::pack::load;
    use crate::report::basis::Basis;

    const PACK: &str = r#"
        [pack]
        id = "test"
        name = { vi = "Thử", en = "Test" }
        place = "Tỉnh 0"

        [[category]]
        id = "all"
        name = { vi = "Chung", en = "General" }

        [[source]]
        id = "dated"
        title = "Báo cáo"
        publisher = "Sở"
        date = "2024-01-15"
        url = "https://example.org"

        [[source]]
        id = "bare"
        title = "Bài báo"

        [[indicator]]
        id = "one"
        name = { vi = "Một", en = "One" }
        category = "all"
        unit = { vi = "km", en = "km" }
        better = "higher"
        claims = [
    "#;

    /// Looks at a pack of one indicator with some claims.
    fn with_claims(claims: &str, check: impl FnOnce(Basis<'_>, SeriesId)) {
        let text = format!("{PACK}{claims}]\n");
        let loaded = load(&[PackFiles {
            name: "test".to_owned(),
            files: vec![("test/pack.toml".to_owned(), text.into_bytes())],
            problems: Vec::new(),
        }]);
        let catalog: Catalog = loaded.catalog;
        let viewpoint = Viewpoint::on("2026-11-24".parse().unwrap());
        let basis = Basis {
            catalog: &catalog,
            viewpoint: &viewpoint,
            home: None,
            lang: Lang::En,
            kept: None,
        };
        check(basis, catalog.series_ids().next().unwrap());
    }

    /// The values at some positions.
    fn values(basis: Basis<'_>, positions: impl IntoIterator<Item = ClaimId>) -> Vec<String> {
        let positions = positions.into_iter();
        positions.map(|at| basis.catalog.value_text(at)).collect()
    }

    #[test]
    fn claims_stand_newest_first_and_one_figure_a_year_oldest_first() {
        let claims = r#"
            { kind = "actual", year = 2022, value = 1, source = "dated" },
            { kind = "estimate", year = 2023, value = 2, source = "dated" },
            { kind = "actual", year = 2023, value = 3, source = "dated" },
            { kind = "actual", year = 2023, period = "6 months", value = 4, source = "dated" },
        "#;
        with_claims(claims, |basis, series| {
            let all = claims_newest_first(basis, series);
            let all = all.into_iter().map(|(at, _)| at);
            assert_eq!(values(basis, all), ["2", "3", "4", "1"]);
            assert_eq!(values(basis, yearly(basis, series)), ["1", "3"]);
        });
    }

    #[test]
    fn no_more_other_places_are_told_than_the_limit() {
        for (others, told) in [(0, 0), (3, 3), (MOST_PLACES + 5, MOST_PLACES)] {
            let claim = |at| {
                format!(
                    "{{ kind = \"actual\", place = \"Tỉnh {at}\", year = 2023, value = 1, source = \"dated\" }},\n"
                )
            };
            let claims: String = (0..=others).map(claim).collect();
            with_claims(&claims, |basis, series| {
                let found = other_places(basis, series);
                assert_eq!(found.len(), told, "{others}");
                assert!(!found.contains(&series));
            });
        }
    }

    #[test]
    fn a_source_line_says_what_is_known_and_that_a_day_is_not() {
        let claim = r#"{ kind = "actual", year = 2023, value = 1, source = "dated" }"#;
        with_claims(claim, |basis, _| {
            let dated = SourceLine::new(basis, SourceId(0));
            assert_eq!(dated.document(), "Báo cáo, Sở, 15 Jan 2024");
            assert_eq!(
                dated.document_with_address(),
                "Báo cáo, Sở, 15 Jan 2024, https://example.org"
            );
            let bare = SourceLine::new(basis, SourceId(1));
            assert_eq!(bare.document_with_address(), "Bài báo, undated, no address");
        });
    }

    #[test]
    fn the_first_letter_alone_becomes_a_capital() {
        for (text, expected) in [("đất đai", "Đất đai"), ("GDP", "GDP"), ("", "")] {
            assert_eq!(capital(text), expected);
        }
    }
}
