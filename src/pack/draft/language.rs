//! Whether a paragraph is Vietnamese.
//!
//! Owns how that is told. It must not know figures: those of a paragraph in another language are passed over, since the
//! words that would tell kind and time are not known.

use super::text::{Shape, TextToken};

/// The words of a paragraph that tell its language, at least.
const ENOUGH: usize = 6;
/// Of so many words at least one has a letter that no other language writes.
const ONE_OF: usize = 6;

/// Tells whether a paragraph is of another language: it has words enough, and hardly one with a Vietnamese letter.
pub fn is_foreign(tokens: &[TextToken]) -> bool {
    let words = tokens
        .iter()
        .filter(|token| token.shape == Shape::Word && token.lower.chars().count() > 1);
    let (mut count, mut marked) = (0usize, 0usize);
    for word in words {
        count += 1;
        marked += usize::from(word.lower.chars().any(is_vietnamese));
    }
    count >= ENOUGH && marked * ONE_OF < count
}

fn is_vietnamese(letter: char) -> bool {
    matches!(letter, '\u{1ea0}'..='\u{1ef9}' | 'đ' | 'ơ' | 'ư' | 'ă')
}

#[cfg(test)]
mod tests {
    use super::super::text::Text;
    use super::*;

    #[test]
    fn paragraphs_of_other_languages_are_told_apart() {
        let is_foreign = |text: &str| is_foreign(&Text::plain(text).paragraphs[0].tokens);
        assert!(is_foreign(
            "By 2026 we aim to deliver at least 42,000 homes."
        ));
        assert!(is_foreign(
            "Le taux de pauvreté à la fin de l'année était inférieur à 8 %."
        ));
        assert!(!is_foreign("Thu ngân sách năm 2024 đạt 45 tỷ đồng"));
        assert!(!is_foreign("GRDP 2024: 8,5 %"));
        assert!(!is_foreign("Tăng 3 % so cùng kỳ (WB, IMF, ADB, OECD)"));
    }
}
