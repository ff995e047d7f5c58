//! What may stand behind `doctor`.
//!
//! Owns its options as clap types. It must not know what is looked at.

use clap::Args;

/// Arguments of `doctor`.
#[derive(Clone, Debug, Args)]
pub struct Doctor {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}
