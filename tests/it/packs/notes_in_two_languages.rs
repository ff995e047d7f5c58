//! Remarks on figures: said in the language of the screen, exchanged in English.

use chitieu::core::lang::Lang;
use chitieu::pack::{files, load};

use crate::support::frozen;
use crate::support::program::prints;

#[test]
fn every_shipped_note_is_in_vietnamese_too() {
    let catalog = load(&files::embedded()).catalog;
    let claims = catalog.series_ids().flat_map(|id| catalog.claims(id));
    let lists = catalog.lists().iter().flat_map(|list| &list.items);
    let notes: Vec<_> = claims
        .map(|(_, claim)| claim.note)
        .chain(catalog.programmes().iter().map(|found| found.note))
        .chain(lists.map(|(_, note)| *note))
        .chain(catalog.reported().iter().map(|found| found.note))
        .chain(catalog.judgements().iter().map(|found| found.note))
        .filter(|note| !catalog.text(*note).is_empty())
        .collect();
    assert!(notes.len() > 200, "{}", notes.len());
    for note in notes {
        let (vi, en) = (catalog.note(note, Lang::Vi), catalog.text(note));
        assert_eq!(catalog.note(note, Lang::En), en);
        assert_ne!(vi, en, "not translated");
        assert!(has_vietnamese_numbers(vi), "{vi}");
        assert_eq!(
            en.starts_with("derived"),
            vi.starts_with("suy ra"),
            "{en} / {vi}"
        );
    }
}

/// Tells whether every point between digits parts thousands, as in `27.004`.
fn has_vietnamese_numbers(text: &str) -> bool {
    let starts_with_digit = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let ends_with_digit = |part: &str| part.ends_with(|c: char| c.is_ascii_digit());
    let parts: Vec<&str> = text.split('.').collect();
    parts.windows(2).all(|pair| {
        let digits = pair[1].chars().take_while(char::is_ascii_digit).count();
        !ends_with_digit(pair[0]) || !starts_with_digit(pair[1]) || digits == 3
    })
}

#[test]
fn vietnamese_numbers_are_told_from_english_ones() {
    for (text, is_vietnamese) in [
        ("47,45; 27.004; 1.470.000 (L30).", true),
        ("47.45", false),
        ("3.39e5", false),
    ] {
        assert_eq!(has_vietnamese_numbers(text), is_vietnamese, "{text}");
    }
}

#[test]
fn figures_worked_out_are_marked_in_both_languages() {
    let catalog = &frozen::library().catalog;
    let derived = catalog
        .series_ids()
        .flat_map(|id| catalog.claims(id))
        .filter(|(_, claim)| claim.is_derived);
    assert_eq!(derived.count(), 16);
}

#[test]
fn a_page_shows_the_note_of_its_language_and_json_the_exchanged_one() {
    // The language of the page, or JSON; then the note that stands there and one that does not.
    for (line, shown, hidden) in [
        (["--lang", "vi"].as_slice(), VI, EN),
        (&["--lang", "en"], EN, VI),
        (&["--lang", "vi", "--json"], EN, VI),
    ] {
        let page = prints(&[&["show", "grdp-per-capita"], line].concat(), 0);
        assert!(page.contains(shown), "{line:?}\n{page}");
        assert!(!page.contains(hidden), "{line:?}\n{page}");
    }
}

const VI: &str = "suy ra: 47,45 - 4,12";
const EN: &str = "derived: 47.45 - 4.12";
