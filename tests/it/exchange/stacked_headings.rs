//! Sheets whose headings say in several rows of what, where and when figures are, and sheets of places.

use std::fs;

use tempfile::TempDir;

use super::forms::import;
use super::office_sheets::told;

/// Imports a sheet; what was said, the code, and the figures as `place | indicator | unit | kind year period | value`.
pub(super) fn placed(text: &str, args: &[&str]) -> (String, Option<i32>, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("bieu.csv");
    fs::write(&path, text).unwrap();
    let mut line = vec![path.to_str().unwrap()];
    line.extend(args);
    let (said, code, exported) = import(&line);
    let mut found = Vec::new();
    if code == Some(0) {
        let mut reader = csv::Reader::from_reader(exported.as_bytes());
        found.extend(reader.records().map(|row| {
            let row = row.unwrap();
            format!("{} | {}", &row[0], told(&row))
        }));
    }
    found.sort_unstable();
    (said, code, found)
}

#[track_caller]
pub(super) fn check(text: &str, args: &[&str], expected: &[&str]) -> String {
    let (said, code, found) = placed(text, args);
    assert_eq!(code, Some(0), "{said}");
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "{said}");
    said
}

#[test]
fn measures_below_a_thing_are_named_with_it_and_keep_their_unit() {
    check(
        "BIỂU 01: KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2024;;;;;\n\
        STT;Đơn vị;Hộ nghèo;;Hộ cận nghèo;\n\
        ;;Số hộ;Tỷ lệ (%);Số hộ;Tỷ lệ (%)\n\
        1;Huyện Tam Đường;1.200;10,5;800;7,25\n\
        2;Huyện Sìn Hồ;5.400;32,1;1.150;6,84\n\
        ;Toàn tỉnh;6.600;21,3;1.950;7,0\n",
        &["--place", "Lai Châu"],
        &[
            "Huyện Tam Đường | Hộ nghèo: Số hộ | hộ | actual 2024 | 1200",
            "Huyện Tam Đường | Hộ nghèo: Tỷ lệ | % | actual 2024 | 10.5",
            "Huyện Tam Đường | Hộ cận nghèo: Số hộ | hộ | actual 2024 | 800",
            "Huyện Tam Đường | Hộ cận nghèo: Tỷ lệ | % | actual 2024 | 7.25",
            "Huyện Sìn Hồ | Hộ nghèo: Số hộ | hộ | actual 2024 | 5400",
            "Huyện Sìn Hồ | Hộ nghèo: Tỷ lệ | % | actual 2024 | 32.1",
            "Huyện Sìn Hồ | Hộ cận nghèo: Số hộ | hộ | actual 2024 | 1150",
            "Huyện Sìn Hồ | Hộ cận nghèo: Tỷ lệ | % | actual 2024 | 6.84",
            "Lai Châu | Hộ nghèo: Số hộ | hộ | actual 2024 | 6600",
            "Lai Châu | Hộ nghèo: Tỷ lệ | % | actual 2024 | 21.3",
            "Lai Châu | Hộ cận nghèo: Số hộ | hộ | actual 2024 | 1950",
            "Lai Châu | Hộ cận nghèo: Tỷ lệ | % | actual 2024 | 7.0",
        ],
    );
}

#[test]
fn three_rows_of_a_heading_say_thing_year_and_kind_of_places() {
    check(
        "Địa phương;Thu ngân sách (tỷ đồng);;;;Thu nhập bình quân (triệu đồng);\n\
        ;Năm 2023;;Năm 2024;;Năm 2023;Năm 2024\n\
        ;KH;TH;KH;Ước TH;TH;KH\n\
        Than Uyên;10,5;11,5;12;12,5;38,25;41\n\
        Mường Tè;20,5;21;22;23,5;35;36,75\n",
        &[],
        &[
            "Than Uyên | Thu ngân sách | tỷ đồng | target 2023 | 10.5",
            "Than Uyên | Thu ngân sách | tỷ đồng | actual 2023 | 11.5",
            "Than Uyên | Thu ngân sách | tỷ đồng | target 2024 | 12",
            "Than Uyên | Thu ngân sách | tỷ đồng | estimate 2024 | 12.5",
            "Than Uyên | Thu nhập bình quân | triệu đồng | actual 2023 | 38.25",
            "Than Uyên | Thu nhập bình quân | triệu đồng | target 2024 | 41",
            "Mường Tè | Thu ngân sách | tỷ đồng | target 2023 | 20.5",
            "Mường Tè | Thu ngân sách | tỷ đồng | actual 2023 | 21",
            "Mường Tè | Thu ngân sách | tỷ đồng | target 2024 | 22",
            "Mường Tè | Thu ngân sách | tỷ đồng | estimate 2024 | 23.5",
            "Mường Tè | Thu nhập bình quân | triệu đồng | actual 2023 | 35",
            "Mường Tè | Thu nhập bình quân | triệu đồng | target 2024 | 36.75",
        ],
    );
}

#[test]
fn places_above_kinds_are_the_places_of_their_columns() {
    check(
        "Chỉ tiêu;ĐVT;Toàn tỉnh;;Trong đó;;;\n\
        ;;;;Tam Đường;;Sìn Hồ;\n\
        ;;KH 2024;TH 2024;KH 2024;TH 2024;KH 2024;TH 2024\n\
        Hộ nghèo;%;20,5;19;10;9,5;30;29\n",
        &["--place", "Lai Châu"],
        &[
            "Lai Châu | Hộ nghèo | % | target 2024 | 20.5",
            "Lai Châu | Hộ nghèo | % | actual 2024 | 19",
            "Tam Đường | Hộ nghèo | % | target 2024 | 10",
            "Tam Đường | Hộ nghèo | % | actual 2024 | 9.5",
            "Sìn Hồ | Hộ nghèo | % | target 2024 | 30",
            "Sìn Hồ | Hộ nghèo | % | actual 2024 | 29",
        ],
    );
}

#[test]
fn a_row_of_the_whole_is_of_the_place_that_was_named_and_of_none_of_its_name() {
    for whole in [
        "Toàn tỉnh",
        "Tổng cộng",
        "Cả tỉnh",
        "Tổng số",
        "Chung",
        "TOÀN TỈNH",
    ] {
        let text = format!("Huyện;Hộ nghèo 2024 (%)\nTam Đường;10,5\nSìn Hồ;30,25\n{whole};21,5\n");
        check(
            &text,
            &["--place", "Lai Châu"],
            &[
                "Lai Châu | Hộ nghèo | % | actual 2024 | 21.5",
                "Sìn Hồ | Hộ nghèo | % | actual 2024 | 30.25",
                "Tam Đường | Hộ nghèo | % | actual 2024 | 10.5",
            ],
        );
        // Without one it is told, with the option that takes it.
        let (said, code, found) = placed(&text, &[]);
        assert_eq!((code, found.len()), (Some(0), 2), "{said}");
        assert!(
            said.contains("total-row") && said.contains("--place"),
            "{said}"
        );
    }
    // Beside names of indicators and in rows of years it is the same.
    check(
        "Địa bàn;Chỉ tiêu;ĐVT;TH 2023\nToàn tỉnh;Hộ nghèo;%;20,5\nSìn Hồ;Hộ nghèo;%;30\n",
        &["--place", "Lai Châu"],
        &[
            "Lai Châu | Hộ nghèo | % | actual 2023 | 20.5",
            "Sìn Hồ | Hộ nghèo | % | actual 2023 | 30",
        ],
    );
    check(
        "Năm;Địa phương;Hộ nghèo (%)\n2023;Tổng số;20,5\n2023;Sìn Hồ;30\n",
        &["--place", "Lai Châu"],
        &[
            "Lai Châu | Hộ nghèo | % | actual 2023 | 20.5",
            "Sìn Hồ | Hộ nghèo | % | actual 2023 | 30",
        ],
    );
}

#[test]
fn a_part_that_has_the_name_of_the_place_is_asked_about() {
    let text = "Huyện;Hộ nghèo 2024 (%)\nĐiện Biên;10,5\nTủa Chùa;30,25\nToàn tỉnh;21,5\n";
    let (said, code, _) = placed(text, &["--place", "Điện Biên"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("place-of-two") && said.contains("Tỉnh"),
        "{said}"
    );
    check(
        text,
        &["--place", "Tỉnh Điện Biên", "--exact"],
        &[
            "Tỉnh Điện Biên | Hộ nghèo | % | actual 2024 | 21.5",
            "Tủa Chùa | Hộ nghèo | % | actual 2024 | 30.25",
            "Điện Biên | Hộ nghèo | % | actual 2024 | 10.5",
        ],
    );
    // The sum of provinces is none of them.
    let text = "Tỉnh;Hộ nghèo 2024 (%)\nĐiện Biên;10,5\nSơn La;30,25\nTổng số;21,5\n";
    let said = check(
        text,
        &["--place", "Điện Biên"],
        &[
            "Sơn La | Hộ nghèo | % | actual 2024 | 30.25",
            "Điện Biên | Hộ nghèo | % | actual 2024 | 10.5",
        ],
    );
    assert!(said.contains("total-row"), "{said}");
}

#[test]
fn a_place_that_is_left_empty_below_its_name_is_the_one_above() {
    check(
        "Huyện;Chỉ tiêu;ĐVT;TH 2024\nTam Đường;Hộ nghèo;%;10,5\n;Thu nhập;triệu đồng;41\n\
        Toàn tỉnh;Hộ nghèo;%;20\n;Thu nhập;triệu đồng;36\n",
        &["--place", "Lai Châu"],
        &[
            "Tam Đường | Hộ nghèo | % | actual 2024 | 10.5",
            "Tam Đường | Thu nhập | triệu đồng | actual 2024 | 41",
            "Lai Châu | Hộ nghèo | % | actual 2024 | 20",
            "Lai Châu | Thu nhập | triệu đồng | actual 2024 | 36",
        ],
    );
}

#[test]
fn rows_of_years_have_headings_of_several_rows_and_places_too() {
    check(
        "Năm;Thu ngân sách (tỷ đồng);;Hộ nghèo (%);\n;KH;TH;KH;TH\n2021;2.000,5;2.100;20;19,5\n2022;2.200;2.250;18;17\n",
        &["--place", "P"],
        &[
            "P | Thu ngân sách | tỷ đồng | target 2021 | 2000.5",
            "P | Thu ngân sách | tỷ đồng | actual 2021 | 2100",
            "P | Hộ nghèo | % | target 2021 | 20",
            "P | Hộ nghèo | % | actual 2021 | 19.5",
            "P | Thu ngân sách | tỷ đồng | target 2022 | 2200",
            "P | Thu ngân sách | tỷ đồng | actual 2022 | 2250",
            "P | Hộ nghèo | % | target 2022 | 18",
            "P | Hộ nghèo | % | actual 2022 | 17",
        ],
    );
    check(
        "Tỷ lệ hộ nghèo (%) phân theo huyện\nNăm;Toàn tỉnh;Tam Đường;Sìn Hồ\n2021;20,5;15;30,2\n",
        &["--place", "Lai Châu"],
        &[
            "Lai Châu | Tỷ lệ hộ nghèo | % | actual 2021 | 20.5",
            "Tam Đường | Tỷ lệ hộ nghèo | % | actual 2021 | 15",
            "Sìn Hồ | Tỷ lệ hộ nghèo | % | actual 2021 | 30.2",
        ],
    );
    check(
        "Bảng 12. Dân số trung bình phân theo giới tính\nNăm;Tổng số (người);Phân theo giới tính;\n\
        ;;Nam;Nữ\n2021;871.700;438.500;433.200\nSơ bộ 2022;875.381,5;440.100;435.281\n",
        &["--place", "P"],
        &[
            "P | Dân số trung bình | người | actual 2021 | 871700",
            "P | Dân số trung bình: Nam |  | actual 2021 | 438500",
            "P | Dân số trung bình: Nữ |  | actual 2021 | 433200",
            "P | Dân số trung bình | người | estimate 2022 | 875381.5",
            "P | Dân số trung bình: Nam |  | estimate 2022 | 440100",
            "P | Dân số trung bình: Nữ |  | estimate 2022 | 435281",
        ],
    );
    check(
        "Năm học;Số lớp;Tỷ lệ đi học (%)\n2020-2021;510;98,5\n2021-2022;505;99\n",
        &["--place", "P"],
        &[
            "P | Số lớp | lớp | actual 2021 (school year 2020-2021) | 510",
            "P | Tỷ lệ đi học | % | actual 2021 (school year 2020-2021) | 98.5",
            "P | Số lớp | lớp | actual 2022 (school year 2021-2022) | 505",
            "P | Tỷ lệ đi học | % | actual 2022 (school year 2021-2022) | 99",
        ],
    );
}

#[test]
fn rows_that_tell_kinds_give_them_to_the_indicator_above() {
    let expected = [
        "P | Hộ nghèo | % | target 2023 | 20.5",
        "P | Hộ nghèo | % | target 2024 | 18",
        "P | Hộ nghèo | % | actual 2023 | 19",
        "P | Hộ nghèo | % | actual 2024 | 17.5",
        "P | Thu nhập | triệu đồng | target 2023 | 40",
        "P | Thu nhập | triệu đồng | target 2024 | 44",
        "P | Thu nhập | triệu đồng | actual 2023 | 41",
        "P | Thu nhập | triệu đồng | actual 2024 | 45",
    ];
    check(
        "Chỉ tiêu;ĐVT;2023;2024\nHộ nghèo;%;;\n- Kế hoạch;;20,5;18\n- Thực hiện;;19;17,5\n- So với KH (%);;92,7;97,2\n\
        Thu nhập;triệu đồng;;\n- KH;;40;44\n- TH;;41;45\n",
        &["--place", "P"],
        &expected,
    );
    check(
        "Chỉ tiêu;ĐVT;Loại;2023;2024\nHộ nghèo;%;KH;20,5;18\n;;TH;19;17,5\nThu nhập;triệu đồng;KH;40;44\n;;TH;41;45\n",
        &["--place", "P"],
        &expected,
    );
    check(
        "Chỉ tiêu;ĐVT;Phân loại;2023;2024\nHộ nghèo;%;Kế hoạch;20,5;18\nHộ nghèo;%;Thực hiện;19;17,5\n\
        Thu nhập;triệu đồng;Kế hoạch;40;44\nThu nhập;triệu đồng;Thực hiện;41;45\n",
        &["--place", "P"],
        &expected,
    );
    check(
        "Chỉ tiêu;ĐVT;Năm;KH;TH\nHộ nghèo;%;2023;20,5;19\n;;2024;18;17,5\nThu nhập;triệu đồng;2023;40;41\n;;2024;44;45\n",
        &["--place", "P"],
        &expected,
    );
}

#[test]
fn terms_and_their_middles_never_become_a_year() {
    let said = check(
        "Chỉ tiêu;ĐVT;Đầu nhiệm kỳ (2020);Giữa nhiệm kỳ;Cuối nhiệm kỳ;BQ 5 năm;Mục tiêu cuối nhiệm kỳ\n\
        Tăng trưởng GRDP;%;6,1;7,2;8,0;7,35;8,5\n",
        &["--place", "P", "--term", "2021-2025"],
        &[
            "P | Tăng trưởng GRDP | % | actual 2020 | 6.1",
            "P | Tăng trưởng GRDP | % | actual 2025 | 8.0",
            "P | Tăng trưởng GRDP | % | actual 2025 (2021-2025 average) | 7.35",
            "P | Tăng trưởng GRDP | % | target 2025 | 8.5",
        ],
    );
    assert!(said.contains("“Giữa nhiệm kỳ”"), "{said}");
    // Without a term nothing tells of which years a mean is.
    let said = check(
        "Chỉ tiêu;ĐVT;TH 2023;BQ 5 năm;Bình quân 2021-2025;Giữa nhiệm kỳ 2023\n\
        Tăng trưởng GRDP;%;6,1;7,2;7,35;7\n",
        &["--place", "P"],
        &[
            "P | Tăng trưởng GRDP | % | actual 2023 | 6.1",
            "P | Tăng trưởng GRDP | % | actual 2025 (2021-2025 average) | 7.35",
            "P | Tăng trưởng GRDP | % | actual 2023 (mid-term) | 7",
        ],
    );
    assert!(said.contains("“BQ 5 năm”"), "{said}");
}

#[test]
fn what_is_expected_is_told_from_plans_and_what_compares_is_no_figure() {
    let said = check(
        "TÌNH HÌNH THỰC HIỆN 9 THÁNG NĂM 2024\n\
        TT;Nội dung;Đơn vị;TH 2023;KH 2024;Lũy kế 9 tháng;Ước cả năm;So KH (%);Tăng/giảm;Dự kiến 2025;KH dự kiến 2025\n\
        1;Thu NSNN;Tỷ đồng;2.100,5;2.300;1.800,4;2.350;102,2;+249,5;2.500;2.450\n",
        &["--place", "P"],
        &[
            "P | Thu NSNN | Tỷ đồng | actual 2023 | 2100.5",
            "P | Thu NSNN | Tỷ đồng | target 2024 | 2300",
            "P | Thu NSNN | Tỷ đồng | actual 2024 (9 months) | 1800.4",
            "P | Thu NSNN | Tỷ đồng | estimate 2024 | 2350",
            "P | Thu NSNN | Tỷ đồng | forecast 2025 | 2500",
            "P | Thu NSNN | Tỷ đồng | target 2025 | 2450",
        ],
    );
    assert!(
        said.contains("“So KH (%)”") && said.contains("“Tăng/giảm”"),
        "{said}"
    );
}

#[test]
fn what_may_be_and_what_is_pledged_are_no_results() {
    check(
        "Chỉ tiêu;Đơn vị;TH 2023;Khả năng thực hiện 2024;Đăng ký 2025;Cam kết 2026;Yêu cầu 2030\n\
        Số hồ sơ đăng ký;hồ sơ;10;11;12;13;14\n",
        &["--place", "P"],
        &[
            "P | Số hồ sơ đăng ký | hồ sơ | actual 2023 | 10",
            "P | Số hồ sơ đăng ký | hồ sơ | estimate 2024 | 11",
            "P | Số hồ sơ đăng ký | hồ sơ | target 2025 | 12",
            "P | Số hồ sơ đăng ký | hồ sơ | target 2026 | 13",
            "P | Số hồ sơ đăng ký | hồ sơ | target 2030 | 14",
        ],
    );
}

#[test]
fn the_column_of_names_is_found_by_what_it_holds() {
    for heading in [
        "Mục tiêu",
        "Chỉ số",
        "Lĩnh vực",
        "Tên chỉ tiêu",
        "Nội dung công việc",
        "Kết quả",
    ] {
        check(
            &format!(
                "{heading};Đơn vị;2022;2023\nHộ nghèo;%;20,5;18\nThu nhập;triệu đồng;36;40,5\n"
            ),
            &["--place", "P"],
            &[
                "P | Hộ nghèo | % | actual 2022 | 20.5",
                "P | Hộ nghèo | % | actual 2023 | 18",
                "P | Thu nhập | triệu đồng | actual 2022 | 36",
                "P | Thu nhập | triệu đồng | actual 2023 | 40.5",
            ],
        );
    }
}

#[test]
fn parts_below_a_row_take_its_name_and_unit() {
    let rows = [
        "1;Dân số;người;100,5\n;Trong đó:;;\n;Thành thị;;40,5\n;Nông thôn;;60\n",
        "1;Dân số;người;100,5\n;- Thành thị;;40,5\n;+ Nông thôn;;60\n",
        "1;Dân số;người;100,5\n;Thành thị;người;40,5\n;Nông thôn;người;60\n",
        "1;Dân số;người;100,5\n;Trong đó: Thành thị;\";40,5\n;Nông thôn;\";60\n",
    ];
    for rows in rows {
        check(
            &format!("STT;Chỉ tiêu;ĐVT;TH 2023\n{rows}2;Số hộ;hộ;30\n"),
            &["--place", "P"],
            &[
                "P | Dân số | người | actual 2023 | 100.5",
                "P | Dân số: Thành thị | người | actual 2023 | 40.5",
                "P | Dân số: Nông thôn | người | actual 2023 | 60",
                "P | Số hộ | hộ | actual 2023 | 30",
            ],
        );
    }
    // Without numbers too.
    check(
        "Chỉ tiêu;ĐVT;TH 2023\nLao động;người;100,5\nTrong đó;;\nNam;;40,5\nNữ;;60\nTỷ lệ qua đào tạo;%;30\n",
        &["--place", "P"],
        &[
            "P | Lao động | người | actual 2023 | 100.5",
            "P | Lao động: Nam | người | actual 2023 | 40.5",
            "P | Lao động: Nữ | người | actual 2023 | 60",
            "P | Tỷ lệ qua đào tạo | % | actual 2023 | 30",
        ],
    );
}

#[test]
fn a_cell_that_is_no_single_figure_is_told_and_costs_no_other() {
    let text = "Chỉ tiêu;ĐVT;KH 2024;TH 2024\n\
        Hộ nghèo;%;giảm 3-4%;15,5\n\
        Xã đạt chuẩn;xã;50;44/94\n\
        Quy hoạch;%;Hoàn thành;đạt\n\
        Thất nghiệp;%;2-3;giảm còn 2,5\n";
    let expected = [
        "P | Hộ nghèo | % | actual 2024 | 15.5",
        "P | Xã đạt chuẩn | xã | target 2024 | 50",
        "P | Thất nghiệp | % | target 2024 | 2-3",
        "P | Thất nghiệp | % | actual 2024 | 2.5",
    ];
    let said = check(text, &["--place", "P"], &expected);
    for part in [
        "bieu.csv:2:",
        "giảm 3-4%",
        "44/94",
        "Hoàn thành",
        "4 warnings",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (said, code, _) = placed(text, &["--place", "P", "--strict"]);
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn what_cannot_be_read_refuses_all_and_names_the_command_that_takes_the_rest() {
    let text = "Chỉ tiêu;ĐVT;TH 2024\nHộ nghèo;%;15,5\nXã;xã;5o\nBản;bản;#REF!\n";
    let (said, code, _) = placed(text, &["--place", "P"]);
    assert_eq!(code, Some(1), "{said}");
    let ready = said
        .lines()
        .find(|line| line.contains("--rejects rejects.csv"));
    let ready = ready.unwrap_or_else(|| panic!("{said}"));
    assert!(
        ready.contains("chitieu --lang en import") && ready.contains("--place P"),
        "{said}"
    );
    // Where the file as a whole is in doubt there is no rest.
    let text = "Chỉ tiêu;ĐVT;TH 2024\nDân số;người;2.100\n";
    let (said, code, _) = placed(text, &["--place", "P"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(!said.contains("--rejects rejects.csv"), "{said}");
}
