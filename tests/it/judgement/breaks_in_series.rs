//! A series that is counted in another way from some year on: kept as it is, and not judged across it.

use std::sync::Arc;

use chitieu::core::catalog::Catalog;
use chitieu::core::judge::standing::{Reason, Status, standing};
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::core::model::{ClaimId, PackId, SeriesId};
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::things::Thing;
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;
use chitieu::pack::{load, write};
use chitieu::report::glyphs::{ASCII, Glyphs, UNICODE};

use crate::support::long_csv;
use crate::support::program::run;
use crate::support::screen;

/// A poverty rate that is measured anew in 2022, in the middle of its term.
const PACK: &str = r#"
pack = { id = "p", name = "P", place = "Tỉnh" }
category = [{ id = "c", name = "Xã hội" }]
plan = [{ id = "five", name = "KH 2021-2025", term = [2021, 2025] }]
[[indicator]]
id = "poverty"
name = { vi = "Tỷ lệ hộ nghèo", en = "Poverty rate" }
category = "c"
unit = "%"
better = "lower"
decimals = 1
target_kind = "level"
claims = [
  { plan = "five", kind = "target", year = 2025, value = 10 },
  { kind = "actual", year = 2020, value = 20 },
  { kind = "actual", year = 2021, value = 17 },
  { kind = "actual", year = 2022, value = 26, break = true },
  { kind = "actual", year = 2022, value = 14 },
  { kind = "actual", year = 2023, value = 23 },
]
"#;

fn pack() -> PackFiles {
    PackFiles::in_memory("p.toml", PACK.as_bytes())
}

/// The years of the claims that mark a break.
fn breaks(catalog: &Catalog) -> Vec<Option<i16>> {
    let claims = (0..catalog.claim_count() as u32).map(|at| catalog.claim(ClaimId(at)));
    let marked = claims.filter(|claim| claim.is_break);
    marked.map(|claim| claim.year).collect()
}

#[test]
fn a_break_is_read_and_written_with_its_claim() {
    let loaded = load(&[pack()]);
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(breaks(&loaded.catalog), [Some(2022)]);
    let files = write::write(&loaded.catalog, PackId(0)).into_iter();
    let again = load(&[PackFiles {
        name: "p".to_owned(),
        files: files
            .map(|(name, text)| (name, text.into_bytes()))
            .collect(),
        problems: Vec::new(),
    }]);
    assert_eq!(breaks(&again.catalog), [Some(2022)]);
}

#[test]
fn a_csv_brings_it_in_a_column_of_its_own() {
    let text = "place,category,indicator_vi,kind,year,value,break\n\
        Tỉnh,Xã hội,Tỷ lệ hộ nghèo,actual,2021,17,\n\
        Tỉnh,Xã hội,Tỷ lệ hộ nghèo,actual,2022,26,true\n\
        Tỉnh,Xã hội,Tỷ lệ hộ nghèo,actual,2023,23,false\n";
    let imported = long_csv::import(text.as_bytes());
    assert_eq!(imported.diagnostics, []);
    assert_eq!(breaks(&imported.catalog), [Some(2022)]);
    let wrong = long_csv::import(text.replace("true", "maybe").as_bytes());
    let found = &wrong.diagnostics[0];
    assert_eq!(
        (found.problem.code(), found.span.unwrap().line),
        ("bad-field", 3)
    );
}

#[test]
fn progress_is_not_counted_across_it() {
    let loaded = load(&[pack()]);
    let viewpoint = Viewpoint::on("2024-06-30".parse().unwrap());
    let found = standing(&loaded.catalog, &viewpoint, SeriesId(0));
    assert_eq!(found.status, Status::NotAssessable);
    assert_eq!(found.reason, Some(Reason::Break));
    let judged = loaded.catalog.claim(found.judged.unwrap());
    assert_eq!(judged.year, Some(2023));
    // Without the change the same figures would be judged.
    let text = PACK
        .replace(", break = true", "")
        .replace("value = 26", "value = 13");
    let plain = load(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    let found = standing(&plain.catalog, &viewpoint, SeriesId(0));
    assert_ne!(found.status, Status::NotAssessable);
}

/// The detail of the first indicator.
fn detail(lang: Lang, glyphs: &'static Glyphs, size: (u16, u16)) -> String {
    let library = Arc::new(Library::open(&[pack()]));
    let options = Options {
        lang,
        viewpoint: Viewpoint::on("2024-06-30".parse().unwrap()),
        glyphs,
        ..screen::options(&library, size)
    };
    let mut app = App::new(library, options);
    app.panes.detailed = Some(Thing::Series(SeriesId(0)));
    screen::draw(&app)
}

#[test]
fn the_screen_draws_it_and_says_why_nothing_is_judged() {
    let screen = detail(Lang::Vi, &UNICODE, (120, 45));
    let plain = screen::last_pane(&screen);
    for said in [
        "Chưa đánh giá: từ mốc gốc đến nay đã đổi cách tính",
        "¦ đổi cách tính",
        "2022 · thực hiện ¦ (từ đây đổi cách tính)",
    ] {
        assert!(plain.contains(said), "{said}\n{screen}");
    }
    assert!(screen.lines().filter(|line| line.contains('¦')).count() >= 6);
    let screen = detail(Lang::En, &ASCII, (120, 45));
    assert!(screen.contains(": counted in another way"), "{screen}");
    assert!(!screen.contains('¦'));
}

#[test]
fn a_page_and_json_mark_where_the_poverty_rate_changed_its_standard() {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let shown = text(run(&["show", "poverty-rate"]).stdout);
    assert!(
        shown.contains("40,40  thực hiện (suy ra) (từ đây đổi cách tính)"),
        "{shown}"
    );
    let json = text(run(&["show", "poverty-rate", "--json"]).stdout);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let marked = value["claims"].as_array().unwrap().iter();
    let marked: Vec<&serde_json::Value> = marked.filter(|claim| claim["break"] == true).collect();
    assert_eq!(marked.len(), 1);
    assert_eq!(
        (&marked[0]["year"], &marked[0]["value"]),
        (&2015.into(), &"40.40".into())
    );
}

#[test]
fn the_export_says_what_csv_cannot_carry() {
    let csv = run(&["export"]);
    let said = String::from_utf8(csv.stderr).unwrap();
    assert_eq!(
        said,
        "chitieu: 13 cột của CSV không chứa hết: 2 số liệu mất một mục như break, nearly, rounded_to, quote; \
        dùng --full để giữ\n"
    );
    assert!(run(&["export", "--full"]).stderr.is_empty());
    assert!(run(&["export", "--format", "json"]).stderr.is_empty());
    assert!(run(&["export", "--place", "Sơn La"]).stderr.is_empty());
}
