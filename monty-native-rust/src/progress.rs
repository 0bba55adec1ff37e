//! A run that stops and goes on: one shape for scripts and for what is fed to a session.

use monty::{MontyRepl, ReplProgress, ReplStartError, RunProgress};
use monty_types::{
    CallArgs, ExtFunctionResult, MontyException, MontyObject, MontyUuid, NameLookupResult, OsFunctionCall, PrintWriter,
    SourceRange,
};

use crate::{
    host::{Decision, Host},
    turn,
};

/// A run that waits for an answer.
pub trait Pause: Sized {
    /// What is left of the interpreter when the run has ended.
    type Rest;

    /// What the run waits for.
    fn request(&self) -> Request<'_>;

    /// Goes on with `answer`.
    ///
    /// # Panics
    /// If the answer is not of the kind that the request asks for.
    fn answer(self, answer: Answer, print: PrintWriter<'_>) -> Turned<Self>;

    /// Ends the run with `error`, which Python cannot catch; there is always a traceback.
    fn abort(self, error: MontyException, print: PrintWriter<'_>) -> Turned<Self>;

    /// Ends the run where it is, as if it had never been started but for what it changed.
    fn abandon(self) -> Self::Rest;

    /// The source called `file`, where it is still known.
    fn source(&self, file: &str) -> Option<&str>;
}

/// What a run waits for.
#[derive(Debug)]
pub enum Request<'a> {
    /// The result of a function or a method.
    Call {
        /// The function's or the method's name.
        name: &'a str,
        /// The arguments, without the receiver.
        args: &'a CallArgs,
        /// What answers with a future refer to.
        id: u32,
        /// The object or class whose method it is.
        receiver: Option<MontyUuid>,
        /// The call in the source.
        position: &'a SourceRange,
    },
    /// Something of the operating system, or a module.
    Os {
        /// What it is.
        call: &'a OsFunctionCall,
        /// What answers with a future refer to.
        id: u32,
        /// The call in the source.
        position: &'a SourceRange,
    },
    /// The value of a name or an attribute.
    Name {
        /// The name.
        name: &'a str,
        /// The object or class whose attribute it is.
        receiver: Option<MontyUuid>,
        /// The name in the source.
        position: &'a SourceRange,
    },
    /// The results of futures.
    Futures {
        /// The calls that were answered with a future and are not settled.
        ids: &'a [u32],
        /// The `await` of the main task in the source.
        position: &'a SourceRange,
    },
}

/// What a run is told.
#[derive(Debug)]
pub enum Answer {
    /// The outcome of a call, be it of a function or of the operating system.
    Call(ExtFunctionResult),
    /// The outcome of looking up a name or an attribute.
    Lookup(NameLookupResult),
    /// The outcomes of some futures.
    Futures(Vec<(u32, ExtFunctionResult)>),
}

/// How far a turn got.
#[derive(Debug)]
pub enum Step<P: Pause> {
    /// To the end, with the value of the last expression.
    Complete(MontyObject, P::Rest),
    /// To a request.
    Paused(P),
}

/// A run that ended with an exception.
#[derive(Debug)]
pub struct Failed<R> {
    /// The exception.
    pub error: MontyException,
    /// What is left of the interpreter.
    pub rest: R,
}

/// The outcome of a turn.
pub type Turned<P> = Result<Step<P>, Box<Failed<<P as Pause>::Rest>>>;

/// Answers for the host what needs no host, until the run ends or asks for what does.
pub fn process_progress<P: Pause>(mut turned: Turned<P>, host: &mut Host, print: &mut PrintWriter<'_>) -> Turned<P> {
    loop {
        let pause = match turned? {
            Step::Paused(pause) => pause,
            complete @ Step::Complete(..) => return Ok(complete),
        };
        match host.decide(&pause.request()) {
            Decision::Ask => return Ok(Step::Paused(pause)),
            Decision::Answer(answer) => turned = pause.answer(answer, print.reborrow()),
            Decision::End(error) => return pause.abort(error, print.reborrow()),
        }
    }
}

/// The request of a paused `RunProgress` or `ReplProgress`, whose variants have the same fields.
macro_rules! request {
    ($kind:ident, $progress:expr) => {
        match $progress {
            $kind::FunctionCall(call) => Request::Call {
                name: &call.function_name,
                args: &call.args,
                id: call.call_id,
                receiver: call.object_id,
                position: &call.position,
            },
            $kind::OsCall(call) => {
                Request::Os { call: &call.function_call, id: call.call_id, position: &call.position }
            }
            $kind::NameLookup(lookup) => {
                Request::Name { name: &lookup.name, receiver: lookup.object_id(), position: &lookup.position }
            }
            $kind::ResolveFutures(futures) => {
                Request::Futures { ids: futures.pending_call_ids(), position: futures.position() }
            }
            $kind::Complete { .. } => unreachable!("a run that completed is not a pause"),
        }
    };
}

/// Resumes a paused `RunProgress` or `ReplProgress`, whose variants have the same methods.
macro_rules! answer {
    ($kind:ident, $progress:expr, $answer:expr, $print:expr) => {
        match ($progress, $answer) {
            ($kind::FunctionCall(call), Answer::Call(result)) => call.resume(result, $print),
            ($kind::OsCall(call), Answer::Call(result)) => call.resume(result, $print),
            ($kind::NameLookup(lookup), Answer::Lookup(result)) => lookup.resume(result, $print),
            ($kind::ResolveFutures(futures), Answer::Futures(results)) => futures.resume(results, $print),
            (_, answer) => unreachable!("an answer of the wrong kind: {answer:?}"),
        }
    };
}

/// Aborts a paused `RunProgress` or `ReplProgress`, whose variants have the same methods.
///
/// The probe is off meanwhile: a turn that has to stop would stop again before there is a traceback.
macro_rules! abort {
    ($kind:ident, $progress:expr, $error:expr, $print:expr) => {
        turn::without_probe(|| match $progress {
            $kind::FunctionCall(call) => call.abort($error, $print),
            $kind::OsCall(call) => call.abort($error, $print),
            $kind::NameLookup(lookup) => lookup.abort($error, $print),
            $kind::ResolveFutures(futures) => futures.abort($error, $print),
            $kind::Complete { .. } => unreachable!("a run that completed is not a pause"),
        })
    };
}

/// A script that waits for an answer.
#[derive(Debug)]
pub struct PausedScript {
    progress: RunProgress,
}

impl PausedScript {
    /// How far `outcome` got.
    pub fn step(outcome: Result<RunProgress, MontyException>) -> Turned<Self> {
        match outcome {
            Ok(RunProgress::Complete(value)) => Ok(Step::Complete(value, ())),
            Ok(progress) => Ok(Step::Paused(Self { progress })),
            Err(error) => Err(Box::new(Failed { error, rest: () })),
        }
    }

    /// The interpreter's own form, for snapshots.
    #[must_use]
    pub fn progress(&self) -> &RunProgress {
        &self.progress
    }
}

impl Pause for PausedScript {
    type Rest = ();

    fn request(&self) -> Request<'_> {
        request!(RunProgress, &self.progress)
    }

    fn answer(self, answer: Answer, print: PrintWriter<'_>) -> Turned<Self> {
        Self::step(answer!(RunProgress, self.progress, answer, print))
    }

    fn abort(self, error: MontyException, print: PrintWriter<'_>) -> Turned<Self> {
        Self::step(abort!(RunProgress, self.progress, error, print))
    }

    fn abandon(self) {}

    fn source(&self, _file: &str) -> Option<&str> {
        self.progress.source()
    }
}

/// The variables that the arguments of a call into a session stand in while it runs.
pub const CALL_ARGUMENTS: [&str; 2] = ["__args__", "__kwargs__"];

/// How many feeds of a session have names of their own in any case. After that, a feed that leaves no
/// code behind passes its name on to the next.
const DISTINCT_FEEDS: u64 = 1_000;

/// A feed of a session that waits for an answer.
#[derive(Debug)]
pub struct PausedFeed {
    progress: ReplProgress,
    feed: Feed,
}

/// What has to be known of a feed to clean up after it.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct Feed {
    /// The name of its source.
    pub file: String,
    /// How many functions the session had compiled before.
    pub functions: usize,
    /// Whether it is a call, whose source the host has not written.
    pub is_call: bool,
}

impl Feed {
    /// The next feed of `repl`.
    #[must_use]
    pub fn next(repl: &MontyRepl, is_call: bool) -> Self {
        Self { file: repl.next_script_name(), functions: repl.function_count(), is_call }
    }

    /// The number in the name of its source.
    fn number(&self) -> u64 {
        let digits = self.file.trim_matches(|c: char| !c.is_ascii_digit());
        digits.parse().unwrap_or(0)
    }

    /// Lets go of what the feed needed and nothing refers to any more, so that a session does not
    /// grow with every feed.
    fn clean_up(&self, repl: &mut MontyRepl) {
        for name in CALL_ARGUMENTS {
            repl.forget_variable(name);
        }
        if repl.function_count() == self.functions {
            repl.forget_source(&self.file);
            // The name of a feed stays with a session for good, and there is room for 65,536 names of
            // any kind. So the next feed gets the name of a call, and of any feed once there were many.
            if self.is_call || self.number() >= DISTINCT_FEEDS {
                repl.reuse_script_name(&self.file);
            }
        }
    }
}

impl PausedFeed {
    /// How far `outcome`, of `feed`, got.
    pub fn step(feed: Feed, outcome: Result<ReplProgress, Box<ReplStartError>>) -> Turned<Self> {
        match outcome {
            Ok(ReplProgress::Complete { mut repl, value }) => {
                feed.clean_up(&mut repl);
                Ok(Step::Complete(value, repl))
            }
            Ok(progress) => Ok(Step::Paused(Self { progress, feed })),
            Err(failed) => {
                let ReplStartError { mut repl, error } = *failed;
                feed.clean_up(&mut repl);
                Err(Box::new(Failed { error, rest: repl }))
            }
        }
    }

    /// The interpreter's own form and what goes with it, for snapshots.
    #[must_use]
    pub fn parts(&self) -> (&ReplProgress, &Feed) {
        (&self.progress, &self.feed)
    }
}

impl Pause for PausedFeed {
    type Rest = MontyRepl;

    fn request(&self) -> Request<'_> {
        request!(ReplProgress, &self.progress)
    }

    fn answer(self, answer: Answer, print: PrintWriter<'_>) -> Turned<Self> {
        Self::step(self.feed, answer!(ReplProgress, self.progress, answer, print))
    }

    fn abort(self, error: MontyException, print: PrintWriter<'_>) -> Turned<Self> {
        Self::step(self.feed, abort!(ReplProgress, self.progress, error, print))
    }

    fn abandon(self) -> MontyRepl {
        let mut repl = self.progress.into_repl();
        self.feed.clean_up(&mut repl);
        repl
    }

    fn source(&self, file: &str) -> Option<&str> {
        self.progress.source(file)
    }
}
