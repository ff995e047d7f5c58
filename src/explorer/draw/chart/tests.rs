//! Charts as small pictures: one for each promise.

use proptest::prelude::*;

use super::*;
use crate::report::glyphs::{ASCII, UNICODE};

const YEAR: Datum = Datum {
    at: 0.0,
    from: None,
    value: 0.0,
    far: None,
    quality: Quality::Actual,
    bound: PlotBound::Exact,
    is_derived: false,
    dispute: None,
};

/// An actual figure.
fn figure(at: f64, value: f64) -> Datum {
    Datum { at, value, ..YEAR }
}

/// An estimate.
fn estimate(at: f64, value: f64) -> Datum {
    Datum {
        quality: Quality::Estimate,
        ..figure(at, value)
    }
}

/// A mean over some years.
fn mean(from: f64, at: f64, value: f64) -> Datum {
    Datum {
        from: Some(from),
        ..figure(at, value)
    }
}

/// A height to be reached.
fn goal(value: f64, at: f64) -> PlotLevel {
    PlotLevel {
        value,
        far: None,
        from: None,
        at: Some(at),
    }
}

fn write(value: f64) -> String {
    format!("{value}")
}

fn chart<'a>(data: &'a [Datum], target: Option<&'a PlotLevel>) -> Chart<'a> {
    let plain = Style::new();
    Chart {
        data,
        target,
        ways: &[],
        spread: None,
        breaks: &[],
        decimals: 2,
        format: &write,
        glyphs: &UNICODE,
        styles: Styles {
            figure: plain,
            disputed: plain,
            target: plain,
            axis: plain,
            way: plain,
        },
    }
}

/// Draws thirty columns and some rows.
#[track_caller]
fn check(chart: &Chart<'_>, expected: &[&str]) -> Vec<CanvasPiece> {
    let area = Rect::new(0, 0, 30, expected.len() as u16);
    let mut buffer = Buffer::empty(area);
    let drawn = chart.draw(area, &mut buffer);
    assert_eq!(buffer, Buffer::with_lines(expected.iter().copied()));
    drawn.map_or(Vec::new(), |drawn| drawn.pieces)
}

#[test]
fn estimates_bounds_derived_and_disputed_figures_look_different() {
    let data = [
        figure(2020.0, 40.0),
        Datum {
            is_derived: true,
            ..figure(2021.0, 44.0)
        },
        Datum {
            bound: PlotBound::AtLeast,
            ..figure(2022.0, 48.0)
        },
        Datum {
            bound: PlotBound::About,
            ..estimate(2023.0, 52.0)
        },
        Datum {
            bound: PlotBound::AtMost,
            quality: Quality::Forecast,
            ..figure(2024.0, 56.0)
        },
    ];
    check(
        &chart(&data, None),
        &[
            "56 ┤                       □↓ ",
            "   │                 ○~       ",
            "   │            ◆↑            ",
            "   │      ◆*                  ",
            "40 ┤◆                         ",
            "   └┬─────┬─────┬────┬─────┬──",
            "    2020      2022       2024 ",
        ],
    );
    let ascii = Chart {
        glyphs: &ASCII,
        ..chart(&data, None)
    };
    check(
        &ascii,
        &[
            "56 +                       f< ",
            "   |                 ec       ",
            "   |            @>            ",
            "   |      @*                  ",
            "40 +@                         ",
            "   ++-----+-----+----+-----+--",
            "    2020      2022       2024 ",
        ],
    );
}

#[test]
fn figures_that_contradict_each_other_are_marked_and_joined() {
    let disputed = |value| Datum {
        dispute: Some(3),
        ..estimate(2025.0, value)
    };
    let data = [figure(2020.0, 40.0), disputed(65.5), disputed(79.0)];
    let level = goal(65.0, 2025.0);
    check(
        &chart(&data, Some(&level)),
        &[
            "79 ┤                       ○≠ ",
            "   │                       ○≠ ",
            "65 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  ",
            "   │                          ",
            "   │                          ",
            "40 ┤◆                         ",
            "   └┬────┬───┬────┬───┬────┬──",
            "    2020        2023     2025 ",
        ],
    );
    let data = [figure(2020.0, 40.0), disputed(52.0), disputed(79.0)];
    check(
        &chart(&data, None),
        &[
            "79 ┤                       ○≠ ",
            "   │                       │  ",
            "   │                       │  ",
            "   │                       ○≠ ",
            "40 ┤◆                         ",
            "   └┬────┬───┬────┬───┬────┬──",
            "    2020        2023     2025 ",
        ],
    );
    // Nearer to each other than a row they share a cell, and the mark stays.
    let data = [figure(2020.0, 40.0), disputed(79.0), disputed(79.1)];
    check(
        &chart(&data, None),
        &[
            "79.1 ┤                     ○≠ ",
            "     │                        ",
            "  40 ┤◆                       ",
            "     └┬───┬───┬────┬───┬───┬──",
            "      2020       2023    2025 ",
        ],
    );
}

#[test]
fn a_mean_is_a_bar_over_its_years() {
    let data = [
        mean(2016.0, 2018.0, 16.63),
        mean(2021.0, 2022.5, 3.9),
        Datum {
            quality: Quality::Estimate,
            is_derived: true,
            ..mean(2019.0, 2020.0, 10.0)
        },
    ];
    let level = PlotLevel {
        far: Some(10.0),
        from: Some(2021.0),
        ..goal(9.0, 2025.0)
    };
    check(
        &chart(&data, Some(&level)),
        &[
            "16.63 ┤┣━━━◆                  ",
            "      │                       ",
            "   10 ┤       ┣━○*┄┄┄┄┄┄┄┄┄┄  ",
            "    9 ┤           ┄┄┄┄┄┄┄┄┄┄  ",
            "      │                       ",
            "  3.9 ┤           ┣━━◆        ",
            "    0 ┤                       ",
            "      └┬─┬─┬──┬─┬─┬─┬──┬─┬─┬──",
            "       2016   2020       2025 ",
        ],
    );
    // Of means that begin together and stand on one row each has its end.
    let data = [
        mean(2021.0, 2025.0, 33.6),
        mean(2021.0, 2023.0, 33.2),
        mean(2021.0, 2022.5, 33.2),
    ];
    check(
        &chart(&data, None),
        &[
            "33.6 ┤┣━━━━━━━━━━━━━━━━━━━━◆  ",
            "33.2 ┤┣━━━━━━━◆━━◆            ",
            "     └┬────┬─────┬────┬────┬──",
            "      2021     2023      2025 ",
        ],
    );
}

#[test]
fn what_was_reached_hides_what_was_expected_and_not_the_other_way() {
    let forecast = Datum {
        quality: Quality::Forecast,
        bound: PlotBound::About,
        ..figure(2025.0, 40.0)
    };
    let result = figure(2025.0, 40.0);
    for order in [[forecast, result], [result, forecast]] {
        let data = [figure(2020.0, 20.0), order[0], order[1]];
        check(
            &chart(&data, None),
            &[
                "40 ┤                       ◆  ",
                "   │                          ",
                "   │                          ",
                "20 ┤◆                         ",
                "   └┬────┬───┬────┬───┬────┬──",
                "    2020        2023     2025 ",
            ],
        );
    }
}

#[test]
fn a_bound_without_room_for_its_mark_is_the_mark() {
    let bound = Datum {
        bound: PlotBound::AtLeast,
        ..figure(11.0, 20.0)
    };
    let mut data: Vec<Datum> = (0..=23).map(|at| figure(f64::from(at), 20.0)).collect();
    data[11] = bound;
    data.push(figure(23.0, 30.0));
    check(
        &chart(&data, None),
        &[
            "30 ┤                       ◆  ",
            "   │                          ",
            "20 ┤◆◆◆◆◆◆◆◆◆◆◆↑◆◆◆◆◆◆◆◆◆◆◆◆  ",
            "   └┬┬─┬─┬─┬─┬─┬─┬─┬─┬─┬─┬─┬──",
            "    0  3        13        23  ",
        ],
    );
}

#[test]
fn a_result_on_the_row_of_the_target_keeps_its_color_and_sign() {
    let (point, line) = (Style::new().bold(), Style::new().cyan());
    let level = goal(50.0, 2025.0);
    let data = [figure(2020.0, 40.0), figure(2023.0, 50.0)];
    let plain = chart(&data, Some(&level));
    let styles = Styles {
        figure: point,
        target: line,
        ..plain.styles
    };
    let area = Rect::new(0, 0, 30, 7);
    let mut buffer = Buffer::empty(area);
    Chart { styles, ..plain }.draw(area, &mut buffer);
    let row: Vec<&ratatui::buffer::Cell> = (0..30).filter_map(|x| buffer.cell((x, 0))).collect();
    let at = row.iter().position(|cell| cell.symbol() == "◆").unwrap();
    let fresh = |style: Style| {
        let mut cell = ratatui::buffer::Cell::EMPTY;
        cell.set_style(style);
        cell.style()
    };
    assert_eq!(row[at].style(), fresh(point));
    assert_eq!(row[at - 1].style(), fresh(line));
    assert_eq!(row[at + 1].style(), fresh(line));
}

#[test]
fn what_is_below_zero_hangs_below_a_line() {
    let data = [
        figure(2021.0, 5.6),
        figure(2022.0, 7.7),
        figure(2023.0, -2.77),
        figure(2024.0, 9.0),
    ];
    let pieces = check(
        &chart(&data, None),
        &[
            "      │                       ",
            "    9 ┤       ◆            ◆  ",
            "      │◆                      ",
            "      │                       ",
            "    0 ┤───────────────────────",
            "-2.77 ┤             ◆         ",
            "      └┬──────┬─────┬──────┬──",
            "       2021 2022  2023   2024 ",
        ],
    );
    assert!(pieces.contains(&CanvasPiece::Zero));
}

#[test]
fn a_range_is_drawn_at_both_its_ends() {
    let result = Datum {
        far: Some(5.0),
        ..figure(2023.0, 4.0)
    };
    let data = [figure(2021.0, 7.0), result];
    let level = PlotLevel {
        far: Some(10.0),
        ..goal(9.0, 2025.0)
    };
    check(
        &chart(&data, Some(&level)),
        &[
            "10 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  ",
            " 9 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  ",
            "   │                          ",
            " 7 ┤◆                         ",
            "   │                          ",
            "   │            ◆             ",
            " 4 ┤            ◆             ",
            "   └┬─────┬─────┬────┬─────┬──",
            "    2021      2023       2025 ",
        ],
    );
}

#[test]
fn what_is_worked_out_gives_way_to_figures() {
    let data = [figure(2020.0, 40.0), figure(2022.0, 42.0)];
    let level = goal(60.0, 2025.0);
    let worked_out = Chart {
        ways: &[
            TrendLine {
                from: (2020.0, 40.0),
                to: (2025.0, 60.0),
                piece: CanvasPiece::Straight,
            },
            TrendLine {
                from: (2022.0, 42.0),
                to: (2025.0, 45.0),
                piece: CanvasPiece::Held,
            },
        ],
        spread: Some(Spread {
            at: 2025.0,
            low: 42.0,
            high: 52.0,
        }),
        ..chart(&data, Some(&level))
    };
    check(
        &worked_out,
        &[
            "60 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  ",
            "   │                 ......   ",
            "   │            .....      ┊  ",
            "   │       .....           ┊  ",
            "42 ┤   ....  ◆:::::::::::::┊  ",
            "40 ┤◆..                       ",
            "   └┬────┬───┬────┬───┬────┬──",
            "    2020        2023     2025 ",
        ],
    );
}

#[test]
fn a_break_stands_before_the_year_that_is_counted_in_another_way() {
    let data = [
        figure(2014.0, 24.0),
        figure(2015.0, 40.0),
        figure(2018.0, 28.0),
    ];
    let broken = Chart {
        breaks: &[2014, 2015],
        ..chart(&data, None)
    };
    check(
        &broken,
        &[
            "40 ┤  ¦   ◆                   ",
            "   │  ¦                       ",
            "   │  ¦                       ",
            "   │  ¦                    ◆  ",
            "24 ┤◆ ¦                       ",
            "   └┬─────┬─────┬────┬─────┬──",
            "    2014      2016       2018 ",
        ],
    );
}

#[test]
fn draws_nothing_without_a_figure() {
    for data in [&[][..], &[figure(2020.0, f64::NAN)]] {
        let empty = " ".repeat(30);
        assert_eq!(check(&chart(data, None), &[empty.as_str(); 7]), []);
    }
}

/// The value at the axis of each row that has one.
fn labels(buffer: &Buffer) -> Vec<(u16, f64)> {
    let row = |y| {
        let cells = (0..buffer.area.width).filter_map(|x| buffer.cell((x, y)));
        let said: String = cells.map(|cell| cell.symbol()).collect();
        let (label, _) = said.split_once('┤')?;
        Some((y, label.trim().parse().unwrap()))
    };
    (0..buffer.area.height).filter_map(row).collect()
}

prop_compose! {
    fn any_datum()(
        at in prop_oneof![0..40_i32, any::<i16>().prop_map(i32::from)],
        half in any::<bool>(),
        long in proptest::option::of(1..9_i32),
        value in prop_oneof![
            any::<f64>(), -1e3..1e3, Just(0.0), Just(-1e-300), Just(f64::MAX), Just(f64::MIN)
        ],
        far in proptest::option::of(-1e3..1e3),
        quality in prop_oneof![
            Just(Quality::Actual), Just(Quality::Estimate), Just(Quality::Forecast)
        ],
        bound in prop_oneof![
            Just(PlotBound::Exact), Just(PlotBound::About), Just(PlotBound::AtLeast), Just(PlotBound::AtMost)
        ],
        is_derived in any::<bool>(),
        dispute in proptest::option::of(0..3_usize),
    ) -> Datum {
        let at = f64::from(at) - if half { 0.5 } else { 0.0 };
        let from = long.map(|long| at - f64::from(long));
        Datum { at, from, value, far, quality, bound, is_derived, dispute }
    }
}

proptest! {
    /// Whatever is drawn wherever: nothing panics or leaves the area, and every label stands on the
    /// row of its value.
    #[test]
    fn every_label_stands_on_the_row_of_its_value(
        data in proptest::collection::vec(any_datum(), 0..12),
        target in proptest::option::of((-1e3..1e3, proptest::option::of(-1e3..1e3))),
        breaks in proptest::collection::vec(-40..60_i32, 0..3),
        (columns, rows) in (0..70_u16, 0..20_u16),
    ) {
        let level = target.map(|(value, far)| PlotLevel { far, ..goal(value, 20.0) });
        let way = TrendLine { from: (3.0, -1.0), to: (30.5, 1e9), piece: CanvasPiece::Held };
        let drawing = Chart {
            breaks: &breaks,
            ways: &[way],
            spread: Some(Spread { at: 20.0, low: -1.0, high: 7.5 }),
            ..chart(&data, level.as_ref())
        };
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        if let Some(drawn) = drawing.draw(area, &mut buffer) {
            let scale = Scale::fitting(drawing.values(), drawing.target_ends(), rows - 2).unwrap();
            prop_assert!(drawn.years.0 <= drawn.years.1);
            for (row, value) in labels(&buffer) {
                prop_assert_eq!(scale.row(value), row);
            }
        }
    }
}
