//! What sheets say of time, kind, measure and unit in headings, in names of rows and sheets, and in cells: read as it is
//! said, or left out and told.

use super::office_sheets::{check, figures};

#[test]
fn halves_counted_months_and_months_behind_a_year_are_parts_of_it() {
    check(
        "Chỉ tiêu;ĐVT;Nửa đầu 2024;nửa cuối năm 2023;9th/2024;TH 6T2022;2022-09;TH9T/2023;H1 2023\n\
        Thu;tỷ đồng;1,5;2,5;3,5;4,5;5,5;6,5;7,5\n",
        &[
            "Thu | tỷ đồng | actual 2024 (first half) | 1.5",
            "Thu | tỷ đồng | actual 2023 (second half) | 2.5",
            "Thu | tỷ đồng | actual 2024 (9 months) | 3.5",
            "Thu | tỷ đồng | actual 2022 (first half) | 4.5",
            "Thu | tỷ đồng | actual 2022 (September) | 5.5",
            "Thu | tỷ đồng | actual 2023 (9 months) | 6.5",
            "Thu | tỷ đồng | actual 2023 (first half) | 7.5",
        ],
    );
}

#[test]
fn half_a_term_and_what_may_be_a_month_or_a_year_are_passed_over_and_told() {
    let said = check(
        "Chỉ tiêu;ĐVT;TH 2022;Nửa đầu nhiệm kỳ 2020-2025;Nửa cuối giai đoạn;2010-11;Nửa năm 2023\n\
        Thu;tỷ đồng;1,5;2,5;3,5;4,5;5,5\n",
        &["Thu | tỷ đồng | actual 2022 | 1.5"],
    );
    for heading in [
        "Nửa đầu nhiệm kỳ 2020-2025",
        "Nửa cuối giai đoạn",
        "2010-11",
        "Nửa năm 2023",
    ] {
        assert!(said.contains(heading), "{heading}: {said}");
    }
}

#[test]
fn terms_and_school_years_are_the_years_that_they_name() {
    check(
        "Chỉ tiêu;ĐVT;KH nhiệm kỳ 2020-2025;Nhiệm kỳ 2015-2020;Giai đoạn 2011-2015;năm học 2022/2023;2023/24;TH 2021-22\n\
        Trường;trường;1,5;2,5;3,5;4,5;5,5;6,5\n",
        &[
            "Trường | trường | target 2025 | 1.5",
            "Trường | trường | actual 2020 (2015-2020) | 2.5",
            "Trường | trường | actual 2015 (2011-2015) | 3.5",
            "Trường | trường | actual 2023 (school year 2022-2023) | 4.5",
            "Trường | trường | actual 2024 (2023-2024) | 5.5",
            "Trường | trường | actual 2022 (2021-2022) | 6.5",
        ],
    );
}

#[test]
fn rows_that_say_a_part_of_the_year_are_parts_of_their_indicator() {
    check(
        "STT;Nội dung;ĐVT;KH 2024;TH 2024\n\
        1;Thu ngân sách;tỷ đồng;1200;1150,5\n\
        ;Quý I;;300;250,5\n;- 6 tháng đầu năm;;600;560,5\n;Thu quý III;;280;270,5\n\
        2;Trẻ bú mẹ trong 6 tháng đầu;%;40,5;41,5\n\
        3;Xuất khẩu 9 tháng đầu năm;triệu USD;7,5;8,5\n\
        4;Giải ngân;tỷ đồng;;\n;6 tháng;;150,5;140,5\n;Cả năm;;400,5;390,5\n",
        &[
            "Thu ngân sách | tỷ đồng | target 2024 | 1200",
            "Thu ngân sách | tỷ đồng | actual 2024 | 1150.5",
            "Thu ngân sách | tỷ đồng | target 2024 (2024 Q1) | 300",
            "Thu ngân sách | tỷ đồng | actual 2024 (2024 Q1) | 250.5",
            "Thu ngân sách | tỷ đồng | target 2024 (first half) | 600",
            "Thu ngân sách | tỷ đồng | actual 2024 (first half) | 560.5",
            "Thu ngân sách | tỷ đồng | target 2024 (2024 Q3) | 280",
            "Thu ngân sách | tỷ đồng | actual 2024 (2024 Q3) | 270.5",
            "Trẻ bú mẹ trong 6 tháng đầu | % | target 2024 | 40.5",
            "Trẻ bú mẹ trong 6 tháng đầu | % | actual 2024 | 41.5",
            "Xuất khẩu | triệu USD | target 2024 (9 months) | 7.5",
            "Xuất khẩu | triệu USD | actual 2024 (9 months) | 8.5",
            "Giải ngân | tỷ đồng | target 2024 (first half) | 150.5",
            "Giải ngân | tỷ đồng | actual 2024 (first half) | 140.5",
            "Giải ngân | tỷ đồng | target 2024 | 400.5",
            "Giải ngân | tỷ đồng | actual 2024 | 390.5",
        ],
    );
    // A numbered group of times is an indicator, and sums of its parts are parts of the year too.
    check(
        "Nội dung;ĐVT;KH 2024;TH 2024\n\
        I. Thu ngân sách;tỷ đồng;;\n1. Quý I;;10,5;9,5\n2. Quý II;;11,5;10,5\nCộng 6 tháng;;22;20\n\
        II. Chi ngân sách;tỷ đồng;30,5;29,5\n- Trong đó: quý I;;5,5;4,5\n\
        III. Giải ngân đến tháng 9;%;50,5;45,5\n",
        &[
            "Thu ngân sách | tỷ đồng | target 2024 (2024 Q1) | 10.5",
            "Thu ngân sách | tỷ đồng | actual 2024 (2024 Q1) | 9.5",
            "Thu ngân sách | tỷ đồng | target 2024 (2024 Q2) | 11.5",
            "Thu ngân sách | tỷ đồng | actual 2024 (2024 Q2) | 10.5",
            "Thu ngân sách | tỷ đồng | target 2024 (first half) | 22",
            "Thu ngân sách | tỷ đồng | actual 2024 (first half) | 20",
            "Chi ngân sách | tỷ đồng | target 2024 | 30.5",
            "Chi ngân sách | tỷ đồng | actual 2024 | 29.5",
            "Chi ngân sách | tỷ đồng | target 2024 (2024 Q1) | 5.5",
            "Chi ngân sách | tỷ đồng | actual 2024 (2024 Q1) | 4.5",
            "Giải ngân | % | target 2024 (to September) | 50.5",
            "Giải ngân | % | actual 2024 (to September) | 45.5",
        ],
    );
    // A row and a column that say two parts say none that a claim could have.
    let said = check(
        "Nội dung;ĐVT;TH 6T 2024;TH 2023\nThu;tỷ đồng;1,5;2,5\nQuý I;;3,5;4,5\n",
        &[
            "Thu | tỷ đồng | actual 2024 (first half) | 1.5",
            "Thu | tỷ đồng | actual 2023 | 2.5",
            "Thu | tỷ đồng | actual 2023 (2023 Q1) | 4.5",
        ],
    );
    assert!(said.contains("TH 6T 2024"), "{said}");
}

#[test]
fn scores_ranks_growth_and_differences_are_never_the_figure_of_their_year() {
    let said = check(
        "Chỉ tiêu;ĐVT;TH 2024;+/- 2023;Điểm 2022;Hạng 2021;Tăng trưởng 2020 (%);So 2019 (%);Cơ cấu 2018 (%);Xếp loại 2017;Tỷ lệ 2016;TH 2015 (%)\n\
        Lao động;người;10;1;2;3;4;5;6;A;8;9\n",
        &["Lao động | người | actual 2024 | 10"],
    );
    check(
        "THU CÁC HUYỆN (Đvt: triệu đồng);;;;\nSTT;Huyện;TH 2024;Tỷ trọng (%);Xếp hạng\n\
        1;Huyện Sìn Hồ;45;54,2;1\n2;Huyện Mường Tè;38;45,8;2\n",
        &[
            "THU | triệu đồng | actual 2024 | 45",
            "THU | triệu đồng | actual 2024 | 38",
        ],
    );
    for heading in [
        "+/- 2023",
        "Điểm 2022",
        "Hạng 2021",
        "Tăng trưởng 2020 (%)",
        "So 2019 (%)",
        "Cơ cấu 2018 (%)",
        "Xếp loại 2017",
        "Tỷ lệ 2016",
        "TH 2015 (%)",
    ] {
        assert!(
            said.contains(heading) || said.contains('…'),
            "{heading}: {said}"
        );
    }
}

#[test]
fn columns_of_parts_are_parts_of_the_indicator() {
    check(
        "Chỉ tiêu;ĐVT;Năm 2023;DTTS 2023;Trong đó: nữ 2023;Vùng cao 2022;Hộ nghèo 2021\n\
        Lao động;người;10;5;4;3;2\n",
        &[
            "Lao động | người | actual 2023 | 10",
            "Lao động, DTTS | người | actual 2023 | 5",
            "Lao động, nữ | người | actual 2023 | 4",
            "Lao động, Hộ nghèo | người | actual 2021 | 2",
        ],
    );
}

#[test]
fn who_decided_and_that_all_is_meant_name_no_other_thing() {
    check(
        "Chỉ tiêu;ĐVT;Mục tiêu 2025 (NQ ĐH XIV);KH tỉnh giao 2024;Tổng số 2023;Toàn tỉnh 2022;Khả năng đạt 2021\n\
        Hộ nghèo;hộ;10;12;14;16;18\n",
        &[
            "Hộ nghèo | hộ | target 2025 | 10",
            "Hộ nghèo | hộ | target 2024 | 12",
            "Hộ nghèo | hộ | actual 2023 | 14",
            "Hộ nghèo | hộ | actual 2022 | 16",
            "Hộ nghèo | hộ | estimate 2021 | 18",
        ],
    );
}

#[test]
fn words_beside_a_figure_say_its_kind_and_its_bound() {
    let said = check(
        "Chỉ tiêu;ĐVT;2023;2024;KH 2025\n\
        A;ha;45,2 (ước);ước 45,3;khoảng 45,4\n\
        B;ha;45,5*;ước đạt khoảng 45,6;trên dưới 45,7\n\
        C;ha;45,8 (* sơ bộ);dự kiến 45,9;ước 46,1\n\
        D;ha;46,2 (năm 2022);46,3 (a);46,4 (KH)\n",
        &[
            "A | ha | estimate 2023 | 45.2",
            "A | ha | estimate 2024 | 45.3",
            "A | ha | target 2025 | ~45.4",
            "B | ha | actual 2023 | 45.5",
            "B | ha | estimate 2024 | ~45.6",
            "B | ha | target 2025 | ~45.7",
            "C | ha | estimate 2023 | 45.8",
            "C | ha | forecast 2024 | 45.9",
            "D | ha | actual 2024 | 46.3",
            "D | ha | target 2025 | 46.4",
        ],
    );
    for part in [
        "“45,2 (ước)”: this figure is an estimate",
        "“ước 46,1”",
        "“46,2 (năm 2022)”",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // Words and marks that are not understood cost their cell and no file.
    let said = check(
        "Chỉ tiêu;ĐVT;2021;2022;2023;2024\n\
        A;ha;10,5;10,6 (+2,1);10,7 (tăng 2%);10,8 (-3)\n\
        B;ha;ước ≥ 11,5;11,6p;11,7 ha (ước);11,8 (12)\n",
        &[
            "A | ha | actual 2021 | 10.5",
            "B | ha | estimate 2021 | >=11.5",
            "B | ha | estimate 2023 | 11.7",
            "B | ha | actual 2024 | 11.8",
        ],
    );
    assert!(said.contains("“10,6 (+2,1)”"), "{said}");
    // A note is kept and means nothing.
    check(
        "Chỉ tiêu;ĐVT;2023;Ghi chú\nLao động;người;10;ước\nHộ;hộ;11;Số sơ bộ\n",
        &[
            "Lao động | người | actual 2023 | 10",
            "Hộ | hộ | actual 2023 | 11",
        ],
    );
}

#[test]
fn a_count_that_would_have_three_decimals_makes_the_mark_unclear() {
    for (text, args) in [
        (
            "Chỉ tiêu,ĐVT,2023\nSố hộ,hộ,\"1,234\"\nTỷ lệ,%,\"12,5\"\n",
            [],
        ),
        ("Chỉ tiêu;ĐVT;2023\nDân số;người;1.234\nTỷ lệ;%;12.5\n", []),
        ("Chỉ tiêu;2023\nDân số;1,234 người\nTỷ lệ;12,5 %\n", []),
    ] {
        let args: [&str; 0] = args;
        let line = [&["--place", "P"], args.as_slice()].concat();
        let (said, code, _) = figures("b.csv", text.as_bytes(), &line);
        assert_eq!(code, Some(1), "{said}");
        assert!(
            said.contains("decimal-mark") && said.contains("234"),
            "{said}"
        );
        let line = [line, vec!["--decimal", "comma"]].concat();
        let (said, code, _) = figures("b.csv", text.as_bytes(), &line);
        assert!(code == Some(0) || text.contains("12.5"), "{said}");
    }
    // What is no count may have three decimals.
    check(
        "Chỉ tiêu;ĐVT;2023\nSản lượng;nghìn tấn;1,234\nTỷ lệ;%;12,5\n",
        &[
            "Sản lượng | nghìn tấn | actual 2023 | 1.234",
            "Tỷ lệ | % | actual 2023 | 12.5",
        ],
    );
}

#[test]
fn one_line_above_the_table_gives_the_unit_of_rows_that_have_none() {
    for line in [
        "Đơn vị tính: triệu đồng",
        "(ĐVT: triệu đồng)",
        "ĐVT triệu đồng",
        "BIỂU THU CHI (Đvt: triệu đồng)",
    ] {
        let text = format!(
            "{line};;\nChỉ tiêu;ĐVT;2023\nThu;;1,5\nTỷ lệ giải ngân;;2,5\nHộ được vay;hộ;3\nNợ (%);;4,5\n"
        );
        check(
            &text,
            &[
                "Thu | triệu đồng | actual 2023 | 1.5",
                "Tỷ lệ giải ngân |  | actual 2023 | 2.5",
                "Hộ được vay | hộ | actual 2023 | 3",
                "Nợ | % | actual 2023 | 4.5",
            ],
        );
    }
    // An office is no unit.
    check(
        "Đơn vị: Sở Tài chính;;\nChỉ tiêu;2023;2024\nThu;1,5;2,5\n",
        &["Thu |  | actual 2023 | 1.5", "Thu |  | actual 2024 | 2.5"],
    );
}
