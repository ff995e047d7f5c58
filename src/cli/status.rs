//! `status`: how many targets are met, computed and as reported.
//!
//! Owns what is counted for the command. It must not know how a scoreboard is laid out.

use crate::cli::args::{By, Counted};
use crate::cli::output::Done;
use crate::cli::scope::Scope;
use crate::core::judge::board::Scoreboard;
use crate::report::board;
use crate::report::json::pretty;
use crate::report::paint::Paint;

/// Counts the targets of the place asked for.
pub(crate) fn status(scope: &Scope, args: Counted, paint: Paint) -> Done {
    let basis = scope.basis();
    let counted = Scoreboard::count(basis.catalog, basis.viewpoint, basis.home);
    let owners = args.by.map(|By::Owner| counted.by_owner(basis.catalog));
    if args.json {
        let document = board::json(basis, &counted, owners.as_deref());
        return Done::text(pretty(&document), 0);
    }
    let text = board::lines(basis, &counted, owners.as_deref(), paint);
    Done::text(text, 0).warning(board::undated_hidden(basis))
}
