//! The characters that nothing may hide behind, from the Unicode Character Database and not from the program.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

static LIST: LazyLock<Vec<RangeInclusive<u32>>> = LazyLock::new(|| {
    let text = include_str!("../../data/unicode/hidden.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let range = |line: &str| {
        let (range, _) = line.split_once(" ; ").unwrap();
        let (first, last) = range.split_once("..").unwrap();
        let number = |hex| u32::from_str_radix(hex, 16).unwrap();
        number(first)..=number(last)
    };
    lines.map(range).collect()
});

/// Every one of them, once.
pub(crate) fn all() -> Vec<char> {
    let numbers = LIST.iter().cloned().flatten();
    let mut all: Vec<char> = numbers.filter_map(char::from_u32).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Tells whether a character has no picture of its own or turns the reading direction.
pub(crate) fn is_hidden(c: char) -> bool {
    !c.is_ascii() && LIST.iter().any(|range| range.contains(&(c as u32)))
}
