//! The escapes that the explorer may write, read strictly.
//!
//! Whatever is not on this list is refused: a stream that passes can move the cursor, style, erase,
//! scroll, switch the few modes, ask the four questions and send a text to the clipboard, and
//! nothing else.

use super::hidden::is_hidden;

/// Modes that may be set and reset.
const MODES: [&str; 5] = ["?25", "?69", "?1049", "?2004", "?2026"];

/// Reads a whole stream; returns what is not allowed in it, with what stands around it.
pub(crate) fn forbidden(stream: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(stream) {
        Ok(text) => text,
        Err(error) => return Some(format!("no UTF-8: {error}")),
    };
    let mut rest = text;
    // Without this mode the sequence that sets margins saves the cursor.
    let mut has_margins = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\u{1b}' => match escape(rest, has_margins) {
                Some(length) => {
                    has_margins |= rest.starts_with("\x1b[?69h");
                    has_margins &= !rest.starts_with("\x1b[?69l");
                    length
                }
                None => return Some(around(rest)),
            },
            '\r' | '\n' | '\u{8}' => 1,
            c if c.is_control() || is_hidden(c) => return Some(around(rest)),
            c => c.len_utf8(),
        };
        rest = rest.split_at(length).1;
    }
    None
}

/// How often each mode is set and reset in a stream: name, sets, resets.
pub(crate) fn modes(stream: &[u8]) -> Vec<(&'static str, usize, usize)> {
    let text = String::from_utf8_lossy(stream);
    let count = |mode: &str, last: char| text.matches(&format!("\x1b[{mode}{last}")).count();
    MODES
        .iter()
        .map(|mode| (*mode, count(mode, 'h'), count(mode, 'l')))
        .collect()
}

/// The texts that a stream sends to the clipboard.
pub(crate) fn copied(stream: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(stream).into_owned();
    let coded = text.split("\x1b]52;c;").skip(1);
    coded
        .map(|part| decode(part.split('\u{7}').next().unwrap_or("")))
        .collect()
}

fn decode(coded: &str) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let value = |sign| letters.iter().position(|letter| *letter == sign);
    let mut bytes = Vec::new();
    for four in coded.as_bytes().chunks(4) {
        let values: Vec<usize> = four.iter().filter_map(|sign| value(*sign)).collect();
        let bits = values.iter().fold(0, |bits, value| bits << 6 | value);
        let bits = bits << (6 * (4 - values.len()));
        let three = [bits >> 16, bits >> 8, bits].map(|byte| byte as u8);
        bytes.extend_from_slice(&three[..values.len().saturating_sub(1)]);
    }
    String::from_utf8(bytes).unwrap()
}

fn around(text: &str) -> String {
    text.chars()
        .take(24)
        .collect::<String>()
        .escape_debug()
        .to_string()
}

/// The length of an allowed escape at the start of a text.
fn escape(text: &str, has_margins: bool) -> Option<usize> {
    if let Some(body) = text.strip_prefix("\x1b[") {
        let end = body.find(|c: char| ('@'..='~').contains(&c))?;
        let (held, last) = body.split_at(end);
        let numbers = held.chars().all(|c| c.is_ascii_digit() || c == ';');
        let allowed = match last.chars().next()? {
            'm' | 'H' | 'C' | 'B' | 'G' | 'K' | 'X' | 'L' | 'M' | 'r' | 'J' => numbers,
            's' => numbers && has_margins,
            'h' | 'l' => MODES.contains(&held),
            'n' => held == "5",
            'p' => matches!(held, "?2026$" | "?69$"),
            _ => false,
        };
        return allowed.then_some(2 + end + 1);
    }
    let body = text.strip_prefix("\x1b]")?;
    if body.starts_with("11;?\x1b\\") {
        return Some(2 + "11;?\x1b\\".len());
    }
    let copied = body.strip_prefix("52;c;")?;
    let end = copied.find('\u{7}')?;
    let coded = copied.split_at(end).0;
    let base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    (coded.chars().all(base64) && !coded.is_empty() && coded.len() <= 8192)
        .then_some(2 + 5 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::forbidden;

    #[test]
    fn the_list_is_strict() {
        let allowed = "a\x1b[1;2H\x1b[0;38;5;3mệ\x1b[K\x1b[?25l\x1b]11;?\x1b\\\x1b]52;c;YQ==\x07";
        assert_eq!(forbidden(allowed.as_bytes()), None);
        for attack in [
            "\x1b]0;title\x07",
            "\x1b]8;;http://x\x07",
            "\x1b]52;c;?\x07",
            "\x1b[6n",
            "\x1b[s",
            "\x1b[?69h\x1b[?69l\x1b[2;3s",
            "\x1b[>1u",
            "\x1b[?1000h",
            "\x1bP+q\x1b\\",
            "\x1bc",
            "\u{9b}31m",
            "\u{202e}",
            "\u{7f}",
            "\t",
        ] {
            assert!(forbidden(attack.as_bytes()).is_some(), "{attack:?}");
        }
    }
}
