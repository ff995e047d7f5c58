//! One indicator as a page: where it stands, its chart, every figure with its source.
//!
//! Owns which of its facts stand on it, and in which order. It must not know a form, nor how the indicator was looked
//! up.

use crate::core::model::SeriesId;
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts;
use crate::report::paper::about::{self, About};
use crate::report::paper::cited::Cited;
use crate::report::paper::list::{self, PageItem};
use crate::report::paper::page::{
    PageCell, PagePart, PagePiece, PageRow, PageTable, Paper, SheetValue, WorkbookSheet,
};
use crate::report::paper::picture;
use crate::words::locale::number::FigureSize;
use crate::words::paper::{PaperWords, paper_words};
use crate::words::wording;

/// The page of a series.
pub(crate) fn paper(basis: Basis<'_>, series: SeriesId) -> Paper {
    let words = paper_words(basis.lang);
    let card = Card::new(basis, series);
    let about = About {
        title: format!("{} · {}", card.name(), card.place()),
        ..About::default()
    };
    let item = PageItem::from(series);
    let mut paper = list::paper(basis, &about, &[item]);
    paper.facts.retain(|(label, _)| label != words.list_title);
    // The place stands there already.
    let said = facts::about(basis, series).into_iter().skip(1);
    let said: Vec<&str> = said.collect();
    let (label, said) = (words.indicator.to_owned(), said.join(" · "));
    paper.facts.insert(2.min(paper.facts.len()), (label, said));
    let mut cited = Cited::of_all(basis, &card);
    let picture = picture::large(&card);
    let mut parts: Vec<PagePart> = std::mem::take(&mut paper.parts);
    if picture.is_some() {
        // The large one says all that the small one does.
        for part in &mut parts {
            part.table = part.table.as_ref().map(PageTable::without_pictures);
        }
        parts.push(PagePart {
            heading: words.chart.to_owned(),
            picture,
            ..PagePart::default()
        });
    }
    parts.push(PagePart {
        heading: words.claims.to_owned(),
        table: Some(claims(&card, &mut cited)),
        ..PagePart::default()
    });
    paper.parts = parts;
    paper.sources = cited.notes();
    let sheet = claims_sheet(&card, words);
    paper.sheets = vec![
        paper.sheets.swap_remove(0),
        sheet,
        cited.sheet(),
        about::sheet(basis, &about.title, &paper.facts),
    ];
    paper
}

/// Every figure that exists on the day, the newest first.
fn claims(card: &Card<'_>, cited: &mut Cited<'_>) -> PageTable {
    let basis = card.basis;
    let words = paper_words(basis.lang);
    let columns = [
        words.period,
        words.kind,
        words.value,
        words.plan,
        words.remark,
        words.source_numbers,
    ];
    let rows = facts::claims_newest_first(basis, card.series).into_iter();
    let rows = rows.map(|(id, claim)| {
        let told = match claim.is_result() {
            true => card.told(id),
            false => card.told_target(id),
        };
        let notes = [
            facts::replaced(basis, id),
            facts::quote(basis, id),
            Some(basis.catalog.note(claim.note, basis.lang).to_owned()),
        ];
        let remark = notes
            .into_iter()
            .flatten()
            .fold(PageCell::default(), |cell, note| {
                cell.and(PagePiece::Small(note))
            });
        PageRow::Cells(vec![
            PageCell::text(told.when),
            PageCell::text(facts::kind(basis, &claim)),
            PageCell::single(PagePiece::Strong(told.figure)),
            PageCell::text(told.plan),
            remark,
            PageCell::default().and(PagePiece::Sources(cited.of_claim(id))),
        ])
    });
    PageTable {
        rows: rows.collect(),
        columns: columns.map(ToOwned::to_owned).to_vec(),
    }
}

/// The same for a spreadsheet.
fn claims_sheet(card: &Card<'_>, words: &PaperWords) -> WorkbookSheet {
    let basis = card.basis;
    let catalog = basis.catalog;
    let columns: [(&str, u16); 13] = [
        (words.period, 24),
        (words.year, 7),
        (words.kind, 16),
        (words.sign, 7),
        (words.value, 13),
        (words.low, 11),
        (words.high, 11),
        (words.target_unit, 20),
        (words.unit, 14),
        (words.plan, 28),
        (words.source, 9),
        (words.source_day, 12),
        (words.remark, 50),
    ];
    let rows = facts::claims_newest_first(basis, card.series).into_iter();
    let rows = rows.map(|(id, claim)| {
        let mut row = vec![
            SheetValue::text(wording::when(catalog, &claim, basis.lang)),
            list::year(Some(claim)),
            SheetValue::text(facts::kind(basis, &claim)),
        ];
        row.extend(list::numbers(Some(claim)));
        let said = match claim.is_result() {
            true => wording::figure(&claim, FigureSize::Words, basis.lang),
            false => card.told_target(id).figure,
        };
        row.extend([
            SheetValue::text(said),
            SheetValue::text(card.unit()),
            SheetValue::text(card.told(id).plan),
            SheetValue::text(facts::source_name(catalog, claim.source)),
            about::published(basis, claim.source),
            SheetValue::text(catalog.note(claim.note, basis.lang)),
        ]);
        row
    });
    WorkbookSheet {
        name: words.sheet_claims.to_owned(),
        columns: columns
            .map(|(title, width)| (title.to_owned(), width))
            .to_vec(),
        rows: rows.collect(),
    }
}
