//! Files of a person's own: how they are written, whatever stands in their place.

#[cfg(unix)]
mod folders;
#[cfg(unix)]
mod writing;
