//! Addresses of figures lead back to them, in whatever data has them.

use std::collections::HashSet;

use chitieu::core::lang::Lang;
use chitieu::library::address::{Address, AddressError};

use crate::support::frozen;

#[test]
fn every_series_and_every_figure_is_found_by_its_address() {
    let library = frozen::library();
    let catalog = &library.catalog;
    let mut seen = HashSet::new();
    for series in catalog.series_ids() {
        let address = Address::of_series(catalog, series);
        assert!(seen.insert(address.to_string()), "{address} stands twice");
        assert_eq!(address.series(catalog), Some(series), "{address}");
        for (claim, _) in catalog.claims(series) {
            let address = Address::of_claim(catalog, series, claim);
            let read: Address = address.to_string().parse().unwrap_or_default();
            assert!(seen.insert(address.to_string()), "{address} stands twice");
            assert_eq!(read.claim(catalog), Some(claim), "{address}");
        }
    }
}

#[test]
fn a_place_is_found_as_people_write_it_and_left_out_it_is_that_of_the_pack() {
    let library = frozen::library();
    let catalog = &library.catalog;
    let found = |text: &str| {
        let address: Address = text.parse().unwrap_or_default();
        address.series(catalog)
    };
    let exact = found("chitieu://lai-chau/forest-cover?place=Lai%20Ch%C3%A2u");
    assert!(exact.is_some());
    for same in [
        "chitieu://lai-chau/forest-cover",
        "chitieu://lai-chau/forest-cover?place=lai chau",
        "chitieu://lai-chau/forest-cover?place=Lai Châu",
    ] {
        assert_eq!(found(same), exact, "{same}");
    }
    for nowhere in [
        "chitieu://lai-chau/forest-cover?place=Paris",
        "chitieu://nowhere/forest-cover",
        "chitieu://lai-chau/nothing",
    ] {
        assert_eq!(found(nowhere), None, "{nowhere}");
    }
}

#[test]
fn what_is_no_address_is_said_in_both_languages_with_what_one_looks_like() {
    let error = "chitieu://a/b?year=2025".parse::<Address>();
    let error = error.err().unwrap_or(AddressError::TooLong);
    let said = Lang::ALL.map(|lang| error.said(lang));
    assert!(
        said[0].starts_with("không có tham số “year”"),
        "{}",
        said[0]
    );
    assert!(
        said[1].starts_with("there is no parameter “year”"),
        "{}",
        said[1]
    );
    assert!(
        said.iter().all(|said| said.contains("chitieu://")),
        "{said:?}"
    );
}
