//! What an answer may be about: the thing and the place that were asked for, or it says what else it is about.

use chitieu::core::fold::bare;
use chitieu::library::Library;
use chitieu::library::asked::Asked;

use crate::support::asking::question as ask;
use crate::support::frozen;

/// Questions around a name, in both languages, with and without marks, courtesies, times and places.
const AROUND: [&str; 14] = [
    "{} là bao nhiêu",
    "cho hỏi {} năm 2019 ạ",
    "anh ơi {} đạt chưa",
    "xin báo cáo {} quý I năm 2025",
    "{} tăng bao nhiêu",
    "{} giảm bao nhiêu so với năm trước",
    "{} so với cùng kỳ",
    "{} ở Sơn La là bao nhiêu",
    "what is {} in Dien Bien",
    "bao giờ {} đạt mục tiêu",
    "nguồn số liệu {} ở đâu",
    "{} đầu năm 2024",
    "{} năm 2050 bao nhiêu",
    "{} và dân số là bao nhiêu",
];

#[test]
fn no_answer_is_about_another_thing_or_place_that_it_does_not_tell() {
    let library = frozen::library();
    let catalog = &library.catalog;
    let mut names: Vec<&str> = catalog
        .series_ids()
        .map(|series| catalog.text(catalog.indicator_of(series).name.vi))
        .collect();
    names.sort_unstable();
    names.dedup();
    let (mut answered, mut wrong) = (0, Vec::new());
    for (at, name) in names.iter().enumerate() {
        // Every name in some of the questions, every question with many names.
        for (number, around) in AROUND.iter().enumerate() {
            if (at + number) % 19 != 0 {
                continue;
            }
            let text = around.replace("{}", name);
            let asked = ask(&library, &text);
            if !asked.is_answered() || asked.is_list() {
                continue;
            }
            answered += 1;
            wrong.extend(faults(&library, &asked, name).map(|fault| format!("{text}: {fault}")));
        }
    }
    assert!(answered > 80, "{answered}");
    assert!(
        wrong.is_empty(),
        "{} of {answered}\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What an answer is about without telling it.
fn faults(library: &Library, asked: &Asked, name: &str) -> Option<String> {
    let catalog = &library.catalog;
    let home = catalog.default_place();
    let said = |series| bare(catalog.text(catalog.indicator_of(series).name.vi));
    let wanted = bare(name);
    for series in &asked.series {
        let place = catalog.series_of(*series).place;
        let is_told = asked.places.contains(&place);
        let is_home = Some(place) == home || asked.not_here == home;
        let names_place = !asked.question.places.is_empty();
        // Of things that are compared every line begins with its place.
        let is_line = asked.kind().code() == "compare";
        if !is_line && (!is_told || !(is_home || names_place)) {
            return Some(format!("of {}", catalog.text(catalog.place(place).name.vi)));
        }
    }
    let first = said(*asked.series.first()?);
    let asks_change = asked.question.lead.is_some_and(|lead| lead.is_change());
    // The change of a thing is named after it, in more words; words that were passed over are told.
    let is_change = |name: &str| {
        let words = format!(" {name} ");
        [" tang ", " giam ", " toc do "]
            .iter()
            .any(|word| words.contains(word))
    };
    // What the place does not have is answered by what is near, by its name; names that ask are read as questions.
    let place = asked.places.first();
    let is_here = |series: &chitieu::core::model::SeriesId| {
        said(*series) == wanted && Some(&catalog.series_of(*series).place) == place
    };
    let asks =
        wanted.contains("chi tieu") || wanted.contains("ke hoach") || wanted.contains(" so voi ");
    if asks || !catalog.series_ids().any(|series| is_here(&series)) {
        return None;
    }
    let asks_change = asks_change || asked.question.earlier.is_some() || first.contains(" so voi ");
    // Of two names of which one holds the other that with a target comes first.
    let is_longer = first.contains(&wanted) && is_change(&first) == is_change(&wanted);
    let is_meant = first == wanted
        || is_longer
        || (asks_change && is_change(&first) && shares(&first, &wanted))
        || (is_change(&wanted) && wanted.starts_with(&first))
        || !asked.answer.ignored.is_empty();
    (!is_meant).then(|| format!("answered by {first:?}"))
}

/// Whether most words of one stand in the other.
fn shares(one: &str, other: &str) -> bool {
    let words: Vec<&str> = other.split(' ').collect();
    let met = words
        .iter()
        .filter(|word| one.split(' ').any(|own| own == **word));
    met.count() * 2 > words.len()
}
