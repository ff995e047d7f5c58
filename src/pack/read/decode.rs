//! Makes texts of the bytes of files.
//!
//! Owns what happens to bytes that are no UTF-8: they are reported and seen, and they cost nothing else. It must not
//! know TOML.

use std::borrow::Cow;

use crate::core::clean::VISIBLE_MARK;
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::pack::files::PackFiles;
use crate::pack::import::encoding::{self, Undecodable};
use crate::pack::toml::Notes;

/// Decodes the files. A byte order mark is passed over; in a file that is not UTF-8 each line with
/// such bytes is reported and they become visible marks, so that the rest is read.
pub(super) fn decode<'p>(
    pack: &'p PackFiles,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(&'p str, Cow<'p, str>)> {
    let mut texts = Vec::new();
    for (name, bytes) in &pack.files {
        let mark = bytes
            .strip_prefix(BYTE_ORDER_MARK)
            .map_or(0, |_| BYTE_ORDER_MARK.len());
        let bytes = bytes.get(mark..).unwrap_or_default();
        if let Ok(text) = std::str::from_utf8(bytes) {
            texts.push((name.as_str(), Cow::Borrowed(text)));
            continue;
        }
        let mut notes = Notes::new(name);
        let text = make_visible(bytes, mark, &mut notes);
        if let Some(encoding) = likely(bytes) {
            notes = as_one(notes, encoding);
        }
        diagnostics.extend(notes.finish(&*text));
        // Half of the bytes of a UTF-16 file would be reported one by one.
        if !bytes.starts_with(b"\xFF\xFE") && !bytes.starts_with(b"\xFE\xFF") {
            texts.push((name.as_str(), Cow::Owned(text)));
        }
    }
    texts
}

/// The encoding that bytes show, which are no UTF-8.
fn likely(bytes: &[u8]) -> Option<&'static str> {
    match encoding::decode(bytes.to_vec(), None) {
        Ok(decoded) => Some(decoded.encoding),
        Err(Undecodable::OldFont(name)) => Some(name),
        Err(_) => None,
    }
}

/// One problem for a file that was saved in another encoding, at the first place that shows it.
fn as_one(notes: Notes, encoding: &str) -> Notes {
    let mut one = Notes::new(&notes.file());
    let mut found: Vec<_> = notes.into_found().collect();
    let lines = found.len();
    if let Some((_, at)) = found.drain(..).next() {
        let encoding = encoding.to_owned();
        one.note(Problem::OtherEncoding { encoding, lines }, &at);
    }
    one
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Puts visible marks for bytes that are no UTF-8; the first of each line is noted with its offset
/// in the file, where the bytes start at `offset`.
fn make_visible(bytes: &[u8], mut offset: usize, notes: &mut Notes) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut noted = false;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        offset += chunk.valid().len();
        noted &= !chunk.valid().contains('\n');
        if chunk.invalid().is_empty() {
            continue;
        }
        let start = text.len();
        text.push(VISIBLE_MARK);
        if !std::mem::replace(&mut noted, true) {
            notes.note(Problem::NotUtf8 { offset }, &(start..text.len()));
        }
        offset += chunk.invalid().len();
    }
    text
}
