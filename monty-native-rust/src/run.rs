//! A script from source to outcome.

use std::borrow::Cow;

use monty::MontyRun;
use monty_types::{
    CompileOptions, DateTimeSource, MontyException, MontyObject, OsPolicy, PrintWriter, ProcessTime, RandomSeed,
    RandomStart, ResourceTracker, SandboxTimeZone, SleepMode,
};
use serde::Deserialize;

use crate::{
    alloc,
    convert::{self, Inputs},
    error::{Reply, Tag, json_left_behind},
    handle::Session,
    output::Output,
    progress::run_unserved,
    turn::{CancelFlag, Exceeded, Stop, Turn, Usage},
};

/// What to run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request<'a> {
    /// Python source.
    #[serde(borrow)]
    code: Cow<'a, str>,
    /// The name that tracebacks show.
    #[serde(borrow)]
    name: Cow<'a, str>,
    /// Variables the script starts with.
    #[serde(default)]
    inputs: Inputs,
}

/// Runs `request` in a fresh interpreter and says how it ended.
pub fn run(session: &Session, cancel: &CancelFlag, number: u64, request: Request<'_>) -> Reply {
    let limits = &session.limits;
    let mut output = Output::new(limits.output);
    if request.code.len() > limits.source {
        let exceeded = Exceeded { limit: "source", allowed: limits.source as u64, used: request.code.len() as u64 };
        return Reply::failure(Tag::Resource, None, Some(exceeded), &output, Usage::default());
    }
    // What reading the request allocated is in the balance already: inputs count like any other value.
    let turn = Turn::begin(cancel, number, alloc::live_bytes());
    let outcome = execute(session, request, &mut output);
    let usage = turn.usage();
    let stopped = turn.stopped();
    drop(turn);
    match (outcome, stopped) {
        (outcome, Some(Stop::Limit(exceeded))) => {
            Reply::failure(Tag::Resource, outcome.err().as_ref(), Some(exceeded), &output, usage)
        }
        (Err(exception), Some(Stop::Cancelled)) => {
            Reply::failure(Tag::Cancelled, Some(&exception), None, &output, usage)
        }
        (Err(exception), None) => Reply::failure(Tag::ScriptError, Some(&exception), None, &output, usage),
        (Ok(value), _) => completed(&value, &output, usage, limits.result),
    }
}

fn execute(session: &Session, request: Request<'_>, output: &mut Output) -> Result<MontyObject, MontyException> {
    let tracker = ResourceTracker::new(session.limits.for_interpreter());
    // Every source is scanned for nesting, however short: the parser recurses on the stack.
    let options = CompileOptions { source_scan_threshold: 0, ..CompileOptions::default() };
    let Request { code, name, inputs: Inputs { names, values } } = request;
    let program = MontyRun::new(code.into_owned(), &name, names, options)?.with_os_policy(closed_policy());
    let mut print = PrintWriter::Callback(output);
    let progress = program.start(values, tracker, print.reborrow())?;
    run_unserved(progress, &mut print)
}

/// No clock, no entropy, no waiting: what a script sees of the world when nothing was granted.
fn closed_policy() -> OsPolicy {
    OsPolicy {
        datetime: DateTimeSource::Fixed { unix_seconds: 0, microsecond: 0 },
        timezone: SandboxTimeZone::utc(),
        sleep: SleepMode::Zero,
        process_time: ProcessTime::Zero,
        random_start: RandomStart::Seed(RandomSeed::Int(0.into())),
    }
}

fn completed(value: &MontyObject, output: &Output, usage: Usage, limit: usize) -> Reply {
    let mut body = Vec::with_capacity(256);
    body.extend_from_slice(b"{\"value\":");
    if let Err(error) = convert::encode(value, &mut body, limit) {
        return Reply::failure(Tag::Resource, None, Some(error.into()), output, usage);
    }
    json_left_behind(&mut body, output, usage);
    body.push(b'}');
    Reply::complete(body)
}
