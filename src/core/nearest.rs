//! The known name most like one that is not known.
//!
//! Owns how near is near enough to be a slip of the keys. It must not know what is named.

/// Returns the candidate most like a word, if any is near enough to be a slip.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(word, candidate);
        let allowed = (candidate.chars().count().max(word.chars().count()) / 3).max(1);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggests_only_slips() {
        for (word, expected) in [
            ("nmae", Some("name")),
            ("better_", Some("better")),
            ("zzz", None),
        ] {
            assert_eq!(nearest(word, ["name", "better", "unit"]), expected);
        }
    }
}
