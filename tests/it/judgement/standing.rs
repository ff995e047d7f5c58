//! What data say on a day, under a plan.

use std::sync::LazyLock;

use chitieu::core::catalog::Catalog;
use chitieu::core::judge::board::Scoreboard;
use chitieu::core::judge::official::{is_disputed, official};
use chitieu::core::judge::standing::{Standing, standing};
use chitieu::core::judge::viewpoint::{ClaimChoice, Viewpoint, publication_days};
use chitieu::core::model::{ClaimId, SeriesId};
use chitieu::core::rule::verdict::{Flag, Reason, Side, Status};
use chitieu::pack::{files, load};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

use crate::support::frozen;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| load(&frozen::packs()).catalog);

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

fn as_of(day: &str) -> Viewpoint {
    Viewpoint {
        as_of: true,
        ..Viewpoint::on(day.parse().unwrap())
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
    assert!((ratio - (4.12 / 21.67) / 0.5).abs() < 1e-9, "{ratio}");
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
fn a_target_met_before_the_deadline_is_only_last_known_after_it() {
    let name = "urban-population-with-piped-clean-water";
    assert_eq!(on("2025-12-31", name).status, Status::Met);
    let found = on("2026-11-24", name);
    assert_eq!(found.reason, Some(Reason::NoFinalFigure));
    let known = found.assessment.last_known.unwrap();
    assert_eq!((known.year, known.side), (2024, Side::Above));
    assert_eq!((known.gap, found.gap), (Some(0.0), None));
}

#[test]
fn bounds_and_strict_targets_say_no_more_than_they_hold() {
    let grain = on("2026-11-24", "grain-output");
    assert_eq!(grain.reason, Some(Reason::AtThreshold));
    let grid = on("2025-12-31", "households-on-the-national-grid");
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
        &Viewpoint::on("2026-11-24".parse().unwrap()),
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
        let said = |at: &ClaimId| CATALOG.value_text(*at);
        let mut found: Vec<String> = conflict.claims.iter().map(said).collect();
        found.sort();
        assert_eq!(found, values);
        assert_eq!(said(&conflict.chosen), chosen);
        assert_eq!(conflict.by, ClaimChoice::LatestPublication);
    }
}

#[test]
fn official_words_stand_beside_the_computed_ones() {
    let viewpoint = as_of("2023-09-08");
    let judged: Vec<&str> = CATALOG
        .series_ids()
        .filter_map(|series| official(&CATALOG, &viewpoint, series))
        .map(|found| found.status.code())
        .collect();
    assert_eq!(judged.iter().filter(|code| **code == "exceeded").count(), 5);
    assert_eq!(judged.iter().filter(|code| **code == "met").count(), 1);
    let disputed = CATALOG
        .series_ids()
        .filter(|series| is_disputed(&CATALOG, &viewpoint, *series));
    assert_eq!(disputed.count(), 0);
    let before = as_of("2023-09-07");
    let none = CATALOG
        .series_ids()
        .all(|series| official(&CATALOG, &before, series).is_none());
    assert!(none);
}

#[test]
fn the_scoreboard_prints_its_denominator_and_what_was_reported() {
    let viewpoint = as_of("2023-09-08");
    let board = Scoreboard::count(&CATALOG, &viewpoint, CATALOG.default_place());
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
fn what_was_withdrawn_is_listed_and_not_counted() {
    let target = "{ plan = \"five\", kind = \"target\", year = 2025, value = 70, source = \"S\" },";
    let text = format!(
        "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"Here\"\nmain_plans = [\"five\"]\n[[plan]]\nid = \"five\"\nname = \"Five\"\nterm = [2020, 2025]\n[[category]]\nid = \"all\"\nname = \"All\"\n[[source]]\nid = \"S\"\ndate = \"2021\"\n[[source]]\nid = \"W\"\ndate = \"2024-05-01\"\n[[withdrawn]]\nindicator = \"one\"\nsource = \"W\"\n[[indicator]]\nid = \"one\"\nname = \"One\"\ncategory = \"all\"\nunit = \"%\"\nbetter = \"higher\"\ndecimals = 0\ntarget_kind = \"level\"\nclaims = [\n{target}\n]\n"
    );
    let loaded = load(&[files::PackFiles::in_memory("p.toml", text.as_bytes())]);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    for (day, total, withdrawn) in [("2024-04-30", 1, 0), ("2024-05-01", 0, 1)] {
        let board = Scoreboard::count(&loaded.catalog, &as_of(day), None);
        assert_eq!((board.total, board.withdrawn), (total, withdrawn), "{day}");
    }
}

#[test]
fn what_a_draft_says_is_nobody_s_promise() {
    let text = |status: &str, main: &str| {
        format!(
            "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"Here\"\n{main}\n[[plan]]\nid = \"five\"\nname = \"Five\"\nterm = [2020, 2025]\n{status}\n[[category]]\nid = \"all\"\nname = \"All\"\n[[indicator]]\nid = \"one\"\nname = \"One\"\ncategory = \"all\"\nunit = \"%\"\nbetter = \"higher\"\ntarget_kind = \"level\"\nclaims = [\n{{ plan = \"five\", kind = \"target\", year = 2025, value = 70 }},\n{{ kind = \"actual\", year = 2020, value = 40 }},\n{{ kind = \"actual\", year = 2023, value = 60 }},\n]\n"
        )
    };
    let viewpoint = Viewpoint::on("2024-06-30".parse().unwrap());
    for main in ["", "main_plans = [\"five\"]"] {
        for (status, promised) in [
            ("", true),
            ("status = \"adopted\"", true),
            ("status = \"draft\"", false),
            ("status = \"superseded\"", false),
        ] {
            let pack = files::PackFiles::in_memory("p.toml", text(status, main).as_bytes());
            let loaded = load(&[pack]);
            assert_eq!(loaded.diagnostics, []);
            let catalog = &loaded.catalog;
            let series = catalog.series_ids().next().unwrap();
            let found = standing(catalog, &viewpoint, series);
            let expected = if promised {
                Status::OnTrack
            } else {
                Status::NotAssessable
            };
            assert_eq!(found.status, expected, "{status}");
            assert_eq!(found.target.is_some(), promised, "{status}");
            let board = Scoreboard::count(catalog, &viewpoint, None);
            assert_eq!(board.total, usize::from(promised), "{status}");
            // Whoever asks for the plan sees how things stand against it.
            let asked = Viewpoint {
                plan: Some(chitieu::core::model::PlanId(0)),
                ..viewpoint
            };
            assert_eq!(standing(catalog, &asked, series).status, Status::OnTrack);
        }
    }
}

#[test]
fn vintages_are_the_days_of_publication() {
    let days = publication_days(&CATALOG, Some(series("grdp-per-capita")));
    assert!(days.is_sorted() && days.contains(&"2023-09-08".parse().unwrap()));
    let all = publication_days(&CATALOG, None);
    assert!(days.iter().all(|day| all.contains(day)));
}

/// One generated claim: kind, year, period, value, comparator.
type Drawn = (usize, i16, usize, u32, usize);

const KINDS: [&str; 4] = ["target", "actual", "estimate", "forecast"];
const PERIODS: [&str; 6] = [
    "year",
    "mid-term",
    "9 months",
    "2021-2023 average",
    "2021 to mid-term total",
    "whenever",
];
const COMPARATORS: [&str; 5] = ["=", "~", ">", "<", ">="];
const TARGET_KINDS: [&str; 5] = ["level", "maintain", "flow", "total", "pace"];

/// A pack of one indicator; the claim numbered `n` has a source of its own, published on day `n` of
/// a long month.
fn catalog_of(kind: &str, claims: &[(usize, Drawn)]) -> Catalog {
    let mut text = String::from(
        "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"Here\"\nmain_plans = [\"five\"]\n[[plan]]\nid = \"five\"\nname = \"Five\"\nterm = [2020, 2025]\n[[category]]\nid = \"all\"\nname = \"All\"\n",
    );
    for (number, _) in claims {
        text += &format!(
            "[[source]]\nid = \"S{number}\"\ndate = \"2023-01-{:02}\"\n",
            number + 1
        );
    }
    text += &format!(
        "[[indicator]]\nid = \"one\"\nname = \"One\"\ncategory = \"all\"\nunit = \"%\"\nbetter = \"higher\"\ndecimals = 1\ntarget_kind = \"{kind}\"\nclaims = [\n"
    );
    for (number, (kind, year, period, value, comparator)) in claims {
        text += &format!(
            "{{ plan = \"five\", kind = \"{}\", year = {year}, period = \"{}\", value = {value}, comparator = \"{}\", source = \"S{number}\" }},\n",
            KINDS[*kind], PERIODS[*period], COMPARATORS[*comparator],
        );
    }
    text += "]\n";
    let loaded = load(&[files::PackFiles::in_memory("p.toml", text.as_bytes())]);
    assert!(loaded.diagnostics.iter().all(|found| !found.is_error()));
    loaded.catalog
}

/// What is said of the one series, without positions.
fn said(catalog: &Catalog, viewpoint: &Viewpoint) -> String {
    let found = standing(catalog, viewpoint, SeriesId(0));
    let value = |at: Option<ClaimId>| at.map(|at| catalog.value_text(at));
    let mut conflicts: Vec<_> = found
        .conflicts
        .iter()
        .map(|conflict| {
            let mut values: Vec<String> = conflict
                .claims
                .iter()
                .map(|at| catalog.value_text(*at))
                .collect();
            values.sort();
            let chosen = catalog.value_text(conflict.chosen);
            (conflict.year, conflict.kind, values, chosen, conflict.by)
        })
        .collect();
    conflicts.sort_by_key(|(year, kind, values, ..)| (*year, *kind, values.clone()));
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {conflicts:?}",
        found.assessment,
        value(found.target),
        value(found.shown()),
        value(found.figures.newer),
        value(found.figures.apart),
        value(found.judged),
        found.gap,
        found.provisional,
    )
}

fn drawn() -> impl Strategy<Value = Vec<(usize, Drawn)>> {
    let claim = (
        prop_oneof![1 => Just(0_usize), 6 => 1_usize..4],
        2018_i16..=2026,
        prop_oneof![4 => Just(0_usize), 1 => 1_usize..PERIODS.len()],
        30_u32..90,
        prop_oneof![5 => Just(0_usize), 1 => 1_usize..COMPARATORS.len()],
    );
    vec(claim, 1..12).prop_map(|claims| claims.into_iter().enumerate().collect())
}

proptest! {
    #[test]
    fn the_order_of_claims_changes_nothing(
        claims in drawn(), kind in select(&TARGET_KINDS[..]), turn in 0_usize..12,
    ) {
        let viewpoint = as_of("2024-06-30");
        let before = said(&catalog_of(kind, &claims), &viewpoint);
        let mut turned = claims.clone();
        turned.rotate_left(turn % claims.len());
        turned.reverse();
        prop_assert_eq!(before, said(&catalog_of(kind, &turned), &viewpoint));
    }

    #[test]
    fn what_is_published_after_the_day_changes_nothing(
        claims in drawn(), kind in select(&TARGET_KINDS[..]), day in 1_usize..14,
    ) {
        let viewpoint = as_of(&format!("2023-01-{day:02}"));
        // The first claim was published on the first day, so something is always known.
        let known: Vec<(usize, Drawn)> =
            claims.iter().copied().filter(|(number, _)| *number < day).collect();
        let all = said(&catalog_of(kind, &claims), &viewpoint);
        prop_assert_eq!(all, said(&catalog_of(kind, &known), &viewpoint));
    }
}

/// Loads a pack with one share whose target is this.
fn share_with_target(target: &str) -> Standing {
    let text = format!(
        r#"
        pack = {{ id = "p", name = "P", place = "P" }}
        category = [{{ id = "c", name = "C" }}]
        plan = [{{ id = "r", name = "R", term = [2020, 2025] }}]
        [[indicator]]
        id = "i"
        name = "I"
        category = "c"
        unit = "%"
        better = "higher"
        decimals = 1
        target_kind = "level"
        claims = [
          {{ kind = "actual", year = 2020, value = 40 }},
          {{ kind = "actual", year = 2023, value = 52 }},
          {{ plan = "r", kind = "target", year = 2025, value = {target} }},
        ]
        "#
    );
    let loaded = load(&[files::PackFiles::in_memory("p.toml", text.as_bytes())]);
    let series = loaded.catalog.series_ids().next().unwrap();
    let viewpoint = Viewpoint::on("2024-01-01".parse().unwrap());
    standing(&loaded.catalog, &viewpoint, series)
}

#[test]
fn a_share_beyond_the_whole_is_not_judged() {
    for (target, reason) in [
        ("60", None),
        ("100", None),
        ("165", Some(Reason::TargetOutOfRange)),
        ("-5", Some(Reason::TargetOutOfRange)),
    ] {
        let found = share_with_target(target);
        assert_eq!(found.reason, reason, "{target}");
        let refused = found.status == Status::NotAssessable;
        assert_eq!(refused, reason.is_some(), "{target}");
    }
}
