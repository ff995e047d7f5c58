//! What officials said beside what is computed, where sources disagree, and what a day knew: on the screen.

use std::sync::Arc;

use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::explorer::event::Event;
use chitieu::explorer::state::app::{App, Options};
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;

use crate::support::screen;
use crate::support::screen::react;

/// Two targets of which a report says that both are met; of one the figures say otherwise.
const DISPUTED: &str = r#"
pack = { id = "p", name = "P", place = "Tỉnh", main_plans = ["five"] }
category = [{ id = "c", name = "Kinh tế" }]
plan = [{ id = "five", name = "KH 2021-2025", term = [2021, 2025] }]
[[source]]
id = "B"
title = "Báo cáo sơ kết"
date = "2024-03"
[[indicator]]
id = "fine"
name = { vi = "Chỉ tiêu thuận", en = "Fine" }
category = "c"
unit = "%"
better = "higher"
target_kind = "level"
claims = [
  { kind = "actual", year = 2020, value = 40, source = "B" },
  { kind = "actual", year = 2023, value = 71, source = "B" },
  { plan = "five", kind = "target", year = 2025, value = 70, source = "B" },
]
[[indicator]]
id = "poor"
name = { vi = "Chỉ tiêu trái", en = "Poor" }
category = "c"
unit = "%"
better = "higher"
target_kind = "level"
claims = [
  { kind = "actual", year = 2020, value = 40, source = "B" },
  { kind = "actual", year = 2023, value = 45, source = "B" },
  { plan = "five", kind = "target", year = 2025, value = 70, source = "B" },
]
[[judgement]]
indicator = "fine"
plan = "five"
status = "met"
wording = "đạt"
source = "B"
[[judgement]]
indicator = "poor"
plan = "five"
status = "met"
wording = "đạt"
source = "B"
"#;

/// A session over one pack.
fn session(text: &str, lang: Lang) -> App {
    let library = Arc::new(Library::open(&[PackFiles::in_memory(
        "p.toml",
        text.as_bytes(),
    )]));
    assert_eq!(library.diagnostics.len(), 0, "{:?}", library.diagnostics);
    let options = Options {
        lang,
        viewpoint: Viewpoint::on("2024-06-30".parse().unwrap()),
        ..screen::options(&library, (120, 40))
    };
    App::new(library, options)
}

fn press(app: &mut App, keys: &str) -> String {
    screen::press(app, keys);
    react(app, Event::Idle);
    screen::draw(app)
}

/// Checks that each text stands in one line of the screen.
#[track_caller]
fn shows(screen: &str, expected: &[&str]) {
    for said in expected {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
}

#[test]
fn a_filter_lists_where_officials_and_figures_disagree() {
    let mut app = session(DISPUTED, Lang::Vi);
    let listed = press(&mut app, "<F9>");
    shows(
        &listed,
        &[
            "/ co:trái-công-bố",
            "1/2",
            "▸ Chỉ tiêu trái",
            "✗ Khó đạt: thấp hơn mục tiêu 25 điểm %",
            "Công bố: “đạt” · B, 03/2024",
        ],
    );
    assert!(!listed.contains("Chỉ tiêu thuận"), "{listed}");
    let mut app = session(DISPUTED, Lang::En);
    let listed = press(&mut app, "/has:disagreement<ret>");
    shows(
        &listed,
        &["1/2", "Officially: met (“đạt”) · B, Mar 2024", "✗ Unlikely"],
    );
    // Where they agree nothing is listed, and it is said.
    let mut app = session(&DISPUTED.replace("value = 45", "value = 75"), Lang::Vi);
    let listed = press(&mut app, "<F9>");
    shows(
        &listed,
        &["Không chỉ tiêu nào mà kết quả tính toán trái với công bố"],
    );
}

#[test]
fn both_conflicts_of_the_grdp_per_head_are_shown_with_the_rule_that_chose() {
    let mut app = screen::app((120, 200));
    let shown = press(&mut app, "/grdp binh quan dau nguoi<ret><ret>");
    shows(
        &screen::last_pane(&shown),
        &[
            "≠ Nguồn khác nhau 2020 thực hiện: 43,8 (L12, 19/11/2023) · 43,33 (L00, 08/09/2023) lấy số 43,8: công bố sau cùng",
            "≠ Nguồn khác nhau 2025 ước thực hiện: 65,5 (L08, 11/2025) · 79 (L30, 14/01/2026) lấy số 79: công bố sau cùng",
        ],
    );
}

#[test]
fn a_step_in_time_says_how_a_month_counts() {
    let mut app = screen::app((120, 40));
    let back = press(&mut app, "<lt><lt>");
    shows(
        &back,
        &["(chỉ ghi tháng, năm: tính đến cuối kỳ)", "công bố đến "],
    );
    // A source of March 2024 is known from its last day on.
    let mut app = session(DISPUTED, Lang::En);
    let earlier = press(&mut app, "<lt>");
    shows(
        &earlier,
        &[
            "published by 31 Mar 2024",
            "(month or year alone: its last day)",
        ],
    );
}

#[test]
fn on_the_day_of_the_article_the_screen_says_what_it_said() {
    let mut app = screen::app((120, 40));
    (app.view.day, app.view.as_of) = ("2023-09-08".parse().unwrap(), true);
    app.refresh();
    for (query, status, official) in [
        (
            "thu gom xu ly rac thai ran",
            "▲ Vượt 3,2 điểm %",
            "Công bố: “vượt” · L00, 08/09/2023",
        ),
        (
            "nuoc sach qua he thong cap nuoc tap trung",
            "● Đạt: đúng mục tiêu",
            "Công bố: “đạt”",
        ),
        (
            "muc giam ty le ho ngheo binh quan",
            "▲ Vượt 0,4 điểm %",
            "Công bố: “vượt”",
        ),
        (
            "tong luot khach du lich tang binh quan",
            "▲ Vượt 13,2 điểm %",
            "Công bố: “vượt” · L00, 08/09/2023",
        ),
    ] {
        let shown = press(&mut app, &format!("/<C-u>{query}<ret>"));
        shows(&shown, &[status, official]);
    }
}

#[test]
fn a_figure_at_the_bound_of_a_strict_target_is_not_said_to_be_on_it() {
    let mut app = screen::app((120, 40));
    let shown = press(&mut app, "/san luong luong thuc co hat<ret>");
    shows(&shown, &["≈ Sát ngưỡng: số công bố"]);
    let shown = press(&mut app, "L");
    shows(&shown, &["≈ At the threshold"]);
}
