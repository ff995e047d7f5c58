//! Words of a draft that bound a figure, and how figures of a draft are told.

use std::fs;

use chitieu::core::model::{ClaimKind, Comparator};
use chitieu::pack::draft::text::Text;
use chitieu::pack::draft::{DocumentHints, draft};
use tempfile::TempDir;

use crate::support::program::run_shipped;

fn proposals(text: &str) -> Vec<(Comparator, ClaimKind, String, String)> {
    let said = DocumentHints {
        place: Some("Huyện A".to_owned()),
        day: Some((2024, Some(7), Some(10))),
        term: None,
    };
    let drafted = draft(&Text::plain(text), &said);
    let told = drafted.proposals.iter().map(|one| {
        (
            one.comparator,
            one.kind,
            one.low.to_string(),
            format!("{} · {}", one.name, one.period),
        )
    });
    told.collect()
}

#[test]
fn words_that_forbid_turn_the_bound() {
    for (words, bound) in [
        ("tỷ lệ hộ nghèo không quá 5 %", Comparator::AtMost),
        ("không để tỷ lệ hộ nghèo vượt quá 5 %", Comparator::AtMost),
        ("không để tỷ lệ hộ nghèo quá 5 %", Comparator::AtMost),
        ("tỷ lệ hộ nghèo không được quá 5 %", Comparator::AtMost),
        ("tỷ lệ hộ nghèo không cao hơn mức 5 %", Comparator::AtMost),
        ("tỷ lệ hộ nghèo tối đa 5 %", Comparator::AtMost),
        ("tỷ lệ hộ nghèo từ 5 % trở xuống", Comparator::AtMost),
        ("tỷ lệ che phủ rừng không dưới mức 5 %", Comparator::AtLeast),
        (
            "tỷ lệ che phủ rừng không thấp hơn mức 5 %",
            Comparator::AtLeast,
        ),
        (
            "không để tỷ lệ che phủ rừng xuống dưới 5 %",
            Comparator::AtLeast,
        ),
        ("tỷ lệ che phủ rừng tối thiểu 5 %", Comparator::AtLeast),
        ("tỷ lệ che phủ rừng ít nhất 5 %", Comparator::AtLeast),
        ("tỷ lệ che phủ rừng 5 % trở lên", Comparator::AtLeast),
        ("tỷ lệ che phủ rừng quá 5 %", Comparator::Above),
        ("tỷ lệ hộ nghèo dưới 5 %", Comparator::Below),
    ] {
        let text = format!("NGHỊ QUYẾT\nPhấn đấu đến năm 2025: {words}.\n");
        let found = proposals(&text);
        assert_eq!(found.len(), 1, "{words}: {found:?}");
        assert_eq!(
            (found[0].0, found[0].2.as_str()),
            (bound, "5"),
            "{words}: {found:?}"
        );
        assert!(found[0].3.starts_with("Tỷ lệ "), "{words}: {found:?}");
    }
}

#[test]
fn a_target_of_the_year_keeps_its_year_beside_a_result_of_six_months() {
    for sentence in [
        "6 tháng đầu năm 2024, thu ngân sách đạt 1.200 tỷ đồng, bằng 48 % dự toán, mục tiêu cả năm 2.500 tỷ đồng.",
        "Trong 6 tháng đầu năm 2024, thu ngân sách đạt 1.200/2.500 tỷ đồng kế hoạch năm.",
        "6 tháng đầu năm 2024 thu ngân sách đạt 1.200 tỷ đồng (kế hoạch 2.500 tỷ đồng).",
    ] {
        let found = proposals(&format!(
            "BÁO CÁO\nTình hình 6 tháng đầu năm 2024\n{sentence}\n"
        ));
        let of = |kind| {
            found
                .iter()
                .find(|one| one.1 == kind)
                .unwrap_or_else(|| panic!("{sentence}: {found:?}"))
        };
        assert_eq!(
            of(ClaimKind::Actual).3,
            "Thu ngân sách · first half",
            "{sentence}"
        );
        assert_eq!(
            of(ClaimKind::Target).3,
            "Thu ngân sách · year",
            "{sentence}"
        );
    }
}

#[test]
fn figures_of_a_draft_are_told_as_those_of_a_draft() {
    let folder = TempDir::new().unwrap();
    let (file, pack) = (folder.path().join("a.txt"), folder.path().join("pack"));
    fs::write(
        &file,
        "BÁO CÁO\nNăm 2023, thu ngân sách đạt 1.200 tỷ đồng; tỷ lệ hộ nghèo ước đạt 19,5 %.\n",
    )
    .unwrap();
    let (file, pack) = (file.to_str().unwrap(), pack.to_str().unwrap());
    let line = [
        "draft",
        file,
        "--place",
        "Huyện A",
        "--published",
        "2024-01-10",
        "-o",
        pack,
    ];
    assert_eq!(run_shipped(&line).status.code(), Some(0));
    let said = |line: &[&str]| {
        let line = [&["--pack", pack], line].concat();
        String::from_utf8(run_shipped(&line).stdout).unwrap()
    };
    for line in [
        &["list"][..],
        &["show", "thu ngân sách"],
        &["ask", "thu ngân sách bao nhiêu"],
    ] {
        assert!(said(line).contains("dự thảo"), "{line:?}: {}", said(line));
        let english = [&["--lang", "en"], line].concat();
        assert!(
            said(&english).contains("draft"),
            "{line:?}: {}",
            said(&english)
        );
    }
    // Once it is adopted nothing says so any more.
    let plan = folder.path().join("pack/pack.toml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(
        &plan,
        text.replace("status = \"draft\"", "status = \"adopted\""),
    )
    .unwrap();
    assert!(!said(&["list"]).contains("dự thảo"));
}

#[test]
fn items_of_a_list_lend_no_letter_to_the_name_and_school_years_stay_such() {
    let found = proposals(
        "BÁO CÁO\nKết quả năm 2023:\n- Tỷ lệ hộ nghèo còn 28,1 %;\n+ Số hộ nghèo: 3.900 hộ;\n\
        a) Thu ngân sách đạt 120,5 tỷ đồng;\nđ) Diện tích rừng trồng mới ước đạt 1.200 ha.\n\
        Năm học 2022-2023, toàn huyện có 12.500 học sinh mầm non.\n",
    );
    let names: Vec<&str> = found.iter().map(|one| one.3.as_str()).collect();
    assert_eq!(
        names,
        [
            "Tỷ lệ hộ nghèo · year",
            "Số hộ nghèo · year",
            "Thu ngân sách · year",
            "Diện tích rừng trồng mới · year",
            "Học sinh mầm non · school year 2022-2023",
        ]
    );
    assert_eq!(found[3].1, ClaimKind::Estimate);
}
