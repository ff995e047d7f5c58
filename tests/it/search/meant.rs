//! What was typed is what is meant: another word, a part of the name of the country, words here and there are none of it.

use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::Scope;
use chitieu::search::answer::{Answer, Reading, ThingKind};

use crate::support::frozen;

/// What a query finds, and the names of the rows with their places.
fn find(text: &str) -> (Answer, Vec<(String, String)>) {
    let library = frozen::library();
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    let answer = library.find(&library.understand(text), scope, 10);
    let catalog = &library.catalog;
    let named = answer.hits.iter().map(|hit| {
        let name = catalog.indicators()[hit.indicator as usize].name.vi;
        let series = chitieu::core::model::SeriesId(hit.entry);
        let place = catalog.place(catalog.series_of(series).place).name.vi;
        (
            catalog.text(name).to_owned(),
            catalog.text(place).to_owned(),
        )
    });
    let named = named.collect();
    (answer, named)
}

#[track_caller]
fn first(text: &str, name: &str) -> Answer {
    let (answer, found) = find(text);
    let first = found.first().map(|(name, _)| name.as_str());
    assert_eq!(first, Some(name), "{text}: {found:?}");
    answer
}

#[track_caller]
fn nothing(text: &str) -> Answer {
    let (answer, found) = find(text);
    assert!(found.is_empty(), "{text}: {found:?}");
    assert_eq!(answer.total, 0, "{text}");
    answer
}

#[test]
fn a_word_of_the_name_of_the_country_is_not_the_country() {
    for text in [
        "nam",
        "viet",
        "việt",
        "nước",
        "hộ nghèo nam",
        "ho ngheo viet",
        "ho ngheo nuoc",
        "poverty viet",
        "poverty nam",
    ] {
        let (answer, found) = find(text);
        let is_country = |(name, place): &(String, String)| {
            place == "Cả nước" && !name.to_lowercase().contains("nước")
        };
        let by_place = found.iter().zip(&answer.hits).find(|(found, hit)| {
            is_country(found) && hit.field == chitieu::search::answer::Field::Place
        });
        assert!(by_place.is_none(), "{text}: {found:?}");
        let mut others = answer.others.iter();
        assert!(
            others.all(|other| other.kind != ThingKind::Place || text == "nước"),
            "{text}: {:?}",
            answer.others
        );
    }
    for text in [
        "ho ngheo ca nuoc",
        "hộ nghèo Việt Nam",
        "poverty vietnam",
        "poverty viet nam",
    ] {
        let (_, found) = find(text);
        let place = found.first().map(|(_, place)| place.as_str());
        assert_eq!(place, Some("Cả nước"), "{text}: {found:?}");
    }
}

#[test]
fn a_word_typed_with_marks_that_nothing_has_is_no_other_word() {
    for text in [
        "lượng mưa",
        "y tá",
        "diện tích cam",
        "sản lượng cá",
        "tỷ lệ chết",
        "đàn gà",
        "sản lượng sữa",
        "tỷ lệ béo phì",
        "diện tích cà phê",
        "sản lượng than",
        "số máy cày",
    ] {
        nothing(text);
    }
    // What is no syllable is a slip, and what sounds the same somewhere is the same.
    first(
        "dịch vuj môi trường",
        "Tiền dịch vụ môi trường rừng đã chi trả",
    );
    first("hộ nghèoo", "Tỷ lệ hộ nghèo");
    first("lăng xuất lao động", "Năng suất lao động");
}

#[test]
fn syllables_far_apart_are_no_topic() {
    for text in ["tỷ lệ sinh", "tỷ giá đô la", "mức sinh"] {
        nothing(text);
    }
    first("tỷ lệ rừng", "Tỷ lệ che phủ rừng");
    first("tỷ lệ nghèo", "Tỷ lệ hộ nghèo");
}

#[test]
fn a_word_met_with_another_tone_is_told() {
    let (answer, found) = find("đá xây dựng");
    if !found.is_empty() {
        assert_eq!(answer.understood.as_deref(), Some("đã xây dựng"));
    }
    let answer = first("giãi quyết việc làm", "Giải quyết việc làm");
    assert_eq!(answer.understood.as_deref(), Some("giải quyết việc làm"));
}

#[test]
fn the_plainest_name_comes_before_words_here_and_there() {
    for text in ["ty le do thi hoa", "tỷ lệ đô thị hóa", "TY LE DO THI HOA"] {
        first(text, "Tỷ lệ đô thị hóa");
    }
    first("tong luot khach du lich", "Tổng lượt khách du lịch");
    first("muc giam ty le ho ngheo", "Mức giảm tỷ lệ hộ nghèo");
}

#[test]
fn a_name_in_the_query_outweighs_what_people_say_for_another() {
    for text in [
        "thu nhập bình quân đầu người nông thôn",
        "thu nhập bình quân đầu người khu vực nông thôn năm 2025",
        "thu nhap binh quan dau nguoi vung nong thon",
        "báo cáo thu nhập bình quân đầu người của tỉnh",
    ] {
        first(text, "Thu nhập bình quân đầu người");
    }
}

#[test]
fn english_words_of_measure_tell_little() {
    for (text, name) in [
        ("population size", "Dân số"),
        ("size of population", "Dân số"),
        ("poverty level", "Tỷ lệ hộ nghèo"),
        ("level of poverty", "Tỷ lệ hộ nghèo"),
        ("amount of budget revenue", "Thu ngân sách trên địa bàn"),
        ("quantity of grain", "Tổng sản lượng lương thực có hạt"),
    ] {
        let answer = first(text, name);
        assert!(!answer.ignored.is_empty(), "{text}");
        assert_eq!(answer.hits[0].reading, Reading::Partial, "{text}");
    }
    for text in [
        "homes",
        "number of homes",
        "number of houses",
        "number of the dwellings",
    ] {
        first(text, "Số nhà tạm, nhà dột nát đã xóa");
    }
    for text in ["acreage under maize", "crime level", "level of crime"] {
        nothing(text);
    }
}

#[test]
fn a_place_that_is_being_typed_leaves_no_empty_list_between() {
    for text in [
        "poverty dien bien",
        "poverty son la",
        "ho ngheo dien bien",
        "forest lai chau",
        "grdp dien bien",
        "poverty viet nam",
    ] {
        let start = text.find(' ').unwrap();
        for (end, _) in text.char_indices().skip(start + 2) {
            let typed: String = text.chars().take(end).collect();
            let (answer, found) = find(&typed);
            let has_any = !found.is_empty() || !answer.others.is_empty();
            assert!(has_any, "{typed}");
        }
    }
}

#[test]
fn what_is_suggested_has_the_words_that_tell() {
    for text in [
        "sản lượng muối",
        "tỷ lệ ly hôn",
        "diện tích hồ tiêu",
        "vận tải hàng hóa",
        "số giờ nắng",
        "lượng mưa trung bình",
        "số lượng nhà máy",
        "sân vận động",
        "giá đất",
        "tự tử",
        "dê",
    ] {
        let suggestion = nothing(text).suggestion;
        assert_eq!(suggestion, None, "{text}");
    }
    for (text, near) in [
        ("tai nạn giao thông", "giao thông"),
        ("xuất khẩu gạo", "xuất khẩu"),
        ("số bác sĩ nội trú", "số bác sỹ"),
    ] {
        let suggestion = nothing(text).suggestion;
        assert_eq!(suggestion.as_deref(), Some(near), "{text}");
    }
}

#[test]
fn a_finished_word_is_not_the_start_of_another_in_silence() {
    for (typed, told) in [
        ("tho", Some("thôn")),
        ("chè", None),
        ("che phu r", None),
        ("hộ nghèo", None),
    ] {
        let (answer, _) = find(typed);
        assert!(!answer.hits.is_empty(), "{typed}");
        assert_eq!(answer.understood.as_deref(), told, "{typed}");
    }
    // Neither is one that nothing has met by a word that is near.
    for typed in ["xăng", "vàng", "kiểm sát"] {
        let (answer, _) = find(typed);
        assert!(
            answer.hits.is_empty() && answer.others.is_empty(),
            "{typed}"
        );
    }
}
