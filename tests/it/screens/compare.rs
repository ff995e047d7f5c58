//! Figures side by side: over places, under plans, and what may not stand together.

use std::sync::Arc;

use chitieu::explorer::state::app::App;
use chitieu::library::Library;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files::PackFiles;

use crate::support::screen::{SIZES, after, app, draw, over, press, screen};

/// From the start to GRDP per head, then side by side.
const GRDP: &str = "/grdp dau nguoi<ret>c";

#[test]
fn one_indicator_over_places_at_every_size_in_both_languages() {
    for (columns, rows) in SIZES {
        for (lang, keys) in [("vi", ""), ("en", "L")] {
            let shown = screen((columns, rows), &format!("{keys}{GRDP}"));
            insta::assert_snapshot!(format!("compare_{columns}_{rows}_{lang}"), shown);
        }
    }
}

#[test]
fn every_place_stands_there_with_year_kind_target_status_and_source() {
    let shown = screen((160, 40), GRDP);
    for wanted in [
        "ước 79 (nguồn khác 65,5)",
        "Sơn La",
        "Điện Biên",
        "Cả nước",
        "2025 · ước thực hiện",
        "65, 2025",
        "▲ Vượt",
        "cùng thang đo 0–",
        "L30, 14/01/2026",
    ] {
        assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
    }
    assert!(
        !shown.contains("116,6"),
        "the target of another term stands beside:\n{shown}"
    );
}

#[test]
fn where_years_kinds_or_plans_differ_that_is_said_and_there_is_no_rank() {
    let shown = screen((160, 40), GRDP);
    assert!(
        shown.contains("mục tiêu thuộc các kế hoạch khác nhau"),
        "{shown}"
    );
    assert!(shown.contains("Vì vậy không xếp thứ tự."), "{shown}");
    assert!(!shown.contains("1. "), "{shown}");
}

#[test]
fn a_question_opens_it_with_one_key_and_names_every_place() {
    let shown = screen((160, 40), "/hộ nghèo so với Sơn La<ret>");
    assert!(shown.contains("So sánh giữa các địa bàn"), "{shown}");
    for place in ["Lai Châu", "Sơn La"] {
        assert!(shown.contains(place), "{shown}");
    }
    assert!(
        !shown.contains("Điện Biên"),
        "only what was asked for:\n{shown}"
    );
}

#[test]
fn tab_compares_the_plans_and_back_closes() {
    let mut app = app((160, 40));
    press(&mut app, GRDP);
    press(&mut app, "<tab>");
    let shown = draw(&app);
    assert!(shown.contains("So sánh giữa các kế hoạch"), "{shown}");
    assert!(shown.contains("Kế hoạch"), "{shown}");
    press(&mut app, "<esc>");
    assert!(!draw(&app).contains("So sánh giữa"), "{}", draw(&app));
}

#[test]
fn enter_on_a_row_opens_the_indicator_of_that_place() {
    let shown = screen((160, 40), &format!("{GRDP}<down><ret>"));
    assert!(!shown.contains("So sánh giữa"), "{shown}");
    assert!(shown.contains("GRDP bình quân đầu người"), "{shown}");
    assert!(!shown.contains("Lai Châu · Mọi kế hoạch chính"), "{shown}");
}

/// Five places: two with the same, one in another unit, one where it is a change, one with nothing of the name.
fn unlike() -> App {
    let pack = |id: &str, place: &str, unit: &str, kind: &str, value: u32, name: &str| {
        let text = format!(
            "[pack]\nid = \"{id}\"\nname = {{ vi = \"{place}\", en = \"{place}\" }}\nplace = \"{place}\"\n\
             main_plans = [\"kh\"]\n\n\
             [[place]]\nname = {{ vi = \"{place}\", en = \"{place}\" }}\nlevel = \"province\"\n\n\
             [[plan]]\nid = \"kh\"\nname = {{ vi = \"Kế hoạch\", en = \"The plan\" }}\nterm = [2021, 2025]\n\n\
             [[category]]\nid = \"all\"\nname = {{ vi = \"Chung\", en = \"All\" }}\n\n\
             [[source]]\nid = \"S\"\ntitle = \"Báo cáo\"\ndate = \"2025-12-01\"\n\n\
             [[indicator]]\nid = \"{id}-thing\"\nname = {{ vi = \"{name}\", en = \"{name}\" }}\ncategory = \"all\"\n\
             unit = {{ vi = \"{unit}\", en = \"{unit}\" }}\nbetter = \"higher\"\ndecimals = 0\n{kind}\n\
             claims = [\n  {{ kind = \"actual\", year = 2025, value = {value}, source = \"S\" }},\n]\n"
        );
        PackFiles {
            name: id.to_owned(),
            files: vec![("pack.toml".to_owned(), text.into_bytes())],
            problems: Vec::new(),
        }
    };
    let library = Library::open(&[
        pack("a", "Tỉnh A", "xã", "", 40, "Độ bao phủ"),
        pack("b", "Tỉnh B", "xã", "", 70, "Độ bao phủ"),
        pack("c", "Tỉnh C", "nghìn đồng", "", 9, "Độ bao phủ"),
        pack("d", "Tỉnh D", "xã", "", 3, "Việc khác"),
    ]);
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    over(Arc::new(library), (120, 40), ColorDepth::Mono)
}

#[test]
fn another_unit_is_refused_with_its_reason_and_a_place_without_it_is_named() {
    let shown = after(unlike(), "/do bao phu<ret>c");
    for wanted in [
        "Không đặt cạnh: Tỉnh C: 9 nghìn đồng, 2025 – đơn vị tính khác (nghìn đồng)",
        "Tỉnh D: chưa có số liệu của chỉ tiêu này",
    ] {
        assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
    }
}

#[test]
fn figures_that_differ_in_nothing_but_their_place_are_ranked() {
    let shown = after(unlike(), "/do bao phu<ret>c");
    assert!(shown.contains("Xếp thứ tự từ tốt nhất."), "{shown}");
    let (first, second) = (shown.find("1. Tỉnh B"), shown.find("2. Tỉnh A"));
    assert!(first.is_some() && first < second, "{shown}");
}

#[test]
fn it_stays_open_when_day_language_or_theme_change_and_closes_for_a_search() {
    let mut app = app((160, 40));
    press(&mut app, GRDP);
    press(&mut app, "L<lt>T");
    assert!(
        draw(&app).contains("Side by side: places"),
        "{}",
        draw(&app)
    );
    press(&mut app, "/");
    assert!(!draw(&app).contains("Side by side"), "{}", draw(&app));
}

/// Two places with one indicator: of the first the claims, of the second others.
fn beside(first: &str, second: &str) -> String {
    let pack = |id: &str, place: &str, claims: &str| {
        let text = format!(
            "[pack]\nid = \"{id}\"\nname = \"{place}\"\nplace = \"{place}\"\nmain_plans = [\"kh\"]\n\
             [[place]]\nname = \"{place}\"\nlevel = \"province\"\n\
             [[plan]]\nid = \"kh\"\nname = \"Kế hoạch\"\nterm = [2021, 2025]\n\
             [[category]]\nid = \"all\"\nname = \"Chung\"\n\
             [[source]]\nid = \"S\"\ntitle = \"Báo cáo\"\ndate = \"2025-12-01\"\n\
             [[indicator]]\nid = \"{id}-thing\"\nname = \"Độ bao phủ\"\ncategory = \"all\"\nunit = \"%\"\n\
             better = \"higher\"\ntarget_kind = \"level\"\nclaims = [\n{claims}\n]\n"
        );
        PackFiles {
            name: id.to_owned(),
            files: vec![("pack.toml".to_owned(), text.into_bytes())],
            problems: Vec::new(),
        }
    };
    let library = Library::open(&[pack("a", "Tỉnh A", first), pack("b", "Tỉnh B", second)]);
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    let app = over(Arc::new(library), (140, 40), ColorDepth::Mono);
    after(app, "/độ bao phủ<ret>c")
}

#[test]
fn the_note_on_years_follows_the_rows_that_are_shown() {
    const NOTE: &str = "số liệu của các năm khác nhau";
    let mean = |more: &str| {
        format!(
            "{{ kind = \"actual\", year = 2025, period = \"2021-2025 average\", value = 40, source = \"S\"{more} }},"
        )
    };
    let year = |year: u16, more: &str| {
        format!("{{ kind = \"actual\", year = {year}, value = 41, source = \"S\"{more} }},")
    };
    // How a figure came about is no other year.
    let derived = ", derived = true";
    for (first, second) in [
        (mean(derived), mean("")),
        (mean(""), mean(derived)),
        (year(2024, derived), year(2024, "")),
    ] {
        let shown = beside(&first, &second);
        assert!(shown.contains("Tỉnh B"), "{shown}");
        assert!(!shown.contains(NOTE), "{shown}");
    }
    for (first, second) in [
        (mean(""), year(2025, "")),
        (year(2024, ""), year(2023, derived)),
    ] {
        let shown = beside(&first, &second);
        assert!(shown.contains(NOTE), "{shown}");
    }
}

/// One place with four indicators; the first names the others as related to it.
fn of_one_place() -> App {
    let indicator = |id: &str, name: &str, unit: &str, more: &str, value: u32| {
        format!(
            "[[indicator]]\nid = \"{id}\"\nname = \"{name}\"\ncategory = \"all\"\nunit = \"{unit}\"\n\
             better = \"higher\"\n{more}\n\
             claims = [\n  {{ kind = \"actual\", year = 2025, value = {value}, source = \"S\" }},\n]\n"
        )
    };
    let related = "related = [\"schools\", \"beds\", \"new-schools\"]";
    let change = "target_kind = \"growth\"";
    let text = [
        "[pack]\nid = \"a\"\nname = \"Tỉnh A\"\nplace = \"Tỉnh A\"\n[[place]]\nname = \"Tỉnh A\"\n\
         level = \"province\"\n[[category]]\nid = \"all\"\nname = \"Chung\"\n[[source]]\nid = \"S\"\n\
         title = \"Báo cáo\"\ndate = \"2025-12-01\"\n"
            .to_owned(),
        indicator("clinics", "Trạm y tế", "cơ sở", related, 90),
        indicator("schools", "Trường học", "cơ sở", "", 60),
        indicator("beds", "Giường bệnh", "giường", "", 30),
        indicator("new-schools", "Trường học tăng thêm", "cơ sở", change, 4),
    ];
    let library = Library::open(&[PackFiles {
        name: "a".to_owned(),
        files: vec![("pack.toml".to_owned(), text.concat().into_bytes())],
        problems: Vec::new(),
    }]);
    assert_eq!(library.error_count(), 0, "{:?}", library.diagnostics);
    over(Arc::new(library), (140, 40), ColorDepth::Mono)
}

#[test]
fn indicators_that_the_pack_names_as_related_stand_side_by_side() {
    for (lang, title, apart) in [
        (
            "",
            "So sánh các chỉ tiêu liên quan",
            [
                "Không đặt cạnh: Giường bệnh, ",
                "đơn vị tính khác (giường)",
                "Không đặt cạnh: Trường học tăng thêm, ",
                "một bên là mức",
            ],
        ),
        (
            "L",
            "Side by side: related indicators",
            [
                "Not set beside these: Giường bệnh, ",
                "another unit (giường)",
                "Not set beside these: Trường học tăng thêm, ",
                "the other a change",
            ],
        ),
    ] {
        let shown = after(of_one_place(), &format!("{lang}/tram y te<ret>c<tab>"));
        assert!(shown.contains(title), "{shown}");
        for wanted in ["Trạm y tế", "90 cơ sở", "Trường học ", "60 cơ sở"] {
            assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
        }
        for wanted in apart {
            assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
        }
    }
    // Nothing is related to this one, so Tab has nowhere to go.
    let shown = after(of_one_place(), "/giuong benh<ret>c<tab>");
    assert!(!shown.contains("liên quan ·"), "{shown}");
    assert!(!shown.contains("Tab cách so khác"), "{shown}");
}

#[test]
fn pinned_indicators_of_one_unit_stand_side_by_side() {
    let pins = "/tram y te<ret><space>/truong hoc<ret><space>";
    for keys in [format!("{pins}bc"), format!("{pins}/tram y te<ret>c<tab>")] {
        let shown = after(of_one_place(), &keys);
        assert!(shown.contains("So sánh các chỉ tiêu đã ghim"), "{shown}");
        for wanted in ["90 cơ sở", "60 cơ sở", "cùng thang đo 0–100"] {
            assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
        }
        assert!(!shown.contains("khác tên"), "{shown}");
    }
    // What only counts another thing than the first one has its own name in its row; another unit is refused.
    let shown = after(of_one_place(), &format!("{pins}/giuong<ret><space>bc"));
    assert!(shown.contains("đơn vị tính khác (giường)"), "{shown}");
}
