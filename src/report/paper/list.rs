//! Indicators as a page: what a list shows, an agenda holds, or a person asked for.
//!
//! Owns which facts of a card stand in which cell, for the eye and for a spreadsheet. Every fact is the card's. It must
//! not know a form, nor how the indicators were chosen.

use rust_decimal::prelude::ToPrimitive as _;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::class::Class;
use crate::core::judge::standing::Status;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, Claim, ClaimId, Comparator, SeriesId};
use crate::library::address::Address;
use crate::report::basis::Basis;
use crate::report::card::{Card, ShownClaim};
use crate::report::facts::{self, capital};
use crate::report::glyphs::UNICODE;
use crate::report::paper::about::{self, About};
use crate::report::paper::cited::Cited;
use crate::report::paper::page::{
    PageCell, PagePart, PagePiece, PageRow, PageTable, Paper, SheetValue, StatusTone, WorkbookSheet,
};
use crate::report::paper::picture;
use crate::words::locale::words::fill;
use crate::words::paper::{PaperWords, paper_words};
use crate::words::wording;

/// An indicator of a page.
#[derive(Clone, Debug)]
pub(crate) struct PageItem {
    /// The series.
    pub(crate) series: SeriesId,
    /// What a person wrote about it; mostly nothing.
    pub(crate) remarks: Vec<String>,
    /// The day and plan that it is seen from, where those are its own.
    pub(crate) seen: Option<Viewpoint>,
}

impl PageItem {
    /// The day and plan that it is seen from.
    pub(crate) fn seen_from(&self, basis: Basis<'_>) -> Viewpoint {
        self.seen.unwrap_or(*basis.viewpoint)
    }
}

impl From<SeriesId> for PageItem {
    fn from(series: SeriesId) -> Self {
        Self {
            series,
            remarks: Vec::new(),
            seen: None,
        }
    }
}

/// A page of indicators, in the order in which they are given.
pub(crate) fn paper(basis: Basis<'_>, about: &About, items: &[PageItem]) -> Paper {
    let words = paper_words(basis.lang);
    let mut cited = Cited::new(basis);
    let cards: Vec<(Card<'_>, &PageItem)> = items
        .iter()
        .map(|item| {
            let viewpoint = item.seen.as_ref().unwrap_or(basis.viewpoint);
            let own = Basis { viewpoint, ..basis };
            (Card::new(own, item.series), item)
        })
        .collect();
    let part = match cards.is_empty() {
        true => PagePart {
            lines: vec![words.nothing.to_owned()],
            ..PagePart::default()
        },
        false => PagePart {
            table: Some(table(basis, &cards, &mut cited)),
            ..PagePart::default()
        },
    };
    let all: Vec<&Card<'_>> = cards.iter().map(|(card, _)| card).collect();
    let facts = about::facts(basis, about, &all);
    let about_sheet = about::sheet(basis, &about.title, &facts);
    Paper {
        lang: basis.lang,
        title: about.title.clone(),
        facts,
        remarks: about.remarks.clone(),
        parts: vec![part],
        sheets: vec![sheet(words, &cards), cited.sheet(), about_sheet],
        sources: cited.notes(),
    }
}

/// The table for the eye, parted by whose targets there are where each kind stands together.
fn table(basis: Basis<'_>, cards: &[(Card<'_>, &PageItem)], cited: &mut Cited<'_>) -> PageTable {
    let words = paper_words(basis.lang);
    let columns = [
        words.number,
        words.indicator,
        basis.words().head_figure,
        words.target_value,
        words.status,
        words.trend,
        words.source_numbers,
    ];
    let groups: Vec<PlanGroup> = cards
        .iter()
        .map(|(card, _)| PlanGroup::for_card(card))
        .collect();
    let has_headings = are_apart(&groups);
    let (mut rows, mut before) = (Vec::new(), None);
    for (number, ((card, item), group)) in (1..).zip(cards.iter().zip(&groups)) {
        if has_headings && before != Some(*group) {
            rows.push(PageRow::Heading(group.title(words).to_owned()));
        }
        before = Some(*group);
        rows.push(PageRow::Cells(row(card, item, number, cited)));
    }
    PageTable {
        columns: columns.map(ToOwned::to_owned).to_vec(),
        rows,
    }
}

/// The same for a spreadsheet.
fn sheet(words: &PaperWords, cards: &[(Card<'_>, &PageItem)]) -> WorkbookSheet {
    let rows = (1..).zip(cards);
    WorkbookSheet {
        name: words.sheet_list.to_owned(),
        columns: columns(words),
        rows: rows
            .map(|(number, (card, item))| figures(card, item, number))
            .collect(),
    }
}

/// The plans by whose targets a page is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum PlanGroup {
    Main,
    Other,
    None,
}

impl PlanGroup {
    fn for_card(card: &Card<'_>) -> Self {
        let is_main = card
            .basis
            .viewpoint
            .is_counted(card.basis.catalog, card.series);
        match card.board_class() {
            Some(_) if is_main => Self::Main,
            Some(_) => Self::Other,
            None => Self::None,
        }
    }

    fn title(self, words: &PaperWords) -> &'static str {
        match self {
            Self::Main => words.main_targets,
            Self::Other => words.other_targets,
            Self::None => words.no_targets,
        }
    }
}

/// Tells whether there are several groups and each stands together, so that headings may part them.
fn are_apart(groups: &[PlanGroup]) -> bool {
    groups.is_sorted() && groups.first() != groups.last()
}

/// The address of an indicator as it stands on a page: with the day and plan of the page.
pub(crate) fn address(basis: Basis<'_>, series: SeriesId) -> String {
    let catalog = basis.catalog;
    let plan = basis.viewpoint.plan;
    let mut address = Address::of_series(catalog, series);
    address.as_of = Some(basis.viewpoint.day);
    address.plan = plan.map(|plan| catalog.text(catalog.plan(plan).id).to_owned());
    // What the pack says already needs no words.
    let indicator = catalog.indicator_of(series);
    if catalog.pack(indicator.pack).place == Some(catalog.series_of(series).place) {
        address.place = None;
    }
    address.to_string()
}

/// The sign, word and color of a status.
fn status(card: &Card<'_>) -> Option<PagePiece> {
    let class = card.class()?;
    Some(PagePiece::Status {
        sign: UNICODE.class(class),
        word: card.status(),
        tone: tone(class),
    })
}

/// In which color a class stands.
pub(crate) fn tone(class: Class) -> StatusTone {
    match class.status() {
        Status::Exceeded | Status::Met | Status::OnTrack => StatusTone::Good,
        Status::AtRisk => StatusTone::Doubtful,
        Status::Unlikely | Status::Missed => StatusTone::Bad,
        Status::NotAssessable => StatusTone::Open,
    }
}

/// The row of an indicator for the eye.
fn row(card: &Card<'_>, item: &PageItem, number: usize, cited: &mut Cited<'_>) -> Vec<PageCell> {
    let basis = card.basis;
    let mut name = PageCell::single(PagePiece::Strong(card.name().to_owned()));
    let is_home = basis.home == Some(basis.catalog.series_of(card.series).place);
    if !is_home {
        name = name.and(PagePiece::Small(card.place().to_owned()));
    }
    for remark in &item.remarks {
        name = name.and(PagePiece::Text(remark.clone()));
    }
    name = name.and(PagePiece::Address(address(basis, card.series)));
    vec![
        PageCell::text(number.to_string()),
        name,
        figure(card),
        target(card),
        stands(card),
        picture::small(card).map_or_else(PageCell::default, |picture| {
            PageCell::single(PagePiece::Picture(picture))
        }),
        PageCell::default().and(PagePiece::Sources(cited.of_card(card))),
    ]
}

/// The figure that leads with year and kind, and what stands apart from it.
fn figure(card: &Card<'_>) -> PageCell {
    let words = card.basis.words();
    let mut cell = match (card.leading(), card.shown()) {
        (Some(told), Some(claim)) => {
            let kind = wording::kind_of(card.basis.catalog, &claim, card.basis.lang);
            let said = format!("{}, {kind}", told.when);
            PageCell::single(PagePiece::Strong(told.figure)).and(PagePiece::Small(said))
        }
        _ => PageCell::text(match card.standing.target {
            Some(_) => words.no_figure_in_term,
            None => words.no_figure,
        }),
    };
    if let Some(newer) = card.newer() {
        cell = cell.and(apart(words.newer_title, newer));
    }
    if let Some(before) = card.apart() {
        cell = cell.and(apart(words.apart_title, before));
    }
    if let Some(formula) = card.formula() {
        cell = cell.and(PagePiece::Small(format!(
            "{}: {formula}",
            words.derivation_title
        )));
    }
    cell
}

/// A figure that stands apart from the one that leads.
fn apart(title: &str, told: ShownClaim) -> PagePiece {
    PagePiece::Small(format!("{title}: {} ({})", told.figure, told.when_inside))
}

/// The target with its year and plan.
fn target(card: &Card<'_>) -> PageCell {
    let words = card.basis.words();
    let cell = match card.target() {
        Some(target) => {
            let parts = [target.when, target.plan];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            PageCell::single(PagePiece::Strong(target.figure))
                .and(PagePiece::Small(parts.join("; ")))
        }
        None => PageCell::text(card.no_target().unwrap_or_default()),
    };
    match card.next_target() {
        Some(next) => cell.and(PagePiece::Small(format!(
            "{}: {}, {}",
            words.next_target_title, next.figure, next.when
        ))),
        None => cell,
    }
}

/// The status with its reason and distance, and the verdicts of single years.
fn stands(card: &Card<'_>) -> PageCell {
    let mut cell = PageCell::default();
    if let Some(status) = status(card) {
        let rest = card.status_parts().rest;
        let rest = rest.trim_start_matches([':', ' ']);
        cell = cell.and(status).and(PagePiece::Small(capital(rest)));
    }
    for year in card.years() {
        cell = cell.and(PagePiece::Small(card.year_line(year)));
    }
    cell
}

/// The columns of the sheet, with their widths.
fn columns(words: &PaperWords) -> Vec<(String, u16)> {
    let all: [(&str, u16); 37] = [
        (words.number, 5),
        (words.indicator, 44),
        (words.indicator_en, 30),
        (words.place, 14),
        (words.category, 20),
        (words.unit, 14),
        (words.sign, 7),
        (words.value, 13),
        (words.low, 11),
        (words.high, 11),
        (words.kind, 14),
        (words.year, 7),
        (words.period, 22),
        (words.derived, 8),
        (words.others, 18),
        (words.target_sign, 9),
        (words.target_value, 13),
        (words.target_low, 11),
        (words.target_high, 11),
        (words.target_unit, 20),
        (words.target_year, 9),
        (words.plan, 26),
        (words.status, 18),
        (words.explained, 40),
        (words.gap, 11),
        (words.gap_low, 11),
        (words.gap_high, 11),
        (words.gap_unit, 14),
        (words.source, 9),
        (words.source_day, 12),
        (words.target_source, 9),
        (words.target_source_day, 12),
        (words.owner, 24),
        (words.newer, 26),
        (words.remark, 26),
        (words.source_words, 40),
        (words.address, 52),
    ];
    all.map(|(title, width)| (title.to_owned(), width)).to_vec()
}

/// The row of an indicator for a spreadsheet.
fn figures(card: &Card<'_>, item: &PageItem, number: i64) -> Vec<SheetValue> {
    let (basis, standing) = (card.basis, &card.standing);
    let catalog = basis.catalog;
    let indicator = catalog.indicator_of(card.series);
    let words = paper_words(basis.lang);
    let shown = standing.shown();
    let claim = |id: Option<ClaimId>| id.map(|id| catalog.claim(id));
    let others = card.other_figures().unwrap_or_default();
    let mut row = vec![
        SheetValue::Plain(number),
        SheetValue::text(card.name()),
        SheetValue::text(in_the_other_language(catalog, indicator.name, basis.lang)),
        SheetValue::text(card.place()),
        SheetValue::text(basis.say(catalog.category(indicator.category).name)),
        SheetValue::text(card.unit()),
    ];
    row.extend(numbers(claim(shown)));
    row.extend([
        SheetValue::text(
            claim(shown).map_or("", |claim| wording::kind_of(catalog, &claim, basis.lang)),
        ),
        year(claim(shown)),
        SheetValue::text(shown.map_or_else(String::new, |id| {
            wording::when(catalog, &catalog.claim(id), basis.lang)
        })),
        SheetValue::text(match claim(shown) {
            Some(claim) if claim.is_derived => words.yes,
            _ => "",
        }),
        SheetValue::text(others),
    ]);
    row.extend(numbers(claim(standing.target)));
    row.extend([
        SheetValue::text(card.target().map_or_else(String::new, |told| told.figure)),
        year(claim(standing.target)),
        SheetValue::text(card.target().map_or_else(String::new, |told| told.plan)),
        SheetValue::text(card.status()),
        SheetValue::text(explained(card)),
    ]);
    row.extend(gap(card));
    for id in [shown, standing.target] {
        let source = claim(id).and_then(|claim| claim.source);
        row.push(SheetValue::text(facts::source_name(catalog, source)));
        row.push(about::published(basis, source));
    }
    let newer = card.newer();
    row.extend([
        SheetValue::text(card.owner().map_or("", |owner| basis.say(owner.name))),
        SheetValue::text(newer.map_or_else(String::new, |told| {
            format!("{} ({})", told.figure, told.when_inside)
        })),
        SheetValue::text(item.remarks.join("; ")),
        SheetValue::text(card.shown().map_or_else(String::new, |claim| {
            catalog.note(claim.note, basis.lang).to_owned()
        })),
        SheetValue::text(address(basis, card.series)),
    ]);
    row
}

/// The status in a sentence, with the verdicts of single years.
fn explained(card: &Card<'_>) -> String {
    let mut said = match card.class() {
        Some(_) => vec![card.status_line()],
        None => Vec::new(),
    };
    said.extend(card.years().iter().map(|year| card.year_line(year)));
    if let Some(formula) = card.formula() {
        said.push(fill(
            "{}: {}",
            &[card.basis.words().derivation_title, &formula],
        ));
    }
    said.join("; ")
}

/// Sign, value, and of a range its ends instead.
pub(crate) fn numbers(claim: Option<Claim>) -> [SheetValue; 4] {
    let none = || SheetValue::Nothing;
    let Some(claim) = claim else {
        return [none(), none(), none(), none()];
    };
    let number = |figure: Figure| SheetValue::Number(figure.to_f64(), figure.scale());
    let (low, high) = (number(claim.low), number(claim.high));
    match claim.comparator {
        Comparator::Range => [none(), none(), low, high],
        Comparator::Equal => [none(), low, none(), none()],
        other => [SheetValue::text(other.code()), low, none(), none()],
    }
}

/// The year of a claim.
pub(crate) fn year(claim: Option<Claim>) -> SheetValue {
    let year = claim.and_then(|claim| claim.year);
    year.map_or(SheetValue::Nothing, |year| SheetValue::Plain(year.into()))
}

/// The gap with its ends where sources differ or the figure is a range, and its unit.
fn gap(card: &Card<'_>) -> [SheetValue; 4] {
    let (standing, catalog) = (&card.standing, card.basis.catalog);
    let gap = standing.gap.or_else(|| standing.near_end(catalog));
    let gap = gap.and_then(|gap| gap.to_f64());
    let number = |value: Option<f64>| value.map_or(SheetValue::Nothing, SheetValue::worked_out);
    let found = &standing.assessment;
    let of_range = standing.ends_of_range(catalog);
    let of_range = of_range.and_then(|(low, high)| Some((low.to_f64()?, high.to_f64()?)));
    let ends = (
        found.gap_low.or(of_range.map(|(low, _)| low)),
        found.gap_high.or(of_range.map(|(_, high)| high)),
    );
    let has_gap = gap.is_some() || ends.0.is_some();
    [
        number(gap),
        number(ends.0),
        number(ends.1),
        SheetValue::text(match has_gap {
            true => gap_unit(card),
            false => String::new(),
        }),
    ]
}

/// The unit of a gap: percentage points, never percent.
fn gap_unit(card: &Card<'_>) -> String {
    let (catalog, series) = (card.basis.catalog, card.series);
    let unit = wording::unit_of(catalog, series, card.basis.lang);
    let target = card.standing.target.map(|id| catalog.claim(id));
    let kind = target.and_then(|target| wording::promised_kind(catalog, series, &target));
    let said = match kind {
        Some(kind) => unit.difference_of_kind(kind, ""),
        None => unit.difference(""),
    };
    said.trim().to_owned()
}

fn in_the_other_language(catalog: &Catalog, name: Bilingual, lang: Lang) -> &str {
    catalog.say(name, lang.pick(Lang::En, Lang::Vi))
}
