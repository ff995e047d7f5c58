//! Any text as a pack: whatever is wrong with it is told, and what is read is sound.

use chitieu::core::judge::standing::standing;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;
use chitieu::pack::load;

use crate::{catalog, diagnostics};

/// Between the first file of a pack and the second.
const NEXT_FILE: &[u8] = b"\n# second file\n";

/// The bytes are one file of a pack, or two where a line says `# second file`.
///
/// Demanded: no panic, ids that lead somewhere, problems that stand within their file, the same again when
/// the same is loaded again, and no panic in the judgement of what was read.
pub fn pack_text(data: &[u8]) {
    let pack = pack(data);
    let loaded = load(std::slice::from_ref(&pack));
    diagnostics::check(&loaded.diagnostics, &pack.files);
    let again = Library::open(&[pack]);
    assert_eq!(loaded.diagnostics, again.diagnostics, "loaded again");
    assert_eq!(
        catalog::told(&loaded.catalog),
        catalog::told(&again.catalog),
        "loaded again"
    );
    assert_eq!(
        again.index().len(),
        again.catalog.series().len(),
        "all is found"
    );
    let viewpoint = Viewpoint::on(jiff::civil::date(2024, 6, 30));
    for series in loaded.catalog.series_ids() {
        let found = standing(&loaded.catalog, &viewpoint, series);
        let numbers = [
            found.assessment.ratio,
            found.assessment.gap,
            found.assessment.pace,
        ];
        let mut numbers = numbers.into_iter().flatten();
        assert!(numbers.all(f64::is_finite), "{:?}", found.assessment);
    }
}

fn pack(data: &[u8]) -> PackFiles {
    let cut = data
        .windows(NEXT_FILE.len())
        .position(|part| part == NEXT_FILE);
    let (first, second) = match cut {
        Some(at) => (&data[..=at], Some(&data[at + NEXT_FILE.len()..])),
        None => (data, None),
    };
    let mut files = vec![("a.toml".to_owned(), first.to_vec())];
    files.extend(second.map(|bytes| ("b.toml".to_owned(), bytes.to_vec())));
    PackFiles {
        name: "p".to_owned(),
        files,
        problems: Vec::new(),
    }
}
