//! The chart of every series of the packs: what is drawn is explained, and nothing else is.

use std::collections::BTreeSet;

use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::explorer::layout::Focus;
use chitieu::explorer::state::things::Thing;
use chitieu::report::glyphs::{ASCII, UNICODE};

use crate::support::screen::{app, check, draw};

/// The signs of a chart and those that are explained below it, of the lines of a detail; `None` without a
/// chart.
fn signs(lines: &[&str]) -> Option<(BTreeSet<String>, BTreeSet<String>)> {
    let floor = lines.iter().position(|line| line.contains('└'))?;
    let axis = lines[floor].chars().position(|c| c == '└')?;
    let is_plot = |line: &&&str| matches!(line.chars().nth(axis), Some('┤' | '│'));
    let plot = lines[..floor].iter().rev().take_while(is_plot);
    let drawn = plot.flat_map(|line| line.chars().skip(axis + 1));
    // A mean has two signs and one word; the zero line and what joins two figures need none.
    let drawn = drawn.filter(|c| !" │─".contains(*c));
    let drawn = drawn.map(|c| match c {
        '┣' | '━' => "┣━".to_owned(),
        _ => c.to_string(),
    });
    let said = lines[floor + 2..]
        .iter()
        .take_while(|line| !line.is_empty());
    let entries = said.flat_map(|line| line.trim().split("   "));
    let explained = entries.filter_map(|entry| entry.split_whitespace().next());
    Some((drawn.collect(), explained.map(str::to_owned).collect()))
}

#[test]
fn what_a_chart_draws_is_explained_and_nothing_else() {
    let mut charts = 0;
    for (columns, lang) in [(42, Lang::Vi), (59, Lang::En)] {
        let mut app = app((columns, 250));
        app.view.lang = lang;
        app.panes.focus = Focus::Detail;
        for at in 0..app.catalog().series().len() as u32 {
            app.panes.detailed = Some(Thing::Series(SeriesId(at)));
            let screen = draw(&app);
            let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
            if let Some((drawn, explained)) = signs(&lines) {
                assert_eq!(drawn, explained, "{screen}");
                charts += 1;
            }
        }
    }
    assert!(charts > 50, "{charts}");
}

#[test]
fn every_series_can_be_drawn_at_any_size() {
    for glyphs in [&UNICODE, &ASCII] {
        for size in [(20, 6), (40, 20), (80, 24), (200, 60)] {
            let mut app = app(size);
            app.display.glyphs = glyphs;
            app.panes.focus = Focus::Detail;
            for at in (0..app.catalog().series().len() as u32).step_by(3) {
                app.panes.detailed = Some(Thing::Series(SeriesId(at)));
                draw(&app);
            }
        }
    }
}

#[test]
fn growth_below_zero_hangs_in_the_chart_and_in_the_row() {
    check(
        (80, 60),
        "/toc do tang truong grdp<ret>",
        &[
            "│ %, 2016–2025",
            "│ 24,88 ┤◆",
            "│       │",
            "│       │",
            "│       │",
            "│       │",
            "│       │",
            "│       │   ◆                ◆↑ ○≠",
            "│     8 ┤                    ┄┄┄□~",
            "│       │               ○       ○≠",
            "│       │             ○",
            "│       │",
            "│     0 ┤──────────────────────────",
            "│ −2,77 ┤                  ◆",
            "│       │",
            "│       └┬──┬─┬──┬─┬──┬─┬──┬─┬──┬──",
            "│        2016    2020         2025",
            "│ ◆ thực hiện   ○ ước thực hiện",
            "│ □ dự báo   ↑ từ mức đó trở lên",
            "│ ~ khoảng, gần mức đó",
            "│ ≠ các nguồn nêu khác nhau",
            "│ ┄ mục tiêu",
        ],
    );
}

#[test]
fn means_are_bars_over_their_years() {
    check(
        (80, 40),
        "/toc do tang truong grdp binh quan<ret><right>",
        &[
            "│ %/năm, 2011–2025",
            "│       │",
            "│ 16,63 ┤        ┣━━━○",
            "│       │     ┣━━◆",
            "│    10 ┤                ┄┄┄┄┄┄┄┄",
            "│     9 ┤                ┄┄┄┄┄┄┄┄",
            "│       │┣━━━━━━◆",
            "│  3,91 ┤                ┣━━━◆",
            "│     0 ┤",
            "│       └┬──┬───┬──┬──┬──┬───┬──┬──",
            "│        2011 2015    2020    2025",
            "│ ◆ thực hiện   ○ ước thực hiện",
            "│ ┣━ bình quân nhiều năm",
            "│ ┄ mục tiêu",
        ],
    );
}
