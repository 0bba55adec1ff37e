//! What the script prints, kept in order and bounded.

use std::borrow::Cow;

use monty_types::{ExcType, MontyException, PrintStream, PrintWriterCallback};

use crate::turn::{self, Exceeded};

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

    /// Appends what fits. A script that prints more is told so with an exception and, because it
    /// could catch that, is stopped at its next checkpoint.
    fn append(&mut self, stream: PrintStream, text: &str) -> Result<(), MontyException> {
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

impl PrintWriterCallback for Output {
    fn stdout_write(&mut self, output: Cow<'_, str>) -> Result<(), MontyException> {
        self.append(PrintStream::Stdout, &output)
    }

    fn stdout_push(&mut self, end: char) -> Result<(), MontyException> {
        self.append(PrintStream::Stdout, end.encode_utf8(&mut [0; 4]))
    }

    fn stderr_write(&mut self, output: Cow<'_, str>) -> Result<(), MontyException> {
        self.append(PrintStream::Stderr, &output)
    }

    fn stderr_push(&mut self, end: char) -> Result<(), MontyException> {
        self.append(PrintStream::Stderr, end.encode_utf8(&mut [0; 4]))
    }
}
