//! Answers to an import that no indicator of the files takes.
//!
//! Owns which names behind `--better`, `--kind-of-target` and `--unit` match nothing, and the nearest of those that
//! there are. It must not know how an answer is used.

use std::sync::Arc;

use crate::cli::said::FileHints;
use crate::core::catalog::Catalog;
use crate::core::clean::clean;
use crate::core::fold::key;
use crate::core::nearest::nearest;
use crate::pack::diagnostic::{Diagnostic, Problem, TextReading};

/// A warning for each name of the command line that names no indicator.
pub(super) fn warnings(said: &FileHints, catalog: &Catalog) -> Vec<Diagnostic> {
    let names = catalog.indicators().iter();
    let names: Vec<&str> = names.map(|one| catalog.text(one.name.vi)).collect();
    let folded: Vec<String> = names.iter().map(|name| key(name)).collect();
    let better = said.better.iter().map(|(name, _)| ("--better", name));
    let kinds = said.kind_of_target.iter();
    let kinds = kinds.map(|(name, _)| ("--kind-of-target", name));
    let units = said.unit.iter().map(|(name, _)| ("--unit", name));
    let all = better.chain(kinds).chain(units);
    let named = all.filter_map(|(option, name)| Some((option, name.as_deref()?)));
    let unmatched = named.filter(|(_, name)| !folded.contains(&key(name)));
    unmatched
        .map(|(option, name)| {
            let wanted = key(name);
            let near = nearest(&wanted, folded.iter().map(String::as_str));
            let near = near.and_then(|near| folded.iter().position(|name| name == near));
            let near = near
                .and_then(|at| names.get(at))
                .map(|name| (*name).to_owned());
            let name = clean(name).into_owned();
            Diagnostic {
                problem: Problem::Read(TextReading::NoSuchIndicator { name, near }),
                file: Arc::from(option),
                span: None,
            }
        })
        .collect()
}
