//! Words of a draft that bound a figure, and how figures of a draft are told.

use std::fs;

use chitieu::core::model::{ClaimKind, Comparator};
use chitieu::pack::draft::text::Text;
use chitieu::pack::draft::{DocumentHints, draft};
use tempfile::TempDir;

use crate::support::program::run_shipped;

fn proposals(text: &str) -> Vec<(Comparator, ClaimKind, String, String)> {
    let said = DocumentHints {
        place: Some("Huyện A".to_owned()),
        day: Some((2024, Some(7), Some(10))),
        term: None,
    };
    let drafted = draft(&Text::plain(text), &said);
    let told = drafted.proposals.iter().map(|one| {
        (
            one.comparator,
            one.kind,
            one.low.to_string(),
            format!("{} · {}", one.name, one.period),
        )
    });
    told.collect()
}

#[test]
fn words_that_forbid_turn_the_bound() {
    for (words, bound) in [
        ("tỷ lệ hộ nghèo không quá 5 %", Comparator::AtMost),
        ("không để tỷ lệ hộ nghèo vượt quá 5 %", Comparator::AtMost),
        ("không để tỷ lệ hộ nghèo quá 5 %", Comparator::AtMost),
        ("tỷ lệ hộ nghèo không được quá 5 %", Comparator::AtMost),
        ("tỷ lệ hộ nghèo không cao hơn mức 5 %", Comparator::AtMost),
        ("tỷ lệ hộ nghèo tối đa 5 %", Comparator::AtMost),
        ("tỷ lệ hộ nghèo từ 5 % trở xuống", Comparator::AtMost),
        ("tỷ lệ che phủ rừng không dưới mức 5 %", Comparator::AtLeast),
        (
            "tỷ lệ che phủ rừng không thấp hơn mức 5 %",
            Comparator::AtLeast,
        ),
        (
            "không để tỷ lệ che phủ rừng xuống dưới 5 %",
            Comparator::AtLeast,
        ),
        ("tỷ lệ che phủ rừng tối thiểu 5 %", Comparator::AtLeast),
        ("tỷ lệ che phủ rừng ít nhất 5 %", Comparator::AtLeast),
        ("tỷ lệ che phủ rừng 5 % trở lên", Comparator::AtLeast),
        ("tỷ lệ che phủ rừng quá 5 %", Comparator::Above),
        ("tỷ lệ hộ nghèo dưới 5 %", Comparator::Below),
    ] {
        let text = format!("NGHỊ QUYẾT\nPhấn đấu đến năm 2025: {words}.\n");
        let found = proposals(&text);
        assert_eq!(found.len(), 1, "{words}: {found:?}");
        assert_eq!(
            (found[0].0, found[0].2.as_str()),
            (bound, "5"),
            "{words}: {found:?}"
        );
        assert!(found[0].3.starts_with("Tỷ lệ "), "{words}: {found:?}");
    }
}

#[test]
fn a_target_of_the_year_keeps_its_year_beside_a_result_of_six_months() {
    for sentence in [
        "6 tháng đầu năm 2024, thu ngân sách đạt 1.200 tỷ đồng, bằng 48 % dự toán, mục tiêu cả năm 2.500 tỷ đồng.",
        "Trong 6 tháng đầu năm 2024, thu ngân sách đạt 1.200/2.500 tỷ đồng kế hoạch năm.",
        "6 tháng đầu năm 2024 thu ngân sách đạt 1.200 tỷ đồng (kế hoạch 2.500 tỷ đồng).",
    ] {
        let found = proposals(&format!(
            "BÁO CÁO\nTình hình 6 tháng đầu năm 2024\n{sentence}\n"
        ));
        let of = |kind| {
            found
                .iter()
                .find(|one| one.1 == kind)
                .unwrap_or_else(|| panic!("{sentence}: {found:?}"))
        };
        assert_eq!(
            of(ClaimKind::Actual).3,
            "Thu ngân sách · first half",
            "{sentence}"
        );
        assert_eq!(
            of(ClaimKind::Target).3,
            "Thu ngân sách · year",
            "{sentence}"
        );
    }
}

#[test]
fn figures_of_a_draft_are_told_as_those_of_a_draft() {
    let folder = TempDir::new().unwrap();
    let (file, pack) = (folder.path().join("a.txt"), folder.path().join("pack"));
    fs::write(
        &file,
        "BÁO CÁO\nNăm 2023, thu ngân sách đạt 1.200 tỷ đồng; tỷ lệ hộ nghèo ước đạt 19,5 %.\n",
    )
    .unwrap();
    let (file, pack) = (file.to_str().unwrap(), pack.to_str().unwrap());
    let line = [
        "draft",
        file,
        "--place",
        "Huyện A",
        "--published",
        "2024-01-10",
        "-o",
        pack,
    ];
    assert_eq!(run_shipped(&line).status.code(), Some(0));
    let said = |line: &[&str]| {
        let line = [&["--pack", pack], line].concat();
        String::from_utf8(run_shipped(&line).stdout).unwrap()
    };
    for line in [
        &["list"][..],
        &["show", "thu ngân sách"],
        &["ask", "thu ngân sách bao nhiêu"],
    ] {
        assert!(said(line).contains("dự thảo"), "{line:?}: {}", said(line));
        let english = [&["--lang", "en"], line].concat();
        assert!(
            said(&english).contains("draft"),
            "{line:?}: {}",
            said(&english)
        );
    }
    // Once it is adopted nothing says so any more.
    let plan = folder.path().join("pack/pack.toml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(
        &plan,
        text.replace("status = \"draft\"", "status = \"adopted\""),
    )
    .unwrap();
    assert!(!said(&["list"]).contains("dự thảo"));
}

#[test]
fn items_of_a_list_lend_no_letter_to_the_name_and_school_years_stay_such() {
    let found = proposals(
        "BÁO CÁO\nKết quả năm 2023:\n- Tỷ lệ hộ nghèo còn 28,1 %;\n+ Số hộ nghèo: 3.900 hộ;\n\
        a) Thu ngân sách đạt 120,5 tỷ đồng;\nđ) Diện tích rừng trồng mới ước đạt 1.200 ha.\n\
        Năm học 2022-2023, toàn huyện có 12.500 học sinh mầm non.\n",
    );
    let names: Vec<&str> = found.iter().map(|one| one.3.as_str()).collect();
    assert_eq!(
        names,
        [
            "Tỷ lệ hộ nghèo · year",
            "Số hộ nghèo · year",
            "Thu ngân sách · year",
            "Diện tích rừng trồng mới · year",
            "Học sinh mầm non · school year 2022-2023",
        ]
    );
    assert_eq!(found[3].1, ClaimKind::Estimate);
}

/// The figures of a text of a day as `kind value period name`.
fn told(text: &str, day: Option<(i16, i8, i8)>) -> Vec<String> {
    let said = DocumentHints {
        place: Some("Huyện A".to_owned()),
        day: day.map(|(year, month, day)| (year, Some(month), Some(day))),
        term: None,
    };
    let drafted = draft(&Text::plain(text), &said);
    let told = drafted.proposals.iter().map(|one| {
        let sign = match one.comparator {
            Comparator::AtLeast => ">=",
            Comparator::AtMost => "<=",
            _ => "",
        };
        let year = one.year.map_or("?".to_owned(), |year| year.to_string());
        format!(
            "{:?} {sign}{} {year} {} | {}",
            one.kind, one.low, one.period, one.name
        )
    });
    told.collect()
}

#[test]
fn a_bound_behind_what_is_counted_makes_no_result_of_a_target() {
    let head = "NGHỊ QUYẾT\nVề phát triển kinh tế - xã hội giai đoạn 2026 - 2030\n";
    for (words, expected) in [
        (
            "Mục tiêu đến năm 2030: tỷ lệ tham gia bảo hiểm y tế đạt từ 97% dân số trở lên.",
            "Target >=97 2030 year | Tỷ lệ tham gia bảo hiểm y tế",
        ),
        (
            "Phấn đấu đến năm 2030: tỷ lệ hộ nghèo còn từ 3% số hộ trở xuống.",
            "Target <=3 2030 year | Tỷ lệ hộ nghèo",
        ),
        (
            "Mục tiêu đến năm 2030: tỷ lệ trường đạt chuẩn từ 80% trở lên.",
            "Target >=80 2030 year | Tỷ lệ trường đạt chuẩn",
        ),
        (
            "Mục tiêu đến năm 2030: lao động qua đào tạo đạt từ 60% tổng số lao động trở lên.",
            "Target >=60 2030 year | Lao động qua đào tạo",
        ),
        (
            "Mục tiêu đến năm 2030: có từ 10 xã trở lên đạt chuẩn nông thôn mới.",
            "Target >=10 2030 year | Xã đạt chuẩn nông thôn mới",
        ),
    ] {
        let found = told(&format!("{head}{words}\n"), Some((2025, 12, 10)));
        assert_eq!(found, [expected], "{words}");
    }
}

#[test]
fn a_part_of_the_year_below_a_heading_is_of_the_year_of_that() {
    let text = "KẾ HOẠCH\nGiảm nghèo năm 2024\n\n1. Kết quả năm 2023\n\
        Trong năm đã hỗ trợ xây mới 124 căn nhà. 6 tháng đầu năm thu ngân sách đạt 48 tỷ đồng.\n\
        2. Mục tiêu năm 2024\n\
        Phấn đấu trong năm tỷ lệ hộ nghèo còn 3,5%.\n";
    let found = told(text, Some((2024, 1, 22)));
    let years: Vec<&str> = found
        .iter()
        .map(|one| one.split(" | ").next().unwrap())
        .collect();
    assert_eq!(
        years,
        [
            "Actual 124 2023 year",
            "Actual 48 2023 first half",
            "Target 3.5 2024 year"
        ],
        "{found:?}"
    );
}

#[test]
fn a_year_within_a_sentence_is_not_that_of_the_sentences_behind_it() {
    let text = "BÁO CÁO\nTình hình năm 2024\n\n1. Kết quả 6 tháng đầu năm\n\
        Thu ngân sách đạt 1.120 tỷ đồng. Tỷ lệ hộ nghèo cuối năm 2023 còn 28,4%. Tỷ lệ trường đạt chuẩn đạt 27,9%.\n";
    let found = told(text, Some((2024, 6, 25)));
    let times: Vec<&str> = found
        .iter()
        .map(|one| one.split(" | ").next().unwrap())
        .collect();
    assert_eq!(
        times,
        [
            "Actual 1120 2024 first half",
            "Actual 28.4 2023 year",
            "Actual 27.9 2024 first half"
        ],
        "{found:?}"
    );
}

#[test]
fn the_list_of_an_article_or_below_a_line_that_leads_it_is_of_targets() {
    for lead in [
        "Điều 1. Thông qua Kế hoạch với các chỉ tiêu sau:",
        "Đại hội thông qua các chỉ tiêu chủ yếu như sau:",
    ] {
        let text = format!(
            "NGHỊ QUYẾT\nVề Kế hoạch 5 năm 2021 - 2025\n\n{lead}\n1. Về kinh tế\n\
            a) Thu ngân sách đạt 750 tỷ đồng.\n2. Về xã hội\na) Tỷ lệ hộ nghèo giảm bình quân 4%/năm.\n"
        );
        let found = told(&text, Some((2020, 12, 16)));
        assert_eq!(
            found,
            [
                "Target 750 2025 year | Thu ngân sách",
                "Target 4 2025 2021-2025 average | Tỷ lệ hộ nghèo"
            ],
            "{lead}"
        );
    }
    let text = "BÁO CÁO\nTình hình năm 2020\n\nKết quả đạt được như sau:\n1. Về kinh tế\n\
        a) Thu ngân sách đạt 750 tỷ đồng.\nII. MỤC TIÊU NĂM 2021\na) Thu ngân sách đạt 800 tỷ đồng.\n";
    let found = told(text, Some((2020, 12, 16)));
    assert_eq!(
        found,
        [
            "Actual 750 2020 year | Thu ngân sách",
            "Target 800 2021 year | Thu ngân sách"
        ]
    );
}

#[test]
fn the_month_of_a_draft_is_its_day_and_brackets_name_the_years_that_are_over() {
    let rest = "\n\nTrong 5 năm qua (2021 - 2025), kinh tế tăng trưởng bình quân 6,9%/năm. \
        Thu ngân sách năm 2024 đạt 815 tỷ đồng.\n";
    for day in ["(Dự thảo, tháng 5 năm 2025)", "Bắc Sơn, tháng 5 năm 2025"] {
        let head = format!("BÁO CÁO CHÍNH TRỊ\ntrình Đại hội nhiệm kỳ 2025 - 2030\n{day}");
        let found = told(&format!("{head}{rest}"), None);
        let times: Vec<&str> = found
            .iter()
            .map(|one| one.split(" | ").next().unwrap())
            .collect();
        assert_eq!(
            times,
            ["Actual 6.9 2025 2021-2025 average", "Actual 815 2024 year"],
            "{day}: {found:?}"
        );
    }
    // The month of a title is that of its figures.
    let said = DocumentHints::default();
    let text = "BÁO CÁO\nTình hình tháng 5 năm 2025\n\nThu ngân sách đạt 15 tỷ đồng.\n";
    assert_eq!(draft(&Text::plain(text), &said).document.day, None);
}

#[test]
fn what_was_set_for_a_term_is_of_its_end_and_a_count_of_targets_is_none() {
    let text = "BÁO CÁO\nkiểm điểm giữa nhiệm kỳ 2020 - 2025\n\n\
        Tốc độ tăng trưởng bình quân giai đoạn 2021 - 2023 đạt 5,6%/năm, thấp hơn mục tiêu Nghị quyết (8,5%/năm).\n\
        Toàn tỉnh có 36 xã đạt nông thôn mới nâng cao.\n\
        Đến cuối nhiệm kỳ, dự kiến có 24/27 chỉ tiêu đạt và vượt; 3 chỉ tiêu khó đạt.\n";
    let found = told(text, Some((2023, 7, 20)));
    for expected in [
        "Target 8.5 2025 2021-2025 average | Tốc độ tăng trưởng bình quân",
        "Forecast 3 2025 year | chỉ tiêu khó đạt",
    ] {
        let is_said = |one: &String| one.to_lowercase().starts_with(&expected.to_lowercase());
        assert!(found.iter().any(is_said), "{expected}: {found:#?}");
    }
    assert!(
        found
            .iter()
            .any(|one| one.contains("nông thôn mới nâng cao")),
        "{found:#?}"
    );
    assert!(!found.iter().any(|one| one.starts_with("Target 3 ")));
}

#[test]
fn an_account_of_a_year_has_it_for_itself_and_rates_of_many_people_are_one_figure() {
    let text = "NGHỊ QUYẾT\nVề nhiệm vụ năm 2025\n\n\
        Hội đồng nhân dân tỉnh nhất trí với đánh giá về kết quả năm 2024: thu ngân sách 2.650 tỷ đồng.\n\
        Mục tiêu năm 2025: số bác sĩ trên 1 vạn dân đạt 12,5 bác sĩ.\n";
    let found = told(text, Some((2024, 12, 10)));
    assert_eq!(
        found.first().map(String::as_str),
        Some("Actual 2650 2024 year | Thu ngân sách"),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|one| one.starts_with("Target 12.5 2025 year | Số bác sĩ trên 1 vạn dân")),
        "{found:?}"
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

/// What a text proposes: figure, unit, kind, year, and whether it stands live.
fn proposed(text: &str, term: Option<(i16, i16)>) -> Vec<String> {
    let said = DocumentHints {
        place: Some("Huyện A".to_owned()),
        day: Some((2024, Some(7), Some(10))),
        term,
    };
    let drafted = draft(&Text::plain(&format!("BÁO CÁO\n\n{text}\n")), &said);
    let told = drafted.proposals.iter().map(|one| {
        let mark = if one.is_live() { "" } else { "? " };
        let year = one.year.unwrap_or_default();
        format!("{mark}{} {} {} {year}", one.low, one.unit, one.kind.code())
    });
    told.collect()
}

#[test]
fn a_target_in_brackets_is_a_target_whatever_verb_stands_before_it() {
    for words in [
        "mục tiêu 60 %",
        "kế hoạch: 60 %",
        "vượt mục tiêu 60 %",
        "cao hơn chỉ tiêu 60 %",
    ] {
        let text = format!("Năm 2023, tỷ lệ hộ dùng nước sạch đạt 65 % ({words}).");
        let found = proposed(&text, None);
        assert_eq!(found, ["65 % actual 2023", "60 % target 2023"], "{words}");
    }
    for words in ["chưa đạt mục tiêu 70 %", "thấp hơn mục tiêu 70 %"] {
        let text = format!("Năm 2023, tỷ lệ hộ dùng nước sạch đạt 65 % ({words}).");
        let found = proposed(&text, None);
        assert_eq!(found, ["65 % actual 2023", "70 % target 2023"], "{words}");
    }
    // By how much it was exceeded is no target.
    let text = "Năm 2023, tỷ lệ hộ dùng nước sạch đạt 65 % (vượt mục tiêu 3,2 %).";
    assert_eq!(proposed(text, None)[1], "3.2 điểm % actual 2023");
}

#[test]
fn the_target_of_a_resolution_beside_a_result_within_its_term_is_left_to_a_person() {
    let text = "Tỷ lệ che phủ rừng năm 2023 đạt 52,3 % (mục tiêu 52 %).";
    let found = proposed(text, Some((2020, 2025)));
    assert_eq!(found, ["52.3 % actual 2023", "? 52 % target 2025"]);
    let text = "Tỷ lệ che phủ rừng năm 2023 đạt 52,3 % (vượt mục tiêu Nghị quyết 52 %).";
    let found = proposed(text, Some((2020, 2025)));
    assert_eq!(found, ["52.3 % actual 2023", "? 52 % target 2025"]);
    // A plan of the year, and a year that is said, are no doubt.
    let text = "Tỷ lệ che phủ rừng năm 2023 đạt 52,3 % (kế hoạch năm 52 %).";
    let found = proposed(text, Some((2020, 2025)));
    assert_eq!(found, ["52.3 % actual 2023", "52 % target 2023"]);
    let text = "Tỷ lệ che phủ rừng năm 2023 đạt 52,3 % (mục tiêu đến năm 2025 là 54 %).";
    let found = proposed(text, Some((2020, 2025)));
    assert_eq!(found, ["52.3 % actual 2023", "54 % target 2025"]);
}

#[test]
fn what_was_reached_beside_a_target_is_no_target() {
    for (words, result) in [
        ("năm 2022: 7,8 %", "7.8 % actual 2022"),
        ("năm 2022 đạt 7,8 %", "7.8 % actual 2022"),
        ("hiện nay đạt 7,8 %", "7.8 % actual 2024"),
    ] {
        let text = format!("Phấn đấu đến năm 2025, kinh tế số chiếm 20 % GRDP ({words}).");
        let found = proposed(&text, None);
        assert_eq!(found, ["20 % target 2025", result], "{words}");
    }
    let text = "Phấn đấu đến năm 2025 thu hút 900 tỷ đồng (giai đoạn 2016 - 2020: 850 tỷ đồng).";
    let found = proposed(text, None);
    assert!(found[1].starts_with("850 tỷ đồng actual 2020"), "{found:?}");
}

#[test]
fn words_that_multiply_count_before_people_and_things() {
    for (words, figure) in [
        ("phục vụ cho trên 1 vạn dân", "10000 người"),
        ("phục vụ 2.500 dân", "2500 người"),
        ("có 1,5 nghìn hộ", "1500 hộ"),
        ("có 4 chục doanh nghiệp", "40 doanh nghiệp"),
        ("có 3 trăm trường", "300 trường"),
        ("đón 2 triệu lượt khách", "2000000 lượt"),
        ("có 9,5 bác sĩ/1 vạn dân", "9.5 bác sĩ/vạn dân"),
        ("có 9,5 bác sĩ trên một vạn dân", "9.5 bác sĩ/vạn dân"),
    ] {
        let found = proposed(&format!("Năm 2023, mạng lưới {words}."), None);
        let found: Vec<String> = found
            .iter()
            .map(|told| told.trim_start_matches("? ").to_owned())
            .collect();
        assert_eq!(found, [format!("{figure} actual 2023")], "{words}");
    }
}
