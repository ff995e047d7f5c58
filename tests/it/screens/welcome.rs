//! The welcome and the help by task.

use std::sync::Arc;

use chitieu::core::lang::Lang;
use chitieu::explorer::choices::Begins;
use chitieu::explorer::state::app::{App, Options};

use crate::support::frozen;
use crate::support::screen::{app, draw, options, press};

const SIZES: [(u16, u16); 5] = [(120, 40), (80, 24), (60, 24), (40, 20), (200, 60)];

fn newcomer(size: (u16, u16), lang: Lang) -> App {
    let library = frozen::library();
    let options = Options {
        lang,
        begins: Begins {
            welcomes: true,
            ..Begins::default()
        },
        ..options(&library, size)
    };
    App::new(Arc::clone(&library), options)
}

#[test]
fn whole_screens_of_the_welcome_and_the_help_in_both_languages() {
    for (columns, rows) in SIZES {
        for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let shown = draw(&newcomer((columns, rows), lang));
            insta::assert_snapshot!(format!("welcome_{columns}_{rows}_{name}"), shown);
            let mut app = app((columns, rows));
            app.view.lang = lang;
            press(&mut app, "?");
            insta::assert_snapshot!(format!("tasks_{columns}_{rows}_{name}"), draw(&app));
        }
    }
}

#[test]
fn a_paste_ends_the_welcome_too() {
    let mut app = newcomer((80, 24), Lang::Vi);
    crate::support::screen::react(
        &mut app,
        chitieu::explorer::event::Event::Paste("ho ngheo".to_owned()),
    );
    assert!(app.overlays.is_empty());
    assert_eq!(app.finder.prompt.text(), "ho ngheo");
}

#[test]
fn every_task_of_the_help_names_its_keys_whole() {
    for lang in [Lang::Vi, Lang::En] {
        for (columns, rows) in SIZES {
            let mut app = app((columns, rows.max(24)));
            app.view.lang = lang;
            press(&mut app, "?");
            let shown = draw(&app);
            let wish = lang.pick("Muốn ", "To ");
            // What lies beside the frame is no part of it.
            let parts = shown.lines().flat_map(|line| line.split('│'));
            let lines = parts.filter(|line| line.contains(wish));
            let lines: Vec<&str> = lines.take(13).collect();
            assert_eq!(lines.len(), 13, "{shown}");
            for line in lines {
                assert!(!line.contains('…'), "{columns}: {line}");
                assert!(line.contains(lang.pick("bấm ", "press ")), "{line}");
            }
        }
    }
    // Enter does what the line says.
    let mut app = app((80, 24));
    press(&mut app, "?muon biet ca ke hoach<ret>");
    assert!(app.overlays.overview().is_some());
}
