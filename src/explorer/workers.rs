//! A few threads that work for all sessions of a process.
//!
//! Owns the threads, how many there may be, and the flag by which a task learns that it was cancelled. It must not
//! know what the tasks compute.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::Duration;

/// The default limit of threads: one search uses all cores by itself, and a second one may start while a superseded
/// one is still stopping.
const MOST_THREADS: usize = 2;

type Job = Box<dyn FnOnce() + Send>;

/// Threads that take tasks one after another; none is started before it is needed.
#[derive(Debug)]
pub struct Workers {
    jobs: Sender<Job>,
    waiting: Arc<Mutex<Receiver<Job>>>,
    started: AtomicUsize,
    /// Jobs that were given and are not done.
    open: Arc<AtomicUsize>,
    most: usize,
}

impl Default for Workers {
    fn default() -> Self {
        Self::new(MOST_THREADS)
    }
}

/// Something that is being worked out. Dropped, it is given up.
#[derive(Debug)]
pub struct Task<T> {
    result: Receiver<T>,
    abandoned: Arc<AtomicBool>,
}

/// How far a task is.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It is done.
    Done(T),
    /// It is under way, or waits for a thread.
    UnderWay,
    /// It will never be done: no thread could start, or the work panicked.
    Failed,
}

impl Workers {
    /// At most so many threads, at least one.
    pub fn new(most: usize) -> Self {
        let (jobs, waiting) = channel();
        Self {
            jobs,
            waiting: Arc::new(Mutex::new(waiting)),
            started: AtomicUsize::new(0),
            open: Arc::default(),
            most: most.max(1),
        }
    }

    /// Gives a thread something to work out. It is to look at the flag now and then, and to give up when it is
    /// set; what is abandoned before its turn is not begun.
    pub fn start<T: Send + 'static>(
        &self,
        work: impl FnOnce(&AtomicBool) -> Option<T> + Send + 'static,
    ) -> Task<T> {
        let abandoned = Arc::new(AtomicBool::new(false));
        let (sender, result) = sync_channel(1);
        let flag = Arc::clone(&abandoned);
        let open = Arc::clone(&self.open);
        open.fetch_add(1, Ordering::Relaxed);
        let job = move || {
            let _count = RunningJob(open);
            if !flag.load(Ordering::Relaxed)
                && let Some(done) = work(&flag)
            {
                // If the receiver is gone, the result is not needed.
                let _ = sender.send(done);
            }
        };
        if self.has_thread() {
            // The receiver lives as long as this.
            let _ = self.jobs.send(Box::new(job));
        }
        // If no thread could start, the job and its sender are dropped, so the task reports failure.
        Task { result, abandoned }
    }

    /// Starts a thread if all are busy and there may be one more; tells whether there is any.
    fn has_thread(&self) -> bool {
        let started = self.started.load(Ordering::Relaxed);
        let is_enough = started >= self.most || self.open.load(Ordering::Relaxed) <= started;
        if is_enough && started > 0 {
            return true;
        }
        let waiting = Arc::clone(&self.waiting);
        let thread = Builder::new().name("worker".to_owned());
        if thread.spawn(move || work_through(&waiting)).is_ok() {
            self.started.fetch_add(1, Ordering::Relaxed);
            return true;
        }
        started > 0
    }
}

/// Counts a job as done when it ends, however it ends.
struct RunningJob(Arc<AtomicUsize>);

impl Drop for RunningJob {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Runs one job after another until the queue is closed.
fn work_through(waiting: &Mutex<Receiver<Job>>) {
    loop {
        let next = waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        let Ok(job) = next else {
            return;
        };
        // A job that panics drops its sender, which tells of it; the thread goes on with the next.
        let _ = catch_unwind(AssertUnwindSafe(job));
    }
}

impl<T> Task<T> {
    /// Waits for the end, at most so long.
    pub fn wait(&self, longest: Duration) -> Outcome<T> {
        match self.result.recv_timeout(longest) {
            Ok(done) => Outcome::Done(done),
            Err(RecvTimeoutError::Timeout) => Outcome::UnderWay,
            Err(RecvTimeoutError::Disconnected) => Outcome::Failed,
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::{Outcome, Workers};

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn a_task_is_done_under_way_or_failed() {
        let workers = Workers::default();
        let (begin, begun) = channel::<()>();
        let task = workers.start(move |_| {
            begun.recv().ok()?;
            Some(7)
        });
        assert_eq!(task.wait(Duration::ZERO), Outcome::UnderWay);
        begin.send(()).unwrap();
        assert_eq!(task.wait(LONG), Outcome::Done(7));
        let gave_up = workers.start::<u8>(|_| None);
        assert_eq!(gave_up.wait(LONG), Outcome::Failed);
    }

    #[test]
    fn a_task_learns_that_nobody_wants_it() {
        let workers = Workers::default();
        let (begin, begun) = channel();
        let (told, learned) = channel();
        let task = workers.start(move |flag| {
            begin.send(()).ok()?;
            while !flag.load(Ordering::Relaxed) {
                std::thread::yield_now();
            }
            told.send(()).ok()
        });
        // A task dropped before its turn is never started.
        assert_eq!(begun.recv_timeout(LONG), Ok(()));
        drop(task);
        assert_eq!(learned.recv_timeout(LONG), Ok(()));
    }

    #[test]
    fn more_tasks_than_threads_wait_and_the_abandoned_are_not_begun() {
        let workers = Workers::new(1);
        let (begin, begun) = channel::<()>();
        let first = workers.start(move |_| begun.recv().ok());
        let (told, learned) = channel::<&str>();
        let told_too = told.clone();
        drop(workers.start(move |_| told.send("abandoned").ok()));
        let last = workers.start(move |_| told_too.send("wanted").ok());
        assert_eq!(last.wait(Duration::ZERO), Outcome::UnderWay);
        begin.send(()).unwrap();
        assert_eq!(first.wait(LONG), Outcome::Done(()));
        assert_eq!(last.wait(LONG), Outcome::Done(()));
        assert_eq!(learned.iter().collect::<Vec<_>>(), ["wanted"]);
    }

    #[test]
    fn a_thread_outlives_work_that_panics() {
        let workers = Workers::new(1);
        let broken = workers.start::<u8>(|_| panic!("on purpose"));
        assert_eq!(broken.wait(LONG), Outcome::Failed);
        let next = workers.start(|_| Some(1));
        assert_eq!(next.wait(LONG), Outcome::Done(1));
    }
}
