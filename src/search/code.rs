//! Finds documents whose own code is the query: an id, or the number at the start of a name.
//!
//! Owns how a code is written: "grdp-per-capita", "1.2.1". Whoever types a code means one thing, however many names
//! contain the same words. It must not know tiers or scores.

use roaring::RoaringBitmap;

use crate::core::fold::Word;
use crate::search::evaluate::evaluate;
use crate::search::index::Index;
use crate::search::interpretations::Interpretation;
use crate::search::query::Query;
use crate::search::scan_texts::{Phrase, scan_texts};
use crate::search::texts::TextTest;
use crate::search::vocabulary::{Alternatives, Vocabulary};

/// Returns the documents whose code is the whole query; `by_id` are those whose id has its words.
pub(super) fn by_code(index: &Index, query: &Query, by_id: &RoaringBitmap) -> RoaringBitmap {
    let text = query.text().trim();
    if is_id(text) {
        return by_id.clone();
    }
    match is_number(text) {
        true => numbered(index, query),
        false => RoaringBitmap::new(),
    }
}

/// Tells whether a text is written like an id.
fn is_id(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.chars().all(is_part) && !text.starts_with('-')
}

/// Tells whether a text is a number of several parts, as headings have: "1.2", "1.2.1", "II.3".
fn is_number(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    text.contains('.') && text.split('.').all(is_part) && text.chars().any(|c| c.is_ascii_digit())
}

/// Returns the documents of which a name begins with the words of the query. A name that goes on with a number has
/// the code of a subsection.
fn numbered(index: &Index, query: &Query) -> RoaringBitmap {
    let words = query.terms().iter().flat_map(|term| &term.words);
    let alternatives = |word: &Word| index.vocabulary.alternatives(word, false);
    let words: Vec<Alternatives> = words.map(alternatives).collect();
    let interpretation = Interpretation::Phrase { words, start: true };
    let found = evaluate(index, &interpretation, false, None, None).all;
    let Interpretation::Phrase { words, start } = &interpretation else {
        return found;
    };
    let test = Numbered {
        phrase: Phrase {
            words,
            start: *start,
        },
        vocabulary: &index.vocabulary,
    };
    scan_texts(index, &found, None, &test, None)
}

/// The words at the start of a text, if no number follows them.
struct Numbered<'a> {
    phrase: Phrase<'a>,
    vocabulary: &'a Vocabulary,
}

impl TextTest for Numbered<'_> {
    fn passes<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        let is_number = |id: &W| {
            let bare = &self.vocabulary.get((*id).into()).word.bare;
            bare.bytes().all(|b| b.is_ascii_digit())
        };
        let next = text.get(self.phrase.words.len());
        self.phrase.find(text).is_some() && !next.is_some_and(is_number)
    }
}

#[cfg(test)]
mod tests {
    use super::{is_id, is_number};

    #[test]
    fn a_code_is_told_from_words() {
        for (text, id, number) in [
            ("grdp-per-capita", true, false),
            ("poverty rate", false, false),
            ("1.2.1", false, true),
            ("1.2.", false, true),
            ("II.3", false, true),
            ("a.b", false, false),
            ("1..2", false, false),
            (".5", false, false),
            ("hộ-nghèo", false, false),
            ("-x", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_id(text), is_number(text)), (id, number), "{text}");
        }
    }
}
