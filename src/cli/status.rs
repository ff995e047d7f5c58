//! `status`: how many targets are met, computed and as reported.
//!
//! Owns what is counted for the command. It must not know how a scoreboard is laid out.

use crate::cli::args::{By, Counted, PaperFormat};
use crate::cli::error::Error;
use crate::cli::export;
use crate::cli::output::Done;
use crate::cli::scope::CommandScope;
use crate::core::judge::board::Scoreboard;
use crate::report::board;
use crate::report::json::pretty;
use crate::report::paint::Paint;
use crate::report::paper;

/// Counts the targets of the place asked for.
///
/// # Errors
/// Where a page was asked for and cannot be written.
pub(crate) fn status(
    scope: &CommandScope,
    args: &Counted,
    paint: Paint,
    is_terminal: bool,
) -> Result<Done, Error> {
    let basis = scope.basis();
    let counted = Scoreboard::count(basis.catalog, basis.viewpoint, basis.home);
    let owners = args.by.map(|By::Owner| counted.by_owner(basis.catalog));
    let document = || pretty(&board::json(basis, &counted, owners.as_deref()));
    let format = match args.json {
        true => None,
        false => export::page_form(&args.target, args.format)?,
    };
    match format {
        Some(PaperFormat::Json) => {
            let text = document();
            export::give(
                scope,
                text.as_bytes(),
                (PaperFormat::Json, &args.target),
                is_terminal,
            )
        }
        Some(format) => {
            let page = paper::board::paper(basis, &counted, owners.as_deref());
            let bytes = export::bytes(scope, &page, format)?;
            export::give(scope, &bytes, (format, &args.target), is_terminal)
        }
        None if args.json => Ok(Done::text(document(), 0)),
        None => {
            let text = board::lines(basis, &counted, owners.as_deref(), paint);
            Ok(Done::text(text, 0).warning(board::undated_hidden(basis)))
        }
    }
}
