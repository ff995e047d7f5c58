//! Tells whether letters form a Vietnamese syllable.
//!
//! Owns which onsets and rhymes there are. It must not know the vocabulary: a syllable that occurs in no text is
//! still a word, and most typing errors make no syllable.

const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
    "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

const RHYMES: [&str; 136] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "ech", "em", "en", "eng", "enh", "eo", "ep", "et", "eu", "i", "ia", "ich", "iec", "iem", "ien",
    "ieng", "iep", "iet", "ieu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach",
    "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oec", "oem",
    "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "u", "ua", "uac",
    "uach", "uai", "uam", "uan", "uang", "uanh", "uao", "uap", "uat", "uau", "uay", "uc", "ue",
    "uec", "uech", "uem", "uen", "uenh", "ueo", "uep", "uet", "ui", "uia", "uich", "uin", "uinh",
    "uip", "uit", "um", "un", "ung", "uo", "uoa", "uoc", "uoi", "uom", "uon", "uong", "uop", "uot",
    "uou", "up", "ut", "uu", "uy", "uya", "uych", "uyen", "uyet", "uyn", "uynh", "uyp", "uyt",
    "uyu", "y", "ya", "ych", "yem", "yen", "yet", "yeu", "ym", "yn", "ynh", "yt",
];

/// Returns whether bare letters are an onset with a rhyme.
pub fn is_syllable(bare: &str) -> bool {
    let mut onsets = ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset));
    // "gi" and "gin" are an onset of one letter with a rhyme that begins with i.
    onsets.any(|rhyme| RHYMES.contains(&rhyme))
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn syllables_and_what_is_none() {
        for bare in [
            "cam", "mua", "ta", "nghieng", "gi", "gieng", "quyet", "y", "uong", "truong", "khuyu",
        ] {
            assert!(is_syllable(bare), "{bare}");
        }
        for bare in [
            "tihc", "rwng", "ngheof", "hooj", "grdp", "forest", "tr", "", "chf", "ruwng",
        ] {
            assert!(!is_syllable(bare), "{bare}");
        }
    }
}
