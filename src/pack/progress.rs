//! How far loading has come.
//!
//! Owns what a byte of a pack costs on its way to a library, so that the hundredths pass evenly. It must not know how
//! packs are read, nor how progress is shown.

use crate::core::catalog::build::Builder;

/// What is done with every byte of the packs, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It was read from the disk.
    Read,
    /// It was cut into pieces, and what is no indicator was parsed.
    Cut,
    /// The indicators in it were understood.
    Understood,
    /// They can be searched.
    Indexed,
}

/// The work of a byte in each stage, as measured with a million indicators of 280 bytes.
const WORK: [u64; 4] = [1, 1, 24, 6];

/// How far loading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    done: [u64; 4],
    all: u64,
}

impl Progress {
    /// Nothing was done yet with so many bytes.
    pub fn of(all: u64) -> Self {
        Self { done: [0; 4], all }
    }

    /// So many bytes have passed a stage.
    #[must_use]
    pub fn at(mut self, stage: Stage, bytes: u64) -> Self {
        self.done[stage as usize] = bytes.min(self.all);
        self
    }

    /// The bytes of all packs.
    pub fn all(self) -> u64 {
        self.all
    }

    /// The bytes that have passed a stage.
    pub fn bytes(self, stage: Stage) -> u64 {
        self.done[stage as usize]
    }

    /// The part that was done, 0 to 99: the hundredth is reached when everything is there.
    pub fn percent(self) -> u8 {
        let work = |bytes: [u64; 4]| -> u128 {
            let each = bytes.into_iter().zip(WORK);
            each.map(|(bytes, work)| u128::from(bytes) * u128::from(work))
                .sum()
        };
        let percent = work(self.done) * 100 / work([self.all; 4]).max(1);
        percent.min(99) as u8
    }

    /// Returns the one of two that is further along.
    #[must_use]
    pub fn later(self, other: Option<Self>) -> Self {
        match other {
            Some(other) if other.percent() > self.percent() => other,
            _ => self,
        }
    }
}

/// Receives what was built so far, and how many bytes of the pack have passed a stage.
pub type ProgressSink<'t> = &'t mut dyn FnMut(&Builder, Stage, u64);

#[cfg(test)]
mod tests {
    use super::{Progress, Stage};

    #[test]
    fn hundredths_pass_from_stage_to_stage_and_the_last_is_never_said() {
        let mut progress = Progress::of(1 << 40);
        let mut before = 0;
        for stage in [Stage::Read, Stage::Cut, Stage::Understood, Stage::Indexed] {
            for part in 0..=8 {
                progress = progress.at(stage, part << 37);
                assert!(progress.percent() >= before);
                before = progress.percent();
            }
        }
        assert_eq!(before, 99);
        assert_eq!(Progress::default().percent(), 0);
        assert_eq!(Progress::of(8).at(Stage::Read, 9).percent(), 3);
    }
}
