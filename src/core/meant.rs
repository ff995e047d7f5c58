//! Which of some names a written beginning means.
//!
//! Owns how well a name fits what was written: the whole name, its first words, its first letters, a later word.
//! It must not know what is named, nor what is said where nothing fits.

use crate::core::fold::bare;

/// How well a name fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameFit {
    /// It is what was written.
    Whole,
    /// It begins with the words that were written.
    Words,
    /// It begins with the letters that were written.
    Letters,
    /// A later word of it begins so.
    Later,
}

/// Which of several things a name means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meant {
    /// For each thing in its order, whether it is meant.
    pub(crate) is: Vec<bool>,
    /// Whether the text is the beginning of several names and equals none of them.
    pub(crate) is_unsure: bool,
}

impl Meant {
    /// Whether anything is meant.
    pub(crate) fn any(&self) -> bool {
        self.is.contains(&true)
    }
}

/// How well a name, letters without their marks, fits what was written in the same way.
fn fit(name: &str, written: &str) -> Option<NameFit> {
    match name.strip_prefix(written) {
        _ if written.is_empty() => None,
        Some("") => Some(NameFit::Whole),
        Some(rest) if rest.starts_with(' ') => Some(NameFit::Words),
        Some(_) => Some(NameFit::Letters),
        None => name
            .contains(&format!(" {written}"))
            .then_some(NameFit::Later),
    }
}

/// Chooses among things, each with its names, those whose best name fits best; `written` has no marks. Letters
/// that stand only in a later word count where `most` says so.
pub(crate) fn meant<'n, N>(things: impl Iterator<Item = N>, written: &str, most: NameFit) -> Meant
where
    N: IntoIterator<Item = &'n str>,
{
    let best = |names: N| {
        let folded = names.into_iter().map(bare);
        let fits = folded.filter_map(|name| Some((fit(&name, written)?, name)));
        fits.filter(|(fit, _)| *fit <= most)
            .min_by_key(|(fit, name)| (*fit, name.len()))
    };
    let found: Vec<Option<(NameFit, String)>> = things.map(best).collect();
    let best = found.iter().flatten().map(|(fit, _)| *fit).min();
    let mut names: Vec<&str> = Vec::new();
    let mut is = Vec::with_capacity(found.len());
    for thing in &found {
        let fitting = thing.as_ref().filter(|(fit, _)| Some(*fit) == best);
        is.push(fitting.is_some());
        // Two candidates already make the name ambiguous, so the search stops there.
        if let Some((_, name)) = fitting
            && names.len() < 2
            && !names.contains(&name.as_str())
        {
            names.push(name);
        }
    }
    Meant {
        is_unsure: best != Some(NameFit::Whole) && names.len() > 1,
        is,
    }
}

#[cfg(test)]
mod tests {
    use super::{NameFit, meant};

    #[test]
    fn the_whole_name_comes_before_its_beginning_and_words_before_letters() {
        let names = [
            "Đạt",
            "Khó đạt",
            "Không đạt",
            "Đúng tiến độ",
            "Cơ cấu",
            "Có nguy cơ",
        ];
        let check = |written: &str, want: &[&str], is_unsure: bool| {
            let found = meant(names.iter().map(|name| [*name]), written, NameFit::Letters);
            let is = names.iter().zip(&found.is).filter(|(_, is)| **is);
            let is: Vec<&str> = is.map(|(name, _)| *name).collect();
            assert_eq!(
                (is.as_slice(), found.is_unsure),
                (want, is_unsure),
                "{written}"
            );
        };
        check("dat", &["Đạt"], false);
        check("kho", &["Khó đạt"], false);
        check("kh", &["Khó đạt", "Không đạt"], true);
        check("khon", &["Không đạt"], false);
        check("d", &["Đạt", "Đúng tiến độ"], true);
        check("co", &["Cơ cấu", "Có nguy cơ"], true);
        check("nguy", &[], false);
        check("", &[], false);
    }

    #[test]
    fn things_of_one_name_are_all_meant_and_nothing_is_unsure() {
        let names = [
            ["Sìn Hồ", "Sin Ho"],
            ["Xã Sìn Hồ", "Sin Ho commune"],
            ["Sìn Hồ", "Sin Ho town"],
        ];
        let found = meant(names.into_iter(), "sin ho", NameFit::Later);
        assert_eq!(
            (found.is, found.is_unsure),
            (vec![true, false, true], false)
        );
        let found = meant(names.into_iter(), "ho", NameFit::Later);
        assert!(found.any() && found.is_unsure);
        assert!(!meant(names.into_iter(), "ho", NameFit::Letters).any());
    }
}
