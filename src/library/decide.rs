//! Lets a typed figure decide between answers.
//!
//! Owns when a figure tells which of several answers is meant: the one that prints it. It must not know how the
//! answers were found.

use crate::core::fold::bare;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::SeriesId;
use crate::library::open::Library;
use crate::library::printed::prints;
use crate::search::answer::Answer;
use crate::search::query::Query;

/// The number of answers that are looked at.
const CANDIDATES: usize = 12;

impl Library {
    /// Moves an answer to the front if it alone prints a figure of the query.
    pub(super) fn decide(&self, query: &Query, viewpoint: &Viewpoint, answer: &mut Answer) {
        let figures = query.figures_beside_words();
        if figures.is_empty() || answer.hits.len() < 2 {
            return;
        }
        let is_printed = |entry: u32| {
            let prints_one = |figure: &Vec<_>| {
                let mut claims = prints(&self.catalog, viewpoint, SeriesId(entry), figure);
                claims.next().is_some()
            };
            figures.iter().any(prints_one)
        };
        let candidates = answer.hits.iter().take(CANDIDATES).enumerate();
        let mut printing = candidates.filter(|(_, hit)| is_printed(hit.entry));
        let (Some((at, _)), None) = (printing.next(), printing.next()) else {
            return;
        };
        drop(printing);
        let hit = answer.hits.remove(at);
        let name = self.catalog.indicator_of(SeriesId(hit.entry)).name.vi;
        let name = self.catalog.text(name);
        answer.hits.insert(0, hit);
        if at > 0 && (answer.understood.is_some() || !answer.ignored.is_empty()) {
            answer.understood = Some(name.to_lowercase());
        }
        // The figure is found after all, and so is every word of the name.
        let words = bare(name);
        let is_in_name = |word: &str| words.split(' ').any(|known| known == bare(word));
        let is_figure = |word: &str| {
            let mut letters = word.chars();
            letters.all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        };
        let ignored = &mut answer.ignored;
        ignored.retain(|word| !is_figure(word) && !is_in_name(word));
    }
}
