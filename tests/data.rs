//! The packs that are shipped: they load without a problem and hold every claim.

use chitieu::pack::{files, load};

#[test]
fn every_shipped_pack_loads_without_a_diagnostic() {
    let loaded = load(&files::embedded());
    let problems: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(|found| format!("{} {:?} {:?}", found.file, found.span, found.problem))
        .collect();
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(loaded.catalog.packs().len(), 4);
    assert_eq!(loaded.catalog.claim_count(), 390 + 69 + 33 + 38);
}
