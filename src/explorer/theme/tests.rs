//! The promises of every theme: contrast, colors that can be told apart, and none where none is known.

use super::*;

/// The grounds of dark terminals for which dark colors are made.
const DARK_GROUNDS: [Rgb; 2] = [(0, 0, 0), (0x1e, 0x1e, 0x1e)];

const DEEP: [ColorDepth; 2] = [ColorDepth::Ansi256, ColorDepth::True];

/// A color as it looks.
#[track_caller]
fn seen(color: Color) -> Rgb {
    match color {
        Color::Rgb(red, green, blue) => (red, green, blue),
        Color::Indexed(index) => {
            assert!(index > 21, "{index} is what a person's settings make of it");
            looks(((0, 0, 0), index), ColorDepth::Ansi256)
        }
        other => panic!("{other:?} is not known"),
    }
}

/// Every style that letters may have.
fn styles(theme: &Theme) -> Vec<Style> {
    let mut all = vec![
        theme.text(),
        theme.muted(),
        theme.faint(),
        theme.title(),
        theme.focus(),
        theme.matched(),
        theme.figure(),
        theme.estimate(),
        theme.target(),
        theme.conflict(),
    ];
    all.extend((0..7).map(|class| theme.status(class)));
    all
}

/// The styles of a chosen row: all but what stands furthest back.
fn chosen(theme: &Theme) -> Vec<Style> {
    let faint = theme.faint();
    let own = styles(theme).into_iter().filter(|style| *style != faint);
    own.map(|style| theme.chosen(style)).collect()
}

/// The least contrast among styles, on that ground where they have none of their own. Letters in the terminal's
/// own color are the terminal's matter.
#[track_caller]
fn least(theme: &Theme, styles: &[Style], ground: Rgb) -> f64 {
    let page = theme.page();
    let shown = styles.iter().filter_map(|style| {
        let letters = style.fg.or(page.map(|(text, _)| text))?;
        let own = style.bg.or(page.map(|(_, ground)| ground));
        Some(contrast(seen(letters), own.map_or(ground, seen)))
    });
    shown.fold(f64::INFINITY, f64::min)
}

#[test]
fn every_theme_can_be_read_on_its_ground() {
    for depth in DEEP {
        for name in ThemeName::ALL {
            let theme = Theme::new(depth, Shade::Dark).named(name);
            for ground in DARK_GROUNDS {
                let found = least(&theme, &styles(&theme), ground);
                assert!(found >= 4.5, "{name} {depth:?} on {ground:?}: {found}");
                let found = least(&theme, &chosen(&theme), ground);
                assert!(found >= 4.5, "chosen, {name} {depth:?}: {found}");
            }
            if name == ThemeName::HighContrast {
                let found = least(&theme, &styles(&theme), (0, 0, 0));
                assert!(found >= 7.0, "{found}");
            }
        }
        // As the terminal is light by what it says of itself, without its color.
        let light = Theme::new(depth, Shade::Light);
        for ground in [(255, 255, 255), (0xfd, 0xf6, 0xe3), (0xee, 0xee, 0xee)] {
            let found = least(&light, &styles(&light), ground);
            assert!(found >= 4.5, "light {depth:?} on {ground:?}: {found}");
            let found = least(&light, &chosen(&light), ground);
            assert!(found >= 4.5, "chosen, light {depth:?}: {found}");
        }
    }
}

/// Whatever color a terminal tells, no theme is chosen or left alone that could not be read on it.
#[test]
fn every_ground_that_is_told_has_letters_that_can_be_read() {
    let steps = || (0..=255).step_by(15);
    let grounds = steps().flat_map(|red| steps().map(move |green| (red, green)));
    let grounds = grounds.flat_map(|(red, green)| steps().map(move |blue| (red, green, blue)));
    for (red, green, blue) in grounds {
        for name in ThemeName::ALL {
            let theme = Theme::new(ColorDepth::Ansi256, Shade::Dark);
            let theme = theme.named(name).on_ground(red, green, blue);
            let found = least(&theme, &styles(&theme), (red, green, blue));
            assert!(found >= 4.5, "{name} on {red},{green},{blue}: {found}");
        }
    }
}

#[test]
fn well_known_grounds_are_left_as_they_are() {
    let auto = Theme::new(ColorDepth::Ansi256, Shade::Dark);
    for (red, green, blue) in [
        (0, 0, 0),
        (0x1e, 0x1e, 0x1e),
        (0, 43, 54),
        (40, 42, 54),
        (46, 52, 64),
        (48, 10, 36),
        (255, 255, 255),
        (253, 246, 227),
        (238, 238, 238),
    ] {
        let theme = auto.on_ground(red, green, blue);
        assert_eq!(theme.page(), None, "{red},{green},{blue}");
    }
    // Where they cannot stay, the ground is painted.
    assert_ne!(auto.on_ground(128, 128, 128).page(), None);
    assert_ne!(
        auto.named(ThemeName::Dark).on_ground(255, 255, 255).page(),
        None
    );
}

#[test]
fn the_light_theme_paints_its_ground_on_every_terminal() {
    for depth in DEEP {
        for shade in [Shade::Dark, Shade::Light] {
            let light = Theme::new(depth, shade).named(ThemeName::Light);
            for theme in [
                light,
                light.on_ground(0, 0, 0),
                light.on_ground(255, 255, 255),
            ] {
                let (text, ground) = theme.page().unwrap();
                assert_eq!(seen(ground), (255, 255, 255));
                assert!(contrast(seen(text), seen(ground)) > 15.0);
            }
        }
    }
    // What is found by the terminal alone needs no painting.
    assert_eq!(Theme::new(ColorDepth::Ansi256, Shade::Light).page(), None);
}

#[test]
fn the_ground_decides_between_dark_and_light() {
    let theme = Theme::new(ColorDepth::Ansi256, Shade::Dark);
    assert!(!theme.on_ground(253, 246, 227).is_dark());
    assert!(theme.on_ground(0, 43, 54).is_dark());
    assert!(theme.on_ground(40, 40, 200).is_dark());
    assert!(!Theme::new(ColorDepth::Ansi256, Shade::Light).is_dark());
    assert!(!theme.on_ground(255, 255, 255).is_dark());
    for name in [
        ThemeName::Dark,
        ThemeName::ColorBlind,
        ThemeName::HighContrast,
    ] {
        let kept = theme.named(name).on_ground(255, 255, 255);
        assert!(kept.is_dark() && kept.name() == name, "{name} was chosen");
    }
    let mono = Theme::new(ColorDepth::Mono, Shade::Dark).on_ground(255, 255, 255);
    assert!(mono.is_mono(), "no ground brings color back");
}

/// The three colors of statuses stay apart for people who lack one kind of cone, as simulated by Machado, Oliveira
/// and Fernandes (2009), in distances of CIE Lab; a distance below 10 is hard to name.
#[test]
fn nobody_confuses_the_statuses_of_the_theme_for_them() {
    let apart = |theme: &Theme| {
        let colors = [0, 3, 4].map(|class| seen(theme.status(class).fg.unwrap()));
        let pairs = [(0, 1), (0, 2), (1, 2)];
        let each = CONES.iter().flat_map(|cones| {
            pairs.map(|(one, other)| distance(colors[one], colors[other], cones))
        });
        each.fold(f64::INFINITY, f64::min)
    };
    for depth in DEEP {
        let usual = Theme::new(depth, Shade::Dark);
        assert!(apart(&usual) < 10.0, "what the measure is for");
        let safe = usual.named(ThemeName::ColorBlind);
        assert!(apart(&safe) >= 30.0, "{depth:?}: {}", apart(&safe));
    }
}

/// What is left of red, green and blue light without the cones for long, middle and short waves.
const CONES: [[[f64; 3]; 3]; 3] = [
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn times(matrix: &[[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[first, second, third]| first * x + second * y + third * z)
}

fn distance(one: Rgb, other: Rgb, cones: &[[f64; 3]; 3]) -> f64 {
    let [one, other] = [one, other].map(|(red, green, blue)| {
        let linear = |value: u8| {
            let grey = luminance((value, value, value));
            grey.clamp(0.0, 1.0)
        };
        let light = times(cones, [linear(red), linear(green), linear(blue)]);
        lab(light.map(|part| part.clamp(0.0, 1.0)))
    });
    let parts = one
        .iter()
        .zip(other)
        .map(|(one, other)| (one - other).powi(2));
    parts.sum::<f64>().sqrt()
}

/// CIE Lab of linear light of the screens' primaries, under D65.
fn lab(light: [f64; 3]) -> [f64; 3] {
    const TO_XYZ: [[f64; 3]; 3] = [
        [0.4124, 0.3576, 0.1805],
        [0.2126, 0.7152, 0.0722],
        [0.0193, 0.1192, 0.9505],
    ];
    let [x, y, z] = times(&TO_XYZ, light);
    let bent = |part: f64, white: f64| {
        let part = part / white;
        if part > 0.008_856 {
            part.cbrt()
        } else {
            7.787 * part + 16.0 / 116.0
        }
    };
    let (x, y, z) = (bent(x, 0.9505), bent(y, 1.0), bent(z, 1.089));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn one_key_goes_through_every_theme_that_looks_different() {
    let circle = |first: Theme| {
        let mut names = Vec::new();
        let mut theme = first.next();
        while theme != first && names.len() < 10 {
            names.push(theme.name().code());
            theme = theme.next();
        }
        names.join(" ")
    };
    let dark = Theme::new(ColorDepth::Ansi256, Shade::Dark);
    assert_eq!(circle(dark), "light high-contrast color-blind none");
    let light = dark.on_ground(255, 255, 255);
    assert_eq!(circle(light), "dark light high-contrast color-blind none");
    for depth in [ColorDepth::Mono, ColorDepth::Ansi16] {
        let bare = Theme::new(depth, Shade::Dark);
        assert_eq!(
            bare.next(),
            bare,
            "a terminal without known colors gets none"
        );
        assert!(!bare.can_differ());
    }
}

/// With sixteen colors, whose look is the person's own, as without any: the terminal's own letters on its own ground,
/// bold and reversed ones, and nothing that an old console would show as a color.
#[test]
fn where_colors_are_not_known_there_are_none() {
    let mut plain = Vec::new();
    for depth in [ColorDepth::Mono, ColorDepth::Ansi16] {
        for name in ThemeName::ALL {
            plain.push(Theme::new(depth, Shade::Dark).named(name));
            plain.push(
                Theme::new(depth, Shade::Light)
                    .named(name)
                    .on_ground(9, 9, 9),
            );
        }
    }
    for depth in DEEP {
        plain.push(Theme::new(depth, Shade::Dark).named(ThemeName::None));
    }
    for theme in plain {
        assert_eq!(theme.page(), None);
        for style in styles(&theme).into_iter().chain(chosen(&theme)) {
            assert_eq!((style.fg, style.bg), (None, None), "{theme:?}");
            let weight = Modifier::BOLD | Modifier::REVERSED;
            assert_eq!(style.add_modifier - weight, Modifier::empty(), "{theme:?}");
        }
    }
}

#[test]
fn themes_are_read_by_their_codes() {
    for name in ThemeName::ALL {
        assert_eq!(name.code().parse(), Ok(name));
    }
    assert_eq!("colour-blind".parse(), Ok(ThemeName::ColorBlind));
    for wrong in ["", "Dark", "solarized", "dark "] {
        assert_eq!(
            wrong.parse::<ThemeName>(),
            Err(UnknownTheme(wrong.to_owned()))
        );
    }
}
