//! Keys and texts as the pages for readers name them, and what a terminal sends for them.

use super::line::Line;

/// Keys that have a name; all else is what is typed.
const KEYS: [(&str, &str); 6] = [
    ("Enter", "\r"),
    ("Space", " "),
    ("Tab", "\t"),
    ("Esc", "\x1b"),
    ("↓", "\x1b[B"),
    ("F11", "\x1b[23~"),
];

/// What stands between backticks.
pub(crate) fn marked(text: &str) -> Vec<String> {
    let marked = text.split('`').skip(1).step_by(2);
    marked.map(str::to_owned).collect()
}

/// Tells whether a step is one key.
pub(crate) fn is_key(step: &str) -> bool {
    step.chars().count() == 1 || named(step).is_some()
}

/// Takes the steps one after another, each when the one before has shown what it does.
pub(crate) fn take(line: &mut Line, steps: &[String]) {
    for step in steps {
        line.key(named(step).unwrap_or(step));
    }
}

fn named(key: &str) -> Option<&'static str> {
    let found = KEYS.iter().find(|(name, _)| *name == key);
    found.map(|(_, bytes)| *bytes)
}
