//! `status`: how many targets are met, computed and as reported.
//!
//! Owns what is counted for the command. It must not know how a scoreboard is laid out.

use crate::cli::output::Done;
use crate::cli::scope::Scope;
use crate::core::judge::board::Scoreboard;
use crate::report::board;
use crate::report::json::pretty;
use crate::report::paint::Paint;

/// Counts the targets of the place asked for.
pub(crate) fn status(scope: &Scope, as_json: bool, paint: Paint) -> Done {
    let basis = scope.basis();
    let counted = Scoreboard::count(basis.catalog, basis.viewpoint, basis.home);
    if as_json {
        return Done::text(pretty(&board::json(basis, &counted)), 0);
    }
    let text = board::lines(basis, &counted, paint);
    Done::text(text, 0).warning(board::undated_hidden(basis))
}
