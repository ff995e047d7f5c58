//! The rows of the lists: what each keeps however little room there is, and what typing leaves where it is.

use std::sync::Arc;

use chitieu::core::lang::Lang;
use chitieu::explorer::layout::{list_parts, visible_rows};
use chitieu::explorer::state::things::Thing;
use chitieu::library::Library;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files;
use unicode_segmentation::UnicodeSegmentation;

use crate::support::folder::Folder;
use crate::support::screen::{SIZES, app, draw, over, press};

/// Units in Vietnamese and English: short, as long as a sentence, in wide letters, in letters with marks of their own.
const UNITS: [(&str, &str); 4] = [
    (
        "lượt người lao động được đào tạo nghề ngắn hạn",
        "workers trained in short courses of any kind",
    ),
    ("mét", "metres"),
    (
        "漢字漢字漢字漢字漢字漢字漢字漢字",
        "漢字漢字漢字漢字漢字漢字漢字漢字",
    ),
    (
        "q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}",
        "q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}q\u{323}",
    ),
];
/// Figures as the pack and each language write them, and their targets, which all of them miss.
const FIGURES: [[&str; 6]; 3] = [
    ["7", "9", "ước 7", "9", "est. 7", "9"],
    [
        "1234567.25",
        "2234567.25",
        "ước 1.234.567,25",
        "2.234.567,25",
        "est. 1,234,567.25",
        "2,234,567.25",
    ],
    [
        "98765432109",
        "99765432109",
        "ước 98.765.432.109",
        "99.765.432.109",
        "est. 98,765,432,109",
        "99,765,432,109",
    ],
];

/// A province with an indicator for each unit and figure.
fn long_units() -> Arc<Library> {
    let folder = Folder::new(b"units");
    let mut text = "[pack]\nid = \"x\"\nname = { vi = \"Tỉnh\", en = \"Province\" }\nplace = \"Lai Châu\"\nmain_plans = [\"p\"]\n\n\
        [[place]]\nname = { vi = \"Lai Châu\", en = \"Lai Châu\" }\nlevel = \"province\"\n\n\
        [[category]]\nid = \"a\"\nname = { vi = \"Kinh tế\", en = \"Economy\" }\n\n\
        [[plan]]\nid = \"p\"\nname = { vi = \"NQ\", en = \"Resolution\" }\nterm = [2020, 2025]\n\n\
        [[source]]\nid = \"S\"\ntitle = \"Báo cáo\"\npublisher = \"UBND\"\ndate = \"2026-01-01\"\n\n"
        .to_owned();
    for (of, (vi, en)) in UNITS.into_iter().enumerate() {
        for (at, [figure, target, ..]) in FIGURES.into_iter().enumerate() {
            text.push_str(&format!(
                "[[indicator]]\nid = \"i{of}-{at}\"\n\
                 name = {{ vi = \"Số {of}-{at} của tỉnh về việc làm cho người dân\", en = \"No. {of}-{at} of the province about work for people\" }}\n\
                 category = \"a\"\nunit = {{ vi = \"{vi}\", en = \"{en}\" }}\nbetter = \"higher\"\ntarget_kind = \"level\"\nclaims = [\n  \
                 {{ plan = \"p\", kind = \"estimate\", year = 2025, value = {figure}, source = \"S\" }},\n  \
                 {{ plan = \"p\", kind = \"target\", year = 2025, value = {target}, source = \"S\" }},\n]\n\n"
            ));
        }
    }
    std::fs::write(folder.path.join("pack.toml"), text).unwrap();
    let library = Arc::new(Library::open(&[files::open(&folder.path)]));
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    library
}

#[test]
fn a_long_unit_is_shortened_and_pushes_neither_name_nor_target_off_its_row() {
    let library = long_units();
    for columns in 40..=220 {
        for lang in [Lang::Vi, Lang::En] {
            for keys in ["", "a"] {
                let mut app = over(Arc::clone(&library), (columns, 50), ColorDepth::Mono);
                app.view.lang = lang;
                press(&mut app, keys);
                check(&draw(&app), columns, lang);
            }
        }
    }
}

/// Checks the rows of the units that are seen; those of one line stand whole on it, those of two on both.
#[track_caller]
fn check(shown: &str, columns: u16, lang: Lang) {
    let lines: Vec<&str> = shown.lines().collect();
    let mut seen = 0;
    for (of, unit) in UNITS.into_iter().enumerate() {
        let unit: String = lang.pick(unit.0, unit.1).graphemes(true).take(2).collect();
        for (at, [_, _, vi, vi_target, en, en_target]) in FIGURES.into_iter().enumerate() {
            let (figure, target) = lang.pick((vi, vi_target), (en, en_target));
            let name = format!("{} {of}-{at} ", lang.pick("Số", "No."));
            // The name may stand in the detail, too.
            let named = |at: &usize| lines.get(*at).is_some_and(|line| line.contains(&name));
            let mut rows = (0..lines.len()).filter(named).peekable();
            if rows.peek().is_none() {
                continue;
            }
            seen += 1;
            let tells = |row: &str| {
                row.contains(&format!("{figure} {unit}")) && (columns < 60 || row.contains(target))
            };
            let mut rows = rows.map(|at| lines.get(at..at + 2).unwrap_or_default().join("\n"));
            assert!(
                rows.any(|row| tells(&row)),
                "{columns}: {name}, {figure} {unit}, {target}\n{shown}"
            );
        }
    }
    assert!(seen >= 10, "{columns}: {seen}\n{shown}");
}

#[test]
fn whole_lists_in_both_languages() {
    for (columns, rows) in SIZES {
        for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let mut app = app((columns, rows));
            app.view.lang = lang;
            insta::assert_snapshot!(format!("list_{columns}_{rows}_{name}"), draw(&app));
        }
    }
}

#[test]
fn at_80_by_24_seventeen_indicators_stand_below_each_other() {
    for lang in [Lang::Vi, Lang::En] {
        let mut app = app((80, 24));
        app.view.lang = lang;
        assert_eq!(visible_rows(app.layout().list.unwrap()), 17);
        let shown = draw(&app);
        for row in app.snapshot.rows.iter().take(17) {
            let Thing::Series(series) = row.thing() else {
                panic!("only indicators are listed");
            };
            let name = app.catalog().indicator_of(series).name;
            let name = app.catalog().say(name, lang);
            let begins: String = name.graphemes(true).take(12).collect();
            assert!(shown.contains(&begins), "{begins}\n{shown}");
        }
    }
}

/// What is typed changes which rows there are, and moves no column of those that stay.
#[test]
fn typing_moves_no_column() {
    for size in SIZES {
        let mut app = app(size);
        let headings = list_parts(app.layout().list.unwrap()).headings;
        let Some(headings) = headings else {
            continue;
        };
        let heading = |app: &_| {
            let shown = draw(app);
            let line = shown.lines().nth(usize::from(headings.y)).unwrap();
            let cells = line.chars().skip(usize::from(headings.x));
            cells.take(usize::from(headings.width)).collect::<String>()
        };
        let before = heading(&app);
        for letter in ["/", "g", "r", "d", "p"] {
            press(&mut app, letter);
            assert_eq!(heading(&app), before, "{size:?} {letter}");
        }
    }
}

#[test]
fn where_a_list_has_fifty_columns_every_status_stands_in_its_word() {
    let library = Arc::new(Library::open(&files::embedded()));
    for size in [(200, 60), (120, 40), (80, 24), (60, 24)] {
        for lang in [Lang::Vi, Lang::En] {
            let mut app = over(Arc::clone(&library), size, ColorDepth::Mono);
            app.view.lang = lang;
            app.refresh();
            let shown = draw(&app);
            for line in shown.lines().skip(4) {
                let bare = ["▲", "●", "■", "◐", "≈", "◇", "?"];
                let is_bare = line
                    .split('│')
                    .any(|pane| bare.iter().any(|sign| pane.trim_end().ends_with(sign)));
                assert!(!is_bare, "{size:?} {lang:?}: {line}\n{shown}");
            }
        }
    }
}
