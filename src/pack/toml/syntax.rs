//! Tells whether a text is TOML, and where it is not.
//!
//! Owns the strict parse: what the parser leaves for later is checked here, so that nothing that is no TOML passes for
//! it. It must not know what a key means.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::core::clean::clean;
use crate::pack::diagnostic::{Fault, Wrong};

/// The first fault of a text that is no TOML, and its place.
pub fn first_fault(text: &str) -> Option<(Fault, Range<usize>)> {
    strict(text).err()
}

/// Parses a text; what the parser leaves for later is checked as well.
///
/// # Errors
/// The first fault of the text, with its range.
pub(super) fn strict(text: &str) -> Result<Spanned<DeTable<'_>>, (Fault, Range<usize>)> {
    // `toml` skips a byte order mark, and `decode` has removed one already, so a second one is an error.
    if let Some(rest) = text.strip_prefix('\u{FEFF}') {
        let mark = 0..text.len() - rest.len();
        return Err((Fault::plain(Wrong::ByteOrderMark), mark));
    }
    let root = DeTable::parse(text).map_err(|error| fault(&error))?;
    let mut values = root.get_ref().iter().map(|(_, value)| value);
    match values.find_map(bad_integer) {
        Some(at) => Err((Fault::plain(Wrong::InvalidInteger), at)),
        None => Ok(root),
    }
}

/// Finds an integer that has no digits, or others than it may have.
fn bad_integer(value: &Spanned<DeValue<'_>>) -> Option<Range<usize>> {
    match value.get_ref() {
        DeValue::Integer(number) => {
            (!is_integer(number.as_str(), number.radix())).then(|| value.span())
        }
        DeValue::Array(items) => items.iter().find_map(bad_integer),
        DeValue::Table(entries) => entries.iter().find_map(|(_, value)| bad_integer(value)),
        _ => None,
    }
}

/// Tells whether what passes for an integer has digits, and those of its base alone.
pub(super) fn is_integer(text: &str, radix: u32) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix))
}

/// Every fault that the parser finds in a text; what follows from another may be among them.
pub fn faults(text: &str) -> Vec<(Fault, Range<usize>)> {
    let (_, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return first_fault(text).into_iter().collect();
    }
    errors.iter().map(fault).collect()
}

pub(super) fn fault(error: &toml::de::Error) -> (Fault, Range<usize>) {
    let fault = Fault::of(&clean(error.message()));
    (fault, error.span().unwrap_or(0..0))
}
