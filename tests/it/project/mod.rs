//! The project itself: the order of its files, and the screen in its readme.

mod readme;
mod tidy;
