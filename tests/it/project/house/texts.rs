//! Which texts stand in a source file: every string literal, also inside macros.
//!
//! Owns the reading of literals; comments, attributes and what is built for tests only are left out. It must
//! not know which texts are allowed.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A text in the source of the program.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// The letters between the quotes, escapes as written.
    pub(crate) letters: String,
    /// The line, from one.
    pub(crate) line: usize,
    /// Whether it is said in one of two languages: `pick("chỉ tiêu", "indicator")`.
    pub(crate) is_picked: bool,
}

/// Every text of a file. A file that is no Rust stops the test.
pub(crate) fn texts(source: &str) -> Vec<Text> {
    let stream: TokenStream = source.parse().unwrap_or_else(|error| panic!("{error}"));
    let mut found = Vec::new();
    read(stream, false, &mut found);
    found
}

fn read(stream: TokenStream, is_picked: bool, found: &mut Vec<Text>) {
    let mut tokens = stream.into_iter().peekable();
    let mut is_pick = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                // `#[…]` or `#![…]`, doc comments among them.
                tokens.next_if(|next| next.to_string() == "!");
                let is_attribute = |next: &TokenTree| matches!(next, TokenTree::Group(_));
                let attribute = tokens.next_if(is_attribute);
                let is_test = attribute.is_some_and(|group| {
                    let text: String = group.to_string().split_whitespace().collect();
                    text == "[cfg(test)]"
                });
                if is_test {
                    skip_item(&mut tokens);
                }
            }
            TokenTree::Group(group) => {
                let picks = is_pick && both_are_texts(&group.stream());
                read(group.stream(), picks, found);
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if let (Some(start), Some(end)) = (text.find('"'), text.rfind('"')) {
                    found.push(Text {
                        letters: text.get(start + 1..end).unwrap_or("").to_owned(),
                        line: literal.span().start().line,
                        is_picked,
                    });
                }
            }
            TokenTree::Ident(name) => {
                is_pick = name == "pick";
                continue;
            }
            TokenTree::Punct(_) => {}
        }
        is_pick = false;
    }
}

/// Passes over the item behind an attribute: to its braces or its semicolon.
fn skip_item(tokens: &mut impl Iterator<Item = TokenTree>) {
    for token in tokens {
        let is_end = match &token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            other => other.to_string() == ";",
        };
        if is_end {
            return;
        }
    }
}

/// Tells whether two arguments are literals, both of them with letters.
fn both_are_texts(arguments: &TokenStream) -> bool {
    let has_letters = |token: &TokenTree| {
        let text = token.to_string();
        let is_text = matches!(token, TokenTree::Literal(_)) && text.starts_with('"');
        is_text && text.chars().any(char::is_alphabetic)
    };
    let arguments: Vec<TokenTree> = arguments.clone().into_iter().collect();
    match arguments.as_slice() {
        [vi, comma, en] => comma.to_string() == "," && has_letters(vi) && has_letters(en),
        [vi, comma, en, last] => {
            let are_commas = [comma, last].iter().all(|sign| sign.to_string() == ",");
            are_commas && has_letters(vi) && has_letters(en)
        }
        _ => false,
    }
}
