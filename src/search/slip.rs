//! One slip of the finger: whether a word is the one that was meant.
//!
//! Owns what counts as a slip: two letters swapped, one dropped, one struck twice, one struck beside its
//! key. It knows no vocabulary.

/// The shortest word in which a slip is looked for; in shorter ones everything is near everything.
pub(crate) const SHORTEST: usize = 4;

/// Returns whether a typed word is a word, or with `open` the start of a word, but for one slip.
/// Digits never slip: 2025 is not 2024.
pub(crate) fn is_slip(typed: &str, meant: &str, open: bool) -> bool {
    if !typed.is_ascii() || typed.len() < SHORTEST || typed.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (t, m) = (&typed[same..], &meant[same..]);
    let ends = |t: &[u8], m: &[u8]| match open {
        true => m.starts_with(t),
        false => m == t,
    };
    match (t, m) {
        ([a, b, t @ ..], [c, d, m @ ..]) if a == d && b == c && ends(t, m) => true,
        ([a, t @ ..], [b, m @ ..]) if are_neighbors(*a, *b) && ends(t, m) => true,
        (t, [_, m @ ..]) if !t.is_empty() && ends(t, m) => true,
        // What follows the same letters is one letter too many at most: a doubled one.
        ([a, t @ ..], m) => same > 0 && *a == typed[same - 1] && ends(t, m),
        // A dropped last letter is a start, and no slip.
        ([], [_]) => !open,
        _ => false,
    }
}

const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

fn are_neighbors(a: u8, b: u8) -> bool {
    let place = |key: u8| {
        ROWS.iter().enumerate().find_map(|(row, keys)| {
            let column = keys.iter().position(|known| *known == key)?;
            Some((row as i32, column as i32))
        })
    };
    let (Some((row_a, a)), Some((row_b, b))) = (place(a), place(b)) else {
        return false;
    };
    // Each row stands half a key further right than the one above.
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
    fn what_is_a_slip() {
        let check = |typed: &str, meant: &str, want: bool| {
            assert_eq!(is_slip(typed, meant, false), want, "{typed} {meant}");
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
        assert!(is_slip("daonhn", "doanhnghiep", true));
        assert!(!is_slip("ngheo", "ngheox", true));
    }
}
