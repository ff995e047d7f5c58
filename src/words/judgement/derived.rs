//! Derived figures in words.
//!
//! Owns the formula with its numbers and the line of each input with its source. It must not know how a figure
//! is worked out, nor where it is shown.

use crate::core::catalog::Catalog;
use crate::core::derivation::{Derivation, DerivationInput, Form};
use crate::core::figure::Figure;
use crate::core::lang::Lang;
use crate::core::model::IndicatorId;
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::words::words;
use crate::words::wording;

/// The formula with its numbers: "((1 + 3,91%)³ × (1 + 7,52%))^(1/4) − 1".
pub fn formula(catalog: &Catalog, derivation: &Derivation, lang: Lang) -> String {
    if let Some(formula) = derivation.formula {
        return catalog.say(formula, lang).to_owned();
    }
    let inputs = &derivation.inputs;
    let said: Vec<String> = inputs
        .iter()
        .map(|input| value(catalog, input, lang))
        .collect();
    let joined = |sign: &str| said.join(sign);
    match derivation.form {
        Form::Chain => chain(catalog, derivation, &said),
        Form::Growth => {
            let years = span(catalog, derivation).unwrap_or(1);
            match said.as_slice() {
                [start, end] => format!("({end} ÷ {start})^(1/{years}) − 1"),
                _ => joined(" → "),
            }
        }
        Form::Mean => format!("({}) ÷ {}", joined(" + "), said.len()),
        Form::Sum => joined(" + "),
        Form::Difference => joined(" − "),
        Form::Product => joined(" × "),
        Form::Ratio => joined(" ÷ "),
        Form::Rest => format!("100 − {}", joined(" − ")),
        Form::Weakest => {
            let label = lang.pick("phần thấp nhất trong", "the weakest of");
            format!("{label} {}", joined("; "))
        }
        Form::Same | Form::Bound => joined("; "),
    }
}

/// The inputs, each with its period and source; one that is missing is said to be.
pub fn inputs(catalog: &Catalog, derivation: &Derivation, lang: Lang) -> Vec<String> {
    let inputs = derivation.inputs.iter();
    inputs.map(|input| line(catalog, input, lang)).collect()
}

fn line(catalog: &Catalog, input: &DerivationInput, lang: Lang) -> String {
    let indicator = catalog.indicator(input.indicator);
    let name = catalog.say(indicator.name, lang);
    let Some(claim) = input.claim.map(|id| catalog.claim(id)) else {
        let year = input
            .year
            .map_or_else(String::new, |year| format!(", {year}"));
        let missing = lang.pick("chưa có số liệu", "no figure yet");
        return format!("{name}{year}: {missing}");
    };
    let figure = wording::marked_figure(catalog, &claim, FigureSize::Words, lang);
    let figure = wording::with_unit(&figure, catalog.say(indicator.unit, lang));
    let when = wording::when(catalog, &claim, lang);
    let source = wording::source(catalog, &claim, lang);
    let mut said = format!("{name}: {figure}, {when}");
    if !source.is_empty() {
        said.push_str(&format!(" · {source}"));
    }
    if let Some((low, high)) = input.ends {
        let taken = lang.pick("tính với", "reckoned with");
        said.push_str(&format!(" · {taken} {}", ends(low, high, lang)));
    }
    let note = catalog.note(input.note, lang);
    if !note.is_empty() {
        said.push_str(&format!(" · {}: {note}", words(lang).note));
    }
    said
}

/// The number of an input, with a percent sign where it is one.
fn value(catalog: &Catalog, input: &DerivationInput, lang: Lang) -> String {
    let Some(claim) = input.claim.map(|id| catalog.claim(id)) else {
        return "?".to_owned();
    };
    let said = match input.ends {
        Some((low, high)) => ends(low, high, lang),
        None => wording::figure(&claim, FigureSize::Signs, lang),
    };
    match is_percent(catalog, input.indicator) {
        true => format!("{said}%"),
        false => said,
    }
}

fn ends(low: Figure, high: Figure, lang: Lang) -> String {
    let low_said = number::figure(low, lang);
    match low == high {
        true => low_said,
        false => format!("{low_said}–{}", number::figure(high, lang)),
    }
}

fn is_percent(catalog: &Catalog, id: IndicatorId) -> bool {
    catalog.text(catalog.indicator(id).unit.vi).starts_with('%')
}

fn chain(catalog: &Catalog, derivation: &Derivation, said: &[String]) -> String {
    let mut all = 0;
    let mut factors = Vec::with_capacity(said.len());
    for (input, value) in derivation.inputs.iter().zip(said) {
        let years = years(catalog, input);
        all += years;
        let power = match years {
            1 => String::new(),
            years => format!("^{years}"),
        };
        // The parts of a range stand apart from the one they are added to.
        let value = match value.contains('–') {
            true => format!("({value})"),
            false => value.clone(),
        };
        factors.push(format!("(1 + {value}){power}"));
    }
    format!("({})^(1/{all}) − 1", factors.join(" × "))
}

/// How many years an input is the mean of.
fn years(catalog: &Catalog, input: &DerivationInput) -> i32 {
    let claim = input.claim.map(|id| catalog.claim(id));
    let span = claim.and_then(|claim| catalog.period(claim.period).years());
    span.map_or(1, |(first, last)| i32::from(last) - i32::from(first) + 1)
}

/// The years from the first input to the last.
fn span(catalog: &Catalog, derivation: &Derivation) -> Option<i32> {
    let year = |input: &DerivationInput| input.claim.and_then(|id| catalog.claim(id).year);
    let first = derivation.inputs.first().and_then(year)?;
    let last = derivation.inputs.last().and_then(year)?;
    Some(i32::from(last) - i32::from(first))
}
