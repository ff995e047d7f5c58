//! The scoreboard as a page.
//!
//! Owns its two tables: classes, and categories or owners with their statuses. What is counted is the board's. It must
//! not know a form.

use crate::core::judge::board::{OwnerCount, Scoreboard};
use crate::core::judge::class::Class;
use crate::core::judge::standing::Status;
use crate::core::model::PackId;
use crate::report::basis::Basis;
use crate::report::board;
use crate::report::glyphs::UNICODE;
use crate::report::paper::about;
use crate::report::paper::cited::Cited;
use crate::report::paper::list::tone;
use crate::report::paper::page::{
    PageCell, PagePart, PagePiece, PageRow, PageTable, Paper, SheetValue, WorkbookSheet,
};
use crate::words::paper::paper_words;
use crate::words::wording;

/// A line of the board: a name, how many of its targets are met, of how many, and how many stand in each status.
type BoardLine<'c> = (&'c str, usize, usize, [usize; 7]);

/// The page of a board.
pub(crate) fn paper(
    basis: Basis<'_>,
    counted: &Scoreboard,
    owners: Option<&[OwnerCount]>,
) -> Paper {
    let words = paper_words(basis.lang);
    let mut cited = Cited::new(basis);
    let mut facts = about::head(basis);
    if let Some((_, plan)) = facts.get_mut(2) {
        *plan = board::plan_name(basis, counted).to_owned();
    }
    facts.push((words.data.to_owned(), about::states(basis, packs(basis))));
    let categories: Vec<BoardLine<'_>> = counted
        .by_category
        .iter()
        .map(|line| (basis.say(line.name), line.met(), line.total, line.by_status))
        .collect();
    let mut parts = vec![
        PagePart {
            lines: vec![board::computed(basis, counted).join(" · ")],
            table: Some(classes(basis, counted)),
            ..PagePart::default()
        },
        counts(basis, words.category, &categories),
    ];
    let mut sheets = vec![
        classes_sheet(basis, counted),
        sheet(basis, words.category, &categories),
    ];
    if let Some(owners) = owners {
        let owners = owner_lines(basis, owners);
        parts.push(counts(basis, words.owner, &owners));
        sheets.push(sheet(basis, words.owner, &owners));
    }
    parts.extend(reported(basis, counted, &mut cited));
    let title = words.board_title.to_owned();
    sheets.push(cited.sheet());
    sheets.push(about::sheet(basis, &title, &facts));
    Paper {
        lang: basis.lang,
        title,
        facts,
        remarks: Vec::new(),
        parts,
        sources: cited.notes(),
        sheets,
    }
}

fn owner_lines<'c>(basis: Basis<'c>, owners: &[OwnerCount]) -> Vec<BoardLine<'c>> {
    let unknown = basis.words().no_owner;
    let line = |owner: &OwnerCount| {
        let name = owner.name.map_or(unknown, |name| basis.say(name));
        (name, owner.met(), owner.total, owner.by_status)
    };
    owners.iter().map(line).collect()
}

/// What sources reported, if any did.
fn reported(basis: Basis<'_>, counted: &Scoreboard, cited: &mut Cited<'_>) -> Option<PagePart> {
    for source in counted.reported.iter().filter_map(|count| count.source) {
        cited.number(source);
    }
    let lines = counted.reported.iter();
    let lines = lines.map(|count| board::reported_line(basis, count).trim_end().to_owned());
    let mut lines: Vec<String> = lines.collect();
    lines.extend(board::unknown_line(basis, counted));
    (!lines.is_empty()).then(|| PagePart {
        heading: paper_words(basis.lang).reported.to_owned(),
        lines,
        ..PagePart::default()
    })
}

/// The packs whose targets are counted.
fn packs(basis: Basis<'_>) -> Vec<PackId> {
    let catalog = basis.catalog;
    let series = catalog.series_ids().filter(|series| basis.covers(*series));
    series
        .map(|series| catalog.indicator_of(series).pack)
        .collect()
}

/// The classes that have targets.
fn seen<'b>(counted: &'b Scoreboard) -> impl Iterator<Item = (Class, usize)> + use<'b> {
    let all = Class::all().into_iter();
    let all = all.map(|class| (class, counted.of_class(class).len()));
    all.filter(|(class, count)| *count > 0 || class.kind().is_none())
}

fn classes(basis: Basis<'_>, counted: &Scoreboard) -> PageTable {
    let words = paper_words(basis.lang);
    let row = |(class, count): (Class, usize)| {
        PageRow::Cells(vec![
            PageCell::single(PagePiece::Status {
                sign: UNICODE.class(class),
                word: wording::class_name(class, basis.lang),
                tone: tone(class),
            }),
            PageCell::text(format!("{count}/{}", counted.total)),
        ])
    };
    PageTable {
        columns: vec![words.status.to_owned(), words.total.to_owned()],
        rows: seen(counted).map(row).collect(),
    }
}

fn classes_sheet(basis: Basis<'_>, counted: &Scoreboard) -> WorkbookSheet {
    let words = paper_words(basis.lang);
    let row = |(class, count): (Class, usize)| {
        vec![
            SheetValue::text(wording::class_name(class, basis.lang)),
            SheetValue::Plain(count as i64),
        ]
    };
    WorkbookSheet {
        name: words.sheet_board.to_owned(),
        columns: vec![(words.status.to_owned(), 48), (words.total.to_owned(), 10)],
        rows: seen(counted).map(row).collect(),
    }
}

/// The statuses as headings of columns.
fn statuses(basis: Basis<'_>) -> impl Iterator<Item = String> {
    let all = Status::ALL.into_iter();
    all.map(move |status| wording::status(status, basis.lang).to_owned())
}

fn counts(basis: Basis<'_>, what: &str, lines: &[BoardLine<'_>]) -> PagePart {
    let words = paper_words(basis.lang);
    let row = |(name, met, total, by_status): &BoardLine<'_>| {
        let mut cells = vec![
            PageCell::single(PagePiece::Strong((*name).to_owned())),
            PageCell::text(format!("{met}/{total}")),
        ];
        cells.extend(by_status.iter().map(|count| match count {
            0 => PageCell::default(),
            count => PageCell::text(count.to_string()),
        }));
        PageRow::Cells(cells)
    };
    let columns = [what.to_owned(), words.met.to_owned()].into_iter();
    PagePart {
        heading: what.to_owned(),
        table: Some(PageTable {
            columns: columns.chain(statuses(basis)).collect(),
            rows: lines.iter().map(row).collect(),
        }),
        ..PagePart::default()
    }
}

fn sheet(basis: Basis<'_>, what: &str, lines: &[BoardLine<'_>]) -> WorkbookSheet {
    let words = paper_words(basis.lang);
    let columns = [
        (what.to_owned(), 34),
        (words.met.to_owned(), 12),
        (words.total.to_owned(), 10),
    ];
    let row = |(name, met, total, by_status): &BoardLine<'_>| {
        let counts = [*met, *total].into_iter().chain(*by_status);
        let counts = counts.map(|count| SheetValue::Plain(count as i64));
        [SheetValue::text(*name)]
            .into_iter()
            .chain(counts)
            .collect()
    };
    WorkbookSheet {
        name: what.to_owned(),
        columns: columns
            .into_iter()
            .chain(statuses(basis).map(|status| (status, 14)))
            .collect(),
        rows: lines.iter().map(row).collect(),
    }
}
