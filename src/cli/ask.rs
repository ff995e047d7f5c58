//! `ask`: one question and its answer.
//!
//! Owns what of an answer is printed and with which code the command ends: 0 answered, 1 nothing. It must not know
//! how a question is read, nor how a fact is said.

use crate::cli::args::Ask;
use crate::cli::error::Error;
use crate::cli::output::{Done, NOTHING};
use crate::cli::plans;
use crate::cli::scope::CommandScope;
use crate::core::lang::Lang;
use crate::core::model::SeriesId;
use crate::library;
use crate::library::asked::Asked;
use crate::report::asked::{headline, how_measured, lines, remarks, rows, understood};
use crate::report::asked_json::document;
use crate::report::basis::Basis;
use crate::report::json::pretty;
use crate::report::paint::Paint;
use crate::report::table;
use crate::search::filter_fields::field_and_value;
use crate::search::grammar::{self, QuestionKind};
use crate::words::locale::words::{fill, words};
use crate::words::problems::filters;
use crate::words::questions::questions;

/// Most hits that a search names beside the first.
const MOST_HITS: usize = 10;

/// Answers a question.
///
/// # Errors
/// Where a filter of the question cannot be read.
pub(crate) fn ask(scope: &CommandScope, args: &Ask, paint: Paint) -> Result<Done, Error> {
    let asked = asked(scope, &args.query.join(" "), None);
    if asked.query.error().is_some() {
        return Err(Error::Unreadable(Box::new(asked.query)));
    }
    let basis = basis(scope);
    let code = if asked.is_answered() { 0 } else { NOTHING };
    if args.json {
        let others = match asked.kind() {
            QuestionKind::Search => plans::found(scope, &asked.query, &asked.answer, MOST_HITS),
            _ => Vec::new(),
        };
        let others = others
            .iter()
            .map(|met| plans::document(scope, met))
            .collect();
        return Ok(Done::text(pretty(&document(basis, &asked, others)), code));
    }
    let hint = filter_hint(&args.query.join(" "), scope.lang);
    if code != 0 {
        let said = nothing(scope, &asked);
        let said = hint.map_or(said.clone(), |hint| format!("{said} {hint}"));
        return Ok(Done::nothing(said));
    }
    let mut out = fill(
        words(scope.lang).understood,
        &[&understood(basis, &asked, scope.lang)],
    ) + "\n";
    out.push_str(&answer(scope, &asked, paint));
    Ok(Done::text(out, 0).warning(hint))
}

/// The right spelling of a filter, for a text in which a blank stands between its colon and its value.
pub(super) fn filter_hint(text: &str, lang: Lang) -> Option<String> {
    let (field, value) = field_and_value(text.trim())?;
    let is_apart = value.starts_with(char::is_whitespace);
    let value = value.trim();
    if !is_apart || value.is_empty() {
        return None;
    }
    let value = match value.contains(' ') {
        true => format!("\"{value}\""),
        false => value.to_owned(),
    };
    Some(fill(
        questions(lang).filter_hint,
        &[&format!("{}:{value}", lang.pick(field.vi(), field.en()))],
    ))
}

/// Understands a question as this scope looks at things.
pub(super) fn asked(scope: &CommandScope, text: &str, about: Option<SeriesId>) -> Asked {
    let looking = library::Scope {
        viewpoint: &scope.viewpoint,
        place: scope.place,
        home: scope.first_place(),
    };
    match scope.is_everywhere {
        true => scope.library.ask_everywhere(text, looking, about),
        false => scope.library.ask(text, looking, about),
    }
}

/// The basis of answers; the place from which a person asks needs no mention in them.
pub(super) fn basis(scope: &CommandScope) -> Basis<'_> {
    Basis {
        home: scope.first_place(),
        ..scope.basis()
    }
}

fn answer(scope: &CommandScope, asked: &Asked, paint: Paint) -> String {
    let basis = basis(scope);
    match asked.kind() {
        QuestionKind::Which => {
            let rows = match asked.of_year {
                // The columns of the table are of the plan.
                Some(_) => rows(basis, asked)
                    .into_iter()
                    .map(|row| row + "\n")
                    .collect(),
                None => table::lines(basis, &asked.series, paint),
            };
            let measured = how_measured(basis, asked);
            let remarks = measured.into_iter().chain(remarks(basis, asked));
            let remarks = remarks.map(|line| line + "\n");
            let remarks: String = remarks.collect();
            format!("{}\n{remarks}{rows}", headline(basis, asked))
        }
        QuestionKind::Search => {
            let hits: Vec<SeriesId> = asked
                .answer
                .hits
                .iter()
                .map(|hit| SeriesId(hit.entry))
                .take(MOST_HITS)
                .collect();
            let mut out = table::lines(basis, &hits, paint);
            let others = plans::found(scope, &asked.query, &asked.answer, MOST_HITS);
            out.extend(others.iter().map(|met| plans::line(scope, met)));
            let remarks = remarks(basis, asked).into_iter().map(|line| line + "\n");
            remarks.collect::<String>() + &out
        }
        _ => lines(basis, asked)
            .into_iter()
            .map(|line| line + "\n")
            .collect(),
    }
}

/// Says that there is no answer, and why.
pub(super) fn nothing(scope: &CommandScope, asked: &Asked) -> String {
    let phrases = questions(scope.lang);
    if let Some(problem) = asked.query.error() {
        return filters::at_its_place(&asked.query, problem, scope.lang);
    }
    let said = lines(basis(scope), asked);
    if !said.is_empty() {
        return said.join("; ");
    }
    let suggestion = asked.answer.suggestion.as_ref();
    match suggestion.filter(|near| !grammar::only_asks(near)) {
        Some(near) => fill(words(scope.lang).suggestion, &[near]),
        None if asked.question.subjects.is_empty() => phrases.name_a_thing.to_owned(),
        None => phrases.nothing_about.to_owned(),
    }
}
