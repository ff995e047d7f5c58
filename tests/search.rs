//! Search: what a fold makes equal, what a query finds, what a row marks.

mod search {
    mod asking;
    mod fold;
    mod marks;
    mod names;
    mod quality;
}
