//! Figures that do not fit their target: not judged, and the reason is told everywhere.
//!
//! It stands on the screen, in plain lines and in JSON, and `check` warns with file and line.

use std::sync::Arc;

use chitieu::core::judge::standing::{Reason, Status, standing, suppose};
use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::things::Thing;
use chitieu::library::Library;
use chitieu::pack::files;
use serde_json::Value;

use crate::support::data;
use crate::support::program::prints;
use crate::support::screen;

const FILE: &str = include_str!("../../data/unfit/pack.toml");

fn library() -> Library {
    Library::open(&[files::open(&data("unfit"))])
}

fn series(library: &Library, id: &str) -> SeriesId {
    let catalog = &library.catalog;
    let is = |series: &SeriesId| catalog.text(catalog.indicator_of(*series).id) == id;
    catalog.series_ids().find(is).unwrap()
}

/// What the program prints.
fn printed(line: &[&str]) -> String {
    let folder = data("unfit");
    let pack = ["--pack", folder.to_str().unwrap(), "--as-of", "2024-06-30"];
    prints(&[&pack, line].concat(), 0)
}

/// The detail of an indicator on a screen.
fn detail(id: &str, lang: Lang) -> String {
    let library = Arc::new(library());
    let shown = series(&library, id);
    let options = Options {
        lang,
        viewpoint: chitieu::core::judge::viewpoint::Viewpoint::on("2024-06-30".parse().unwrap()),
        ..screen::options(&library, (120, 40))
    };
    let mut app = App::new(library, options);
    app.panes.detailed = Some(Thing::Series(shown));
    screen::draw(&app)
}

/// The line of the file on which a target of an indicator stands.
fn target_line(id: &str) -> usize {
    let lines: Vec<&str> = FILE.lines().collect();
    let from = lines
        .iter()
        .position(|line| *line == format!("id = \"{id}\""));
    let is_target = |line: &&str| line.contains("kind = \"target\"");
    let from = from.unwrap();
    from + lines[from..].iter().position(is_target).unwrap() + 1
}

#[track_caller]
fn check(id: &str, reason: Reason, doubt: &str, [vi, en]: [&str; 2]) {
    let shown: Value = serde_json::from_str(&printed(&["show", id, "--json"])).unwrap();
    let assessment = &shown["assessment"];
    assert_eq!(assessment["status"], "not_assessable");
    assert_eq!(assessment["reason"], reason.code());
    for (lang, said) in [(Lang::Vi, vi), (Lang::En, en)] {
        let page = printed(&["--lang", lang.code(), "show", id]);
        let refused = lang.pick("Chưa đánh giá", "Not assessed");
        assert!(page.contains(&format!("{refused}: {said}.")), "{page}");
        let screen = detail(id, lang);
        let plain = screen::last_pane(&screen);
        assert!(plain.contains(&format!("{refused}: {said}")), "{screen}");
    }
    let folder = data("unfit");
    let problems = printed(&["check", folder.to_str().unwrap(), "--json"]);
    let problems: Value = serde_json::from_str(&problems).unwrap();
    let wanted = target_line(id);
    let found = problems.as_array().unwrap().iter().find(|problem| {
        problem["code"] == doubt && problem["line"].as_u64() == Some(wanted as u64)
    });
    let found = found.unwrap_or_else(|| panic!("{doubt} at {wanted}: {problems:#}"));
    assert_eq!(found["severity"], "warning");
    assert!(found["file"].as_str().unwrap().ends_with("pack.toml"));
}

#[test]
fn another_unit_is_not_judged() {
    let said = ["khác đơn vị", "different units"];
    check("arrivals", Reason::UnitMismatch, "unit-mismatch", said);
    check("paid-billion", Reason::UnitMismatch, "other-unit", said);
}

#[test]
fn half_a_year_is_not_judged_against_a_yearly_target() {
    let said = [
        "số liệu mới là một phần năm",
        "the figure covers part of a year",
    ];
    check("jobs", Reason::PartOfYear, "part-of-year-only", said);
    check("revenue", Reason::PartOfYear, "part-of-year-only", said);
}

#[test]
fn a_share_outside_its_whole_is_not_judged() {
    let said = [
        "mục tiêu là tỷ lệ nhưng nằm ngoài 0–100%",
        "the target is a share outside 0–100%",
    ];
    let code = "share-out-of-range";
    check("share-over", Reason::TargetOutOfRange, code, said);
    check("share-under", Reason::TargetOutOfRange, code, said);
}

#[test]
fn a_target_is_told_in_what_it_promises() {
    for (id, lang, said) in [
        ("arrivals", Lang::Vi, "Mục tiêu: 20%/năm, 2025"),
        ("arrivals", Lang::En, "Target: 20% a year, 2025"),
        ("jobs", Lang::Vi, "Mục tiêu: 4.000 lao động/năm, 2025"),
        // Half a year's amount is no yearly one.
        (
            "jobs",
            Lang::Vi,
            "Việc làm mới: 5.000 lao động (6 tháng đầu năm 2023), mục tiêu 4.000 lao động/năm (2025).",
        ),
    ] {
        let page = printed(&["--lang", lang.code(), "show", id]);
        assert!(page.contains(said), "{page}");
    }
    let screen = detail("arrivals", Lang::Vi);
    assert!(screen.contains("mục tiêu 20%/năm, 2025"), "{screen}");
    assert!(screen.contains("190 lượt 2023         20%/năm"), "{screen}");
    // A promised growth is no height among the arrivals.
    assert!(!screen.contains('┄'), "{screen}");
}

#[test]
fn the_bad_entries_cost_nothing_else() {
    let library = library();
    assert!(library.diagnostics.iter().all(|found| !found.is_error()));
    let codes = library.diagnostics.iter().map(|found| found.problem.code());
    let mut codes: Vec<&str> = codes.collect();
    codes.sort_unstable();
    codes.dedup();
    let expected = [
        "other-unit",
        "part-of-year-only",
        "share-out-of-range",
        "unit-mismatch",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn an_impossible_share_is_not_supposed_either() {
    let library = library();
    let viewpoint = chitieu::core::judge::viewpoint::Viewpoint::on("2024-06-30".parse().unwrap());
    let shown = series(&library, "share-over");
    let judged = |target: i64| {
        let supposed = chitieu::core::judge::evidence::Supposed {
            target: Some(chitieu::core::figure::Figure::new(target, 0)),
            ..Default::default()
        };
        suppose(&library.catalog, &viewpoint, shown, supposed).assessment
    };
    assert_eq!(judged(170).reason, Some(Reason::TargetOutOfRange));
    assert_ne!(judged(60).status, Status::NotAssessable);
    let found = standing(&library.catalog, &viewpoint, shown);
    assert_eq!(found.status, Status::NotAssessable);
}
