//! How good the search is by kind of query, over all lists together.

use std::collections::BTreeMap;

use chitieu::core::model::SeriesId;
use chitieu::search::answer::Request;
use chitieu::search::query::Query;

use super::{absent, real_queries, unseen_queries};
use crate::support::frozen;

/// What became of a query.
pub(super) struct Outcome {
    pub(super) kind: &'static str,
    /// Whether a right answer stands first, or nothing was wanted and nothing came.
    pub(super) is_first: bool,
    /// The same among the first three.
    pub(super) is_in_three: bool,
    /// Whether nothing was wanted.
    pub(super) is_nothing_wanted: bool,
}

impl Outcome {
    /// What became of a query of a kind: `at` is where a right answer stands among `total`.
    pub(super) fn new(
        kind: &'static str,
        at: Option<usize>,
        is_nothing_wanted: bool,
        total: usize,
    ) -> Self {
        let is_as_wanted = is_nothing_wanted && total == 0;
        Self {
            kind,
            is_first: at == Some(0) || is_as_wanted,
            is_in_three: at.is_some_and(|at| at < 3) || is_as_wanted,
            is_nothing_wanted,
        }
    }
}

/// How many of so many, in percent.
fn percent(part: usize, of: usize) -> f64 {
    part as f64 * 100.0 / of.max(1) as f64
}

#[test]
fn the_quality_by_kind_stands_over_all_lists() {
    let mut outcomes = real_queries::outcomes();
    outcomes.extend(unseen_queries::outcomes());
    let listed = outcomes.len();
    outcomes.extend(absent::outcomes());
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let (mut wanted, mut nothing) = ([0; 3], [0; 2]);
    for outcome in &outcomes {
        let first = usize::from(outcome.is_first);
        let three = usize::from(outcome.is_in_three);
        let counts = kinds.entry(outcome.kind).or_default();
        *counts = [counts[0] + first, counts[1] + three, counts[2] + 1];
        if outcome.is_nothing_wanted {
            nothing = [nothing[0] + first, nothing[1] + 1];
        } else {
            wanted = [wanted[0] + first, wanted[1] + three, wanted[2] + 1];
        }
    }
    println!(
        "{:<12} {:>6} {:>6} {:>6}",
        "kind", "asked", "first", "three"
    );
    for (kind, [first, three, of]) in &kinds {
        println!("{kind:<12} {of:>6} {first:>6} {three:>6}");
    }
    let [first, three, of] = wanted;
    println!(
        "something wanted: {first} first ({:.1} %), {three} in three ({:.1} %), of {of}",
        percent(first, of),
        percent(three, of)
    );
    let [right, none] = nothing;
    println!(
        "nothing wanted: {right} of {none} ({:.1} %)",
        percent(right, none)
    );
    assert!(listed >= 400, "only {listed} queries");
    assert!(percent(first, of) >= 95.0, "{first} of {of} first");
    assert!(percent(three, of) >= 98.0, "{three} of {of} in three");
    assert!(
        percent(right, none) >= 95.0,
        "{right} of {none} gave nothing"
    );
}

/// Sentences as reports have them begin with the name of an indicator and go on with words that every such sentence has.
#[test]
fn a_sentence_of_a_report_finds_the_indicator_that_it_begins_with() {
    let library = frozen::library();
    let catalog = &library.catalog;
    let forms = [
        "{} ước thực hiện năm 2025 là 12,3%, đạt 104,2% kế hoạch giao",
        "{}: 12,3; hoàn thành mục tiêu Nghị quyết đề ra",
        "{} ước đạt 12,3, bằng 100% so với kế hoạch",
        "{} năm 2024 đạt 12,3 (nguồn: Cục Thống kê)",
        "{}: 12,3, bằng 100% kế hoạch",
        "{} theo báo cáo",
        "{} so với cùng kỳ tăng 3,1%",
    ];
    let (mut asked, mut right, mut nothing) = (0, 0, 0);
    let mut report = String::new();
    for (at, indicator) in catalog.indicators().iter().enumerate().step_by(5) {
        let name = catalog.text(indicator.name.vi);
        let form = forms[at / 5 % forms.len()];
        let typed = form.replace("{}", name);
        let answer = library.index().search(
            &Query::parse(&typed),
            &Request {
                limit: 5,
                ..Request::default()
            },
        );
        let hits = answer.unwrap_or_default().hits;
        asked += 1;
        nothing += usize::from(hits.is_empty());
        let first = hits.first().map(|hit| {
            let id = SeriesId(hit.entry);
            catalog.text(catalog.indicator_of(id).name.vi)
        });
        match first {
            Some(found) if found == name => right += 1,
            other => report.push_str(&format!("{typed:?}: {other:?}\n")),
        }
    }
    println!("sentences of reports: {right} of {asked} first, {nothing} nothing");
    assert!(
        right * 100 >= asked * 85 && nothing * 20 <= asked,
        "{right} of {asked}, {nothing} nothing\n{report}"
    );
}
