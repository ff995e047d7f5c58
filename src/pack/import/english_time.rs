//! English words of times, told in the words that headings are read by: `to June 2024`.
//!
//! Owns these words. It must not know what a time is.

/// The months, in letters that nothing else begins with.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// Parts of a year, and the word of headings for each.
const PARTS: [(&[&str], &str); 16] = [
    (&["first", "half"], "h1"),
    (&["1st", "half"], "h1"),
    (&["second", "half"], "h2"),
    (&["2nd", "half"], "h2"),
    (&["first", "quarter"], "q1"),
    (&["1st", "quarter"], "q1"),
    (&["second", "quarter"], "q2"),
    (&["2nd", "quarter"], "q2"),
    (&["third", "quarter"], "q3"),
    (&["3rd", "quarter"], "q3"),
    (&["fourth", "quarter"], "q4"),
    (&["4th", "quarter"], "q4"),
    (&["three", "months"], "3 months"),
    (&["six", "months"], "6 months"),
    (&["nine", "months"], "9 months"),
    (&["mid", "year"], "mid year"),
];

/// Words that make a month the end of what is told.
const UNTIL: [&str; 6] = ["to", "until", "till", "through", "thru", "by"];

/// The month, from zero, that a folded word is.
pub fn month_named(word: &str) -> Option<usize> {
    MONTHS.iter().position(|names| names.contains(&word))
}

/// Folded words of a heading with English times in the words of headings; no word of a name is changed.
pub fn in_heading_words(words: Vec<String>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let rest = words.get(at..).unwrap_or_default();
        let part = PARTS.iter().find(|(part, _)| {
            rest.iter()
                .map(String::as_str)
                .take(part.len())
                .eq(part.iter().copied())
        });
        if let Some((part, said)) = part {
            told.extend(said.split(' ').map(str::to_owned));
            at += part.len();
            // "First half of 2024".
            at += usize::from(words.get(at).is_some_and(|word| word == "of"));
            continue;
        }
        match month(&words, at) {
            Some(month) => {
                // "30 June 2024", "June 30, 2024".
                let is_month = told.iter().rev().nth(1).is_some_and(|word| word == "thang");
                let before = told
                    .last()
                    .cloned()
                    .filter(|word| is_day(word) && !is_month);
                let behind = words.get(at + 1).cloned().filter(|word| is_day(word));
                if before.is_some() {
                    told.pop();
                }
                at += usize::from(before.is_none() && behind.is_some());
                let is_end = told
                    .last()
                    .is_some_and(|word| UNTIL.contains(&word.as_str()));
                if is_end {
                    told.pop();
                    told.push("den".to_owned());
                }
                let is_led = told
                    .last()
                    .is_some_and(|word| matches!(word.as_str(), "on" | "at" | "in"));
                if is_led {
                    told.pop();
                }
                if let Some(day) = before.or(behind) {
                    told.extend(["ngay".to_owned(), day]);
                }
                told.extend(["thang".to_owned(), month.to_string()]);
            }
            None => told.push(word.clone()),
        }
        at += 1;
    }
    told
}

/// Tells whether a word is a day of a month.
fn is_day(word: &str) -> bool {
    word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// The month that a word is: beside a year, another month or a word that it ends.
fn month(words: &[String], at: usize) -> Option<usize> {
    let number = |at: usize| month_named(words.get(at)?);
    let month = number(at)?;
    let before = at.checked_sub(1);
    let is_year = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| super::calendar::likely_year(word).is_some())
    };
    let is_ended = before
        .and_then(|before| words.get(before))
        .is_some_and(|word| UNTIL.contains(&word.as_str()));
    let is_dated = words.get(at + 1).is_some_and(|word| is_day(word)) && is_year(at + 2);
    let is_beside = is_dated
        || before.is_some_and(|before| is_year(before) || number(before).is_some())
        || is_year(at + 1)
        || number(at + 1).is_some()
        || words
            .get(at + 1)
            .is_some_and(|word| UNTIL.contains(&word.as_str()));
    (is_beside || is_ended).then_some(month + 1)
}
