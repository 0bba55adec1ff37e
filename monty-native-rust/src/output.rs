//! What the script prints, kept in order and bounded.

use monty_types::{ExcType, MontyException, PrintStream};

use crate::turn::{self, Exceeded};

#[cfg(target_family = "wasm")]
use crate::wasm::host_printed;

/// A host that can call into a running engine asks (see [`crate::printed`]).
#[cfg(not(target_family = "wasm"))]
fn host_printed(_: PrintStream, _: &str) {}

/// Charged for each change of stream beyond its text, so that a script which alternates between the
/// streams with every character cannot occupy a multiple of what the limit says.
const SWITCH_OVERHEAD: usize = 64;

/// Printed text in order, up to a limit.
#[derive(Debug)]
pub struct Output {
    entries: Vec<(PrintStream, String)>,
    charged: usize,
    limit: usize,
}

impl Output {
    /// Room for `limit` bytes, of which earlier turns of the same run have used `charged`.
    #[must_use]
    pub fn new(limit: usize, charged: usize) -> Self {
        Self { entries: Vec::new(), charged: charged.min(limit), limit }
    }

    /// How much of the limit this turn and those before it have used.
    #[must_use]
    pub fn charged(&self) -> usize {
        self.charged
    }

    /// The text of each uninterrupted stretch on one stream.
    #[must_use]
    pub fn entries(&self) -> &[(PrintStream, String)] {
        &self.entries
    }

    /// The text from byte `from` of all of it on, or `None` where that is inside a character.
    #[must_use]
    pub fn since(&self, from: u64) -> Option<Vec<(PrintStream, String)>> {
        let mut known = usize::try_from(from).unwrap_or(usize::MAX);
        let mut news = Vec::new();
        for (stream, text) in &self.entries {
            if known < text.len() {
                news.push((*stream, text.get(known..)?.to_owned()));
            }
            known = known.saturating_sub(text.len());
        }
        Some(news)
    }

    /// Appends what fits. A script that prints more is told so with an exception and, because it
    /// could catch that, is stopped at its next checkpoint.
    ///
    /// # Errors
    /// The exception, where the limit is exceeded.
    pub fn append(&mut self, stream: PrintStream, text: &str) -> Result<(), MontyException> {
        if text.is_empty() {
            return Ok(());
        }
        let new_entry = self.entries.last().is_none_or(|(last, _)| *last != stream);
        let overhead = if new_entry && !self.entries.is_empty() { SWITCH_OVERHEAD } else { 0 };
        let room = (self.limit - self.charged).saturating_sub(overhead);
        let kept = if text.len() <= room { text } else { &text[..text.floor_char_boundary(room)] };
        match self.entries.last_mut() {
            Some((_, last)) if !new_entry => last.push_str(kept),
            _ if kept.is_empty() => {}
            _ => self.entries.push((stream, kept.to_owned())),
        }
        host_printed(stream, kept);
        if kept.len() == text.len() {
            self.charged += overhead + text.len();
            return Ok(());
        }
        self.charged = self.limit;
        let used = self.limit as u64 + 1;
        turn::stop_for_limit(Exceeded { limit: "output", allowed: self.limit as u64, used });
        Err(MontyException::new(
            ExcType::MemoryError,
            Some(format!("output limit exceeded: more than {} bytes printed", self.limit)),
        ))
    }
}
