//! The what-if calculator: what is typed counts at once, and nothing of it stays.

use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::explorer::state::app::App;
use chitieu::explorer::state::things::Thing;

use crate::support::screen::{self, press};

/// A session with an indicator of the default place chosen, in a language.
fn session(id: &str, lang: Lang, size: (u16, u16)) -> App {
    let mut app = screen::app(size);
    app.view.lang = lang;
    let catalog = app.catalog();
    let home = catalog.default_place();
    let is = |series: &SeriesId| {
        catalog.text(catalog.indicator_of(*series).id) == id
            && Some(catalog.series_of(*series).place) == home
    };
    let series = catalog.series_ids().find(is).unwrap();
    app.panes.detailed = Some(Thing::Series(series));
    assert!(screen::open_what_if(&mut app, series), "{id}");
    app
}

/// The lines of the calculator after some keys.
fn shown(id: &str, lang: Lang, keys: &str) -> String {
    let mut app = session(id, lang, (76, 40));
    press(&mut app, keys);
    let screen = screen::draw(&app);
    let framed = screen.lines().filter_map(|line| {
        let line = line.trim();
        line.strip_prefix('│')?.strip_suffix('│').map(str::trim)
    });
    framed.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(id: &str, keys: &str, vi: &[&str], en: &[&str]) {
    for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
        let found = shown(id, lang, keys);
        let plain = found.replace('\n', " ");
        for said in expected {
            assert!(plain.contains(said), "{said}\n{found}");
        }
    }
}

const COMMUNES: &str = "communes-meeting-new-rural-standard";

#[test]
fn a_figure_changes_status_need_and_end_at_once() {
    check(
        COMMUNES,
        "57.6",
        &[
            "Theo giả định: ▲ Vượt",
            "57,6% (2025), mục tiêu trên 57,5% (2025)",
        ],
        &["Then: ▲ Exceeded", "57.6% (2025), target over 57.5% (2025)"],
    );
}

#[test]
fn a_strict_target_stays_strict() {
    check(
        COMMUNES,
        "57.5",
        &["Theo giả định: ≈ Sát ngưỡng"],
        &["Then: ≈ At the threshold"],
    );
    // Another target is strict as well.
    check(
        COMMUNES,
        "50<tab><tab><C-u>50",
        &["= trên 50%", "Theo giả định: ≈ Sát ngưỡng"],
        &["= over 50%", "Then: ≈ At the threshold"],
    );
}

#[test]
fn a_range_stays_a_range() {
    let growth = "average-grdp-growth";
    check(
        growth,
        "9.5",
        &["= 9–10%/năm", "Theo giả định: ● Đạt"],
        &["= 9–10% a year", "Then: ● Met"],
    );
    check(
        growth,
        "8.5<tab><tab><C-u>8",
        &["= 8–10%/năm", "Theo giả định: ● Đạt"],
        &["= 8–10% a year", "Then: ● Met"],
    );
    check(
        growth,
        "11<tab><tab><C-u>12",
        &[
            "= 12%/năm",
            "mục tiêu 12%/năm",
            "Theo giả định: ! Có nguy cơ không đạt",
        ],
        &["= 12% a year", "target 12% a year", "Then: ! At risk"],
    );
}

#[test]
fn what_is_typed_is_told_again_as_it_was_understood() {
    let money = "grdp-per-capita";
    for (typed, vi, en) in [
        ("70", "= 70 triệu đồng", "= 70 million đồng"),
        ("70 triệu", "= 70 triệu đồng", "= 70 million đồng"),
        ("70 triệu đồng", "= 70 triệu đồng", "= 70 million đồng"),
        ("70 million", "= 70 triệu đồng", "= 70 million đồng"),
        ("70,5", "= 70,5 triệu đồng", "= 70.5 million đồng"),
        ("0,07 tỷ", "= 70 triệu đồng", "= 70 million đồng"),
        ("1.200", "= 1.200 triệu đồng", "= 1.200 million đồng"),
        ("70.000.000 đồng", "= 70 triệu đồng", "= 70 million đồng"),
    ] {
        let keys = typed.replace(' ', "<space>");
        check(money, &keys, &[vi], &[en]);
    }
    check(
        money,
        "70<tab><C-u>2024",
        &["= 2024 (kỳ 2021–2025)", "70 triệu đồng (2024)"],
        &["= 2024 (term 2021–2025)", "70 million đồng (2024)"],
    );
    check(
        money,
        "70<tab><C-u>2031",
        &["= 2031 (ngoài kỳ 2021–2025)"],
        &["= 2031 (outside 2021–2025)"],
    );
}

#[test]
fn what_cannot_be_read_is_told_in_place_and_bears_no_verdict() {
    let money = "grdp-per-capita";
    let unread = (
        "Theo giả định: chưa tính, còn ô chưa đọc được",
        "Then: not worked out, a field cannot be read",
    );
    for (keys, vi, en) in [
        (
            "abc",
            "không đọc được “abc”; viết ví dụ 70,5",
            "cannot read “abc”; write for example 70.5",
        ),
        (
            "1e3",
            "không đọc số mũ như “1e3”",
            "no exponents such as “1e3”",
        ),
        ("70<space>80", "“70 80” có hai số", "“70 80” is two numbers"),
        (
            "70%",
            "“%” không phải đơn vị ở đây; viết số kèm “triệu đồng”",
            "“%” is not the unit here; write “million đồng”",
        ),
        (
            "70<tab><C-u>2022,5",
            "“2022,5” không phải là năm",
            "“2022,5” is no year",
        ),
        (
            "70<tab><C-u>1999",
            "năm phải từ 2020 đến 9999",
            "the year must be from 2020 to 9999",
        ),
        (
            "70<tab><C-u>",
            "thiếu năm của số liệu",
            "the figure needs a year",
        ),
        (
            "70<tab><tab><C-u>x",
            "không đọc được “x”",
            "cannot read “x”",
        ),
    ] {
        check(money, keys, &[vi, unread.0], &[en, unread.1]);
        for lang in Lang::ALL {
            let found = shown(money, lang, keys);
            // How it stands is told once, and nothing that would follow.
            let statuses = [
                "Vượt",
                "Đạt",
                "Khó đạt",
                "Exceeded",
                "Met",
                "Tiến độ đã đi",
                "Progress so far",
            ];
            let told = found
                .lines()
                .filter(|line| statuses.iter().any(|said| line.contains(said)));
            assert!(told.count() <= 1, "{found}");
        }
        let mut narrow = session(money, Lang::Vi, (40, 24));
        press(&mut narrow, keys);
        let screen = screen::draw(&narrow);
        let plain = screen
            .lines()
            .map(|line| line.trim().trim_matches('│').trim());
        let plain = plain.collect::<Vec<_>>().join(" ");
        for said in [vi, unread.0] {
            assert!(plain.contains(said), "{said}\n{screen}");
        }
    }
}

#[test]
fn empty_fields_suppose_nothing() {
    let nothing = (
        "Theo giả định: chưa giả định gì",
        "Then: nothing is supposed",
    );
    // The target that stands there at first is the real one.
    for keys in ["", "<tab><tab>", "<tab><C-u>"] {
        check(
            "grdp-per-capita",
            keys,
            &["= 65 triệu đồng", nothing.0],
            &["= 65 million đồng", nothing.1],
        );
    }
    check(
        "grdp-per-capita",
        "<tab><tab><C-u>",
        &["như hiện nay: 65 triệu đồng", nothing.0],
        &["as it is: 65 million đồng", nothing.1],
    );
}

#[test]
fn what_is_supposed_carries_no_confidence() {
    for id in [
        "grdp-per-capita",
        COMMUNES,
        "average-grdp-growth",
        "poverty-rate",
    ] {
        for keys in ["", "50", "50<tab><tab><C-u>60", "<tab><tab><C-u>60"] {
            for (lang, word) in [(Lang::Vi, "tin cậy"), (Lang::En, "onfidence")] {
                let found = shown(id, lang, keys);
                assert!(!found.contains(word), "{id} {keys}: {found}");
            }
        }
    }
}

#[test]
fn nothing_is_kept() {
    let mut app = session(COMMUNES, Lang::Vi, (80, 40));
    let before = {
        let mut closed = session(COMMUNES, Lang::Vi, (80, 40));
        closed.overlays.close();
        screen::draw(&closed)
    };
    press(&mut app, "99<esc>");
    assert!(app.overlays.is_empty());
    assert_eq!(screen::draw(&app), before);
}

#[test]
fn it_stays_readable_on_forty_columns() {
    let mut app = session(COMMUNES, Lang::Vi, (40, 20));
    press(&mut app, "57.6");
    let screen = screen::draw(&app);
    assert!(screen.contains("▲ Vượt"), "{screen}");
    assert!(screen.contains("57.6"), "{screen}");
}

#[test]
fn what_was_understood_is_told_on_forty_columns_too() {
    for (id, keys, said) in [
        (
            "grdp-per-capita",
            "70<space>triệu<space>đồng",
            "= 70 triệu đồng",
        ),
        ("average-grdp-growth", "9,5%", "= 9,5%/năm"),
    ] {
        let mut app = session(id, Lang::Vi, (40, 20));
        press(&mut app, keys);
        let screen = screen::draw(&app);
        assert!(screen.contains(said), "{screen}");
        assert!(screen.contains("Theo giả định:"), "{screen}");
    }
}

#[test]
fn a_target_may_be_tried_where_none_was_set() {
    let id = "poverty-rate";
    check(
        id,
        "<tab><tab>8",
        &[
            "= 8% (đến 2030)",
            "Hiện nay: ? Chưa đánh giá: không có mục tiêu",
        ],
        &["= 8% (by 2030)", "Now: ? Not assessed: no target"],
    );
    let tried = shown(id, Lang::Vi, "12<tab><C-u>2027<tab>8");
    for said in [
        "Theo giả định: ↗ Đúng tiến độ",
        "12% (2027), mục tiêu 8% (2030)",
        "tính từ 2024",
        "Tốc độ cần có: −1,333 điểm %/năm",
    ] {
        assert!(tried.contains(said), "{said}\n{tried}");
    }
    // Without a target nothing follows from a figure.
    let bare = shown(id, Lang::Vi, "12");
    assert!(
        bare.contains("Theo giả định: ? Chưa đánh giá: không có mục tiêu"),
        "{bare}"
    );
}
