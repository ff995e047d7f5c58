//! The agenda on the screen: what is pinned, in which order, with what is to be said and done.

use chitieu::explorer::state::app::App;
use chitieu::explorer::state::desk::Desk;
use chitieu::library::brief::Brief;

use crate::support::screen::{SIZES, app, draw, press};

const AGENDA: &str = "title = \"Giao ban\"\n\n[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita\"\nremark = \
                      \"Hỏi Cục Thống kê vì sao có hai số\"\nwho = \"Sở Tài chính\"\nby = 2026-12-20\n\n[[item]]\naddress = \
                      \"chitieu://nowhere/at-all\"\n\n[[item]]\naddress = \"chitieu://lai-chau/forest-cover\"\ndone = true\n";

fn with_agenda(size: (u16, u16)) -> App {
    let mut app = app(size);
    let brief = Brief::read(AGENDA.as_bytes()).unwrap();
    app.lay_out(Desk::of("giao ban", brief).asked_for());
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
