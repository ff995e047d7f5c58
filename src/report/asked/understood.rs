//! What was understood of a question, repeated in a language.
//!
//! Owns the one line that stands before every answer. It must not know the answer.

use crate::core::fold::bare;
use crate::core::judge::class::Class;
use crate::core::lang::Lang;
use crate::library::asked::Asked;
use crate::report::asked::of_year;
use crate::report::basis::Basis;
use crate::search::grammar::{AskedTrend, Earlier, First, Question, QuestionKind, State};
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::questions::{Questions, questions, repeated};
use crate::words::wording;

/// The question as it was understood, in a language: "đã đạt mục tiêu hay chưa – Tỷ lệ che phủ rừng · Lai Châu".
pub(crate) fn understood(basis: Basis<'_>, asked: &Asked, lang: Lang) -> String {
    let catalog = basis.catalog;
    let phrases = questions(lang);
    let question = &asked.question;
    let is_list = matches!(
        asked.kind(),
        QuestionKind::Which | QuestionKind::Count | QuestionKind::Changed
    );
    let mut names: Vec<&str> = Vec::new();
    for series in asked.series.iter().filter(|_| !is_list) {
        let name = catalog.say(catalog.indicator_of(*series).name, lang);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if let Some(about) = asked.about.filter(|_| names.is_empty()) {
        names.push(catalog.say(catalog.indicator_of(about).name, lang));
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
    let parts = [
        subjects,
        asked
            .category
            .map(|name| catalog.say(name, lang).to_owned())
            .unwrap_or_default(),
        states.join(", "),
        trend_word(question.trend.filter(|_| is_list), phrases),
        question
            .first
            .map(|first| match first {
                First::Worst => phrases.worst_first.to_owned(),
                First::Best => phrases.best_first.to_owned(),
            })
            .unwrap_or_default(),
        asked.filters.join(" "),
        question
            .owner
            .as_deref()
            .map(|owner| fill(phrases.of_owner, &[owner]))
            .unwrap_or_default(),
        match is_list || !asked.places.is_empty() || !asked.missing.is_empty() {
            true => looked_at(basis, asked, lang),
            false => String::new(),
        },
        moment(question, lang),
        against(question, lang),
        question
            .since
            .map(|since| fill(phrases.since, &[&number::day(since.0, lang)]))
            .unwrap_or_default(),
    ];
    repeated(kind_word(asked.kind(), phrases), &parts)
}

/// Where figures went.
pub(super) fn trend_word(trend: Option<AskedTrend>, phrases: &'static Questions) -> String {
    match trend {
        Some(AskedTrend::Worse) => phrases.got_worse.to_owned(),
        Some(AskedTrend::Better) => phrases.got_better.to_owned(),
        None => String::new(),
    }
}

/// The part of a year that was asked about, else the year: "quý I/2025", "năm 2025".
fn moment(question: &Question, lang: Lang) -> String {
    if question.years.len() > 1 {
        let years: Vec<String> = question.years.iter().map(i16::to_string).collect();
        return fill(questions(lang).year, &[&years.join(", ")]);
    }
    if let (Some(first), None, true) = (question.since_year, question.year, question.is_each_year) {
        return fill(questions(lang).since_year, &[&first.to_string()]);
    }
    let year = question.year.map(|year| match question.since_year {
        Some(first) => fill(
            questions(lang).years,
            &[&first.to_string(), &year.to_string()],
        ),
        None => fill(questions(lang).year, &[&year.to_string()]),
    });
    let part = question.part;
    let part = part.and_then(|part| of_year::said(part, question.year, lang));
    part.or(year).unwrap_or_default()
}

/// The earlier time that it was to be compared with.
fn against(question: &Question, lang: Lang) -> String {
    let phrases = questions(lang);
    match question.earlier {
        None => String::new(),
        Some(Earlier::SamePeriod) => phrases.against_same_period.to_owned(),
        Some(Earlier::YearBefore) => phrases.against_year_before.to_owned(),
        Some(Earlier::Year(year)) => fill(phrases.against_year, &[&year.to_string()]),
    }
}

/// The places whose series answer: "Lai Châu, Sơn La"; all of them where the question is of every place.
pub(crate) fn looked_at(basis: Basis<'_>, asked: &Asked, lang: Lang) -> String {
    let catalog = basis.catalog;
    let places = asked
        .places
        .iter()
        .map(|place| catalog.say(catalog.place(*place).name, lang));
    let places: Vec<&str> = places.chain(asked.missing.iter().copied()).collect();
    match places.is_empty() {
        true => words(lang).every_place.to_owned(),
        false => places.join(", "),
    }
}

/// The same question in fewer words, for a narrow line: the places first, which must not be cut.
pub(crate) fn understood_shortly(basis: Basis<'_>, asked: &Asked, lang: Lang) -> String {
    let whole = understood(basis, asked, lang);
    let place = looked_at(basis, asked, lang);
    let rest = whole.replacen(&format!(" · {place}"), "", 1);
    match rest == whole {
        true => whole,
        false => format!("{place}: {rest}"),
    }
}

fn kind_word(kind: QuestionKind, phrases: &'static Questions) -> &'static str {
    match kind {
        QuestionKind::Figure => phrases.figure,
        QuestionKind::Target => phrases.target,
        QuestionKind::Met => phrases.met,
        QuestionKind::When => phrases.when,
        QuestionKind::Gap => phrases.gap,
        QuestionKind::Which => phrases.which,
        QuestionKind::Count => phrases.count,
        QuestionKind::Compare => phrases.compare,
        QuestionKind::Source => phrases.source,
        QuestionKind::Owner => phrases.owner,
        QuestionKind::Changed => phrases.changed,
        QuestionKind::Search => phrases.search,
        QuestionKind::None => phrases.none,
    }
}

/// The word of a class, as the board says it.
pub(super) fn state_word(state: State, lang: Lang) -> String {
    let own = match state {
        State::Provisional => Some(words(lang).class_provisional),
        State::ProvisionalMet => Some(words(lang).provisional_above),
        State::ProvisionalShort => Some(words(lang).provisional_below),
        _ => None,
    };
    if let Some(own) = own {
        return own.to_owned();
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
