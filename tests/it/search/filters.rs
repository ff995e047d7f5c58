//! Filters of a query over a small pack: what each means, what cannot be read, and the orders.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use chitieu::core::judge::standing::assessment;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::library::{Library, Scope};
use chitieu::pack::files::PackFiles;
use chitieu::words::filters as table;
use chitieu::words::problems::filters::{at_its_place, message};

use crate::support::growth::cost;

/// Six indicators in three places, under two plans, of three units, with two who answer for them.
const PACK: &str = r#"
pack = { id = "p", name = "P", place = "Lai Châu", main_plans = ["nq", "kh"] }
category = [
  { id = "kt", name = { vi = "Kinh tế", en = "Economy" } },
  { id = "vx", name = { vi = "Văn hóa, xã hội", en = "Culture and society" } },
]
plan = [
  { id = "nq", name = "NQ ĐH XIV", term = [2021, 2025] },
  { id = "kh", name = "KH 2021-2025", title = "Kế hoạch phát triển kinh tế - xã hội", term = [2021, 2025] },
]
source = [
  { id = "L1", title = "Báo cáo năm", publisher = "Sở Tài chính", date = "2024-01-01" },
  { id = "L10", title = "Niên giám", publisher = "Cục Thống kê", date = "2025-01-01" },
]

[[indicator]]
id = "rung"
name = { vi = "Tỷ lệ che phủ rừng", en = "Forest cover" }
unit = "%"
category = "kt"
better = "higher"
target_kind = "level"
owner = [{ name = "Sở Nông nghiệp, Môi trường", source = "L1" }]
claims = [
  { plan = "nq", kind = "target", year = 2025, value = 54, source = "L1" },
  { kind = "actual", year = 2025, value = 54, source = "L10" },
]

[[indicator]]
id = "che"
name = { vi = "Diện tích chè", en = "Tea area" }
unit = "ha"
category = "kt"
better = "higher"
target_kind = "level"
claims = [
  { plan = "kh", kind = "target", year = 2025, value = 10000, source = "L1" },
  { kind = "estimate", year = 2025, value = 10811, source = "L10" },
]

[[indicator]]
id = "tang"
name = { vi = "Tăng trưởng", en = "Growth" }
unit = "%/năm"
category = "kt"
better = "higher"
target_kind = "level"
claims = [
  { plan = "kh", kind = "target", year = 2025, value = 9, source = "L1" },
  { kind = "actual", year = 2025, value = 6, source = "L10" },
]

[[indicator]]
id = "yte"
name = { vi = "Bảo hiểm y tế", en = "Health insurance" }
unit = "%"
category = "vx"
better = "higher"
target_kind = "level"
owner = [{ name = { vi = "Sở Y tế", en = "Department of Health" }, source = "L1" }]
claims = [
  { plan = "kh", kind = "target", year = 2025, value = 95, source = "L1" },
  { kind = "actual", year = 2022, value = 80, source = "L1" },
]

[[indicator]]
id = "dan"
name = { vi = "Dân số", en = "Population" }
unit = "người"
category = "vx"
better = "none"
claims = [
  { kind = "actual", year = 2021, value = 470000, source = "L1" },
  { place = "Sìn Hồ", kind = "actual", year = 2021, value = 80000, source = "L1" },
  { place = "Xã Sìn Hồ", kind = "actual", year = 2023, value = 9000, source = "L10" },
]

[[indicator]]
id = "ao"
name = { vi = "Áo ấm", en = "Warm clothes" }
unit = "người/xã"
category = "vx"
better = "higher"
target_kind = "level"
claims = [{ plan = "nq", kind = "target", year = 2025, value = 5, source = "L1" }]
"#;

fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    let open = || {
        let library = Library::open(&[PackFiles::in_memory("p.toml", PACK.as_bytes())]);
        let wrong: Vec<_> = library.diagnostics.iter().collect();
        assert_eq!(library.error_count(), 0, "{wrong:?}");
        Arc::new(library)
    };
    Arc::clone(LIBRARY.get_or_init(open))
}

/// What a query finds, each as the id of its indicator, with its place where that is not the home one.
fn found(text: &str) -> Vec<String> {
    found_in(&library(), text, 100)
}

fn found_in(library: &Library, text: &str, limit: usize) -> Vec<String> {
    let catalog = &library.catalog;
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: catalog.default_place(),
    };
    let answer = library.find(&library.understand(text), scope, limit);
    let hits = answer.hits.iter().map(|hit| {
        let series = SeriesId(hit.entry);
        let id = catalog.text(catalog.indicator_of(series).id).to_owned();
        let place = catalog.series_of(series).place;
        match Some(place) == catalog.default_place() {
            true => id,
            false => format!("{id}@{}", catalog.text(catalog.place(place).name.vi)),
        }
    });
    hits.collect()
}

/// Checks what passes, in any order, and that nothing is to be said.
#[track_caller]
fn passes(text: &str, want: &[&str]) {
    assert_eq!(sorted(text), want, "{text}");
    let query = library().understand(text);
    assert!(
        query.problems().is_empty(),
        "{text}: {:?}",
        query.problems()
    );
}

fn sorted(text: &str) -> Vec<String> {
    let mut found = found(text);
    found.sort_unstable();
    found
}

/// Checks what passes a value that begins several, and that this is said.
#[track_caller]
fn passes_unsure(text: &str, want: &[&str], vi: &str, en: &str) {
    assert_eq!(sorted(text), want, "{text}");
    let query = library().understand(text);
    assert!(query.error().is_none(), "{text}: {:?}", query.problems());
    let said = Lang::ALL.map(|lang| message(query.problems().first().unwrap(), lang));
    assert_eq!(said, [vi, en], "{text}");
}

/// Checks that a query is answered by nothing, and that what is wrong is said at its place.
#[track_caller]
fn refused(text: &str, vi: &str, en: &str) {
    assert_eq!(found(text), [""; 0], "{text}");
    let query = library().understand(text);
    let problem = query.error().unwrap();
    for (lang, start) in Lang::ALL.into_iter().zip([vi, en]) {
        let said = at_its_place(&query, problem, lang);
        assert!(said.starts_with(start), "{text}: {said}");
    }
}

#[test]
fn what_cannot_be_read_is_answered_by_nothing_and_said_at_its_place() {
    refused(
        "nam:23",
        "cột 1, “nam:23”: “23” không phải là năm",
        "column 1, “nam:23”: “23” is no year",
    );
    refused(
        "dân số co:xyz",
        "cột 8, “co:xyz”: không hiểu “xyz”; có: mục-tiêu",
        "column 8, “co:xyz”: “xyz” is not known; known: target",
    );
    refused(
        "tt:abc",
        "cột 1, “tt:abc”: không có tình trạng “abc”; có: Vượt",
        "column 1, “tt:abc”: there is no status “abc”; known: Exceeded",
    );
    refused(
        "tt:đạt,abc rừng",
        "cột 8, “abc”: không có tình trạng “abc”",
        "column 8, “abc”: there is no status “abc”",
    );
    refused(
        "!lv:biển",
        "cột 1, “!lv:biển”: không có lĩnh vực “biển”; có: ",
        "column 1, “!lv:biển”: there is no category “biển”; known: ",
    );
    refused(
        "nguon:L9",
        "cột 1, “nguon:L9”: không có nguồn “L9”; có: L1, L10",
        "column 1, “nguon:L9”: there is no source “L9”; known: L1, L10",
    );
    refused(
        "dia:sin-hoo",
        "cột 1, “dia:sin-hoo”: không có địa bàn “sin-hoo”; có: Sìn Hồ",
        "column 1, “dia:sin-hoo”: there is no place “sin-hoo”; known: Sìn Hồ",
    );
    refused(
        "kh:xv",
        "cột 1, “kh:xv”: không có kế hoạch “xv”; có: ",
        "column 1, “kh:xv”: there is no plan “xv”; known: ",
    );
    refused(
        "đv:tấn",
        "cột 1, “đv:tấn”: không có đơn vị tính “tấn”; có: ",
        "column 1, “đv:tấn”: there is no unit “tấn”; known: ",
    );
    refused(
        "owner:police",
        "cột 1, “owner:police”: không có cơ quan phụ trách “police”; có: ",
        "column 1, “owner:police”: there is no owner “police”; known: ",
    );
    refused(
        "uoc:maybe",
        "cột 1, “uoc:maybe”: không hiểu “maybe”; có: có, không",
        "column 1, “uoc:maybe”: “maybe” is not known; known: yes, no",
    );
    refused(
        "rừng sx:đẹp",
        "cột 6, “sx:đẹp”: không hiểu “đẹp”; có: chênh",
        "column 6, “sx:đẹp”: “đẹp” is not known; known: gap",
    );
    refused(
        "rừng >x",
        "cột 6, “>x”: “x” không phải là số",
        "column 6, “>x”: “x” is no number",
    );
    refused(
        "tt:đạt, rừng",
        "cột 8, “”: thiếu một giá trị bên dấu phẩy",
        "column 8, “”: a value is missing beside a comma",
    );
}

/// While it is being typed a filter without its value does not empty the list.
#[test]
fn a_filter_that_still_lacks_its_value_waits_for_it() {
    let library = library();
    for (text, rest) in [
        ("rừng tt:", "rừng"),
        ("tt:", ""),
        ("chè >", "chè"),
        ("sx:", ""),
    ] {
        assert_eq!(found(text), found(rest), "{text}");
        assert!(library.understand(text).error().is_some(), "{text}");
        assert!(library.understand(text).unreadable().is_none(), "{text}");
    }
    passes("tt:đạt,", &["rung"]);
}

#[test]
fn a_comma_means_or_in_some_fields_and_quotes_protect_it() {
    passes("tt:đạt,vượt", &["che", "rung"]);
    passes(
        "!tt:đạt,vượt",
        &["ao", "dan", "dan@Sìn Hồ", "dan@Xã Sìn Hồ", "tang", "yte"],
    );
    passes("nam:2022,2023 dia:lai-châu", &["yte"]);
    passes(
        "nam:2022,2023..",
        &["ao", "che", "dan@Xã Sìn Hồ", "rung", "tang", "yte"],
    );
    passes("kh:nq,kh", &["ao", "che", "rung", "tang", "yte"]);
    passes("dia:\"sìn hồ\",xã-sìn-hồ", &["dan@Sìn Hồ", "dan@Xã Sìn Hồ"]);
    passes("nguon:l10,l1 dân", &["dan", "dan@Sìn Hồ", "dan@Xã Sìn Hồ"]);
    passes("lv:kt,vx rừng", &["rung"]);
    // The comma belongs to the name.
    passes("lv:\"văn hóa, xã hội\" bảo", &["yte"]);
    refused(
        "lv:văn-hóa,biển",
        "cột 12, “biển”: không có lĩnh vực “biển”",
        "column 12, “biển”: there is no category “biển”",
    );
    passes("cq:\"Sở Nông nghiệp, Môi trường\"", &["rung"]);
    // Elsewhere a comma parts nothing.
    refused("co:mục-tiêu,mâu-thuẫn", "cột 1", "column 1");
    refused("đv:%,ha", "cột 1", "column 1");
    // What is quoted whole is text.
    assert!(library().understand("\"tt:abc\"").problems().is_empty());
}

/// A value of several words needs no quotes where it goes on with a name.
#[test]
fn a_value_of_several_words_is_taken_as_far_as_it_names_something() {
    for (plain, quoted) in [
        ("tt:không đạt", "tt:\"không đạt\""),
        ("tt:khong dat rừng", "tt:\"khong dat\" rừng"),
        ("!tt:không đạt", "!tt:\"không đạt\""),
        ("tt:khó đạt,không đạt", "tt:\"khó đạt\",\"không đạt\""),
        ("tt:đạt, vượt", "tt:đạt,vượt"),
        ("lv:kinh tế", "lv:\"kinh tế\""),
        ("lv:van hoa xa hoi rừng", "lv:\"van hoa xa hoi\" rừng"),
        ("dia:lai châu rừng", "dia:\"lai châu\" rừng"),
        ("cq:sở nông nghiệp", "cq:\"sở nông nghiệp\""),
        // What goes on with no name is a word.
        ("dia:lai rừng", "rừng dia:lai"),
        ("nam:2023 rừng", "rừng nam:2023"),
    ] {
        assert_eq!(found(plain), found(quoted), "{plain}");
    }
}

#[test]
fn plans_units_owners_and_estimates_are_asked_for() {
    passes("kh:nq", &["ao", "rung"]);
    passes("plan:NQ-ĐH-XIV", &["ao", "rung"]);
    passes("kh:\"kế hoạch phát triển\"", &["che", "tang", "yte"]);
    passes("!kh:nq dia:lai-châu", &["che", "dan", "tang", "yte"]);
    passes("đv:%", &["rung", "yte"]);
    passes("unit:percent", &["rung", "yte"]);
    passes("đv:%/năm", &["tang"]);
    passes("dv:ha", &["che"]);
    passes("đv:người", &["dan", "dan@Sìn Hồ", "dan@Xã Sìn Hồ"]);
    passes("cq:sở-y-tế", &["yte"]);
    passes("owner:\"Department of Health\"", &["yte"]);
    passes("uoc:có", &["che"]);
    passes("est:yes", &["che"]);
    passes("uoc:không dia:lai-châu", &["dan", "rung", "tang", "yte"]);
    passes(
        "!uoc:có dia:lai-châu",
        &["ao", "dan", "rung", "tang", "yte"],
    );
}

#[test]
fn years_are_single_or_ranges_with_open_ends() {
    passes("nam:2021", &["dan", "dan@Sìn Hồ"]);
    passes("nam:2022..2023", &["dan@Xã Sìn Hồ", "yte"]);
    passes("year:2022-2023", &["dan@Xã Sìn Hồ", "yte"]);
    passes("nam:..2022", &["dan", "dan@Sìn Hồ", "yte"]);
    passes("nam:2026..", &[]);
    passes("nam:2025.. rừng", &["rung"]);
    refused(
        "nam:2023..2021",
        "cột 1, “nam:2023..2021”: năm đầu",
        "column 1",
    );
    refused("nam:..", "cột 1, “nam:..”: “..” không phải", "column 1");
    refused(
        "nam:2021..25",
        "cột 1, “nam:2021..25”: “25” không phải",
        "column 1",
    );
}

#[test]
fn the_beginning_of_a_value_is_enough_and_several_are_said() {
    // A whole word before letters that begin another.
    passes("tt:không-đ", &["tang"]);
    passes("tt:khon", &["tang"]);
    passes_unsure(
        "tt:kh",
        &["tang"],
        "“kh” là phần đầu của nhiều giá trị, lấy tất cả: Khó đạt, Không đạt",
        "“kh” begins several values, all are taken: Unlikely, Missed",
    );
    passes("tt:kho", &[]);
    passes("lv:kinh", &["che", "rung", "tang"]);
    passes(
        "lv:xã",
        &["ao", "dan", "dan@Sìn Hồ", "dan@Xã Sìn Hồ", "yte"],
    );
    passes("dia:sìn-hồ", &["dan@Sìn Hồ"]);
    passes("!dia:sìn-hồ dân", &["dan", "dan@Xã Sìn Hồ"]);
    passes("dia:xã", &["dan@Xã Sìn Hồ"]);
    passes("nguon:l1 nam:2025..", &["ao", "che", "rung", "tang", "yte"]);
    passes_unsure(
        "nguon:l nam:2023",
        &["dan@Xã Sìn Hồ"],
        "“l” là phần đầu của nhiều giá trị, lấy tất cả: L1, L10",
        "“l” begins several values, all are taken: L1, L10",
    );
    passes("nguon:cục-thống", &["che", "dan@Xã Sìn Hồ", "rung", "tang"]);
    passes_unsure(
        "cq:sở",
        &["rung", "yte"],
        "“sở” là phần đầu của nhiều giá trị, lấy tất cả: Sở Nông nghiệp, Môi trường, Sở Y tế",
        "“sở” begins several values, all are taken: Sở Nông nghiệp, Môi trường, Department of Health",
    );
    passes("has:targ", &["ao", "che", "rung", "tang", "yte"]);
    passes_unsure(
        "co:m",
        &["ao", "che", "rung", "tang", "yte"],
        "“m” là phần đầu của nhiều giá trị, lấy tất cả: mục tiêu, mâu thuẫn",
        "“m” begins several values, all are taken: target, conflict",
    );
}

#[test]
fn a_status_is_also_a_class_of_the_board() {
    passes("tt:no_data", &["ao"]);
    passes("tt:chưa-có-số-liệu", &["ao"]);
    passes("st:no-data,missed", &["ao", "tang"]);
    passes("tt:provisional", &["yte"]);
    passes("tt:tạm", &["yte"]);
    passes("st:structure", &[]);
    passes("st:at_threshold", &[]);
}

#[test]
fn what_is_nearly_a_field_is_text_and_says_so() {
    let library = library();
    let check = |text: &str, want: Option<&str>| {
        let query = library.understand(text);
        assert!(query.error().is_none(), "{text}");
        let said = query.problems().first();
        let said = said.map(|problem| message(problem, Lang::Vi));
        assert_eq!(said.as_deref(), want, "{text}");
        assert!(!query.terms().is_empty(), "{text}");
    };
    check(
        "ntt:đạt",
        Some("không có bộ lọc “ntt:”, đã tìm như từ thường; gần nhất là tt: (tình trạng)"),
    );
    check(
        "onwer:x rừng",
        Some("không có bộ lọc “onwer:”, đã tìm như từ thường; gần nhất là owner: (cơ quan)"),
    );
    // A field before a space is no filter: so are texts that are pasted.
    check(
        "Năm: 2023",
        Some(
            "“nam:” có khoảng trắng theo sau, đã tìm như từ thường; bộ lọc viết liền, ví dụ nam:2021..2023",
        ),
    );
    check(
        "nguồn: báo cáo",
        Some(
            "“nguon:” có khoảng trắng theo sau, đã tìm như từ thường; bộ lọc viết liền, ví dụ nguon:L01",
        ),
    );
    // No value follows, or it is further away.
    check("ntt: đạt", None);
    check("https://x.vn", None);
    check("cơ cấu: dịch vụ", None);
    check("12:30", None);
}

#[test]
fn an_order_puts_the_whole_answer_in_order() {
    let check = |text: &str, want: &[&str]| assert_eq!(found(text), want, "{text}");
    // Letters before tones; what stands at home before what stands elsewhere.
    check(
        "sx:tên",
        &[
            "ao",
            "yte",
            "dan",
            "dan@Sìn Hồ",
            "dan@Xã Sìn Hồ",
            "che",
            "tang",
            "rung",
        ],
    );
    check(
        "sort:name",
        &[
            "rung",
            "tang",
            "yte",
            "dan",
            "dan@Sìn Hồ",
            "dan@Xã Sìn Hồ",
            "che",
            "ao",
        ],
    );
    // What needs attention stands first, and what has nothing to be ordered by last from either end.
    check(
        "sx:chênh co:mục-tiêu",
        &["tang", "yte", "rung", "che", "ao"],
    );
    check(
        "sx:-chênh co:mục-tiêu",
        &["che", "rung", "yte", "tang", "ao"],
    );
    check(
        "sort:gap-desc co:mục-tiêu",
        &["che", "rung", "yte", "tang", "ao"],
    );
    check(
        "!sx:chênh co:mục-tiêu",
        &["che", "rung", "yte", "tang", "ao"],
    );
    check("sx:năm dân", &["dan@Xã Sìn Hồ", "dan", "dan@Sìn Hồ"]);
    check("sx:năm-tăng dân", &["dan", "dan@Sìn Hồ", "dan@Xã Sìn Hồ"]);
    check(
        "sx:tình-trạng co:mục-tiêu",
        &["che", "rung", "tang", "yte", "ao"],
    );
    check(
        "sort:-status co:mục-tiêu",
        &["ao", "yte", "tang", "rung", "che"],
    );
    // The first counts most.
    check("đv:% sx:tình-trạng sx:tên", &["rung", "yte"]);
    check("lv:kt sx:năm sx:tên", &["che", "tang", "rung"]);
    check("lv:kt sx:năm sx:-tên", &["rung", "tang", "che"]);
}

/// A short list is the beginning of the long one, also where many more match than are shown.
#[test]
fn an_order_looks_at_all_that_matches_and_not_only_at_what_fits_best() {
    let (library, _) = many(3_000);
    for query in [
        "sx:tên",
        "sx:-tên",
        "sx:chênh",
        "sx:-chênh",
        "sx:năm",
        "chỉ tiêu sx:-tên",
        "sx:tình-trạng",
    ] {
        let all = found_in(&library, query, 10_000);
        assert_eq!(all.len(), 3_000, "{query}");
        for limit in [1, 20, 600] {
            let first = found_in(&library, query, limit);
            assert_eq!(first, all[..limit], "{query} {limit}");
        }
    }
    let gaps = found_in(&library, "sx:chênh", 50);
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let catalog = &library.catalog;
    let gap_of = |series| assessment(catalog, &viewpoint, series).gap;
    let least = catalog.series_ids().filter_map(gap_of).fold(0.0, f64::min);
    let first = catalog
        .series_ids()
        .find(|series| gaps[0] == catalog.text(catalog.indicator_of(*series).id));
    assert_eq!(gap_of(first.unwrap()), Some(least));
}

/// Indicators with as many names, units and owners, of which each has a target.
fn many(count: usize) -> (Library, usize) {
    let mut text = String::from(
        "pack = { id = \"p\", name = \"P\", place = \"Lai Châu\", main_plans = [\"q\"] }\n\
         category = [{ id = \"c\", name = \"Kinh tế\" }]\n\
         plan = [{ id = \"q\", name = \"Q\", term = [2021, 2025] }]\n\
         source = [{ id = \"s1\", title = \"Báo cáo\", date = \"2026-01-01\" }]\n",
    );
    for at in 0..count {
        let turned = at * 7_919 % count;
        let _ = write!(
            text,
            "[[indicator]]\nid = \"i{at}\"\nname = \"Chỉ tiêu {turned} {at}\"\nunit = \"đơn vị {at}\"\n\
             category = \"c\"\nbetter = \"higher\"\ntarget_kind = \"level\"\n\
             owner = [{{ name = \"Sở {at}\", source = \"s1\" }}]\nclaims = [\n\
             {{ kind = \"actual\", year = {}, value = {turned}, source = \"s1\" }},\n\
             {{ plan = \"q\", kind = \"target\", year = 2025, value = 500, source = \"s1\" }},\n]\n",
            2021 + at % 5,
        );
    }
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    assert_eq!(library.error_count(), 0);
    (library, count)
}

#[test]
fn filters_and_orders_cost_work_that_grows_with_the_data_and_not_with_its_square() {
    let sizes = [1_000, 8_000].map(many);
    for query in [
        "đv:đơn",
        "đv:\"đơn vị 7\"",
        "cq:sở",
        "kh:q",
        "uoc:không",
        "tt:đạt,vượt",
        "sx:tên",
        "sx:-chênh",
        "chỉ tiêu sx:năm",
    ] {
        let work = sizes.each_ref().map(|(library, count)| {
            let (work, found) = cost(|| found_in(library, query, 20));
            assert!(!found.is_empty(), "{query} {count}");
            work.as_secs_f64()
        });
        // Eight times the data; its square would be sixty-four times the work.
        let grown = work[1] / work[0].max(0.002);
        assert!(grown < 32.0, "{query}: {work:?}");
    }
}

#[test]
fn the_documents_list_every_filter_as_the_program_knows_it() {
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(top.join(name)).unwrap();
    let (search, using) = (read("docs/search.md"), read("docs/using.md"));
    let listed = table::markdown(Lang::En);
    assert!(
        search.contains(&listed),
        "docs/search.md should have:\n{listed}"
    );
    assert!(
        using.contains(&listed),
        "docs/using.md should have:\n{listed}"
    );
    for line in table::ALL {
        for lang in Lang::ALL {
            let example = line.example(lang);
            assert!(!example.is_empty());
        }
    }
}
