//! The agenda on the screen: what is pinned, in which order, with what is to be said and done.

use chitieu::core::keys::PlanKey;
use chitieu::explorer::state::app::App;
use chitieu::explorer::state::desk::Desk;
use chitieu::explorer::state::overlay::Overlay;
use chitieu::library::brief::Brief;

use crate::support::screen::{SIZES, app, draw, press};

const AGENDA: &str = "title = \"Giao ban\"\n\n[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita\"\nremark = \
                      \"Hỏi Cục Thống kê vì sao có hai số\"\nwho = \"Sở Tài chính\"\nby = 2026-12-20\n\n[[item]]\naddress = \
                      \"chitieu://nowhere/at-all\"\n\n[[item]]\naddress = \"chitieu://lai-chau/forest-cover\"\ndone = true\n";

fn with_agenda(size: (u16, u16)) -> App {
    let mut app = app(size);
    let brief = Brief::read(AGENDA.as_bytes()).unwrap();
    app.lay_out(Desk::with_brief("giao ban", brief).asked_for());
    app
}

fn items(app: &App) -> Vec<&str> {
    let items = app.desk.brief().items().iter();
    items
        .map(|item| item.address.rsplit('/').next().unwrap())
        .collect()
}

#[test]
fn an_agenda_that_is_asked_for_stands_first_at_every_size_in_both_languages() {
    for (columns, rows) in SIZES {
        for (lang, keys) in [("vi", ""), ("en", "L")] {
            let mut app = with_agenda((columns, rows));
            press(&mut app, keys);
            insta::assert_snapshot!(format!("brief_{columns}_{rows}_{lang}"), draw(&app));
        }
    }
}

#[test]
fn space_pins_what_is_chosen_and_takes_it_out_again_and_says_so() {
    let mut app = app((120, 40));
    press(&mut app, "<space>");
    let shown = draw(&app);
    assert_eq!(app.desk.brief().items().len(), 1);
    // Nothing may be kept where no file is known: that is said.
    assert!(shown.contains("chỉ giữ đến khi thoát"), "{shown}");
    press(&mut app, "<down><space><up><space>");
    assert_eq!(app.desk.brief().items().len(), 1);
    press(&mut app, "b");
    assert!(
        draw(&app).contains("1. GRDP bình quân đầu người"),
        "{}",
        draw(&app)
    );
}

#[test]
fn space_types_a_space_where_letters_are_typed() {
    let mut app = app((120, 40));
    press(&mut app, "/thu<space>ngan");
    assert_eq!(app.finder.prompt.text(), "thu ngan");
    assert!(app.desk.brief().items().is_empty());
    press(&mut app, "<esc>:<space>");
    assert!(app.desk.brief().items().is_empty());
}

#[test]
fn items_move_are_ticked_off_and_go() {
    let mut app = with_agenda((120, 40));
    press(&mut app, "<S-down>");
    assert_eq!(
        items(&app),
        [
            "at-all",
            "grdp-per-capita?place=Lai%20Ch%C3%A2u",
            "forest-cover"
        ]
        .map(|id| id.split('?').next().unwrap())
    );
    press(&mut app, "<S-down><S-down>");
    assert_eq!(items(&app), ["at-all", "forest-cover", "grdp-per-capita"]);
    press(&mut app, "x");
    assert!(app.desk.brief().items()[2].done);
    press(&mut app, "<home><del>");
    assert_eq!(items(&app), ["forest-cover", "grdp-per-capita"]);
    press(&mut app, "<end><space>");
    assert_eq!(items(&app), ["forest-cover", "grdp-per-capita"]);
    press(&mut app, "<space>");
    assert_eq!(items(&app), ["forest-cover"]);
    press(&mut app, "<S-up><S-down>");
    assert_eq!(items(&app), ["forest-cover"]);
}

#[test]
fn notes_are_typed_and_kept_with_enter_and_left_with_esc() {
    let mut app = with_agenda((80, 24));
    press(&mut app, "<end>eBáo cáo lại<tab>Sở NN<tab>30/12<ret>");
    let item = &app.desk.brief().items()[2];
    assert_eq!(
        (item.remark.as_str(), item.who.as_str(), item.by.as_str()),
        ("Báo cáo lại", "Sở NN", "30/12")
    );
    press(&mut app, "eXXX<esc>");
    assert_eq!(app.desk.brief().items()[2].remark, "Báo cáo lại");
    assert!(draw(&app).contains("Sở NN, hạn 30/12"), "{}", draw(&app));
}

#[test]
fn enter_opens_an_item_and_one_that_is_missing_leads_nowhere() {
    let mut app = with_agenda((120, 40));
    press(&mut app, "<down><ret>");
    assert!(
        draw(&app).contains("chitieu://nowhere/at-all"),
        "{}",
        draw(&app)
    );
    press(&mut app, "<down><ret>");
    assert!(draw(&app).contains("Tỷ lệ che phủ rừng"), "{}", draw(&app));
    assert!(app.overlays.is_empty());
}

#[test]
fn the_agenda_is_presented_item_by_item_and_one_that_is_missing_says_so() {
    let mut app = with_agenda((80, 24));
    press(&mut app, "p");
    assert!(draw(&app).contains("1 / 3"), "{}", draw(&app));
    press(&mut app, "<right>");
    let shown = draw(&app);
    assert!(
        shown.contains("2 / 3") && shown.contains("không có trong dữ liệu đang mở"),
        "{shown}"
    );
    press(&mut app, "<right>");
    assert!(draw(&app).contains("Tỷ lệ che phủ rừng"), "{}", draw(&app));
    press(&mut app, "<right>");
    assert!(draw(&app).contains("3 / 3"), "{}", draw(&app));
    // Back on the agenda the item that was shown last is the chosen one.
    press(&mut app, "<esc>");
    assert!(
        draw(&app).contains("▸ 3. Tỷ lệ che phủ rừng"),
        "{}",
        draw(&app)
    );
}

#[test]
fn what_is_pinned_stands_side_by_side_with_what_does_not_compare_refused() {
    let mut app = app((160, 40));
    press(
        &mut app,
        "/grdp dau nguoi<ret><esc><space><esc>/che phu rung<ret><esc><space>bc",
    );
    let shown = draw(&app);
    assert!(shown.contains("So sánh các chỉ tiêu đã ghim"), "{shown}");
    assert!(shown.contains("đơn vị tính khác (%)"), "{shown}");
}

const GRDP: &str = "/grdp dau nguoi<ret><esc>";

fn under(app: &mut App, plan: Option<&str>) {
    app.choose_plan(plan.map(|plan| PlanKey {
        pack: "lai-chau".to_owned(),
        plan: plan.to_owned(),
    }));
}

/// What `y` copies; where it is shown whole, that view is left again.
fn copied(app: &mut App) -> String {
    press(app, "y");
    let text = app.copied.clone().unwrap().text;
    if matches!(app.overlays.top(), Some(Overlay::Copy(_))) {
        press(app, "<esc>");
    }
    text
}

fn addresses(app: &App) -> Vec<&str> {
    let items = app.desk.brief().items().iter();
    items.map(|item| item.address.as_str()).collect()
}

#[test]
fn an_item_keeps_the_plan_and_the_day_that_were_chosen_and_no_others() {
    let mut app = app((120, 40));
    press(&mut app, &format!("{GRDP}<space>"));
    under(&mut app, Some("nq-xv"));
    press(&mut app, "<space>");
    press(&mut app, "<lt><space>");
    let day = app.snapshot.viewpoint.day;
    let all = addresses(&app);
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(!all[0].contains("plan=") && !all[0].contains("as-of="));
    assert!(all[1].contains("plan=nq-xv") && !all[1].contains("as-of="));
    let dated = format!("plan=nq-xv&as-of={day}");
    assert!(all[2].contains(&dated), "{all:?}");
    // The same once more, as it is seen now, is that one.
    press(&mut app, "<space>");
    assert_eq!(addresses(&app).len(), 2);
    press(&mut app, "<gt>");
    under(&mut app, None);
    press(&mut app, "<space>");
    let all = addresses(&app);
    assert!(
        all.len() == 1 && all[0].contains("plan=nq-xv"),
        "the one without a plan goes: {all:?}"
    );
}

#[test]
fn each_item_is_shown_presented_copied_and_opened_as_its_address_says() {
    let mut app = app((120, 40));
    let item =
        |rest: &str| format!("[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita{rest}\"\n");
    let text = item("?plan=nq-xiv") + &item("?plan=nq-xv") + &item("?as-of=2024-06-30");
    let brief = Brief::read(text.as_bytes()).unwrap();
    app.lay_out(Desk::with_brief("giao ban", brief).asked_for());
    let shown = draw(&app);
    for wanted in [
        "Nguồn: L30",
        "NQ ĐH XIV 2020-2025",
        "NQ ĐH XV 2025-2030",
        "số công bố đến 30/06/2024",
    ] {
        assert!(shown.contains(wanted), "no {wanted:?} in\n{shown}");
    }
    press(&mut app, "p");
    assert!(draw(&app).contains("NQ ĐH XIV 2020-2025"), "{}", draw(&app));
    press(&mut app, "<right>");
    let shown = draw(&app);
    assert!(shown.contains("NQ ĐH XV 2025-2030"), "{shown}");
    assert!(!shown.contains("công bố đến"), "{shown}");
    press(&mut app, "<right>");
    let shown = draw(&app);
    assert!(shown.contains("số công bố đến 30/06/2024"), "{shown}");
    let then = copied(&mut app);
    press(&mut app, "<left>");
    assert_ne!(copied(&mut app), then);
    press(&mut app, "<esc><ret>");
    let plan = app.view.plan.as_ref().map(|key| key.plan.as_str());
    assert_eq!(plan, Some("nq-xv"), "{}", draw(&app));
}

#[test]
fn an_item_whose_plan_is_not_there_says_so_and_shows_no_other_plan() {
    let mut app = app((120, 40));
    let text = "[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita?plan=qqqq\"\n";
    app.lay_out(Desk::with_brief("giao ban", Brief::read(text.as_bytes()).unwrap()).asked_for());
    for keys in ["", "p"] {
        press(&mut app, keys);
        let shown = draw(&app);
        assert!(shown.contains("qqqq"), "{shown}");
        assert!(!shown.contains("NQ ĐH XIV"), "{shown}");
    }
}

#[test]
fn notes_go_only_when_they_are_asked_to_go_twice_in_a_row() {
    for notes in [
        "remark = \"hỏi\"",
        "who = \"Sở\"",
        "by = 2026-12-20",
        "done = true",
    ] {
        for key in ["<space>", "<del>"] {
            let mut app = app((120, 40));
            let text =
                format!("[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita\"\n{notes}\n");
            app.lay_out(
                Desk::with_brief("giao ban", Brief::read(text.as_bytes()).unwrap()).asked_for(),
            );
            press(&mut app, key);
            assert!(draw(&app).contains("bấm lần nữa"), "{}", draw(&app));
            // Another key is no answer.
            press(&mut app, &format!("<down>{key}"));
            assert_eq!(addresses(&app).len(), 1, "{notes} {key}");
            press(&mut app, key);
            assert!(addresses(&app).is_empty(), "{notes} {key}");
        }
    }
}

#[test]
fn notes_stay_where_the_item_is_unpinned_from_the_list_or_the_wall() {
    let text = "[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita\"\nwho = \"Sở\"\n";
    for keys in [GRDP, "bp"] {
        let mut app = app((120, 40));
        app.lay_out(Desk::with_brief(
            "giao ban",
            Brief::read(text.as_bytes()).unwrap(),
        ));
        press(&mut app, &format!("{keys}<space>"));
        assert_eq!(app.desk.brief().items()[0].who, "Sở", "{keys}");
        assert!(draw(&app).contains("bấm lần nữa"), "{}", draw(&app));
        press(&mut app, "<space>");
        assert!(addresses(&app).is_empty(), "{keys}");
    }
}

/// An agenda of one item.
fn with_item(app: &mut App, address: &str) {
    let text = format!("[[item]]\naddress = \"chitieu://lai-chau/{address}\"\n");
    let brief = Brief::read(text.as_bytes()).unwrap();
    app.lay_out(Desk::with_brief("giao ban", brief).asked_for());
}

#[test]
fn what_is_opened_from_an_item_is_seen_as_its_address_says() {
    // The calculator asks within the term of the plan that the item names.
    for (address, term) in [
        ("grdp-per-capita?plan=nq-xiv", "2021–2025"),
        ("grdp-per-capita?plan=nq-xv", "2026–2030"),
    ] {
        for keys in ["=", "p="] {
            let mut app = app((120, 40));
            with_item(&mut app, address);
            press(&mut app, keys);
            let shown = draw(&app);
            let asked = format!("(kỳ {term})");
            assert!(shown.contains(&asked), "{keys} {address}: {shown}");
        }
    }
    // Beside other places stands what was known on the day of the item, and the day is said.
    for keys in ["c", "pc"] {
        let mut app = app((160, 40));
        with_item(&mut app, "grdp-per-capita?as-of=2024-06-30");
        press(&mut app, keys);
        let shown = draw(&app);
        assert!(shown.contains("số công bố đến 30/06/2024"), "{shown}");
        assert!(!shown.contains("14/01/2026"), "{shown}");
        let then = copied(&mut app);
        assert!(!then.contains("79"), "{then}");
        // A row that is opened keeps the day.
        press(&mut app, "<ret>");
        assert_eq!(app.view.day.to_string(), "2024-06-30", "{}", draw(&app));
    }
    // What is not opened from an item is seen as all else is.
    let mut app = app((160, 40));
    with_item(&mut app, "grdp-per-capita?as-of=2024-06-30");
    press(&mut app, &format!("<esc>{GRDP}c"));
    let shown = draw(&app);
    assert!(!shown.contains("công bố đến 30/06/2024"), "{shown}");
    assert!(shown.contains("14/01/2026"), "{shown}");
}

#[test]
fn an_item_whose_address_names_a_figure_tells_and_copies_that_figure() {
    let mut app = app((120, 40));
    with_item(&mut app, "grdp-per-capita/estimate,2025,year,L08");
    let shown = draw(&app);
    assert!(shown.contains("65,5 triệu đồng"), "{shown}");
    assert!(shown.contains("Nguồn: L08"), "{shown}");
    assert!(!shown.contains("ước 79"), "{shown}");
    let text = copied(&mut app);
    assert!(text.contains("65,5") && !text.contains("79"), "{text}");
    press(&mut app, "Y");
    let text = app.copied.clone().unwrap().text;
    assert!(text.contains("65,5") && text.contains("L08"), "{text}");
    press(&mut app, "<esc>");
    // A target may be named, too.
    with_item(&mut app, "grdp-per-capita/target,2025,year,L01");
    let shown = draw(&app);
    assert!(shown.contains("65 triệu đồng"), "{shown}");
    assert!(shown.contains("Nguồn: L01"), "{shown}");
    // A figure that there is not is said to be none, and no other one is told.
    with_item(&mut app, "grdp-per-capita/actual,1066,year,L99");
    let shown = draw(&app);
    assert!(
        shown.contains("không có số liệu “actual,1066,year,L99”"),
        "{shown}"
    );
    assert!(!shown.contains("ước 79"), "{shown}");
}
