//! Any text as a query: an answer that holds together, and marks that stand on letters.

use std::collections::HashSet;
use std::sync::LazyLock;

use chitieu::core::fold::nfc;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::model::SeriesId;
use chitieu::library::Library;
use chitieu::library::filter::{CompiledFilter, note_unknown};
use chitieu::pack::files::PackFiles;
use chitieu::search::answer::{Answer, Reading, Request, ThingKind};
use chitieu::search::highlight::matches;
use chitieu::search::query::Query;
use unicode_segmentation::UnicodeSegmentation;

/// A few indicators in two places, with all that a query can ask for.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let bytes = include_bytes!("index.toml");
    let library = Library::open(&[PackFiles::in_memory("index.toml", bytes)]);
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    library
});

/// Hits that are asked for.
const LIMIT: usize = 12;

/// Demanded: no panic, problems within the query, hits that are there and are told once, marks in order on
/// the borders of letters, the same hits whatever was asked before, and a suggestion that finds something.
pub fn query(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let library = &*LIBRARY;
    let mut query = Query::parse(&text);
    note_unknown(&mut query, &library.catalog);
    let length = query.text().chars().count();
    for problem in query.problems() {
        let within = problem.start <= problem.end && problem.end <= length;
        assert!(within, "{problem:?} in {length} characters");
    }
    let answer = ask(&query, None);
    check(&answer);
    check_marks(&query, &answer);
    check_filters(&query);
    // The half of it was typed before.
    let half: String = query.text().chars().take(length / 2).collect();
    let before = ask(&Query::parse(&half), None);
    let typed_on = ask(&query, Some(&before));
    assert_eq!(typed_on.hits, answer.hits, "asked after {half:?}");
    assert_eq!(typed_on.total, answer.total, "asked after {half:?}");
    if let Some(near) = &answer.suggestion {
        assert!(
            ask(&Query::parse(near), None).total > 0,
            "{near:?} finds nothing"
        );
    }
}

fn ask(query: &Query, previous: Option<&Answer>) -> Answer {
    let request = Request {
        limit: LIMIT,
        default_place: Some(0),
        previous,
        ..Request::default()
    };
    let answer = LIBRARY.index().search(query, &request);
    answer.expect("nobody gave it up")
}

fn check(answer: &Answer) {
    let catalog = &LIBRARY.catalog;
    assert!(answer.hits.len() <= LIMIT);
    assert!(answer.total <= LIBRARY.index().len());
    assert_eq!(answer.hits.len(), answer.total.min(LIMIT));
    let mut told = HashSet::new();
    for hit in &answer.hits {
        assert!(told.insert(hit.entry), "{hit:?} is told twice");
        let series = catalog.series_of(SeriesId(hit.entry));
        let pair = (series.indicator.0, series.place.0);
        assert_eq!(pair, (hit.indicator, hit.place));
        assert!((0.0..=1.0).contains(&hit.score.value()), "{hit:?}");
    }
    for other in &answer.others {
        let known = match other.kind {
            ThingKind::Place => catalog.places().len(),
            ThingKind::Source => catalog.sources().len(),
            ThingKind::Plan => catalog.plans().len(),
            ThingKind::Programme => catalog.programmes().len(),
            ThingKind::List => catalog.lists().len(),
        };
        assert!((other.id as usize) < known, "{other:?}");
    }
}

/// Marks of the names that were found, and of one that was not looked for.
fn check_marks(query: &Query, answer: &Answer) {
    let catalog = &LIBRARY.catalog;
    for hit in &answer.hits {
        let indicator = &catalog.indicators()[hit.indicator as usize];
        for name in [indicator.name.vi, indicator.name.en] {
            check_row(catalog.text(name), query, hit.reading);
        }
    }
    check_row(
        "Xã nghe\u{302}\u{300}o 🏥 và ½ ﬁ",
        query,
        Reading::Scattered,
    );
}

fn check_row(row: &str, query: &Query, reading: Reading) {
    let row = nfc(row);
    let mut borders = vec![0];
    for letter in row.graphemes(true) {
        borders.push(borders[borders.len() - 1] + letter.chars().count());
    }
    let mut last = 0;
    for (start, end) in matches(&row, query, reading) {
        assert!(last <= start && start < end, "{row:?}: {start}..{end}");
        let on_borders = borders.contains(&start) && borders.contains(&end);
        assert!(on_borders, "{row:?}: {start}..{end} cuts a letter");
        last = end;
    }
}

/// What the filters of a query let pass is what an answer through them holds.
fn check_filters(query: &Query) {
    let library = &*LIBRARY;
    let viewpoint = Viewpoint::on(jiff::civil::date(2024, 6, 30));
    let filter = CompiledFilter::new(&library.catalog, &viewpoint, query.conditions());
    let passes = |entry: u32| filter.passes(SeriesId(entry));
    let request = Request {
        limit: LIMIT,
        filter: Some(&passes),
        ..Request::default()
    };
    let answer = library.index().search(query, &request);
    let answer = answer.expect("nobody gave it up");
    check(&answer);
    assert!(answer.hits.iter().all(|hit| passes(hit.entry)));
}
