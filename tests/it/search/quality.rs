//! How good the search is by kind of query, over all lists together.

use std::collections::BTreeMap;

use super::{absent, real_queries, unseen_queries};

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
