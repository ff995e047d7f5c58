//! What is told of figures beside the figures: that one was worked out, which one made a status, whose count it is.

use std::fs;
use std::sync::Arc;

use chitieu::core::lang::Lang;
use chitieu::explorer::state::app::App;
use chitieu::library::Library;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files::PackFiles;
use tempfile::TempDir;

use crate::support::program::{json, prints, run_on};
use crate::support::screen::{app, draw, over, press};

/// Three indicators of one place: one whose newest source tells two years and one of them worked out, one with a target
/// of the term that is worked out, one of a yearly plan that is missed.
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
[[plan]]
id = "khac"
name = "Kế hoạch khác"
term = [2016, 2020]
[[plan]]
id = "nam"
name = "Kế hoạch năm"
[[source]]
id = "S1"
title = "Một"
date = "2023-01-31"
[[source]]
id = "S2"
title = "Hai"
date = "2026-01-10"
[[category]]
id = "c"
name = "C"
[[indicator]]
id = "a"
name = "Chỉ tiêu a"
category = "c"
unit = "triệu"
better = "higher"
target_kind = "level"
claims = [
  { kind = "actual", year = 2021, value = 40, source = "S1" },
  { kind = "actual", year = 2022, value = 44, source = "S1", derived = true },
  { kind = "actual", year = 2022, value = 45, source = "S2" },
  { kind = "actual", year = 2024, value = 62.6, source = "S2", derived = true },
  { kind = "estimate", year = 2025, value = 79, source = "S2" },
  { plan = "nq", kind = "target", year = 2025, value = 65, source = "S1" },
]
[[indicator]]
id = "b"
name = "Chỉ tiêu b"
category = "c"
unit = "%"
better = "higher"
target_kind = "level"
claims = [
  { kind = "actual", year = 2023, value = 6.5, source = "S2" },
  { kind = "actual", year = 2024, value = 7.5, source = "S2", derived = true },
  { plan = "nam", kind = "target", year = 2024, value = 8, source = "S1", derived = true },
  { plan = "nam", kind = "target", year = 2023, value = 8, source = "S1" },
]
"#;

fn pack(depth: (u16, u16)) -> App {
    let library = Library::open(&[PackFiles::in_memory("p.toml", PACK.as_bytes())]);
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    over(Arc::new(library), depth, ColorDepth::Mono)
}

/// What a command prints of that pack, and what it says beside.
fn said(line: &[&str]) -> (String, String) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("pack.toml"), PACK).unwrap();
    let output = run_on(folder.path(), line);
    let [out, err] = [output.stdout, output.stderr].map(|said| String::from_utf8(said).unwrap());
    (out, err)
}

#[test]
fn news_tell_what_was_worked_out_and_the_status_at_the_figure_that_made_it() {
    for (lang, derived, status) in [
        (Lang::Vi, "(suy ra)", "tình trạng"),
        (Lang::En, "(derived)", "status:"),
    ] {
        let mut app = pack((200, 60));
        app.view.lang = lang;
        press(&mut app, "t2026<ret>");
        let shown = draw(&app);
        let entry = |figure: &str| {
            let lines: Vec<&str> = shown.lines().collect();
            let at = lines.iter().position(|line| line.contains(figure));
            let at = at.unwrap_or_else(|| panic!("no {figure} in\n{shown}"));
            lines[at..(at + 2).min(lines.len())].join("\n")
        };
        let [new, worked_out, revised] = match lang {
            Lang::Vi => ["mới ước 79 triệu", "mới 62,6 triệu", "→ 45 triệu"],
            Lang::En => ["new est. 79 triệu", "new 62.6 triệu", "→ 45 triệu"],
        };
        assert!(entry(new).contains(status), "{shown}");
        assert!(!entry(new).contains(derived), "{shown}");
        assert!(entry(worked_out).contains(derived), "{shown}");
        assert!(!entry(worked_out).contains(status), "{shown}");
        // What stood there before was worked out, what stands there now is printed.
        assert!(
            entry(revised).contains(&format!("{derived} → 45")),
            "{shown}"
        );
    }
}

#[test]
fn a_difference_tells_what_was_worked_out() {
    let (text, err) = said(&["diff", "--since", "2025-12-31", "--lang", "en"]);
    assert!(text.contains("62.6 (2024, derived)"), "{text}{err}");
    assert!(text.contains("44 (2022, derived) → "), "{text}{err}");
    assert!(!text.contains("79 (2025, derived)"), "{text}");
    let (text, err) = said(&["diff", "--since", "2025-12-31", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{err}"));
    assert_eq!(found["revised"][0]["from"]["derived"], true, "{found}");
    assert_eq!(found["revised"][0]["to"]["derived"], false, "{found}");
}

#[test]
fn the_line_of_a_year_tells_a_figure_and_a_target_that_were_worked_out() {
    let (text, _) = said(&["show", "b", "--lang", "vi"]);
    assert!(
        text.contains("2024: 7,5% (suy ra) · mục tiêu 8% (suy ra)"),
        "{text}"
    );
    assert!(text.contains("2023: 6,5% · mục tiêu 8% ·"), "{text}");
}

#[test]
fn the_text_of_a_chart_tells_what_was_worked_out() {
    for (format, lang, wanted) in [
        ("svg", "vi", ["2024: 62,6 triệu (suy ra)", "62,6 (suy ra)"]),
        (
            "html",
            "en",
            ["2024: 62.6 triệu (derived)", "62.6 (derived)"],
        ),
    ] {
        let (text, err) = said(&["show", "a", "--format", format, "--lang", lang]);
        for wanted in wanted {
            assert!(text.contains(wanted), "{wanted}: {text}{err}");
        }
        assert!(
            !text.contains("79 triệu (") && !text.contains(">79 ("),
            "{text}"
        );
    }
}

#[test]
fn a_day_that_no_calendar_has_is_told_and_goes_nowhere() {
    for typed in ["31/02/2024", "13/2024", "2024-02-30", "30.02.2026"] {
        let mut app = app((120, 40));
        let day = app.view.day;
        press(&mut app, &format!("t{typed}"));
        let shown = draw(&app);
        assert!(
            shown.contains(&format!("Không có ngày {typed} trong lịch")),
            "{shown}"
        );
        press(&mut app, "<ret>");
        assert_eq!((app.view.day, app.view.as_of), (day, false), "{typed}");
    }
    // What may still become a day keeps what fits.
    let mut app = app((120, 40));
    press(&mut app, "t08/09/202");
    assert!(draw(&app).contains("08/09/2023"), "{}", draw(&app));
    assert!(!draw(&app).contains("trong lịch"));
}

#[test]
fn what_fails_by_a_yearly_plan_is_counted_apart_and_named_on_request() {
    let (text, _) = said(&["list", "--attention", "--lang", "en"]);
    assert!(
        text.contains("Not counted: 1 other target that needs attention, in other plans"),
        "{text}"
    );
    for form in ["--json", "--csv"] {
        let (_, err) = said(&["list", "--attention", form, "--lang", "vi"]);
        assert!(err.contains("Không tính 1 chỉ tiêu khác"), "{form}: {err}");
    }
    let mut app = pack((120, 40));
    press(&mut app, "a");
    let shown = draw(&app);
    assert!(
        shown.contains("Không tính, theo kế hoạch khác: 1"),
        "{shown}"
    );
    press(&mut app, "<end><ret>");
    assert!(draw(&app).contains("7,5%"), "{}", draw(&app));
}

#[test]
fn a_plan_without_a_target_here_is_not_one_of_which_nothing_needs_attention() {
    let line = ["list", "--attention", "--plan", "khac", "--lang"];
    let (text, _) = said(&[&line[..], &["vi"]].concat());
    assert!(
        text.contains("kế hoạch này không có mục tiêu nào ở đây"),
        "{text}"
    );
    let (text, _) = said(&[&line[..], &["en"]].concat());
    assert!(text.contains("this plan has no target here"), "{text}");
    assert!(!text.contains("no target needs attention"), "{text}");
}

#[test]
fn at_the_threshold_has_one_reason_on_every_surface() {
    let listed = prints(
        &["list", "--attention", "--place", "lai-chau", "--lang", "en"],
        0,
    );
    let mut near = listed
        .lines()
        .filter(|line| line.contains("At the threshold"));
    assert!(near.clone().count() > 0, "{listed}");
    assert!(
        near.all(|line| line.contains("what is published is too coarse to tell")),
        "{listed}"
    );
    // No command stands below it that lists another number of them.
    assert!(!listed.contains("chitieu list"), "{listed}");
    let rows = json(&["list", "--attention", "--place", "lai-chau", "--json"]);
    assert!(rows.as_array().is_some_and(|rows| !rows.is_empty()));
}

#[test]
fn every_reported_count_tells_its_kind_and_its_place() {
    for (lang, estimate, place) in [
        ("", "ước 6/50", "Lai Châu "),
        ("L", "est. 6/50", "Lai Châu "),
    ] {
        let mut one = app((200, 60));
        press(&mut one, lang);
        let shown = draw(&one);
        assert!(shown.contains(estimate), "{shown}");
        for size in [(40, 20), (80, 24), (120, 40), (200, 60), (300, 60)] {
            let mut all = app(size);
            all.view.place = None;
            press(&mut all, lang);
            press(&mut all, "p<home><ret>");
            let shown = draw(&all);
            let head: String = shown.lines().take(4).collect::<Vec<_>>().join("\n");
            if head.contains("6/50") {
                assert!(head.contains(&format!("{place}{estimate}")), "{head}");
            }
            for count in ["22/26", "18 chỉ tiêu"] {
                let before = head.split(count).next().unwrap_or_default();
                assert!(
                    !head.contains(count)
                        || before.contains("Cả nước")
                        || before.contains("Sơn La")
                        || before.contains("Nationwide"),
                    "{head}"
                );
            }
        }
    }
}
