//! Runs the searches and the counts of one session.
//!
//! Owns when a key waits for its answer. Over a few thousand series always; over more, where a rare query or a count of
//! everything takes longer than a person notices, for a moment only: then the answer comes later, as an event, and a
//! newer request gives up the older one of its kind. It must not know a screen or a line.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::explorer::event::Event;
use crate::explorer::keys::update::{Effect, update};
use crate::explorer::state::app::App;
use crate::explorer::state::search::{FoundAnswer, SearchRequest};
use crate::explorer::state::turn::{CountRequest, TurnCounts};
use crate::explorer::workers::{Outcome, Task, Workers};

/// How long a key waits for its answers.
const PATIENCE: Duration = Duration::from_millis(30);

/// Up to so many series, a search ends before a thread would have begun.
const AT_ONCE: usize = 5_000;

/// The searches and counts of one session.
#[derive(Debug)]
pub struct Searcher {
    workers: Arc<Workers>,
    patience: Duration,
    search: Option<RunningTask<SearchRequest, FoundAnswer>>,
    count: Option<RunningTask<CountRequest, TurnCounts>>,
}

/// Something that is being worked out, and what it was asked with, in case no thread can do it.
#[derive(Debug)]
struct RunningTask<R, T> {
    request: Arc<R>,
    task: Task<T>,
}

impl<R: Send + Sync + 'static, T: Send + 'static> RunningTask<R, T> {
    fn start(
        workers: &Workers,
        request: R,
        run: impl FnOnce(&R, &AtomicBool) -> Option<T> + Send + 'static,
    ) -> Self {
        let request = Arc::new(request);
        let shared = Arc::clone(&request);
        let task = workers.start(move |flag| run(&shared, flag));
        Self { request, task }
    }

    /// The answer, if it comes in time; where no thread can work this one does.
    fn answer(running: &mut Option<Self>, wait: Duration, here: fn(&R) -> Option<T>) -> Option<T> {
        let under_way = running.as_ref()?;
        let answer = match under_way.task.wait(wait) {
            Outcome::UnderWay => return None,
            Outcome::Done(answer) => Some(answer),
            Outcome::Failed => here(&under_way.request),
        };
        *running = None;
        answer
    }
}

impl Searcher {
    /// Searches and counts on those threads.
    pub fn new(workers: Arc<Workers>) -> Self {
        Self {
            workers,
            patience: PATIENCE,
            search: None,
            count: None,
        }
    }

    /// The same with another patience; with none at all an answer over much data never comes at once.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The next answer that has come.
    pub fn poll(&mut self) -> Option<Event> {
        let found = RunningTask::answer(&mut self.search, Duration::ZERO, search_here);
        let found = found.map(Event::found);
        found.or_else(|| self.counted(Duration::ZERO).map(Event::counted))
    }

    /// Tells whether a search or a count is under way.
    pub fn is_running(&self) -> bool {
        self.search.is_some() || self.count.is_some()
    }

    /// Starts a search and gives up the one before; the answer, if it comes at once.
    pub fn start(&mut self, request: SearchRequest) -> Option<FoundAnswer> {
        self.search = None;
        if request.len() <= AT_ONCE {
            return search_here(&request);
        }
        let run = |request: &SearchRequest, flag: &AtomicBool| request.run(Some(flag));
        self.search = Some(RunningTask::start(&self.workers, request, run));
        // Without any patience the result is not even polled.
        if self.patience.is_zero() {
            return None;
        }
        RunningTask::answer(&mut self.search, self.patience, search_here)
    }

    fn count(&mut self, request: CountRequest) -> Option<TurnCounts> {
        self.count = None;
        let run = |request: &CountRequest, flag: &AtomicBool| request.run(Some(flag));
        self.count = Some(RunningTask::start(&self.workers, request, run));
        if self.patience.is_zero() {
            return None;
        }
        self.counted(self.patience / 2)
    }

    fn counted(&mut self, wait: Duration) -> Option<TurnCounts> {
        RunningTask::answer(&mut self.count, wait, |request| request.run(None))
    }

    /// Lets an event change the state and runs the searches and counts that it asks for; returns what else it asks for.
    /// Answers that come at once are taken at once. A count, behind which a search may follow, is waited for half as
    /// long, so that no key waits long for both.
    pub fn react(&mut self, app: &mut App, event: Event) -> Vec<Effect> {
        let mut events = VecDeque::from([event]);
        let mut left = Vec::new();
        while let Some(event) = events.pop_front() {
            for effect in update(app, event) {
                match effect {
                    Effect::Search(request) => {
                        events.extend(self.start(*request).map(Event::found));
                    }
                    Effect::Count(request) => {
                        events.extend(self.count(*request).map(Event::counted));
                    }
                    other => left.push(other),
                }
            }
        }
        // Results of searches that may still run are ignored.
        if app.finder.pending().is_none() {
            self.search = None;
        }
        if !app.is_counting() {
            self.count = None;
        }
        left
    }
}

/// Runs a search on this thread, to its end.
fn search_here(request: &SearchRequest) -> Option<FoundAnswer> {
    let nothing = || FoundAnswer {
        number: request.number,
        ..FoundAnswer::default()
    };
    Some(request.run(None).unwrap_or_else(nothing))
}
