//! Figures that invite a division by zero or a wrong sign: judged or refused, never drawn as no number.

use std::sync::Arc;

use chitieu::core::judge::standing::standing;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::things::Thing;
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;
use chitieu::words::judgement::judged;

use crate::support::screen;

/// A pack with one level, better when higher, that is to reach a target by 2025.
fn library(series: &[(i32, &str)], target: &str) -> Library {
    let claims: Vec<String> = series
        .iter()
        .map(|(year, value)| format!("{{ kind = \"actual\", year = {year}, value = {value} }},"))
        .collect();
    let text = format!(
        r#"
        pack = {{ id = "p", name = "P", place = "Tỉnh" }}
        category = [{{ id = "c", name = "Kinh tế" }}]
        plan = [{{ id = "five", name = "KH 2021-2025", term = [2021, 2025] }}]
        [[indicator]]
        id = "odd"
        name = {{ vi = "Chỉ tiêu lạ", en = "Odd one" }}
        category = "c"
        unit = {{ vi = "sản phẩm", en = "products" }}
        better = "higher"
        decimals = 1
        target_kind = "level"
        claims = [
          {}
          {{ plan = "five", kind = "target", year = 2025, value = {target} }},
        ]
        "#,
        claims.join("\n")
    );
    Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())])
}

#[track_caller]
fn check(series: &[(i32, &str)], target: &str, day: &str, status: &str) {
    let library = Arc::new(library(series, target));
    let catalog = &library.catalog;
    let viewpoint = Viewpoint::on(day.parse().unwrap());
    let only = SeriesId(0);
    let found = standing(catalog, &viewpoint, only);
    assert_eq!(found.status.code(), status, "{series:?} to {target}");
    for lang in Lang::ALL {
        let mut said = vec![judged::explanation(catalog, only, &found, lang)];
        said.extend(judged::gap(catalog, only, &found, lang));
        let measures = judged::measures(catalog, only, &found, lang);
        said.extend(measures.into_iter().map(|(_, said)| said));
        for size in [(120, 40), (80, 24), (40, 20)] {
            let options = Options {
                lang,
                viewpoint,
                ..screen::options(&library, size)
            };
            let mut app = App::new(Arc::clone(&library), options);
            app.panes.detailed = Some(Thing::Series(only));
            said.push(screen::draw(&app));
            screen::open_what_if(&mut app, only);
            said.push(screen::draw(&app));
        }
        for said in said {
            for wrong in ["NaN", "inf", "∞", "−0 ", "-0 "] {
                assert!(!said.contains(wrong), "{wrong}: {said}");
            }
        }
    }
}

#[test]
fn zeros_divide_nothing() {
    let from_zero = [(2020, "0"), (2021, "4"), (2022, "8"), (2023, "12")];
    check(&from_zero, "20", "2024-01-01", "on_track");
    let falling = [(2020, "-8"), (2021, "-6.4"), (2022, "-4.8"), (2023, "-3.2")];
    check(&falling, "0", "2024-01-01", "on_track");
    check(&[(2020, "0"), (2023, "0")], "0", "2024-01-01", "met");
    check(&[(2020, "0"), (2023, "0")], "5", "2024-01-01", "unlikely");
}

#[test]
fn a_sign_may_change() {
    let rising = [(2020, "-1.2"), (2021, "0.9"), (2022, "2.4"), (2023, "3.5")];
    check(&rising, "6", "2024-01-01", "at_risk");
    check(&[(2020, "3"), (2023, "-2")], "6", "2024-01-01", "unlikely");
}

#[test]
fn few_figures_say_little() {
    check(&[], "6", "2024-01-01", "not_assessable");
    check(&[(2020, "3")], "6", "2024-01-01", "not_assessable");
    check(&[(2023, "3")], "6", "2024-01-01", "not_assessable");
    check(&[(2023, "7")], "6", "2024-01-01", "exceeded");
    check(&[(2019, "1"), (2023, "5")], "6", "2024-01-01", "on_track");
    // What is older than a year before the base year is no start.
    check(
        &[(2018, "1"), (2023, "5")],
        "6",
        "2024-01-01",
        "not_assessable",
    );
}

#[test]
fn a_deadline_passes() {
    let open = [(2020, "3"), (2023, "5")];
    check(&open, "6", "2026-01-01", "not_assessable");
    let reached = [(2020, "3"), (2023, "6")];
    check(&reached, "6", "2025-12-31", "met");
    check(&reached, "6", "2026-01-01", "not_assessable");
    check(&[(2020, "3"), (2025, "5.9")], "6", "2026-01-01", "missed");
    // Figures of later years do not count.
    check(
        &[(2020, "3"), (2026, "9")],
        "6",
        "2027-01-01",
        "not_assessable",
    );
}

#[test]
fn a_start_may_stand_at_or_beyond_the_target() {
    check(&[(2020, "6"), (2023, "5")], "6", "2024-01-01", "unlikely");
    let back = [(2020, "6"), (2022, "4"), (2023, "5")];
    check(&back, "6", "2024-01-01", "at_risk");
    check(
        &[(2020, "7"), (2023, "5")],
        "6",
        "2024-01-01",
        "not_assessable",
    );
}

#[test]
fn the_largest_figures_fit() {
    let huge = "999999999999999999";
    check(&[(2020, "1"), (2023, huge)], huge, "2024-01-01", "met");
    check(&[(2020, "0"), (2023, "1")], huge, "2024-01-01", "unlikely");
    let tiny = "0.000000000000000001";
    check(&[(2020, tiny), (2023, "1")], "2", "2024-01-01", "at_risk");
}
