//! The project itself: its rooms, the order of its files, and the screen in its readme.

mod guide;
mod house;
mod pictures;
mod package;
mod readme;
mod tidy;
