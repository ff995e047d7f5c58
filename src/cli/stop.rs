//! Signals that end a command, held back while it has something to tidy up.
//!
//! Owns which signals these are, and that the process ends of the one that came once all is tidy. It must
//! not know what is written.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

#[cfg(unix)]
use signal_hook::consts::{
    SIGALRM, SIGHUP, SIGIO, SIGPROF, SIGQUIT, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU, SIGXFSZ,
};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use crate::cli::process;
use crate::pack::files::atomic::Stop;

/// The signals that end a process by default and can be caught.
#[cfg(unix)]
const ENDING: [i32; 11] = [
    SIGALRM, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
];
#[cfg(not(unix))]
const ENDING: [i32; 2] = [SIGINT, SIGTERM];

/// Turns the signal for a file that grows over its limit into an error of writing, for standard output as well, so that
/// it does not end the process.
pub(crate) fn limits_are_errors() {
    #[cfg(unix)]
    let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// The signals that came while a command was writing.
#[derive(Debug)]
pub struct Signals {
    /// The last one; 0 if none did.
    came: Arc<AtomicUsize>,
    /// Whether a signal ends the process at once.
    obeys: Arc<AtomicBool>,
}

impl Signals {
    /// Listens to these signals. Those that cannot be caught end the process as usual; those that the caller had
    /// ignored (`nohup`) stay ignored.
    pub fn listen() -> Self {
        let came = Arc::new(AtomicUsize::new(0));
        let obeys = Arc::new(AtomicBool::new(true));
        let ignored = process::ignored_signals();
        for signal in ENDING
            .into_iter()
            .filter(|signal| !ignored.contains(signal))
        {
            let number = usize::try_from(signal).unwrap_or(0);
            let _ = flag::register_conditional_default(signal, Arc::clone(&obeys));
            let _ = flag::register_usize(signal, Arc::clone(&came), number);
        }
        limits_are_errors();
        Self { came, obeys }
    }
}

impl Stop for Signals {
    fn hold(&self) {
        self.obeys.store(false, Ordering::SeqCst);
    }

    fn has_come(&self) -> bool {
        self.came.load(Ordering::SeqCst) != 0
    }
}

impl Drop for Signals {
    /// Ends the process if a signal came.
    fn drop(&mut self) {
        self.obeys.store(true, Ordering::SeqCst);
        let came = i32::try_from(self.came.load(Ordering::SeqCst)).unwrap_or(0);
        if came != 0 {
            let _ = low_level::emulate_default_handler(came);
        }
    }
}
