//! Rows that can be told apart: names that begin alike, and marks of what is pinned.

use std::sync::Arc;

use chitieu::core::lang::Lang;
use chitieu::library::Library;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files;

use crate::support::folder::Folder;
use crate::support::screen::{SIZES, after, app, draw, over, press};

/// What tells names apart that begin alike, in Vietnamese and English: a year, a kind, a sex.
const ENDS: [(&str, &str); 6] = [
    ("năm 2023", "in 2023"),
    ("năm 2024", "in 2024"),
    ("thể thấp còi", "of stunting"),
    ("thể nhẹ cân", "of underweight"),
    ("nam", "boys"),
    ("nữ", "girls"),
];

/// A province with an indicator for each end, each of which misses its target.
fn alike() -> Arc<Library> {
    let folder = Folder::new(b"alike");
    let mut text = "[pack]\nid = \"x\"\nname = { vi = \"Tỉnh\", en = \"Province\" }\nplace = \"Lai Châu\"\nmain_plans = [\"p\"]\n\n\
        [[place]]\nname = { vi = \"Lai Châu\", en = \"Lai Châu\" }\nlevel = \"province\"\n\n\
        [[category]]\nid = \"a\"\nname = { vi = \"Y tế\", en = \"Health\" }\n\n\
        [[plan]]\nid = \"p\"\nname = { vi = \"NQ\", en = \"Resolution\" }\nterm = [2020, 2025]\n\n\
        [[source]]\nid = \"S\"\ntitle = \"Báo cáo\"\npublisher = \"UBND\"\ndate = \"2026-01-01\"\n\n"
        .to_owned();
    for (at, (vi, en)) in ENDS.into_iter().enumerate() {
        text.push_str(&format!(
            "[[indicator]]\nid = \"i{at}\"\nname = {{ vi = \"Tỷ lệ trẻ em dưới năm tuổi trên địa bàn toàn tỉnh bị suy \
             dinh dưỡng theo tiêu chuẩn hiện hành đang áp dụng ở các cơ sở y tế của xã, {vi}\", en = \"Share of children below five \
             in the whole province who are malnourished by the standard in force in all health stations of the communes, {en}\" }}\n\
             category = \"a\"\nunit = {{ vi = \"%\", en = \"%\" }}\nbetter = \"higher\"\ntarget_kind = \"level\"\nclaims = [\n  \
             {{ plan = \"p\", kind = \"actual\", year = 2025, value = 7, source = \"S\" }},\n  \
             {{ plan = \"p\", kind = \"target\", year = 2025, value = 9, source = \"S\" }},\n]\n\n"
        ));
    }
    std::fs::write(folder.path.join("pack.toml"), text).unwrap();
    let library = Arc::new(Library::open(&[files::open(&folder.path)]));
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    library
}

#[test]
fn names_that_would_look_alike_are_told_apart_in_every_list() {
    let library = alike();
    for size in SIZES.into_iter().chain([(100, 30), (160, 50)]) {
        for lang in [Lang::Vi, Lang::En] {
            // The list, the results of a search, what needs attention, the rows of a class.
            for keys in ["", "/dinh duong", "a"] {
                let mut app = over(Arc::clone(&library), size, ColorDepth::Mono);
                app.view.lang = lang;
                press(&mut app, keys);
                let shown = draw(&app);
                for (vi, en) in ENDS {
                    let end = lang.pick(vi, en);
                    let last = end.split(' ').next_back().unwrap();
                    assert!(shown.contains(last), "{size:?} {keys:?}: no {end}\n{shown}");
                }
            }
        }
    }
}

#[test]
fn a_row_is_cut_the_same_however_far_was_scrolled() {
    let library = alike();
    let mut app = over(Arc::clone(&library), (60, 12), ColorDepth::Mono);
    let of = |shown: &str| {
        let mut lines = shown.lines().map(|line| line.replace('▸', " "));
        lines.find(|line| line.contains("2024"))
    };
    let before = of(&draw(&app)).unwrap();
    assert!(before.contains('…'), "{before}");
    press(&mut app, "<down>");
    let mut seen = 1;
    for _ in 0..4 {
        press(&mut app, "<down>");
        if let Some(line) = of(&draw(&app)) {
            assert_eq!(line, before);
            seen += 1;
        }
    }
    assert!(seen > 1);
}

#[test]
fn what_is_pinned_is_marked_in_the_list_the_results_and_what_needs_attention() {
    const NAME: &str = "Tốc độ tăng trưởng GRDP";
    for size in SIZES {
        for lang in ["", "L"] {
            let name = if lang.is_empty() {
                NAME
            } else {
                "Average GRDP growth"
            };
            let marked = format!("★{name}");
            for keys in ["", "/grdp", "a"] {
                let mut app = app(size);
                press(&mut app, lang);
                press(&mut app, "<space>");
                press(&mut app, keys);
                let shown = draw(&app);
                assert!(shown.contains(&marked), "{size:?} {keys:?}: {shown}");
                press(&mut app, "<esc><esc><esc>");
            }
            let mut app = app(size);
            press(&mut app, lang);
            let shown = after(app, "<space><space>");
            assert!(!shown.contains('★'), "{shown}");
        }
    }
}

#[test]
fn the_help_says_what_the_mark_is() {
    let mut app = app((120, 40));
    press(&mut app, "?");
    for letter in "ghim vao noi".chars() {
        press(&mut app, &letter.to_string());
    }
    let shown = draw(&app);
    assert!(shown.contains("★ đã ghim vào nội dung họp"), "{shown}");
}

#[test]
fn no_name_is_cut_twice_in_any_list() {
    for library in [alike(), Arc::new(Library::open(&files::embedded()))] {
        for size in SIZES.into_iter().chain([(100, 30), (70, 24)]) {
            for lang in [Lang::Vi, Lang::En] {
                for keys in ["", "a", "/ty le"] {
                    let mut app = over(Arc::clone(&library), size, ColorDepth::Mono);
                    app.view.lang = lang;
                    press(&mut app, keys);
                    // Of what is only counted the names stand one behind the other, of which the last is cut.
                    for line in draw(&app).lines().skip(4) {
                        let cut_twice = line.split('│').any(|pane| {
                            let name = pane.split("  ").find(|part| part.contains('…'));
                            name.is_some_and(|name| name.matches('…').count() > 1)
                        });
                        assert!(!cut_twice, "{size:?} {keys:?}: {line}");
                    }
                }
            }
        }
    }
}
