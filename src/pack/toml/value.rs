//! Figures as they are written.
//!
//! Owns the digits: a number never passes through a binary fraction, and what the figure would lose of the way it was
//! written is kept. It must not know what the figure is of.

use std::ops::Range;

use super::field::Located;
use super::notes::Notes;
use super::table::{Table, wrong};
use super::tree::TreeValue;
use crate::core::clean::clean;
use crate::core::figure::{Figure, FigureError, split_range};
use crate::pack::diagnostic::{Problem, WantedValue};
use crate::pack::slips::figure::slip;

/// The figures of one claim as written.
#[derive(Clone, Debug)]
pub struct ClaimFigures {
    /// The figure, or the lower end.
    pub low: Figure,
    /// The upper end of a range.
    pub high: Option<Figure>,
    /// What was written, where the figures do not give it back.
    pub verbatim: Option<String>,
}

impl ClaimFigures {
    /// Reads a figure, or a range `low-high`.
    ///
    /// # Errors
    /// The part that is no figure, and why.
    pub fn parse(text: &str) -> Result<Self, (&str, FigureError)> {
        let figure = |part| Figure::parse(part).map_err(|error| (part, error));
        match split_range(text) {
            Some((low, high)) => Ok(Self::range((figure(low)?, low), (figure(high)?, high))),
            None => Ok(Self::one(figure(text)?, text)),
        }
    }

    fn one(low: Figure, text: &str) -> Self {
        Self {
            low,
            high: None,
            verbatim: (!low.is_printed(text)).then(|| text.to_owned()),
        }
    }

    fn range((low, low_text): (Figure, &str), (high, high_text): (Figure, &str)) -> Self {
        let is_printed = low.is_printed(low_text) && high.is_printed(high_text);
        Self {
            low,
            high: Some(high),
            verbatim: (!is_printed).then(|| format!("{low_text}-{high_text}")),
        }
    }
}

impl Table<'_> {
    /// Takes a figure, or `[low, high]`, with the digits as written.
    pub fn figure(
        &mut self,
        key: &'static str,
        notes: &mut Notes,
    ) -> Option<Located<ClaimFigures>> {
        let (value, at) = self.take(key)?;
        let value = match &value {
            TreeValue::List(items) => {
                let ends: Vec<_> = self.items(items).collect();
                let [low, high] = ends[..] else {
                    notes.note(Problem::BadRange, &at);
                    return None;
                };
                let texts = (digits(&low.value), digits(&high.value));
                let (Some(low_text), Some(high_text)) = texts else {
                    return wrong(key, WantedValue::Figure, &value, &at, notes);
                };
                let low = one_figure(low_text, &low.at, notes)?;
                let high = one_figure(high_text, &high.at, notes)?;
                ClaimFigures::range((low, low_text), (high, high_text))
            }
            single => match digits(single).map(ClaimFigures::parse) {
                None => return wrong(key, WantedValue::Figure, single, &at, notes),
                Some(Ok(value)) => value,
                Some(Err((text, error))) => {
                    note_bad_figure(text, error, &at, notes);
                    return None;
                }
            },
        };
        Some(Located { value, at })
    }
}

/// The digits of a number or a string as written.
fn digits<'v>(value: &'v TreeValue<'_>) -> Option<&'v str> {
    match value {
        TreeValue::Integer(digits, 10) => Some(digits),
        TreeValue::Float(digits) => Some(digits),
        TreeValue::Text(text) => Some(text),
        _ => None,
    }
}

fn one_figure(text: &str, at: &Range<usize>, notes: &mut Notes) -> Option<Figure> {
    let figure = Figure::parse(text);
    if let Err(error) = figure {
        note_bad_figure(text, error, at, notes);
    }
    figure.ok()
}

fn note_bad_figure(text: &str, error: FigureError, at: &Range<usize>, notes: &mut Notes) {
    let problem = match slip(text) {
        Some(slip) => Problem::Slip(slip),
        None => Problem::BadFigure {
            text: clean(text).into_owned(),
            error,
        },
    };
    notes.note(problem, at);
}
