//! Import of layouts that stand beside the common ones: tables side by side, school years, names in two languages, sheets
//! without marks, units of a title.

use super::office_sheets::{check, figures};
use super::stacked_headings;

#[test]
fn tables_side_by_side_are_tables_of_their_own() {
    check(
        "Thu ngân sách (tỷ đồng);;;;Chi ngân sách (tỷ đồng);;\n\
        Chỉ tiêu;2022;2023;;Chỉ tiêu;2022;2023\n\
        Thu nội địa;2010,5;2150;;Chi đầu tư;3100,5;3300\n",
        &[
            "Thu nội địa | tỷ đồng | actual 2022 | 2010.5",
            "Thu nội địa | tỷ đồng | actual 2023 | 2150",
            "Chi đầu tư | tỷ đồng | actual 2022 | 3100.5",
            "Chi đầu tư | tỷ đồng | actual 2023 | 3300",
        ],
    );
    // A table that was folded for want of paper has no gap, and other years in its second half.
    check(
        "STT;Chỉ tiêu;ĐVT;2021;2022;STT;Chỉ tiêu;ĐVT;2023;2024\n\
        1;Dân số;người;480,5;482;3;Số hộ;hộ;110,5;111\n\
        2;Diện tích;ha;90,5;91;4;Rừng;ha;52,5;53\n",
        &[
            "Dân số | người | actual 2021 | 480.5",
            "Dân số | người | actual 2022 | 482",
            "Diện tích | ha | actual 2021 | 90.5",
            "Diện tích | ha | actual 2022 | 91",
            "Số hộ | hộ | actual 2023 | 110.5",
            "Số hộ | hộ | actual 2024 | 111",
            "Rừng | ha | actual 2023 | 52.5",
            "Rừng | ha | actual 2024 | 53",
        ],
    );
    // The English name behind the figures, and a column of targets, begin no table.
    check(
        "Chỉ tiêu;ĐVT;TH 2022;TH 2023;Indicator\n\
        Dân số;người;480,5;482;Population\n",
        &[
            "Dân số | người | actual 2022 | 480.5",
            "Dân số | người | actual 2023 | 482",
        ],
    );
}

#[test]
fn the_school_year_of_a_title_is_the_time_of_columns_without_one() {
    for title in [
        "KẾT QUẢ NĂM HỌC 2023-2024",
        "Báo cáo tổng kết năm học 2023 - 2024",
        "Tổng hợp số liệu năm học 2023/2024 (Kèm theo Báo cáo số 5 ngày 30/6/2024)",
    ] {
        check(
            &format!(
                "{title};;;;\nSTT;Nội dung;ĐVT;Kế hoạch;Thực hiện\n1;Tỷ lệ lên lớp;%;98;98,6\n"
            ),
            &[
                "Tỷ lệ lên lớp | % | target 2024 (school year 2023-2024) | 98",
                "Tỷ lệ lên lớp | % | actual 2024 (school year 2023-2024) | 98.6",
            ],
        );
    }
    // Of two school years neither is that of all columns, and a column keeps its own time.
    let two = "Kết quả năm học 2022-2023, kế hoạch năm học 2023-2024;;\n\
        Nội dung;ĐVT;Thực hiện\nTỷ lệ lên lớp;%;98,6\n";
    let (said, code, _) = figures("bieu.csv", two.as_bytes(), &["--place", "P"]);
    assert_eq!(code, Some(2), "{said}");
    check(
        "KẾT QUẢ NĂM HỌC 2023-2024;;;\nNội dung;ĐVT;Năm học 2022-2023;Thực hiện\nTỷ lệ lên lớp;%;98;98,6\n",
        &[
            "Tỷ lệ lên lớp | % | actual 2023 (school year 2022-2023) | 98",
            "Tỷ lệ lên lớp | % | actual 2024 (school year 2023-2024) | 98.6",
        ],
    );
}

#[test]
fn the_whole_and_its_parts_stand_side_by_side_with_marks_or_without() {
    check(
        "Chi tieu,Don vi,Tong so 2024,Chia ra 2024: Nam,Chia ra 2024: Nu\n\
        Dan so,nguoi,489300,246100,243200\n",
        &[
            "Dan so | nguoi | actual 2024 | 489300",
            "Dan so: Nam | nguoi | actual 2024 | 246100",
            "Dan so: Nu | nguoi | actual 2024 | 243200",
        ],
    );
    check(
        "Chỉ tiêu;Đơn vị;Tổng số 2024;Trong đó: Nam;Trong đó: Nữ\nDân số;người;489,5;246,5;243\n",
        &["Dân số | người | actual 2024 | 489.5"],
    );
    check(
        "Chỉ tiêu;Đơn vị;Tổng số 2024;Chia ra 2024: Thành thị;Chia ra 2024: Nông thôn\n\
        Dân số;người;489,5;89,5;400\n",
        &[
            "Dân số | người | actual 2024 | 489.5",
            "Dân số: Thành thị | người | actual 2024 | 89.5",
            "Dân số: Nông thôn | người | actual 2024 | 400",
        ],
    );
}

#[test]
fn names_in_two_languages_are_parted_from_their_unit() {
    check(
        "Chỉ tiêu;2022;Sơ bộ - Prel. 2023\n\
        Diện tích (Nghìn ha) - Area (Thous. ha);31,2;31,6\n\
        Sản lượng (Tấn) / Production (Ton);151200,5;153400\n\
        Diện tích (ha) - Sản lượng (tấn);1,5;2,5\n",
        &[
            "Diện tích - Area | Nghìn ha | actual 2022 | 31.2",
            "Diện tích - Area | Nghìn ha | estimate 2023 | 31.6",
            "Sản lượng / Production | Tấn | actual 2022 | 151200.5",
            "Sản lượng / Production | Tấn | estimate 2023 | 153400",
            "Diện tích (ha) - Sản lượng | tấn | actual 2022 | 1.5",
            "Diện tích (ha) - Sản lượng | tấn | estimate 2023 | 2.5",
        ],
    );
}

#[test]
fn a_unit_in_brackets_behind_a_title_is_that_of_rows_without_one() {
    check(
        "Số học sinh theo cấp học (học sinh);;\nCấp học;2022-2023;2023-2024\n\
        Tiểu học;54,5;55\nTỷ lệ chuyên cần;98;99\n",
        &[
            "Tiểu học | học sinh | actual 2023 (2022-2023) | 54.5",
            "Tiểu học | học sinh | actual 2024 (2023-2024) | 55",
            "Tỷ lệ chuyên cần |  | actual 2023 (2022-2023) | 98",
            "Tỷ lệ chuyên cần |  | actual 2024 (2023-2024) | 99",
        ],
    );
    // The level of an office is no unit.
    check(
        "BIỂU SỐ LIỆU (XÃ);\nChỉ tiêu;2023\nDân số;54,5\n",
        &["Dân số |  | actual 2023 | 54.5"],
    );
}

#[test]
fn a_baseline_is_a_result_and_a_milestone_a_target_of_the_years_that_they_name() {
    let said = check(
        "Results in 2023,,,,\nIndicator,Unit,Baseline (2018),Milestone 2022,Target 2025\n\
        Stunting,%,23.2,20.5,17\n",
        &[
            "Stunting | % | actual 2018 | 23.2",
            "Stunting | % | target 2022 | 20.5",
            "Stunting | % | target 2025 | 17",
        ],
    );
    assert!(!said.contains("Baseline, "), "{said}");
    // Without a year it is of none that the title names.
    let said = check(
        "Results in 2023,,,\nIndicator,Unit,Baseline,Actual\nStunting,%,23.2,18.9\n",
        &["Stunting | % | actual 2023 | 18.9"],
    );
    assert!(said.contains("Baseline"), "{said}");
}

#[test]
fn headings_in_two_languages_and_titles_of_a_road_map_say_what_each_of_them_says() {
    check(
        "Indicator - Chỉ tiêu;Unit/ĐVT;Midline 2022;Endline 2024;Target 2025\n\
        Nước sạch;%;72,5;80,1;85\n",
        &[
            "Nước sạch | % | actual 2022 | 72.5",
            "Nước sạch | % | actual 2024 | 80.1",
            "Nước sạch | % | target 2025 | 85",
        ],
    );
    check(
        "LỘ TRÌNH THỰC HIỆN CÁC CHỈ TIÊU GIAI ĐOẠN 2021-2025;;;;\n\
        Chỉ tiêu;ĐVT;TH 2020;2024;2025\nHộ nghèo;%;15,2;6,5;5\n",
        &[
            "Hộ nghèo | % | actual 2020 | 15.2",
            "Hộ nghèo | % | target 2024 | 6.5",
            "Hộ nghèo | % | target 2025 | 5",
        ],
    );
    check(
        "Dân số trung bình phân theo giới tính (Người);;;\n\
        Năm - Year;Tổng số - Total;Nam - Male;Nữ - Female\n\
        2022;482100,5;244000;238100\nSơ bộ - Prel. 2023;489300;246100;243200\n",
        &[
            "Dân số trung bình | Người | actual 2022 | 482100.5",
            "Dân số trung bình | Người | estimate 2023 | 489300",
            "Dân số trung bình: Nam - Male | Người | actual 2022 | 244000",
            "Dân số trung bình: Nam - Male | Người | estimate 2023 | 246100",
            "Dân số trung bình: Nữ - Female | Người | actual 2022 | 238100",
            "Dân số trung bình: Nữ - Female | Người | estimate 2023 | 243200",
        ],
    );
}

#[test]
fn a_column_of_figures_that_is_headed_as_names_are_holds_targets() {
    for heading in ["Chỉ tiêu;Thực hiện", "Các chỉ tiêu;Kết quả"] {
        check(
            &format!(
                "KẾT QUẢ NĂM 2024;;;\nNội dung;ĐVT;{heading}\nThu;tỷ đồng;250,5;265\nChi;tỷ đồng;470;465,5\n"
            ),
            &[
                "Thu | tỷ đồng | target 2024 | 250.5",
                "Thu | tỷ đồng | actual 2024 | 265",
                "Chi | tỷ đồng | target 2024 | 470",
                "Chi | tỷ đồng | actual 2024 | 465.5",
            ],
        );
    }
    // Over words it names the rows, and what stands before them groups these.
    check(
        "Tiêu chí;Chỉ tiêu;ĐVT;TH 2024\nKinh tế;Thu;tỷ đồng;265,5\nKinh tế;Chi;tỷ đồng;465,5\n",
        &[
            "Thu | tỷ đồng | actual 2024 | 265.5",
            "Chi | tỷ đồng | actual 2024 | 465.5",
        ],
    );
}

#[test]
fn places_that_come_again_below_groups_have_the_figures_of_these_groups() {
    let args = ["--place", "Lai Châu"];
    // As a yearbook prints it, in two languages.
    stacked_headings::check(
        "45. Diện tích và sản lượng chè phân theo huyện;;\n\
        Planted area and production of tea by district;;\n\
        ;2022;Sơ bộ - Prel. 2023\n\
        Diện tích gieo trồng (Ha) - Planted area (Ha);;\n\
        TỔNG SỐ - TOTAL;8120,5;9010\n\
        Huyện Tam Đường - Tam Duong district;2230;2310\n\
        Huyện Sìn Hồ - Sin Ho district;410;420\n\
        Sản lượng chè búp tươi (Tấn) - Production (Ton);;\n\
        TỔNG SỐ - TOTAL;48210;52300\n\
        Huyện Tam Đường - Tam Duong district;16900;17450\n\
        Huyện Sìn Hồ - Sin Ho district;3200;3280\n",
        &args,
        &[
            "Lai Châu | Diện tích gieo trồng | Ha | actual 2022 | 8120.5",
            "Lai Châu | Diện tích gieo trồng | Ha | estimate 2023 | 9010",
            "Huyện Tam Đường | Diện tích gieo trồng | Ha | actual 2022 | 2230",
            "Huyện Tam Đường | Diện tích gieo trồng | Ha | estimate 2023 | 2310",
            "Huyện Sìn Hồ | Diện tích gieo trồng | Ha | actual 2022 | 410",
            "Huyện Sìn Hồ | Diện tích gieo trồng | Ha | estimate 2023 | 420",
            "Lai Châu | Sản lượng chè búp tươi | Tấn | actual 2022 | 48210",
            "Lai Châu | Sản lượng chè búp tươi | Tấn | estimate 2023 | 52300",
            "Huyện Tam Đường | Sản lượng chè búp tươi | Tấn | actual 2022 | 16900",
            "Huyện Tam Đường | Sản lượng chè búp tươi | Tấn | estimate 2023 | 17450",
            "Huyện Sìn Hồ | Sản lượng chè búp tươi | Tấn | actual 2022 | 3200",
            "Huyện Sìn Hồ | Sản lượng chè búp tươi | Tấn | estimate 2023 | 3280",
        ],
    );
    // A group of places that come once is a group, and the title says of what.
    stacked_headings::check(
        "Số hộ nghèo (hộ);;\nHuyện;2022;2023\nVùng cao;;\nHuyện Sìn Hồ;5,5;4\nVùng thấp;;\nHuyện Tam Đường;2;1\n",
        &args,
        &[
            "Huyện Sìn Hồ | Số hộ nghèo | hộ | actual 2022 | 5.5",
            "Huyện Sìn Hồ | Số hộ nghèo | hộ | actual 2023 | 4",
            "Huyện Tam Đường | Số hộ nghèo | hộ | actual 2022 | 2",
            "Huyện Tam Đường | Số hộ nghèo | hộ | actual 2023 | 1",
        ],
    );
}
