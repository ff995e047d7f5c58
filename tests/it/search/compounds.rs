//! Words of two syllables: what has their syllables apart, or others in their place, is no answer.

use crate::support::asking::search as ask;
use crate::support::frozen;

/// What comes of each text: nothing, or what is told of the first row.
fn told(text: &str) -> Option<(Option<String>, Vec<String>)> {
    let answer = ask(&frozen::library(), text);
    let is_found = !answer.hits.is_empty();
    is_found.then_some((answer.understood, answer.ignored))
}

#[test]
fn a_word_whose_syllables_stand_apart_is_not_there() {
    for text in [
        "dan quan",
        "dân quân",
        "hoc phi",
        "nguoi co cong",
        "gia dat nong nghiep",
        "tai san cong",
        "dan quan tu ve",
        "ty le ly hon",
        "thi hanh an",
        "can ho",
        "tu tu",
        "han han",
        "tin dung",
    ] {
        let told = told(text);
        let is_silent = told
            .as_ref()
            .is_some_and(|(understood, ignored)| understood.is_none() && ignored.is_empty());
        assert!(!is_silent, "{text}: {told:?}");
    }
}

/// The first hit of a query has these words in its name.
#[track_caller]
fn check_first(text: &str, name: &str) {
    let library = frozen::library();
    let answer = ask(&library, text);
    let first = answer.hits.first().expect(text);
    let indicator = &library.catalog.indicators()[first.indicator as usize];
    let found = library.catalog.text(indicator.name.vi);
    assert!(found.contains(name), "{text}: {found}");
}

#[test]
fn a_word_that_another_name_has_or_that_only_stands_beside_others_is_no_obstacle() {
    for (text, name) in [
        // "Dân | dụng" is a word as well, and none here.
        ("ho dan dung dien luoi", "Hộ dân được sử dụng điện lưới"),
        ("giam nghèo bền vững", "nghèo"),
        ("bao hiem y te", "bảo hiểm y tế"),
        ("rung trong", "rừng"),
    ] {
        check_first(text, name);
    }
}

#[test]
fn a_word_that_stands_whole_comes_before_what_its_first_syllable_began() {
    // Typed letter by letter, without a space behind: at "van" the doctors per "vạn" people stand first.
    for (text, name) in [
        ("van hoa", "văn hóa"),
        ("co so", "cơ sở"),
        ("ho ngh", "hộ nghèo"),
    ] {
        check_first(text, name);
    }
}

#[test]
fn a_word_that_the_name_has_not_costs_no_answer_of_many_words() {
    for (text, left_out) in [
        ("hợp đồng liên kết tiêu thụ chè", "hợp đồng"),
        ("trẻ sơ sinh tiêm đủ vắc xin", "sơ sinh"),
    ] {
        let (_, ignored) = told(text).expect(text);
        assert_eq!(ignored.join(" "), left_out, "{text}");
    }
    // What is measured and where says little: of the thing itself half the words are missing.
    for text in [
        "diện tích trồng cây cà phê",
        "diện tích nuôi trồng thủy sản",
    ] {
        assert_eq!(told(text), None, "{text}");
    }
}
