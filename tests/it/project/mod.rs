//! The project itself: its rooms, the order of its files, and the screen in its readme.

mod guide;
mod house;
mod layout;
mod names;
mod package;
mod pictures;
mod readme;
mod tidy;
