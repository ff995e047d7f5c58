//! Every surface shows the same card.
//!
//! Owns this promise: list row, detail, page, table, CSV, JSON and copies say the same of every series of the shipped
//! packs, on six days and in both languages. The expected texts are derived here from the claims by plain means, not by
//! the code of the surfaces. It must not know how a surface is laid out.

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use std::collections::HashMap;
    use std::sync::Arc;

    use jiff::civil::Date;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use serde_json::{Value, json};

    use crate::core::catalog::Catalog;
    use crate::core::judge::standing::standing;
    use crate::core::judge::viewpoint::Viewpoint;
    use crate::core::lang::Lang;
    use crate::core::model::{ClaimId, SeriesId};
    use crate::explorer::choices::Begins;
    use crate::explorer::choices::StartView;
    use crate::explorer::memory::Memory;
    use crate::explorer::panes::detail;
    use crate::explorer::state::app::{App, Options};
    use crate::explorer::state::things::{ListRow, Thing};
    use crate::explorer::theme::{Shade, Theme};
    use crate::explorer::view::view;
    use crate::library::Library;
    use crate::line::terminal::{Clipboard, ColorDepth};
    use crate::pack::files;
    use crate::report::basis::Basis;
    use crate::report::glyphs::UNICODE;
    use crate::report::paint::Paint;
    use crate::report::{copy, json as report_json, page, table};
    use crate::search::answer::Reading;

    /// The three days of the board, and the ends of three other years.
    const DAYS: [&str; 6] = [
        "2022-12-31",
        "2023-09-08",
        "2024-12-31",
        "2025-12-31",
        "2026-03-31",
        "2026-11-29",
    ];

    /// The words of the classes, as a person reads them; a provisional one is named with its side.
    const WORDS: [(&str, &str, &str); 13] = [
        ("exceeded", "Vượt", "Exceeded"),
        ("met", "Đạt", "Met"),
        ("on_track", "Đúng tiến độ", "On track"),
        ("at_risk", "Có nguy cơ không đạt", "At risk"),
        ("unlikely", "Khó đạt", "Unlikely"),
        ("missed", "Không đạt", "Missed"),
        ("provisional", "Tạm tính", "Provisional"),
        ("unit_ended", "Đơn vị đã kết thúc", "Unit ended"),
        ("at_threshold", "Sát ngưỡng", "At the threshold"),
        ("structure", "Cơ cấu", "Structure"),
        ("no_data", "Chưa có số liệu", "No figure"),
        ("no_target", "", ""),
        ("other", "Chưa đánh giá", "Not assessed"),
    ];

    /// The facts that every surface must show.
    #[derive(Debug)]
    struct Expected {
        name: String,
        /// The value, year and kind of the claim that leads, as the pack holds them; empty without one.
        raw: [String; 2],
        raw_target: [String; 2],
        /// What a person reads: digits of the figure and of the target, unit, years, status.
        read: Vec<String>,
        status: &'static str,
    }

    impl Expected {
        fn for_series(basis: Basis<'_>, series: SeriesId) -> Self {
            let (catalog, lang) = (basis.catalog, basis.lang);
            let found = standing(catalog, basis.viewpoint, series);
            let raw = |id: Option<ClaimId>| match id {
                None => [String::new(), String::new()],
                Some(id) => {
                    let year = catalog.claim(id).year;
                    let year = year.map_or_else(String::new, |year| year.to_string());
                    [catalog.value_text(id), year]
                }
            };
            let (shown, target) = (raw(found.shown()), raw(found.target));
            let mut read = digits(&shown[0], lang);
            read.extend(digits(&target[0], lang));
            read.extend([shown[1].clone(), target[1].clone()]);
            let unit = catalog.indicator_of(series).unit;
            // A rank is written as a rank: "hạng 57".
            if found.shown().is_some() && catalog.text(unit.vi) != "thứ hạng" {
                read.push(catalog.say(unit, lang).to_owned());
            }
            let class = match found.target {
                Some(_) => found.class.code(),
                None => "no_target",
            };
            let word = WORDS.iter().find(|(code, ..)| *code == class);
            let (_, vi, en) = word.unwrap_or(&WORDS[12]);
            read.push(lang.pick(*vi, *en).to_owned());
            read.retain(|part| !part.is_empty());
            Self {
                name: catalog
                    .say(catalog.indicator_of(series).name, lang)
                    .to_owned(),
                raw: shown,
                raw_target: target,
                read,
                status: found.status.code(),
            }
        }

        /// Compares what a person reads, wherever its lines break.
        fn read_in(&self, text: &str, surface: &str) {
            let plain = |text: &str| text.replace(char::is_whitespace, "");
            let text_plain = plain(text);
            for part in &self.read {
                // A percent sign stands at the figure, a unit a year at the target.
                let part = plain(part);
                assert!(
                    text_plain.contains(&part),
                    "{surface} of {} lacks {part}: {self:?}\n{text}",
                    self.name
                );
            }
        }
    }

    /// The ends of a value as a language writes them.
    fn digits(raw: &str, lang: Lang) -> Vec<String> {
        let range = raw.char_indices().skip(1).find(|(_, c)| *c == '-');
        let ends = match range {
            Some((at, _)) => vec![raw.get(..at).unwrap(), raw.get(at + 1..).unwrap()],
            None => vec![raw],
        };
        let written = |end: &str| {
            let (sign, end) = match end.strip_prefix('-') {
                Some(end) => ("−", end),
                None => ("", end),
            };
            let (whole, part) = end.split_once('.').unwrap_or((end, ""));
            let (decimal, thousands) = lang.pick((",", '.'), (".", ','));
            let mut grouped = String::new();
            for (at, digit) in whole.chars().enumerate() {
                if at > 0 && (whole.len() - at) % 3 == 0 {
                    grouped.push(thousands);
                }
                grouped.push(digit);
            }
            match part {
                "" => format!("{sign}{grouped}"),
                part => format!("{sign}{grouped}{decimal}{part}"),
            }
        };
        ends.into_iter()
            .map(written)
            .filter(|end| !end.is_empty())
            .collect()
    }

    fn screen(app: &App) -> Vec<String> {
        let (columns, rows) = app.display.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal
            .draw(|frame| {
                view(app, frame);
            })
            .unwrap();
        let buffer = terminal.backend().buffer();
        let line = |y: u16| {
            (0..columns)
                .map(|x| buffer[(x, y)].symbol())
                .collect::<String>()
        };
        (0..rows).map(line).collect()
    }

    /// The line of each series in the list of the explorer that has 200×60 alone, read from the screen page by page.
    fn rows_of_the_list(app: &mut App, all: &[SeriesId]) -> HashMap<SeriesId, String> {
        let mut found = HashMap::new();
        app.panes.zoomed = true;
        for part in all.chunks(20) {
            app.snapshot.rows = part
                .iter()
                .map(|series| ListRow::series(*series, Reading::Typed))
                .collect();
            let lines = screen(app);
            let area = app.layout().list.unwrap();
            let cells = |line: &str| -> String {
                let cells = line.chars().skip(usize::from(area.x));
                cells.take(usize::from(area.width)).collect()
            };
            let rows = crate::explorer::layout::list_parts(area).rows;
            let first = usize::from(rows.y);
            for (at, series) in part.iter().enumerate() {
                found.insert(*series, cells(&lines[first + at]));
            }
        }
        found
    }

    fn app_over(library: &Arc<Library>, day: Date, lang: Lang) -> App {
        let options = Options {
            lang,
            viewpoint: Viewpoint {
                as_of: true,
                ..Viewpoint::on(day)
            },
            place: None,
            theme: Theme::new(ColorDepth::Mono, Shade::Dark),
            glyphs: &UNICODE,
            size: (200, 60),
            query: None,
            start: StartView::List,
            clipboard: Clipboard::Open,
            memory: Memory::default(),
            begins: Begins::default(),
        };
        App::new(Arc::clone(library), options)
    }

    #[test]
    fn every_surface_says_the_same_of_every_series() {
        let library = Arc::new(Library::open(&files::embedded()));
        let catalog: &Catalog = &library.catalog;
        let all: Vec<SeriesId> = catalog.series_ids().collect();
        let mut with_figure = 0;
        for day in DAYS.map(|day| day.parse::<Date>().unwrap()) {
            for lang in [Lang::Vi, Lang::En] {
                let mut app = app_over(&library, day, lang);
                let rows = rows_of_the_list(&mut app, &all);
                let basis = app.basis();
                let paint = Paint {
                    glyphs: &UNICODE,
                    colored: false,
                    columns: None,
                };
                let lines = table::lines(basis, &all, paint);
                let csv = table::csv(basis, &all).unwrap();
                let mut csv = csv::Reader::from_reader(csv.as_bytes());
                let cards = json!(report_json::rows(basis, &all));
                let surfaces = lines
                    .lines()
                    .zip(csv.records())
                    .zip(cards.as_array().unwrap());
                for (series, ((line, record), card)) in all.iter().zip(surfaces) {
                    let expected = Expected::for_series(basis, *series);
                    with_figure += usize::from(!expected.raw[0].is_empty());
                    expected.read_in(line, "list");
                    expected.read_in(&rows[series], "row of the explorer");
                    let detail = detail::text(&app, Thing::Series(*series), 90);
                    expected.read_in(&detail, "detail of the explorer");
                    expected.read_in(&page::lines(basis, *series, &[], paint, false), "show");
                    check_record(&expected, &record.unwrap());
                    check_card(&expected, card);
                    check_copies(basis, *series, &expected);
                }
            }
        }
        assert!(with_figure > 1500, "{with_figure}");
    }

    fn check_record(expected: &Expected, record: &csv::StringRecord) {
        let fields = [6, 7, 9, 10, 11].map(|at| record.get(at).unwrap());
        let [raw, year] = &expected.raw;
        let [target, target_year] = &expected.raw_target;
        assert_eq!(fields, [raw, year, target, target_year, expected.status]);
    }

    fn check_card(expected: &Expected, card: &Value) {
        let claim = |key: &str| match &card[key] {
            Value::Null => [String::new(), String::new()],
            claim => {
                let year = claim["year"].as_i64();
                let year = year.map_or_else(String::new, |year| year.to_string());
                [claim["value"].as_str().unwrap().to_owned(), year]
            }
        };
        assert_eq!(claim("shown"), expected.raw, "{card}");
        assert_eq!(claim("latest"), expected.raw, "{card}");
        assert_eq!(claim("target"), expected.raw_target, "{card}");
        assert_eq!(card["status"], expected.status, "{card}");
    }

    fn check_copies(basis: Basis<'_>, series: SeriesId, expected: &Expected) {
        let figure = copy::figure(basis, series);
        assert_eq!(figure.is_some(), !expected.raw[0].is_empty());
        for digits in figure
            .iter()
            .flat_map(|_| digits(&expected.raw[0], basis.lang))
        {
            let figure = figure.as_deref().unwrap();
            assert!(figure.contains(&digits), "{figure}: {expected:?}");
        }
        let has_any = figure.is_some() || !expected.raw_target[0].is_empty();
        if let Some(citation) = copy::citation(basis, series).filter(|_| has_any) {
            let mut read = Expected {
                read: expected.read.clone(),
                ..Expected::for_series(basis, series)
            };
            // Without a target none is mentioned.
            if expected.raw_target[0].is_empty() {
                read.read.retain(|part| !part.is_empty());
            }
            read.read_in(&citation, "citation");
        } else {
            assert!(!has_any);
        }
    }
}
