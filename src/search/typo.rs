//! One typing error in a word.
//!
//! Owns what counts as a typing error: two letters swapped, one dropped, one typed twice, one key beside the right
//! one. It must not know the vocabulary.

/// The shortest word in which an error is looked for: any shorter word is one error away from many others.
const SHORTEST: usize = 4;

/// Returns whether a typed word is the meant word with exactly one typing error or, where `open` is set,
/// the start of it with one. A word with digits is never taken for another: 2025 is not 2024.
pub(super) fn is_typo(typed: &str, meant: &str, open: bool) -> bool {
    if !typed.is_ascii() || typed.len() < SHORTEST || typed.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (t, m) = (&typed[same..], &meant[same..]);
    let ends = |t: &[u8], m: &[u8]| if open { m.starts_with(t) } else { m == t };
    match (t, m) {
        ([a, b, t @ ..], [c, d, m @ ..]) if a == d && b == c && ends(t, m) => true,
        ([a, t @ ..], [b, m @ ..]) if are_neighbors(*a, *b) && ends(t, m) => true,
        (t, [_, m @ ..]) if !t.is_empty() && ends(t, m) => true,
        // One letter too many counts only where it repeats the letter before it.
        ([a, t @ ..], m) => same > 0 && *a == typed[same - 1] && ends(t, m),
        // With `open`, a word without its last letter is simply not finished.
        ([], [_]) => !open,
        _ => false,
    }
}

const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

/// Returns whether two keys are beside each other.
pub(super) fn are_neighbors(a: u8, b: u8) -> bool {
    let place = |key: u8| {
        ROWS.iter().enumerate().find_map(|(row, keys)| {
            let column = keys.iter().position(|known| *known == key)?;
            Some((row as i32, column as i32))
        })
    };
    let (Some((row_a, a)), Some((row_b, b))) = (place(a), place(b)) else {
        return false;
    };
    // Each row of keys is shifted half a key to the right of the row above.
    match row_b - row_a {
        0 => (a - b).abs() == 1,
        1 => b == a || b == a - 1,
        -1 => b == a || b == a + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_and_no_more() {
        let check = |typed: &str, meant: &str, want: bool| {
            assert_eq!(is_typo(typed, meant, false), want, "{typed} {meant}");
        };
        check("rugn", "rung", true);
        check("nghoe", "ngheo", true);
        check("nghe", "ngheo", true);
        check("ngeo", "ngheo", true);
        check("nggheo", "ngheo", true);
        check("ngheoo", "ngheo", true);
        check("nfheo", "ngheo", true);
        check("ngheo", "ngheo", false);
        check("nhgoe", "ngheo", false);
        check("npheo", "ngheo", false);
        check("che", "chie", false);
        check("2025", "2024", false);
        assert!(is_typo("daonhn", "doanhnghiep", true));
        assert!(!is_typo("ngheo", "ngheox", true));
    }
}
