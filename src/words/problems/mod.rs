//! Problems of data and of the system in words.
//!
//! Owns what is said of a diagnostic and how it is mended: [`diagnostics`], with [`doubts`] about figures,
//! `syntax` of TOML and errors of the [`system`]. It must not know where a problem is printed.

pub mod diagnostics;
pub mod doubts;
pub mod syntax;
pub mod system;
