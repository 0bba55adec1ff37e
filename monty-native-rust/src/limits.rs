//! The limits of an interpreter, as its creator states them.

use std::time::Duration;

use monty_types::ResourceLimits;
use serde::{Deserialize, Serialize};

/// Greatest recursion limit accepted: at this depth the private stack of [`crate::stack`] is still
/// less than half full with the hungriest recursion measured (`==` of nested dicts, 2.1 KiB a level).
pub const MAX_RECURSION: usize = 10_000;

/// What one interpreter may use. Every limit is set; there is no "unlimited".
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Live bytes of the interpreter: program, heap, output.
    pub memory: u64,
    /// Execution time of one run in nanoseconds.
    pub duration: u64,
    /// Depth of Python calls and of nested operations.
    pub recursion: usize,
    /// Bytes of source text.
    pub source: usize,
    /// Bytes of printed text.
    pub output: usize,
    /// Bytes of the encoded value that a run hands back.
    pub result: usize,
    /// Pauses for the host in one run.
    pub suspensions: usize,
}

impl Limits {
    /// Rejects limits that the interpreter could not honour.
    pub fn check(&self) -> Result<(), String> {
        let positive = self.memory > 0
            && self.duration > 0
            && self.source > 0
            && self.output > 0
            && self.result > 0
            && self.suspensions > 0;
        if !positive {
            return Err("every limit must be greater than zero".to_owned());
        }
        if self.recursion == 0 || self.recursion > MAX_RECURSION {
            return Err(format!("the recursion limit must be in 1..={MAX_RECURSION}, not {}", self.recursion));
        }
        Ok(())
    }

    /// The lower of each limit of `self` and `other`.
    #[must_use]
    pub fn tightened(&self, other: &Self) -> Self {
        Self {
            memory: self.memory.min(other.memory),
            duration: self.duration.min(other.duration),
            recursion: self.recursion.min(other.recursion),
            source: self.source.min(other.source),
            output: self.output.min(other.output),
            result: self.result.min(other.result),
            suspensions: self.suspensions.min(other.suspensions),
        }
    }

    /// The part that the interpreter enforces itself.
    #[must_use]
    pub fn for_interpreter(&self) -> ResourceLimits {
        ResourceLimits {
            max_feed_duration: Some(Duration::from_nanos(self.duration)),
            max_turn_duration: None,
            max_memory: Some(usize::try_from(self.memory).unwrap_or(usize::MAX)),
            gc_interval: None,
            max_recursion_depth: self.recursion,
            max_suspensions: self.suspensions,
            max_total_sleep: Some(Duration::ZERO),
        }
    }
}
