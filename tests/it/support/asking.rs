//! Searches and questions as a person at the home place asks them.
//!
//! Owns what is asked besides the text. It must not know what the answer should be.

use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::asked::Asked;
use chitieu::library::{Library, Scope};
use chitieu::search::answer::{Answer, Request};
use chitieu::search::query::Query;

/// The first ten answers of the index to a text.
pub(crate) fn search(library: &Library, text: &str) -> Answer {
    let request = Request {
        limit: 10,
        default_place: library.catalog.default_place().map(|place| place.0),
        ..Request::default()
    };
    let query = Query::parse(text);
    library.index().search(&query, &request).unwrap_or_default()
}

/// What answers a question on a day of the frozen data.
pub(crate) fn question(library: &Library, text: &str) -> Asked {
    let viewpoint = Viewpoint::on("2026-11-24".parse().unwrap());
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    library.ask(text, scope, None)
}
