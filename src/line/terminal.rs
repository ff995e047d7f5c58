//! The abilities of a terminal, derived from its name and the environment of its user.
//!
//! Owns the tables of terminal names: a name from the other side of a line is looked up here and used for nothing
//! else. It must not read the environment: the values are handed in, so that a server never judges by its own
//! terminal.

/// How many colors the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorDepth {
    /// None.
    Mono,
    /// Sixteen.
    Ansi16,
    /// 256.
    Ansi256,
    /// 24 bits.
    True,
}

/// The background of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Light letters stand on a dark ground.
    Dark,
    /// Dark letters stand on a light ground.
    Light,
}

/// The environment variables that describe the terminal; an empty value counts as absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings<'a> {
    /// `TERM`.
    pub term: &'a str,
    /// `COLORTERM`.
    pub colorterm: &'a str,
    /// `NO_COLOR`.
    pub no_color: &'a str,
    /// `COLORFGBG`.
    pub colorfgbg: &'a str,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that says something.
    pub locale: &'a str,
    /// `TMUX`: tmux stands between, on this machine.
    pub tmux: &'a str,
    /// `STY`: GNU screen stands between, on this machine.
    pub screen: &'a str,
    /// `TERM_PROGRAM`: the program that draws the terminal.
    pub program: &'a str,
}

/// What is known of the way from a copy to the person's clipboard. No terminal tells whether it took one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clipboard {
    /// Nothing speaks against it.
    #[default]
    Open,
    /// tmux is in between, and passes copies on only if it is configured to.
    Tmux,
    /// tmux or GNU screen stands between: over SSH only the name arrives, and both bear the same.
    TmuxOrScreen,
    /// GNU screen is in between, and passes no copies on.
    Screen,
    /// The terminal is known to take none.
    Absent,
    /// The person switched copies off.
    Off,
}

impl Clipboard {
    /// Tells whether a text of so many bytes is worth sending.
    pub fn takes(self, bytes: usize) -> bool {
        match self {
            Self::Open | Self::Tmux => true,
            Self::TmuxOrScreen => bytes <= MOST_IN_SCREEN,
            Self::Screen | Self::Absent | Self::Off => false,
        }
    }

    /// Tells whether a copy may fail to arrive, so that its text must be shown in full.
    pub fn is_doubtful(self) -> bool {
        self != Self::Open
    }
}

/// The longest text that GNU screen drops without a trace: of a longer one it keeps 768 signs, and writes
/// the rest across the screen.
const MOST_IN_SCREEN: usize = 560;

/// Beginnings of names of terminals that take no copies.
const WITHOUT_CLIPBOARD: [&str; 14] = [
    "linux", "ansi", "cygwin", "sun", "cons25", "pcansi", "vt1", "vt2", "vt3", "vt4", "vt5",
    "putty", "eterm", "dumb",
];

/// Programs that take no copies, whatever name their terminal bears.
const PROGRAMS_WITHOUT_CLIPBOARD: [&str; 1] = ["Apple_Terminal"];

/// Finds out how copies reach the clipboard.
pub fn clipboard(about: &Surroundings<'_>) -> Clipboard {
    let begins = |names: &[&str]| names.iter().any(|name| about.term.starts_with(name));
    if !about.screen.is_empty() {
        // Whichever of several multiplexers is the innermost, this one stands on the way.
        Clipboard::Screen
    } else if !about.tmux.is_empty() || about.term.starts_with("tmux") || about.program == "tmux" {
        Clipboard::Tmux
    } else if about.term.starts_with("screen") {
        Clipboard::TmuxOrScreen
    } else if begins(&WITHOUT_CLIPBOARD) || PROGRAMS_WITHOUT_CLIPBOARD.contains(&about.program) {
        Clipboard::Absent
    } else {
        Clipboard::Open
    }
}

/// How colors were asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// As the terminal says.
    #[default]
    Auto,
    /// Colors, however the environment objects.
    Always,
    /// Exactly so many.
    Exactly(ColorDepth),
}

/// The queries that a terminal answers without showing anything of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// The color of the background.
    pub background: bool,
    /// Whether frames can be held back.
    pub synchronized: bool,
    /// Whether the rows of some columns can be moved alone.
    pub margins: bool,
    /// Whether what was sent has been read.
    pub status_report: bool,
}

/// Names, or beginnings of names, of terminals with 24-bit color that no other terminal bears.
const TRUE: [&str; 7] = [
    "xterm-kitty",
    "xterm-ghostty",
    "alacritty",
    "foot",
    "wezterm",
    "contour",
    "iterm2",
];

/// Beginnings of names that today stand for 256 colors at the least.
const ANSI_256: [&str; 12] = [
    "xterm", "tmux", "screen", "putty", "rxvt", "konsole", "vte", "gnome", "mintty", "iterm",
    "mlterm", "st",
];

/// Beginnings of names of terminals without color.
const MONO: [&str; 5] = ["dumb", "vt1", "vt2", "vt3", "vt5"];

/// Tells whether a terminal cannot place its cursor, so that plain lines serve better.
pub fn is_dumb(term: Option<&str>) -> bool {
    matches!(term, None | Some("" | "dumb" | "unknown"))
}

/// How many colors to use.
pub fn depth(about: &Surroundings<'_>, wanted: ColorChoice) -> ColorDepth {
    match wanted {
        ColorChoice::Exactly(depth) => depth,
        ColorChoice::Auto if !about.no_color.is_empty() => ColorDepth::Mono,
        ColorChoice::Auto => told(about),
        ColorChoice::Always => match told(about) {
            ColorDepth::Mono => ColorDepth::Ansi16,
            depth => depth,
        },
    }
}

fn told(about: &Surroundings<'_>) -> ColorDepth {
    let name = about.term;
    let begins = |known: &[&str]| known.iter().any(|known| name.starts_with(known));
    let says_true = matches!(about.colorterm, "truecolor" | "24bit");
    if is_dumb(Some(name)) || begins(&MONO) || name.ends_with("-m") || name.ends_with("-mono") {
        ColorDepth::Mono
    } else if name.starts_with("screen") {
        // It hands the variable on from the terminal around it and cannot do what that one can.
        ColorDepth::Ansi256
    } else if says_true || begins(&TRUE) || name.ends_with("-direct") {
        ColorDepth::True
    } else if name.ends_with("-16color") || name.ends_with("-color") {
        ColorDepth::Ansi16
    } else if name.contains("256") || begins(&ANSI_256) {
        ColorDepth::Ansi256
    } else {
        ColorDepth::Ansi16
    }
}

/// Tells whether the signs outside ASCII can be drawn: unless the locale names another character
/// set. Over SSH the locale is often absent or `C`, which is the server's and says nothing of the
/// terminal at the other end.
pub fn is_unicode(about: &Surroundings<'_>) -> bool {
    let locale = about.locale.to_ascii_lowercase();
    match locale.split_once('.') {
        None => true,
        Some((_, charset)) => charset.starts_with("utf-8") || charset.starts_with("utf8"),
    }
}

/// What the environment says of the ground: `COLORFGBG`, which rxvt, Konsole and others set, ends in the number of
/// the ground among the sixteen colors (`15;0`, `0;default;15`). Seven of the first eight and the dark grey are
/// dark. Anything else says nothing.
pub fn ground(about: &Surroundings<'_>) -> Option<Shade> {
    let (_, ground) = about.colorfgbg.rsplit_once(';')?;
    match ground {
        "0" | "1" | "2" | "3" | "4" | "5" | "6" | "8" => Some(Shade::Dark),
        "7" | "9" | "10" | "11" | "12" | "13" | "14" | "15" => Some(Shade::Light),
        _ => None,
    }
}

/// The queries that a terminal of that name answers.
pub fn questions(about: &Surroundings<'_>) -> Questions {
    let old = ["linux", "ansi", "cygwin", "sun", "cons25", "pcansi", "vt52"];
    let known = !is_dumb(Some(about.term)) && !old.iter().any(|name| about.term.starts_with(name));
    let modern = known && !MONO.iter().any(|name| about.term.starts_with(name));
    Questions {
        background: modern,
        synchronized: modern,
        margins: modern,
        // The Linux console answers this one, as its manual says (console_codes).
        status_report: known || about.term.starts_with("linux"),
    }
}

/// Brings the size that a terminal claims into bounds: 1 to 500 columns, 1 to 200 rows, and the
/// usual 80 × 24 for what is nothing.
pub fn bounded(columns: u32, rows: u32) -> (u16, u16) {
    let within = |claimed: u32, most: u16, usual: u16| match claimed {
        0 => usual,
        _ => u16::try_from(claimed).map_or(most, |claimed| claimed.min(most)),
    };
    (within(columns, 500, 80), within(rows, 200, 24))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(term: &str, colorterm: &str, no_color: &str, expected: ColorDepth) {
        let about = Surroundings {
            term,
            colorterm,
            no_color,
            ..Surroundings::default()
        };
        let found = depth(&about, ColorChoice::Auto);
        assert_eq!(found, expected, "{term} {colorterm} {no_color}");
    }

    /// T1: what arrives over SSH is the name alone.
    #[test]
    fn t1_depth_by_name() {
        for term in [
            "xterm",
            "xterm-256color",
            "putty",
            "tmux-256color",
            "screen",
        ] {
            check(term, "", "", ColorDepth::Ansi256);
        }
        for term in ["xterm-direct", "xterm-kitty", "alacritty", "foot"] {
            check(term, "", "", ColorDepth::True);
        }
        for term in ["linux", "cygwin", "ansi", "xterm-16color", "whatever"] {
            check(term, "", "", ColorDepth::Ansi16);
        }
        for term in ["", "unknown", "dumb", "vt100", "vt220", "xterm-mono"] {
            check(term, "", "", ColorDepth::Mono);
        }
        check("xterm-256color", "truecolor", "", ColorDepth::True);
        check("screen-256color", "truecolor", "", ColorDepth::Ansi256);
        check("../../etc/passwd", "\x1b]0;x", "", ColorDepth::Ansi16);
    }

    #[test]
    fn what_was_asked_for_wins() {
        check("xterm-kitty", "truecolor", "1", ColorDepth::Mono);
        check("xterm", "", "", ColorDepth::Ansi256);
        let about = Surroundings {
            term: "vt100",
            no_color: "1",
            ..Surroundings::default()
        };
        assert_eq!(depth(&about, ColorChoice::Always), ColorDepth::Ansi16);
        assert_eq!(
            depth(&about, ColorChoice::Exactly(ColorDepth::True)),
            ColorDepth::True
        );
    }

    /// B1: any size that a client claims.
    #[test]
    fn b1_sizes_are_bounded() {
        for (claimed, expected) in [
            ((0, 0), (80, 24)),
            ((1, 1), (1, 1)),
            ((65_535, 65_535), (500, 200)),
            ((65_536, 0), (500, 24)),
            ((131_072, 1), (500, 1)),
            ((u32::MAX, u32::MAX), (500, 200)),
            ((120, 40), (120, 40)),
        ] {
            assert_eq!(bounded(claimed.0, claimed.1), expected);
        }
    }

    #[test]
    fn ascii_only_where_the_locale_says_so() {
        for (locale, unicode) in [
            ("", true),
            ("vi_VN.UTF-8", true),
            ("C.utf8", true),
            ("C", true),
            ("vi_VN", true),
            ("en_US.ISO-8859-1", false),
            ("vi_VN.TCVN", false),
        ] {
            let about = Surroundings {
                locale,
                ..Surroundings::default()
            };
            assert_eq!(is_unicode(&about), unicode, "{locale}");
        }
    }

    /// X5: what the names tell of the way to a clipboard.
    #[test]
    fn x5_what_is_known_of_the_clipboard() {
        let about = |term, tmux, screen, program| {
            clipboard(&Surroundings {
                term,
                tmux,
                screen,
                program,
                ..Surroundings::default()
            })
        };
        let pane = "/tmp/tmux-1000/default,1,0";
        for (term, tmux, screen, program, expected) in [
            ("xterm-256color", "", "", "", Clipboard::Open),
            ("xterm-kitty", "", "", "WezTerm", Clipboard::Open),
            (
                "xterm-256color",
                "",
                "",
                "Apple_Terminal",
                Clipboard::Absent,
            ),
            ("tmux-256color", "", "", "", Clipboard::Tmux),
            ("screen-256color", pane, "", "tmux", Clipboard::Tmux),
            ("xterm-256color", pane, "", "", Clipboard::Tmux),
            ("screen-256color", "", "", "tmux", Clipboard::Tmux),
            ("screen", "", "", "", Clipboard::TmuxOrScreen),
            ("screen", "", "7.tty.host", "", Clipboard::Screen),
            ("tmux-256color", pane, "7.tty.host", "", Clipboard::Screen),
            ("linux", "", "", "", Clipboard::Absent),
            ("vt220", "", "", "", Clipboard::Absent),
            ("vte-256color", "", "", "", Clipboard::Open),
        ] {
            let found = about(term, tmux, screen, program);
            assert_eq!(found, expected, "{term} {tmux} {screen} {program}");
        }
        assert!(Clipboard::TmuxOrScreen.takes(400) && !Clipboard::TmuxOrScreen.takes(600));
        assert!(Clipboard::Tmux.takes(6000) && !Clipboard::Screen.takes(1));
    }

    #[test]
    fn the_ground_that_the_environment_tells() {
        for (told, expected) in [
            ("15;0", Some(Shade::Dark)),
            ("0;15", Some(Shade::Light)),
            ("0;default;15", Some(Shade::Light)),
            ("12;8", Some(Shade::Dark)),
            ("0;7", Some(Shade::Light)),
            ("7;6", Some(Shade::Dark)),
            ("0;11", Some(Shade::Light)),
            ("", None),
            ("15", None),
            ("15;default", None),
            ("15;16", None),
            ("15;-1", None),
            ("0;015", None),
            ("0;15 ", None),
            (";", None),
            ("\x1b[31m;\x1b]0;x", None),
        ] {
            let about = Surroundings {
                colorfgbg: told,
                ..Surroundings::default()
            };
            assert_eq!(ground(&about), expected, "{told:?}");
        }
    }

    #[test]
    fn old_consoles_are_not_asked() {
        let asked = |term| {
            questions(&Surroundings {
                term,
                ..Surroundings::default()
            })
        };
        assert_eq!(asked("dumb"), Questions::default());
        assert!(!asked("linux").background && !asked("linux").synchronized);
        assert!(asked("linux").status_report && !asked("cygwin").status_report);
        assert!(asked("xterm").background && asked("xterm").synchronized);
        assert!(!asked("vt100").background && asked("vt100").status_report);
        assert!(is_dumb(None) && is_dumb(Some("dumb")) && !is_dumb(Some("xterm")));
    }
}
