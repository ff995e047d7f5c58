//! How an index is asked: key by key, with rubbish, with a history, and given up.

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::core::lang::Lang;
use chitieu::core::model::SeriesId;
use chitieu::library::filter::note_unknown;
use chitieu::library::{Library, Scope};
use chitieu::pack::files::PackFiles;
use chitieu::search::answer::{Answer, Reading, Request};
use chitieu::search::query::Query;
use chitieu::words::problems::filters;

use crate::support::frozen::library;

fn request(limit: usize) -> Request<'static> {
    Request {
        limit,
        default_place: Some(0),
        ..Request::default()
    }
}

fn ask(library: &Library, text: &str) -> Answer {
    let answer = library.index().search(&Query::parse(text), &request(20));
    answer.unwrap_or_default()
}

#[test]
fn what_was_worked_out_before_changes_no_answer() {
    let library = library();
    let queries = [
        "ty le ho ngheo",
        "tyhongheo",
        "tyr leej hooj ngheof",
        "che phu rugn",
        "tlhngeo",
        "qzxw",
        "tỷ lệ xã đạt",
        "'dan ^so !nong",
    ];
    for text in queries {
        let letters: Vec<char> = text.chars().collect();
        let mut previous = Answer::default();
        // Typed, then taken back letter by letter.
        let lengths = (1..=letters.len()).chain((1..letters.len()).rev());
        for length in lengths {
            let typed: String = letters[..length].iter().collect();
            let query = Query::parse(&typed);
            let fresh = library.index().search(&query, &request(50)).unwrap();
            let with = Request {
                previous: Some(&previous),
                ..request(50)
            };
            let answer = library.index().search(&query, &with).unwrap();
            assert_eq!(answer.hits, fresh.hits, "{typed}");
            assert_eq!(answer.total, fresh.total, "{typed}");
            assert_eq!(answer.understood, fresh.understood, "{typed}");
            previous = answer;
        }
    }
}

/// Indicators as id, name and place, in a pack whose own place is Here.
fn coded(indicators: &[(&str, &str, &str)]) -> Library {
    let mut text = "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"Here\"\n[[category]]\nid = \"c\"\nname = \"C\"\n".to_owned();
    for (id, name, place) in indicators {
        text += &format!(
            "[[indicator]]\nid = \"{id}\"\nname = \"{name}\"\ncategory = \"c\"\nclaims = [{{ kind = \"actual\", year = 2023, value = 1, place = \"{place}\" }}]\n"
        );
    }
    Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())])
}

#[test]
fn what_has_the_code_that_was_typed_comes_first() {
    let library = coded(&[
        ("a", "1.2.1.3 Tỷ lệ hộ nghèo", "Here"),
        ("b", "Số 1 2", "Here"),
        (
            "c",
            "1.2.1 Tỷ lệ trẻ em dưới 5 tuổi sống trong hộ nghèo đa chiều",
            "There",
        ),
        ("d", "12.1 Tỷ lệ", "Here"),
        ("poverty-rate", "Tỷ lệ hộ nghèo đa chiều", "There"),
        ("e", "Poverty rate", "Here"),
        ("f", "Rate: poverty", "Here"),
    ]);
    let check = |text: &str, limit: usize, expected: &[&str]| {
        let answer = library.index().search(&Query::parse(text), &request(limit));
        let ids = answer
            .unwrap()
            .hits
            .iter()
            .map(|hit| {
                let indicator = chitieu::core::model::IndicatorId(hit.indicator);
                library
                    .catalog
                    .text(library.catalog.indicator(indicator).id)
                    .to_owned()
            })
            .collect::<Vec<String>>();
        assert_eq!(ids, expected, "{text}");
    };
    check("1.2.1", 1, &["c"]);
    check("1.2.1", 9, &["c", "b", "a"]);
    check("1.2.1.", 1, &["c"]);
    check("1.2.1.3", 1, &["a"]);
    // Words are words: these are no codes.
    check("1 2 1", 1, &["b"]);
    check("poverty-rate", 9, &["poverty-rate", "e", "f"]);
    check("poverty rate", 9, &["e", "f", "poverty-rate"]);
    check("poverty-rate !chieu", 9, &["e", "f"]);
}

#[test]
fn the_reading_that_won_is_said() {
    let library = library();
    let check = |text: &str, reading: Reading, want: Option<&str>| {
        let answer = ask(&library, text);
        let found = answer.hits.first().map(|hit| hit.reading);
        assert_eq!(found, Some(reading), "{text}");
        assert_eq!(answer.understood.as_deref(), want, "{text}");
    };
    check("ty le ho ngheo", Reading::Typed, None);
    check(
        "tyr leej hooj ngheof",
        Reading::Telex,
        Some("tỷ lệ hộ nghèo"),
    );
    check("ty3 le65 ho65 nghe2o", Reading::Vni, Some("tỷ lệ hộ nghèo"));
    check("chephurung", Reading::Glued, Some("che phủ rừng"));
    check("gqvl", Reading::Typed, None);
    check("tlcpr", Reading::Initials, Some("tỷ lệ che phủ rừng"));
    check("che phu rugn", Reading::KeyboardTypo, Some("che phủ rừng"));
    // What is read as it was typed need not be said.
    check("grdp per person", Reading::Glued, None);
}

#[test]
fn marks_that_were_typed_count() {
    let library = library();
    let first_mark = |text: &str| ask(&library, text).hits.first().map(|hit| hit.score.marks);
    assert_eq!(first_mark("tỷ lệ hộ nghèo"), Some(0));
    assert_eq!(first_mark("ty le ho ngheo"), Some(0));
    assert_eq!(first_mark("tỷ lê hộ nghèo"), Some(1));
    assert_eq!(first_mark("tỷ lẽ hộ nghèo"), Some(2));
    assert_eq!(first_mark("tỉ lệ hộ nghèo"), Some(3));
}

#[test]
fn a_query_that_fits_in_part_says_what_it_leaves_out() {
    let library = library();
    let check = |text: &str, name: &str, ignored: &[&str]| {
        let answer = ask(&library, text);
        let first = answer.hits.first();
        let first = first.map(|hit| library.catalog.indicators()[hit.indicator as usize].name.vi);
        let first = first.map(|name| library.catalog.text(name));
        assert_eq!(first, Some(name), "{text}");
        assert_eq!(answer.ignored, ignored, "{text}");
        let is_partial = answer.hits.first().map(|hit| hit.reading) == Some(Reading::Partial);
        assert_eq!(is_partial, !ignored.is_empty(), "{text}");
    };
    check("ty le ho ngheeeo", "Tỷ lệ hộ nghèo", &[]);
    check("forrest covr", "Tỷ lệ che phủ rừng", &[]);
    check("che phu rung xyzzy", "Tỷ lệ che phủ rừng", &["xyzzy"]);
    check(
        "xyzzy bao hiem y te",
        "Tỷ lệ bao phủ bảo hiểm y tế",
        &["xyzzy"],
    );
    check("ti le ho ngheo cuoi nam", "Tỷ lệ hộ nghèo", &[]);
    check(
        "thu ngân sách nhà nước trên địa bàn",
        "Thu ngân sách trên địa bàn",
        &[],
    );
}

#[test]
fn a_query_that_fits_nothing_finds_nothing() {
    let library = library();
    for text in [
        "qzxw",
        "tau ngam hat nhan",
        "blockchain",
        "hop tac xa",
        "toi pham",
    ] {
        let answer = ask(&library, text);
        assert!(answer.hits.is_empty() && answer.total == 0, "{text}");
        if let Some(near) = answer.suggestion {
            assert!(ask(&library, &near).total > 0, "{text}: {near}");
        }
    }
}

#[test]
fn a_figure_finds_the_claims_that_print_it() {
    let library = library();
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    let check = |text: &str, want: &str| {
        let query = library.understand(text);
        let answer = library.find(&query, scope, 10);
        let first = answer.hits.first();
        let found = first.map(|hit| {
            assert_eq!(hit.reading, Reading::Figure, "{text}");
            let series = SeriesId(hit.entry);
            let claims = library.printed(&query, &viewpoint, series);
            let years = claims.iter().map(|id| library.catalog.claim(*id).year);
            let years: Vec<String> = years.flatten().map(|year| year.to_string()).collect();
            let name = library.catalog.indicator_of(series).name.vi;
            format!("{} {}", library.catalog.text(name), years.join(" "))
        });
        assert_eq!(found.as_deref().unwrap_or(""), want, "{text}");
    };
    check("19,46", "Tỷ lệ hộ nghèo 2024");
    check("19.46%", "Tỷ lệ hộ nghèo 2024");
    check("27.004", "Đoàn viên, hội viên kết nạp mới 2023");
    check("27,004", "Đoàn viên, hội viên kết nạp mới 2023");
    check("3,14159", "");
    // With what stands around a figure; another unit is another figure.
    check("khoảng 19,46 %", "Tỷ lệ hộ nghèo 2024");
    check("27.004 người", "Đoàn viên, hội viên kết nạp mới 2023");
}

#[test]
fn few_letters_are_no_name() {
    let library = library();
    for text in ["dti", "DTI", "slc", "dtc"] {
        let answer = ask(&library, text);
        let scattered = |hit: &chitieu::search::answer::Hit| hit.reading == Reading::Scattered;
        assert!(!answer.hits.iter().any(scattered), "{text}");
    }
}

/// Few letters are words typed as one only where the words stand side by side, and a letter typed twice is
/// a slip.
#[test]
fn words_typed_as_one_are_no_guess() {
    let library = library();
    let first = |text: &str| ask(&library, text).hits.first().map(|hit| hit.reading);
    assert_ne!(first("vang"), Some(Reading::Glued));
    assert_ne!(first("xang"), Some(Reading::Glued));
    assert_eq!(first("duli"), Some(Reading::Glued));
    assert_eq!(first("hongheo"), Some(Reading::Glued));
    assert_eq!(first("ngheoo"), Some(Reading::KeyboardTypo));
}

#[test]
fn filters_and_problems_leave_the_words_working() {
    let library = library();
    let query = Query::parse("ho ngheo nam:abc");
    assert_eq!(query.problems().len(), 1);
    assert_eq!(
        (query.problems()[0].start, query.problems()[0].end),
        (9, 16)
    );
    let answer = library.index().search(&query, &request(5)).unwrap();
    assert!(answer.total > 0);
    let even = |entry: u32| entry.is_multiple_of(2);
    let some = Request {
        filter: Some(&even),
        ..request(500)
    };
    let all = library
        .index()
        .search(&Query::parse("ho"), &request(500))
        .unwrap();
    let kept = library.index().search(&Query::parse("ho"), &some).unwrap();
    let want: Vec<u32> = all
        .hits
        .iter()
        .map(|hit| hit.entry)
        .filter(|at| even(*at))
        .collect();
    let found: Vec<u32> = kept.hits.iter().map(|hit| hit.entry).collect();
    assert_eq!(found, want);
    assert_eq!(kept.total, want.len());
    // What a filter leaves nothing of is not read another way.
    let nothing = |_: u32| false;
    let none = Request {
        filter: Some(&nothing),
        ..request(5)
    };
    let answer = library
        .index()
        .search(&Query::parse("ho ngheo"), &none)
        .unwrap();
    assert_eq!((answer.total, answer.understood), (0, None));
}

#[test]
fn a_value_that_names_nothing_is_explained_where_it_stands() {
    let library = library();
    let check = |text: &str, place: (usize, usize), vi: &str, en: &str| {
        let mut query = Query::parse(text);
        note_unknown(&mut query, &library.catalog);
        let problem = query.problems().first().unwrap();
        assert_eq!((problem.start, problem.end), place, "{text}");
        for (lang, start) in Lang::ALL.into_iter().zip([vi, en]) {
            let said = filters::message(problem, lang);
            assert!(said.starts_with(start), "{text}: {said}");
        }
    };
    check(
        "nghèo tt:xong",
        (6, 13),
        "không có tình trạng “xong”; có: Vượt, Đạt, Đúng tiến độ",
        "there is no status “xong”; known: Exceeded, Met, On track",
    );
    check(
        "!lv:kinh-tê-biển",
        (0, 16),
        "không có lĩnh vực “kinh-tê-biển”; có: Kinh tế",
        "there is no category “kinh-tê-biển”; known: ",
    );
    check(
        "src:L999 tea",
        (0, 8),
        "không có nguồn “L999”; có: L9",
        "there is no source “L999”; known: L9",
    );
    check(
        "dia:lai-chou nam:20",
        (0, 12),
        "không có địa bàn “lai-chou”; có: Lai Châu",
        "there is no place “lai-chou”; known: Lai Châu",
    );
    for known in [
        "tt:khó-đạt",
        "st:on_track",
        "lv:kinh-te",
        "cat:econ",
        "nguon:L01",
        "at:viet",
    ] {
        let mut query = Query::parse(known);
        note_unknown(&mut query, &library.catalog);
        assert!(
            query.problems().is_empty(),
            "{known}: {:?}",
            query.problems()
        );
    }
}

#[test]
fn what_this_user_opens_breaks_ties_only() {
    let library = library();
    let plain = ask(&library, "PAPI");
    for hit in &plain.hits {
        let wanted = hit.entry;
        let opened = |entry: u32| u32::from(entry == wanted);
        let with = Request {
            opened: Some(&opened),
            ..request(20)
        };
        let answer = library
            .index()
            .search(&Query::parse("PAPI"), &with)
            .unwrap();
        let place = answer
            .hits
            .iter()
            .position(|found| found.entry == wanted)
            .unwrap();
        let before = &answer.hits[..place];
        assert!(before.iter().all(|found| found.score < hit.score));
    }
}

#[test]
fn a_superseded_search_is_given_up() {
    let library = library();
    let flag = AtomicBool::new(true);
    let abandoned = Request {
        abandon: Some(&flag),
        ..request(5)
    };
    assert!(
        library
            .index()
            .search(&Query::parse("ho ngheo"), &abandoned)
            .is_none()
    );
}

#[test]
fn rubbish_neither_breaks_nor_delays() {
    let library = library();
    let rubbish = [
        "ngheo".repeat(2_000),
        "ty le ho ngheo ".repeat(700),
        "a".repeat(10_000),
        "ăâđêôơư ".repeat(1_300),
        "\u{1b}[31m\u{0}\u{7}\u{8}".to_owned(),
        "\u{301}\u{323}\u{302}".repeat(300),
        "e\u{301}".repeat(5_000),
        "🏥🇻🇳👨‍👩‍👧 nghèo".to_owned(),
        "\u{200b}\u{202e}\u{feff}".to_owned(),
        "'''^^^!!!:::>>><<<".to_owned(),
        "tt: lv: nam: dia: co: > <".to_owned(),
        "\"".repeat(100),
        String::from_utf8_lossy(b"ngh\xff\xfeeo \xe1\xbb").into_owned(),
        "한국어 日本語 ελληνικά".to_owned(),
    ];
    for text in rubbish {
        let start = Instant::now();
        let query = Query::parse(&text);
        let answer = library.index().search(&query, &request(50)).unwrap();
        assert!(answer.hits.len() <= 50);
        // The promise is 50 ms in a release build; a second would be a freeze anywhere.
        assert!(
            start.elapsed().as_secs() < 1,
            "{:.40} took {:?}",
            text,
            start.elapsed()
        );
    }
}
