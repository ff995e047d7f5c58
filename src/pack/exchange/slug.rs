//! Makes stable ASCII ids from names.
//!
//! Owns the spelling of made ids and their uniqueness. A name gives the same id on every machine. Of names that fold
//! alike the first one gets the plain id, the others one that what tells them apart makes: unit, category, or a number
//! drawn from all of it. It must not know what it names.

use std::collections::{HashMap, HashSet};

use crate::core::fold::bare;

/// Most characters of a made id.
const LONGEST: usize = 80;

/// Spells a text with small letters, digits and hyphens; empty where nothing of it is left.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in bare(text).split(' ') {
        let word: String = match word {
            "%" => "percent".to_owned(),
            word => word.chars().filter(char::is_ascii_alphanumeric).collect(),
        };
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() && slug.len() + word.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug.truncate(LONGEST);
    slug
}

/// Ids given out so far.
#[derive(Debug, Default)]
pub(super) struct UniqueIds {
    taken: HashSet<String>,
    /// The number that was tried last behind an id, so that thousands of one name do not begin anew each.
    numbers: HashMap<String, u32>,
}

impl UniqueIds {
    /// Returns ids of which some are taken.
    pub(super) fn without(taken: &[&str]) -> Self {
        let taken = taken.iter().map(|id| (*id).to_owned());
        Self {
            taken: taken.collect(),
            numbers: HashMap::new(),
        }
    }

    /// Takes an id; `false` where it is taken already.
    pub(super) fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// Makes the id of a name, told apart from others by what else is known of the thing.
    pub(super) fn make(&mut self, name: &str, apart: &[&str], fallback: &str) -> String {
        let mut base = slug(name);
        if base.is_empty() {
            base = format!("{fallback}-{:08x}", hash(name));
        }
        if self.take(&base) {
            return base;
        }
        let whole = apart
            .iter()
            .fold(name.to_owned(), |all, part| all + "\n" + part);
        let by_hash = format!("{:08x}", hash(&whole));
        let others = apart.iter().map(|other| slug(other)).chain([by_hash]);
        for other in others.filter(|other| !other.is_empty()) {
            let id = format!("{base}-{other}");
            if self.take(&id) {
                return id;
            }
        }
        // Every lower number was tried before and is taken, so the search goes on from the last one.
        let first = self.numbers.get(&base).map_or(2, |last| last + 1);
        for number in first.. {
            let id = format!("{base}-{number}");
            if self.take(&id) {
                self.numbers.insert(base, number);
                return id;
            }
        }
        base
    }
}

/// FNV-1a, 32 bits: the same on every machine and in every version.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_names() {
        for (name, expected) in [
            ("Tỷ lệ hộ nghèo", "ty-le-ho-ngheo"),
            ("GRDP / người (%)", "grdp-nguoi-percent"),
            ("  Đảng viên 2025 ", "dang-vien-2025"),
            ("日本", ""),
            ("", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
        }
        let long = slug(&"chỉ tiêu ".repeat(40));
        assert!(long.len() <= LONGEST && long.ends_with("-tieu"), "{long}");
        assert_eq!(slug(&"x".repeat(300)).len(), LONGEST);
    }

    #[test]
    fn tells_names_apart() {
        let mut ids = UniqueIds::without(&["pack"]);
        let mut make = |name, unit| ids.make(name, &[unit], "indicator");
        assert_eq!(make("Hộ nghèo", "%"), "ho-ngheo");
        assert_eq!(make("Hổ nghéo", "%"), "ho-ngheo-percent");
        assert_eq!(make("hộ nghèo", "%"), "ho-ngheo-b54c2a08");
        assert_eq!(make("hộ nghèo", "%"), "ho-ngheo-2");
        assert_eq!(make("Pack", ""), "pack-58055ebe");
        assert_eq!(make("日本", ""), "indicator-9f26ee51");
    }
}
