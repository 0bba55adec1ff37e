//! Outcomes as tags and JSON.

use std::fmt::Write as _;

use monty_types::{ExcType, MontyException, PrintStream, StackFrame};

use crate::{
    convert::{EncodeError, MAX_INTEGER_DIGITS},
    output::Output,
    turn::{Exceeded, Usage},
};

/// What a call came to: its return value, and what its response holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub enum Tag {
    /// Done: the answer of a call that asks for something, the outcome of a run that completed.
    Complete = 0,
    /// Paused: Python called a function of the host.
    Call = 1,
    /// Paused: Python wants something of the operating system.
    OsCall = 2,
    /// Paused: Python looked up a name, an attribute or a module of the host.
    Lookup = 3,
    /// Paused: every task awaits a future of the host.
    Futures = 4,
    /// Python raised and did not catch.
    ScriptError = -1,
    /// A limit ended the run.
    Resource = -2,
    /// The host cancelled the run.
    Cancelled = -3,
    /// The library panicked; the handle is poisoned.
    Panic = -4,
    /// The request is malformed.
    BadRequest = -5,
    /// There is no interpreter of that id (any more).
    UnknownHandle = -6,
    /// Another thread is in a call on that interpreter.
    Busy = -7,
    /// The interpreter panicked before and can only be freed.
    Poisoned = -8,
    /// The interpreter is not in a state for that call.
    WrongState = -9,
}

/// A tag and the response that goes with it.
#[derive(Debug)]
pub struct Reply {
    /// What the call returns.
    pub tag: Tag,
    /// UTF-8 JSON, the bytes of a snapshot, or nothing.
    pub body: Option<Vec<u8>>,
}

/// Most characters of one source line that a frame carries.
const MAX_SOURCE_LINE: usize = 1_000;

/// Most bytes of a traceback's text. A thousand frames on one long line would else be gigabytes.
const MAX_TRACEBACK: usize = 64 << 10;

impl Reply {
    /// Success without anything to say.
    #[must_use]
    pub fn done() -> Self {
        Self { tag: Tag::Complete, body: None }
    }

    /// Success with a response.
    #[must_use]
    pub fn complete(body: Vec<u8>) -> Self {
        Self { tag: Tag::Complete, body: Some(body) }
    }

    /// A refusal: `{"message": …}`.
    #[must_use]
    pub fn message(tag: Tag, message: &str) -> Self {
        let mut body = b"{\"message\":".to_vec();
        json_string(&mut body, message);
        body.push(b'}');
        Self { tag, body: Some(body) }
    }

    /// A caught panic: `{"message": …, "location": …}`.
    #[must_use]
    pub fn panic(message: &str, location: Option<&str>) -> Self {
        let mut body = b"{\"message\":".to_vec();
        json_string(&mut body, message);
        body.extend_from_slice(b",\"location\":");
        json_optional(&mut body, location);
        body.push(b'}');
        Self { tag: Tag::Panic, body: Some(body) }
    }

    /// The outcome of a run that did not complete, with everything it left behind.
    ///
    /// `full` says that what the interpreter keeps exceeds its memory limit.
    #[must_use]
    pub fn failure(
        tag: Tag,
        exception: Option<&MontyException>,
        exceeded: Option<Exceeded>,
        full: bool,
        output: &Output,
        usage: Usage,
    ) -> Self {
        // What ends a turn from outside wears the clothes of a time limit of zero: where it struck
        // is worth telling, what it calls itself is not.
        let from_outside = tag == Tag::Cancelled || exceeded.is_some_and(|it| it.limit == "output");
        let told = exception.filter(|e| !(from_outside && e.exc_type() == ExcType::TimeoutError));
        let mut body = b"{\"type\":".to_vec();
        json_optional(&mut body, told.map(|e| e.exc_type().into()));
        body.extend_from_slice(b",\"message\":");
        json_optional(&mut body, told.and_then(MontyException::message));
        body.extend_from_slice(b",\"traceback\":");
        let text = exception.map(traceback).unwrap_or_default();
        json_string(&mut body, if told.is_some() { &text } else { without_last_line(&text) });
        body.extend_from_slice(b",\"frames\":[");
        for (index, frame) in exception.map(MontyException::traceback).unwrap_or_default().iter().enumerate() {
            if index > 0 {
                body.push(b',');
            }
            json_frame(&mut body, frame);
        }
        body.push(b']');
        if let Some(Exceeded { limit, allowed, used }) = exceeded {
            let text = format!(",\"limit\":\"{limit}\",\"limitValue\":{allowed},\"used\":{used}");
            body.extend_from_slice(text.as_bytes());
        }
        if full {
            body.extend_from_slice(b",\"full\":true");
        }
        json_left_behind(&mut body, output, usage);
        body.push(b'}');
        Self { tag, body: Some(body) }
    }
}

/// Appends `,"output":[…],"usage":{…}`.
pub fn json_left_behind(body: &mut Vec<u8>, output: &Output, usage: Usage) {
    body.push(b',');
    json_output(body, output.entries());
    let Usage { time, memory, peak } = usage;
    let text = format!(",\"usage\":{{\"nanos\":{},\"memory\":{memory},\"peak\":{peak}}}", time.as_nanos());
    body.extend_from_slice(text.as_bytes());
}

/// Appends `"output":[[stream, text], …]`.
pub fn json_output(body: &mut Vec<u8>, entries: &[(PrintStream, String)]) {
    body.extend_from_slice(b"\"output\":[");
    for (index, (stream, text)) in entries.iter().enumerate() {
        if index > 0 {
            body.push(b',');
        }
        body.extend_from_slice(match stream {
            PrintStream::Stdout => b"[\"out\",",
            PrintStream::Stderr => b"[\"err\",",
        });
        json_string(body, text);
        body.push(b']');
    }
    body.push(b']');
}

/// Appends `text` as a JSON string.
pub fn json_string(body: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(body, text).expect("writing to memory does not fail");
}

/// Appends `text` as a JSON string, or null.
pub fn json_optional(body: &mut Vec<u8>, text: Option<&str>) {
    match text {
        Some(text) => json_string(body, text),
        None => body.extend_from_slice(b"null"),
    }
}

fn json_frame(body: &mut Vec<u8>, frame: &StackFrame) {
    body.extend_from_slice(b"{\"file\":");
    json_string(body, &frame.filename);
    let text = format!(
        ",\"line\":{},\"column\":{},\"endLine\":{},\"endColumn\":{},\"function\":",
        frame.start.line, frame.start.column, frame.end.line, frame.end.column
    );
    body.extend_from_slice(text.as_bytes());
    json_optional(body, frame.frame_name.as_deref());
    body.extend_from_slice(b",\"source\":");
    json_optional(body, frame.preview_line.as_deref().map(source_line));
    body.push(b'}');
}

fn without_last_line(text: &str) -> &str {
    text.rsplit_once('\n').map_or("", |(frames, _)| frames)
}

fn source_line(line: &str) -> &str {
    line.char_indices().nth(MAX_SOURCE_LINE).map_or(line, |(end, _)| &line[..end])
}

/// The traceback as Python prints it, cut where it is longer than anyone reads.
fn traceback(exception: &MontyException) -> String {
    struct Bounded(String);

    impl std::fmt::Write for Bounded {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            let room = MAX_TRACEBACK - self.0.len();
            self.0.push_str(&text[..text.floor_char_boundary(room)]);
            if text.len() > room { Err(std::fmt::Error) } else { Ok(()) }
        }
    }

    let mut bounded = Bounded(String::new());
    if write!(bounded, "{exception}").is_err() {
        bounded.0.push_str("\n… (the traceback is longer)\n");
        bounded.0.push_str(exception.exc_type().into());
    }
    bounded.0
}

impl From<EncodeError> for Exceeded {
    fn from(error: EncodeError) -> Self {
        match error {
            EncodeError::TooLong(limit) => Self { limit: "result", allowed: limit as u64, used: limit as u64 + 1 },
            EncodeError::TooDeep { allowed, depth } => {
                Self { limit: "nesting", allowed: allowed as u64, used: depth as u64 }
            }
            EncodeError::TooManyDigits(digits) => {
                Self { limit: "digits", allowed: MAX_INTEGER_DIGITS as u64, used: digits as u64 }
            }
        }
    }
}
