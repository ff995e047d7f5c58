//! The bytes of a terminal, in any pieces with any pauses: no hang, no key invented.

use std::time::Duration;

use chitieu::line::input::decoder::{Decoder, GIVE_UP, PASTE_GUARD};
use chitieu::line::input::key::{Decoded, Key};
use chitieu::line::moment::Moment;

fn typed(inputs: &[Decoded]) -> String {
    let letter = |input: &Decoded| match input {
        Decoded::Key(chord) => chord.typed(),
        _ => None,
    };
    inputs.iter().filter_map(letter).collect()
}

fn check_letters(bytes: &[u8], whole: &[Decoded]) {
    if bytes.contains(&0x1b) {
        return;
    }
    let chunks = bytes.utf8_chunks().map(|chunk| chunk.valid());
    let letters: String = chunks
        .flat_map(str::chars)
        .filter(|c| !c.is_control())
        .collect();
    assert_eq!(typed(whole), letters, "exactly the letters that came");
}

/// The first byte tells where the rest is cut and how long the pauses are.
///
/// Demanded: no panic, the same keys however the bytes were cut, no key that is a control, nothing that is
/// held for ever, and without an Escape exactly the letters that came.
pub fn decoder(data: &[u8]) {
    let Some((&seed, bytes)) = data.split_first() else {
        return;
    };
    let cut = usize::from(seed & 0x0f) + 1;
    let pause = Duration::from_millis(u64::from(seed >> 4) * 20);
    let now = Moment::after(Duration::from_secs(1));

    let whole = Decoder::new().feed(bytes, now);
    check_letters(bytes, &whole);
    let mut pieces = Decoder::new();
    let cut_up: Vec<Decoded> = bytes
        .chunks(cut)
        .flat_map(|c| pieces.feed(c, now))
        .collect();
    assert_eq!(whole, cut_up, "cutting changes nothing");

    let mut slow = Decoder::new();
    let mut now = now;
    for chunk in bytes.chunks(cut) {
        let mut found = slow.feed(chunk, now);
        assert!(found.len() <= chunk.len() + 3, "more keys than bytes");
        now += pause;
        found.extend(slow.flush(now));
        for input in found {
            if let Decoded::Key(chord) = input {
                let control = matches!(chord.key, Key::Char(c) if c.is_control());
                assert!(!control, "{chord} is a control");
            }
        }
    }
    slow.flush(now + GIVE_UP);
    assert_eq!(slow.due(), None, "something is held for ever");
    let after = now + GIVE_UP + PASTE_GUARD;
    assert_eq!(typed(&slow.feed(b"j", after)), "j");
}
