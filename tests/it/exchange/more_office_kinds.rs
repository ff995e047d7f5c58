//! Further ways of offices: short names of months, districts as columns, units alone above a table, words and letters
//! in place of figures.

use super::office_sheets::{check, figures};
use super::stacked_headings;

#[test]
fn months_that_are_written_short_are_months_where_several_stand() {
    for (first, second, third) in [
        ("T1", "T2", "T3"),
        ("Th.1", "Th.2", "Th.3"),
        ("T1/2024", "T2/2024", "T3/2024"),
    ] {
        check(
            &format!(
                "Số liệu năm 2024;;;;\nSTT;Chỉ tiêu;ĐVT;{first};{second};{third}\n\
                1;Thu ngân sách;tỷ đồng;1,5;2,5;3,5\n"
            ),
            &[
                "Thu ngân sách | tỷ đồng | actual 2024 (January) | 1.5",
                "Thu ngân sách | tỷ đồng | actual 2024 (February) | 2.5",
                "Thu ngân sách | tỷ đồng | actual 2024 (March) | 3.5",
            ],
        );
    }
}

#[test]
fn a_year_outside_brackets_is_that_of_the_title() {
    check(
        "Kết quả giảm nghèo năm 2023 (theo chuẩn nghèo giai đoạn 2022-2025);;\n\
        Chỉ tiêu;ĐVT;Thực hiện\nTỷ lệ hộ nghèo;%;18,5\n",
        &["Tỷ lệ hộ nghèo | % | actual 2023 | 18.5"],
    );
}

#[test]
fn a_unit_alone_above_the_table_is_that_of_rows_without_one() {
    check(
        "Giá trị sản xuất;;\n;;(tỷ đồng)\nChỉ tiêu;TH 2022;TH 2023\nNông nghiệp;1,5;2,5\nCông nghiệp;3,5;4,5\n",
        &[
            "Nông nghiệp | tỷ đồng | actual 2022 | 1.5",
            "Nông nghiệp | tỷ đồng | actual 2023 | 2.5",
            "Công nghiệp | tỷ đồng | actual 2022 | 3.5",
            "Công nghiệp | tỷ đồng | actual 2023 | 4.5",
        ],
    );
}

#[test]
fn districts_with_short_titles_above_columns_are_places() {
    let sheet = "Tỷ lệ che phủ rừng năm 2023;;;\nChỉ tiêu;ĐVT;H. Sìn Hồ;H. Mường Tè;TP. Lai Châu\n\
        Tỷ lệ che phủ rừng;%;45,5;67,5;30,5\n";
    stacked_headings::check(
        sheet,
        &["--place", "Lai Châu"],
        &[
            "H. Sìn Hồ | Tỷ lệ che phủ rừng | % | actual 2023 | 45.5",
            "H. Mường Tè | Tỷ lệ che phủ rừng | % | actual 2023 | 67.5",
            "TP. Lai Châu | Tỷ lệ che phủ rừng | % | actual 2023 | 30.5",
        ],
    );
}

#[test]
fn words_in_place_of_a_figure_are_told_and_letters_are_counted() {
    let said = check(
        "Chỉ tiêu;ĐVT;TH 2022;TH 2023\nXếp hạng;hạng;Top 20;15\nThu;tỷ đồng;1,5;2,5\nChi;tỷ đồng;c;3,5\n\
        Nợ;tỷ đồng;Phấn đấu cuối kỳ;4,5\n",
        &[
            "Xếp hạng | hạng | actual 2023 | 15",
            "Thu | tỷ đồng | actual 2022 | 1.5",
            "Thu | tỷ đồng | actual 2023 | 2.5",
            "Chi | tỷ đồng | actual 2023 | 3.5",
            "Nợ | tỷ đồng | actual 2023 | 4.5",
        ],
    );
    assert!(
        said.contains("Top 20") && said.contains("Phấn đấu cuối kỳ"),
        "{said}"
    );
    let (said, code, _) = figures(
        "bieu.csv",
        "Chỉ tiêu;ĐVT;TH 2022;TH 2023\nThu;tỷ đồng;l5;2,5\nChi;tỷ đồng;o;3,5\n".as_bytes(),
        &["--place", "P"],
    );
    assert_ne!(code, Some(0), "{said}");
}
