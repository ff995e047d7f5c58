//! Rubbish that a broken line or a hostile terminal may send, the same in every run.

/// A small generator of numbers, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn byte(&mut self, from: u8, to: u8) -> u8 {
        from + self.roll(u64::from(to - from) + 1) as u8
    }
}

/// Bytes that ask for a stop on purpose are no rubbish: Ctrl-C, Ctrl-Q, Ctrl-Z, `q`.
const STOPS: [u8; 4] = [0x03, 0x11, 0x1a, b'q'];

/// Every kind of rubbish by name, about 4 KiB each.
pub(crate) fn kinds() -> Vec<(&'static str, Vec<u8>)> {
    let mut dice = Dice(11);
    let bytes = (0..4096).map(|_| dice.byte(0, 255));
    let bytes = bytes.filter(|byte| !STOPS.contains(byte)).collect();
    let mut dice = Dice(12);
    let letters = (0..4096).map(|_| dice.byte(128, 255)).collect();
    vec![
        ("bytes", bytes),
        ("cut letters", letters),
        ("sequences", sequences()),
        ("paste", paste()),
        ("nothing", vec![0; 4096]),
    ]
}

fn sequences() -> Vec<u8> {
    let mut dice = Dice(13);
    let mut all = Vec::new();
    while all.len() < 4096 {
        let [a, b, c] = [0; 3].map(|_| dice.byte(33, 120));
        let one = match dice.roll(6) {
            0 => format!("\x1b[{a};{b};{c}Z").into_bytes(),
            1 => format!("\x1b[<{a};{b};{c}M").into_bytes(),
            2 => format!("\x1b[{a};{b};{c}~").into_bytes(),
            3 => format!("\x1b[?{a};{b};{c}y").into_bytes(),
            4 => format!("\x1bO{a}{b}{c}").into_bytes(),
            _ => vec![0x1b, b'[', b'M', a, b, c],
        };
        all.extend(one);
    }
    all
}

fn paste() -> Vec<u8> {
    [
        &b"\x1b[200~"[..],
        &b"lorem ipsum ".repeat(341),
        b"\x1b[201~",
    ]
    .concat()
}
