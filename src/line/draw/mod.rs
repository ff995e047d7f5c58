//! Text in cells.
//!
//! Owns the measuring and cutting of text by grapheme cluster. It must not know what is drawn.

pub(crate) mod apart;
pub(crate) mod text;
