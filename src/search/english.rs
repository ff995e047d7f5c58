//! English words in their forms and in their two spellings.
//!
//! Owns the common stem of the forms of a word (singular and plural, British and American). It must not know the
//! vocabulary. A stem is not a word; two words with the same stem are forms of each other.

/// Forms that no rule covers.
const IRREGULAR: &[(&str, &str)] = &[
    ("children", "child"),
    ("women", "woman"),
    ("people", "person"),
    ("feet", "foot"),
    ("lives", "life"),
    ("leaves", "leaf"),
    ("indices", "index"),
    ("matrices", "matrix"),
    ("analyses", "analysis"),
    ("crises", "crisis"),
    ("grey", "gray"),
    ("aluminium", "aluminum"),
    ("tyre", "tire"),
    ("cheque", "check"),
    ("plough", "plow"),
    // Only of buildings: "home" is also where money is sent.
    ("homes", "house"),
];

/// Endings of forms with their replacements, the longest first.
const ENDINGS: &[(&str, &str)] = &[
    ("ies", "y"),
    ("sses", "ss"),
    ("ings", ""),
    ("ing", ""),
    ("ers", ""),
    ("er", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
];

/// Endings with two spellings, and the one that is kept.
const SPELLED: &[(&str, &str)] = &[
    ("tre", "ter"),
    ("bre", "ber"),
    ("vre", "ver"),
    ("ogue", "og"),
    ("mme", "m"),
    ("nne", "n"),
];

/// The same anywhere in a word.
const INSIDE: &[(&str, &str)] = &[
    ("is", "iz"),
    ("ys", "yz"),
    ("ll", "l"),
    ("mm", "m"),
    ("nce", "nse"),
    ("dgem", "dgm"),
    ("sulph", "sulf"),
    ("ae", "e"),
    ("oe", "e"),
];

/// Shorter words have one spelling.
const TWO_SPELLINGS_FROM: usize = 5;
/// The letters that must stand before an ending.
const HEAD: usize = 3;

/// Returns whether two different words are forms of one. All forms begin with the same letter, which is compared
/// first because it mostly decides.
pub(super) fn are_forms(one: &str, other: &str) -> bool {
    one.bytes().next() == other.bytes().next() && stem(one) == stem(other)
}

/// Returns the stem of an English word: that of `labours` is that of `labor`.
pub(super) fn stem(bare: &str) -> String {
    let irregular = IRREGULAR.iter().find(|(form, _)| *form == bare);
    let bare = irregular.map_or(bare, |(_, word)| word);
    let one = of_one(bare);
    let spelled = spelled(&one);
    let mut stem = spelled.clone();
    for (ending, left) in ENDINGS {
        let head = spelled.strip_suffix(ending);
        // A Vietnamese syllable may end in e as well.
        let least = if *ending == "e" { HEAD + 1 } else { HEAD };
        let head = head.filter(|head| head.len() >= least);
        let is_word_of_its_own = *ending == "s" && spelled.ends_with("ss");
        if let Some(head) = head.filter(|_| !is_word_of_its_own) {
            stem = format!("{head}{left}");
            break;
        }
    }
    // "fall" and "falling".
    stem.replace("ll", "l")
}

/// Returns a word without its plural s.
fn of_one(bare: &str) -> String {
    let head = bare.strip_suffix('s');
    let head = head.filter(|head| head.len() > HEAD && !head.ends_with(['s', 'u', 'i']));
    match head {
        Some(head) if head.ends_with("ie") => {
            let head = head.strip_suffix("ie").unwrap_or(head);
            format!("{head}y")
        }
        Some(head) => head.to_owned(),
        None => bare.to_owned(),
    }
}

/// Returns a word in one of its two spellings.
fn spelled(bare: &str) -> String {
    if bare.len() < TWO_SPELLINGS_FROM {
        return bare.to_owned();
    }
    let mut word = bare.to_owned();
    for (british, american) in SPELLED {
        if let Some(head) = bare.strip_suffix(british).filter(|head| head.len() >= 2) {
            word = format!("{head}{american}");
            break;
        }
    }
    // "colour", not "four" or "tour".
    let at = word.find("our").filter(|at| *at >= 2);
    if at.is_some_and(|at| at > 2 || word.len() <= at + 4) {
        word = word.replacen("our", "or", 1);
    }
    for (british, american) in INSIDE {
        word = word.replace(british, american);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_and_spellings_of_a_word_have_one_stem() {
        let check = |words: &str| {
            let stems: Vec<String> = words.split(' ').map(stem).collect();
            let is_one = stems.windows(2).all(|pair| pair[0] == pair[1]);
            assert!(is_one, "{words}: {stems:?}");
        };
        check("rate rates");
        check("poverty poverties");
        check("household households");
        check("class classes");
        check("child children");
        check("labour labor labours labors");
        check("neighbourhood neighborhood neighbourhoods");
        check("colour color colours");
        check("centre center centres centers");
        check("fibre fiber");
        check("theatre theater theaters");
        check("urbanisation urbanization");
        check("organise organize organised organizing");
        check("modernised modernized");
        check("mechanisation mechanization");
        check("analyse analyze");
        check("programme program programmes programs");
        check("catalogue catalog");
        check("dialogue dialog");
        check("tonne tonnes ton tons");
        check("enrolment enrollment");
        check("travelling traveling");
        check("fulfil fulfill");
        check("licence license");
        check("defence defense");
        check("judgement judgment");
        check("anaemia anemia");
        check("paediatric pediatric");
        check("foetus fetus");
        check("sulphur sulfur");
        check("manoeuvre maneuver");
        check("person people");
        check("fall falls falling");
    }

    #[test]
    fn other_words_have_another_stem() {
        let check = |one: &str, other: &str| assert_ne!(stem(one), stem(other), "{one} {other}");
        check("four", "for");
        check("labour", "label");
        check("health", "heal");
        check("gas", "gap");
        check("status", "state");
        check("growth", "grown");
        check("forest", "fores");
        check("hour", "horn");
    }
}
