//! What the words around a figure tell of it in drafts: kind, time, unit, and a name that a person can use.

use chitieu::pack::draft::claim::Drafted;
use chitieu::pack::draft::masks::Mask;
use chitieu::pack::draft::text::Text;
use chitieu::pack::draft::write::full_name;
use chitieu::pack::draft::{DocumentHints, draft};
use tempfile::TempDir;

use crate::support::program::run_shipped;

fn drafted(text: &str) -> Drafted {
    let said = DocumentHints {
        place: Some("Huyện A".to_owned()),
        day: Some((2024, Some(7), Some(10))),
        term: Some((2020, 2025)),
    };
    draft(&Text::plain(text), &said)
}

/// The figures of a text: a mark where a person has to decide, bound, value, unit, kind, year, period.
fn figures(text: &str) -> Vec<String> {
    let told = drafted(text).proposals.into_iter().map(|one| {
        let mark = if one.is_live() { "" } else { "? " };
        let bound = match one.comparator.code() {
            "=" | "range" => "",
            other => other,
        };
        let year = one.year.unwrap_or_default();
        let kind = one.kind.code();
        format!(
            "{mark}{bound}{} {} {kind} {year} {}",
            one.low, one.unit, one.period
        )
    });
    told.collect()
}

/// The names of the figures of a text.
fn names(text: &str) -> Vec<String> {
    drafted(text).proposals.iter().map(full_name).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(
        figures(&format!(
            "BÁO CÁO\nTình hình phát triển của huyện\n\n{text}\n"
        )),
        expected,
        "{text}"
    );
}

#[track_caller]
fn check_names(text: &str, expected: &[&str]) {
    assert_eq!(
        names(&format!(
            "BÁO CÁO\nTình hình phát triển của huyện\n\n{text}\n"
        )),
        expected,
        "{text}"
    );
}

#[test]
fn what_leads_a_sentence_or_a_paragraph_tells_the_kind_of_its_figures() {
    let target = |value: &str, period: &str| format!("{value} target 2024 {period}");
    check(
        "Nhiệm vụ quý IV: gieo trồng 500 ha rau; công nhận 2 xã. Xóa 40 nhà tạm.",
        &[
            &target("500 ha", "fourth quarter"),
            &target("2 xã", "fourth quarter"),
            &target("40 nhà", "fourth quarter"),
        ],
    );
    check(
        "Hội nghị thống nhất 12 chỉ tiêu, trong đó: đến năm 2025, tỷ lệ hộ dùng điện đạt 99 %; trồng 60 ha chè.",
        &["99 % target 2025 year", "60 ha target 2025 2021-2025 total"],
    );
    check(
        "Đại hội đề ra 22 chỉ tiêu, trong đó 18 chỉ tiêu đã đạt.",
        &["? 18 chỉ tiêu actual 2024 year"],
    );
    check(
        "Năm 2024, tỉnh giao các xã giảm tỷ lệ hộ nghèo ít nhất 3 điểm phần trăm.",
        &[">=3 điểm % target 2024 year"],
    );
    // What has not begun is no result.
    check(
        "Huyện xóa 215 nhà tạm trong quý IV/2024.",
        &["215 nhà target 2024 fourth quarter"],
    );
}

#[test]
fn signs_bound_a_figure() {
    for (sign, bound) in [
        ("≥", ">="),
        (">=", ">="),
        ("≤", "<="),
        ("<", "<"),
        (">", ">"),
        ("≈", "~"),
    ] {
        let text = format!("Mục tiêu năm 2025: tỷ lệ thu gom rác {sign} 90 %.");
        check(&text, &[&format!("{bound}90 % target 2025 year")]);
    }
}

#[test]
fn a_figure_that_ends_a_line_behind_a_colon_is_no_number_of_a_line() {
    let text = "Chỉ tiêu năm 2025\n- Số giường bệnh trên 10.000 dân: 32.\n- Số bác sĩ trên 10.000 dân: 10,2.";
    check(
        text,
        &[
            "32 giường bệnh/vạn dân target 2025 year",
            "10.2 bác sĩ/vạn dân target 2025 year",
        ],
    );
    check(
        "Năm 2023 có các việc sau: 1. Trồng 40 ha rừng.",
        &["40 ha actual 2023 year"],
    );
}

#[test]
fn the_day_of_an_event_is_no_time_of_its_figures() {
    let title = "Thu ngân sách 6 tháng đầu năm 2024 vượt tiến độ";
    for lead in ["Ngày 4/7", "Sáng nay, 4/7"] {
        let text = format!("{title}\n\n{lead}, huyện họp. Thu ngân sách đạt 61 tỷ đồng.\n");
        assert_eq!(
            figures(&text),
            ["61 tỷ đồng actual 2024 first half"],
            "{lead}"
        );
    }
    check(
        "Đến ngày 30/6, giải ngân 61 tỷ đồng.",
        &["61 tỷ đồng actual 2024 to 30 June"],
    );
    let text = "Đại hội họp trong hai ngày 27 và 28/6/2024.\n";
    assert_eq!(figures(text), [""; 0]);
}

#[test]
fn the_longer_part_of_a_year_in_a_title_is_that_of_the_text() {
    let text =
        "BÁO CÁO\nTình hình tháng 6 và 6 tháng đầu năm 2024\n\nThu ngân sách đạt 61 tỷ đồng.\n";
    assert_eq!(figures(text), ["61 tỷ đồng actual 2024 first half"]);
}

#[test]
fn plans_of_one_year_have_no_sums_of_a_term_and_looks_ahead_no_figures() {
    let text = "NGHỊ QUYẾT\nVề nhiệm vụ năm 2025\n\n1. Các chỉ tiêu\nTrồng mới 150 ha chè.\n";
    assert_eq!(figures(text), ["150 ha target 2025 year"]);
    let text = "CHƯƠNG TRÌNH\nTrồng chè đến năm 2025\n\n1. Các chỉ tiêu\nTrồng mới 150 ha chè.\n";
    assert_eq!(figures(text), ["150 ha target 2025 2021-2025 total"]);
    let text = "ĐỀ ÁN\nĐào tạo nghề giai đoạn 2021 - 2025, định hướng đến năm 2030\n\nTổng kinh phí dự kiến 38 tỷ đồng.\n";
    assert_eq!(figures(text), ["38 tỷ đồng forecast 2025 2021-2025 total"]);
}

#[test]
fn a_rise_over_an_earlier_time_is_no_excess_over_a_plan() {
    let text = "Năm 2023, thu ngân sách đạt 18 tỷ đồng, vượt 11 % so với năm 2022.";
    check(
        text,
        &["18 tỷ đồng actual 2023 year", "11 % actual 2023 year"],
    );
    check_names(text, &["Thu ngân sách", "Thu ngân sách: mức tăng"]);
    let text = "Năm 2023, thu ngân sách đạt 18 tỷ đồng, vượt 11 % so với dự toán.";
    check_names(
        text,
        &["Thu ngân sách", "Thu ngân sách: mức vượt nghị quyết"],
    );
}

#[test]
fn targets_of_rates_of_change_and_those_told_elsewhere_are_targets() {
    let term = "2021-2025 average";
    check(
        "Bình quân 5 năm qua, tỷ lệ hộ nghèo giảm 5,6 %/năm (NQ giảm 4 %/năm).",
        &[
            &format!("5.6 điểm %/năm actual 2025 {term}"),
            &format!("4 điểm %/năm target 2025 {term}"),
        ],
    );
    let text = "Năm 2023, tỷ lệ lao động qua đào tạo đạt 41 %, trong khi mục tiêu Nghị quyết năm 2023 là 55 %.";
    check(text, &["41 % actual 2023 year", "55 % target 2023 year"]);
    let name = "Tỷ lệ lao động qua đào tạo";
    check_names(text, &[name, name]);
    check(
        "Năm 2023, trồng rừng mới đạt 126 ha/kế hoạch 100 ha, vượt 26 %.",
        &[
            "126 ha actual 2023 year",
            "100 ha target 2023 year",
            "26 % actual 2023 year",
        ],
    );
    // What part of a plan it is, if it is one, is left to a person.
    check(
        "Năm 2023, giải ngân 112,4 tỷ đồng, đạt 58 %.",
        &["112.4 tỷ đồng actual 2023 year", "? 58 % actual 2023 year"],
    );
}

#[test]
fn what_follows_a_change_over_years_is_of_the_later_year() {
    check(
        "Thu ngân sách tăng từ 21 tỷ đồng năm 2020 lên 34 tỷ đồng năm 2023. Có 72 xã đạt chuẩn.",
        &[
            "21 tỷ đồng actual 2020 year",
            "34 tỷ đồng actual 2023 year",
            "72 xã actual 2023 year",
        ],
    );
    check(
        "Năm 2023, tỷ lệ hộ nghèo còn 14 %, giảm 4 % so với cuối năm 2022 (18 %).",
        &[
            "14 % actual 2023 year",
            "4 điểm % actual 2023 year",
            "18 % actual 2022 year",
        ],
    );
}

#[test]
fn names_say_what_is_measured() {
    for (text, expected) in [
        (
            "Năm 2023, huyện có thêm 3 xã về đích nông thôn mới.",
            &["Xã về đích nông thôn mới: mức tăng"][..],
        ),
        ("Năm 2023, hợp tác xã có 86 thành viên.", &["Số thành viên"]),
        (
            "Năm 2023, thu hút 75 % phụ nữ tham gia tổ chức Hội.",
            &["Tỷ lệ phụ nữ tham gia tổ chức Hội"],
        ),
        (
            "Năm 2023, mỗi xã có ít nhất 2 hợp tác xã hoạt động hiệu quả.",
            &["Số hợp tác xã hoạt động hiệu quả mỗi xã"],
        ),
        (
            "Năm 2023, mỗi năm tạo việc làm mới cho 850 lao động.",
            &["Tạo việc làm mới cho lao động"],
        ),
        (
            "Năm 2023, đảng bộ kết nạp được 174 đảng viên.",
            &["Kết nạp đảng viên"],
        ),
        (
            "Năm 2023 phát hiện 143 vụ vi phạm, giảm 21 vụ.",
            &["Phát hiện vụ vi phạm", "Phát hiện vụ vi phạm: mức giảm"],
        ),
        (
            "Cây chè: tổng diện tích năm 2023 là 876 ha, trong đó trồng mới 41 ha.",
            &["Cây chè: tổng diện tích", "Cây chè: trồng mới"],
        ),
        (
            "Năm 2023, diện tích lúa mùa 21.340 ha, năng suất 49,2 tạ/ha.",
            &["Diện tích lúa mùa", "Năng suất lúa mùa"],
        ),
        (
            "Năm 2023, vùng chè liên kết 214 ha, trong đó 62 ha chè cổ thụ.",
            &["Vùng chè liên kết", "Vùng chè liên kết: chè cổ thụ"],
        ),
        (
            "Chỉ tiêu chưa đạt năm 2023: trồng rừng (đạt 310 ha), xây trường chuẩn (đạt 1 trường, kế hoạch 2 trường).",
            &["Trồng rừng", "Xây trường chuẩn", "Xây trường chuẩn"],
        ),
        (
            "Năm 2023, xã không còn hộ nghèo, còn 43 hộ cận nghèo.",
            &["Số hộ cận nghèo"],
        ),
        (
            "Năm 2023, trong số hộ nghèo có 612 hộ có người cao tuổi.",
            &["Số hộ nghèo: hộ có người cao tuổi"],
        ),
    ] {
        check_names(text, expected);
    }
}

#[test]
fn the_places_of_a_ranking_are_no_figure_and_its_name_is_that_of_what_is_ranked() {
    let text = "Năm 2023, chỉ số hài lòng đạt 85 %, xếp thứ 31/63 tỉnh, thành phố.";
    check(
        text,
        &["85 % actual 2023 year", "31 thứ hạng actual 2023 year"],
    );
    check_names(text, &["Chỉ số hài lòng", "Chỉ số hài lòng: xếp hạng"]);
}

#[test]
fn a_text_in_another_language_is_passed_over_and_said() {
    let text = "By 2026 we aim to deliver at least 42,000 homes, 70 % of them for rent.";
    let found = drafted(&format!("Báo cáo của huyện A về nhà ở\n\n{text}\n"));
    assert!(found.proposals.is_empty(), "{found:?}");
    let passed = found.passed.iter().map(|passed| passed.mask);
    assert_eq!(passed.collect::<Vec<_>>(), [Mask::Language; 3]);
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("homes.txt");
    std::fs::write(&file, text).unwrap();
    let output = folder.path().join("pack");
    let (file, output) = (file.to_str().unwrap(), output.to_str().unwrap());
    let line = [
        "draft",
        file,
        "--place",
        "A",
        "--published",
        "2024-07-10",
        "-o",
        output,
    ];
    let done = run_shipped(&line);
    assert_eq!(done.status.code(), Some(1));
    let told = String::from_utf8(done.stderr).unwrap() + &String::from_utf8(done.stdout).unwrap();
    assert!(
        told.contains("tiếng Việt") || told.contains("Vietnamese"),
        "{told}"
    );
    assert!(!std::path::Path::new(output).exists());
}
