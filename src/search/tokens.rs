//! The parts of a query: what stands between white space, and values of filters that are several words.
//!
//! Owns where a part begins and ends. It must not know the catalogue: a function that is passed in tells whether
//! words are a name.

use crate::search::filter_fields::{FilterField, alternatives, field_and_value, is_quote};

/// A part of a query, without white space unless it is quoted.
pub(super) struct QueryPart {
    /// The part.
    pub(super) text: String,
    /// Its first character.
    pub(super) start: usize,
    /// The character after its last one.
    pub(super) end: usize,
}

/// Splits a query at white space, except between double quotes.
pub(super) fn split(text: &str) -> Vec<QueryPart> {
    let mut tokens: Vec<QueryPart> = Vec::new();
    let mut is_fresh = true;
    let mut is_quoted = false;
    for (at, c) in text.chars().enumerate() {
        if is_quote(c) {
            is_quoted = !is_quoted;
        } else if !is_quoted && (c.is_whitespace() || c.is_control()) {
            is_fresh = true;
            continue;
        }
        if is_fresh {
            tokens.push(QueryPart {
                text: String::new(),
                start: at,
                end: at,
            });
            is_fresh = false;
        }
        if let Some(token) = tokens.last_mut() {
            token.text.push(c);
            token.end = at + 1;
        }
    }
    tokens
}

/// Tells whether a value of several words is a name, or its first words.
pub(crate) type IsName<'n> = &'n dyn Fn(FilterField, &str) -> bool;

/// The most words of a value without quotes.
const VALUE_WORDS: usize = 8;

/// Joins the value of a filter with the following words that continue a name.
pub(super) fn with_whole_values(tokens: Vec<QueryPart>, is_name: IsName<'_>) -> Vec<QueryPart> {
    let mut joined: Vec<QueryPart> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let behind = tokens.get(at + 1..).unwrap_or_default();
        let more = words_of_value(token, behind, is_name);
        let behind = behind.iter().take(more);
        let end = behind
            .clone()
            .next_back()
            .map_or(token.end, |last| last.end);
        let words = std::iter::once(token).chain(behind);
        let words: Vec<&str> = words.map(|token| token.text.as_str()).collect();
        joined.push(QueryPart {
            text: words.join(" "),
            end,
            ..*token
        });
        at += 1 + more;
    }
    joined
}

/// How many of the tokens after a filter belong to its value.
fn words_of_value(token: &QueryPart, behind: &[QueryPart], is_name: IsName<'_>) -> usize {
    let written = token.text.trim_start_matches('!');
    let Some((field, value)) = field_and_value(written) else {
        return 0;
    };
    if value.is_empty() || value.contains(is_quote) {
        return 0;
    }
    let last = alternatives(field, value)
        .pop()
        .map_or(value, |(_, last)| last);
    let is_word = |token: &&QueryPart| !token.text.contains([':', '>', '<', '!', '\'', '^', '"']);
    let words = behind.iter().take_while(is_word).take(VALUE_WORDS);
    let mut value = last.to_owned();
    let mut most = 0;
    for (at, word) in words.enumerate() {
        // "khó đạt,không đạt": the first value ends with the comma, and the next begins.
        let mut parts = alternatives(field, &word.text);
        let next = parts.pop().map_or("", |(_, next)| next);
        if let Some((_, end)) = parts.first() {
            value.push(' ');
            value.push_str(end);
            if !is_name(field, &value) {
                break;
            }
            value = next.to_owned();
            most = at + 1;
            continue;
        }
        value.push(' ');
        value.push_str(next);
        if is_name(field, &value) {
            most = at + 1;
        }
    }
    most
}
