//! Thousands of figures of one moment are judged as a few are.

use std::fmt::Write as _;

use chitieu::core::catalog::Catalog;
use chitieu::core::judge::standing::{Reason, Standing, Status, standing};
use chitieu::core::judge::viewpoint::{Viewpoint, excludes};
use chitieu::core::model::{Claim, SeriesId};
use chitieu::pack::files::PackFiles;
use chitieu::pack::load;
use proptest::prelude::{Strategy, prop_assert_eq, proptest};

/// The only series of a pack with such claims.
fn with_claims(claims: &str) -> (Catalog, SeriesId) {
    let text = format!(
        "pack = {{ id = \"p\", name = \"P\", place = \"P\", main_plans = [\"k\"] }}\n\
         category = [{{ id = \"c\", name = \"C\" }}]\n\
         plan = [{{ id = \"k\", name = \"K\", term = [2021, 2025] }}]\n\
         [[indicator]]\nid = \"a\"\nname = \"A\"\ncategory = \"c\"\nbetter = \"higher\"\n\
         target_kind = \"level\"\nunit = \"km\"\nclaims = [\n{claims}]\n"
    );
    let catalog = load(&[PackFiles::in_memory("p.toml", text.as_bytes())]).catalog;
    let series = catalog.series_ids().next().unwrap();
    (catalog, series)
}

fn judged(claims: &str) -> Standing {
    let (catalog, series) = with_claims(claims);
    let viewpoint = Viewpoint::on("2026-11-24".parse().unwrap());
    standing(&catalog, &viewpoint, series)
}

/// A target of 60 and results of 2025 from one figure on.
fn results(first: usize, count: usize, step: usize) -> String {
    let mut claims =
        String::from("{ plan = \"k\", kind = \"target\", year = 2025, value = 60 },\n");
    for at in 0..count {
        let value = first + at / step;
        let _ = writeln!(
            claims,
            "{{ kind = \"actual\", year = 2025, value = {value} }},"
        );
    }
    claims
}

#[test]
fn thousands_of_figures_are_judged_as_a_few_are() {
    let check = |first: usize, count: usize, step: usize, status, reason, gaps: [f64; 2]| {
        let found = judged(&results(first, count, step));
        assert_eq!(
            (found.status, found.reason),
            (status, reason),
            "{first} {count}"
        );
        let ends = (found.assessment.gap_low, found.assessment.gap_high);
        assert_eq!(ends, (Some(gaps[0]), Some(gaps[1])), "{first} {count}");
        let figures = found
            .conflicts
            .first()
            .map_or(0, |conflict| conflict.claims.len());
        assert_eq!(figures, count, "{first} {count}");
    };
    for count in [40, 4000] {
        let most = count as f64 - 1.0;
        let conflict = (Status::NotAssessable, Some(Reason::Conflict));
        // On both sides of the target, on the better side alone, on the worse one.
        check(50, count, 1, conflict.0, conflict.1, [-10.0, most - 10.0]);
        check(70, count, 1, Status::Exceeded, None, [10.0, most + 10.0]);
        check(0, count, count / 20, Status::Missed, None, [-60.0, -41.0]);
    }
}

#[test]
fn one_figure_a_thousand_times_is_no_conflict() {
    for count in [2, 4000] {
        let found = judged(&results(70, count, count));
        assert!(found.conflicts.is_empty());
        assert_eq!((found.status, found.reason), (Status::Exceeded, None));
    }
}

#[test]
fn of_many_main_plans_the_first_with_a_result_leads() {
    let plans = 600;
    let mut text = String::from(
        "category = [{ id = \"c\", name = \"C\" }]\n[pack]\nid = \"p\"\nname = \"P\"\nplace = \"P\"\n",
    );
    let main: Vec<String> = (0..plans).map(|at| format!("\"k{at}\"")).collect();
    let _ = writeln!(text, "main_plans = [{}]", main.join(", "));
    for at in 0..plans {
        // The first plans are of a term that has just begun.
        let (first, last) = if at < plans - 3 {
            (2026, 2030)
        } else {
            (2021, 2025)
        };
        let _ = writeln!(
            text,
            "[[plan]]\nid = \"k{at}\"\nname = \"K{at}\"\nterm = [{first}, {last}]"
        );
    }
    text.push_str("[[indicator]]\nid = \"a\"\nname = \"A\"\ncategory = \"c\"\nclaims = [\n");
    text.push_str("{ kind = \"actual\", year = 2024, value = 50 },\n");
    for at in 0..plans {
        let year = if at < plans - 3 { 2030 } else { 2025 };
        let _ = writeln!(
            text,
            "{{ plan = \"k{at}\", kind = \"target\", year = {year}, value = {at} }},"
        );
    }
    text.push_str("]\n");
    let catalog = load(&[PackFiles::in_memory("p.toml", text.as_bytes())]).catalog;
    let viewpoint = Viewpoint::on("2026-11-24".parse().unwrap());
    let found = standing(&catalog, &viewpoint, catalog.series_ids().next().unwrap());
    let value = |id| catalog.value_text(id);
    assert_eq!(found.target.map(value), Some((plans - 3).to_string()));
    assert_eq!(found.next_target.map(value), Some("0".to_owned()));
}

fn claim() -> impl Strategy<Value = String> {
    let figure = (0..30_u32, 0..3_usize);
    let comparator = 0..7_usize;
    (figure, comparator).prop_map(|((digits, decimals), comparator)| {
        let number = |digits: u32| match decimals {
            0 => (digits / 10).to_string(),
            1 => format!("{}.{}", digits / 10, digits % 10),
            _ => format!("{}.{}5", digits / 10, digits % 10),
        };
        let value = number(digits);
        let sign = ["=", "=", ">=", ">", "<=", "<", "~"][comparator];
        format!("{{ kind = \"actual\", year = 2023, value = {value}, comparator = \"{sign}\" }},\n")
    })
}

proptest! {
    /// Sources disagree exactly where two of their figures exclude each other.
    #[test]
    fn a_conflict_is_two_figures_that_exclude_each_other(claims in proptest::collection::vec(claim(), 1..7)) {
        let (catalog, series) = with_claims(&claims.concat());
        let viewpoint = Viewpoint::on("2026-11-24".parse().unwrap());
        let all: Vec<Claim> = catalog.claims(series).map(|(_, claim)| claim).collect();
        let pairs = all.iter().enumerate().any(|(at, one)| {
            all.iter().skip(at + 1).any(|other| excludes(one, other))
        });
        prop_assert_eq!(!viewpoint.conflicts(&catalog, series).is_empty(), pairs, "{:?}", claims);
    }
}
