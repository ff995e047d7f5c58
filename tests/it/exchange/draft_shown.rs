//! What decides the kind of figures in drafts, and what leaves it to a person; figures of other places, units before
//! figures, and times of lists.

use chitieu::pack::draft::claim::Drafted;
use chitieu::pack::draft::text::Text;
use chitieu::pack::draft::write::full_name;
use chitieu::pack::draft::{DocumentHints, draft};

const TITLE: &str = "BÁO CÁO\nTình hình phát triển của huyện\n\n";

fn drafted(title: &str, text: &str) -> Drafted {
    let said = DocumentHints {
        place: Some("Huyện A".to_owned()),
        day: Some((2024, Some(7), Some(10))),
        term: Some((2020, 2025)),
    };
    draft(&Text::plain(&format!("{title}{text}\n")), &said)
}

/// The figures of a text: a mark where a person has to decide, bound, value, unit, kind, year, period.
fn figures(title: &str, text: &str) -> Vec<String> {
    let told = drafted(title, text).proposals.into_iter().map(|one| {
        let mark = if one.is_live() { "" } else { "? " };
        let bound = match one.comparator.code() {
            "=" => "",
            other => other,
        };
        let high = one.high.map(|high| format!("-{high}"));
        let (unit, kind) = (one.unit, one.kind.code());
        format!(
            "{mark}{bound}{}{} {unit} {kind} {} {}",
            one.low,
            high.unwrap_or_default(),
            one.year.unwrap_or_default(),
            one.period
        )
    });
    told.collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(figures(TITLE, text), expected, "{text}");
}

#[track_caller]
fn check_names(text: &str, expected: &[&str]) {
    let told = drafted(TITLE, text).proposals;
    let names: Vec<String> = told.iter().map(full_name).collect();
    assert_eq!(names, expected, "{text}");
}

#[test]
fn what_neither_a_word_nor_a_heading_decides_is_left_to_a_person() {
    check(
        "Năm 2025 trồng 40 ha rừng. Nuôi 300 con lợn.",
        &["40 ha target 2025 year", "? 300 con target 2025 year"],
    );
    let plan = "KẾ HOẠCH\nPhát triển du lịch năm 2024\n\n";
    assert_eq!(
        figures(plan, "Toàn huyện đón 90 nghìn lượt khách."),
        ["? 90000 lượt target 2024 year"]
    );
    // An agreement on targets is no estimate, whatever syllable its name ends with.
    let agreed =
        "BẢN GIAO ƯỚC CHỈ TIÊU NĂM 2024\n\nHai bên ký giao ước thực hiện các chỉ tiêu sau:\n";
    assert_eq!(
        figures(agreed, "1. Xã Nậm Ban: thu ngân sách 1,2 tỷ đồng."),
        ["1.2 tỷ đồng target 2024 year"]
    );
}

#[test]
fn what_speaks_against_a_heading_leaves_a_figure_to_a_person() {
    check(
        "I. KẾT QUẢ\nTập trung trồng 60 ha rừng trong năm 2024.",
        &["? 60 ha actual 2024 year"],
    );
    check(
        "I. CHỈ TIÊU NĂM 2025\nTrồng được 12 ha quế. Thu ngân sách 18 tỷ đồng, đạt 96 % kế hoạch.",
        &["? 12 ha target 2025 year", "? 18 tỷ đồng target 2025 year"],
    );
    check(
        "I. KẾT QUẢ\nHuyện đã phê duyệt dự án trồng 90 ha chè đến năm 2030.",
        &["? 90 ha target 2030 year"],
    );
}

#[test]
fn what_is_told_of_a_time_that_is_not_over_shows_no_result() {
    check(
        "Quý III/2024, phòng tổ chức 12 lớp tập huấn.",
        &["? 12 lớp target 2024 third quarter"],
    );
    check(
        "Quý III/2024, phòng tập trung: tổ chức 12 lớp tập huấn; xóa 40 nhà tạm.",
        &[
            "12 lớp target 2024 third quarter",
            "40 nhà target 2024 third quarter",
        ],
    );
    check(
        "I. KẾT QUẢ\nTheo kế hoạch, năm 2024 số vốn giải ngân phải đạt 90 tỷ đồng nhưng đến nay mới được 28 tỷ đồng.",
        &["90 tỷ đồng target 2024 year", "28 tỷ đồng actual 2024 year"],
    );
    // Nothing says what was disbursed, and a figure without a name stands nowhere.
    check(
        "I. KẾT QUẢ\nTheo kế hoạch, năm 2024 phải giải ngân 90 tỷ đồng nhưng đến nay mới được 28 tỷ đồng.",
        &[
            "? 90 tỷ đồng target 2024 year",
            "? 28 tỷ đồng actual 2024 year",
        ],
    );
    // A certificate is none of "chỉ đạt".
    check(
        "I. CHỈ TIÊU NĂM 2025\nTỷ lệ lao động có bằng cấp, chứng chỉ đạt 30 %.",
        &["30 % target 2025 year"],
    );
}

#[test]
fn targets_beside_results_are_told_apart() {
    check(
        "Giá trị sản xuất năm 2022 đạt 85 tỷ đồng/KH 92 tỷ đồng đến năm 2025.",
        &["85 tỷ đồng actual 2022 year", "92 tỷ đồng target 2025 year"],
    );
    check(
        "Tăng trưởng năm 2023 đạt 7,1 %, vượt mục tiêu Hội đồng nhân dân đề ra (6 - 6,5 %).",
        &["7.1 % actual 2023 year", "range6-6.5 % target 2023 year"],
    );
    check(
        "Giải ngân đến hết tháng 6 đạt 38 %, còn thấp so với yêu cầu 50 %.",
        &["38 % actual 2024 June", "50 % target 2024 year"],
    );
    check(
        "Năm 2023, kế hoạch giao trồng rừng 50 ha, thực hiện 62 ha.",
        &["50 ha target 2023 year", "62 ha actual 2023 year"],
    );
    check(
        "Phấn đấu năm 2024 thu ngân sách đạt 60 tỷ đồng, vượt 5 % dự toán.",
        &["60 tỷ đồng target 2024 year", "5 % target 2024 year"],
    );
    check(
        "Phấn đấu đưa tỷ lệ lao động qua đào tạo từ 52 % hiện nay lên 65 % vào năm 2025.",
        &["52 % actual 2024 year", "65 % target 2025 year"],
    );
    check(
        "II. MỤC TIÊU NĂM 2025\nTỷ lệ hộ dùng điện: 96,5 % (năm 2024: 95,1 %).",
        &["96.5 % target 2025 year", "95.1 % actual 2024 year"],
    );
    check(
        "Hồ sơ trực tuyến quý I/2024 đạt 46,8 %, tăng 9,2 % so với cùng kỳ, còn thấp hơn mục tiêu năm 2024 (65 %).",
        &[
            "46.8 % actual 2024 first quarter",
            "9.2 điểm % actual 2024 first quarter",
            "65 % target 2024 year",
        ],
    );
    check(
        "Mục tiêu năm 2025 thu nhập đạt 60 triệu đồng, gấp 1,5 lần so với năm 2020 (40 triệu đồng).",
        &[
            "60 triệu đồng target 2025 year",
            "40 triệu đồng actual 2020 year",
        ],
    );
    check(
        "Nghị quyết đại hội đề ra trồng 300 ha hồi thì đến nay đã có 340 ha.",
        &[
            // The text does not name the term whose end that is.
            "? 300 ha target 2025 2021-2025 total",
            "340 ha actual 2024 year",
        ],
    );
    check(
        "Đến năm 2025 sẽ có 15 xã nông thôn mới, so với 9 xã hiện nay.",
        &["15 xã target 2025 year", "9 xã actual 2024 year"],
    );
    check(
        "Thu tiền sử dụng đất năm 2023: KH 150 tỷ đồng; TH 112 tỷ đồng.",
        &[
            "150 tỷ đồng target 2023 year",
            "112 tỷ đồng actual 2023 year",
        ],
    );
    // A figure of others beside it is neither.
    check(
        "Giải ngân 6 tháng đạt 39,8 %, thấp hơn bình quân cả nước (43,6 %).",
        &[
            "39.8 % actual 2024 first half",
            "? 43.6 % actual 2024 first half",
        ],
    );
}

#[test]
fn parts_of_an_estimate_are_estimates_up_to_the_end_of_their_list() {
    check(
        "Sản xuất 6 tháng ước tăng 7 %, trong đó công nghiệp tăng 9 %, dịch vụ tăng 6 %; chi ngân sách 40 tỷ đồng.",
        &[
            "7 % estimate 2024 first half",
            "9 % estimate 2024 first half",
            "6 % estimate 2024 first half",
            // Whether the estimate goes on is not said.
            "? 40 tỷ đồng actual 2024 first half",
        ],
    );
}

#[test]
fn units_before_figures_are_read_and_rows_of_several_figures_are_left_to_a_person() {
    check(
        "II. CHỈ TIÊU NĂM 2025\nChỉ tiêu | Đơn vị | Năm 2025\n1. Tỷ lệ hộ nghèo còn | % | 7,9\n2. Khách du lịch | Nghìn lượt | 120\nThu ngân sách (tỷ đồng): 64,5",
        &[
            "7.9 % target 2025 year",
            "120000 lượt target 2025 year",
            "64.5 tỷ đồng target 2025 year",
        ],
    );
    check(
        "STT\tChỉ tiêu\tĐVT\tTH 2023\n1\tThu ngân sách\tTỷ đồng\t40",
        &["40 tỷ đồng actual 2023 year"],
    );
    let many = figures(
        TITLE,
        "STT | Chỉ tiêu | ĐVT | TH 2023 | KH 2024\n1 | Thu ngân sách | Tỷ đồng | 40 | 48",
    );
    assert!(many.iter().all(|one| one.starts_with("? ")), "{many:?}");
    assert_eq!(many.len(), 2);
}

#[test]
fn figures_of_other_places_are_theirs() {
    let places = |text: &str| -> Vec<(Option<String>, String)> {
        let told = drafted(TITLE, text).proposals.into_iter();
        told.map(|one| (one.place, one.name)).collect()
    };
    let at = |place: &str, name: &str| (Some(place.to_owned()), name.to_owned());
    assert_eq!(
        places("Các huyện có tỷ lệ hộ nghèo cao nhất năm 2023: Nậm Pồn 38,2 %, Mường Chà 41 %."),
        [
            at("Huyện Nậm Pồn", "Tỷ lệ hộ nghèo"),
            at("Huyện Mường Chà", "Tỷ lệ hộ nghèo")
        ]
    );
    assert_eq!(
        places("- Xã Nậm Ban: thu ngân sách 1,2 tỷ đồng; trồng 85 ha rừng."),
        [
            at("Xã Nậm Ban", "Thu ngân sách"),
            at("Xã Nậm Ban", "Trồng rừng")
        ]
    );
}

#[test]
fn a_time_belongs_to_its_item_of_a_list_and_a_part_of_the_year_to_what_is_made_in_it() {
    check(
        "I. CHỈ TIÊU ĐẾN NĂM 2025\n80 % trường học có bếp ăn; đến năm 2030 đạt 100 %. Thu ngân sách từ 85 tỷ đồng.",
        &[
            "80 % target 2025 year",
            "100 % target 2030 year",
            ">=85 tỷ đồng target 2025 year",
        ],
    );
    check(
        "I. NHIỆM VỤ 6 THÁNG CUỐI NĂM\nTrồng mới 70 ha quế. Tỷ lệ che phủ rừng đạt 56 %.",
        &["70 ha target 2024 second half", "56 % target 2024 year"],
    );
    check(
        "Đến năm 2030: không còn hộ nghèo theo chuẩn đa chiều giai đoạn 2021 - 2025; có 15 bác sĩ/vạn dân.",
        &["15 bác sĩ/vạn dân target 2030 year"],
    );
    // What a year is to bring is no sum of the term that ends with it.
    check(
        "II. CHỈ TIÊU NĂM 2025\nCấp mới 900 giấy phép.",
        &["900 giấy phép target 2025 year"],
    );
    check(
        "Từ đầu nhiệm kỳ đến nay, huyện trồng mới 90 ha quế, nâng tổng diện tích lên 400 ha.",
        &[
            "90 ha actual 2024 2021 to July 2024 total",
            "400 ha actual 2024 year",
        ],
    );
    check(
        "Hai năm 2021 và 2022, thu ngân sách đạt 95 tỷ đồng.",
        &["95 tỷ đồng actual 2022 2021-2022 total"],
    );
    check(
        "Đến 30/6 đạt 42 % kế hoạch vốn.",
        &["42 % kế hoạch actual 2024 to 30 June"],
    );
    check(
        "Thành phần: 9/9 đồng chí. Thu ngân sách 6 tháng được 30 tỷ đồng.",
        &["30 tỷ đồng actual 2024 first half"],
    );
}

#[test]
fn names_say_what_is_measured_and_not_who_hopes_for_it() {
    check_names(
        "Chúng ta đặt mục tiêu năm 2024 tăng trưởng 9 %.",
        &["Tăng trưởng"],
    );
    check_names(
        "Năm 2023, xã huy động 96 tỷ đồng xây dựng nông thôn mới.",
        &["Huy động xây dựng nông thôn mới"],
    );
    check_names(
        "Năm 2023, 93 % số hộ đạt gia đình văn hóa.",
        &["Số hộ đạt gia đình văn hóa"],
    );
    check_names(
        "Năm 2023 cắt giảm ít nhất 30 % thời gian giải quyết thủ tục.",
        &["Thời gian giải quyết thủ tục: mức giảm"],
    );
}

#[test]
fn what_was_set_is_a_target_whatever_the_tense() {
    check(
        "Nghị quyết đại hội đã đề ra thu nhập đến năm 2025 là 60 triệu đồng.",
        &["60 triệu đồng target 2025 year"],
    );
    check(
        "Năm 2023 tỷ lệ thu gom rác đạt 36,5 %/mục tiêu 60 %.",
        &["36.5 % actual 2023 year", "? 60 % target 2025 year"],
    );
}

#[test]
fn marks_of_both_kinds_leave_a_figure_to_a_person() {
    check(
        "Năm 2024 đã trồng 40 ha; từ nay đến cuối năm trồng tiếp 25 ha.",
        &["40 ha actual 2024 year", "25 ha target 2024 year"],
    );
    check(
        "Năm 2024 đơn vị nào hoàn thành 95 % chỉ tiêu thì được khen thưởng.",
        &["? 95 % actual 2024 year"],
    );
    check(
        "Năm 2024 toàn huyện sửa 12 nhà, 7 nhà nữa sẽ khánh thành.",
        &["? 12 nhà actual 2024 year", "? 7 nhà actual 2024 year"],
    );
}
