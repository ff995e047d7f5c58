//! Writes claims and sources as CSV, one a row.
//!
//! Owns which columns are written in which layout. Every text is written as the pack holds it; nothing is rounded,
//! translated or left out. What the program worked out by itself is no claim of the pack and is never written. It must
//! not know where the text goes.

use std::io;

use super::columns::{COLUMNS, FULL_COLUMNS, SOURCE_COLUMNS, column};
use super::fields::{KEPT_AS_TEXT, note_begins_with, yes_or_no};
use super::joined::{self, LANGUAGES, LIST};
use super::relations;
use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::maps::FastMap;
use crate::core::model::{
    Claim, ClaimId, Comparator, Ended, Indicator, IndicatorId, Owner, PackId, PlaceId, SeriesId,
    SourceId, Text,
};

/// What stands at the front of a file so that a spreadsheet reads it as UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Which columns are written, and for whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvLayout {
    /// The thirteen columns.
    #[default]
    Plain,
    /// Every column that an import understands.
    Full,
    /// The thirteen columns for a spreadsheet: a byte order mark at the front, ranges kept as text, which would
    /// else become dates.
    Spreadsheet,
}

/// Writes the claims of some series that exist on the day.
///
/// # Errors
/// Those of the writer.
pub fn write_csv(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    series: impl Iterator<Item = SeriesId>,
    layout: CsvLayout,
    mut out: impl io::Write,
) -> io::Result<()> {
    if layout == CsvLayout::Spreadsheet {
        out.write_all(MARK)?;
    }
    let mut rows = Rows {
        catalog,
        layout,
        heres: Heres::default(),
        writer: csv::Writer::from_writer(out),
    };
    match layout {
        CsvLayout::Plain | CsvLayout::Spreadsheet => rows.writer.write_record(COLUMNS),
        CsvLayout::Full => {
            rows.heres = Heres::of(catalog);
            rows.writer.write_record(FULL_COLUMNS)
        }
    }
    .map_err(io_error)?;
    for series in series {
        let of_indicator = match layout {
            CsvLayout::Full => rows.of_indicator(series),
            CsvLayout::Plain | CsvLayout::Spreadsheet => OfIndicator::default(),
        };
        for (position, claim) in viewpoint.claims(catalog, series) {
            rows.write(series, position, &claim, &of_indicator)
                .map_err(io_error)?;
        }
    }
    rows.writer.flush()
}

/// Tells whether the thirteen columns lose something of a claim that further columns have.
pub fn is_lossy(catalog: &Catalog, position: ClaimId, claim: &Claim) -> bool {
    let note = catalog.text(claim.note);
    let is_said =
        |is_set: bool, field: usize| !is_set || note_begins_with(note, FULL_COLUMNS[field]);
    claim.is_break
        || claim.rounded_to.is_some()
        || catalog.particulars(position).is_some()
        || !is_said(claim.is_derived, column::DERIVED)
        || !is_said(claim.is_nearly, column::NEARLY)
}

/// Writes the sources of some packs; what is known by its id alone says nothing and is left out.
///
/// # Errors
/// Those of the writer.
pub fn write_sources(
    catalog: &Catalog,
    is_shown: impl Fn(PackId) -> bool,
    layout: CsvLayout,
    mut out: impl io::Write,
) -> io::Result<()> {
    if layout == CsvLayout::Spreadsheet {
        out.write_all(MARK)?;
    }
    let width = match layout {
        CsvLayout::Full => SOURCE_COLUMNS.len(),
        CsvLayout::Plain | CsvLayout::Spreadsheet => PLAIN_SOURCE_COLUMNS,
    };
    let mut writer = csv::Writer::from_writer(out);
    let header = SOURCE_COLUMNS.iter().take(width);
    writer.write_record(header).map_err(io_error)?;
    for source in catalog.sources() {
        if is_shown(source.pack) && catalog.is_described(source) {
            let published = source.published.to_string();
            let due = source.due.map(|day| day.to_string()).unwrap_or_default();
            let fields = [
                catalog.text(source.id),
                catalog.text(source.title),
                catalog.text(source.publisher),
                &published,
                catalog.text(source.url),
                catalog.text(source.covers),
                catalog.text(source.language),
                &due,
            ];
            let fields = fields.iter().take(width);
            writer.write_record(fields).map_err(io_error)?;
        }
    }
    writer.flush()
}

/// The columns of the sources in a layout that is not full.
const PLAIN_SOURCE_COLUMNS: usize = 6;

/// Owners and ends of an indicator by place, collected once: the catalogue would search a list for each claim.
#[derive(Default)]
struct Heres<'c> {
    owners: FastMap<(IndicatorId, Option<PlaceId>), &'c Owner>,
    ended: FastMap<(IndicatorId, Option<PlaceId>), &'c Ended>,
}

impl<'c> Heres<'c> {
    fn of(catalog: &'c Catalog) -> Self {
        let mut heres = Self::default();
        for (number, indicator) in (0..).zip(catalog.indicators()) {
            let id = IndicatorId(number);
            for owner in &indicator.details().owners {
                heres.owners.entry((id, owner.place)).or_insert(owner);
            }
            for ended in &indicator.details().ended {
                heres.ended.entry((id, ended.place)).or_insert(ended);
            }
        }
        heres
    }
}

/// What a place has of its own, else what holds everywhere.
fn here<'c, T>(
    known: &FastMap<(IndicatorId, Option<PlaceId>), &'c T>,
    (indicator, place): (IndicatorId, PlaceId),
) -> Option<&'c T> {
    let own = known.get(&(indicator, Some(place)));
    own.or_else(|| known.get(&(indicator, None))).copied()
}

/// What all rows of a series say of its indicator in the further columns.
#[derive(Default)]
struct OfIndicator<'c> {
    decimals: String,
    aliases: String,
    relation: String,
    owner: String,
    owner_source: &'c str,
    ended: String,
    ended_source: &'c str,
}

/// The rows of a file.
struct Rows<'c, W: io::Write> {
    catalog: &'c Catalog,
    layout: CsvLayout,
    heres: Heres<'c>,
    writer: csv::Writer<W>,
}

impl<'c, W: io::Write> Rows<'c, W> {
    fn text(&self, text: Option<Text>) -> &'c str {
        text.map_or("", |text| self.catalog.text(text))
    }

    fn source(&self, source: Option<SourceId>) -> &'c str {
        self.text(source.map(|id| self.catalog.source(id).id))
    }

    fn of_indicator(&self, series: SeriesId) -> OfIndicator<'c> {
        let catalog = self.catalog;
        let indicator = catalog.indicator_of(series);
        let series = catalog.series_of(series);
        let at = (series.indicator, series.place);
        let (owner, ended) = (here(&self.heres.owners, at), here(&self.heres.ended, at));
        let name = |owner: &Owner| {
            let (vi, en) = (catalog.text(owner.name.vi), catalog.text(owner.name.en));
            let english = (vi != en).then_some(en);
            joined::join(std::iter::once(vi).chain(english), LANGUAGES)
        };
        let aliases = indicator
            .details()
            .aliases
            .iter()
            .map(|alias| catalog.text(*alias));
        OfIndicator {
            decimals: indicator.decimals.to_string(),
            aliases: joined::join(aliases, LIST),
            relation: relations::field(catalog, &indicator.details().relations),
            owner: owner.map(name).unwrap_or_default(),
            owner_source: self.source(owner.and_then(|owner| owner.source)),
            ended: ended
                .map(|ended| ended.date.to_string())
                .unwrap_or_default(),
            ended_source: self.source(ended.and_then(|ended| ended.source)),
        }
    }

    fn write(
        &mut self,
        series: SeriesId,
        position: ClaimId,
        claim: &Claim,
        of_indicator: &OfIndicator<'_>,
    ) -> csv::Result<()> {
        let catalog = self.catalog;
        let indicator = catalog.indicator_of(series);
        let place = catalog.place(catalog.series_of(series).place);
        let plan = claim.plan.map(|id| catalog.plan(id).name.vi);
        let year = claim.year.map(|year| year.to_string()).unwrap_or_default();
        let mut value = catalog.value_text(position);
        if self.layout == CsvLayout::Spreadsheet && claim.comparator == Comparator::Range {
            value = format!("{}{value}{}", KEPT_AS_TEXT.0, KEPT_AS_TEXT.1);
        }
        let thirteen: [&str; COLUMNS.len()] = [
            catalog.text(place.name.vi),
            self.text(plan),
            catalog.text(catalog.category(indicator.category).name.vi),
            catalog.text(indicator.name.vi),
            catalog.text(indicator.name.en),
            catalog.text(indicator.unit.vi),
            claim.kind.code(),
            &year,
            catalog.period(claim.period).text(),
            &value,
            claim.comparator.code(),
            self.source(claim.source),
            catalog.text(claim.note),
        ];
        if self.layout != CsvLayout::Full {
            return self.writer.write_record(thirteen);
        }
        for field in thirteen {
            self.writer.write_field(field)?;
        }
        self.write_further((position, claim), indicator, of_indicator)?;
        self.writer.write_record(None::<&[u8]>)
    }

    /// Writes the further columns of a row.
    fn write_further(
        &mut self,
        (position, claim): (ClaimId, &Claim),
        indicator: &Indicator,
        of_indicator: &OfIndicator<'_>,
    ) -> csv::Result<()> {
        let catalog = self.catalog;
        let term = claim.plan.and_then(|id| catalog.plan(id).term);
        let term = term.map(|(first, last)| format!("{first}-{last}"));
        let rank = claim.plan.and_then(|id| {
            let rank = catalog.rank(catalog.plan(id).pack, id)?;
            Some(rank.saturating_add(1).to_string())
        });
        let rounded_to = claim.rounded_to.map(|unit| unit.to_string());
        let particulars = catalog.particulars(position);
        let superseded = catalog.superseded_by(position).iter();
        let superseded = superseded.map(|id| catalog.text(catalog.source(*id).id));
        let flag = |is_set: bool| if is_set { yes_or_no(true) } else { "" };
        let fields: [&str; FULL_COLUMNS.len() - COLUMNS.len()] = [
            catalog.text(indicator.id),
            indicator.better.code(),
            indicator.target_kind.map_or("", |kind| kind.code()),
            &of_indicator.decimals,
            &of_indicator.aliases,
            term.as_deref().unwrap_or_default(),
            rounded_to.as_deref().unwrap_or_default(),
            flag(claim.is_break),
            flag(claim.is_nearly),
            flag(claim.is_derived),
            &joined::join(superseded, LIST),
            &of_indicator.ended,
            of_indicator.ended_source,
            &of_indicator.relation,
            &of_indicator.owner,
            of_indicator.owner_source,
            particulars.map_or("", |known| &known.quote),
            particulars.map_or("", |known| &known.page),
            flag(indicator.guessed.better),
            flag(indicator.guessed.target_kind),
            rank.as_deref().unwrap_or_default(),
        ];
        fields
            .iter()
            .try_for_each(|field| self.writer.write_field(field))
    }
}

/// The writer's own error, so that a closed pipe is known as one.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
