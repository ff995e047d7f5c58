//! Packs as large as somebody wants them, each of one kind of plenty, and the work that something costs.

use std::fmt::Write as _;
use std::time::Duration;

use chitieu::pack::files::PackFiles;

/// One target, for packs that are about something else.
const TARGET: &str =
    "{ plan = \"p0\", kind = \"target\", year = 2025, value = 60, source = \"s0\" },\n";
/// One result.
const RESULT: &str =
    "{ plan = \"p0\", kind = \"actual\", year = 2023, value = 50, source = \"s0\" },\n";

/// What there is plenty of, and what gives the text of a pack with so many.
pub(crate) type Kind = (&'static str, fn(usize) -> String);

/// Every kind of plenty.
pub(crate) const KINDS: &[Kind] = &[
    ("the same figure again", |n| {
        one(&(TARGET.to_owned() + &RESULT.repeat(n)))
    }),
    ("other figures of one moment", |n| {
        one(&(TARGET.to_owned() + &others(n)))
    }),
    ("targets of one year", |n| {
        let targets = (0..n).map(|at| claim("target", "p0", 2025, at, "s0"));
        one(&(targets.collect::<String>() + RESULT))
    }),
    ("targets and results of every year", |n| {
        let year = |at: usize| 1900 + at % 200;
        let both = (0..n / 2).flat_map(|at| {
            ["target", "actual"].map(|kind| claim(kind, "p0", year(at), at % 97, "s0"))
        });
        one(&both.collect::<String>())
    }),
    ("main plans, each with a target", |n| {
        let targets = (0..n).map(|at| claim("target", &format!("p{at}"), 2021 + at % 5, at, "s0"));
        let old = claim("actual", "p0", 2012, 5, "s0");
        let text = head(n, 1) + &indicator("a", &(targets.collect::<String>() + &old), "");
        let main: Vec<String> = (0..n).map(|at| format!("\"p{at}\"")).collect();
        text.replace(
            "main_plans = [\"p0\"]",
            &format!("main_plans = [{}]", main.join(", ")),
        )
    }),
    ("sources of one figure", |n| {
        let claims = (0..n).map(|at| claim("actual", "p0", 2023, at % 97, &format!("s{at}")));
        head(1, n) + &indicator("a", &(TARGET.to_owned() + &claims.collect::<String>()), "")
    }),
    ("periods of one year", |n| {
        let claims = (0..n).map(|at| {
            format!("{{ kind = \"actual\", year = 2023, period = \"part {at}\", value = {at} }},\n")
        });
        one(&(TARGET.to_owned() + &claims.collect::<String>()))
    }),
    ("places, each with an owner, an end and a judgement", |n| {
        let claims = (0..n).map(|at| {
            let place = format!("place = \"N{at}\", year = 2025, value = 5 }},\n");
            format!("{{ plan = \"p0\", kind = \"target\", {place}")
        });
        let owners =
            (0..n).map(|at| format!("{{ place = \"N{at}\", name = \"S\", source = \"s0\" }}, "));
        let ended = (0..n)
            .map(|at| format!("{{ place = \"N{at}\", date = 2025-07-01, source = \"s0\" }}, "));
        let about = format!(
            "owner = [{}]\nended = [{}]\n",
            owners.collect::<String>(),
            ended.collect::<String>()
        );
        head(1, 1) + &indicator("a", &claims.collect::<String>(), &about)
    }),
    ("indicators of one name", |n| {
        let all = (0..n).map(|at| indicator(&format!("i{at}"), TARGET, ""));
        head(1, 1) + &all.collect::<String>()
    }),
    ("shares of as many wholes", |n| {
        let all = (0..n).map(|at| {
            let about = "target_kind = \"structure\"\n";
            let text = indicator(&format!("i{at}"), TARGET, about);
            text.replace(
                "name = \"Chỉ tiêu\"",
                &format!("name = \"W{}: {}\"", at / 2, at % 2),
            )
        });
        head(1, 1) + &all.collect::<String>()
    }),
    ("categories", |n| {
        let mut text = head(1, 1);
        for at in 0..n {
            let _ = writeln!(
                text,
                "[[category]]\nid = \"c{at}\"\nname = \"Lĩnh vực {at}\""
            );
        }
        for at in 0..n {
            let one = indicator(&format!("i{at}"), TARGET, "");
            text.push_str(&one.replace("category = \"c\"", &format!("category = \"c{at}\"")));
        }
        text
    }),
    ("other names of one indicator", |n| {
        let names: Vec<String> = (0..n).map(|at| format!("\"tên {at}\"")).collect();
        let about = format!("aliases = [{}]\n", names.join(", "));
        head(1, 1) + &indicator("a", &(TARGET.to_owned() + RESULT), &about)
    }),
    ("indicators, each with all that is said around one", |n| {
        let mut text = head(1, 1);
        for at in 0..n {
            text.push_str(&indicator(
                &format!("i{at}"),
                &(TARGET.to_owned() + RESULT),
                "",
            ));
        }
        for at in 0..n {
            let next = (at + 1) % n;
            let _ = write!(
                text,
                "[[programme]]\nid = \"g{at}\"\nkind = \"task\"\nplan = \"p0\"\ntext = \"T\"\n\
                 indicators = [\"i{at}\"]\n\
                 [[judgement]]\nindicator = \"i{at}\"\nplan = \"p0\"\nstatus = \"met\"\n\
                 wording = \"đạt\"\nsource = \"s0\"\n\
                 [[derive]]\nindicator = \"i{at}\"\nkind = \"estimate\"\nyear = 2024\n\
                 form = \"same\"\ninputs = [{{ indicator = \"i{next}\", year = 2023, source = \"s0\" }}]\n"
            );
            if at % 2 == 1 {
                let _ = writeln!(text, "[[withdrawn]]\nindicator = \"i{at}\"\nplan = \"p0\"");
            }
        }
        text
    }),
    ("reports of one plan", |n| {
        let all = (0..n).map(|at| {
            format!(
                "[[reported]]\nplan = \"p0\"\nyear = 2023\nmet = {}\nof = {n}\nsource = \"s0\"\n",
                at % 50
            )
        });
        head(1, 1) + &indicator("a", &(TARGET.to_owned() + RESULT), "") + &all.collect::<String>()
    }),
    ("keys that nobody knows", |n| {
        let keys = (0..n).map(|at| format!("k{at} = 1\n"));
        head(1, 1)
            + &indicator(
                "a",
                &(TARGET.to_owned() + RESULT),
                &keys.collect::<String>(),
            )
    }),
];

/// A pack of one kind in memory.
pub(crate) fn pack(make: fn(usize) -> String, count: usize) -> PackFiles {
    PackFiles::in_memory("p.toml", make(count).as_bytes())
}

fn head(plans: usize, sources: usize) -> String {
    let mut text = String::from(
        "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"Lai Châu\"\nmain_plans = [\"p0\"]\n\
         [[category]]\nid = \"c\"\nname = \"Kinh tế\"\n",
    );
    for at in 0..plans {
        let _ = writeln!(
            text,
            "[[plan]]\nid = \"p{at}\"\nname = \"NQ {at}\"\nterm = [2021, 2025]"
        );
    }
    for at in 0..sources {
        let _ = writeln!(
            text,
            "[[source]]\nid = \"s{at}\"\ntitle = \"T\"\ndate = \"2024-01-01\""
        );
    }
    text
}

fn one(claims: &str) -> String {
    head(1, 1) + &indicator("a", claims, "")
}

fn indicator(id: &str, claims: &str, about: &str) -> String {
    format!(
        "[[indicator]]\nid = \"{id}\"\nname = \"Chỉ tiêu\"\ncategory = \"c\"\nunit = \"%\"\n\
         better = \"higher\"\n{about}claims = [\n{claims}]\n"
    )
}

fn others(count: usize) -> String {
    let claims = (0..count).map(|at| claim("actual", "p0", 2023, at, "s0"));
    claims.collect()
}

fn claim(kind: &str, plan: &str, year: usize, value: usize, source: &str) -> String {
    format!(
        "{{ plan = \"{plan}\", kind = \"{kind}\", year = {year}, value = {value}, source = \"{source}\" }},\n"
    )
}

/// What this thread has worked so far; what others do meanwhile does not count.
#[cfg(unix)]
fn worked() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

/// What passed since the first call; the work of others counts too.
#[cfg(not(unix))]
fn worked() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// What something costs this thread, with what it gives.
pub(crate) fn cost<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let before = worked();
    let given = work();
    (worked() - before, given)
}
