//! Real queries, each with its kind and the names that may answer first.

use chitieu::fold::bare;
use chitieu::library::Library;
use chitieu::pack::files;
use chitieu::search::answer::Request;
use chitieu::search::query::Query;

fn library() -> Library {
    Library::open(&files::embedded())
}

#[test]
fn queries() {
    let library = library();
    for line in include_str!("queries.tsv").lines() {
        if line.starts_with('#') {
            continue;
        }
        let mut parts = line.split('\t');
        let kind = parts.next().unwrap();
        let text = parts.next().unwrap();
        let want: Vec<&str> = parts
            .next()
            .unwrap_or("")
            .split('|')
            .filter(|w| !w.is_empty())
            .collect();
        let request = Request {
            limit: 10,
            default_place: library.catalog.default_place().map(|p| p.0),
            ..Default::default()
        };
        let answer = library.index.search(&Query::parse(text), &request).unwrap();
        let names: Vec<String> = answer
            .hits
            .iter()
            .map(|hit| {
                let name = library.catalog.indicators()[hit.indicator as usize].name.vi;
                bare(library.catalog.text(name))
            })
            .collect();
        let first = names.iter().position(|n| want.contains(&n.as_str()));
        let ok = if want.is_empty() {
            names.is_empty()
        } else {
            first == Some(0)
        };
        if !ok {
            println!(
                "{kind} {text:?} first at {first:?} total {} understood {:?}",
                answer.total, answer.understood
            );
            for (hit, n) in answer.hits.iter().zip(&names).take(4) {
                println!("    {n} {:?} {:?} {:?}", hit.reading, hit.field, hit.score);
            }
        }
    }
}
