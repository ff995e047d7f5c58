//! Work on a large set of numbers in two threads at once.
//!
//! Owns where the set is halved and what happens when a thread panics. It must not know what the work is.

use roaring::RoaringBitmap;

/// Runs `part` over the whole set, or over each half in a thread of its own where the set has at least
/// `worth_a_thread` members. Returns what the lower half (or the whole) gave, then what the upper half gave.
pub(super) fn in_halves<R: Send>(
    set: &RoaringBitmap,
    worth_a_thread: u64,
    part: &(impl Fn(&mut dyn Iterator<Item = u32>) -> R + Sync),
) -> (R, Option<R>) {
    let count = set.len();
    let middle = set.select((count / 2) as u32);
    let Some(middle) = middle.filter(|_| count >= worth_a_thread) else {
        return (part(&mut set.iter()), None);
    };
    std::thread::scope(|scope| {
        let second = scope.spawn(|| part(&mut set.range(middle..)));
        let first = part(&mut set.range(..middle));
        match second.join() {
            Ok(second) => (first, Some(second)),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}
