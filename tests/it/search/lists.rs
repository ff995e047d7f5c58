//! Lists by their figures, by how many rows, and by other plans alone; small words and units that answer nothing in silence.

use crate::search::left_out::answers;

/// Asks each question; all its texts must stand in the answer, none of those with a "!".
#[track_caller]
fn check(table: &[(&str, &[&str])]) {
    let questions: Vec<String> = table.iter().map(|(asked, _)| (*asked).to_owned()).collect();
    let answers = answers(&questions);
    assert!(answers.len() >= table.len(), "{answers:?}");
    for ((asked, wanted), answer) in table.iter().zip(&answers) {
        for want in *wanted {
            match want.strip_prefix('!') {
                Some(not) => assert!(!answer.contains(not), "{asked}: {not:?} in {answer}"),
                None => assert!(answer.contains(want), "{asked}: no {want:?} in {answer}"),
            }
        }
    }
}

#[test]
fn a_list_keeps_the_limits_of_its_figures() {
    check(&[
        ("chỉ tiêu nào trên 90%", &["trên 90%", "!54%", "95%"]),
        ("chi tieu nao dat tren 90 %?", &["tren 90 %", "!54%"]),
        (
            "which indicators are above 90 percent",
            &["above 90 percent", "!54%"],
        ),
        (
            "những chỉ tiêu từ 50 đến 60%",
            &["từ 50 đến 60%", "54%", "!95%"],
        ),
        (
            "chỉ tiêu nào trên 10 nghìn ha",
            &["10 nghìn ha", "13.000 ha"],
        ),
        ("chỉ tiêu y tế nào trên 90%", &["y tế", "trên 90%", "!54%"]),
        (
            "những chỉ tiêu chưa đạt dưới 50%",
            &["Không đạt", "dưới 50%"],
        ),
        // Figures are counted, and not how targets stand.
        (
            "có bao nhiêu chỉ tiêu trên 90%",
            &["trên 90%", "!Theo tính toán"],
        ),
        // A share of a plan is no figure of the indicator.
        (
            "chỉ tiêu nào đạt trên 90% kế hoạch",
            &["Vượt, Đạt", "bỏ qua: trên 90% kế hoạch"],
        ),
    ]);
}

#[test]
fn as_many_rows_are_listed_as_were_asked_for() {
    check(&[
        ("3 chỉ tiêu kém nhất", &["3 trong"]),
        ("ba chỉ tiêu kém nhất", &["3 trong"]),
        ("worst three targets", &["3 trong"]),
        ("top 2 chỉ tiêu", &["2 chỉ tiêu"]),
        ("chỉ tiêu tốt nhất", &["tốt nhất trước"]),
        ("the 2 best targets", &["2 chỉ tiêu"]),
    ]);
}

#[test]
fn the_own_province_is_no_topic() {
    check(&[
        ("tỉnh đạt bao nhiêu chỉ tiêu", &["!– tỉnh", "Vượt, Đạt"]),
        (
            "which targets did the province miss",
            &["!– province", "Không đạt"],
        ),
        (
            "how many targets has the province met so far",
            &["!province ·"],
        ),
    ]);
}

#[test]
fn how_a_category_stands_is_answered_by_its_targets() {
    check(&[
        (
            "môi trường kết quả thế nào",
            &["bao nhiêu chỉ tiêu – Môi trường"],
        ),
        (
            "mảng kinh tế tới đâu rồi",
            &["bao nhiêu chỉ tiêu – Kinh tế"],
        ),
        ("hạ tầng ra sao", &["bao nhiêu chỉ tiêu – Kết cấu hạ tầng"]),
        // With a thing of its own it is no category.
        ("tăng trưởng kinh tế thế nào", &["!bao nhiêu chỉ tiêu"]),
    ]);
}

#[test]
fn what_is_so_by_other_plans_alone_is_listed_and_said() {
    check(&[(
        "Điện Biên hụt những chỉ tiêu nào",
        &["Theo kế hoạch khác: 2 chỉ tiêu", "!Không có chỉ tiêu nào"],
    )]);
}

#[test]
fn a_question_that_points_at_nothing_asks_back() {
    check(&[
        ("chỉ tiêu này chưa có số liệu à", &["Hỏi về chỉ tiêu nào?"]),
        ("vì sao lại thấp vậy", &["Hỏi về chỉ tiêu nào?"]),
        ("why is it so low", &["!:"]),
    ]);
}

#[test]
fn units_of_a_place_are_not_answered_for_one_by_one_in_silence() {
    check(&[
        ("xã nào chưa đạt", &["Không có chỉ tiêu về “xã nào”"]),
        ("xã nào đạt chuẩn nông thôn mới", &["bỏ qua: xã nào"]),
        (
            "which communes meet the new rural standard",
            &["which communes"],
        ),
    ]);
}

#[test]
fn a_small_word_that_may_be_half_of_a_word_is_told() {
    check(&[
        ("bao nhieu can bo", &["Không có chỉ tiêu về “can bo”"]),
        ("bao nhieu can ho", &["Không có chỉ tiêu về “can ho”"]),
        // Where the data has both side by side, that is it.
        ("can bo cong chuc la bao nhieu", &["!bỏ qua: can"]),
        // With marks it is as it is written.
        ("cần bao nhiêu xã", &["!bỏ qua"]),
        ("che phu rung la bao nhieu", &["54%", "!bỏ qua"]),
    ]);
}

#[test]
fn the_kind_of_figure_that_was_asked_for_comes_before_another_of_one_name() {
    check(&[
        (
            "bao nhiêu phần trăm xã có đường ô tô đến trung tâm",
            &["100%", "!Dữ liệu không có tỷ lệ"],
        ),
        (
            "đàn trâu bò có bao nhiêu con",
            &["Dữ liệu không có số lượng"],
        ),
    ]);
}

#[test]
fn what_is_new_of_a_thing_that_is_not_there_is_not_what_is_new_of_all() {
    check(&[
        ("có gì mới về karaoke", &["Không có chỉ tiêu về “karaoke”"]),
        // What only another place has is of there.
        ("có gì mới về cao tốc", &["Cả nước", "!Không có chỉ tiêu"]),
        ("what is new about crime", &["“crime”", "!mới nhất trước"]),
        (
            "hộ nghèo có gì thay đổi so với trước",
            &["– hộ nghèo ·", "hộ nghèo"],
        ),
    ]);
}

#[test]
fn a_short_topic_is_not_answered_with_the_figure_of_another_one() {
    check(&[
        ("hoc phi bao nhieu", &["Không có chỉ tiêu về “hoc phi”"]),
        ("bao nhieu ho khau", &["Không có chỉ tiêu về “ho khau”"]),
        ("dân quân bao nhiêu", &["Không có chỉ tiêu về “dân quân”"]),
        ("bao nhieu truong dai hoc", &["Không có"]),
        // A slip that makes no syllable is forgiven.
        ("che phu rugn la bao nhieu", &["54%"]),
    ]);
}

#[test]
fn a_count_of_each_category_is_told_where_it_is_asked_for() {
    check(&[
        (
            "how many targets are there by category",
            &["Kinh tế: ", "Môi trường: "],
        ),
        (
            "mỗi lĩnh vực có bao nhiêu chỉ tiêu đạt",
            &["Vượt, Đạt", "Kinh tế: "],
        ),
        ("có bao nhiêu chỉ tiêu", &["!Môi trường: "]),
    ]);
}

#[test]
fn a_figure_that_is_the_target_of_one_of_two_chooses_it() {
    check(&[(
        "khi nao dat 54 xa chuan nong thon moi",
        &["Số xã đạt chuẩn nông thôn mới"],
    )]);
}

#[test]
fn a_list_of_a_year_is_of_the_targets_of_that_year() {
    check(&[
        (
            "Năm 2022 những chỉ tiêu nào đạt",
            &[
                "năm 2022",
                "1 trong 10",
                "GRDP, 2022: ước 7,7%",
                "!3.573 tỷ",
            ],
        ),
        (
            "nam 2022 nhung chi tieu nao dat",
            &["Vượt, Đạt", "năm 2022", "1 trong 10"],
        ),
        ("nhung chi tieu nao dat", &["Vượt, Đạt"]),
        ("chi tieu nao dat ke hoach", &["Vượt, Đạt"]),
        ("chi tieu nao dat muc tieu", &["Vượt, Đạt"]),
        (
            "nam 2022 nhung chi tieu nao khong dat",
            &["năm 2022", "0 trong 10 chỉ tiêu"],
        ),
        (
            "bao nhiêu chỉ tiêu năm 2022 đạt",
            &["1 trong 10 chỉ tiêu", "GRDP, 2022: ước 7,7%"],
        ),
        // No target is of that year: what the plan says, told as such.
        (
            "những chỉ tiêu nào vượt năm 2010",
            &["Câu hỏi nêu năm 2010"],
        ),
    ]);
}

#[test]
fn what_is_not_yet_met_may_be_so_provisionally() {
    check(&[
        (
            "những chỉ tiêu nào của Sơn La chưa đạt",
            &["1 chỉ tiêu tạm tính là chưa đạt"],
        ),
        ("những chỉ tiêu nào của Sơn La không đạt", &["!tạm tính là"]),
    ]);
}

#[test]
fn shares_are_in_percent_and_no_points() {
    check(&[
        (
            "những tỷ lệ nào dưới 20%",
            &["15,16%", "!điểm %/năm", "!bỏ qua"],
        ),
        ("list percentages over 99%", &["over 99%", "!bỏ qua"]),
        (
            "những cây trồng nào có diện tích trên 10 nghìn ha",
            &["diện tích · trên 10 nghìn ha", "13.000 ha"],
        ),
    ]);
}

#[test]
fn a_unit_that_is_asked_for_may_be_what_is_counted() {
    check(&[
        (
            "thôn nào chưa có điện",
            &["tìm – Thôn, bản chưa có điện lưới", "bỏ qua: thôn nào"],
        ),
        ("xã nào chưa có đường ô tô", &["bỏ qua: xã nào"]),
    ]);
}

#[test]
fn what_stands_beside_a_comparison_is_no_part_of_the_thing() {
    check(&[
        (
            "hộ nghèo ở Điện Biên với Lai Châu chênh nhau bao nhiêu",
            &["so sánh – Tỷ lệ hộ nghèo", "17,78%", "19,46%"],
        ),
        (
            "So sánh số xã của ba tỉnh Lai Châu, Điện Biên, Sơn La",
            &["so sánh – Số đơn vị hành chính cấp xã"],
        ),
        (
            "is life expectancy in Lai Chau above the national average?",
            &["Tuổi thọ trung bình", "74,8"],
        ),
        (
            "quy hoạch đặt GRDP đầu người năm 2030 bao nhiêu",
            &["mục tiêu – GRDP", "116,6"],
        ),
        (
            "show environment targets and whether they were met",
            &["Môi trường", "4 chỉ tiêu"],
        ),
    ]);
}
