//! What needs attention: what stands there, in which order, and the way into it, through it and out of it.

use std::sync::Arc;

use chitieu::core::lang::Lang;
use chitieu::explorer::choices::StartView;
use chitieu::explorer::state::app::{App, Options};
use chitieu::library::Library;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files;
use unicode_width::UnicodeWidthStr;

use crate::support::folder::Folder;
use crate::support::frozen;
use crate::support::screen::{app, draw, options, over, press, screen};

/// The list after some more keys.
fn attention(size: (u16, u16), lang: Lang, keys: &str) -> String {
    let mut app = app(size);
    app.view.lang = lang;
    press(&mut app, &format!("a{keys}"));
    draw(&app)
}

/// The packs inside the binary, which fail more than the frozen ones.
fn shipped(size: (u16, u16)) -> App {
    let library = Arc::new(Library::open(&files::embedded()));
    over(library, size, ColorDepth::Mono)
}

/// A province whose targets fail in every way, with and without somebody who answers for them.
fn failing(size: (u16, u16)) -> App {
    let folder = Folder::new(b"failing");
    let pack = "[pack]\nid = \"x\"\nname = { vi = \"Tỉnh\", en = \"Province\" }\nplace = \"Lai Châu\"\nmain_plans = [\"p\"]\n\n\
        [[place]]\nname = { vi = \"Lai Châu\", en = \"Lai Châu\" }\nlevel = \"province\"\n\n\
        [[category]]\nid = \"a\"\nname = { vi = \"Kinh tế\", en = \"Economy\" }\n\n\
        [[category]]\nid = \"b\"\nname = { vi = \"Môi trường\", en = \"Environment\" }\n\n\
        [[plan]]\nid = \"p\"\nname = { vi = \"NQ\", en = \"Resolution\" }\nterm = [2020, 2025]\n\n\
        [[source]]\nid = \"S\"\ntitle = \"Báo cáo\"\npublisher = \"UBND\"\ndate = \"2026-01-01\"\n\n";
    let claim = |kind: &str, year: &str, value: &str| {
        format!(
            "  {{ plan = \"p\", kind = \"{kind}\", year = {year}, value = {value}, source = \"S\" }},\n"
        )
    };
    let mut text = pack.to_owned();
    for (id, category, base, last, owner) in [
        ("near", "a", Some("50"), "59", Some("Sở Y tế")),
        ("far", "b", Some("50"), "51", Some("Sở Tài chính")),
        ("worst", "a", None, "20", None),
        ("met", "a", Some("50"), "60", None),
    ] {
        let owner = owner.map_or_else(String::new, |owner| {
            let name = format!("{{ vi = \"{owner}\", en = \"{owner}\" }}");
            format!("owner = [{{ place = \"Lai Châu\", name = {name}, source = \"S\" }}]\n")
        });
        let base = base.map_or_else(String::new, |base| claim("actual", "2020", base));
        let claims = base + &claim("actual", "2025", last) + &claim("target", "2025", "60");
        text.push_str(&format!(
            "[[indicator]]\nid = \"{id}\"\nname = {{ vi = \"Chỉ tiêu {id}\", en = \"Indicator {id}\" }}\n\
             category = \"{category}\"\nunit = {{ vi = \"xã\", en = \"communes\" }}\nbetter = \"higher\"\n\
             target_kind = \"level\"\n{owner}claims = [\n{claims}]\n\n"
        ));
    }
    std::fs::write(folder.path.join("pack.toml"), text).unwrap();
    let library = Arc::new(Library::open(&[files::open(&folder.path)]));
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    over(library, size, ColorDepth::Mono)
}

/// The names that stand on the screen, in order.
fn names(shown: &str, of: &[&str]) -> Vec<String> {
    let mut found: Vec<(usize, &str)> = of
        .iter()
        .filter_map(|name| Some((shown.find(name)?, *name)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name.to_owned()).collect()
}

#[test]
fn whole_screens_in_both_languages() {
    for (columns, rows) in [(40, 20), (60, 24), (80, 24), (120, 40), (200, 60)] {
        for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let shown = attention((columns, rows), lang, "");
            insta::assert_snapshot!(format!("attention_{columns}_{rows}_{name}"), shown);
        }
    }
}

#[test]
fn what_is_farthest_from_its_target_in_a_comparable_measure_stands_first() {
    // A way of ten of which one is done is farther than one of which nine are; without a baseline the target measures.
    let mut app = failing((120, 40));
    press(&mut app, "a");
    let all = [
        "Chỉ tiêu near",
        "Chỉ tiêu far",
        "Chỉ tiêu worst",
        "Chỉ tiêu met",
    ];
    let shown = draw(&app);
    let order = ["Chỉ tiêu far", "Chỉ tiêu worst", "Chỉ tiêu near"];
    assert_eq!(names(&shown, &all), order, "{shown}");
}

#[test]
fn one_key_groups_by_category_and_by_who_answers() {
    let mut app = failing((120, 40));
    press(&mut app, "as");
    let shown = draw(&app);
    let groups = ["Kinh tế (2)", "Môi trường (1)"];
    assert_eq!(names(&shown, &groups), groups, "{shown}");
    press(&mut app, "s");
    let shown = draw(&app);
    let owners = [
        "Sở Y tế (1)",
        "Sở Tài chính (1)",
        "Chưa nguồn nào nêu cơ quan (1)",
    ];
    assert_eq!(names(&shown, &owners).len(), 3, "{shown}");
    let last = names(&shown, &owners).pop();
    assert_eq!(last.as_deref(), Some(owners[2]), "{shown}");
    press(&mut app, "s");
    assert!(draw(&app).contains("xa mục tiêu nhất trước"));
}

#[test]
fn nothing_that_is_met_stands_there() {
    for size in [(40, 20), (120, 40), (200, 60)] {
        let mut app = shipped(size);
        press(&mut app, "a");
        let shown = draw(&app);
        for word in ["▲ Vượt", "● Đạt", "Tạm tính: đạt"] {
            assert!(!shown.contains(word), "{word}: {shown}");
        }
    }
}

#[test]
fn what_has_no_figure_is_counted_and_named_on_request() {
    let before = attention((120, 40), Lang::Vi, "<end>");
    assert!(before.contains("Chưa có số liệu: 14"), "{before}");
    let mut app = app((120, 40));
    press(&mut app, "a");
    let lines = |app: &App| draw(app).matches("· Chưa có số liệu").count();
    assert_eq!(lines(&app), 0);
    press(&mut app, "<end><up><up><ret>");
    press(&mut app, "<down><down>");
    assert!(lines(&app) >= 1, "{}", draw(&app));
    // The same key takes the names away again.
    press(&mut app, "<up><up><ret>");
    assert_eq!(lines(&app), 0, "{}", draw(&app));
}

#[test]
fn enter_opens_the_detail_and_going_back_keeps_the_row() {
    for size in [(40, 20), (80, 24), (120, 40), (200, 60)] {
        let mut app = app(size);
        press(&mut app, "a<down><down>");
        let listed = draw(&app);
        let row = listed.lines().find(|line| line.starts_with('▸'));
        let name = row.unwrap().trim_start_matches('▸').trim();
        let name = name.split("  ").next().unwrap();
        press(&mut app, "<ret>");
        let detail = draw(&app);
        assert!(!detail.contains("Cần chú ý:"), "{detail}");
        let start: String = name.chars().take(12).collect();
        assert!(detail.contains(&start), "{start}: {detail}");
        press(&mut app, "<esc>");
        assert_eq!(draw(&app), listed, "{size:?}");
        press(&mut app, "<esc>");
        assert!(!draw(&app).contains("Cần chú ý:"));
    }
}

/// Only straight back from the detail: whoever went on elsewhere is not thrown into the list.
#[test]
fn going_elsewhere_from_the_detail_forgets_the_list() {
    for keys in [
        "a<ret><left><ret><esc>",
        "a<ret>/rung<ret><esc>",
        "a<ret><left><esc>",
    ] {
        let shown = screen((120, 40), keys);
        assert!(!shown.contains("Cần chú ý:"), "{keys}: {shown}");
    }
}

#[test]
fn the_list_follows_place_plan_day_and_category() {
    let here = attention((120, 40), Lang::Vi, "");
    let elsewhere = attention((120, 40), Lang::Vi, "Psơn<ret>");
    assert!(
        elsewhere.contains("Cần chú ý:") && elsewhere.contains("Sơn La"),
        "{elsewhere}"
    );
    assert_ne!(here.lines().nth(3), elsewhere.lines().nth(3));
    let earlier = attention((120, 40), Lang::Vi, &"<lt>".repeat(12));
    assert!(earlier.contains("Cần chú ý:"), "{earlier}");
    assert_ne!(here, earlier);
    // Of the category that is chosen the list has what is of it, and counts that.
    let mut app = app((120, 40));
    press(&mut app, "O<down><down><down><ret>a");
    let shown = draw(&app);
    assert!(
        shown.contains("/4") || shown.contains("trong 4 "),
        "{shown}"
    );
    assert!(!shown.contains("GRDP"), "{shown}");
}

#[test]
fn the_key_opens_it_from_anywhere_but_a_text_field() {
    for before in [
        "",
        "<tab>",
        "<ret>",
        "O",
        "/rung<ret>",
        "/rung<ret><esc>",
        "z",
        "Kmở<esc>",
    ] {
        let shown = screen((120, 40), &format!("{before}a"));
        assert!(shown.contains("Cần chú ý:"), "{before}: {shown}");
        assert_eq!(screen((120, 40), &format!("{before}<F10>")), shown);
    }
    assert!(screen((120, 40), "/a").contains("/ a"));
    let palette = screen((120, 40), ":can chu y<ret>");
    assert!(palette.contains("Cần chú ý:"), "{palette}");
}

#[test]
fn a_copy_is_of_the_chosen_row_and_of_no_hidden_one() {
    let mut app = app((120, 40));
    press(&mut app, "a");
    let shown = draw(&app);
    let row = shown.lines().find(|line| line.starts_with('▸')).unwrap();
    let name: String = row.chars().skip(2).take(14).collect();
    press(&mut app, "Y");
    let copied = app.copied.as_ref().map(|copied| copied.text.clone());
    assert!(copied.unwrap().starts_with(&name), "{name}");
    let shown = attention((120, 40), Lang::Vi, "<end>y");
    assert!(shown.contains("chọn một chỉ tiêu trước"), "{shown}");
}

#[test]
fn it_is_the_first_screen_where_the_configuration_says_so() {
    let library = frozen::library();
    for (start, wanted) in [
        (StartView::Attention, "Cần chú ý:"),
        (StartView::Overview, "Tổng quan:"),
        (StartView::List, "▸ Có mục tiêu"),
    ] {
        let options = Options {
            start,
            ..options(&library, (120, 40))
        };
        let shown = draw(&App::new(Arc::clone(&library), options));
        let is_list = start == StartView::List;
        assert!(shown.contains(wanted) || is_list, "{wanted}: {shown}");
        assert_eq!(shown.contains("Cần chú ý:"), start == StartView::Attention);
    }
}

#[test]
fn every_chosen_line_is_in_sight_at_every_size() {
    for size in [(20, 6), (40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
        for grouping in ["", "s", "ss"] {
            let mut app = app(size);
            press(&mut app, &format!("a{grouping}"));
            for _ in 0..30 {
                let shown = draw(&app);
                let chosen = shown.lines().filter(|line| line.starts_with('▸'));
                assert_eq!(chosen.count(), 1, "{size:?} {grouping}: {shown}");
                press(&mut app, "<down>");
            }
        }
    }
}

#[test]
fn where_nothing_fails_it_says_so() {
    let nothing = Arc::new(Library::open(&[]));
    let mut app = over(nothing, (80, 24), ColorDepth::Mono);
    press(&mut app, "a");
    let shown = draw(&app);
    assert!(shown.contains("Không có mục tiêu nào cần chú ý"), "{shown}");
    press(&mut app, "<down><ret>ys<esc>");
    assert!(!draw(&app).contains("Cần chú ý:"));
}

#[test]
fn groups_of_several_places_name_the_place_and_those_of_one_do_not() {
    let mut app = shipped((120, 60));
    press(&mut app, "as");
    assert!(draw(&app).contains("Kinh tế (5)"), "{}", draw(&app));
    let mut app = shipped((120, 60));
    app.go_to(None);
    press(&mut app, "as");
    let shown = draw(&app);
    for wanted in [
        "Kinh tế · Lai Châu (",
        "Kinh tế · Sơn La (",
        "Kinh tế · Cả nước (",
    ] {
        assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
    }
    app.view.lang = Lang::En;
    assert!(
        draw(&app).contains("Economy · Lai Châu ("),
        "{}",
        draw(&app)
    );
}

/// The column in which each row tells its status, by the signs of the classes that fail.
fn columns_of_statuses(shown: &str) -> Vec<(usize, &str)> {
    let rows = shown.lines().skip(5);
    let told = rows.filter_map(|line| {
        let at = ["■ ", "✗ ", "! ", "≈ ", "◐ "]
            .iter()
            .find_map(|sign| line.find(sign))?;
        Some((line.get(..at)?.width(), line))
    });
    told.collect()
}

#[test]
fn figures_targets_and_words_of_rows_of_two_lines_stand_under_one_another() {
    for size in [(80, 24), (70, 40), (60, 24)] {
        for lang in [Lang::Vi, Lang::En] {
            let mut app = shipped(size);
            app.view.lang = lang;
            press(&mut app, "a");
            let shown = draw(&app);
            let found = columns_of_statuses(&shown);
            assert!(found.len() >= 5, "{size:?}: {found:?}\n{shown}");
            let (first, _) = found[0];
            for (column, line) in &found {
                assert_eq!(*column, first, "{size:?} {lang:?}: {line}\n{shown}");
            }
        }
    }
}

#[test]
fn a_period_that_has_no_room_in_its_column_stands_at_the_name() {
    let mut app = shipped((80, 24));
    press(&mut app, "a");
    let shown = draw(&app);
    let lines: Vec<&str> = shown.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("Tốc độ tăng trưởng GRDP bình quân"));
    let at = at.unwrap();
    assert!(lines[at].contains("BQ 2021–2025"), "{shown}");
    assert!(
        lines[at + 1].contains("ước 5,8–6,0%/năm suy ra 9–10"),
        "{shown}"
    );
    assert!(lines[at + 1].ends_with("■ Không đạt"), "{shown}");
}
