//! Topics among the words that ask, and the end from which a list begins.
//!
//! Owns where a topic may stand in "how many clean water targets" and "chỉ tiêu y tế nào". It must not know what the
//! pieces mean together.

use crate::search::grammar::phrases::MET;
use crate::search::grammar::pieces::{Piece, Pieces};
use crate::search::grammar::says::{First, Says, State};

/// The most words of a topic.
const MOST_OF_TOPIC: usize = 6;

fn is_noun(says: Says) -> bool {
    matches!(says, Says::Noun | Says::Nouns)
}

impl Pieces<'_> {
    /// The end from which a list begins.
    pub(super) fn first(&self) -> Option<First> {
        let said = self.found.iter().filter_map(|piece| match piece.says {
            Says::First(first) => Some(first),
            _ => None,
        });
        // "Top 5 worst": "worst" decides.
        let said = said.max_by_key(|first| *first == First::Worst);
        // "Vượt nhiều nhất": the class tells the end.
        let most = self
            .words
            .iter()
            .any(|word| matches!(word.word.bare.as_str(), "nhat" | "most" | "furthest"));
        let is_good = |piece: &Piece| match piece.says {
            Says::Reached => true,
            Says::State(states) => MET.contains(states.first().unwrap_or(&State::NoData)),
            _ => false,
        };
        let of_class = match self.found.iter().any(is_good) {
            true => First::Best,
            false => First::Worst,
        };
        let has_states = self
            .found
            .iter()
            .any(|piece| matches!(piece.says, Says::State(_)));
        said.or_else(|| (most && has_states).then_some(of_class))
    }

    /// "How many clean water targets": a topic stands between the words that ask.
    pub(super) fn counts_of_a_topic(&self) -> bool {
        self.topic_between(|one, two| one == Says::Many && is_noun(two))
    }

    /// "Chỉ tiêu y tế nào", "which health targets".
    pub(super) fn which_of_a_topic(&self) -> bool {
        self.topic_between(|one, two| {
            (is_noun(one) && two == Says::Which) || (one == Says::Which && is_noun(two))
        })
    }

    /// Whether a short topic stands between two such words; before the noun in English, after it in Vietnamese.
    fn topic_between(&self, is_pair: impl Fn(Says, Says) -> bool) -> bool {
        let found: Vec<&Piece> = self
            .found
            .iter()
            .filter(|piece| !matches!(piece.says, Says::Edge | Says::Name))
            .collect();
        found.windows(2).any(|two| {
            let [one, two] = two else {
                return false;
            };
            let last = self.words.get(two.at.end - 1);
            let is_english = last.is_some_and(|word| {
                let bare = word.word.bare.trim_end_matches('s');
                matches!(bare, "target" | "goal" | "indicator" | "objective" | "kpi")
            });
            let is_ordered = match is_noun(two.says) {
                true => is_english,
                false => true,
            };
            is_ordered && is_pair(one.says, two.says) && two.at.start - one.at.end < MOST_OF_TOPIC
        })
    }
}
