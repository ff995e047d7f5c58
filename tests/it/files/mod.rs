//! Files of a person's own: how they are written, whatever stands in their place.

mod folders;
mod writing;
