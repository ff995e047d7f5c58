//! What was understood of a question, repeated in a language.
//!
//! Owns the one line that stands before every answer. It must not know the answer.

use crate::core::fold::bare;
use crate::core::judge::class::Class;
use crate::core::lang::Lang;
use crate::library::asked::Asked;
use crate::report::asked::of_year;
use crate::report::basis::Basis;
use crate::search::grammar::{Kind, Question, State};
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::questions::{Questions, questions, repeated};
use crate::words::wording;

/// What was understood of a question, in a language: "đã đạt mục tiêu hay chưa – Tỷ lệ che phủ rừng · Lai Châu".
pub(crate) fn understood(basis: Basis<'_>, asked: &Asked, lang: Lang) -> String {
    let catalog = basis.catalog;
    let phrases = questions(lang);
    let question = &asked.question;
    let is_list = matches!(asked.kind(), Kind::Which | Kind::Count | Kind::Changed);
    let mut names: Vec<&str> = Vec::new();
    for series in asked.series.iter().filter(|_| !is_list) {
        let name = catalog.say(catalog.indicator_of(*series).name, lang);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let subjects = match names.is_empty() {
        true => question.subjects.join(", "),
        false => names.join(", "),
    };
    let states: Vec<String> = question
        .states
        .iter()
        .map(|state| state_word(*state, lang))
        .collect();
    let places = asked
        .places
        .iter()
        .map(|place| catalog.say(catalog.place(*place).name, lang));
    let places: Vec<&str> = places.chain(asked.missing.iter().copied()).collect();
    let parts = [
        subjects,
        asked
            .category
            .map(|name| catalog.say(name, lang).to_owned())
            .unwrap_or_default(),
        states.join(", "),
        question
            .owner
            .as_deref()
            .map(|owner| fill(phrases.of_owner, &[owner]))
            .unwrap_or_default(),
        places.join(", "),
        moment(question, lang),
        question
            .since
            .map(|since| fill(phrases.since, &[&number::day(since.0, lang)]))
            .unwrap_or_default(),
    ];
    repeated(kind_word(asked.kind(), phrases), &parts)
}

/// The part of a year that was asked about, else the year: "quý I/2025", "năm 2025".
fn moment(question: &Question, lang: Lang) -> String {
    let year = question
        .year
        .map(|year| fill(questions(lang).year, &[&year.to_string()]));
    let part = question.part;
    let part = part.and_then(|part| of_year::said(part, question.year, lang));
    part.or(year).unwrap_or_default()
}

fn kind_word(kind: Kind, phrases: &'static Questions) -> &'static str {
    match kind {
        Kind::Figure => phrases.figure,
        Kind::Target => phrases.target,
        Kind::Met => phrases.met,
        Kind::When => phrases.when,
        Kind::Gap => phrases.gap,
        Kind::Which => phrases.which,
        Kind::Count => phrases.count,
        Kind::Compare => phrases.compare,
        Kind::Source => phrases.source,
        Kind::Owner => phrases.owner,
        Kind::Changed => phrases.changed,
        Kind::Search => phrases.search,
        Kind::None => phrases.none,
    }
}

/// The word of a class, as the board says it.
pub(super) fn state_word(state: State, lang: Lang) -> String {
    if state == State::Provisional {
        return words(lang).class_provisional.to_owned();
    }
    let code = bare(state.code());
    let own = Class::all()
        .into_iter()
        .find(|class| bare(class.code()) == code);
    own.map_or_else(
        || words(lang).not_assessable.to_owned(),
        |class| wording::class_word(class, lang).to_owned(),
    )
}
