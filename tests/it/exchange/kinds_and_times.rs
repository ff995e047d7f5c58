//! Sheets of offices as they tell the time and the kind of figures: parts of a year, plans, years to come, shares.

use super::office_sheets::{check, figures};

#[test]
fn a_part_of_a_year_is_never_taken_for_the_whole() {
    check(
        "STT;Chỉ tiêu;ĐVT;KH 2024;TH đến 30/6/2024;TH đến hết tháng 9/2024;ƯTH 11T/2024;Quý II/2024\n\
        1;Thu ngân sách;Tỷ đồng;2500,5;1200,5;1850;2210;600,5\n",
        &[
            "Thu ngân sách | Tỷ đồng | target 2024 | 2500.5",
            "Thu ngân sách | Tỷ đồng | actual 2024 (to 30 June) | 1200.5",
            "Thu ngân sách | Tỷ đồng | actual 2024 (to September) | 1850",
            "Thu ngân sách | Tỷ đồng | estimate 2024 (11 months) | 2210",
            "Thu ngân sách | Tỷ đồng | actual 2024 (2024 Q2) | 600.5",
        ],
    );
    // The year stands in the title, and so may the part.
    check(
        "TÌNH HÌNH THỰC HIỆN 9 THÁNG ĐẦU NĂM 2024;;;;\n\
        (Kèm theo Báo cáo số 15/BC-UBND ngày 30/9/2025);;;;\n\
        STT;Chỉ tiêu;ĐVT;Kế hoạch năm;Thực hiện;Quý III;Ước cả năm\n\
        1;Thu ngân sách;Tỷ đồng;2500,5;1850;650;2600\n",
        &[
            "Thu ngân sách | Tỷ đồng | target 2024 | 2500.5",
            "Thu ngân sách | Tỷ đồng | actual 2024 (9 months) | 1850",
            "Thu ngân sách | Tỷ đồng | actual 2024 (2024 Q3) | 650",
            "Thu ngân sách | Tỷ đồng | estimate 2024 | 2600",
        ],
    );
}

#[test]
fn a_time_that_no_claim_can_say_is_passed_over_and_told() {
    let said = check(
        "Chỉ tiêu;ĐVT;KH 2024;TH từ 15/12/2023 đến 14/12/2024\nHộ nghèo;%;10,5;9\n",
        &["Hộ nghèo | % | target 2024 | 10.5"],
    );
    assert!(said.contains("TH từ 15/12/2023 đến 14/12/2024"), "{said}");
}

#[test]
fn a_part_of_the_year_is_held_against_no_target_of_the_year() {
    let text = "Chỉ tiêu;ĐVT;KH 2024;TH đến 30/6/2024\nThu ngân sách;tỷ đồng;2500,5;1200\n";
    let folder = tempfile::TempDir::new().unwrap();
    let (file, pack) = (folder.path().join("b.csv"), folder.path().join("pack"));
    std::fs::write(&file, text).unwrap();
    let (file, pack) = (file.to_str().unwrap(), pack.to_str().unwrap());
    let line = [
        "import",
        file,
        "--place",
        "P",
        "--term",
        "2021-2025",
        "--better",
        "higher",
        "-o",
        pack,
    ];
    assert_eq!(
        crate::support::program::run_shipped(&line).status.code(),
        Some(0)
    );
    let board = crate::support::program::run_shipped(&["--pack", pack, "status", "--json"]);
    let board: serde_json::Value = serde_json::from_slice(&board.stdout).unwrap();
    assert!(!board.to_string().contains("\"missed\":1"), "{board}");
}

#[test]
fn figures_of_a_plan_are_targets() {
    check(
        "Phụ lục chỉ tiêu kế hoạch;;;;;\n\
        STT;Chỉ tiêu;ĐVT;2021;2022;2023\n\
        1;Tỷ lệ hộ nghèo;%;18,5;16,5;14,5\n",
        &[
            "Tỷ lệ hộ nghèo | % | target 2021 | 18.5",
            "Tỷ lệ hộ nghèo | % | target 2022 | 16.5",
            "Tỷ lệ hộ nghèo | % | target 2023 | 14.5",
        ],
    );
    check(
        "STT;Chỉ tiêu;ĐVT;TH 2020;Kế hoạch từng năm;;\n;;;;2021;2022;2023\n\
        1;Tỷ lệ hộ nghèo;%;20,5;18,5;16,5;14,5\n",
        &[
            "Tỷ lệ hộ nghèo | % | actual 2020 | 20.5",
            "Tỷ lệ hộ nghèo | % | target 2021 | 18.5",
            "Tỷ lệ hộ nghèo | % | target 2022 | 16.5",
            "Tỷ lệ hộ nghèo | % | target 2023 | 14.5",
        ],
    );
    // What lies before the years of the plan was there.
    check(
        "MỤC TIÊU GIAI ĐOẠN 2021-2025;;;;\n\
        Chỉ tiêu;ĐVT;2020;2021;2025\n\
        Hộ nghèo;%;20,5;18,5;10\n",
        &[
            "Hộ nghèo | % | actual 2020 | 20.5",
            "Hộ nghèo | % | target 2021 | 18.5",
            "Hộ nghèo | % | target 2025 | 10",
        ],
    );
}

#[test]
fn results_of_years_to_come_are_asked_for_or_refused() {
    let text = "Số liệu;;;;\nChỉ tiêu;ĐVT;2021;2022;2025\nHộ nghèo;%;18,5;16,5;10\n";
    let args = ["--place", "P", "--published", "2022-03-01"];
    let (said, code, _) = figures("b.csv", text.as_bytes(), &args);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("--kind target"), "{said}");
    let args = [args.as_slice(), &["--kind", "target"]].concat();
    let (said, code, found) = figures("b.csv", text.as_bytes(), &args);
    assert_eq!(code, Some(0), "{said}");
    assert!(found.iter().all(|row| row.contains("target")), "{found:?}");
    let text = "Chỉ tiêu;ĐVT;TH 2021;TH 2025\nHộ nghèo;%;18,5;10\n";
    let args = ["--place", "P", "--published", "2022-03-01"];
    let (said, code, _) = figures("b.csv", text.as_bytes(), &args);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("early-result"), "{said}");
    // Rows of years are no other thing.
    let text = "Năm;Tỷ lệ hộ nghèo (%)\n2021;18,5\n2025;10\n";
    let (said, code, _) = figures("b.csv", text.as_bytes(), &args);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn columns_that_compare_are_no_results() {
    for heading in [
        "Tỷ lệ % so KH",
        "% so dự toán",
        "% thực hiện so với KH",
        "Tỷ lệ đạt KH (%)",
        "So cùng kỳ (%)",
        "TH/KH (%)",
        "6T/2024 so cùng kỳ 2023 (%)",
        "Tăng (+), giảm (-) so với 2023",
        "%",
    ] {
        let text = format!(
            "KẾT QUẢ NĂM 2024;;;;\nChỉ tiêu;ĐVT;Kế hoạch;Thực hiện;{heading}\nHộ nghèo;%;10,5;9,5;90,5\n"
        );
        check(
            &text,
            &[
                "Hộ nghèo | % | target 2024 | 10.5",
                "Hộ nghèo | % | actual 2024 | 9.5",
            ],
        );
    }
}

#[test]
fn a_title_of_two_years_gives_each_kind_its_own() {
    check(
        "THỰC HIỆN NĂM 2023 VÀ KẾ HOẠCH NĂM 2024;;;\n\
        Chỉ tiêu;ĐVT;Ước thực hiện;Kế hoạch\n\
        Hộ nghèo;%;10,5;9\n",
        &[
            "Hộ nghèo | % | estimate 2023 | 10.5",
            "Hộ nghèo | % | target 2024 | 9",
        ],
    );
}

#[test]
fn units_may_stand_in_the_cells() {
    check(
        "KẾT QUẢ NĂM 2023;;\n\
        Chỉ tiêu;Kế hoạch;Thực hiện\n\
        Dân số;500.000 người;501.250 người\n\
        Thu nhập bình quân;65 triệu đồng;≥ 66 triệu đồng\n\
        Tỷ lệ che phủ rừng;54 %;54%\n",
        &[
            "Dân số | người | target 2023 | 500000",
            "Dân số | người | actual 2023 | 501250",
            "Thu nhập bình quân | triệu đồng | target 2023 | 65",
            "Thu nhập bình quân | triệu đồng | actual 2023 | >=66",
            "Tỷ lệ che phủ rừng | % | target 2023 | 54",
            "Tỷ lệ che phủ rừng | % | actual 2023 | 54",
        ],
    );
    check(
        "Chỉ tiêu;ĐVT;TH 2023\nThu nhập;tr.đồng/người;65,5 triệu đồng/người\n",
        &["Thu nhập | tr.đồng/người | actual 2023 | 65.5"],
    );
}

#[test]
fn a_year_in_a_row_may_tell_its_kind() {
    check(
        "Năm;Dân số (nghìn người)\n2022;482,1\nSơ bộ 2023;489,3\nKH 2024;495\n",
        &[
            "Dân số | nghìn người | actual 2022 | 482.1",
            "Dân số | nghìn người | estimate 2023 | 489.3",
            "Dân số | nghìn người | target 2024 | 495",
        ],
    );
}

#[test]
fn the_whole_of_the_places_is_the_place_that_was_said() {
    let text = "TỶ LỆ HỘ NGHÈO CÁC HUYỆN GIAI ĐOẠN 2021-2022 (%);;\n\
        Huyện;2021;2022\nToàn tỉnh;26,5;22,5\nMường Tè;41,5;37\n";
    let (said, code, found) = figures("b.csv", text.as_bytes(), &["--place", "Lai Châu"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(found.len(), 4);
    assert!(
        found
            .iter()
            .all(|row| row.starts_with("TỶ LỆ HỘ NGHÈO | % |")),
        "{found:?}"
    );
}
