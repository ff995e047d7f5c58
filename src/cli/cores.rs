//! Work on many rows, shared by all processors.
//!
//! Owns when a thread is worth starting, and the order of what comes back. It must not know what the work is.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// Rows for which a thread is worth starting.
const LEAST_SHARE: usize = 2_048;

/// What some work makes of rows, in their order; of many rows each processor takes a share.
pub(super) fn shared<R: Sync, T: Send>(
    rows: &[R],
    work: &(dyn Fn(&[R]) -> Vec<T> + Sync),
) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = rows.len().div_ceil(cores).max(LEAST_SHARE);
    let mut shares = rows.chunks(share);
    let own = shares.next().unwrap_or_default();
    thread::scope(|scope| {
        let start = |share| {
            let thread = thread::Builder::new().spawn_scoped(scope, move || work(share));
            (share, thread)
        };
        let others: Vec<_> = shares.map(start).collect();
        let mut all = work(own);
        for (share, thread) in others {
            // Where no more threads may be had, this one does the work.
            all.extend(match thread {
                Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                Err(_) => work(share),
            });
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::{LEAST_SHARE, shared};

    #[test]
    fn rows_come_back_in_their_order() {
        for count in [0, 1, LEAST_SHARE, 5 * LEAST_SHARE + 1] {
            let rows: Vec<usize> = (0..count).collect();
            let twice = shared(&rows, &|share| share.iter().map(|row| row * 2).collect());
            assert!(twice.iter().copied().eq((0..count).map(|row| row * 2)));
        }
    }
}
