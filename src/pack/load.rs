//! Loads packs into one catalogue.
//!
//! Owns the order of packs and how far loading has come. It must not know what a file says.

use jiff::civil::Date;

use crate::core::catalog::Catalog;
use crate::core::catalog::build::Builder;
use crate::pack::diagnostic::{Diagnostic, Doubt, Problem};
use crate::pack::files::PackFiles;
use crate::pack::progress::{Progress, Stage};
use crate::pack::read::{of_every_run, read_pack};

/// What came out of loading.
#[derive(Debug)]
pub struct Loaded {
    /// Everything that could be read.
    pub catalog: Catalog,
    /// Everything that was wrong, in the order of the packs and files.
    pub diagnostics: Vec<Diagnostic>,
    /// When next editions of sources are expected: what is wrong past that day.
    pub expected: Vec<Expected>,
    /// The names of those that are no packs: they have no `[pack]` table, and nothing in them could be used.
    pub no_packs: Vec<String>,
}

/// A source whose next edition is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The day.
    pub due: Date,
    /// The problem past that day.
    problem: Diagnostic,
    /// Its place among the other problems: the number of those before it.
    before: usize,
}

impl Loaded {
    /// Everything that is wrong on a day, in the order of the packs and files.
    pub fn problems_on(&self, day: Date) -> Vec<Diagnostic> {
        let mut late = self.expected.iter().filter(|one| one.due < day).peekable();
        let mut problems = Vec::with_capacity(self.diagnostics.len());
        for at in 0..=self.diagnostics.len() {
            while let Some(one) = late.next_if(|one| one.before == at) {
                problems.push(one.problem.clone());
            }
            problems.extend(self.diagnostics.get(at).cloned());
        }
        problems
    }
}

/// Loads several packs into one catalogue.
pub fn load(packs: &[PackFiles]) -> Loaded {
    load_in_parts(packs, &mut |_, _| {})
}

/// Loads like [`load`], and keeps showing `watch` what has been built and how far loading is. An indicator that is
/// there has all its claims, its official judgements and its withdrawal; links between indicators, and from programmes
/// and lists to them, follow once all of a pack was read.
pub fn load_in_parts(packs: &[PackFiles], watch: &mut dyn FnMut(&Builder, Progress)) -> Loaded {
    let mut builder = Builder::new();
    of_every_run(&mut builder);
    let mut diagnostics = Vec::new();
    let mut expected = Vec::new();
    let mut no_packs = Vec::new();
    let all = packs.iter().map(PackFiles::len).sum();
    let mut progress = Progress::of(all).at(Stage::Read, all);
    let mut before = 0;
    for pack in packs {
        let mut told = |builder: &Builder, stage: Stage, bytes: u64| {
            progress = progress.at(stage, before + bytes);
            watch(builder, progress);
        };
        let (there, packs) = (size(&builder), builder.so_far().packs().len());
        let problems = read_pack(pack, &mut builder, &mut told);
        let is_headless = problems
            .iter()
            .any(|found| found.problem == Problem::NoPack);
        // No pack was begun if no file could be read as text.
        let is_begun = builder.so_far().packs().len() > packs;
        let brought = size(&builder);
        // A file that brings only sources or plans is a part of a pack, not a pack without a header.
        let is_a_part = is_headless && brought[0] == there[0];
        if is_a_part || (brought == there && !is_begun) {
            no_packs.push(pack.name.clone());
        }
        for problem in problems {
            match problem.problem {
                Problem::Doubtful(Doubt::PastDue { due }) => expected.push(Expected {
                    due,
                    problem,
                    before: diagnostics.len(),
                }),
                _ => diagnostics.push(problem),
            }
        }
        before += pack.len();
    }
    Loaded {
        catalog: builder.build(),
        diagnostics,
        expected,
        no_packs,
    }
}

/// Counts the things that a pack may bring.
fn size(builder: &Builder) -> [usize; 6] {
    let catalog = builder.so_far();
    [
        catalog.indicators().len(),
        catalog.claim_count(),
        catalog.plans().len(),
        catalog.categories().len(),
        catalog.sources().len(),
        catalog.programmes().len() + catalog.lists().len(),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Loaded, load, load_in_parts};
    use crate::core::catalog::Catalog;
    use crate::pack::diagnostic::Problem;
    use crate::pack::files::PackFiles;

    /// A pack of several files; indicators stand in other files than what they refer to, one has
    /// figures in two places, and each links to the last.
    fn pack(name: &str, files: usize, each: usize) -> PackFiles {
        let last = files * each - 1;
        let file = |number: usize| {
            let indicator = |at: usize| {
                format!(
                    "[[indicator]]\nid = \"i{at}\"\nname = \"Name {at}\"\ncategory = \"c\"\n\
                     related = [\"i{last}\"]\nclaims = [\n\
                     {{ kind = \"actual\", year = 2023, value = {at}, place = \"A{}\" }},\n\
                     {{ kind = \"actual\", year = 2022, value = {at} }},\n]\n",
                    at % 7
                )
            };
            let indicators = (number * each..(number + 1) * each).map(indicator);
            let text: String = indicators.collect();
            (format!("{number}.toml"), text.into_bytes())
        };
        let mut files: Vec<_> = (0..files).map(file).collect();
        let head = format!(
            "pack = {{ id = \"{name}\", name = \"P\", place = \"P\" }}\n\
             category = [{{ id = \"c\", name = \"C\" }}]\n\
             withdrawn = [{{ indicator = \"i0\" }}]\n"
        );
        files.push(("pack.toml".to_owned(), head.into_bytes()));
        PackFiles {
            name: name.to_owned(),
            files,
            problems: Vec::new(),
        }
    }

    /// Everything that can be said of the series of a catalogue, the links between indicators apart.
    fn lines(catalog: &Catalog) -> Vec<String> {
        let line = |id| {
            let series = catalog.series_of(id);
            let indicator = catalog.indicator_of(id);
            let claims = catalog.claims(id).map(|(position, claim)| {
                let place = catalog.place(series.place).name.vi;
                (
                    catalog.value_text(position),
                    claim.year,
                    catalog.text(place),
                )
            });
            let found = catalog.find_series(series.indicator, series.place);
            let claims: Vec<_> = claims.collect();
            let name = catalog.text(indicator.name.vi);
            format!("{found:?} {name} {} {claims:?}", indicator.concept)
        };
        catalog.series_ids().map(line).collect()
    }

    #[test]
    fn parts_of_a_growing_pack_begin_alike_and_end_in_the_whole() {
        let packs = [pack("p", 3, 600), pack("q", 2, 100)];
        let mut parts = Vec::new();
        let mut read = Vec::new();
        let Loaded {
            catalog,
            diagnostics,
            ..
        } = load_in_parts(&packs, &mut |builder, progress| {
            parts.push(lines(&builder.snapshot()));
            read.push(progress.percent());
            assert_eq!(
                progress.all(),
                packs.iter().map(PackFiles::len).sum::<u64>()
            );
        });
        let whole = lines(&catalog);
        assert!(parts.len() >= 3 * 3 + 2, "{} parts", parts.len());
        assert!(read.is_sorted() && parts.iter().map(Vec::len).is_sorted());
        assert!(parts.iter().any(|part| (1..600).contains(&part.len())));
        for part in &parts {
            assert_eq!(part.as_slice(), &whole[..part.len()]);
        }
        assert_eq!(parts.last(), Some(&whole), "nothing comes after the last");
        let at_once = load(&packs);
        assert_eq!(lines(&at_once.catalog), whole);
        assert_eq!(
            format!("{:?}", at_once.catalog.indicators()),
            format!("{:?}", catalog.indicators())
        );
        assert_eq!(at_once.diagnostics, diagnostics);
        assert_eq!(at_once.catalog.withdrawals().len(), 2);
        assert_eq!(catalog.withdrawals().len(), 2);
    }

    /// Among claims in any order the second of two equal ones is told, and none that differs in anything.
    #[test]
    fn a_claim_that_stands_before_is_told_in_whatever_order_claims_come() {
        let year = |year: usize| format!("{{ kind = \"actual\", year = {year}, value = {year}");
        let mut claims: Vec<String> = (0..40).map(|at| year(2040 - at) + " }").collect();
        claims.push(year(2020) + ", place = \"Q\" }");
        claims.push(year(2020) + ", note = \"n\" }");
        claims.push(year(2020) + ", page = \"2\" }");
        claims.push(year(2020) + ".0 }");
        claims.push(year(2020) + ", place = \"Q\", comparator = \"=\" }");
        claims.push("{ kind = \"estimate\", year = 2020, value = 2020 }".to_owned());
        claims.push(year(2040) + " }");
        let text = format!(
            "pack = {{ id = \"p\", name = \"P\", place = \"P\" }}\n\
             category = [{{ id = \"c\", name = \"C\" }}]\n\
             [[indicator]]\nid = \"i\"\nname = \"I\"\ncategory = \"c\"\nclaims = [\n{},\n]\n",
            claims.join(",\n")
        );
        let loaded = load(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
        let again: Vec<usize> = loaded
            .diagnostics
            .iter()
            .filter(|found| found.problem == Problem::DuplicateClaim)
            .filter_map(|found| Some(found.span?.line))
            .collect();
        let line = |wanted: usize| {
            text.lines()
                .take_while(|line| line.strip_suffix(',') != Some(&*claims[wanted]))
                .count()
        };
        let last = text.lines().count() - 1;
        assert_eq!(again, [line(42) + 1, line(44) + 1, last]);
        assert_eq!(loaded.catalog.claim_count(), claims.len());
    }

    #[test]
    fn broken_pieces_among_many_cost_themselves_only() {
        let mut pack = pack("p", 4, 600);
        let change = |(_, bytes): &mut (String, Vec<u8>), from: &str, to: &str| {
            let text = String::from_utf8(std::mem::take(bytes)).unwrap();
            assert!(text.contains(from));
            *bytes = text.replace(from, to).into_bytes();
        };
        change(&mut pack.files[1], "value = 700,", "value = 7,00,");
        // A header inside a string: the file was cut where it must not be.
        let in_string = "name = \"\"\"Name 1500\n[[indicator]]\n\"\"\"";
        change(&mut pack.files[2], "name = \"Name 1500\"", in_string);
        change(&mut pack.files[3], "id = \"i1900\"", "id = 1900");
        let Loaded {
            catalog,
            diagnostics,
            ..
        } = load(&[pack]);
        let told: Vec<String> = diagnostics
            .iter()
            .map(|found| format!("{} {}", found.file, found.problem.code()))
            .collect();
        assert_eq!(
            told,
            [
                "1.toml bad-figure",
                "2.toml cleaned-text",
                "3.toml wrong-type"
            ]
        );
        let ids: Vec<&str> = catalog
            .indicators()
            .iter()
            .map(|indicator| catalog.text(indicator.id))
            .collect();
        let all = (0..2400).filter(|at| *at != 1900);
        assert_eq!(ids, all.map(|at| format!("i{at}")).collect::<Vec<_>>());
    }
}
