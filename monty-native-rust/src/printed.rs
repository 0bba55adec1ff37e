//! What the turn at work has printed, for whoever asks while it runs.

use std::{
    borrow::Cow,
    sync::{Mutex, MutexGuard, PoisonError},
};

use monty_types::{MontyException, PrintStream, PrintWriterCallback};

use crate::output::Output;

/// The output of the turn at work: its thread adds to it, any other may read it.
///
/// Apart from the interpreter, whose mutex the turn holds all the time; this one is held for a copy.
#[derive(Debug, Default)]
pub struct Printed(Mutex<Option<(u64, Output)>>);

impl Printed {
    /// Turn number `turn` prints from now on, after what is in `output` already.
    #[must_use]
    pub fn begin(&self, turn: u64, output: Output) -> Printing<'_> {
        *self.lock() = Some((turn, output));
        Printing(self)
    }

    /// What turn number `turn` has printed from byte `from` on: nothing where it is not at work, and
    /// `None` where `from` is inside a character.
    #[must_use]
    pub fn since(&self, turn: u64, from: u64) -> Option<Vec<(PrintStream, String)>> {
        match &*self.lock() {
            Some((at_work, output)) if *at_work == turn => output.since(from),
            _ => Some(Vec::new()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<(u64, Output)>> {
        // Whatever unwound while it was held: text is added in one operation, or not at all.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Prints for the turn at work, until it ends.
#[derive(Debug)]
pub struct Printing<'a>(&'a Printed);

impl Printing<'_> {
    /// Ends it, and gives all that was printed.
    #[must_use]
    pub fn end(self) -> Output {
        let ended = self.0.lock().take();
        ended.map_or_else(|| unreachable!("a turn prints until it ends"), |(_, output)| output)
    }

    fn append(&self, stream: PrintStream, text: &str) -> Result<(), MontyException> {
        match &mut *self.0.lock() {
            Some((_, output)) => output.append(stream, text),
            None => Ok(()),
        }
    }
}

/// A turn that panics has no more to say, either.
impl Drop for Printing<'_> {
    fn drop(&mut self) {
        self.0.lock().take();
    }
}

impl PrintWriterCallback for Printing<'_> {
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
