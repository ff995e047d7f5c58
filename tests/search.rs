//! Search over the shipped packs: the right indicator first.

mod search {
    mod quality;
}
