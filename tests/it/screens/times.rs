//! The days of publication, what each brought, and what is new since any day.

use std::sync::Arc;

use chitieu::core::judge::class::Class;
use chitieu::core::judge::news::{self, NewsCounts};
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::library::Library;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files::PackFiles;

use crate::support::screen::{app, draw, over, press, screen};

const SIZES: [(u16, u16); 5] = [(120, 40), (80, 24), (60, 24), (40, 20), (200, 60)];

#[test]
fn whole_screens_of_days_and_news_in_both_languages() {
    for (columns, rows) in SIZES {
        for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            for (keys, what) in [("t", "days"), ("t12/2025<ret>", "news")] {
                let mut app = app((columns, rows));
                app.view.lang = lang;
                press(&mut app, keys);
                let shown = draw(&app);
                insta::assert_snapshot!(format!("{what}_{columns}_{rows}_{name}"), shown);
            }
        }
    }
}

/// A pack whose first source told three figures, of which a second one revised one and brought another.
const PACK: &str = r#"
[pack]
id = "p"
name = "P"
place = "H"
main_plans = ["nq"]
[[plan]]
id = "nq"
name = "NQ"
term = [2021, 2025]
[[source]]
id = "S1"
title = "Một"
date = "2023-01-31"
[[source]]
id = "S2"
title = "Hai"
date = "2026-02"
[[source]]
id = "S3"
title = "Ba"
[[category]]
id = "c"
name = "C"
[[indicator]]
id = "a"
name = "Chỉ tiêu a"
category = "c"
unit = "%"
better = "higher"
target_kind = "level"
claims = [
  { kind = "actual", year = 2020, value = 5, source = "S1" },
  { kind = "actual", year = 2025, value = 12, source = "S2" },
  { kind = "estimate", year = 2024, value = 6, source = "S1" },
  { kind = "estimate", year = 2024, value = 7, source = "S2" },
  { kind = "actual", year = 2022, value = 4, source = "S3" },
  { plan = "nq", kind = "target", year = 2025, value = 10, source = "S1" },
]
[[indicator]]
id = "b"
name = "Chỉ tiêu b"
category = "c"
unit = "ha"
better = "higher"
claims = [
  { kind = "actual", year = 2020, value = 30, source = "S1" },
]
"#;

fn pack() -> Arc<Library> {
    let library = Library::open(&[PackFiles::in_memory("p.toml", PACK.as_bytes())]);
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    Arc::new(library)
}

#[test]
fn a_figure_is_new_or_stands_for_another_and_what_has_no_day_is_counted_apart() {
    let library = pack();
    let catalog = &library.catalog;
    let viewpoint = Viewpoint::on("2026-11-24".parse().unwrap());
    let after = |day: &str| news::since(catalog, &viewpoint, day.parse().unwrap(), None);
    let counts = |new, revised| NewsCounts { new, revised };
    let found = after("2025-12-31");
    assert_eq!(found.counts(), counts(1, 1));
    assert_eq!((found.statuses(), found.undated), (1, 1));
    let classes = found.claims[0].classes.unwrap();
    assert!(matches!(classes.1, Some(Class::Judged(_))), "{classes:?}");
    // Of a month alone that has begun nobody knows.
    assert_eq!(after("2026-01-31").counts(), counts(1, 1));
    let within = after("2026-02-27");
    assert_eq!((within.counts(), within.undated), (counts(0, 0), 3));
    let over = after("2026-02-28");
    assert_eq!((over.counts(), over.undated), (counts(0, 0), 1));
    assert_eq!(after("2022-12-31").claims.len(), 6);
    // On an earlier day the second source does not exist.
    let earlier = Viewpoint {
        day: "2026-01-31".parse().unwrap(),
        as_of: true,
        plan: None,
    };
    let found = news::since(catalog, &earlier, "2025-12-31".parse().unwrap(), None);
    assert!(found.claims.is_empty());
    let days = news::publications(catalog, &viewpoint, None);
    let told: Vec<_> = days
        .days
        .iter()
        .map(|day| {
            (
                day.published.to_string(),
                day.new,
                day.revised,
                day.statuses,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("2026-02".to_owned(), 1, Some(1), Some(1)),
            ("2023-01-31".to_owned(), 4, Some(0), Some(1)),
        ]
    );
    assert_eq!(days.undated, 1);
}

#[test]
fn every_form_of_a_day_asks_what_is_new() {
    for (typed, title) in [
        ("2025-12-31", "Mới công bố sau ngày 31/12/2025"),
        ("31/12/2025", "Mới công bố sau ngày 31/12/2025"),
        ("1/2026", "Mới công bố sau ngày 31/12/2025"),
        ("2026", "Mới công bố sau ngày 31/12/2025"),
        ("2026-01", "Mới công bố sau ngày 31/12/2025"),
    ] {
        let mut app = over(pack(), (80, 24), ColorDepth::Mono);
        press(&mut app, &format!("t{typed}<ret>"));
        let shown = draw(&app);
        assert!(shown.contains(title), "{typed}: {shown}");
        assert!(
            shown.contains("Chỉ tiêu a: ước 6% → ước 7%"),
            "{typed}: {shown}"
        );
        assert!(shown.contains("1 số liệu không rõ"), "{typed}: {shown}");
        assert!(shown.contains("tình trạng: "), "{typed}: {shown}");
        // Enter on a line shows the indicator.
        press(&mut app, "<down><ret>");
        assert!(app.overlays.is_empty());
        assert!(draw(&app).contains("Chỉ tiêu a"));
    }
    let mut app = over(pack(), (80, 24), ColorDepth::Mono);
    press(&mut app, "t2026<down><ret>");
    assert!(draw(&app).contains("Mới công bố sau ngày 31/12/2026"));
    assert!(draw(&app).contains("Không có gì mới sau ngày này."));
}

#[test]
fn a_chosen_day_is_gone_to_and_the_steps_keep_what_is_open() {
    let mut app = over(pack(), (120, 40), ColorDepth::Mono);
    press(&mut app, "t<down><down><ret>");
    assert_eq!(
        (app.view.day.to_string().as_str(), app.view.as_of),
        ("2023-01-31", true)
    );
    assert!(draw(&app).contains("công bố đến 31/01/2023"));
    press(&mut app, "O<down>");
    for (keys, day) in [
        ("<gt>", "2026-02-28"),
        ("<lt>", "2023-01-31"),
        ("<gt><gt>", "2026-11-24"),
    ] {
        press(&mut app, keys);
        assert_eq!(app.view.day.to_string(), day);
        assert!(
            app.overlays
                .overview()
                .is_some_and(|chosen| chosen.selected() == 1),
            "{day}"
        );
    }
    press(&mut app, "<esc>t<down><ret>t<up><ret>");
    assert_eq!(
        (app.view.day.to_string().as_str(), app.view.as_of),
        ("2026-11-24", false)
    );
    // In the detail the indicator stays open.
    press(&mut app, "<ret><lt>");
    let focus = app.panes.focus;
    assert!(draw(&app).contains("28/02/2026"), "{focus:?}");
}

#[test]
fn the_list_names_the_report_at_the_middle_of_the_term() {
    let shown = screen((100, 40), "tgiua ky");
    assert!(
        shown.contains("Có gì mới sau báo cáo giữa kỳ 08/09/2023"),
        "{shown}"
    );
    let shown = screen((100, 40), "tgiua ky<ret>");
    assert!(shown.contains("Mới công bố sau ngày 08/09/2023"), "{shown}");
}
