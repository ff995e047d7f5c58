//! Columns and tables that stand beside others: another year, place, measure or heading than that of the figures.

use super::stacked_headings::{check, placed};

const HOME: [&str; 2] = ["--place", "Lai Châu"];

#[test]
fn the_year_before_and_after_are_not_the_year_of_the_title() {
    let said = check(
        "TÌNH HÌNH 9 THÁNG NĂM 2024;;;;;;\n\
        Chỉ tiêu;ĐVT;Kế hoạch năm;Thực hiện 9 tháng;Thực hiện năm trước;KH năm sau;TH đến nay\n\
        Sản lượng;tấn;10,5;7,25;9,1;11,5;8\n",
        &HOME,
        &[
            "Lai Châu | Sản lượng | tấn | target 2024 | 10.5",
            "Lai Châu | Sản lượng | tấn | actual 2024 (9 months) | 7.25",
        ],
    );
    for heading in ["Thực hiện năm trước", "KH năm sau", "TH đến nay"] {
        assert!(said.contains(heading), "{said}");
    }
}

#[test]
fn roman_numbers_before_a_year_are_quarters_and_a_week_is_no_month() {
    check(
        "Chỉ tiêu;ĐVT;TH 2023;I/2024;III/2024;CK 2023;Tuần 12/2024;Lũy kế từ đầu năm 2024\n\
        Sản lượng;tấn;10,5;7,25;9,1;11,5;8;6\n",
        &HOME,
        &[
            "Lai Châu | Sản lượng | tấn | actual 2023 | 10.5",
            "Lai Châu | Sản lượng | tấn | actual 2024 (2024 Q1) | 7.25",
            "Lai Châu | Sản lượng | tấn | actual 2024 (2024 Q3) | 9.1",
        ],
    );
}

#[test]
fn columns_of_other_places_and_measures_are_not_those_of_the_rows() {
    let said = check(
        "Chỉ tiêu;ĐVT;TH 2022;Cả nước 2023;Vùng TDMNPB 2024;Điện Biên 2021;Nữ 2020;Xếp hạng 2019;Tỷ trọng 2018\n\
        Hộ nghèo;%;10,5;5,7;18,2;30,3;9,5;61;3,5\n",
        &HOME,
        &[
            "Lai Châu | Hộ nghèo | % | actual 2022 | 10.5",
            "Điện Biên | Hộ nghèo | % | actual 2021 | 30.3",
            "Lai Châu | Hộ nghèo, Nữ | % | actual 2020 | 9.5",
        ],
    );
    for heading in [
        "Cả nước 2023",
        "Vùng TDMNPB 2024",
        "Xếp hạng 2019",
        "Tỷ trọng 2018",
    ] {
        assert!(said.contains(heading), "{said}");
    }
    check(
        "Chỉ tiêu;ĐVT;Cả nước;;Tỉnh Lai Châu;\n;;2022;2023;2022;2023\nHộ nghèo;%;7,5;5,7;33,3;28,1\n",
        &HOME,
        &[
            "Tỉnh Lai Châu | Hộ nghèo | % | actual 2022 | 33.3",
            "Tỉnh Lai Châu | Hộ nghèo | % | actual 2023 | 28.1",
        ],
    );
}

#[test]
fn a_second_table_is_not_read_under_the_heading_of_the_first() {
    let text = "Chỉ tiêu;ĐVT;2021;2022\nChè;tấn;10,5;11,5\n;;;\nChỉ tiêu;ĐVT;2024;2025\nSắn;tấn;13,5;14,5\n";
    let (said, code, _) = placed(text, &HOME);
    assert_ne!(code, Some(0), "{said}");
    assert!(said.contains("second-heading"), "{said}");
    let folder = tempfile::TempDir::new().unwrap();
    let rejects = folder.path().join("rejects.csv");
    let said = check(
        text,
        &[
            "--place",
            "Lai Châu",
            "--rejects",
            rejects.to_str().unwrap(),
        ],
        &[
            "Lai Châu | Chè | tấn | actual 2021 | 10.5",
            "Lai Châu | Chè | tấn | actual 2022 | 11.5",
        ],
    );
    assert!(said.contains("rejects.csv"), "{said}");
    // The same heading on the next sheet of paper begins nothing.
    check(
        "Chỉ tiêu;ĐVT;2021;2022\nChè;tấn;10,5;11,5\nChỉ tiêu;ĐVT;2021;2022\nSắn;tấn;13,5;14,5\n",
        &HOME,
        &[
            "Lai Châu | Chè | tấn | actual 2021 | 10.5",
            "Lai Châu | Chè | tấn | actual 2022 | 11.5",
            "Lai Châu | Sắn | tấn | actual 2021 | 13.5",
            "Lai Châu | Sắn | tấn | actual 2022 | 14.5",
        ],
    );
}

#[test]
fn the_document_that_a_table_belongs_to_names_no_indicator() {
    check(
        "TỶ LỆ HỘ NGHÈO THEO HUYỆN;;\n\
        (Kèm theo Báo cáo số 123/BC-UBND ngày 15/7/2024 của Ủy ban nhân dân tỉnh);;\n\
        TT;Huyện;Năm 2023\n1;Huyện Sìn Hồ;17,36\n2;Huyện Mường Tè;45,92\n",
        &["--place", "Lai Châu", "--unit", "%"],
        &[
            "Huyện Sìn Hồ | TỶ LỆ HỘ NGHÈO | % | actual 2023 | 17.36",
            "Huyện Mường Tè | TỶ LỆ HỘ NGHÈO | % | actual 2023 | 45.92",
        ],
    );
}
