//! The form of a table of phrases.
//!
//! Owns the macro that makes one: a phrase a line in both languages, so that none compiles in one alone. It
//! must not know what is said.

/// A phrase in both languages, with the name by which the program asks for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PhrasePair {
    /// The name of the field.
    pub name: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A phrase of a table.
pub(crate) const fn both(name: &'static str, vi: &'static str, en: &'static str) -> PhrasePair {
    PhrasePair { name, vi, en }
}

/// Makes a struct with a field for each phrase, and a function that gives it in a language.
macro_rules! phrases {
    (
        $(#[$doc:meta])*
        $table:ident, $of:ident;
        $($(#[$phrase_doc:meta])* $name:ident = $vi:literal, $en:literal;)*
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) struct $table {
            $($(#[$phrase_doc])* #[doc = concat!("`", $en, "`.")] pub(crate) $name: &'static str),*
        }

        impl $table {
            const VI: Self = Self { $($name: $vi),* };
            const EN: Self = Self { $($name: $en),* };

            /// Every phrase.
            #[cfg(test)]
            #[cfg_attr(not(unix), allow(dead_code, reason = "some tests need a Unix"))]
            pub(crate) const ALL: &'static [$crate::words::phrases::PhrasePair] = &[$(
                $crate::words::phrases::PhrasePair { name: stringify!($name), vi: $vi, en: $en }
            ),*];
        }

        /// The phrases in a language.
        pub(crate) fn $of(lang: $crate::core::lang::Lang) -> &'static $table {
            lang.pick(&$table::VI, &$table::EN)
        }
    };
}
pub(crate) use phrases;

/// Sees that every phrase of a table says something in both languages, with the same places to fill; those
/// named may be the same in both.
#[cfg(test)]
#[track_caller]
pub(crate) fn check_both(phrases: &[PhrasePair], same: &[&str]) {
    let holes = |text: &str| text.matches("{}").count();
    for PhrasePair { name, vi, en } in phrases {
        assert!(!vi.is_empty() && !en.is_empty(), "{name}");
        assert_eq!(holes(vi), holes(en), "{name}");
        assert!(
            same.contains(name) || vi != en,
            "{name} is the same in both"
        );
    }
}
