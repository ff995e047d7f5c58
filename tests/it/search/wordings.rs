//! What people type for words of the data: synonyms, short forms, initials, English forms, and names of other things.

use std::fs;

use chitieu::library::Library;
use chitieu::pack::files::{self, PackFiles};

use crate::support::asking::search as ask;
use crate::support::frozen;

fn first(library: &Library, text: &str) -> String {
    let answer = ask(library, text);
    let name = |indicator: u32| library.catalog.indicators()[indicator as usize].name.vi;
    let name = answer.hits.first().map(|hit| name(hit.indicator));
    name.map_or_else(String::new, |name| library.catalog.text(name).to_owned())
}

/// A pack of indicators with these names, Vietnamese and English, and further tables.
fn library_of(names: &[(&str, &str)], more: &str) -> Library {
    let head = "pack = { id = \"p\", name = \"P\", place = \"Mường Xa\" }\n\
                category = [{ id = \"c\", name = \"Chung\" }]\n";
    let indicator = |(at, (vi, en)): (usize, &(&str, &str))| {
        format!(
            "[[indicator]]\nid = \"i{at}\"\nname = {{ vi = \"{vi}\", en = \"{en}\" }}\ncategory = \"c\"\n\
             claims = [{{ kind = \"actual\", year = 2023, value = {at} }}]\n"
        )
    };
    let indicators: String = names.iter().enumerate().map(indicator).collect();
    let text = format!("{head}{more}\n{indicators}");
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
    library
}

const NAMES: [(&str, &str); 5] = [
    ("Số trạm quan trắc lún đất", "Land subsidence stations"),
    ("Tỷ lệ hộ nghèo", "Poverty rate"),
    (
        "Lao động nông thôn được đào tạo nghề",
        "Trained rural labour force",
    ),
    (
        "Tỷ lệ đồng bào dân tộc thiểu số",
        "Share of ethnic minorities",
    ),
    ("Số trung tâm y tế", "Health centres modernised"),
];

#[test]
fn a_pack_says_what_people_type_for_its_words() {
    let plain = library_of(&NAMES, "");
    assert_eq!(first(&plain, "sụt đất"), "");
    assert_eq!(
        first(&plain, "qtld"),
        "Số trạm quan trắc lún đất",
        "initials"
    );
    let own = "synonym = [{ said = [\"sụt đất\", \"sụt lở\"], meant = \"quan trắc lún đất\" }]\n\
               short_form = [{ said = \"qt\", meant = \"quan trắc\" }]\n\
               false_friend = [{ said = \"lún nhà\" }]\n";
    let library = library_of(&NAMES, own);
    for typed in ["sụt đất", "sut dat", "sụt lở", "qt lún đất"] {
        assert_eq!(
            first(&library, typed),
            "Số trạm quan trắc lún đất",
            "{typed}"
        );
    }
    assert_eq!(first(&library, "lún nhà"), "");
    // What holds everywhere still does.
    assert_eq!(first(&library, "đói nghèo"), "Tỷ lệ hộ nghèo");
}

#[test]
fn wordings_stand_in_a_file_of_their_own_beside_the_packs_others() {
    let folder = tempfile::tempdir().unwrap();
    let pack = "pack = { id = \"p\", name = \"P\", place = \"A\" }\ncategory = [{ id = \"c\", name = \"C\" }]\n\
                [[indicator]]\nid = \"a\"\nname = \"Số lồ ô\"\ncategory = \"c\"\n\
                claims = [{ kind = \"actual\", year = 2023, value = 1 }]\n";
    fs::write(folder.path().join("pack.toml"), pack).unwrap();
    let words = "[[synonym]]\nsaid = \"tre rừng\"\nmeant = \"lồ ô\"\n";
    fs::write(folder.path().join("synonyms.toml"), words).unwrap();
    let library = Library::open(&[files::open(folder.path())]);
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
    assert_eq!(first(&library, "tre rung"), "Số lồ ô");
}

#[test]
fn a_flood_of_wordings_is_bounded_and_told() {
    let one = |at: usize| format!("  {{ said = \"nghèo {at}\", meant = \"nghèo\" }},\n");
    let flood: String = (0..10_200).map(one).collect();
    let same = "  { said = \"túng quẫn\", meant = \"hộ nghèo\" },\n".repeat(200);
    let head = "pack = { id = \"p\", name = \"P\", place = \"A\" }\ncategory = [{ id = \"c\", name = \"C\" }]\n";
    let rest = "[[indicator]]\nid = \"a\"\nname = \"Tỷ lệ hộ nghèo\"\ncategory = \"c\"\n\
                claims = [{ kind = \"actual\", year = 2023, value = 1 }]\n";
    let text = format!("{head}synonym = [\n{same}{flood}]\n{rest}");
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    let codes: Vec<&str> = library
        .diagnostics
        .iter()
        .map(|found| found.problem.code())
        .collect();
    assert_eq!(codes, ["too-many"]);
    assert_eq!(first(&library, "túng quẫn"), "Tỷ lệ hộ nghèo");
    assert_eq!(first(&library, "ngheo 9"), "Tỷ lệ hộ nghèo");
}

#[test]
fn the_name_of_another_thing_is_not_answered_by_what_shares_its_words() {
    let library = frozen::library();
    for typed in [
        "kết nạp đảng viên",
        "ket nap dang vien",
        "đảng viên mới",
        "bảo hiểm xã hội",
        "bao hiem xa hoi",
        "BHXH",
        "bảo hiểm thất nghiệp",
        "bảo hiểm nông nghiệp",
        "nhà ở xã hội",
        "nha o xa hoi",
        "social housing",
        "social insurance",
        "unemployment insurance",
        "lãi suất",
        "hồ tiêu",
        "nhà ở công nhân",
    ] {
        let answer = ask(&library, typed);
        assert!(
            answer.hits.is_empty(),
            "{typed}: {}",
            first(&library, typed)
        );
    }
    // What they are mistaken for is found by its own name.
    for (typed, want) in [
        ("bảo hiểm y tế", "bảo hiểm y tế"),
        ("bhyt", "bảo hiểm y tế"),
        ("kết nạp đoàn viên", "đoàn viên"),
        ("nhà tạm", "nhà tạm"),
    ] {
        let name = first(&library, typed).to_lowercase();
        assert!(name.contains(want), "{typed}: {name}");
    }
}

#[test]
fn initials_may_bear_the_stroke_of_the_letter() {
    let library = library_of(&NAMES, "");
    for (typed, want) in [
        ("ĐBDTTS", "Tỷ lệ đồng bào dân tộc thiểu số"),
        ("đbdtts", "Tỷ lệ đồng bào dân tộc thiểu số"),
        ("dbdtts", "Tỷ lệ đồng bào dân tộc thiểu số"),
        ("LĐNT", "Lao động nông thôn được đào tạo nghề"),
        ("ldnt", "Lao động nông thôn được đào tạo nghề"),
        ("tỷ lệ ĐBDTTS", "Tỷ lệ đồng bào dân tộc thiểu số"),
        ("ĐTN", "Lao động nông thôn được đào tạo nghề"),
        // No word of these begins so.
        ("DBĐTTS", ""),
        ("ĐNTT", ""),
    ] {
        assert_eq!(first(&library, typed), want, "{typed}");
    }
}

#[test]
fn english_is_met_in_its_forms_and_in_both_spellings() {
    let library = library_of(&NAMES, "");
    for (typed, want) in [
        ("health center", "Số trung tâm y tế"),
        ("health centers modernized", "Số trung tâm y tế"),
        ("health centre", "Số trung tâm y tế"),
        ("rural labor", "Lao động nông thôn được đào tạo nghề"),
        ("labors force", "Lao động nông thôn được đào tạo nghề"),
        ("poverties", "Tỷ lệ hộ nghèo"),
        ("poverty rates", "Tỷ lệ hộ nghèo"),
        ("ethnic minority", "Tỷ lệ đồng bào dân tộc thiểu số"),
        ("subsidences", "Số trạm quan trắc lún đất"),
    ] {
        assert_eq!(first(&library, typed), want, "{typed}");
    }
    // A Vietnamese word that ends like an English form is none.
    let taxes = library_of(&[("Tổng thu", "Revenue"), ("Số hộ", "Households")], "");
    assert_eq!(first(&taxes, "thuế thu nhập"), "");
}

#[test]
fn a_place_is_named_by_a_part_of_its_name_and_in_both_spellings() {
    let place = |name: &str, at: usize| {
        format!("{{ kind = \"actual\", year = 2023, value = {at}, place = \"{name}\" }},\n")
    };
    let names = [
        "Bà Rịa - Vũng Tàu",
        "Đắk Lắk",
        "Kon Tum",
        "Hồ Chí Minh",
        "An Giang",
    ];
    let claims: String = names
        .iter()
        .zip(1..)
        .map(|(name, at)| place(name, at))
        .collect();
    let text = format!(
        "pack = {{ id = \"p\", name = \"P\", place = \"An Giang\" }}\ncategory = [{{ id = \"c\", name = \"C\" }}]\n\
         [[indicator]]\nid = \"a\"\nname = \"Thu ngân sách\"\ncategory = \"c\"\nclaims = [\n{claims}]\n"
    );
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    for (typed, want) in [
        ("thu ngân sách bà rịa", "Bà Rịa - Vũng Tàu"),
        ("thu ngan sach vung tau", "Bà Rịa - Vũng Tàu"),
        ("thu ngan sach brvt", "Bà Rịa - Vũng Tàu"),
        ("thu ngan sach dac lac", "Đắk Lắk"),
        ("thu ngan sach con tum", "Kon Tum"),
        ("thu ngan sach tphcm", "Hồ Chí Minh"),
        ("thu ngan sach hcm", "Hồ Chí Minh"),
    ] {
        let answer = ask(&library, typed);
        let place = answer.hits.first().map(|hit| {
            let place = &library.catalog.places()[hit.place as usize];
            library.catalog.text(place.name.vi)
        });
        assert_eq!(place, Some(want), "{typed}");
    }
}

#[test]
fn the_letters_of_a_usual_abbreviation_are_not_guessed_at() {
    let library = frozen::library();
    // Of these the packs have nothing; their letters begin words that stand side by side in names.
    for typed in [
        "htx", "HTX", "ccn", "hsg", "dtnn", "ĐTNN", "cntt", "ttcn", "bhtn",
    ] {
        assert!(
            ask(&library, typed).hits.is_empty(),
            "{typed}: {}",
            first(&library, typed)
        );
    }
    for (typed, want) in [
        ("gtsx nn", "giá trị sản xuất nông"),
        ("dvmtr", "dịch vụ môi trường rừng"),
        ("khach qte", "khách du lịch quốc tế"),
        ("so trg dat chuan", "số trường đạt chuẩn"),
        ("ty le dtts", "dân tộc thiểu số"),
    ] {
        let found = first(&library, typed).to_lowercase();
        assert!(found.contains(want), "{typed}: {found}");
    }
}

#[test]
fn two_syllables_that_stand_apart_are_told_as_they_stand() {
    let library = frozen::library();
    let told = |typed: &str| {
        let answer = ask(&library, typed);
        answer.hits.first()?;
        answer.understood
    };
    // "chi bộ" is no "chiều dài … bộ": each syllable is met, the word is not.
    for typed in ["chi bo", "le hoi", "tin dung", "an mang"] {
        let said = told(typed);
        let is_found = !ask(&library, typed).hits.is_empty();
        assert!(
            !is_found || said.as_deref().is_some_and(|said| said.contains(" … ")),
            "{typed}: {said:?}, {}",
            first(&library, typed)
        );
    }
    // What stands side by side, turned round, or with a word or two between needs no word.
    for typed in [
        "ho ngheo",
        "che bup",
        "rung trong",
        "gdp nguoi",
        "duong xa",
        "xa ntm",
        "truong chuan",
        "tre em",
        "thu ngan",
        "forest cover",
        "poverty rate",
        "son la",
        "dien bien",
    ] {
        assert_eq!(told(typed), None, "{typed}");
    }
}

#[test]
fn a_syllable_is_no_slip_in_an_abbreviation() {
    let library = frozen::library();
    for typed in [
        "tỷ lệ thất nghiệp",
        "ty le that nghiep",
        "thất nghiệp",
        "that nghiep",
    ] {
        let found = first(&library, typed);
        assert!(!found.contains("THPT"), "{typed}: {found}");
    }
    assert!(first(&library, "tot nghiep tpht").contains("THPT"));
}
