//! Headings whose words are of a name, though other headings tell kinds and times with them.

use super::office_sheets::check;

#[test]
fn names_of_things_keep_every_word_that_is_theirs() {
    check(
        "Huyện;Số hộ nghèo 2023;Số hộ nghèo 2024;Dân số 2024;Giá trị sản xuất 2024;Số xã 2024;Chi tiêu bình quân đầu người 2024\n\
        Huyện Sìn Hồ;1,5;2;3;4;5;6\n",
        &[
            "Số hộ nghèo | hộ | actual 2023 | 1.5",
            "Số hộ nghèo | hộ | actual 2024 | 2",
            "Dân số |  | actual 2024 | 3",
            "Giá trị sản xuất |  | actual 2024 | 4",
            "Số xã | xã | actual 2024 | 5",
            "Chi tiêu bình quân đầu người |  | actual 2024 | 6",
        ],
    );
    // What decides a plan is none of its name.
    check(
        "Huyện;Số hộ nghèo kế hoạch tỉnh giao 2025;Thu nhập bình quân đầu người TH 2024\nHuyện Sìn Hồ;1,5;2\n",
        &[
            "Số hộ nghèo | hộ | target 2025 | 1.5",
            "Thu nhập bình quân đầu người |  | actual 2024 | 2",
        ],
    );
}

#[test]
fn words_that_differ_by_their_marks_tell_no_kind_and_no_time() {
    check(
        "Huyện;Giáo viên 2024;Đất rừng 2024 (ha);Thẻ BHYT 2024;Môi trường nước 2024;Trồng rừng mới 2024 (ha);Cửa hàng xăng dầu 2024;Cá nuôi 2024 (tấn);Học sinh giỏi quốc gia 2024\n\
        Huyện Sìn Hồ;1,5;2;3;4;5;6;7;8\n",
        &[
            "Giáo viên |  | actual 2024 | 1.5",
            "Đất rừng | ha | actual 2024 | 2",
            "Thẻ BHYT |  | actual 2024 | 3",
            "Môi trường nước |  | actual 2024 | 4",
            "Trồng rừng mới | ha | actual 2024 | 5",
            "Cửa hàng xăng dầu |  | actual 2024 | 6",
            "Cá nuôi | tấn | actual 2024 | 7",
            "Học sinh giỏi quốc gia |  | actual 2024 | 8",
        ],
    );
}

#[test]
fn a_word_within_a_name_tells_no_kind() {
    check(
        "Huyện;Vốn chương trình mục tiêu quốc gia 2024;Tỷ lệ kế hoạch hóa gia đình 2024 (%);Doanh nghiệp đăng ký 2024;Số kế hoạch được duyệt 2024;Khả năng tiếp cận nước sạch 2024 (%)\n\
        Huyện Sìn Hồ;1,5;2;3;4;5\n",
        &[
            "Vốn chương trình mục tiêu quốc gia |  | actual 2024 | 1.5",
            "Tỷ lệ kế hoạch hóa gia đình | % | actual 2024 | 2",
            "Doanh nghiệp đăng ký |  | actual 2024 | 3",
            "Số kế hoạch được duyệt |  | actual 2024 | 4",
            "Khả năng tiếp cận nước sạch | % | actual 2024 | 5",
        ],
    );
    check(
        "District;Result-based contracts 2023;Number of target groups 2023;Actual evapotranspiration 2023\nHuyện Sìn Hồ;1.5;2;3\n",
        &[
            "Result-based contracts |  | actual 2023 | 1.5",
            "Number of target groups |  | actual 2023 | 2",
            "Actual evapotranspiration |  | actual 2023 | 3",
        ],
    );
}

#[test]
fn a_word_at_the_head_of_a_name_tells_a_kind_where_another_column_tells_another() {
    check(
        "Huyện;Kết quả thi tốt nghiệp 2024 (%);Thực hiện chính sách 2024\nHuyện Sìn Hồ;98,5;12\n",
        &[
            "Kết quả thi tốt nghiệp | % | actual 2024 | 98.5",
            "Thực hiện chính sách |  | actual 2024 | 12",
        ],
    );
    check(
        "Huyện;Kế hoạch vốn 2024;Thực hiện vốn 2024;Kết quả rà soát 2024\nHuyện Sìn Hồ;98,5;12;3\n",
        &[
            "vốn |  | target 2024 | 98.5",
            "vốn |  | actual 2024 | 12",
            "Kết quả rà soát |  | actual 2024 | 3",
        ],
    );
    check(
        "District;Target groups reached 2023;Plan International schools 2023\nHuyện Sìn Hồ;1.5;2\n",
        &[
            "Target groups reached |  | actual 2023 | 1.5",
            "Plan International schools |  | actual 2023 | 2",
        ],
    );
    check(
        "District;Target yield 2023;Actual yield 2023\nHuyện Sìn Hồ;1.5;2\n",
        &["yield |  | target 2023 | 1.5", "yield |  | actual 2023 | 2"],
    );
}

#[test]
fn the_period_before_that_names_its_year_is_that_year() {
    check(
        "Mã số;Tên chỉ tiêu;Phân tổ;Đơn vị tính;Giá trị kỳ trước (2022);Giá trị kỳ báo cáo (2023);Mục tiêu 2025\n\
        01;Tỷ suất tử vong;Chung;‰;18,9;18,2;16,5\n01;Tỷ suất tử vong;Nam;‰;21,3;20,6;\n",
        &[
            "Tỷ suất tử vong | ‰ | actual 2022 | 18.9",
            "Tỷ suất tử vong | ‰ | actual 2023 | 18.2",
            "Tỷ suất tử vong | ‰ | target 2025 | 16.5",
            "Tỷ suất tử vong, Nam | ‰ | actual 2022 | 21.3",
            "Tỷ suất tử vong, Nam | ‰ | actual 2023 | 20.6",
        ],
    );
}

#[test]
fn frames_of_results_are_read_with_their_english_times() {
    check(
        "Level,Indicator,Unit,Baseline 2020,Target 2024 (revised),Result 2024 (to June),% achieved\n\
        Output 1.2,Schemes rehabilitated,number,3.5,40,31,78%\n",
        &[
            "Schemes rehabilitated | number | actual 2020 | 3.5",
            "Schemes rehabilitated | number | target 2024 | 40",
            "Schemes rehabilitated | number | actual 2024 (to June) | 31",
        ],
    );
    check(
        "Indicator,Unit,Jan-Mar 2023,Result (as of September 2022),First half of 2021,Third quarter 2019,Result May 2018,Nine months 2017,Result to 30 June 2015\n\
        Access in May,persons,1.5,2,3,4,5,6,7\n",
        &[
            "Access in May | persons | actual 2023 (3 months) | 1.5",
            "Access in May | persons | actual 2022 (to September) | 2",
            "Access in May | persons | actual 2021 (first half) | 3",
            "Access in May | persons | actual 2019 (2019 Q3) | 4",
            "Access in May | persons | actual 2018 (May) | 5",
            "Access in May | persons | actual 2017 (9 months) | 6",
            "Access in May | persons | actual 2015 (to 30 June) | 7",
        ],
    );
}
