//! Large texts of blank lines, of faults, or with one fault: what they cost in memory.
//!
//! What is measured is the peak of a process, so that a test starts one for it alone.

use chitieu::pack::files::PackFiles;
use chitieu::pack::load;

use crate::support::memory::{peak, run_measured_alone};

/// Bytes of each text.
const SIZE: usize = 3 << 20;
/// Bytes that reading may take at most: so many times the text, and what the parser keeps of a part.
const MOST: usize = 8 * SIZE + (32 << 20);

/// Claims of one indicator, one of them broken where it is told.
fn indicator(number: usize, is_broken: bool) -> String {
    let value = if is_broken { "1,5" } else { "1.5" };
    let claim = |year| format!("{{ kind = \"actual\", year = {year}, value = {value} }},\n");
    let claims: String = (2000..2020).map(claim).collect();
    format!(
        "[[indicator]]\nid = \"i{number}\"\nname = \"I\"\ncategory = \"c\"\nclaims = [\n{claims}]\n"
    )
}

#[test]
fn large_texts_of_blanks_and_faults_take_a_few_times_their_size() {
    run_measured_alone(module_path!());
}

#[test]
#[ignore = "runs in a process of its own, which the test above starts"]
fn measured_alone() {
    let one_fault = (0..).map(|number| indicator(number, number == 9));
    let texts: [(&str, String); 5] = [
        ("blank lines", "\n".repeat(SIZE)),
        ("comments", "# \n".repeat(SIZE / 3)),
        ("words", "word\n".repeat(SIZE / 5)),
        ("brackets", "[".repeat(SIZE)),
        (
            "one fault",
            one_fault.take(SIZE / indicator(0, false).len()).collect(),
        ),
    ];
    for (name, text) in texts {
        let before = peak();
        let loaded = load(&[PackFiles::in_memory("x.toml", text.as_bytes())]);
        assert!(!loaded.diagnostics.is_empty(), "{name}");
        let taken = peak() - before;
        assert!(taken < MOST, "{name}: {} times", taken / SIZE);
    }
}
