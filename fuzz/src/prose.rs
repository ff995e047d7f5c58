//! Any bytes as the text of a resolution: what is proposed stands in it, and the draft is a pack.

use chitieu::core::lang::Lang;
use chitieu::pack::draft::claim::{Drafted, Quote};
use chitieu::pack::draft::text::Text;
use chitieu::pack::draft::write::{PlanNames, write};
use chitieu::pack::draft::{DocumentHints, draft};
use chitieu::pack::import::encoding::decode;
use chitieu::words::drafts::DraftWords;

use crate::written::loaded;

/// The bytes are a plain text.
///
/// Demanded: no panic, the same when it is read again, quotes that stand in the text and hold their figures, and a
/// pack without an error with a claim for each figure that is not doubtful.
pub fn prose(data: &[u8]) {
    let Ok(decoded) = decode(data.to_vec(), None) else {
        return;
    };
    check(&Text::plain(&decoded.text), data.len().is_multiple_of(2));
}

/// Checks what a text gives; little of it is said on the command line, or all.
pub(crate) fn check(text: &Text, is_terse: bool) {
    let all = DocumentHints {
        place: Some("Huyện A".to_owned()),
        day: Some((2023, Some(7), Some(15))),
        term: Some((2020, 2025)),
    };
    let hints = match is_terse {
        true => DocumentHints::default(),
        false => all,
    };
    let drafted = draft(text, &hints);
    let again = draft(text, &hints);
    assert_eq!(format!("{drafted:?}"), format!("{again:?}"), "read again");
    let letters: Vec<char> = text.whole.chars().collect();
    for proposal in &drafted.proposals {
        assert!(!proposal.quotes.is_empty(), "{proposal:?} has no quote");
        for quote in &proposal.quotes {
            in_text(quote, &letters);
            for end in [Some(proposal.low), proposal.high].into_iter().flatten() {
                let held: String = quote.text.chars().filter(char::is_ascii_digit).collect();
                let wanted = digits(&end.to_string());
                assert!(held.contains(&wanted), "{end} in {quote:?}");
            }
        }
    }
    for lang in Lang::ALL {
        written(&drafted, lang);
    }
}

/// The digits of a figure without zeros around them, as a word for a power of ten may add some.
fn digits(figure: &str) -> String {
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// A quote is what stands at its place, but for spaces and what cannot be seen.
fn in_text(quote: &Quote, letters: &[char]) {
    let place = quote.first.checked_sub(1).map(|first| first..quote.last);
    let words = place.and_then(|place| letters.get(place));
    let words = words.unwrap_or_else(|| panic!("{quote:?} in {} letters", letters.len()));
    let visible = |c: &char| c.is_alphanumeric();
    let there: String = words.iter().copied().filter(visible).collect();
    let said: String = quote.text.chars().filter(visible).collect();
    assert_eq!(there, said, "{quote:?}");
}

fn written(drafted: &Drafted, lang: Lang) {
    let names = PlanNames {
        pack: "p".to_owned(),
        plan: None,
        file: "in.txt".to_owned(),
        unsorted: ("U".to_owned(), "U".to_owned()),
    };
    if drafted.document.place.is_none() || drafted.proposals.is_empty() {
        return;
    }
    let loaded = loaded(write(drafted, &names, &DraftWords(lang)));
    let live = drafted.proposals.iter().filter(|one| one.is_live()).count();
    assert_eq!(loaded.catalog.claim_count(), live, "figures that count");
}
