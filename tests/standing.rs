//! What the shipped data say on a day, under a plan.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::LazyLock;

use chitieu::assess::verdict::{Flag, Reason, Status};
use chitieu::catalog::Catalog;
use chitieu::model::SeriesId;
use chitieu::outlook::{Choice, Outlook, publication_days};
use chitieu::pack::{files, load};
use chitieu::scoreboard::Scoreboard;
use chitieu::standing::official::{is_disputed, official};
use chitieu::standing::{Standing, standing};

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| load(&files::embedded()).catalog);

fn series(id: &str) -> SeriesId {
    let catalog = &*CATALOG;
    let home = catalog.default_place();
    let mut all = catalog.series_ids();
    all.find(|series| {
        catalog.text(catalog.indicator_of(*series).id) == id
            && Some(catalog.series_of(*series).place) == home
    })
    .unwrap_or_else(|| panic!("no indicator {id}"))
}

fn as_of(day: &str) -> Outlook {
    Outlook {
        as_of: true,
        ..Outlook::on(day.parse().unwrap())
    }
}

fn on(day: &str, id: &str) -> Standing {
    standing(&CATALOG, &as_of(day), series(id))
}

#[test]
fn the_judgements_of_the_article_come_out() {
    for (id, status, gap) in [
        ("urban-population-with-piped-clean-water", Status::Met, "0"),
        (
            "urban-solid-waste-collected-and-treated",
            Status::Exceeded,
            "3.2",
        ),
        ("average-fall-in-poverty-rate", Status::Exceeded, "0.4"),
        (
            "average-fall-in-poverty-rate-poor-districts",
            Status::Exceeded,
            "0.7",
        ),
        (
            "average-growth-of-tourist-arrivals",
            Status::Exceeded,
            "13.2",
        ),
    ] {
        let found = on("2023-09-08", id);
        assert_eq!(found.status, status, "{id}");
        assert_eq!(found.gap, Some(gap.parse().unwrap()), "{id}");
        let computed = found.assessment.gap.unwrap();
        let expected: f64 = gap.parse().unwrap();
        assert!((computed - expected).abs() < 1e-9, "{id}: {computed}");
    }
}

#[test]
fn a_running_mean_counts_half_of_its_last_year() {
    let found = on("2023-09-08", "average-fall-in-poverty-rate").assessment;
    assert_eq!(found.time, Some(0.5));
    assert!(found.flags.contains(&Flag::Running));
    // Fifteen points in five years, 8.5 of them in the first two and a half.
    assert!((found.need.unwrap() - 2.6).abs() < 1e-9);
}

#[test]
fn an_approximate_headline_is_judged_and_says_so() {
    let found = on("2023-09-08", "grdp-per-capita");
    assert_eq!(found.status, Status::Unlikely);
    assert!(found.has(&Flag::Approximate) && found.has(&Flag::Provisional));
    let ratio = found.assessment.ratio.unwrap();
    assert!((ratio - (4.12 / 21.67) / 0.6).abs() < 1e-9, "{ratio}");
    assert_eq!(found.assessment.low80, None);
}

#[test]
fn what_happened_later_does_not_exist_yet() {
    assert_eq!(
        on("2023-09-08", "average-grdp-growth").reason,
        Some(Reason::NoDataInTerm)
    );
    let later = on("2024-01-01", "average-grdp-growth");
    assert_eq!(later.status, Status::Unlikely);
    let end = on("2026-11-24", "average-grdp-growth");
    assert_eq!(end.reason, Some(Reason::NoFinalFigure));
}

#[test]
fn a_target_met_before_the_deadline_stays_met_and_names_its_year() {
    let found = on("2026-11-24", "urban-population-with-piped-clean-water");
    assert_eq!(found.status, Status::Met);
    assert!(found.has(&Flag::LastFigure(2024)));
}

#[test]
fn bounds_and_strict_targets_say_no_more_than_they_hold() {
    let grain = on("2026-11-24", "grain-output");
    assert_eq!(grain.status, Status::Missed, "226,000 is not over 226,000");
    let grid = on("2026-11-24", "households-on-the-national-grid");
    assert_eq!((grid.status, grid.gap), (Status::Met, None));
    assert!(grid.has(&Flag::Approximate));
    // One year over the amount does not prove the mean of five.
    let jobs = on("2026-11-24", "jobs-created");
    assert_eq!(jobs.reason, Some(Reason::MissingYears));
}

#[test]
fn shares_of_a_whole_show_their_distance_only() {
    let share = on(
        "2026-11-24",
        "economic-structure-agriculture-forestry-fishery",
    );
    assert_eq!(share.reason, Some(Reason::Structure));
    assert_eq!(share.gap, Some("2.72".parse().unwrap()));
}

#[test]
fn disagreeing_sources_are_both_kept_and_the_choice_is_named() {
    let found = standing(
        &CATALOG,
        &Outlook::on("2026-11-24".parse().unwrap()),
        series("grdp-per-capita"),
    );
    for (year, values, chosen) in [
        (2020, ["43.33", "43.8"], "43.8"),
        (2025, ["65.5", "79"], "79"),
    ] {
        let conflict = found
            .conflicts
            .iter()
            .find(|conflict| conflict.year == year)
            .unwrap_or_else(|| panic!("no conflict of {year}"));
        let said = |at: &u32| CATALOG.value_text(*at);
        let mut found: Vec<String> = conflict.claims.iter().map(said).collect();
        found.sort();
        assert_eq!(found, values);
        assert_eq!(said(&conflict.chosen), chosen);
        assert_eq!(conflict.by, Choice::LatestPublication);
    }
}

#[test]
fn official_words_stand_beside_the_computed_ones() {
    let outlook = as_of("2023-09-08");
    let judged: Vec<&str> = CATALOG
        .series_ids()
        .filter_map(|series| official(&CATALOG, &outlook, series))
        .map(|found| found.status.code())
        .collect();
    assert_eq!(judged.iter().filter(|code| **code == "exceeded").count(), 5);
    assert_eq!(judged.iter().filter(|code| **code == "met").count(), 1);
    let disputed = CATALOG
        .series_ids()
        .filter(|series| is_disputed(&CATALOG, &outlook, *series));
    assert_eq!(disputed.count(), 0);
    let before = as_of("2023-09-07");
    let none = CATALOG
        .series_ids()
        .all(|series| official(&CATALOG, &before, series).is_none());
    assert!(none);
}

#[test]
fn the_scoreboard_prints_its_denominator_and_what_was_reported() {
    let outlook = as_of("2023-09-08");
    let board = Scoreboard::count(&CATALOG, &outlook, CATALOG.default_place());
    assert_eq!(board.by_status.iter().sum::<usize>(), board.total);
    let reported: Vec<_> = board
        .reported
        .iter()
        .map(|count| (count.met, count.of))
        .collect();
    assert_eq!(reported, [(Some(22), Some(55))]);
    let later = Scoreboard::count(&CATALOG, &as_of("2026-11-24"), CATALOG.default_place());
    let last = later.reported.last().unwrap();
    assert_eq!((last.missed, last.of, last.met), (Some(6), Some(50), None));
}

#[test]
fn vintages_are_the_days_of_publication() {
    let days = publication_days(&CATALOG, Some(series("grdp-per-capita")));
    assert!(days.is_sorted() && days.contains(&"2023-09-08".parse().unwrap()));
    let all = publication_days(&CATALOG, None);
    assert!(days.iter().all(|day| all.contains(day)));
}
