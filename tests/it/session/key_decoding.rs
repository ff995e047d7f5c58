//! Bytes as terminals send them, and the keys they must become.

use std::time::Duration;

use chitieu::line::input::decoder::Decoder;
use chitieu::line::input::decoder::ESCAPE_REST;
use chitieu::line::input::decoder::GIVE_UP;
use chitieu::line::input::decoder::PASTE_GUARD;
use chitieu::line::input::key::Decoded;
use chitieu::line::input::paste::PASTE_LIMIT;
use chitieu::line::moment::Moment;
use proptest::collection::vec;
use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prelude::prop;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::prop_oneof;
use proptest::proptest;

fn at(milliseconds: u64) -> Moment {
    Moment::after(Duration::from_millis(milliseconds))
}

/// Writes inputs as the help writes keys, with pastes in brackets and answers as they are.
fn show(inputs: &[Decoded]) -> String {
    let one = |input: &Decoded| match input {
        Decoded::Key(chord) => chord.to_string(),
        Decoded::Paste(text) => format!("[{text}]"),
        Decoded::Reply(answer) => format!("{answer:?}"),
        Decoded::NotUtf8 => "not UTF-8".to_owned(),
    };
    inputs.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Decodes in one piece, byte by byte, and in two pieces cut anywhere: always the same.
#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &str) {
    let bytes = bytes.as_ref();
    let in_pieces = |cuts: &[&[u8]]| {
        let mut decoder = Decoder::new();
        let inputs: Vec<Decoded> = cuts
            .iter()
            .flat_map(|cut| decoder.feed(cut, at(1)))
            .collect();
        show(&inputs)
    };
    assert_eq!(
        in_pieces(&[bytes]),
        expected,
        "{:?}",
        bytes.escape_ascii().to_string()
    );
    for middle in 0..bytes.len() {
        let (left, right) = bytes.split_at(middle);
        assert_eq!(in_pieces(&[left, right]), expected, "cut at {middle}");
    }
    let singles: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(in_pieces(&singles), expected, "byte by byte");
}

#[test]
fn letters_and_controls() {
    check("aZ 7/", "a Z Space 7 /");
    check("việt Đ", "v i ệ t Space Đ");
    check("\r\n\t", "Enter Enter Tab");
    check(
        [0x01, 0x03, 0x1a, 0x00, 0x1c, 0x1f],
        "Ctrl-A Ctrl-C Ctrl-Z Ctrl-Space Ctrl-\\ Ctrl-_",
    );
}

/// Bytes of another character set are told of once, at whatever stands in their way to be a letter.
#[test]
fn bytes_that_are_no_utf_8_are_told_of_once() {
    check(b"h\xf4 ngh\xe8o", "h not UTF-8 Space n g h o");
    check(b"\xf4\xf2", "not UTF-8");
    check(b"\xbf", "not UTF-8");
    check(b"\xe1\xbb\x1b[A", "not UTF-8 \u{2191}");
    check(b"\xc3\r", "not UTF-8 Enter");
    check("\u{9b}a", "a");
    // A letter of which the rest does not come is one of another character set, unless it comes after all.
    let mut decoder = Decoder::new();
    assert_eq!(show(&decoder.feed(b"\xe1\xbb", at(1))), "");
    assert_eq!(decoder.due(), Some(at(1) + GIVE_UP));
    assert_eq!(show(&decoder.flush(at(500))), "");
    assert_eq!(show(&decoder.flush(at(1) + GIVE_UP)), "not UTF-8");
    assert_eq!(decoder.due(), None, "nothing is waited for");
    assert_eq!(show(&decoder.feed(b"\x87", at(9000))), "ệ");
    let long = format!("\x1b[200~{}ệ\x1b[201~", "x".repeat(PASTE_LIMIT - 1));
    let inputs = Decoder::new().feed(long.as_bytes(), at(1));
    assert!(
        matches!(&inputs[..], [Decoded::Paste(_)]),
        "the limit cuts letters"
    );
}

/// V8: both bytes that Vietnamese keyboards and terminals send are one key.
#[test]
fn v8_both_backspaces() {
    check("vie\x7fê\x7fệt", "v i e Backspace ê Backspace ệ t");
    check("vie\x08ê\x08ệt", "v i e Backspace ê Backspace ệ t");
}

#[test]
fn home_and_end_of_every_terminal() {
    for bytes in ["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"] {
        check(bytes, "Home");
    }
    for bytes in ["\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~", "\x1bOw"] {
        check(bytes, "End");
    }
    check("\x1b[5~\x1b[6~\x1b[2~\x1b[3~", "PgUp PgDn Insert Delete");
}

#[test]
fn arrows_with_modifiers() {
    check("\x1b[A\x1b[B\x1b[C\x1b[D", "↑ ↓ → ←");
    check("\x1bOA\x1bOB\x1bOC\x1bOD", "↑ ↓ → ←");
    check("\x1b[1;5A\x1b[1;3D\x1b[1;2B", "Ctrl-↑ Alt-← Shift-↓");
    check(
        "\x1b[a\x1bOa\x1bO5C\x1bO1;5C",
        "Shift-↑ Ctrl-↑ Ctrl-→ Ctrl-→",
    );
    check("\x1b\x1b[A\x1b\x1bOB", "Alt-↑ Alt-↓");
    check(
        "\x1b[5^\x1b[6$\x1b[7@",
        "Ctrl-PgUp Shift-PgDn Ctrl-Shift-Home",
    );
    check("\x1b[Z\x1b[3;5~", "Shift-Tab Ctrl-Delete");
}

#[test]
fn function_keys() {
    check("\x1bOP\x1bOQ\x1bOR\x1bOS", "F1 F2 F3 F4");
    check("\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~", "F1 F2 F3 F4 F5");
    check("\x1b[[A\x1b[[E\x1b[1;2P", "F1 F5 Shift-F1");
    check(
        "\x1b[17~\x1b[21~\x1b[23~\x1b[24~\x1b[34~",
        "F6 F10 F11 F12 F20",
    );
}

#[test]
fn alt_and_coded_keys() {
    check("\x1bx\x1b\x7f\x1b\r", "Alt-x Alt-Backspace Alt-Enter");
    check("\x1bê", "Alt-ê");
    check(
        "\x1b[97;5u\x1b[27;6;97~\x1b[97;2u\x1b[27u",
        "Ctrl-A Ctrl-Shift-A A Esc",
    );
    check("\x1b[97;1:3u", "");
}

#[test]
fn answers_are_never_typed() {
    check(
        "\x1b]11;rgb:1e1e/ffff/0000\x1b\\a",
        "Background(30, 255, 0) a",
    );
    check("\x1b]11;rgba:00/80/ff/ff\x07", "Background(0, 128, 255)");
    check("\x1b[?62;4;22c\x1b[>0;276;0c", "Kind");
    check(
        "\x1b[?2026;2$y\x1b[?2026;0$y\x1b[?2027;0$y",
        "Synchronized(true) Synchronized(false)",
    );
    check("\x1b[12;40R\x1b[1;2R\x1b[0n", "StatusReport");
    check("\x1b[I\x1b[O\x1b[8;24;80t\x1b[?997;1n", "");
    check(
        "\x1bP>|XTerm(390)\x1b\\\x1b_Gi=1;OK\x1b\\\x1b]52;c;aGk=\x07x",
        "x",
    );
    check("\x1b[<0;10;5M\x1b[<0;10;5m\x1b[M !!\x1b[32;1;1M", "");
}

#[test]
fn broken_sequences_give_no_key_and_hide_none() {
    check("\x1b[12\x03", "Ctrl-C");
    check("\x1b]0;title\x03", "Ctrl-C");
    check("\x1b[12\x1b[A", "↑");
    check("\x1b\x03", "Ctrl-C");
    check(
        b"\xe1\xbba\xff\xc0\x80b\xed\xa0\x80c\xf5\xc2\x9bd",
        "not UTF-8 a b c d",
    );
    check(
        format!("\x1b[{}A\x1b]{}\x07z", "1".repeat(9000), "x".repeat(9000)),
        "z",
    );
    check("\x1b[999999999999A\x1b[1;999A", "");
}

#[test]
fn a_lone_escape_is_a_key_after_a_rest() {
    let mut decoder = Decoder::new();
    assert_eq!(show(&decoder.feed(b"\x1b", at(100))), "");
    assert_eq!(decoder.due(), Some(at(100) + ESCAPE_REST));
    assert_eq!(show(&decoder.flush(at(120))), "", "too early");
    assert_eq!(show(&decoder.flush(at(100) + ESCAPE_REST)), "Esc");
    assert_eq!(decoder.due(), None);
    decoder.feed(b"\x1b\x1b", at(300));
    assert_eq!(show(&decoder.flush(at(400))), "Esc Esc");
}

/// A sequence whose Escape came long before the rest is still not typed.
#[test]
fn the_late_rest_of_a_sequence() {
    for (rest, expected) in [
        ("[A", "↑"),
        ("OH", "Home"),
        ("[1;5C", "Ctrl-→"),
        ("xA", "x A"),
    ] {
        let mut decoder = Decoder::new();
        decoder.feed(b"\x1b", at(0));
        assert_eq!(show(&decoder.flush(at(0) + ESCAPE_REST)), "Esc");
        assert_eq!(show(&decoder.feed(rest.as_bytes(), at(300))), expected);
    }
    let mut decoder = Decoder::new();
    decoder.feed(b"\x1b", at(0));
    decoder.flush(at(0) + ESCAPE_REST);
    assert_eq!(show(&decoder.feed(b"[", at(300))), "", "held");
    assert_eq!(
        show(&decoder.flush(at(300) + ESCAPE_REST)),
        "[",
        "and typed after all"
    );
    assert_eq!(show(&decoder.feed(b"[A", at(900))), "[ A");
}

/// T3: an answer that comes late and in three pieces reaches no search box.
#[test]
fn t3_late_answers_in_pieces() {
    let answer = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
    for first in 1..answer.len() - 1 {
        for second in first + 1..answer.len() {
            let pieces = [&answer[..first], &answer[first..second], &answer[second..]];
            let mut decoder = Decoder::new();
            let mut inputs = Vec::new();
            let mut now = at(3000);
            for piece in pieces {
                inputs.extend(decoder.feed(piece, now));
                now += Duration::from_millis(400);
                inputs.extend(decoder.flush(now));
            }
            // An Escape that rested is the key, which never does harm; nothing else is typed.
            let shown = show(&inputs);
            let answer = shown.trim_start_matches("Esc ");
            assert_eq!(answer, "Background(255, 255, 255)", "{first} {second}");
        }
    }
}

#[test]
fn what_never_ends_is_given_up() {
    for bytes in ["\x1b[12", "\x1bO1", "\x1b]11;rgb", "\x1bP>", "\x1b[M!"] {
        let mut decoder = Decoder::new();
        assert_eq!(show(&decoder.feed(bytes.as_bytes(), at(0))), "");
        assert_eq!(show(&decoder.flush(at(0) + ESCAPE_REST)), "");
        assert_eq!(decoder.due(), Some(at(0) + GIVE_UP));
        assert_eq!(show(&decoder.flush(at(0) + GIVE_UP)), "");
        assert_eq!(show(&decoder.feed(b"j", at(0) + GIVE_UP)), "j", "{bytes:?}");
    }
}

#[test]
fn pastes() {
    check("\x1b[200~Tỷ lệ\r\nhộ\x1b[201~", "[Tỷ lệ\r\nhộ]");
    check("\x1b[200~a\x1b[20\x1b[201~", "[a\x1b[20]");
    check(b"\x1b[200~a\xff\xe1\xbbb\x1b[201~", "[ab] not UTF-8");
    check("\x1b[200~\x1b[201~", "[]");
}

/// X6: the end of a paste inside the paste makes no key of the rest.
#[test]
fn x6_a_paste_that_fakes_its_end() {
    check("\x1b[200~abc\x1b[201~q\x03\x1b[201~:", "[abc]");
    let mut decoder = Decoder::new();
    decoder.feed(b"\x1b[200~abc\x1b[201~", at(0));
    assert_eq!(show(&decoder.feed(b"q", at(49))), "");
    // What goes on coming stays refused, however long, until it has rested.
    for turn in 1..100 {
        assert_eq!(show(&decoder.feed(b"\x03", at(49 + turn * 40))), "");
    }
    assert_eq!(
        show(&decoder.feed(b"q", at(49 + 99 * 40) + PASTE_GUARD)),
        "q"
    );
}

/// A paste whose end never comes is ended by three Ctrl-C of a person, and keys behind them work after a rest.
#[test]
fn an_unfinished_paste_is_ended_by_control_c() {
    let mut decoder = Decoder::new();
    decoder.feed(b"\x1b[200~abc", at(0));
    assert_eq!(show(&decoder.feed(b"\x03", at(100))), "");
    // A held key repeats faster than presses are told apart.
    assert_eq!(show(&decoder.feed(b"\x03", at(130))), "");
    assert_eq!(show(&decoder.feed(b"\x03", at(160))), "");
    assert_eq!(
        show(&decoder.feed(b"\x03", at(210))),
        "[abc\u{3}\u{3}\u{3}]"
    );
    assert_eq!(show(&decoder.feed(b"\x03", at(240))), "");
    assert_eq!(show(&decoder.feed(b"\x03", at(290))), "Ctrl-C");
    // Within the text, and between other reads, they are part of it.
    let mut decoder = Decoder::new();
    decoder.feed(b"\x1b[200~", at(0));
    for turn in 0..20 {
        let now = 60 * turn;
        assert_eq!(show(&decoder.feed(b"a\x03", at(now))), "");
        assert_eq!(show(&decoder.feed(b"\x03", at(now + 20))), "");
        assert_eq!(show(&decoder.feed(b"bc", at(now + 21))), "");
    }
}

/// After two seconds single keys end it as well; a paste that is only slow goes on.
#[test]
fn an_unfinished_paste_is_ended_by_keys_after_a_while() {
    for key in ["j", "ệ", "\x1b[B", "\x7f"] {
        let mut decoder = Decoder::new();
        decoder.feed(b"\x1b[200~abc", at(0));
        for turn in 1..10 {
            assert_eq!(
                show(&decoder.feed(key.as_bytes(), at(200 * turn))),
                "",
                "{key:?}"
            );
        }
        let ended = show(&decoder.feed(key.as_bytes(), at(2000)));
        assert!(ended.starts_with("[abc"), "{key:?}: {ended}");
        assert_eq!(show(&decoder.feed(b"k", at(2100))), "k", "{key:?}");
    }
    // A slow line: a byte at a time, or pieces with long pauses.
    for (piece, apart) in [(&b"x"[..], 4), (b"x", 25), (b"abc", 300), (b"abc", 1400)] {
        let mut decoder = Decoder::new();
        decoder.feed(b"\x1b[200~", at(0));
        for turn in 1..200 {
            assert_eq!(
                show(&decoder.feed(piece, at(apart * turn))),
                "",
                "{apart} ms"
            );
        }
        let ended = show(&decoder.feed(b"\x1b[201~", at(apart * 200)));
        assert_eq!(ended.len(), 199 * piece.len() + 2);
    }
}

/// An Escape glued to a key that looks like the start of a sequence is both once nothing follows, and so it is
/// when a key follows after a pause.
#[test]
fn an_escape_glued_to_the_start_of_a_sequence_is_both() {
    for (glued, key) in [
        ("\x1bO", "O"),
        ("\x1b[", "["),
        ("\x1b]", "]"),
        ("\x1bP", "P"),
        ("\x1bX", "X"),
        ("\x1b^", "^"),
        ("\x1b_", "_"),
    ] {
        let mut decoder = Decoder::new();
        assert_eq!(show(&decoder.feed(glued.as_bytes(), at(0))), "");
        let due = decoder.due().unwrap();
        assert!(due <= at(500), "{glued:?}");
        assert_eq!(show(&decoder.flush(due)), format!("Esc {key}"));
        assert_eq!(decoder.due(), None);
        let mut decoder = Decoder::new();
        decoder.feed(glued.as_bytes(), at(0));
        assert_eq!(show(&decoder.feed(b"j", at(70))), format!("Esc {key} j"));
        let mut decoder = Decoder::new();
        decoder.feed(b"\x1b", at(0));
        decoder.feed(glued.as_bytes(), at(1));
        decoder.flush(at(600));
        assert_eq!(decoder.due(), None, "{glued:?}");
    }
    check("\x1b\\", "Alt-\\");
    // The rest of an arrow that a line held back still belongs to it.
    for (first, rest, key) in [
        ("\x1bO", "A", "↑"),
        ("\x1b[", "1;5C", "Ctrl-→"),
        ("\x1b[", "B", "↓"),
    ] {
        let mut decoder = Decoder::new();
        decoder.feed(first.as_bytes(), at(0));
        assert_eq!(show(&decoder.feed(rest.as_bytes(), at(400))), key);
    }
}

#[test]
fn x7_a_huge_paste_is_cut() {
    let bytes = format!("\x1b[200~{}\x1b[201~", "ệ".repeat(70_000));
    let mut decoder = Decoder::new();
    let inputs = decoder.feed(bytes.as_bytes(), at(0));
    let [Decoded::Paste(text)] = &inputs[..] else {
        panic!("{} inputs", inputs.len());
    };
    assert!(text.len() <= PASTE_LIMIT && text.len() > PASTE_LIMIT - 3);
    assert!(text.chars().all(|c| c == 'ệ'));
}

#[test]
fn a_paste_without_an_end_is_delivered() {
    let mut decoder = Decoder::new();
    assert_eq!(show(&decoder.feed(b"\x1b[200~abc", at(0))), "");
    assert_eq!(show(&decoder.flush(at(0) + GIVE_UP)), "[abc]");
    assert_eq!(
        show(&decoder.feed(b"j", at(0) + GIVE_UP + PASTE_GUARD)),
        "j"
    );
}

/// Bytes as a hostile or broken line sends them: sequences, letters and noise, cut short at will.
fn rubbish() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        vec(any::<u8>(), 0..12),
        prop::sample::select(vec![
            &b"\x1b[200~"[..],
            b"\x1b[201~",
            b"\x1b]11;rgb:12/34/56\x07",
            b"\x1b[?62c",
            b"\x1b[M",
            b"\x1b\x1b[A",
            b"\x1bO",
            b"\x1b[1;5",
            b"\x1bP",
            b"\x1b",
            b"\x1b[[",
            b"\xe1\xbb\x87",
            b"\x7f",
        ])
        .prop_map(<[u8]>::to_vec),
        Just("Tỷ lệ hộ nghèo".as_bytes().to_vec()),
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_cutting_gives_the_same(bytes in rubbish(), cuts in vec(1_usize..9, 0..400)) {
        let mut whole = Decoder::new();
        let expected = whole.feed(&bytes, at(1));
        let mut decoder = Decoder::new();
        let mut found = Vec::new();
        let mut rest = &bytes[..];
        for cut in cuts.into_iter().cycle().take(if rest.is_empty() { 0 } else { 4000 }) {
            let (now, later) = rest.split_at(cut.min(rest.len()));
            found.extend(decoder.feed(now, at(1)));
            rest = later;
        }
        found.extend(decoder.feed(rest, at(1)));
        prop_assert_eq!(show(&found), show(&expected));
        prop_assert_eq!(decoder.due(), whole.due());
    }

    #[test]
    fn nothing_hangs_and_no_key_is_a_control(bytes in rubbish(), pauses in vec(0_u64..2000, 1..9)) {
        let mut decoder = Decoder::new();
        let mut now = at(0);
        for (chunk, pause) in bytes.chunks(5).zip(pauses.iter().cycle()) {
            let mut found = decoder.feed(chunk, now);
            prop_assert!(found.len() <= chunk.len() + 3);
            now += Duration::from_millis(*pause);
            found.extend(decoder.flush(now));
            for input in found {
                if let Decoded::Key(chord) = input {
                    prop_assert!(chord.typed().is_none_or(|c| !c.is_control()), "{}", chord);
                }
            }
        }
        decoder.flush(now + GIVE_UP);
        prop_assert_eq!(decoder.due(), None);
        let after = now + GIVE_UP + PASTE_GUARD;
        prop_assert_eq!(show(&decoder.feed(b"j", after)), "j");
    }

    #[test]
    fn without_an_escape_exactly_the_letters_are_typed(bytes in vec(any::<u8>(), 0..200), cut in 1_usize..9) {
        let bytes: Vec<u8> = bytes.into_iter().filter(|byte| *byte != 0x1b).collect();
        let mut decoder = Decoder::new();
        let found: Vec<Decoded> = bytes.chunks(cut).flat_map(|c| decoder.feed(c, at(1))).collect();
        let typed: String = found
            .iter()
            .filter_map(|input| match input { Decoded::Key(chord) => chord.typed(), _ => None })
            .collect();
        let letters = bytes.utf8_chunks().map(|chunk| chunk.valid());
        let letters: String = letters.flat_map(str::chars).filter(|c| !c.is_control()).collect();
        prop_assert_eq!(typed, letters);
    }

    #[test]
    fn letters_arrive_whole(text in "[ -~à-ỹĐđ]{0,40}", cut in 1_usize..4) {
        let mut decoder = Decoder::new();
        let found: Vec<Decoded> = text.as_bytes().chunks(cut).flat_map(|c| decoder.feed(c, at(1))).collect();
        let typed: Option<String> = found
            .iter()
            .map(|input| match input { Decoded::Key(chord) => chord.typed(), _ => None })
            .collect();
        prop_assert_eq!(typed, Some(text));
    }
}
