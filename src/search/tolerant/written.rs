//! The words and figures of a query as they are written.
//!
//! Owns how they are told again. It must not know what they match.

use crate::core::clean::clean;
use crate::core::fold::{Folded, written};

/// The figures of a text that a mark splits into several words: "3.573", "19,1%".
pub(super) fn parted_figures(text: &str) -> Vec<String> {
    let is_outer = |c: char| !c.is_ascii_digit();
    let chunks = text
        .split_whitespace()
        .map(|chunk| chunk.trim_matches(is_outer));
    let is_figure = |chunk: &&str| {
        let mut digits = chunk.split(['.', ',']);
        chunk.contains(['.', ','])
            && digits.all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
    };
    chunks.filter(is_figure).map(str::to_owned).collect()
}

pub(super) fn written_words(text: &str) -> Vec<String> {
    let folded = Folded::new(text);
    let letters = folded.words().iter();
    let letters = letters.filter_map(|word| folded.letters().get(word.clone()));
    letters
        .map(|letters| clean(&written(letters)).into_owned())
        .collect()
}
