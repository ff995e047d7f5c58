//! Commands on pipes, as a script calls them: what they print, how they fail, what cannot harm them.

mod answer_forms;
mod asking;
mod asking_more;
mod asking_spans;
mod asking_years;
mod assess;
mod attention;
mod briefs;
mod configuration;
mod counting;
mod diff;
mod doctor;
mod facts;
mod failures;
mod filters;
mod given_files;
mod hidden_letters;
mod hostile_input;
mod instead;
mod owners;
mod parts_of_packs;
mod plans;
mod shared;
mod talking;
mod told;
mod zone;
