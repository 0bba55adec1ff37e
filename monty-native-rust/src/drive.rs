//! One turn of a run, from where it is taken up to the reply.

use monty_types::{ExcType, MontyException, MontyObject, PrintWriter};

use crate::{
    alloc,
    convert::{self, EncodeError},
    error::{Reply, Tag, json_left_behind},
    host::Host,
    output::Output,
    pause,
    printed::Printed,
    progress::{Pause, Step, Turned, process_progress},
    turn::{self, CancelFlag, Exceeded, Stop, Turn, Usage},
};

/// What an interpreter of either kind is doing.
#[derive(Debug)]
pub enum State<P: Pause> {
    /// Nothing; a run can start.
    Idle(P::Rest),
    /// It waits for an answer.
    Paused(P),
    /// It runs. Seen from outside only where a panic ended the run.
    Running,
}

impl<P: Pause> State<P> {
    /// Takes what is there out, to run.
    #[must_use]
    pub fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Running)
    }
}

/// Who runs: the number of the turn, and what of it other threads reach.
#[derive(Debug, Clone, Copy)]
pub struct Caller<'a> {
    /// The flag that its host cancels it with.
    pub flag: &'a CancelFlag,
    /// Where others read what the turn prints.
    pub printed: &'a Printed,
    /// The number.
    pub turn: u64,
}

/// A failure that has no exception yet: the host asked the run to stop.
#[must_use]
pub fn stopped_by_host() -> MontyException {
    MontyException::new(ExcType::TimeoutError, None)
}

/// Runs `begin`, and on from there for as long as no answer of the host is needed. Gives the state
/// that the interpreter is in then, and the reply.
pub fn drive<P: Pause>(
    host: &mut Host,
    caller: Caller<'_>,
    begin: impl FnOnce(&Host, &Turn<'_>, PrintWriter<'_>) -> Turned<P>,
) -> (State<P>, Reply) {
    let mut printing = caller.printed.begin(caller.turn, Output::new(host.limits.output, host.account.output));
    host.begin_turn();
    let turn = Turn::begin(caller.flag, caller.turn);
    let mut print = PrintWriter::Callback(&mut printing);
    let turned = begin(host, &turn, print.reborrow());
    let mut turned = process_progress(turned, host, &mut print);
    let mut body = Vec::new();
    let mut tag = Tag::Complete;
    // A pause that cannot be told to the host is no pause: the run ends there.
    if let Ok(Step::Paused(pause)) = turned {
        body.push(b'{');
        let described = pause::describe(&pause, &mut body, host.limits.result);
        turned = match described {
            Ok(kind) if turn.stopped().is_none() => {
                tag = kind;
                Ok(Step::Paused(pause))
            }
            Ok(_) => pause.abort(stopped_by_host(), print.reborrow()),
            Err(error) => {
                turn::stop_for_limit(error.clone().into());
                pause.abort(cannot_cross(&error), print.reborrow())
            }
        };
    }
    let output = printing.end();
    let mut usage = turn.usage();
    // The response is the host's.
    usage.memory = usage.memory.saturating_sub(body.capacity());
    let stopped = turn.stopped();
    drop(turn);
    host.account.output = output.charged();
    host.account.time = host.account.time.saturating_add(usage.time);
    match turned {
        Ok(Step::Paused(pause)) => {
            json_left_behind(&mut body, &output, usage);
            body.push(b'}');
            (State::Paused(pause), Reply { tag, body: Some(body) })
        }
        Ok(Step::Complete(value, rest)) => {
            let reply = match stopped {
                Some(Stop::Limit(exceeded)) => failed(host, None, Some(Stop::Limit(exceeded)), &output, usage),
                _ => completed(&value, &output, usage, host),
            };
            (State::Idle(rest), reply)
        }
        Err(failure) => {
            let reply = failed(host, Some(&failure.error), stopped, &output, usage);
            (State::Idle(failure.rest), reply)
        }
    }
}

fn completed(value: &MontyObject, output: &Output, usage: Usage, host: &Host) -> Reply {
    let mut body = Vec::with_capacity(256);
    body.extend_from_slice(b"{\"value\":");
    if let Err(error) = convert::encode(value, &mut body, host.limits.result) {
        return failed(host, None, Some(Stop::Limit(error.into())), output, usage);
    }
    json_left_behind(&mut body, output, usage);
    body.push(b'}');
    Reply::complete(body)
}

fn failed(host: &Host, error: Option<&MontyException>, stopped: Option<Stop>, output: &Output, usage: Usage) -> Reply {
    match stopped {
        Some(Stop::Limit(exceeded)) => {
            let full = exceeded.limit == "memory" && alloc::live_bytes() as u64 > host.limits.memory;
            Reply::failure(Tag::Resource, error, Some(exceeded), full, output, usage)
        }
        Some(Stop::Cancelled) => Reply::failure(Tag::Cancelled, error, None, false, output, usage),
        None => Reply::failure(Tag::ScriptError, error, None, false, output, usage),
    }
}

/// The reply to a run that is refused for `exceeded` before it begins.
#[must_use]
pub fn refused(exceeded: Exceeded, full: bool) -> Reply {
    Reply::failure(Tag::Resource, None, Some(exceeded), full, &Output::new(0, 0), Usage::default())
}

fn cannot_cross(error: &EncodeError) -> MontyException {
    let message = match error {
        EncodeError::TooLong(limit) => format!("the arguments have more than {limit} bytes"),
        EncodeError::TooDeep { allowed, .. } => format!("the arguments nest deeper than {allowed} levels"),
        EncodeError::TooManyDigits(digits) => format!("an argument is an integer of {digits} digits"),
    };
    MontyException::new(ExcType::ValueError, Some(message))
}
