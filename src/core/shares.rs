//! Work on many things, shared by all processors.
//!
//! Owns when a thread is worth starting, and the order of what comes back. It must not know what the work is.

use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

/// Things for which a thread is worth starting.
const LEAST: usize = 2_048;

/// What some work makes of things by their numbers, share by share in their order; of many things each processor takes
/// one share, of few there is only one.
pub fn shared<T: Send>(count: usize, work: &(dyn Fn(Range<usize>) -> T + Sync)) -> Vec<T> {
    if count <= LEAST {
        return vec![work(0..count)];
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let length = count.div_ceil(cores).max(LEAST);
    let share = |start: usize| start..count.min(start + length);
    thread::scope(|scope| {
        let start = |share: Range<usize>| {
            let own = share.clone();
            let thread = thread::Builder::new().spawn_scoped(scope, move || work(own));
            (share, thread)
        };
        let others: Vec<_> = (length..count)
            .step_by(length)
            .map(share)
            .map(start)
            .collect();
        let mut all = vec![work(share(0))];
        for (share, thread) in others {
            // Where no more threads may be had, this one does the work.
            all.push(match thread {
                Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                Err(_) => work(share),
            });
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::{LEAST, shared};

    #[test]
    fn shares_come_back_in_their_order() {
        for count in [0, 1, LEAST, LEAST + 1, 5 * LEAST + 1] {
            let shares = shared(count, &|share| share.map(|at| at * 2).collect::<Vec<_>>());
            let twice = shares.concat();
            assert!(twice.iter().copied().eq((0..count).map(|at| at * 2)));
        }
    }
}
