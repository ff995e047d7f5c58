//! Figures beside words: the answer that alone prints one is meant; figures alone that are part of a name.

use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::{Library, Scope};
use chitieu::pack::files::PackFiles;
use chitieu::search::answer::{Answer, Reading};

use crate::support::frozen;

fn find(library: &Library, text: &str, limit: usize) -> Answer {
    let viewpoint = Viewpoint::on("2026-09-29".parse().unwrap());
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    library.find(&library.understand(text), scope, limit)
}

fn names(library: &Library, answer: &Answer) -> Vec<String> {
    let name = |indicator: u32| library.catalog.indicators()[indicator as usize].name.vi;
    let hits = answer.hits.iter();
    hits.map(|hit| library.catalog.text(name(hit.indicator)).to_owned())
        .collect()
}

/// Three indicators whose names are alike, each with its figure.
fn sisters() -> Library {
    let one = |(at, (name, value)): (usize, &(&str, &str))| {
        format!(
            "[[indicator]]\nid = \"i{at}\"\nname = \"{name}\"\ncategory = \"c\"\nunit = \"triệu đồng\"\n\
             claims = [{{ kind = \"actual\", year = 2024, value = {value} }}]\n"
        )
    };
    let all = [
        ("Thu nhập bình quân", "47.45"),
        ("Thu nhập bình quân đầu người", "34.32"),
        ("Thu nhập bình quân đầu người nông thôn", "27.1"),
        ("Số doanh nghiệp trên 10.000 dân", "3000"),
        ("Thu nhập mục tiêu 04", "0"),
    ];
    let indicators: String = all.iter().enumerate().map(one).collect();
    let text = format!(
        "pack = {{ id = \"p\", name = \"P\", place = \"A\" }}\ncategory = [{{ id = \"c\", name = \"C\" }}]\n{indicators}"
    );
    Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())])
}

#[test]
fn a_figure_decides_for_the_answer_that_alone_prints_it() {
    let library = sisters();
    for (typed, want) in [
        ("thu nhập bình quân", "Thu nhập bình quân"),
        ("thu nhập bình quân 34,32", "Thu nhập bình quân đầu người"),
        (
            "thu nhập bình quân đạt 34,32 triệu đồng",
            "Thu nhập bình quân đầu người",
        ),
        (
            "thu nhap binh quan dat 27.1",
            "Thu nhập bình quân đầu người nông thôn",
        ),
        ("thu nhập bình quân đầu người (47,45)", "Thu nhập bình quân"),
        // Nobody prints it, a year is no figure: the words alone decide.
        ("thu nhập bình quân 99,9", "Thu nhập bình quân"),
        ("thu nhập bình quân năm 2024", "Thu nhập bình quân"),
    ] {
        for limit in [1, 10] {
            let names = names(&library, &find(&library, typed, limit));
            assert_eq!(
                names.first().map(String::as_str),
                Some(want),
                "{typed}: {names:?}"
            );
            assert!(names.len() <= limit, "{typed}");
        }
    }
}

#[test]
fn what_a_figure_decided_is_told_as_understood() {
    let library = sisters();
    let answer = find(&library, "thu nhập bình quân đạt 34,32 triệu đồng", 10);
    let is_figure = |word: &String| word.chars().all(|c| c.is_ascii_digit());
    assert!(
        !answer.ignored.iter().any(is_figure),
        "{:?}",
        answer.ignored
    );
    if let Some(understood) = answer.understood {
        assert_eq!(understood, "thu nhập bình quân đầu người");
    }
}

#[test]
fn a_figure_alone_is_no_beginning_of_another_number() {
    let library = sisters();
    let first = |typed: &str| names(&library, &find(&library, typed, 10)).first().cloned();
    // The claim that prints it, not the names with 04 and 10.000.
    assert_eq!(first("0").as_deref(), Some("Thu nhập mục tiêu 04"));
    let answer = find(&library, "0", 10);
    let found = names(&library, &answer);
    assert_eq!(answer.hits.len(), 1, "{found:?} {:?}", answer.hits);
    assert_eq!(
        first("3.000").as_deref(),
        Some("Số doanh nghiệp trên 10.000 dân")
    );
    assert_eq!(
        first("3000").as_deref(),
        Some("Số doanh nghiệp trên 10.000 dân")
    );
    assert_eq!(first("04").as_deref(), Some("Thu nhập mục tiêu 04"));
}

#[test]
fn an_indicator_that_is_not_in_the_place_is_found_elsewhere_and_the_place_told() {
    let library = frozen::library();
    for (typed, want, ignored) in [
        ("rừng điện biên", "rừng", "điện biên"),
        ("điện biên rừng", "rừng", "điện biên"),
        ("che phu rung dien bien", "rừng", "dien bien"),
        ("chè sơn la", "chè", "sơn la"),
        ("hộ nghèo hà giang", "hộ nghèo", "hà giang"),
        // Another word than was typed is no answer because it is in the place.
        ("tỷ lệ thất nghiệp lai châu", "thất nghiệp", "lai châu"),
        ("ty le that nghiep lai chau", "thất nghiệp", "lai chau"),
    ] {
        let answer = find(&library, typed, 10);
        let names = names(&library, &answer);
        let first = names.first().map(|name| name.to_lowercase());
        let is_meant = first.as_ref().is_some_and(|name| name.contains(want));
        assert!(is_meant, "{typed}: {names:?}");
        assert_eq!(answer.ignored.join(" "), ignored, "{typed}");
    }
    // Where it is there, it is found there.
    let answer = find(&library, "hộ nghèo điện biên", 10);
    assert_eq!(answer.ignored, [""; 0]);
}

#[test]
fn signs_of_a_sentence_around_a_figure_are_none_of_it() {
    let library = frozen::library();
    let first = |typed: &str| find(&library, typed, 5).hits.first().map(|hit| hit.entry);
    let want = first("47,45");
    assert!(want.is_some());
    for typed in [
        "(47,45)",
        "47,45;",
        "47,45.",
        "47,45,",
        "“47,45”",
        "[47,45]",
        "≥ 47,45",
        "47,45…",
    ] {
        assert_eq!(first(typed), want, "{typed}");
    }
}

#[test]
fn so_many_of_so_many_is_met_by_what_prints_it_or_by_nothing() {
    let library = frozen::library();
    let first = |typed: &str| names(&library, &find(&library, typed, 5)).first().cloned();
    for typed in ["22/55", "(22/55)", "22 / 55", "22/55 chỉ tiêu", "đạt 22/55"] {
        let found = find(&library, typed, 5);
        assert!(
            !found.hits.is_empty() || !found.others.is_empty(),
            "{typed}"
        );
        assert_eq!(found.ignored, [""; 0], "{typed}");
    }
    for typed in [
        "19/55", "18/28", "22/56", "55/22", "2/55", "22/5", "19 / 55", "(19/55)",
    ] {
        let found = find(&library, typed, 5);
        assert_eq!(names(&library, &found), [""; 0], "{typed}");
        assert!(found.others.is_empty(), "{typed}: {:?}", found.others);
    }
    // Beside words it is left out and told.
    let found = find(&library, "tỷ lệ hộ nghèo 19/55", 5);
    assert_eq!(found.ignored, ["19/55"]);
    assert_eq!(found.hits[0].reading, Reading::Partial);
    assert_eq!(
        first("tỷ lệ hộ nghèo 19/55").as_deref(),
        Some("Tỷ lệ hộ nghèo")
    );
    // A month of a year is none.
    assert!(
        !find(&library, "hộ nghèo 8/2025", 5)
            .ignored
            .contains(&"8/2025".to_owned())
    );
}

/// An indicator in full digits, one counted in thousands, one in billions, one in points.
fn scales() -> Library {
    let all = [
        ("Lương thực", "tấn", "tonnes", "226000"),
        ("Lao động", "nghìn người", "thousand people", "12.5"),
        ("Thu ngân sách", "tỷ đồng", "billion đồng", "1.2"),
        (
            "Mức giảm nghèo",
            "điểm %/năm",
            "percentage points a year",
            "3.4",
        ),
        ("Đảng viên", "người", "people", "27000"),
        ("Điểm thi", "điểm", "points", "3.4"),
    ];
    let one = |(at, (name, vi, en, value)): (usize, &(&str, &str, &str, &str))| {
        format!(
            "[[indicator]]\nid = \"i{at}\"\nname = \"{name}\"\ncategory = \"c\"\n\
             unit = {{ vi = \"{vi}\", en = \"{en}\" }}\n\
             claims = [{{ kind = \"actual\", year = 2024, value = {value} }}]\n"
        )
    };
    let indicators: String = all.iter().enumerate().map(one).collect();
    let text = format!(
        "pack = {{ id = \"p\", name = \"P\", place = \"A\" }}\ncategory = [{{ id = \"c\", name = \"C\" }}]\n{indicators}"
    );
    Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())])
}

#[test]
fn figures_are_read_with_their_power_of_ten_and_their_unit() {
    let library = scales();
    for (typed, want) in [
        ("226 nghìn tấn", "Lương thực"),
        ("226 ngàn tấn", "Lương thực"),
        ("226k", "Lương thực"),
        ("226.000 tấn", "Lương thực"),
        ("226,000 tonnes", "Lương thực"),
        ("0,226 triệu tấn", "Lương thực"),
        ("12,5 nghìn người", "Lao động"),
        ("12.5 thousand people", "Lao động"),
        ("12.500 người", "Lao động"),
        ("1,2 tỷ", "Thu ngân sách"),
        ("1.2 tỉ đồng", "Thu ngân sách"),
        ("1.200 triệu đồng", "Thu ngân sách"),
        ("1200tr", "Thu ngân sách"),
        ("3,4 điểm phần trăm", "Mức giảm nghèo"),
        ("3.4 diem phan tram", "Mức giảm nghèo"),
        ("3.4 percentage points", "Mức giảm nghèo"),
        ("27 thousand", "Đảng viên"),
        ("27 nghìn", "Đảng viên"),
        ("2,7 vạn người năm 2024", "Đảng viên"),
        ("3,4 điểm", "Mức giảm nghèo"),
    ] {
        let found = find(&library, typed, 5);
        let names = names(&library, &found);
        let is_point = typed == "3,4 điểm" && names.contains(&"Điểm thi".to_owned());
        assert!(is_point || names == [want], "{typed}: {names:?}");
        assert_eq!(found.hits[0].reading, Reading::Figure, "{typed}");
    }
    // Another unit, another power, or a figure that nobody prints.
    for typed in [
        "226 tấn",
        "226 triệu tấn",
        "1,3 tỷ",
        "27 triệu người",
        "12,5 người",
        "13.000 tấn",
    ] {
        assert_eq!(
            names(&library, &find(&library, typed, 5)),
            [""; 0],
            "{typed}"
        );
    }
}
