//! What stands before what, in small packs made for it.

use chitieu::core::model::IndicatorId;
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;
use chitieu::search::answer::{Answer, Request};
use chitieu::search::query::Query;

/// An indicator of a pack whose own place is Lai Châu: id, name, aliases, place, whether it has a main target.
type Given<'a> = (&'a str, &'a str, &'a [&'a str], &'a str, bool);

fn pack(indicators: &[Given<'_>]) -> Library {
    let mut text = r#"[pack]
id = "p"
name = "P"
place = "Lai Châu"
main_plans = ["m"]
[[category]]
id = "c"
name = "Lĩnh vực"
[[plan]]
id = "m"
name = "KH"
term = [2021, 2025]
"#
    .to_owned();
    for (id, name, aliases, place, has_target) in indicators {
        let target = match has_target {
            true => format!(
                ", {{ kind = \"target\", year = 2025, value = 2, plan = \"m\", place = \"{place}\" }}"
            ),
            false => String::new(),
        };
        text += &format!(
            "[[indicator]]\nid = \"{id}\"\nname = \"{name}\"\naliases = {aliases:?}\ncategory = \"c\"\nclaims = [{{ kind = \"actual\", year = 2023, value = 1, place = \"{place}\" }}{target}]\n"
        );
    }
    Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())])
}

fn ask(library: &Library, text: &str) -> Answer {
    let home = library.catalog.default_place();
    let request = Request {
        limit: 9,
        default_place: home.map(|place| place.0),
        ..Request::default()
    };
    let answer = library.index().search(&Query::parse(text), &request);
    answer.unwrap()
}

/// Checks which stand first, in their order.
#[track_caller]
fn check(library: &Library, text: &str, first: &[&str]) {
    let answer = ask(library, text);
    let id = |indicator: u32| {
        let indicator = library.catalog.indicator(IndicatorId(indicator));
        library.catalog.text(indicator.id)
    };
    let ids: Vec<&str> = answer.hits.iter().map(|hit| id(hit.indicator)).collect();
    let ids = &ids[..first.len().min(ids.len())];
    assert_eq!(ids, first, "{text}: {:#?}", answer.hits);
}

const HOME: &str = "Lai Châu";

#[test]
fn words_of_one_text_stand_before_words_gathered_over_several() {
    let library = pack(&[
        (
            "gathered",
            "Sản lượng cá",
            &["thủy sản nuôi trồng"],
            HOME,
            true,
        ),
        (
            "one",
            "Diện tích ao hồ thả giống theo mùa",
            &["cá nuôi trồng ven sông"],
            HOME,
            false,
        ),
        ("milk", "Đàn bò", &["chăn nuôi lấy sữa"], HOME, true),
        ("cheese", "Sữa chế biến", &["bò sữa"], HOME, false),
    ]);
    check(&library, "ca nuoi trong", &["one", "gathered"]);
    check(&library, "cá nuôi", &["one", "gathered"]);
    check(&library, "bo sua", &["cheese", "milk"]);
}

#[test]
fn the_home_place_stands_before_a_better_manner_elsewhere() {
    let library = pack(&[
        ("there", "Cà phê", &[], "Đắk Lắk", true),
        ("here", "Diện tích trồng mới", &["cà phê chè"], HOME, false),
        ("tea", "Chè búp", &[], "Thái Nguyên", true),
        (
            "home-tea",
            "Sản lượng nông sản",
            &["chè búp tươi"],
            HOME,
            false,
        ),
    ]);
    check(&library, "ca phe", &["here", "there"]);
    check(&library, "cà phê", &["here", "there"]);
    check(&library, "che bup", &["home-tea", "tea"]);
    // A place that is asked for is as good as the home place.
    check(&library, "ca phe dak lak", &["there"]);
    check(&library, "che bup thai nguyen", &["tea"]);
}

#[test]
fn typed_marks_stand_before_a_better_manner() {
    let library = pack(&[
        ("bare", "Lúa mua", &[], HOME, true),
        (
            "marked",
            "Sản lượng cây lương thực",
            &["lúa mùa sớm"],
            HOME,
            false,
        ),
        ("horse", "Đàn mã", &[], HOME, true),
        ("code", "Số doanh nghiệp", &["cấp mã số thuế"], HOME, false),
    ]);
    check(&library, "lúa mùa", &["marked"]);
    check(&library, "lua mua", &["bare", "marked"]);
    check(&library, "mã", &["horse", "code"]);
}

#[test]
fn an_alias_that_is_the_whole_query_is_a_name_however_it_is_typed() {
    let library = pack(&[
        (
            "called",
            "Kiến cố hóa kênh mương nội đồng theo kế hoạch",
            &["thủy lợi nhỏ"],
            HOME,
            true,
        ),
        ("longer", "Công trình thủy lợi nhỏ và vừa", &[], HOME, true),
        ("short", "Đập thủy lợi nhỏ lẻ", &[], HOME, true),
    ]);
    for typed in [
        "thủy lợi nhỏ",
        "thuy loi nho",
        "thuyr lowij nhor",
        "thuy3 lo7i5 nho3",
        "thuyloinho",
        "thuy loi nhoo",
    ] {
        check(&library, typed, &["called"]);
    }
}

#[test]
fn a_place_whose_name_is_made_of_common_words_is_asked_for_by_its_full_name() {
    let library = pack(&[
        ("water", "Hộ dùng nước sạch", &[], HOME, false),
        ("all", "Cả năm", &[], HOME, false),
        ("country", "Hộ dùng điện sạch", &[], "Cả nước", true),
        ("home", "Hộ dùng điện sạch ở bản", &[], HOME, false),
    ]);
    check(&library, "nuoc sach", &["water"]);
    check(&library, "ho nuoc dien", &[]);
    check(&library, "dien sach ca nuoc", &["country"]);
    check(&library, "dien sach", &["home", "country"]);
    // Another place is still named by a part of its name.
    let library = pack(&[
        ("son-la", "Hộ nghèo", &[], "Sơn La", false),
        ("home", "Hộ nghèo", &[], HOME, true),
    ]);
    check(&library, "ho ngheo son", &["son-la"]);
}

#[test]
fn a_main_target_outweighs_an_equal_name_without_one() {
    for turned in [false, true] {
        let mut given = [
            ("with", "Thu nhập hộ", &[] as &[&str], HOME, true),
            ("without", "Thu nhập hộ", &[] as &[&str], HOME, false),
        ];
        if turned {
            given.reverse();
        }
        let library = pack(&given);
        for typed in ["thu nhap ho", "Thu nhập", "nhap", "thu nhapj hooj"] {
            check(&library, typed, &["with", "without"]);
        }
    }
}

#[test]
fn a_rate_stands_before_a_number_for_a_bare_noun() {
    let library = pack(&[
        ("number", "Số hộ nghèo", &[], HOME, false),
        ("rate", "Tỷ lệ hộ nghèo", &[], HOME, false),
        ("school", "Số trường chuẩn", &[], HOME, true),
        ("schools", "Tỷ lệ trường chuẩn", &[], HOME, true),
        ("sum", "Tổng số giường bệnh", &[], HOME, false),
        ("beds", "Tỷ lệ giường bệnh", &[], HOME, false),
    ]);
    check(&library, "ho ngheo", &["rate", "number"]);
    check(&library, "hộ nghèo", &["rate", "number"]);
    check(&library, "truong chuan", &["schools", "school"]);
    check(&library, "giuong benh", &["beds", "sum"]);
    check(&library, "so ho ngheo", &["number"]);
    check(&library, "tong so giuong benh", &["sum"]);
}
