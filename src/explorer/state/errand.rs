//! Work that a key does not wait for.
//!
//! Owns one thread that works something out, and the flag by which it learns that nobody wants it any
//! more. It must not know what is worked out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::Builder;
use std::time::Duration;

/// Something that is being worked out. Dropped, it is given up.
#[derive(Debug)]
pub struct Errand<T> {
    result: Receiver<T>,
    abandoned: Arc<AtomicBool>,
}

/// How far an errand is.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It is done.
    Done(T),
    /// It is under way.
    UnderWay,
    /// It will never be done: the thread could not begin or broke down.
    Broken,
}

impl<T: Send + 'static> Errand<T> {
    /// Sends a thread to work something out. It is to look at the flag now and then, and to give up when
    /// it is set.
    pub fn send(work: impl FnOnce(&AtomicBool) -> Option<T> + Send + 'static) -> Self {
        let abandoned = Arc::new(AtomicBool::new(false));
        let (sender, result) = sync_channel(1);
        let flag = Arc::clone(&abandoned);
        let work = move || {
            if let Some(done) = work(&flag) {
                // Whoever no longer listens has no use for it.
                let _ = sender.send(done);
            }
        };
        // Where no thread can begin the sender is gone with the work, which is told as broken.
        let _ = Builder::new().name("errand".to_owned()).spawn(work);
        Self { result, abandoned }
    }

    /// Waits for the end, at most so long.
    pub fn wait(&self, longest: Duration) -> Outcome<T> {
        match self.result.recv_timeout(longest) {
            Ok(done) => Outcome::Done(done),
            Err(RecvTimeoutError::Timeout) => Outcome::UnderWay,
            Err(RecvTimeoutError::Disconnected) => Outcome::Broken,
        }
    }
}

impl<T> Drop for Errand<T> {
    fn drop(&mut self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::{Errand, Outcome};

    #[test]
    fn is_done_under_way_or_broken() {
        let long = Duration::from_secs(60);
        let (begin, begun) = channel::<()>();
        let errand = Errand::send(move |_| {
            begun.recv().ok()?;
            Some(7)
        });
        assert_eq!(errand.wait(Duration::ZERO), Outcome::UnderWay);
        begin.send(()).unwrap();
        assert_eq!(errand.wait(long), Outcome::Done(7));
        let gave_up = Errand::<u8>::send(|_| None);
        assert_eq!(gave_up.wait(long), Outcome::Broken);
    }

    #[test]
    fn learns_that_nobody_wants_it() {
        let (told, learned) = channel();
        let errand = Errand::<()>::send(move |flag| {
            while !flag.load(Ordering::Relaxed) {
                std::thread::yield_now();
            }
            told.send(()).ok()
        });
        drop(errand);
        assert_eq!(learned.recv(), Ok(()));
    }
}
