//! Runs the searches of one session.
//!
//! Owns when a key waits for its answer. Over a few thousand series always; over more, where a rare query takes
//! longer than a person notices, for a moment only: then the answer comes later, as an event, and a newer search
//! gives up the older one. It must not know a screen or a line.

use std::sync::Arc;
use std::time::Duration;

use crate::explorer::event::Event;
use crate::explorer::keys::update::{Effect, update};
use crate::explorer::state::app::App;
use crate::explorer::state::search::{Found, SearchRequest};
use crate::explorer::workers::{Outcome, Task, Workers};

/// How long a key waits for its answer.
const PATIENCE: Duration = Duration::from_millis(30);

/// So many series are searched before a thread would have begun.
const AT_ONCE: usize = 5_000;

/// The searches of one session.
#[derive(Debug)]
pub struct Searcher {
    workers: Arc<Workers>,
    patience: Duration,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    request: Arc<SearchRequest>,
    task: Task<Found>,
}

impl Searcher {
    /// Searches on those threads.
    pub fn new(workers: Arc<Workers>) -> Self {
        Self {
            workers,
            patience: PATIENCE,
            running: None,
        }
    }

    /// The same with another patience; with none at all an answer over many series never comes at once.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Starts a search and gives up the one before; the answer, if it comes at once.
    pub fn start(&mut self, request: SearchRequest) -> Option<Found> {
        self.running = None;
        if request.len() <= AT_ONCE {
            return Some(run_here(&request));
        }
        let request = Arc::new(request);
        let shared = Arc::clone(&request);
        let task = self.workers.start(move |flag| shared.run(Some(flag)));
        self.running = Some(Running { request, task });
        // Whoever has no patience at all does not even look.
        if self.patience.is_zero() {
            return None;
        }
        self.answer(self.patience)
    }

    /// The answer, if it has come.
    pub fn poll(&mut self) -> Option<Found> {
        self.answer(Duration::ZERO)
    }

    /// Tells whether a search is under way.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    fn answer(&mut self, longest: Duration) -> Option<Found> {
        let running = self.running.as_ref()?;
        let found = match running.task.wait(longest) {
            Outcome::UnderWay => return None,
            Outcome::Done(found) => found,
            // Where no thread can work this one does.
            Outcome::Failed => run_here(&running.request),
        };
        self.running = None;
        Some(found)
    }

    /// Lets an event change the state and runs the searches that it asks for; gives what else it asks for.
    /// Answers that come at once are taken at once.
    pub fn react(&mut self, app: &mut App, event: Event) -> Vec<Effect> {
        let mut next = Some(event);
        let mut left = Vec::new();
        while let Some(event) = next.take() {
            for effect in update(app, event) {
                match effect {
                    Effect::Search(request) => next = self.start(*request).map(Event::found),
                    other => left.push(other),
                }
            }
        }
        if !app.is_awaiting() {
            // Nobody waits for what may still run.
            self.running = None;
        }
        left
    }
}

/// Runs a search on this thread, to its end.
fn run_here(request: &SearchRequest) -> Found {
    request.run(None).unwrap_or_else(|| Found {
        number: request.number,
        ..Found::default()
    })
}
