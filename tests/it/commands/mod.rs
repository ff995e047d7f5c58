//! Commands on pipes, as a script calls them: what they print, how they fail, what cannot harm them.

mod answer_forms;
mod asking;
mod asking_more;
mod asking_spans;
mod asking_years;
mod assess;
mod attention;
mod briefs;
#[cfg(unix)]
mod configuration;
mod counting;
mod diff;
#[cfg(unix)]
mod doctor;
mod facts;
#[cfg(unix)]
mod failures;
mod filters;
#[cfg(unix)]
mod given_files;
#[cfg(unix)]
mod hidden_letters;
#[cfg(unix)]
mod hostile_input;
mod instead;
mod owners;
mod parts_of_packs;
mod plans;
#[cfg(unix)]
mod shared;
mod talking;
mod told;
mod zone;
