//! An answer is of the whole that was asked for and of its kind, or says of what it is.

use std::process::Command;

use serde_json::Value;

use crate::support::program::program_on_frozen;

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];

/// What a question comes to, for scripts and for people.
fn asked(question: &str) -> (Value, String) {
    let run = |mut program: Command| {
        let output = program.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        String::from_utf8(said).unwrap()
    };
    let text = run(program_on_frozen(&["ask", question, DAY[0], DAY[1]]));
    let json = run(program_on_frozen(&[
        "ask", "--json", question, DAY[0], DAY[1],
    ]));
    let document = serde_json::from_str(&json).unwrap_or_else(|_| panic!("{question}: {json}"));
    (document, text)
}

fn first(document: &Value) -> &str {
    document["cards"][0]["name"]["vi"]
        .as_str()
        .unwrap_or_default()
}

#[test]
fn a_measure_of_a_place_is_of_all_of_it() {
    for question in [
        "diện tích Lai Châu là bao nhiêu",
        "Lai Châu rộng bao nhiêu",
        "how big is Lai Chau",
        "tổng diện tích của tỉnh bao nhiêu",
        "what is the land area of Lai Chau",
    ] {
        let (document, text) = asked(question);
        assert_eq!(first(&document), "Diện tích tự nhiên", "{question}: {text}");
    }
}

#[test]
fn a_measure_without_a_thing_is_answered_by_nothing() {
    for question in [
        "sản lượng là bao nhiêu",
        "tỷ lệ năm 2024 là bao nhiêu",
        "what is the output",
        "giá trị năm 2025",
    ] {
        let (document, text) = asked(question);
        assert_eq!(document["understood"]["kind"], "none", "{question}: {text}");
        assert!(text.contains("Không có"), "{question}: {text}");
    }
}

#[test]
fn a_part_is_told_to_be_no_whole() {
    let question = "exports in 2025";
    let (document, text) = asked(question);
    let narrower = &document["understood"]["narrower_than"];
    assert_eq!(narrower, "exports", "{question}: {text}");
    assert!(
        text.contains("không phải số liệu chung"),
        "{question}: {text}"
    );
    for question in [
        "tỷ lệ hộ nghèo là bao nhiêu",
        "thu ngân sách năm 2025",
        "che phủ rừng là bao nhiêu",
        "khách du lịch năm 2024 so với 2023",
    ] {
        let (document, text) = asked(question);
        let narrower = &document["understood"]["narrower_than"];
        assert!(narrower.is_null(), "{question}: {text}");
    }
}

#[test]
fn another_crop_or_price_is_told_as_such() {
    for (question, said) in [
        ("rice output", "rice"),
        ("sản lượng thóc năm 2025 là bao nhiêu", "thóc"),
        ("maize output in 2025", "maize"),
    ] {
        let (document, text) = asked(question);
        let is_told = document["understood"]["other_sides"]
            .as_array()
            .is_some_and(|sides| sides.iter().any(|side| side["said"] == said));
        let is_none = document["understood"]["kind"] == "none";
        assert!(is_told || is_none, "{question}: {text}");
    }
    let (document, _) = asked("GRDP giá so sánh 2010");
    assert_eq!(first(&document), "Tổng sản phẩm trên địa bàn (giá 2010)");
}

#[test]
fn an_opposite_is_told_as_one() {
    for (question, found) in [
        ("nhà tạm còn bao nhiêu", "đã xóa"),
        ("how many makeshift houses remain", "đã xóa"),
        ("biên chế tăng bao nhiêu", "giảm"),
        ("biên chế tăng mấy người", "giảm"),
    ] {
        let (document, text) = asked(question);
        let is_told = text.contains(&format!("“{found}”")) && text.contains("câu hỏi nêu");
        let is_none = document["understood"]["kind"] == "none";
        assert!(is_told || is_none, "{question}: {text}");
    }
    for question in ["biên chế giảm bao nhiêu", "đã xóa bao nhiêu nhà tạm"] {
        let (_, text) = asked(question);
        assert!(!text.contains("câu hỏi nêu"), "{question}: {text}");
    }
}

#[test]
fn a_word_with_its_marks_is_not_met_by_a_small_word() {
    for question in [
        "tỷ lệ tái nghèo",
        "tái nghèo là bao nhiêu",
        "số hộ tái nghèo",
    ] {
        let (document, text) = asked(question);
        assert_eq!(document["understood"]["kind"], "none", "{question}: {text}");
    }
}

#[test]
fn another_kind_of_figure_is_told_where_it_answers() {
    for (question, instead, said) in [
        ("thu nhập bình quân đứng thứ mấy", "level", "không xếp hạng"),
        (
            "Lai Châu đứng thứ mấy cả nước về tăng trưởng",
            "level",
            "không xếp hạng",
        ),
        (
            "where do we rank on forest cover",
            "level",
            "không xếp hạng",
        ),
        ("bao nhiêu trạm y tế", "share", "chỉ có tỷ lệ"),
        (
            "bao nhiêu phần trăm khách du lịch",
            "number",
            "chỉ có số lượng",
        ),
    ] {
        let (document, text) = asked(question);
        assert_eq!(
            document["understood"]["instead"], instead,
            "{question}: {text}"
        );
        assert!(text.contains(said), "{question}: {text}");
    }
    for question in [
        "PCI đứng thứ mấy",
        "bao nhiêu hộ nghèo",
        "bao nhiêu phần trăm hộ nghèo",
    ] {
        let (document, text) = asked(question);
        assert!(
            document["understood"]["instead"].is_null(),
            "{question}: {text}"
        );
    }
}

#[test]
fn what_the_own_place_has_comes_before_a_shorter_name_elsewhere() {
    for question in ["exports in 2025", "what are exports", "exports how much"] {
        let (document, text) = asked(question);
        assert_eq!(
            document["cards"][0]["place"], "Lai Châu",
            "{question}: {text}"
        );
    }
}

#[test]
fn a_word_behind_how_many_is_a_unit_or_what_is_counted() {
    for (question, name) in [
        ("bao nhiêu ha chè", "Diện tích cây chè"),
        (
            "bao nhiêu tấn lương thực",
            "Tổng sản lượng lương thực có hạt",
        ),
        ("bao nhiêu phần trăm hộ nghèo", "Tỷ lệ hộ nghèo"),
        (
            "bao nhiêu trăm tỷ thu ngân sách",
            "Thu ngân sách trên địa bàn",
        ),
        (
            "bao nhiêu đồng chí đảng viên",
            "Tổng số đảng viên toàn Đảng bộ",
        ),
    ] {
        let (document, text) = asked(question);
        assert_eq!(first(&document), name, "{question}: {text}");
    }
    for question in ["bao nhiêu ha rừng", "bao nhieu ha rung"] {
        let (document, text) = asked(question);
        assert_eq!(document["cards"][0]["unit"], "ha", "{question}: {text}");
    }
    // Of these there is no number: a share is told as one.
    for question in [
        "bao nhiêu trạm y tế",
        "bao nhieu tram y te",
        "bao nhiêu đô thị",
        "bao nhiêu đồng bào dân tộc",
    ] {
        let (_, text) = asked(question);
        assert!(text.contains("không có số lượng"), "{question}: {text}");
    }
    for question in [
        "bao nhiêu chi bộ",
        "bao nhiêu điểm trường",
        "bao nhiêu điểm du lịch",
    ] {
        let (document, text) = asked(question);
        let is_told = text.contains("bỏ qua: điểm") || document["understood"]["kind"] == "none";
        assert!(is_told, "{question}: {text}");
    }
}

#[test]
fn a_number_is_looked_for_before_it_is_told_that_there_is_none() {
    let (document, text) = asked("bao nhiêu xã đạt nông thôn mới");
    assert_eq!(first(&document), "Số xã đạt chuẩn nông thôn mới", "{text}");
    // A change of a share is no number of anything, either.
    let (_, text) = asked("bao nhiêu hộ thoát nghèo");
    assert!(text.contains("không có số lượng"), "{text}");
}

#[test]
fn a_list_of_what_is_lower_than_a_place_has_is_told_as_none() {
    for (question, left) in [
        ("chỉ tiêu nào thấp hơn Điện Biên", "thấp hơn"),
        ("chỉ tiêu nào cao hơn Sơn La", "cao hơn"),
        ("indicators lower than Dien Bien", "lower than"),
    ] {
        let (document, text) = asked(question);
        assert_eq!(
            document["understood"]["ignored"][0], left,
            "{question}: {text}"
        );
        assert!(text.contains(left), "{question}: {text}");
    }
    let (document, text) = asked("chỉ tiêu nào không đạt ở Điện Biên");
    assert_eq!(
        document["understood"]["ignored"],
        serde_json::json!([]),
        "{text}"
    );
}
