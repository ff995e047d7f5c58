//! The compiled image: what is read from one is what the packs say, and nothing else is ever taken for one.

use chitieu::core::judge::board::Scoreboard;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::Library;
use chitieu::pack::files::{self, PackFiles};
use chitieu::search::answer::Request;
use chitieu::search::query::Query;
use proptest::prelude::*;
use twox_hash::XxHash3_64;

/// A pack with something of every kind.
fn pack() -> PackFiles {
    PackFiles::in_memory(
        "p.toml",
        include_str!("../../data/plans/pack.toml").as_bytes(),
    )
}

/// An image of such sections, with the checksums that belong to them.
fn image_of(sections: &[Vec<u8>]) -> Vec<u8> {
    // Magic, stamp and the number of sections are as they are.
    let mut image = files::shipped_image()[..24].to_vec();
    for section in sections {
        image.extend((section.len() as u64).to_le_bytes());
        image.extend(XxHash3_64::oneshot(section).to_le_bytes());
    }
    let checksum = XxHash3_64::oneshot(&image);
    image.extend(checksum.to_le_bytes());
    [image, sections.concat()].concat()
}

fn read(image: &[u8]) -> Option<Library> {
    Library::from_image(image.to_vec())
}

#[test]
fn the_shipped_image_is_what_the_shipped_packs_compile_to() {
    let packs = Library::open(&files::embedded());
    let image = packs.image().unwrap();
    assert!(
        image == files::shipped_image(),
        "run `cargo run -- compile -o data/shipped.img`"
    );
}

#[test]
fn the_shipped_packs_are_read_from_their_image() {
    assert!(Library::from_image(files::shipped_image()).is_some());
}

#[test]
fn an_image_gives_back_what_was_compiled() {
    for packs in [vec![], vec![pack()], files::embedded()] {
        let library = Library::open(&packs);
        let image = library.image().unwrap();
        let back = read(&image).unwrap();
        // What is worked out anew is the same as well.
        assert_eq!(back.diagnostics, library.diagnostics);
        assert_eq!(back.image().unwrap(), image);
        let (one, other) = (&library.catalog, &back.catalog);
        for series in one.series_ids() {
            let pair = *one.series_of(series);
            assert_eq!(other.find_series(pair.indicator, pair.place), Some(series));
            assert_eq!(
                format!("{:?}", one.owner(series)),
                format!("{:?}", other.owner(series))
            );
            assert_eq!(
                format!("{:?}", one.ended(series)),
                format!("{:?}", other.ended(series))
            );
            let said = |catalog: &chitieu::core::catalog::Catalog| {
                let judged = catalog
                    .judgements_of(series)
                    .map(|found| format!("{found:?}"));
                let gone = catalog
                    .withdrawals_of(series)
                    .map(|found| format!("{found:?}"));
                let claims = catalog.claims(series);
                let claims = claims.map(|(id, claim)| {
                    format!(
                        "{claim:?} {} {:?} {:?}",
                        catalog.value_text(id),
                        catalog.particulars(id),
                        catalog.derivation_of(id)
                    )
                });
                judged.chain(gone).chain(claims).collect::<Vec<_>>()
            };
            assert_eq!(said(one), said(other));
        }
        for text in ["ho ngheo", "grdp", "rung", "xyzzy", "nq xiv", "47,45"] {
            let query = Query::parse(text);
            let request = Request {
                limit: 50,
                ..Request::default()
            };
            let found = |library: &Library| {
                let answer = library.index().search(&query, &request).unwrap();
                (format!("{:?}", answer.hits), format!("{:?}", answer.others))
            };
            assert_eq!(found(&library), found(&back), "{text}");
        }
    }
}

#[test]
fn an_image_that_was_cut_is_none() {
    let image = Library::open(&[pack()]).image().unwrap();
    for end in (0..image.len()).step_by(7) {
        assert!(read(&image[..end]).is_none(), "{end}");
    }
    let longer = [&image[..], &[0]].concat();
    assert!(read(&longer).is_none());
}

/// Walks through everything a catalogue tells, as screens do.
fn walk(library: &Library) {
    let catalog = &library.catalog;
    let viewpoint = Viewpoint::on("2024-06-30".parse().unwrap());
    Scoreboard::count(catalog, &viewpoint, None);
    for series in catalog.series_ids() {
        library.judge(series, &viewpoint);
        for (claim, _) in catalog.claims(series) {
            catalog.value_text(claim);
        }
        catalog.same_thing(series).count();
        let indicator = catalog.series_of(series).indicator;
        catalog.in_other_units(indicator).count();
    }
    for text in ["ho ngheo", "p", "dat xanh 2025", "mien"] {
        let request = Request {
            limit: 50,
            ..Request::default()
        };
        library.index().search(&Query::parse(text), &request);
    }
}

proptest! {
    #[test]
    fn bytes_that_pass_for_a_library_can_be_walked_through(
        at in any::<prop::sample::Index>(),
        by in 1_u8..,
        section in any::<prop::sample::Index>(),
    ) {
        let library = Library::open(&[pack()]);
        let mut sections = vec![vec![0]];
        sections.extend(library.catalog.image().unwrap());
        sections.extend(library.index().image().unwrap());
        let section = section.index(sections.len());
        let changed = &mut sections[section];
        let at = at.index(changed.len());
        changed[at] ^= by;
        // Whoever knows how can give any bytes their checksums.
        if let Some(library) = Library::from_image(image_of(&sections)) {
            walk(&library);
        }
    }

    #[test]
    fn an_image_in_which_a_byte_was_changed_is_none_or_makes_its_index_anew(
        at in any::<prop::sample::Index>(),
        by in 1_u8..,
    ) {
        let image = Library::open(&[pack()]).image().unwrap();
        let mut changed = image.clone();
        let at = at.index(changed.len());
        changed[at] ^= by;
        if let Some(library) = read(&changed) {
            prop_assert!(library.image().unwrap() == image);
        }
    }
}
