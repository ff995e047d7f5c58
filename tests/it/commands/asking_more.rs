//! `ask` about changes, several things, what is denied, times that are no period, and what only another place has.

use serde_json::Value;

use crate::support::program::{holds, json, prints, run, run_shipped};

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];

/// The answer on the frozen packs, with what was understood.
#[track_caller]
fn answer(question: &str) -> String {
    prints(&["ask", question, DAY[0], DAY[1]], 0)
}

/// The same, whether there is an answer or not.
fn said(question: &str) -> String {
    let output = run(&["ask", question, DAY[0], DAY[1]]);
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

fn document(question: &str) -> Value {
    json(&["ask", question, "--json", DAY[0], DAY[1]])
}

/// The Vietnamese names of what answers.
fn names(question: &str) -> Vec<String> {
    let document = document(question);
    let cards = document["cards"].as_array().unwrap().clone();
    let name = |card: &Value| card["name"]["vi"].as_str().unwrap().to_owned();
    cards.iter().map(name).collect()
}

/// Checks what an answer holds and what not.
#[track_caller]
fn check(question: &str, wanted: &[&str], unwanted: &[&str]) {
    holds(question, &answer(question), wanted, unwanted);
}

#[test]
fn a_change_is_answered_by_what_tells_it() {
    for (question, name) in [
        (
            "xuất khẩu tăng bao nhiêu",
            "Giá trị xuất khẩu hàng địa phương tăng",
        ),
        (
            "how much did exports grow",
            "Giá trị xuất khẩu hàng địa phương tăng",
        ),
        (
            "tháng 8/2025 bán lẻ tăng bao nhiêu",
            "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tăng",
        ),
        (
            "khách du lịch 6 tháng đầu năm 2023 so với cùng kỳ",
            "Tổng lượt khách du lịch tăng so với cùng kỳ",
        ),
        (
            "hộ nghèo giảm bao nhiêu",
            "Mức giảm tỷ lệ hộ nghèo bình quân",
        ),
        ("quý I 2025 GRDP tăng bao nhiêu", "Tốc độ tăng trưởng GRDP"),
    ] {
        assert_eq!(names(question), [name], "{question}");
    }
}

#[test]
fn where_only_levels_are_known_the_years_stand_as_printed_and_no_difference_is_worked_out() {
    for question in [
        "thu ngân sách so với cùng kỳ",
        "thu ngân sách tăng hay giảm",
        "thu ngan sach tang bao nhieu so voi nam truoc",
        "how much did budget revenue rise",
    ] {
        check(
            question,
            &[
                "chưa có số liệu về mức tăng, giảm; số liệu từng năm:",
                "2.365 tỷ đồng (2024)",
                "3.573 tỷ đồng (2025)",
            ],
            &["1.208", "51,"],
        );
        assert_eq!(document(question)["understood"]["only_levels"], true);
    }
    // A change against another year is none against the one that is named.
    check(
        "GRDP bình quân đầu người tăng bao nhiêu so với năm 2020",
        &["so với năm 2020"],
        &["16,4"],
    );
}

#[test]
fn what_lies_before_is_no_other_place_or_thing() {
    for (question, earlier) in [
        ("thu ngân sách so với cùng kỳ", Value::from("same_period")),
        ("che phủ rừng so với năm trước", Value::from("year_before")),
        (
            "population compared with last year",
            Value::from("year_before"),
        ),
        ("GRDP đầu người so với năm 2020", Value::from(2020)),
    ] {
        let document = document(question);
        let understood = &document["understood"];
        assert_eq!(understood["earlier"], earlier, "{question}");
        assert_eq!(understood["kind"], "figure", "{question}");
        assert_eq!(understood["places"], serde_json::json!(["Lai Châu"]));
    }
    let compared = document("hộ nghèo so với Sơn La");
    assert_eq!(compared["understood"]["kind"], "compare");
    assert_eq!(names("dân số năm ngoái"), ["Dân số"]);
}

#[test]
fn growth_alone_is_that_of_the_economy_in_its_time() {
    for question in ["tăng trưởng", "tăng trưởng năm 2025", "growth in Q1 2025"] {
        let first = names(question).into_iter().next();
        assert_eq!(
            first.as_deref(),
            Some("Tốc độ tăng trưởng GRDP"),
            "{question}"
        );
    }
    check("growth in Q1 2025", &["11,32%"], &["gia súc"]);
    let of_country = names("tăng trưởng của cả nước năm 2025");
    assert_eq!(of_country, ["Tốc độ tăng trưởng GDP"]);
}

#[test]
fn several_things_in_one_question_are_each_answered() {
    for (question, wanted) in [
        (
            "thu ngân sách và hộ nghèo thế nào",
            ["Thu ngân sách trên địa bàn", "Tỷ lệ hộ nghèo"],
        ),
        (
            "cho hỏi GRDP đầu người, rồi che phủ rừng nữa",
            ["GRDP bình quân đầu người", "Tỷ lệ che phủ rừng"],
        ),
        ("PCI và PAPI xếp thứ mấy", ["Xếp hạng PCI", "Xếp hạng PAPI"]),
        (
            "tea area and rubber area in 2025",
            ["Diện tích cây chè", "Diện tích cao su"],
        ),
    ] {
        assert_eq!(names(question), wanted, "{question}");
    }
    check(
        "che phủ rừng với thu ngân sách đạt chưa",
        &[
            "Tỷ lệ che phủ rừng: Đạt",
            "Thu ngân sách trên địa bàn: Vượt",
        ],
        &[],
    );
    // One name that holds a joining word is one thing.
    let one = names("tỷ lệ hộ nghèo và cận nghèo là bao nhiêu");
    assert_eq!(one, ["Tỷ lệ hộ nghèo và cận nghèo"]);
    // What is unknown among them is told.
    check(
        "giá vàng và dân số là bao nhiêu",
        &["Dân số: ", "bỏ qua: giá vàng"],
        &[],
    );
}

#[test]
fn what_is_denied_is_turned_round_or_left_out() {
    let states = |question: &str| document(question)["understood"]["status"].clone();
    let not_met = serde_json::json!(["on_track", "at_risk", "unlikely", "missed"]);
    assert_eq!(states("những cái nào không phải là đạt"), not_met);
    let not_exceeded = serde_json::json!(["met", "on_track", "at_risk", "unlikely", "missed"]);
    for question in [
        "chỉ tiêu kinh tế nào không vượt",
        "targets that are not exceeded",
    ] {
        assert_eq!(states(question), not_exceeded, "{question}");
    }
    assert_eq!(
        states("which are not at risk"),
        serde_json::json!(["exceeded", "met", "on_track"])
    );
    assert_eq!(
        states("chỉ tiêu nào không đạt"),
        serde_json::json!(["missed"])
    );
    for (question, name) in [
        (
            "tỷ lệ hộ nghèo chứ không phải hộ cận nghèo là bao nhiêu",
            "Tỷ lệ hộ nghèo",
        ),
        (
            "không phải thu ngân sách mà là thu nhập bình quân đầu người là bao nhiêu",
            "Thu nhập bình quân đầu người",
        ),
        (
            "what is the tea area, not the rubber area",
            "Diện tích cây chè",
        ),
        (
            "không phải điểm PCI, xếp hạng PCI bao nhiêu",
            "Xếp hạng PCI",
        ),
    ] {
        assert_eq!(names(question), [name], "{question}");
    }
}

#[test]
fn a_list_names_the_part_of_a_year_that_it_is_not_of() {
    for (question, part, said) in [
        (
            "những chỉ tiêu nào không đạt quý I 2025",
            "first quarter",
            "quý I/2025",
        ),
        (
            "chỉ tiêu đạt 6 tháng đầu năm 2025",
            "6 months",
            "6 tháng đầu năm 2025",
        ),
        (
            "which targets are missed in the third quarter of 2024",
            "third quarter",
            "quý III/2024",
        ),
    ] {
        let text = answer(question);
        let (first, rest) = text.split_once('\n').unwrap();
        assert!(
            !first.contains("quý") && !first.contains("tháng"),
            "{first}"
        );
        assert!(rest.contains(&format!("Câu hỏi nêu {said}; ")), "{text}");
        let understood = document(question)["understood"].clone();
        assert_eq!(understood["unused_part"], part);
        assert_eq!(understood["part"], Value::Null);
    }
}

#[test]
fn a_time_of_the_year_that_is_no_period_is_told() {
    for question in [
        "Đầu năm 2025 khách du lịch bao nhiêu",
        "tourist arrivals at the start of 2025",
        "dau nam 2025 khach du lich bao nhieu",
    ] {
        check(
            question,
            &[
                "1.470.000 lượt (2025)",
                "“Đầu năm” không phải là một kỳ báo cáo; trả lời theo cả năm 2025.",
            ],
            &[],
        );
    }
    check(
        "giữa năm 2025 thu ngân sách thế nào",
        &["“Giữa năm” không phải"],
        &[],
    );
    check(
        "tỷ lệ che phủ rừng giai đoạn 2016-2020",
        &[
            "giai đoạn 2016–2020",
            "Trả lời theo năm 2020, năm cuối của giai đoạn 2016–2020.",
        ],
        &[],
    );
    check(
        "cuối năm 2024 hộ nghèo còn bao nhiêu",
        &["19,46% (2024)"],
        &["kỳ báo cáo"],
    );
}

#[test]
fn a_year_behind_a_name_is_a_year_and_no_part_of_another_name() {
    for question in ["GRDP bình quân đầu người 2020", "GRDP per capita 2020"] {
        assert_eq!(names(question), ["GRDP bình quân đầu người"], "{question}");
        check(question, &["43,8"], &["79 triệu đồng (2025), "]);
    }
    assert_eq!(
        names("GRDP bình quân đầu người tăng so với năm 2020"),
        ["GRDP bình quân đầu người tăng so với năm 2020"]
    );
    let figures = names("tourism in 2024");
    assert_eq!(figures, ["Tổng lượt khách du lịch"]);
}

#[test]
fn an_indicator_that_only_another_place_has_is_told_to_be_of_there() {
    for (question, place) in [
        ("tuổi thọ trung bình là bao nhiêu", "Cả nước"),
        ("life expectancy how much", "Cả nước"),
    ] {
        let said = format!("Lai Châu chưa có chỉ tiêu này; dưới đây là của {place}:");
        check(question, &[&said, &format!("· {place}: ")], &[]);
        assert_eq!(document(question)["understood"]["not_here"], "Lai Châu");
    }
    assert_eq!(
        document("dân số bao nhiêu")["understood"]["not_here"],
        Value::Null
    );
}

#[test]
fn a_slip_in_words_that_ask_or_name_a_place_is_forgiven() {
    for (question, kind) in [
        ("wich targets are missed", "which"),
        ("chỉ tiêu nào kohng đạt", "which"),
        ("che phủ rừng đạt chưaa", "met"),
        ("khách du lich so voi son laa", "compare"),
        ("poverty rate compared with dien bein", "compare"),
    ] {
        assert_eq!(document(question)["understood"]["kind"], kind, "{question}");
    }
}

#[test]
fn numbers_that_are_part_of_a_name_are_met() {
    assert_eq!(
        names("the doctors per 10,000 people figure"),
        ["Số bác sỹ trên 1 vạn dân"]
    );
    assert_eq!(
        names("nguồn của số 3.573 tỷ là đâu"),
        ["Thu ngân sách trên địa bàn"]
    );
}

#[test]
fn the_documentation_lists_every_key_of_the_document() {
    let docs = include_str!("../../../docs/search.md");
    for question in ["hộ nghèo năm 2024 là bao nhiêu", "bao nhiêu chỉ tiêu đạt"] {
        let document = document(question);
        let top = document.as_object().unwrap().keys();
        let understood = document["understood"].as_object().unwrap().keys();
        let of_year = document["of_year"].as_array().unwrap().iter();
        let of_year = of_year.flat_map(|one| one.as_object().unwrap().keys());
        for key in top.chain(understood).chain(of_year) {
            assert!(docs.contains(&format!("`{key}`")), "{key}");
        }
    }
}

#[test]
fn who_says_a_figure_is_told_of_the_claim_that_prints_it() {
    for (question, line) in [
        ("nguồn của số 16,33%", "16,33% (2020)"),
        ("ai công bố tỷ lệ hộ nghèo 16,33%", "16,33% (2020)"),
        ("ai nói hộ nghèo giảm 3,4 điểm phần trăm", "3,4 điểm %/năm"),
    ] {
        let said = said(question);
        assert!(said.contains(line), "{question}: {said}");
        assert!(!said.contains("19,46"), "{question}: {said}");
    }
    for question in [
        "ai công bố tỷ lệ hộ nghèo 25%",
        "ai công bố thu ngân sách 5.000 tỷ",
    ] {
        let said = said(question);
        assert!(said.contains("Không nguồn nào"), "{question}: {said}");
    }
}

#[test]
fn the_country_before_a_year_is_the_country() {
    for question in [
        "tăng trưởng GDP Việt Nam năm 2024",
        "tăng trưởng GDP Việt Nam 2024",
        "tang truong gdp viet nam nam 2024",
    ] {
        let said = said(question);
        assert!(said.contains("Cả nước"), "{question}: {said}");
        assert!(!said.contains("Lai Châu"), "{question}: {said}");
    }
}

#[test]
fn places_written_in_one_word_are_not_other_things() {
    for question in ["Hanoi", "compare poverty with Hanoi", "danang"] {
        let said = said(question);
        assert!(!said.contains("SIPAS"), "{question}: {said}");
        assert!(!said.contains("31.578"), "{question}: {said}");
    }
}

#[test]
fn what_is_spent_is_not_what_is_collected() {
    for question in ["chi ngân sách năm 2024", "chi ngân sách nhà nước 2025"] {
        let said = said(question);
        assert!(
            !said.contains("Thu ngân sách trên địa bàn:"),
            "{question}: {said}"
        );
    }
}

#[test]
fn years_that_are_counted_in_different_ways_are_told_not_to_compare() {
    for question in [
        "hộ nghèo tăng bao nhiêu so với năm 2020",
        "hộ nghèo so với năm 2020",
    ] {
        // The frozen packs have no break.
        let output = run_shipped(&["ask", question, DAY[0], DAY[1]]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("cách tính đã đổi"), "{said}");
    }
}
