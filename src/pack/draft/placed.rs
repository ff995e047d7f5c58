//! Figures of other places than that of the text.
//!
//! Owns how such a place, and what is measured there, are told: "Xã Nậm Ban: trồng 85 ha", "các huyện … cao nhất: Nậm Pồn
//! 38,2 %". It must not know kinds or times.

use super::cues::HEADS;
use super::document::unit_at;
use super::proposal::FigureInText;
use super::read::ReadParagraph;
use super::text::{Shape, TextToken};

/// The most tokens of a list's lead.
const LEAD: usize = 30;

/// The place that leads a paragraph before a colon.
pub fn leading(read: &ReadParagraph<'_>) -> Option<String> {
    let is_word = |token: &TextToken| token.shape == Shape::Word;
    let start = read.tokens.iter().take(4).position(is_word)?;
    let (name, end) = unit_at(read.text, read.tokens, start)?;
    read.tokens
        .get(end)
        .is_some_and(|mark| mark.is(":"))
        .then_some(name)
}

impl FigureInText<'_, '_> {
    /// The name of a place that stands alone before the figure, as in a list of places.
    pub(super) fn bare_place(&self) -> Option<String> {
        let (from, to) = self
            .left
            .filter(|left| left.0 > self.sought.sentence.from)?;
        let words = self.around.read.tokens.get(from..to)?;
        let is_name = (2..=4).contains(&words.len())
            && words
                .iter()
                .all(|token| token.shape == Shape::Word && token.capital);
        let (first, last) = (words.first()?, words.last()?);
        let name = is_name.then(|| self.around.read.text.shown(first.start, last.end))?;
        // "GRDP", "BHYT": letters that stand for a thing.
        let is_short = name
            .split(' ')
            .any(|word| word.chars().skip(1).any(char::is_uppercase));
        (!is_short).then(|| match self.level_of_list() {
            Some(level) => format!("{level} {name}"),
            None => name,
        })
    }

    /// The words of the sentence that lead a list.
    fn lead_of_list(&self) -> &[TextToken] {
        let from = self.sought.sentence.from;
        let to = (from + LEAD).min(self.edge.max(from)).min(self.number.from);
        let tokens = self.around.read.tokens;
        let end = (from..self.number.from.min(from + LEAD)).find(|at| {
            tokens
                .get(*at)
                .is_some_and(|token| token.is_one_of(&[":", "(", "như", "gồm"]))
        });
        tokens.get(from..end.unwrap_or(to)).unwrap_or(&[])
    }

    /// "Các huyện có tỷ lệ hộ nghèo cao: …": of which level the places are.
    fn level_of_list(&self) -> Option<&'static str> {
        const LEVELS: [(&str, &str); 4] = [
            ("huyện", "Huyện"),
            ("xã", "Xã"),
            ("phường", "Phường"),
            ("tỉnh", "Tỉnh"),
        ];
        let mut two = self.lead_of_list().windows(2);
        two.find_map(|two| {
            let is_many = two[0].is_one_of(&["các", "số", "những"]);
            LEVELS
                .iter()
                .find(|(word, _)| is_many && two[1].is(word))
                .map(|(_, level)| *level)
        })
    }

    /// What a list of places measures: the words of its lead from the head of a name on, else the name of the figure before.
    pub(super) fn measured_in_list(&self) -> Option<String> {
        let lead = self.lead_of_list();
        let head =
            (0..lead.len()).find(|at| HEADS.at(lead, *at).is_some_and(|(end, ())| end > at + 1));
        let Some(head) = head else {
            return self
                .base
                .map(|base| base.name.clone())
                .filter(|name| !name.is_empty());
        };
        let ends = [
            "cao", "thấp", "trên", "dưới", "còn", "đạt", "của", ":", ",", "tại", "ở", "nhiều",
            "lớn",
        ];
        let end = (head..lead.len()).find(|at| lead[*at].is_one_of(&ends) || lead[*at].is_number());
        let words = lead.get(head..end.unwrap_or(lead.len()))?;
        let (first, last) = (words.first()?, words.last()?);
        let name = self.around.read.text.shown(first.start, last.end);
        let mut letters = name.chars();
        let capital = letters.next()?.to_uppercase().chain(letters).collect();
        Some(capital)
    }
}
