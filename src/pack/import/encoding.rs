//! Bytes become text, whatever encoding an office saved them in.
//!
//! Owns the recognition of encodings: UTF-8, UTF-16, Windows-1258, Windows-1252 of western tables, those of `eastern`, and the two old font encodings TCVN3 and VNI,
//! which are named and not converted. It must not know what the text says.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::eastern;
use crate::core::fold::{bare, nfc};

/// A text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// The text in NFC-composed UTF-8, without a mark at the front.
    pub text: String,
    /// The encoding, by its usual name.
    pub encoding: &'static str,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undecodable {
    /// The letters of an old Vietnamese font encoding.
    #[error("an old Vietnamese encoding: {0}")]
    OldFont(&'static str),
    /// No encoding that is known; the first byte that is no UTF-8.
    #[error("no UTF-8 from byte {0} on")]
    Unknown(usize),
    /// No encoding has the name that was given.
    #[error("no such encoding")]
    NoSuchEncoding,
}

/// The encoding of this name, which need not be written as usual.
pub fn named(name: &str) -> Option<&'static Encoding> {
    let plain: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    match plain.as_str() {
        "utf16" | "utf16le" | "unicode" => Some(UTF_16LE),
        "cp1258" | "1258" | "windows1258" => Some(WINDOWS_1258),
        _ => Encoding::for_label(name.as_bytes()),
    }
}

/// Reads bytes in the encoding that was given, or else in the one that they show.
///
/// # Errors
/// Where they show no encoding that can be read.
pub fn decode(bytes: Vec<u8>, forced: Option<&str>) -> Result<DecodedText, Undecodable> {
    if let Some(name) = forced {
        let encoding = named(name).ok_or(Undecodable::NoSuchEncoding)?;
        return Ok(read_as(encoding, &bytes));
    }
    if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
        return Ok(read_as(encoding, &bytes));
    }
    if let Some(encoding) = wide(&bytes) {
        return Ok(read_as(encoding, &bytes));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => {
            let encoding = UTF_8.name();
            return Ok(DecodedText { text, encoding });
        }
        Err(error) => error,
    };
    if let Some(encoding) = eastern::encoding(error.as_bytes()) {
        return Ok(read_as(encoding, error.as_bytes()));
    }
    if is_western(error.as_bytes()) {
        return Ok(read_as(WINDOWS_1252, error.as_bytes()));
    }
    match old(error.as_bytes()) {
        Some(Old::Windows) => Ok(read_as(WINDOWS_1258, error.as_bytes())),
        Some(Old::Tcvn) => Err(Undecodable::OldFont("TCVN3 (ABC)")),
        Some(Old::Vni) => Err(Undecodable::OldFont("VNI")),
        None => Err(Undecodable::Unknown(error.utf8_error().valid_up_to())),
    }
}

/// Tells whether a text that comes in pieces is UTF-8.
#[derive(Debug, Default)]
pub struct Utf8Check {
    /// The bytes of a letter whose others are still to come.
    begun: Vec<u8>,
}

impl Utf8Check {
    /// Takes the next piece; tells whether everything so far is UTF-8.
    pub fn takes(&mut self, mut piece: &[u8]) -> bool {
        while !self.begun.is_empty() {
            let Some((byte, rest)) = piece.split_first() else {
                return true;
            };
            self.begun.push(*byte);
            piece = rest;
            match std::str::from_utf8(&self.begun) {
                Ok(_) => self.begun.clear(),
                Err(error) if error.error_len().is_none() => {}
                Err(_) => return false,
            }
        }
        match std::str::from_utf8(piece) {
            Ok(_) => true,
            Err(error) if error.error_len().is_none() => {
                let begun = piece.get(error.valid_up_to()..);
                self.begun.extend(begun.unwrap_or_default());
                true
            }
            Err(_) => false,
        }
    }

    /// Tells whether no letter is left open.
    pub fn is_whole(&self) -> bool {
        self.begun.is_empty()
    }
}

fn read_as(encoding: &'static Encoding, bytes: &[u8]) -> DecodedText {
    let (text, used, _) = encoding.decode(bytes);
    let text = match used == UTF_8 {
        true => text.into_owned(),
        false => nfc(&text).into_owned(),
    };
    DecodedText {
        text,
        encoding: used.name(),
    }
}

/// UTF-16 without a mark: of texts with a few ASCII signs nearly every second byte is zero.
pub fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let zeros = |odd: usize| {
        let every_second = head.iter().skip(odd).step_by(2);
        every_second.filter(|byte| **byte == 0).count()
    };
    let (high_first, low_first) = (zeros(0), zeros(1));
    let enough = head.len() / 8;
    if low_first > enough && high_first == 0 {
        Some(UTF_16LE)
    } else if high_first > enough && low_first == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Words of tables in languages that are written in Windows-1252, folded, none of which is a Vietnamese syllable.
const WESTERN: [&str; 58] = [
    "und",
    "insgesamt",
    "anzahl",
    "jahr",
    "jahre",
    "stichtag",
    "deutschland",
    "einheit",
    "statistisches",
    "bundesamt",
    "tabelle",
    "ensemble",
    "nombre",
    "annee",
    "femmes",
    "hommes",
    "valeur",
    "libelle",
    "provincias",
    "periodo",
    "tasa",
    "poblacion",
    "numero",
    "nacional",
    "personas",
    "mujeres",
    "hombres",
    "populacao",
    "mulheres",
    "municipio",
    "antal",
    "kommun",
    "totalt",
    "befolkning",
    "landet",
    "kvinder",
    "kvinnor",
    "indice",
    "precios",
    "enero",
    "febrero",
    "abril",
    "octubre",
    "noviembre",
    "diciembre",
    "janvier",
    "fevrier",
    "decembre",
    "trimestre",
    "donnees",
    "milliers",
    "unidade",
    "janeiro",
    "fevereiro",
    "dezembro",
    "februar",
    "dezember",
    "personer",
];

/// Tells whether a letter or sign is one of western languages: none that Vietnamese needs beside them.
fn is_western_sign(c: char) -> bool {
    let code = u32::from(c);
    let is_letter = (0xC0..=0xFF).contains(&code)
        && !matches!(code, 0xD0 | 0xD7 | 0xDD | 0xDE | 0xF0 | 0xF7 | 0xFD | 0xFE);
    let is_sign = matches!(
        code,
        0xA0 | 0xA7 | 0xA9 | 0xAA | 0xAB | 0xAE | 0xB0 | 0xB2 | 0xB3 | 0xB5 | 0xB7 | 0xBA..=0xBF
    );
    let is_ligature = matches!(
        code,
        0x152 | 0x153 | 0x20AC | 0x2013 | 0x2014 | 0x2018..=0x201E | 0x2026
    );
    c.is_ascii() || is_letter || is_sign || is_ligature
}

/// Tells whether bytes are a table in a western language: all letters are of these, and two of its words at least.
fn is_western(bytes: &[u8]) -> bool {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    if !text.chars().all(is_western_sign) {
        return false;
    }
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let folded = bare(word);
        let is_new = !found.contains(&folded);
        if is_new && WESTERN.contains(&folded.as_str()) {
            found.push(folded);
        }
        if found.len() >= 2 {
            return true;
        }
    }
    false
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Old {
    Windows,
    Tcvn,
    Vni,
}

/// Marks of tones that Windows-1258 puts behind a vowel.
const TONES: [u8; 5] = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2];
/// Letters that Windows-1258 has of its own.
const LETTERS: [u8; 14] = [
    0xC2, 0xC3, 0xCA, 0xD0, 0xD4, 0xD5, 0xDD, 0xE2, 0xE3, 0xEA, 0xF0, 0xF4, 0xF5, 0xFD,
];
/// Letters of Windows-1258 with a tone of their own: à á è é ì í ò ó ù ú …
const TONED: [u8; 10] = [0xE0, 0xE1, 0xE8, 0xE9, 0xED, 0xF3, 0xF9, 0xFA, 0xC0, 0xC1];
/// What VNI puts behind a vowel.
const VNI_MARKS: [u8; 22] = [
    0xF8, 0xF9, 0xFB, 0xF5, 0xEF, 0xE1, 0xE0, 0xE5, 0xE3, 0xE4, 0xEA, 0xE9, 0xE8, 0xFA, 0xFC, 0xEB,
    0xE2, 0xC2, 0xD9, 0xD8, 0xCA, 0xC1,
];
/// Letters that VNI has of their own: đ ơ ư ỉ ị ĩ ỵ.
const VNI_LETTERS: [u8; 8] = [0xF1, 0xD1, 0xF4, 0xF6, 0xE6, 0xF2, 0xD3, 0xEE];
/// Vowels of TCVN3 with their tones; the letters ă â ê ô ơ ư đ are 0xA8 to 0xAE.
const TCVN_TONED: std::ops::RangeInclusive<u8> = 0xB5..=0xFE;

/// How many bytes are letters of Windows-1258, of TCVN3, of VNI.
fn letters_of(bytes: &[u8]) -> [usize; 3] {
    let (mut windows, mut tcvn, mut vni) = (0_usize, 0_usize, 0_usize);
    let mut before = b' ';
    for byte in bytes.iter().copied() {
        let after_vowel = b"aeiouyAEIOUY".contains(&before);
        let is_mark = TONES.contains(&byte) && (after_vowel || LETTERS.contains(&before));
        if is_mark || LETTERS.contains(&byte) || TONED.contains(&byte) {
            windows += 1;
        }
        if (0xA8..=0xAE).contains(&byte) || TCVN_TONED.contains(&byte) && !after_vowel {
            tcvn += 1;
        }
        if after_vowel && VNI_MARKS.contains(&byte) || VNI_LETTERS.contains(&byte) {
            vni += 1;
        }
        before = byte;
    }
    [windows, tcvn, vni]
}

/// Which of the old encodings the bytes look like: the one of whose letters most bytes are, if these are most.
fn old(bytes: &[u8]) -> Option<Old> {
    let all = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let [windows, tcvn, vni] = letters_of(bytes);
    // An encoding is considered only if bytes occur that nearly all of its letters need.
    let shows_windows = bytes.iter().any(|byte| TONES.contains(byte));
    let shows_tcvn = bytes.iter().any(|byte| (0xA8..=0xAE).contains(byte));
    let candidates = [
        (Old::Tcvn, tcvn, shows_tcvn),
        (Old::Vni, vni, !shows_tcvn),
        (Old::Windows, windows, !shows_tcvn || shows_windows),
    ];
    let best = candidates
        .into_iter()
        .filter(|(_, count, shows)| *shows && *count * 10 >= all * 7)
        .max_by_key(|(_, count, _)| *count);
    best.map(|(old, ..)| old)
}

/// The name of the old font encoding whose bytes somebody read as Latin letters and saved as UTF-8: `Tû lÖ hé nghÌo`.
pub fn old_font_letters(text: &str) -> Option<&'static str> {
    let mut bytes = Vec::new();
    for c in text.chars().take(MOST_LETTERS) {
        let code = u32::from(c);
        // Letters of Vietnamese itself tell that it is none of these.
        bytes.push(u8::try_from(code).ok()?);
    }
    let own = [0xA8, 0xA9, 0xAA, 0xAC, 0xAD, 0xAE].into_iter();
    let own = own.filter(|letter| bytes.contains(letter)).count();
    match old(&bytes) {
        Some(Old::Tcvn) if own >= 2 => Some("TCVN3 (ABC)"),
        Some(Old::Vni) if has_vni_pairs(&bytes) => Some("VNI"),
        _ => None,
    }
}

/// The letters of a text that are looked at for an old encoding.
pub const MOST_LETTERS: usize = 1 << 20;

/// Tells whether vowels stand before their marks as often as no other language has it.
fn has_vni_pairs(bytes: &[u8]) -> bool {
    let pairs = bytes.windows(2).filter(|pair| {
        let (first, second) = (pair.first(), pair.last());
        let is_vowel = first.is_some_and(|byte| b"aeouyAEOUY".contains(byte));
        is_vowel && second.is_some_and(|byte| VNI_MARKS.contains(byte))
    });
    pairs.count() >= 3 && bytes.iter().any(|byte| VNI_LETTERS.contains(byte))
}

/// Tells whether a text is UTF-8 that somebody read as Latin-1 and saved: `Tá»· lá»‡` for `Tỷ lệ`.
pub fn is_mojibake(text: &str) -> bool {
    let next = text.chars().skip(1);
    let pairs = text.chars().zip(next);
    let broken = pairs.filter(|(one, next)| {
        matches!(one, 'Ã' | 'Ä' | 'Å' | 'Æ' | 'Â')
            && matches!(next, '\u{80}'..='\u{BF}' | '‚'..='›' | '€' | 'ƒ' | 'Š' | 'Œ' | 'Ž' | 'š' | 'œ' | 'ž' | 'Ÿ' | '™')
            || matches!(one, 'á') && matches!(next, 'º' | '»')
    });
    broken.count() >= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str =
        "Chỉ tiêu;Đơn vị tính;Tỷ lệ hộ nghèo;Thu ngân sách trên địa bàn;Số giường bệnh";

    fn windows(text: &str) -> Vec<u8> {
        use unicode_normalization::UnicodeNormalization as _;
        // Letters that the encoding has are kept, tones of others follow as marks.
        let mut out = Vec::new();
        for c in text.nfc() {
            let mut letter = [0; 4];
            let (bytes, _, lost) = WINDOWS_1258.encode(c.encode_utf8(&mut letter));
            if !lost {
                out.extend_from_slice(&bytes);
                continue;
            }
            let parts: Vec<char> = c.nfd().collect();
            let (tone, letter) = parts.iter().partition::<Vec<char>, _>(|c| {
                matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
            });
            let whole: String = letter.into_iter().nfc().chain(tone).collect();
            out.extend_from_slice(&WINDOWS_1258.encode(&whole).0);
        }
        out
    }

    #[test]
    fn pieces_are_utf_8_where_the_whole_is() {
        let wrong: [&[u8]; 5] = [
            b"a\xFFb",
            b"\xE1\xBB",
            b"\xE1b\xBB",
            b"a\xC0\x80",
            b"\xF4\x90\x80\x80",
        ];
        let texts = [SAID.as_bytes(), "ộ😀".as_bytes(), b""];
        for bytes in texts.into_iter().chain(wrong) {
            for piece in 1..=bytes.len().max(1) {
                let mut check = Utf8Check::default();
                let is_text =
                    bytes.chunks(piece).all(|piece| check.takes(piece)) && check.is_whole();
                assert_eq!(
                    is_text,
                    std::str::from_utf8(bytes).is_ok(),
                    "{bytes:?} by {piece}"
                );
            }
        }
    }

    #[test]
    fn windows_1258_and_utf_16_are_converted() {
        let decoded = decode(windows(SAID), None).unwrap();
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding),
            (SAID, "windows-1258")
        );
        let wide: Vec<u8> = SAID.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(wide.clone(), None).unwrap().text, SAID);
        let marked = [&[0xFF, 0xFE][..], &wide].concat();
        assert_eq!(decode(marked, None).unwrap().text, SAID);
        let big: Vec<u8> = SAID.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(
            decode([&[0xFE, 0xFF][..], &big].concat(), None)
                .unwrap()
                .text,
            SAID
        );
        assert_eq!(decode(SAID.into(), None).unwrap().encoding, "UTF-8");
    }

    #[test]
    fn old_font_encodings_are_named() {
        // "Tỷ lệ hộ nghèo, Đơn vị, Chỉ tiêu, đồng" in TCVN3.
        let tcvn =
            b"T\xFB l\xD6 h\xE9 ngh\xCCo; \xA7\xACn v\xDE; Ch\xD8 ti\xAAu; \xAE\xE5ng; n\xA8m";
        assert_eq!(
            decode(tcvn.to_vec(), None),
            Err(Undecodable::OldFont("TCVN3 (ABC)"))
        );
        // "Tỷ lệ hộ nghèo, Đơn vị, đồng" in VNI.
        let vni = b"Ty\xFB le\xE4 ho\xE4 nghe\xF8o; \xD1\xF4n v\xF2; \xF1o\xE0ng; na\xEAm; ch\xE6 tie\xE2u";
        assert_eq!(decode(vni.to_vec(), None), Err(Undecodable::OldFont("VNI")));
    }

    #[test]
    fn western_tables_are_read_with_their_letters() {
        for said in [
            "Bevölkerung; Jahr; Anzahl; Württemberg",
            "Libellé; Année; Taux de chômage; Français",
            "Población; Año; Número; Tasa; España",
            "Antal; Kommun; Folkmängd; Örebro",
        ] {
            let bytes = WINDOWS_1252.encode(said).0.into_owned();
            let decoded = decode(bytes, None).unwrap();
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding),
                (said, "windows-1252")
            );
        }
        // Words of another language beside Vietnamese ones show nothing.
        let both = format!("{SAID}; Jahr; Anzahl; đất; nước; đường");
        assert_eq!(
            decode(windows(&both), None).unwrap().encoding,
            "windows-1258"
        );
    }

    #[test]
    fn old_letters_saved_as_utf_8_are_named() {
        let tcvn = "Tû lÖ hé nghÌo; §¬n vÞ; ChØ tiªu; ®ång; n¨m";
        assert_eq!(old_font_letters(tcvn), Some("TCVN3 (ABC)"));
        let vni = "Tyû leä hoä ngheøo; Ñôn vò; ñoàng; naêm; chæ tieâu";
        assert_eq!(old_font_letters(vni), Some("VNI"));
        for fine in [
            SAID,
            "Nombre d'élèves « à l'école » en été",
            "Größe, Übung, Straße",
            "São Paulo, ação",
            "Año; niño; país; Educación",
            "plain",
        ] {
            assert_eq!(old_font_letters(fine), None, "{fine}");
        }
    }

    #[test]
    fn one_stray_byte_is_no_encoding() {
        let stray = [SAID.as_bytes(), b"\xFF"].concat();
        assert_eq!(decode(stray, None), Err(Undecodable::Unknown(SAID.len())));
        assert_eq!(
            decode(b"a".to_vec(), Some("nothing")),
            Err(Undecodable::NoSuchEncoding)
        );
        assert_eq!(decode(b"\xE9".to_vec(), Some("latin1")).unwrap().text, "é");
    }

    #[test]
    fn texts_read_as_latin_are_seen() {
        assert!(is_mojibake("Tá»· lá»‡ há»™ nghÃ¨o"));
        assert!(is_mojibake("NghÃ¨o"));
        for fine in [
            "Tỷ lệ hộ nghèo",
            "Áo ấm",
            "São Paulo",
            "Ätna",
            "Năm 2020",
            "½ Â",
        ] {
            assert!(!is_mojibake(fine), "{fine}");
        }
    }
}
